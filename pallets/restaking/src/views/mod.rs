//! Reads for people before they sign: the risk of a staker, the security of a service, the effect of a
//! call. Nothing on chain depends on these reads, and none of them writes.
//!
//! Work that a call would do first (settle, pay streams, record a retirement) is done first here too, by
//! the same code: on a copy in memory, or in storage and then undone. So they show what the call finds.

mod accounts;
mod network;
mod operators;
mod previews;
mod rewards;
mod services;
mod sets;
mod slashes;
mod stakers;
mod types;
mod undo;

pub use services::{BondInfoOf, ServiceInfoOf};
pub use slashes::PendingSlashOf;
pub use types::{
	AssignmentInfo, BondInfo, Claimable, Concentration, Leaving, NetworkInfo, OperatorInfo,
	OperatorSet, PendingSlash, PositionInfo, PotInfo, SecurityInfo, ServiceInfo, SetMember, Shock,
	SlashOutcome, StakerInfo, UndoPreview, WaitingLoss, WorstLoss,
};

use frame_support::storage::{with_transaction, TransactionOutcome};
use sp_runtime::DispatchError;

/// The maximum number of entries of one page of a list.
pub const MAX_LISTED: u32 = 128;

/// The maximum number of losers of whom [`UndoPreview::spoken`] is the sum.
pub const MAX_SPOKEN: u32 = 1_024;

/// Returns the number of entries of a page for a caller that asks for `count`.
fn page(count: u32) -> usize {
	// Saturates only on targets too small for any runtime.
	usize::try_from(count.min(MAX_LISTED)).unwrap_or(usize::MAX)
}

/// Runs `call` in a transaction that is rolled back.
fn dry_run<R>(call: impl FnOnce() -> Result<R, DispatchError>) -> Result<R, DispatchError> {
	with_transaction(|| TransactionOutcome::Rollback(call()))
}
