//! A request to slash, and what comes of it.

use super::Handle;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{Shares, Split};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Perbill;

/// Who asked for a slash, and on what ground.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Source<AccountId> {
	/// The slasher that the service had in the era of the offence, on its word.
	Slasher {
		/// Who it is.
		slasher: Handle,
		/// The part of the service's bond that a veto forfeits.
		bond: Balance,
	},
	/// Somebody whose evidence the hook judged on chain.
	Proof {
		/// Who gets the reporter's share.
		reporter: AccountId,
	},
}

/// What an executed slash has taken so far, and what happens to it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Execution {
	/// The era of execution.
	pub at: EraIndex,
	/// The part that is taken of what counted in the era of the offence.
	pub fraction: Perbill,
	/// From this era on the escrow is paid.
	pub payable: EraIndex,
	/// Whether every member has settled.
	pub settled: bool,
	/// Whether governance sends the escrow to the treasury.
	pub redirected: bool,
	/// What was asked of the members that settled.
	pub asked: Balance,
	/// What was taken of them: burned, treasury, recipient and reporter together.
	pub taken: Balance,
	/// What was burned.
	pub burned: Balance,
	/// What the treasury got.
	pub treasury: Balance,
	/// What waits for the recipient.
	pub recipient: Balance,
	/// What waits for the reporter.
	pub reporter: Balance,
}

impl Execution {
	/// A slash that was executed in `at` and has taken nothing yet.
	pub fn new(at: EraIndex, fraction: Perbill, payable: EraIndex) -> Self {
		Self {
			at,
			fraction,
			payable,
			settled: false,
			redirected: false,
			asked: 0,
			taken: 0,
			burned: 0,
			treasury: 0,
			recipient: 0,
			reporter: 0,
		}
	}

	/// What waits in escrow. Saturates only beyond all money there is.
	pub fn escrow(&self) -> Balance {
		self.recipient.saturating_add(self.reporter)
	}

	/// Adds what one member lost. Sums saturate only beyond all money there is.
	pub fn add(&mut self, asked: Balance, taken: Balance, split: &Split) {
		self.asked = self.asked.saturating_add(asked);
		self.taken = self.taken.saturating_add(taken);
		self.burned = self.burned.saturating_add(split.burned);
		self.treasury = self.treasury.saturating_add(split.treasury);
		self.recipient = self.recipient.saturating_add(split.recipient);
		self.reporter = self.reporter.saturating_add(split.reporter);
	}
}

/// Where a request is in its life. One that was vetoed, expired or lapsed has no record any more.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Stage {
	/// It may be vetoed until it is executed.
	Pending,
	/// It was executed, and its members settle it.
	Executed(Execution),
}

/// A request to slash, with the authorities, destination and shares of the moment it was made.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SlashRequest<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The operator's stay that is slashed.
	pub assignment: AssignmentId,
	/// Names the offence.
	pub offence: H256,
	/// The era of the offence.
	pub era: EraIndex,
	/// The part it asks for of what counted in that era.
	pub fraction: Perbill,
	/// The hash of the evidence.
	pub evidence: H256,
	/// The era in which it was made.
	pub requested: EraIndex,
	/// Who asked.
	pub source: Source<AccountId>,
	/// Who may veto besides governance.
	pub resolver: Option<Handle>,
	/// How what is taken is divided.
	pub shares: Shares,
	/// Who gets the recipient's share.
	pub recipient: Option<AccountId>,
	/// Where it is in its life.
	pub stage: Stage,
}

impl<AccountId> SlashRequest<AccountId> {
	/// Whether the hook judged the evidence on chain.
	pub fn is_proven(&self) -> bool {
		matches!(self.source, Source::Proof { .. })
	}

	/// What a veto forfeits.
	pub fn bond(&self) -> Balance {
		match self.source {
			Source::Slasher { bond, .. } => bond,
			Source::Proof { .. } => 0,
		}
	}

	/// Whether it can still be vetoed.
	pub fn is_pending(&self) -> bool {
		self.stage == Stage::Pending
	}
}

/// Who vetoes all requests of a service at once.
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
pub enum Vetoer {
	/// Governance: all requests.
	Governance,
	/// A resolver: those that it may veto.
	Resolver(Handle),
}

/// What somebody set aside for vetoed requests of a service.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SlashBond<AccountId> {
	/// Whose funds are held.
	pub payer: AccountId,
	/// How much is held.
	pub amount: Balance,
	/// The part that pending requests need.
	pub locked: Balance,
}

/// Since when an operator may serve a service again.
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
pub enum Jail {
	/// From this era on.
	Until(EraIndex),
	/// Never.
	ForGood,
}

/// Work that is due in an era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Task<AccountId> {
	/// Execute a request, or end it.
	Execute(RequestId),
	/// Forget an offence that can not be reported any more.
	ForgetOffence(ServiceId, H256),
	/// Let an operator out of the jail of a service.
	EndJail(ServiceId, AccountId),
}

/// How far a walk along the members of an assignment has come.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SettlementCursor<AccountId> {
	/// The last member that was looked at.
	pub last: AccountId,
	/// Whether the walk was of use: it has settled a member, or another slash came meanwhile.
	pub useful: bool,
}

/// The place of the next task.
#[derive(
	Clone,
	Copy,
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
pub struct AgendaPlace {
	/// The era.
	pub era: EraIndex,
	/// How many tasks of it are done.
	pub done: u32,
}

/// The ends of a queue whose places are numbered.
#[derive(
	Clone,
	Copy,
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
pub struct QueueEnds {
	/// The first place that is taken.
	pub first: u64,
	/// The first place that is free.
	pub end: u64,
}
