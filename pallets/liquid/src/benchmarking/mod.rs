//! Benchmarks of all calls, of a turn and of what a vault hears, each at its worst.
//!
//! The runtime that runs them must let signers open vaults.

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod benchmarks;
mod setup;

use crate::WeightInfo;
use frame_support::weights::Weight;
use restaking_primitives::{AssignmentId, EraIndex};
use sp_runtime::DispatchError;

/// Sets up the runtime around the pallet for benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Makes an account a validator: another one for each number. Returns it.
	fn validator(number: u32) -> Result<AccountId, DispatchError>;

	/// Registers a service with an operator that has a place: another one for each number. Returns the
	/// assignment. Its largest slash is 10 %, its exit window shorter than the bonding duration.
	fn target(number: u32) -> Result<AssignmentId, DispatchError>;

	/// Sets the era, in which all the money that vaults have in benchmarks is a small part of all stake.
	fn set_era(era: EraIndex);
}

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
			buy cancel_announcement cancel_exit claim close dismiss_manager end_sale finish hand_over
			look_at_round offer open_vault pause_deposits redeem request_exit resume_deposits set_cap
			set_fee set_fee_account set_validators
		]
		[claim_all deposit hear_loss set_targets turn]
	)
}
