//! What the pallets of services have to forget. The only writer of it.

use crate::{pallet::*, types::QueueEnds, LeftoverOf};
use core::marker::PhantomData;

/// The queue of what is gone, with the hook of each.
pub(crate) struct ForgettingStore<T, I>(PhantomData<(T, I)>);

/// An entry of the queue. Without a hook if it does not decode any more.
pub(crate) type Leaving<T, I> = (LeftoverOf<T, I>, Option<<T as Config<I>>::SlashingHook>);

impl<T: Config<I>, I: 'static> ForgettingStore<T, I> {
	/// Puts something that is gone at the end of the queue.
	pub fn push(gone: LeftoverOf<T, I>, hook: &T::SlashingHook) {
		let QueueEnds { first, end } = ForgettingEnds::<T, I>::get();
		Forgetting::<T, I>::insert(end, gone);
		ForgettingHooks::<T, I>::insert(end, hook);
		// One more for each that was ever removed: a number of this type has no end.
		ForgettingEnds::<T, I>::put(QueueEnds { first, end: end.saturating_add(1) });
	}

	/// Returns true if the queue is empty.
	pub fn is_empty() -> bool {
		!ForgettingEnds::<T, I>::exists()
	}

	/// Takes the first entry out of the queue; `None` if it is empty.
	pub fn take_first() -> Option<Leaving<T, I>> {
		let QueueEnds { first, end } = ForgettingEnds::<T, I>::get();
		let gone = Forgetting::<T, I>::take(first)?;
		let hook = ForgettingHooks::<T, I>::take(first);
		let first = first.saturating_add(1);
		match first < end {
			true => ForgettingEnds::<T, I>::put(QueueEnds { first, end }),
			false => ForgettingEnds::<T, I>::kill(),
		}
		Some((gone, hook))
	}
}
