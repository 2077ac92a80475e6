
//! Weights of `pallet_restaking_heartbeat` in this runtime. Written by `runtime/weights/measure.sh`: do not edit.
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
impl<T: frame_system::Config> pallet_restaking_heartbeat::WeightInfo for WeightInfo<T> {
	/// Storage: `Heartbeat::Cursors` (r:1 w:1)
	/// Proof: `Heartbeat::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn on_joined() -> Weight {
		// Minimum execution time: 11_054_000 picoseconds.
		Weight::from_parts(12_474_000, 3485)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2850), added: 5325, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(1522), added: 3997, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:1)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(19285), added: 21760, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::FreeDutyWeight` (r:1 w:1)
	/// Proof: `Restaking::FreeDutyWeight` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn beat() -> Weight {
		// Minimum execution time: 90_650_000 picoseconds.
		Weight::from_parts(105_718_000, 22750)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(1522), added: 3997, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2850), added: 5325, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:0)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Minimum execution time: 49_401_000 picoseconds.
		Weight::from_parts(52_908_000, 6315)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2850), added: 5325, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(1522), added: 3997, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:0)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	fn settle_work() -> Weight {
		// Minimum execution time: 73_471_000 picoseconds.
		Weight::from_parts(79_557_000, 6315)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `Heartbeat::LastVisited` (r:1 w:1)
	/// Proof: `Heartbeat::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Cursors` (r:1 w:1)
	/// Proof: `Heartbeat::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Minimum execution time: 15_226_000 picoseconds.
		Weight::from_parts(20_256_000, 3485)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Heartbeat::LastVisited` (r:1 w:1)
	/// Proof: `Heartbeat::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Cursors` (r:2 w:1)
	/// Proof: `Heartbeat::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2850), added: 5325, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:1 w:0)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// Minimum execution time: 64_205_000 picoseconds.
		Weight::from_parts(72_528_000, 6315)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
