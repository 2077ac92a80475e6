//! Which refusals of exits are right.

use crate::{
	cast::{account, NOBODY},
	player::Outcome,
};
use pallet_restaking::Stakers;
use polkadot_sdk::{frame_system, sp_runtime::DispatchError};
use restaking_runtime::{AccountId, Restaking, Runtime, RuntimeCall, RuntimeOrigin};

type E = pallet_liquid_restaking::Error<Runtime>;

/// Returns, of an exit that has something to exit, which refusals are right: an exit may ask for a settlement
/// first, if there is one; the exit from everything only if it would be a long one.
pub fn refusals_of_exits(
	origin: &RuntimeOrigin,
	call: &RuntimeCall,
) -> Option<Box<dyn Fn(DispatchError) -> bool>> {
	use pallet_restaking::{Call::*, Error};
	let who = frame_system::ensure_signed(origin.clone()).ok()?;
	let positions = Stakers::<Runtime>::get(&who)?.positions;
	let asks = |error| error == Error::<Runtime>::TooManyLosses.into();
	match call {
		RuntimeCall::Restaking(exit { assignment, amount }) => {
			let own = positions.iter().find(|it| it.assignment() == *assignment)?;
			let counts = own.record.counted() > 0 && *amount > 0;
			counts.then(|| Box::new(move |error| asks(error) && settles(who.clone())) as _)
		},
		RuntimeCall::Restaking(exit_all {}) => {
			let counts = positions.iter().any(|it| it.record.counted() > 0);
			let long = move || Restaking::staker_info(&who).expect("a staker").waiting_losses > 64;
			counts.then(|| Box::new(move |error| asks(error) && long()) as _)
		},
		_ => None,
	}
}

/// Returns true if a staker has something to settle. Changes nothing.
fn settles(stash: AccountId) -> bool {
	use polkadot_sdk::frame_support::storage::{with_transaction, TransactionOutcome};
	with_transaction(|| {
		let nobody = frame_system::RawOrigin::Signed(account(NOBODY)).into();
		let settled = Restaking::settle_staker(nobody, stash, u32::MAX).is_ok();
		TransactionOutcome::Rollback(Ok::<bool, DispatchError>(settled))
	})
	.expect("not nested too deep")
}

/// Asserts that nobody is held in a vault: a request to leave, its cancelling, a claim and a turn are refused only for
/// what is wrong with them, and no brake of the chain stops them.
pub fn check_refusal_of_vaults(call: &RuntimeCall, outcome: &Outcome) {
	use pallet_liquid_restaking::Call::*;
	let (RuntimeCall::Liquid(call), Err(error)) = (call, outcome) else { return };
	let right: Vec<DispatchError> = match call {
		request_exit { .. } => vec![
			E::NoSuchVault.into(),
			E::NotEnoughShares.into(),
			E::TooLittle.into(),
			E::BelowLeast.into(),
			E::Ended.into(),
		],
		cancel_exit { .. } => {
			vec![E::NoSuchVault.into(), E::NoTicket.into(), E::NotEnoughShares.into()]
		},
		claim { .. } => vec![
			E::NoSuchVault.into(),
			E::NoTicket.into(),
			E::NotPayable.into(),
			E::NothingToClaim.into(),
		],
		claim_all { .. } => vec![E::NoSuchVault.into(), E::NothingToClaim.into()],
		turn { .. } => {
			vec![E::NoSuchVault.into(), E::AlreadyTurned.into(), E::Ended.into()]
		},
		_ => return,
	};
	// No funds for the deposit of a ticket, or a payment that can not arrive; or the origin of nobody.
	let of_money = !matches!(error, DispatchError::Module(_));
	assert!(of_money || right.contains(error), "{call:?} is refused: {error:?}");
}
