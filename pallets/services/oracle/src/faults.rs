//! The judgement of answers beyond the tolerance, and of missed rounds.

use crate::{
	pallet::*, rounds::RoundStore, service::OracleService, Deviation, Evidence, FeedId, WeightInfo,
	MAX_ANSWERS, MAX_KEPT, MAX_MISSES,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{
	AssignmentId, Context, EraIndex, Judge, PledgeInspect, RuleLimits, Verdict,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill, SaturatedConversion,
};

impl<T: Config> Judge<T::AccountId, Deviation> for Pallet<T> {
	fn validate(rules: &Deviation, limits: &RuleLimits) -> DispatchResult {
		let kept = rules.kept > 1 && rules.kept <= MAX_KEPT;
		ensure!(rules.round > 0 && kept, Error::<T>::BadCalendar);
		let round = u64::from(rules.round);
		ensure!(round <= limits.max_delay(), Error::<T>::RoundTooLong);
		ensure!(limits.quorums_overlap(), Error::<T>::QuorumTooLow);
		ensure!(rules.tolerance < Perbill::one(), Error::<T>::ToleratesAll);
		let provable = rules.misses <= MAX_MISSES && rules.misses < rules.kept;
		let in_era = limits.era_blocks.checked_div(round).unwrap_or(0);
		let provable = provable && u64::from(rules.misses) <= in_era;
		ensure!(provable, Error::<T>::TooManyMisses);
		// The rounds between the one that completes a fault and the one that overwrites the first of it.
		let spare = u64::from(rules.kept.saturating_sub(rules.misses.max(1)));
		ensure!(spare.saturating_mul(round) >= limits.min_notice(), Error::<T>::TooFewKept);
		let lasting = rules.misses == 0 || limits.serves_on_after(rules.absence);
		ensure!(lasting, Error::<T>::TooDear);
		Ok(())
	}

	fn min_fraction(rules: &Deviation) -> Option<Perbill> {
		Some(if rules.misses == 0 { rules.fraction } else { rules.fraction.min(rules.absence) })
	}

	fn max_fraction(rules: &Deviation) -> Option<Perbill> {
		Some(if rules.misses == 0 { rules.fraction } else { rules.fraction.max(rules.absence) })
	}

	/// Nothing: a quorum that answers wrongly is the agreement, and the median is never at fault.
	fn attributable(_: &Deviation, _: &RuleLimits) -> Perbill {
		Perbill::zero()
	}

	/// Judges by the chain's own records of the rounds. The offence is named by the kind of fault, the
	/// assignment and the era, so in one era an operator deviates at most once and is absent at most
	/// once, in all rounds and feeds together.
	fn judge(
		rules: &Deviation,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let oracle = OracleService::<T>::load(context.service)?.with_rules(*rules);
		let accused = context.assignment;
		let (offence_era, fraction, fault) = match evidence {
			Evidence::Deviation { feed, round } => {
				let era = deviation(&oracle, accused, feed, round)?;
				(era, rules.fraction, &b"deviation"[..])
			},
			Evidence::Absence { feed, rounds } => {
				let era = absence(&oracle, accused, feed, &rounds)?;
				(era, rules.absence, &b"absence"[..])
			},
		};
		let offence_id: H256 = BlakeTwo256::hash(&(fault, accused, offence_era).encode());
		Ok(Verdict { offence_id, offence_era, fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge(MAX_MISSES)
	}
}

/// Returns the era in which an operator answered beyond the tolerance.
fn deviation<T: Config>(
	oracle: &OracleService<T>,
	accused: AssignmentId,
	feed: FeedId,
	round: u64,
) -> Result<EraIndex, DispatchError> {
	let round = RoundStore::closed(oracle, feed, round)?;
	let answer = round.answer(oracle.quorum).ok_or(Error::<T>::NoAgreement)?;
	let entry = round.entry_of(accused).ok_or(Error::<T>::NotAnswered)?;
	let allowed = oracle.rules.tolerance.mul_floor(answer.value);
	let fault = entry.value.abs_diff(answer.value) > allowed;
	ensure!(fault, Error::<T>::WithinTolerance);
	Ok(round.era)
}

/// Returns the era in which an operator missed enough rounds.
fn absence<T: Config>(
	oracle: &OracleService<T>,
	accused: AssignmentId,
	feed: FeedId,
	rounds: &[u64],
) -> Result<EraIndex, DispatchError> {
	let misses = oracle.rules.misses;
	let enough = misses > 0 && rounds.len() == misses.saturated_into::<usize>();
	let ascending = rounds.iter().zip(rounds.iter().skip(1)).all(|(one, next)| one < next);
	ensure!(enough && ascending, Error::<T>::BadRounds);
	let mut missed = None;
	for number in rounds {
		let round = RoundStore::closed(oracle, feed, *number)?;
		ensure!(missed.is_none_or(|era| era == round.era), Error::<T>::BadRounds);
		ensure!(round.answer(oracle.quorum).is_some(), Error::<T>::NoAgreement);
		ensure!(round.entry_of(accused).is_none(), Error::<T>::WasPresent);
		// An operator that could not be heard is not missed.
		let served = T::Pledges::served(accused, round.era).unwrap_or(0);
		let heard = served.saturating_mul(MAX_ANSWERS.into()) >= round.total;
		ensure!(heard, Error::<T>::NotServing);
		missed = Some(round.era);
	}
	Ok(missed.ok_or(Error::<T>::BadRounds)?)
}
