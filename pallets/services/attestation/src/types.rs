//! What operators sign, and what the chain keeps of it.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex, KeyProof, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// For how many heights the chain keeps what was said.
pub const KEPT: u32 = 64;

/// The most operators that sign for one height: only those count who have at least this part of
/// what counts, so more could not be.
pub const MAX_SIGNERS: u32 = 64;

/// The rules of an attestation service: whoever signs two statements for one height is slashed.
///
/// Heights follow the clock of this chain, so that it knows the era of each: height `h` is due in
/// block `first + h × period`, and signed from then on for `voting` blocks.
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
pub struct Equivocation {
	/// The block of this chain in which height zero is due.
	pub first: u64,
	/// The blocks from one height to the next.
	pub period: u32,
	/// For how many blocks statements for a height are taken.
	pub voting: u32,
	/// The part of what counts that an equivocation costs.
	pub fraction: Perbill,
}

impl Equivocation {
	/// The block in which a height is due; nothing for one that never comes.
	pub fn block_of(&self, height: u64) -> Option<u64> {
		height.checked_mul(self.period.into())?.checked_add(self.first)
	}
}

/// What operators say about a height.
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
pub struct Statement {
	/// The height.
	pub height: u64,
	/// What is there: the root of a bridge's messages, a sidechain's block, a sequencer's batch.
	pub content: H256,
}

impl Statement {
	/// What an operator signs with its key: the SCALE encoding of the pallet's name, the hash of this
	/// chain's first block, the service, the height and the content. So it says nothing elsewhere.
	pub fn message(&self, pallet: &str, genesis: impl Encode, service: ServiceId) -> Vec<u8> {
		(pallet, genesis, service, self).encode()
	}
}

/// What an operator is to sign.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ToSign {
	/// The era whose key signs.
	pub era: EraIndex,
	/// The bytes.
	pub message: Vec<u8>,
}

/// The signature of one operator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Signed<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// Its signature of the statement, with the key that it had in the era of the height.
	pub signature: KeyProof,
}

/// Two statements for one height, signed with one key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Evidence {
	/// The height.
	pub height: u64,
	/// One statement and its signature.
	pub one: (H256, KeyProof),
	/// The other.
	pub other: (H256, KeyProof),
}

/// How much stands behind a statement.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tally {
	/// What the statement says.
	pub content: H256,
	/// What counts with those who signed it.
	pub counted: Balance,
}

/// What was said about a height.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Ballot {
	/// The height.
	pub height: u64,
	/// The era of the height, by whose stake it is weighed.
	pub era: EraIndex,
	/// What counted in that era with all operators.
	pub total: Balance,
	/// The statements.
	pub tallies: BoundedVec<Tally, ConstU32<MAX_SIGNERS>>,
	/// Who has signed.
	pub signers: BoundedVec<AssignmentId, ConstU32<MAX_SIGNERS>>,
	/// The statement that has the quorum.
	pub accepted: Option<H256>,
}
