//! The work of a block by itself: tasks that are due, then pages of settlements.

use crate::{
	pallet::*,
	store::{AgendaStore, JailStore, RequestStore},
	types::Task,
	RequestOf, TaskOf, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
	defensive, defensive_assert,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{RequestId, StakeInspect};
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Executes what is due, then settles pages, in this pallet's part of the block's remaining weight.
	pub(crate) fn do_work(block: &mut WeightMeter) {
		let share = T::TermBounds::get().work_share;
		let left = block.remaining();
		let part = |left: u64| share.mul_floor(left);
		let part = Weight::from_parts(part(left.ref_time()), part(left.proof_size()));
		let mut meter = WeightMeter::with_limit(part);
		Self::do_due_tasks(&mut meter);
		Self::settle_pages(&mut meter);
		block.consume(meter.consumed());
	}

	/// Does what is due, in order of era and id, as far as the meter allows.
	pub(crate) fn do_due_tasks(meter: &mut WeightMeter) {
		let look = T::WeightInfo::look_at_agenda();
		let now = T::Stake::era();
		if meter.try_consume(look).is_err() {
			return;
		}
		let Some(before) = AgendaStore::<T, I>::next_place() else { return };
		let mut place = before;
		let mut stuck = Vec::new();
		while place.era <= now {
			match AgendaStore::<T, I>::task_at(place) {
				Some(task) => {
					if meter.try_consume(Self::task_weight(&task)).is_err() {
						break;
					}
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
			if AgendaStore::<T, I>::retry(Task::Retry(request)).is_err() {
				defensive!("more tasks in an era than can be numbered");
			}
		}
	}

	fn task_weight(task: &TaskOf<T>) -> Weight {
		match task {
			Task::Execute(_) | Task::Retry(_) => Self::execution_weight(),
			Task::ForgetWord(..) | Task::ForgetProof(..) => T::WeightInfo::forget_offence(),
			Task::EndJail(..) => T::WeightInfo::end_jail(),
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
			Task::EndJail(service, operator) => JailStore::<T, I>::end(service, &operator),
		}
		None
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
