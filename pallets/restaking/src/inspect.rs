//! What the pallets of services see.

use crate::{
	pallet::*,
	types::{Phase, RECENT_ERAS},
};
use core::marker::PhantomData;
use frame_support::traits::EnsureOriginWithArg;
use frame_system::pallet_prelude::OriginFor;
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, PledgeInspect, ServiceId, ServiceKey, ServiceView,
	StakeInspect,
};
use sp_runtime::SaturatedConversion;

impl<T: Config<I>, I: 'static> PledgeInspect<T::AccountId> for Pallet<T, I> {
	type Hook = T::SlashingHook;

	fn era() -> EraIndex {
		T::Stake::era()
	}

	fn era_of(block: u64) -> Option<EraIndex> {
		let now: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		(block <= now).then(|| Self::era_of(block)).flatten()
	}

	fn service(service: ServiceId) -> Option<ServiceView<T::SlashingHook>> {
		let terms = Services::<T, I>::get(service)?.terms;
		let hook = SlashingHooks::<T, I>::get(service)?;
		Some(ServiceView { hook, quorum: terms.quorum, exit_window: terms.exit_window })
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		let recent = T::Stake::era().saturating_sub(era) <= RECENT_ERAS;
		let record = Services::<T, I>::get(service).filter(|_| recent)?;
		match record.phase {
			Phase::Retired { at } if era > at => None,
			_ => Some(record.totals.total_at(era)),
		}
	}

	fn stay(service: ServiceId, operator: &T::AccountId) -> Option<AssignmentId> {
		AssignmentFor::<T, I>::get(service, operator)
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		let record = Assignments::<T, I>::get(assignment)?;
		let there = record.since <= era && record.closed.is_none_or(|last| era <= last);
		(there && !record.suspended).then(|| record.totals.total_at(era))
	}

	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		Self::key_at(assignment, era)
	}
}

/// Lets the owner of a service and governance pass: for what a service's pallet leaves to them.
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
