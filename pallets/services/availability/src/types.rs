//! Records of availability services: blobs, promises and challenges.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::ConstU32, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{traits::Member, Perbill};

/// Minimum length of a chunk, in bytes: more than two hashes, so that no inner node of the tree passes
/// for a chunk.
pub const MIN_CHUNK: u32 = 128;

/// Maximum length of a chunk, in bytes.
pub const MAX_CHUNK: u32 = 4_096;

/// Maximum number of chunks of a blob.
pub const MAX_CHUNKS: u32 = 1 << 20;

/// Maximum number of hashes of a proof: one for each level of the largest blob.
pub const MAX_PROOF: u32 = 20;

/// Maximum number of open challenges of one operator that rules may allow.
pub const MAX_OPEN: u32 = 64;

/// Rules of an availability service: not showing a chunk in time is an offence.
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
pub struct Withholding {
	/// Number of blocks within which a challenge must be answered. At least one, and at most half of the
	/// blocks of the report window.
	pub response: u32,
	/// Maximum number of open challenges of one operator. At least 1 and at most 64.
	pub open: u32,
	/// Price of a challenge, in the smallest unit of the currency of challenges: above zero, and at most
	/// the minimum pledge of the terms. The operator gets it for an answer in time.
	pub price: Balance,
	/// Part of the counted stake that silence costs: at least a 1,024th part of the largest slash of the
	/// terms, and at most all of it.
	pub fraction: Perbill,
}

/// Data that operators hold, in chunks of equal size. The last chunk is filled up.
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
pub struct Blob {
	/// Root of the binary Merkle tree of the Blake2-256 hashes of its chunks.
	pub root: H256,
	/// Number of chunks: at least 1 and at most 2²⁰.
	pub chunks: u32,
	/// Length of each chunk, in bytes: at least 128 and at most 4,096.
	pub chunk_size: u32,
}

impl Blob {
	/// Returns true if the number and the length of the chunks are within their bounds.
	pub fn is_within_bounds(&self) -> bool {
		let sized = (MIN_CHUNK..=MAX_CHUNK).contains(&self.chunk_size);
		(1..=MAX_CHUNKS).contains(&self.chunks) && sized
	}

	/// Returns the number of hashes that lead from a chunk to the root: one for each level in which it
	/// has a sibling.
	pub fn proof_len(&self, chunk: u32) -> u32 {
		let (mut place, mut width, mut len) = (chunk, self.chunks, 0u32);
		while width > 1 {
			let alone = place.is_multiple_of(2) && place.saturating_add(1) == width;
			len = len.saturating_add(u32::from(!alone));
			(place, width) = (place >> 1, width.div_ceil(2));
		}
		len
	}
}

/// Promise of an operator to hold a blob.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Promise<Ticket: Member> {
	/// Last era in which the blob is held.
	pub until_era: EraIndex,
	/// Deposit of the operator for this record.
	pub deposit: Ticket,
}

/// Stage of a challenge. An answered challenge has no record any more.
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
pub enum Stage {
	/// Waits for an answer until its last block, and to be closed after it.
	Open,
	/// No answer came in time, and the challenger has its price back.
	Failed,
}

/// Request to show one chunk of a blob.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Challenge<AccountId> {
	/// Id of the service.
	pub service: ServiceId,
	/// Account of the operator that is asked.
	pub operator: AccountId,
	/// Assignment of the operator.
	pub assignment: AssignmentId,
	/// The blob.
	pub blob: Blob,
	/// Position of the chunk in the blob, from zero on.
	pub chunk: u32,
	/// Account that asks and pays.
	pub challenger: AccountId,
	/// Price of the challenge, held in the challenger's account while it is open.
	pub price: Balance,
	/// Era in which it was asked: the era of the offence if no answer comes.
	pub asked_era: EraIndex,
	/// Last block in which it can be answered.
	pub due_block: u64,
	/// Stage of the challenge.
	pub stage: Stage,
}

/// Number of a challenge, never used again.
pub type ChallengeId = u32;

/// Bytes of a chunk.
pub type Chunk = BoundedVec<u8, ConstU32<MAX_CHUNK>>;

/// Hashes that lead from a chunk to the root, lowest level first.
pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;
