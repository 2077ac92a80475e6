//! Laws that fail: a record that can not be is found.

use super::*;
use crate::{
	Challenge, Challenges, Cursors, Held, Holders, Holding, LastVisited, NextChallengeId, Open,
	Shown,
};
use restaking_primitives::Cursor;

fn breaks(law: &'static str, change: impl FnOnce()) {
	testing::assert_breaks(Availability::check_state, law, change);
}

/// Runs a test in era 2, with one promise of the operator for eras 2 to 5, and one challenge.
fn promised_one(test: impl FnOnce(Blob)) {
	run(|| {
		let promised = blob(1, 3);
		assert_ok!(promise(OPERATOR, promised, 5));
		go_to(20);
		assert_ok!(ask(ASKER, promised, 0));
		test(promised);
	});
}

fn change_holding(change: impl FnOnce(&mut Holding<u64>)) {
	Held::<Test>::mutate(AT, |holding| change(holding.as_mut().unwrap()));
}

fn change_item(change: impl FnOnce(&mut Item)) {
	change_holding(|holding| change(&mut holding.items[0]));
}

fn change_challenge(change: impl FnOnce(&mut Challenge<u64>)) {
	Challenges::<Test>::mutate(AT, 0, |challenge| change(challenge.as_mut().unwrap()));
}

/// Law 1.
#[test]
fn promises_are_apart_and_have_deposits() {
	promised_one(|_| {
		breaks("a record without a promise", || change_holding(|it| it.items.clear()));
		breaks("the deposits are not those of the promises", || change_item(|it| it.deposit = 11));
		breaks("a blob out of bounds", || change_item(|it| it.blob.chunks = 0));
		breaks("a promise of no era", || change_item(|it| it.until_era = 1));
		breaks("a blob is promised twice for an era", || {
			change_holding(|it| it.items.try_push(it.items[0]).unwrap());
		});
	});
}

/// Law 2. Nothing is promised for era 1.
#[test]
fn only_draws_are_answered() {
	promised_one(|_| {
		breaks("a draw is answered that does not exist", || {
			Shown::<Test>::mutate(AT, |shown| shown.try_push((1, 1)).unwrap());
		});
		breaks("an era is listed twice", || {
			Shown::<Test>::mutate(AT, |shown| {
				shown.try_push((2, 0)).unwrap();
				shown.try_push((2, 0)).unwrap();
			});
		});
	});
}

/// Law 3.
#[test]
fn challenges_are_counted_and_paid() {
	promised_one(|_| {
		breaks("a challenge to come", || NextChallengeId::<Test>::put(0));
		breaks("a chunk that the blob has not", || change_challenge(|it| it.chunk = 3));
		breaks("open challenges are counted wrongly", || Open::<Test>::remove(AT));
		breaks("the price of a challenge is not on hold", || change_challenge(|it| it.held = 51));
	});
}

/// Law 4.
#[test]
fn holders_have_promised() {
	promised_one(|promised| {
		let change = |change: fn(&mut crate::Holder)| {
			Holders::<Test>::mutate(LAYER, promised, |holders| change(&mut holders[0]));
		};
		breaks("a list of nobody", || {
			Holders::<Test>::mutate(LAYER, promised, |holders| holders.clear());
		});
		breaks("a holder of nothing", || change(|it| it.assignment = OTHER_AT));
		breaks("a holder at another service", || change_holding(|it| it.service = ServiceId(9)));
		breaks("a holder that has not promised", || change(|it| it.until_era = 6));
		breaks("a holder is listed twice", || {
			Holders::<Test>::mutate(LAYER, promised, |holders| {
				holders.try_push(holders[0]).unwrap();
			});
		});
	});
}

/// Law 5, of each kind of record by itself.
#[test]
fn nothing_is_kept_of_what_is_forgotten() {
	const GONE: ServiceId = ServiceId(9);
	const LEFT: AssignmentId = AssignmentId(9);
	promised_one(|promised| {
		let gone = "a record of a service that is forgotten";
		let holders = || Holders::<Test>::get(LAYER, promised);
		breaks(gone, || Holders::<Test>::insert(GONE, promised, holders()));
		breaks(gone, || Cursors::<Test>::insert(GONE, Cursor { era: 2, next: 0 }));
		breaks(gone, || LastVisited::<Test>::put(GONE));
		let left = "a record of an assignment that is forgotten";
		breaks(left, || Held::<Test>::insert(LEFT, Held::<Test>::get(AT).unwrap()));
		breaks(left, || Shown::<Test>::mutate(LEFT, |shown| shown.try_push((2, 0)).unwrap()));
		let challenge = || Challenges::<Test>::get(AT, 0).unwrap();
		breaks(left, || Challenges::<Test>::insert(LEFT, 0, challenge()));
		breaks(left, || Open::<Test>::insert(LEFT, 1));
	});
}
