//! The seeds of eras. The only writer of them.

use crate::{pallet::*, store::EraStore};
use core::marker::PhantomData;
use frame_support::traits::Get;
use restaking_primitives::{EraIndex, Seed};

/// The seed of each era that can still be judged.
pub(crate) struct SeedStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> SeedStore<T, I> {
	/// Returns the seed of an era; `None` if it is not known, or the era is too old to judge.
	pub fn get(era: EraIndex) -> Option<Seed> {
		let recent = EraStore::<T, I>::now().saturating_sub(era) < Self::kept();
		let known = Seeds::<T, I>::get(Self::place_of(era)).filter(|_| recent)?;
		(known.0 == era).then_some(known.1)
	}

	/// Records the seed of the present era, in the place of one that is too old.
	pub fn note(seed: Seed) {
		let era = EraStore::<T, I>::now();
		Seeds::<T, I>::insert(Self::place_of(era), (era, seed));
	}

	/// Returns the place of an era's seed.
	pub fn place_of(era: EraIndex) -> u32 {
		era.checked_rem(Self::kept()).unwrap_or(0)
	}

	/// Returns the number of eras that can be judged, the present one included, and one more. The integrity
	/// test keeps the window far from where this would saturate.
	fn kept() -> EraIndex {
		T::MaxExitWindow::get().saturating_add(2)
	}
}
