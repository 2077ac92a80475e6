//! Random histories of several services, operators and stakers. The records must agree with the naive
//! model after every step, and both must obey the [laws](../../restaking/README.md#laws).

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod common;
#[path = "model/places.rs"]
mod places;
#[path = "model/undo.rs"]
mod undo;

use common::{
	config,
	naive::Naive,
	play::{history, play, Op},
	records::Records,
	Accounting, Setup, StakerView, View,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeMap;

/// Returns the staker whose stake the operation slashes from outside.
fn base_slashed(op: &Op) -> Option<usize> {
	match op {
		Op::BaseSlash { staker, .. } => Some(*staker),
		_ => None,
	}
}

/// Law 2 and no contagion: only a base slash breaks I1 and I2, and only a large one breaks I1.
fn check_cover(setup: &Setup, op: &Op, before: &View, after: &View) {
	for (index, (was, is)) in before.stakers.iter().zip(&after.stakers).enumerate() {
		if base_slashed(op) == Some(index) {
			let lost = was.ledger() - is.ledger();
			let reserve = was.ledger() - was.ledger() * u128::from(setup.limit) / 1_000_000_000;
			if was.is_reserved(setup.limit) && lost <= reserve {
				assert!(is.is_covered(), "a base slash within the reserve breaks no claim");
			}
			continue;
		}
		assert!(!was.is_covered() || is.is_covered(), "I1 broken by {op:?}: {was:?} {is:?}");
		if was.is_reserved(setup.limit) {
			assert!(is.is_reserved(setup.limit), "I2 broken by {op:?}: {was:?} {is:?}");
		}
	}
}

/// No contagion: an operation on one assignment changes nothing in another one of the same staker.
fn check_frame(op: &Op, before: &View, after: &View) {
	let touched = match *op {
		Op::Settle { assignment, .. }
		| Op::SettleAll { assignment }
		| Op::Pledge { assignment, .. }
		| Op::Exit { assignment, .. }
		| Op::Close { assignment } => assignment,
		_ => return,
	};
	for (was, is) in before.stakers.iter().zip(&after.stakers).filter(|pair| pair.0.is_covered()) {
		for (at, pair) in was.positions.iter().zip(&is.positions).enumerate() {
			assert!(at == touched || pair.0 == pair.1, "{op:?} touched assignment {at}");
		}
	}
}

/// Law 1: only a pledge or a renewal raises the liability, and never above the limit. The losses of a
/// position are at most the sum that it ever had at risk.
fn check_exposure(setup: &Setup, op: &Op, before: &View, after: &View, naive: &Naive) {
	for (index, (was, is)) in before.stakers.iter().zip(&after.stakers).enumerate() {
		if is.liability() > was.liability() {
			// It released custody after it had raised the liability.
			let custody = is.custody + is.free.saturating_sub(was.free);
			let limit = custody + u128::from(setup.limit) * is.active / 1_000_000_000;
			assert!(is.liability() <= limit, "raised above the limit by {op:?}");
			let may = matches!(op, Op::Pledge { .. } | Op::Settle { .. } | Op::SettleAll { .. });
			assert!(may || matches!(op, Op::Exit { .. } | Op::Trim { .. }), "raised by {op:?}");
		}
		for (assignment, position) in is.positions.iter().enumerate() {
			assert!(position.taken <= naive.minted(index, assignment));
		}
	}
}

/// Law 4: in any exit window plus one era, executed slashes that were not undone ask for at most the largest slash of the
/// largest amount that counted; and for at most the largest slash of any era alone.
fn check_cap(setup: &Setup, naive: &Naive, now: u32) {
	for (assignment, &service) in setup.assignments.iter().enumerate() {
		let executed = naive.executed(assignment);
		let service = &setup.services[service];
		let m = u128::from(service.max_slash);
		for start in 0..=now {
			let window = start..=start + service.exit;
			let inside = || executed.iter().filter(|e| window.contains(&e.0));
			let asked: u128 = inside().map(|e| e.1 * u128::from(e.2)).sum();
			let largest = inside().map(|e| e.1).max().unwrap_or(0);
			assert!(asked <= m * largest, "cap exceeded in {window:?}");
			let of_era: u64 = executed.iter().filter(|e| e.0 == start).map(|e| e.2).sum();
			assert!(of_era <= service.max_slash, "cap exceeded in era {start}");
		}
	}
}

/// Law 7: every unit that left the ledger was withdrawn, or taken by slashes or the base chain, and every
/// unit that came back was taken.
fn money(staker: &StakerView) -> u128 {
	let taken: u128 = staker.positions.iter().map(|position| position.taken).sum();
	staker.ledger() + staker.custody + staker.free + taken - staker.returned
}

fn check_money(op: &Op, before: &View, after: &View) {
	for (index, (was, is)) in before.stakers.iter().zip(&after.stakers).enumerate() {
		let bonded = match *op {
			Op::Bond { staker, amount } if staker == index => amount,
			_ => 0,
		};
		if base_slashed(op) != Some(index) {
			assert_eq!(money(was) + bonded, money(is), "{op:?} made or lost money");
		}
	}
}

/// The stored totals are the exact sums of the stored records, of now and of every era of the
/// window, and the stored records have the right shape.
fn check_totals(records: &Records) {
	for (index, assignment) in records.assignments.iter().enumerate() {
		let members = records.stakers.iter().filter_map(|s| s.positions[index].as_ref());
		assert_eq!(assignment.totals.next, members.clone().map(|p| p.counted()).sum::<u128>());
		assert!(members.clone().all(|position| position.is_sound(records.now)));
		let least = records.least(index);
		let large = |counted| counted == 0 || counted >= least;
		assert!(members.clone().all(|position| large(position.counted())), "dust counts");
		assert!(members.clone().all(|position| position.settled_up_to <= assignment.log.head));
		if assignment.log.entries.is_empty() {
			assert!(members.clone().all(|position| position.settled_up_to == assignment.log.head));
		}
		for era in records.now.saturating_sub(assignment.terms.exit_window)..=records.now {
			let written = assignment.sums.get(&era).copied().unwrap_or(0);
			assert_eq!(assignment.totals.total_at(era), written, "total of era {era}");
		}
	}
}

/// After a trim no service counts more than the funds, and the budgets fit the limit, rounding aside.
fn check_trim(records: &Records, op: &Op) {
	let Op::Trim { staker } = *op else { return };
	// The funds before the trim released custody.
	let mut funds = records.funds(staker);
	funds.custody += records.released;
	let positions = || records.stakers[staker].positions.iter().flatten();
	for service in 0..records.setup.services.len() {
		let counted: u128 = positions()
			.filter(|p| records.setup.assignments[p.assignment.0 as usize] == service)
			.map(|p| p.counted())
			.sum();
		assert!(counted <= funds.total());
	}
	let budgets: u128 = positions().map(|position| position.budget()).sum();
	let rounding = 2 * positions().count() as u128;
	let kept = funds.kept(records.limit);
	assert!(budgets <= kept + rounding, "budgets {budgets} after a trim to {kept}");
}

/// The cases that histories reached, by name.
#[derive(Default)]
struct Seen(BTreeMap<&'static str, u32>);

impl Seen {
	fn record(&mut self, name: &'static str, happened: bool) {
		*self.0.entry(name).or_default() += u32::from(happened);
	}

	fn record_step(&mut self, op: &Op, outcome: &str, before: &View, after: &View) {
		let taken = |view: &View| -> u128 {
			view.stakers.iter().flat_map(|s| &s.positions).map(|p| p.taken).sum()
		};
		let lost = taken(after) > taken(before);
		let counted = |view: &View| -> Vec<u128> {
			view.stakers.iter().flat_map(|s| &s.positions).map(|p| p.counted_next).collect()
		};
		let raised = counted(before).iter().zip(counted(after)).any(|(was, is)| is > *was);
		let short = before.stakers.iter().any(|staker| !staker.is_covered());
		self.record("loss", lost);
		self.record("loss while short", lost && short);
		self.record("custody", after.stakers.iter().any(|staker| staker.custody > 0));
		match op {
			Op::Pledge { .. } => self.record("pledge", outcome == "Ok(())"),
			Op::Exit { .. } => {
				self.record("exit", outcome != "0");
				self.record("loss at an exit", lost);
			},
			Op::Request { share, proven, .. } => {
				self.record("request", outcome.starts_with("Ok"));
				self.record("small verdict", outcome.starts_with("Ok") && *proven && *share < 32);
			},
			Op::Settle { .. } | Op::SettleAll { .. } => {
				self.record("renewal", lost && raised);
				self.record("renewal of what was spared", !lost && raised);
			},
			Op::Close { .. } => self.record("close", before != after),
			Op::Undo { .. } | Op::GiveBack { .. } | Op::Divide => {
				undo::record(self, op, outcome, before, after)
			},
			Op::Trim { .. } => self.record("trim", outcome.starts_with("Ok") && outcome != "Ok(0)"),
			Op::ExecuteDue => {
				self.record("execution", outcome.contains("Ok("));
				self.record("two executions", outcome.matches("Ok(").count() > 1);
				self.record("lowered to nothing", outcome.contains("Ok(0)"));
				self.record("rest that left", undo::some_rest_left(before, after));
			},
			_ => {},
		}
	}
}

/// Returns true if less is liable than before, all stakers together.
fn has_fallen(before: &View, after: &View) -> bool {
	let liability = |view: &View| view.stakers.iter().map(StakerView::liability).sum::<u128>();
	liability(after) < liability(before)
}

fn run(setup: &Setup, ops: &[Op]) -> Seen {
	let (mut records, mut naive) = (Records::new(setup), Naive::new(setup));
	let (mut requests, mut requests_naive) = (0, 0);
	let mut before = records.view();
	let mut seen = Seen::default();
	for op in ops {
		let outcome = play(&mut records, setup, &mut requests, op);
		let expected = play(&mut naive, setup, &mut requests_naive, op);
		assert_eq!(outcome, expected, "{op:?}");
		let after = records.view();
		assert_eq!(after, naive.view(), "{op:?}");
		check_cover(setup, op, &before, &after);
		check_frame(op, &before, &after);
		check_exposure(setup, op, &before, &after, &naive);
		check_cap(setup, &naive, after.era);
		check_money(op, &before, &after);
		undo::check_waiting(&records, op, &before, &after);
		check_totals(&records);
		check_trim(&records, op);
		seen.record_step(op, &outcome, &before, &after);
		if let Op::Exit { assignment, .. } = *op {
			let waits = !records.assignments[assignment].serves.contains(before.era);
			seen.record("free while it waits", waits && has_fallen(&before, &after));
			seen.record(
				"liable while it waits",
				waits && outcome != "0" && !has_fallen(&before, &after),
			);
		}
		before = after;
	}
	undo::check_end(&mut records, &mut naive, setup, requests);
	seen
}

proptest! {
	#![proptest_config(config(2_000))]

	#[test]
	fn records_should_agree_with_the_naive_model(
		(setup, ops) in history(100),
	) {
		run(&setup, &ops);
	}
}

/// The histories reach every case that they are made for.
#[test]
fn histories_should_reach_every_rule() {
	let mut runner = TestRunner::new(config(1));
	let strategy = history(100);
	let mut all = BTreeMap::new();
	for _ in 0..3_000 {
		let (setup, ops) = strategy.new_tree(&mut runner).unwrap().current();
		for (name, count) in run(&setup, &ops).0 {
			*all.entry(name).or_insert(0) += count;
		}
	}
	println!("reached: {all:?}");
	assert!(all.len() >= 23 && all.values().all(|&count| count >= 5), "{all:?}");
}
