
//! Weights of `pallet_restaking_heartbeat`. Written by `runtime/weights/measure.sh`: do not edit.
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
	/// The benchmark `on_joined`.
	fn on_joined() -> Weight;
	/// The benchmark `beat`.
	fn beat() -> Weight;
	/// The benchmark `judge`.
	fn judge() -> Weight;
	/// The benchmark `settle_work`.
	fn settle_work() -> Weight;
	/// The benchmark `forget`.
	fn forget() -> Weight;
	/// The benchmark `visit`.
	fn visit() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Heartbeat::Cursors` (r:1 w:1)
	/// Proof: `Heartbeat::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn on_joined() -> Weight {
		// Minimum execution time: 6_166_000 picoseconds.
		Weight::from_parts(7_318_000, 3485)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:1)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::FreeDutyWeight` (r:1 w:1)
	/// Proof: `Restaking::FreeDutyWeight` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn beat() -> Weight {
		// Minimum execution time: 82_589_000 picoseconds.
		Weight::from_parts(87_026_000, 5717)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:0)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Minimum execution time: 37_505_000 picoseconds.
		Weight::from_parts(48_225_000, 5717)
			.saturating_add(T::DbWeight::get().reads(6_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:0)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	fn settle_work() -> Weight {
		// Minimum execution time: 62_129_000 picoseconds.
		Weight::from_parts(71_655_000, 5717)
			.saturating_add(T::DbWeight::get().reads(7_u64))
	}
	/// Storage: `Heartbeat::LastVisited` (r:1 w:1)
	/// Proof: `Heartbeat::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Cursors` (r:1 w:1)
	/// Proof: `Heartbeat::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Minimum execution time: 8_943_000 picoseconds.
		Weight::from_parts(12_963_000, 3485)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Heartbeat::LastVisited` (r:1 w:1)
	/// Proof: `Heartbeat::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Cursors` (r:2 w:1)
	/// Proof: `Heartbeat::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:1 w:0)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// Minimum execution time: 53_329_000 picoseconds.
		Weight::from_parts(68_875_000, 6063)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn on_joined() -> Weight {
		Weight::from_parts(7_318_000, 3485)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn beat() -> Weight {
		Weight::from_parts(87_026_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn judge() -> Weight {
		Weight::from_parts(48_225_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
	}
	fn settle_work() -> Weight {
		Weight::from_parts(71_655_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(12_963_000, 3485)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn visit() -> Weight {
		Weight::from_parts(68_875_000, 6063)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
