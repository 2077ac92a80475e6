//! Exits and timing: the scenarios that need no slash of a service.

use super::setting::*;
use crate::{Error, Event, Stakers};
use frame_support::{assert_noop, assert_ok};

/// SC-EXIT-01: an exit counts through the era it is asked in.
#[test]
fn who_counts_at_the_boundary() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(T, P_AT_A, 1_000));
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(13);
		let of = |who| [9, 10, 11, 12, 13].map(|era| counted(who, P_AT_A, era));
		assert_eq!(of(S), [0, 1_000, 1_000, 1_000, 0]);
		assert_eq!(of(T), [0, 1_000, 1_000, 1_000, 1_000]);
	});
}

/// SC-EXIT-02: released at the boundary, not an era before, and without anybody else's call.
#[test]
fn custody_is_released_eight_eras_after_the_exit() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		unbond(S, 1_000);
		run_to(36);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(38);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (0, 400));
		for era in [42, 43] {
			run_to(era);
			let release = release(S);
			assert_noop!(release, Error::<Test>::NothingToRelease);
			assert_eq!(liability(S), 400);
		}
		run_to(44);
		assert_eq!(liability(S), 0);
		assert_ok!(release(S));
		assert_eq!(free(S), 1_200);
		assert_eq!(Stakers::<Test>::get(S), None);
	});
}

/// SC-EXIT-03: exit, chill, new payee, unbonding and the operator's leaving, all in the era of the
/// offence: everything stays within reach for the whole window.
#[test]
fn everything_at_once_stays_within_reach() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		let signed = RuntimeOrigin::signed(S);
		assert_ok!(exit(S, P_AT_A, 1_000));
		assert_ok!(Staking::chill(signed.clone()));
		assert_ok!(Staking::set_payee(
			signed,
			pallet_staking::RewardDestination::Account(STRANGER)
		));
		unbond(S, 1_000);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		for era in [11, 14, 17] {
			run_to(era);
			assert_eq!(counted(S, P_AT_A, 10), 1_000);
			assert_eq!(liability(S), 400);
			assert_eq!(ledger(S).0, 1_000);
		}
		run_to(18);
		assert_eq!(liability(S), 0);
	});
}

/// SC-EXIT-05: what is withdrawn without an exit goes into custody before it can be moved.
#[test]
fn withdraw_and_run() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 1_000);
		run_to(38);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (0, 500));
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(S), STRANGER, false));
		assert_eq!(free(STRANGER), 10_000 + 500 + 200 - 10 - ExistentialDeposit::get());
		assert_eq!((custody(S), liability(S)), (500, 500));
	});
}

/// SC-EXIT-07: nothing that a service or an operator does holds an exit.
#[test]
fn nobody_holds_an_exit() {
	let owner = || RuntimeOrigin::signed(OWNER_A);
	let runs: [fn(RuntimeOrigin); 6] = [
		|owner| Restaking::pause_service(owner, A).unwrap(),
		|_| Restaking::pause_service(RuntimeOrigin::root(), A).unwrap(),
		|owner| Restaking::retire_service(owner, A).unwrap(),
		|_| Restaking::leave_service(RuntimeOrigin::signed(P), A).unwrap(),
		|owner| Restaking::dismiss_operator(owner, A, P).unwrap(),
		|owner| Restaking::remove_slasher(owner, A).unwrap(),
	];
	for disturb in runs {
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 1_000);
			run_to(12);
			assert_ok!(exit(S, P_AT_A, 1_000));
			disturb(owner());
			run_to(19);
			assert_eq!(liability(S), 400);
			run_to(20);
			assert_eq!(liability(S), 0);
			assert_ok!(release(S));
			assert_eq!(Stakers::<Test>::get(S), None);
		});
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 1_000);
			run_to(12);
			disturb(owner());
			run_to(13);
			// After it as well as before; or the closing was the exit, which a page has settled.
			let closed = counted(S, P_AT_A, 13) == 0;
			let by_page = Stakers::<Test>::get(S).unwrap().positions[0].record.pledged == 0;
			if !by_page {
				assert_ok!(exit(S, P_AT_A, 1_000));
			}
			assert_noop!(exit(S, P_AT_A, 1_000), Error::<Test>::NothingToExit);
			run_to(if closed { 20 } else { 21 });
			assert_eq!(liability(S), 0);
		});
	}
}

/// SC-EXIT-08: a matured exit needs nobody to come.
#[test]
fn a_matured_exit_needs_no_call() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(30);
		assert_eq!((liability(S), counted(S, P_AT_A, 25)), (0, 0));
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_eq!(liability(S), 400);
	});
}

/// SC-EXIT-10: what never counted is free at once.
#[test]
fn an_increase_that_never_counted_is_free_at_once() {
	for (amount, left, waiting) in [(300, 1_000, 0), (400, 900, 40)] {
		ExtBuilder::default().stakers([(104, 2_000, 200)]).build_and_execute(|| {
			run_to(9);
			assert_ok!(pledge(104, P_AT_A, 1_000));
			run_to(10);
			assert_ok!(pledge(104, P_AT_A, 300));
			assert_eq!(liability(104), 520);
			assert_ok!(exit(104, P_AT_A, amount));
			assert_eq!((counted(104, P_AT_A, 10), counted(104, P_AT_A, 11)), (1_000, left));
			assert_eq!(liability(104), 400);
			run_to(18);
			assert_eq!(liability(104), 400 - waiting);
		});
	}
}

/// SC-EXIT-11: forty exits in forty eras, none refused, each released eight eras later, and nothing
/// left over in the end.
#[test]
fn forty_exits_in_forty_eras() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		for done in 0..40u32 {
			let now = 10 + done;
			run_to(now);
			assert_ok!(exit(S, P_AT_A, 10));
			let released = u128::from(done.saturating_sub(7)) * 10;
			assert_eq!(liability(S), (1_000 - released) * 4 / 10, "in era {now}");
		}
		assert_eq!((counted(S, P_AT_A, 45), counted(S, P_AT_A, 50)), (650, 600));
		assert_ok!(exit(S, P_AT_A, 600));
		run_to(57);
		assert_ok!(release(S));
		assert_eq!(Stakers::<Test>::get(S), None);
		assert_eq!((free(S), ledger(S).0), (200, 1_000));
	});
}

/// SC-EXIT-12: out and in again leaves a gap, and the old liability.
#[test]
fn out_and_in_again() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 500);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 500));
		run_to(14);
		assert_ok!(pledge(S, P_AT_A, 500));
		run_to(16);
		let at = [11, 12, 13, 14, 15, 16].map(|era| counted(S, P_AT_A, era));
		assert_eq!(at, [500, 500, 0, 0, 500, 500]);
		run_to(19);
		assert_eq!(liability(S), 400);
		run_to(20);
		assert_eq!(liability(S), 200);
	});
}

/// SC-EXIT-13: eras without any call change nothing: maturity is arithmetic.
#[test]
fn eras_without_us() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 400));
		let before = Stakers::<Test>::get(S);
		run_to(21);
		assert_eq!(Stakers::<Test>::get(S), before);
		assert_eq!(
			(liability(S), counted(S, P_AT_A, 12), counted(S, P_AT_A, 13)),
			(240, 1_000, 600)
		);
	});
}

/// SC-EXIT-14: the clock is the era in which staking dates its chunks, one session ahead.
#[test]
fn the_clock_is_the_planned_era() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		let active = pallet_staking::ActiveEra::<Test>::get().unwrap().index;
		assert_eq!(active + 1, era());
		assert_ok!(pledge(S, P_AT_A, 1_000));
		let from = events().into_iter().find_map(|event| match event {
			Event::Pledged { from_era, .. } => Some(from_era),
			_ => None,
		});
		assert_eq!(from, Some(10));
		unbond(S, 1_000);
		assert_ok!(exit(S, P_AT_A, 1_000));
		// What never counted is not liable; pledge again, exit in the era of the withdrawal.
		assert_eq!(liability(S), 0);
		run_to(36);
		withdraw(S);
		assert_eq!(ledger(S).0, 1_000);
		run_to(37);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (0, 0));
	});
}
