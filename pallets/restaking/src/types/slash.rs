//! A request to slash, and its execution.

use super::Handle;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_math::{Ground, Shares, Split};
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
	/// An account whose evidence the hook judged on chain.
	Proof {
		/// The account that gets the reporter's share.
		reporter: AccountId,
	},
	/// Accounts whose evidence of offences in one era the hook judged on chain in one era. Each verdict
	/// was too small for a request of its own, or there was no place for one.
	Pool {
		/// The accounts that get the reporter's share in equal parts: the first that reported.
		reporters: BoundedVec<AccountId, ConstU32<MAX_REPORTERS>>,
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
}

/// The sums of an executed slash so far, and the destination of its escrow.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Execution {
	/// The era of execution.
	pub executed_era: EraIndex,
	/// The part that is taken of the amount that counted in the era of the offence.
	pub fraction: Perbill,
	/// The first era in which the escrow may be paid.
	pub payable_era: EraIndex,
	/// True once every member has settled.
	pub fully_settled: bool,
	/// True if governance sends the escrow to the treasury.
	pub redirected: bool,
	/// The sum asked of the members that settled.
	pub asked: Balance,
	/// The sum taken of them: burned, treasury, recipient and reporter together.
	pub taken: Balance,
	/// The sum burned.
	pub burned: Balance,
	/// The sum paid to the treasury.
	pub treasury: Balance,
	/// The sum that waits in escrow for the recipient.
	pub recipient: Balance,
	/// The sum that waits in escrow for the reporter.
	pub reporter: Balance,
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
			asked: 0,
			taken: 0,
			burned: 0,
			treasury: 0,
			recipient: 0,
			reporter: 0,
		}
	}

	/// Returns the sum that waits in escrow. Saturates only beyond all money there is.
	pub fn escrow(&self) -> Balance {
		self.recipient.saturating_add(self.reporter)
	}

	/// Adds the loss of one member. Sums saturate only beyond all money there is.
	pub fn add(&mut self, asked: Balance, taken: Balance, split: &Split) {
		self.asked = self.asked.saturating_add(asked);
		self.taken = self.taken.saturating_add(taken);
		self.burned = self.burned.saturating_add(split.burned);
		self.treasury = self.treasury.saturating_add(split.treasury);
		self.recipient = self.recipient.saturating_add(split.recipient);
		self.reporter = self.reporter.saturating_add(split.reporter);
	}

	/// Empties the escrow and returns the recipient's and the reporter's sum.
	pub fn empty_escrow(&mut self) -> (Balance, Balance) {
		(core::mem::take(&mut self.recipient), core::mem::take(&mut self.reporter))
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

	/// Returns the accounts that get the reporter's share; none for a slasher's word.
	pub fn reporters(&self) -> &[AccountId] {
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

	/// Returns true if a part of its proceeds waits in escrow.
	pub fn has_escrow(&self) -> bool {
		let shares = &self.shares;
		!shares.recipient.is_zero() || (self.is_proven() && !shares.reporter.is_zero())
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

	/// Returns true if it was executed, is fully settled, and holds no escrow.
	pub fn is_over(&self) -> bool {
		match &self.stage {
			Stage::Pending => false,
			Stage::Executed(execution) => execution.fully_settled && execution.escrow() == 0,
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
