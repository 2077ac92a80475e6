//! The queue of pages: assignments whose members wait to be settled, and requests whose losses are given
//! back or forgotten, a page of each in turn. The only writer of it.

use crate::{
	pallet::*,
	types::{QueueEnds, SettlementCursor, Turn},
};
use core::marker::PhantomData;
use restaking_primitives::AssignmentId;

/// The queue, and the cursor of each assignment in it.
pub(crate) struct QueueStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> QueueStore<T, I> {
	/// Returns the ends of the queue.
	pub fn ends() -> QueueEnds {
		PageQueueEnds::<T, I>::get()
	}

	/// Records the ends of the queue.
	pub fn set_ends(ends: QueueEnds) {
		PageQueueEnds::<T, I>::put(ends);
	}

	/// Puts a turn at the end of the queue.
	pub fn push(turn: Turn) {
		let mut ends = Self::ends();
		Self::append(&mut ends, turn);
		Self::set_ends(ends);
	}

	/// Puts a turn at the end of a queue with these ends.
	pub fn append(ends: &mut QueueEnds, turn: Turn) {
		PageQueue::<T, I>::insert(ends.end, turn);
		// One more for each page ever: a number of this type has no end.
		ends.end = ends.end.saturating_add(1);
	}

	/// Takes the first turn out of the queue.
	pub fn take_first(ends: &mut QueueEnds) -> Option<Turn> {
		let first = PageQueue::<T, I>::take(ends.first);
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
		if let Some(cursor) = Self::cursor(id).filter(|cursor| !cursor.useful) {
			Self::set_cursor(id, SettlementCursor { useful: true, ..cursor });
		}
	}

	/// Lets the next page of an assignment begin with the first member. Mostly there is no cursor to remove.
	pub fn reset_cursor(id: AssignmentId) {
		if SettlementCursors::<T, I>::contains_key(id) {
			SettlementCursors::<T, I>::remove(id);
		}
	}
}
