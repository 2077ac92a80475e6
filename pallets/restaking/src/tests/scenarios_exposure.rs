//! Exposure and capacity.

use super::setting::*;
use crate::{types::JoinPolicy, Error};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{GroupId, ServiceId};
use sp_runtime::Perbill;

/// SC-EXP-01: worst cases round up, the limit rounds down.
#[test]
fn the_limit_to_the_unit() {
	ExtBuilder::default().stakers([(104, 999, 200)]).build_and_execute(|| {
		let (_, c) = another_service(terms(1), P);
		full_pledges(S);
		assert_noop!(pledge(S, c, 1), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(104, P_AT_A, 999));
		assert_eq!(liability(104), 400);
		assert_noop!(pledge(104, P_AT_B, 999), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(104, P_AT_B, 990));
		assert_eq!(liability(104), 499);
	});
}

/// SC-EXP-02: two pledges that fit alone but not together, in one block.
#[test]
fn two_that_fit_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, c) = another_service(terms(20), P);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_noop!(pledge(S, c, 1_000), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(T, c, 1_000));
		assert_noop!(pledge(T, P_AT_A, 1_000), Error::<Test>::ExposureLimitReached);
	});
}

/// SC-EXP-03: an exit frees room at its release.
#[test]
fn an_exit_frees_room_only_at_its_release() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, c) = another_service(terms(20), P);
		pledged_to_a(S, 1_000);
		run_to(12);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(13);
		assert_noop!(pledge(S, c, 1_000), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(S, P_AT_B, 1_000));
		run_to(19);
		assert_noop!(pledge(S, c, 1_000), Error::<Test>::ExposureLimitReached);
		run_to(20);
		assert_ok!(pledge(S, c, 1_000));
		assert_eq!(liability(S), 300);
	});
}

/// SC-EXP-04: stake that leaves from under the pledges; the reserve for the base chain stays.
#[test]
fn the_stake_falls_under_the_pledge() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		unbond(S, 900);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::ExposureLimitReached);
		assert_ok!(exit(S, P_AT_B, 100));
		run_to(38);
		let before = free(S);
		withdraw(S);
		assert_eq!(liability(S), 490);
		assert_eq!((custody(S), free(S) - before), (440, 460));
	});
}

/// SC-EXP-05: a base slash changes no record; a trim brings what counts under what is left.
#[test]
fn a_base_slash_under_full_exposure() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		run_to(11);
		let before = crate::Stakers::<Test>::get(S);
		base_slash(S, 300);
		assert_eq!(crate::Stakers::<Test>::get(S), before);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::ExposureLimitReached);
		assert_ok!(trim(S));
		for assignment in [P_AT_A, P_AT_B] {
			let at = [10, 11, 12].map(|era| counted(S, assignment, era));
			assert_eq!(at, [1_000, 1_000, 700]);
		}
		assert_eq!(liability(S), 500);
		run_to(19);
		assert_eq!(liability(S), 350);
	});
}

/// SC-EXP-08: no pledge above the stake, however small its worst case.
#[test]
fn a_pledge_larger_than_the_stake() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, c) = another_service(terms(1), P);
		assert_noop!(pledge(S, c, 50_000), Error::<Test>::NotEnoughActiveStake);
		assert_noop!(pledge(S, c, 1_001), Error::<Test>::NotEnoughActiveStake);
		assert_noop!(pledge(S, c, u128::MAX), Error::<Test>::NotEnoughActiveStake);
		assert_eq!(crate::Services::<Test>::get(service).unwrap().totals.next, 0);
		assert_ok!(pledge(S, c, 1_000));
	});
}

/// SC-EXP-09: one stake counts once in one service, with however many operators.
#[test]
fn one_stake_one_service_two_operators() {
	ExtBuilder::default().build_and_execute(|| {
		let q_at_b = join(Q, B);
		assert_ok!(pledge(S, P_AT_B, 1_000));
		assert_noop!(pledge(S, q_at_b, 1_000), Error::<Test>::NotEnoughActiveStake);
		assert_ok!(pledge(T, P_AT_B, 600));
		assert_ok!(pledge(T, q_at_b, 400));
		assert_noop!(pledge(T, q_at_b, 1), Error::<Test>::NotEnoughActiveStake);
		assert_ok!(pledge(S, P_AT_A, 1_000));
	});
}

/// SC-EXP-11: the list of positions is full; an increase and an exit still work.
#[test]
fn the_position_list_is_full() {
	ExtBuilder::default().build_and_execute(|| {
		let ids: Vec<_> = (0..13).map(|_| another_service(terms(1), P).1).collect();
		for id in &ids[..12] {
			assert_ok!(pledge(S, *id, 100));
		}
		run_to(10);
		assert_ok!(exit(S, ids[0], 100));
		assert_noop!(pledge(S, ids[12], 100), Error::<Test>::TooManyPositions);
		assert_ok!(pledge(S, ids[2], 100));
		assert_ok!(exit(S, ids[11], 100));
		run_to(17);
		assert_noop!(pledge(S, ids[12], 100), Error::<Test>::TooManyPositions);
		run_to(18);
		assert_noop!(pledge(S, ids[12], 100), Error::<Test>::TooManyPositions);
		assert_ok!(release(S));
		assert_ok!(pledge(S, ids[12], 100));
	});
}

/// SC-EXP-13: weight without stake is trimmed, never more than the excess.
#[test]
fn weight_without_stake_is_trimmed() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, c) = another_service(terms(1), P);
		run_to(9);
		assert_ok!(pledge(S, c, 1_000));
		run_to(10);
		unbond(S, 1_000);
		let trim = || trim(S);
		assert_noop!(trim(), Error::<Test>::NothingToTrim);
		run_to(38);
		withdraw(S);
		assert_eq!(custody(S), 10);
		assert_ok!(trim());
		assert_eq!([38, 39].map(|era| counted(S, c, era)), [1_000, 10]);
		assert_noop!(trim(), Error::<Test>::NothingToTrim);
		run_to(45);
		assert_eq!((liability(S), custody(S)), (10, 10));
		run_to(46);
		assert_ok!(release(S));
		assert_eq!((liability(S), custody(S)), (1, 1));
	});
}

/// A stash backs one service of a group at a time; services without a group do not matter to it.
#[test]
fn only_one_service_of_a_group_can_be_backed() {
	ExtBuilder::default().build_and_execute(|| {
		let grouped = || {
			let service = crate::NextServiceId::<Test>::get();
			let slasher = Some(caller(RuntimeOrigin::signed(SLASHER)));
			let (open, group) = (JoinPolicy::Open, Some(GroupId(7)));
			let owner = RuntimeOrigin::signed(OWNER_B);
			let text = Default::default();
			assert_ok!(Restaking::register_service(
				owner,
				terms(5),
				slasher,
				None,
				open,
				group,
				text
			));
			join(P, service)
		};
		let (one, other) = (grouped(), grouped());
		assert_ok!(pledge(S, one, 600));
		assert_noop!(pledge(S, other, 1), Error::<Test>::ConflictingService);
		assert_ok!(pledge(S, one, 100));
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(T, other, 1));
		run_to(10);
		// Not while anything counts; once all of it leaves, the other may count from the next era.
		assert_ok!(exit(S, one, 100));
		assert_noop!(pledge(S, other, 1), Error::<Test>::ConflictingService);
		assert_ok!(exit(S, one, 600));
		assert_ok!(pledge(S, other, 1_000));
		assert_eq!((counted(S, one, 10), counted(S, other, 10)), (700, 0));
		assert_eq!((counted(S, one, 11), counted(S, other, 11)), (0, 1_000));
		// A service that has retired is not backed any more, whether that was noted or not.
		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_B), ServiceId(3)));
		assert_ok!(pledge(S, one, 1));
	});
}

/// A service, and an operator in it, may have only so much of all stake; who is in stays.
#[test]
fn concentration_is_limited_at_entry() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		// 1 000 of a million.
		MaxServiceShare::set(Perbill::from_parts(1_000_000));
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_noop!(pledge(T, P_AT_A, 1), Error::<Test>::ServiceShareReached);
		assert_noop!(pledge(T, Q_AT_A, 1), Error::<Test>::ServiceShareReached);
		MaxServiceShare::set(Perbill::one());
		MaxOperatorShare::set(Perbill::from_parts(1_000_000));
		assert_noop!(pledge(T, P_AT_A, 1), Error::<Test>::OperatorShareReached);
		assert_ok!(pledge(T, Q_AT_A, 1_000));
		// The same stake in another service is another matter.
		assert_ok!(pledge(S, P_AT_B, 1_000));
		MaxOperatorShare::set(Perbill::zero());
		assert_noop!(pledge(U, P_AT_B, 1), Error::<Test>::OperatorShareReached);
		assert_ok!(exit(S, P_AT_A, 1));
	});
}
