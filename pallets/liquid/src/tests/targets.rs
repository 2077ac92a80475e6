//! Targets: what counts with them, what stops them, and what does not.

use super::setting::*;
use crate::{types::Kind, Error, Event, Targets};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{AssignmentId, Entry, Restake, ServiceId};

/// Scenarios LIQ-23 and C2: a target that was slashed is stopped, also after the whole budget was taken, and
/// though its record has forgotten that.
#[test]
fn a_slashed_target_should_not_be_filled_again() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 100)], 0);
		turn_in(9);
		run_to(10);
		slash(AT_20, 10, 10);
		turn_to(12);
		// A loss of 100 is a fall of 500, and 400 of the 900 are not pledged again.
		assert_eq!((active(), counted(AT_20)), (900, 500));
		turn_to(30);
		assert_eq!(counted(AT_20), 500);
		assert!(Targets::<Test>::get(V).now.iter().all(|it| it.stopped));
		assert_ok!(set_targets([(AT_20, 100)]));
		turn_to(30 + NOTICE - 1);
		assert_eq!(counted(AT_20), 500);
		turn_in(30 + NOTICE);
		assert_eq!(counted(AT_20), 900);
	});
}

/// Hole C2: what was announced before a slash does not fill the target again, neither in the turn after it nor in the
/// one that sees it.
#[test]
fn an_earlier_announcement_should_not_fill_a_slashed_target() {
	// The slash is executed, and seen, two eras after it was asked for: in the turn before the list is in force, or in
	// the same one.
	for seen in [26, 27] {
		run(|| {
			run_to(8);
			open_with(1_000, [(AT_20, 99)], 0);
			turn_to(20);
			assert_eq!((active(), counted(AT_20)), (1_000, 990));
			assert_ok!(set_targets([(AT_20, 100)]));
			turn_to(seen - 2);
			slash(AT_20, seen - 2, 10);
			turn_to(seen);
			// A loss of 99 of 990 is a fall of 495.
			assert_eq!((active(), counted(AT_20)), (901, 495));
			assert!(events().contains(&Event::TargetStopped { vault: V, assignment: AT_20 }));
			turn_to(27);
			assert!(events().contains(&Event::Applied { vault: V, kind: Kind::Targets }));
			turn_to(30);
			let targets = Targets::<Test>::get(V);
			assert_eq!((targets.now[0].spec.weight, targets.now[0].stopped), (percent(100), true));
			assert_eq!((active(), counted(AT_20)), (901, 495));
			// Announced after it was seen, it is filled after the notice.
			assert_ok!(set_targets([(AT_20, 100)]));
			turn_to(30 + NOTICE - 1);
			assert_eq!(counted(AT_20), 495);
			turn_in(30 + NOTICE);
			assert_eq!(counted(AT_20), 901);
		});
	}
}

/// Hole C2: a second slash is not forgiven with the first. Nor is any by a list that was taken back.
#[test]
fn a_second_slash_should_be_announced_anew() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 100)], 0);
		turn_in(9);
		run_to(10);
		slash(AT_20, 10, 10);
		turn_to(20);
		// A loss of 100 is a fall of 500.
		assert_eq!((active(), counted(AT_20)), (900, 500));
		assert_ok!(set_targets([(AT_20, 100)]));
		let manager = RuntimeOrigin::signed(FOUNDER);
		assert_ok!(Liquid::cancel_announcement(manager, V, Kind::Targets));
		assert_ok!(set_targets([(AT_20, 100)]));
		slash(AT_20, 20, 10);
		turn_to(22);
		// A loss of 50 is a fall of 250.
		assert_eq!((active(), counted(AT_20)), (850, 250));
		turn_to(28);
		assert_eq!((active(), counted(AT_20)), (850, 250));
	});
}

/// The target `AT_20`, of 99 %, with a commission of at most 5 %.
fn at_20_for_little() {
	run_to(8);
	open_with(1_000, [(AT_20, 99)], 0);
	let mut signed = list([(AT_20, 99)]);
	signed[0].max_commission = percent(5);
	assert_ok!(Liquid::set_targets(RuntimeOrigin::signed(FOUNDER), V, signed));
}

/// The operator of `AT_20` asks so many per cent.
fn commission(percents: u32) {
	let signed = RuntimeOrigin::signed(P);
	Restaking::set_commission(signed, ServiceId(1), percent(percents)).unwrap();
}

/// A slash stopped `AT_20`, and 901 are left.
fn assert_stopped() {
	let stopped = Targets::<Test>::get(V).now.iter().map(|it| it.stopped).collect::<Vec<_>>();
	assert_eq!((active(), stopped), (901, vec![true]));
}

/// Hole C2: an operator that makes the vault leave, lets it pay by what has left, and asks less again. As much counts as
/// before the slash, and it is stopped all the same.
#[test]
fn a_slash_that_who_left_has_paid_should_stop_a_target() {
	run(|| {
		at_20_for_little();
		turn_to(10);
		assert_eq!((active(), counted(AT_20)), (1_000, 990));
		slash(AT_20, 10, 10);
		commission(6);
		turn_in(11);
		assert_eq!((active(), counted(AT_20)), (1_000, 0));
		turn_in(12);
		// 99 of the 198 for which what has left is liable.
		assert!(events().contains(&Event::TargetStopped { vault: V, assignment: AT_20 }));
		assert_stopped();
		commission(0);
		turn_to(30);
		assert_stopped();
		assert_eq!(counted(AT_20), 0);
		// Announced after it, it is filled after the notice: 99 % of 901.
		assert_ok!(set_targets([(AT_20, 99)]));
		turn_to(30 + NOTICE - 1);
		assert_eq!(counted(AT_20), 0);
		turn_in(30 + NOTICE);
		assert_eq!(counted(AT_20), 891);
	});
}

/// Hole C2: a manager that takes a target off the list, or nearly, and names it again before the slash, gets it back
/// stopped.
#[test]
fn a_target_that_is_named_again_before_a_slash_should_be_stopped() {
	// What is left in it after the turn of the lower list, and after the next.
	for (weight, left, later) in [(0, 0, 0), (1, 10, 9)] {
		run(|| {
			run_to(8);
			open_with(1_000, [(AT_20, 99)], 0);
			turn_to(20);
			slash(AT_20, 20, 10);
			assert_ok!(match weight {
				0 => set_targets([]),
				_ => set_targets([(AT_20, weight)]),
			});
			assert_ok!(set_targets([(AT_20, 99)]));
			turn_in(21);
			assert_eq!((active(), counted(AT_20)), (1_000, left));
			turn_in(22);
			// 99 of the 198 or 196 for which what has left is liable. 1 % of 901 are 9.
			assert_eq!((active(), counted(AT_20)), (901, later));
			turn_to(27);
			assert!(events().contains(&Event::Applied { vault: V, kind: Kind::Targets }));
			assert!(events().contains(&Event::TargetStopped { vault: V, assignment: AT_20 }));
			assert_stopped();
			turn_to(30);
			assert_eq!(counted(AT_20), later);
			assert_ok!(set_targets([(AT_20, 99)]));
			turn_to(30 + NOTICE);
			assert_eq!(counted(AT_20), 891);
		});
	}
}

/// Hole C2: holders that leave pay for a slash of before, and what is deposited later is not pledged to the target.
#[test]
fn later_deposits_should_not_fill_a_target_that_leavers_have_paid_for() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 100)], 0);
		deposit(&A, 9_000).unwrap();
		turn_to(10);
		assert_eq!(counted(AT_20), 10_000);
		ask(&A, 9_000).unwrap();
		turn_in(11);
		assert_eq!((active(), chunk(19), counted(AT_20)), (1_000, 9_000, 1_000));
		slash(AT_20, 10, 10);
		turn_to(13);
		// 1,000 of the 1,800 for which what has left is liable. What counts follows the stake.
		assert_eq!((active(), chunk(19), counted(AT_20)), (900, 8_100, 900));
		// Nothing may come back any more.
		turn_to(30);
		deposit(&X, 1_000).unwrap();
		turn_to(35);
		assert_eq!((active(), counted(AT_20)), (1_900, 900));
	});
}

/// A trim after a slash of the base chain lowers what counts, and no slash of a service has: what counts follows the stake
/// as ever. A slash that comes later stops the target.
#[test]
fn a_trim_should_not_stop_a_target() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 100)], 0);
		turn_in(9);
		run_to(10);
		base_slash(600, 10);
		assert_ok!(Restaking::trim_staker(RuntimeOrigin::signed(STRANGER), stash(), 12));
		assert_eq!((active(), counted(AT_20)), (400, 400));
		let stopped = Event::TargetStopped { vault: V, assignment: AT_20 };
		turn();
		assert!(!events().contains(&stopped));
		deposit(&X, 600).unwrap();
		turn_in(11);
		assert!(!events().contains(&stopped));
		assert_eq!((active(), counted(AT_20)), (1_000, 1_000));
		turn_in(12);
		slash(AT_20, 12, 10);
		turn_to(14);
		// A loss of 100 is a fall of 500.
		assert!(events().contains(&stopped));
		assert_eq!((active(), counted(AT_20)), (900, 500));
		turn_to(20);
		assert_eq!(counted(AT_20), 500);
	});
}

/// Hole C2: two targets of a manager that is slasher and operator, and takes all that they may, once in each exit
/// window. 40 % once, and not again without a notice.
#[test]
fn the_whole_budget_should_be_taken_once_in_a_notice() {
	run(|| {
		MaxLosses::set((20, 20, 40));
		run_to(8);
		open_with(1_000, [(AT_20, 99), (AT_20_BY_Q, 99)], 0);
		turn_in(9);
		run_to(10);
		// In force in 17.
		assert_ok!(set_targets([(AT_20, 100), (AT_20_BY_Q, 100)]));
		slash(AT_20, 10, 20);
		slash(AT_20_BY_Q, 10, 20);
		turn_to(12);
		// 198 each.
		assert_eq!((active(), counted(AT_20), counted(AT_20_BY_Q)), (604, 0, 0));
		for era in 13..50 {
			turn_in(era);
			assert_eq!((counted(AT_20), counted(AT_20_BY_Q)), (0, 0), "in {era}");
			// The cap of that era is used up.
			assert!(request(AT_20, 10, percent(20)).is_err(), "in {era}");
		}
		let weights =
			Targets::<Test>::get(V).now.iter().map(|it| it.spec.weight).collect::<Vec<_>>();
		assert_eq!((active(), weights), (604, vec![percent(100), percent(100)]));
	});
}

/// Scenario LIQ-22: the caps bind one target, one operator, and all.
#[test]
fn limits_should_bind_what_targets_may_take() {
	run(|| {
		MaxLosses::set((20, 20, 40));
		run_to(8);
		open(1_000);
		fn refuse<const N: usize>(targets: [(AssignmentId, u32); N], error: Error<Test>) {
			assert_noop!(set_targets(targets), error);
		}
		refuse([(AT_40, 51), (AT_10, 10)], Error::TargetLossTooHigh);
		refuse([(AT_40, 50), (AT_20, 1)], Error::OperatorLossTooHigh);
		refuse([(AT_20, 1), (AT_20, 1)], Error::ConflictingTargets);
		assert_ok!(set_targets([(AT_20, 100), (AT_20_BY_Q, 100)]));
		MaxLosses::set((20, 20, 30));
		refuse([(AT_20, 100), (AT_20_BY_Q, 100)], Error::ExposureTooHigh);
		// 64/65 of what a staker may risk.
		MaxLosses::set((40, 40, 40));
		ExposureLimit::set(percent(40));
		refuse([(AT_20, 100), (AT_20_BY_Q, 100)], Error::ExposureTooHigh);
	});
}

/// Scenario LIQ-24 and hole H6: who pauses, suspends or waits loses nothing of what counts; who is over does.
#[test]
fn shut_targets_should_be_left_alone_and_those_that_are_over_dropped() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 50), (AT_10, 50)], 0);
		turn_in(9);
		deposit(&A, 1_000).unwrap();
		assert_ok!(Restaking::pause_service(RuntimeOrigin::root(), ServiceId(1)));
		turn_in(10);
		// Nothing is added to the one, and nothing leaves it.
		assert_eq!((counted(AT_20), counted(AT_10)), (500, 1_000));
		assert_ok!(Restaking::resume_service(RuntimeOrigin::root(), ServiceId(1)));
		turn_in(11);
		assert_eq!(counted(AT_20), 1_000);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), ServiceId(3)));
		let batch = ask(&A, 500).unwrap();
		turn_in(12);
		assert_eq!((counted(AT_20), counted(AT_10)), (750, 0));
		assert!(events().contains(&Event::TargetGone { vault: V, assignment: AT_10 }));
		assert_eq!(Targets::<Test>::get(V).now.len(), 1);
		turn_to(20);
		assert_eq!(claim(&A, batch), Ok(500));
	});
}

/// Hole H6: an assignment that is suspended keeps what counts, and who retires loses it. The price stays in both.
#[test]
fn suspended_targets_should_be_kept_and_retired_ones_left() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 50), (AT_10, 50)], 0);
		turn_in(9);
		run_to(10);
		slash(AT_20, 10, 15);
		turn_to(12);
		// A loss of 75 is a fall of 375, and less than half of the cap is left.
		assert_eq!((active(), counted(AT_20)), (925, 125));
		assert_eq!(Restaking::assignment(AT_20).unwrap().entry, Entry::Shut);
		turn_in(13);
		let price = redeem_price();
		assert_eq!((counted(AT_20), redeemable(), books().shares), (125, 925, 1_000));
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), ServiceId(3)));
		turn_in(14);
		assert_eq!((counted(AT_20), counted(AT_10)), (125, 0));
		assert_eq!((active(), redeem_price()), (925, price));
		assert!(events().contains(&Event::TargetGone { vault: V, assignment: AT_10 }));
	});
}

/// Hole H8, of operators: one that announces more than was signed is left at the next turn.
#[test]
fn an_operator_that_asks_more_should_be_left() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 50)], 0);
		let mut signed = list([(AT_20, 50)]);
		signed[0].max_commission = percent(5);
		assert_ok!(Liquid::set_targets(RuntimeOrigin::signed(FOUNDER), V, signed));
		turn_in(9);
		assert_eq!(counted(AT_20), 500);
		commission(5);
		turn_in(10);
		assert_eq!(counted(AT_20), 500);
		commission(6);
		turn_in(11);
		assert_eq!(counted(AT_20), 0);
		// It comes back if it asks less again, and took nothing meanwhile: that was signed.
		commission(0);
		turn_in(12);
		assert_eq!(counted(AT_20), 500);
	});
}

/// Pledges follow the stake in steps of a 64th.
#[test]
fn pledges_should_follow_the_stake() {
	run(|| {
		run_to(8);
		open_with(6_400, [(AT_20, 100)], 0);
		turn_in(9);
		assert_eq!(counted(AT_20), 6_400);
		payout(99);
		turn_in(10);
		// Below a 64th of 6,499, which is 101.
		assert_eq!(counted(AT_20), 6_400);
		payout(3);
		turn_in(11);
		assert_eq!(counted(AT_20), 6_502);
		base_slash(102, 11);
		turn_in(12);
		assert_eq!(counted(AT_20), 6_400);
	});
}

/// Hole M2: weights shrink when a lower exposure limit is announced, before it is in force.
#[test]
fn a_lower_limit_should_shrink_the_weights_when_it_is_announced() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_40, 100)], 0);
		turn_in(9);
		assert_eq!(counted(AT_40), 1_000);
		ExposureLimit::set(percent(26));
		turn_in(10);
		// 64/65 of 26 % are 25.6 %: 64 % of what was.
		assert_eq!(counted(AT_40), 640);
	});
}

#[test]
fn targets_should_be_checked() {
	run(|| {
		run_to(8);
		open(1_000);
		let manager = || RuntimeOrigin::signed(FOUNDER);
		let set = |list| attempt(|| Liquid::set_targets(manager(), V, list));
		let mut other = list([(AT_20, 10)]);
		other[0].terms_hash = Default::default();
		assert_noop!(set(other), Error::<Test>::WrongTerms);
		let mut none = list([(AT_20, 10)]);
		none[0].assignment = AssignmentId(99);
		assert_noop!(set(none), Error::<Test>::NoSuchAssignment);
		assert_noop!(set(list([])), Error::<Test>::NothingToChange);
		BondingDuration::set(7);
		assert_noop!(set(list([(AT_20, 10)])), Error::<Test>::WindowTooLong);
	});
}
