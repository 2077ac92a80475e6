//! Calls of operators.

use super::setting::*;
use crate::{
	types::MAX_ASSIGNMENTS, AssignmentFor, Assignments, Error, Event, OperatorMetadata, Operators,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{AssignmentId, KeyProof, ServiceKey};
use sp_core::Pair as _;
use sp_runtime::Perbill;

fn set(value: u32) -> DispatchResult {
	Restaking::set_commission(RuntimeOrigin::signed(P), A, percent(value))
}

/// Returns the commission of P at A from the next era on, if its assignment is touched in this one.
fn next_rate() -> Perbill {
	let mut record = Assignments::<Test>::get(P_AT_A).unwrap();
	let weight = record.weight();
	let mut service = crate::Services::<Test>::get(A).unwrap().stream;
	record.stream.roll(&mut service, weight, era()).unwrap();
	record.stream.commission
}

#[test]
fn deposits_come_back_once() {
	ExtBuilder::default().build_and_execute(|| {
		let before = free(STRANGER);
		let signed = || RuntimeOrigin::signed(STRANGER);
		let register = || Restaking::register_operator(signed(), Default::default());
		assert_ok!(register());
		assert_noop!(register(), Error::<Test>::AlreadyOperator);
		join(STRANGER, A);
		assert_eq!(before - free(STRANGER), 100);
		let gone = || Restaking::deregister_operator(signed());
		assert_noop!(gone(), Error::<Test>::OperatorInUse);
		assert_ok!(Restaking::leave_service(signed(), A));
		assert_ok!(gone());
		assert_eq!(before, free(STRANGER));
		assert_noop!(gone(), Error::<Test>::NotOperator);
	});
}

#[test]
fn an_operator_with_members_stays_liable_on_record() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		let signed = || RuntimeOrigin::signed(P);
		assert_ok!(Restaking::leave_service(signed(), A));
		assert_eq!(AssignmentFor::<Test>::get(A, P), Some(P_AT_A));
		assert_noop!(Restaking::leave_service(signed(), A), Error::<Test>::ClosedAssignment);
		assert_ok!(Restaking::leave_service(signed(), B));
		assert_noop!(Restaking::deregister_operator(signed()), Error::<Test>::OperatorInUse);
		run_to(18);
		let deposits = free(P);
		assert_ok!(release(S));
		assert_eq!(free(P) - deposits, 50);
		assert_ok!(Restaking::deregister_operator(signed()));
	});
}

/// What an operator leaves behind counts until it is removed: the list of its assignments is no longer than a page.
#[test]
fn an_operator_has_a_page_of_assignments() {
	ExtBuilder::default().build().execute_with(|| {
		run_to(10);
		let ids = (1_000..1_000 + MAX_ASSIGNMENTS).map(AssignmentId);
		Operators::<Test>::mutate(Q, |record| {
			record.as_mut().unwrap().assignments = ids.collect::<Vec<_>>().try_into().unwrap();
		});
		let pair = sp_core::sr25519::Pair::from_seed(&[9; 32]);
		let proof = KeyProof::Sr25519(pair.sign(&Restaking::key_message(B, &Q)));
		let key = ServiceKey::Sr25519(pair.public());
		let join = || {
			let signed = RuntimeOrigin::signed(Q);
			Restaking::join_service(signed, B, percent(0), key.clone(), proof.clone())
		};
		assert_noop!(join(), Error::<Test>::TooManyAssignments);
		Operators::<Test>::mutate(Q, |record| record.as_mut().unwrap().assignments.pop());
		assert_ok!(join());
		let assignment = AssignmentFor::<Test>::get(B, Q).unwrap();
		assert!(Operators::<Test>::get(Q).unwrap().assignments.contains(&assignment));
	});
}

/// Coming back is a new stay: the old log is never met again.
#[test]
fn coming_back_is_a_new_assignment() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		run_to(18);
		let again = join(P, A);
		assert!(again != P_AT_A);
		assert_ok!(pledge(S, again, 50));
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::ClosedAssignment);
		run_to(19);
		assert_eq!((counted(S, P_AT_A, 19), counted(S, again, 19)), (0, 50));
		assert_eq!(Assignments::<Test>::get(again).unwrap().log.head, 0);
	});
}

#[test]
fn joining_twice_or_a_closed_door_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = try_join(P, A, key(8));
		assert_eq!(refused, Err(Error::<Test>::AlreadyJoined.into()));
		let refused = try_join(STRANGER, A, key(8));
		assert_eq!(refused, Err(Error::<Test>::NotOperator.into()));
		assert_ok!(Restaking::pause_service(RuntimeOrigin::root(), B));
		let refused = try_join(Q, B, key(8));
		assert_eq!(refused, Err(Error::<Test>::PausedService.into()));
	});
}

/// SC-RWD-09: a rise has the notice of the longest exit window and an era, a fall none.
#[test]
fn commission_rises_with_notice_and_falls_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(set(10));
		let (assignment, commission) = (P_AT_A, percent(10));
		assert_eq!(events(), vec![Event::CommissionSet { assignment, commission, from_era: 40 }]);
		run_to(38);
		assert_eq!(next_rate(), percent(0));
		run_to(39);
		assert_eq!(next_rate(), percent(10));
		assert_ok!(set(4));
		assert_eq!(next_rate(), percent(4));
		assert_noop!(set(4), Error::<Test>::NothingToChange);
		assert_noop!(set(15), Error::<Test>::CommissionStepTooLarge);
		assert_ok!(set(14));
		// The present one withdraws what was announced.
		assert_ok!(set(4));
		run_to(100);
		assert_eq!(next_rate(), percent(4));
	});
}

/// Announcing anew starts the notice anew.
#[test]
fn another_rise_starts_its_own_notice() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(set(10));
		run_to(20);
		assert_noop!(set(10), Error::<Test>::NothingToChange);
		assert_noop!(set(20), Error::<Test>::CommissionStepTooLarge);
		assert_ok!(set(9));
		run_to(46);
		assert_eq!(next_rate(), percent(0));
		run_to(47);
		assert_eq!(next_rate(), percent(9));
	});
}

#[test]
fn metadata_can_be_changed_and_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let set = |text: &[u8]| {
			let text = text.to_vec().try_into().unwrap();
			Restaking::set_operator_metadata(RuntimeOrigin::signed(P), text)
		};
		assert_noop!(set(b""), Error::<Test>::NothingToChange);
		assert_ok!(set(b"text"));
		assert_eq!(OperatorMetadata::<Test>::get(P).to_vec(), b"text");
		assert_ok!(set(b""));
		assert!(!OperatorMetadata::<Test>::contains_key(P));
	});
}
