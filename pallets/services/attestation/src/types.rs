//! Rules and records of attestation services, and what their calls take.

// The codec numbers the variants of an enum with `as`.
#![allow(clippy::as_conversions)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{units_between, AssignmentId, Balance, EraIndex, KeyProof, MAX_PLACES};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// Number of heights of one service whose ballots are kept: the latest ones.
pub const KEPT: u32 = 64;

/// Rules of an attestation service: two contents for one height are an offence, and a statement that names
/// an era in which its height was not due is one. So is absence: too few signatures in an era.
///
/// Heights follow the clock of this chain, so that the chain knows the era of each: height `h` is due
/// in tick `first + h × period`, and is signed from then on for `voting` ticks.
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
	/// Tick in which height zero is due: no later than an exit window after registration.
	pub first: u64,
	/// Number of ticks from one height to the next. At least one, and at most those of an exit window.
	pub period: u32,
	/// Number of ticks during which signatures for a height are accepted. At least a quarter of an era or
	/// 32; at most a quarter of the report window, two eras, and `32 × period`: the record of a height is
	/// reused after `64 × period`.
	pub voting: u32,
	/// Part of the stake counted in the era of the offence that each offence costs: at least a 1,024th
	/// part of the largest slash of the terms, and at most all of it.
	pub fraction: Perbill,
	/// Part of an era's attempted heights that an operator may miss, from 10 % to 90 %.
	pub most_missed: Perbill,
	/// Part of the stake counted in an era that absence in it costs. At most half of the maximum slash.
	pub absence: Perbill,
	/// True if an operator is rewarded in proportion to the attempted heights of an era for which it signed.
	/// Then `voting` is at most half of an era, the owner sets no multipliers, and a new operator earns nothing
	/// until an era of its work is recorded.
	pub pays_work: bool,
}

impl Equivocation {
	/// Returns the tick in which a height is due. `None` if that number exceeds its type.
	pub fn tick_of(&self, height: u64) -> Option<u64> {
		height.checked_mul(self.period.into())?.checked_add(self.first)
	}

	/// Returns the number of heights that are due from the first tick of `span` on, and before the other.
	pub fn heights_in(&self, span: (u64, u64)) -> Option<u64> {
		units_between(span, self.first, self.period.into())
	}

	/// Returns true if in the tick `clock` no height can be signed any more that was due before the end of
	/// `span`.
	pub fn is_closed(&self, span: (u64, u64), clock: u64) -> bool {
		span.1.saturating_add(self.voting.into()) <= clock
	}

	/// Returns the heights for which signatures are accepted in a tick, the oldest first.
	pub fn open_heights(&self, tick: u64) -> impl Iterator<Item = u64> {
		let period = u64::from(self.period).max(1);
		let since = |tick: u64| tick.checked_sub(self.first);
		// Rounds down: the latest one that is due.
		let last = since(tick).and_then(|past| past.checked_div(period));
		// Rounds up: the oldest one whose time is not over.
		let oldest = tick.saturating_add(1).saturating_sub(self.voting.into());
		let oldest = since(oldest).map_or(0, |past| past.div_ceil(period));
		last.into_iter().flat_map(move |last| oldest..=last)
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
	/// Era in which the height is due. The key that the operator had in it signs.
	pub era: EraIndex,
	/// Height, counted in periods of the rules from tick `first` on.
	pub height: u64,
	/// Hash stated for the height: the root of a bridge's messages, a sidechain's block, a batch of a
	/// sequencer.
	pub content: H256,
}

/// What an operator is asked to sign, and the era whose key signs it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ToSign {
	/// Era of the height. The key that the operator had in it signs.
	pub era: EraIndex,
	/// Bytes that sr25519, ed25519 and ECDSA keys sign: see [`Statement::message`].
	pub message: Vec<u8>,
	/// Salt of the domain of typed data: see [`salt`](crate::salt).
	pub salt: H256,
	/// Digest that addresses of Ethereum sign: see [`Statement::digest`].
	pub digest: H256,
}

/// Signature of one operator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Signed<AccountId> {
	/// Account of the operator.
	pub operator: AccountId,
	/// Signature of the statement, by the key that the operator had in the era of the height.
	pub signature: KeyProof,
}

/// One side of an equivocation: what an operator has signed for the height.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Said {
	/// Era that the statement names.
	pub era: EraIndex,
	/// Content of the statement.
	pub content: H256,
	/// Signature of the statement, by the key that the operator had in that era.
	pub signature: KeyProof,
}

/// Evidence of an offence.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Evidence {
	/// Two contents for one height, whatever eras their statements name.
	#[codec(index = 0)]
	Equivocation {
		/// Height of both statements.
		height: u64,
		/// One statement.
		one: Said,
		/// The other statement.
		other: Said,
	},
	/// Absence in too many heights of an era.
	#[codec(index = 2)]
	Absence {
		/// The era.
		era: EraIndex,
	},
	/// A statement that names an era in which its height was not due.
	#[codec(index = 1)]
	Misdated {
		/// The statement.
		statement: Statement,
		/// Its signature, by the key that the operator had in the era that it names.
		signature: KeyProof,
	},
}

/// Statement that a quorum has signed, as it was when the quorum was reached.
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
pub struct Accepted {
	/// Height of the statement.
	pub height: u64,
	/// Hash that the statement names.
	pub content: H256,
	/// Era of the height. Keys and stake of this era decided.
	pub era: EraIndex,
	/// Block of this chain in which the quorum was reached.
	pub block: u64,
	/// Stake counted behind the signers, in the smallest unit of the staking currency.
	pub counted: Balance,
	/// Stake counted behind all operators of the service in that era.
	pub total: Balance,
	/// Part of it that accepts a statement.
	pub quorum: Perbill,
	/// Value that the stake of that era certifies, for all who use the service together: ten elevenths of
	/// what operators lose for certain once another content for this height has a quorum as well. What
	/// earlier slashes can not take a second time is left out. **It is not lost if a quorum signs a false
	/// statement and no other.**
	pub certified: Balance,
}

/// Stake behind one content.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tally {
	/// The content.
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
	/// Stake behind each content that was signed for the height. Each signer may have one of its own, so
	/// small ones can not fill the list before others come.
	pub tallies: BoundedVec<Tally, ConstU32<MAX_PLACES>>,
	/// Assignments of the operators that have signed, each once.
	pub signers: BoundedVec<AssignmentId, ConstU32<MAX_PLACES>>,
	/// First statement that reached the quorum. `None` if none has.
	pub accepted: Option<Accepted>,
}

impl Ballot {
	/// Returns the stake of all that have signed, whatever they have stated.
	pub fn signed(&self) -> Balance {
		// At most the total.
		self.tallies.iter().fold(0, |sum, tally| sum.saturating_add(tally.counted))
	}

	/// Returns a ballot without signatures.
	pub fn empty(height: u64, era: EraIndex, total: Balance) -> Self {
		let (tallies, signers) = (BoundedVec::new(), BoundedVec::new());
		Self { height, era, total, tallies, signers, accepted: None }
	}

	/// Adds stake to the tally of a content and returns the sum. `None` if there are as many contents as
	/// signers can be: a ballot whose tallies each have a signer never is.
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
