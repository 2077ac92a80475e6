//! The slash bonds of services. The only writer of them.

use crate::{pallet::*, SlashBondOf};
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
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// The reason of a hold in the currency of the stake.
type Reason<T, I> =
	<<T as Config<I>>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Reason;

/// The bond of each service, held in its payer's account.
pub(crate) struct BondStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> BondStore<T, I> {
	fn reason() -> Reason<T, I> {
		HoldReason::<I>::SlashBond.into()
	}

	fn put(service: ServiceId, bond: SlashBondOf<T>) {
		match bond.amount {
			0 => SlashBonds::<T, I>::remove(service),
			_ => SlashBonds::<T, I>::insert(service, bond),
		}
	}

	/// Rounds up: returns the bond of a request that takes at most `proceeds`.
	pub fn required_for(proceeds: Balance) -> Balance {
		let bounds = T::TermBounds::get();
		bounds.min_slash_bond.max(mul_ceil(bounds.slash_bond_share, proceeds))
	}

	/// Holds `amount` more of the payer. Returns the amount held in all. Refuses another payer than the
	/// present one.
	pub fn fund(
		payer: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let fresh = SlashBondOf::<T> { payer: payer.clone(), amount: 0, locked: 0 };
		let mut bond = SlashBonds::<T, I>::get(service).unwrap_or(fresh);
		ensure!(bond.payer == *payer, Error::<T, I>::BondOfAnother);
		T::Currency::hold(&Self::reason(), payer, amount)?;
		// Parts of one account's balance.
		bond.amount = bond.amount.saturating_add(amount);
		let total = bond.amount;
		SlashBonds::<T, I>::insert(service, bond);
		Ok(total)
	}

	/// Returns up to `amount` of the bond that no request needs to its payer, who calls.
	pub fn withdraw(payer: &T::AccountId, service: ServiceId, amount: Balance) -> DispatchResult {
		let bond = SlashBonds::<T, I>::get(service).ok_or(Error::<T, I>::NoSlashBond)?;
		ensure!(bond.payer == *payer, Error::<T, I>::BondOfAnother);
		// `locked ≤ amount`.
		let amount = amount.min(bond.amount.saturating_sub(bond.locked));
		ensure!(amount > 0, Error::<T, I>::BondLocked);
		Self::give_back(service, bond, amount)
	}

	/// Returns the bond of a service that is removed. No request is left.
	pub fn return_whole(service: ServiceId) -> DispatchResult {
		match SlashBonds::<T, I>::get(service) {
			Some(bond) => {
				let amount = bond.amount;
				Self::give_back(service, bond, amount)
			},
			None => Ok(()),
		}
	}

	fn give_back(service: ServiceId, mut bond: SlashBondOf<T>, amount: Balance) -> DispatchResult {
		T::Currency::release(&Self::reason(), &bond.payer, amount, BestEffort)?;
		bond.amount = bond.amount.checked_sub(amount).ok_or(Error::<T, I>::Inconsistent)?;
		let (payer, total) = (bond.payer.clone(), bond.amount);
		Self::put(service, bond);
		Pallet::<T, I>::deposit_event(Event::SlashBondReturned { service, payer, amount, total });
		Ok(())
	}

	/// Locks the bond of a request.
	pub fn lock(service: ServiceId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let mut bond = SlashBonds::<T, I>::get(service).ok_or(Error::<T, I>::BondTooSmall)?;
		bond.locked = bond.locked.saturating_add(amount);
		ensure!(bond.locked <= bond.amount, Error::<T, I>::BondTooSmall);
		SlashBonds::<T, I>::insert(service, bond);
		Ok(())
	}

	/// Rounds up: frees the bond of a request and forfeits a part of it to the treasury. Returns the
	/// forfeited amount.
	pub fn unlock(service: ServiceId, amount: Balance, forfeited: Perbill) -> Balance {
		let Some(mut bond) = SlashBonds::<T, I>::get(service).filter(|_| amount > 0) else {
			return 0;
		};
		let lost = mul_ceil(forfeited, amount);
		bond.locked = bond.locked.saturating_sub(amount);
		bond.amount = bond.amount.saturating_sub(lost);
		if lost > 0 && Self::forfeit(&bond.payer, lost).is_err() {
			defensive!("a forfeited bond could not be taken");
		}
		Self::put(service, bond);
		lost
	}

	/// Moves held funds to the treasury. Burns funds that the treasury cannot receive.
	fn forfeit(payer: &T::AccountId, amount: Balance) -> DispatchResult {
		let (reason, treasury) = (Self::reason(), T::Treasury::get());
		T::Currency::transfer_on_hold(&reason, payer, &treasury, amount, BestEffort, Free, Force)
			.or_else(|_| T::Currency::burn_held(&reason, payer, amount, BestEffort, Force))?;
		Ok(())
	}
}
