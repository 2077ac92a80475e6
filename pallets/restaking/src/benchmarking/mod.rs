//! Benchmarks of all calls, and of the work of blocks, at their worst.
//!
//! `runtime/weights/measure.sh` runs them and writes `weights.rs`. Every benchmark is a unit test, too, and
//! another test audits them: no benchmark reads or writes more than `weights.rs` declares.

mod benchmarks;
mod losses;
mod places;
mod setup;

#[cfg(test)]
mod audit;

use crate::WeightInfo;
use alloc::vec::Vec;
use frame_support::weights::Weight;
use restaking_primitives::{Balance, EraIndex};

/// Returns the declared weight of a benchmark with these sizes; `None` if there is no such benchmark.
pub fn weight_of<W: WeightInfo>(name: &str, sizes: &[u32]) -> Option<Weight> {
	macro_rules! weights {
		([$($plain:ident)*] [$($by_one:ident)*]) => {
			match (name, sizes) {
				$((stringify!($plain), []) => Some(W::$plain()),)*
				$((stringify!($by_one), [a]) => Some(W::$by_one(*a)),)*
				_ => None,
			}
		};
	}
	weights!(
		[
			accept_ownership announce_resolver announce_slasher approve_operator ask_hook
			ban_operator bond_reward cancel_request claim_commission credit deregister_operator
			deregister_service dismiss_operator divide drop_position end_dead_request end_jail
			execute_slash exit exit_and_unbond finish_request first_pledge
			follow_fall forget_keys forget_loss forget_offence forget_service fund_rewards fund_slash_bond
			give_back join_service leave_service look_at_agenda move_custody move_pledge note_limit
			note_block note_place note_retirement note_seed offer_ownership on_initialize open_pot
			pause_service plan_publishing pledge raise_proofs rebond_custody recap redirect_escrow
			refund_rewards
			register_operator register_service remove_assignment remove_slasher report_offence
			request_slash resume_assignment resume_service retire_service revoke_approval rotate_key
			set_commission set_multiplier set_operator_metadata set_payee set_ready
			set_service_metadata set_standing_order set_successor set_value_at_risk
			take_unclaimed tell_hook
			turn_of_forgetting turn_of_losses turn_of_queue unban_operator undo unjail veto veto_all
			withdraw_slash_bond
		]
		[
			claim claim_all exit_all look_at_positions make_root publish_set settle_page
			settle_position take_place trim_staker
		]
	)
}

/// Actors, clock and evidence of the runtime around the pallet, for benchmarks.
pub trait BenchmarkHelper<AccountId, Hook, Asset> {
	/// Bonds `amount` of an account that has it, and enters it in the list of voters, if there is one.
	fn bond(who: &AccountId, amount: Balance);

	/// Gives an account what deposits take, if they are in another currency than stakes.
	fn endow(_who: &AccountId) {}

	/// Sets the clock.
	fn set_era(era: EraIndex);

	/// Returns a hook with which only the service's slasher may request slashes.
	fn authority() -> Hook;

	/// Returns a hook that hears of no slash.
	fn deaf() -> Hook {
		Self::authority()
	}

	/// Returns a hook that judges evidence; `None` if this runtime has none.
	fn judge() -> Option<Hook> {
		None
	}

	/// Returns evidence that proves to that hook an offence of an operator in `era`.
	fn evidence(_operator: &AccountId, _era: EraIndex) -> Vec<u8> {
		Vec::new()
	}

	/// Returns the asset that costs most to move, of those in which rewards may be paid.
	fn reward_asset() -> Asset;
}
