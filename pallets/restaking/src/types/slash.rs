//! A request to slash, and its execution.

use super::Handle;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_math::{Ground, Shares};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Perbill;

/// The requester of a slash, and the ground of the request.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Source<AccountId> {
	/// The slasher that the service had in the era of the offence, on its word.
	Slasher {
		/// The slasher.
		slasher: Handle,
		/// The account that pays the bond.
		payer: AccountId,
		/// The part of the payer's bond that a veto forfeits.
		bond: Balance,
	},
	/// Evidence that the hook judged on chain.
	Proof {
		/// The account that gets the reporter's share. `None` if the chain recorded the offence and brought it
		/// by itself: then that share is burned.
		reporter: Option<AccountId>,
	},
	/// Evidence of offences in one era that the hook judged on chain in one era. Each verdict was too small for a request of its own, or there was no place for one.
	Pool {
		/// The accounts that get the reporter's share in equal parts: the first that reported. The part of
		/// `None`, the chain itself, is burned.
		reporters: BoundedVec<Option<AccountId>, ConstU32<MAX_REPORTERS>>,
	},
}

/// The maximum number of accounts that share the reporter's part of one request.
pub const MAX_REPORTERS: u32 = 8;

/// An offence that a slasher named for an assignment, whatever became of its request.
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
pub struct SaidOffence {
	/// The request that the word became.
	pub request: RequestId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part that the word named. The request asks for less if a proof took some of it before.
	pub fraction: Perbill,
}

/// An offence of an assignment on which the hook gave its verdict, whatever became of the request.
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
pub struct ProvenOffence {
	/// The request that the verdict became or joined.
	pub request: RequestId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part that the verdict asked there.
	pub asked: Perbill,
	/// The block of the report; `None` once a copy of it came in that block and cost nothing.
	pub race_block: Option<u64>,
}

/// The loss of one staker by one request, which waits in escrow.
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
pub struct LossRecord {
	/// The part that the active stake lost. It comes back as active stake, at once.
	pub active: Balance,
	/// The part that unlocking stake and custody lost. It comes back free, from the payable era on.
	pub rest: Balance,
}

impl LossRecord {
	/// Returns the whole loss. Saturates only beyond all money there is.
	pub fn total(&self) -> Balance {
		self.active.saturating_add(self.rest)
	}
}

/// The fate of the proceeds of an executed slash.
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
pub enum Proceeds {
	/// They wait in escrow.
	Waiting,
	/// They go back to those who lost them, by an order of this era.
	Undone {
		/// The era of the order.
		ordered_era: EraIndex,
	},
	/// They were divided by the shares of the request.
	Divided,
}

/// The sums of an executed slash so far, and the fate of its proceeds.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Execution {
	/// The era of execution.
	pub executed_era: EraIndex,
	/// The part that is taken of the amount that counted in the era of the offence.
	pub fraction: Perbill,
	/// The first era in which the proceeds may be divided. Each loss that is taken moves it on.
	pub payable_era: EraIndex,
	/// True once every member has settled.
	pub fully_settled: bool,
	/// True if the recipient's and the reporters' parts go to the treasury.
	pub redirected: bool,
	/// True if it stands in the queue of pages.
	pub queued: bool,
	/// The proof of the same offence that asked for less because of it; `None` if there is none. If it is
	/// undone, that offence costs less than its verdict.
	pub shields: Option<ProvenOffence>,
	/// The fate of the proceeds.
	pub proceeds: Proceeds,
	/// The sum asked of the members that settled.
	pub asked: Balance,
	/// The sum taken of them. Until it is divided, the next three add up to it.
	pub taken: Balance,
	/// The sum that waits in escrow.
	pub waiting: Balance,
	/// The sum that was given back.
	pub returned: Balance,
	/// The sum that could neither wait nor come back, and went to the treasury.
	pub unclaimed: Balance,
}

impl Execution {
	/// Returns a slash that was executed in `executed_era` and has taken nothing yet.
	pub fn new(executed_era: EraIndex, fraction: Perbill, payable_era: EraIndex) -> Self {
		Self {
			executed_era,
			fraction,
			payable_era,
			fully_settled: false,
			redirected: false,
			queued: false,
			shields: None,
			proceeds: Proceeds::Waiting,
			asked: 0,
			taken: 0,
			waiting: 0,
			returned: 0,
			unclaimed: 0,
		}
	}

	/// Adds the loss of one member, of which `waiting` is in escrow. Sums saturate only beyond all money
	/// there is.
	pub fn add(&mut self, asked: Balance, taken: Balance, waiting: Balance) {
		self.asked = self.asked.saturating_add(asked);
		self.taken = self.taken.saturating_add(taken);
		self.waiting = self.waiting.saturating_add(waiting);
		self.unclaimed = self.unclaimed.saturating_add(taken.saturating_sub(waiting));
	}

	/// Returns the era of the order to undo it; `None` if there is none.
	pub fn ordered_era(&self) -> Option<EraIndex> {
		match self.proceeds {
			Proceeds::Undone { ordered_era } => Some(ordered_era),
			_ => None,
		}
	}
}

/// The stage of a request's life. One that was vetoed, expired or lapsed has no record any more.
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
	/// The assignment that is slashed.
	pub assignment: AssignmentId,
	/// Its operator.
	pub operator: AccountId,
	/// The name of the offence. Of a pool: of the first offence in it.
	pub offence_id: H256,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part asked of the amount that counted in that era. Of a pool: the sum. [`Caps`] has the part of
	/// it that is allowed.
	///
	/// [`Caps`]: crate::Caps
	pub asked: Perbill,
	/// The hash of the evidence. Of a pool: of the first evidence.
	pub evidence_hash: H256,
	/// The era in which it was made.
	pub requested_era: EraIndex,
	/// The requester.
	pub source: Source<AccountId>,
	/// The origin that may veto besides governance; `None` if no other may.
	pub resolver: Option<Handle>,
	/// The division of the proceeds.
	pub shares: Shares,
	/// The account that gets the recipient's share.
	pub recipient: Option<AccountId>,
	/// The stage of its life.
	pub stage: Stage,
}

impl<AccountId> SlashRequest<AccountId> {
	/// Returns true if the hook judged the evidence on chain.
	pub fn is_proven(&self) -> bool {
		!matches!(self.source, Source::Slasher { .. })
	}

	/// Returns the ground of the request, as the cap knows it.
	pub fn ground(&self) -> Ground {
		match &self.source {
			Source::Slasher { .. } => Ground::Word,
			Source::Proof { .. } => Ground::Proof,
			Source::Pool { .. } => Ground::Pool { reported_era: self.requested_era },
		}
	}

	/// Returns who shares the reporter's part, `None` for the chain itself; nobody for a slasher's word.
	pub fn reporters(&self) -> &[Option<AccountId>] {
		match &self.source {
			Source::Proof { reporter } => core::slice::from_ref(reporter),
			Source::Pool { reporters } => reporters,
			Source::Slasher { .. } => &[],
		}
	}

	/// Returns the slasher that asked; `None` for a proof.
	pub fn slasher(&self) -> Option<Handle> {
		match self.source {
			Source::Slasher { slasher, .. } => Some(slasher),
			_ => None,
		}
	}

	/// Returns true if a part of its proceeds is for its recipient or its reporters.
	pub fn has_payees(&self) -> bool {
		let shares = &self.shares;
		!shares.recipient.is_zero()
			|| (self.reporters().iter().any(Option::is_some) && !shares.reporter.is_zero())
	}

	/// Returns the account that pays the bond; `None` for a proof.
	pub fn payer(&self) -> Option<&AccountId> {
		match &self.source {
			Source::Slasher { payer, .. } => Some(payer),
			_ => None,
		}
	}

	/// Returns the bond that a veto forfeits.
	pub fn bond(&self) -> Balance {
		match self.source {
			Source::Slasher { bond, .. } => bond,
			_ => 0,
		}
	}

	/// Returns true if it can still be vetoed.
	pub fn is_pending(&self) -> bool {
		self.stage == Stage::Pending
	}

	/// Returns true if it was undone, every member has settled it, and nothing waits.
	pub fn is_over(&self) -> bool {
		match &self.stage {
			Stage::Executed(it) => {
				it.ordered_era().is_some() && it.fully_settled && it.waiting == 0
			},
			Stage::Pending => false,
		}
	}
}

/// The authority that vetoes.
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

/// The slash bond of a payer at a service: funds set aside for vetoed requests of one slasher.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SlashBond {
	/// The slasher whose requests it pays for.
	pub slasher: Handle,
	/// The amount held.
	pub amount: Balance,
	/// The part that pending requests need.
	pub locked: Balance,
}

impl SlashBond {
	/// Returns the part that no request needs. `locked` is at most `amount`.
	pub fn free(&self) -> Balance {
		self.amount.saturating_sub(self.locked)
	}
}
