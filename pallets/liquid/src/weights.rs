//! Weights of `pallet_liquid_restaking`. Written by `runtime/weights/measure.sh`: do not edit.
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

/// Weights of the calls and hooks.
pub trait WeightInfo {
	/// The benchmark `open_vault`.
	fn open_vault() -> Weight;
	/// The benchmark `deposit`.
	fn deposit(l: u32, ) -> Weight;
	/// The benchmark `request_exit`.
	fn request_exit() -> Weight;
	/// The benchmark `cancel_exit`.
	fn cancel_exit() -> Weight;
	/// The benchmark `claim`.
	fn claim() -> Weight;
	/// The benchmark `claim_all`.
	fn claim_all(t: u32, ) -> Weight;
	/// The benchmark `turn`.
	fn turn(t: u32, ) -> Weight;
	/// The benchmark `set_targets`.
	fn set_targets(t: u32, ) -> Weight;
	/// The benchmark `set_validators`.
	fn set_validators() -> Weight;
	/// The benchmark `set_fee`.
	fn set_fee() -> Weight;
	/// The benchmark `cancel_announcement`.
	fn cancel_announcement() -> Weight;
	/// The benchmark `pause_deposits`.
	fn pause_deposits() -> Weight;
	/// The benchmark `resume_deposits`.
	fn resume_deposits() -> Weight;
	/// The benchmark `set_cap`.
	fn set_cap() -> Weight;
	/// The benchmark `set_fee_account`.
	fn set_fee_account() -> Weight;
	/// The benchmark `hand_over`.
	fn hand_over() -> Weight;
	/// The benchmark `dismiss_manager`.
	fn dismiss_manager() -> Weight;
	/// The benchmark `close`.
	fn close() -> Weight;
	/// The benchmark `redeem`.
	fn redeem() -> Weight;
	/// The benchmark `finish`.
	fn finish() -> Weight;
	/// The benchmark `offer`.
	fn offer() -> Weight;
	/// The benchmark `buy`.
	fn buy() -> Weight;
	/// The benchmark `end_sale`.
	fn end_sale() -> Weight;
	/// The benchmark `look_at_round`.
	fn look_at_round() -> Weight;
	/// The benchmark `hear_loss`.
	fn hear_loss(b: u32, ) -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn open_vault() -> Weight {
		Weight::from_parts(900_000_000, 8000)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(32_u64))
	}
	fn deposit(l: u32, ) -> Weight {
		Weight::from_parts(260_000_000, 60000)
			.saturating_add(Weight::from_parts(12_000_000, 3000).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn request_exit() -> Weight {
		Weight::from_parts(160_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn cancel_exit() -> Weight {
		Weight::from_parts(140_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(150_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn claim_all(t: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 9000)
			.saturating_add(Weight::from_parts(150_000_000, 4000).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(t.into())))
	}
	fn turn(t: u32, ) -> Weight {
		Weight::from_parts(700_000_000, 20000)
			.saturating_add(Weight::from_parts(60_000_000, 5000).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	fn set_targets(t: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 6000)
			.saturating_add(Weight::from_parts(30_000_000, 5000).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_validators() -> Weight {
		Weight::from_parts(160_000_000, 8000)
			.saturating_add(T::DbWeight::get().reads(31_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_fee() -> Weight {
		Weight::from_parts(45_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn cancel_announcement() -> Weight {
		Weight::from_parts(35_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn pause_deposits() -> Weight {
		Weight::from_parts(35_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn resume_deposits() -> Weight {
		Weight::from_parts(35_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_cap() -> Weight {
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_fee_account() -> Weight {
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn dismiss_manager() -> Weight {
		Weight::from_parts(50_000_000, 7000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(60_000_000, 7000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn redeem() -> Weight {
		Weight::from_parts(170_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn finish() -> Weight {
		Weight::from_parts(500_000_000, 100000)
			.saturating_add(T::DbWeight::get().reads(90_u64))
			.saturating_add(T::DbWeight::get().writes(90_u64))
	}
	fn offer() -> Weight {
		Weight::from_parts(60_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn buy() -> Weight {
		Weight::from_parts(180_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn end_sale() -> Weight {
		Weight::from_parts(50_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn look_at_round() -> Weight {
		Weight::from_parts(12_000_000, 2500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn hear_loss(b: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 12000)
			.saturating_add(Weight::from_parts(15_000_000, 2600).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(b.into())))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn open_vault() -> Weight {
		Weight::from_parts(900_000_000, 8000)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(32_u64))
	}
	fn deposit(l: u32, ) -> Weight {
		Weight::from_parts(260_000_000, 60000)
			.saturating_add(Weight::from_parts(12_000_000, 3000).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn request_exit() -> Weight {
		Weight::from_parts(160_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn cancel_exit() -> Weight {
		Weight::from_parts(140_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(150_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn claim_all(t: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 9000)
			.saturating_add(Weight::from_parts(150_000_000, 4000).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(t.into())))
	}
	fn turn(t: u32, ) -> Weight {
		Weight::from_parts(700_000_000, 20000)
			.saturating_add(Weight::from_parts(60_000_000, 5000).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(24_u64))
	}
	fn set_targets(t: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 6000)
			.saturating_add(Weight::from_parts(30_000_000, 5000).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_validators() -> Weight {
		Weight::from_parts(160_000_000, 8000)
			.saturating_add(ParityDbWeight::get().reads(31_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_fee() -> Weight {
		Weight::from_parts(45_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn cancel_announcement() -> Weight {
		Weight::from_parts(35_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn pause_deposits() -> Weight {
		Weight::from_parts(35_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn resume_deposits() -> Weight {
		Weight::from_parts(35_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_cap() -> Weight {
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_fee_account() -> Weight {
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn dismiss_manager() -> Weight {
		Weight::from_parts(50_000_000, 7000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(60_000_000, 7000)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn redeem() -> Weight {
		Weight::from_parts(170_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn finish() -> Weight {
		Weight::from_parts(500_000_000, 100000)
			.saturating_add(ParityDbWeight::get().reads(90_u64))
			.saturating_add(ParityDbWeight::get().writes(90_u64))
	}
	fn offer() -> Weight {
		Weight::from_parts(60_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn buy() -> Weight {
		Weight::from_parts(180_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn end_sale() -> Weight {
		Weight::from_parts(50_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn look_at_round() -> Weight {
		Weight::from_parts(12_000_000, 2500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn hear_loss(b: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 12000)
			.saturating_add(Weight::from_parts(15_000_000, 2600).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(b.into())))
	}
}
