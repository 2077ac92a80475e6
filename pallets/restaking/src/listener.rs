//! What the staking pallet tells.

use crate::pallet::*;
use restaking_primitives::{Balance, StakeInspect};
use sp_staking::OnStakingUpdate;

/// Only withdrawals matter. A base-chain slash changes nothing here: the stake that is left is read
/// whenever it matters, and this notice comes before the ledger is written.
impl<T: Config<I>, I: 'static> OnStakingUpdate<T::AccountId, Balance> for Pallet<T, I> {
	/// Told under the name of the controller, which is the stash unless it is very old.
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
