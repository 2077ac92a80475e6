//! The heads of the other chain, as the relay chain had them.

use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{generic::Header, traits::BlakeTwo256};

/// The number of heads that are kept: 6.4 minutes of them, if there is a new one in each slot of six seconds.
pub const MAX_HEADS: u32 = 64;

/// The maximum length of a head, in bytes. The relay chain takes longer ones; a header is some hundred bytes.
pub const MAX_HEAD_LEN: usize = 4_096;

/// A head of the other chain that the relay chain had included.
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
pub struct Head {
	/// The height of its block.
	pub height: u32,
	/// The root of the state after its block.
	pub root: H256,
	/// The first slot of the relay chain in which it was seen.
	pub slot: u64,
}

/// A reason to take no news from a proof of the relay chain's state.
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
pub enum HeadFault {
	/// The collator has left it out.
	LeftOut,
	/// The relay chain has no such chain, or no head of it.
	NoSuchChain,
	/// It is longer than a head may be.
	TooLong,
	/// It is no header with a height of four bytes and Blake2-256 hashes.
	Malformed,
}

impl Head {
	/// Reads the head that the relay chain had in a slot.
	pub fn read(mut bytes: &[u8], slot: u64) -> Result<Self, HeadFault> {
		if bytes.len() > MAX_HEAD_LEN {
			return Err(HeadFault::TooLong);
		}
		let header = Header::<u32, BlakeTwo256>::decode_all(&mut bytes);
		let header = header.map_err(|_| HeadFault::Malformed)?;
		Ok(Self { height: header.number, root: header.state_root, slot })
	}
}

/// The latest heads of the other chain, ascending by height.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct HeadRing {
	/// The heads.
	pub heads: BoundedVec<Head, ConstU32<MAX_HEADS>>,
}

impl HeadRing {
	/// Returns the highest head.
	pub fn newest(&self) -> Option<Head> {
		self.heads.last().copied()
	}

	/// Returns the head of a height. `None` if the relay chain never had it, or it is not kept any more.
	pub fn at_height(&self, height: u32) -> Option<Head> {
		self.heads.iter().find(|head| head.height == height).copied()
	}

	/// Enters a head, in the place of the oldest if there is no room. Returns false, and changes nothing, if it is not
	/// higher than all before it.
	pub fn enter(&mut self, head: Head) -> bool {
		if self.newest().is_some_and(|newest| head.height <= newest.height) {
			return false;
		}
		let leaving = usize::from(self.heads.is_full());
		let kept = self.heads.iter().copied().skip(leaving);
		self.heads = BoundedVec::truncate_from(kept.chain([head]).collect());
		true
	}
}

/// Returns true if what was seen in the slot `since` is no more than `max_lag` slots old.
pub fn is_fresh(now: u64, since: u64, max_lag: u64) -> bool {
	now.saturating_sub(since) <= max_lag
}
