//! What is set aside for vetoed requests. The only writer of it.

use crate::{pallet::*, SlashBondOf};
use frame_support::{
	defensive, ensure,
	traits::{
		fungible::hold::Mutate as _,
		tokens::{Fortitude::Force, Precision::BestEffort, Restriction::Free},
		Get,
	},
};
use restaking_math::rounding::part_up;
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::{DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_fund_slash_bond(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		Self::ensure_not_retired(&Self::service(service)?)?;
		let fresh = SlashBondOf::<T> { payer: who.clone(), amount: 0, locked: 0 };
		let mut bond = SlashBonds::<T, I>::get(service).unwrap_or(fresh);
		ensure!(bond.payer == *who, Error::<T, I>::BondOfAnother);
		T::Currency::hold(&HoldReason::<I>::SlashBond.into(), who, amount)?;
		// Parts of one account's balance.
		bond.amount = bond.amount.saturating_add(amount);
		let total = bond.amount;
		SlashBonds::<T, I>::insert(service, bond);
		let payer = who.clone();
		Self::deposit_event(Event::SlashBondFunded { service, payer, amount, total });
		Ok(())
	}

	pub(crate) fn do_withdraw_slash_bond(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		let bond = SlashBonds::<T, I>::get(service).ok_or(Error::<T, I>::NoSlashBond)?;
		ensure!(bond.payer == *who, Error::<T, I>::BondOfAnother);
		// `locked ≤ amount`.
		let amount = amount.min(bond.amount.saturating_sub(bond.locked));
		ensure!(amount > 0, Error::<T, I>::BondLocked);
		Self::return_bond(service, bond, amount)
	}

	/// Returns a part of a bond that no request needs.
	fn return_bond(
		service: ServiceId,
		mut bond: SlashBondOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let reason = HoldReason::<I>::SlashBond.into();
		T::Currency::release(&reason, &bond.payer, amount, BestEffort)?;
		bond.amount = bond.amount.checked_sub(amount).ok_or(Error::<T, I>::Inconsistent)?;
		let (payer, total) = (bond.payer.clone(), bond.amount);
		Self::store_bond(service, bond);
		Self::deposit_event(Event::SlashBondReturned { service, payer, amount, total });
		Ok(())
	}

	fn store_bond(service: ServiceId, bond: SlashBondOf<T>) {
		match bond.amount {
			0 => SlashBonds::<T, I>::remove(service),
			_ => SlashBonds::<T, I>::insert(service, bond),
		}
	}

	/// Rounds up: the bond for a request that could take `most`.
	pub(crate) fn bond_for(most: Balance) -> Balance {
		let rules = T::TermBounds::get();
		rules.min_slash_bond.max(part_up(rules.slash_bond_share, most))
	}

	/// Locks the bond of a request.
	pub(crate) fn lock_bond(service: ServiceId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let mut bond = SlashBonds::<T, I>::get(service).ok_or(Error::<T, I>::BondTooSmall)?;
		bond.locked = bond.locked.saturating_add(amount);
		ensure!(bond.locked <= bond.amount, Error::<T, I>::BondTooSmall);
		SlashBonds::<T, I>::insert(service, bond);
		Ok(())
	}

	/// Frees the bond of a request and forfeits a part of it to the treasury. Gives that part.
	pub(crate) fn end_bond(service: ServiceId, amount: Balance, forfeited: Perbill) -> Balance {
		let Some(mut bond) = SlashBonds::<T, I>::get(service).filter(|_| amount > 0) else {
			return 0;
		};
		let lost = part_up(forfeited, amount);
		bond.locked = bond.locked.saturating_sub(amount);
		bond.amount = bond.amount.saturating_sub(lost);
		let reason = HoldReason::<I>::SlashBond.into();
		if lost > 0 && Self::forfeit(&reason, &bond.payer, lost).is_err() {
			defensive!("a forfeited bond could not be taken");
		}
		Self::store_bond(service, bond);
		lost
	}

	/// Moves held funds to the treasury. What it can not take is burned.
	fn forfeit(
		reason: &<T::Currency as frame_support::traits::fungible::hold::Inspect<T::AccountId>>::Reason,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let treasury = T::Treasury::get();
		T::Currency::transfer_on_hold(reason, who, &treasury, amount, BestEffort, Free, Force)
			.or_else(|_| T::Currency::burn_held(reason, who, amount, BestEffort, Force))?;
		Ok(())
	}

	/// Returns the bond of a service that is removed. No request is left.
	pub(crate) fn return_whole_bond(service: ServiceId) -> DispatchResult {
		match SlashBonds::<T, I>::get(service) {
			Some(bond) => {
				let amount = bond.amount;
				Self::return_bond(service, bond, amount)
			},
			None => Ok(()),
		}
	}
}
