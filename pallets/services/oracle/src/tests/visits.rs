//! What the chain does by itself. Operators 1 to 4 have 40, 30, 20 and 10; a round has two ticks.

use super::*;
use crate::Cursors;
use frame_support::{
	traits::Hooks,
	weights::{Weight, WeightMeter},
};

/// Ends a block that has this much left.
fn poll(left: Weight) {
	Oracle::on_poll(System::block_number(), &mut WeightMeter::with_limit(left));
}

/// Operators 3 and 4 are 7 tolerances off in round 20, the first of era 4.
fn two_deviate() {
	answer(20, &[(1, 100), (2, 100), (3, 170), (4, 170)]);
}

#[test]
fn rounds_are_closed_and_who_deviated_is_accused_of_each_step() {
	run(|| {
		two_deviate();
		poll(Weight::MAX);
		assert_eq!((Rolls::<Test>::iter().count(), Oracle::faults_in(ORACLE, 4)), (1, vec![]));
		go_to(42);
		poll(Weight::MAX);
		let far = vec![(AssignmentId(2), 2), (AssignmentId(3), 2)];
		assert_eq!((Rolls::<Test>::iter().count(), Oracle::faults_in(ORACLE, 4)), (0, far));
		// The era is not over, and then reporters come first.
		for tick in [42, 51] {
			go_to(tick);
			poll(Weight::MAX);
			assert_eq!(testing::take_accused(), []);
		}
		go_to(52);
		poll(Weight::MAX);
		let evidence = |step| Evidence::Deviation { era: 4, step }.encode();
		let accused = |id, step| (AssignmentId(id), evidence(step));
		let all = [accused(2, 1), accused(2, 2), accused(3, 1), accused(3, 2)];
		assert_eq!(testing::take_accused(), all);
		poll(Weight::MAX);
		assert_eq!(testing::take_accused(), []);
	});
}

/// Operators 1 and 2 answer in all five rounds of era 4, and 3 in four of them, which is enough.
fn one_is_absent() {
	testing::publish(ORACLE, 4);
	for round in 20..25 {
		let there = if round < 24 { 3 } else { 2 };
		answer(round, &[(1, 100), (2, 100), (3, 100)][..there]);
	}
}

/// Nobody reports. The chain finds who was absent, after reporters had their time, and once.
#[test]
fn who_was_absent_is_accused() {
	run(|| {
		one_is_absent();
		for tick in [50, 51] {
			go_to(tick);
			poll(Weight::MAX);
			assert_eq!(testing::take_accused(), []);
		}
		go_to(52);
		poll(Weight::MAX);
		let absence = Evidence::Absence { era: 4 }.encode();
		assert_eq!(testing::take_accused(), [(AssignmentId(3), absence.clone())]);
		assert!(judge_bytes(4, &absence).is_ok());
		// Its rules pay for no work.
		assert_eq!(testing::take_credited(), []);
		go_to(60);
		for _ in 0..9 {
			poll(Weight::MAX);
		}
		assert_eq!(testing::take_accused(), []);
	});
}

/// Who deviated comes first, and then all members, in the order of their stake. A service that is paused is
/// visited in vain.
#[test]
fn who_deviated_and_was_absent_is_accused_of_both() {
	run(|| {
		testing::publish(ORACLE, 4);
		for round in 20..25 {
			answer(round, &[(1, 100), (2, 100)]);
		}
		assert_ok!(submit(4, 170));
		testing::pause(ORACLE);
		go_to(52);
		poll(Weight::MAX);
		assert_eq!(Cursors::<Test>::get(ORACLE).map(|it| (it.era, it.next)), Some((4, 0)));
		testing::end_pauses();
		poll(Weight::MAX);
		let deviation = |step| (AssignmentId(3), Evidence::Deviation { era: 4, step }.encode());
		let absence = |id| (AssignmentId(id), Evidence::Absence { era: 4 }.encode());
		let all = [deviation(1), deviation(2), absence(2), absence(3)];
		assert_eq!(testing::take_accused(), all);
	});
}

/// Where the terms pay for work, the rounds in which each was present are recorded in the next era.
#[test]
fn work_is_recorded_where_it_is_paid() {
	run(|| {
		testing::add_service(ORACLE, &Deviation { pays_work: true, ..rules() });
		one_is_absent();
		go_to(52);
		poll(Weight::MAX);
		let work = |id, done| (AssignmentId(id), 4, done, 5);
		let all = [work(0, 5), work(1, 5), work(2, 4), work(3, 0)];
		assert_eq!(testing::take_credited(), all);
		// In era 5 only two rounds have half of the stake. Nobody is missed, and who was there is paid.
		testing::publish(ORACLE, 5);
		answer(26, &[(1, 100), (4, 100)]);
		answer(27, &[(1, 100), (2, 100)]);
		go_to(62);
		testing::take_accused();
		for _ in 0..3 {
			poll(Weight::MAX);
		}
		let work = |id, done| (AssignmentId(id), 5, done, 2);
		let all = [work(0, 2), work(1, 1), work(2, 0), work(3, 1)];
		assert_eq!((testing::take_credited(), testing::take_accused()), (all.to_vec(), vec![]));
		// Nothing is attempted in era 6, and nothing recorded.
		testing::publish(ORACLE, 6);
		go_to(72);
		for _ in 0..3 {
			poll(Weight::MAX);
		}
		assert_eq!(testing::take_credited(), []);
	});
}

#[test]
fn what_does_not_fit_into_a_block_is_done_in_a_later_one() {
	run(|| {
		two_deviate();
		go_to(52);
		poll(Weight::zero());
		assert_eq!(Rolls::<Test>::iter().count(), 1);
		let visit = <() as crate::WeightInfo>::visit();
		let close = <() as crate::WeightInfo>::close_round(MAX_FEEDS);
		poll(visit);
		assert_eq!(Rolls::<Test>::iter().count(), 1);
		poll(visit.saturating_add(close));
		assert_eq!(Rolls::<Test>::iter().count(), 0);
		// With room for some accusations, not for all.
		let look =
			<() as crate::WeightInfo>::judge().saturating_add(Weight::from_parts(2_000_000, 2_000));
		testing::take_accused();
		Cursors::<Test>::insert(ORACLE, restaking_primitives::Cursor { era: 4, next: 0 });
		poll(visit.saturating_add(look.saturating_mul(3)));
		assert_eq!(testing::take_accused().len(), 3);
		poll(Weight::MAX);
		assert_eq!(testing::take_accused().len(), 1);
	});
}

/// Twelve services have a round that is over. A block closes those of eight, and the next one the others: no service
/// is visited twice in a block.
#[test]
fn some_services_are_visited_in_one_block() {
	run(|| {
		for service in (1..12).map(ServiceId) {
			testing::add_service(service, &rules());
			testing::serve(service, &1u64, 40, 4, testing::idle_key(1));
			let (name, unit) = (name("DOT/EUR"), [0; 16]);
			assert_ok!(Oracle::open_feed(RuntimeOrigin::root(), service, name, 2, unit, 1));
		}
		go_to(50);
		for service in (0..12).map(ServiceId) {
			let values = vec![(0, 100)].try_into().unwrap();
			assert_ok!(Oracle::submit(RuntimeOrigin::signed(1), service, values));
		}
		go_to(52);
		let closed_by = |left: Weight| {
			let before = Rolls::<Test>::iter().count();
			poll(left);
			before - Rolls::<Test>::iter().count()
		};
		// A block without room for more does what it did before.
		let visit = <() as crate::WeightInfo>::visit();
		let close = <() as crate::WeightInfo>::close_round(MAX_FEEDS);
		assert_eq!(closed_by(visit.saturating_add(close)), 1);
		assert_eq!([Weight::MAX; 3].map(closed_by), [8, 3, 0]);
	});
}

#[test]
fn a_service_that_is_forgotten_is_visited_no_more() {
	run(|| {
		two_deviate();
		poll(Weight::MAX);
		while Oracle::forget(&rules(), Forgotten::Service(ORACLE), 9) == 9 {}
		assert_eq!(Cursors::<Test>::iter().count(), 0);
		assert_eq!(crate::LastVisited::<Test>::get(), None);
		poll(Weight::MAX);
	});
}

/// Where no visit has come to a service, anybody records the work of its operators, once all rounds are closed.
#[test]
fn anybody_settles_the_work_of_an_era() {
	run(|| {
		let settle =
			|service, id| Oracle::settle_work(RuntimeOrigin::signed(9), service, AssignmentId(id));
		one_is_absent();
		assert_noop!(settle(ORACLE, 2), Error::<Test>::WorkNotPaid);
		testing::add_service(ORACLE, &Deviation { pays_work: true, ..rules() });
		go_to(52);
		assert_noop!(settle(ORACLE, 2), Error::<Test>::RoundOpen);
		// Others were closed by who answered after them.
		for round in 20..25 {
			let _closed_or_not = try_close(round);
		}
		assert_ok!(settle(ORACLE, 2));
		assert_ok!(settle(ORACLE, 3));
		let work = |id, done| (AssignmentId(id), 4, done, 5);
		assert_eq!(testing::take_credited(), [work(2, 4), work(3, 0)]);
		assert_noop!(settle(ServiceId(77), 2), Error::<Test>::NotOracle);
		testing::add_service(ServiceId(77), &Deviation { pays_work: true, ..rules() });
		assert_noop!(settle(ServiceId(77), 2), Error::<Test>::NotServing);
		assert_noop!(settle(ORACLE, 99), Error::<Test>::NotServing);
	});
}

/// Two deviate at a service that is paused, and two at another: the first is visited in vain, and keeps nobody waiting.
#[test]
fn a_paused_service_keeps_no_other_waiting() {
	run(|| {
		let other = ServiceId(1);
		testing::add_service(other, &rules());
		for (operator, counted) in (1u64..=4).zip([40u128, 30, 20, 10]) {
			testing::serve(other, &operator, counted, 1, testing::idle_key(operator as u8));
		}
		let root = RuntimeOrigin::root();
		assert_ok!(Oracle::open_feed(root, other, name("DOT/EUR"), 2, [0; 16], 1));
		// It binds in era 6.
		go_to(60);
		for service in [ORACLE, other] {
			for (operator, value) in [(1u64, 100i128), (2, 100), (3, 170), (4, 170)] {
				let values = vec![(0, value)].try_into().unwrap();
				assert_ok!(Oracle::submit(RuntimeOrigin::signed(operator), service, values));
			}
		}
		testing::pause(ORACLE);
		go_to(72);
		let accused = || {
			(0..9).for_each(|_| poll(Weight::MAX));
			testing::take_accused().into_iter().map(|(id, _)| id.0).collect::<Vec<_>>()
		};
		// Operators 3 and 4 of the other, of two steps each.
		assert_eq!(accused(), [6, 6, 7, 7]);
		testing::end_pauses();
		assert_eq!(accused(), [2, 2, 3, 3]);
	});
}
