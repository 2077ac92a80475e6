//! Accounts of the pallet.

use crate::{
	pallet::*,
	store::{Escrow, PotStore},
};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the account that holds escrowed proceeds of slashes.
	pub fn escrow_account() -> T::AccountId {
		Escrow::<T, I>::account()
	}

	/// Returns the account that holds the pots of all services.
	pub fn rewards_account() -> T::AccountId {
		PotStore::<T, I>::account()
	}
}
