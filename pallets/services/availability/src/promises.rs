//! What operators have promised. The only writer of promises.

use crate::{pallet::*, Blob, Promise, Withholding, MAX_CHUNK, MAX_CHUNKS, MIN_CHUNK};
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{Consideration, Footprint},
};
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The rules of an availability service.
	pub(crate) fn rules(service: ServiceId) -> Result<Withholding, DispatchError> {
		Ok(T::Pledges::service_by(service).ok_or(Error::<T>::NotAvailability)?.hook)
	}

	pub(crate) fn do_promise(
		operator: T::AccountId,
		service: ServiceId,
		blob: Blob,
		until: EraIndex,
	) -> DispatchResult {
		Self::rules(service)?;
		let chunks = (1..=MAX_CHUNKS).contains(&blob.chunks);
		ensure!(chunks && (MIN_CHUNK..=MAX_CHUNK).contains(&blob.chunk_size), Error::<T>::BadBlob);
		let now = T::Pledges::era();
		let serving = T::Pledges::serving(service, &operator, now);
		ensure!(serving.is_some(), Error::<T>::NotServing);
		let key = (service, blob, &operator);
		let before = Promises::<T>::get(key);
		let least = before.as_ref().map_or(now, |promise| promise.until.saturating_add(1));
		ensure!(until >= least.max(now), Error::<T>::TooShort);
		let deposit = match before {
			Some(promise) => promise.deposit,
			None => {
				let size = Promise::<T::Consideration>::max_encoded_len();
				T::Consideration::new(&operator, Footprint::from_parts(1, size))?
			},
		};
		Promises::<T>::insert(key, Promise { until, deposit });
		Self::deposit_event(Event::Promised { service, operator, blob, until });
		Ok(())
	}

	pub(crate) fn do_end_promise(
		service: ServiceId,
		blob: Blob,
		operator: T::AccountId,
	) -> DispatchResult {
		let key = (service, blob, &operator);
		let promise = Promises::<T>::get(key).ok_or(Error::<T>::NotPromised)?;
		let now = T::Pledges::era();
		let there = T::Pledges::stay(service, &operator).is_some();
		ensure!(now > promise.until || !there, Error::<T>::NotOver);
		promise.deposit.drop(&operator)?;
		Promises::<T>::remove(key);
		Self::deposit_event(Event::PromiseEnded { service, operator, blob });
		Ok(())
	}
}
