//! Nominators that are spared are free within two eras. Whatever they owe goes along, into custody.

use frame_support::{assert_noop, assert_ok};
use pallet_restaking::Error;
use restaking_primitives::StakeInspect;
use restaking_staking_async_tests::setting::*;

#[test]
fn what_unbonds_fast_is_slashed_in_custody() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_A, BONDED, false));
		run_to(12);
		assert_ok!(unbond(S, BONDED));
		assert_eq!(chunks(S), vec![(14, BONDED)]);
		run_to(13);
		assert_ok!(request(AT_A, 13, percent(40)));
		run_to(14);
		assert_ok!(withdraw(S));
		assert_eq!((ledger(S), custody(S)), ((0, 0), 4_000));
		assert_eq!(free(S), FREE + LEAST + 6_000);
		check_state();
		// Due in era 16, of which the blocks execute and settle it.
		run_to(17);
		assert_eq!((custody(S), in_escrow()), (0, 4_000));
	});
}

/// A staker that leaves and unbonds at once has its stake in two eras, and is free of liability in eight.
#[test]
fn custody_is_free_when_the_exit_window_is_over() {
	run_spared(|| {
		assert_ok!(pledge(S, AT_A, BONDED));
		run_to(12);
		assert_ok!(exit_and_unbond(S, AT_A, BONDED));
		run_to(14);
		assert_ok!(withdraw(S));
		assert_eq!((custody(S), Stake::stake(&S).total), (4_000, 0));
		run_to(19);
		assert_noop!(release(S), Error::<Test>::NothingToRelease);
		run_to(20);
		assert_ok!(release(S));
		assert_eq!((custody(S), free(S)), (0, BONDED + FREE + LEAST));
	});
}

/// Custody is bonded again as far as the limit allows: all of it, of who is spared.
#[test]
fn custody_becomes_stake_again() {
	run_spared(|| {
		assert_ok!(pledge(S, AT_A, BONDED));
		run_to(12);
		assert_ok!(unbond(S, 9_000));
		run_to(14);
		assert_ok!(withdraw(S));
		assert_eq!((ledger(S), custody(S)), ((1_000, 1_000), 3_000));
		assert_ok!(rebond_custody(S, 3_000));
		assert_eq!((ledger(S), custody(S)), ((4_000, 4_000), 0));
	});
}

/// A slash takes active stake first: a chunk that is free in two eras never has a part of its own. What comes back is
/// bonded again.
#[test]
fn fast_chunks_are_taken_last() {
	run_spared(|| {
		assert_ok!(pledge_with(S, AT_A, BONDED, false));
		run_to(12);
		assert_ok!(unbond(S, 4_000));
		let id = request(AT_A, 12, percent(40)).unwrap();
		run_to(16);
		assert_eq!((ledger(S), chunks(S)), ((6_000, 2_000), vec![(14, 4_000)]));
		assert_ok!(undo(id));
		next_block();
		next_block();
		assert_eq!((ledger(S), chunks(S)), ((10_000, 6_000), vec![(14, 4_000)]));
	});
}

/// Nominators that are slashed unbond as validators do, and a chunk pays its part.
#[test]
fn slow_chunks_pay_their_part() {
	run(true, || {
		run_to(11);
		assert_ok!(pledge_with(S, AT_A, BONDED, false));
		run_to(12);
		assert_ok!(unbond(S, 4_000));
		assert_ok!(request(AT_A, 12, percent(40)));
		run_to(16);
		assert_eq!((ledger(S), chunks(S)), ((6_000, 3_600), vec![(22, 2_400)]));
	});
}
