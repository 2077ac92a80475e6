//! Orders that undo a slash, and the end of its proceeds.
//!
//! An order gives back money, and all of it: pledges, marks, budgets and rewards stay as the execution left
//! them. So it can neither raise what anybody may lose nor depend on when it comes.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, EraStore, JailStore, RequestStore},
	types::{Execution, Proceeds, Task},
	RequestOf,
};
use frame_support::{defensive, defensive_assert, ensure, storage::with_storage_layer};
use restaking_math::next_era;
use restaking_primitives::{EraIndex, Outcome, RequestId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Orders that everything a request took goes back, at a cost that does not depend on the number of
	/// members. `lapse` says that a proof which asked for less because of it may lapse.
	pub(crate) fn do_undo(id: RequestId, lapse: bool) -> DispatchResult {
		let (request, mut execution) = RequestStore::<T, I>::waiting(id)?;
		let now = EraStore::<T, I>::now();
		let in_time = now < execution.payable_era || !execution.fully_settled;
		ensure!(in_time, Error::<T, I>::TooLateToUndo);
		ensure!(lapse || execution.shields.is_none(), Error::<T, I>::ShieldsProof);
		execution.proceeds = Proceeds::Undone { ordered_era: now };
		if execution.waiting > 0 {
			Self::queue_losses(id, &mut execution);
		}
		let (fraction, waiting) = (execution.fraction, execution.waiting);
		let unsettled = Self::forgive(id, &request, &execution, now)?;
		RequestStore::<T, I>::put_executed(id, request.clone(), execution);
		Self::deposit_event(Event::SlashUndone {
			request: id,
			service: request.service,
			assignment: request.assignment,
			fraction,
			waiting,
			unsettled,
		});
		Ok(())
	}

	/// Marks the slash in the log of its assignment, gives back the cap and shortens the jail, as far as they
	/// are still there. Returns the number of members that have not settled it and lose nothing.
	fn forgive(
		id: RequestId,
		request: &RequestOf<T>,
		execution: &Execution,
		now: EraIndex,
	) -> Result<u32, DispatchError> {
		RequestStore::<T, I>::free_cap(id, request, execution.fraction);
		// The jail of an operator that has left lasts longer than its assignment.
		JailStore::<T, I>::spare(request.service, &request.operator, id);
		if !Assignments::<T, I>::contains_key(request.assignment) {
			return Ok(0);
		}
		let mut assignment = OpenAssignment::<T, I>::current(request.assignment)?;
		let unsettled = if execution.fully_settled { 0 } else { assignment.record.waiting() };
		assignment.undo_slash(id);
		let _raised = assignment.raise_proofs(now)?;
		assignment.store();
		let (offence_id, offence_era) = (request.offence_id, request.offence_era);
		let counted = assignment.record.totals.total_at(offence_era);
		let fraction = execution.fraction;
		let outcome = Outcome { request: id, offence_id, offence_era, fraction, counted };
		assignment.notify_hook_of_undo(&outcome);
		Ok(unsettled)
	}

	/// Ends the proceeds of a request, or begins another round of giving them back, and plans the next look.
	pub(crate) fn end_proceeds(id: RequestId) {
		let Ok((request, mut execution)) = RequestStore::<T, I>::executed(id) else { return };
		let (now, payable) = (EraStore::<T, I>::now(), execution.payable_era);
		let next = match execution.proceeds {
			Proceeds::Divided => None,
			_ if now < payable => Some(payable),
			Proceeds::Waiting if !execution.fully_settled => Some(next_era(now)),
			Proceeds::Waiting => {
				let divided = with_storage_layer(|| Self::do_divide(id));
				defensive_assert!(divided.is_ok(), "a division failed");
				None
			},
			Proceeds::Undone { ordered_era } => {
				// Until nothing waits any more.
				let waits = execution.waiting > 0;
				if waits {
					Self::queue_losses(id, &mut execution);
					RequestStore::<T, I>::put_executed(id, request, execution);
				}
				let last = Self::last_call(ordered_era, payable);
				waits.then_some(last.max(next_era(now)))
			},
		};
		if let Some(era) = next {
			if AgendaStore::<T, I>::schedule(era, Task::EndProceeds(id)).is_err() {
				defensive!("more tasks in an era than can be numbered");
			}
		}
	}
}
