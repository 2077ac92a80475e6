//! The promises of operators and their deposits. The only writer of both.

use crate::{pallet::*, Blob, Promise};
use codec::MaxEncodedLen;
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{Consideration, Footprint},
};
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId};
use sp_runtime::DispatchResult;

/// Promises by service, blob and operator.
pub(crate) struct PromiseStore<T>(PhantomData<T>);

impl<T: Config> PromiseStore<T> {
	/// Returns true if an operator has promised a blob for an era.
	pub fn covers(service: ServiceId, blob: Blob, operator: &T::AccountId, era: EraIndex) -> bool {
		let promise = Promises::<T>::get((service, blob, operator));
		promise.is_some_and(|promise| era <= promise.until_era)
	}

	/// Makes a promise with its deposit, or extends it.
	pub fn extend(
		service: ServiceId,
		blob: Blob,
		operator: &T::AccountId,
		until_era: EraIndex,
	) -> DispatchResult {
		let (key, now) = ((service, blob, operator), T::Pledges::era());
		let before = Promises::<T>::get(key);
		let min = before.as_ref().map_or(now, |promise| promise.until_era.saturating_add(1));
		ensure!(until_era >= min.max(now), Error::<T>::TooShort);
		let deposit = match before {
			Some(promise) => promise.deposit,
			None => {
				let size = Promise::<T::Consideration>::max_encoded_len();
				T::Consideration::new(operator, Footprint::from_parts(1, size))?
			},
		};
		Promises::<T>::insert(key, Promise { until_era, deposit });
		Ok(())
	}

	/// Removes a promise that is over, or whose operator has left, and returns the deposit.
	pub fn remove(service: ServiceId, blob: Blob, operator: &T::AccountId) -> DispatchResult {
		let key = (service, blob, operator);
		let promise = Promises::<T>::get(key).ok_or(Error::<T>::NotPromised)?;
		let over = T::Pledges::era() > promise.until_era;
		let left = T::Pledges::has_left(service, operator);
		ensure!(over || left, Error::<T>::NotOver);
		promise.deposit.drop(operator)?;
		Promises::<T>::remove(key);
		Ok(())
	}
}
