//! The turns that operators have missed. The only writer of them.

use crate::{pallet::*, Missed};
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{AssignmentId, EraIndex, PledgeInspect, ServiceId};
use sp_runtime::DispatchResult;

/// Numbers of missed turns, by assignment and era.
pub(crate) struct MissStore<T>(PhantomData<T>);

impl<T: Config> MissStore<T> {
	/// Returns the number of turns missed in an era.
	pub fn turns(assignment: AssignmentId, era: EraIndex) -> u32 {
		let misses = Misses::<T>::get(assignment);
		misses.iter().find(|missed| missed.era == era).map_or(0, |missed| missed.turns)
	}

	/// Records one more missed turn and returns the number in this era.
	pub fn add(assignment: AssignmentId, era: EraIndex) -> u32 {
		Misses::<T>::mutate(assignment, |eras| {
			if let Some(missed) = eras.iter_mut().find(|missed| missed.era == era) {
				missed.turns = missed.turns.saturating_add(1);
				return missed.turns;
			}
			if eras.is_full() {
				eras.remove(0);
			}
			let added = eras.try_push(Missed { era, turns: 1 });
			u32::from(added.is_ok())
		})
	}

	/// Removes the record of an assignment once none of its missed turns can be reported any more.
	pub fn remove(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		let last = Misses::<T>::get(assignment).last().map(|missed| missed.era);
		let last = last.ok_or(Error::<T>::NotEnoughMissed)?;
		let window = T::Pledges::service(service).map_or(0, |service| service.exit_window);
		let over = T::Pledges::era() > last.saturating_add(window);
		ensure!(over, Error::<T>::StillReportable);
		Misses::<T>::remove(assignment);
		Ok(())
	}
}
