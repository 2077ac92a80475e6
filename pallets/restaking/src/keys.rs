//! The keys of operators, by era. The only writer of key histories and owners.

use crate::{pallet::*, KeysOf};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, traits::PalletInfoAccess};
use restaking_primitives::{AssignmentId, DatedKey, EraIndex, ServiceId, ServiceKey, StakeInspect};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// What an operator signs to prove that a key is its own: the SCALE encoding of the pallet's name,
	/// the genesis hash, the service and the operator, so that no proof can be used elsewhere.
	pub fn key_message(service: ServiceId, operator: &T::AccountId) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(
			frame_system::pallet_prelude::BlockNumberFor::<T>::zero(),
		);
		(Self::name(), genesis, service, operator).encode()
	}

	/// The key of an assignment in an era that can still be judged.
	pub fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		let keys = KeyHistory::<T, I>::get(assignment);
		keys.into_iter().rev().find(|dated| dated.from <= era).map(|dated| dated.key)
	}

	/// Takes the key with which an operator joins.
	pub(crate) fn claim_first_key(
		service: ServiceId,
		assignment: AssignmentId,
		operator: &T::AccountId,
		key: &ServiceKey,
	) -> DispatchResult {
		Self::claim_key(service, assignment, operator, key)?;
		// Nobody counts in the era of joining.
		let from = T::Stake::era().saturating_add(1);
		let keys = alloc::vec![DatedKey { from, key: key.clone() }];
		let keys = KeysOf::<T, I>::try_from(keys).map_err(|_| Error::<T, I>::Inconsistent)?;
		KeyHistory::<T, I>::insert(assignment, keys);
		Ok(())
	}

	/// Takes another key, for the next era and later, and forgets those that can not be judged any
	/// more. A key taken in this era is replaced.
	pub(crate) fn claim_next_key(
		service: ServiceId,
		assignment: AssignmentId,
		operator: &T::AccountId,
		key: &ServiceKey,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Result<EraIndex, DispatchError> {
		let from = now.saturating_add(1);
		let mut keys = KeyHistory::<T, I>::get(assignment);
		ensure!(keys.last().is_none_or(|last| last.key != *key), Error::<T, I>::NothingToChange);
		let old: Vec<ServiceKey> = keys.iter().map(|dated| dated.key.clone()).collect();
		keys.retain(|dated| dated.from < from);
		Self::forget_old(&mut keys, now.saturating_sub(exit_window));
		keys.try_push(DatedKey { from, key: key.clone() })
			.map_err(|_| Error::<T, I>::Inconsistent)?;
		for gone in old.iter().filter(|old| keys.iter().all(|dated| dated.key != **old)) {
			KeyOwner::<T, I>::remove(service, gone);
		}
		Self::claim_key(service, assignment, operator, key)?;
		KeyHistory::<T, I>::insert(assignment, keys);
		Ok(from)
	}

	/// Drops keys that were replaced in `first` or before.
	fn forget_old(keys: &mut KeysOf<T, I>, first: EraIndex) {
		let in_force = keys.iter().rev().find(|dated| dated.from <= first).map(|dated| dated.from);
		keys.retain(|dated| in_force.is_none_or(|from| dated.from >= from));
	}

	/// Refuses a key of another operator of the service.
	fn claim_key(
		service: ServiceId,
		assignment: AssignmentId,
		operator: &T::AccountId,
		key: &ServiceKey,
	) -> DispatchResult {
		if let Some(owner) = KeyOwner::<T, I>::get(service, key) {
			let same = Assignments::<T, I>::get(owner).is_some_and(|it| it.operator == *operator);
			ensure!(same, Error::<T, I>::KeyTaken);
		}
		KeyOwner::<T, I>::insert(service, key, assignment);
		Ok(())
	}

	/// Forgets all keys of an assignment that is removed.
	pub(crate) fn forget_keys(service: ServiceId, assignment: AssignmentId) {
		for dated in KeyHistory::<T, I>::take(assignment) {
			// The operator may have come back with the same key.
			if KeyOwner::<T, I>::get(service, &dated.key) == Some(assignment) {
				KeyOwner::<T, I>::remove(service, &dated.key);
			}
		}
	}
}
