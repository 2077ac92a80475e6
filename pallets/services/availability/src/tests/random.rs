//! Random stories. One operator does every duty, the other what it likes; a naive record of what was asked says who
//! is guilty.

use super::*;
use crate::{Call, Challenges, NextChallengeId};
use proptest::prelude::*;
use restaking_primitives::PledgeInspect;
use std::collections::{BTreeMap, BTreeSet};

const BLOBS: [(u8, u32); 3] = [(1, 1), (2, 3), (3, 5)];

/// A promise: number of the blob, first era and last.
type Promised = (usize, EraIndex, EraIndex);

/// What was promised, and which draws wait for an answer, or were never answered.
#[derive(Default)]
struct Record {
	promised: BTreeMap<u64, Vec<Promised>>,
	waiting: BTreeMap<(u64, EraIndex), BTreeSet<u32>>,
}

impl Record {
	/// A promise of the same blob goes on if it is not over, and else a new one begins with the next era.
	fn promise(&mut self, who: u64, blob: usize, now: EraIndex, until: EraIndex) {
		let all = self.promised.entry(who).or_default();
		match all.iter_mut().find(|it| it.0 == blob && it.2 >= now) {
			Some(it) => it.2 = until,
			None => all.push((blob, now + 1, until)),
		}
	}

	/// One draw for each blob, and four at least.
	fn draw(&mut self, who: u64, era: EraIndex) {
		let all = self.promised.get(&who).into_iter().flatten();
		let blobs = all.filter(|it| it.1 <= era && era <= it.2).count() as u32;
		let draws = if blobs == 0 { 0 } else { blobs.max(4) };
		self.waiting.insert((who, era), (0..draws).collect());
	}
}

fn blob_of(number: usize) -> Blob {
	blob(BLOBS[number].0, BLOBS[number].1)
}

/// Does every duty. None of them is refused.
fn do_duties(record: &mut Record) {
	for duty in Availability::duties(LAYER, &OPERATOR) {
		match duty.call {
			Call::answer { era, draw, .. } => {
				let asked = asked_in(OPERATOR, era);
				assert_ok!(show(OPERATOR, &asked[draw as usize], &BLOBS));
				assert!(record.waiting.get_mut(&(OPERATOR, era)).unwrap().remove(&draw));
			},
			Call::answer_challenge { challenge, .. } => {
				let it = Challenges::<Test>::get(AT, challenge).unwrap();
				let (name, chunks) = *BLOBS.iter().find(|b| blob(b.0, b.1) == it.blob).unwrap();
				let shown = bytes(name, chunks, it.chunk, it.chunk);
				assert_ok!(reply(OPERATOR, challenge, shown));
			},
			other => panic!("no duty: {other:?}"),
		}
	}
}

/// Answers one of the draws that wait, in time or not.
fn answer_one(record: &mut Record, dice: usize) {
	let waiting: Vec<_> = Availability::asked(LAYER, &OTHER);
	let waiting: Vec<_> = waiting.into_iter().filter(|it| !it.shown).collect();
	let Some(it) = waiting.get(dice % waiting.len().max(1)) else { return };
	let in_time = testing_clock() < it.due;
	assert_eq!(show(OTHER, it, &BLOBS).is_ok(), in_time);
	if in_time {
		assert!(record.waiting.get_mut(&(OTHER, it.era)).unwrap().remove(&it.draw));
	}
}

fn testing_clock() -> u64 {
	<TestPledges<Withholding> as PledgeInspect<u64>>::clock()
}

fn served(id: AssignmentId, era: EraIndex) -> bool {
	<TestPledges<Withholding> as PledgeInspect<u64>>::served(id, era).is_some()
}

/// Guilty is who served and has an answer missing when it is due, as long as the era is judged.
fn nobody_else_is_guilty(record: &Record, due: &BTreeMap<EraIndex, u64>) {
	let now = (testing_clock() / 10) as EraIndex;
	for ((who, era), missing) in &record.waiting {
		let id = if *who == OPERATOR { AT } else { OTHER_AT };
		let is_due = testing_clock() >= due[era];
		let guilty = is_due && !missing.is_empty() && served(id, *era) && now <= era + 6;
		assert_eq!(withheld(id, *era).is_ok(), guilty, "{who} in {era}");
		assert!(*who == OTHER || !guilty);
	}
	assert!((0..NextChallengeId::<Test>::get()).all(|id| denied(id).is_err()));
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	#[test]
	fn only_who_withholds_is_guilty(
		story in prop::collection::vec((0u8..7, any::<u16>()), 20..140),
	) {
		run(|| {
			let (mut record, mut due) = (Record::default(), BTreeMap::new());
			for (block, (act, dice)) in (11u64..).zip(story) {
				go_to(block);
				let (era, dice) = ((block / 10) as EraIndex, usize::from(dice));
				if block % 10 == 2 + u64::from(era) % 5 {
					testing::set_seed(era, block, seed(dice as u64));
					due.insert(era, block + 3);
					[OPERATOR, OTHER].into_iter().for_each(|who| record.draw(who, era));
				}
				match act {
					0 | 1 => {
						let (who, blob) = ([OPERATOR, OTHER][dice % 2], dice / 2 % 3);
						let until = era + (dice / 6 % 5) as EraIndex;
						if promise(who, blob_of(blob), until).is_ok() {
							record.promise(who, blob, era, until);
						}
					},
					2 | 3 => answer_one(&mut record, dice),
					4 => {
						let _asked_or_not = ask(ASKER, blob_of(dice % 3), 0);
					},
					5 if dice % 2 == 0 => testing::suspend(OTHER_AT),
					5 => testing::resume(OTHER_AT),
					_ => {
						let (at, blob) = ([AT, OTHER_AT][dice % 2], blob_of(dice / 2 % 3));
						let origin = RuntimeOrigin::signed(ASKER);
						let _ended_or_not = Availability::end_promise(origin, at, blob);
					},
				}
				do_duties(&mut record);
				nobody_else_is_guilty(&record, &due);
				assert_ok!(Availability::check_state());
			}
		});
	}
}
