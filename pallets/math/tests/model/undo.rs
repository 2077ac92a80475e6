//! The money that slashes took: it waits, and is given back or divided.

use super::*;

/// What a request took waits, came back or was divided, to the unit. It is never both undone and divided.
/// Only what belongs to it changes with an order, and only what came back raises anybody's wealth.
pub fn check_waiting(records: &Records, op: &Op, before: &View, after: &View) {
	let mut divided = 0;
	for (id, money) in &after.requests {
		let losses = records.ledger.losses.iter().filter(|(key, _)| key.0 == *id);
		let lost: u128 = losses.map(|(_, loss)| loss.0 + loss.1).sum();
		assert_eq!(lost, money.waiting, "records of request {id}");
		assert!(!(money.undone && money.divided));
		let settled_up = money.taken - money.waiting - money.returned;
		assert!(settled_up == 0 || money.divided);
		assert!(money.returned == 0 || money.undone);
		divided += settled_up;
	}
	assert_eq!(after.divided.iter().sum::<u128>(), divided);
	if matches!(op, Op::Undo { .. }) {
		for (was, is) in before.stakers.iter().zip(&after.stakers) {
			let wealth = |it: &StakerView| (it.ledger(), it.custody, it.free, it.returned);
			assert_eq!(wealth(was), wealth(is), "an order moves no money");
			for (was, is) in was.positions.iter().zip(&is.positions) {
				assert_eq!((was.counted_next, &was.amounts), (is.counted_next, &is.amounts));
				assert!(is.liability <= was.liability);
			}
		}
	}
	let all = |view: &View| -> u128 { view.requests.values().map(|it| it.returned).sum() };
	let back: u128 = after.stakers.iter().map(|staker| staker.returned).sum();
	assert_eq!(back, all(after));
	if all(after) > all(before) {
		assert!(matches!(op, Op::GiveBack { .. }));
	}
}

/// Everything ends by itself: all settle, time passes, and nothing waits any more. What was undone came back
/// to the unit, the rest was divided.
pub fn check_end(records: &mut Records, naive: &mut Naive, setup: &Setup, requests: u32) {
	let settle = (0..setup.assignments.len()).map(|assignment| Op::SettleAll { assignment });
	let back = (0..setup.stakers.len()).map(|staker| Op::GiveBack { staker });
	let later = [Op::Era { by: 2 * setup.delay }, Op::Divide];
	for op in settle.chain(later).chain(back) {
		let (mut asked, mut asked_naive) = (requests, requests);
		let outcome = play(records, setup, &mut asked, &op);
		assert_eq!(outcome, play(naive, setup, &mut asked_naive, &op), "{op:?}");
	}
	let view = records.view();
	assert_eq!(view, naive.view());
	for money in view.requests.values() {
		assert_eq!(money.waiting, 0);
		assert_eq!(money.returned, if money.undone { money.taken } else { 0 });
		assert!(money.divided != money.undone);
	}
	assert!(records.ledger.losses.is_empty());
	for assignment in 0..setup.assignments.len() {
		assert_eq!(records.left(assignment), naive.left(assignment), "left of the cap");
	}
}

/// Returns whether something still liable stopped counting as a whole.
pub fn some_rest_left(before: &View, after: &View) -> bool {
	let positions = |view: &View| -> Vec<(u128, u128)> {
		let all = view.stakers.iter().flat_map(|staker| &staker.positions);
		all.map(|position| (position.counted_next, position.liability)).collect()
	};
	let pairs = positions(before).into_iter().zip(positions(after));
	pairs.into_iter().any(|(was, is)| was.0 > 0 && is.0 == 0 && is.1 > 0)
}

pub fn record(seen: &mut Seen, op: &Op, outcome: &str, before: &View, after: &View) {
	let done = outcome.starts_with("Ok");
	let sum = |part: fn(&common::RequestView) -> u128| -> u128 {
		after.requests.values().map(part).sum::<u128>()
	};
	let free = |view: &View| -> u128 { view.stakers.iter().map(|it| it.free + it.custody).sum() };
	match op {
		Op::Undo { .. } => {
			seen.record("undone", done);
			seen.record("undone with something taken", done && sum(|it| it.taken) > 0);
		},
		Op::GiveBack { .. } => {
			let bonded = |view: &View| -> u128 { view.stakers.iter().map(|it| it.active).sum() };
			seen.record("bonded again", bonded(after) > bonded(before));
			seen.record("given back free", free(after) > free(before));
		},
		_ => seen.record("divided", after.divided != before.divided),
	}
}
