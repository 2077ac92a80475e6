//! The judge: who was silent in an era that is over, and what is forgotten with an assignment or a service.

use crate::{least_ticks, pallet::*, Silence, Watched, WeightInfo};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, EraIndex, Forgotten, Judge, RuleLimits, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config> Judge<T::AccountId, Silence> for Pallet<T> {
	fn validate(rules: &Silence, limits: &RuleLimits) -> DispatchResult {
		ensure!(limits.slashes.report_window > 0, Error::<T>::ReportWindowTooShort);
		ensure!(least_ticks(limits.era_ticks) <= limits.era_ticks, Error::<T>::EraTooShort);
		ensure!(limits.serves_on_after(rules.fraction), Error::<T>::TooDear);
		Ok(())
	}

	fn min_fraction(rules: &Silence) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Silence) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn one_outage(rules: &Silence) -> Perbill {
		rules.fraction
	}

	/// If the terms say so: an era with a heartbeat is paid in full, and one without is not.
	fn pays_work(rules: &Silence) -> bool {
		rules.pays_work
	}

	/// True: the chain looks at all who served, by itself.
	fn needs_roster(_: &Silence) -> bool {
		true
	}

	/// Judges the silence of one era, by the chain's own record of heartbeats. The evidence is the
	/// SCALE encoding of that era. The offence is named by assignment and era, so each silent era
	/// counts once.
	fn judge(
		rules: &Silence,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let era = EraIndex::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		Self::ensure_silent(context.assignment, era, context.now)?;
		let offence_id = BlakeTwo256::hash(&(b"silence", context.assignment, era).encode());
		Ok(Verdict { offence_id, offence_era: era, fraction: rules.fraction })
	}

	/// True: the chain looks at a service since somebody has joined it, though nobody is ever heard.
	fn hears_joins(_: &Silence) -> bool {
		true
	}

	/// Begins to look at the service.
	fn on_joined(_: &Silence, context: &Context<'_, T::AccountId>) {
		Watched::<T>::watch(context.service, context.now);
	}

	/// False: a slash changes nothing of what is recorded here.
	fn hears_slashes(_: &Silence) -> bool {
		false
	}

	/// An assignment has its heartbeats, a service its cursor: one record each.
	fn forget(_: &Silence, what: Forgotten, most: u32) -> u32 {
		let removed = match what {
			_ if most == 0 => false,
			Forgotten::Assignment(assignment) => !Beats::<T>::take(assignment).is_empty(),
			Forgotten::Service(service) => Watched::<T>::stop(service),
		};
		removed.into()
	}

	fn forget_weight() -> Weight {
		T::WeightInfo::forget()
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}

	fn join_weight() -> Weight {
		T::WeightInfo::on_joined()
	}
}
