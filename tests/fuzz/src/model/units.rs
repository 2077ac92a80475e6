//! Units at risk: one heap for each pledge or exit, with its age, and nothing pruned.

use super::up;
use polkadot_sdk::{sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_runtime::Balance;

/// A unit of money is a billion parts: a part of an amount is then exact.
const BILLION: Balance = 1_000_000_000;

/// The last era of those that can still be slashed in which an assignment was in the set. `None` if it was in none.
pub type Served = Option<EraIndex>;

/// Units that a service may still take, and that entered together.
#[derive(Clone)]
struct Heap {
	/// The era since which they count.
	since_era: EraIndex,
	/// The last era in which they counted. `None` if they still do.
	until_era: Option<EraIndex>,
	/// What may be taken of them, in parts.
	parts: Balance,
}

/// All units of one staker at one assignment.
#[derive(Clone, Default)]
pub struct Units {
	heaps: Vec<Heap>,
	/// The number of changes. Each is rounded by less than a unit.
	pub changes: Balance,
}

/// A slash that takes units that counted in an era.
#[derive(Clone, Copy)]
pub struct Blow {
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part that is taken.
	pub fraction: Perbill,
	/// The amount that counted in that era.
	pub counted: Balance,
	/// The era of its execution.
	pub at_era: EraIndex,
	/// The maximum slash of the service.
	pub max_slash: Perbill,
	/// The least amount that may count there. If a slash leaves less, the rest leaves.
	pub least: Balance,
	/// The last era of the assignment, and the last one in which it served, if it was closed before the
	/// execution.
	pub closed: Option<(EraIndex, Served)>,
}

/// The effect of a slash.
#[derive(Clone, Copy)]
pub struct Lost {
	/// The amount that it takes.
	pub due: Balance,
	/// True if so much is left that rounding decides whether it stays. It stays here.
	pub unsure: bool,
}

fn parts(max_slash: Perbill, amount: Balance) -> Balance {
	amount * Balance::from(max_slash.deconstruct())
}

impl Units {
	/// Adds a pledge of `era`, which counts from the next one on. What left in this era comes back first,
	/// as old as it was.
	pub fn enter(&mut self, max_slash: Perbill, amount: Balance, era: EraIndex) {
		let mut new = parts(max_slash, amount);
		let mut back = vec![];
		for heap in self.heaps.iter_mut().filter(|heap| heap.until_era == Some(era)) {
			let parts = heap.parts.min(new);
			heap.parts -= parts;
			new -= parts;
			back.push(Heap { until_era: None, parts, ..*heap });
		}
		back.push(Heap { since_era: era + 1, until_era: None, parts: new });
		self.heaps.extend(back);
		self.changes += 1;
	}

	/// Lets an amount leave at the end of `era`, the youngest first. What was there in no era in which its
	/// assignment served is free at once.
	pub fn leave(&mut self, max_slash: Perbill, amount: Balance, era: EraIndex, served: Served) {
		let mut rest = parts(max_slash, amount);
		self.heaps.sort_by_key(|heap| heap.since_era);
		let mut left = vec![];
		for heap in self.heaps.iter_mut().rev().filter(|heap| heap.until_era.is_none()) {
			let parts = heap.parts.min(rest);
			heap.parts -= parts;
			rest -= parts;
			if served.is_some_and(|last| heap.since_era <= last) {
				left.push(Heap { until_era: Some(era), parts, ..*heap });
			}
		}
		self.heaps.extend(left);
		self.changes += 1;
	}

	/// Takes units for a slash: those that left first, then those that count, the oldest first. If fewer
	/// than the least number count then, they leave as of its execution.
	pub fn lose(&mut self, blow: Blow) -> Lost {
		let Blow { offence_era, fraction, counted, closed, .. } = blow;
		if let Some((last_era, served)) = closed {
			self.close(last_era, served);
		}
		let due = up(fraction, counted).min(self.within_reach(offence_era));
		let mut rest = due * BILLION;
		let within = |heap: &Heap| heap.until_era.is_none_or(|until| until >= offence_era);
		self.heaps
			.sort_by_key(|heap| (heap.until_era.unwrap_or(EraIndex::MAX), heap.since_era));
		let mut stayed = 0;
		for heap in self.heaps.iter_mut().filter(|heap| within(heap)) {
			let parts = heap.parts.min(rest);
			heap.parts -= parts;
			rest -= parts;
			stayed += if heap.until_era.is_none() { parts } else { 0 };
		}
		self.changes += 1;
		let unsure = stayed > 0 && self.let_dust_leave(blow);
		Lost { due, unsure }
	}

	/// Lets everything leave at the end of the last era of its assignment. What was there in no era in which
	/// that served is free at once, and no slash that is executed afterwards reaches it.
	pub fn close(&mut self, last_era: EraIndex, served: Served) {
		let met = |heap: &Heap| served.is_some_and(|last| heap.since_era <= last);
		self.heaps.retain(|heap| met(heap) || heap.until_era.is_some());
		let staying = self.heaps.iter_mut().filter(|heap| heap.until_era.is_none());
		staying.for_each(|heap| heap.until_era = Some(last_era));
	}

	/// Lets what counts leave, if it is less than may count. Returns true if it is too near to that to know.
	fn let_dust_leave(&mut self, blow: Blow) -> bool {
		let Blow { at_era, max_slash, least, .. } = blow;
		let counts: Balance =
			self.heaps.iter().filter(|it| it.until_era.is_none()).map(|it| it.parts).sum();
		// Less than one unit does not count, whatever the service says.
		let (least, slack) = (parts(max_slash, least.max(1)), self.tolerance() * BILLION);
		if counts + slack < least {
			let staying = self.heaps.iter_mut().filter(|it| it.until_era.is_none());
			staying.for_each(|it| it.until_era = Some(at_era));
		}
		counts + slack >= least && counts < least + slack
	}

	/// Returns the amount that a slash for an offence in `offence_era` could take at most.
	pub fn within_reach(&self, offence_era: EraIndex) -> Balance {
		let within = |heap: &&Heap| heap.until_era.is_none_or(|until| until >= offence_era);
		let parts: Balance = self.heaps.iter().filter(within).map(|heap| heap.parts).sum();
		parts.div_ceil(BILLION)
	}

	/// Returns the amount that may still be taken in `now`.
	pub fn liable(&self, window: EraIndex, now: EraIndex) -> Balance {
		let held = |heap: &&Heap| heap.until_era.is_none_or(|until| until + window >= now);
		let parts: Balance = self.heaps.iter().filter(held).map(|heap| heap.parts).sum();
		parts.div_ceil(BILLION)
	}

	/// Returns the tolerance of an amount: what rounding may have added.
	pub fn tolerance(&self) -> Balance {
		self.changes + 2
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const MAX: Perbill = Perbill::from_percent(40);

	fn blow(offence_era: EraIndex, fraction: Perbill, counted: Balance) -> Blow {
		let (at_era, closed) = (12, None);
		Blow { offence_era, fraction, counted, at_era, max_slash: MAX, least: 100, closed }
	}

	fn pledged(amount: Balance) -> Units {
		let mut units = Units::default();
		units.enter(MAX, amount, 8);
		units
	}

	#[test]
	fn what_never_counted_is_free_at_once() {
		let mut units = pledged(500);
		units.leave(MAX, 200, 10, Some(10));
		units.enter(MAX, 300, 10);
		units.leave(MAX, 300, 10, Some(10));
		// The pledge took back the 200 that had left in this era; 100 of it never counted.
		assert_eq!(units.liable(7, 10), 200);
		// What is left are 300 of the first 500.
		assert_eq!(units.liable(7, 18), 120);
	}

	#[test]
	fn what_served_in_no_era_is_free_at_once() {
		let mut units = pledged(500);
		units.enter(MAX, 300, 12);
		// The last era in which it served is 11: 300 came afterwards.
		units.leave(MAX, 400, 14, Some(11));
		assert_eq!((units.liable(7, 14), units.liable(7, 22)), (200, 160));
		units.leave(MAX, 400, 19, None);
		assert_eq!((units.liable(7, 19), units.liable(7, 22)), (40, 0));
	}

	#[test]
	fn an_undo_in_one_era_gives_the_same_units_back() {
		let mut units = pledged(500);
		units.leave(MAX, 500, 10, Some(10));
		units.enter(MAX, 500, 10);
		assert_eq!(units.liable(7, 10), 200);
		assert_eq!(units.within_reach(9), 200);
	}

	#[test]
	fn what_left_before_an_offence_is_out_of_reach() {
		let mut units = pledged(500);
		units.leave(MAX, 500, 10, Some(10));
		assert_eq!(units.lose(blow(11, MAX, 0)).due, 0);
		assert_eq!(units.lose(blow(10, MAX, 500)).due, 200);
		assert_eq!(units.liable(7, 10), 0);
	}

	#[test]
	fn who_left_first_pays_first() {
		let mut units = pledged(1_000);
		units.leave(MAX, 500, 10, Some(10));
		units.lose(blow(10, Perbill::from_percent(10), 1_000));
		// Half of the hundred would have been of those who stay.
		assert_eq!(units.liable(7, 18), 200);
	}

	#[test]
	fn what_never_counted_before_the_end_is_out_of_reach() {
		let mut units = pledged(500);
		units.enter(MAX, 500, 10);
		let blow = blow(10, MAX, 1_000);
		let mut closed = units.clone();
		// 400 of a thousand, of which the second half would have counted from 11 on.
		assert_eq!(units.lose(blow).due, 400);
		assert_eq!(closed.lose(Blow { closed: Some((10, Some(10))), ..blow }).due, 200);
	}

	#[test]
	fn dust_leaves_as_of_the_slash_that_left_it() {
		let third = Perbill::from_percent(30);
		let mut units = pledged(1_000);
		// 250 of 1,000 go on counting.
		units.lose(blow(10, third, 1_000));
		assert_eq!(units.liable(7, 99), 100);
		// 50 would. So the last 20 may be taken for another window.
		units.lose(blow(11, Perbill::from_percent(32), 250));
		assert_eq!(units.liable(7, 19), 20);
		assert_eq!(units.liable(7, 20), 0);
	}
}
