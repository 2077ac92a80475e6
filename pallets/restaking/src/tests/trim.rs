//! Exits of what counts without stake behind it.

use super::setting::*;
use crate::Error;
use frame_support::{assert_noop, assert_ok};

#[test]
fn nothing_is_trimmed_while_stake_is_behind_it() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		assert_noop!(trim(STRANGER), Error::<Test>::NoPosition);
		unbond(S, 1_000);
		run_to(37);
		// Unlocking stake is still within reach.
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
	});
}

/// SC-BASE-01: first down to the stake left, then in proportion.
#[test]
fn down_to_the_stake_then_in_proportion() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, c) = another_service(terms(5), P);
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 800));
		assert_ok!(pledge(S, P_AT_B, 1_000));
		assert_ok!(pledge(S, c, 1_000));
		run_to(11);
		base_slash(S, 500);
		let at = |era| [P_AT_A, P_AT_B, c].map(|id| counted(S, id, era));
		assert_eq!(at(12), [800, 1_000, 1_000]);
		assert_ok!(trim(S));
		assert_eq!(at(11), [800, 1_000, 1_000]);
		assert_eq!(at(12), [454, 454, 454]);
		// Budgets round up: a unit may be left to trim, and then no more.
		assert_ok!(trim(S));
		assert_eq!(at(12), [452, 452, 452]);
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
	});
}

/// SC-BASE-01: two base slashes of half leave less than the claims, which are cut first.
#[test]
fn claims_are_cut_first_where_the_reserve_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, c) = another_service(terms(5), P);
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 800));
		assert_ok!(pledge(S, P_AT_B, 1_000));
		assert_ok!(pledge(S, c, 1_000));
		run_to(11);
		base_slash(S, 500);
		base_slash(S, 250);
		assert_eq!(liability(S), 470);
		assert_ok!(trim(S));
		let of = |id| {
			let staker = crate::Stakers::<Test>::get(S).unwrap();
			let position = staker.positions.iter().find(|entry| entry.assignment() == id);
			position.unwrap().record.liability(11)
		};
		assert_eq!([P_AT_A, P_AT_B, c].map(of), [170, 53, 26]);
		assert_eq!([P_AT_A, P_AT_B, c].map(|id| counted(S, id, 12)), [226, 226, 226]);
	});
}

/// In one service first what counts above all funds, all operators together.
#[test]
fn operators_of_one_service_are_trimmed_together() {
	ExtBuilder::default().build_and_execute(|| {
		let q_at_b = join(Q, B);
		run_to(9);
		assert_ok!(pledge(S, P_AT_B, 600));
		assert_ok!(pledge(S, q_at_b, 400));
		run_to(10);
		base_slash(S, 300);
		assert_ok!(trim(S));
		assert_eq!(counted(S, P_AT_B, 11) + counted(S, q_at_b, 11), 700);
		assert_eq!(liability(S), 100);
	});
}

/// SC-DOS-03: a trim moves no date of an exit and pays nobody.
#[test]
fn a_trim_moves_no_date() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(exit(S, P_AT_B, 500));
		run_to(14);
		base_slash(S, 400);
		let before = (free(STRANGER), free(S));
		assert_ok!(trim(S));
		assert_eq!((free(STRANGER), free(S)), before);
		run_to(17);
		let waiting = liability(S);
		run_to(18);
		assert_eq!(waiting - liability(S), 50);
	});
}

/// A trim may leave less than the least pledge: it never takes more than the excess.
#[test]
fn a_trim_ignores_the_least_pledge() {
	ExtBuilder::default().build_and_execute(|| {
		let mut dear = terms(10);
		dear.conditions.min_pledge = 800;
		let (_, id) = another_service(dear, P);
		run_to(9);
		assert_ok!(pledge(S, id, 1_000));
		run_to(10);
		base_slash(S, 300);
		assert_ok!(trim(S));
		assert_eq!(counted(S, id, 11), 700);
		assert_ok!(exit(S, id, 1));
		assert_eq!(counted(S, id, 11), 0);
	});
}
