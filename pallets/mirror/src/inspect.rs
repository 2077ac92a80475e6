//! The view that the pallets of services have of the other chain's services.

use crate::{
	pallet::*,
	store::{CalendarStore, ClockStore, HeadStore, SeedStore, ServiceStore, SetStore},
	types::{Adopted, LocalClock},
	SetOf,
};
use alloc::vec::Vec;
use frame_support::traits::Get;
use restaking_primitives::{
	least_notice, AssignmentId, Balance, EraIndex, Forgotten, PledgeInspect, Roster, Seed,
	ServiceId, ServiceKey, ServiceView, Serving,
};
use sp_core::H256;

/// The eras before the present one of which it is told what counted, all operators together.
const RECENT_ERAS: EraIndex = 2;

impl<T: Config> PledgeInspect<T::AccountId> for Pallet<T> {
	type Hook = T::SlashingHook;

	fn genesis() -> H256 {
		T::HomeGenesis::get()
	}

	fn era() -> EraIndex {
		ClockStore::<T>::get().era.unwrap_or_default()
	}

	fn clock() -> u64 {
		ClockStore::<T>::get().duty.ticks
	}

	fn era_ticks() -> u64 {
		T::EraTicks::get().max(1)
	}

	fn era_of_tick(tick: u64) -> Option<EraIndex> {
		let past = tick <= ClockStore::<T>::get().duty.ticks;
		CalendarStore::<T>::get().filter(|_| past)?.era_of(tick)
	}

	fn seed(era: EraIndex) -> Option<Seed> {
		SeedStore::<T>::get(era)
	}

	fn era_start(era: EraIndex) -> Option<u64> {
		let start = CalendarStore::<T>::get()?.start_of(era)?;
		(start <= ClockStore::<T>::get().duty.ticks).then_some(start)
	}

	/// False also while news are old: then nothing can be told of anybody, and nobody is passed over.
	fn had_notice_since(tick: u64) -> bool {
		let LocalClock { duty, current, .. } = ClockStore::<T>::get();
		let notice = least_notice(T::EraTicks::get().max(1));
		current && duty.ticks >= tick.saturating_add(notice)
	}

	fn service(service: ServiceId) -> Option<ServiceView<T::SlashingHook>> {
		Some(ServiceStore::<T>::get(service).ok()?.into_view())
	}

	fn remembers(what: Forgotten) -> bool {
		match what {
			Forgotten::Service(service) => ServiceStore::<T>::remembers(service),
			Forgotten::Assignment(assignment) => SetStore::<T>::stay(assignment).is_some(),
		}
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		let now = ClockStore::<T>::get().era?;
		let recent = now.saturating_sub(era) <= RECENT_ERAS;
		Some(counting::<T>(service, era).filter(|_| recent)?.total)
	}

	/// Nothing: what earlier slashes have used of the stake is not proven.
	fn certified(service: ServiceId, era: EraIndex) -> Option<Balance> {
		<Self as PledgeInspect<T::AccountId>>::counted(service, era).map(|_| 0)
	}

	fn service_of(assignment: AssignmentId) -> Option<ServiceId> {
		SetStore::<T>::stay(assignment).map(|stay| stay.service)
	}

	fn assignment_of(service: ServiceId, operator: &T::AccountId) -> Option<AssignmentId> {
		let now = CalendarStore::<T>::latest_era();
		let set = SetStore::<T>::latest(service, now, |set| set.seat_by(operator).is_some())?;
		set.seat_by(operator).map(|seat| seat.assignment)
	}

	fn members(service: ServiceId) -> Vec<AssignmentId> {
		let stays = Stays::<T>::iter().filter(|(_, stay)| stay.service == service);
		let mut members: Vec<_> = stays.map(|(assignment, _)| assignment).collect();
		members.sort();
		members
	}

	/// True while it is in the set of the present era here, or of a later one.
	fn is_open(assignment: AssignmentId) -> bool {
		let now = ClockStore::<T>::get().era.unwrap_or_default();
		SetStore::<T>::stay(assignment).is_some_and(|stay| stay.until >= now)
	}

	fn serving(service: ServiceId, operator: &T::AccountId, era: EraIndex) -> Option<Serving> {
		let set = counting::<T>(service, era)?;
		let seat = set.seat_by(operator)?;
		Some(Serving { assignment: seat.assignment, counted: seat.weight })
	}

	fn roster(service: ServiceId, era: EraIndex) -> Option<Roster> {
		SetStore::<T>::of_era(service, era).map(|set| set.roster())
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		let stay = SetStore::<T>::stay(assignment)?;
		let set = counting::<T>(stay.service, era)?;
		set.seat_of(assignment).map(|seat| seat.weight)
	}

	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		let stay = SetStore::<T>::stay(assignment)?;
		let set = SetStore::<T>::of_era(stay.service, era)?;
		set.seat_of(assignment).map(|seat| seat.key.clone())
	}
}

/// Returns the set of an era, if it counts: news are fresh, the service was not stopped, and the era can be judged.
/// That of the present era, and of those to come, also has to be proven of a head that is not too old.
fn counting<T: Config>(service: ServiceId, era: EraIndex) -> Option<SetOf<T>> {
	let LocalClock { era: now, current, .. } = ClockStore::<T>::get();
	let now = now.filter(|_| current)?;
	let adopted: Adopted<T::SlashingHook> = ServiceStore::<T>::get(service).ok()?;
	let recent = era < now || HeadStore::<T>::is_recent(adopted.slot);
	let counts = recent && !adopted.stopped && adopted.judges(era, now);
	SetStore::<T>::of_era(service, era).filter(|_| counts)
}
