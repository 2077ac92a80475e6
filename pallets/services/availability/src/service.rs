//! One availability service: its rules, and the clock of its challenges.

use crate::{pallet::*, Withholding};
use restaking_primitives::{PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, SaturatedConversion};

/// Returns the rules of a service. Fails if it is gone or has another hook than [`Withholding`].
pub(crate) fn rules<T: Config>(service: ServiceId) -> Result<Withholding, DispatchError> {
	Ok(T::Pledges::service_by(service).ok_or(Error::<T>::NotAvailability)?.hook)
}

/// Returns the number of the present block.
pub(crate) fn block_now<T: Config>() -> u64 {
	frame_system::Pallet::<T>::block_number().saturated_into()
}
