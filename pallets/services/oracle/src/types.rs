//! Rules and records of oracle services.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{answer::Vote, AssignmentId, Balance, EraIndex, MAX_PLACES};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{Perbill, SaturatedConversion, Saturating};

/// Maximum number of feeds of one service, closed ones included.
pub const MAX_FEEDS: u32 = 32;

/// Maximum length of a feed's name, in bytes.
pub const MAX_NAME: u32 = 32;

/// Maximum number of steps of the rules.
pub const MAX_STEPS: usize = 4;

/// A distance from the answer, and what a value beyond it costs.
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
pub struct Step {
	/// Distance from the answer, in tolerances. At least 3 for the first step.
	pub beyond: u16,
	/// Part of the counted stake that a value beyond this distance costs in all, once in an era. The
	/// steps before are part of it.
	pub price: Perbill,
}

/// Rules of an oracle service: a value far from the answer is an offence, and so is absence.
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
	/// Length of a round, in ticks. At least one, and at most a quarter of an era.
	pub round: u32,
	/// Part of a value by which others may differ from it. Above zero and below 25 %.
	pub tolerance: Perbill,
	/// Steps of deviation, one to four, ascending in distance and in price. `None` after the last.
	pub steps: [Option<Step>; MAX_STEPS],
	/// Part of the attempted rounds of an era that an operator may miss, from 10 % to 90 %.
	pub most_missed: Perbill,
	/// Part of the counted stake that absence costs, once in an era. At most half of the maximum slash.
	pub absence: Perbill,
	/// Maximum number of feeds that are open at the same time, from 1 to 32.
	pub max_feeds: u32,
	/// True if an operator is rewarded in proportion to the attempted rounds of an era in which it was
	/// present. Then the owner sets no multipliers, and a new operator earns nothing until an era of its work
	/// is recorded.
	pub pays_work: bool,
}

impl Deviation {
	/// Returns the steps, the nearest first.
	pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
		self.steps.iter().flatten().copied()
	}

	/// Returns what a step costs beyond the step before. Steps are counted from one. `None` if there is
	/// no such step.
	pub fn price_of(&self, step: u8) -> Option<Perbill> {
		let place: usize = step.checked_sub(1)?.into();
		let before = place.checked_sub(1).and_then(|place| self.steps().nth(place));
		let before = before.map_or(Perbill::zero(), |step| step.price);
		// Prices that do not ascend are refused.
		self.steps().nth(place).map(|step| step.price.saturating_sub(before))
	}
}

/// Number of a feed within its service, never used again.
pub type FeedId = u32;

/// Name of a feed, for example "DOT/USD".
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// Unit of a feed's values, for example "USD", padded with zeros.
pub type Unit = [u8; 16];

/// A feed: a question, and how it is answered.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Feed {
	/// Name of the feed.
	pub name: Name,
	/// Number of decimals: a value of `v` means `v / 10^decimals` units.
	pub decimals: u8,
	/// Unit of the values.
	pub unit: Unit,
	/// Tolerance where the part of the value is less, in the last decimal. At least 1.
	pub least: u128,
	/// Era after that in which the feed was opened. Values are taken in rounds from this era on. From
	/// the next one on the feed binds: who gives no value is not present.
	pub since: EraIndex,
	/// Tick in which the feed was closed. No values are taken any more.
	pub closed: Option<u64>,
}

impl Feed {
	/// Returns true if values are taken in rounds of an era.
	pub fn takes(&self, era: EraIndex) -> bool {
		self.closed.is_none() && self.since <= era
	}

	/// Returns true if operators can be at fault in rounds of an era.
	pub fn binds(&self, era: EraIndex) -> bool {
		self.since < era
	}
}

/// Value of one operator.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// Assignment of the operator.
	pub assignment: AssignmentId,
	/// Stake counted behind the operator, and its value.
	pub vote: Counted,
}

/// A value, and the stake behind it.
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
pub struct Counted {
	/// Stake counted behind the operator, in the smallest unit of the staking currency.
	pub weight: Balance,
	/// Value, in the last decimal of the feed.
	pub value: i128,
}

impl From<Counted> for Vote {
	fn from(Counted { weight, value }: Counted) -> Self {
		Self { value, weight }
	}
}

/// Values for one feed in one round that is not closed. Each assignment has at most one.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Slot {
	/// Number of the round, counted from tick zero on.
	pub number: u64,
	/// Era of the first tick of the round. The stake counted in it weighs the values.
	pub era: EraIndex,
	/// Stake counted in that era behind all operators of the service.
	pub total: Balance,
	/// Block of the first value.
	pub block: u64,
	/// Values of the operators.
	pub entries: BoundedVec<Entry, ConstU32<MAX_PLACES>>,
}

/// An operator that takes part in a round.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Member {
	/// Assignment of the operator.
	pub assignment: AssignmentId,
	/// Stake counted behind it.
	pub weight: Balance,
	/// Feeds for which it gave a value: one bit each, the lowest for feed 0.
	pub feeds: u32,
}

/// Operators that take part in a round that is not closed.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RollCall {
	/// Number of the round.
	pub number: u64,
	/// Era of the first tick of the round.
	pub era: EraIndex,
	/// Stake counted in that era behind all operators of the service.
	pub total: Balance,
	/// Operators with at least one value.
	pub members: BoundedVec<Member, ConstU32<MAX_PLACES>>,
}

/// Answer of a round to one feed.
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
	/// Number of the round, counted from tick zero on.
	pub round: u64,
	/// Era of the first tick of the round.
	pub era: EraIndex,
	/// Block of the first value of the round: no value in the answer is older.
	pub block: u64,
	/// Median of the values, weighted by counted stake, in the last decimal of the feed.
	pub value: i128,
	/// Stake whose values lie within the tolerance of it.
	pub counted: Balance,
	/// Stake counted behind all operators of the service.
	pub total: Balance,
}

/// Faults of an era: the farthest step of each operator that deviated.
#[derive(
	Clone,
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
pub struct EraFaults {
	/// The era.
	pub era: EraIndex,
	/// Assignments, and the steps that they reached, counted from one.
	pub steps: BoundedVec<(AssignmentId, u8), ConstU32<MAX_PLACES>>,
}

/// Returns the place of a round among two.
pub(crate) fn place_of_round(number: u64) -> u8 {
	(number % 2).saturated_into()
}

/// Evidence of a fault: it names an era, and the chain's own records of it decide.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Evidence {
	/// A value beyond a step, counted from one.
	Deviation {
		/// Era of the round.
		era: EraIndex,
		/// The step.
		step: u8,
	},
	/// Absence in too many rounds of an era.
	Absence {
		/// The era.
		era: EraIndex,
	},
}
