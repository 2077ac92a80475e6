//! The judgement of missed turns.

use crate::{misses::MissStore, pallet::*, Liveness, WeightInfo};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, EraIndex, Judge, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

impl<T: Config> Judge<T::AccountId, Liveness> for Pallet<T> {
	fn validate(rules: &Liveness) -> DispatchResult {
		ensure!(rules.window > 0 && rules.misses > 0, Error::<T>::BadRules);
		ensure!(!rules.fraction.is_zero(), Error::<T>::NothingAtStake);
		Ok(())
	}

	/// Judges the missed turns of one era, by the chain's own count. The evidence is the SCALE encoding
	/// of that era. The offence is named by assignment and era, so each era counts once.
	fn judge(
		rules: &Liveness,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let era = EraIndex::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let turns = MissStore::<T>::turns(context.assignment, era);
		ensure!(turns >= rules.misses, Error::<T>::NotEnoughMissed);
		let offence_id = BlakeTwo256::hash(&(b"liveness", context.assignment, era).encode());
		Ok(Verdict { offence_id, offence_era: era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
