//! A slash that was wrong goes back, to exactly those who lost it, with numbers.

use super::setting::*;
use crate::{Assignments, Error, Event, Jails, SlashRequests};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_primitives::{AssignmentId, EraIndex, RequestId, ServiceId, Shares};

/// A service that judges and jails for three eras: 25 % of a slash for the treasury, 20 % for `Q`, 5 % for
/// reporters.
fn shared_service() -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.hook = TestHook::Judge;
	terms.conditions.jail_term = 3;
	let (treasury, recipient, reporter) = (percent(25), percent(20), percent(5));
	terms.conditions.shares = Shares { treasury, recipient, reporter };
	terms.conditions.recipient = Some(Q);
	another_service(terms, P)
}

/// A stranger proves an offence of `P`, and the request is given.
fn proven(home: AssignmentId, era: EraIndex, part: u32) -> RequestId {
	let id = crate::NextRequestId::<Test>::get();
	let (offence, fraction) = (new_offence(), percent(part));
	let evidence = Proof { operator: P, offence, era, fraction }.encode().try_into().unwrap();
	assert_ok!(Restaking::report_offence(RuntimeOrigin::signed(STRANGER), home, evidence).plain());
	id
}

fn execute(id: RequestId) {
	assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id).plain());
}

fn settle(who: AccountId) {
	assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), who, MANY).plain());
}

/// SC-UNDO-01: a half has settled when the order comes: who lost gets it back, who has not settled loses nothing,
/// and a standing order is renewed to all that counted.
#[test]
fn an_order_when_a_half_has_settled() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = shared_service();
		run_to(9);
		pledge_once(S, home, 1_000);
		pledge_once(T, home, 500);
		assert_ok!(pledge(U, home, 500));
		run_to(12);
		let (issuance, of_q) = (Balances::total_issuance(), free(Q));
		let id = proven(home, 12, 10);
		PollWeight::set(Weight::zero());
		run_to(15);
		execute(id);
		settle(S);
		assert_eq!((ledger(S), counted(S, home, 16), waits()), ((900, 900), 750, 100));
		assert_eq!(lost(id, S), (100, 0));
		let jail = terms_in_jail([(19, id, false)]);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail));

		run_to(16);
		assert_ok!(undo(id));
		let (assignment, fraction) = (home, percent(10));
		let undone = Event::SlashUndone {
			request: id,
			service,
			assignment,
			fraction,
			waiting: 100,
			unsettled: 2,
		};
		assert!(events().contains(&undone));
		// Nothing but the jail, the cap and the log has changed. S gets its own by a call.
		assert_eq!((Jails::<Test>::get(service, P), waits()), (None, 100));
		assert_eq!(Assignments::<Test>::get(home).unwrap().left, percent(40));
		assert_ok!(give_back(id, S));
		let back = Event::GivenBack { request: id, stash: S, bonded: 100, freed: 0, held: 0 };
		assert!(events().contains(&back));
		assert_eq!((ledger(S), counted(S, home, 17), waits()), ((1_000, 1_000), 750, 0));
		assert_noop!(give_back(id, S), Error::<Test>::NothingLost);

		settle(T);
		settle(U);
		let spared = |stash| Event::SlashSpared { request: id, stash, amount: 50 };
		assert!([T, U].into_iter().all(|who| events().contains(&spared(who))));
		assert_eq!([T, U].map(ledger), [(1_000, 1_000); 2]);
		assert_eq!([T, U].map(|who| counted(who, home, 17)), [375, 500]);
		// Nobody has to say that it is back after a jail that the order has ended.
		assert!(!is_suspended(home));
		assert!(is_over(id));
		pledge_once(S, home, 250);
		assert_eq!(counted(S, home, 17), 1_000);
		PollWeight::set(Weight::MAX);
		run_to(16 + 2 * WAIT);
		assert_eq!((treasury(), free(Q) - of_q, free(STRANGER)), (0, 0, 10_000));
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

/// SC-UNDO-02: what unlocking stake lost is free in the era in which it would be, had it been unbonded when it
/// was taken.
#[test]
fn who_was_leaving_waits_for_as_long() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		unbond(S, 1_000);
		let id = request(P_AT_A, 12, percent(20)).unwrap();
		run_to(15);
		assert_eq!((ledger(S), lost(id, S)), ((800, 0), (0, 200)));
		assert_ok!(exit(S, P_AT_A, 500));
		run_to(16);
		assert_ok!(undo(id));
		assert_noop!(give_back(id, S), Error::<Test>::NotDueYet);
		// Unbonded in 12, free in 40; taken in 15, free in 43.
		run_to(40);
		withdraw(S);
		assert_eq!((ledger(S), free(S)), ((0, 0), 200 - 5 + 800));
		assert_ok!(release(S));
		run_to(42);
		assert_noop!(give_back(id, S), Error::<Test>::NotDueYet);
		assert_eq!(free(S), 1_000);
		// Then it comes by itself.
		run_to(43);
		let back = Event::GivenBack { request: id, stash: S, bonded: 0, freed: 200, held: 0 };
		assert!(events().contains(&back));
		assert_eq!((free(S), is_over(id)), (1_200, true));
	});
}

/// SC-UNDO-03: the proceeds of a request are one sum, and each share of it is rounded once.
#[test]
fn one_rounding_for_a_request() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = shared_service();
		run_to(9);
		[S, T, U].into_iter().for_each(|who| pledge_once(who, home, 330));
		run_to(10);
		let (issuance, of_q) = (Balances::total_issuance(), free(Q));
		let id = proven(home, 10, 10);
		run_to(13);
		assert_eq!((losses().len(), waits()), (3, 99));
		run_to(13 + WAIT - 1);
		assert_noop!(divide(id), Error::<Test>::NotDueYet);
		run_to(13 + WAIT);
		let divided = Event::SlashDivided {
			request: id,
			service,
			assignment: home,
			burned: 52,
			treasury: 24,
			recipient: 19,
			reporter: 4,
		};
		assert!(events().contains(&divided));
		assert_eq!((free(Q) - of_q, free(STRANGER), treasury()), (19, 10_004, 24));
		assert_eq!((issuance - Balances::total_issuance(), is_over(id)), (52, true));
	});
}

/// SC-UNDO-04: what custody lost is not bonded, whatever the account has bonded anew. What may still be slashed,
/// and is not covered, goes into custody again.
#[test]
fn custody_comes_back_free() {
	for short in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			unbond(S, 1_000);
			run_to(38);
			withdraw(S);
			assert_eq!((ledger(S), custody(S), free(S)), ((0, 0), 400, 200 - 5 + 600));
			let id = request(P_AT_A, 38, percent(30)).unwrap();
			run_to(41);
			assert_eq!((custody(S), lost(id, S), liability(S)), (100, (0, 300), 100));
			let payee = pallet_staking::RewardDestination::Stash;
			assert_ok!(Staking::bond(RuntimeOrigin::signed(S), 50, payee));
			// 100 = 75 + 50 / 2.
			assert_ok!(release(S));
			assert_eq!(custody(S), 75);
			if short {
				base_slash(S, 50);
				assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
			}
			assert_ok!(undo(id));
			assert_noop!(give_back(id, S), Error::<Test>::NotDueYet);
			let (before, held) = (free(S), if short { 25 } else { 0 });
			run_to(41 + WAIT);
			let back = Event::GivenBack { request: id, stash: S, bonded: 0, freed: 300, held };
			assert!(events().contains(&back));
			assert_eq!((free(S) - before, custody(S)), (300 - held, 75 + held));
			assert_eq!((ledger(S).0, is_short(S)), (if short { 0 } else { 50 }, false));
		});
	}
}

/// SC-UNDO-05: what another slash takes does not depend on whether, or when, the first is undone.
#[test]
fn orders_leave_other_slashes_alone() {
	for ordered in [None, Some(16), Some(20)] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			run_to(12);
			let first = request(P_AT_A, 12, percent(20)).unwrap();
			run_to(16);
			assert_eq!((ledger(S).0, counted(S, P_AT_A, 16)), (800, 500));
			let second = request(P_AT_A, 16, percent(20)).unwrap();
			if let Some(era) = ordered {
				run_to(era);
				assert_ok!(undo(first));
			}
			run_to(21);
			assert_eq!(execution(second).taken, 100);
			let left = if ordered.is_some() { 900 } else { 700 };
			assert_eq!((ledger(S), counted(S, P_AT_A, 22)), ((left, left), 250));
		});
	}
}

/// SC-UNDO-06: what waits can not be taken by the base chain: why only governance may order. And there is no
/// ledger to bond to any more.
#[test]
fn a_base_slash_while_it_waits() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(40)).unwrap();
		run_to(13);
		base_slash(S, 1_000);
		assert_eq!((ledger(S), waits()), ((0, 0), 400));
		run_to(14);
		assert_ok!(undo(id));
		next_block();
		assert_noop!(give_back(id, S), Error::<Test>::NotDueYet);
		assert_eq!(lost(id, S), (400, 0));
		let before = free(S);
		run_to(13 + WAIT);
		assert_eq!((ledger(S), free(S) - before, is_over(id)), ((0, 0), 400, true));
	});
}

/// A member that has left, of whom no record is there: its loss is on record, and is bonded again.
#[test]
fn who_has_left_gets_it_back() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(20)).unwrap();
		run_to(13);
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(S)).plain());
		run_to(21);
		assert_ok!(release(S));
		assert_eq!(crate::Stakers::<Test>::get(S), None);
		assert_ok!(undo(id));
		next_block();
		assert_eq!((ledger(S), is_over(id)), ((1_000, 1_000), true));
		assert_eq!(crate::Stakers::<Test>::get(S), None);
	});
}

/// What waits is out of reach of a later slash. What has come back bonded is in reach again.
#[test]
fn later_slashes_reach_what_came_back() {
	for (ordered, taken) in [(14, 200), (17, 100)] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let first = request(P_AT_A, 10, percent(20)).unwrap();
			run_to(13);
			// 100 are left, and 200 may still be slashed.
			base_slash(S, 700);
			assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
			let second = request(P_AT_A, 13, percent(20)).unwrap();
			run_to(ordered);
			assert_ok!(undo(first));
			run_to(18);
			assert_eq!((execution(second).asked, execution(second).taken), (200, taken));
			let early = ordered == 14;
			assert_eq!((ledger(S).0, lost(first, S).0), if early { (100, 0) } else { (0, 200) });
			let before = free(S);
			run_to(13 + WAIT);
			assert_eq!((free(S) - before, is_over(first)), (if early { 0 } else { 200 }, true));
		});
	}
}

/// SC-UNDO-05: several requests are undone, in any order, each by itself.
#[test]
fn several_orders() {
	for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let parts = [10, 7, 5];
			let ids = parts.map(|part| request(P_AT_A, 10, percent(part)).unwrap());
			run_to(13);
			assert_eq!((ledger(S).0, counted(S, P_AT_A, 14)), (780, 450));
			let mut active = 780;
			for index in order {
				assert_ok!(undo(ids[index]));
				assert_noop!(undo(ids[index]), Error::<Test>::AlreadyUndone);
				next_block();
				active += u128::from(parts[index]) * 10;
				assert_eq!((ledger(S), counted(S, P_AT_A, era() + 1)), ((active, active), 450));
				check_state();
			}
			assert_eq!(SlashRequests::<Test>::iter().count(), 0);
			assert_eq!(Assignments::<Test>::get(P_AT_A).unwrap().left, percent(40));
		});
	}
}

/// A staker that was short gets what was taken, not what was asked. The cuts of its other claims stand.
#[test]
fn who_was_short_gets_what_was_taken() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		base_slash(S, 750);
		// 250 for claims of 400 and 100.
		assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
		let id = request(P_AT_A, 10, percent(40)).unwrap();
		run_to(13);
		assert_eq!(losses(), [(S, 400, 200)]);
		assert_eq!((ledger(S).0, liability(S), counted(S, P_AT_B, 14)), (50, 50, 500));
		assert_ok!(undo(id));
		next_block();
		assert_eq!((ledger(S).0, liability(S), counted(S, P_AT_B, 15)), (250, 50, 500));
		assert!(is_over(id));
	});
}

/// A staker that is short and has not settled: what it does not owe any more cuts no other claim.
#[test]
fn what_is_undone_cuts_no_claim() {
	for undone in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			full_pledges_once(S);
			let first = request(P_AT_A, 10, percent(40)).unwrap();
			let other = request(P_AT_B, 10, percent(10)).unwrap();
			PollWeight::set(Weight::zero());
			run_to(13);
			[first, other].into_iter().for_each(execute);
			// 250 are left, for 400 and 100.
			base_slash(S, 750);
			assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
			assert!(is_short(S));
			if undone {
				assert_ok!(undo(first));
			}
			settle(S);
			let taken = |id| SlashRequests::<Test>::get(id).map(|_| execution(id).taken);
			let expected = if undone { (None, Some(100)) } else { (Some(200), Some(50)) };
			assert_eq!((taken(first), taken(other), is_short(S)), (expected.0, expected.1, false));
			PollWeight::set(Weight::MAX);
		});
	}
}
