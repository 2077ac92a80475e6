//! Work that is done later: tasks of an era, and the queue of settlements.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_primitives::{AssignmentId, EraIndex, RequestId, ServiceId};
use scale_info::TypeInfo;
use sp_core::H256;

/// The term of an operator that may not serve a service.
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
	/// It may serve again after a term, if it says that it is back.
	Until {
		/// The first era in which it may serve again.
		until_era: EraIndex,
		/// The latest slash that asked for it.
		by: RequestId,
		/// True once the operator has said since then that it is back.
		back: bool,
	},
	/// It may never serve again.
	ForGood,
}

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
	/// Pay the escrow of a request, if there is any.
	PayEscrow(RequestId),
	/// Forget more bans and mass vetoes of a service that was removed.
	ForgetService(ServiceId),
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
