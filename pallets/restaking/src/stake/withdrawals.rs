//! Withdrawals from the stake, as the staking pallet reports them.

use super::OpenStaker;
use crate::{pallet::*, work::Work};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use restaking_primitives::{Balance, StakeInspect, WithdrawalListener};
use sp_staking::OnStakingUpdate;

/// Only withdrawals matter. A base-chain slash changes nothing here: the stake that is left is read
/// whenever it matters, and its notice comes before the ledger is written.
impl<T: Config<I>, I: 'static> OnStakingUpdate<T::AccountId, Balance> for Pallet<T, I> {
	/// Called with the name of the controller, which is the stash unless it is very old.
	fn on_withdraw(account: &T::AccountId, amount: Balance) {
		if Stakers::<T, I>::contains_key(account) {
			return Self::add_to_block(Self::cover_withdrawal(account, amount));
		}
		// The ledger was just written, so this reads nothing from the database.
		let stash = T::Stake::stash_of(account);
		if stash != *account {
			Self::add_to_block(Self::cover_withdrawal(&stash, amount));
		}
	}
}

/// The same, for a source that charges what it weighs to whoever withdraws.
impl<T: Config<I>, I: 'static> WithdrawalListener<T::AccountId> for Pallet<T, I> {
	fn on_withdrawn(who: &T::AccountId, amount: Balance) -> Weight {
		Self::cover_withdrawal(who, amount)
	}

	fn max_on_withdrawn() -> Weight {
		let looked = T::MaxPositions::get();
		let all = Work {
			looked,
			limited: true,
			spoken: true,
			noted: true,
			moved: true,
			..Default::default()
		};
		Self::weight_of(all).max(Self::withdrawal_look())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Takes the liable part of `amount`, which has just left the stake, into custody. Returns the weight of that,
	/// beside the look whether the account has pledged.
	///
	/// Never fails: funds that could not be held are recorded as shortfall.
	fn cover_withdrawal(stash: &T::AccountId, amount: Balance) -> Weight {
		let Some(record) = Stakers::<T, I>::get(stash) else { return Weight::zero() };
		let mut work = Work::default();
		let mut staker = OpenStaker::<T, I>::new(stash, record, &mut work);
		staker.keep_limit();
		let looked = staker.cover_freed(amount).is_some();
		match looked {
			true => Self::weight_of(work),
			false => Self::withdrawal_look(),
		}
	}

	/// Adds to the weight of the block, if one is being made: the staking pallet knows nothing of this work. A call
	/// of this pallet that withdraws counts it twice, rather than never.
	fn add_to_block(weight: Weight) {
		if frame_system::Pallet::<T>::extrinsic_index().is_some() {
			let class = DispatchClass::Normal;
			frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, class);
		}
	}
}
