//! Accounts of the pallet.

use crate::{
	pallet::*,
	store::{Escrow, PotStore},
};
use restaking_primitives::ServiceId;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the account that holds escrowed proceeds of slashes.
	pub fn escrow_account() -> T::AccountId {
		Escrow::<T, I>::account()
	}

	/// Returns the account of the pot of a service.
	pub fn pot_account(service: ServiceId) -> T::AccountId {
		PotStore::<T, I>::account(service)
	}
}
