//! Stake of the staking pallet.

use crate::ledgers::{self, LedgerStaking};
use core::marker::PhantomData;
use frame_support::{
	traits::{fungible::Credit, Get, Imbalance},
	weights::Weight,
};
use pallet_staking::{
	asset, slashing::do_slash, Config, ErasTotalStake, Error, Ledger, NominatorSlashInEra, Pallet,
	SlashingSpans, ValidatorSlashInEra,
};
use restaking_primitives::{
	Balance, EraIndex, Refusal, SlashableStake, Slashed, Stake, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchResult};
use sp_staking::{StakingAccount, StakingInterface};

/// Stake bonded in the staking pallet of the runtime `T`.
///
/// The era is the *current* era of the pallet, by which it dates unbonding. It begins one session
/// before it becomes the active era.
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
		ledgers::stake::<Self>(who)
	}

	/// Rounds up: the sum of what was reported for each era whose slash may still wait. Offences of one
	/// span of eras overlap, and a slash that was cancelled goes on counting until its time is over.
	fn spoken(who: &T::AccountId) -> Balance {
		let last = SlashingSpans::<T>::get(who).map_or(0, |spans| spans.last_nonzero_slash());
		// Nothing else is read for those who were never slashed: nearly all.
		if last == 0 || T::SlashDeferDuration::get() == 0 {
			return 0;
		}
		let (now, wait) = (Self::era(), Self::longest_wait());
		if last.saturating_add(wait) < now {
			return 0;
		}
		let reported = (now.saturating_sub(wait)..=last.min(now)).map(|era| {
			let own = ValidatorSlashInEra::<T>::get(era, who).map_or(0, |(_, amount)| amount);
			own.max(NominatorSlashInEra::<T>::get(era, who).unwrap_or(0))
		});
		reported.fold(0, Balance::saturating_add).min(Self::stake(who).active)
	}

	fn spoken_weight() -> Weight {
		if T::SlashDeferDuration::get() == 0 {
			return Weight::zero();
		}
		let reads = u64::from(Self::longest_wait()).saturating_add(1).saturating_mul(2);
		// A small value in a map of two keys, with its proof.
		let proof = reads.saturating_mul(3_600);
		T::DbWeight::get().reads(reads).saturating_add(Weight::from_parts(0, proof))
	}

	fn check(who: &T::AccountId) -> Result<(), Refusal> {
		ledgers::check::<Self>(who)
	}

	fn stash_of(account: &T::AccountId) -> T::AccountId {
		ledgers::stash_of::<Self>(account)
	}
}

impl<T: Config<CurrencyBalance = Balance>> LedgerStaking for PalletStaking<T> {
	type AccountId = T::AccountId;
	type Currency = T::Currency;
	type Interface = Pallet<T>;

	fn ledger(stash: &T::AccountId) -> Option<(Stake, Option<T::AccountId>)> {
		let ledger = Pallet::<T>::ledger(StakingAccount::Stash(stash.clone())).ok()?;
		Some((Stake { total: ledger.total, active: ledger.active }, ledger.controller()))
	}

	fn has_ledger(account: &T::AccountId) -> bool {
		Ledger::<T>::contains_key(account)
	}

	fn held(account: &T::AccountId) -> Balance {
		asset::staked::<T>(account)
	}

	fn take(
		stash: &T::AccountId,
		amount: Balance,
		offence_era: EraIndex,
	) -> Credit<T::AccountId, T::Currency> {
		let (mut credit, mut payout) = (Credit::<T::AccountId, T::Currency>::zero(), 0);
		do_slash::<T>(stash, amount, &mut payout, &mut credit, offence_era);
		credit
	}

	fn virtual_staker() -> DispatchError {
		Error::<T>::VirtualStakerNotAllowed.into()
	}
}

impl<T: Config<CurrencyBalance = Balance>> SlashableStake<T::AccountId> for PalletStaking<T> {
	type Currency = T::Currency;

	fn slash(
		who: &T::AccountId,
		amount: Balance,
		offence_era: EraIndex,
	) -> Slashed<Credit<T::AccountId, T::Currency>> {
		ledgers::slash::<Self>(who, amount, offence_era)
	}

	fn unbond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ledgers::unbond::<Self>(who, amount)
	}

	fn bond_extra(who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		ledgers::bond_extra::<Self>(who, amount)
	}
}

impl<T: Config<CurrencyBalance = Balance>> PalletStaking<T> {
	/// Returns the number of eras after an offence within which its slash may still wait to be applied.
	fn longest_wait() -> EraIndex {
		T::SlashDeferDuration::get().saturating_add(1)
	}
}

/// Setup for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
impl<T: Config<CurrencyBalance = Balance>> PalletStaking<T> {
	/// Bonds `amount` of the free funds of an account, and inserts it into a bag of the voters' list that
	/// does not match its stake, so that the staking pallet moves it to another bag with the next change.
	pub fn bond_voter(who: &T::AccountId, amount: Balance) -> DispatchResult {
		use frame_election_provider_support::SortedListProvider;
		let payee = pallet_staking::RewardDestination::Stash;
		let signed = || frame_system::RawOrigin::Signed(who.clone()).into();
		Pallet::<T>::bond(signed(), amount, payee)?;
		let nominations = pallet_staking::Nominations {
			targets: frame_support::BoundedVec::truncate_from(alloc::vec![who.clone()]),
			submitted_in: 0,
			suppressed: false,
		};
		Pallet::<T>::do_add_nominator(who, nominations);
		// Not every kind of list has bags.
		let _moved = T::VoterList::on_update(who, 1u32.into());
		Ok(())
	}

	/// Sets the era.
	pub fn set_era(era: EraIndex) {
		pallet_staking::CurrentEra::<T>::put(era);
	}
}
