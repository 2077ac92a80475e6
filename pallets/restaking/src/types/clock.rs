//! The clocks: of eras, and of duties.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::next_era;
use restaking_primitives::EraIndex;
use scale_info::TypeInfo;

/// The clock of eras. It turns when that of the source of stake has turned, by one era and once in a block at
/// most.
///
/// So a window of eras never shrinks, whatever the source does: what is asked in an era has every later era to
/// happen in, each with a block at least.
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
pub struct EraClock {
	/// The present era.
	pub era: EraIndex,
	/// The era of the source when this one began: the same, unless the source has ever passed over eras or gone
	/// back.
	pub source_era: EraIndex,
	/// The block in which this era began.
	pub since: u64,
}

/// A turn of the clock of eras.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EraTurn {
	/// The clock after it.
	pub clock: EraClock,
	/// The era of the source before it.
	pub from_era: EraIndex,
}

impl EraTurn {
	/// Returns true if the source has passed over eras.
	pub fn is_skip(&self) -> bool {
		self.clock.source_era > next_era(self.from_era)
	}
}

impl EraClock {
	/// Returns a clock that begins with the era of the source.
	pub fn new(source_era: EraIndex, block: u64) -> Self {
		Self { era: source_era, source_era, since: block }
	}

	/// Returns the turn by which it follows the source in a block. `None` if the source has not turned since
	/// this era began, or this era began in the same block: then the next block follows.
	pub fn next_turn(&self, source_era: EraIndex, block: u64) -> Option<EraTurn> {
		if source_era <= self.source_era || block <= self.since {
			return None;
		}
		let clock = Self { era: next_era(self.era), source_era, since: block };
		Some(EraTurn { clock, from_era: self.source_era })
	}

	/// Returns the clock that goes on with the present era, and counts the next ones from where the source is. `None`
	/// if the source did not go back.
	///
	/// A source that is replaced by another one may begin anew. No era begins by that: the next one does when the
	/// source turns again.
	pub fn set_back(&self, source_era: EraIndex, block: u64) -> Option<Self> {
		let went_back = source_era < self.source_era;
		went_back.then_some(Self { era: self.era, source_era, since: block })
	}

	/// Returns the era of the source that was as many eras ago as an era.
	pub fn era_at_source(&self, era: EraIndex) -> EraIndex {
		// One of both is zero: the source is ahead if it passed over eras, and behind if it began anew.
		let (ahead, behind) =
			(self.source_era.saturating_sub(self.era), self.era.saturating_sub(self.source_era));
		era.saturating_add(ahead).saturating_sub(behind)
	}
}

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
