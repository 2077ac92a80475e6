//! Exits and slashes: who left in time pays nothing, who left too late pays all the same.

use super::setting::*;
use crate::{Error, Event, Stakers};
use frame_support::{assert_noop, assert_ok, weights::Weight};

/// SC-EXIT-01: who counted in which era.
#[test]
fn who_counts_at_the_boundary() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		pledge_once(T, P_AT_A, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(13);
		for era in [11, 12, 13] {
			assert_ok!(request(P_AT_A, era, percent(10)));
		}
		run_to(16);
		assert_eq!((ledger(S).0, ledger(T).0), (800, 700));
	});
}

/// SC-EXIT-02: there is no era in which stake is both or neither slashable and free.
#[test]
fn the_release_boundary() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		unbond(S, 1_000);
		run_to(36);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(38);
		withdraw(S);
		run_to(40);
		assert_ok!(request(P_AT_A, 36, percent(40)));
		let release = || release(S);
		run_to(42);
		assert_noop!(release(), Error::<Test>::NothingToRelease);
		run_to(43);
		assert_eq!((proceeds(), custody(S)), (400, 0));
		run_to(44);
		assert_ok!(release());
		assert_eq!((free(S), Stakers::<Test>::get(S)), (200 + 600, None));
	});
}

/// SC-EXIT-03: leaving by all doors at once in the era of the offence does not help.
#[test]
fn everything_at_once_before_the_report() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let signed = RuntimeOrigin::signed(S);
		assert_ok!(exit(S, P_AT_A, 1_000));
		assert_ok!(Staking::chill(signed.clone()));
		let payee = pallet_staking::RewardDestination::Account(STRANGER);
		assert_ok!(Staking::set_payee(signed, payee));
		unbond(S, 1_000);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		run_to(14);
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(17);
		assert_eq!((ledger(S), proceeds()), ((600, 0), 400));
		run_to(38);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (0, 0));
	});
}

/// SC-EXIT-06: the report window, to the era; and executed in the last era there is.
#[test]
fn the_report_window() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		assert_noop!(request(P_AT_A, 13, percent(5)), Error::<Test>::OffenceInTheFuture);
		run_to(14);
		assert_ok!(request(P_AT_A, 10, percent(5)));
		run_to(15);
		assert_noop!(request(P_AT_A, 10, percent(5)), Error::<Test>::ReportedTooLate);
		run_to(17);
		assert_eq!(losses(), [(S, 50, 50)]);
	});
}

/// SC-EXIT-07: neither requests nor jail nor vetoes hold an exit.
#[test]
fn slashes_hold_no_exit() {
	let daily: fn() = || {
		for era in 13..17 {
			run_to(era);
			let _asked = request(P_AT_A, 12, percent(2));
		}
	};
	let vetoed: fn() = || {
		let id = request(P_AT_A, 12, percent(2)).unwrap();
		assert_ok!(veto(id));
	};
	let unsettled: fn() = || {
		assert_ok!(request(P_AT_A, 12, percent(2)));
		run_to(14);
		PollWeight::set(Weight::zero());
	};
	for disturb in [daily, vetoed, unsettled] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			run_to(12);
			assert_ok!(exit(S, P_AT_A, 1_000));
			disturb();
			run_to(20);
			assert_eq!(liability(S), 0);
			let _released = release(S);
			assert_eq!(Stakers::<Test>::get(S), None);
			PollWeight::set(Weight::MAX);
		});
	}
}

/// SC-EXIT-08: a matured exit pays nothing although nobody came for it.
#[test]
fn matured_but_nobody_came() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		pledge_once(T, P_AT_A, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(25);
		assert_ok!(request(P_AT_A, 25, percent(40)));
		run_to(30);
		assert_eq!((ledger(S).0, ledger(T).0), (1_000, 600));
		assert_ok!(pledge(S, Q_AT_A, 1_000));
	});
}

/// SC-EXIT-09: executed in time and settled late, by the staker's own call, once.
#[test]
fn executed_before_maturity_settled_after() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(14);
		let id = request(P_AT_A, 10, percent(40)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(17);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		run_to(18);
		assert_eq!((liability(S), ledger(S).0), (400, 1_000));
		assert_ok!(release(S));
		assert_eq!((ledger(S).0, proceeds(), liability(S)), (600, 400, 0));
		assert_eq!(Stakers::<Test>::get(S), None);
		PollWeight::set(Weight::MAX);
		run_to(25);
		assert_eq!(proceeds(), 400);
	});
}

/// SC-EXIT-11: forty exits, and a slash that takes of those who counted.
#[test]
fn a_slash_among_forty_exits() {
	for (offence, taken) in [(20, 90), (40, 70)] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			for now in 10..50 {
				run_to(now);
				assert_ok!(exit(S, P_AT_A, 10));
				if now == offence + 1 {
					assert_ok!(request(P_AT_A, offence, percent(10)));
				}
			}
			run_to(51);
			assert_eq!(proceeds(), taken);
			let left = counted(S, P_AT_A, 52);
			assert!(left > 0 && left <= 600);
			assert_ok!(exit(S, P_AT_A, left));
			run_to(60);
			assert_ok!(release(S));
			assert_eq!(Stakers::<Test>::get(S), None);
		});
	}
}

/// SC-EXIT-12: a gap is a gap, old liability stays, the cap spans both stays.
#[test]
fn out_and_in_again() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 500);
		pledge_once(T, P_AT_A, 500);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 500));
		run_to(14);
		pledge_once(S, P_AT_A, 500);
		run_to(16);
		for (era, part) in [(12, 20), (13, 10), (15, 10)] {
			assert_ok!(request(P_AT_A, era, percent(part)));
		}
		assert_noop!(request(P_AT_A, 14, percent(5)), Error::<Test>::CapReached);
		run_to(19);
		assert_eq!((ledger(S).0, ledger(T).0), (1_000 - 150, 1_000 - 200));
		run_to(20);
		assert_eq!(liability(S), 200 - 50);
	});
}

/// SC-EXIT-13: a request not executed in time ends with an event, and its part of the cap is free.
#[test]
fn eras_without_us() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 400));
		let late = request(P_AT_A, 10, percent(20)).unwrap();
		let kept = request(P_AT_A, 11, percent(20)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(16);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), kept));
		run_to(21);
		PollWeight::set(Weight::MAX);
		next_block();
		let (request, service, assignment) = (late, A, P_AT_A);
		assert!(events().contains(&Event::SlashExpired { request, service, assignment }));
		assert_eq!((ledger(S).0, proceeds()), (800, 200));
		assert_eq!(crate::Caps::<Test>::get(P_AT_A).open.len(), 0);
	});
}

/// Full blocks until a request is expired: the next one takes its place in the cap, and ends it. Else
/// it would outlive its assignment, and be tried again for ever.
#[test]
fn full_blocks_until_it_expires() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		let late = request(P_AT_A, 10, percent(20)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(18);
		assert_ok!(request(P_AT_A, 16, percent(30)));
		let (request, service, assignment) = (late, A, P_AT_A);
		assert!(events().contains(&Event::SlashExpired { request, service, assignment }));
		check_state();
		assert_noop!(veto(late), Error::<Test>::NoSuchRequest);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		run_to(30);
		assert_ok!(release(S));
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!(crate::Assignments::<Test>::get(P_AT_A), None);
		assert_eq!(crate::SlashRequests::<Test>::iter().count(), 0);
		assert_eq!(crate::SlashBonds::<Test>::get(A, BOND_PAYER).map(|bond| bond.locked), Some(0));
	});
}

/// SC-EXIT-14: no stake is withdrawn in an era in which a slash of its last counted era may execute.
#[test]
fn one_clock() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let active = pallet_staking::ActiveEra::<Test>::get().unwrap().index;
		assert_eq!(active + 1, era());
		assert_ok!(exit(S, P_AT_A, 1_000));
		unbond(S, 1_000);
		run_to(14);
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(17);
		assert_eq!(proceeds(), 400);
		run_to(38);
		withdraw(S);
		assert_eq!(ledger(S).0, 0);
	});
}
