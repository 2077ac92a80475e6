//! Work that is done later: tasks of an era, and the queue of pages.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_primitives::{AssignmentId, EraIndex, RequestId, ServiceId};
use scale_info::TypeInfo;
use sp_core::H256;

/// A task that is due in an era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Task<AccountId> {
	/// Execute a request, or end it.
	Execute(RequestId),
	/// Execute a request that could not be executed before, or end it.
	Retry(RequestId),
	/// Forget an offence that a slasher named, once it can not be requested any more.
	ForgetWord(AssignmentId, H256),
	/// Forget an offence that was proven, once it can not be reported any more.
	ForgetProof(AssignmentId, H256),
	/// Let an operator out of the jail of a service.
	EndJail(ServiceId, AccountId),
	/// Record that old slashes have left more of the cap of an assignment.
	Recap(AssignmentId),
	/// Divide the proceeds of a request, or go on giving them back.
	EndProceeds(RequestId),
	/// Forget more bans and mass vetoes of a service that was removed.
	ForgetService(ServiceId),
	/// Publish a page of the set of a service.
	Publish(ServiceId),
	/// Forget the keys of an assignment that was removed.
	ForgetKeys(ServiceId, AssignmentId),
}

/// A turn in the queue of pages.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Turn {
	/// Settle members of an assignment.
	Settle(AssignmentId),
	/// Give back, or forget, losses by a request.
	EndLosses(RequestId),
}

/// The progress of a pass over the members of an assignment.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SettlementCursor<AccountId> {
	/// The member at which the last page ended.
	pub last: AccountId,
	/// True if the pass has settled a member, or another slash came meanwhile.
	pub useful: bool,
}

/// The key of a task: the era in which it is due, and the number of the task. Both begin with their highest
/// byte, so that the order of keys is that of tasks.
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
pub struct TaskKey {
	era: [u8; 4],
	number: [u8; 8],
}

impl TaskKey {
	/// Returns the key of a task.
	pub fn new(era: EraIndex, number: u64) -> Self {
		Self { era: era.to_be_bytes(), number: number.to_be_bytes() }
	}

	/// Returns the era in which it is due.
	pub fn era(&self) -> EraIndex {
		EraIndex::from_be_bytes(self.era)
	}

	/// Returns its number.
	pub fn number(&self) -> u64 {
		u64::from_be_bytes(self.number)
	}
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
