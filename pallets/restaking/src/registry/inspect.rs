//! The view that the pallets of services have of this one.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{ClockStore, EraStore, KeyStore, RosterStore, SeedStore},
	types::{PublishedRoster, RECENT_ERAS, VALUE_AT_RISK_MARGIN},
	ServiceOf,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::traits::{EnsureOriginWithArg, Get};
use frame_system::pallet_prelude::{BlockNumberFor, OriginFor};
use restaking_primitives::{
	set_root::word_of, AssignmentId, Balance, Conditions, EraIndex, Forgotten, PledgeInspect,
	Roster, Seed, ServiceId, ServiceKey, ServiceView,
};
use sp_core::H256;
use sp_runtime::traits::Zero;

impl<T: Config<I>, I: 'static> PledgeInspect<T::AccountId> for Pallet<T, I> {
	type Hook = T::SlashingHook;

	fn genesis() -> H256 {
		word_of(&frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()))
	}

	fn era() -> EraIndex {
		EraStore::<T, I>::now()
	}

	fn clock() -> u64 {
		ClockStore::<T, I>::ticks()
	}

	fn era_ticks() -> u64 {
		T::EraBlocks::get().max(1)
	}

	fn era_of_tick(tick: u64) -> Option<EraIndex> {
		EraStore::<T, I>::era_of_tick(tick, ClockStore::<T, I>::ticks())
	}

	fn seed(era: EraIndex) -> Option<Seed> {
		SeedStore::<T, I>::get(era)
	}

	fn era_start(era: EraIndex) -> Option<u64> {
		EraStore::<T, I>::start_of(era)
	}

	fn service(service: ServiceId) -> Option<ServiceView<T::SlashingHook>> {
		let conditions = Services::<T, I>::get(service)?.conditions;
		let hook = SlashingHooks::<T, I>::get(service)?;
		let Conditions { quorum, report_window, exit_window, .. } = conditions;
		Some(ServiceView { hook, quorum, report_window, exit_window })
	}

	fn remembers(what: Forgotten) -> bool {
		let exists = match what {
			Forgotten::Service(service) => Services::<T, I>::contains_key(service),
			Forgotten::Assignment(assignment) => Assignments::<T, I>::contains_key(assignment),
		};
		exists || Forgetting::<T, I>::iter_values().any(|gone| gone.what == what)
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		Some(counting::<T, I>(service, era)?.totals.total_at(era))
	}

	fn certified(service: ServiceId, era: EraIndex) -> Option<Balance> {
		let security = counting::<T, I>(service, era)?.security_in(era);
		Some(security.certified(VALUE_AT_RISK_MARGIN))
	}

	fn service_of(assignment: AssignmentId) -> Option<ServiceId> {
		Assignments::<T, I>::get(assignment).map(|record| record.service)
	}

	fn assignment_of(service: ServiceId, operator: &T::AccountId) -> Option<AssignmentId> {
		AssignmentFor::<T, I>::get(service, operator)
	}

	fn members(service: ServiceId) -> Vec<AssignmentId> {
		let of_service =
			Assignments::<T, I>::iter().filter(|(_, record)| record.service == service);
		let mut members: Vec<_> = of_service.map(|(id, _)| id).collect();
		members.sort();
		members
	}

	fn is_open(assignment: AssignmentId) -> bool {
		Assignments::<T, I>::get(assignment).is_some_and(|record| {
			let service = Services::<T, I>::get(record.service);
			!record.is_closed() && service.is_some_and(|service| !service.is_retired())
		})
	}

	fn roster(service: ServiceId, era: EraIndex) -> Option<Roster> {
		let PublishedRoster { since, members, .. } = RosterStore::<T, I>::roster(service, era)?;
		Some(Roster { since, members: members.into_inner() })
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		OpenAssignment::<T, I>::load(assignment).ok()?.served_in(era)
	}

	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		KeyStore::<T, I>::key_at(assignment, era)
	}
}

/// Returns a service if it is known what counted in an era, and the service had not retired before it.
fn counting<T: Config<I>, I: 'static>(
	service: ServiceId,
	era: EraIndex,
) -> Option<ServiceOf<T, I>> {
	let recent = EraStore::<T, I>::now().saturating_sub(era) <= RECENT_ERAS;
	let record = Services::<T, I>::get(service).filter(|_| recent)?;
	record.last_era().is_none_or(|last| era <= last).then_some(record)
}

/// Ensures that the origin is the owner of a service or governance, for calls of a service's pallet.
pub struct EnsureManager<T, I = ()>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> EnsureOriginWithArg<OriginFor<T>, ServiceId>
	for EnsureManager<T, I>
{
	type Success = ();

	fn try_origin(origin: OriginFor<T>, service: &ServiceId) -> Result<(), OriginFor<T>> {
		let manager = Pallet::<T, I>::ensure_manager(origin.clone(), *service);
		manager.map(|_| ()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_service: &ServiceId) -> Result<OriginFor<T>, ()> {
		<T::GovernanceOrigin as frame_support::traits::EnsureOrigin<_>>::try_successful_origin()
	}
}
