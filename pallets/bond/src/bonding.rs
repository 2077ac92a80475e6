//! Bonding, unbonding and withdrawing. The only writer of ledgers, and of the sum of what is active.

use crate::{ledger::free_era, pallet::*, LedgerOf, WeightInfo};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{
			hold::{Inspect as _, Mutate as _},
			Inspect as _,
		},
		tokens::{Fortitude::Force, Precision::Exact, Preservation::Expendable},
		Get,
	},
	weights::Weight,
};
use restaking_primitives::{Balance, WithdrawalListener};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the ledger of an account: an empty one, if it has no bond.
	pub fn ledger(who: &T::AccountId) -> LedgerOf<T, I> {
		Ledgers::<T, I>::get(who).unwrap_or_default()
	}

	/// Returns the amount on hold for the bond of an account.
	pub fn held(who: &T::AccountId) -> Balance {
		T::Currency::balance_on_hold(&HoldReason::<I>::Bonded.into(), who)
	}

	/// Writes a ledger in the place of one of which `before` was active. Removes it if nothing is left.
	pub(crate) fn store(who: &T::AccountId, before: Balance, ledger: LedgerOf<T, I>) {
		if before != ledger.active {
			// The sum has all parts, and they are on hold: no more than all money there is.
			TotalActive::<T, I>::mutate(|total| {
				*total = total.saturating_sub(before).saturating_add(ledger.active);
			});
		}
		match ledger.is_empty() {
			true => Ledgers::<T, I>::remove(who),
			false => Ledgers::<T, I>::insert(who, ledger),
		}
	}

	/// Refuses to make less than the least bond active where nothing is active.
	fn ensure_least(active: Balance, more: Balance) -> DispatchResult {
		ensure!(active > 0 || more >= T::MinBond::get(), Error::<T, I>::BelowMinBond);
		Ok(())
	}

	pub(crate) fn do_bond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		let mut ledger = Self::ledger(who);
		let before = ledger.active;
		Self::ensure_least(before, amount)?;
		with_storage_layer(|| T::Currency::hold(&HoldReason::<I>::Bonded.into(), who, amount))?;
		// On hold by now: no more than all money there is.
		ledger.active = before.saturating_add(amount);
		Self::store(who, before, ledger);
		Self::deposit_event(Event::Bonded { who: who.clone(), amount });
		Ok(())
	}

	pub(crate) fn do_unbond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		let mut ledger = Self::ledger(who);
		let (before, now) = (ledger.active, CurrentEra::<T, I>::get().index);
		let left = before.checked_sub(amount).ok_or(Error::<T, I>::NotBonded)?;
		ensure!(left == 0 || left >= T::MinBond::get(), Error::<T, I>::BelowMinBond);
		ledger.unbond(amount, now).ok_or(Error::<T, I>::QueueFull)?;
		Self::store(who, before, ledger);
		let free_era = free_era(now, T::BondingDuration::get());
		Self::deposit_event(Event::Unbonded { who: who.clone(), amount, free_era });
		Ok(())
	}

	pub(crate) fn do_rebond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		let mut ledger = Self::ledger(who);
		let before = ledger.active;
		ledger.rebond(amount).ok_or(Error::<T, I>::NotUnbonding)?;
		Self::ensure_least(before, amount)?;
		Self::store(who, before, ledger);
		Self::deposit_event(Event::Rebonded { who: who.clone(), amount });
		Ok(())
	}

	/// Returns the declared weight of a withdrawal, with the most that the listener may do.
	pub(crate) fn max_on_withdraw() -> Weight {
		T::WeightInfo::withdraw().saturating_add(T::Listener::max_on_withdrawn())
	}

	/// Releases what is free, and tells the listener, which holds what is liable. Returns the weight of what it did.
	///
	/// Refuses to release funds that could not be held again: a slash could not reach them.
	pub(crate) fn do_withdraw(who: &T::AccountId) -> Result<Weight, DispatchError> {
		let mut ledger = Self::ledger(who);
		let (before, now) = (ledger.active, CurrentEra::<T, I>::get().index);
		let amount = ledger.withdraw(now, T::BondingDuration::get());
		ensure!(amount > 0, Error::<T, I>::NothingToWithdraw);
		with_storage_layer(|| {
			T::Currency::release(&HoldReason::<I>::Bonded.into(), who, amount, Exact)?;
			let free = T::Currency::reducible_balance(who, Expendable, Force);
			ensure!(free >= amount, Error::<T, I>::Frozen);
			Self::store(who, before, ledger);
			Self::deposit_event(Event::Withdrawn { who: who.clone(), amount });
			// Everything is written before a listener looks.
			Ok(T::Listener::on_withdrawn(who, amount))
		})
	}
}
