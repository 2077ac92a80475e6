//! Services: records, hooks, metadata and approvals. The only writer of them.

use crate::{pallet::*, Metadata, ServiceOf, MAX_APPROVALS};
use core::marker::PhantomData;
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use restaking_primitives::{Balance, EraIndex, ServiceId};
use sp_runtime::{DispatchError, DispatchResult};

/// The services.
pub(crate) struct ServiceStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> ServiceStore<T, I> {
	/// Returns the record of a service.
	pub fn get(id: ServiceId) -> Result<ServiceOf<T, I>, DispatchError> {
		Services::<T, I>::get(id).ok_or_else(|| Error::<T, I>::NoSuchService.into())
	}

	/// Returns the hook of a service.
	pub fn hook(id: ServiceId) -> Result<T::SlashingHook, DispatchError> {
		SlashingHooks::<T, I>::get(id).ok_or_else(|| Error::<T, I>::NoHook.into())
	}

	/// Refuses a service that does not exist.
	pub fn ensure_exists(id: ServiceId) -> DispatchResult {
		ensure!(Services::<T, I>::contains_key(id), Error::<T, I>::NoSuchService);
		Ok(())
	}

	/// Refuses a service that is over.
	pub fn ensure_not_retired(record: &ServiceOf<T, I>) -> DispatchResult {
		ensure!(!record.is_retired(), Error::<T, I>::RetiredService);
		Ok(())
	}

	/// Refuses entry to a service that is paused or over.
	pub fn ensure_open(record: &ServiceOf<T, I>) -> DispatchResult {
		Self::ensure_not_retired(record)?;
		ensure!(record.is_open(), Error::<T, I>::PausedService);
		Ok(())
	}

	/// Enters a new service and returns its id.
	pub fn insert(
		record: ServiceOf<T, I>,
		hook: T::SlashingHook,
		metadata: Metadata,
	) -> Result<ServiceId, DispatchError> {
		let id = NextServiceId::<T, I>::get();
		NextServiceId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		Services::<T, I>::insert(id, record);
		SlashingHooks::<T, I>::insert(id, hook);
		if !metadata.is_empty() {
			ServiceMetadata::<T, I>::insert(id, metadata);
		}
		Ok(id)
	}

	/// Changes the record of a service. Writes it only if it is another then.
	pub fn mutate<R>(
		id: ServiceId,
		change: impl FnOnce(&mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut record = Self::get(id)?;
		let before = record.clone();
		let result = change(&mut record)?;
		if record != before {
			Services::<T, I>::insert(id, record);
		}
		Ok(result)
	}

	/// Changes the record of a service that has not retired.
	pub fn mutate_living<R>(
		id: ServiceId,
		change: impl FnOnce(&mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Self::mutate(id, |record| {
			Self::ensure_not_retired(record)?;
			change(record)
		})
	}

	/// Replaces the metadata of a service.
	pub fn set_metadata(id: ServiceId, metadata: Metadata) -> DispatchResult {
		Self::ensure_exists(id)?;
		ensure!(ServiceMetadata::<T, I>::get(id) != metadata, Error::<T, I>::NothingToChange);
		match metadata.is_empty() {
			true => ServiceMetadata::<T, I>::remove(id),
			false => ServiceMetadata::<T, I>::insert(id, metadata),
		}
		Ok(())
	}

	/// Replaces `before` of the amount that counts in a service by `after` from the next era on, and as
	/// much of the part that slashes cannot take any more, and updates its security. Returns the sum.
	pub fn recount(
		id: ServiceId,
		record: &mut ServiceOf<T, I>,
		(before, after): (Balance, Balance),
		used: (Balance, Balance),
		now: EraIndex,
	) -> Result<Balance, DispatchError> {
		let counted = record.recount(before, after, now).map_err(Error::<T, I>::from)?;
		record.reuse(used, 0, now).map_err(Error::<T, I>::from)?;
		Self::note_security(id, record, now);
		Ok(counted)
	}

	/// Records whether the amount that counts from the next era on certifies the value at risk.
	pub fn note_security(id: ServiceId, record: &mut ServiceOf<T, I>, now: EraIndex) {
		let certified = record.certified_next(now);
		let (service, value) = (id, record.value_at_risk);
		let under = value > certified;
		if under == record.under_secured {
			return;
		}
		record.under_secured = under;
		Pallet::<T, I>::deposit_event(match under {
			true => Event::SecurityLost { service, value, certified },
			false => Event::SecurityRestored { service, value, certified },
		});
	}

	/// Counts one assignment more.
	pub fn add_assignment(id: ServiceId) -> DispatchResult {
		Self::recount_assignments(id, |count| count.checked_add(1))
	}

	/// Counts one assignment less.
	pub fn drop_assignment(id: ServiceId) -> DispatchResult {
		Self::recount_assignments(id, |count| count.checked_sub(1))
	}

	fn recount_assignments(
		id: ServiceId,
		change: impl FnOnce(u32) -> Option<u32>,
	) -> DispatchResult {
		Self::mutate(id, |record| {
			record.assignments = change(record.assignments).ok_or(Error::<T, I>::Inconsistent)?;
			Ok(())
		})
	}

	/// Approves an operator.
	pub fn approve(id: ServiceId, operator: T::AccountId) -> DispatchResult {
		Approvals::<T, I>::try_mutate(id, |approved| {
			ensure!(!approved.contains(&operator), Error::<T, I>::AlreadyApproved);
			approved.try_push(operator).map_err(|_| Error::<T, I>::TooManyApprovals.into())
		})
	}

	/// Uses up, or revokes, the approval of an operator.
	pub fn take_approval(id: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let mut approved: BoundedVec<_, ConstU32<MAX_APPROVALS>> = Approvals::<T, I>::get(id);
		let before = approved.len();
		approved.retain(|other| other != operator);
		ensure!(approved.len() < before, Error::<T, I>::NotApproved);
		match approved.is_empty() {
			true => Approvals::<T, I>::remove(id),
			false => Approvals::<T, I>::insert(id, approved),
		}
		Ok(())
	}

	/// Removes the record and the hook of a service.
	pub fn remove(id: ServiceId) {
		Services::<T, I>::remove(id);
		SlashingHooks::<T, I>::remove(id);
		ServiceMetadata::<T, I>::remove(id);
		Approvals::<T, I>::remove(id);
	}
}
