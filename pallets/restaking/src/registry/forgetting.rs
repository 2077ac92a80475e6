//! Forgetting: what is gone leaves no records, neither here nor in the pallets of services.

use crate::{pallet::*, store::ForgettingStore, types::Deposit, WeightInfo, MAX_FORGOTTEN};
use frame_support::{
	defensive,
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	traits::Consideration,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{refusal, Judge};

/// The maximum number of services and assignments that one block looks at to forget them.
const MAX_LOOKS: u32 = 8;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Lets pallets of services forget what is gone, as far as the meter allows.
	pub(crate) fn forget_in_block(meter: &mut WeightMeter) {
		let one = T::SlashingHook::forget_weight();
		let look = T::WeightInfo::turn_of_forgetting();
		for _ in 0..MAX_LOOKS {
			if ForgettingStore::<T, I>::is_empty() || meter.try_consume(look).is_err() {
				return;
			}
			let room = match meter.remaining().checked_div_per_component(&one) {
				// Nothing that weighs nothing has too little room.
				None => MAX_FORGOTTEN,
				Some(room) => u32::try_from(room).unwrap_or(MAX_FORGOTTEN).min(MAX_FORGOTTEN),
			};
			if room == 0 {
				return;
			}
			let removed = Self::forget_first(room);
			meter.consume(one.saturating_mul(removed.max(1).into()));
		}
	}

	/// Lets a pallet forget up to `most` records of the first that is gone. Free of charge: something was
	/// removed, or the first is done.
	pub(crate) fn forget_by_call(most: u32) -> DispatchResultWithPostInfo {
		let most = most.min(MAX_FORGOTTEN);
		let empty = ForgettingStore::<T, I>::is_empty();
		let refused =
			|| refusal(Error::<T, I>::NothingToForget, T::WeightInfo::turn_of_forgetting());
		ensure!(most > 0 && !empty, refused());
		let removed = Self::forget_first(most);
		let actual_weight = Some(Self::forget_weight(removed.max(1)));
		Ok(PostDispatchInfo { actual_weight, pays_fee: Pays::No })
	}

	/// Lets a pallet forget up to `most` records of the first that is gone, which then leaves the queue, or
	/// stands at its end. Returns the number of records.
	fn forget_first(most: u32) -> u32 {
		let Some((gone, hook)) = ForgettingStore::<T, I>::take_first() else { return 0 };
		let removed = hook.as_ref().map_or(0, |hook| Self::forget_by_hook(hook, gone.what, most));
		match hook {
			Some(hook) if removed >= most => ForgettingStore::<T, I>::push(gone, &hook),
			_ => Self::return_deposit(gone.deposit),
		}
		removed
	}

	/// Returns the deposit of a service that is gone, if somebody paid one.
	pub(crate) fn return_deposit(deposit: Option<Deposit<T::AccountId, T::ServiceConsideration>>) {
		let Some(Deposit { payer, ticket }) = deposit else { return };
		if ticket.drop(&payer).is_err() {
			defensive!("a deposit could not be returned");
		}
	}

	/// Returns the weight of forgetting so many records by a call, at most a page of them.
	pub(crate) fn forget_weight(most: u32) -> Weight {
		let one = T::SlashingHook::forget_weight();
		let records = most.clamp(1, MAX_FORGOTTEN);
		T::WeightInfo::turn_of_forgetting().saturating_add(one.saturating_mul(records.into()))
	}
}
