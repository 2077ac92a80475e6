//! Jail: operators that may not serve a service.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{EraIndex, RequestId};
use scale_info::TypeInfo;

/// The number of terms of one operator at a service that are told apart. Beyond it, those that end first
/// are one.
pub const MAX_JAIL_TERMS: u32 = 8;

/// The term for which a slash jails an operator.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct JailTerm {
	/// The first era in which it may serve again.
	pub until_era: EraIndex,
	/// The slash; `None` for several that are one.
	pub by: Option<RequestId>,
	/// True once the operator has said since then that it is back.
	pub back: bool,
}

/// The jail of an operator at a service.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Jail {
	/// It may serve again after the last of its terms, if it says that it is back.
	Until {
		/// The terms, in order of the slashes. At least one.
		terms: BoundedVec<JailTerm, ConstU32<MAX_JAIL_TERMS>>,
	},
	/// It may never serve again.
	ForGood,
}

impl Jail {
	/// Returns the first era in which it may serve again; `None` for good.
	pub fn until_era(&self) -> Option<EraIndex> {
		match self {
			Self::Until { terms } => terms.iter().map(|term| term.until_era).max(),
			Self::ForGood => None,
		}
	}

	/// Returns true if it may serve from an era on, if it says that it is back.
	pub fn is_over(&self, era: EraIndex) -> bool {
		self.until_era().is_some_and(|until| until <= era)
	}

	/// Returns true if the operator has said that it is back, since every slash.
	pub fn is_back(&self) -> bool {
		match self {
			Self::Until { terms } => terms.iter().all(|term| term.back),
			Self::ForGood => false,
		}
	}

	/// Adds a term. Of those beyond [`MAX_JAIL_TERMS`] the two that end first become one: as long as the
	/// longer of them.
	pub fn add(&mut self, term: JailTerm) {
		let Self::Until { terms } = self else { return };
		if terms.is_full() {
			let first = |terms: &mut BoundedVec<JailTerm, _>| {
				let shortest = terms.iter().enumerate().min_by_key(|(_, it)| it.until_era);
				shortest.map(|(at, _)| at).map(|at| terms.remove(at))
			};
			if let (Some(one), Some(other)) = (first(terms), first(terms)) {
				let until_era = one.until_era.max(other.until_era);
				let both = JailTerm { until_era, by: None, back: one.back && other.back };
				let _room = terms.try_push(both);
			}
		}
		let _room = terms.try_push(term);
	}

	/// Removes the term of a slash. Returns true if no term is left.
	pub fn remove(&mut self, by: RequestId) -> bool {
		match self {
			Self::Until { terms } => {
				terms.retain(|term| term.by != Some(by));
				terms.is_empty()
			},
			Self::ForGood => false,
		}
	}

	/// Records that the operator is back. Returns false if it has said so before.
	pub fn hear(&mut self) -> bool {
		let new = !self.is_back();
		if let Self::Until { terms } = self {
			terms.iter_mut().for_each(|term| term.back = true);
		}
		new
	}
}
