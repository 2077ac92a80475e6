//! Follow the money: on every way out of the stake, what is liable stays.

use super::setting::*;
use crate::{Error, Event, HoldReason, Stakers};
use frame_support::{assert_noop, assert_ok};
use sp_staking::{OnStakingUpdate, StakingInterface};

fn held(who: u64) -> u128 {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&RuntimeHoldReason::Restaking(HoldReason::Custody), &who)
}

/// SC-EXIT-04: by a call, by another pallet, or implied by the next unbonding: always the same.
#[test]
fn every_way_to_withdraw_is_covered() {
	let ways: [fn(); 3] = [
		|| withdraw(S),
		|| assert!(<Staking as StakingInterface>::withdraw_unbonded(S, 0).is_ok()),
		|| {
			// Nothing is active, so this kills the ledger as any withdrawal does.
			let controller = Staking::bonded(&S).unwrap();
			assert_ok!(Staking::withdraw_unbonded(RuntimeOrigin::signed(controller), 0));
		},
	];
	for way in ways {
		ExtBuilder::default().build_and_execute(|| {
			full_pledges(S);
			unbond(S, 1_000);
			run_to(38);
			let before = free(S);
			way();
			assert_eq!(ledger(S).0, 0);
			assert_eq!((custody(S), held(S), liability(S)), (500, 500, 500));
			assert_eq!(free(S), before + 500);
			let (stash, amount) = (S, 500);
			assert!(events().contains(&Event::TakenIntoCustody { stash, amount }));
		});
	}
}

/// SC-BASE-05: the thirty-third chunk withdraws the matured ones inside `unbond`.
#[test]
fn the_thirty_third_chunk_is_covered() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		for era in 10..42 {
			run_to(era);
			unbond(S, 30);
		}
		run_to(42);
		assert_eq!(ledger(S), (1_000, 40));
		let before = free(S);
		// Eras 10 to 14 have matured: 150.
		assert_ok!(Staking::unbond(RuntimeOrigin::signed(S), 1));
		assert_eq!(ledger(S).0, 850);
		assert_eq!((custody(S), free(S) - before), (500 - 425, 150 - 75));
	});
}

/// Withdrawals in pieces hold no more than one at once.
#[test]
fn pieces_hold_no_more_than_one_withdrawal() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		full_pledges_at_once(T);
		unbond(T, 900);
		for era in 10..19 {
			run_to(era);
			unbond(S, 100);
		}
		for era in 38..47 {
			run_to(era);
			withdraw(S);
			assert_eq!(custody(S), (500 - ledger(S).0 / 2).min(500));
		}
		withdraw(T);
		assert_eq!(custody(S), custody(T));
	});
}

fn full_pledges_at_once(who: u64) {
	assert_ok!(pledge(who, P_AT_A, 1_000));
	assert_ok!(pledge(who, P_AT_B, 1_000));
}

/// Only what was withdrawn is ever taken, and only as much as is needed.
#[test]
fn other_free_funds_are_never_touched() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 100);
		run_to(38);
		base_slash(S, 880);
		assert_eq!(ledger(S).0, 120);
		let before = free(S);
		withdraw(S);
		// A base slash has used the reserve and more: all that is withdrawn is held, nothing else.
		assert!(free(S) >= before, "{before} {}", free(S));
		assert!(is_short(S));
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
		assert!(!is_short(S));
	});
}

/// SC-BASE-15: the reserve for the base chain is held as well.
#[test]
fn the_reserve_is_locked() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 500);
		run_to(38);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (500, 250));
		base_slash(S, 250);
		assert_eq!((ledger(S).0, custody(S), liability(S)), (250, 250, 500));
		assert!(!is_short(S));
	});
}

#[test]
fn release_gives_back_exactly_what_is_not_needed() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 1_000);
		run_to(38);
		withdraw(S);
		assert_ok!(exit(S, P_AT_A, 500));
		assert_eq!(custody(S), 500);
		run_to(46);
		assert_ok!(release(S));
		assert_eq!((custody(S), liability(S), held(S)), (300, 300, 300));
		let again = release(S);
		assert_noop!(again, Error::<Test>::NothingToRelease);
		// A bond is coverage again.
		assert_ok!(Staking::bond(
			RuntimeOrigin::signed(S),
			400,
			pallet_staking::RewardDestination::Stash
		));
		assert_ok!(release(S));
		assert_eq!((custody(S), liability(S)), (100, 300));
	});
}

#[test]
fn custody_is_bonded_again_within_reach() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 500);
		run_to(38);
		withdraw(S);
		let restake = |amount| settled(S, |signed| Restaking::rebond_custody(signed, amount));
		assert_eq!((ledger(S).0, custody(S)), (500, 250));
		// The reserve must hold afterwards: 500 ≤ 250 − r + (500 + r) / 2 only for r = 0.
		assert_noop!(restake(1), Error::<Test>::StillLiable);
		assert_ok!(exit(S, P_AT_A, 500));
		run_to(46);
		assert_eq!(liability(S), 300);
		// 300 ≤ 250 − r + (500 + r) / 2 for r up to 400.
		assert_ok!(restake(100));
		assert_eq!((ledger(S).0, custody(S)), (600, 150));
		assert_ok!(restake(10_000));
		assert_eq!((ledger(S).0, custody(S)), (750, 0));
		assert_noop!(restake(1), Error::<Test>::NothingInCustody);
	});
}

/// The reserve bounds the amount, to the unit.
#[test]
fn custody_is_bonded_again_as_far_as_the_reserve_allows() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 900);
		run_to(38);
		assert_ok!(exit(S, P_AT_A, 50));
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (100, 450));
		run_to(46);
		// 480 ≤ 450 − r + (100 + r) / 2 for r up to 40.
		assert_eq!(liability(S), 480);
		assert_ok!(Restaking::rebond_custody(RuntimeOrigin::signed(S), 1_000).plain());
		assert_eq!((ledger(S).0, custody(S)), (140, 410));
	});
}

/// Root's `force_unstake` is outside the law; governance can enforce it in the same batch.
#[test]
fn governance_enforces_after_a_forced_unstaking() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(Staking::force_unstake(RuntimeOrigin::root(), S, 0));
		assert_eq!((ledger(S).0, custody(S)), (0, 0));
		assert_eq!(Restaking::shortfalls(), [S]);
		assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::root(), S, MANY));
		assert_eq!((custody(S), is_short(S)), (500, false));
		let again = Restaking::enforce_coverage(RuntimeOrigin::root(), S, MANY).plain();
		assert_noop!(again, Error::<Test>::NothingToEnforce);
	});
}

/// A stranger can only write down that funds are missing. Otherwise a base slash of everything,
/// `reap_stash` and this call would take free funds that never stood for anything.
#[test]
fn a_stranger_enforces_nothing_but_the_flag() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		base_slash(S, 1_000);
		assert_ok!(Staking::reap_stash(RuntimeOrigin::signed(STRANGER), S, 0));
		let before = free(S);
		assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
		assert_eq!((free(S), custody(S), is_short(S)), (before, 0, true));
		assert_eq!(events().last(), Some(&Event::CoverageLost { stash: S, missing: 500 }));
		let again = Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY).plain();
		assert_noop!(again, Error::<Test>::NothingToEnforce);
		// A new bond covers the claims again.
		assert_ok!(Staking::bond(
			RuntimeOrigin::signed(S),
			150,
			pallet_staking::RewardDestination::Stash
		));
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
		assert_eq!(liability(S), 150);
		assert!(!is_short(S));
	});
}

#[test]
fn killed_and_bonded_again() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 1_000);
		run_to(38);
		withdraw(S);
		assert_ok!(Staking::bond(
			RuntimeOrigin::signed(S),
			500,
			pallet_staking::RewardDestination::Stash
		));
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::NotEnoughActiveStake);
		assert_ok!(exit(S, P_AT_B, 1_000));
		assert_ok!(release(S));
		assert_eq!((liability(S), custody(S)), (500, 250));
	});
}

/// SC-HOOK-07: who never pledged pays for one look.
#[test]
fn strangers_are_left_alone() {
	ExtBuilder::default().build_and_execute(|| {
		Restaking::on_withdraw(&STRANGER, 1_000);
		Restaking::on_slash(&STRANGER, 0, &Default::default(), 1_000);
		assert_eq!(Stakers::<Test>::iter().count(), 0);
		assert_eq!(events(), vec![]);
	});
}
