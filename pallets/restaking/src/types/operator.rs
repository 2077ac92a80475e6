//! An operator.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use sp_runtime::traits::Member;

/// An operator: an account that runs services' software.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Operator<Ticket: Member> {
	/// The number of its assignments that have a record, closed ones included.
	pub assignments: u32,
	/// The deposit for this record.
	pub deposit: Ticket,
}
