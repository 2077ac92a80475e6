//! The judgement of missed turns, and what is forgotten.

use crate::{
	creators::CreatorStore, jobs::JobStore, pallet::*, service::load_of, turns::TurnStore,
	Admission, Liveness, Watched, WeightInfo,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, traits::Get, weights::Weight};
use restaking_primitives::{
	misses_something,
	slots::{max_load, slots_in},
	Context, EraIndex, Forgotten, Judge, PledgeInspect, RuleLimits, Verdict, ERAS_KEPT,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

/// Ticks of a window that chance and a third of all authors do not keep a transaction out of, often enough.
const LEAST_WINDOW: u64 = 8;

/// Number of missed turns that may be an accident.
const LEAST_MISSES: u32 = 3;

impl<T: Config> Judge<T::AccountId, Liveness> for Pallet<T> {
	fn validate(rules: &Liveness, limits: &RuleLimits) -> DispatchResult {
		ensure!(limits.slashes.report_window > 0, Error::<T>::ReportWindowTooShort);
		ensure!(limits.slashes.exit_window < ERAS_KEPT - 1, Error::<T>::ExitWindowTooLong);
		let (window, every) = (u64::from(rules.window), u64::from(rules.min_every));
		ensure!(window >= limits.min_notice().min(LEAST_WINDOW), Error::<T>::WindowTooShort);
		ensure!(window <= limits.era_ticks.div_ceil(4), Error::<T>::WindowTooLong);
		ensure!(every >= window.saturating_mul(4), Error::<T>::EveryTooShort);
		ensure!(misses_something(rules.most_missed), Error::<T>::BadMostMissed);
		ensure!(rules.least_misses >= LEAST_MISSES, Error::<T>::TooFewMisses);
		ensure!(limits.serves_on_after(rules.fraction), Error::<T>::TooDear);
		ensure!(rules.markup >= 100, Error::<T>::MarkupTooLow);
		let some = !rules.max_load.is_zero() && rules.max_load <= Perbill::from_percent(25);
		ensure!(some, Error::<T>::BadLoad);
		// As many turns as the lightest jobs that fit have in an era.
		let lightest = load_of::<T>(T::WeightInfo::perform(), rules.min_every);
		let jobs = max_load(rules.max_load).checked_div(lightest).unwrap_or(u64::MAX);
		ensure!(jobs > 0, Error::<T>::BadLoad);
		let turns = jobs.saturating_mul(slots_in(limits.era_ticks, rules.min_every));
		ensure!(u64::from(rules.least_misses) <= turns, Error::<T>::TooManyMisses);
		let deposit = match rules.jobs {
			Admission::Approved => T::LeastDeposit::get(),
			Admission::Deposit(deposit) => deposit,
		};
		ensure!(deposit >= T::LeastDeposit::get(), Error::<T>::DepositTooSmall);
		Ok(())
	}

	fn min_fraction(rules: &Liveness) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Liveness) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Nothing is certain: a slot that nobody takes is nobody's fault, and whoever was dealt few turns can not
	/// have missed enough of them.
	fn attributable(_: &Liveness, _: &RuleLimits) -> Perbill {
		Perbill::zero()
	}

	/// Judges the missed turns of one era that is over, by the chain's own count. The evidence is the SCALE
	/// encoding of that era. The offence is named by assignment and era, so each era counts once.
	fn judge(
		rules: &Liveness,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let era = EraIndex::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		ensure!(era < context.now, Error::<T>::EraNotOver);
		let assignment = context.assignment;
		let served = T::Pledges::served(assignment, era).unwrap_or(0);
		ensure!(served > 0, Error::<T>::NotServing);
		let turns = TurnStore::<T>::of(context.service, assignment, era);
		let guilty = turns.is_some_and(|turns| rules.convict(turns));
		ensure!(guilty, Error::<T>::NotEnoughMissed);
		let offence_id = BlakeTwo256::hash(&(b"liveness", assignment, era).encode());
		Ok(Verdict { offence_id, offence_era: era, fraction: rules.fraction })
	}

	/// If the terms say so: who did all turns that it was dealt in an era is paid in full.
	fn pays_work(rules: &Liveness) -> bool {
		rules.pays_work
	}

	fn needs_roster(_: &Liveness) -> bool {
		true
	}

	fn one_outage(rules: &Liveness) -> Perbill {
		rules.fraction
	}

	fn forget(_: &Liveness, what: Forgotten, most: u32) -> u32 {
		match what {
			Forgotten::Assignment(_) if most == 0 => 0,
			Forgotten::Assignment(assignment) => TurnStore::<T>::forget(assignment),
			Forgotten::Service(service) => {
				let jobs = JobStore::<T>::forget(service, most);
				let left = most.saturating_sub(jobs);
				let mut removed =
					jobs.saturating_add(TurnStore::<T>::forget_suspects(service, left));
				if removed < most {
					removed = removed.saturating_add(Watched::<T>::stop(service).into());
				}
				if removed < most {
					removed = removed.saturating_add(CreatorStore::<T>::forget(service));
				}
				removed
			},
		}
	}

	fn forget_weight() -> Weight {
		T::WeightInfo::forget()
	}

	/// False: a slash changes nothing of what is recorded here.
	fn hears_slashes(_: &Liveness) -> bool {
		false
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
