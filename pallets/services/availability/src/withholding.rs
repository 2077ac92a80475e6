//! Challenges without an answer.

use crate::{pallet::*, ChallengeId, WeightInfo, Withholding, MAX_OPEN};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, Judge, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

impl<T: Config> Judge<T::AccountId, Withholding> for Pallet<T> {
	fn validate(rules: &Withholding) -> DispatchResult {
		let open = (1..=MAX_OPEN).contains(&rules.open);
		ensure!(open && rules.response > 0, Error::<T>::BadRules);
		ensure!(!rules.fraction.is_zero(), Error::<T>::NothingAtStake);
		Ok(())
	}

	/// By the chain's own record of the challenge. A blob is lost once in an era, however often it was
	/// asked for.
	fn judge(
		rules: &Withholding,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let id = ChallengeId::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let challenge = Self::known(id)?;
		let stay = (challenge.service, challenge.assignment);
		ensure!(stay == (context.service, context.assignment), Error::<T>::NotOfOperator);
		ensure!(Self::now() > challenge.due, Error::<T>::NotDue);
		let lost = (b"withholding", context.assignment, challenge.blob, challenge.era);
		let offence = BlakeTwo256::hash(&lost.encode());
		Ok(Verdict { offence, era: challenge.era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
