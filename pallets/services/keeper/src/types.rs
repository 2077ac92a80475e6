//! Records of keeper services: jobs, turns and the rotation that deals them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// Maximum number of operators of one service that take turns.
pub const MAX_KEEPERS: u32 = 32;

/// Maximum length of a job's encoded call, in bytes.
pub const MAX_CALL: u32 = 1_024;

/// Maximum number of eras whose missed turns are remembered for one assignment: the latest ones.
pub const MAX_ERAS: u32 = 16;

/// Rules of a keeper service: missing a number of turns in one era is an offence.
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
pub struct Liveness {
	/// Number of blocks, from the one in which a job is due, during which only the operator whose turn
	/// it is can do it. At least one, and at most half of the blocks of the report window.
	pub window: u32,
	/// Number of missed turns in one era that make an offence. At least one, and at most the number of
	/// blocks of an era over `window + 1`.
	pub misses: u32,
	/// Part of the counted stake that the offence costs, once in an era: at least a 1,024th part and at
	/// most half of the largest slash of the terms.
	pub fraction: Perbill,
}

/// An operator's share of the rotation: the interval of stake that ends at `upto`.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Share<AccountId> {
	/// Account of the operator.
	pub keeper: AccountId,
	/// Assignment of the operator.
	pub assignment: AssignmentId,
	/// Stake counted behind this operator and all before it, in the smallest unit of the staking
	/// currency.
	pub upto: Balance,
}

/// Operators among whom the turns of one era are dealt. `upto` ascends along `shares`.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Rotation<AccountId> {
	/// Era whose counted stake weighs the turns.
	pub era: EraIndex,
	/// Operators that take turns and serve in the era, in the order in which they enlisted.
	pub shares: BoundedVec<Share<AccountId>, ConstU32<MAX_KEEPERS>>,
}

impl<AccountId> Rotation<AccountId> {
	/// Returns the share that `random` hits. Each unit of counted stake is equally likely, up to a bias
	/// of one part in `2¹²⁸ / counted stake`. `None` if there is no share.
	pub fn pick(&self, random: H256) -> Option<&Share<AccountId>> {
		let all = self.shares.last()?.upto;
		let bytes: [u8; 16] = random.as_bytes().get(..16)?.try_into().ok()?;
		let unit = u128::from_le_bytes(bytes).checked_rem(all)?;
		self.shares.iter().find(|share| unit < share.upto)
	}
}

/// The turn of one operator.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Turn<AccountId> {
	/// Account of the operator.
	pub keeper: AccountId,
	/// Assignment of the operator.
	pub assignment: AssignmentId,
}

/// A call that operators dispatch in fixed intervals.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Job<AccountId> {
	/// Id of the service whose operators do the job.
	pub service: ServiceId,
	/// Account that made the job and pays for it: the origin of the call.
	pub owner: AccountId,
	/// The call, SCALE-encoded.
	pub call: BoundedVec<u8, ConstU32<MAX_CALL>>,
	/// Number of blocks from one time to the next.
	pub every_blocks: u32,
	/// Price of each time, in the smallest unit of the currency.
	pub price: Balance,
	/// Number of times that the job is still to be done.
	pub times_left: u32,
	/// First block in which the job can be done next.
	pub due_block: u64,
	/// The operator whose turn it is. `None` if nobody took turns: any operator that serves may do it.
	pub turn: Option<Turn<AccountId>>,
}

/// Number of a job, never used again.
pub type JobId = u32;

/// Number of turns that an operator has missed in one era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Missed {
	/// Era in which the jobs were due.
	pub era: EraIndex,
	/// Number of missed turns.
	pub turns: u32,
}
