//! The clock of duties.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
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
	/// How far the present era's seed is.
	pub seeding: Seeding,
}

/// How far the seed of the present era is.
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
		self.seeding = Seeding::Older { since: block };
		self.ticks
	}

	fn end_tick(&mut self, block: u64) {
		// At most two a block: it never comes to its end.
		self.ticks = self.ticks.saturating_add(1);
		self.ended = block;
	}
}
