//! Weights of `pallet_collateral`, counted from the records that each call touches.

#![allow(clippy::arithmetic_side_effects)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// Weights of the calls.
pub trait WeightInfo {
	/// The call `lock`.
	fn lock() -> Weight;
	/// The call `unlock`.
	fn unlock() -> Weight;
}

/// The asset, the account in it, its holds and their sum, and the total.
fn of_call<Db: Get<frame_support::weights::RuntimeDbWeight>>() -> Weight {
	Weight::from_parts(120_000_000, 16_000)
		.saturating_add(Db::get().reads(5))
		.saturating_add(Db::get().writes(5))
}

/// Weights with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn lock() -> Weight {
		of_call::<T::DbWeight>()
	}

	fn unlock() -> Weight {
		of_call::<T::DbWeight>()
	}
}

/// Weights with the database of the demo chain.
impl WeightInfo for () {
	fn lock() -> Weight {
		of_call::<ParityDbWeight>()
	}

	fn unlock() -> Weight {
		of_call::<ParityDbWeight>()
	}
}
