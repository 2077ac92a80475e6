//! The losses of stakers whose proceeds wait in escrow. The only writer of them.

use crate::{pallet::*, types::LossRecord};
use alloc::vec::Vec;
use core::marker::PhantomData;
use restaking_primitives::RequestId;

/// The losses by each request, and the progress of pages over them.
pub(crate) struct LossStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> LossStore<T, I> {
	/// Returns the loss of a staker by a request; `None` if nothing of it waits.
	pub fn get(request: RequestId, stash: &T::AccountId) -> Option<LossRecord> {
		Losses::<T, I>::get(request, stash)
	}

	/// Records what waits of a staker's loss, or removes a record of nothing.
	pub fn put(request: RequestId, stash: &T::AccountId, loss: LossRecord) {
		match loss.total() {
			0 => Losses::<T, I>::remove(request, stash),
			_ => Losses::<T, I>::insert(request, stash, loss),
		}
	}

	/// Returns true if any loss by a request is on record.
	pub fn any(request: RequestId) -> bool {
		Losses::<T, I>::iter_key_prefix(request).next().is_some()
	}

	/// Returns up to `most` stakers with a loss by a request, from where the last page ended.
	pub fn page(request: RequestId, most: usize) -> Vec<T::AccountId> {
		match LossCursors::<T, I>::get(request) {
			Some(last) => {
				let after = Losses::<T, I>::hashed_key_for(request, last);
				Losses::<T, I>::iter_key_prefix_from(request, after).take(most).collect()
			},
			None => Losses::<T, I>::iter_key_prefix(request).take(most).collect(),
		}
	}

	/// Records the staker at which a page ended; `None` lets the next page begin with the first.
	pub fn set_cursor(request: RequestId, last: Option<T::AccountId>) {
		LossCursors::<T, I>::set(request, last);
	}
}
