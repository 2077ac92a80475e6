//! The clock of eras.

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
