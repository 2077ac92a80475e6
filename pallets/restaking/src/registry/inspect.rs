//! The view that the pallets of services have of this one.

use crate::{
	pallet::*,
	store::{EraStore, KeyStore},
	types::RECENT_ERAS,
};
use core::marker::PhantomData;
use frame_support::traits::EnsureOriginWithArg;
use frame_system::pallet_prelude::OriginFor;
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, PledgeInspect, ServiceId, ServiceKey, ServiceView,
	StakeInspect,
};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the era of a block of this chain; `None` if it is too old to judge, or in the future.
	pub fn era_of(block: u64) -> Option<EraIndex> {
		EraStore::<T, I>::era_of(block)
	}
}

impl<T: Config<I>, I: 'static> PledgeInspect<T::AccountId> for Pallet<T, I> {
	type Hook = T::SlashingHook;

	fn era() -> EraIndex {
		T::Stake::era()
	}

	fn era_of(block: u64) -> Option<EraIndex> {
		EraStore::<T, I>::era_of(block)
	}

	fn service(service: ServiceId) -> Option<ServiceView<T::SlashingHook>> {
		let conditions = Services::<T, I>::get(service)?.conditions;
		let hook = SlashingHooks::<T, I>::get(service)?;
		Some(ServiceView { hook, quorum: conditions.quorum, exit_window: conditions.exit_window })
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		let recent = T::Stake::era().saturating_sub(era) <= RECENT_ERAS;
		let record = Services::<T, I>::get(service).filter(|_| recent)?;
		match record.last_era() {
			Some(last) if era > last => None,
			_ => Some(record.totals.total_at(era)),
		}
	}

	fn assignment_of(service: ServiceId, operator: &T::AccountId) -> Option<AssignmentId> {
		AssignmentFor::<T, I>::get(service, operator)
	}

	fn is_open(assignment: AssignmentId) -> bool {
		Assignments::<T, I>::get(assignment).is_some_and(|record| {
			let service = Services::<T, I>::get(record.service);
			!record.is_closed() && service.is_some_and(|service| !service.is_retired())
		})
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		let record = Assignments::<T, I>::get(assignment)?;
		let service = Services::<T, I>::get(record.service)?;
		// A retirement ends it, whether that is recorded here or not.
		let within = service.last_era().is_none_or(|last| era <= last);
		let released = service.conditions.slash_rules().released(era);
		(within && T::Stake::era() < released).then(|| record.served_in(era)).flatten()
	}

	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		KeyStore::<T, I>::key_at(assignment, era)
	}
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
