//! The weight of duties that cost nothing. The only writer of it.

use crate::pallet::*;
use core::marker::PhantomData;
use frame_support::weights::Weight;

/// The weight of the duties that cost nothing in a block.
pub(crate) struct FreeStore<T>(PhantomData<T>);

impl<T: Config> FreeStore<T> {
	/// Takes `weight` of the `most` that a block has. Returns false if no such part is left.
	pub fn take(block: u64, weight: Weight, most: Weight) -> bool {
		FreeDutyWeight::<T>::mutate(|free| free.take(block, weight, most))
	}
}
