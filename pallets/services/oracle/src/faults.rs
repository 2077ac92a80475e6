//! The judgement of values far from the answer, and of absence.

use crate::{
	feeds::FeedStore, pallet::*, presence::Presence, rounds::RoundStore, service::OracleService,
	Deviation, Evidence, Watched, WeightInfo, MAX_FEEDS, MAX_STEPS,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{
	answer::{LEAST_STEP, TOLERANCE_BELOW},
	misses_something, Context, Forgotten, Judge, RuleLimits, Verdict, ERAS_KEPT,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config> Judge<T::AccountId, Deviation> for Pallet<T> {
	fn validate(rules: &Deviation, limits: &RuleLimits) -> DispatchResult {
		let round = u64::from(rules.round);
		ensure!(round > 0, Error::<T>::NoRound);
		let short = round <= limits.era_ticks / 4 && round <= limits.max_delay();
		ensure!(short, Error::<T>::RoundTooLong);
		ensure!(limits.slashes.exit_window < ERAS_KEPT - 1, Error::<T>::ExitWindowTooLong);
		ensure!(limits.quorums_overlap(), Error::<T>::QuorumTooLow);
		ensure!(limits.quorum_spares_some(), Error::<T>::QuorumTooHigh);
		let tolerance = !rules.tolerance.is_zero() && rules.tolerance < TOLERANCE_BELOW;
		ensure!(tolerance, Error::<T>::BadTolerance);
		validate_steps::<T>(rules, limits)?;
		ensure!(misses_something(rules.most_missed), Error::<T>::BadPresence);
		ensure!(limits.serves_on_after(rules.absence), Error::<T>::TooDear);
		let feeds = rules.max_feeds > 0 && rules.max_feeds <= MAX_FEEDS;
		ensure!(feeds, Error::<T>::BadMaxFeeds);
		Ok(())
	}

	fn min_fraction(rules: &Deviation) -> Option<Perbill> {
		let prices = (1..=STEPS).filter_map(|step| rules.price_of(step));
		prices.chain([rules.absence]).min()
	}

	fn max_fraction(rules: &Deviation) -> Option<Perbill> {
		rules.steps().map(|step| step.price).chain([rules.absence]).max()
	}

	/// Nothing: a quorum that answers wrongly is the agreement, and is never at fault.
	fn attributable(_: &Deviation, _: &RuleLimits) -> Perbill {
		Perbill::zero()
	}

	/// Judges by the chain's own records of closed rounds. Each step is an offence of its own, once in an
	/// era, in all rounds and feeds together; so is absence. In any order all steps that an operator
	/// reached cost as much as the farthest of them.
	fn judge(
		rules: &Deviation,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let oracle = OracleService::<T>::load(context.service)?;
		let accused = context.assignment;
		match evidence {
			Evidence::Deviation { era, step } => {
				let reached = RoundStore::step_of(&oracle, era, accused);
				ensure!(step <= reached, Error::<T>::NotDeviated);
				let fraction = rules.price_of(step).ok_or(Error::<T>::NoSuchStep)?;
				let offence_id = id_of(&(b"deviation", accused, era, step));
				Ok(Verdict { offence_id, offence_era: era, fraction })
			},
			Evidence::Absence { era } => {
				let presence = Presence::in_era(&oracle, era, context.span_of(era))?;
				let absent = presence.is_absent(&oracle, accused)?;
				ensure!(absent, Error::<T>::WasPresent);
				let offence_id = id_of(&(b"absence", accused, era));
				Ok(Verdict { offence_id, offence_era: era, fraction: rules.absence })
			},
		}
	}

	/// If the terms say so: who was present in all attempted rounds of an era is paid in full.
	fn pays_work(rules: &Deviation) -> bool {
		rules.pays_work
	}

	/// True: the chain looks at all who served, by itself.
	fn needs_roster(_: &Deviation) -> bool {
		true
	}

	/// Absence, and no value that is far from any answer.
	fn one_outage(rules: &Deviation) -> Perbill {
		rules.absence
	}

	/// Forgets the rounds, answers, faults, presence and feeds of a service. An assignment has no record of its
	/// own.
	fn forget(_: &Deviation, what: Forgotten, most: u32) -> u32 {
		let Forgotten::Service(service) = what else { return 0 };
		let removed = RoundStore::<T>::forget(service, most);
		let feeds: u32 = (removed < most && FeedStore::<T>::forget(service)).into();
		let removed = removed.saturating_add(feeds);
		let watched = removed < most && Watched::<T>::stop(service);
		removed.saturating_add(watched.into())
	}

	fn forget_weight() -> Weight {
		T::WeightInfo::forget()
	}

	/// False: a slash changes nothing of what is recorded here.
	fn hears_slashes(_: &Deviation) -> bool {
		false
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}

/// The number of steps that rules can have.
const STEPS: u8 = 4;
const _: () = assert!(MAX_STEPS == 4);

fn id_of(offence: &impl Encode) -> H256 {
	BlakeTwo256::hash(&offence.encode())
}

/// Refuses steps that do not ascend, that an honest operator could exceed, or that cost too much.
fn validate_steps<T: Config>(rules: &Deviation, limits: &RuleLimits) -> DispatchResult {
	let first = rules.steps().next().ok_or(Error::<T>::BadSteps)?;
	ensure!(first.beyond >= LEAST_STEP, Error::<T>::StepTooNear);
	// No step after a missing one.
	let gap = rules.steps.iter().skip_while(|step| step.is_some()).any(|step| step.is_some());
	let mut pairs = rules.steps().zip(rules.steps().skip(1));
	let ascend = pairs.all(|(one, next)| one.beyond < next.beyond && one.price < next.price);
	ensure!(!gap && ascend, Error::<T>::BadSteps);
	let within = rules.steps().all(|step| step.price <= limits.slashes.max_slash);
	ensure!(within, Error::<T>::TooDear);
	Ok(())
}
