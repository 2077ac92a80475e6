//! The published sets of services.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{
	set_root::{by_weight, Member},
	AssignmentId, Balance, EraIndex, MAX_PLACES,
};
use scale_info::TypeInfo;

/// The number of eras of which a service keeps the roster.
pub const KEPT_ROSTERS: u32 = 4;

/// The maximum number of assignments that may serve in an era: those that have places, and those that have
/// lost theirs in it.
pub const MAX_CANDIDATES: u32 = MAX_PLACES * 2;

/// A roster that is being gathered.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RosterDraft {
	/// The era.
	pub era: EraIndex,
	/// The assignments that were not looked at yet.
	pub todo: BoundedVec<AssignmentId, ConstU32<MAX_CANDIDATES>>,
	/// The members that were found, in order of stake.
	pub members: BoundedVec<Member, ConstU32<MAX_PLACES>>,
}

impl RosterDraft {
	/// Enters a member at its place. Returns false if there is no room.
	pub fn enter(&mut self, member: Member) -> bool {
		let order = by_weight(&member);
		let place = self.members.partition_point(|other| by_weight(other) < order);
		self.members.try_insert(place, member).is_ok()
	}
}

/// The operators that serve in an era, with running sums to draw one by.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PublishedRoster {
	/// The era.
	pub era: EraIndex,
	/// The first tick in which it was known.
	pub since: u64,
	/// Each assignment in order of stake, and the sum of the stake that counts through it and those before
	/// it.
	pub members: BoundedVec<(AssignmentId, Balance), ConstU32<MAX_PLACES>>,
}
