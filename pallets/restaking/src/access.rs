//! Origins: the authority behind a call, and the refusals of calls that nobody may make.

use crate::{
	pallet::*,
	store::{OriginStore, ServiceStore},
	types::{Handle, Vetoer},
	CallerOf,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, OriginTrait},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor, RawOrigin};
use restaking_math::rounding::mul_floor;
use restaking_primitives::{Balance, OriginNames, Refusal, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

// True while a hook runs. Not storage: it must cost nothing where no hook runs.
environmental::environmental!(running: ());

/// Runs the code of a hook. Whatever it calls, the core refuses to be changed.
pub(crate) fn run_hook<R>(hook: impl FnOnce() -> R) -> R {
	running::using(&mut (), hook)
}

/// The authority that manages a service.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manager {
	/// Its owner.
	Owner,
	/// Governance, which may do all that an owner may.
	Governance,
}

/// The authority that removes a slasher.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remover {
	/// Governance: for offences of all eras.
	Governance,
	/// The slasher itself: for offences of all eras.
	Holder(Handle),
	/// The owner of the service: for offences of coming eras.
	Owner,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Refuses to be changed by a hook.
	pub(crate) fn ensure_no_hook_runs() -> DispatchResult {
		ensure!(running::with(|_| ()).is_none(), Error::<T, I>::CalledByHook);
		Ok(())
	}

	/// Returns the 32 bytes that name an origin.
	pub fn handle(caller: &T::PalletsOrigin) -> Handle {
		T::OriginNames::handle(caller)
	}

	/// Returns the account with which an origin holds funds.
	pub(crate) fn account_of(caller: &T::PalletsOrigin) -> Option<T::AccountId> {
		T::OriginNames::account(caller)
	}

	/// Returns true if an origin has this handle, or holds funds with the same account as the origin that has it.
	pub(crate) fn is_one_with(caller: &T::PalletsOrigin, handle: Handle) -> bool {
		let other = || OriginStore::<T, I>::account(handle);
		let account = Self::account_of(caller);
		Self::handle(caller) == handle || (account.is_some() && account == other())
	}

	/// Returns the caller of an origin.
	pub(crate) fn caller(origin: OriginFor<T>) -> T::PalletsOrigin {
		T::PalletsOrigin::from(origin.into_caller())
	}

	/// Returns the caller of an origin. Refuses a hook.
	pub(crate) fn actor(origin: OriginFor<T>) -> Result<T::PalletsOrigin, DispatchError> {
		Self::ensure_no_hook_runs()?;
		Ok(Self::caller(origin))
	}

	/// Returns the signer of an origin. Refuses a hook.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		Self::ensure_no_hook_runs()?;
		Ok(ensure_signed(origin)?)
	}

	/// Refuses all but governance.
	pub(crate) fn ensure_governance(origin: OriginFor<T>) -> DispatchResult {
		Self::ensure_no_hook_runs()?;
		T::GovernanceOrigin::ensure_origin(origin)?;
		Ok(())
	}

	/// Returns true for governance. Refuses a hook that acts for it.
	fn governs(origin: &OriginFor<T>) -> Result<bool, DispatchError> {
		let governs = T::GovernanceOrigin::ensure_origin(origin.clone()).is_ok();
		if governs {
			Self::ensure_no_hook_runs()?;
		}
		Ok(governs)
	}

	/// Refuses all but the owner of a service and governance.
	pub(crate) fn ensure_manager(
		origin: OriginFor<T>,
		service: ServiceId,
	) -> Result<Manager, DispatchError> {
		if Self::governs(&origin)? {
			return Ok(Manager::Governance);
		}
		let caller = Self::actor(origin)?;
		let owner = ServiceStore::<T, I>::get(service)?.owner;
		ensure!(owner == Self::handle(&caller), Error::<T, I>::NotOwner);
		Ok(Manager::Owner)
	}

	/// Refuses all but governance, the slasher of a service, also a past or announced one, and its owner.
	pub(crate) fn ensure_remover(
		origin: OriginFor<T>,
		service: ServiceId,
	) -> Result<Remover, DispatchError> {
		if Self::governs(&origin)? {
			return Ok(Remover::Governance);
		}
		let handle = Self::handle(&Self::actor(origin)?);
		let record = ServiceStore::<T, I>::get(service)?;
		if record.slasher.holds(handle) {
			return Ok(Remover::Holder(handle));
		}
		ensure!(record.owner == handle, Error::<T, I>::NotOwner);
		Ok(Remover::Owner)
	}

	/// Returns the caller of an origin, and the account that pays for its request: the named one, or its own.
	/// Refuses a hook.
	pub(crate) fn actor_and_payer(
		origin: OriginFor<T>,
		named: Option<T::AccountId>,
	) -> Result<(T::PalletsOrigin, Option<T::AccountId>), DispatchError> {
		let caller = Self::actor(origin)?;
		let payer = named.or_else(|| Self::account_of(&caller));
		Ok((caller, payer))
	}

	/// Refuses all but signers and governance. Returns true for governance.
	pub(crate) fn ensure_signed_or_governance(origin: OriginFor<T>) -> Result<bool, DispatchError> {
		if Self::governs(&origin)? {
			return Ok(true);
		}
		Self::signer(origin)?;
		Ok(false)
	}

	/// Returns the authority that wants to veto.
	pub(crate) fn vetoer(origin: OriginFor<T>) -> Result<Vetoer, DispatchError> {
		if Self::governs(&origin)? {
			return Ok(Vetoer::Governance);
		}
		Ok(Vetoer::Resolver(Self::handle(&Self::actor(origin)?)))
	}

	/// Returns the handle of an origin that gets rights. Refuses one that could never use them.
	pub(crate) fn handle_of_actor(caller: &CallerOf<T, I>) -> Result<Handle, DispatchError> {
		let never = [RawOrigin::None, RawOrigin::Authorized];
		let never = never.map(|origin| Self::caller(T::RuntimeOrigin::from(origin)));
		ensure!(!never.contains(&**caller), Error::<T, I>::OriginCannotAct);
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

	/// Returns true if a sum is at most this share of all stake.
	pub(crate) fn is_within_share(sum: Balance, share: Perbill) -> bool {
		share >= Perbill::one() || sum <= mul_floor(share, T::Stake::total_active())
	}

	/// Refuses an amount of zero.
	pub(crate) fn ensure_some(amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::ZeroAmount);
		Ok(())
	}
}
