//! Places and stretches, against plain lists that know every rank and every era.

use proptest::prelude::*;
use restaking_math::{
	AssignmentId, Balance, Displaced, EraIndex, Error, Place, Places, Standing, Stretch, Stretches,
	Taken,
};
use sp_core::ConstU32;
use std::collections::BTreeSet;

const PLACES: usize = 5;
const OPERATORS: usize = 14;

type List = Places<ConstU32<5>>;

fn id(number: u32) -> AssignmentId {
	AssignmentId(number)
}

/// Operators whose ranks are plain numbers, and their places.
struct World {
	places: List,
	now: EraIndex,
	ranks: Vec<Balance>,
	closed: Vec<bool>,
	suspended: Vec<bool>,
	/// Who was in the set when the era began.
	set: BTreeSet<usize>,
	/// Who lost a place in this era, with its rank at that time.
	lost: Vec<(usize, Balance)>,
}

impl World {
	fn new(ranks: &[Balance]) -> Self {
		let count = ranks.len();
		let mut places = List::default();
		for number in 0..count {
			assert_eq!(places.join(id(number as u32), PLACES), Ok(number < PLACES));
		}
		let (closed, suspended) = (vec![false; count], vec![false; count]);
		let (set, lost) = (BTreeSet::new(), Vec::new());
		let ranks = ranks.to_vec();
		let mut world = Self { places, now: 0, ranks, closed, suspended, set, lost };
		world.turn();
		world
	}

	/// Returns who holds a place and is not suspended.
	fn counting(&self) -> BTreeSet<usize> {
		let holders = self.places.list.iter().map(|place| place.assignment.0 as usize);
		holders.filter(|it| !self.suspended[*it] && !self.closed[*it]).collect()
	}

	/// Checks what the era leaves behind, and begins the next one.
	fn turn(&mut self) {
		self.check_exchanges();
		self.now += 1;
		self.set = self.counting().into_iter().filter(|it| self.ranks[*it] > 0).collect();
		self.lost.clear();
	}

	/// The law: for whoever is in the set, open and not suspended, and is not in the next one, somebody of
	/// its own is in the next one and counts more than it did.
	fn check_exchanges(&self) {
		let next = self.counting();
		let out = self
			.set
			.difference(&next)
			.filter(|it| !self.closed[**it] && !self.suspended[**it]);
		let mut lost: Vec<Balance> = out
			.map(|it| self.lost.iter().rfind(|lost| lost.0 == *it).expect("lost a place").1)
			.collect();
		let new = next.iter().filter(|it| !self.set.contains(it));
		let mut new: Vec<Balance> = new.map(|it| self.ranks[*it]).collect();
		lost.sort_unstable_by(|a, b| b.cmp(a));
		new.sort_unstable_by(|a, b| b.cmp(a));
		assert!(new.len() >= lost.len(), "a place was lost to nobody");
		assert!(lost.iter().zip(&new).all(|(was, is)| was < is), "{lost:?} lost to {new:?}");
	}

	fn standing(&self, number: usize) -> Standing {
		Standing { rank: self.ranks[number], in_set: self.set.contains(&number) }
	}

	/// Lets a taker that fell give its place back.
	fn fall(&mut self, number: usize) {
		let counts = !self.closed[number] && !self.suspended[number];
		let counts = counts.then_some(self.ranks[number]);
		let (ranks, closed) = (&self.ranks, &self.closed);
		let rank_of = |it: AssignmentId| {
			let it = it.0 as usize;
			Ok::<_, Error>((!closed[it]).then_some(ranks[it]))
		};
		self.places.give_back(id(number as u32), counts, self.now, rank_of).unwrap();
	}

	fn exit(&mut self, number: usize, amount: Balance) {
		self.ranks[number] -= amount.min(self.ranks[number]);
		let noted = self.places.place_of(id(number as u32)).map(|place| place.noted);
		if noted.is_some_and(|noted| self.ranks[number] < noted) {
			self.places.note(id(number as u32), self.ranks[number]);
		}
		self.fall(number);
	}

	fn close(&mut self, number: usize) {
		self.closed[number] = true;
		self.fall(number);
		let in_set = self.set.contains(&number);
		self.places.close(id(number as u32), in_set, self.now).unwrap();
	}

	fn take(&mut self, number: usize, most: u32) -> Option<Taken> {
		let taker = id(number as u32);
		if self.places.place_of(taker).is_some()
			|| self.suspended[number]
			|| self.closed[number]
			|| self.ranks[number] == 0
		{
			return None;
		}
		let mut places = self.places.clone();
		let look = |it: AssignmentId| Ok::<_, Error>(self.standing(it.0 as usize));
		let taken = places.take((taker, self.ranks[number]), PLACES, most, self.now, look).unwrap();
		if let Taken::Over(least) | Taken::NotAbove(least) = taken {
			self.check_least(least);
		}
		if let Taken::Over(least) = taken {
			self.lost.push((least.assignment.0 as usize, least.rank));
		}
		self.places = places;
		Some(taken)
	}

	/// Nobody with a place counts less than the least; of equals it is the youngest.
	fn check_least(&self, least: Displaced) {
		let holders = self.places.list.iter().map(|place| place.assignment);
		let order = |it: AssignmentId| (self.ranks[it.0 as usize], std::cmp::Reverse(it));
		let first = holders.min_by_key(|it| order(*it)).unwrap();
		assert_eq!((least.assignment, least.rank), (first, self.ranks[first.0 as usize]));
	}

	fn check(&self) {
		let holders: BTreeSet<_> = self.places.list.iter().map(|place| place.assignment).collect();
		assert_eq!(holders.len(), self.places.list.len(), "somebody has two places");
		assert!(self.places.list.len() <= PLACES);
		for place in &self.places.list {
			let number = place.assignment.0 as usize;
			assert!(!self.closed[number], "a closed one has a place");
			assert!(place.noted <= self.ranks[number], "less counts than is noted");
		}
		// Whoever of the set has no place has left it, and is remembered.
		let gone: BTreeSet<_> = self.set.iter().map(|it| id(*it as u32)).collect();
		let gone: BTreeSet<_> = gone.difference(&holders).copied().collect();
		let left = |it: &AssignmentId| self.places.has_left(*it, self.now);
		assert_eq!(gone, gone.iter().copied().filter(left).collect());
		if self.places.era == self.now {
			assert_eq!(gone, self.places.left.iter().copied().collect());
		}
	}
}

#[derive(Clone, Debug)]
enum Step {
	Pledge(usize, Balance),
	Exit(usize, Balance),
	ExitAll(usize),
	Suspend(usize),
	Resume(usize),
	Close(usize),
	Take(usize, u32),
	Turn,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let who = 0..OPERATORS;
	let step = prop_oneof![
		8 => (who.clone(), prop::sample::select(vec![1, 5, 50])).prop_map(|(a, x)| Step::Pledge(a, x)),
		5 => (who.clone(), 1..30u128).prop_map(|(a, x)| Step::Exit(a, x)),
		3 => who.clone().prop_map(Step::ExitAll),
		1 => who.clone().prop_map(Step::Suspend),
		1 => who.clone().prop_map(Step::Resume),
		1 => who.clone().prop_map(Step::Close),
		12 => (who, 0..8u32).prop_map(|(a, most)| Step::Take(a, most)),
		1 => Just(Step::Turn),
	];
	prop::collection::vec(step, 1..300)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	/// Whatever ranks do, the least is the least, and who loses a place loses it to somebody who still counts
	/// more when the era ends.
	#[test]
	fn a_place_is_lost_only_to_more(
		ranks in prop::collection::vec(0..20u128, OPERATORS),
		steps in steps(),
	) {
		let mut world = World::new(&ranks);
		for step in steps {
			match step {
				Step::Pledge(a, more) if !world.closed[a] => world.ranks[a] += more,
				Step::Exit(a, less) if !world.closed[a] => world.exit(a, less),
				Step::ExitAll(a) if !world.closed[a] => world.exit(a, Balance::MAX),
				Step::Suspend(a) if !world.closed[a] => {
					world.suspended[a] = true;
					world.fall(a);
				},
				Step::Resume(a) => world.suspended[a] = false,
				Step::Close(a) if !world.closed[a] => world.close(a),
				Step::Take(a, most) => {
					world.take(a, most);
				},
				Step::Turn => world.turn(),
				_ => (),
			}
			world.check();
		}
		world.turn();
	}

	/// While ranks stand still, no place changes hands for ever, and the ranks of the list only rise.
	#[test]
	fn equals_never_swap_for_ever(
		ranks in prop::collection::vec(0..200u128, OPERATORS),
		takers in prop::collection::vec(0..OPERATORS, 400),
	) {
		let mut world = World::new(&ranks);
		let sum = |world: &World| -> Balance {
			world.places.list.iter().map(|it| world.ranks[it.assignment.0 as usize]).sum()
		};
		for taker in takers {
			let before = sum(&world);
			if let Some(Taken::Over(_)) = world.take(taker, 20) {
				assert!(sum(&world) > before);
			}
			world.turn();
		}
	}

	/// A stretch contains exactly the eras that a plain calendar says.
	#[test]
	fn stretches_are_a_calendar(changes in prop::collection::vec((any::<bool>(), 0..3u32), 1..120)) {
		let window: EraIndex = 7;
		let mut stretches = Stretches::<ConstU32<5>>::default();
		let (mut now, mut calendar) = (10, vec![false; 400]);
		for (open, pause) in changes {
			match open {
				true => stretches.open(window, now).unwrap(),
				false => stretches.close(now),
			}
			assert!(stretches.are_sound());
			for _ in 0..pause {
				now += 1;
				calendar[now as usize] = open;
			}
			for era in now - window..=now {
				assert_eq!(stretches.contains(era), calendar[era as usize], "{era} in {now}");
			}
			assert_eq!(stretches.contains(now + 1), open);
			let last = (now - window..=now).rev().find(|era| calendar[*era as usize]);
			assert_eq!(Stretch::last_of(&stretches.list, now).filter(|it| *it >= now - window), last);
		}
	}
}

/// One raise finds the least: what was pledged since it was noted counts. An exit above the note changes
/// nothing in the list, one below it does.
#[test]
fn the_least_is_found_by_lower_bounds() {
	let mut world = World::new(&[50, 20, 90, 90, 90, 40]);
	for (number, noted) in [(0, 10), (1, 20), (2, 90), (3, 90), (4, 90)] {
		world.places.note(id(number), noted);
	}
	// It asks for the first and raises it, and for the second, which is the least.
	assert_eq!(world.take(5, 0), Some(Taken::NotFound));
	assert_eq!(world.places.place_of(id(0)).unwrap().noted, 50);
	let least = Displaced { assignment: id(1), rank: 20 };
	assert_eq!(world.take(5, 0), Some(Taken::Over(least)));

	let mut world = World::new(&[50, 60, 90, 90, 90]);
	world.places.note(id(0), 10);
	let before = world.places.clone();
	world.exit(0, 15);
	assert_eq!(world.places, before);
	world.exit(0, 30);
	assert_eq!(world.places.place_of(id(0)).unwrap().noted, 5);
}

/// A taker needs more than the least and a sixteenth of it. Of equals the youngest goes.
#[test]
fn a_taker_needs_a_sixteenth_more() {
	let mut world = World::new(&[100, 100, 100, 100, 100, 100, 106, 107]);
	let youngest = Displaced { assignment: id(4), rank: 100 };
	assert_eq!(world.take(5, 9), Some(Taken::NotAbove(youngest)));
	assert_eq!(world.take(6, 9), Some(Taken::NotAbove(youngest)));
	assert_eq!(world.take(7, 9), Some(Taken::Over(youngest)));
	// Who has just lost its place can take none in the same era.
	world.ranks[4] = 1_000;
	assert_eq!(world.take(4, 9), Some(Taken::DisplacedNow));
	world.turn();
	assert!(matches!(world.take(4, 9), Some(Taken::Over(_))));
}

/// One stake that takes every place in turn, and leaves each before the era ends, changes nothing.
#[test]
fn stake_that_does_not_stay_takes_no_place() {
	let mut world = World::new(&[10, 10, 10, 10, 10, 0, 0, 0, 0, 0]);
	let set = world.counting();
	for number in 5..10 {
		world.ranks[number] = 11;
		assert!(matches!(world.take(number, 9), Some(Taken::Over(_))));
		assert_ne!(world.counting(), set);
		world.exit(number, 11);
		assert_eq!(world.counting(), set);
	}
	world.turn();
	assert_eq!(world.set, set);
}

/// Who displaces a taker in the same era stands in for it: the place goes back to who had it.
#[test]
fn a_place_goes_back_through_many_hands() {
	let mut world = World::new(&[10, 50, 50, 50, 50, 20, 30]);
	let first = Displaced { assignment: id(0), rank: 10 };
	assert_eq!(world.take(5, 9), Some(Taken::Over(first)));
	let second = Displaced { assignment: id(5), rank: 20 };
	assert_eq!(world.take(6, 9), Some(Taken::Over(second)));
	assert_eq!(world.places.place_of(id(6)).unwrap().over, Some(first));
	// Still above the first one: it keeps the place.
	world.exit(6, 19);
	assert!(world.places.place_of(id(6)).is_some());
	world.exit(6, 1);
	let back = Place { assignment: id(0), noted: 10, over: None };
	assert_eq!(world.places.place_of(id(0)), Some(&back));
	assert_eq!(world.places.place_of(id(6)), None);
	// In the era after it, what was taken is final.
	world.ranks[5] = 20;
	assert!(matches!(world.take(5, 9), Some(Taken::Over(_))));
	world.turn();
	world.exit(5, 20);
	assert!(world.places.place_of(id(5)).is_some());
}

/// A closing leaves its place to who lost it; if that one is closed too, the place is free.
#[test]
fn a_closing_gives_back_what_it_took() {
	let mut world = World::new(&[10, 50, 50, 50, 50, 20]);
	assert!(matches!(world.take(5, 9), Some(Taken::Over(_))));
	world.close(5);
	assert!(world.places.place_of(id(0)).is_some());

	let mut world = World::new(&[10, 50, 50, 50, 50, 20, 5]);
	assert!(matches!(world.take(5, 9), Some(Taken::Over(_))));
	world.close(0);
	world.close(5);
	assert_eq!(world.places.list.len(), 4);
	assert_eq!(world.take(6, 0), Some(Taken::Free));
}
