//! Withdrawals from the stake, as the staking pallet reports them.

use super::OpenStaker;
use crate::{pallet::*, weight::Work};
use restaking_primitives::{Balance, StakeInspect};
use sp_staking::OnStakingUpdate;

/// Only withdrawals matter. A base-chain slash changes nothing here: the stake that is left is read
/// whenever it matters, and its notice comes before the ledger is written.
impl<T: Config<I>, I: 'static> OnStakingUpdate<T::AccountId, Balance> for Pallet<T, I> {
	/// Called with the name of the controller, which is the stash unless it is very old.
	fn on_withdraw(account: &T::AccountId, amount: Balance) {
		if Stakers::<T, I>::contains_key(account) {
			return Self::cover_withdrawal(account, amount);
		}
		// The ledger was just written, so this reads nothing from the database.
		let stash = T::Stake::stash_of(account);
		if stash != *account {
			Self::cover_withdrawal(&stash, amount);
		}
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Takes the liable part of `amount`, which has just left the stake, into custody.
	///
	/// Never fails: funds that could not be held are recorded as shortfall.
	fn cover_withdrawal(stash: &T::AccountId, amount: Balance) {
		let Some(record) = Stakers::<T, I>::get(stash) else { return };
		let mut work = Work::default();
		let mut staker = OpenStaker::<T, I>::new(stash, record, &mut work);
		let (max, limit) = (staker.max_liability(), staker.parameters.exposure_limit);
		if max <= staker.funds().kept(limit) && !staker.record.short {
			return;
		}
		// If the records contradict each other, the most they can mean is held.
		let liability = staker.liability().unwrap_or(max);
		if staker.cover(liability, amount) {
			staker.store();
		}
	}
}
