//! Vetoes, by id and all at once. The only writer of mass vetoes.

use crate::{pallet::*, types::Vetoer, RequestOf, ServiceOf};
use frame_support::{ensure, traits::EnsureOrigin};
use frame_system::pallet_prelude::OriginFor;
use restaking_primitives::{RequestId, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Who wants to veto.
	pub(crate) fn vetoer(origin: OriginFor<T>) -> Result<Vetoer, DispatchError> {
		if T::GovernanceOrigin::ensure_origin(origin.clone()).is_ok() {
			Self::ensure_no_hook_runs()?;
			return Ok(Vetoer::Governance);
		}
		Ok(Vetoer::Resolver(Self::handle(&Self::actor(origin)?)))
	}

	pub(crate) fn do_veto(vetoer: Vetoer, id: RequestId) -> DispatchResult {
		let request = Self::pending_request(id)?;
		ensure!(Self::may_veto(vetoer, &request), Error::<T, I>::NotResolver);
		let terms = Self::service(request.service)?.terms.slash();
		let last = terms.last_execution(request.era);
		ensure!(T::Stake::era() <= last, Error::<T, I>::ExpiredRequest);
		Self::end_vetoed(id, &request, vetoer)
	}

	fn may_veto(vetoer: Vetoer, request: &RequestOf<T>) -> bool {
		match vetoer {
			Vetoer::Governance => true,
			Vetoer::Resolver(handle) => request.resolver == Some(handle),
		}
	}

	/// Ends a vetoed request. Its bond is forfeited.
	fn end_vetoed(id: RequestId, request: &RequestOf<T>, vetoer: Vetoer) -> DispatchResult {
		let forfeited = Self::end_request(id, request, Perbill::one())?;
		let by_governance = vetoer == Vetoer::Governance;
		Self::deposit_event(Event::SlashVetoed { request: id, by_governance, forfeited });
		Ok(())
	}

	pub(crate) fn do_veto_all(vetoer: Vetoer, service: ServiceId) -> DispatchResult {
		let below = NextRequestId::<T, I>::get();
		Self::with_service(service, |record| {
			let may = match vetoer {
				Vetoer::Governance => true,
				Vetoer::Resolver(handle) => record.resolver.holds(handle),
			};
			ensure!(may, Error::<T, I>::NotResolver);
			record.mass_vetoed = true;
			Ok(())
		})?;
		let before = MassVetoes::<T, I>::get(service, vetoer);
		ensure!(before != Some(below), Error::<T, I>::NothingToChange);
		MassVetoes::<T, I>::insert(service, vetoer, below);
		let by_governance = vetoer == Vetoer::Governance;
		Self::deposit_event(Event::AllSlashesVetoed { service, below, by_governance });
		Ok(())
	}

	/// Ends a request that was vetoed together with others. Gives whether it was.
	pub(crate) fn end_if_mass_vetoed(
		service: &ServiceOf<T, I>,
		id: RequestId,
		request: &RequestOf<T>,
	) -> Result<bool, DispatchError> {
		match Self::mass_vetoer(service, id, request) {
			Some(vetoer) => Self::end_vetoed(id, request, vetoer).map(|()| true),
			None => Ok(false),
		}
	}

	/// Who vetoed a request together with others, if anybody did.
	pub(crate) fn mass_vetoer(
		service: &ServiceOf<T, I>,
		id: RequestId,
		request: &RequestOf<T>,
	) -> Option<Vetoer> {
		if !service.mass_vetoed {
			return None;
		}
		let resolver = request.resolver.map(Vetoer::Resolver);
		[Some(Vetoer::Governance), resolver].into_iter().flatten().find(|vetoer| {
			MassVetoes::<T, I>::get(request.service, vetoer).is_some_and(|below| id < below)
		})
	}

	/// Forgets the mass vetoes of a service that is removed: at most one for each resolver it had.
	pub(crate) fn forget_mass_vetoes(service: ServiceId) {
		let _more = MassVetoes::<T, I>::clear_prefix(service, crate::MAX_FORGOTTEN, None);
	}
}
