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

/// The position of the next task in the agenda.
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
	/// The number of its tasks that are done.
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
