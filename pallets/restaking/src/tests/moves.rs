//! Moving a pledge in one call.

use super::setting::*;
use crate::{Error, Services};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{AssignmentId, Balance};
use sp_runtime::Perbill;

pub fn move_pledge(
	who: u64,
	from: AssignmentId,
	to: AssignmentId,
	amount: Balance,
) -> DispatchResult {
	let service = crate::Assignments::<Test>::get(to).unwrap().service;
	let hash = Services::<Test>::get(service).unwrap().terms_hash;
	settled(who, |signed| Restaking::move_pledge(signed, from, to, amount, hash, Perbill::one()))
}

#[test]
fn to_another_operator_of_the_service() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 600);
		assert_ok!(move_pledge(S, P_AT_A, Q_AT_A, 400));
		assert_eq!([10, 11].map(|era| counted(S, P_AT_A, era)), [600, 200]);
		assert_eq!([10, 11].map(|era| counted(S, Q_AT_A, era)), [0, 400]);
		// What leaves and what enters are both liable for a while.
		assert_eq!(liability(S), 240 + 160);
		run_to(18);
		assert_eq!(liability(S), 240);
	});
}

#[test]
fn both_liabilities_must_fit() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_noop!(move_pledge(S, P_AT_A, Q_AT_A, 300), Error::<Test>::ExposureLimitReached);
		assert_ok!(move_pledge(S, P_AT_A, Q_AT_A, 250));
		assert_eq!(liability(S), 500);
	});
}

#[test]
fn to_the_declared_successor_only() {
	ExtBuilder::default().build_and_execute(|| {
		let (next, q_at_next) = another_service(terms(20), Q);
		pledged_to_a(S, 400);
		assert_noop!(move_pledge(S, P_AT_A, q_at_next, 100), Error::<Test>::NotASuccessor);
		assert_noop!(move_pledge(S, P_AT_A, P_AT_B, 100), Error::<Test>::NotASuccessor);
		assert_ok!(Restaking::set_successor(RuntimeOrigin::signed(OWNER_A), A, Some(next)));
		assert_ok!(move_pledge(S, P_AT_A, q_at_next, 400));
		assert_eq!((counted(S, P_AT_A, 11), counted(S, q_at_next, 11)), (0, 400));
		// The successor does not lead back.
		assert_noop!(move_pledge(S, q_at_next, P_AT_A, 100), Error::<Test>::NotASuccessor);
	});
}

/// A remainder below the least pledge moves along.
#[test]
fn a_small_remainder_moves_along() {
	ExtBuilder::default().build_and_execute(|| {
		let mut dear = terms(10);
		dear.conditions.min_pledge = 100;
		let (service, one) = another_service(dear, P);
		let other = join(Q, service);
		run_to(9);
		assert_ok!(pledge(S, one, 500));
		run_to(10);
		assert_ok!(move_pledge(S, one, other, 450));
		assert_eq!((counted(S, one, 11), counted(S, other, 11)), (0, 500));
	});
}

#[test]
fn a_move_is_one_or_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 400);
		assert_noop!(move_pledge(S, P_AT_A, P_AT_A, 100), Error::<Test>::NothingToChange);
		assert_noop!(move_pledge(S, Q_AT_A, P_AT_A, 100), Error::<Test>::NoPosition);
		assert_noop!(move_pledge(S, P_AT_A, Q_AT_A, 0), Error::<Test>::ZeroAmount);
		let hash = terms(40).hash();
		assert_ok!(Restaking::set_commission(RuntimeOrigin::signed(Q), A, percent(1)));
		let signed = RuntimeOrigin::signed(S);
		assert_noop!(
			Restaking::move_pledge(signed, P_AT_A, Q_AT_A, 100, hash, Perbill::zero()).plain(),
			Error::<Test>::CommissionTooHigh
		);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), A));
		assert_ok!(pledge(T, P_AT_A, 1));
		let gone = AssignmentId(99);
		let signed = RuntimeOrigin::signed(S);
		assert_noop!(
			Restaking::move_pledge(signed, P_AT_A, gone, 100, hash, Perbill::one()).plain(),
			Error::<Test>::NoSuchAssignment
		);
	});
}
