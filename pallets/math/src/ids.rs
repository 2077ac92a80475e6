//! Ids from counters. None is ever used twice.

use codec::{CompactAs, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

macro_rules! id {
	($(#[$doc:meta])* $name:ident) => {
		$(#[$doc])*
		#[derive(
			Clone,
			Copy,
			PartialEq,
			Eq,
			PartialOrd,
			Ord,
			Debug,
			Default,
			Encode,
			Decode,
			DecodeWithMemTracking,
			CompactAs,
			MaxEncodedLen,
			TypeInfo,
			Serialize,
			Deserialize,
		)]
		#[serde(transparent)]
		pub struct $name(pub u32);

		impl $name {
			/// Returns the id after this one. `None` after the last.
			pub fn next(self) -> Option<Self> {
				self.0.checked_add(1).map(Self)
			}
		}
	};
}

id! {
	/// The id of a service.
	ServiceId
}

id! {
	/// The id of an assignment: the work of one operator for one service, from joining to leaving. An
	/// operator that comes back gets a new one.
	AssignmentId
}

id! {
	/// The id of a group of services. In all services of a group together a unit of stake counts once.
	GroupId
}

id! {
	/// The id of a request to slash.
	RequestId
}

id! {
	/// The id of a batch of exits, one of its vault.
	BatchId
}
