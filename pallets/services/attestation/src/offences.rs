//! The judgement of offences: two contents for one height, and a statement of a wrong era.

use crate::{
	ballots::BallotStore,
	pallet::*,
	presence::{ensure_absent, WorkStore},
	service::message,
	Equivocation, Evidence, Said, Statement, Watched, WeightInfo, KEPT,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{
	misses_something, Context, EraIndex, Forgotten, Judge, KeyProof, PledgeInspect, RuleLimits,
	Verdict, ERAS_KEPT,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config> Judge<T::AccountId, Equivocation> for Pallet<T> {
	fn validate(rules: &Equivocation, limits: &RuleLimits) -> DispatchResult {
		let (voting, period) = (u64::from(rules.voting), u64::from(rules.period));
		let reused = period.saturating_mul(KEPT.into());
		ensure!(voting.saturating_mul(2) <= reused, Error::<T>::BadCalendar);
		ensure!(voting >= limits.min_notice(), Error::<T>::VotingTooShort);
		// Who signs twice at the end can be reported for three quarters of the window.
		ensure!(voting <= limits.max_delay(), Error::<T>::VotingTooLong);
		// Work is recorded in the era after it, once its last height is closed.
		let recorded = !rules.pays_work || voting <= limits.era_ticks >> 1;
		ensure!(recorded, Error::<T>::WorkTooLate);
		ensure!(limits.slashes.exit_window < ERAS_KEPT - 1, Error::<T>::ExitWindowTooLong);
		ensure!(misses_something(rules.most_missed), Error::<T>::BadPresence);
		ensure!(limits.serves_on_after(rules.absence), Error::<T>::TooDear);
		let now = T::Pledges::clock();
		let liable = limits.liable_ticks();
		let due = rules.first <= now.saturating_add(liable) && period <= liable;
		ensure!(due, Error::<T>::NeverDue);
		ensure!(limits.quorums_overlap(), Error::<T>::QuorumTooLow);
		ensure!(limits.quorum_spares_some(), Error::<T>::QuorumTooHigh);
		Ok(())
	}

	fn min_fraction(rules: &Equivocation) -> Option<Perbill> {
		Some(rules.fraction.min(rules.absence))
	}

	fn max_fraction(rules: &Equivocation) -> Option<Perbill> {
		Some(rules.fraction.max(rules.absence))
	}

	fn corruption_price(rules: &Equivocation) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Rounds down: the stake that two quorums have in common signed both contents.
	fn attributable(_rules: &Equivocation, limits: &RuleLimits) -> Perbill {
		limits.quorum_in_both()
	}

	fn judge(
		rules: &Equivocation,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let (offence_id, offence_era) = match &evidence {
			Evidence::Equivocation { height, one, other } => {
				equivocation::<T>(rules, context, *height, [one, other])?
			},
			Evidence::Misdated { statement, signature } => {
				misdated::<T>(rules, context, statement, signature)?
			},
			Evidence::Absence { era } => {
				ensure_absent::<T>(rules, context, *era)?;
				let offence = (b"absence", context.assignment, *era);
				let offence_id = BlakeTwo256::hash(&offence.encode());
				let fraction = rules.absence;
				return Ok(Verdict { offence_id, offence_era: *era, fraction });
			},
		};
		Ok(Verdict { offence_id, offence_era, fraction: rules.fraction })
	}

	/// If the terms say so: who signed all attempted heights of an era is paid in full.
	fn pays_work(rules: &Equivocation) -> bool {
		rules.pays_work
	}

	/// True: the chain looks at all who served, by itself.
	fn needs_roster(_: &Equivocation) -> bool {
		true
	}

	/// What an era of silence costs.
	fn one_outage(rules: &Equivocation) -> Perbill {
		rules.absence
	}

	/// Forgets the ballots, the latest statement and the presence of a service. An assignment has no record of
	/// its own.
	fn forget(_: &Equivocation, what: Forgotten, most: u32) -> u32 {
		let Forgotten::Service(service) = what else { return 0 };
		let removed = BallotStore::<T>::forget(service, most);
		// At most `most`.
		let left = most.saturating_sub(removed);
		let removed = removed.saturating_add(WorkStore::<T>::forget(service, left));
		let watched = removed < most && Watched::<T>::stop(service);
		removed.saturating_add(watched.into())
	}

	fn forget_weight() -> Weight {
		T::WeightInfo::forget()
	}

	/// False: a slash changes nothing of what is recorded here.
	fn hears_slashes(_: &Equivocation) -> bool {
		false
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}

/// Judges two contents for one height. The era of the offence is that of the height, and the offence is
/// named by assignment and height, so each height counts once.
fn equivocation<T: Config>(
	rules: &Equivocation,
	context: &Context<'_, T::AccountId>,
	height: u64,
	both: [&Said; 2],
) -> Result<(H256, EraIndex), DispatchError> {
	let [one, other] = both;
	ensure!(one.content != other.content, Error::<T>::SameStatement);
	let due = rules.tick_of(height).and_then(|tick| context.era_of_tick(tick));
	let offence_era = due.ok_or(Error::<T>::NotJudged)?;
	for said in both {
		let statement = Statement { era: said.era, height, content: said.content };
		ensure_signed::<T>(context, &statement, &said.signature)?;
	}
	let offence = (b"equivocation", context.assignment, height);
	Ok((BlakeTwo256::hash(&offence.encode()), offence_era))
}

/// Judges a statement that names an era in which its height is not due. That era is the one of the offence,
/// and it has to be over: only then it is known what was due in it.
fn misdated<T: Config>(
	rules: &Equivocation,
	context: &Context<'_, T::AccountId>,
	statement: &Statement,
	signature: &KeyProof,
) -> Result<(H256, EraIndex), DispatchError> {
	let Statement { era, height, .. } = *statement;
	let known = context.eras.first().is_some_and(|first| first.era <= era);
	ensure!(known && era < context.now, Error::<T>::NotJudged);
	let due = rules.tick_of(height).and_then(|tick| context.era_of_tick(tick));
	ensure!(due != Some(era), Error::<T>::RightEra);
	ensure_signed::<T>(context, statement, signature)?;
	let offence = (b"misdated", context.assignment, era, height);
	Ok((BlakeTwo256::hash(&offence.encode()), era))
}

/// Refuses a statement that the operator did not sign with its key of the era that the statement names.
fn ensure_signed<T: Config>(
	context: &Context<'_, T::AccountId>,
	statement: &Statement,
	signature: &KeyProof,
) -> DispatchResult {
	let key = context.key_at(statement.era).ok_or(Error::<T>::NoKey)?;
	let signed = message::<T>(context.service, statement).is_signed(key, signature);
	ensure!(signed, Error::<T>::BadSignature);
	Ok(())
}
