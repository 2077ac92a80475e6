//! Leaving a service and joining it again: cap, jail, suspension and keys are those of the operator.

use super::setting::*;
use crate::{AssignmentFor, Assignments, Error, Event, Jails, KeyOwner};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{AssignmentId, KeyProof, RequestId, ServiceKey};
use sp_core::Pair;
use sp_runtime::DispatchError;

fn leave(service: restaking_primitives::ServiceId) {
	assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), service));
}

/// What counted through 12 can be slashed through 19: joining works from 20 on, and not before.
#[test]
fn back_when_nothing_can_be_slashed_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		run_to(12);
		assert_eq!(Restaking::rejoin_from(A, &P), None);
		assert_eq!(try_join(P, A, key(8)), Err(Error::<Test>::AlreadyJoined.into()));
		leave(A);
		for era in 12..=19 {
			run_to(era);
			assert_eq!(Restaking::rejoin_from(A, &P), Some(20));
			assert_eq!(try_join(P, A, key(8)), Err(Error::<Test>::RejoinTooEarly.into()));
		}
		run_to(20);
		assert_eq!(Restaking::rejoin_from(A, &P), None);
		let again = crate::NextAssignmentId::<Test>::get();
		assert_ok!(try_join(P, A, key(8)));
		// The record of the earlier stay waits for its member, and is nobody's obstacle.
		assert!(Assignments::<Test>::contains_key(P_AT_A));
		assert_eq!(AssignmentFor::<Test>::get(A, P), Some(again));
		check_state();
		assert_ok!(release(S));
		assert_eq!(Assignments::<Test>::get(P_AT_A), None);
		assert_eq!(AssignmentFor::<Test>::get(A, P), Some(again));
	});
}

/// Only what counted bars the way: nobody did, or in time, or never in the end.
#[test]
fn who_had_no_stake_need_not_wait() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		leave(A);
		assert_eq!(AssignmentFor::<Test>::get(A, P), None);
		assert_ok!(try_join(P, A, key(1)));
	});
	// A pledge of the last era never counts.
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		PollWeight::set(Default::default());
		assert_ok!(pledge(S, P_AT_A, 100));
		leave(A);
		assert!(Assignments::<Test>::get(P_AT_A).unwrap().waiting() == 1);
		assert_ok!(try_join(P, A, key(1)));
	});
	// What counted through 10 can be slashed through 17, however late the stay ends.
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		assert_ok!(exit(S, P_AT_A, 100));
		run_to(15);
		leave(A);
		assert_eq!(Restaking::rejoin_from(A, &P), Some(18));
		run_to(17);
		assert_eq!(try_join(P, A, key(8)), Err(Error::<Test>::RejoinTooEarly.into()));
		run_to(18);
		assert_ok!(try_join(P, A, key(8)));
	});
}

/// Leaving before the execution leads out of no jail: 500 counted through 11, and can be slashed through 18.
/// The slash of 13 jails through 23, and then the operator may serve from 24 on.
#[test]
fn leaving_first_leads_out_of_no_jail() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(10);
		assert_ok!(request(home, 10, percent(10)));
		run_to(11);
		leave(service);
		let rejoin = || try_join(P, service, key(9));
		assert_eq!(rejoin(), Err(Error::<Test>::RejoinTooEarly.into()));
		run_to(13);
		assert!(execution(RequestId(0)).fully_settled);
		let jail = terms_in_jail([(24, RequestId(0), false)]);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail));
		run_to(18);
		assert_eq!(rejoin(), Err(Error::<Test>::RejoinTooEarly.into()));
		run_to(19);
		assert_eq!(rejoin(), Err(Error::<Test>::JailedOperator.into()));
		run_to(23);
		assert_ok!(rejoin());
		// Who joins is back.
		assert_eq!(Jails::<Test>::get(service, P), None);
	});
}

/// A stay that is over takes no more orders.
#[test]
fn a_closed_stay_stays_as_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		leave(A);
		let signed = || RuntimeOrigin::signed(P);
		let closed = || Error::<Test>::ClosedAssignment;
		assert_noop!(Restaking::leave_service(signed(), A), closed());
		assert_noop!(Restaking::unjail(signed(), A), closed());
		assert_noop!(Restaking::set_commission(signed(), A, percent(5)), closed());
		assert_noop!(Restaking::resume_assignment(signed(), P_AT_A), closed());
		let dismissed = Restaking::dismiss_operator(RuntimeOrigin::signed(OWNER_A), A, P);
		assert_noop!(dismissed, closed());
		let pair = sp_core::sr25519::Pair::from_seed(&[7; 32]);
		let proof = KeyProof::Sr25519(pair.sign(&Restaking::key_message(A, &P)));
		let key = ServiceKey::Sr25519(pair.public());
		assert_noop!(Restaking::rotate_key(signed(), A, key, proof), closed());
	});
}

/// A dismissal costs the wait, whatever the owner approves.
#[test]
fn an_approval_shortens_no_wait() {
	ExtBuilder::default().build_and_execute(|| {
		let service = crate::NextServiceId::<Test>::get();
		let owner = || RuntimeOrigin::signed(OWNER_A);
		let slasher = Some(caller(RuntimeOrigin::signed(SLASHER)));
		let policy = crate::types::JoinPolicy::Approval;
		let no_text = Default::default();
		assert_ok!(Restaking::register_service(
			owner(),
			terms(40),
			slasher,
			None,
			policy,
			None,
			no_text
		));
		let approve = || Restaking::approve_operator(owner(), service, P);
		assert_ok!(approve());
		let home: AssignmentId = join(P, service);
		run_to(9);
		assert_ok!(pledge(S, home, 100));
		run_to(10);
		assert_ok!(Restaking::dismiss_operator(owner(), service, P));
		assert_ok!(approve());
		run_to(17);
		let rejoin = || try_join(P, service, key(9));
		assert_eq!(rejoin(), Err(Error::<Test>::RejoinTooEarly.into()));
		run_to(18);
		assert_ok!(rejoin());
	});
}

/// A ban can be lifted by those who make it. The stay that it ended stays ended.
#[test]
fn a_ban_has_a_way_back() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		let root = RuntimeOrigin::root;
		let unban = |origin| Restaking::unban_operator(origin, A, P);
		assert_noop!(unban(root()), Error::<Test>::NothingToChange);
		assert_noop!(
			Restaking::unban_operator(root(), restaking_primitives::ServiceId(9), P),
			Error::<Test>::NoSuchService
		);
		assert_ok!(Restaking::ban_operator(root(), A, P));
		assert_noop!(unban(RuntimeOrigin::signed(OWNER_A)), DispatchError::BadOrigin);
		assert_noop!(
			Restaking::unjail(RuntimeOrigin::signed(P), A),
			Error::<Test>::ClosedAssignment
		);
		assert_ok!(unban(root()));
		assert_eq!(events().last(), Some(&Event::OperatorUnbanned { service: A, operator: P }));
		assert_eq!(Jails::<Test>::get(A, P), None);
		assert_eq!(try_join(P, A, key(8)), Err(Error::<Test>::RejoinTooEarly.into()));
		run_to(18);
		assert_ok!(try_join(P, A, key(8)));
		// Who is not there can be banned as well.
		assert_ok!(Restaking::ban_operator(root(), B, Q));
		assert_eq!(try_join(Q, B, key(8)), Err(Error::<Test>::BannedOperator.into()));
		assert_ok!(Restaking::unban_operator(root(), B, Q));
		assert_ok!(try_join(Q, B, key(8)));
	});
}

/// A key belongs to the assignment that claimed it last, of one operator: what an earlier one drops is not
/// lost to a later one, and nobody else's meanwhile.
#[test]
fn a_key_follows_its_operator() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		leave(A);
		run_to(17);
		assert_eq!(try_join(STRANGER, A, key(1)), Err(Error::<Test>::NotOperator.into()));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), A));
		assert_eq!(try_join(Q, A, key(1)), Err(Error::<Test>::KeyTaken.into()));
		run_to(18);
		let again = crate::NextAssignmentId::<Test>::get();
		assert_ok!(try_join(P, A, key(1)));
		assert_eq!(KeyOwner::<Test>::get(A, key(1)), Some(again));
		assert_ok!(release(S));
		assert_eq!(KeyOwner::<Test>::get(A, key(1)), Some(again));
		assert_eq!(try_join(Q, A, key(1)), Err(Error::<Test>::KeyTaken.into()));
	});
}

/// Members of an assignment that closes are settled by the chain, as after a slash.
#[test]
fn a_closing_is_settled_by_itself() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for who in [S, T] {
			assert_ok!(pledge(who, P_AT_A, 100));
		}
		run_to(10);
		leave(A);
		let waiting = || Assignments::<Test>::get(P_AT_A).unwrap().waiting();
		assert_eq!(waiting(), 2);
		next_block();
		assert_eq!(waiting(), 0);
		assert_eq!(crate::PageQueue::<Test>::iter().count(), 0);
		assert_eq!([10, 11].map(|era| counted(S, P_AT_A, era)), [100, 0]);
	});
}
