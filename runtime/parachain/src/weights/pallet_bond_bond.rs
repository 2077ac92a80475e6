
//! Weights of `pallet_bond` in this runtime. Written by `runtime/weights/measure.sh`: do not edit.
//!
//! Measured on 2026-11-30 on Intel(R) Xeon(R) Processor, 20 steps, 10 repeats.

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
	/// Storage: `Bond::Ledgers` (r:1 w:1)
	/// Proof: `Bond::Ledgers` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(373), added: 2848, mode: `MaxEncodedLen`)
	/// Storage: `Bond::TotalActive` (r:1 w:1)
	/// Proof: `Bond::TotalActive` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn bond() -> Weight {
		// Minimum execution time: 63_901_000 picoseconds.
		Weight::from_parts(71_791_000, 4170)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Bond::Ledgers` (r:1 w:1)
	/// Proof: `Bond::Ledgers` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `Bond::CurrentEra` (r:1 w:0)
	/// Proof: `Bond::CurrentEra` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	/// Storage: `Bond::TotalActive` (r:1 w:1)
	/// Proof: `Bond::TotalActive` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn unbond() -> Weight {
		// Minimum execution time: 21_053_000 picoseconds.
		Weight::from_parts(25_818_000, 4170)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Bond::Ledgers` (r:1 w:1)
	/// Proof: `Bond::Ledgers` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `Bond::TotalActive` (r:1 w:1)
	/// Proof: `Bond::TotalActive` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn rebond() -> Weight {
		// Minimum execution time: 20_267_000 picoseconds.
		Weight::from_parts(25_165_000, 4170)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Bond::Ledgers` (r:1 w:1)
	/// Proof: `Bond::Ledgers` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `Bond::CurrentEra` (r:1 w:0)
	/// Proof: `Bond::CurrentEra` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(373), added: 2848, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:0)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Minimum execution time: 61_871_000 picoseconds.
		Weight::from_parts(68_456_000, 17952)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Bond::CurrentEra` (r:1 w:1)
	/// Proof: `Bond::CurrentEra` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	fn turn_era() -> Weight {
		// Minimum execution time: 9_317_000 picoseconds.
		Weight::from_parts(11_009_000, 1497)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Bond::CurrentEra` (r:1 w:0)
	/// Proof: `Bond::CurrentEra` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	fn look_at_era() -> Weight {
		// Minimum execution time: 5_789_000 picoseconds.
		Weight::from_parts(6_510_000, 1497)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}
