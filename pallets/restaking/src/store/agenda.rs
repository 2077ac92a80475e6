//! The agenda: tasks by the era in which they are due. The only writer of it.

use crate::{pallet::*, store::EraStore, types::TaskKey, TaskOf};
use core::marker::PhantomData;
use restaking_math::next_era;
use restaking_primitives::EraIndex;
use sp_runtime::DispatchResult;

/// The tasks, in order of era and entry: the first key of the map is what is next.
pub(crate) struct AgendaStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> AgendaStore<T, I> {
	/// Puts a task on the agenda of `era`, or of the next era if that is later.
	pub fn schedule(era: EraIndex, task: TaskOf<T>) -> DispatchResult {
		// Nothing that is decided in this era happens in it.
		Self::append(era.max(next_era(EraStore::<T, I>::now())), task)
	}

	/// Puts a task that could not be done back on the agenda of this era, after all that is due.
	pub fn retry(task: TaskOf<T>) -> DispatchResult {
		Self::append(EraStore::<T, I>::now(), task)
	}

	fn append(era: EraIndex, task: TaskOf<T>) -> DispatchResult {
		let number = NextTaskNumber::<T, I>::get();
		NextTaskNumber::<T, I>::put(number.checked_add(1).ok_or(Error::<T, I>::Inconsistent)?);
		Agenda::<T, I>::insert(TaskKey::new(era, number), task);
		Ok(())
	}

	/// Returns the first task that is due in `now`, of those after `last`.
	pub fn next_due(last: Option<TaskKey>, now: EraIndex) -> Option<(TaskKey, TaskOf<T>)> {
		let mut tasks = match last {
			// Removed keys are passed over, not looked at again.
			Some(last) => Agenda::<T, I>::iter_from(Agenda::<T, I>::hashed_key_for(last)),
			None => Agenda::<T, I>::iter(),
		};
		tasks.next().filter(|(key, _)| key.era() <= now)
	}

	/// Takes a task off the agenda.
	pub fn remove(key: TaskKey) {
		Agenda::<T, I>::remove(key);
	}
}
