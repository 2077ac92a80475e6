
//! Weights of `pallet_restaking_keeper`. Written by `runtime/weights/measure.sh`: do not edit.
//!
//! Measured on 2026-11-29 on AMD EPYC, 20 steps, 10 repeats.

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
	/// The benchmark `approve_creator`.
	fn approve_creator() -> Weight;
	/// The benchmark `remove_creator`.
	fn remove_creator() -> Weight;
	/// The benchmark `create_job`.
	fn create_job(l: u32, ) -> Weight;
	/// The benchmark `change_job`.
	fn change_job(l: u32, ) -> Weight;
	/// The benchmark `fund_job`.
	fn fund_job() -> Weight;
	/// The benchmark `cancel_job`.
	fn cancel_job() -> Weight;
	/// The benchmark `perform`.
	fn perform() -> Weight;
	/// The benchmark `end_job`.
	fn end_job() -> Weight;
	/// The benchmark `settle_work`.
	fn settle_work() -> Weight;
	/// The benchmark `forget`.
	fn forget() -> Weight;
	/// The benchmark `judge`.
	fn judge() -> Weight;
	/// The benchmark `visit`.
	fn visit() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Creators` (r:1 w:1)
	/// Proof: `Keeper::Creators` (`max_values`: None, `max_size`: Some(1037), added: 3512, mode: `MaxEncodedLen`)
	fn approve_creator() -> Weight {
		// Minimum execution time: 47_281_000 picoseconds.
		Weight::from_parts(52_068_000, 5695)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Creators` (r:1 w:1)
	/// Proof: `Keeper::Creators` (`max_values`: None, `max_size`: Some(1037), added: 3512, mode: `MaxEncodedLen`)
	fn remove_creator() -> Weight {
		// Minimum execution time: 36_885_000 picoseconds.
		Weight::from_parts(41_752_000, 5695)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Loads` (r:1 w:1)
	/// Proof: `Keeper::Loads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::NextJobId` (r:1 w:1)
	/// Proof: `Keeper::NextJobId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Jobs` (r:0 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// The range of `l` is `[4, 1024]`.
	fn create_job(l: u32, ) -> Weight {
		// Minimum execution time: 212_355_000 picoseconds.
		Weight::from_parts(218_265_867, 5695)
			// Standard error: 2_146
			.saturating_add(Weight::from_parts(2_907, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Jobs` (r:1 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// The range of `l` is `[4, 1024]`.
	fn change_job(l: u32, ) -> Weight {
		// Minimum execution time: 64_266_000 picoseconds.
		Weight::from_parts(69_632_049, 5753)
			// Standard error: 949
			.saturating_add(Weight::from_parts(422, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Keeper::Jobs` (r:1 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn fund_job() -> Weight {
		// Minimum execution time: 113_278_000 picoseconds.
		Weight::from_parts(116_482_000, 5753)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Keeper::Jobs` (r:1 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn cancel_job() -> Weight {
		// Minimum execution time: 35_513_000 picoseconds.
		Weight::from_parts(38_547_000, 5753)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Jobs` (r:1 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Seeds` (r:1 w:0)
	/// Proof: `Restaking::Seeds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:1 w:0)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Dealt` (r:1 w:1)
	/// Proof: `Keeper::Dealt` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn perform() -> Weight {
		// Minimum execution time: 367_384_000 picoseconds.
		Weight::from_parts(392_202_000, 6196)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Keeper::Jobs` (r:1 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Loads` (r:1 w:1)
	/// Proof: `Keeper::Loads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn end_job() -> Weight {
		// Minimum execution time: 185_125_000 picoseconds.
		Weight::from_parts(190_883_000, 5753)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Dealt` (r:1 w:0)
	/// Proof: `Keeper::Dealt` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	fn settle_work() -> Weight {
		// Minimum execution time: 37_760_000 picoseconds.
		Weight::from_parts(46_033_000, 5717)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Keeper::Jobs` (r:2 w:1)
	/// Proof: `Keeper::Jobs` (`max_values`: None, `max_size`: Some(2288), added: 4763, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Loads` (r:1 w:1)
	/// Proof: `Keeper::Loads` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Minimum execution time: 160_058_000 picoseconds.
		Weight::from_parts(166_957_000, 10516)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Dealt` (r:1 w:0)
	/// Proof: `Keeper::Dealt` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Minimum execution time: 31_366_000 picoseconds.
		Weight::from_parts(33_520_000, 5695)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Keeper::LastVisited` (r:1 w:1)
	/// Proof: `Keeper::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Keeper::Cursors` (r:2 w:0)
	/// Proof: `Keeper::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// Minimum execution time: 58_787_000 picoseconds.
		Weight::from_parts(64_346_000, 5980)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn approve_creator() -> Weight {
		Weight::from_parts(52_068_000, 5695)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_creator() -> Weight {
		Weight::from_parts(41_752_000, 5695)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn create_job(l: u32, ) -> Weight {
		Weight::from_parts(218_265_867, 5695)
			.saturating_add(Weight::from_parts(2_907, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn change_job(l: u32, ) -> Weight {
		Weight::from_parts(69_632_049, 5753)
			.saturating_add(Weight::from_parts(422, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn fund_job() -> Weight {
		Weight::from_parts(116_482_000, 5753)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn cancel_job() -> Weight {
		Weight::from_parts(38_547_000, 5753)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn perform() -> Weight {
		Weight::from_parts(392_202_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn end_job() -> Weight {
		Weight::from_parts(190_883_000, 5753)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn settle_work() -> Weight {
		Weight::from_parts(46_033_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(166_957_000, 10516)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn judge() -> Weight {
		Weight::from_parts(33_520_000, 5695)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	fn visit() -> Weight {
		Weight::from_parts(64_346_000, 5980)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
