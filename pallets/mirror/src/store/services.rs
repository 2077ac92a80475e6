//! The services that this chain has adopted, and those that it forgets. The only writer of both.

use crate::{
	pallet::*,
	types::{Adopted, Head},
};
use core::marker::PhantomData;
use restaking_primitives::ServiceId;

/// The services that this chain has adopted, and the rules of those that it forgets.
pub(crate) struct ServiceStore<T>(PhantomData<T>);

impl<T: Config> ServiceStore<T> {
	/// Returns a service that was adopted.
	pub fn get(service: ServiceId) -> Result<Adopted<T::SlashingHook>, Error<T>> {
		Services::<T>::get(service).ok_or(Error::<T>::NoSuchService)
	}

	/// Returns true if a service was adopted, or is not forgotten.
	pub fn remembers(service: ServiceId) -> bool {
		Services::<T>::contains_key(service) || Leaving::<T>::contains_key(service)
	}

	/// Adopts a service.
	pub fn adopt(service: ServiceId, adopted: &Adopted<T::SlashingHook>) {
		Services::<T>::insert(service, adopted);
	}

	/// Notes that a set of a service was proven of a head, if it is the highest.
	pub fn note_proof(service: ServiceId, head: Head) {
		Services::<T>::mutate_extant(service, |adopted| {
			if head.height > adopted.height {
				(adopted.height, adopted.slot) = (head.height, head.slot);
			}
		});
	}

	/// Stops a service: nothing counts any more.
	pub fn stop(service: ServiceId) {
		Services::<T>::mutate_extant(service, |adopted| adopted.stopped = true);
	}

	/// Gives up a service. Its rules are kept until all of it is forgotten.
	pub fn abandon(service: ServiceId) -> Result<(), Error<T>> {
		let adopted = Services::<T>::take(service).ok_or(Error::<T>::NoSuchService)?;
		Leaving::<T>::insert(service, adopted.rules);
		Ok(())
	}

	/// Returns the rules of a service that was given up.
	pub fn leaving(service: ServiceId) -> Result<T::SlashingHook, Error<T>> {
		Leaving::<T>::get(service).ok_or(Error::<T>::NothingToForget)
	}

	/// Forgets the rules of a service of which nothing is left.
	pub fn forget(service: ServiceId) {
		Leaving::<T>::remove(service);
	}
}
