//! The eras in which an assignment is in the set of its service.
//!
//! No function here rounds.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	types::{next_era, EraIndex},
};

/// Eras in which an assignment is in the set of its service, without a break.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Stretch {
	/// The first era.
	pub from_era: EraIndex,
	/// The last era; [`EraIndex::MAX`] while no end is known.
	pub until_era: EraIndex,
}

impl Stretch {
	/// Returns true while no end is known.
	pub fn is_open(&self) -> bool {
		self.until_era == EraIndex::MAX
	}

	/// Returns the last era of `list` that is at most `now`; `None` if there is none. The stretches ascend.
	pub fn last_of(list: &[Self], now: EraIndex) -> Option<EraIndex> {
		let begun = list.iter().rfind(|stretch| stretch.from_era <= now);
		begun.map(|stretch| stretch.until_era.min(now))
	}
}

/// The stretches of an assignment, ascending and apart: those that reach into the exit window. `K` bounds
/// the list.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(K: Get<u32>))]
#[scale_info(skip_type_params(K))]
pub struct Stretches<K> {
	/// The stretches. At least one era lies between two of them.
	pub list: BoundedVec<Stretch, K>,
}

without_bounds!(Stretches<K> { list });

impl<K: Get<u32>> Default for Stretches<K> {
	fn default() -> Self {
		Self { list: BoundedVec::new() }
	}
}

impl<K: Get<u32>> Stretches<K> {
	/// Begins a stretch in the era after `now`. Goes on with one that ends in `now`. Does nothing if one is
	/// open. Drops those that ended before the exit window.
	pub fn open(&mut self, exit_window: EraIndex, now: EraIndex) -> Result<(), Error> {
		let first = now.saturating_sub(exit_window);
		self.list.retain(|stretch| stretch.until_era >= first);
		match self.list.last_mut() {
			Some(last) if last.until_era >= now => last.until_era = EraIndex::MAX,
			_ => {
				let stretch = Stretch { from_era: next_era(now), until_era: EraIndex::MAX };
				self.list.try_push(stretch).map_err(|_| Error::TooManyMarks)?;
			},
		}
		Ok(())
	}

	/// Ends the open stretch with `last_era`. Drops it if it begins later.
	pub fn close(&mut self, last_era: EraIndex) {
		self.list.retain(|stretch| stretch.from_era <= last_era);
		if let Some(last) = self.list.last_mut() {
			last.until_era = last.until_era.min(last_era);
		}
	}

	/// Returns true if `era` is in a stretch. Eras before the exit window are forgotten.
	pub fn contains(&self, era: EraIndex) -> bool {
		self.list.iter().any(|it| it.from_era <= era && era <= it.until_era)
	}

	/// Returns true if the stretches are in order, with an era between two of them, and if only the last one
	/// is open.
	pub fn are_sound(&self) -> bool {
		let ordered = self.list.iter().all(|stretch| stretch.from_era <= stretch.until_era);
		let pairs = self.list.iter().zip(self.list.iter().skip(1));
		let mut apart = pairs.map(|(one, other)| next_era(one.until_era) < other.from_era);
		ordered && apart.all(|it| it)
	}
}
