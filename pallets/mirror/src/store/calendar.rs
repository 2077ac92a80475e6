//! The eras and ticks of the other chain. The only writer of them.

use crate::{pallet::*, types::Calendar};
use core::marker::PhantomData;
use restaking_primitives::EraIndex;

/// The eras and ticks of the other chain, as they were proven last.
pub(crate) struct CalendarStore<T>(PhantomData<T>);

impl<T: Config> CalendarStore<T> {
	/// Returns the latest calendar. `None` until one was proven.
	pub fn get() -> Option<Calendar> {
		ProvenCalendar::<T>::get()
	}

	/// Returns the latest era of which the other chain was known to be in; zero until one was proven.
	pub fn latest_era() -> EraIndex {
		Self::get().map_or(0, |calendar| calendar.latest_era())
	}

	/// Takes a calendar in the place of one of a lower head. Fails if it contradicts what was proven before,
	/// whichever of them is the later one.
	pub fn take(calendar: Calendar) -> Result<(), Error<T>> {
		let Some(known) = Self::get() else {
			ProvenCalendar::<T>::put(calendar);
			return Ok(());
		};
		let newer = calendar.height > known.height;
		let agree = match newer {
			true => known.goes_on_with(&calendar),
			false => calendar.goes_on_with(&known),
		};
		frame_support::ensure!(agree, Error::<T>::OtherEras);
		if newer {
			ProvenCalendar::<T>::put(calendar);
		}
		Ok(())
	}
}
