//! The clock of this chain. The only writer of it.

use crate::{
	pallet::*,
	types::{Calendar, Followed, LocalClock},
};
use core::marker::PhantomData;
use frame_support::traits::Get;
use restaking_primitives::Seeding;

/// The clock of this chain, which follows the other one.
pub(crate) struct ClockStore<T>(PhantomData<T>);

impl<T: Config> ClockStore<T> {
	/// Returns the clock.
	pub fn get() -> LocalClock {
		Clock::<T>::get()
	}

	/// Follows the other chain in a block. Writes only what changes.
	pub fn follow(calendar: Option<&Calendar>, fresh: bool, block: u64) -> Followed {
		let before: LocalClock = Clock::<T>::get();
		let mut clock: LocalClock = before;
		let followed = clock.follow(calendar, fresh, block, T::MaxLag::get());
		if clock != before {
			Clock::<T>::put(clock);
		}
		followed
	}

	/// Notes that a block takes transactions, if its tick is over on the other chain.
	pub fn open(calendar: &Calendar, block: u64) {
		let mut clock: LocalClock = Clock::<T>::get();
		if clock.may_tick(calendar) {
			clock.duty.open(block);
			Clock::<T>::put(clock);
		}
	}

	/// Ends a tick with a block that was opened.
	pub fn close(block: u64) {
		let before: LocalClock = Clock::<T>::get();
		let mut clock: LocalClock = before;
		clock.duty.close(block);
		if clock != before {
			Clock::<T>::put(clock);
		}
	}

	/// Returns true if the seed of the present era is not known.
	pub fn awaits_seed() -> bool {
		let clock: LocalClock = Clock::<T>::get();
		clock.era.is_some() && clock.duty.seeding != Seeding::Known
	}

	/// Hears that the source of randomness has a value that could be known since a block. Returns true if that is the
	/// seed of the present era. Writes only what changes.
	pub fn hear_of_seed(known_since: u64) -> bool {
		let mut clock: LocalClock = Clock::<T>::get();
		let Some(is_seed) = clock.duty.hear_of_seed(known_since) else { return false };
		Clock::<T>::put(clock);
		is_seed
	}
}
