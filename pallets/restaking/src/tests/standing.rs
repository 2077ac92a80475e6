//! Standing orders: what one signature can cost.

use super::setting::*;
use crate::{Error, Event, Stakers};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, weights::Weight};
use restaking_primitives::AssignmentId;
use sp_runtime::Perbill;

fn is_standing(who: AccountId, assignment: AssignmentId) -> bool {
	let staker = Stakers::<Test>::get(who).unwrap();
	let mut positions = staker.positions.iter();
	positions.find(|it| it.assignment() == assignment).unwrap().record.standing
}

fn order(who: AccountId, standing: bool) -> DispatchResult {
	settled(who, |signed| Restaking::set_standing_order(signed, P_AT_A, standing))
}

fn move_pledge(who: AccountId, from: AssignmentId, to: AssignmentId, amount: u128) {
	let hash = terms(40).hash();
	let moved = settled(who, |signed| {
		Restaking::move_pledge(signed, from, to, amount, hash, Perbill::one())
	});
	assert_ok!(moved);
}

/// A slash of a tenth of what counted in era 10, executed in 13 and not settled.
fn slash_unsettled() {
	PollWeight::set(Weight::zero());
	let id = request(P_AT_A, 10, percent(10)).unwrap();
	run_to(13);
	assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
}

fn renewals() -> usize {
	events().iter().filter(|it| matches!(it, Event::PledgeRenewed { .. })).count()
}

#[test]
fn a_pledge_is_a_standing_order_only_if_it_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		for standing in [false, true, true, false] {
			let before = Stakers::<Test>::get(S).map(|_| is_standing(S, P_AT_A));
			System::reset_events();
			assert_ok!(pledge_with(S, P_AT_A, 10, standing));
			assert_eq!(is_standing(S, P_AT_A), standing);
			let set = Event::StandingOrderSet { stash: S, assignment: P_AT_A, standing };
			assert_eq!(events().contains(&set), before == Some(!standing));
		}
	});
}

/// Without a standing order a pledge of 1 000 at 40 % loses 400 in all, however long it stays. With one,
/// each window takes its part of what was renewed.
#[test]
fn one_signature_costs_the_maximum_slash_once() {
	// A tenth of 1 000; then of the 750 that count, or of the 900 that were renewed.
	for (standing, first, second) in [(false, 100, 175), (true, 100, 190)] {
		ExtBuilder::default().build_and_execute(|| {
			run_to(9);
			assert_ok!(pledge_with(S, P_AT_A, 1_000, standing));
			run_to(10);
			let worst = Restaking::staker_info(&S).unwrap().worst;
			assert_eq!((worst.all, worst.per_window), (400, standing));
			let lost: Vec<u128> = (0..8)
				.map(|window| {
					run_to(10 + 8 * window);
					assert_ok!(request(P_AT_A, era(), percent(10)));
					run_to(era() + 3);
					1_000 - ledger(S).0
				})
				.collect();
			assert_eq!(lost[..2], [first, second]);
			assert_eq!(lost[7] > 400, standing, "{lost:?}");
		});
	}
}

#[test]
fn who_turns_it_off_renews_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		slash_unsettled();
		let off = |by| Restaking::set_standing_order(by, P_AT_A, false).plain();
		assert_ok!(off(RuntimeOrigin::signed(S)));
		assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(S), S, MANY).plain());
		assert_eq!((renewals(), ledger(S).0), (0, 900));
		// 1 000 less what a loss of 100 at 40 % weighs.
		assert_eq!(counted(S, P_AT_A, 14), 750);
	});
}

#[test]
fn who_turns_it_on_renews_nothing_that_was_lost_before() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		slash_unsettled();
		assert_ok!(order(S, true));
		assert_eq!((renewals(), counted(S, P_AT_A, 14)), (0, 750));
		assert!(is_standing(S, P_AT_A));
		assert_noop!(order(S, true), Error::<Test>::NothingToChange);
	});
}

/// A position that is new by a move is ordered as the old one; an existing one keeps its own order.
#[test]
fn a_move_takes_the_order_along() {
	for standing in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			run_to(9);
			assert_ok!(pledge_with(S, P_AT_A, 500, standing));
			assert_ok!(pledge_with(T, P_AT_A, 500, standing));
			assert_ok!(pledge_with(T, Q_AT_A, 100, !standing));
			run_to(10);
			move_pledge(S, P_AT_A, Q_AT_A, 200);
			move_pledge(T, P_AT_A, Q_AT_A, 200);
			assert_eq!([P_AT_A, Q_AT_A].map(|id| is_standing(S, id)), [standing; 2]);
			assert_eq!([P_AT_A, Q_AT_A].map(|id| is_standing(T, id)), [standing, !standing]);
		});
	}
}

/// A move there and back in one era leaves both positions as they were.
#[test]
fn a_move_there_and_back_costs_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 500));
		assert_ok!(pledge(S, Q_AT_A, 100));
		run_to(10);
		assert_eq!(liability(S), 240);
		move_pledge(S, P_AT_A, Q_AT_A, 200);
		assert_eq!(liability(S), 320);
		move_pledge(S, Q_AT_A, P_AT_A, 200);
		assert_eq!(liability(S), 240);
		assert_eq!([P_AT_A, Q_AT_A].map(|id| counted(S, id, 11)), [500, 100]);
	});
}

#[test]
fn a_preview_says_whether_the_worst_is_for_once() {
	ExtBuilder::default().build_and_execute(|| {
		for standing in [false, true] {
			let told = Restaking::preview_pledge(&S, P_AT_A, 1_000, standing).unwrap();
			assert_eq!((told.worst.all, told.worst.per_window), (400, standing));
			assert_eq!(told.positions[0].standing, standing);
		}
	});
}
