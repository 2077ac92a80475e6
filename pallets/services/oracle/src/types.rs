//! Records of oracle services, and the weighted median.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{Perbill, SaturatedConversion};

/// Maximum number of feeds of one service, closed ones included.
pub const MAX_FEEDS: u32 = 32;

/// Maximum length of a feed's name, in bytes.
pub const MAX_NAME: u32 = 32;

/// Maximum number of operators that answer in one round. An operator is heard only if at least this
/// part of the counted stake is behind it, so there cannot be more.
pub const MAX_ANSWERS: u32 = 64;

/// Maximum number of rounds of one feed that a service keeps.
pub const MAX_KEPT: u32 = 1_024;

/// Maximum number of missed rounds that rules may ask for.
pub const MAX_MISSES: u32 = 32;

/// Rules of an oracle service: an answer far from the median is an offence, and so is absence.
///
/// This value is part of the terms that stakers sign, so it never changes.
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Deviation {
	/// Length of a round, in blocks. At least one, and at most half of the blocks of the report window.
	pub round: u32,
	/// Number of rounds of each feed that are kept, at least 2 and at most 1,024. A fault can be
	/// reported only while its rounds are kept: for a quarter of an era, or 32 blocks, at least.
	pub kept: u32,
	/// Part of the median by which an answer may differ from it, in either direction. Below one.
	pub tolerance: Perbill,
	/// Part of the counted stake that a greater difference costs, once in an era: at least a 1,024th
	/// part of the largest slash of the terms, and at most all of it.
	pub fraction: Perbill,
	/// Number of rounds of one feed, all in one era, that an operator must miss to be slashed: at most
	/// 32 and the rounds of an era, and below `kept`. Zero makes absence free of charge.
	pub misses: u32,
	/// Part of the counted stake that absence costs, once in an era, unless `misses` is zero: at least a
	/// 1,024th part and at most half of the largest slash of the terms.
	pub absence: Perbill,
}

impl Deviation {
	/// Returns the place of a round among those that are kept.
	pub fn place_of(&self, round: u64) -> u32 {
		// Rules that keep no round are refused.
		round.checked_rem(self.kept.into()).map_or(0, |place| place.saturated_into())
	}
}

/// Number of a feed within its service, never used again.
pub type FeedId = u32;

/// Name of a feed, for example "DOT/USD". Empty for a closed feed.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// Answer of one operator.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// Assignment of the operator.
	pub assignment: AssignmentId,
	/// Stake counted behind the operator, in the smallest unit of the staking currency.
	pub counted: Balance,
	/// Value that it answered, in the feed's unit.
	pub value: u128,
}

/// Answer of a whole round.
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
pub struct Answer {
	/// Number of the round, counted from block zero on.
	pub round: u64,
	/// Median of the answers, weighted by counted stake, in the feed's unit.
	pub value: u128,
	/// Stake counted behind the operators that answered.
	pub counted: Balance,
}

/// Answers to one feed in one round.
///
/// `entries` has each assignment at most once, in ascending order of the values.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Round {
	/// Number of the round, counted from block zero on.
	pub number: u64,
	/// Era of the first block of the round. The stake counted in it weighs the answers.
	pub era: EraIndex,
	/// Stake counted in that era behind all operators of the service.
	pub total: Balance,
	/// Answers of the operators.
	pub entries: BoundedVec<Entry, ConstU32<MAX_ANSWERS>>,
	/// Answer of the latest earlier round that reached the quorum. `None` if none did.
	pub before: Option<Answer>,
}

impl Round {
	/// Returns the stake counted behind the operators that answered. Saturates only beyond all stake
	/// there is.
	pub fn counted(&self) -> Balance {
		self.entries.iter().fold(0, |sum, entry| sum.saturating_add(entry.counted))
	}

	/// Returns the weighted median: the lowest value such that at least half of the answering stake
	/// answered this value or less. `None` if less stake than the quorum answered.
	pub fn answer(&self, quorum: Perbill) -> Option<Answer> {
		let counted = self.counted();
		if counted < quorum.mul_ceil(self.total) {
			return None;
		}
		let mut below: Balance = 0;
		let middle = self.entries.iter().find(|entry| {
			below = below.saturating_add(entry.counted);
			below >= counted.saturating_sub(below)
		});
		middle.map(|entry| Answer { round: self.number, value: entry.value, counted })
	}

	/// Returns the answer of an operator. `None` if it did not answer.
	pub fn entry_of(&self, assignment: AssignmentId) -> Option<&Entry> {
		self.entries.iter().find(|entry| entry.assignment == assignment)
	}

	/// Enters an answer, after those that are lower or equal. Returns false if the round is full.
	pub fn enter(&mut self, entry: Entry) -> bool {
		let place = self.entries.partition_point(|other| other.value <= entry.value);
		self.entries.try_insert(place, entry).is_ok()
	}
}

/// Evidence of a fault: it names rounds, and the chain's own records of them decide.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Evidence {
	/// An answer that differs from the median by more than the tolerance.
	Deviation {
		/// Number of the feed.
		feed: FeedId,
		/// Number of the round.
		round: u64,
	},
	/// Rounds of one era that reached the quorum without an answer of the operator.
	Absence {
		/// Number of the feed.
		feed: FeedId,
		/// Numbers of the rounds, ascending, exactly as many as `misses` of the rules.
		rounds: BoundedVec<u64, ConstU32<MAX_MISSES>>,
	},
}
