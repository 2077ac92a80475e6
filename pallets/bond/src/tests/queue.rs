//! The ledger beside a naive one, in which each unit is by itself.

use crate::Ledger;
use frame_support::traits::ConstU32;
use proptest::prelude::*;
use restaking_primitives::{Balance, EraIndex};
use std::collections::{BTreeMap, BTreeSet};

/// The most chunks.
const BOUND: u32 = 4;

/// The units: `None` if one is active, or the era in which it was unbonded.
#[derive(Default)]
struct Units(Vec<Option<EraIndex>>);

impl Units {
	fn active(&self) -> usize {
		self.0.iter().filter(|unit| unit.is_none()).count()
	}

	/// The units of each era, ascending.
	fn chunks(&self) -> Vec<(EraIndex, Balance)> {
		let mut chunks = BTreeMap::new();
		for era in self.0.iter().flatten() {
			*chunks.entry(*era).or_default() += 1;
		}
		chunks.into_iter().collect()
	}

	fn unbond(&mut self, amount: usize, now: EraIndex) -> bool {
		let mut eras: BTreeSet<EraIndex> = self.0.iter().flatten().copied().collect();
		eras.insert(now);
		if self.active() < amount || eras.len() > BOUND as usize {
			return false;
		}
		let active = self.0.iter_mut().filter(|unit| unit.is_none());
		active.take(amount).for_each(|unit| *unit = Some(now));
		true
	}

	fn rebond(&mut self, amount: usize) -> bool {
		if self.0.len() - self.active() < amount {
			return false;
		}
		for _ in 0..amount {
			let last = self.0.iter().flatten().max().copied();
			let unit = self.0.iter_mut().find(|unit| **unit == last).unwrap();
			*unit = None;
		}
		true
	}

	fn withdraw(&mut self, now: EraIndex, duration: EraIndex) -> usize {
		let before = self.0.len();
		self.0.retain(|unit| unit.is_none_or(|era| era + duration > now));
		before - self.0.len()
	}

	/// Takes the active ones first, then those unbonded in the era of the offence or later, then the others.
	/// Returns the active ones, and the others.
	fn cut(&mut self, amount: usize, offence: EraIndex) -> (usize, usize) {
		let (active, all) = (self.active(), self.0.len());
		for _ in 0..amount.min(all) {
			let rank = |unit: &Option<EraIndex>| {
				(unit.is_none(), unit.is_some_and(|era| era >= offence), *unit)
			};
			let (place, _) = self.0.iter().enumerate().max_by_key(|(_, unit)| rank(unit)).unwrap();
			self.0.remove(place);
		}
		let taken = active - self.active();
		(taken, all - self.0.len() - taken)
	}
}

#[derive(Clone, Debug)]
enum Step {
	Bond(usize),
	Unbond(usize),
	Rebond(usize),
	Withdraw,
	/// Units, and the number of eras since the offence.
	Cut(usize, EraIndex),
	Eras(EraIndex),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		3 => (1usize..40).prop_map(Step::Bond),
		5 => (1usize..25).prop_map(Step::Unbond),
		3 => (1usize..25).prop_map(Step::Rebond),
		3 => Just(Step::Withdraw),
		3 => (0usize..30, 0u32..8).prop_map(|(amount, ago)| Step::Cut(amount, ago)),
		4 => (1u32..5).prop_map(Step::Eras),
	]
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	#[test]
	fn a_ledger_should_move_units_like_a_naive_one(
		steps in proptest::collection::vec(step(), 1..120),
		duration in 0u32..6,
	) {
		let (mut ledger, mut units) = (Ledger::<ConstU32<BOUND>>::default(), Units::default());
		let mut now = 0;
		for step in steps {
			match step {
				Step::Bond(amount) => {
					ledger.active += amount as Balance;
					units.0.extend(vec![None; amount]);
				},
				Step::Unbond(amount) => {
					let moved = ledger.unbond(amount as Balance, now).is_some();
					prop_assert_eq!(moved, units.unbond(amount, now));
				},
				Step::Rebond(amount) => {
					let moved = ledger.rebond(amount as Balance).is_some();
					prop_assert_eq!(moved, units.rebond(amount));
				},
				Step::Withdraw => {
					let amount = ledger.withdraw(now, duration);
					prop_assert_eq!(amount, units.withdraw(now, duration) as Balance);
				},
				Step::Cut(amount, ago) => {
					let (active, queue) = units.cut(amount, now.saturating_sub(ago));
					let cut = ledger.cut(amount as Balance);
					prop_assert_eq!(cut, (active as Balance, queue as Balance));
				},
				Step::Eras(eras) => now += eras,
			}
			let chunks = ledger.unlocking.iter().map(|chunk| (chunk.unbonded_era, chunk.amount));
			prop_assert_eq!(ledger.active, units.active() as Balance);
			prop_assert_eq!(chunks.collect::<Vec<_>>(), units.chunks());
			prop_assert_eq!(ledger.total(), units.0.len() as Balance);
			prop_assert_eq!(ledger.is_empty(), units.0.is_empty());
		}
	}
}
