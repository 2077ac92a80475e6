//! The judgement of challenges without an answer.

use crate::{
	challenges::ChallengeStore, pallet::*, service::block_now, ChallengeId, WeightInfo,
	Withholding, MAX_OPEN,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, Judge, RuleLimits, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config> Judge<T::AccountId, Withholding> for Pallet<T> {
	fn validate(rules: &Withholding, limits: &RuleLimits) -> DispatchResult {
		let open = (1..=MAX_OPEN).contains(&rules.open);
		ensure!(open && rules.response > 0, Error::<T>::BadRules);
		let response = u64::from(rules.response);
		ensure!(response <= limits.max_delay(), Error::<T>::ResponseTooLong);
		let payable = rules.price > 0 && rules.price <= limits.min_pledge;
		ensure!(payable, Error::<T>::BadPrice);
		Ok(())
	}

	fn min_fraction(rules: &Withholding) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Withholding) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Nothing: operators promise as they please, so a blob may be lost with less than a quorum.
	fn attributable(_: &Withholding, _: &RuleLimits) -> Perbill {
		Perbill::zero()
	}

	/// Judges a challenge without an answer, by the chain's own record of it. The evidence is the SCALE
	/// encoding of its number. The offence is named by assignment, blob and era, so a blob counts once
	/// in an era, in all challenges together.
	fn judge(
		rules: &Withholding,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let id = ChallengeId::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let challenge = ChallengeStore::<T>::known(id)?;
		let asked = (challenge.service, challenge.assignment);
		ensure!(asked == (context.service, context.assignment), Error::<T>::NotOfOperator);
		ensure!(block_now::<T>() > challenge.due_block, Error::<T>::NotDue);
		let offence_era = challenge.asked_era;
		let lost = (b"withholding", context.assignment, challenge.blob, offence_era);
		let offence_id = BlakeTwo256::hash(&lost.encode());
		Ok(Verdict { offence_id, offence_era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
