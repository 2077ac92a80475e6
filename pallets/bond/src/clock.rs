//! The clock: eras that end by time, at most one in a block.

use crate::{pallet::*, WeightInfo};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::Get, weights::Weight};
use restaking_primitives::{next_era, EraIndex};
use scale_info::TypeInfo;

/// The present era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RunningEra {
	/// The index. Eras begin with 0, and none is left out.
	pub index: EraIndex,
	/// The moment of the block in which it began; 0 before the first block, as the genesis knows no time.
	pub began_at: u64,
}

impl RunningEra {
	/// Returns the era after this one, if this one is over at `now`; or this one, begun, if it had not begun.
	/// `None` if nothing changes.
	///
	/// A halted chain prolongs its era: however late a block is, it ends one era. A moment of 0 is none, and one
	/// before the beginning ends nothing.
	fn at(self, now: u64, length: u64) -> Option<Self> {
		if now == 0 {
			return None;
		}
		if self.began_at == 0 {
			return Some(Self { began_at: now, ..self });
		}
		let lasted = now.checked_sub(self.began_at)?;
		(lasted >= length).then_some(Self { index: next_era(self.index), began_at: now })
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Ends the present era if it is over. Returns the weight, that of reading the moment included.
	pub(crate) fn turn_era(now: u64) -> Weight {
		let running = CurrentEra::<T, I>::get();
		let Some(next) = running.at(now, T::EraLength::get()) else {
			return T::WeightInfo::look_at_era();
		};
		CurrentEra::<T, I>::put(next);
		if next.index > running.index {
			Self::deposit_event(Event::EraBegan { era: next.index });
		}
		T::WeightInfo::turn_era()
	}
}
