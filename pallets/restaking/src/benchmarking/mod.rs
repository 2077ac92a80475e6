//! What everything costs at its worst.
//!
//! `runtime/weights.sh` measures it and writes `weights.rs`. Every benchmark is a unit test too, and
//! another one audits them: what is read and written is never more than `weights.rs` says.

mod benchmarks;
mod setup;

#[cfg(test)]
mod audit;

use alloc::vec::Vec;
use restaking_primitives::{Balance, EraIndex};

/// What benchmarks need of the runtime around the pallet.
pub trait BenchmarkHelper<AccountId, Hook, Asset> {
	/// Bonds `amount` of an account that has it, so that it stands in the list of voters, if there is one.
	fn bond(who: &AccountId, amount: Balance);

	/// Sets the clock.
	fn set_era(era: EraIndex);

	/// A hook with which only the service's slasher may ask for a slash.
	fn authority() -> Hook;

	/// A hook that judges.
	fn judge() -> Hook;

	/// Evidence that proves to that hook an offence of an operator in `era`.
	fn evidence(operator: &AccountId, era: EraIndex) -> Vec<u8>;

	/// An asset in which rewards may be paid: the costliest to move.
	fn reward_asset() -> Asset;
}
