//! Leaving.

use super::setting::*;
use crate::{Assignments, Error, Event, Stakers};
use frame_support::{assert_noop, assert_ok};

#[test]
fn an_exit_tells_when_it_is_released() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(pledge(T, P_AT_A, 5));
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 300));
		let (stash, assignment, amount, fresh) = (S, P_AT_A, 300, 0);
		let told =
			Event::Exited { stash, assignment, amount, fresh, until_era: 12, released_era: 20 };
		assert_eq!(events(), vec![told]);
	});
}

#[test]
fn an_exit_of_too_much_is_an_exit_of_all() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(exit(S, P_AT_A, u128::MAX));
		assert_eq!(counted(S, P_AT_A, 11), 0);
		assert_noop!(exit(S, P_AT_A, 1), Error::<Test>::NothingToExit);
	});
}

#[test]
fn several_exits_of_one_era_are_one() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		for _ in 0..50 {
			assert_ok!(exit(S, P_AT_A, 10));
		}
		assert_eq!(Stakers::<Test>::get(S).unwrap().positions[0].record.past.len(), 2);
		assert_eq!(liability(S), 400);
		run_to(18);
		assert_eq!(liability(S), 200);
	});
}

#[test]
fn exit_all_leaves_everything() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(S)).plain());
		assert_eq!([P_AT_A, P_AT_B].map(|id| counted(S, id, 11)), [0, 0]);
		assert_eq!(liability(S), 500);
		let again = Restaking::exit_all(RuntimeOrigin::signed(S)).plain();
		assert_noop!(again, Error::<Test>::NothingToExit);
		run_to(18);
		assert_ok!(release(S));
		assert_eq!(free(S), 200);
	});
}

/// With an exit window below the bonding duration, who exits and unbonds at once needs no custody.
#[test]
fn exit_and_unbond_at_once_needs_no_custody() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(Restaking::exit_and_unbond(RuntimeOrigin::signed(S), P_AT_A, 400).plain());
		assert_eq!(ledger(S), (1_000, 600));
		assert_eq!(counted(S, P_AT_A, 11), 600);
		run_to(38);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (600, 0));
		// More than counts: only what counts is unbonded.
		assert_ok!(Restaking::exit_and_unbond(RuntimeOrigin::signed(S), P_AT_A, 5_000).plain());
		assert_eq!(ledger(S), (600, 0));
	});
}

#[test]
fn exit_and_unbond_is_one_or_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		pallet_staking::MinNominatorBond::<Test>::put(900);
		let both = Restaking::exit_and_unbond(RuntimeOrigin::signed(S), P_AT_A, 400).plain();
		assert_noop!(both, pallet_staking::Error::<Test>::InsufficientBond);
	});
}

/// A staker without stake can still leave, and a closing is an exit of every member.
#[test]
fn a_closing_is_an_exit_of_everybody() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for who in [S, T] {
			assert_ok!(pledge(who, P_AT_A, 1_000));
		}
		run_to(12);
		PollWeight::set(Default::default());
		assert_ok!(pledge(U, P_AT_A, 1_000));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		assert_eq!(Assignments::<Test>::get(P_AT_A).unwrap().waiting(), 3);
		run_to(15);
		// Nobody was settled, everybody counts as if.
		assert_eq!([12, 13].map(|era| counted(S, P_AT_A, era)), [1_000, 0]);
		assert_eq!([S, T, U].map(liability), [400, 400, 0]);
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
		let (stash, assignment, amount) = (S, P_AT_A, 1_000);
		let told =
			Event::Exited { stash, assignment, amount, fresh: 0, until_era: 12, released_era: 20 };
		assert_eq!(events(), vec![told]);
		assert_noop!(
			Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain(),
			Error::<Test>::NothingToSettle
		);
		// What never counted is over at once.
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), U, MANY).plain());
		assert_ok!(release(U));
		assert_eq!(Stakers::<Test>::get(U), None);
		run_to(20);
		assert_eq!([S, T, U].map(liability), [0, 0, 0]);
		assert_ok!(release(S));
		assert_ok!(release(T));
		assert_eq!(Assignments::<Test>::get(P_AT_A), None);
	});
}

#[test]
fn retirement_reaches_positions_that_nobody_touches() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 1_000);
		run_to(32);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
		// Only B's budget has to be held: A's has been free since era 40.
		run_to(40);
		withdraw(S);
		assert_eq!((custody(S), liability(S)), (100, 100));
	});
}

/// One call notes a retirement in memory and then judges the liability of all positions again: what
/// it has changed is newer than what is stored.
#[test]
fn a_retirement_is_noted_and_judged_in_one_call() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
		run_to(11);
		base_slash(S, 600);
		// Cuts all claims to what is left, and finds that even then nothing more fits.
		assert_noop!(pledge(S, P_AT_B, 1), Error::<Test>::ExposureLimitReached);
		assert_ok!(exit(S, P_AT_B, 1));
		assert_eq!(liability(S), 400);
	});
}
