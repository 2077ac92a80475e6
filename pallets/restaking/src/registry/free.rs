//! Duties that cost nothing, within a part of each block.

use crate::{pallet::*, store::FreeStore};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use restaking_primitives::{Balance, FreeDuties};
use sp_runtime::SaturatedConversion;

/// The duties that the pallets of services take free of charge.
impl<T: Config<I>, I: 'static> FreeDuties for Pallet<T, I> {
	fn take_free(counted: Balance, weight: Weight) -> bool {
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		Self::may_be_free(counted) && FreeStore::<T, I>::take(block, weight, Self::free_weight())
	}

	fn may_be_free(counted: Balance) -> bool {
		counted >= T::FreeStake::get()
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Rounds down: the weight that all free duties of a block may have together.
	fn free_weight() -> Weight {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal).max_total.unwrap_or(blocks.max_block);
		let part = |all: u64| T::FreeShare::get().mul_floor(all);
		Weight::from_parts(part(normal.ref_time()), part(normal.proof_size()))
	}
}
