
//! Weights of `pallet_restaking`. Written by `runtime/weights/measure.sh`: do not edit.
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
	/// The benchmark `register_service`.
	fn register_service() -> Weight;
	/// The benchmark `set_service_metadata`.
	fn set_service_metadata() -> Weight;
	/// The benchmark `offer_ownership`.
	fn offer_ownership() -> Weight;
	/// The benchmark `accept_ownership`.
	fn accept_ownership() -> Weight;
	/// The benchmark `pause_service`.
	fn pause_service() -> Weight;
	/// The benchmark `resume_service`.
	fn resume_service() -> Weight;
	/// The benchmark `set_successor`.
	fn set_successor() -> Weight;
	/// The benchmark `retire_service`.
	fn retire_service() -> Weight;
	/// The benchmark `deregister_service`.
	fn deregister_service() -> Weight;
	/// The benchmark `announce_slasher`.
	fn announce_slasher() -> Weight;
	/// The benchmark `remove_slasher`.
	fn remove_slasher() -> Weight;
	/// The benchmark `announce_resolver`.
	fn announce_resolver() -> Weight;
	/// The benchmark `approve_operator`.
	fn approve_operator() -> Weight;
	/// The benchmark `revoke_approval`.
	fn revoke_approval() -> Weight;
	/// The benchmark `dismiss_operator`.
	fn dismiss_operator() -> Weight;
	/// The benchmark `register_operator`.
	fn register_operator() -> Weight;
	/// The benchmark `set_operator_metadata`.
	fn set_operator_metadata() -> Weight;
	/// The benchmark `set_commission`.
	fn set_commission() -> Weight;
	/// The benchmark `join_service`.
	fn join_service() -> Weight;
	/// The benchmark `rotate_key`.
	fn rotate_key() -> Weight;
	/// The benchmark `leave_service`.
	fn leave_service() -> Weight;
	/// The benchmark `deregister_operator`.
	fn deregister_operator() -> Weight;
	/// The benchmark `pledge`.
	fn pledge() -> Weight;
	/// The benchmark `first_pledge`.
	fn first_pledge() -> Weight;
	/// The benchmark `exit`.
	fn exit() -> Weight;
	/// The benchmark `exit_all`.
	fn exit_all(p: u32, ) -> Weight;
	/// The benchmark `exit_and_unbond`.
	fn exit_and_unbond() -> Weight;
	/// The benchmark `move_pledge`.
	fn move_pledge() -> Weight;
	/// The benchmark `set_standing_order`.
	fn set_standing_order() -> Weight;
	/// The benchmark `rebond_custody`.
	fn rebond_custody() -> Weight;
	/// The benchmark `move_custody`.
	fn move_custody() -> Weight;
	/// The benchmark `drop_position`.
	fn drop_position() -> Weight;
	/// The benchmark `look_at_positions`.
	fn look_at_positions(p: u32, ) -> Weight;
	/// The benchmark `note_retirement`.
	fn note_retirement() -> Weight;
	/// The benchmark `ask_hook`.
	fn ask_hook() -> Weight;
	/// The benchmark `tell_hook`.
	fn tell_hook() -> Weight;
	/// The benchmark `trim_staker`.
	fn trim_staker(p: u32, ) -> Weight;
	/// The benchmark `note_limit`.
	fn note_limit() -> Weight;
	/// The benchmark `settle_position`.
	fn settle_position(s: u32, ) -> Weight;
	/// The benchmark `fund_slash_bond`.
	fn fund_slash_bond() -> Weight;
	/// The benchmark `withdraw_slash_bond`.
	fn withdraw_slash_bond() -> Weight;
	/// The benchmark `request_slash`.
	fn request_slash() -> Weight;
	/// The benchmark `end_dead_request`.
	fn end_dead_request() -> Weight;
	/// The benchmark `report_offence`.
	fn report_offence() -> Weight;
	/// The benchmark `veto`.
	fn veto() -> Weight;
	/// The benchmark `veto_all`.
	fn veto_all() -> Weight;
	/// The benchmark `cancel_request`.
	fn cancel_request() -> Weight;
	/// The benchmark `execute_slash`.
	fn execute_slash() -> Weight;
	/// The benchmark `settle_page`.
	fn settle_page(n: u32, ) -> Weight;
	/// The benchmark `divide`.
	fn divide() -> Weight;
	/// The benchmark `undo`.
	fn undo() -> Weight;
	/// The benchmark `give_back`.
	fn give_back() -> Weight;
	/// The benchmark `forget_loss`.
	fn forget_loss() -> Weight;
	/// The benchmark `redirect_escrow`.
	fn redirect_escrow() -> Weight;
	/// The benchmark `unjail`.
	fn unjail() -> Weight;
	/// The benchmark `resume_assignment`.
	fn resume_assignment() -> Weight;
	/// The benchmark `unban_operator`.
	fn unban_operator() -> Weight;
	/// The benchmark `ban_operator`.
	fn ban_operator() -> Weight;
	/// The benchmark `open_pot`.
	fn open_pot() -> Weight;
	/// The benchmark `fund_rewards`.
	fn fund_rewards() -> Weight;
	/// The benchmark `refund_rewards`.
	fn refund_rewards() -> Weight;
	/// The benchmark `set_multiplier`.
	fn set_multiplier() -> Weight;
	/// The benchmark `credit`.
	fn credit() -> Weight;
	/// The benchmark `set_payee`.
	fn set_payee() -> Weight;
	/// The benchmark `claim`.
	fn claim(p: u32, ) -> Weight;
	/// The benchmark `claim_all`.
	fn claim_all(p: u32, ) -> Weight;
	/// The benchmark `claim_commission`.
	fn claim_commission() -> Weight;
	/// The benchmark `take_unclaimed`.
	fn take_unclaimed() -> Weight;
	/// The benchmark `bond_reward`.
	fn bond_reward() -> Weight;
	/// The benchmark `set_value_at_risk`.
	fn set_value_at_risk() -> Weight;
	/// The benchmark `remove_assignment`.
	fn remove_assignment() -> Weight;
	/// The benchmark `on_initialize`.
	fn on_initialize() -> Weight;
	/// The benchmark `note_block`.
	fn note_block() -> Weight;
	/// The benchmark `note_seed`.
	fn note_seed() -> Weight;
	/// The benchmark `look_at_agenda`.
	fn look_at_agenda() -> Weight;
	/// The benchmark `raise_proofs`.
	fn raise_proofs() -> Weight;
	/// The benchmark `forget_service`.
	fn forget_service() -> Weight;
	/// The benchmark `forget_keys`.
	fn forget_keys() -> Weight;
	/// The benchmark `turn_of_forgetting`.
	fn turn_of_forgetting() -> Weight;
	/// The benchmark `finish_request`.
	fn finish_request() -> Weight;
	/// The benchmark `forget_offence`.
	fn forget_offence() -> Weight;
	/// The benchmark `end_jail`.
	fn end_jail() -> Weight;
	/// The benchmark `recap`.
	fn recap() -> Weight;
	/// The benchmark `turn_of_queue`.
	fn turn_of_queue() -> Weight;
	/// The benchmark `turn_of_losses`.
	fn turn_of_losses() -> Weight;
	/// The benchmark `take_place`.
	fn take_place(n: u32, ) -> Weight;
	/// The benchmark `publish_set`.
	fn publish_set(n: u32, ) -> Weight;
	/// The benchmark `make_root`.
	fn make_root(n: u32, ) -> Weight;
	/// The benchmark `plan_publishing`.
	fn plan_publishing() -> Weight;
	/// The benchmark `note_place`.
	fn note_place() -> Weight;
	/// The benchmark `set_ready`.
	fn set_ready() -> Weight;
	/// The benchmark `follow_fall`.
	fn follow_fall() -> Weight;
}

/// Weights as measured, with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextServiceId` (r:1 w:1)
	/// Proof: `Restaking::NextServiceId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:3 w:3)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ServiceMetadata` (r:0 w:1)
	/// Proof: `Restaking::ServiceMetadata` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:0 w:1)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:0 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn register_service() -> Weight {
		// Minimum execution time: 88_715_000 picoseconds.
		Weight::from_parts(117_892_000, 8649)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ServiceMetadata` (r:1 w:1)
	/// Proof: `Restaking::ServiceMetadata` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	fn set_service_metadata() -> Weight {
		// Minimum execution time: 26_693_000 picoseconds.
		Weight::from_parts(38_026_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn offer_ownership() -> Weight {
		// Minimum execution time: 27_684_000 picoseconds.
		Weight::from_parts(38_844_000, 5717)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:1 w:1)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn accept_ownership() -> Weight {
		// Minimum execution time: 30_710_000 picoseconds.
		Weight::from_parts(43_103_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn pause_service() -> Weight {
		// Minimum execution time: 26_099_000 picoseconds.
		Weight::from_parts(36_694_000, 5717)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn resume_service() -> Weight {
		// Minimum execution time: 24_966_000 picoseconds.
		Weight::from_parts(34_882_000, 5717)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:2 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn set_successor() -> Weight {
		// Minimum execution time: 29_395_000 picoseconds.
		Weight::from_parts(41_706_000, 10444)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn retire_service() -> Weight {
		// Minimum execution time: 37_141_000 picoseconds.
		Weight::from_parts(50_362_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(321), added: 2796, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:1)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:3 w:3)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:32 w:32)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::MassVetoes` (r:32 w:32)
	/// Proof: `Restaking::MassVetoes` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Approvals` (r:0 w:1)
	/// Proof: `Restaking::Approvals` (`max_values`: None, `max_size`: Some(1037), added: 3512, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Roots` (r:0 w:1)
	/// Proof: `Restaking::Roots` (`max_values`: None, `max_size`: Some(1637), added: 4112, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ServiceMetadata` (r:0 w:1)
	/// Proof: `Restaking::ServiceMetadata` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:0 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:0 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:0 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:0 w:4)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Drafts` (r:0 w:1)
	/// Proof: `Restaking::Drafts` (`max_values`: None, `max_size`: Some(11924), added: 14399, mode: `MaxEncodedLen`)
	fn deregister_service() -> Weight {
		// Minimum execution time: 462_891_000 picoseconds.
		Weight::from_parts(615_579_000, 84734)
			.saturating_add(T::DbWeight::get().reads(81_u64))
			.saturating_add(T::DbWeight::get().writes(92_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn announce_slasher() -> Weight {
		// Minimum execution time: 33_024_000 picoseconds.
		Weight::from_parts(46_061_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_slasher() -> Weight {
		// Minimum execution time: 30_793_000 picoseconds.
		Weight::from_parts(42_446_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn announce_resolver() -> Weight {
		// Minimum execution time: 31_140_000 picoseconds.
		Weight::from_parts(42_826_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Approvals` (r:1 w:1)
	/// Proof: `Restaking::Approvals` (`max_values`: None, `max_size`: Some(1037), added: 3512, mode: `MaxEncodedLen`)
	fn approve_operator() -> Weight {
		// Minimum execution time: 27_923_000 picoseconds.
		Weight::from_parts(40_368_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Approvals` (r:1 w:1)
	/// Proof: `Restaking::Approvals` (`max_values`: None, `max_size`: Some(1037), added: 3512, mode: `MaxEncodedLen`)
	fn revoke_approval() -> Weight {
		// Minimum execution time: 27_617_000 picoseconds.
		Weight::from_parts(38_822_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:1)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:0)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:0)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:0 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:0 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn dismiss_operator() -> Weight {
		// Minimum execution time: 161_545_000 picoseconds.
		Weight::from_parts(190_323_000, 10596)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::OperatorMetadata` (r:0 w:1)
	/// Proof: `Restaking::OperatorMetadata` (`max_values`: None, `max_size`: Some(306), added: 2781, mode: `MaxEncodedLen`)
	fn register_operator() -> Weight {
		// Minimum execution time: 58_650_000 picoseconds.
		Weight::from_parts(75_139_000, 4076)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::OperatorMetadata` (r:1 w:1)
	/// Proof: `Restaking::OperatorMetadata` (`max_values`: None, `max_size`: Some(306), added: 2781, mode: `MaxEncodedLen`)
	fn set_operator_metadata() -> Weight {
		// Minimum execution time: 21_428_000 picoseconds.
		Weight::from_parts(31_868_000, 4076)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_commission() -> Weight {
		// Minimum execution time: 56_974_000 picoseconds.
		Weight::from_parts(74_605_000, 5717)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:1)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:0)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Approvals` (r:1 w:1)
	/// Proof: `Restaking::Approvals` (`max_values`: None, `max_size`: Some(1037), added: 3512, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextAssignmentId` (r:1 w:1)
	/// Proof: `Restaking::NextAssignmentId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyOwner` (r:1 w:1)
	/// Proof: `Restaking::KeyOwner` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:0 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:0 w:1)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	fn join_service() -> Weight {
		// Minimum execution time: 311_849_000 picoseconds.
		Weight::from_parts(507_808_000, 9245)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:1 w:1)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyOwner` (r:1 w:27)
	/// Proof: `Restaking::KeyOwner` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Minimum execution time: 218_568_000 picoseconds.
		Weight::from_parts(392_417_000, 5717)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(28_u64))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:1)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:0)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:0)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:0 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:0 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn leave_service() -> Weight {
		// Minimum execution time: 146_184_000 picoseconds.
		Weight::from_parts(173_700_000, 10596)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::OperatorMetadata` (r:0 w:1)
	/// Proof: `Restaking::OperatorMetadata` (`max_values`: None, `max_size`: Some(306), added: 2781, mode: `MaxEncodedLen`)
	fn deregister_operator() -> Weight {
		// Minimum execution time: 51_007_000 picoseconds.
		Weight::from_parts(64_074_000, 4076)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:1 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	fn pledge() -> Weight {
		// Minimum execution time: 100_513_000 picoseconds.
		Weight::from_parts(126_816_000, 17952)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:1 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Members` (r:0 w:1)
	/// Proof: `Restaking::Members` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn first_pledge() -> Weight {
		// Minimum execution time: 170_042_000 picoseconds.
		Weight::from_parts(193_804_000, 17952)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn exit() -> Weight {
		// Minimum execution time: 76_260_000 picoseconds.
		Weight::from_parts(96_460_000, 17952)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:12 w:12)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:12 w:12)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// The range of `p` is `[1, 12]`.
	fn exit_all(p: u32, ) -> Weight {
		// Minimum execution time: 88_971_000 picoseconds.
		Weight::from_parts(68_488_505, 17952)
			// Standard error: 465_393
			.saturating_add(Weight::from_parts(32_141_186, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:1 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Nominators` (r:1 w:0)
	/// Proof: `Staking::Nominators` (`max_values`: None, `max_size`: Some(558), added: 3033, mode: `MaxEncodedLen`)
	/// Storage: `Staking::MinNominatorBond` (r:1 w:0)
	/// Proof: `Staking::MinNominatorBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:1 w:1)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::Lock` (r:1 w:0)
	/// Proof: `VoterList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	fn exit_and_unbond() -> Weight {
		// Minimum execution time: 218_577_000 picoseconds.
		Weight::from_parts(294_547_000, 17952)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:2 w:2)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:1 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Members` (r:0 w:1)
	/// Proof: `Restaking::Members` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn move_pledge() -> Weight {
		// Minimum execution time: 178_434_000 picoseconds.
		Weight::from_parts(218_690_000, 17952)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn set_standing_order() -> Weight {
		// Minimum execution time: 60_990_000 picoseconds.
		Weight::from_parts(77_010_000, 17952)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:4 w:4)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::Lock` (r:1 w:0)
	/// Proof: `VoterList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListBags` (r:1 w:1)
	/// Proof: `VoterList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn rebond_custody() -> Weight {
		// Minimum execution time: 261_399_000 picoseconds.
		Weight::from_parts(308_205_000, 17952)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn move_custody() -> Weight {
		// Minimum execution time: 104_090_000 picoseconds.
		Weight::from_parts(126_967_000, 17952)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Unclaimed` (r:1 w:1)
	/// Proof: `Restaking::Unclaimed` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Members` (r:0 w:1)
	/// Proof: `Restaking::Members` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn drop_position() -> Weight {
		// Minimum execution time: 114_973_000 picoseconds.
		Weight::from_parts(135_944_000, 17952)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:0)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:12 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:12 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// The range of `p` is `[1, 12]`.
	fn look_at_positions(p: u32, ) -> Weight {
		// Minimum execution time: 55_985_000 picoseconds.
		Weight::from_parts(53_453_505, 17952)
			// Standard error: 179_067
			.saturating_add(Weight::from_parts(20_777_286, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Unclaimed` (r:1 w:1)
	/// Proof: `Restaking::Unclaimed` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:0)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	fn note_retirement() -> Weight {
		// Minimum execution time: 54_583_000 picoseconds.
		Weight::from_parts(69_423_000, 5717)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:1 w:0)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	fn ask_hook() -> Weight {
		// Minimum execution time: 26_485_000 picoseconds.
		Weight::from_parts(35_226_000, 4580)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:1 w:0)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	fn tell_hook() -> Weight {
		// Minimum execution time: 20_006_000 picoseconds.
		Weight::from_parts(25_947_000, 4580)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:0)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:12 w:12)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:12 w:12)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// The range of `p` is `[1, 12]`.
	fn trim_staker(p: u32, ) -> Weight {
		// Minimum execution time: 85_330_000 picoseconds.
		Weight::from_parts(85_194_411, 17952)
			// Standard error: 310_004
			.saturating_add(Weight::from_parts(28_351_247, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:1)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	fn note_limit() -> Weight {
		// Minimum execution time: 8_128_000 picoseconds.
		Weight::from_parts(13_493_000, 3614)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:63 w:63)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:1 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Losses` (r:0 w:63)
	/// Proof: `Restaking::Losses` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// The range of `s` is `[1, 63]`.
	fn settle_position(s: u32, ) -> Weight {
		// Minimum execution time: 196_723_000 picoseconds.
		Weight::from_parts(124_089_476, 17952)
			// Standard error: 239_498
			.saturating_add(Weight::from_parts(83_421_385, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3070).saturating_mul(s.into()))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn fund_slash_bond() -> Weight {
		// Minimum execution time: 73_642_000 picoseconds.
		Weight::from_parts(91_449_000, 5717)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:1 w:1)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn withdraw_slash_bond() -> Weight {
		// Minimum execution time: 64_025_000 picoseconds.
		Weight::from_parts(83_305_000, 3766)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Said` (r:1 w:1)
	/// Proof: `Restaking::Said` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Proven` (r:1 w:0)
	/// Proof: `Restaking::Proven` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextRequestId` (r:1 w:1)
	/// Proof: `Restaking::NextRequestId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:2 w:0)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:0 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:2)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn request_slash() -> Weight {
		// Minimum execution time: 94_204_000 picoseconds.
		Weight::from_parts(117_418_000, 10596)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::MassVetoes` (r:2 w:0)
	/// Proof: `Restaking::MassVetoes` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:1 w:1)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn end_dead_request() -> Weight {
		// Minimum execution time: 122_206_000 picoseconds.
		Weight::from_parts(153_308_000, 10596)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:1 w:0)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	/// Storage: `Heartbeat::Beats` (r:1 w:0)
	/// Proof: `Heartbeat::Beats` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Proven` (r:1 w:1)
	/// Proof: `Restaking::Proven` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Said` (r:1 w:0)
	/// Proof: `Restaking::Said` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextRequestId` (r:1 w:1)
	/// Proof: `Restaking::NextRequestId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:1 w:0)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:0 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:3)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn report_offence() -> Weight {
		// Minimum execution time: 142_151_000 picoseconds.
		Weight::from_parts(178_342_000, 10596)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KnownOrigins` (r:1 w:1)
	/// Proof: `Restaking::KnownOrigins` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	fn veto() -> Weight {
		// Minimum execution time: 127_952_000 picoseconds.
		Weight::from_parts(159_558_000, 10596)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Restaking::NextRequestId` (r:1 w:0)
	/// Proof: `Restaking::NextRequestId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::MassVetoes` (r:1 w:1)
	/// Proof: `Restaking::MassVetoes` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn veto_all() -> Weight {
		// Minimum execution time: 38_226_000 picoseconds.
		Weight::from_parts(49_394_000, 5717)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	fn cancel_request() -> Weight {
		// Minimum execution time: 122_013_000 picoseconds.
		Weight::from_parts(146_313_000, 10596)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Said` (r:1 w:0)
	/// Proof: `Restaking::Said` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Proven` (r:1 w:0)
	/// Proof: `Restaking::Proven` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:0)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:0)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueueEnds` (r:1 w:1)
	/// Proof: `Restaking::PageQueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashBonds` (r:1 w:1)
	/// Proof: `Restaking::SlashBonds` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:3)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueue` (r:0 w:1)
	/// Proof: `Restaking::PageQueue` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExecutedFractions` (r:0 w:1)
	/// Proof: `Restaking::ExecutedFractions` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn execute_slash() -> Weight {
		// Minimum execution time: 199_804_000 picoseconds.
		Weight::from_parts(232_142_000, 10596)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:1)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Members` (r:33 w:0)
	/// Proof: `Restaking::Members` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:32 w:32)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:32 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:32 w:32)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:33 w:33)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:32 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:32 w:32)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Staking::SlashingSpans` (r:32 w:0)
	/// Proof: `Staking::SlashingSpans` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Losses` (r:0 w:32)
	/// Proof: `Restaking::Losses` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// The range of `n` is `[1, 32]`.
	fn settle_page(n: u32, ) -> Weight {
		// Minimum execution time: 253_931_000 picoseconds.
		Weight::from_parts(71_293_470, 5717)
			// Standard error: 1_112_721
			.saturating_add(Weight::from_parts(164_516_397, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 16962).saturating_mul(n.into()))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:11 w:11)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Losses` (r:1 w:0)
	/// Proof: `Restaking::Losses` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueueEnds` (r:1 w:1)
	/// Proof: `Restaking::PageQueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueue` (r:0 w:1)
	/// Proof: `Restaking::PageQueue` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::LossCursors` (r:0 w:1)
	/// Proof: `Restaking::LossCursors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn divide() -> Weight {
		// Minimum execution time: 483_773_000 picoseconds.
		Weight::from_parts(548_960_000, 29623)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueueEnds` (r:1 w:1)
	/// Proof: `Restaking::PageQueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueue` (r:0 w:1)
	/// Proof: `Restaking::PageQueue` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::LossCursors` (r:0 w:1)
	/// Proof: `Restaking::LossCursors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExecutedFractions` (r:0 w:1)
	/// Proof: `Restaking::ExecutedFractions` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn undo() -> Weight {
		// Minimum execution time: 148_478_000 picoseconds.
		Weight::from_parts(182_674_000, 10596)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Losses` (r:1 w:1)
	/// Proof: `Restaking::Losses` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:4 w:4)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::Lock` (r:1 w:0)
	/// Proof: `VoterList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListBags` (r:1 w:1)
	/// Proof: `VoterList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:0)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn give_back() -> Weight {
		// Minimum execution time: 381_160_000 picoseconds.
		Weight::from_parts(428_575_000, 17952)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Restaking::Losses` (r:1 w:1)
	/// Proof: `Restaking::Losses` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn forget_loss() -> Weight {
		// Minimum execution time: 12_560_000 picoseconds.
		Weight::from_parts(17_684_000, 3557)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	fn redirect_escrow() -> Weight {
		// Minimum execution time: 27_230_000 picoseconds.
		Weight::from_parts(37_407_000, 4060)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn unjail() -> Weight {
		// Minimum execution time: 112_408_000 picoseconds.
		Weight::from_parts(141_368_000, 10596)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn resume_assignment() -> Weight {
		// Minimum execution time: 96_301_000 picoseconds.
		Weight::from_parts(119_122_000, 10596)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	fn unban_operator() -> Weight {
		// Minimum execution time: 22_509_000 picoseconds.
		Weight::from_parts(30_859_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:1)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:0)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:0 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:0 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn ban_operator() -> Weight {
		// Minimum execution time: 147_351_000 picoseconds.
		Weight::from_parts(181_337_000, 10596)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn open_pot() -> Weight {
		// Minimum execution time: 31_540_000 picoseconds.
		Weight::from_parts(45_628_000, 5717)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn fund_rewards() -> Weight {
		// Minimum execution time: 107_501_000 picoseconds.
		Weight::from_parts(127_380_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn refund_rewards() -> Weight {
		// Minimum execution time: 107_641_000 picoseconds.
		Weight::from_parts(129_888_000, 6208)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_multiplier() -> Weight {
		// Minimum execution time: 50_304_000 picoseconds.
		Weight::from_parts(66_472_000, 5717)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn credit() -> Weight {
		// Minimum execution time: 37_792_000 picoseconds.
		Weight::from_parts(56_485_000, 5717)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	fn set_payee() -> Weight {
		// Minimum execution time: 36_759_000 picoseconds.
		Weight::from_parts(49_485_000, 17952)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:2 w:2)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of `p` is `[1, 2]`.
	fn claim(p: u32, ) -> Weight {
		// Minimum execution time: 112_063_000 picoseconds.
		Weight::from_parts(112_924_889, 17952)
			// Standard error: 1_181_217
			.saturating_add(Weight::from_parts(29_105_705, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4574).saturating_mul(p.into()))
	}
	/// Storage: `Restaking::Stakers` (r:1 w:1)
	/// Proof: `Restaking::Stakers` (`max_values`: None, `max_size`: Some(14487), added: 16962, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:12 w:12)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:12 w:12)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:13 w:13)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of `p` is `[1, 12]`.
	fn claim_all(p: u32, ) -> Weight {
		// Minimum execution time: 140_093_000 picoseconds.
		Weight::from_parts(60_492_463, 17952)
			// Standard error: 749_629
			.saturating_add(Weight::from_parts(95_938_048, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_commission() -> Weight {
		// Minimum execution time: 105_140_000 picoseconds.
		Weight::from_parts(129_928_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Unclaimed` (r:1 w:1)
	/// Proof: `Restaking::Unclaimed` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn take_unclaimed() -> Weight {
		// Minimum execution time: 27_687_000 picoseconds.
		Weight::from_parts(37_009_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:4 w:4)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::Lock` (r:1 w:0)
	/// Proof: `VoterList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListBags` (r:1 w:1)
	/// Proof: `VoterList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn bond_reward() -> Weight {
		// Minimum execution time: 161_898_000 picoseconds.
		Weight::from_parts(200_521_000, 11506)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_value_at_risk() -> Weight {
		// Minimum execution time: 36_501_000 picoseconds.
		Weight::from_parts(48_616_000, 5717)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:1)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:0)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:0 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:0 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn remove_assignment() -> Weight {
		// Minimum execution time: 103_148_000 picoseconds.
		Weight::from_parts(127_846_000, 10596)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:1)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:1)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExposureLimits` (r:1 w:1)
	/// Proof: `Restaking::ExposureLimits` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Minimum execution time: 15_913_000 picoseconds.
		Weight::from_parts(24_204_000, 3614)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::EraStarts` (r:1 w:0)
	/// Proof: `Restaking::EraStarts` (`max_values`: Some(1), `max_size`: Some(349), added: 844, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:1)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn note_block() -> Weight {
		// Minimum execution time: 9_563_000 picoseconds.
		Weight::from_parts(14_595_000, 1834)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Clock` (r:1 w:1)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Babe::NextRandomness` (r:1 w:0)
	/// Proof: `Babe::NextRandomness` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Babe::EpochStart` (r:1 w:0)
	/// Proof: `Babe::EpochStart` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Seeds` (r:0 w:1)
	/// Proof: `Restaking::Seeds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn note_seed() -> Weight {
		// Minimum execution time: 11_734_000 picoseconds.
		Weight::from_parts(17_763_000, 1518)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:2 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:1 w:0)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	fn look_at_agenda() -> Weight {
		// Minimum execution time: 15_667_000 picoseconds.
		Weight::from_parts(25_886_000, 6038)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:1)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	fn raise_proofs() -> Weight {
		// Minimum execution time: 702_821_000 picoseconds.
		Weight::from_parts(782_753_000, 10596)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Jails` (r:32 w:32)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::MassVetoes` (r:32 w:32)
	/// Proof: `Restaking::MassVetoes` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn forget_service() -> Weight {
		// Minimum execution time: 228_331_000 picoseconds.
		Weight::from_parts(276_919_000, 84734)
			.saturating_add(T::DbWeight::get().reads(66_u64))
			.saturating_add(T::DbWeight::get().writes(66_u64))
	}
	/// Storage: `Restaking::KeyHistory` (r:1 w:1)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyOwner` (r:27 w:27)
	/// Proof: `Restaking::KeyOwner` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn forget_keys() -> Weight {
		// Minimum execution time: 173_096_000 picoseconds.
		Weight::from_parts(213_773_000, 69597)
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().writes(28_u64))
	}
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:1 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:1 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn turn_of_forgetting() -> Weight {
		// Minimum execution time: 56_149_000 picoseconds.
		Weight::from_parts(74_009_000, 3766)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	fn finish_request() -> Weight {
		// Minimum execution time: 21_558_000 picoseconds.
		Weight::from_parts(29_841_000, 4060)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Proven` (r:1 w:1)
	/// Proof: `Restaking::Proven` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ExecutedFractions` (r:0 w:1)
	/// Proof: `Restaking::ExecutedFractions` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn forget_offence() -> Weight {
		// Minimum execution time: 8_311_000 picoseconds.
		Weight::from_parts(13_144_000, 3546)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:1)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn end_jail() -> Weight {
		// Minimum execution time: 103_555_000 picoseconds.
		Weight::from_parts(124_690_000, 10596)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Jails` (r:1 w:0)
	/// Proof: `Restaking::Jails` (`max_values`: None, `max_size`: Some(142), added: 2617, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn recap() -> Weight {
		// Minimum execution time: 84_386_000 picoseconds.
		Weight::from_parts(101_147_000, 10596)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::PageQueueEnds` (r:1 w:1)
	/// Proof: `Restaking::PageQueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueue` (r:1 w:1)
	/// Proof: `Restaking::PageQueue` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SettlementCursors` (r:1 w:0)
	/// Proof: `Restaking::SettlementCursors` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Members` (r:1 w:0)
	/// Proof: `Restaking::Members` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Caps` (r:1 w:0)
	/// Proof: `Restaking::Caps` (`max_values`: None, `max_size`: Some(7131), added: 9606, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::AssignmentFor` (r:1 w:1)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashingHooks` (r:1 w:0)
	/// Proof: `Restaking::SlashingHooks` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingEnds` (r:1 w:1)
	/// Proof: `Restaking::ForgettingEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(611), added: 3086, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::ForgettingHooks` (r:0 w:1)
	/// Proof: `Restaking::ForgettingHooks` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Forgetting` (r:0 w:1)
	/// Proof: `Restaking::Forgetting` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn turn_of_queue() -> Weight {
		// Minimum execution time: 151_650_000 picoseconds.
		Weight::from_parts(174_847_000, 10596)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Restaking::PageQueueEnds` (r:1 w:1)
	/// Proof: `Restaking::PageQueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Calendar::Chosen` (r:1 w:0)
	/// Proof: `Calendar::Chosen` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::PageQueue` (r:1 w:1)
	/// Proof: `Restaking::PageQueue` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::SlashRequests` (r:1 w:1)
	/// Proof: `Restaking::SlashRequests` (`max_values`: None, `max_size`: Some(595), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::LossCursors` (r:1 w:1)
	/// Proof: `Restaking::LossCursors` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Losses` (r:1 w:0)
	/// Proof: `Restaking::Losses` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn turn_of_losses() -> Weight {
		// Minimum execution time: 108_486_000 picoseconds.
		Weight::from_parts(125_798_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Restaking::Assignments` (r:129 w:129)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// The range of `n` is `[0, 128]`.
	fn take_place(n: u32, ) -> Weight {
		// Minimum execution time: 164_942_000 picoseconds.
		Weight::from_parts(234_373_575, 10528)
			// Standard error: 148_726
			.saturating_add(Weight::from_parts(9_785_736, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 4564).saturating_mul(n.into()))
	}
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Roots` (r:1 w:0)
	/// Proof: `Restaking::Roots` (`max_values`: None, `max_size`: Some(1637), added: 4112, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Drafts` (r:1 w:1)
	/// Proof: `Restaking::Drafts` (`max_values`: None, `max_size`: Some(11924), added: 14399, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:0)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:127 w:0)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::KeyHistory` (r:127 w:0)
	/// Proof: `Restaking::KeyHistory` (`max_values`: None, `max_size`: Some(1115), added: 3590, mode: `MaxEncodedLen`)
	/// The range of `n` is `[1, 127]`.
	fn publish_set(n: u32, ) -> Weight {
		// Minimum execution time: 115_429_000 picoseconds.
		Weight::from_parts(207_902_955, 15389)
			// Standard error: 143_304
			.saturating_add(Weight::from_parts(15_353_702, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 4574).saturating_mul(n.into()))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Clock` (r:1 w:0)
	/// Proof: `Restaking::Clock` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Roots` (r:1 w:1)
	/// Proof: `Restaking::Roots` (`max_values`: None, `max_size`: Some(1637), added: 4112, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Rosters` (r:0 w:1)
	/// Proof: `Restaking::Rosters` (`max_values`: None, `max_size`: Some(2598), added: 5073, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Drafts` (r:0 w:1)
	/// Proof: `Restaking::Drafts` (`max_values`: None, `max_size`: Some(11924), added: 14399, mode: `MaxEncodedLen`)
	/// The range of `n` is `[1, 128]`.
	fn make_root(n: u32, ) -> Weight {
		// Minimum execution time: 147_795_000 picoseconds.
		Weight::from_parts(164_123_609, 5102)
			// Standard error: 190_865
			.saturating_add(Weight::from_parts(47_333_099, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::NextTaskNumber` (r:1 w:1)
	/// Proof: `Restaking::NextTaskNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Agenda` (r:0 w:1)
	/// Proof: `Restaking::Agenda` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn plan_publishing() -> Weight {
		// Minimum execution time: 9_250_000 picoseconds.
		Weight::from_parts(14_217_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	fn note_place() -> Weight {
		// Minimum execution time: 87_575_000 picoseconds.
		Weight::from_parts(104_162_000, 9245)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::AssignmentFor` (r:1 w:0)
	/// Proof: `Restaking::AssignmentFor` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:1 w:1)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:0)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	fn set_ready() -> Weight {
		// Minimum execution time: 30_324_000 picoseconds.
		Weight::from_parts(43_639_000, 5717)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Staking::CurrentEra` (r:1 w:0)
	/// Proof: `Staking::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Assignments` (r:2 w:2)
	/// Proof: `Restaking::Assignments` (`max_values`: None, `max_size`: Some(2099), added: 4574, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Services` (r:1 w:1)
	/// Proof: `Restaking::Services` (`max_values`: None, `max_size`: Some(2252), added: 4727, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Sets` (r:1 w:1)
	/// Proof: `Restaking::Sets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	fn follow_fall() -> Weight {
		// Minimum execution time: 95_818_000 picoseconds.
		Weight::from_parts(118_925_000, 10138)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

/// Weights as measured, with the database of the demo chain.
impl WeightInfo for () {
	fn register_service() -> Weight {
		Weight::from_parts(117_892_000, 8649)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn set_service_metadata() -> Weight {
		Weight::from_parts(38_026_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn offer_ownership() -> Weight {
		Weight::from_parts(38_844_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn accept_ownership() -> Weight {
		Weight::from_parts(43_103_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn pause_service() -> Weight {
		Weight::from_parts(36_694_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_service() -> Weight {
		Weight::from_parts(34_882_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_successor() -> Weight {
		Weight::from_parts(41_706_000, 10444)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn retire_service() -> Weight {
		Weight::from_parts(50_362_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn deregister_service() -> Weight {
		Weight::from_parts(615_579_000, 84734)
			.saturating_add(ParityDbWeight::get().reads(81_u64))
			.saturating_add(ParityDbWeight::get().writes(92_u64))
	}
	fn announce_slasher() -> Weight {
		Weight::from_parts(46_061_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_slasher() -> Weight {
		Weight::from_parts(42_446_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn announce_resolver() -> Weight {
		Weight::from_parts(42_826_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn approve_operator() -> Weight {
		Weight::from_parts(40_368_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke_approval() -> Weight {
		Weight::from_parts(38_822_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn dismiss_operator() -> Weight {
		Weight::from_parts(190_323_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn register_operator() -> Weight {
		Weight::from_parts(75_139_000, 4076)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_operator_metadata() -> Weight {
		Weight::from_parts(31_868_000, 4076)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_commission() -> Weight {
		Weight::from_parts(74_605_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn join_service() -> Weight {
		Weight::from_parts(507_808_000, 9245)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn rotate_key() -> Weight {
		Weight::from_parts(392_417_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(28_u64))
	}
	fn leave_service() -> Weight {
		Weight::from_parts(173_700_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn deregister_operator() -> Weight {
		Weight::from_parts(64_074_000, 4076)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn pledge() -> Weight {
		Weight::from_parts(126_816_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn first_pledge() -> Weight {
		Weight::from_parts(193_804_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn exit() -> Weight {
		Weight::from_parts(96_460_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn exit_all(p: u32, ) -> Weight {
		Weight::from_parts(68_488_505, 17952)
			.saturating_add(Weight::from_parts(32_141_186, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	fn exit_and_unbond() -> Weight {
		Weight::from_parts(294_547_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn move_pledge() -> Weight {
		Weight::from_parts(218_690_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn set_standing_order() -> Weight {
		Weight::from_parts(77_010_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn rebond_custody() -> Weight {
		Weight::from_parts(308_205_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn move_custody() -> Weight {
		Weight::from_parts(126_967_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn drop_position() -> Weight {
		Weight::from_parts(135_944_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn look_at_positions(p: u32, ) -> Weight {
		Weight::from_parts(53_453_505, 17952)
			.saturating_add(Weight::from_parts(20_777_286, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	fn note_retirement() -> Weight {
		Weight::from_parts(69_423_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn ask_hook() -> Weight {
		Weight::from_parts(35_226_000, 4580)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
	}
	fn tell_hook() -> Weight {
		Weight::from_parts(25_947_000, 4580)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	fn trim_staker(p: u32, ) -> Weight {
		Weight::from_parts(85_194_411, 17952)
			.saturating_add(Weight::from_parts(28_351_247, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	fn note_limit() -> Weight {
		Weight::from_parts(13_493_000, 3614)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn settle_position(s: u32, ) -> Weight {
		Weight::from_parts(124_089_476, 17952)
			.saturating_add(Weight::from_parts(83_421_385, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3070).saturating_mul(s.into()))
	}
	fn fund_slash_bond() -> Weight {
		Weight::from_parts(91_449_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn withdraw_slash_bond() -> Weight {
		Weight::from_parts(83_305_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn request_slash() -> Weight {
		Weight::from_parts(117_418_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn end_dead_request() -> Weight {
		Weight::from_parts(153_308_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn report_offence() -> Weight {
		Weight::from_parts(178_342_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn veto() -> Weight {
		Weight::from_parts(159_558_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn veto_all() -> Weight {
		Weight::from_parts(49_394_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn cancel_request() -> Weight {
		Weight::from_parts(146_313_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn execute_slash() -> Weight {
		Weight::from_parts(232_142_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn settle_page(n: u32, ) -> Weight {
		Weight::from_parts(71_293_470, 5717)
			.saturating_add(Weight::from_parts(164_516_397, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((5_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 16962).saturating_mul(n.into()))
	}
	fn divide() -> Weight {
		Weight::from_parts(548_960_000, 29623)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(15_u64))
	}
	fn undo() -> Weight {
		Weight::from_parts(182_674_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn give_back() -> Weight {
		Weight::from_parts(428_575_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn forget_loss() -> Weight {
		Weight::from_parts(17_684_000, 3557)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn redirect_escrow() -> Weight {
		Weight::from_parts(37_407_000, 4060)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn unjail() -> Weight {
		Weight::from_parts(141_368_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn resume_assignment() -> Weight {
		Weight::from_parts(119_122_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn unban_operator() -> Weight {
		Weight::from_parts(30_859_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn ban_operator() -> Weight {
		Weight::from_parts(181_337_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn open_pot() -> Weight {
		Weight::from_parts(45_628_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn fund_rewards() -> Weight {
		Weight::from_parts(127_380_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn refund_rewards() -> Weight {
		Weight::from_parts(129_888_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn set_multiplier() -> Weight {
		Weight::from_parts(66_472_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn credit() -> Weight {
		Weight::from_parts(56_485_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_payee() -> Weight {
		Weight::from_parts(49_485_000, 17952)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn claim(p: u32, ) -> Weight {
		Weight::from_parts(112_924_889, 17952)
			.saturating_add(Weight::from_parts(29_105_705, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4574).saturating_mul(p.into()))
	}
	fn claim_all(p: u32, ) -> Weight {
		Weight::from_parts(60_492_463, 17952)
			.saturating_add(Weight::from_parts(95_938_048, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 4727).saturating_mul(p.into()))
	}
	fn claim_commission() -> Weight {
		Weight::from_parts(129_928_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn take_unclaimed() -> Weight {
		Weight::from_parts(37_009_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn bond_reward() -> Weight {
		Weight::from_parts(200_521_000, 11506)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn set_value_at_risk() -> Weight {
		Weight::from_parts(48_616_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_assignment() -> Weight {
		Weight::from_parts(127_846_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn on_initialize() -> Weight {
		Weight::from_parts(24_204_000, 3614)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn note_block() -> Weight {
		Weight::from_parts(14_595_000, 1834)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn note_seed() -> Weight {
		Weight::from_parts(17_763_000, 1518)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn look_at_agenda() -> Weight {
		Weight::from_parts(25_886_000, 6038)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn raise_proofs() -> Weight {
		Weight::from_parts(782_753_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn forget_service() -> Weight {
		Weight::from_parts(276_919_000, 84734)
			.saturating_add(ParityDbWeight::get().reads(66_u64))
			.saturating_add(ParityDbWeight::get().writes(66_u64))
	}
	fn forget_keys() -> Weight {
		Weight::from_parts(213_773_000, 69597)
			.saturating_add(ParityDbWeight::get().reads(28_u64))
			.saturating_add(ParityDbWeight::get().writes(28_u64))
	}
	fn turn_of_forgetting() -> Weight {
		Weight::from_parts(74_009_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn finish_request() -> Weight {
		Weight::from_parts(29_841_000, 4060)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn forget_offence() -> Weight {
		Weight::from_parts(13_144_000, 3546)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn end_jail() -> Weight {
		Weight::from_parts(124_690_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn recap() -> Weight {
		Weight::from_parts(101_147_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn turn_of_queue() -> Weight {
		Weight::from_parts(174_847_000, 10596)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn turn_of_losses() -> Weight {
		Weight::from_parts(125_798_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn take_place(n: u32, ) -> Weight {
		Weight::from_parts(234_373_575, 10528)
			.saturating_add(Weight::from_parts(9_785_736, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 4564).saturating_mul(n.into()))
	}
	fn publish_set(n: u32, ) -> Weight {
		Weight::from_parts(207_902_955, 15389)
			.saturating_add(Weight::from_parts(15_353_702, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 4574).saturating_mul(n.into()))
	}
	fn make_root(n: u32, ) -> Weight {
		Weight::from_parts(164_123_609, 5102)
			.saturating_add(Weight::from_parts(47_333_099, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn plan_publishing() -> Weight {
		Weight::from_parts(14_217_000, 1493)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn note_place() -> Weight {
		Weight::from_parts(104_162_000, 9245)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_ready() -> Weight {
		Weight::from_parts(43_639_000, 5717)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn follow_fall() -> Weight {
		Weight::from_parts(118_925_000, 10138)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
}
