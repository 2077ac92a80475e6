//! The clock of duties: ticks, and the wait for the seed of an era.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;

/// The clock of duties. It counts blocks in which a duty could be done, each when it is over.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct DutyClock {
	/// The number of ticks that are over.
	pub ticks: u64,
	/// The last block that took transactions which no brake stopped.
	pub opened: u64,
	/// The last block in which a tick ended.
	pub ended: u64,
	/// The stage of the wait for the present era's seed.
	pub seeding: Seeding,
}

/// The stage of the wait for the seed of the present era.
///
/// A source of randomness takes time to make a value, and says since which block it could be known. The first
/// one that could be known since the era began was made before the era at least in part. So the seed is
/// the next one: it was made of nothing older than the era.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
// The derived codec casts the index of a variant.
#[allow(clippy::as_conversions)]
pub enum Seeding {
	/// The seed is known.
	#[default]
	Known,
	/// The value that was being made when the era began has to pass. It could be known in the block `since`
	/// at the earliest.
	Older {
		/// A block.
		since: u64,
	},
	/// The next value is the seed. It could be known in the block `since` at the earliest.
	Next {
		/// A block.
		since: u64,
	},
}

impl Seeding {
	/// Returns how far the seed is after the source has given a value that could be known since a block; the
	/// value is the seed if that is [`Seeding::Known`] now. `None` if nothing has changed.
	pub fn after(self, known_since: u64) -> Option<Self> {
		match self {
			Self::Older { since } if known_since >= since => {
				Some(Self::Next { since: known_since.saturating_add(1) })
			},
			Self::Next { since } if known_since >= since => Some(Self::Known),
			_ => None,
		}
	}
}

impl DutyClock {
	/// Notes that a block takes transactions.
	pub fn open(&mut self, block: u64) {
		self.opened = block;
	}

	/// Ends a tick with a block that was opened, once. A block that was not, such as one of a migration, is no
	/// tick, whatever was opened before it.
	pub fn close(&mut self, block: u64) {
		if self.opened == block && self.ended != block {
			self.end_tick(block);
		}
	}

	/// Begins an era with a block, and returns its first tick. A tick that has begun ends with the era
	/// before, so that no tick is of two eras. If one ended in the block before, none has begun. The seed of the
	/// era is awaited from now on.
	pub fn begin_era(&mut self, block: u64) -> u64 {
		if self.ended != block.saturating_sub(1) {
			self.end_tick(block.saturating_sub(1));
		}
		self.await_seed(block);
		self.ticks
	}

	/// Awaits the seed of an era that begins with a block.
	pub fn await_seed(&mut self, block: u64) {
		self.seeding = Seeding::Older { since: block };
	}

	/// Passes over ticks that nobody could use here, up to this one. Returns false if it is not later.
	pub fn pass_over(&mut self, tick: u64) -> bool {
		let later = tick > self.ticks;
		if later {
			self.ticks = tick;
		}
		later
	}

	/// Hears that the source of randomness has a value that could be known since a block. Returns true if that is
	/// the seed of the present era. `None` if nothing has changed.
	pub fn hear_of_seed(&mut self, known_since: u64) -> Option<bool> {
		self.seeding = self.seeding.after(known_since)?;
		Some(self.seeding == Seeding::Known)
	}

	fn end_tick(&mut self, block: u64) {
		// At most two a block: it never comes to its end.
		self.ticks = self.ticks.saturating_add(1);
		self.ended = block;
	}
}

/// The room of a block, or of a part of it: what is used, and the most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Room<Size> {
	/// The part that is used.
	pub used: Size,
	/// The most that may be used.
	pub most: Size,
}

impl Room<Weight> {
	/// Returns true if so much more fits.
	pub fn fits(&self, more: Weight) -> bool {
		self.most.checked_sub(&self.used).is_some_and(|left| more.all_lte(left))
	}
}

impl Room<u32> {
	/// Returns true if so much more fits.
	pub fn holds(&self, more: u32) -> bool {
		self.used.saturating_add(more) <= self.most
	}
}

/// The weight of duties that cost nothing, in the latest block that had one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FreeWeight {
	/// The block.
	pub block: u64,
	/// The weight that was taken in it.
	pub taken: Weight,
}

impl FreeWeight {
	/// Takes `weight` in a block, if no more than `most` is taken in it. Returns false, and takes nothing, if it
	/// would be more.
	pub fn take(&mut self, block: u64, weight: Weight, most: Weight) -> bool {
		let before = if self.block == block { self.taken } else { Weight::zero() };
		let taken = before.saturating_add(weight);
		let fits = taken.all_lte(most);
		if fits {
			*self = Self { block, taken };
		}
		fits
	}
}
