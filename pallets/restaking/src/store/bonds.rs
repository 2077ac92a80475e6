//! The slash bonds of payers. The only writer of them.

use super::Escrow;
use crate::{
	pallet::*,
	types::{Handle, SlashBond},
};
use core::marker::PhantomData;
use frame_support::{
	defensive, ensure,
	traits::{
		fungible::hold::{Inspect, Mutate as _},
		tokens::{Fortitude::Force, Precision::BestEffort, Restriction::Free},
		Get,
	},
};
use restaking_math::rounding::mul_ceil;
use restaking_primitives::{Balance, ServiceId, SlashableStake};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// The reason of a hold in the currency of the stake.
type Reason<T, I> =
	<<T as Config<I>>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Reason;

/// The forfeited part of a bond.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Forfeit {
	/// The amount.
	pub amount: Balance,
	/// True if it was burned, as the treasury could not receive it.
	pub burned: bool,
}

/// The bond of each payer at each service, held in the payer's account.
pub(crate) struct BondStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> BondStore<T, I> {
	fn reason() -> Reason<T, I> {
		HoldReason::<I>::SlashBond.into()
	}

	fn get(service: ServiceId, payer: &T::AccountId) -> Result<SlashBond, DispatchError> {
		SlashBonds::<T, I>::get(service, payer).ok_or_else(|| Error::<T, I>::NoSlashBond.into())
	}

	fn put(service: ServiceId, payer: &T::AccountId, bond: SlashBond) {
		match bond.amount {
			0 => SlashBonds::<T, I>::remove(service, payer),
			_ => SlashBonds::<T, I>::insert(service, payer, bond),
		}
	}

	/// Rounds up: returns the bond of a request that takes at most `proceeds`.
	pub fn required_for(proceeds: Balance) -> Balance {
		let bounds = T::TermBounds::get();
		bounds.min_slash_bond.max(mul_ceil(bounds.slash_bond_share, proceeds))
	}

	/// Returns true if a payer has a bond at a service.
	pub fn exists(service: ServiceId, payer: &T::AccountId) -> bool {
		SlashBonds::<T, I>::contains_key(service, payer)
	}

	/// Holds `amount` more of the payer, for requests of `slasher`. Returns the amount held in all. Refuses
	/// another slasher than the present one, and a bond below the minimum.
	pub fn fund(
		service: ServiceId,
		payer: &T::AccountId,
		slasher: Handle,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let fresh = SlashBond { slasher, amount: 0, locked: 0 };
		let mut bond = SlashBonds::<T, I>::get(service, payer).unwrap_or(fresh);
		ensure!(bond.slasher == slasher, Error::<T, I>::BondForAnother);
		// Parts of one account's balance, or the hold is refused.
		let total = bond.amount.saturating_add(amount);
		ensure!(total >= T::TermBounds::get().min_slash_bond, Error::<T, I>::BelowMinBond);
		T::Currency::hold(&Self::reason(), payer, amount)?;
		bond.amount = total;
		SlashBonds::<T, I>::insert(service, payer, bond);
		Ok(total)
	}

	/// Returns up to `amount` of the bond that no request needs to its payer. The free part that stays is
	/// nothing, or at least the minimum. Returns the amount returned, and the bond.
	pub fn withdraw(
		service: ServiceId,
		payer: &T::AccountId,
		amount: Balance,
	) -> Result<(Balance, SlashBond), DispatchError> {
		let mut bond = Self::get(service, payer)?;
		let amount = amount.min(bond.free());
		ensure!(amount > 0, Error::<T, I>::BondLocked);
		// At most the free part.
		bond.amount = bond.amount.saturating_sub(amount);
		let (free, minimum) = (bond.free(), T::TermBounds::get().min_slash_bond);
		ensure!(free == 0 || free >= minimum, Error::<T, I>::BelowMinBond);
		T::Currency::release(&Self::reason(), payer, amount, BestEffort)?;
		Self::put(service, payer, bond.clone());
		Ok((amount, bond))
	}

	/// Locks the bond of a request. Refuses a bond that was funded for another slasher.
	pub fn lock(
		service: ServiceId,
		payer: &T::AccountId,
		slasher: Handle,
		amount: Balance,
	) -> DispatchResult {
		let mut bond = Self::get(service, payer)?;
		ensure!(bond.slasher == slasher, Error::<T, I>::BondForAnother);
		ensure!(amount <= bond.free(), Error::<T, I>::BondTooSmall);
		// At most `amount` of the bond.
		bond.locked = bond.locked.saturating_add(amount);
		SlashBonds::<T, I>::insert(service, payer, bond);
		Ok(())
	}

	/// Rounds up: frees the bond of a request and forfeits a part of it. Returns the part.
	pub fn unlock(
		service: ServiceId,
		payer: &T::AccountId,
		amount: Balance,
		forfeited: Perbill,
	) -> Forfeit {
		let Ok(mut bond) = Self::get(service, payer) else {
			defensive!("a request without the bond that it locked");
			return Forfeit::default();
		};
		let lost = mul_ceil(forfeited, amount);
		// Both are parts of what the request locked.
		bond.locked = bond.locked.saturating_sub(amount);
		bond.amount = bond.amount.saturating_sub(lost);
		Self::put(service, payer, bond);
		Self::forfeit(payer, lost)
	}

	/// Moves held funds to the treasury. Burns funds that the treasury cannot receive, or moves them to the escrow
	/// where nothing may be burned.
	fn forfeit(payer: &T::AccountId, amount: Balance) -> Forfeit {
		if amount == 0 {
			return Forfeit::default();
		}
		let reason = Self::reason();
		let moves = |to: &T::AccountId| {
			let moved =
				T::Currency::transfer_on_hold(&reason, payer, to, amount, BestEffort, Free, Force);
			moved.is_ok()
		};
		let keeps = || !T::Stake::burns() && moves(&Escrow::<T, I>::account());
		if moves(&T::Treasury::get()) || keeps() {
			return Forfeit { amount, burned: false };
		}
		if T::Currency::burn_held(&reason, payer, amount, BestEffort, Force).is_err() {
			defensive!("a forfeited bond could not be taken");
		}
		Forfeit { amount, burned: true }
	}
}
