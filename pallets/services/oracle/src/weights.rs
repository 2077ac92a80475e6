
//! Weights of `pallet_restaking_oracle`. Written by `runtime/weights/measure.sh`: do not edit.
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
	/// The benchmark `open_feed`.
	fn open_feed() -> Weight;
	/// The benchmark `close_feed`.
	fn close_feed() -> Weight;
	/// The benchmark `submit`.
	fn submit(f: u32, ) -> Weight;
	/// The benchmark `close_round`.
	fn close_round(f: u32, ) -> Weight;
	/// The benchmark `judge`.
	fn judge() -> Weight;
	/// The benchmark `settle_work`.
	fn settle_work() -> Weight;
	/// The benchmark `visit`.
	fn visit() -> Weight;
	/// The benchmark `forget`.
	fn forget() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Feeds` (r:1 w:1)
	/// Proof: `Oracle::Feeds` (`max_values`: None, `max_size`: Some(2541), added: 5016, mode: `MaxEncodedLen`)
	fn open_feed() -> Weight {
		// Minimum execution time: 35_325_000 picoseconds.
		Weight::from_parts(50_669_000, 6006)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Feeds` (r:1 w:1)
	/// Proof: `Oracle::Feeds` (`max_values`: None, `max_size`: Some(2541), added: 5016, mode: `MaxEncodedLen`)
	fn close_feed() -> Weight {
		// Minimum execution time: 28_466_000 picoseconds.
		Weight::from_parts(41_503_000, 6006)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Feeds` (r:1 w:0)
	/// Proof: `Oracle::Feeds` (`max_values`: None, `max_size`: Some(2541), added: 5016, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Rolls` (r:1 w:1)
	/// Proof: `Oracle::Rolls` (`max_values`: None, `max_size`: Some(3123), added: 5598, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Slots` (r:32 w:32)
	/// Proof: `Oracle::Slots` (`max_values`: None, `max_size`: Some(4679), added: 7154, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Latest` (r:32 w:32)
	/// Proof: `Oracle::Latest` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Faults` (r:1 w:1)
	/// Proof: `Oracle::Faults` (`max_values`: None, `max_size`: Some(670), added: 3145, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Work` (r:1 w:1)
	/// Proof: `Oracle::Work` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Cursors` (r:1 w:1)
	/// Proof: `Oracle::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::FreeDutyWeight` (r:1 w:1)
	/// Proof: `Restaking::FreeDutyWeight` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// The range of `f` is `[1, 32]`.
	fn submit(f: u32, ) -> Weight {
		// Minimum execution time: 228_978_000 picoseconds.
		Weight::from_parts(301_784_762, 6588)
			// Standard error: 909_398
			.saturating_add(Weight::from_parts(44_266_042, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 7154).saturating_mul(f.into()))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Rolls` (r:1 w:1)
	/// Proof: `Oracle::Rolls` (`max_values`: None, `max_size`: Some(3123), added: 5598, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Feeds` (r:1 w:0)
	/// Proof: `Oracle::Feeds` (`max_values`: None, `max_size`: Some(2541), added: 5016, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Slots` (r:32 w:32)
	/// Proof: `Oracle::Slots` (`max_values`: None, `max_size`: Some(4679), added: 7154, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Latest` (r:32 w:32)
	/// Proof: `Oracle::Latest` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Faults` (r:1 w:1)
	/// Proof: `Oracle::Faults` (`max_values`: None, `max_size`: Some(670), added: 3145, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Work` (r:1 w:1)
	/// Proof: `Oracle::Work` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	/// The range of `f` is `[1, 32]`.
	fn close_round(f: u32, ) -> Weight {
		// Minimum execution time: 292_996_000 picoseconds.
		Weight::from_parts(302_310_872, 229918)
			// Standard error: 436_370
			.saturating_add(Weight::from_parts(32_118_091, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(39_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 2567).saturating_mul(f.into()))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Rolls` (r:2 w:0)
	/// Proof: `Oracle::Rolls` (`max_values`: None, `max_size`: Some(3123), added: 5598, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Work` (r:1 w:0)
	/// Proof: `Oracle::Work` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Minimum execution time: 67_207_000 picoseconds.
		Weight::from_parts(78_429_000, 12186)
			.saturating_add(T::DbWeight::get().reads(9_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Rolls` (r:2 w:0)
	/// Proof: `Oracle::Rolls` (`max_values`: None, `max_size`: Some(3123), added: 5598, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Work` (r:1 w:0)
	/// Proof: `Oracle::Work` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	fn settle_work() -> Weight {
		// Minimum execution time: 68_350_000 picoseconds.
		Weight::from_parts(87_521_000, 12186)
			.saturating_add(T::DbWeight::get().reads(9_u64))
	}
	/// Storage: `Oracle::LastVisited` (r:1 w:1)
	/// Proof: `Oracle::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Cursors` (r:2 w:0)
	/// Proof: `Oracle::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Rolls` (r:2 w:0)
	/// Proof: `Oracle::Rolls` (`max_values`: None, `max_size`: Some(3123), added: 5598, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Faults` (r:1 w:0)
	/// Proof: `Oracle::Faults` (`max_values`: None, `max_size`: Some(670), added: 3145, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:1 w:0)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// Minimum execution time: 547_776_000 picoseconds.
		Weight::from_parts(613_891_000, 12186)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Oracle::Slots` (r:1 w:0)
	/// Proof: `Oracle::Slots` (`max_values`: None, `max_size`: Some(4679), added: 7154, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Rolls` (r:1 w:0)
	/// Proof: `Oracle::Rolls` (`max_values`: None, `max_size`: Some(3123), added: 5598, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Latest` (r:1 w:0)
	/// Proof: `Oracle::Latest` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Faults` (r:1 w:0)
	/// Proof: `Oracle::Faults` (`max_values`: None, `max_size`: Some(670), added: 3145, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Work` (r:1 w:0)
	/// Proof: `Oracle::Work` (`max_values`: None, `max_size`: Some(1058), added: 3533, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Feeds` (r:1 w:1)
	/// Proof: `Oracle::Feeds` (`max_values`: None, `max_size`: Some(2541), added: 5016, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Minimum execution time: 32_253_000 picoseconds.
		Weight::from_parts(43_366_000, 8144)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn open_feed() -> Weight {
		Weight::from_parts(50_669_000, 6006)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn close_feed() -> Weight {
		Weight::from_parts(41_503_000, 6006)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit(f: u32, ) -> Weight {
		Weight::from_parts(301_784_762, 6588)
			.saturating_add(Weight::from_parts(44_266_042, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(f.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 7154).saturating_mul(f.into()))
	}
	fn close_round(f: u32, ) -> Weight {
		Weight::from_parts(302_310_872, 229918)
			.saturating_add(Weight::from_parts(32_118_091, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(39_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 2567).saturating_mul(f.into()))
	}
	fn judge() -> Weight {
		Weight::from_parts(78_429_000, 12186)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
	}
	fn settle_work() -> Weight {
		Weight::from_parts(87_521_000, 12186)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
	}
	fn visit() -> Weight {
		Weight::from_parts(613_891_000, 12186)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(43_366_000, 8144)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
