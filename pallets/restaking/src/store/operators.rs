//! Operators and their metadata. The only writer of them.

use crate::{pallet::*, Metadata, OperatorOf};
use core::marker::PhantomData;
use frame_support::ensure;
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

	/// Counts one assignment more.
	pub fn add_assignment(who: &T::AccountId) -> DispatchResult {
		Self::recount(who, |count| count.checked_add(1))
	}

	/// Counts one assignment less.
	pub fn drop_assignment(who: &T::AccountId) -> DispatchResult {
		Self::recount(who, |count| count.checked_sub(1))
	}

	fn recount(who: &T::AccountId, change: impl FnOnce(u32) -> Option<u32>) -> DispatchResult {
		Operators::<T, I>::try_mutate(who, |record| {
			let record = record.as_mut().ok_or(Error::<T, I>::NotOperator)?;
			record.assignments = change(record.assignments).ok_or(Error::<T, I>::Inconsistent)?;
			Ok(())
		})
	}

	/// Removes an operator.
	pub fn remove(who: &T::AccountId) {
		Operators::<T, I>::remove(who);
		OperatorMetadata::<T, I>::remove(who);
	}
}
