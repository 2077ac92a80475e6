
//! Weights of `pallet_liquid_restaking`. Written by `runtime/weights/measure.sh`: do not edit.
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
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Validators` (r:17 w:0)
	/// Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:8 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:8 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::NextVault` (r:1 w:1)
	/// Proof: `Liquid::NextVault` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Live` (r:1 w:1)
	/// Proof: `Liquid::Live` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	/// Storage: `Staking::MinNominatorBond` (r:1 w:0)
	/// Proof: `Staking::MinNominatorBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Receipts` (r:1 w:1)
	/// Proof: `Liquid::Receipts` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:1)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Nominators` (r:1 w:1)
	/// Proof: `Staking::Nominators` (`max_values`: None, `max_size`: Some(558), added: 3033, mode: `MaxEncodedLen`)
	/// Storage: `Staking::MaxNominatorsCount` (r:1 w:0)
	/// Proof: `Staking::MaxNominatorsCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::Lock` (r:1 w:0)
	/// Proof: `VoterList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:1 w:1)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListBags` (r:1 w:1)
	/// Proof: `VoterList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::CounterForListNodes` (r:1 w:1)
	/// Proof: `VoterList::CounterForListNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CounterForNominators` (r:1 w:1)
	/// Proof: `Staking::CounterForNominators` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Selections` (r:0 w:1)
	/// Proof: `Liquid::Selections` (`max_values`: None, `max_size`: Some(1747), added: 4222, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Targets` (r:0 w:1)
	/// Proof: `Liquid::Targets` (`max_values`: None, `max_size`: Some(795), added: 3270, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:0 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Vaults` (r:0 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Payee` (r:0 w:1)
	/// Proof: `Staking::Payee` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn open_vault() -> Weight {
		// Minimum execution time: 853_615_000 picoseconds.
		Weight::from_parts(933_425_000, 43830)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(22_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:0)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:12 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Losses` (r:16 w:0)
	/// Proof: `Liquid::Losses` (`max_values`: None, `max_size`: Some(1339), added: 3814, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:16 w:0)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ErasTotalStake` (r:1 w:0)
	/// Proof: `Staking::ErasTotalStake` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// The range of `l` is `[0, 16]`.
	fn deposit(l: u32, ) -> Weight {
		// Minimum execution time: 287_493_000 picoseconds.
		Weight::from_parts(321_341_064, 55878)
			// Standard error: 371_193
			.saturating_add(Weight::from_parts(7_451_085, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 3814).saturating_mul(l.into()))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Tickets` (r:1 w:1)
	/// Proof: `Liquid::Tickets` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn request_exit() -> Weight {
		// Minimum execution time: 200_196_000 picoseconds.
		Weight::from_parts(218_185_000, 6761)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Tickets` (r:1 w:1)
	/// Proof: `Liquid::Tickets` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn cancel_exit() -> Weight {
		// Minimum execution time: 157_148_000 picoseconds.
		Weight::from_parts(168_527_000, 6761)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Tickets` (r:1 w:1)
	/// Proof: `Liquid::Tickets` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Batches` (r:1 w:1)
	/// Proof: `Liquid::Batches` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Minimum execution time: 145_903_000 picoseconds.
		Weight::from_parts(162_530_000, 6761)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Tickets` (r:33 w:32)
	/// Proof: `Liquid::Tickets` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Batches` (r:32 w:32)
	/// Proof: `Liquid::Batches` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// The range of `t` is `[1, 32]`.
	fn claim_all(t: u32, ) -> Weight {
		// Minimum execution time: 181_644_000 picoseconds.
		Weight::from_parts(53_858_047, 6761)
			// Standard error: 367_269
			.saturating_add(Weight::from_parts(111_713_322, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 2596).saturating_mul(t.into()))
	}
	/// Storage: `Liquid::Targets` (r:1 w:1)
	/// Proof: `Liquid::Targets` (`max_values`: None, `max_size`: Some(795), added: 3270, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:8 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:8 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:1 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Batches` (r:2 w:2)
	/// Proof: `Liquid::Batches` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:1 w:1)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::Lock` (r:1 w:0)
	/// Proof: `VoterList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::MinNominatorBond` (r:1 w:0)
	/// Proof: `Staking::MinNominatorBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Nominators` (r:1 w:1)
	/// Proof: `Staking::Nominators` (`max_values`: None, `max_size`: Some(558), added: 3033, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Selections` (r:1 w:1)
	/// Proof: `Liquid::Selections` (`max_values`: None, `max_size`: Some(1747), added: 4222, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Validators` (r:17 w:0)
	/// Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Rates` (r:0 w:1)
	/// Proof: `Liquid::Rates` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of `t` is `[0, 8]`.
	fn turn(t: u32, ) -> Weight {
		// Minimum execution time: 855_222_000 picoseconds.
		Weight::from_parts(1_012_691_775, 43830)
			// Standard error: 2_816_966
			.saturating_add(Weight::from_parts(47_760_095, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(44_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(16_u64))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(t.into()))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:0)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:8 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:8 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Targets` (r:1 w:1)
	/// Proof: `Liquid::Targets` (`max_values`: None, `max_size`: Some(795), added: 3270, mode: `MaxEncodedLen`)
	/// The range of `t` is `[1, 8]`.
	fn set_targets(t: u32, ) -> Weight {
		// Minimum execution time: 156_666_000 picoseconds.
		Weight::from_parts(165_376_089, 6761)
			// Standard error: 554_266
			.saturating_add(Weight::from_parts(17_179_856, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(t.into()))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:0)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Validators` (r:16 w:0)
	/// Proof: `Staking::Validators` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Selections` (r:1 w:1)
	/// Proof: `Liquid::Selections` (`max_values`: None, `max_size`: Some(1747), added: 4222, mode: `MaxEncodedLen`)
	fn set_validators() -> Weight {
		// Minimum execution time: 147_015_000 picoseconds.
		Weight::from_parts(167_453_000, 41310)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn set_fee() -> Weight {
		// Minimum execution time: 42_306_000 picoseconds.
		Weight::from_parts(53_080_000, 6761)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Targets` (r:1 w:1)
	/// Proof: `Liquid::Targets` (`max_values`: None, `max_size`: Some(795), added: 3270, mode: `MaxEncodedLen`)
	fn cancel_announcement() -> Weight {
		// Minimum execution time: 70_464_000 picoseconds.
		Weight::from_parts(78_872_000, 4260)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	fn pause_deposits() -> Weight {
		// Minimum execution time: 34_764_000 picoseconds.
		Weight::from_parts(44_847_000, 6761)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	fn resume_deposits() -> Weight {
		// Minimum execution time: 34_350_000 picoseconds.
		Weight::from_parts(44_032_000, 6761)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	fn set_cap() -> Weight {
		// Minimum execution time: 27_724_000 picoseconds.
		Weight::from_parts(36_420_000, 3740)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	fn set_fee_account() -> Weight {
		// Minimum execution time: 28_219_000 picoseconds.
		Weight::from_parts(36_299_000, 3740)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	fn hand_over() -> Weight {
		// Minimum execution time: 31_870_000 picoseconds.
		Weight::from_parts(38_395_000, 3740)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Targets` (r:1 w:1)
	/// Proof: `Liquid::Targets` (`max_values`: None, `max_size`: Some(795), added: 3270, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Selections` (r:1 w:0)
	/// Proof: `Liquid::Selections` (`max_values`: None, `max_size`: Some(1747), added: 4222, mode: `MaxEncodedLen`)
	fn dismiss_manager() -> Weight {
		// Minimum execution time: 88_984_000 picoseconds.
		Weight::from_parts(99_426_000, 5212)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Selections` (r:1 w:1)
	/// Proof: `Liquid::Selections` (`max_values`: None, `max_size`: Some(1747), added: 4222, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Targets` (r:0 w:1)
	/// Proof: `Liquid::Targets` (`max_values`: None, `max_size`: Some(795), added: 3270, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Minimum execution time: 94_975_000 picoseconds.
		Weight::from_parts(100_053_000, 6761)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:0)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Batches` (r:1 w:1)
	/// Proof: `Liquid::Batches` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn redeem() -> Weight {
		// Minimum execution time: 164_241_000 picoseconds.
		Weight::from_parts(184_048_000, 6761)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Tickets` (r:1 w:0)
	/// Proof: `Liquid::Tickets` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Sales` (r:32 w:32)
	/// Proof: `Liquid::Sales` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Receipts` (r:0 w:1)
	/// Proof: `Liquid::Receipts` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Batches` (r:0 w:1)
	/// Proof: `Liquid::Batches` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Rates` (r:0 w:32)
	/// Proof: `Liquid::Rates` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn finish() -> Weight {
		// Minimum execution time: 288_997_000 picoseconds.
		Weight::from_parts(313_247_000, 83038)
			.saturating_add(T::DbWeight::get().reads(39_u64))
			.saturating_add(T::DbWeight::get().writes(71_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Receipts` (r:1 w:0)
	/// Proof: `Liquid::Receipts` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:33 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Sales` (r:34 w:2)
	/// Proof: `Liquid::Sales` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn offer() -> Weight {
		// Minimum execution time: 323_471_000 picoseconds.
		Weight::from_parts(346_544_000, 88166)
			.saturating_add(T::DbWeight::get().reads(71_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Receipts` (r:1 w:0)
	/// Proof: `Liquid::Receipts` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Sales` (r:1 w:1)
	/// Proof: `Liquid::Sales` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn buy() -> Weight {
		// Minimum execution time: 167_482_000 picoseconds.
		Weight::from_parts(197_221_000, 6761)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Sales` (r:1 w:1)
	/// Proof: `Liquid::Sales` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn end_sale() -> Weight {
		// Minimum execution time: 42_239_000 picoseconds.
		Weight::from_parts(54_562_000, 6761)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::CurrentRound` (r:1 w:0)
	/// Proof: `Liquid::CurrentRound` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Live` (r:1 w:0)
	/// Proof: `Liquid::Live` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	fn look_at_round() -> Weight {
		// Minimum execution time: 10_513_000 picoseconds.
		Weight::from_parts(14_716_000, 1550)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Liquid::Vaults` (r:1 w:1)
	/// Proof: `Liquid::Vaults` (`max_values`: None, `max_size`: Some(275), added: 2750, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Losses` (r:1 w:1)
	/// Proof: `Liquid::Losses` (`max_values`: None, `max_size`: Some(1339), added: 3814, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Ledgers` (r:1 w:1)
	/// Proof: `Liquid::Ledgers` (`max_values`: None, `max_size`: Some(3296), added: 5771, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Liquid::Batches` (r:64 w:64)
	/// Proof: `Liquid::Batches` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// The range of `b` is `[0, 64]`.
	fn hear_loss(b: u32, ) -> Weight {
		// Minimum execution time: 49_531_000 picoseconds.
		Weight::from_parts(100_220_170, 6761)
			// Standard error: 103_446
			.saturating_add(Weight::from_parts(13_651_971, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2572).saturating_mul(b.into()))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn open_vault() -> Weight {
		Weight::from_parts(933_425_000, 43830)
			.saturating_add(ParityDbWeight::get().reads(59_u64))
			.saturating_add(ParityDbWeight::get().writes(22_u64))
	}
	fn deposit(l: u32, ) -> Weight {
		Weight::from_parts(321_341_064, 55878)
			.saturating_add(Weight::from_parts(7_451_085, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 3814).saturating_mul(l.into()))
	}
	fn request_exit() -> Weight {
		Weight::from_parts(218_185_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn cancel_exit() -> Weight {
		Weight::from_parts(168_527_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(162_530_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn claim_all(t: u32, ) -> Weight {
		Weight::from_parts(53_858_047, 6761)
			.saturating_add(Weight::from_parts(111_713_322, 0).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 2596).saturating_mul(t.into()))
	}
	fn turn(t: u32, ) -> Weight {
		Weight::from_parts(1_012_691_775, 43830)
			.saturating_add(Weight::from_parts(47_760_095, 0).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(44_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(t.into()))
	}
	fn set_targets(t: u32, ) -> Weight {
		Weight::from_parts(165_376_089, 6761)
			.saturating_add(Weight::from_parts(17_179_856, 0).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(t.into()))
	}
	fn set_validators() -> Weight {
		Weight::from_parts(167_453_000, 41310)
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_fee() -> Weight {
		Weight::from_parts(53_080_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn cancel_announcement() -> Weight {
		Weight::from_parts(78_872_000, 4260)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn pause_deposits() -> Weight {
		Weight::from_parts(44_847_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn resume_deposits() -> Weight {
		Weight::from_parts(44_032_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_cap() -> Weight {
		Weight::from_parts(36_420_000, 3740)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_fee_account() -> Weight {
		Weight::from_parts(36_299_000, 3740)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(38_395_000, 3740)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn dismiss_manager() -> Weight {
		Weight::from_parts(99_426_000, 5212)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(100_053_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn redeem() -> Weight {
		Weight::from_parts(184_048_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn finish() -> Weight {
		Weight::from_parts(313_247_000, 83038)
			.saturating_add(ParityDbWeight::get().reads(39_u64))
			.saturating_add(ParityDbWeight::get().writes(71_u64))
	}
	fn offer() -> Weight {
		Weight::from_parts(346_544_000, 88166)
			.saturating_add(ParityDbWeight::get().reads(71_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn buy() -> Weight {
		Weight::from_parts(197_221_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn end_sale() -> Weight {
		Weight::from_parts(54_562_000, 6761)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn look_at_round() -> Weight {
		Weight::from_parts(14_716_000, 1550)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	fn hear_loss(b: u32, ) -> Weight {
		Weight::from_parts(100_220_170, 6761)
			.saturating_add(Weight::from_parts(13_651_971, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2572).saturating_mul(b.into()))
	}
}
