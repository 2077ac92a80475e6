//! An order to undo changes no position, and nothing that other requests take, whenever it comes.

use super::*;
use common::{Setup, View};
use proptest::{strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeMap;

/// A history, and for each executed request in turn, whether it is undone, and two moments for it.
#[derive(Clone, Debug)]
struct Plan {
	setup: Setup,
	ops: Vec<Op>,
	undone: Vec<bool>,
	moments: Vec<(usize, usize)>,
}

/// Histories without standing orders, whose renewal looks at the losses so far, and with funds that suffice.
fn plans() -> impl Strategy<Value = Plan> {
	let undone = prop::collection::vec(any::<bool>(), 1..8);
	let moments = prop::collection::vec((0..1_000usize, 0..1_000usize), 1..8);
	(history(120), undone, moments).prop_map(|((mut setup, mut ops), undone, moments)| {
		setup.existential = 0;
		setup.stakers.iter_mut().for_each(|staker| staker.1 = false);
		ops.retain(|op| {
			let by_order = matches!(op, Op::Undo { .. } | Op::GiveBack { .. } | Op::Divide);
			!by_order && !matches!(op, Op::BaseSlash { .. })
		});
		Plan { setup, ops, undone, moments }
	})
}

/// The orders: the request, and the operation before which it is undone.
type Orders = BTreeMap<u32, usize>;

/// The end of a history, when all have settled, and everything was given back or divided.
struct End {
	records: Records,
	view: View,
	/// The results of the calls. Equal ones make equal histories: neither did a lower liability admit a pledge,
	/// nor did a request take more of a cap that was freed.
	outcomes: Vec<String>,
}

impl Plan {
	/// Plays the history. What was undone is given back at once if `prompt`, else at the end.
	fn play(&self, orders: &Orders, prompt: bool) -> End {
		let (mut records, mut requests) = (Records::new(&self.setup), 0);
		let mut outcomes = vec![];
		let all = 0..self.setup.stakers.len();
		for (at, op) in self.ops.iter().enumerate() {
			for (id, _) in orders.iter().filter(|order| *order.1 == at) {
				outcomes.extend(records.undo(*id).err());
				all.clone().filter(|_| prompt).for_each(|staker| {
					// Only what was taken already, and only what is due, comes back now.
					let _ = records.give_back(*id, staker);
				});
			}
			let outcome = play(&mut records, &self.setup, &mut requests, op);
			// The amounts that are settled and released are those of the order.
			if !matches!(op, Op::Settle { .. } | Op::SettleAll { .. } | Op::Release { .. }) {
				outcomes.push(outcome);
			}
		}
		let assignments = 0..self.setup.assignments.len();
		let settle = assignments.map(|assignment| Op::SettleAll { assignment });
		let later = [Op::Era { by: 2 * self.setup.delay }, Op::Divide];
		let back = all.map(|staker| Op::GiveBack { staker });
		for op in settle.chain(later).chain(back) {
			play(&mut records, &self.setup, &mut requests, &op);
		}
		End { view: records.view(), records, outcomes }
	}

	/// The operations before which each executed request can be undone: the first and the last.
	fn spans(&self) -> BTreeMap<u32, (usize, usize)> {
		let (mut records, mut requests) = (Records::new(&self.setup), 0);
		let mut spans = BTreeMap::new();
		for (op, next) in self.ops.iter().zip(1..self.ops.len()) {
			play(&mut records, &self.setup, &mut requests, op);
			for (id, executed) in &records.ledger.requests {
				let (_, last) = spans.entry(*id).or_insert((next, next));
				if records.now < executed.payable {
					*last = next;
				}
			}
		}
		spans
	}

	fn orders(&self, moment: impl Fn(&(usize, usize)) -> usize) -> Orders {
		let spans = self.spans().into_iter();
		let choices = self.undone.iter().cycle().zip(self.moments.iter().cycle());
		let chosen = spans.zip(choices).filter(|(_, (undone, _))| **undone);
		chosen
			.map(|((id, (first, last)), (_, moments))| {
				(id, first + moment(moments) % (last - first + 1))
			})
			.collect()
	}

	/// Plays the history without orders, and with the same orders at other moments, and compares what can
	/// be compared. Returns whether it could be, without orders and at other moments.
	fn compare(&self) -> (bool, bool) {
		let none = self.play(&Orders::new(), false);
		let (one, two) = (self.orders(|moments| moments.0), self.orders(|moments| moments.1));
		if one.is_empty() {
			return (false, false);
		}
		let (one, two) = (self.play(&one, true), self.play(&two, false));
		let without = one.outcomes == none.outcomes;
		if without {
			assert_eq!(positions(&one), positions(&none));
			for (id, money) in &one.view.requests {
				let stood = &none.view.requests[id];
				assert!(money.undone || money == stood, "request {id}: {money:?} {stood:?}");
			}
		}
		let moved = one.outcomes == two.outcomes;
		if moved {
			assert_eq!(positions(&one), positions(&two));
			assert_eq!(wealth(&one.view), wealth(&two.view));
			assert_eq!(one.view.divided, two.view.divided);
		}
		(without, moved)
	}
}

/// All positions in full: pledge, spent budget, marks, and what is fresh.
fn positions(end: &End) -> Vec<&Vec<Option<Record>>> {
	end.records.stakers.iter().map(|staker| &staker.positions).collect()
}

/// The money of each staker, wherever it lies.
fn wealth(view: &View) -> Vec<u128> {
	view.stakers.iter().map(|it| it.ledger() + it.custody + it.free).collect()
}

proptest! {
	#![proptest_config(config(1_000))]

	#[test]
	fn orders_should_change_nothing_but_money(plan in plans()) {
		plan.compare();
	}
}

/// Enough histories can be compared.
#[test]
fn orders_should_often_be_comparable() {
	let mut runner = TestRunner::new(config(1));
	let strategy = plans();
	let mut compared = (0, 0);
	for _ in 0..500 {
		let (without, moved) = strategy.new_tree(&mut runner).unwrap().current().compare();
		compared.0 += u32::from(without);
		compared.1 += u32::from(moved);
	}
	println!("compared: {compared:?}");
	assert!(compared.0 >= 50 && compared.1 >= 50, "{compared:?}");
}
