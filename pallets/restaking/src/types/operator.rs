//! An operator, and its stays at services.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::Get, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use restaking_math::{AssignmentStream, Log, Totals};
use restaking_primitives::{EraIndex, ServiceId};
use scale_info::TypeInfo;
use sp_runtime::traits::Member;

/// An operator: an account that runs services' software.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Operator<Ticket: Member> {
	/// How many of its assignments have a record, closed ones included.
	pub assignments: u32,
	/// The deposit for this record.
	pub deposit: Ticket,
}

/// One stay of one operator at one service.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(Marks, MaxLog))]
#[codec(mel_bound(AccountId: MaxEncodedLen, Ticket: MaxEncodedLen, Marks: Get<u32>, MaxLog: Get<u32>))]
pub struct Assignment<AccountId: Member, Ticket: Member, Marks: Get<u32>, MaxLog: Get<u32>> {
	/// The service.
	pub service: ServiceId,
	/// The operator.
	pub operator: AccountId,
	/// The last era in which anybody counted, once it is closed.
	pub closed: Option<EraIndex>,
	/// How many positions there are.
	pub members: u32,
	/// How many of them have not settled the whole log.
	pub waiting: u32,
	/// Whether it counts for nothing from the next era on: since a slash, until every member has
	/// settled and the operator may serve again. Nobody may enter.
	pub suspended: bool,
	/// Since which era it counts in its service without a break.
	pub since: EraIndex,
	/// Whether it waits in the queue of settlements.
	pub queued: bool,
	/// What counts, by era.
	pub totals: Totals<Marks>,
	/// What happened that some member has not settled.
	pub log: Log<MaxLog>,
	/// Its part in the rewards of the service.
	pub stream: AssignmentStream,
	/// The operator's deposit for this record.
	pub deposit: Ticket,
}
