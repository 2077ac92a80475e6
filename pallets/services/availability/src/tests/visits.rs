//! What the chain does by itself: it accuses who has not shown what was drawn or asked for. Everybody has 2 ticks
//! for a duty, and as long the chain leaves to reporters.

use super::*;
use crate::{Cursors, LastLooked, LastVisited};
use frame_support::{
	traits::{fungible::Mutate, Hooks},
	weights::{Weight, WeightMeter},
};

const ON: [(u8, u32); 1] = [(1, 3)];

/// Lets a number of blocks pass without one that begins. Returns who was accused.
fn visit(blocks: u32) -> Vec<(AssignmentId, Vec<u8>)> {
	for _ in 0..blocks {
		Availability::on_poll(0, &mut WeightMeter::new());
	}
	testing::take_accused()
}

fn of_withheld(assignment: AssignmentId, era: EraIndex) -> (AssignmentId, Vec<u8>) {
	(assignment, Evidence::Withheld { era }.encode())
}

fn of_denied(challenge: u32) -> (AssignmentId, Vec<u8>) {
	(AT, Evidence::Denied { challenge }.encode())
}

/// Both hold a blob from era 2 on. Its draws are known in this tick of era 2, and the operator shows them.
fn one_shows_and_one_does_not(since: u64) {
	for who in [OPERATOR, OTHER] {
		assert_ok!(promise(who, blob(1, 3), 5));
	}
	go_to(20);
	testing::publish(LAYER, 2);
	testing::set_seed(2, since, seed(7));
	go_to(since);
	for it in asked_in(OPERATOR, 2) {
		assert_ok!(show(OPERATOR, &it, &ON));
	}
}

/// Nobody reports. The chain finds who lacks what was drawn, once.
#[test]
fn who_withholds_is_accused_once_the_era_is_over() {
	run(|| {
		one_shows_and_one_does_not(22);
		// The draws are due in tick 25, and the era is over in tick 30.
		for tick in [25, 29, 31] {
			go_to(tick);
			assert_eq!(visit(3), []);
		}
		go_to(32);
		assert_eq!(visit(3), [of_withheld(OTHER_AT, 2)]);
		assert!(withheld(OTHER_AT, 2).is_ok());
		assert_eq!(visit(9), []);
	});
}

/// Draws can be due when their era is over: then nobody is accused before they are, and before reporters had
/// their time.
#[test]
fn reporters_come_before_the_chain() {
	run(|| {
		one_shows_and_one_does_not(29);
		// Due in tick 32, and two more are for reporters.
		for tick in [32, 33] {
			go_to(tick);
			assert_eq!(visit(3), []);
		}
		go_to(34);
		assert_eq!(visit(3), [of_withheld(OTHER_AT, 2)]);
	});
}

/// Of an era without a seed, or of which nobody has told who served, nobody is found; nor when it is too late to
/// report.
#[test]
fn nobody_is_accused_of_what_is_not_known() {
	run(|| {
		one_shows_and_one_does_not(22);
		testing::set_seed(4, 42, seed(7));
		testing::publish(LAYER, 3);
		testing::pause(LAYER);
		go_to(60);
		assert_eq!(visit(9), []);
		assert_eq!(Cursors::<Test>::get(LAYER).map(|it| it.era), Some(2));
		// Era 2 can be reported in era 6 at the latest.
		go_to(70);
		testing::end_pauses();
		assert_eq!(visit(9), []);
	});
}

/// 20 withhold at a service, and two at one that is paused: it is visited in vain, and they are accused later.
#[test]
fn a_paused_service_keeps_no_other_waiting() {
	run(|| {
		let paused = ServiceId(1);
		testing::add_service(paused, &rules());
		for (service, first, number) in [(LAYER, 10, 20u64), (paused, 40, 2)] {
			for who in first..first + number {
				testing::serve(service, &who, 100, 1, testing::idle_key(who as u8));
				assert_ok!(Balances::mint_into(&who, 1_000));
				let origin = RuntimeOrigin::signed(who);
				assert_ok!(Availability::promise(origin, service, blob(1, 3), 5, 0));
			}
		}
		go_to(20);
		testing::publish(LAYER, 2);
		testing::publish(paused, 2);
		testing::set_seed(2, 22, seed(7));
		testing::pause(paused);
		go_to(32);
		// Nothing is drawn in era 1. Then 8 of the 22 members in each block, of whom two have promised nothing.
		assert_eq!(visit(2).len(), 6);
		assert_eq!(visit(2).len(), 14);
		testing::end_pauses();
		assert_eq!(visit(9).len(), 2);
	});
}

/// Ten services with a promise each. A block visits eight, and with less room one, and looks at challenges once.
#[test]
fn some_services_are_visited_in_one_block() {
	run(|| {
		for service in (0..10).map(ServiceId) {
			if service != LAYER {
				testing::add_service(service, &rules());
				testing::serve(service, &OPERATOR, 100, 1, testing::idle_key(1));
			}
			let origin = RuntimeOrigin::signed(OPERATOR);
			assert_ok!(Availability::promise(origin, service, blob(1, 3), 5, 0));
		}
		// Nothing is drawn in an era without a seed, so era 1 is seen at once.
		go_to(22);
		let reached = |era: EraIndex| Cursors::<Test>::iter().filter(|it| it.1.era == era).count();
		let visit = <() as crate::WeightInfo>::visit();
		Availability::on_poll(0, &mut WeightMeter::with_limit(visit));
		assert_eq!((reached(1), reached(2)), (9, 1));
		assert_eq!((visit_once(), reached(1), reached(2)), (0, 1, 9));
		assert_eq!((visit_once(), reached(1), reached(2)), (0, 0, 10));
	});
}

/// Ends a block that has all room. Returns how many were accused.
fn visit_once() -> usize {
	visit(1).len()
}

/// A challenge is looked at when it is due, whether it was closed or not, and once.
#[test]
fn who_is_silent_is_accused_for_each_challenge() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 5));
		go_to(20);
		for chunk in 0..3 {
			assert_ok!(ask(ASKER, blob(1, 3), chunk));
		}
		assert_ok!(reply(OPERATOR, 1, bytes(1, 3, 1, 1)));
		go_to(23);
		assert_ok!(close(2));
		// Due in tick 23, and two more are for reporters.
		go_to(24);
		assert_eq!(visit(3), []);
		go_to(25);
		testing::pause(LAYER);
		assert_eq!(visit(3), []);
		testing::end_pauses();
		let mut accused = visit(3);
		accused.sort();
		assert_eq!(accused, [of_denied(0), of_denied(2)]);
		assert_eq!(visit(9), []);
	});
}

/// 16 are open at each of two operators, and no more than 8 are looked at in a block.
#[test]
fn challenges_are_looked_at_in_turn() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 5));
		assert_ok!(promise(OTHER, blob(1, 3), 5));
		assert_ok!(Balances::mint_into(&ASKER, 10_000_000));
		go_to(20);
		for _ in 0..16 {
			for who in [OPERATOR, OTHER] {
				let origin = RuntimeOrigin::signed(ASKER);
				assert_ok!(Availability::challenge(origin, LAYER, who, blob(1, 3), 0));
			}
		}
		go_to(25);
		assert_eq!([visit(1).len(), visit(1).len(), visit(1).len()], [8, 8, 8]);
		assert!(LastLooked::<Test>::exists());
		assert_eq!([visit(1).len(), visit(1).len()], [8, 0]);
		assert!(!LastLooked::<Test>::exists());
	});
}

/// A block without room visits nobody, and one with little room goes on later.
#[test]
fn visits_keep_to_the_weight_they_have() {
	run(|| {
		one_shows_and_one_does_not(22);
		assert_ok!(ask(ASKER, blob(1, 3), 0));
		go_to(32);
		let poll = |weight| Availability::on_poll(0, &mut WeightMeter::with_limit(weight));
		let visit_only = <() as crate::WeightInfo>::visit();
		let judge = <() as crate::WeightInfo>::judge();
		let look = judge.saturating_add(Weight::from_parts(1_000_000, 1_000));
		poll(Weight::zero());
		poll(visit_only);
		assert_eq!(testing::take_accused(), []);
		// Two members, and then a challenge.
		poll(visit_only.saturating_add(look.saturating_mul(2)));
		assert_eq!(testing::take_accused(), [of_withheld(OTHER_AT, 2)]);
		poll(visit_only.saturating_add(look));
		assert_eq!(testing::take_accused(), [of_denied(0)]);
	});
}

#[test]
fn a_service_that_is_forgotten_is_visited_no_more() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 5));
		visit(1);
		assert_eq!(LastVisited::<Test>::get(), Some(LAYER));
		let forget = |gone, most| <Availability as Judge<u64, _>>::forget(&rules(), gone, most);
		// A list of holders, and the cursor.
		let gone = Forgotten::Service(LAYER);
		assert_eq!([forget(gone, 1), forget(gone, 9), forget(gone, 9)], [1, 1, 0]);
		assert_eq!((Cursors::<Test>::iter().count(), LastVisited::<Test>::get()), (0, None));
		assert_eq!(forget(Forgotten::Assignment(AT), 9), 1);
	});
}
