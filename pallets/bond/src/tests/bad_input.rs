//! Bad input: whatever is refused changes nothing, to the root of the storage.

use super::setting::*;
use crate::Error;
use frame_support::{assert_ok, dispatch::DispatchResult};
use restaking_primitives::Balance;
use sp_runtime::{traits::BadOrigin, DispatchError, TokenError};

fn refused(error: impl Into<DispatchError>, call: impl FnOnce() -> DispatchResult) {
	let before = root();
	assert_eq!(call(), Err(error.into()));
	assert_eq!(root(), before);
}

#[test]
fn amounts_of_nothing_should_be_refused() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 100));
		refused(Error::<Test>::ZeroAmount, || Native::bond(S, 0));
		refused(Error::<Test>::ZeroAmount, || Native::unbond(S, 0));
		refused(Error::<Test>::ZeroAmount, || Native::rebond(S, 0));
		refused(Error::<Test, Second>::ZeroAmount, || OfAsset::bond(S, 0));
	});
}

#[test]
fn more_than_there_is_should_be_refused() {
	run(|| {
		// The last ones keep the account.
		for amount in [FUNDS - 9, FUNDS, Balance::MAX] {
			refused(TokenError::FundsUnavailable, || Native::bond(S, amount));
			refused(TokenError::FundsUnavailable, || OfAsset::bond(S, amount));
		}
		refused(Error::<Test>::NotBonded, || Native::unbond(S, 50));
		refused(Error::<Test>::NotUnbonding, || Native::rebond(S, 50));
		refused(Error::<Test>::NothingToWithdraw, || Native::withdraw(S));
		assert_ok!(Native::bond(S, FUNDS - 10));
		for amount in [FUNDS - 9, Balance::MAX] {
			refused(Error::<Test>::NotBonded, || Native::unbond(S, amount));
		}
		assert_ok!(Native::unbond(S, 400));
		for amount in [401, Balance::MAX] {
			refused(Error::<Test>::NotUnbonding, || Native::rebond(S, amount));
		}
		refused(Error::<Test>::NotBonded, || Native::unbond(T, 50));
	});
}

#[test]
fn less_than_the_least_bond_should_be_refused() {
	run(|| {
		refused(Error::<Test>::BelowMinBond, || Native::bond(S, 49));
		assert_ok!(Native::bond(S, 50));
		// Beside a bond any amount will do.
		assert_ok!(Native::bond(S, 1));
		refused(Error::<Test>::BelowMinBond, || Native::unbond(S, 2));
		refused(Error::<Test>::BelowMinBond, || Native::unbond(S, 50));
		assert_ok!(Native::unbond(S, 1));
		assert_ok!(Native::unbond(S, 50));
		// Nothing is active any more.
		refused(Error::<Test>::BelowMinBond, || Native::bond(S, 49));
		refused(Error::<Test>::BelowMinBond, || Native::rebond(S, 49));
		assert_ok!(Native::rebond(S, 50));
		assert_ok!(Native::rebond(S, 1));
		assert_eq!(Native::ledger(S), (51, vec![]));
	});
}

#[test]
fn a_full_queue_should_be_withdrawn_from_first() {
	run(|| {
		assert_ok!(Native::bond(S, 5_000));
		for era in 0..10 {
			run_to(era);
			assert_ok!(Native::unbond(S, 50));
		}
		// The chunk of this era has room.
		assert_ok!(Native::unbond(S, 50));
		run_to(10);
		refused(Error::<Test>::QueueFull, || Native::unbond(S, 50));
		assert_ok!(Native::withdraw(S));
		assert_ok!(Native::unbond(S, 50));
		let (active, chunks) = Native::ledger(S);
		assert_eq!((active, chunks.len()), (5_000 - 12 * 50, 10));
		assert_eq!((chunks[0], chunks[8], chunks[9]), ((1, 50), (9, 100), (10, 50)));
	});
}

#[test]
fn what_waits_should_not_be_withdrawn() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 100));
		for era in [0, 1, 9] {
			run_to(era);
			refused(Error::<Test>::NothingToWithdraw, || Native::withdraw(S));
		}
		refused(Error::<Test>::NothingToWithdraw, || Native::withdraw(T));
		run_to(10);
		assert_ok!(Native::withdraw(S));
		refused(Error::<Test>::NothingToWithdraw, || Native::withdraw(S));
	});
}

#[test]
fn only_signers_should_call() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let by = || origin.clone();
			refused(BadOrigin, || attempt(|| Bond::bond(by(), 100)));
			refused(BadOrigin, || attempt(|| Bond::unbond(by(), 100)));
			refused(BadOrigin, || attempt(|| Bond::rebond(by(), 100)));
			refused(BadOrigin, || attempt(|| plain(Bond::withdraw(by()))));
		}
	});
}
