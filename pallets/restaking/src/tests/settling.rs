//! Settlements before calls, as apps make them.

use super::setting::*;
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer};

/// More than there ever are: of losses or of positions.
pub const MANY: u32 = u32::MAX;

/// Lets a staker make a call after a settlement of whatever waits for it, as apps do in one batch.
pub fn settled<R: Plain>(who: AccountId, call: impl FnOnce(RuntimeOrigin) -> R) -> DispatchResult {
	use crate::Error;
	with_storage_layer(|| {
		let signed = RuntimeOrigin::signed(who);
		let settled = Restaking::settle_staker(signed.clone(), who, MANY).is_ok();
		let enough: [Error<Test>; 4] = [
			Error::NoPosition,
			Error::NothingToExit,
			Error::NothingToTrim,
			Error::NothingToRelease,
		];
		// The settlement may have left nothing to do.
		match call(signed).plain() {
			Err(error) if settled && enough.into_iter().any(|it| error == it.into()) => Ok(()),
			done => done,
		}
	})
}

/// Settles a staker, then releases its custody and removes its finished positions.
pub fn release(who: AccountId) -> DispatchResult {
	settled(who, |signed| Restaking::release_custody(signed, who, MANY))
}

/// Settles a staker, then trims it.
pub fn trim(who: AccountId) -> DispatchResult {
	settled(who, |signed| Restaking::trim_staker(signed, who, MANY))
}
