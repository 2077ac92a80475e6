//! What operators promise, and what they are asked.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::ConstU32, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{traits::Member, Perbill};

/// The fewest bytes of a chunk: more than two hashes, so that no inner node can pass for one.
pub const MIN_CHUNK: u32 = 128;

/// The most bytes of a chunk.
pub const MAX_CHUNK: u32 = 4_096;

/// The most chunks of a blob.
pub const MAX_CHUNKS: u32 = 1 << 20;

/// The most hashes of a proof: one for each level of the largest blob.
pub const MAX_PROOF: u32 = 20;

/// The most challenges of one operator that may be open at once.
pub const MAX_OPEN: u32 = 64;

/// The rules of an availability service: whoever does not show a chunk in time is slashed.
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
	/// Within how many blocks a challenge must be answered.
	pub response: u32,
	/// How many challenges of one operator may be open at once.
	pub open: u32,
	/// What a challenge costs, in the staking currency: the operator's if it answers in time.
	pub price: Balance,
	/// The part of what counts that silence costs.
	pub fraction: Perbill,
}

/// Data that is held, in chunks of equal size, the last one filled up.
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
	/// The root of the binary Merkle tree of the Blake2-256 hashes of its chunks.
	pub root: H256,
	/// How many chunks there are.
	pub chunks: u32,
	/// The bytes of each.
	pub chunk_size: u32,
}

impl Blob {
	/// How many hashes lead from a chunk to the root: one for each level in which it has a sibling.
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

/// A promise to hold a blob.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Promise<Ticket: Member> {
	/// The last era in which the blob is held.
	pub until: EraIndex,
	/// The deposit for this record.
	pub deposit: Ticket,
}

/// Where a challenge is in its life. One that was answered has no record any more.
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
	/// It waits for an answer.
	Open,
	/// No answer came in time, and the challenger has its price back.
	Failed,
}

/// A question for a chunk.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Challenge<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The operator.
	pub operator: AccountId,
	/// The operator's stay.
	pub assignment: AssignmentId,
	/// The blob.
	pub blob: Blob,
	/// Which of its chunks.
	pub chunk: u32,
	/// Who asks.
	pub challenger: AccountId,
	/// What is held of the challenger for it.
	pub price: Balance,
	/// The era in which it was asked: that of the offence, if no answer comes.
	pub era: EraIndex,
	/// The last block in which it can be answered.
	pub due: u64,
	/// Where it is in its life.
	pub stage: Stage,
}

/// The number of a challenge.
pub type ChallengeId = u32;

/// A chunk.
pub type Chunk = BoundedVec<u8, ConstU32<MAX_CHUNK>>;

/// What leads from a chunk to the root, lowest level first.
pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;
