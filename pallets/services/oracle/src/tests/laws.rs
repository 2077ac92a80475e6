//! Laws that fail: a record that can not be is found.

use super::*;
use crate::{Cursors, Entry, Member, RollCall, Slot};
use restaking_primitives::Cursor;

fn breaks(law: &'static str, change: impl FnOnce()) {
	testing::assert_breaks(Oracle::check_state, law, change);
}

/// Runs a test after round 20, which is closed, and round 21, which is over and open. Operator 4 was 7 tolerances off.
fn after_two_rounds(test: impl FnOnce()) {
	run(|| {
		let values = [(1, 100), (2, 100), (3, 100), (4, 170)];
		answer(20, &values);
		answer(21, &values);
		go_to(44);
		assert_ok!(close(20));
		test();
	});
}

fn change_roll(change: impl FnOnce(&mut RollCall)) {
	Rolls::<Test>::mutate(ORACLE, 1, |roll| change(roll.as_mut().unwrap()));
}

fn change_member(change: impl FnOnce(&mut Member)) {
	change_roll(|roll| change(&mut roll.members[0]));
}

fn change_slot(change: impl FnOnce(&mut Slot)) {
	Slots::<Test>::mutate((ORACLE, 0, 1), |slot| change(slot.as_mut().unwrap()));
}

fn change_entry(change: impl FnOnce(&mut Entry)) {
	change_slot(|slot| change(&mut slot.entries[0]));
}

/// Law 1.
#[test]
fn rolls_are_of_the_set_of_their_era() {
	after_two_rounds(|| {
		breaks("a roll in another place", || change_roll(|it| it.number = 20));
		breaks("nobody looks at the rounds", || Cursors::<Test>::remove(ORACLE));
		breaks("an operator is there twice", || {
			change_member(|it| it.assignment = AssignmentId(1));
		});
		breaks("an operator is there without a value", || change_member(|it| it.feeds = 0));
		// All 100 are there.
		breaks("more is there than counts", || change_roll(|it| it.total = 99));
		breaks("a round to come", || change_roll(|it| it.number = 23));
		breaks("a round of another era", || change_roll(|it| it.era = 3));
		breaks("values weigh something else than their stake", || {
			change_member(|it| it.weight = 39);
		});
	});
}

/// Law 2: a roll finds all values of its round, and nothing else does.
#[test]
fn values_are_of_the_round_of_a_roll() {
	after_two_rounds(|| {
		breaks("values that nobody would judge", || Rolls::<Test>::remove(ORACLE, 1));
		breaks("values of another round than that of the roll", || {
			change_slot(|it| it.number = 19);
		});
		breaks("values for no feed", || {
			let slot = Slots::<Test>::get((ORACLE, 0, 1)).unwrap();
			Slots::<Test>::insert((ORACLE, 1, 1), slot);
		});
		breaks("two values of one", || change_entry(|it| it.assignment = AssignmentId(1)));
		breaks("a value that no member has given", || change_entry(|it| it.vote.weight = 39));
		breaks("a value that no member has given", || change_member(|it| it.feeds = 2));
		breaks("a value is lost", || change_slot(|it| it.entries.truncate(it.entries.len() - 1)));
	});
}

/// Laws 3, 4 and 5.
#[test]
fn records_of_closed_rounds_add_up() {
	after_two_rounds(|| {
		let change_answer = |change: fn(&mut Answer)| {
			Latest::<Test>::mutate(ORACLE, 0, |answer| change(answer.as_mut().unwrap()));
		};
		breaks("more agrees than counts", || change_answer(|it| it.counted = 101));
		breaks("an answer of a round that is not over", || change_answer(|it| it.round = 22));
		breaks("an answer without a quorum", || change_answer(|it| it.counted = 66));
		// The rules have three steps, and are counted from one.
		for step in [0, 4] {
			breaks("a step that the rules do not have", || {
				Faults::<Test>::mutate(ORACLE, 4, |faults| faults.steps[0].1 = step);
			});
		}
		breaks("an operator is at fault twice", || {
			Faults::<Test>::mutate(ORACLE, 4, |faults| {
				let again = faults.steps[0];
				faults.steps.try_push(again).unwrap();
			});
		});
		breaks("an era in the place of another", || {
			Faults::<Test>::mutate(ORACLE, 4, |faults| faults.era = 3);
		});
		breaks("a record of an era to come", || {
			Work::<Test>::mutate(ORACLE, 4, |work| work.era = 36);
		});
		breaks("an operator did work twice", || {
			Work::<Test>::mutate(ORACLE, 4, |work| work.done[0].0 = work.done[1].0);
		});
		breaks("more was done than attempted", || {
			Work::<Test>::mutate(ORACLE, 4, |work| work.done[0].1 = 2);
		});
	});
}

/// Law 6, of each kind of record by itself.
#[test]
fn nothing_is_kept_of_a_service_that_is_forgotten() {
	const GONE: ServiceId = ServiceId(9);
	after_two_rounds(|| {
		let gone = "a record of a service that is forgotten";
		breaks(gone, || Latest::<Test>::insert(GONE, 0, Latest::<Test>::get(ORACLE, 0).unwrap()));
		breaks(gone, || Faults::<Test>::insert(GONE, 4, Faults::<Test>::get(ORACLE, 4)));
		breaks(gone, || Work::<Test>::insert(GONE, 4, Work::<Test>::get(ORACLE, 4)));
		breaks(gone, || Feeds::<Test>::insert(GONE, Feeds::<Test>::get(ORACLE)));
		breaks(gone, || Cursors::<Test>::insert(GONE, Cursor { era: 4, next: 0 }));
		breaks(gone, || crate::LastVisited::<Test>::put(GONE));
		// Rolls and values of a service that is there no more.
		breaks(gone, || testing::remove_service(ORACLE));
		remove_service();
	});
}
