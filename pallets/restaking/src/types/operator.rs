//! An operator.

use super::Payee;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	traits::ConstU32, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use restaking_primitives::AssignmentId;
use scale_info::TypeInfo;
use sp_runtime::traits::Member;

/// The maximum number of assignments of one operator that have a record, closed ones included: a page of a list.
pub const MAX_ASSIGNMENTS: u32 = 128;

/// An operator: an account that runs services' software.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Operator<AccountId: Member, Ticket: Member> {
	/// Its assignments that have a record, closed ones included, in order of joining.
	pub assignments: BoundedVec<AssignmentId, ConstU32<MAX_ASSIGNMENTS>>,
	/// The destination of its commission.
	pub payee: Payee<AccountId>,
	/// The deposit for this record.
	pub deposit: Ticket,
}
