//! The queue of settlements: assignments whose members wait to be settled, a page of each in turn. The
//! only writer of it.

use crate::{
	pallet::*,
	types::{QueueEnds, SettlementCursor},
};
use core::marker::PhantomData;
use restaking_primitives::AssignmentId;

/// The queue, and the cursor of each assignment in it.
pub(crate) struct QueueStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> QueueStore<T, I> {
	/// Returns the ends of the queue.
	pub fn ends() -> QueueEnds {
		SettlementQueueEnds::<T, I>::get()
	}

	/// Records the ends of the queue.
	pub fn set_ends(ends: QueueEnds) {
		SettlementQueueEnds::<T, I>::put(ends);
	}

	/// Puts an assignment at the end of the queue.
	pub fn append(ends: &mut QueueEnds, id: AssignmentId) {
		SettlementQueue::<T, I>::insert(ends.end, id);
		// One more for each page ever: a number of this type has no end.
		ends.end = ends.end.saturating_add(1);
	}

	/// Takes the first assignment out of the queue.
	pub fn take_first(ends: &mut QueueEnds) -> Option<AssignmentId> {
		let first = SettlementQueue::<T, I>::take(ends.first);
		ends.first = ends.first.saturating_add(1);
		first
	}

	/// Returns the cursor of an assignment; `None` if its next page begins with the first member.
	pub fn cursor(id: AssignmentId) -> Option<SettlementCursor<T::AccountId>> {
		SettlementCursors::<T, I>::get(id)
	}

	/// Records the cursor of an assignment.
	pub fn set_cursor(id: AssignmentId, cursor: SettlementCursor<T::AccountId>) {
		SettlementCursors::<T, I>::insert(id, cursor);
	}

	/// Makes the present pass of an assignment count as useful: members that it has passed wait again.
	pub fn mark_useful(id: AssignmentId) {
		SettlementCursors::<T, I>::mutate_extant(id, |cursor| cursor.useful = true);
	}

	/// Lets the next page of an assignment begin with the first member.
	pub fn reset_cursor(id: AssignmentId) {
		SettlementCursors::<T, I>::remove(id);
	}
}
