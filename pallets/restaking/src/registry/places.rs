//! Places: taken by who counts more, and what is known of them.

use crate::{assignment::OpenAssignment, pallet::*, store::ServiceStore};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get};
use restaking_math::Taken;
use restaking_primitives::{AssignmentId, ServiceId, StakeInspect, MAX_PLACES};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Takes a place by a call. Charged for the notes that it raised.
	pub(crate) fn take_place_by_call(id: AssignmentId, most: u32) -> DispatchResultWithPostInfo {
		let raised = Self::do_take_place(id, most.min(MAX_PLACES))?;
		Ok(Some(Self::place_weight(raised)).into())
	}

	/// Takes a place for an assignment that waits. Returns the number of notes that were raised.
	fn do_take_place(id: AssignmentId, most: u32) -> Result<u32, DispatchError> {
		let mut taker = OpenAssignment::<T, I>::current(id)?;
		let now = T::Stake::era();
		Self::ensure_may_take(&taker)?;
		let (taken, noted) = taker.take_place(most, now)?;
		let service = taker.record.service;
		match taken {
			Taken::Free | Taken::Over(_) => {
				taker.save()?;
				let counted = ServiceStore::<T, I>::get(service)?.totals.next;
				let share = T::Parameters::get().max_service_share;
				let within = Self::is_within_share(counted, share);
				ensure!(within, Error::<T, I>::ServiceShareReached);
			},
			Taken::NotFound => Self::deposit_event(Event::PlacesNoted { service, noted }),
			Taken::NotAbove(_) => return Err(Error::<T, I>::NotAbove.into()),
			Taken::DisplacedNow => return Err(Error::<T, I>::DisplacedNow.into()),
		}
		Ok(noted)
	}

	/// Refuses an assignment that has a place, or may not have one. A service that its owner has paused goes on
	/// with those who joined.
	fn ensure_may_take(taker: &OpenAssignment<T, I>) -> DispatchResult {
		let OpenAssignment { record, service, .. } = taker;
		ensure!(!record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(!service.pauses.governance, Error::<T, I>::PausedService);
		ensure!(record.place.is_none(), Error::<T, I>::HasPlace);
		ensure!(!record.is_suspended(), Error::<T, I>::SuspendedAssignment);
		ensure!(record.ready, Error::<T, I>::NotReady);
		ensure!(record.totals.next > 0, Error::<T, I>::NothingPledged);
		Ok(())
	}

	pub(crate) fn do_note_place(id: AssignmentId) -> DispatchResult {
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(assignment.record.place.is_some(), Error::<T, I>::NoPlace);
		ensure!(assignment.note_place(T::Stake::era()), Error::<T, I>::NothingToChange);
		let service = assignment.record.service;
		assignment.save()?;
		Self::deposit_event(Event::PlacesNoted { service, noted: 1 });
		Ok(())
	}

	pub(crate) fn do_set_ready(
		who: &T::AccountId,
		service: ServiceId,
		ready: bool,
	) -> DispatchResult {
		let id = OpenAssignment::<T, I>::id_of(service, who)?;
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(assignment.set_ready(ready), Error::<T, I>::NothingToChange);
		assignment.save()?;
		Self::deposit_event(Event::ReadySet { assignment: id, ready });
		Ok(())
	}
}
