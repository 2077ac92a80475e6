//! What the pallets of services have to forget, and what duties cost nothing.

use super::Deposit;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{weights::Weight, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
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

/// The weight of duties that cost nothing, in the latest block that had one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FreeWeight {
	/// The block.
	pub block: u64,
	/// The weight that was taken in it.
	pub taken: Weight,
}

impl FreeWeight {
	/// Takes `weight` in a block, if no more than `most` is taken in it. Returns false, and takes nothing, if it
	/// would be more.
	pub fn take(&mut self, block: u64, weight: Weight, most: Weight) -> bool {
		let before = if self.block == block { self.taken } else { Weight::zero() };
		let taken = before.saturating_add(weight);
		let fits = taken.all_lte(most);
		if fits {
			*self = Self { block, taken };
		}
		fits
	}
}
