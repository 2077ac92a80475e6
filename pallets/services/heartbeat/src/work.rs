//! The work of operators: who was heard in the last era, recorded by anybody where the chain has not come to it.

use crate::{pallet::*, Silence};
use frame_support::ensure;
use restaking_primitives::{AssignmentId, PledgeInspect, RewardSink, ServiceId, WorkDone};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_settle_work(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		let WorkDone { era, points, most } = Self::work_of(service, assignment)?;
		T::Pledges::credit(assignment, era, points, most)?;
		Self::deposit_event(Event::WorkSettled { assignment, era, points, most });
		Ok(())
	}

	/// Returns whether an operator was heard in the last era. Fails if that does not matter, or its service does not
	/// pay for it.
	pub(crate) fn work_of(
		service: ServiceId,
		assignment: AssignmentId,
	) -> Result<WorkDone, DispatchError> {
		let view = T::Pledges::service_by::<Silence>(service).ok_or(Error::<T>::NotHeartbeat)?;
		ensure!(view.hook.pays_work, Error::<T>::WorkNotPaid);
		let ours = T::Pledges::service_of(assignment) == Some(service);
		ensure!(ours, Error::<T>::NotServing);
		let now = T::Pledges::era();
		let era = now.saturating_sub(1);
		let heard = Beats::<T>::get(assignment).contains(&era);
		if !heard {
			Self::ensure_silent(assignment, era, now)?;
		}
		Ok(WorkDone { era, points: heard.into(), most: 1 })
	}
}
