//! Operators and their metadata. The only writer of them.

use crate::{pallet::*, types::Payee, Metadata, OperatorOf};
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::AssignmentId;
use sp_runtime::{DispatchError, DispatchResult};

/// The operators.
pub(crate) struct OperatorStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> OperatorStore<T, I> {
	/// Returns the record of an operator.
	pub fn get(who: &T::AccountId) -> Result<OperatorOf<T, I>, DispatchError> {
		Operators::<T, I>::get(who).ok_or_else(|| Error::<T, I>::NotOperator.into())
	}

	/// Enters a new operator.
	pub fn insert(who: &T::AccountId, record: OperatorOf<T, I>, metadata: Metadata) {
		Operators::<T, I>::insert(who, record);
		if !metadata.is_empty() {
			OperatorMetadata::<T, I>::insert(who, metadata);
		}
	}

	/// Replaces the metadata of an operator.
	pub fn set_metadata(who: &T::AccountId, metadata: Metadata) -> DispatchResult {
		ensure!(Operators::<T, I>::contains_key(who), Error::<T, I>::NotOperator);
		ensure!(OperatorMetadata::<T, I>::get(who) != metadata, Error::<T, I>::NothingToChange);
		match metadata.is_empty() {
			true => OperatorMetadata::<T, I>::remove(who),
			false => OperatorMetadata::<T, I>::insert(who, metadata),
		}
		Ok(())
	}

	/// Refuses an account that is no operator, or has no room for another assignment.
	pub fn ensure_room(who: &T::AccountId) -> DispatchResult {
		let full = Self::get(who)?.assignments.is_full();
		ensure!(!full, Error::<T, I>::TooManyAssignments);
		Ok(())
	}

	/// Enters an assignment.
	pub fn add_assignment(who: &T::AccountId, id: AssignmentId) -> DispatchResult {
		Self::mutate(who, |record| {
			let added = record.assignments.try_push(id);
			added.map_err(|_| Error::<T, I>::TooManyAssignments.into())
		})
	}

	/// Removes an assignment whose record is removed.
	pub fn drop_assignment(who: &T::AccountId, id: AssignmentId) -> DispatchResult {
		Self::mutate(who, |record| {
			let before = record.assignments.len();
			record.assignments.retain(|other| *other != id);
			ensure!(record.assignments.len() < before, Error::<T, I>::Inconsistent);
			Ok(())
		})
	}

	fn mutate(
		who: &T::AccountId,
		change: impl FnOnce(&mut OperatorOf<T, I>) -> DispatchResult,
	) -> DispatchResult {
		Operators::<T, I>::try_mutate(who, |record| {
			change(record.as_mut().ok_or(Error::<T, I>::NotOperator)?)
		})
	}

	/// Records the payee of an operator. Returns false if it is so already; `None` for another account.
	pub fn set_payee(who: &T::AccountId, payee: &Payee<T::AccountId>) -> Option<bool> {
		let mut record = Operators::<T, I>::get(who)?;
		let changed = record.payee != *payee;
		if changed {
			record.payee = payee.clone();
			Operators::<T, I>::insert(who, record);
		}
		Some(changed)
	}

	/// Removes an operator.
	pub fn remove(who: &T::AccountId) {
		Operators::<T, I>::remove(who);
		OperatorMetadata::<T, I>::remove(who);
	}
}
