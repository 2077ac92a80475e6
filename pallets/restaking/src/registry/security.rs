//! The value at risk that services declare.

use crate::{
	pallet::*,
	store::{EraStore, LimitStore, ServiceStore},
	types::VALUE_AT_RISK_MARGIN,
};
use frame_support::ensure;
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_set_value_at_risk(service: ServiceId, value: Balance) -> DispatchResult {
		let era = EraStore::<T, I>::now();
		ServiceStore::<T, I>::mutate(service, |record| {
			ensure!(record.value_at_risk != value, Error::<T, I>::NothingToChange);
			// Neither stake that is leaving nor stake that does not count yet can be relied on.
			let part = LimitStore::<T, I>::certified_part();
			let certified = [record.security_in(era), record.security_next(era)]
				.map(|security| security.within_reach(part).certified(VALUE_AT_RISK_MARGIN));
			let certified = certified.into_iter().min().unwrap_or(0);
			if value > record.value_at_risk {
				ServiceStore::<T, I>::ensure_not_retired(record)?;
				ensure!(value <= certified, Error::<T, I>::AboveCertified);
			}
			record.value_at_risk = value;
			Self::deposit_event(Event::ValueAtRiskSet { service, value, certified });
			ServiceStore::<T, I>::note_security(service, record, era);
			Ok(())
		})
	}
}
