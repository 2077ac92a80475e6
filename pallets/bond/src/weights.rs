
//! Weights of `pallet_bond`. Written by `runtime/weights/measure.sh`: do not edit.
//!
//! Measured on 2026-11-30 on Intel(R) Xeon(R) Processor, 20 steps, 10 repeats.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(clippy::arithmetic_side_effects)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// Weights of the calls and hooks.
pub trait WeightInfo {
	/// The benchmark `bond`.
	fn bond() -> Weight;
	/// The benchmark `unbond`.
	fn unbond() -> Weight;
	/// The benchmark `rebond`.
	fn rebond() -> Weight;
	/// The benchmark `withdraw`.
	fn withdraw() -> Weight;
	/// The benchmark `turn_era`.
	fn turn_era() -> Weight;
	/// The benchmark `look_at_era`.
	fn look_at_era() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Bond::Ledgers` (r:1 w:1)
	/// Proof: `Bond::Ledgers` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(373), added: 2848, mode: `MaxEncodedLen`)
	/// Storage: `Bond::TotalActive` (r:1 w:1)
	/// Proof: `Bond::TotalActive` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn bond() -> Weight {
		// Minimum execution time: 64_383_000 picoseconds.
		Weight::from_parts(70_845_000, 4170)
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
		// Minimum execution time: 21_190_000 picoseconds.
		Weight::from_parts(24_579_000, 4170)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Bond::Ledgers` (r:1 w:1)
	/// Proof: `Bond::Ledgers` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `Bond::TotalActive` (r:1 w:1)
	/// Proof: `Bond::TotalActive` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn rebond() -> Weight {
		// Minimum execution time: 20_218_000 picoseconds.
		Weight::from_parts(23_274_000, 4170)
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
		// Minimum execution time: 62_050_000 picoseconds.
		Weight::from_parts(65_887_000, 17952)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Bond::CurrentEra` (r:1 w:1)
	/// Proof: `Bond::CurrentEra` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	fn turn_era() -> Weight {
		// Minimum execution time: 9_193_000 picoseconds.
		Weight::from_parts(9_835_000, 1497)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Bond::CurrentEra` (r:1 w:0)
	/// Proof: `Bond::CurrentEra` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	fn look_at_era() -> Weight {
		// Minimum execution time: 5_760_000 picoseconds.
		Weight::from_parts(6_629_000, 1497)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn bond() -> Weight {
		Weight::from_parts(70_845_000, 4170)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn unbond() -> Weight {
		Weight::from_parts(24_579_000, 4170)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn rebond() -> Weight {
		Weight::from_parts(23_274_000, 4170)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(65_887_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn turn_era() -> Weight {
		Weight::from_parts(9_835_000, 1497)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn look_at_era() -> Weight {
		Weight::from_parts(6_629_000, 1497)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
}
