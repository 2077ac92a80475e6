//! Entry of slashed assignments to the queue of settlements.

use crate::{assignment::OpenAssignment, pallet::*, store::QueueStore};

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Puts the assignment at the end of the queue, if it is not in it.
	pub fn enqueue(&mut self) {
		if self.record.queued {
			return QueueStore::<T, I>::mark_useful(self.id);
		}
		// It may have one of pages that somebody settled by a call.
		QueueStore::<T, I>::reset_cursor(self.id);
		self.set_queued(true);
		let mut ends = QueueStore::<T, I>::ends();
		QueueStore::<T, I>::append(&mut ends, self.id);
		QueueStore::<T, I>::set_ends(ends);
	}
}
