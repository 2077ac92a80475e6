//! Entering: what a staker signs, and what it gets.

use super::setting::*;
use crate::{Assignments, Error, Event, Members, Services, Stakers};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::Perbill;

#[test]
fn a_pledge_counts_from_the_next_era_and_is_a_budget() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 600));
		assert_eq!([9, 10].map(|era| counted(S, P_AT_A, era)), [0, 600]);
		assert_eq!(liability(S), 240);
		let (amount, counted) = (600, 600);
		let stash = S;
		let (assignment, from_era, standing) = (P_AT_A, 10, true);
		let told = Event::Pledged { stash, assignment, amount, counted, from_era, standing };
		assert_eq!(events(), vec![told]);
		// Nothing moves but the small deposit.
		assert_eq!((ledger(S), free(S)), ((1_000, 1_000), 195));
	});
}

#[test]
fn the_sums_of_assignment_service_and_operator_follow() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(pledge(S, P_AT_A, 600));
		assert_ok!(pledge(T, P_AT_A, 300));
		assert_ok!(pledge(T, P_AT_B, 50));
		assert_ok!(pledge(U, Q_AT_A, 7));
		let sums = || {
			let homes = [P_AT_A, P_AT_B, Q_AT_A];
			(
				homes.map(|id| Assignments::<Test>::get(id).unwrap().totals.next),
				[A, B].map(|id| Services::<Test>::get(id).unwrap().totals.next),
			)
		};
		assert_eq!(sums(), ([900, 50, 7], [907, 50]));
		assert_ok!(exit(T, P_AT_A, 100));
		assert_eq!(sums(), ([800, 50, 7], [807, 50]));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		assert_eq!(sums(), ([800, 50, 7], [7, 50]));
	});
}

#[test]
fn pledging_more_is_the_same_call() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 600);
		assert_ok!(pledge(S, P_AT_A, 400));
		assert_eq!([10, 11].map(|era| counted(S, P_AT_A, era)), [600, 1_000]);
		assert_eq!(Stakers::<Test>::get(S).unwrap().positions.len(), 1);
		assert_eq!(Assignments::<Test>::get(P_AT_A).unwrap().members, 1);
		assert_eq!(free(S), 195);
	});
}

/// In pieces or at once is the same: the budget is taken on the whole pledge.
#[test]
fn pieces_or_at_once_is_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..7 {
			assert_ok!(pledge(S, P_AT_B, 1));
		}
		assert_ok!(pledge(T, P_AT_B, 7));
		assert_eq!((liability(S), liability(T)), (1, 1));
	});
}

/// SC-GOV-01: a pledge takes the terms it has read, and no others.
#[test]
fn a_pledge_agrees_to_the_terms_it_names() {
	ExtBuilder::default().build_and_execute(|| {
		let right = terms(40).hash();
		let other = terms(10).hash();
		let signed = || RuntimeOrigin::signed(S);
		let zero = Perbill::zero();
		for wrong in [other, H256::zero()] {
			let refused = Restaking::pledge(signed(), P_AT_A, 1, wrong, zero, false).plain();
			assert_noop!(refused, Error::<Test>::WrongTerms);
		}
		assert_ok!(Restaking::pledge(signed(), P_AT_A, 1, right, zero, false).plain());
	});
}

#[test]
fn a_pledge_accepts_no_more_commission_than_it_names() {
	ExtBuilder::default().build_and_execute(|| {
		let percent = Perbill::from_percent;
		let hash = terms(40).hash();
		let take = |most| {
			let signed = RuntimeOrigin::signed(S);
			Restaking::pledge(signed, P_AT_A, 1, hash, percent(most), false).plain()
		};
		assert_ok!(Restaking::set_commission(RuntimeOrigin::signed(P), A, percent(8)));
		// Announced is as bad as in force.
		assert_noop!(take(7), Error::<Test>::CommissionTooHigh);
		assert_ok!(take(8));
	});
}

#[test]
fn the_least_pledge_is_that_of_terms_and_chain() {
	ExtBuilder::default().build_and_execute(|| {
		let mut dear = terms(10);
		dear.conditions.min_pledge = 100;
		let (_, id) = another_service(dear, P);
		assert_noop!(pledge(S, id, 99), Error::<Test>::BelowMinPledge);
		assert_ok!(pledge(S, id, 100));
		assert_ok!(pledge(S, id, 1));
		MinPledge::set(50);
		assert_noop!(pledge(S, P_AT_A, 49), Error::<Test>::BelowMinPledge);
		assert_ok!(pledge(S, P_AT_A, 50));
	});
}

#[test]
fn custody_counts_for_what_may_be_pledged() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 1_000);
		run_to(38);
		withdraw(S);
		assert_eq!(custody(S), 500);
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(S)).plain());
		run_to(46);
		assert_ok!(release(S));
		assert_eq!(Stakers::<Test>::get(S), None);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::NotStash);
	});
}

#[test]
fn no_deposit_no_position() {
	ExtBuilder::default().stakers([(104, 1_000, 12)]).build_and_execute(|| {
		assert_noop!(pledge(104, P_AT_A, 10), sp_runtime::TokenError::FundsUnavailable);
		assert!(!Members::<Test>::contains_key(P_AT_A, 104));
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STRANGER), 104, 3));
		assert_ok!(pledge(104, P_AT_A, 10));
	});
}

/// Stake that another service has taken and nobody has settled is no stake.
#[test]
fn stake_that_is_lost_already_is_not_pledged() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_B, 1_000);
		run_to(10);
		PollWeight::set(Default::default());
		let id = request(P_AT_B, 10, Perbill::from_percent(10)).unwrap();
		run_to(13);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		assert_noop!(pledge(S, P_AT_A, 1_000), Error::<Test>::NotEnoughActiveStake);
		assert_noop!(pledge(S, P_AT_A, 901), Error::<Test>::NotEnoughActiveStake);
		assert_ok!(pledge(S, P_AT_A, 900));
		assert_eq!((ledger(S).1, counted(S, P_AT_A, 14)), (900, 900));
	});
}

#[test]
fn the_standing_order_is_on_until_the_staker_says_no() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(pledge(S, P_AT_A, 10));
		let standing = || Stakers::<Test>::get(S).unwrap().positions[0].record.standing;
		let set = |to| settled(S, |signed| Restaking::set_standing_order(signed, P_AT_A, to));
		assert!(standing());
		assert_noop!(set(true), Error::<Test>::NothingToChange);
		assert_ok!(set(false));
		assert!(!standing());
		assert_ok!(set(true));
		assert!(standing());
	});
}
