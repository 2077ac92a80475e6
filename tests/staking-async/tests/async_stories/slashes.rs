//! Slashes of the base chain: of validators, of nominators or not, and those that wait.

use frame_support::{assert_noop, assert_ok};
use pallet_restaking::Error;
use pallet_staking_async::{Error as StakingError, UnappliedSlashes};
use restaking_primitives::{Balance, StakeInspect};
use restaking_staking_async_tests::setting::*;

const VALIDATOR: AccountId = VALIDATORS[0];

/// Returns what the offence of a validator costs it and one of its nominators.
fn costs(slashes_nominators: bool) -> (Balance, Balance) {
	new_test_ext(slashes_nominators).execute_with(|| {
		run_to(2);
		offence(VALIDATOR, 2, 10);
		run_to(7);
		check_state();
		(100_000 - ledger(VALIDATOR).0, BONDED - ledger(S).0)
	})
}

#[test]
fn nominators_pay_or_they_do_not() {
	let (validator, nominator) = costs(true);
	assert_eq!(validator, 10_000);
	assert!(nominator > 0);
	assert_eq!(costs(false), (10_000, 0));
}

/// An exit needs nothing of the staking pallet. What unbonds waits until the slashes of the last era are applied, which
/// anybody can do.
#[test]
fn an_exit_always_works_while_slashes_are_late() {
	run_spared(|| {
		assert_ok!(pledge(S, AT_A, 5_000));
		run_to(12);
		// One more than an era has blocks, and another: all of them for era 16.
		for percents in 1..=8 {
			offence(VALIDATOR, 12, percents);
			next_block();
		}
		for era in 13..=16 {
			run_to(era);
			assert_ok!(unbond(S, 100));
		}
		run_to(17);
		assert!(UnappliedSlashes::<Test>::contains_prefix(16));
		// The queue is full: an unbond has to withdraw.
		let late = StakingError::<Test>::UnappliedSlashesInPreviousEra;
		assert_noop!(withdraw(S), late);
		assert_noop!(
			exit_and_unbond(S, AT_A, 100),
			StakingError::<Test>::UnappliedSlashesInPreviousEra
		);
		assert_eq!(counted(S, AT_A), 5_000);
		assert_ok!(exit(S, AT_A, 100));
		assert_ok!(exit(S, AT_A, 900));
		assert_eq!(counted(S, AT_A), 4_000);
		assert!(apply_slashes_of(16) > 0);
		assert_ok!(exit_and_unbond(S, AT_A, 1_000));
		assert_eq!(chunks(S), vec![(18, 100), (19, 1_000)]);
		assert_eq!(counted(S, AT_A), 3_000);
	});
}

/// No pledge counts on what a report may take, nor on what waits.
#[test]
fn what_was_reported_is_spoken_for_until_it_is_applied() {
	run(true, || {
		run_to(12);
		offence(VALIDATOR, 12, 50);
		// Nobody knows yet whose stake it takes.
		assert_eq!(Stake::spoken(&S), 5_000);
		assert_noop!(pledge(S, AT_ALL, 5_000), Error::<Test>::StakeSpokenFor);
		next_block();
		next_block();
		let spoken = Stake::spoken(&S);
		assert!(spoken > 0 && spoken < 5_000, "{spoken}");
		assert_eq!(Restaking::staker_info(&S).unwrap().spoken, spoken);
		assert_noop!(pledge(S, AT_ALL, 5_000), Error::<Test>::StakeSpokenFor);
		assert_eq!(Stake::spoken(&VALIDATOR), 50_000);
		run_to(17);
		assert_eq!(ledger(S).0, BONDED - spoken);
		assert_eq!((Stake::spoken(&S), Stake::spoken(&VALIDATOR)), (0, 0));
	});
}

/// Slashes of validators alone are no matter of who is spared, however many wait.
#[test]
fn nothing_of_who_is_spared_is_spoken_for() {
	run_spared(|| {
		for percents in 1..=12 {
			offence(VALIDATOR, 11, percents);
			assert_eq!(Stake::spoken(&S), 0);
			next_block();
		}
		assert_eq!(Stake::spoken(&S), 0);
		assert_ok!(pledge(S, AT_ALL, BONDED));
		// More pages wait than anybody looks at.
		assert_eq!(Stake::spoken(&VALIDATOR), ledger(VALIDATOR).1);
	});
}
