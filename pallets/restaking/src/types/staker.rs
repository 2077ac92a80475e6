//! A staker.

use super::Payee;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	traits::Get, BoundedVec, CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound,
	PartialEqNoBound,
};
use restaking_math::{Earnings, Position};
use restaking_primitives::{AssignmentId, Balance, GroupId, ServiceId};
use scale_info::TypeInfo;
use sp_runtime::traits::Member;

/// A position, with a copy of what is needed to judge it without reading its service.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(Marks))]
#[codec(mel_bound(Ticket: MaxEncodedLen, Marks: Get<u32>))]
pub struct StakerPosition<Ticket: Member, Marks: Get<u32>> {
	/// The service.
	pub service: ServiceId,
	/// The group of the service.
	pub group: Option<GroupId>,
	/// The amounts that count, counted, and may be taken.
	pub record: Position<Marks>,
	/// The rewards that it has earned and that were not claimed.
	pub earnings: Earnings,
	/// The deposit for this record.
	pub deposit: Ticket,
}

impl<Ticket: Member, Marks: Get<u32>> StakerPosition<Ticket, Marks> {
	/// Returns the assignment.
	pub fn assignment(&self) -> AssignmentId {
		self.record.assignment
	}

	/// Returns true if it backs another service of the same group.
	pub fn conflicts_with(&self, service: ServiceId, group: Option<GroupId>) -> bool {
		group.is_some()
			&& self.group == group
			&& self.service != service
			&& self.record.counted() > 0
	}
}

/// A staker: all positions of one stash, and its custody.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	DefaultNoBound,
	Encode,
	Decode,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(Marks, MaxPositions))]
#[codec(mel_bound(
	AccountId: MaxEncodedLen,
	Ticket: MaxEncodedLen,
	Marks: Get<u32>,
	MaxPositions: Get<u32>,
))]
pub struct Staker<AccountId: Member, Ticket: Member, Marks: Get<u32>, MaxPositions: Get<u32>> {
	/// The positions, in order of entry.
	pub positions: BoundedVec<StakerPosition<Ticket, Marks>, MaxPositions>,
	/// The amount held of funds that left the stake while they were liable.
	pub custody: Balance,
	/// True if less than the liability is within reach, since a loss outside this system.
	pub short: bool,
	/// The destination of what its positions earn.
	pub payee: Payee<AccountId>,
}
