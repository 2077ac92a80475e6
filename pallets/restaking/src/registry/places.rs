//! Places: taken by who counts more, and what is known of them.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, ServiceStore},
	WeightInfo,
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get};
use restaking_math::Taken;
use restaking_primitives::{refusal, AssignmentId, ServiceId, MAX_PLACES};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Takes a place by a call. Charged for the notes that it raised.
	pub(crate) fn take_place_by_call(id: AssignmentId, most: u32) -> DispatchResultWithPostInfo {
		let (most, taker) = (most.min(MAX_PLACES), Self::taker(id));
		// It was loaded, and perhaps closed, as its service has retired.
		let taker = taker.map_err(|error| refusal(error, T::WeightInfo::note_retirement()))?;
		let mut raised = most;
		let done = Self::do_take_place(taker, most, &mut raised);
		let weight = Self::place_weight(raised);
		done.map_err(|error| refusal(error, weight))?;
		Ok(Some(weight).into())
	}

	/// Returns an assignment that may take a place.
	fn taker(id: AssignmentId) -> Result<OpenAssignment<T, I>, DispatchError> {
		let taker = OpenAssignment::<T, I>::current(id)?;
		Self::ensure_may_take(&taker)?;
		Ok(taker)
	}

	/// Takes a place for an assignment that waits. Counts the notes that were raised, also if it fails.
	fn do_take_place(
		mut taker: OpenAssignment<T, I>,
		most: u32,
		raised: &mut u32,
	) -> DispatchResult {
		let (taken, noted) = taker.take_place(most, EraStore::<T, I>::now())?;
		*raised = noted;
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
		Ok(())
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
		ensure!(assignment.note_place(EraStore::<T, I>::now()), Error::<T, I>::NothingToChange);
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
