//! Rewards for work: what the pallets of services record decides how much an operator earns.

use crate::{assignment::OpenAssignment, pallet::*, store::EraStore, WeightInfo};
use frame_support::{ensure, storage::with_storage_layer, weights::Weight};
use restaking_math::next_era;
use restaking_primitives::{AssignmentId, EraIndex, RewardSink};
use sp_runtime::{DispatchResult, Perbill};

/// The work of operators, as the pallets of services record it.
impl<T: Config<I>, I: 'static> RewardSink for Pallet<T, I> {
	fn credit(id: AssignmentId, era: EraIndex, points: u32, most: u32) -> DispatchResult {
		Self::ensure_no_hook_runs()?;
		with_storage_layer(|| Self::do_credit(id, era, points, most))
	}

	fn credit_weight() -> Weight {
		T::WeightInfo::credit()
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Rounds down: lets an operator earn in proportion to the work of the last era, from the next era on.
	fn do_credit(id: AssignmentId, era: EraIndex, points: u32, most: u32) -> DispatchResult {
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		let now = EraStore::<T, I>::now();
		ensure!(assignment.service.pays_work, Error::<T, I>::WorkIsNotPaid);
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(next_era(era) == now, Error::<T, I>::NotLastEra);
		let multiplier = part_of(points, most).ok_or(Error::<T, I>::NoWork)?;
		assignment.note_work(era)?;
		assignment.set_multiplier(multiplier, now)?;
		assignment.save()?;
		Ok(())
	}
}

/// Rounds down: the part that `points` are of `most`, at most all of it. `None` if nothing could be done.
fn part_of(points: u32, most: u32) -> Option<Perbill> {
	let all = u64::from(Perbill::one().deconstruct());
	// A product of two `u32` fits `u64`.
	let parts = u64::from(points.min(most)).saturating_mul(all).checked_div(most.into())?;
	u32::try_from(parts).ok().map(Perbill::from_parts)
}
