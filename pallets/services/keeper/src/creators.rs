//! The accounts that may make jobs where the manager approves them. The only writer of them.

use crate::pallet::*;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::ServiceId;
use sp_runtime::DispatchResult;

/// Approved accounts of each service.
pub(crate) struct CreatorStore<T>(PhantomData<T>);

impl<T: Config> CreatorStore<T> {
	/// Approves an account.
	pub fn add(service: ServiceId, creator: T::AccountId) -> DispatchResult {
		Creators::<T>::try_mutate(service, |creators| {
			ensure!(!creators.contains(&creator), Error::<T>::AlreadyApproved);
			creators.try_push(creator).map_err(|_| Error::<T>::TooManyCreators.into())
		})
	}

	/// Takes back an approval.
	pub fn remove(service: ServiceId, creator: &T::AccountId) -> DispatchResult {
		Creators::<T>::try_mutate_exists(service, |entry| {
			let creators = entry.as_mut().ok_or(Error::<T>::NotApproved)?;
			let place = creators.iter().position(|other| other == creator);
			creators.remove(place.ok_or(Error::<T>::NotApproved)?);
			if creators.is_empty() {
				*entry = None;
			}
			Ok(())
		})
	}

	/// Returns true if an account is approved.
	pub fn contains(service: ServiceId, creator: &T::AccountId) -> bool {
		Creators::<T>::get(service).contains(creator)
	}

	/// Removes all approvals of a service that is gone. Returns the number of records.
	pub fn forget(service: ServiceId) -> u32 {
		Creators::<T>::take(service).len().min(1).try_into().unwrap_or(0)
	}
}
