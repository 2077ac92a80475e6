//! Calls that root can force.

use super::{
	ending::{destroy_receipt, finish},
	setting::*,
};
use crate::Error;
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungibles::{Inspect as _, Mutate as _},
		tokens::{Fortitude::Force, Precision::Exact, Preservation::Expendable},
	},
};
use restaking_math::{vault::Rate, BatchId};

/// Scenario LIQ-33: receipts that root mints are told of, and nobody gets more than a part of what there is.
#[test]
fn forged_receipts_should_overpay_nobody() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		Assets::mint_into(receipt(), &X, 2_000).unwrap();
		assert_eq!(Liquid::forced(), vec![V]);
		ask(&A, 1_000).unwrap();
		turn_in(10);
		// 2,000 for 4,000 receipts.
		assert_eq!(chunk(18), 500);
		turn_to(18);
		assert_eq!(claim(&A, BatchId(0)), Ok(500));
	});
}

/// Scenario LIQ-33: the last batch is divided by all receipts, whoever brings them first.
#[test]
fn forged_receipts_should_overpay_nobody_at_the_end() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		Assets::mint_into(receipt(), &X, 2_000).unwrap();
		assert_ok!(Liquid::close(RuntimeOrigin::signed(FOUNDER), V));
		turn_to(9 + 24);
		assert!(books().is_over());
		turn_to(9 + 24 + 8);
		// 2,000 for 4,000 receipts.
		assert_eq!(redeem(&X, 2_000), Ok(1_000));
		assert_eq!(redeem(&A, 1_000), Ok(500));
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(500));
	});
}

/// Scenario LIQ-33: receipts of the stash that root burns do not stop exits.
#[test]
fn burned_receipts_of_the_stash_should_not_stop_exits() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		ask(&A, 1_000).unwrap();
		Assets::burn_from(receipt(), &stash(), 1_500, Expendable, Exact, Force).unwrap();
		turn_in(10);
		assert_eq!(chunk(18), 1_000);
		turn_to(18);
		assert_eq!(claim(&A, BatchId(0)), Ok(1_000));
	});
}

/// Scenario LIQ-33: receipts that root burns of a holder are nobody's, before the end and in it: no price moves, and nobody
/// has more than before.
#[test]
fn burned_receipts_of_a_holder_should_overpay_nobody() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 2_000).unwrap();
		deposit(&B, 1_000).unwrap();
		turn_in(9);
		Assets::burn_from(receipt(), &A, 1_000, Expendable, Exact, Force).unwrap();
		// More shares than receipts: exits go by the shares.
		assert_eq!((books().shares, Assets::total_issuance(receipt())), (4_000, 3_000));
		assert_eq!((redeem_price(), Liquid::forced()), (Rate(1 << 64), vec![]));
		assert_noop!(ask(&A, 1_001), Error::<Test>::NotEnoughShares);
		ask(&A, 500).unwrap();
		ask(&B, 500).unwrap();
		turn_in(10);
		assert_eq!((chunk(18), active()), (1_000, 3_000));
		assert_ok!(Liquid::close(RuntimeOrigin::signed(FOUNDER), V));
		turn_to(10 + 24);
		assert!(books().is_over());
		turn_to(10 + 24 + 8);
		assert_eq!((claim(&A, BatchId(0)), claim(&B, BatchId(0))), (Ok(500), Ok(500)));
		// 3,000 for 3,000 shares, of which 1,000 are nobody's.
		assert_eq!((redeem(&A, 500), redeem(&B, 500)), (Ok(500), Ok(500)));
		assert_eq!(claim(&FOUNDER, BatchId(1)), Ok(1_000));
		let treasury = free(&TREASURY);
		assert_ok!(finish());
		destroy_receipt();
		assert_ok!(finish());
		assert_eq!(free(&TREASURY) - treasury, 1_000);
	});
}

/// A receipt that root has frozen stops turns, and nobody loses by it: they go on when it is thawed.
#[test]
fn a_frozen_receipt_should_delay_turns_and_cost_nothing() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		ask(&A, 400).unwrap();
		turn_in(10);
		ask(&A, 600).unwrap();
		freeze(true);
		run_to(18);
		assert!(turn_of(V).is_err());
		assert_noop!(claim(&A, BatchId(0)), Error::<Test>::NotPayable);
		freeze(false);
		turn();
		assert_eq!(claim(&A, BatchId(0)), Ok(400));
		assert_eq!(chunk(26), 600);
	});
}

/// Root ends the stake of a vault by force: what is found free is the vault's only as far as custody lost it.
#[test]
fn forced_unstaking_should_not_break_a_vault() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		turn_in(9);
		assert_ok!(Staking::force_unstake(RuntimeOrigin::root(), stash(), 0));
		turn_in(10);
		assert_eq!(assets(), 0);
		assert_noop!(deposit(&B, 100), Error::<Test>::Broken);
	});
}
