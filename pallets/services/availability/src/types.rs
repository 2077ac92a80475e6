//! Records of availability services: blobs, promises and challenges.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// Minimum length of a chunk, in bytes: more than two hashes, so that no inner node of the tree passes
/// for a chunk.
pub const MIN_CHUNK: u32 = 128;

/// Maximum length of a chunk, in bytes.
pub const MAX_CHUNK: u32 = 4_096;

/// Maximum number of chunks of a blob.
pub const MAX_CHUNKS: u32 = 1 << 20;

/// Maximum number of hashes of a proof: one for each level of the largest blob.
pub const MAX_PROOF: u32 = 20;

/// Maximum number of promises of an assignment, those included that can still be judged.
pub const MAX_ITEMS: u32 = 64;

/// Maximum number of draws of an era at an assignment.
pub const MAX_DRAWS: u32 = 64;

/// Maximum number of open challenges at an assignment.
pub const MAX_OPEN: u32 = 16;

/// Maximum number of times that the price of a challenge doubles.
pub const MAX_DOUBLING: u32 = 16;

/// Number of eras whose answers are kept, at most.
pub const ERAS_KEPT: u32 = 32;

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
	/// Number of chunks that the chain draws at each operator in each era: 1 to 64. More are drawn at an
	/// operator that has promised more blobs: one of each.
	pub draws: u32,
	/// Number of ticks within which a chunk must be shown: at least a quarter of an era, or 32 if that is less;
	/// at most half of an era, and a quarter of the report window.
	pub response: u32,
	/// Price of a challenge at an operator without another, in base units: at least twice the fee of an
	/// answer, and at most the minimum pledge of the terms. Half of it is burned.
	pub price: Balance,
	/// Number of challenges from which on the price does not double any more: at most 16.
	pub doubling: u32,
	/// Part of the counted stake that silence costs: at least a 1,024th part of the largest slash of the
	/// terms, and at most all of it. Once for all draws of an era, and once for each blob that was asked for
	/// in it.
	pub fraction: Perbill,
}

impl Withholding {
	/// Returns the price of a challenge while `open` others are open: the half that is burned, which is rounded
	/// up, and the other that is held.
	pub fn price_after(&self, open: u32) -> (Balance, Balance) {
		let doubled = 1u128.checked_shl(open.min(self.doubling)).unwrap_or(1);
		// Nobody has as much as where this would saturate.
		let price = self.price.saturating_mul(doubled);
		let held = price >> 1;
		(price.saturating_sub(held), held)
	}
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

/// Promise to hold a blob.
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
pub struct Item {
	/// The blob.
	pub blob: Blob,
	/// First era in which it is held: the one after the promise.
	pub from_era: EraIndex,
	/// Last era in which it is held.
	pub until_era: EraIndex,
	/// Deposit of the operator for this record, in base units.
	pub deposit: Balance,
}

impl Item {
	/// Returns true if the blob is held in an era.
	pub fn covers(&self, era: EraIndex) -> bool {
		(self.from_era..=self.until_era).contains(&era)
	}
}

/// What one assignment has promised to hold.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Holding<AccountId> {
	/// Id of the service.
	pub service: ServiceId,
	/// Account of the operator, which has paid the deposits.
	pub operator: AccountId,
	/// The promises, oldest first. None is removed while it can be judged, so the draws of an era are always
	/// the same.
	pub items: BoundedVec<Item, ConstU32<MAX_ITEMS>>,
}

impl<AccountId> Holding<AccountId> {
	/// Returns true if a blob is promised for an era.
	pub fn covers(&self, blob: Blob, era: EraIndex) -> bool {
		self.items.iter().any(|item| item.blob == blob && item.covers(era))
	}
}

/// One of the holders of a blob.
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
pub struct Holder {
	/// The assignment that promised it.
	pub assignment: AssignmentId,
	/// Last era in which it is held.
	pub until_era: EraIndex,
}

/// A chunk that the chain has drawn at an operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Asked {
	/// Era of the draw.
	pub era: EraIndex,
	/// Number of the draw in its era.
	pub draw: u32,
	/// The blob.
	pub blob: Blob,
	/// Position of the chunk in the blob, from zero on.
	pub chunk: u32,
	/// First tick in which it can be shown.
	pub from: u64,
	/// First tick in which it is too late.
	pub due: u64,
	/// True if it was shown in time.
	pub shown: bool,
}

/// A chunk that an operator is asked for, and has not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Question {
	/// Who asks for it.
	pub asker: Asker,
	/// The blob.
	pub blob: Blob,
	/// Position of the chunk in the blob, from zero on.
	pub chunk: u32,
	/// First tick in which it is too late.
	pub due: u64,
}

/// Who asks an operator for a chunk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Asker {
	/// The chain, by a draw: `answer` shows the chunk.
	Draw {
		/// Era of the draw.
		era: EraIndex,
		/// Number of the draw in its era.
		draw: u32,
	},
	/// Somebody, by a challenge: `answer_challenge` shows the chunk.
	Challenge {
		/// Number of the challenge.
		challenge: ChallengeId,
	},
}

/// An operator that has promised a blob, and the stake behind it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Backer<AccountId> {
	/// Account of the operator.
	pub operator: AccountId,
	/// Id of its assignment.
	pub assignment: AssignmentId,
	/// Stake that counts through it, in base units.
	pub counted: Balance,
}

/// Evidence of a fault, as `report_offence` takes it: encoded by SCALE.
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
// The derived codec casts the index of a variant.
#[allow(clippy::as_conversions)]
pub enum Evidence {
	/// A draw of an era was not answered in time.
	#[codec(index = 0)]
	Withheld {
		/// The era.
		era: EraIndex,
	},
	/// A challenge was not answered in time.
	#[codec(index = 1)]
	Denied {
		/// Number of the challenge.
		challenge: ChallengeId,
	},
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
	/// Waits for an answer until it is due, and to be closed after it.
	Open,
	/// No answer came in time, and the challenger has back what was held.
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
	/// The blob.
	pub blob: Blob,
	/// Position of the chunk in the blob, from zero on.
	pub chunk: u32,
	/// Account that asks and pays.
	pub challenger: AccountId,
	/// Amount held in the challenger's account while it is open, in base units. The operator gets it for an
	/// answer; without one it goes back.
	pub held: Balance,
	/// Era in which it was asked: the era of the offence if no answer comes.
	pub asked_era: EraIndex,
	/// First tick in which an answer is too late.
	pub due_tick: u64,
	/// Stage of the challenge.
	pub stage: Stage,
	/// True if no answer came, and the chain itself has accused the operator of it, or can not.
	pub accused: bool,
}

/// Number of a challenge, never used again.
pub type ChallengeId = u32;

/// Bytes of a chunk.
pub type Chunk = BoundedVec<u8, ConstU32<MAX_CHUNK>>;

/// Hashes that lead from a chunk to the root, lowest level first.
pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;
