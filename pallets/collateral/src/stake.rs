//! Locked funds, as stake.

use crate::pallet::*;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{
			hold::{Balanced as _, Inspect as _, Mutate as _},
			Credit, Inspect as _,
		},
		tokens::{Fortitude::Polite, Precision::Exact, Preservation::Expendable},
		Get, Imbalance,
	},
	weights::Weight,
};
use restaking_primitives::{
	Balance, EraIndex, Refusal, SlashableStake, Slashed, Stake, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchResult};
use sp_staking::OnStakingUpdate;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns what an account has locked.
	pub fn locked(who: &T::AccountId) -> Balance {
		T::Currency::balance_on_hold(&HoldReason::<I>::Locked.into(), who)
	}

	pub(crate) fn do_lock(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		let total = Total::<T, I>::get().checked_add(amount).ok_or(Error::<T, I>::TooMuch)?;
		T::Currency::hold(&HoldReason::<I>::Locked.into(), who, amount)?;
		Total::<T, I>::put(total);
		Self::deposit_event(Event::Locked { who: who.clone(), amount });
		Ok(())
	}

	/// Releases, and tells the listener, which holds what is liable.
	pub(crate) fn do_unlock(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		ensure!(amount <= Self::locked(who), Error::<T, I>::NotLocked);
		with_storage_layer(|| {
			T::Currency::release(&HoldReason::<I>::Locked.into(), who, amount, Exact)?;
			let free = T::Currency::reducible_balance(who, Expendable, Polite);
			ensure!(free >= amount, Error::<T, I>::Frozen);
			Self::count_out(amount);
			T::Listener::on_withdraw(who, amount);
			Self::deposit_event(Event::Unlocked { who: who.clone(), amount });
			Ok(())
		})
	}

	/// Takes an amount out of the total, which has all that is on hold.
	fn count_out(amount: Balance) {
		Total::<T, I>::mutate(|total| *total = total.saturating_sub(amount));
	}
}

impl<T: Config<I>, I: 'static> StakeInspect<T::AccountId> for Pallet<T, I> {
	fn era() -> EraIndex {
		T::Era::get()
	}

	fn bonding_duration() -> EraIndex {
		0
	}

	fn total_active() -> Balance {
		Total::<T, I>::get()
	}

	fn stake(who: &T::AccountId) -> Stake {
		let locked = Self::locked(who);
		Stake { total: locked, active: locked }
	}

	/// No base chain slashes collateral.
	fn spoken(_who: &T::AccountId) -> Balance {
		0
	}

	fn spoken_weight() -> Weight {
		Weight::zero()
	}

	fn check(who: &T::AccountId) -> Result<(), Refusal> {
		match Self::locked(who) {
			0 => Err(Refusal::NotStash),
			_ => Ok(()),
		}
	}

	fn stash_of(account: &T::AccountId) -> T::AccountId {
		account.clone()
	}
}

impl<T: Config<I>, I: 'static> SlashableStake<T::AccountId> for Pallet<T, I> {
	type Currency = T::Currency;

	fn burns() -> bool {
		T::Burns::get()
	}

	fn slash(
		who: &T::AccountId,
		amount: Balance,
		_offence_era: EraIndex,
	) -> Slashed<Credit<T::AccountId, T::Currency>> {
		let reason = HoldReason::<I>::Locked.into();
		let (credit, _missing) = T::Currency::slash(&reason, who, amount);
		let amount = credit.peek();
		Self::count_out(amount);
		let left = Self::stake(who);
		Slashed { amount, from_active: amount, credit, refunded: 0, left }
	}

	fn unbond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::do_unlock(who, amount)
	}

	fn bond_extra(who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		Self::do_lock(who, amount)?;
		Ok(amount)
	}
}
