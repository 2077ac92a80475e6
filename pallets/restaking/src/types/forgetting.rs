//! What the pallets of services have to forget.

use super::Deposit;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use restaking_primitives::Forgotten;
use scale_info::TypeInfo;
use sp_runtime::traits::Member;

/// A service or an assignment that is gone, and of which the pallet of the hook may still have records.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Leftover<AccountId: Member, Ticket: Member> {
	/// What is gone.
	pub what: Forgotten,
	/// The deposit of a service, returned once nothing of it is left; `None` if nobody paid one.
	pub deposit: Option<Deposit<AccountId, Ticket>>,
}
