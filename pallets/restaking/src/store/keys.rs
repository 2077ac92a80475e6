//! The keys of operators, by era. The only writer of key histories and owners.

use crate::{pallet::*, store::EraStore, KeysOf};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_math::next_era;
use restaking_primitives::{AssignmentId, DatedKey, EraIndex, ServiceId, ServiceKey};
use sp_runtime::{DispatchError, DispatchResult};

/// The keys of each assignment, and the assignment of each key.
pub(crate) struct KeyStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> KeyStore<T, I> {
	/// Returns the key of an assignment in an era that can still be judged.
	pub fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		let keys = KeyHistory::<T, I>::get(assignment);
		keys.into_iter()
			.rev()
			.find(|dated| dated.from_era <= era)
			.map(|dated| dated.key)
	}

	/// Enters the key with which an operator joins.
	pub fn enter_first(
		service: ServiceId,
		assignment: AssignmentId,
		operator: &T::AccountId,
		key: &ServiceKey,
	) -> DispatchResult {
		Self::own(service, assignment, operator, key)?;
		// Nobody counts in the era of joining.
		let from_era = next_era(EraStore::<T, I>::now());
		let keys = alloc::vec![DatedKey { from_era, key: key.clone() }];
		let keys = KeysOf::<T, I>::try_from(keys).map_err(|_| Error::<T, I>::Inconsistent)?;
		KeyHistory::<T, I>::insert(assignment, keys);
		Ok(())
	}

	/// Enters another key, for the next era and later, and forgets those that cannot be judged any more.
	/// A key entered in this era is replaced. Returns the first era of the key.
	pub fn enter_next(
		service: ServiceId,
		assignment: AssignmentId,
		operator: &T::AccountId,
		key: &ServiceKey,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Result<EraIndex, DispatchError> {
		let from_era = next_era(now);
		let mut keys = KeyHistory::<T, I>::get(assignment);
		ensure!(keys.last().is_none_or(|last| last.key != *key), Error::<T, I>::NothingToChange);
		let old: Vec<ServiceKey> = keys.iter().map(|dated| dated.key.clone()).collect();
		keys.retain(|dated| dated.from_era < from_era);
		Self::forget_replaced(&mut keys, now.saturating_sub(exit_window));
		keys.try_push(DatedKey { from_era, key: key.clone() })
			.map_err(|_| Error::<T, I>::Inconsistent)?;
		for gone in old.iter().filter(|old| keys.iter().all(|dated| dated.key != **old)) {
			KeyOwner::<T, I>::remove(service, gone);
		}
		Self::own(service, assignment, operator, key)?;
		KeyHistory::<T, I>::insert(assignment, keys);
		Ok(from_era)
	}

	/// Drops keys that were replaced in `first` or before.
	fn forget_replaced(keys: &mut KeysOf<T, I>, first: EraIndex) {
		let mut known = keys.iter().rev();
		let in_force = known.find(|dated| dated.from_era <= first).map(|dated| dated.from_era);
		keys.retain(|dated| in_force.is_none_or(|from_era| dated.from_era >= from_era));
	}

	/// Records the owner of a key. Refuses a key of another operator of the service, and one with which
	/// anybody can sign. A key of an assignment that is gone is nobody's, forgotten or not.
	fn own(
		service: ServiceId,
		assignment: AssignmentId,
		operator: &T::AccountId,
		key: &ServiceKey,
	) -> DispatchResult {
		ensure!(!key.needs_no_secret(), Error::<T, I>::KeyOfEverybody);
		if let Some(owner) = KeyOwner::<T, I>::get(service, key) {
			let owner = Assignments::<T, I>::get(owner);
			let free = owner.is_none_or(|it| it.operator == *operator);
			ensure!(free, Error::<T, I>::KeyTaken);
		}
		KeyOwner::<T, I>::insert(service, key, assignment);
		Ok(())
	}

	/// Removes all keys of an assignment that is gone.
	pub fn forget(service: ServiceId, assignment: AssignmentId) {
		for dated in KeyHistory::<T, I>::take(assignment) {
			// The operator may have come back with the same key, or another have taken it.
			if KeyOwner::<T, I>::get(service, &dated.key) == Some(assignment) {
				KeyOwner::<T, I>::remove(service, &dated.key);
			}
		}
	}
}
