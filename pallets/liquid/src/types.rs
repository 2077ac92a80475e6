//! The records of the pallet, beside the books.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_math::{
	vault::{Announced, Rate, Target, Ticket},
	AssignmentId, Balance, BatchId, EraIndex,
};
use restaking_primitives::{Choice, RequestId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Perbill;

/// The most targets of a vault.
pub const MAX_TARGETS: u32 = 8;

/// The most validators of a vault's selection.
pub const MAX_VALIDATORS: u32 = 24;

/// The most losses that may come back and of which a deposit knows. With more, deposits wait.
pub const MAX_PENDING: u32 = 16;

/// The most tickets that one call claims.
pub const MAX_CLAIMS: u32 = 32;

/// The most bytes of the name of a receipt, and of its symbol.
pub const MAX_NAME: u32 = 32;

/// The most assets of one vault that are for sale.
pub const MAX_SALES: u32 = 32;

/// The number of eras whose prices are kept, for yields.
pub const RATES: EraIndex = 32;

/// The 32 bytes that name a manager, be it an account, a collective or a location: the runtime's choice, by
/// `OriginNames`.
pub type Handle = H256;

/// The name of a receipt, or its symbol.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// A list of targets as a manager announces it.
pub type TargetList = BoundedVec<TargetSpec, ConstU32<MAX_TARGETS>>;

/// A list of targets with what was known of each.
pub type NamedList = BoundedVec<NamedTarget, ConstU32<MAX_TARGETS>>;

/// A list of validators as a manager announces it.
pub type ChoiceList<AccountId> = BoundedVec<Choice<AccountId>, ConstU32<MAX_VALIDATORS>>;

/// The id of a vault, from a counter. None is ever used twice.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(transparent)]
pub struct VaultId(pub u32);

impl VaultId {
	/// Returns the id after this one. `None` after the last.
	pub fn next(self) -> Option<Self> {
		self.0.checked_add(1).map(Self)
	}
}

/// Phase of a vault's life. It decides about deposits only: exits are open in each phase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Phase {
	/// It takes deposits.
	Open,
	/// It takes no deposits.
	Paused {
		/// True if governance stopped them: then the manager can not open them again.
		by_governance: bool,
	},
	/// It ends: nothing enters, and all shares are priced as the last batch one day.
	Closed {
		/// The era in which it was closed.
		since_era: EraIndex,
	},
	/// The last batch is paid to whoever brings receipts. The vault has no place on the list any more.
	Ended,
}

/// A change that waits for its era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Announcement<Value> {
	/// The first era in whose turn it comes in force.
	pub from_era: EraIndex,
	/// Choice that comes in force.
	pub next: Value,
}

/// The kind of an announcement.
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
pub enum Kind {
	/// Targets, or more of them.
	Targets,
	/// Validators, or a higher commission for one of them.
	Validators,
	/// A higher fee.
	Fee,
}

/// A vault: who manages it, and what holds for it. Its money is in the books.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Vault<AccountId, AssetId, Deposit> {
	/// The origin that manages it; `None` after a dismissal.
	pub manager: Option<Handle>,
	/// The account that opened it. The seed, the float and the deposit are its own.
	pub founder: AccountId,
	/// The receipt.
	pub asset: AssetId,
	/// The deposit for its records; `None` once it was returned.
	pub deposit: Option<Deposit>,
	/// The funds of the founder that lie free on the stash, for deposits that the stash pays.
	pub float: Balance,
	/// Phase of its life.
	pub phase: Phase,
	/// The most assets for which it takes deposits.
	pub cap: Balance,
	/// The part of gains that is the fee.
	pub fee: Perbill,
	/// The account that gets it, in shares.
	pub fee_to: AccountId,
	/// A higher fee that was announced.
	pub next_fee: Option<Announcement<Perbill>>,
	/// The redeem price at the end of the last turn.
	pub told: Rate,
	/// The requests by which the stash lost something that may still come back.
	pub pending: BoundedVec<RequestId, ConstU32<MAX_PENDING>>,
	/// The number of them, those beyond the list included.
	pub losses: u32,
	/// The last batch, whose tickets are the receipts.
	pub last: Option<BatchId>,
	/// True once the receipt is being destroyed.
	pub receipt_ends: bool,
	/// The number of assets that are for sale.
	pub sales: u32,
}

impl<AccountId, AssetId, Deposit> Vault<AccountId, AssetId, Deposit> {
	/// Returns the era in which it was closed, if its last batch may still come.
	pub fn closed_in(&self) -> Option<EraIndex> {
		match self.phase {
			Phase::Closed { since_era } => Some(since_era),
			_ => None,
		}
	}
}

/// A target as a manager announces it.
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
pub struct TargetSpec {
	/// The assignment.
	pub assignment: AssignmentId,
	/// The part of active stake that shall count.
	pub weight: Perbill,
	/// The hash of the terms that are signed.
	pub terms_hash: H256,
	/// The highest commission of the operator with which the target is kept.
	pub max_commission: Perbill,
}

impl TargetSpec {
	/// Returns it as a part of a list that is announced.
	pub fn announced(&self) -> Announced<AssignmentId, H256> {
		Announced {
			key: self.assignment,
			weight: self.weight,
			max_commission: self.max_commission,
			terms: self.terms_hash,
		}
	}
}

/// A target of a list, and what had happened to its assignment when the list was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct NamedTarget {
	/// Choice that was announced.
	pub spec: TargetSpec,
	/// The number of slashes and closings of the assignment by then.
	pub events: u32,
}

impl NamedTarget {
	/// Returns the target that it is when it comes in force. Slashes that were known when the list was made are
	/// forgotten; the next step of a turn sees all others, by the number of events.
	pub fn record(&self) -> TargetRecord {
		TargetRecord { spec: self.spec, events: self.events, stopped: false }
	}
}

impl From<Announced<AssignmentId, H256>> for TargetSpec {
	fn from(it: Announced<AssignmentId, H256>) -> Self {
		Self {
			assignment: it.key,
			weight: it.weight,
			terms_hash: it.terms,
			max_commission: it.max_commission,
		}
	}
}

/// A target in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct TargetRecord {
	/// Choice that was announced.
	pub spec: TargetSpec,
	/// The number of slashes and closings of the assignment at the last turn, or when the list was made.
	pub events: u32,
	/// True once its assignment was slashed, whoever paid: nothing is pledged to it until a list that was announced
	/// after that slash is in force.
	pub stopped: bool,
}

impl TargetRecord {
	/// Returns it for a step of a turn.
	pub fn target(&self) -> Target {
		Target { weight: self.spec.weight, stopped: self.stopped }
	}
}

/// The targets of a vault.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Targets {
	/// Those in force.
	pub now: BoundedVec<TargetRecord, ConstU32<MAX_TARGETS>>,
	/// The list that was announced.
	pub next: Option<Announcement<NamedList>>,
}

impl Targets {
	/// Puts a list in force.
	pub fn apply(&mut self, list: &NamedList) {
		// As many as were announced.
		self.now = BoundedVec::truncate_from(list.iter().map(NamedTarget::record).collect());
	}
}

/// The validators that a vault nominates.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Selection<AccountId> {
	/// Those in force. At each turn those of them are nominated that validate, do not block, and ask no more.
	pub now: ChoiceList<AccountId>,
	/// The list that was announced.
	pub next: Option<Announcement<ChoiceList<AccountId>>>,
}

impl<AccountId> Default for Selection<AccountId> {
	fn default() -> Self {
		Self { now: BoundedVec::new(), next: None }
	}
}

/// The shares of a holder in a batch, and the deposit for that record.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct TicketRecord<Deposit> {
	/// The shares, and what was paid for them.
	pub ticket: Ticket,
	/// The deposit; `None` for the founder's seed.
	pub deposit: Option<Deposit>,
}

/// The redeem price at the end of a turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RateOfEra {
	/// The era of the turn.
	pub era: EraIndex,
	/// The price.
	pub rate: Rate,
}

/// Progress of the turns of an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Round {
	/// The era.
	pub era: EraIndex,
	/// The last vault that was looked at; `None` at the beginning.
	pub after: Option<VaultId>,
	/// True if a vault of this round has to be looked at once more.
	pub again: bool,
	/// True once all vaults have turned.
	pub done: bool,
}

/// The numbers that governance may move while the chain runs. They bind what enters and what is announced,
/// never what is in force.
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
pub struct Parameters {
	/// The number of eras in which a gain vests, at least 1.
	pub vest_eras: EraIndex,
	/// The minimum deposit, in units of the stake.
	pub min_deposit: Balance,
	/// The minimum worth of a request to leave, unless it is for all that the holder has.
	pub min_exit: Balance,
	/// The minimum seed, at least twice the least bond.
	pub min_seed: Balance,
	/// The funds that the founder leaves on the stash: the existential deposit, and what the stash pays as
	/// deposits for positions and metadata.
	pub float: Balance,
	/// The most of all active stake that one vault may have.
	pub max_vault_share: Perbill,
	/// The number of eras between an announcement and the turn in which it comes in force, at least 2.
	pub notice: EraIndex,
	/// The number of eras after closing from which all shares are priced, whoever is still in.
	pub close_after: EraIndex,
	/// The most that one target may take of active stake.
	pub max_target_loss: Perbill,
	/// The most that all targets of one operator may take.
	pub max_operator_loss: Perbill,
	/// The most that all targets may take.
	pub max_exposure: Perbill,
	/// The fewest validators of a selection.
	pub min_validators: u32,
	/// The highest fee.
	pub max_fee: Perbill,
	/// The most by which a fee rises at once.
	pub max_fee_step: Perbill,
}
