//! What operators answer, and what the chain keeps of it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

/// The most feeds of a service.
pub const MAX_FEEDS: u32 = 32;

/// The most bytes of a feed's name.
pub const MAX_NAME: u32 = 32;

/// The most operators that answer in a round: only those are heard who have at least this part of
/// what counts, so more could not be.
pub const MAX_ANSWERS: u32 = 64;

/// The most rounds that a service keeps.
pub const MAX_KEPT: u32 = 1_024;

/// The most missed rounds that rules may ask for.
pub const MAX_MISSES: u32 = 32;

/// The rules of an oracle service.
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
	/// The blocks of a round.
	pub round: u32,
	/// For how many rounds what was answered is kept: so long a fault can be reported.
	pub kept: u32,
	/// By which part of the median an answer may differ from it.
	pub tolerance: Perbill,
	/// The part of what counts that it costs to differ by more, once in an era.
	pub fraction: Perbill,
	/// How many rounds of one feed in one era an operator must miss to be slashed. Never, for zero.
	pub misses: u32,
	/// The part of what counts that it costs, once in an era.
	pub absence: Perbill,
}

/// The number of a feed within its service.
pub type FeedId = u32;

/// The name of a feed, as "DOT/USD". Empty for one that is closed.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// What one operator answered.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// The operator's stay.
	pub assignment: AssignmentId,
	/// What counts with it.
	pub counted: Balance,
	/// What it answered, in the feed's unit.
	pub value: u128,
}

/// What operators agreed on in a round.
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
	/// The round.
	pub round: u64,
	/// The median, weighed by what counts.
	pub value: u128,
	/// What counts with those who answered.
	pub counted: Balance,
}

/// What was answered in a round.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Round {
	/// Which round it is.
	pub number: u64,
	/// The era of its first block, by whose stake it is weighed.
	pub era: EraIndex,
	/// What counted in that era with all operators.
	pub total: Balance,
	/// What was answered, in order of the values.
	pub entries: BoundedVec<Entry, ConstU32<MAX_ANSWERS>>,
	/// The last answer of the rounds before.
	pub before: Option<Answer>,
}

impl Round {
	/// What counts with those who answered. Saturates only beyond all stake there is.
	pub fn counted(&self) -> Balance {
		self.entries.iter().fold(0, |sum, entry| sum.saturating_add(entry.counted))
	}

	/// Rounds nothing: the lowest value that at least half of what answered does not exceed, if it is
	/// a quorum of what counts that answered.
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

	/// What an operator answered.
	pub fn entry_of(&self, assignment: AssignmentId) -> Option<&Entry> {
		self.entries.iter().find(|entry| entry.assignment == assignment)
	}
}

/// What proves a fault: the chain's own record of the round does.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Evidence {
	/// The operator's answer in a round differs from the median by more than the tolerance.
	Deviation {
		/// The feed.
		feed: FeedId,
		/// The round.
		round: u64,
	},
	/// The operator did not answer in these rounds of one era, in which others agreed.
	Absence {
		/// The feed.
		feed: FeedId,
		/// The rounds, ascending, as many as the rules ask for.
		rounds: BoundedVec<u64, ConstU32<MAX_MISSES>>,
	},
}
