//! The agenda: tasks by the era in which they are due. The only writer of it.

use crate::{pallet::*, types::AgendaPlace, TaskOf};
use core::marker::PhantomData;
use restaking_math::next_era;
use restaking_primitives::{EraIndex, StakeInspect};
use sp_runtime::DispatchResult;

/// The tasks of each era, numbered in order of entry, and the position of the next one.
pub(crate) struct AgendaStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> AgendaStore<T, I> {
	/// Puts a task on the agenda of `era`, or of the next era if that is later.
	pub fn schedule(era: EraIndex, task: TaskOf<T>) -> DispatchResult {
		let now = T::Stake::era();
		if !NextTask::<T, I>::exists() {
			NextTask::<T, I>::put(AgendaPlace { era: now, done: 0 });
		}
		// Nothing that is decided in this era happens in it.
		Self::append(era.max(next_era(now)), task)
	}

	/// Puts a task that could not be done back on the agenda of this era, whose place the agenda has
	/// reached or is going to reach.
	pub fn retry(task: TaskOf<T>) -> DispatchResult {
		Self::append(T::Stake::era(), task)
	}

	fn append(era: EraIndex, task: TaskOf<T>) -> DispatchResult {
		let place = AgendaSize::<T, I>::get(era);
		let size = place.checked_add(1).ok_or(Error::<T, I>::Inconsistent)?;
		Agenda::<T, I>::insert(era, place, task);
		AgendaSize::<T, I>::insert(era, size);
		Ok(())
	}

	/// Returns the position of the next task; `None` if nothing was ever scheduled.
	pub fn next_place() -> Option<AgendaPlace> {
		NextTask::<T, I>::exists().then(NextTask::<T, I>::get)
	}

	/// Records the position of the next task.
	pub fn set_next_place(place: AgendaPlace) {
		NextTask::<T, I>::put(place);
	}

	/// Returns the task at a position.
	pub fn task_at(place: AgendaPlace) -> Option<TaskOf<T>> {
		Agenda::<T, I>::get(place.era, place.done)
	}

	/// Removes the task at a position and returns the position after it.
	pub fn pass(place: AgendaPlace) -> AgendaPlace {
		Agenda::<T, I>::remove(place.era, place.done);
		// At most as many as there are tasks.
		AgendaPlace { done: place.done.saturating_add(1), ..place }
	}

	/// Closes the agenda of an era whose tasks are done and returns the first position of the next era.
	pub fn close_era(era: EraIndex) -> AgendaPlace {
		AgendaSize::<T, I>::remove(era);
		AgendaPlace { era: next_era(era), done: 0 }
	}
}
