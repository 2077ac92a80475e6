//! What people ask before they sign: what a staker has at risk, what a service stands on, what a call
//! would do. Nothing on chain depends on these reads, and none of them writes.
//!
//! Whatever a call would do first (settle, pay streams, note a retirement) is done first here too, by
//! the same code: on a copy in memory, or in storage and then undone. So what is shown is what the call
//! finds.

mod network;
mod operators;
mod previews;
mod rewards;
mod services;
mod slashes;
mod stakers;
mod types;

pub use services::ServiceInfoOf;
pub use types::{
	AssignmentInfo, Claimable, Concentration, Leaving, NetworkInfo, OperatorInfo, PendingSlash,
	PositionInfo, PotInfo, SecurityInfo, ServiceInfo, Shock, SlashOutcome, StakerInfo, WorstLoss,
};

use frame_support::storage::{with_transaction, TransactionOutcome};
use sp_runtime::DispatchError;

/// The most entries of one page of a list.
pub const MAX_LISTED: u32 = 128;

/// How many entries a page holds, if somebody asks for `count`.
fn page(count: u32) -> usize {
	// Saturates only on targets too small for any runtime.
	usize::try_from(count.min(MAX_LISTED)).unwrap_or(usize::MAX)
}

/// Does something, and undoes all that it wrote.
fn in_vain<R>(ask: impl FnOnce() -> Result<R, DispatchError>) -> Result<R, DispatchError> {
	with_transaction(|| TransactionOutcome::Rollback(ask()))
}
