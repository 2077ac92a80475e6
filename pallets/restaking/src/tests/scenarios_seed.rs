//! The seeds of eras: what is drawn with them was fixed before anybody could know them.

use super::setting::*;
use crate::{
	types::{DutyClock, Seeding},
	Clock, Seeds, WeightInfo,
};
use frame_support::{
	traits::{Get, Hooks, Randomness},
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{EraIndex, PledgeInspect, Seed};
use std::collections::BTreeSet;

/// Runs the next block of the present era, and returns the weight of its beginning.
fn block() -> Weight {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	let weight = Restaking::on_initialize(number);
	Restaking::on_poll(number, &mut WeightMeter::with_limit(Weight::zero()));
	Restaking::on_idle(number, Weight::zero());
	weight
}

/// Begins an epoch in the next block: what was gathered in the one before can be known since then.
fn epoch() -> Weight {
	KnownSince::set(System::block_number() + 1);
	block()
}

/// Begins an epoch and an era in the next block.
fn run_to_epoch(era: EraIndex) {
	run_to(era - 1);
	KnownSince::set(System::block_number() + 1);
	run_to(era);
}

fn seed(era: EraIndex) -> Option<Seed> {
	<Restaking as PledgeInspect<AccountId>>::seed(era)
}

fn ticks() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

/// The source's value when an era begins was made before. The seed is made in the era's first epoch, and known
/// when its second one begins, to the tick.
#[test]
fn a_seed_is_known_in_the_second_epoch_of_its_era() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_epoch(5);
		assert_eq!(seed(5), None);
		block();
		block();
		assert_eq!(seed(5), None);
		let over = ticks();
		epoch();
		let subject = codec::Encode::encode(&(b"restaking seed", 5u32));
		let (value, known_since) = Epochs::random(&subject);
		assert_eq!(known_since, System::block_number());
		let known = Seed { since: over, value };
		assert_eq!(seed(5), Some(known));
		// Later values are of no interest.
		epoch();
		epoch();
		assert_eq!(seed(5), Some(known));
		assert_eq!((seed(4), seed(6)), (None, None));
	});
}

/// An era that begins within an epoch: the value of that epoch is older in part, too.
#[test]
fn what_was_being_made_when_an_era_began_is_no_seed() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_epoch(4);
		run_to(5);
		block();
		epoch();
		assert_eq!(seed(5), None);
		block();
		assert_eq!(seed(5), None);
		epoch();
		assert!(seed(5).is_some_and(|it| it.since == ticks() - 1));
	});
}

/// Whoever knows the value of the epoch before could choose what to pledge, so that the draws of the era fall on
/// whom it likes. The seed is another one.
#[test]
fn who_sees_the_last_block_of_an_era_can_not_choose_the_next_draws() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_epoch(4);
		block();
		KnownSince::set(System::block_number() + 1);
		let subject = codec::Encode::encode(&(b"restaking seed", 5u32));
		let guess = Epochs::random(&subject).0;
		run_to(5);
		for _ in 0..9 {
			block();
			assert_eq!(seed(5), None);
		}
		epoch();
		assert!(seed(5).is_some_and(|it| it.value != guess));
	});
}

/// With one epoch in an era there is no seed, and after a short era none of it comes late.
#[test]
fn an_era_of_one_epoch_has_no_seed() {
	ExtBuilder::default().build_and_execute(|| {
		for era in 4..9 {
			run_to_epoch(era);
			block();
		}
		epoch();
		assert_eq!((4..8).map(seed).collect::<Vec<_>>(), [None; 4]);
		assert!(seed(8).is_some());
	});
}

/// A source that never says anything new gives no seed, and the chain goes on.
#[test]
fn a_silent_source_gives_no_seed() {
	ExtBuilder::default().build_and_execute(|| {
		for era in 3..9 {
			run_to(era);
			block();
		}
		assert_eq!(Seeds::<Test>::iter().count(), 0);
	});
}

/// In blocks that look for a seed the beginning weighs more, in all others as much as before.
#[test]
fn a_known_seed_costs_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		type Weights = <Test as crate::Config>::WeightInfo;
		let plain = Weights::note_block() + Restaking::weight_of_looks();
		let looking = Weights::note_seed();
		run_to_epoch(5);
		assert_eq!([block(), block(), epoch()], [plain + looking; 3]);
		let clock = Clock::<Test>::get();
		assert_eq!(clock.seeding, Seeding::Known);
		assert_eq!([block(), epoch(), block()], [plain; 3]);
		// And writes nothing but the ticks.
		let DutyClock { ticks, opened, ended, seeding } = Clock::<Test>::get();
		let before = DutyClock { ticks: ticks - 3, opened: opened - 3, ended: ended - 3, seeding };
		assert_eq!(clock, before);
	});
}

/// As many as can be judged, and one; an older one is nobody's.
#[test]
fn seeds_are_kept_as_long_as_eras_are_judged() {
	ExtBuilder::default().build_and_execute(|| {
		let window: EraIndex = <Test as crate::Config>::MaxExitWindow::get();
		let first = era() + 1;
		let mut values = BTreeSet::new();
		for era in first..=2 * window {
			run_to_epoch(era);
			if era % 7 != 0 {
				epoch();
				values.insert(seed(era).unwrap().value);
			}
			let oldest = era.saturating_sub(window + 1).max(first);
			let known: Vec<_> = (0..=era + 1).filter(|it| seed(*it).is_some()).collect();
			let expected: Vec<_> = (oldest..=era).filter(|it| it % 7 != 0).collect();
			assert_eq!(known, expected);
		}
		assert_eq!(values.len(), (first..=2 * window).filter(|era| era % 7 != 0).count());
		let places = usize::try_from(window + 2).unwrap();
		assert!(Seeds::<Test>::iter().count() <= places);
	});
}
