//! A pledge with nothing left behind it: cut, and counting for nothing, whichever call touches it first.

use super::setting::*;
use crate::{Assignments, Error, Services};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

type Call = fn() -> DispatchResult;

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

const CALLS: [(&str, Call); 6] = [
	("settle", || Restaking::settle_staker(stranger(), S, MANY).plain()),
	("trim", || trim(S)),
	("release", || release(S)),
	("exit", || exit(S, P_AT_A, 1)),
	("exit all", || Restaking::exit_all(RuntimeOrigin::signed(S)).plain()),
	("exit and unbond", || settled(S, |by| Restaking::exit_and_unbond(by, P_AT_A, 1))),
];

#[test]
fn it_counts_for_nothing_whichever_call_comes_first() {
	for (name, call) in CALLS {
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 1_000);
			base_slash(S, 1_000);
			assert_eq!(Assignments::<Test>::get(P_AT_A).unwrap().totals.next, 1_000);
			assert_eq!(call(), Ok(()), "{name}");
			assert_eq!(counted(S, P_AT_A, 11), 0, "{name}");
			assert_eq!(Assignments::<Test>::get(P_AT_A).unwrap().totals.next, 0, "{name}");
			assert_eq!(Services::<Test>::get(A).unwrap().totals.next, 0, "{name}");
			assert_eq!((liability(S), is_short(S)), (0, false), "{name}");
			// Nothing is left to do for any of them.
			for (other, call) in CALLS {
				assert!(call().is_err(), "{other} after {name}");
			}
		});
	}
}

/// A settlement goes with any call in one batch, and alone is enough.
#[test]
fn a_call_that_settled_keeps_it() {
	for (name, call) in CALLS {
		ExtBuilder::default().build_and_execute(|| {
			full_pledges_once(S);
			PollWeight::set(Default::default());
			let id = request(P_AT_A, 10, percent(10)).unwrap();
			run_to(13);
			assert_ok!(Restaking::execute_slash(stranger(), id));
			assert_eq!(call(), Ok(()), "{name}");
			assert_eq!(ledger(S).0, 900, "{name}");
		});
	}
}

/// What raises a risk is done whole or not at all.
#[test]
fn what_raises_a_risk_is_whole_or_refused() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		base_slash(S, 1_000);
		let signed = || RuntimeOrigin::signed(S);
		assert!(pledge(S, P_AT_A, 1).is_err());
		let (hash, all) = (terms(40).hash(), percent(100));
		assert_noop!(
			Restaking::move_pledge(signed(), P_AT_A, Q_AT_A, 1, hash, all).plain(),
			Error::<Test>::TooManyLosses
		);
		assert_noop!(
			Restaking::set_standing_order(signed(), P_AT_A, true).plain(),
			Error::<Test>::TooManyLosses
		);
		assert_eq!(liability(S), 500);
		assert_ok!(Restaking::settle_staker(stranger(), S, MANY).plain());
		assert_eq!(liability(S), 0);
	});
}
