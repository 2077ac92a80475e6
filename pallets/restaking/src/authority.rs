//! Who may do what.

use crate::{pallet::*, types::Handle, CallerOf};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, OriginTrait},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use restaking_primitives::{Refusal, ServiceId, StakeInspect};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

/// In whose name a service is managed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manager {
	/// Its owner's.
	Owner,
	/// Governance's, which may do all that an owner may.
	Governance,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// An origin in 32 bytes.
	pub fn handle(caller: &T::PalletsOrigin) -> Handle {
		BlakeTwo256::hash_of(caller)
	}

	/// Who stands behind an origin.
	pub(crate) fn caller(origin: OriginFor<T>) -> T::PalletsOrigin {
		T::PalletsOrigin::from(origin.into_caller())
	}

	/// Who acts, unless a hook makes them act.
	pub(crate) fn actor(origin: OriginFor<T>) -> Result<T::PalletsOrigin, DispatchError> {
		Self::ensure_no_hook_runs()?;
		Ok(Self::caller(origin))
	}

	/// Who signed, unless a hook makes them act.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		Self::ensure_no_hook_runs()?;
		Ok(ensure_signed(origin)?)
	}

	/// Lets governance pass.
	pub(crate) fn ensure_governance(origin: OriginFor<T>) -> DispatchResult {
		Self::ensure_no_hook_runs()?;
		T::GovernanceOrigin::ensure_origin(origin)?;
		Ok(())
	}

	/// Lets the owner of a service and governance pass.
	pub(crate) fn ensure_manager(
		origin: OriginFor<T>,
		service: ServiceId,
	) -> Result<Manager, DispatchError> {
		if T::GovernanceOrigin::ensure_origin(origin.clone()).is_ok() {
			Self::ensure_no_hook_runs()?;
			return Ok(Manager::Governance);
		}
		let caller = Self::actor(origin)?;
		ensure!(Self::service(service)?.owner == Self::handle(&caller), Error::<T, I>::NotOwner);
		Ok(Manager::Owner)
	}

	/// Lets signers and governance pass, and tells whether it was governance.
	pub(crate) fn ensure_signed_or_governance(origin: OriginFor<T>) -> Result<bool, DispatchError> {
		if T::GovernanceOrigin::ensure_origin(origin.clone()).is_ok() {
			Self::ensure_no_hook_runs()?;
			return Ok(true);
		}
		Self::signer(origin)?;
		Ok(false)
	}

	/// The handle of an origin that gets rights, unless it could never use them.
	pub(crate) fn handle_of_actor(caller: &CallerOf<T, I>) -> Result<Handle, DispatchError> {
		let nobody = Self::caller(T::RuntimeOrigin::none());
		ensure!(**caller != nobody, Error::<T, I>::OriginCannotAct);
		Ok(Self::handle(caller))
	}

	/// Refuses accounts that may not pledge.
	pub(crate) fn ensure_stash(who: &T::AccountId) -> DispatchResult {
		T::Stake::check(who).map_err(|refusal| match refusal {
			Refusal::NotStash => Error::<T, I>::NotStash.into(),
			Refusal::Virtual => Error::<T, I>::VirtualStaker.into(),
			Refusal::Controller => Error::<T, I>::SeparateController.into(),
		})
	}
}
