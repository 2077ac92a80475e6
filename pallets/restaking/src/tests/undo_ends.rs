//! Whatever was ordered or divided comes to its end by itself, page by page.

use super::setting::*;
use crate::{work::Work, Assignments, Error, Event, Losses, PageQueue, SlashRequests};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_primitives::RequestId;
use sp_runtime::TokenError;
use std::ops::Range;

/// Members of `A`, each with 1 000 bonded and 100 pledged.
const CROWD: Range<AccountId> = 10_000..10_100;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn crowd() -> ExtBuilder {
	ExtBuilder::default().stakers(CROWD.map(|who| (who, 1_000, 200)))
}

/// The crowd pledges, and is slashed by 10 % of it in era 13.
fn slashed_crowd() -> RequestId {
	run_to(9);
	CROWD.for_each(|who| pledge_once(who, P_AT_A, 100));
	run_to(10);
	let id = request(P_AT_A, 10, percent(10)).unwrap();
	run_to(13);
	assert_eq!((waits(), is_suspended(P_AT_A)), (1_000, false));
	id
}

/// The weight that a block needs for about so many returns to stakers with one position, or settlements.
fn returns(number: u64) -> Weight {
	let one = Restaking::return_weight(Work { looked: 1, ..Default::default() });
	let first = Restaking::max_return_weight(&S).max(Restaking::max_member_weight(1, 2));
	let all = Restaking::turn_weight() + first + one.saturating_mul(number);
	// A half of the block is for this work.
	all.saturating_mul(2)
}

/// Returns the number of losses on record.
fn left(id: RequestId) -> usize {
	Losses::<Test>::iter_prefix(id).count()
}

/// Goes on until nothing is left of a request. Returns the number of blocks in which some of it ended.
fn blocks_to_the_end(id: RequestId) -> u32 {
	let mut blocks = 0;
	while !is_over(id) {
		let before = left(id);
		next_block();
		blocks += u32::from(left(id) < before);
		assert!(blocks < 100, "it does not end");
		check_state();
	}
	blocks
}

/// SC-UNDO-07: an order in the last era before the division: pages give everything back, over several blocks, and
/// each member gets its own exactly once. Nothing is divided.
#[test]
fn pages_give_everything_back() {
	crowd().build_and_execute(|| {
		let id = slashed_crowd();
		run_to(13 + WAIT - 1);
		PollWeight::set(returns(5));
		assert_ok!(undo(id));
		assert!(blocks_to_the_end(id) > 2);
		assert!(CROWD.into_iter().all(|who| ledger(who) == (1_000, 1_000)));
		assert_eq!((treasury(), waits(), PageQueue::<Test>::iter().count()), (0, 0, 0));
		PollWeight::set(Weight::MAX);
		run_to(era() + 2 * WAIT);
		assert_eq!(crate::Agenda::<Test>::iter().count(), 0);
	});
}

/// Without an order, the records are forgotten over several blocks after the division.
#[test]
fn pages_forget_what_was_divided() {
	crowd().build_and_execute(|| {
		let id = slashed_crowd();
		run_to(13 + WAIT - 1);
		// Enough for the division, and to begin one turn; a half of the block is for this work.
		let look = <() as crate::WeightInfo>::look_at_agenda();
		let turn = Restaking::turn_weight() + Restaking::member_look(1);
		PollWeight::set((Restaking::ending_weight() + look + turn).saturating_mul(2));
		next_block();
		assert_eq!((treasury(), waits()), (1_000, 0));
		assert!(left(id) > 0);
		assert_noop!(undo(id), Error::<Test>::AlreadyDivided);
		assert!(blocks_to_the_end(id) > 0);
		assert_eq!((treasury(), PageQueue::<Test>::iter().count()), (1_000, 0));
		PollWeight::set(Weight::MAX);
	});
}

/// A pass over what is not due yet begins anew when it is: who was passed does not wait for another round.
#[test]
fn a_pass_begins_anew_when_all_is_due() {
	crowd().build_and_execute(|| {
		run_to(9);
		CROWD.for_each(|who| pledge_once(who, P_AT_A, 100));
		run_to(10);
		CROWD.for_each(|who| unbond(who, 1_000));
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		assert!(CROWD.into_iter().all(|who| lost(id, who) == (0, 10)));
		run_to(13 + WAIT - 2);
		assert_ok!(undo(id));
		PollWeight::set(returns(20));
		next_block();
		assert!(crate::LossCursors::<Test>::contains_key(id), "in the middle of a pass");
		assert_eq!(left(id), 100);
		blocks_to_the_end(id);
		assert!(era() < 13 + WAIT + 20, "long before the last call");
		assert_eq!(treasury(), 0);
		PollWeight::set(Weight::MAX);
	});
}

/// SC-UNDO-07: whatever number of losses ends, settlements go on: a page of each in turn.
#[test]
fn an_ending_leaves_room_for_settlements() {
	crowd().build_and_execute(|| {
		let first = slashed_crowd();
		let second = request(P_AT_A, 13, percent(10)).unwrap();
		run_to(15);
		PollWeight::set(Weight::zero());
		run_to(16);
		assert_ok!(undo(first));
		assert_ok!(Restaking::execute_slash(signed(STRANGER), second).plain());
		let waiting = || Assignments::<Test>::get(P_AT_A).unwrap().waiting() as usize;
		assert_eq!((left(first), waiting()), (100, 100));
		PollWeight::set(returns(20));
		next_block();
		next_block();
		assert!((1..100).contains(&left(first)), "{}", left(first));
		assert!((1..100).contains(&waiting()), "{}", waiting());
		while waiting() > 0 {
			next_block();
		}
		assert_eq!((blocks_to_the_end(first) < 50, execution(second).taken), (true, 1_000));
		PollWeight::set(Weight::MAX);
	});
}

/// SC-UNDO-08: a member that can not be settled keeps the rest from the division, but not from coming back.
#[test]
fn one_member_is_stuck() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		[S, T, U].into_iter().for_each(|who| pledge_once(who, P_AT_A, 1_000));
		run_to(10);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		// As if its record were lost.
		let stuck = crate::Stakers::<Test>::take(S).unwrap();
		run_to(13 + WAIT + 20);
		assert_noop!(divide(id), Error::<Test>::NotSettledYet);
		assert_eq!((waits(), treasury()), (200, 0));
		assert_ok!(undo(id));
		next_block();
		assert_eq!(([S, T, U].map(|who| ledger(who).0), waits()), ([1_000; 3], 0));
		assert!(SlashRequests::<Test>::contains_key(id), "one may still settle it");
		crate::Stakers::<Test>::insert(S, stuck);
		check_state();
		assert_ok!(Restaking::settle_staker(signed(STRANGER), S, MANY).plain());
		let spared = Event::SlashSpared { request: id, stash: S, amount: 100 };
		assert!(events().contains(&spared));
		assert_eq!((ledger(S).0, is_over(id), is_suspended(P_AT_A)), (1_000, true, false));
	});
}

/// An account that can not receive what is due: it stays for as long again, told by each round, and is the
/// account's if it can receive it by then, else the treasury's.
#[test]
fn what_nobody_can_receive() {
	for revived in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 50);
			unbond(S, 1_000);
			let id = request(P_AT_A, 10, percent(10)).unwrap();
			run_to(13);
			assert_eq!(lost(id, S), (0, 5));
			assert_ok!(Restaking::exit_all(signed(S)).plain());
			run_to(38);
			withdraw(S);
			let _done = release(S);
			assert_eq!((ledger(S), free(S), crate::Stakers::<Test>::get(S)), ((0, 0), 1_195, None));
			Balances::force_set_balance(RuntimeOrigin::root(), S, 0).unwrap();
			run_to(40);
			assert_ok!(undo(id));
			run_to(13 + WAIT);
			let error = TokenError::BelowMinimum.into();
			let failed = Event::GiveBackFailed { request: id, stash: S, error };
			assert!(events().contains(&failed));
			run_to(13 + 2 * WAIT - 1);
			assert_noop!(give_back(id, S), TokenError::BelowMinimum);
			assert_eq!((waits(), treasury()), (5, 0));
			if revived {
				Balances::force_set_balance(RuntimeOrigin::root(), S, 10).unwrap();
				assert_ok!(give_back(id, S));
				assert_eq!(free(S), 15);
			} else {
				run_to(13 + 2 * WAIT);
				let (stash, treasury) = (Some(S), 5);
				let told = Event::LossUnclaimed { request: id, stash, treasury, burned: 0 };
				assert!(events().contains(&told));
			}
			assert_eq!((is_over(id), waits(), treasury()), (true, 0, if revived { 0 } else { 5 }));
		});
	}
}

/// Nor can a treasury that is gone: it is burned, and the event says so.
#[test]
fn what_not_even_the_treasury_can_receive() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 50);
		unbond(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(13);
		assert_ok!(Restaking::exit_all(signed(S)).plain());
		run_to(38);
		withdraw(S);
		let _done = release(S);
		for who in [S, TREASURY] {
			Balances::force_set_balance(RuntimeOrigin::root(), who, 0).unwrap();
		}
		assert_ok!(undo(id));
		let issuance = Balances::total_issuance();
		run_to(13 + 2 * WAIT);
		let told = Event::LossUnclaimed { request: id, stash: Some(S), treasury: 0, burned: 5 };
		assert!(events().contains(&told));
		assert_eq!((issuance - Balances::total_issuance(), is_over(id)), (5, true));
	});
}

/// Undone before anybody has settled: nothing is ever taken, and nothing is left once all have settled.
#[test]
fn an_order_before_anybody_has_settled() {
	crowd().build_and_execute(|| {
		run_to(9);
		CROWD.for_each(|who| pledge_once(who, P_AT_A, 100));
		run_to(10);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(signed(STRANGER), id).plain());
		assert_ok!(undo(id));
		assert_eq!((execution(id).taken, PageQueue::<Test>::iter().count()), (0, 1));
		check_state();
		PollWeight::set(Weight::MAX);
		next_block();
		assert!(CROWD.into_iter().all(|who| ledger(who).0 == 1_000));
		assert_eq!((losses(), is_over(id)), (vec![], true));
		let spared = events().into_iter().filter(|it| matches!(it, Event::SlashSpared { .. }));
		assert_eq!(spared.count(), 100);
		assert!(!is_suspended(P_AT_A));
	});
}

/// The assignment is gone, and perhaps the service: the order still gives the money back.
#[test]
fn an_order_after_everybody_is_gone() {
	for deregistered in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			let (service, home) = jailing_service(3);
			let id = request(home, 10, percent(20)).unwrap();
			run_to(13);
			assert_ok!(Restaking::leave_service(signed(P), service));
			run_to(22);
			assert_ok!(release(S));
			assert_eq!(Assignments::<Test>::get(home), None);
			if deregistered {
				assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
				assert_ok!(Restaking::deregister_service(RuntimeOrigin::root(), service));
			}
			assert_eq!((ledger(S).0, waits()), (900, 100));
			assert_ok!(undo(id));
			assert_eq!(ToldOfUndo::take(), []);
			let told = events().into_iter().find_map(|event| match event {
				Event::SlashUndone { waiting, unsettled, .. } => Some((waiting, unsettled)),
				_ => None,
			});
			assert_eq!(told, Some((100, 0)));
			next_block();
			assert_eq!((ledger(S), is_over(id)), ((1_000, 1_000), true));
		});
	}
}

/// A service that retires with the order: the log closes, and the slash in it stays undone.
#[test]
fn a_retired_service_is_spared() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		[S, T].into_iter().for_each(|who| pledge_once(who, P_AT_A, 1_000));
		run_to(10);
		let id = request(P_AT_A, 10, percent(20)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(signed(STRANGER), id).plain());
		assert_ok!(Restaking::settle_staker(signed(STRANGER), S, MANY).plain());
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), A));
		assert_ok!(undo(id));
		check_state();
		PollWeight::set(Weight::MAX);
		run_to(15);
		assert_eq!(([S, T].map(|who| ledger(who).0), is_over(id)), ([1_000; 2], true));
		assert_eq!([S, T].map(|who| counted(who, P_AT_A, 16)), [0; 2]);
	});
}
