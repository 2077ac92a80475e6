//! The laws of places: who holds one, and to whom one was lost.

use crate::{pallet::*, store::EraStore, types::RootOf, PlacesOf};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use restaking_math::next_era;
use restaking_primitives::{AssignmentId, Balance, PledgeInspect, ServiceId};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the laws of places.
	pub(super) fn check_places() -> Outcome {
		for (id, service) in Services::<T, I>::iter().filter(|(_, it)| !it.is_retired()) {
			let places = Sets::<T, I>::get(id);
			let most = usize::from(service.conditions.places);
			ensure!(places.list.len() <= most, "more places than the terms say");
			Self::who_has_a_place_is_listed(id, &places)?;
			Self::who_serves_is_listed(id, &places)?;
			Self::a_place_is_lost_to_more(&places)?;
		}
		for id in Services::<T, I>::iter_keys() {
			Self::what_is_published_is_history(id)?;
		}
		for id in Sets::<T, I>::iter_keys() {
			ensure!(Services::<T, I>::contains_key(id), "places without service");
		}
		Ok(())
	}

	/// The list names exactly the assignments with a place, each with the same lower bound of what counts in
	/// it. One that is suspended may have fallen below it.
	fn who_has_a_place_is_listed(service: ServiceId, places: &PlacesOf) -> Outcome {
		let of_service = Assignments::<T, I>::iter().filter(|(_, it)| it.service == service);
		let mut noted = BTreeMap::<AssignmentId, Balance>::new();
		for (id, record) in of_service {
			let Some(note) = record.place else { continue };
			ensure!(!record.is_closed(), "a closed assignment has a place");
			let bound = record.is_suspended() || note <= record.totals.next;
			ensure!(bound, "less counts than is noted");
			noted.insert(id, note);
		}
		for place in &places.list {
			let note = noted.remove(&place.assignment);
			ensure!(note == Some(place.noted), "a place is noted in two ways");
		}
		ensure!(noted.is_empty(), "a place that is not listed");
		Ok(())
	}

	/// Whoever serves in the present era has a place, or has lost it in this era; whoever serves in the next
	/// one has a place.
	fn who_serves_is_listed(service: ServiceId, places: &PlacesOf) -> Outcome {
		let now = EraStore::<T, I>::now();
		let holders = places.list.iter().map(|place| place.assignment);
		let left = places.left.iter().filter(|_| places.era == now).copied();
		let holders: BTreeSet<_> = holders.collect();
		let all: BTreeSet<_> = left.chain(holders.iter().copied()).collect();
		for (era, ids) in [(now, all), (next_era(now), holders)] {
			let served = |id| <Self as PledgeInspect<T::AccountId>>::served(id, era);
			let served = ids.into_iter().filter_map(served);
			let sum = served.fold(0, |sum: Balance, it| sum.saturating_add(it));
			let counted = <Self as PledgeInspect<T::AccountId>>::counted(service, era);
			ensure!(counted == Some(sum), "somebody serves without a place");
		}
		Ok(())
	}

	/// What is published of an era is the set of that era, as its history tells.
	fn what_is_published_is_history(service: ServiceId) -> Outcome {
		for RootOf { era, count, total, root } in Roots::<T, I>::get(service) {
			let Some(set) = Self::operator_set(service, era) else { continue };
			let members = u32::try_from(set.members.len()).unwrap_or(u32::MAX);
			ensure!((members, set.total, set.root) == (count, total, root), "another root");
			let roster = <Self as PledgeInspect<T::AccountId>>::roster(service, era);
			let mut upto: Balance = 0;
			let sums = set.members.iter().map(|member| {
				upto = upto.saturating_add(member.weight);
				(member.assignment, upto)
			});
			let sums: Vec<_> = sums.collect();
			ensure!(roster.is_none_or(|it| it.members == sums), "another roster");
		}
		Ok(())
	}

	/// A place that was lost in the present era by an assignment that is open and not suspended is held by one
	/// of its own that counts more than it did.
	fn a_place_is_lost_to_more(places: &PlacesOf) -> Outcome {
		if places.era != EraStore::<T, I>::now() {
			return Ok(());
		}
		let mut lost = BTreeSet::new();
		for place in &places.list {
			let Some(over) = place.over else { continue };
			let holder = Assignments::<T, I>::get(place.assignment).ok_or("place of nobody")?;
			let more = holder.weight().is_some_and(|weight| weight > over.rank);
			ensure!(more, "a place was lost to less");
			ensure!(lost.insert(over.assignment), "one place was lost twice");
		}
		for id in &places.left {
			let Some(record) = Assignments::<T, I>::get(id) else { continue };
			ensure!(record.place.is_none(), "who has lost its place has one");
			ensure!(!record.is_live() || lost.contains(id), "a place was lost to nobody");
		}
		Ok(())
	}
}
