//! The life of a slash, with numbers.

use super::setting::*;
use crate::{Error, SlashRequests};
use frame_support::{assert_noop, assert_ok, weights::Weight};

/// SC-SLASH-01: it really happens, without any call by anyone.
#[test]
fn it_really_happens() {
	for (standing, left, after) in [(false, 0, 0), (true, 360, 144)] {
		ExtBuilder::default().build_and_execute(|| {
			run_to(9);
			match standing {
				true => pledge(S, P_AT_A, 600).unwrap(),
				false => pledge_once(S, P_AT_A, 600),
			}
			run_to(10);
			let id = request(P_AT_A, 10, percent(40)).unwrap();
			run_to(12);
			assert_eq!((ledger(S).0, treasury()), (1_000, 0));
			run_to(13);
			assert_eq!((ledger(S).0, treasury()), (760, 240));
			assert_eq!(losses(), [(S, 240, 240)]);
			assert_eq!((counted(S, P_AT_A, 14), liability(S)), (left, after));
			assert!(SlashRequests::<Test>::get(id).is_none());
			check_state();
		});
	}
}

/// SC-SLASH-05: together never above the cap for eras that share a window.
#[test]
fn beyond_the_cap() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let first = request(P_AT_A, 10, percent(30)).unwrap();
		run_to(12);
		assert_noop!(request(P_AT_A, 12, percent(20)), Error::<Test>::CapReached);
		assert_ok!(request(P_AT_A, 12, percent(10)));
		assert_ok!(veto(first));
		run_to(13);
		assert_ok!(request(P_AT_A, 13, percent(30)));
		run_to(16);
		assert_eq!(treasury(), 20 + 400);
	});
}

/// A request ends in an orderly way when its service has retired and nobody has noted that yet.
#[test]
fn a_request_of_a_retired_service_ends_once() {
	let ends: [fn(restaking_primitives::RequestId); 3] = [
		// It expires.
		|_| {
			PollWeight::set(Weight::zero());
			run_to(18);
			PollWeight::set(Weight::MAX);
			next_block();
		},
		// It is vetoed together with others, and looked at when it is due.
		|_| {
			assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
			run_to(13);
		},
		// It is vetoed together with others, and another request looks at it.
		|_| {
			assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
			assert_ok!(request(P_AT_A, 10, percent(40)));
		},
	];
	for end in ends {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let id = request(P_AT_A, 10, percent(30)).unwrap();
			assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
			end(id);
			assert!(SlashRequests::<Test>::get(id).is_none());
			assert_eq!(ledger(S).0, 1_000);
			check_state();
		});
	}
}
