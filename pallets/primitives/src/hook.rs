//! How a service finds fault.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	pallet_prelude::{MaybeSerializeDeserialize, Member, Parameter},
	weights::Weight,
};
use restaking_math::{Balance, EraIndex};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_arithmetic::Perbill;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{AssignmentId, DatedKey, RequestId, ServiceId, ServiceKey};

/// The first block in which the clock showed an era.
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
pub struct EraStart {
	/// The era.
	pub era: EraIndex,
	/// The height of the block.
	pub block: u64,
}

/// Whom a hook judges, and what it needs to know for it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a, AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The operator's stay at the service.
	pub assignment: AssignmentId,
	/// The operator.
	pub operator: &'a AccountId,
	/// The present era.
	pub now: EraIndex,
	/// The first blocks of the eras that can still be judged, ascending.
	pub eras: &'a [EraStart],
	/// The operator's keys in these eras, oldest first.
	pub keys: &'a [DatedKey],
}

impl<AccountId> Context<'_, AccountId> {
	/// The era of a block of this chain; nothing for one that is too old to judge.
	pub fn era_of(&self, block: u64) -> Option<EraIndex> {
		self.eras.iter().rev().find(|start| start.block <= block).map(|start| start.era)
	}

	/// The operator's key in an era.
	pub fn key_at(&self, era: EraIndex) -> Option<&ServiceKey> {
		self.keys.iter().rev().find(|dated| dated.from <= era).map(|dated| &dated.key)
	}
}

/// What a hook makes of evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict {
	/// Names the offence, the same for every evidence of it: one offence counts once.
	pub offence: H256,
	/// The era in which it happened.
	pub era: EraIndex,
	/// The part to take of what counted in that era. Above the service's largest slash is lowered.
	pub fraction: Perbill,
}

/// A slash that was executed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outcome {
	/// The request.
	pub request: RequestId,
	/// The offence.
	pub offence: H256,
	/// The era in which it happened.
	pub era: EraIndex,
	/// The part that is taken of what counted in that era.
	pub fraction: Perbill,
	/// What counted in that era, all members together.
	pub counted: Balance,
}

/// Who wants to enter a service.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newcomer<'a, AccountId> {
	/// The operator of the context, which joins.
	Operator,
	/// A staker that pledges through the operator of the context.
	Staker {
		/// The staker.
		stash: &'a AccountId,
		/// How much more it pledges.
		amount: Balance,
	},
}

/// How one service finds fault: a value in its terms, of a type that the runtime composes.
///
/// A variant never changes its meaning and is never removed while a service has it: a fix is a new
/// variant. Hooks are asked when somebody enters or reports, and told when a slash was executed.
/// Nobody asks them when somebody leaves, claims or settles. Whatever they call, the core refuses to
/// be changed from within.
pub trait SlashingHook<AccountId>:
	Parameter + Member + MaxEncodedLen + MaybeSerializeDeserialize
{
	/// Refuses parameters with which no fault could ever be found.
	fn validate(&self) -> DispatchResult;

	/// Whether only the service's slasher can ask for a slash, so that without one nobody could. Such
	/// a hook judges nothing.
	fn needs_slasher(&self) -> bool;

	/// What evidence proves about the operator of the context, or why it proves nothing. Whatever
	/// this writes is undone.
	fn judge(
		&self,
		context: &Context<'_, AccountId>,
		evidence: &[u8],
	) -> Result<Verdict, DispatchError>;

	/// Whether it wants to be asked who may enter. Must never change.
	fn guards_entry(&self) -> bool {
		false
	}

	/// Refuses an operator or a staker, if it guards the entry.
	fn admit(
		&self,
		_context: &Context<'_, AccountId>,
		_newcomer: &Newcomer<'_, AccountId>,
	) -> DispatchResult {
		Ok(())
	}

	/// Hears of an executed slash. An error undoes what this wrote, and nothing else.
	fn on_slashed(&self, _context: &Context<'_, AccountId>, _outcome: &Outcome) -> DispatchResult {
		Ok(())
	}

	/// The worst of what a judgement by any value of this type costs.
	fn judge_weight() -> Weight;

	/// The worst of what asking any value of this type who may enter costs.
	fn entry_weight() -> Weight {
		Weight::zero()
	}

	/// The worst of what telling any value of this type of a slash costs.
	fn notice_weight() -> Weight {
		Weight::zero()
	}
}

/// No hook: whatever the slasher says.
impl<AccountId> SlashingHook<AccountId> for () {
	fn validate(&self) -> DispatchResult {
		Ok(())
	}

	fn needs_slasher(&self) -> bool {
		true
	}

	fn judge(&self, _: &Context<'_, AccountId>, _: &[u8]) -> Result<Verdict, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn judge_weight() -> Weight {
		Weight::zero()
	}
}

/// Only the service's slasher may ask for a slash, and its word is the only proof.
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
	Serialize,
	Deserialize,
)]
pub struct Authority;

impl<AccountId> SlashingHook<AccountId> for Authority {
	fn validate(&self) -> DispatchResult {
		Ok(())
	}

	fn needs_slasher(&self) -> bool {
		true
	}

	fn judge(&self, _: &Context<'_, AccountId>, _: &[u8]) -> Result<Verdict, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn judge_weight() -> Weight {
		Weight::zero()
	}
}
