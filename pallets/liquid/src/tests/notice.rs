//! Announcements: what raises risk or cost waits, what lowers it does not.

use super::setting::*;
use crate::{types::Kind, ChoicesOf, Error, Event, Selections, Targets};
use frame_support::{assert_noop, assert_ok};
use pallet_staking::ValidatorPrefs;
use restaking_primitives::{Choice, VaultStake};
use sp_runtime::Perbill;

/// Scenario LIQ-21: who asks out before the turn that applies an announcement is never exposed to it.
#[test]
fn notice_should_be_exact() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		deposit(&B, 500).unwrap();
		turn_to(20);
		assert_ok!(set_targets([(AT_40, 100)]));
		let announced = Event::Announced { vault: V, kind: Kind::Targets, from_era: 27 };
		assert!(events().contains(&announced));
		turn_to(26);
		assert_eq!(counted(AT_40), 0);
		let before = ask(&A, 500).unwrap();
		turn_in(27);
		assert_eq!((counted(AT_40), chunk(35)), (1_500, 500));
		let after = ask(&B, 500).unwrap();
		turn_in(28);
		run_to(29);
		slash(AT_40, 28, 40);
		turn();
		turn_to(31);
		assert_eq!((active(), chunk(35), chunk(36)), (600, 500, 300));
		turn_to(36);
		assert_eq!((claim(&A, before), claim(&B, after)), (Ok(500), Ok(300)));
	});
}

#[test]
fn lowering_should_be_applied_at_the_next_turn() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_40, 100)], 0);
		turn_in(9);
		assert_ok!(set_targets([(AT_40, 50)]));
		assert!(events().contains(&Event::Applied { vault: V, kind: Kind::Targets }));
		turn_in(10);
		assert_eq!(counted(AT_40), 500);
		// Half of a change is lower: it is in force, and the rest waits.
		assert_ok!(set_targets([(AT_40, 25), (AT_10, 10)]));
		turn_in(11);
		assert_eq!((counted(AT_40), counted(AT_10)), (250, 0));
		turn_to(10 + NOTICE);
		assert_eq!((counted(AT_40), counted(AT_10)), (250, 100));
	});
}

#[test]
fn announcements_should_be_replaced_and_taken_back() {
	run(|| {
		run_to(8);
		open(1_000);
		let manager = || RuntimeOrigin::signed(FOUNDER);
		let cancel = |kind| attempt(|| Liquid::cancel_announcement(manager(), V, kind));
		assert_noop!(cancel(Kind::Targets), Error::<Test>::NothingAnnounced);
		assert_ok!(set_targets([(AT_40, 100)]));
		run_to(10);
		assert_ok!(set_targets([(AT_20, 100)]));
		// It starts anew.
		let next = Targets::<Test>::get(V).next.unwrap();
		let named: Vec<_> = next.next.iter().map(|it| it.spec).collect();
		assert_eq!((next.from_era, named), (10 + NOTICE, list([(AT_20, 100)]).to_vec()));
		assert_ok!(cancel(Kind::Targets));
		assert_eq!(Targets::<Test>::get(V), Default::default());
		turn_to(20);
		assert_eq!((counted(AT_40), counted(AT_20)), (0, 0));
		assert_ok!(Liquid::set_fee(manager(), V, percent(10)));
		assert_ok!(cancel(Kind::Fee));
		assert_noop!(cancel(Kind::Fee), Error::<Test>::NothingAnnounced);
		assert_noop!(cancel(Kind::Validators), Error::<Test>::NothingAnnounced);
	});
}

/// What breaks a limit when its era comes is dropped, and what is in force stays.
#[test]
fn an_announcement_should_keep_the_limits_of_its_era() {
	run(|| {
		run_to(8);
		MaxLosses::set((40, 40, 45));
		open_with(1_000, [(AT_10, 50)], 0);
		assert_ok!(set_targets([(AT_10, 50), (AT_40, 100)]));
		MaxLosses::set((20, 20, 45));
		turn_to(8 + NOTICE);
		let error = Some(Error::<Test>::TargetLossTooHigh.into());
		let dropped = Event::AnnouncementDropped { vault: V, kind: Kind::Targets, error };
		assert!(events().contains(&dropped));
		assert_eq!((counted(AT_10), counted(AT_40)), (500, 0));
	});
}

/// So does a selection: fewer than there have to be by then are dropped.
#[test]
fn validators_should_keep_the_limits_of_their_era() {
	run(|| {
		let [first, second] = VALIDATORS;
		run_to(8);
		open(1_000);
		let list = choices(&[(first, 20), (second, 20)]);
		let manager = RuntimeOrigin::signed(FOUNDER);
		assert_ok!(Liquid::set_validators(manager, V, list));
		MinValidators::set(3);
		turn_to(8 + NOTICE);
		let error = Some(Error::<Test>::TooFewValidators.into());
		let dropped = Event::AnnouncementDropped { vault: V, kind: Kind::Validators, error };
		assert!(events().contains(&dropped));
		let selection = Selections::<Test>::get(V);
		assert_eq!((selection.now, selection.next.is_none()), (both(), true));
	});
}

#[test]
fn a_higher_fee_should_wait_and_a_lower_one_not() {
	run(|| {
		run_to(8);
		open_with(1_000_000, [], 10);
		let set =
			|fee| attempt(|| Liquid::set_fee(RuntimeOrigin::signed(FOUNDER), V, percent(fee)));
		assert_noop!(set(21), Error::<Test>::FeeStepTooLarge);
		assert_noop!(set(31), Error::<Test>::FeeTooHigh);
		assert_noop!(set(10), Error::<Test>::NothingToChange);
		assert_ok!(set(20));
		assert_eq!(vault().fee, percent(10));
		turn_to(7 + NOTICE);
		assert_eq!(vault().fee, percent(10));
		turn_in(8 + NOTICE);
		assert_eq!(vault().fee, percent(20));
		assert_ok!(set(5));
		assert_eq!((vault().fee, vault().next_fee), (percent(5), None));
	});
}

fn choices(of: &[(AccountId, u32)]) -> ChoicesOf<Test> {
	let choice = |(validator, percents): &(AccountId, u32)| Choice {
		validator: validator.clone(),
		max_commission: percent(*percents),
	};
	of.iter().map(choice).collect::<Vec<_>>().try_into().unwrap()
}

/// Holes H8 and M4: a validator that asks more than was signed, or blocks, is left out, and stops nothing.
#[test]
fn validators_that_ask_more_or_block_should_be_left_out() {
	run(|| {
		let [first, second] = VALIDATORS;
		let validate = |who: &AccountId, commission: Perbill, blocked| {
			let prefs = ValidatorPrefs { commission, blocked };
			Staking::validate(RuntimeOrigin::signed(who.clone()), prefs).unwrap();
		};
		run_to(8);
		open(1_000);
		turn_in(9);
		validate(&first, percent(100), false);
		turn_in(10);
		assert_eq!(Stake::nominated(&stash()), vec![second.clone()]);
		validate(&second, percent(0), true);
		turn_in(11);
		assert_eq!(Stake::nominated(&stash()), vec![]);
		assert!(events().contains(&Event::TooFewNominated { vault: V, nominated: 0 }));
		validate(&first, percent(10), false);
		turn_in(12);
		assert_eq!(Stake::nominated(&stash()), vec![first]);
	});
}

#[test]
fn validators_should_be_announced_and_checked() {
	run(|| {
		let [first, second] = VALIDATORS;
		run_to(8);
		open(1_000);
		let set =
			|list| attempt(|| Liquid::set_validators(RuntimeOrigin::signed(FOUNDER), V, list));
		assert_noop!(set(choices(&[])), Error::<Test>::TooFewValidators);
		assert_noop!(set(choices(&[(A, 10)])), Error::<Test>::NotAValidator);
		let twice = choices(&[(first.clone(), 10), (first.clone(), 10)]);
		assert_noop!(set(twice), Error::<Test>::SameValidatorTwice);
		assert_noop!(set(both()), Error::<Test>::NothingToChange);
		// One less, and it may ask less: at once.
		assert_ok!(set(choices(&[(second.clone(), 5)])));
		turn_in(9);
		assert_eq!(Stake::nominated(&stash()), vec![second.clone()]);
		// One more: after the notice.
		assert_ok!(set(choices(&[(second.clone(), 5), (first.clone(), 10)])));
		assert_eq!(Selections::<Test>::get(V).next.unwrap().from_era, 9 + NOTICE);
		turn_to(8 + NOTICE);
		assert_eq!(Stake::nominated(&stash()), vec![second.clone()]);
		turn_in(9 + NOTICE);
		assert_eq!(Stake::nominated(&stash()), vec![second, first]);
	});
}

/// A list of others would leave nobody to nominate for as long as the notice is: those in force stay until then.
#[test]
fn no_list_should_end_all_nominations() {
	run(|| {
		let [first, second] = VALIDATORS;
		run_to(8);
		open(1_000);
		let set =
			|list| attempt(|| Liquid::set_validators(RuntimeOrigin::signed(FOUNDER), V, list));
		assert_ok!(set(choices(&[(first.clone(), 10)])));
		turn_in(9);
		assert_ok!(set(choices(&[(second.clone(), 10)])));
		turn_to(8 + NOTICE);
		assert_eq!(Stake::nominated(&stash()), vec![first]);
		turn_in(9 + NOTICE);
		assert_eq!(Stake::nominated(&stash()), vec![second]);
	});
}

/// Hole M1: a turn that postpones a batch raises nothing, so that who asked before is never exposed.
#[test]
fn a_turn_that_postpones_should_raise_nothing() {
	run(|| {
		run_to(8);
		open(100);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		assert_ok!(set_targets([(AT_40, 100)]));
		turn_to(15);
		// 1,000 of 1,100 shares are worth 90 of 99, and the 9 that would be left are too little to stay staked.
		base_slash(1_001, 15);
		let batch = ask(&A, 1_000).unwrap();
		turn_in(16);
		assert_eq!((assets(), chunk(24)), (99, 0));
		assert!(events().contains(&Event::ExitsPostponed { vault: V, batch }));
		assert!(Targets::<Test>::get(V).next.is_some());
		assert_eq!(counted(AT_40), 0);
		payout(70);
		turn_to(17);
		assert_eq!(chunk(25), 90);
		assert!(Targets::<Test>::get(V).next.is_none());
	});
}
