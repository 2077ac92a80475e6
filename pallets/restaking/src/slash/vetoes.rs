//! Vetoes, by id and of all requests at once.

use crate::{
	pallet::*,
	store::{EraStore, RequestStore, ServiceStore, VetoStore},
	types::Vetoer,
	work::Work,
	RequestOf,
};
use frame_support::ensure;
use restaking_primitives::{RequestId, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_veto(vetoer: Vetoer, id: RequestId, work: &mut Work) -> DispatchResult {
		let request = RequestStore::<T, I>::pending(id)?;
		ensure!(Self::may_veto(vetoer, &request), Error::<T, I>::NotResolver);
		let rules = ServiceStore::<T, I>::get(request.service)?.conditions.slash_rules();
		let last = rules.last_execution(request.offence_era);
		ensure!(EraStore::<T, I>::now() <= last, Error::<T, I>::ExpiredRequest);
		Self::end_vetoed(id, &request, vetoer);
		Self::after_end(request.assignment, request.is_proven(), work)
	}

	fn may_veto(vetoer: Vetoer, request: &RequestOf<T>) -> bool {
		match vetoer {
			Vetoer::Governance => true,
			Vetoer::Resolver(handle) => request.resolver == Some(handle),
		}
	}

	pub(crate) fn do_veto_all(vetoer: Vetoer, service: ServiceId) -> DispatchResult {
		let below = NextRequestId::<T, I>::get();
		ServiceStore::<T, I>::mutate(service, |record| {
			let may = match vetoer {
				Vetoer::Governance => true,
				Vetoer::Resolver(handle) => record.resolver.holds(handle),
			};
			ensure!(may, Error::<T, I>::NotResolver);
			record.mass_vetoed = true;
			Ok(())
		})?;
		VetoStore::<T, I>::veto_below(service, vetoer, below)?;
		let by_governance = vetoer == Vetoer::Governance;
		Self::deposit_event(Event::AllSlashesVetoed { service, below, by_governance });
		Ok(())
	}
}
