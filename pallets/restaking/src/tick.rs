//! The work of a block by itself: tasks that are due, then pages of settlements.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, RequestStore},
	types::Task,
	RequestOf, TaskOf, WeightInfo, MAX_PAGE,
};
use alloc::vec::Vec;
use frame_support::{
	defensive, defensive_assert,
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{AssignmentId, RequestId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Executes what is due, then settles pages, in this pallet's part of the block's remaining weight.
	pub(crate) fn do_work(block: &mut WeightMeter) {
		let share = T::TermBounds::get().work_share;
		let left = block.remaining();
		let part = |left: u64| share.mul_floor(left);
		let part = Weight::from_parts(part(left.ref_time()), part(left.proof_size()));
		let mut meter = WeightMeter::with_limit(part);
		Self::do_due_tasks(&mut meter, u32::MAX);
		Self::take_pages(&mut meter);
		block.consume(meter.consumed());
	}

	/// Does up to `max_tasks` that are due, at most a page of them. Free of charge if at least one was done.
	/// A call that only gets through eras without tasks is no error: the next one goes on from there.
	pub(crate) fn do_tasks_by_call(max_tasks: u32) -> DispatchResultWithPostInfo {
		let mut meter = WeightMeter::with_limit(Self::work_weight(max_tasks));
		let done = Self::do_due_tasks(&mut meter, max_tasks.min(MAX_PAGE));
		let late = AgendaStore::<T, I>::next_place().is_some_and(|at| at.era < T::Stake::era());
		ensure!(done > 0 || (late && max_tasks > 0), Error::<T, I>::NothingDue);
		let pays_fee = if done > 0 { Pays::No } else { Pays::Yes };
		Ok(PostDispatchInfo { actual_weight: Some(meter.consumed()), pays_fee })
	}

	/// Does what is due, in order of era and id, as far as the meter allows. Returns the number of tasks
	/// that are done, without those that have to be tried again.
	pub(crate) fn do_due_tasks(meter: &mut WeightMeter, max_tasks: u32) -> u32 {
		let look = T::WeightInfo::look_at_agenda();
		let (now, mut done) = (T::Stake::era(), 0u32);
		if meter.try_consume(look).is_err() {
			return done;
		}
		let Some(before) = AgendaStore::<T, I>::next_place() else { return done };
		let mut place = before;
		let mut stuck = Vec::new();
		while place.era <= now && done < max_tasks {
			match AgendaStore::<T, I>::task_at(place) {
				Some(task) => {
					if meter.try_consume(Self::task_weight(&task)).is_err() {
						break;
					}
					// At most `max_tasks`.
					done = done.saturating_add(1);
					place = AgendaStore::<T, I>::pass(place);
					stuck.extend(Self::perform(task));
				},
				None if place.era == now => break,
				None => place = AgendaStore::<T, I>::close_era(place.era),
			}
			if meter.try_consume(look).is_err() {
				break;
			}
		}
		if place != before {
			AgendaStore::<T, I>::set_next_place(place);
		}
		// Once a block, until they are done or expired.
		for request in stuck {
			done = done.saturating_sub(1);
			if AgendaStore::<T, I>::retry(Task::Retry(request)).is_err() {
				defensive!("more tasks in an era than can be numbered");
			}
		}
		done
	}

	fn task_weight(task: &TaskOf<T>) -> Weight {
		match task {
			Task::Execute(_) | Task::Retry(_) => Self::execution_weight(),
			Task::ForgetWord(..) | Task::ForgetProof(..) => T::WeightInfo::forget_offence(),
			Task::EndJail(..) => T::WeightInfo::end_jail(),
			Task::Recap(_) => T::WeightInfo::recap(),
			Task::EndProceeds(_) => Self::ending_weight(),
			Task::ForgetService(_) => T::WeightInfo::forget_service(),
		}
	}

	/// Does a task. Returns a request that could not be executed yet.
	fn perform(task: TaskOf<T>) -> Option<RequestId> {
		match task {
			Task::Execute(id) => {
				let error = Self::execute_if_possible(id)?;
				if let Ok(RequestOf::<T> { service, assignment, .. }) =
					RequestStore::<T, I>::get(id)
				{
					let request = id;
					let postponed = Event::SlashPostponed { request, service, assignment, error };
					Self::deposit_event(postponed);
				}
				return Some(id);
			},
			Task::Retry(id) => return Self::execute_if_possible(id).map(|_| id),
			Task::ForgetWord(assignment, name) => {
				RequestStore::<T, I>::forget_word(assignment, name);
			},
			Task::ForgetProof(assignment, name) => {
				RequestStore::<T, I>::forget_proof(assignment, name);
			},
			Task::EndJail(service, operator) => {
				Self::try_task(|| Self::end_jail(service, &operator));
			},
			Task::Recap(id) => Self::try_task(|| Self::recap_if_due(id)),
			Task::EndProceeds(id) => Self::end_proceeds(id),
			Task::ForgetService(service) => Self::try_task(|| Self::forget_service(service)),
		}
		None
	}

	/// Does a task that nothing can stand in the way of.
	fn try_task(task: impl FnOnce() -> DispatchResult) {
		let done = with_storage_layer(task);
		defensive_assert!(done.is_ok(), "a task of the agenda failed");
	}

	/// Looks at the cap of an assignment, if it is the look that was scheduled last.
	pub(crate) fn recap_if_due(id: AssignmentId) -> DispatchResult {
		let now = T::Stake::era();
		// It may be gone.
		let Ok(assignment) = OpenAssignment::<T, I>::load(id) else { return Ok(()) };
		if assignment.record.recap_era.is_none_or(|due| due > now) {
			return Ok(());
		}
		let mut assignment = assignment.sync_retirement()?;
		assignment.recap(now)?;
		assignment.save()?;
		Ok(())
	}

	/// Executes a request, unless it ended before. Returns the reason if its assignment has no room for
	/// another slash yet, the only possible obstacle.
	fn execute_if_possible(id: RequestId) -> Option<DispatchError> {
		let done = |error| {
			error == DispatchError::from(Error::<T, I>::NoSuchRequest)
				|| error == Error::<T, I>::AlreadyExecuted.into()
		};
		let error = with_storage_layer(|| Self::do_execute_slash(id)).err()?;
		if done(error) {
			return None;
		}
		defensive_assert!(error == Error::<T, I>::LogFull.into(), "a due request is stuck");
		Some(error)
	}
}
