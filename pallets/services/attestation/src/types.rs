//! Records of attestation services, and the bytes that operators sign.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{AssignmentId, Balance, EraIndex, KeyProof, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// Number of heights of one service whose ballots are kept: the latest ones.
pub const KEPT: u32 = 64;

/// Maximum number of operators that sign for one height. An operator signs only if at least this
/// part of the counted stake is behind it, so there cannot be more.
pub const MAX_SIGNERS: u32 = 64;

/// Rules of an attestation service: signing two statements for one height is an offence.
///
/// Heights follow the clock of this chain, so that the chain knows the era of each: height `h` is due
/// in block `first + h × period`, and is signed from then on for `voting` blocks.
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
pub struct Equivocation {
	/// Block of this chain in which height zero is due: no later than an exit window after registration.
	pub first: u64,
	/// Number of blocks from one height to the next. At least one, and at most those of an exit window.
	pub period: u32,
	/// Number of blocks during which signatures for a height are accepted. At least one, at most half of
	/// the blocks of the report window, and at most `64 × period`: then the record of a height is reused
	/// for a later one.
	pub voting: u32,
	/// Part of the stake counted in the era of the height that an equivocation costs: at least a 1,024th
	/// part of the largest slash of the terms, and at most all of it.
	pub fraction: Perbill,
}

impl Equivocation {
	/// Returns the block in which a height is due. `None` if that block number exceeds its type.
	pub fn block_of(&self, height: u64) -> Option<u64> {
		height.checked_mul(self.period.into())?.checked_add(self.first)
	}
}

/// Statement of operators about one height.
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
	/// Height, counted in periods of the rules from block `first` on.
	pub height: u64,
	/// Hash stated for the height: the root of a bridge's messages, a sidechain's block, a batch of a
	/// sequencer.
	pub content: H256,
}

impl Statement {
	/// Returns the bytes that an operator signs with its key: the SCALE encoding of the pallet's name,
	/// the hash of this chain's first block, the service, the height and the content. A signature is
	/// therefore valid for this chain, this pallet and this service alone.
	pub fn message(&self, pallet: &str, genesis: impl Encode, service: ServiceId) -> Vec<u8> {
		(pallet, genesis, service, self).encode()
	}
}

/// Bytes that an operator is asked to sign, and the era whose key signs them.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ToSign {
	/// Era of the height. The key that the operator had in it signs.
	pub era: EraIndex,
	/// Bytes to sign: see [`Statement::message`].
	pub message: Vec<u8>,
}

/// Signature of one operator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Signed<AccountId> {
	/// Account of the operator.
	pub operator: AccountId,
	/// Signature of the statement, by the key that the operator had in the era of the height.
	pub signature: KeyProof,
}

/// Evidence of an equivocation: two statements for one height, signed with one key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Evidence {
	/// Height of both statements.
	pub height: u64,
	/// Content of one statement and its signature.
	pub one: (H256, KeyProof),
	/// Content of the other statement and its signature.
	pub other: (H256, KeyProof),
}

/// Stake behind one statement.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tally {
	/// Content of the statement.
	pub content: H256,
	/// Stake counted behind its signers, in the smallest unit of the staking currency.
	pub counted: Balance,
}

/// Signatures for one height, added up.
///
/// `tallies` is at most as long as `signers`, and its sum at most `total`.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Ballot {
	/// The height.
	pub height: u64,
	/// Era of the height. Keys and stake of this era decide.
	pub era: EraIndex,
	/// Stake counted in that era behind all operators of the service.
	pub total: Balance,
	/// Stake behind each statement that was signed for the height.
	pub tallies: BoundedVec<Tally, ConstU32<MAX_SIGNERS>>,
	/// Assignments of the operators that have signed, each once.
	pub signers: BoundedVec<AssignmentId, ConstU32<MAX_SIGNERS>>,
	/// Content of the first statement that reached the quorum. `None` if none has.
	pub accepted: Option<H256>,
}

impl Ballot {
	/// Returns a ballot without signatures.
	pub fn empty(height: u64, era: EraIndex, total: Balance) -> Self {
		let (tallies, signers) = (BoundedVec::new(), BoundedVec::new());
		Self { height, era, total, tallies, signers, accepted: None }
	}

	/// Adds stake to the tally of a statement and returns the sum. `None` if there are as many
	/// statements as signers can be: a ballot whose tallies each have a signer never is.
	pub fn add(&mut self, content: H256, counted: Balance) -> Option<Balance> {
		if let Some(tally) = self.tallies.iter_mut().find(|tally| tally.content == content) {
			// At most the total.
			tally.counted = tally.counted.saturating_add(counted);
			return Some(tally.counted);
		}
		self.tallies.try_push(Tally { content, counted }).ok()?;
		Some(counted)
	}
}
