
//! Weights of `pallet_restaking_attestation`. Written by `runtime/weights/measure.sh`: do not edit.
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
	/// The benchmark `attest`.
	fn attest(s: u32, ) -> Weight;
	/// The benchmark `judge`.
	fn judge() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2211), added: 4686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Ballots` (r:1 w:1)
	/// Proof: `Attestation::Ballots` (`max_values`: None, `max_size`: Some(3417), added: 5892, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:64 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:64 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2016), added: 4491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:64 w:0)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Latest` (r:1 w:1)
	/// Proof: `Attestation::Latest` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of `s` is `[1, 64]`.
	fn attest(s: u32, ) -> Weight {
		// Minimum execution time: 275_088_000 picoseconds.
		Weight::from_parts(461_808_078, 6882)
			// Standard error: 1_279_787
			.saturating_add(Weight::from_parts(67_289_016, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 4491).saturating_mul(s.into()))
	}
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Minimum execution time: 104_324_000 picoseconds.
		Weight::from_parts(114_249_000, 3509)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn attest(s: u32, ) -> Weight {
		Weight::from_parts(461_808_078, 6882)
			.saturating_add(Weight::from_parts(67_289_016, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 4491).saturating_mul(s.into()))
	}
	fn judge() -> Weight {
		Weight::from_parts(114_249_000, 3509)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
}
