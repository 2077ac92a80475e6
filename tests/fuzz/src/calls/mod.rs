//! The calls of steps, and their origins.

pub mod adversary;
mod restaking;
mod services;
mod staking;
mod vaults;

use crate::{op::Op, pick::Picks};
use restaking_runtime::{RuntimeCall, RuntimeOrigin};

pub use restaking::{join_again, small_word};

/// A call and its origin.
pub type Made = (RuntimeOrigin, RuntimeCall);

/// Returns the call of a step. `None` if the step is no call.
pub fn made(op: Op) -> Option<Made> {
	let picks = Picks(op);
	restaking::owners(picks)
		.or_else(|| restaking::operators(picks))
		.or_else(|| restaking::stakers(picks))
		.or_else(|| restaking::slashes(picks))
		.or_else(|| restaking::rewards(picks))
		.or_else(|| services::reports(picks))
		.or_else(|| services::duties(picks))
		.or_else(|| vaults::holders(picks))
		.or_else(|| vaults::managers(picks))
		.or_else(|| vaults::anybody(picks))
		.or_else(|| vaults::receipts(picks))
		.or_else(|| staking::own(picks))
		.or_else(|| staking::forced(picks))
		.or_else(|| adversary::words(picks))
		.or_else(|| adversary::wrapped(picks))
		.or_else(|| adversary::brakes(picks))
}
