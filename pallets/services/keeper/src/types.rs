//! Jobs, and whose turn it is.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// The most operators of a service that take turns.
pub const MAX_KEEPERS: u32 = 32;

/// The most bytes of a job's call.
pub const MAX_CALL: u32 = 1_024;

/// The most eras in which an operator has missed turns that are remembered.
pub const MAX_ERAS: u32 = 16;

/// The rules of a keeper service: whoever misses its turn again and again is slashed.
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
	/// For how many blocks a job that is due waits for the operator whose turn it is.
	pub window: u32,
	/// How many missed turns in one era are an offence.
	pub misses: u32,
	/// The part of what counts that it costs, once in an era.
	pub fraction: Perbill,
}

/// An operator and everything that counts up to it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Share<AccountId> {
	/// The operator.
	pub keeper: AccountId,
	/// Its stay.
	pub assignment: AssignmentId,
	/// What counts with it and with all before it.
	pub upto: Balance,
}

/// Among whom the turns of an era are dealt.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Rotation<AccountId> {
	/// The era.
	pub era: EraIndex,
	/// The operators that serve in it.
	pub shares: BoundedVec<Share<AccountId>, ConstU32<MAX_KEEPERS>>,
}

impl<AccountId> Rotation<AccountId> {
	/// Whose unit of what counts `random` hits: as likely as it has stake. The remainder favours no unit
	/// by more than one part in 2¹²⁸ over all that counts.
	pub fn pick(&self, random: H256) -> Option<&Share<AccountId>> {
		let all = self.shares.last()?.upto;
		let bytes: [u8; 16] = random.as_bytes().get(..16)?.try_into().ok()?;
		let unit = u128::from_le_bytes(bytes).checked_rem(all)?;
		self.shares.iter().find(|share| unit < share.upto)
	}
}

/// Whose turn it is.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Turn<AccountId> {
	/// The operator.
	pub keeper: AccountId,
	/// Its stay.
	pub assignment: AssignmentId,
}

/// A call that is dispatched again and again.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Job<AccountId> {
	/// The service whose operators do it.
	pub service: ServiceId,
	/// In whose name the call is dispatched, and who pays.
	pub owner: AccountId,
	/// The call, encoded.
	pub call: BoundedVec<u8, ConstU32<MAX_CALL>>,
	/// The blocks from one time to the next.
	pub every: u32,
	/// What each time pays.
	pub price: Balance,
	/// How often it is still to be done.
	pub left: u32,
	/// The block from which it is to be done next.
	pub due: u64,
	/// Whose turn it is; anybody's who serves, for nobody's.
	pub turn: Option<Turn<AccountId>>,
}

/// The number of a job.
pub type JobId = u32;

/// How many turns an operator has missed in an era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Missed {
	/// The era.
	pub era: EraIndex,
	/// How many.
	pub turns: u32,
}
