//! Stake of the staking pallet of a parachain whose validators are those of its relay chain.

use crate::ledgers::{self, LedgerStaking};
use core::marker::PhantomData;
use frame_support::{
	traits::{fungible::Credit, Get, Imbalance},
	weights::Weight,
};
use pallet_staking_async::{
	asset, slashing::do_slash, AreNominatorsSlashable, Config, ErasNominatorsSlashable,
	ErasTotalStake, Error, LastValidatorEra, Ledger, OffenceQueue, OffenceQueueEras, Pallet,
	ProcessingOffence, UnappliedSlash, UnappliedSlashes, Validators,
};
use restaking_primitives::{
	Balance, EraIndex, Refusal, SlashableStake, Slashed, Stake, StakeInspect,
};
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult, Perbill};
use sp_staking::{StakingAccount, StakingInterface};

/// The most pages of slashes that wait, and the most reported offences, at which `spoken` looks. If there are more, all
/// active stake is spoken for.
const MOST_PAGES: usize = 8;

/// The proof of a small value in a map, in bytes.
const SMALL_PROOF: u64 = 3_600;

/// Stake bonded in the asynchronous staking pallet of the runtime `T`, as Asset Hubs have it.
///
/// The era is the *active* era of the pallet, which the relay chain's reports turn: by one, and never while no report
/// comes. Unbonding is dated by it.
///
/// The base chain may spare nominators. What they unbond then is free after a few eras, and slashes take active stake
/// before it: a chunk is slashed in proportion only if it is free a whole bonding duration after the offence, or later.
/// So it is no stake of vaults: whoever leaves one would leave its part of a slash to those who stay.
pub struct StakingAsync<T>(PhantomData<T>);

impl<T: Config<CurrencyBalance = Balance>> StakeInspect<T::AccountId> for StakingAsync<T> {
	const SPARES: bool = true;

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

	/// False for nominators, and for stashes that do nothing, once no era of the last bonding duration lets them be
	/// slashed, and the setting for the next one does not either.
	fn base_slashable(who: &T::AccountId) -> bool {
		Self::spares_nobody() || Self::may_have_validated(who)
	}

	fn spares_nobody() -> bool {
		if AreNominatorsSlashable::<T>::get() {
			return true;
		}
		let spared = |era: EraIndex| ErasNominatorsSlashable::<T>::get(era) == Some(false);
		// An era of which nothing is known counts as one in which they could be slashed.
		!Self::liable_eras().rev().all(spared)
	}

	/// The setting, that of each liable era, the role, the last era as a validator, and the active era twice. Beside
	/// it what `spoken` reads where nothing waits: the reports, and the one that is worked on.
	fn base_slashable_weight() -> Weight {
		let reads = u64::from(T::BondingDuration::get()).saturating_add(8);
		let proof = reads.saturating_mul(SMALL_PROOF);
		T::DbWeight::get().reads(reads).saturating_add(Weight::from_parts(0, proof))
	}

	/// Rounds up: the slashes of `who` that wait, on up to eight pages, and the part that reports may take of it of which
	/// the slashes are not known yet. Those of a report that is worked on count twice for a few blocks.
	fn spoken(who: &T::AccountId) -> Balance {
		let reported = Self::reported();
		if reported.is_zero() && !Self::slashes_wait() {
			return 0;
		}
		if !Self::base_slashable(who) {
			return 0;
		}
		let active = Self::stake(who).active;
		let mut pages = UnappliedSlashes::<T>::iter_values();
		let waiting = pages.by_ref().take(MOST_PAGES).map(|slash| part_of::<T>(&slash, who));
		let waiting = waiting.fold(0, Balance::saturating_add);
		if pages.next().is_some() {
			return active;
		}
		reported.mul_ceil(active).saturating_add(waiting).min(active)
	}

	fn slashes_wait() -> bool {
		UnappliedSlashes::<T>::iter_keys().next().is_some()
	}

	/// Pages, reports with the list of their eras, and whether the base chain slashes the staker.
	fn spoken_weight() -> Weight {
		let pages = u64::try_from(MOST_PAGES).unwrap_or(u64::MAX).saturating_add(1);
		let reads = pages.saturating_mul(2).saturating_add(2);
		// An account and an amount for each staker of a page.
		let page = u64::from(T::MaxExposurePageSize::get()).saturating_mul(48);
		let proof = pages.saturating_mul(page).saturating_add(reads.saturating_mul(SMALL_PROOF));
		T::DbWeight::get()
			.reads(reads)
			.saturating_add(Weight::from_parts(0, proof))
			.saturating_add(Self::base_slashable_weight())
	}

	fn check(who: &T::AccountId) -> Result<(), Refusal> {
		ledgers::check::<Self>(who)
	}

	fn stash_of(account: &T::AccountId) -> T::AccountId {
		ledgers::stash_of::<Self>(account)
	}
}

/// Returns the part of a slash that waits which a staker owes.
fn part_of<T: Config<CurrencyBalance = Balance>>(
	slash: &UnappliedSlash<T>,
	who: &T::AccountId,
) -> Balance {
	let own = if slash.validator == *who { slash.own } else { 0 };
	let others = slash.others.iter().filter(|(stash, _)| stash == who);
	others.map(|(_, amount)| *amount).fold(own, Balance::saturating_add)
}

impl<T: Config<CurrencyBalance = Balance>> LedgerStaking for StakingAsync<T> {
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

impl<T: Config<CurrencyBalance = Balance>> SlashableStake<T::AccountId> for StakingAsync<T> {
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

impl<T: Config<CurrencyBalance = Balance>> StakingAsync<T> {
	/// Returns the eras of which an offence may still be slashed.
	fn liable_eras() -> core::ops::RangeInclusive<EraIndex> {
		let now = Self::era();
		now.saturating_sub(T::BondingDuration::get())..=now
	}

	/// Returns true if an account wants to validate, or has in an era of which an offence may still be slashed.
	fn may_have_validated(who: &T::AccountId) -> bool {
		let first = *Self::liable_eras().start();
		Validators::<T>::contains_key(who)
			|| LastValidatorEra::<T>::get(who).is_some_and(|last| last >= first)
	}

	/// Rounds up: returns the part of a stake that the offences may take which were reported and are not worked off. All
	/// of it, if there are many.
	fn reported() -> Perbill {
		let working = ProcessingOffence::<T>::get().map(|(_, _, record)| record.slash_fraction);
		let eras = OffenceQueueEras::<T>::get().unwrap_or_default();
		let queued = eras.iter().flat_map(OffenceQueue::<T>::iter_prefix_values);
		let mut parts = working.into_iter().chain(queued.map(|record| record.slash_fraction));
		let some = parts.by_ref().take(MOST_PAGES);
		let sum = some.fold(Perbill::zero(), |sum, part| sum.saturating_add(part));
		match parts.next() {
			Some(_) => Perbill::one(),
			None => sum,
		}
	}
}

/// Setup for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
impl<T: Config<CurrencyBalance = Balance>> StakingAsync<T> {
	/// Bonds `amount` of the free funds of an account, and inserts it into a bag of the voters' list that
	/// does not match its stake, so that the staking pallet moves it to another bag with the next change.
	pub fn bond_voter(who: &T::AccountId, amount: Balance) -> DispatchResult {
		use frame_election_provider_support::SortedListProvider;
		let payee = pallet_staking_async::RewardDestination::Stash;
		let signed = || frame_system::RawOrigin::Signed(who.clone()).into();
		Pallet::<T>::bond(signed(), amount, payee)?;
		let nominations = pallet_staking_async::Nominations {
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
		<Pallet<T> as StakingInterface>::set_era(era);
	}
}
