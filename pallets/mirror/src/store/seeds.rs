//! The seeds of eras. The only writer of them.

use crate::pallet::*;
use core::marker::PhantomData;
use restaking_primitives::{place_of_era, EraIndex, Seed};

/// The seed of each era that can still be judged, in the place of the era.
pub(crate) struct SeedStore<T>(PhantomData<T>);

impl<T: Config> SeedStore<T> {
	/// Returns the seed of an era. `None` if it is not known.
	pub fn get(era: EraIndex) -> Option<Seed> {
		let (of_era, seed) = Seeds::<T>::get(place_of_era(era))?;
		(of_era == era).then_some(seed)
	}

	/// Records the seed of an era, in the place of one that is too old.
	pub fn note(era: EraIndex, seed: Seed) {
		Seeds::<T>::insert(place_of_era(era), (era, seed));
	}
}
