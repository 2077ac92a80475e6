//! The clock of duties. The only writer of it.

use crate::{pallet::*, types::Seeding};
use core::marker::PhantomData;

/// The clock of duties.
pub(crate) struct ClockStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> ClockStore<T, I> {
	/// Returns the number of ticks that are over.
	pub fn ticks() -> u64 {
		Clock::<T, I>::get().ticks
	}

	/// Notes that a block takes transactions.
	pub fn open(block: u64) {
		Clock::<T, I>::mutate(|clock| clock.open(block));
	}

	/// Ends a tick with a block that was opened.
	pub fn close(block: u64) {
		Clock::<T, I>::mutate(|clock| clock.close(block));
	}

	/// Returns true if the seed of the present era is not known.
	pub fn awaits_seed() -> bool {
		Clock::<T, I>::get().seeding != Seeding::Known
	}

	/// Hears that the source of randomness has a value that could be known since a block. Returns true if
	/// that is the seed of the present era. Writes only what changes.
	pub fn hear_of_seed(known_since: u64) -> bool {
		let mut clock = Clock::<T, I>::get();
		let Some(is_seed) = clock.hear_of_seed(known_since) else { return false };
		Clock::<T, I>::put(clock);
		is_seed
	}

	/// Begins an era with a block. Returns its first tick.
	pub fn begin_era(block: u64) -> u64 {
		Clock::<T, I>::mutate(|clock| clock.begin_era(block))
	}
}
