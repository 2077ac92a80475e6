//! Records that end by themselves, and work that somebody can do where blocks do none.

use super::setting::*;
use crate::{
	types::{Payee, QueueEnds},
	Error, Jails, MassVetoes, PageQueueEnds, SettlementCursors, SlashRequests, WeightInfo,
};
use frame_support::{assert_noop, assert_ok, dispatch::Pays, weights::Weight};
use restaking_primitives::{AssignmentId, RequestId, ServiceId, Shares};
use sp_runtime::Perbill;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn work(max_tasks: u32) -> Result<(), sp_runtime::DispatchError> {
	Restaking::work(signed(STRANGER), max_tasks).plain()
}

/// A service of which half of each slash waits for `U`, where `S` and `T` have 1 000 and 500 from era 10 on.
fn with_escrow() -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.conditions.shares = Shares { recipient: percent(50), ..Default::default() };
	terms.conditions.recipient = Some(U);
	let (service, home) = another_service(terms, P);
	assert_ok!(fund_bond(service, 1_000));
	run_to(9);
	pledge_once(S, home, 1_000);
	pledge_once(T, home, 500);
	run_to(10);
	(service, home)
}

/// SC-END-01: proceeds are divided by themselves in the era in which they may be, all of them at once: a member
/// that is settled late makes all wait for as long again. Then nothing is left of the request.
#[test]
fn escrow_is_paid_by_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = with_escrow();
		let before = free(U);
		assert_ok!(request(home, 10, percent(10)));
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(signed(STRANGER), RequestId(0)));
		assert_ok!(Restaking::settle_staker(signed(STRANGER), S, MANY).plain());
		run_to(40);
		PollWeight::set(Weight::MAX);
		assert_eq!(free(U), before);
		// T is not settled until then.
		PollWeight::set(Weight::zero());
		run_to(41);
		assert_ok!(work(32));
		assert_noop!(divide(RequestId(0)), Error::<Test>::NotSettledYet);
		assert_ok!(Restaking::settle_staker(signed(STRANGER), T, MANY).plain());
		assert_noop!(divide(RequestId(0)), Error::<Test>::NotDueYet);
		check_state();
		PollWeight::set(Weight::MAX);
		run_to(41 + WAIT - 1);
		assert_eq!((free(U) - before, waits()), (0, 150));
		run_to(41 + WAIT);
		// Half of the 150 of both.
		assert_eq!((free(U) - before, waits()), (75, 0));
		assert_eq!(SlashRequests::<Test>::iter().count(), 0);
		assert_eq!(crate::Agenda::<Test>::iter().count(), 0);
	});
}

/// SC-END-02: whatever number of bans and mass vetoes a service had, all of them go after it, a page an era.
#[test]
fn bans_go_with_their_service() {
	let mut ext = ExtBuilder::default().build();
	let (service, banned) = (ServiceId(2), 10_000..10_070);
	ext.execute_with(|| {
		another_service(terms(5), Q);
		for operator in banned.clone() {
			assert_ok!(Restaking::ban_operator(RuntimeOrigin::root(), service, operator));
		}
		assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), service));
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
		assert_ok!(Restaking::leave_service(signed(Q), service));
	});
	// What is written before is in the database, as on a chain.
	ext.commit_all().unwrap();
	ext.execute_with(|| {
		assert_ok!(Restaking::deregister_service(RuntimeOrigin::root(), service));
		let left = || Jails::<Test>::iter_prefix(service).count();
		assert_eq!((left(), MassVetoes::<Test>::iter_prefix(service).count()), (70 - 32, 0));
		check_state();
		next_block();
		assert_eq!(left(), 70 - 64);
		check_state();
		next_block();
		assert_eq!(left(), 0);
		assert_eq!(crate::Agenda::<Test>::iter().count(), 0);
		check_state();
	});
}

/// SC-END-03: a chain whose blocks do no work: anybody does what is due by a call, as many tasks as it names,
/// free of charge if there were any.
#[test]
fn anybody_does_what_is_due() {
	ExtBuilder::default().build_and_execute(|| {
		let mut strict = terms(40);
		strict.conditions.jail_term = 2;
		let (service, home) = another_service(strict, P);
		assert_ok!(fund_bond(service, 1_000));
		PollWeight::set(Weight::zero());
		assert_noop!(work(32), Error::<Test>::NothingDue);
		run_to(9);
		pledge_once(S, home, 1_000);
		run_to(10);
		for _ in 0..3 {
			assert_ok!(request(home, 10, percent(10)));
		}
		run_to(12);
		assert_noop!(work(32), Error::<Test>::NothingDue);
		run_to(13);
		assert_noop!(work(0), Error::<Test>::NothingDue);
		let executed = || crate::Assignments::<Test>::get(home).unwrap().log.entries.len();
		let done = Restaking::work(signed(STRANGER), 2).unwrap();
		assert_eq!((executed(), done.pays_fee), (2, Pays::No));
		assert!(done.actual_weight.unwrap().all_lte(Restaking::work_weight(2)));
		assert_ok!(work(32));
		assert_eq!(executed(), 3);
		assert_noop!(work(32), Error::<Test>::NothingDue);
		assert_ok!(Restaking::settle_staker(signed(STRANGER), S, MANY).plain());
		assert_ok!(Restaking::unjail(signed(P), service));
		run_to(30);
		assert!(Jails::<Test>::contains_key(service, P));
		assert_eq!(crate::Said::<Test>::iter().count(), 3);
		while work(32).is_ok() {}
		assert!(!Jails::<Test>::contains_key(service, P));
		assert_eq!(crate::Said::<Test>::iter().count(), 0);
		// What the three took is divided.
		assert_eq!((crate::Agenda::<Test>::iter().count(), treasury()), (3, 0));
		run_to(13 + WAIT);
		while work(32).is_ok() {}
		assert_eq!(treasury(), 300);
		assert_eq!(crate::Agenda::<Test>::iter().count(), 0);

		// Hundreds of eras without tasks leave nothing to get through.
		run_to(era() + 400);
		assert_noop!(work(32), Error::<Test>::NothingDue);
	});
}

/// SC-END-04: pages that somebody settled by calls leave nothing that a later slash would begin after.
#[test]
fn a_cursor_ends_with_those_who_wait() {
	let crowd = 10_000..10_008;
	let builder = ExtBuilder::default().stakers(crowd.clone().map(|who| (who, 1_000, 200)));
	builder.build_and_execute(|| {
		run_to(9);
		crowd.clone().for_each(|who| pledge_once(who, P_AT_A, 100));
		run_to(10);
		assert_ok!(Restaking::leave_service(signed(P), A));
		let word = request(P_AT_A, 10, percent(10)).unwrap();
		let members: Vec<_> = crate::Members::<Test>::iter_key_prefix(P_AT_A).collect();
		// Three are settled by a call, which keeps its place; the others by themselves.
		assert_ok!(Restaking::settle_assignment(signed(STRANGER), P_AT_A, 3).plain());
		assert!(SettlementCursors::<Test>::contains_key(P_AT_A));
		for who in &members[3..] {
			assert_ok!(Restaking::settle_staker(signed(STRANGER), *who, MANY).plain());
		}
		assert!(!SettlementCursors::<Test>::contains_key(P_AT_A));
		check_state();
		run_to(13);
		assert!(execution(word).fully_settled);
		assert_eq!(proceeds(), 80);
	});
}

/// SC-END-05: a block without room for a member that needs all its positions settled takes one turn and stops:
/// it does not spend its weight on turns that settle nobody.
#[test]
fn a_block_without_room_stops() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		assert_ok!(request(P_AT_A, 10, percent(10)));
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(signed(STRANGER), RequestId(0)));
		base_slash(S, 900);
		let turns = || {
			let QueueEnds { first, end } = PageQueueEnds::<Test>::get();
			assert_eq!(end - first, 1);
			end
		};
		let before = turns();
		// One turn less than enough: it has two positions, of which one has a loss.
		PollWeight::set(Restaking::max_short_member(2, 1));
		next_block();
		assert_eq!((turns(), ledger(S).0), (before + 1, 100));
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!(crate::Assignments::<Test>::get(P_AT_A).unwrap().waiting(), 0);
	});
}

/// SC-END-06: the last member pays for the requests that it finishes, though it loses nothing by them, and for
/// the look at the cap after it.
#[test]
fn the_last_member_pays_for_what_it_finishes() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		// It counts from 13 on, and loses nothing for offences of 10.
		pledge_once(T, P_AT_A, 100);
		PollWeight::set(Weight::zero());
		let ids: Vec<_> = (0..31)
			.map(|_| request(P_AT_A, 10, Perbill::from_parts(12_500_000)).unwrap())
			.collect();
		run_to(15);
		for id in ids {
			assert_ok!(Restaking::execute_slash(signed(STRANGER), id));
		}
		let settle = |who| {
			let done = Restaking::settle_staker(signed(STRANGER), who, MANY).unwrap();
			done.actual_weight.unwrap()
		};
		type W = <Test as crate::Config>::WeightInfo;
		assert_eq!(settle(S), W::settle_position(31));
		let finished = W::finish_request() * 31;
		assert_eq!(settle(T), W::settle_position(0) + finished + W::recap());
		assert_eq!(crate::Assignments::<Test>::get(P_AT_A).unwrap().waiting(), 0);
		let one = crate::work::Work { settled: 1, finished: 31, recapped: 1, ..Default::default() };
		assert!(Restaking::weight_of(one).all_lte(Restaking::max_on_settle(&T, 31)));
	});
}

/// SC-END-07: a payee is of a staker or an operator, and goes with the record.
#[test]
fn a_payee_ends_with_the_last_record() {
	ExtBuilder::default().build_and_execute(|| {
		let set = |who| Restaking::set_payee(signed(who), Payee::Account(U));
		let of_operator = |who| Restaking::operator_info(&who).map(|it| it.payee);
		assert_noop!(set(STRANGER), Error::<Test>::NothingToEarn);
		assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), A, Native::get(), 0));
		assert_ok!(Restaking::fund_rewards(signed(BOND_PAYER), A, 1_000, 10));
		pledged_once_to_a(S, 1_000);
		assert_ok!(set(S));
		assert_noop!(set(S), Error::<Test>::NothingToChange);
		assert_ok!(set(Q));
		assert_eq!(of_operator(Q), Some(Payee::Account(U)));
		assert_ok!(Restaking::leave_service(signed(Q), A));
		assert_ok!(Restaking::deregister_operator(signed(Q)));
		assert_ok!(Restaking::register_operator(signed(Q), Default::default()));
		assert_eq!(of_operator(Q), Some(Payee::Own));
		run_to(12);
		let before = [U, S].map(free);
		assert_ok!(Restaking::claim(signed(STRANGER), S, A).plain());
		let between = [U, S].map(free);
		assert!(between[0] > before[0] && between[1] == before[1]);
		run_to(13);
		assert_ok!(Restaking::exit_all(signed(S)).plain());
		run_to(21);
		assert_ok!(release(S));
		assert_eq!(crate::Stakers::<Test>::get(S), None);
		assert_noop!(set(S), Error::<Test>::NothingToEarn);
		// Something is owed to it, which it gets itself.
		assert_ok!(Restaking::claim(signed(STRANGER), S, A).plain());
		assert!(free(U) == between[0] && free(S) > between[1]);
	});
}
