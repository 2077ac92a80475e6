//! The sets of services, and the stays of operators in them. The only writer of both.

use crate::{pallet::*, types::Stay, SetOf};
use core::marker::PhantomData;
use restaking_primitives::{place_of_era, AssignmentId, EraIndex, ServiceId, ERAS_KEPT};
use sp_core::H256;

/// The result of entering a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entered {
	/// It was not known.
	New,
	/// It is the one that was known.
	Same,
	/// Another set of that era was known, and stands.
	Other {
		/// The root of the one that stands.
		known: H256,
	},
}

/// The sets of services, each in the place of its era, and the stays of operators in them.
pub(crate) struct SetStore<T>(PhantomData<T>);

impl<T: Config> SetStore<T> {
	/// Returns the set of an era. `None` if it was not proven, or another era has taken its place.
	pub fn of_era(service: ServiceId, era: EraIndex) -> Option<SetOf<T>> {
		Sets::<T>::get(service, place_of_era(era)).filter(|set| set.era == era)
	}

	/// Returns the latest set that `wanted` accepts, of the eras that are kept up to `latest`.
	pub fn latest(
		service: ServiceId,
		latest: EraIndex,
		wanted: impl Fn(&SetOf<T>) -> bool,
	) -> Option<SetOf<T>> {
		let mut eras = (0..ERAS_KEPT).map_while(|ago| latest.checked_sub(ago));
		eras.find_map(|era| Self::of_era(service, era).filter(&wanted))
	}

	/// Enters a set, unless one of its era is known. An older one leaves its place.
	pub fn enter(service: ServiceId, set: &SetOf<T>) -> Entered {
		let place = place_of_era(set.era);
		let old = Sets::<T>::get(service, place);
		if let Some(known) = old.as_ref().filter(|old| old.era == set.era) {
			return match known.root == set.root {
				true => Entered::Same,
				false => Entered::Other { known: known.root },
			};
		}
		for seat in &set.seats {
			Self::prolong(service, seat.assignment, set.era);
		}
		Sets::<T>::insert(service, place, set);
		old.iter().for_each(Self::end_stays);
		Entered::New
	}

	/// Prolongs the stay of an operator through an era.
	fn prolong(service: ServiceId, assignment: AssignmentId, era: EraIndex) {
		let until = Stays::<T>::get(assignment).map_or(era, |stay| stay.until.max(era));
		Stays::<T>::insert(assignment, Stay { service, until });
	}

	/// Ends the stays of operators that are in no later set than this one.
	fn end_stays(set: &SetOf<T>) {
		for seat in &set.seats {
			if Stays::<T>::get(seat.assignment).is_some_and(|stay| stay.until <= set.era) {
				Stays::<T>::remove(seat.assignment);
			}
		}
	}

	/// Returns the stay of an operator.
	pub fn stay(assignment: AssignmentId) -> Option<Stay> {
		Stays::<T>::get(assignment)
	}

	/// Removes one set of a service, with the stays that end by it. Returns false if there is none.
	pub fn forget_one(service: ServiceId) -> bool {
		let removed = Sets::<T>::drain_prefix(service).next();
		removed.iter().for_each(|(_, set)| Self::end_stays(set));
		removed.is_some()
	}
}
