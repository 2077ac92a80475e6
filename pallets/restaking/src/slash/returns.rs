//! The return of losses by requests that are undone, and the removal of their records.

use crate::{
	access::run_hook,
	pallet::*,
	stake::OpenStaker,
	store::{EraStore, Escrow, LossStore, QueueStore, RequestStore, Sent},
	types::{LossRecord, Proceeds, QueueEnds, Turn},
	work::Work,
	WeightInfo,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_math::eras_after;
use restaking_primitives::{
	Balance, EraIndex, LossListener, RequestId, SlashableStake, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchErrorWithPostInfo, DispatchResult};

/// A loss on its way back.
struct Return {
	/// The part that is active stake again.
	bonded: Balance,
	/// The part that is free, before custody.
	freed: Balance,
	/// The part that no account could receive, and that went to the treasury or was burned.
	unclaimed: Option<(Balance, Balance)>,
	/// The part that still waits.
	left: LossRecord,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Gives back one loss. Free of charge if anything came back.
	pub(crate) fn give_back_by_call(
		id: RequestId,
		stash: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		let mut work = Work::default();
		let done = Self::do_give_back(id, stash, &mut work);
		let actual_weight = Some(Self::return_weight(work));
		match done {
			Ok(()) => Ok(PostDispatchInfo { actual_weight, pays_fee: Pays::No }),
			Err(error) => {
				let post_info = PostDispatchInfo { actual_weight, pays_fee: Pays::Yes };
				Err(DispatchErrorWithPostInfo { post_info, error })
			},
		}
	}

	pub(crate) fn do_give_back(
		id: RequestId,
		stash: &T::AccountId,
		work: &mut Work,
	) -> DispatchResult {
		let (request, mut execution) = RequestStore::<T, I>::executed(id)?;
		let ordered_era = execution.ordered_era().ok_or(Error::<T, I>::NotUndone)?;
		let loss = LossStore::<T, I>::get(id, stash).ok_or(Error::<T, I>::NothingLost)?;
		let now = EraStore::<T, I>::now();
		let due = now >= execution.payable_era;
		let last = now >= Self::last_call(ordered_era, execution.payable_era);
		// Gone before staking can call back.
		LossStore::<T, I>::put(id, stash, LossRecord::default());
		let back = Self::return_loss(stash, loss, due, last)?;
		LossStore::<T, I>::put(id, stash, back.left);
		let returned = back.bonded.saturating_add(back.freed);
		let gone = loss.total().saturating_sub(back.left.total());
		execution.waiting =
			execution.waiting.checked_sub(gone).ok_or(Error::<T, I>::Inconsistent)?;
		// Parts of what was taken.
		execution.returned = execution.returned.saturating_add(returned);
		execution.unclaimed = execution.unclaimed.saturating_add(gone.saturating_sub(returned));
		RequestStore::<T, I>::put_executed(id, request, execution);
		if let Some((treasury, burned)) = back.unclaimed {
			work.heard = run_hook(|| T::LossListener::forgotten(stash, id, loss.active, loss.rest));
			let stash = Some(stash.clone());
			Self::deposit_event(Event::LossUnclaimed { request: id, stash, treasury, burned });
			return Ok(());
		}
		let held = Self::cover_returned(stash, back.freed, work);
		work.heard =
			run_hook(|| T::LossListener::returned(stash, id, back.bonded, back.freed, held));
		let Return { bonded, freed, .. } = back;
		let stash = stash.clone();
		Self::deposit_event(Event::GivenBack { request: id, stash, bonded, freed, held });
		Ok(())
	}

	/// Returns the era from which what cannot come back goes to the treasury.
	pub(crate) fn last_call(ordered_era: EraIndex, payable_era: EraIndex) -> EraIndex {
		eras_after(payable_era.max(ordered_era), Escrow::<T, I>::delay())
	}

	/// Gives back what is due of a loss: active stake at once, the rest from the payable era on. What cannot
	/// be bonded comes back with the rest.
	fn return_loss(
		stash: &T::AccountId,
		loss: LossRecord,
		due: bool,
		last: bool,
	) -> Result<Return, DispatchError> {
		let sent = if due { loss.total() } else { loss.active };
		ensure!(sent > 0, Error::<T, I>::NotDueYet);
		let moved = with_storage_layer(|| {
			Escrow::<T, I>::give_back(stash, sent)?;
			let bonded = Self::bond_again(stash, loss.active);
			ensure!(due || bonded > 0, Error::<T, I>::NotDueYet);
			let surplus = sent.saturating_sub(bonded);
			if !due && surplus > 0 {
				Escrow::<T, I>::take_back(stash, surplus)?;
			}
			Ok::<_, DispatchError>(bonded)
		});
		match moved {
			Ok(bonded) if due => {
				let freed = sent.saturating_sub(bonded);
				Ok(Return { bonded, freed, unclaimed: None, left: LossRecord::default() })
			},
			Ok(bonded) => {
				let (active, surplus) = (0, loss.active.saturating_sub(bonded));
				let left = LossRecord { active, rest: loss.rest.saturating_add(surplus) };
				Ok(Return { bonded, freed: 0, unclaimed: None, left })
			},
			Err(_) if last => {
				let unclaimed = Some(Self::to_treasury(sent));
				Ok(Return { bonded: 0, freed: 0, unclaimed, left: LossRecord::default() })
			},
			Err(error) => Err(error),
		}
	}

	/// Bonds up to `amount` of the free funds of an account that has a stake. Returns by how much it rose.
	fn bond_again(stash: &T::AccountId, amount: Balance) -> Balance {
		if amount == 0 || T::Stake::stake(stash).total == 0 {
			return 0;
		}
		with_storage_layer(|| T::Stake::bond_extra(stash, amount)).unwrap_or(0)
	}

	/// Takes what liability needs of freed funds into custody. Returns that part.
	fn cover_returned(stash: &T::AccountId, freed: Balance, work: &mut Work) -> Balance {
		let record = Stakers::<T, I>::get(stash);
		let staker = record.map(|record| OpenStaker::<T, I>::new(stash, record, work));
		staker.and_then(|staker| staker.cover_freed(freed)).unwrap_or(0)
	}

	/// Sends `amount` of the escrow to the treasury. Returns what arrived there, and what was burned.
	fn to_treasury(amount: Balance) -> (Balance, Balance) {
		match Escrow::<T, I>::send(None, amount) {
			Sent::Treasury => (amount, 0),
			Sent::Burned => (0, amount),
			Sent::Nowhere | Sent::Arrived | Sent::Kept => (0, 0),
		}
	}

	/// Gives back, or forgets, one page of the losses by a request, which then stands at the end of the queue
	/// again, or leaves it. Returns true if the meter had no room for its first loss.
	pub(crate) fn end_losses(id: RequestId, ends: &mut QueueEnds, meter: &mut WeightMeter) -> bool {
		let Ok((_, execution)) = RequestStore::<T, I>::executed(id) else {
			LossStore::<T, I>::set_cursor(id, None);
			return false;
		};
		let divided = execution.proceeds == Proceeds::Divided;
		let one = |stash| match divided {
			true => Self::forget_loss_weight(stash),
			false => Self::max_return_weight(stash),
		};
		let size = usize::try_from(T::MaxPage::get()).unwrap_or(usize::MAX);
		let page = LossStore::<T, I>::page(id, size);
		let mut last = None;
		for stash in &page {
			if !meter.can_consume(one(stash)) {
				break;
			}
			meter.consume(match divided {
				true => Self::forget_loss(id, stash),
				false => Self::give_back_by_page(id, stash),
			});
			last = Some(stash);
		}
		let stuck = last.is_none() && !page.is_empty();
		if page.len() < size && last == page.last() {
			LossStore::<T, I>::set_cursor(id, None);
			Self::end_pass(id);
			return false;
		}
		if !stuck {
			LossStore::<T, I>::set_cursor(id, last.cloned());
		}
		QueueStore::<T, I>::append(ends, Turn::EndLosses(id));
		stuck
	}

	/// Gives one loss back, as far as it is due. Returns the weight of it.
	fn give_back_by_page(id: RequestId, stash: &T::AccountId) -> Weight {
		let mut work = Work::default();
		let done = with_storage_layer(|| Self::do_give_back(id, stash, &mut work));
		// What is not due has its own time.
		let failed = done.err().filter(|error| *error != Error::<T, I>::NotDueYet.into());
		if let Some(error) = failed {
			let (request, stash) = (id, stash.clone());
			Self::deposit_event(Event::GiveBackFailed { request, stash, error });
		}
		Self::return_weight(work)
	}

	/// Removes the record of a loss that does not come back. Returns the weight of it.
	pub(crate) fn forget_loss(id: RequestId, stash: &T::AccountId) -> Weight {
		let Some(loss) = LossStore::<T, I>::get(id, stash) else {
			return T::WeightInfo::forget_loss();
		};
		LossStore::<T, I>::put(id, stash, LossRecord::default());
		let heard = run_hook(|| T::LossListener::forgotten(stash, id, loss.active, loss.rest));
		T::WeightInfo::forget_loss().saturating_add(heard)
	}

	/// Ends a pass over the losses by a request. After the last one, what has no record of its own goes to the
	/// treasury.
	pub(crate) fn end_pass(id: RequestId) {
		let Ok((request, mut execution)) = RequestStore::<T, I>::executed(id) else { return };
		let Some(ordered_era) = execution.ordered_era() else {
			return RequestStore::<T, I>::forget(id);
		};
		execution.queued = false;
		let last = EraStore::<T, I>::now() >= Self::last_call(ordered_era, execution.payable_era);
		let rest = execution.waiting;
		if last && rest > 0 && !LossStore::<T, I>::any(id) {
			let (treasury, burned) = Self::to_treasury(rest);
			execution.waiting = 0;
			execution.unclaimed = execution.unclaimed.saturating_add(rest);
			let stash = None;
			Self::deposit_event(Event::LossUnclaimed { request: id, stash, treasury, burned });
		}
		RequestStore::<T, I>::put_executed(id, request, execution);
	}
}
