//! The life of a bond.

use super::setting::*;
use crate::{Event, HoldReason};
use frame_support::{
	assert_ok,
	traits::{fungible::InspectHold as _, LockableCurrency, WithdrawReasons},
};
use restaking_primitives::{Refusal, SlashableStake, Stake, StakeInspect};

fn whole_life<X: Side>() {
	run(|| {
		assert_ok!(X::bond(S, 1_000));
		assert_ok!(X::bond(S, 500));
		assert_eq!((X::ledger(S), X::total_active()), ((1_500, vec![]), 1_500));
		assert_eq!((X::free(S), X::on_hold(S)), (8_500, 1_500));
		assert_ok!(X::unbond(S, 300));
		// One chunk for an era.
		assert_ok!(X::unbond(S, 100));
		assert_eq!(X::ledger(S), (1_100, vec![(0, 400)]));
		run_to(2);
		assert_ok!(X::unbond(S, 200));
		assert_eq!(X::ledger(S), (900, vec![(0, 400), (2, 200)]));
		// The newest first.
		assert_ok!(X::rebond(S, 250));
		assert_eq!((X::ledger(S), X::total_active()), ((1_150, vec![(0, 350)]), 1_150));
		assert_ok!(X::unbond(S, 1_150));
		assert_eq!(X::ledger(S), (0, vec![(0, 350), (2, 1_150)]));
		assert_eq!((X::total_active(), X::on_hold(S), X::free(S)), (0, 1_500, 8_500));
		run_to(9);
		assert!(X::withdraw(S).is_err());
		run_to(10);
		assert_ok!(X::withdraw(S));
		assert_eq!((X::ledger(S), X::free(S)), ((0, vec![(2, 1_150)]), 8_850));
		run_to(12);
		assert_ok!(X::withdraw(S));
		assert_eq!((X::has_ledger(S), X::on_hold(S), X::free(S)), (false, 0, FUNDS));
		assert_eq!(Heard::get(), vec![Tidings::Withdrawn(S, 350), Tidings::Withdrawn(S, 1_150)]);
	});
}

#[test]
fn a_bond_should_be_made_unbonded_and_withdrawn() {
	whole_life::<Native>();
	whole_life::<OfAsset>();
}

#[test]
fn each_step_should_be_told() {
	run(|| {
		run_to(3);
		System::reset_events();
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 400));
		assert_ok!(Native::rebond(S, 100));
		let told = [
			Event::<Test>::Bonded { who: S, amount: 1_000 },
			Event::<Test>::Unbonded { who: S, amount: 400, free_era: 13 },
			Event::<Test>::Rebonded { who: S, amount: 100 },
		];
		assert_eq!(events(), told);
		run_to(13);
		System::reset_events();
		assert_ok!(Native::withdraw(S));
		assert_eq!(events(), [Event::<Test>::Withdrawn { who: S, amount: 300 }]);
	});
}

/// All chunks that are free leave at once, and only they.
#[test]
fn everything_free_should_be_withdrawn_at_once() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		for (era, amount) in [(1, 100), (2, 200), (4, 300)] {
			run_to(era);
			assert_ok!(Native::unbond(S, amount));
		}
		run_to(13);
		assert_ok!(Native::withdraw(S));
		assert_eq!(Native::ledger(S), (400, vec![(4, 300)]));
		assert_eq!((Native::free(S), Native::on_hold(S)), (9_300, 700));
	});
}

/// Nobody has to withdraw: until then it can be bonded again.
#[test]
fn free_stake_should_be_bonded_again() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 1_000));
		run_to(30);
		assert_ok!(Native::rebond(S, 1_000));
		assert_eq!(Native::ledger(S), (1_000, vec![]));
	});
}

#[test]
fn nothing_should_wait_without_a_bonding_duration() {
	run(|| {
		BondingDuration::set(0);
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 600));
		assert_ok!(Native::withdraw(S));
		assert_eq!((Native::ledger(S), Native::free(S)), ((400, vec![]), 9_600));
	});
}

/// A longer bonding duration holds what waits already, a shorter one lets it go.
#[test]
fn another_bonding_duration_should_move_the_dates() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 1_000));
		run_to(4);
		assert!(Native::withdraw(S).is_err());
		BondingDuration::set(4);
		assert_ok!(Native::withdraw(S));
		assert_eq!(Native::free(S), FUNDS);
	});
}

#[test]
fn all_active_stake_should_be_one_sum() {
	run(|| {
		for (who, amount) in [(S, 1_000), (T, 500), (U, 50)] {
			assert_ok!(Native::bond(who, amount));
			assert_ok!(OfAsset::bond(who, 2 * amount));
		}
		assert_ok!(Native::unbond(T, 500));
		assert_ok!(OfAsset::unbond(U, 50));
		assert_eq!((Native::total_active(), OfAsset::total_active()), (1_050, 3_050));
	});
}

/// Locks of the native currency stop no bond: locked funds can be held and taken all the same.
#[test]
fn a_lock_of_native_funds_should_stop_no_withdrawal() {
	run(|| {
		Balances::set_lock(*b"for vote", &S, FUNDS, WithdrawReasons::all());
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 1_000));
		run_to(10);
		assert_ok!(Native::withdraw(S));
		assert_eq!((Native::free(S), Native::on_hold(S)), (FUNDS, 0));
	});
}

#[test]
fn a_bond_should_be_stake() {
	run(|| {
		let stake = <Bond as StakeInspect<AccountId>>::stake;
		let check = <Bond as StakeInspect<AccountId>>::check;
		assert_eq!((stake(&S), check(&S)), (Stake::default(), Err(Refusal::NotStash)));
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Native::unbond(S, 400));
		assert_eq!((stake(&S), check(&S)), (Stake { total: 1_000, active: 600 }, Ok(())));
		// Within reach, but not for new pledges.
		assert_ok!(Native::unbond(S, 600));
		assert_eq!((stake(&S), check(&S)), (Stake { total: 1_000, active: 0 }, Ok(())));
		let reason = RuntimeHoldReason::Bond(HoldReason::Bonded);
		assert_eq!((Balances::balance_on_hold(&reason, &S), Bond::held(&S)), (1_000, 1_000));
		assert_ok!(Native::bond(T, 70));
		assert_eq!(<Bond as StakeInspect<AccountId>>::total_active(), 70);
		assert_eq!(<Bond as StakeInspect<AccountId>>::bonding_duration(), 10);
		assert_eq!(<Bond as StakeInspect<AccountId>>::escrow_delay(), 10);
		assert_eq!(<Bond as StakeInspect<AccountId>>::stash_of(&S), S);
		assert_eq!(<Bond as StakeInspect<AccountId>>::spoken(&S), 0);
		assert!(<Bond as SlashableStake<AccountId>>::burns());
		assert!(!<AssetBond as SlashableStake<AccountId>>::burns());
	});
}

/// The pallet that pledges bonds and unbonds by the same ways.
#[test]
fn the_seams_should_bond_and_unbond_like_the_calls() {
	run(|| {
		assert_eq!(<Bond as SlashableStake<AccountId>>::bond_extra(&S, 500), Ok(500));
		assert_ok!(<Bond as SlashableStake<AccountId>>::unbond(&S, 200));
		assert_eq!(Native::ledger(S), (300, vec![(0, 200)]));
		assert!(<Bond as SlashableStake<AccountId>>::bond_extra(&S, FUNDS).is_err());
		assert!(<Bond as SlashableStake<AccountId>>::unbond(&S, 301).is_err());
		assert_eq!(Native::ledger(S), (300, vec![(0, 200)]));
	});
}
