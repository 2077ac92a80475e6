//! The operator that a hook judges, its verdict, and the slash that follows.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{AssignmentId, Balance, EraIndex, RequestId, ServiceId};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::H256;

use crate::{DatedKey, ServiceKey};

/// The beginning of an era.
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
	/// The tick in which it begins. No tick is of two eras.
	pub tick: u64,
}

/// An operator before a hook, with the eras and keys that evidence against it is checked by.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a, AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The operator's assignment at the service.
	pub assignment: AssignmentId,
	/// The operator.
	pub operator: &'a AccountId,
	/// The present era.
	pub now: EraIndex,
	/// The number of ticks that are over. See [`PledgeInspect::clock`](crate::PledgeInspect::clock).
	pub clock: u64,
	/// The first blocks of the eras that can still be judged, ascending.
	pub eras: &'a [EraStart],
	/// The operator's keys in these eras, oldest first.
	pub keys: &'a [DatedKey],
}

impl<AccountId> Context<'_, AccountId> {
	/// Returns the era of a tick. `None` if the tick is too old to judge, or to come.
	pub fn era_of_tick(&self, tick: u64) -> Option<EraIndex> {
		let known = self.eras.iter().filter(|_| tick <= self.clock);
		known.rev().find(|start| start.tick <= tick).map(|start| start.era)
	}

	/// Returns the first tick of an era that is over, and the first one after it. `None` if it is not over, or
	/// too old to judge.
	pub fn span_of(&self, era: EraIndex) -> Option<(u64, u64)> {
		let start = self.eras.iter().find(|start| start.era == era)?.tick;
		let end = self.eras.iter().find(|start| start.era > era)?.tick;
		Some((start, end))
	}

	/// Returns the operator's key in an era. `None` if it had none, or the era is too old to judge.
	pub fn key_at(&self, era: EraIndex) -> Option<&ServiceKey> {
		self.keys
			.iter()
			.rev()
			.find(|dated| dated.from_era <= era)
			.map(|dated| &dated.key)
	}
}

/// The judgement of a hook on evidence that proves an offence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict {
	/// The id of the offence, the same for every evidence of it: one offence is slashed once.
	pub offence_id: H256,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part to take of the stake that counted in that era. A fraction above the
	/// service's largest slash is lowered to it.
	pub fraction: Perbill,
}

/// A slash that was executed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outcome {
	/// The request.
	pub request: RequestId,
	/// The id of the offence. Of several small ones in one request: of the first that was reported.
	pub offence_id: H256,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part that is taken of the stake that counted in that era.
	pub fraction: Perbill,
	/// The stake that counted in that era, all members of the assignment together, as it was recorded
	/// then. An upper bound: losses by slashes that were executed before and not settled by every member
	/// are still in it, and no member loses more than its budget.
	pub counted: Balance,
}

/// An account that asks to enter a service.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newcomer<'a, AccountId> {
	/// The operator of the context, which joins.
	Operator,
	/// A staker that pledges through the operator of the context.
	Staker {
		/// The staker.
		stash: &'a AccountId,
		/// The amount that it pledges in addition.
		amount: Balance,
	},
}
