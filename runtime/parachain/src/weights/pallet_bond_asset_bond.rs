//! Weights of `pallet_bond` in this runtime. Written by `runtime/weights/measure.sh`: do not edit.
//!
//! Not measured here yet: provisional, counted from the storage that each touches: beside that of the native token an
//! asset, its account, and two records of holds.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::arithmetic_side_effects)]

use core::marker::PhantomData;
use polkadot_sdk::{*, frame_support::{traits::Get, weights::Weight}};

/// Weights as measured, with the database of the runtime `T`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_bond::WeightInfo for WeightInfo<T> {
	fn bond() -> Weight {
		Weight::from_parts(260_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn unbond() -> Weight {
		Weight::from_parts(60_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn rebond() -> Weight {
		Weight::from_parts(60_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(290_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	fn turn_era() -> Weight {
		Weight::from_parts(20_000_000, 2000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn look_at_era() -> Weight {
		Weight::from_parts(8_000_000, 2000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}
