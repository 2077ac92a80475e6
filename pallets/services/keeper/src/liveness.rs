//! The judgement of missed turns.

use crate::{misses::MissStore, pallet::*, Liveness, WeightInfo, MAX_ERAS};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, EraIndex, Judge, RuleLimits, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config> Judge<T::AccountId, Liveness> for Pallet<T> {
	fn validate(rules: &Liveness, limits: &RuleLimits) -> DispatchResult {
		ensure!(rules.window > 0 && rules.misses > 0, Error::<T>::BadRules);
		let window = u64::from(rules.window);
		ensure!(window <= limits.max_delay(), Error::<T>::WindowTooLong);
		// A job that another does after the window is due again in the next block at the earliest.
		let turns = limits.era_blocks.checked_div(window.saturating_add(1)).unwrap_or(0);
		ensure!(u64::from(rules.misses) <= turns, Error::<T>::TooManyMisses);
		ensure!(limits.slashes.report_window < MAX_ERAS, Error::<T>::ReportWindowTooLong);
		ensure!(limits.serves_on_after(rules.fraction), Error::<T>::TooDear);
		Ok(())
	}

	fn min_fraction(rules: &Liveness) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Liveness) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Nothing: operators take turns as they please, so a quorum that does no job may owe none.
	fn attributable(_: &Liveness, _: &RuleLimits) -> Perbill {
		Perbill::zero()
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
