//! The places of each service. The only writer of them.

use crate::{pallet::*, PlacesOf};
use core::marker::PhantomData;
use restaking_primitives::{AssignmentId, ServiceId};
use sp_runtime::DispatchError;

/// The places of each service.
pub(crate) struct PlaceStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> PlaceStore<T, I> {
	/// Returns the places of a service.
	pub fn get(service: ServiceId) -> PlacesOf {
		Sets::<T, I>::get(service)
	}

	/// Writes the places of a service.
	pub fn put(service: ServiceId, places: &PlacesOf) {
		Sets::<T, I>::insert(service, places);
	}

	/// Gives one of so many places to an assignment that joins. Returns false if none is free.
	pub fn join(service: ServiceId, id: AssignmentId, places: u16) -> Result<bool, DispatchError> {
		let joined = Sets::<T, I>::mutate(service, |set| set.join(id, places.into()));
		Ok(joined.map_err(Error::<T, I>::from)?)
	}

	/// Removes the places of a service that is removed.
	pub fn remove(service: ServiceId) {
		Sets::<T, I>::remove(service);
	}
}
