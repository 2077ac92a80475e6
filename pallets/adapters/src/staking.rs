//! Stake of the staking pallet.

use core::marker::PhantomData;
use frame_support::ensure;
use pallet_staking::{Config, ErasTotalStake, Ledger, Pallet};
use restaking_primitives::{Balance, EraIndex, Refusal, SlashableStake, Stake, StakeInspect};
use sp_runtime::DispatchResult;
use sp_staking::{StakingAccount, StakingInterface};

/// Stake bonded in the staking pallet of the runtime `T`.
///
/// The era is the one in which the pallet dates what is unbonded (its *current* era, planned one
/// session before it becomes active).
pub struct PalletStaking<T>(PhantomData<T>);

impl<T: Config<CurrencyBalance = Balance>> StakeInspect<T::AccountId> for PalletStaking<T> {
	fn era() -> EraIndex {
		<Pallet<T> as StakingInterface>::current_era()
	}

	fn bonding_duration() -> EraIndex {
		<Pallet<T> as StakingInterface>::bonding_duration()
	}

	fn total_active() -> Balance {
		ErasTotalStake::<T>::get(Self::era())
	}

	fn stake(who: &T::AccountId) -> Stake {
		match Pallet::<T>::ledger(StakingAccount::Stash(who.clone())) {
			Ok(ledger) => Stake { total: ledger.total, active: ledger.active },
			// No ledger, or one that contradicts its stash: nothing that a slash could reach.
			Err(_) => Stake::default(),
		}
	}

	fn check(who: &T::AccountId) -> Result<(), Refusal> {
		ensure!(!Pallet::<T>::is_virtual_staker(who), Refusal::Virtual);
		match Pallet::<T>::ledger(StakingAccount::Stash(who.clone())) {
			Ok(ledger) if ledger.controller().as_ref() == Some(who) => Ok(()),
			Ok(_) => Err(Refusal::Controller),
			Err(_) if Ledger::<T>::contains_key(who) => Err(Refusal::Controller),
			Err(_) => Err(Refusal::NotStash),
		}
	}

	fn stash_of(account: &T::AccountId) -> T::AccountId {
		Pallet::<T>::stash_by_ctrl(account).unwrap_or_else(|_| account.clone())
	}
}

impl<T: Config<CurrencyBalance = Balance>> SlashableStake<T::AccountId> for PalletStaking<T> {
	fn unbond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		<Pallet<T> as StakingInterface>::unbond(who, amount)
	}

	fn bond_extra(who: &T::AccountId, amount: Balance) -> DispatchResult {
		<Pallet<T> as StakingInterface>::bond_extra(who, amount)
	}
}
