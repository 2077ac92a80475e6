//! Origins: who manages a vault, and who acts for none.

use crate::{pallet::*, types::Handle, CallerOf, VaultId};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, OriginTrait},
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use restaking_primitives::OriginNames;
use sp_runtime::DispatchError;

/// The authority behind a call about a vault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Actor {
	/// Its manager.
	Manager,
	/// Governance, which may do all that a manager may.
	Governance,
}

impl<T: Config> Pallet<T> {
	/// Returns the 32 bytes that name an origin.
	pub fn handle(caller: &T::PalletsOrigin) -> Handle {
		T::OriginNames::handle(caller)
	}

	/// Returns the caller of an origin.
	pub(crate) fn caller(origin: OriginFor<T>) -> T::PalletsOrigin {
		T::PalletsOrigin::from(origin.into_caller())
	}

	/// Returns the founder that an origin names, and the handle of the origin.
	pub(crate) fn ensure_founder(
		origin: OriginFor<T>,
	) -> Result<(T::AccountId, Handle), DispatchError> {
		let founder = T::ManagerOrigin::ensure_origin(origin.clone())?;
		Ok((founder, Self::handle(&Self::caller(origin))))
	}

	/// Refuses all but the manager of a vault and governance.
	pub(crate) fn ensure_manager(
		origin: OriginFor<T>,
		vault: VaultId,
	) -> Result<Actor, DispatchError> {
		if T::GovernanceOrigin::ensure_origin(origin.clone()).is_ok() {
			return Ok(Actor::Governance);
		}
		let record = Vaults::<T>::get(vault).ok_or(Error::<T>::NoSuchVault)?;
		let handle = Self::handle(&Self::caller(origin));
		ensure!(record.manager == Some(handle), Error::<T>::NotManager);
		Ok(Actor::Manager)
	}

	/// Returns the handle of an origin that gets rights. Refuses one that could never use them.
	pub(crate) fn handle_of_actor(caller: &CallerOf<T>) -> Result<Handle, DispatchError> {
		let never = [RawOrigin::None, RawOrigin::Authorized];
		let never = never.map(|origin| Self::caller(T::RuntimeOrigin::from(origin)));
		ensure!(!never.contains(&**caller), Error::<T>::OriginCannotAct);
		Ok(Self::handle(caller))
	}
}
