
//! Weights of `pallet_restaking_availability`. Written by `runtime/weights/measure.sh`: do not edit.
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
	/// The benchmark `promise`.
	fn promise(h: u32, ) -> Weight;
	/// The benchmark `end_promise`.
	fn end_promise() -> Weight;
	/// The benchmark `challenge`.
	fn challenge() -> Weight;
	/// The benchmark `answer`.
	fn answer(c: u32, p: u32, ) -> Weight;
	/// The benchmark `answer_challenge`.
	fn answer_challenge(c: u32, p: u32, ) -> Weight;
	/// The benchmark `fail_challenge`.
	fn fail_challenge() -> Weight;
	/// The benchmark `forget_challenge`.
	fn forget_challenge() -> Weight;
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
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:129 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Held` (r:1 w:1)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Holders` (r:1 w:1)
	/// Proof: `Availability::Holders` (`max_values`: None, `max_size`: Some(1094), added: 3569, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Cursors` (r:1 w:0)
	/// Proof: `Availability::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// The range of `h` is `[0, 128]`.
	fn promise(h: u32, ) -> Weight {
		// Minimum execution time: 216_661_000 picoseconds.
		Weight::from_parts(228_725_300, 7611)
			// Standard error: 139_558
			.saturating_add(Weight::from_parts(12_701_657, 0).saturating_mul(h.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(h.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 4574).saturating_mul(h.into()))
	}
	/// Storage: `Availability::Held` (r:1 w:1)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Holders` (r:1 w:1)
	/// Proof: `Availability::Holders` (`max_values`: None, `max_size`: Some(1094), added: 3569, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn end_promise() -> Weight {
		// Minimum execution time: 165_695_000 picoseconds.
		Weight::from_parts(182_060_000, 7611)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Held` (r:1 w:0)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Open` (r:1 w:1)
	/// Proof: `Availability::Open` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Availability::NextChallengeId` (r:1 w:1)
	/// Proof: `Availability::NextChallengeId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Challenges` (r:0 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	fn challenge() -> Weight {
		// Minimum execution time: 229_450_000 picoseconds.
		Weight::from_parts(239_185_000, 7611)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Seeds` (r:1 w:0)
	/// Proof: `Restaking::Seeds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Held` (r:1 w:0)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Shown` (r:1 w:1)
	/// Proof: `Availability::Shown` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::FreeDutyWeight` (r:1 w:1)
	/// Proof: `Restaking::FreeDutyWeight` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// The range of `c` is `[128, 4096]`.
	/// The range of `p` is `[0, 20]`.
	fn answer(_c: u32, p: u32, ) -> Weight {
		// Minimum execution time: 128_631_000 picoseconds.
		Weight::from_parts(151_879_965, 7611)
			// Standard error: 130_470
			.saturating_add(Weight::from_parts(517_320, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Availability::Challenges` (r:1 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Open` (r:1 w:1)
	/// Proof: `Availability::Open` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::FreeDutyWeight` (r:1 w:1)
	/// Proof: `Restaking::FreeDutyWeight` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// The range of `c` is `[128, 4096]`.
	/// The range of `p` is `[0, 20]`.
	fn answer_challenge(_c: u32, p: u32, ) -> Weight {
		// Minimum execution time: 161_059_000 picoseconds.
		Weight::from_parts(167_372_088, 5695)
			// Standard error: 167_947
			.saturating_add(Weight::from_parts(871_894, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Availability::Challenges` (r:1 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Open` (r:1 w:1)
	/// Proof: `Availability::Open` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn fail_challenge() -> Weight {
		// Minimum execution time: 115_842_000 picoseconds.
		Weight::from_parts(124_014_000, 3766)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Availability::Challenges` (r:1 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn forget_challenge() -> Weight {
		// Minimum execution time: 55_793_000 picoseconds.
		Weight::from_parts(63_144_000, 5695)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Availability::Held` (r:1 w:1)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Holders` (r:1 w:1)
	/// Proof: `Availability::Holders` (`max_values`: None, `max_size`: Some(1094), added: 3569, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Minimum execution time: 128_620_000 picoseconds.
		Weight::from_parts(134_058_000, 7611)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2230), added: 4705, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Seeds` (r:1 w:0)
	/// Proof: `Restaking::Seeds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Held` (r:1 w:0)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Shown` (r:1 w:0)
	/// Proof: `Availability::Shown` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Minimum execution time: 68_893_000 picoseconds.
		Weight::from_parts(74_100_000, 7611)
			.saturating_add(T::DbWeight::get().reads(8_u64))
	}
	/// Storage: `Availability::LastVisited` (r:1 w:1)
	/// Proof: `Availability::LastVisited` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Cursors` (r:2 w:1)
	/// Proof: `Availability::Cursors` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
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
	/// Storage: `Restaking::Seeds` (r:1 w:0)
	/// Proof: `Restaking::Seeds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:1 w:0)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Held` (r:1 w:0)
	/// Proof: `Availability::Held` (`max_values`: None, `max_size`: Some(4146), added: 6621, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Shown` (r:1 w:0)
	/// Proof: `Availability::Shown` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
	/// Storage: `Availability::LastLooked` (r:1 w:1)
	/// Proof: `Availability::LastLooked` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Challenges` (r:9 w:0)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// Minimum execution time: 209_160_000 picoseconds.
		Weight::from_parts(224_993_000, 24759)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn promise(h: u32, ) -> Weight {
		Weight::from_parts(228_725_300, 7611)
			.saturating_add(Weight::from_parts(12_701_657, 0).saturating_mul(h.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(h.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 4574).saturating_mul(h.into()))
	}
	fn end_promise() -> Weight {
		Weight::from_parts(182_060_000, 7611)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn challenge() -> Weight {
		Weight::from_parts(239_185_000, 7611)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn answer(_c: u32, p: u32, ) -> Weight {
		Weight::from_parts(151_879_965, 7611)
			.saturating_add(Weight::from_parts(517_320, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn answer_challenge(_c: u32, p: u32, ) -> Weight {
		Weight::from_parts(167_372_088, 5695)
			.saturating_add(Weight::from_parts(871_894, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn fail_challenge() -> Weight {
		Weight::from_parts(124_014_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn forget_challenge() -> Weight {
		Weight::from_parts(63_144_000, 5695)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(134_058_000, 7611)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn judge() -> Weight {
		Weight::from_parts(74_100_000, 7611)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
	}
	fn visit() -> Weight {
		Weight::from_parts(224_993_000, 24759)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
}
