//! Denial of service.

use super::setting::*;
use crate::{Assignments, Error, Members, Services, Stakers};
use frame_support::{assert_noop, assert_ok};

/// SC-DOS-01: dust fills no list of others; below the minimum is refused.
#[test]
fn dust_in_every_list() {
	let crowd: Vec<_> = (10_000..11_000).map(|who| (who, 20, 20)).collect();
	ExtBuilder::default().stakers(crowd.clone()).build_and_execute(|| {
		for (who, ..) in &crowd {
			assert_ok!(pledge(*who, P_AT_A, 1));
		}
		MinPledge::set(2);
		assert_noop!(pledge(T, P_AT_A, 1), Error::<Test>::BelowMinPledge);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		let home = Assignments::<Test>::get(P_AT_A).unwrap();
		assert_eq!((home.members, home.totals.next), (1_001, 2_000));
		// Each of them paid for its record.
		assert!(crowd.iter().all(|(who, ..)| free(*who) == 15));
		// Leaving is one step, for however many.
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		run_to(era() + 9);
		assert_eq!(liability(S), 0);
		for (who, ..) in &crowd {
			assert_ok!(Restaking::settle(RuntimeOrigin::signed(STRANGER), *who));
		}
		assert_ok!(Restaking::release(RuntimeOrigin::signed(STRANGER), S));
		assert_eq!(Members::<Test>::iter().count(), 0);
		assert_eq!(Assignments::<Test>::get(P_AT_A), None);
	});
}

/// SC-DOS-02: what remains is the minimum or nothing, and an exit is never refused.
#[test]
fn shrinking_to_one() {
	ExtBuilder::default().build_and_execute(|| {
		let mut dear = terms(10);
		dear.conditions.min_pledge = 10;
		let (_, id) = another_service(dear, P);
		run_to(9);
		for who in [S, T] {
			assert_ok!(pledge(who, id, 1_000));
		}
		assert_ok!(exit(S, id, 999));
		assert_ok!(exit(T, id, 990));
		assert_eq!((counted(S, id, 10), counted(T, id, 10)), (0, 10));
	});
}

/// SC-DOS-03: nobody else adds to a record, or moves a date in it.
#[test]
fn writing_into_my_record() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(exit(S, P_AT_B, 10));
		let before = Stakers::<Test>::get(S);
		for who in [STRANGER, P, OWNER_A, SLASHER] {
			let signed = || RuntimeOrigin::signed(who);
			assert_noop!(Restaking::release(signed(), S), Error::<Test>::NothingToRelease);
			assert_noop!(Restaking::trim(signed(), S), Error::<Test>::NothingToTrim);
			assert_noop!(Restaking::settle(signed(), S), Error::<Test>::NothingToSettle);
			assert_noop!(Restaking::enforce(signed(), S), Error::<Test>::NothingToEnforce);
			let none = Restaking::exit(signed(), P_AT_A, 1);
			assert_noop!(none, Error::<Test>::NoPosition);
		}
		assert_eq!(Stakers::<Test>::get(S), before);
	});
}

/// SC-DOS-06: a thousand services cost their owner a thousand deposits, and others nothing.
#[test]
fn a_thousand_services() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), OWNER_B, 1_000_000));
		for _ in 0..1_000 {
			let slasher = Some(caller(RuntimeOrigin::signed(SLASHER)));
			let (owner, text) = (RuntimeOrigin::signed(OWNER_B), Default::default());
			let open = Default::default();
			assert_ok!(Restaking::register_service(
				owner,
				terms(5),
				slasher,
				None,
				open,
				None,
				text
			));
		}
		assert_eq!(free(OWNER_B), 1_000_000 - 100_000);
		assert_eq!(Services::<Test>::iter().count(), 1_002);
	});
}

/// SC-DOS-06: accounts without keys of their own stake can not be stakers.
#[test]
fn who_has_no_stake_is_no_staker() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [P, OWNER_A, 12_345] {
			assert_noop!(pledge(who, P_AT_A, 1), Error::<Test>::NotStash);
		}
	});
}
