//! Ids from counters. None is ever given twice.

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
			/// The id after this one; nothing after the last.
			pub fn next(self) -> Option<Self> {
				self.0.checked_add(1).map(Self)
			}
		}
	};
}

id! {
	/// Names a service.
	ServiceId
}

id! {
	/// Names one stay of one operator at one service. Coming back is a new stay.
	AssignmentId
}

id! {
	/// Names a group of services that share what a stake counts: in all services of a group together
	/// a unit of stake counts once.
	GroupId
}

id! {
	/// Names a request to slash.
	RequestId
}
