//! Turns missed again and again.

use crate::{pallet::*, Liveness, WeightInfo};
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

	/// By the chain's own count. In one era it is one offence.
	fn judge(
		rules: &Liveness,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let era = EraIndex::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let misses = Misses::<T>::get(context.assignment);
		let turns = misses.iter().find(|missed| missed.era == era).map_or(0, |missed| missed.turns);
		ensure!(turns >= rules.misses, Error::<T>::NotEnoughMissed);
		let offence = BlakeTwo256::hash(&(b"liveness", context.assignment, era).encode());
		Ok(Verdict { offence, era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
