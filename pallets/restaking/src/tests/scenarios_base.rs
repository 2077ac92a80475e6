//! Interplay with base staking: the scenarios that need no slash of a service.

use super::setting::*;
use crate::{Error, Stakers};
use frame_support::{assert_noop, assert_ok};
use pallet_staking::RewardDestination;

/// SC-BASE-01: the ledger is stale inside the hook; nothing of ours is read or written there.
#[test]
fn a_base_slash_touches_no_record() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		let before = Stakers::<Test>::get(S);
		base_slash(S, 500);
		base_slash(S, 1);
		assert_eq!(Stakers::<Test>::get(S), before);
		assert_eq!(liability(S), 500);
		// 499 for claims of 500.
		assert_ok!(Restaking::do_try_state());
		assert_eq!(Restaking::shortfalls(), [S]);
		assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
		check_state();
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
		assert!(liability(S) <= 499);
	});
}

/// SC-BASE-03: a base slash within its reserve leaves every claim payable.
#[test]
fn a_base_slash_within_the_reserve_leaves_every_claim() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		base_slash(S, 500);
		assert_eq!((ledger(S).0, liability(S), is_short(S)), (500, 500, false));
		let settle = Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain();
		assert_noop!(settle, Error::<Test>::NothingToSettle);
	});
}

/// SC-BASE-06: a withdrawal notified under the controller's name reaches the right record.
#[test]
fn a_controller_of_its_own_is_resolved() {
	ExtBuilder::default().build_and_execute(|| {
		const CONTROLLER: u64 = 901;
		full_pledges(S);
		unbond(S, 500);
		let ledger_of_s = pallet_staking::Ledger::<Test>::take(S).unwrap();
		pallet_staking::Ledger::<Test>::insert(CONTROLLER, ledger_of_s);
		pallet_staking::Bonded::<Test>::insert(S, CONTROLLER);
		run_to(38);
		withdraw(CONTROLLER);
		assert_eq!((ledger(S).0, custody(S)), (500, 250));
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::SeparateController);
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(S)).plain());
	});
}

/// SC-BASE-06: an admin shrinks a ledger: nothing shrinks by itself, a trim follows.
#[test]
fn a_ledger_that_shrinks_is_trimmed_after() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		base_slash(S, 300);
		assert_eq!(counted(S, P_AT_A, 11), 1_000);
		assert_ok!(trim(S));
		assert_eq!(counted(S, P_AT_A, 11), 700);
	});
}

/// SC-BASE-08: bonding more, unbonding and rebonding change no pledge and no exit.
#[test]
fn growing_in_silence() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 500);
		assert_ok!(exit(S, P_AT_A, 100));
		let before = Stakers::<Test>::get(S);
		let signed = || RuntimeOrigin::signed(S);
		assert_ok!(Staking::bond_extra(signed(), 100));
		unbond(S, 500);
		assert_ok!(Staking::rebond(signed(), 500));
		assert_ok!(Staking::set_payee(signed(), RewardDestination::Staked));
		run_to(15);
		assert_eq!(Stakers::<Test>::get(S), before);
		assert_eq!(liability(S), 200);
	});
}

/// SC-BASE-12: eras are counted, not time: an era that does not end releases nothing.
#[test]
fn strange_eras() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 1_000));
		assert_ok!(Staking::force_no_eras(RuntimeOrigin::root()));
		for _ in 0..50 {
			next_block();
		}
		assert_eq!((era(), liability(S)), (12, 400));
		assert_ok!(Staking::force_new_era_always(RuntimeOrigin::root()));
		run_to(19);
		assert_eq!(liability(S), 400);
		run_to(20);
		assert_eq!(liability(S), 0);
	});
}

/// SC-BASE-14, run 4: who bonds before anything is settled is not cut.
#[test]
fn a_bond_before_settlement_counts_for_the_claims() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		base_slash(S, 600);
		assert_ok!(Staking::bond_extra(RuntimeOrigin::signed(S), 100));
		let settle = || Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain();
		assert_noop!(settle(), Error::<Test>::NothingToSettle);
		assert_eq!(liability(S), 500);
		base_slash(S, 100);
		assert_ok!(settle());
		assert_eq!(liability(S), 400);
		assert_noop!(settle(), Error::<Test>::NothingToSettle);
	});
}

/// Claims of all services are cut alike, once for each shortage, whatever is called first.
#[test]
fn claims_are_cut_alike_whoever_causes_it() {
	let causes: [fn(); 4] = [
		|| {
			Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY)
				.plain()
				.unwrap()
		},
		|| trim(S).unwrap(),
		|| exit(S, P_AT_B, 1).unwrap(),
		|| Restaking::exit_all(RuntimeOrigin::signed(S)).plain().unwrap(),
	];
	for cause in causes {
		ExtBuilder::default().build_and_execute(|| {
			full_pledges(S);
			base_slash(S, 800);
			cause();
			let staker = Stakers::<Test>::get(S).unwrap();
			let claims: Vec<_> =
				staker.positions.iter().map(|entry| entry.record.liability(10)).collect();
			assert_eq!(claims, vec![160, 40]);
		});
	}
}
