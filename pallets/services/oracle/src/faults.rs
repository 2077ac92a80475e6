//! Answers beyond the tolerance, and missed rounds.

use crate::{
	pallet::*, Deviation, Evidence, FeedId, WeightInfo, MAX_ANSWERS, MAX_KEPT, MAX_MISSES,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, EraIndex, Judge, PledgeInspect, Verdict};
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

	/// By the chain's own records of the rounds. In one era an operator deviates once and is absent
	/// once, whatever the rounds and feeds.
	fn judge(
		rules: &Deviation,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let (era, fraction, fault) = match evidence {
			Evidence::Deviation { feed, round } => {
				(Self::deviation(rules, context, feed, round)?, rules.fraction, &b"deviation"[..])
			},
			Evidence::Absence { feed, rounds } => {
				(Self::absence(rules, context, feed, &rounds)?, rules.absence, &b"absence"[..])
			},
		};
		let offence: H256 = BlakeTwo256::hash(&(fault, context.assignment, era).encode());
		Ok(Verdict { offence, era, fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge(MAX_MISSES)
	}
}

impl<T: Config> Pallet<T> {
	/// The era in which an operator answered beyond the tolerance.
	fn deviation(
		rules: &Deviation,
		context: &Context<'_, T::AccountId>,
		feed: FeedId,
		round: u64,
	) -> Result<EraIndex, DispatchError> {
		let (_, quorum) = Self::rules(context.service)?;
		let round = Self::closed_round(context.service, feed, round, rules)?;
		let answer = round.answer(quorum).ok_or(Error::<T>::NoAgreement)?;
		let entry = round.entry_of(context.assignment).ok_or(Error::<T>::NotAnswered)?;
		let allowed = rules.tolerance.mul_floor(answer.value);
		let fault = entry.value.abs_diff(answer.value) > allowed;
		ensure!(fault, Error::<T>::WithinTolerance);
		Ok(round.era)
	}

	/// The era in which an operator missed enough rounds.
	fn absence(
		rules: &Deviation,
		context: &Context<'_, T::AccountId>,
		feed: FeedId,
		rounds: &[u64],
	) -> Result<EraIndex, DispatchError> {
		let (_, quorum) = Self::rules(context.service)?;
		let enough = rules.misses > 0 && rounds.len() == rules.misses.saturated_into::<usize>();
		let ascending = rounds.iter().zip(rounds.iter().skip(1)).all(|(one, next)| one < next);
		ensure!(enough && ascending, Error::<T>::BadRounds);
		let mut missed = None;
		for number in rounds {
			let round = Self::closed_round(context.service, feed, *number, rules)?;
			ensure!(missed.is_none_or(|era| era == round.era), Error::<T>::BadRounds);
			ensure!(round.answer(quorum).is_some(), Error::<T>::NoAgreement);
			ensure!(round.entry_of(context.assignment).is_none(), Error::<T>::WasPresent);
			// Whoever could not be heard is not missed.
			let served = T::Pledges::served(context.assignment, round.era).unwrap_or(0);
			let heard = served.saturating_mul(MAX_ANSWERS.into()) >= round.total;
			ensure!(heard, Error::<T>::NotServing);
			missed = Some(round.era);
		}
		Ok(missed.ok_or(Error::<T>::BadRounds)?)
	}
}
