//! What silence is: an era that is over, with time enough for a heartbeat, and none was sent.

use crate::{least_ticks, pallet::*, REMEMBERED};
use frame_support::ensure;
use restaking_primitives::{AssignmentId, EraIndex, PledgeInspect};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Refuses a silence that is no fault.
	pub(crate) fn ensure_silent(
		assignment: AssignmentId,
		era: EraIndex,
		now: EraIndex,
	) -> DispatchResult {
		ensure!(era < now, Error::<T>::EraNotOver);
		ensure!(era.saturating_add(REMEMBERED) > now, Error::<T>::TooOld);
		let served = T::Pledges::served(assignment, era);
		ensure!(served.is_some(), Error::<T>::NotServing);
		ensure!(!Beats::<T>::get(assignment).contains(&era), Error::<T>::WasHeard);
		let least = least_ticks(T::Pledges::era_ticks());
		let ticks = T::Pledges::ticks_in(era).ok_or(Error::<T>::TooOld)?;
		ensure!(ticks >= least, Error::<T>::TooFewTicks);
		Ok(())
	}
}
