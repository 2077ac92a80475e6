//! One keeper service: its rules, and its operators of the present era.

use crate::{pallet::*, Liveness};
use frame_support::ensure;
use restaking_primitives::{PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, DispatchResult};

/// Returns the rules of a service. Fails if it is gone or has another hook than [`Liveness`].
pub(crate) fn rules<T: Config>(service: ServiceId) -> Result<Liveness, DispatchError> {
	Ok(T::Pledges::service_by(service).ok_or(Error::<T>::NotKeeper)?.hook)
}

/// Fails unless the account serves in the present era, with stake behind it.
pub(crate) fn ensure_serves<T: Config>(service: ServiceId, who: &T::AccountId) -> DispatchResult {
	let serving = T::Pledges::serving(service, who, T::Pledges::era());
	ensure!(serving.is_some_and(|it| it.counted > 0), Error::<T>::NotServing);
	Ok(())
}
