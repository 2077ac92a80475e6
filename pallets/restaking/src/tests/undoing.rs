//! Short words for proceeds that wait, for orders that undo slashes, and for what comes back.

use super::setting::*;
use crate::{
	types::{Execution, LossRecord, Stage},
	Losses, SlashRequests,
};
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer};
use restaking_primitives::{Balance, EraIndex, RequestId};

/// The eras for which proceeds wait: the bonding duration.
pub const WAIT: EraIndex = 28;

/// Returns what waits in escrow.
pub fn waits() -> Balance {
	free(Restaking::escrow_account()) - ExistentialDeposit::get()
}

/// Returns what slashes took: what waits, and what the treasury got.
pub fn proceeds() -> Balance {
	waits() + treasury()
}

/// Governance orders to undo a slash. As in a block, a refusal changes nothing.
pub fn undo(id: RequestId) -> DispatchResult {
	undo_with(id, false)
}

/// Governance orders to undo a slash, and says whether a proof that it shields may lapse.
pub fn undo_with(id: RequestId, lapse: bool) -> DispatchResult {
	with_storage_layer(|| Restaking::undo(RuntimeOrigin::root(), id, lapse))
}

/// A stranger calls for what a staker lost.
pub fn give_back(id: RequestId, who: AccountId) -> DispatchResult {
	with_storage_layer(|| Restaking::give_back(RuntimeOrigin::signed(STRANGER), id, who).plain())
}

/// A stranger calls for the division.
pub fn divide(id: RequestId) -> DispatchResult {
	with_storage_layer(|| Restaking::divide(RuntimeOrigin::signed(STRANGER), id).plain())
}

/// Returns the sums of a request that was executed.
pub fn execution(id: RequestId) -> Execution {
	match SlashRequests::<Test>::get(id).map(|request| request.stage) {
		Some(Stage::Executed(execution)) => execution,
		other => panic!("not executed: {other:?}"),
	}
}

/// Returns true if nothing is left of a request.
pub fn is_over(id: RequestId) -> bool {
	!SlashRequests::<Test>::contains_key(id) && Losses::<Test>::iter_prefix(id).next().is_none()
}

/// Returns what waits of a staker's loss: of its active stake, and of the rest.
pub fn lost(id: RequestId, who: AccountId) -> (Balance, Balance) {
	let LossRecord { active, rest } = Losses::<Test>::get(id, who).unwrap_or_default();
	(active, rest)
}
