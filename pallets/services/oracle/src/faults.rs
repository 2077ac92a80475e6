//! The judgement of answers beyond the tolerance, and of missed rounds.

use crate::{
	pallet::*, rounds::RoundStore, service::OracleService, Deviation, Evidence, FeedId, WeightInfo,
	MAX_ANSWERS, MAX_KEPT, MAX_MISSES,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{AssignmentId, Context, EraIndex, Judge, PledgeInspect, Verdict};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, SaturatedConversion,
};

impl<T: Config> Judge<T::AccountId, Deviation> for Pallet<T> {
	fn validate(rules: &Deviation) -> DispatchResult {
		let kept = rules.kept > 1 && rules.kept <= MAX_KEPT;
		ensure!(rules.round > 0 && kept, Error::<T>::BadCalendar);
		ensure!(!rules.fraction.is_zero(), Error::<T>::NothingAtStake);
		ensure!(rules.misses == 0 || !rules.absence.is_zero(), Error::<T>::NothingAtStake);
		let provable = rules.misses <= MAX_MISSES && rules.misses < rules.kept;
		ensure!(provable, Error::<T>::TooManyMisses);
		Ok(())
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
