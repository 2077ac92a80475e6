//! Weights of `pallet_mirror`. Written by `runtime/weights/measure.sh`: do not edit.
//!
//! Not measured yet: provisional, counted from the storage that each touches.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(clippy::arithmetic_side_effects)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// Weights of the calls, of news, and of each block.
pub trait WeightInfo {
	/// The benchmark `adopt`.
	fn adopt() -> Weight;
	/// The benchmark `abandon`.
	fn abandon() -> Weight;
	/// The benchmark `allow_version`.
	fn allow_version() -> Weight;
	/// The benchmark `show_set`, with `n` operators and a proof of `k` kilobytes.
	fn show_set(n: u32, k: u32) -> Weight;
	/// The benchmark `forget_set`.
	fn forget_set() -> Weight;
	/// The benchmark `accuse`.
	fn accuse() -> Weight;
	/// The benchmark `hear`.
	fn hear() -> Weight;
	/// The benchmark `note_block`.
	fn note_block() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn adopt() -> Weight {
		Weight::from_parts(60000000, 9000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn abandon() -> Weight {
		Weight::from_parts(60000000, 9000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn allow_version() -> Weight {
		Weight::from_parts(30000000, 2000)
			.saturating_add(T::DbWeight::get().reads(0_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn show_set(n: u32, k: u32) -> Weight {
		Weight::from_parts(400000000, 60000)
			.saturating_add(Weight::from_parts(20000000, 3000).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(20000000, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	fn forget_set() -> Weight {
		Weight::from_parts(900000000, 60000)
			.saturating_add(T::DbWeight::get().reads(130_u64))
			.saturating_add(T::DbWeight::get().writes(130_u64))
	}
	fn accuse() -> Weight {
		Weight::from_parts(3000000000, 420000)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn hear() -> Weight {
		Weight::from_parts(160000000, 12000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn note_block() -> Weight {
		Weight::from_parts(40000000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn adopt() -> Weight {
		Weight::from_parts(60000000, 9000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn abandon() -> Weight {
		Weight::from_parts(60000000, 9000)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn allow_version() -> Weight {
		Weight::from_parts(30000000, 2000)
			.saturating_add(ParityDbWeight::get().reads(0_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn show_set(n: u32, k: u32) -> Weight {
		Weight::from_parts(400000000, 60000)
			.saturating_add(Weight::from_parts(20000000, 3000).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(20000000, 0).saturating_mul(k.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	fn forget_set() -> Weight {
		Weight::from_parts(900000000, 60000)
			.saturating_add(ParityDbWeight::get().reads(130_u64))
			.saturating_add(ParityDbWeight::get().writes(130_u64))
	}
	fn accuse() -> Weight {
		Weight::from_parts(3000000000, 420000)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn hear() -> Weight {
		Weight::from_parts(160000000, 12000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn note_block() -> Weight {
		Weight::from_parts(40000000, 4000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
