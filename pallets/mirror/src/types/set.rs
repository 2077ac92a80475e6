//! The operators that serve in an era, and the root over them.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{
	set_root::{by_weight, leaves, tree, word_of, Member, RootOf, SetHeader},
	AssignmentId, Balance, EraIndex, Roster, ServiceId, ServiceKey, MAX_PLACES,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Perbill;

/// An operator that serves in an era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Seat<AccountId> {
	/// Its assignment at the service.
	pub assignment: AssignmentId,
	/// Its account.
	pub operator: AccountId,
	/// Its key in that era.
	pub key: ServiceKey,
	/// The stake that counts through it.
	pub weight: Balance,
}

impl<AccountId: Encode> Seat<AccountId> {
	/// Returns the operator as its leaf of the tree tells it.
	pub fn member(&self) -> Member {
		let ((kind, key), operator) = (self.key.word(), word_of(&self.operator));
		Member { assignment: self.assignment, operator, kind, key, weight: self.weight }
	}
}

/// The operators that serve in an era, as they were proven.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MirroredSet<AccountId> {
	/// The era.
	pub era: EraIndex,
	/// The root.
	pub root: H256,
	/// The stake that counts through all of them.
	pub total: Balance,
	/// The first tick in which it was known here.
	pub since: u64,
	/// The operators, in order of stake.
	pub seats: BoundedVec<Seat<AccountId>, ConstU32<MAX_PLACES>>,
}

impl<AccountId: PartialEq> MirroredSet<AccountId> {
	/// Returns the seat of an assignment.
	pub fn seat_of(&self, assignment: AssignmentId) -> Option<&Seat<AccountId>> {
		self.seats.iter().find(|seat| seat.assignment == assignment)
	}

	/// Returns the seat of an operator.
	pub fn seat_by(&self, operator: &AccountId) -> Option<&Seat<AccountId>> {
		self.seats.iter().find(|seat| seat.operator == *operator)
	}

	/// Returns the operators with running sums, to draw one by.
	pub fn roster(&self) -> Roster {
		let mut upto: Balance = 0;
		let sums = self.seats.iter().map(|seat| {
			// At most the total.
			upto = upto.saturating_add(seat.weight);
			(seat.assignment, upto)
		});
		Roster { since: self.since, members: sums.collect() }
	}
}

/// A reason to refuse operators as the set of a root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetFault {
	/// Their number or their stake is another one.
	DoesNotAddUp,
	/// Their root is another one.
	OtherRoot,
}

/// Refuses operators that are not all that a published root tells of. `domain`, `service` and `quorum` are a part of
/// the root.
pub fn check_set<AccountId: Encode>(
	seats: &[Seat<AccountId>],
	published: &RootOf,
	(domain, service, quorum): (H256, ServiceId, Perbill),
) -> Result<(), SetFault> {
	let RootOf { era, count, total, root } = *published;
	let weights = seats.iter().map(|seat| seat.weight);
	let sum = weights.fold(Some(0), |sum: Option<Balance>, it| sum?.checked_add(it));
	let number = u32::try_from(seats.len()).ok();
	if sum != Some(total) || number != Some(count) {
		return Err(SetFault::DoesNotAddUp);
	}
	let members: Vec<Member> = seats.iter().map(Seat::member).collect();
	let ordered = members.is_sorted_by(|one, next| by_weight(one) < by_weight(next));
	let header = SetHeader { domain, service, era, count, total, quorum };
	let same = header.root(tree(&leaves(&members))) == root;
	(ordered && same).then_some(()).ok_or(SetFault::OtherRoot)
}
