//! Withdrawals from the stake, as the staking pallet reports them.

use super::OpenStaker;
use crate::{pallet::*, store::LimitStore, work::Work, WeightInfo};
use frame_support::{dispatch::DispatchClass, weights::Weight};
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
	/// Never fails: funds that could not be held are recorded as shortfall. The staking pallet knows nothing
	/// of this work, so it is added to the weight of the block.
	fn cover_withdrawal(stash: &T::AccountId, amount: Balance) {
		let Some(record) = Stakers::<T, I>::get(stash) else { return };
		let mut work = Work::default();
		let mut staker = OpenStaker::<T, I>::new(stash, record, &mut work);
		LimitStore::<T, I>::keep(staker.limit());
		let looked = staker.cover_freed(amount).is_some();
		Self::add_to_block(match looked {
			true => Self::weight_of(work),
			false => T::WeightInfo::note_limit(),
		});
	}

	/// Adds to the weight of the block, if one is being made. A call of this pallet that withdraws counts
	/// it twice, rather than never.
	fn add_to_block(weight: Weight) {
		if frame_system::Pallet::<T>::extrinsic_index().is_some() {
			let class = DispatchClass::Normal;
			frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, class);
		}
	}
}
