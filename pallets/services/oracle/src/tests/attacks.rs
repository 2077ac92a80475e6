//! What a third, a half and two thirds of the stake can do, and what it costs. Of 100 units of stake, attackers
//! have the first ones; the quorum is two thirds, the tolerance 10 %, and absence costs 2 %.

use super::*;

/// The operators that attack.
const ATTACKERS: [u64; 2] = [1, 2];
/// The operators that measure.
const HONEST: [u64; 2] = [3, 4];

/// Runs a test with attackers that have this much of 100, and honest operators that have the rest. Each side has two
/// operators, the second with one unit.
fn against<R>(attackers: u128, test: impl FnOnce() -> R) -> R {
	with_stakes(&[attackers - 1, 1, 99 - attackers, 1], test)
}

/// Enters the values of one round, closes it, and returns its answer.
fn told(round: u64, values: &[(u64, i128)]) -> Option<i128> {
	answer(round, values);
	go_to(round * 2 + 2);
	assert_ok!(close(round));
	let latest = Latest::<Test>::get(ORACLE, 0);
	latest.filter(|it| it.round == round).map(|it| it.value)
}

/// Returns what both operators of each side say.
fn all_say(attack: i128, truth: i128) -> Vec<(u64, i128)> {
	let attackers = ATTACKERS.map(|who| (who, attack));
	[attackers, HONEST.map(|who| (who, truth))].concat()
}

/// Returns who is guilty of a deviation in the first era.
fn guilty() -> Vec<u64> {
	let faults = Oracle::faults_in(ORACLE, 4);
	let mut guilty: Vec<_> = faults.iter().map(|(id, _)| u64::from(id.0) + 1).collect();
	guilty.sort_unstable();
	guilty
}

/// Returns a part of the stake of so many of 100, if all of them have 100,000 UNIT.
fn of_stake(parts: u128, price: Perbill) -> u128 {
	price.mul_floor(parts * 1_000)
}

/// 33 of 100 say something else, or nothing: the honest are answered, and whoever lied is at fault.
#[test]
fn a_third_should_decide_nothing() {
	against(33, || {
		assert_eq!(told(20, &all_say(5_000, 1_000)), Some(1_000));
		assert_eq!(told(21, &HONEST.map(|who| (who, 1_000))), Some(1_000));
		assert_eq!(guilty(), ATTACKERS);
		// 10 % of 33,000.
		let price = rules().steps().last().map(|step| step.price).unwrap();
		assert_eq!(of_stake(33, price), 3_300);
	});
}

/// 34 of 100 that say something else stop the answer, and nobody is at fault: it costs nothing.
#[test]
fn noise_of_more_than_a_third_should_stop_answers_for_nothing() {
	against(34, || {
		for round in 20..25 {
			assert_eq!(told(round, &all_say(5_000, 1_000)), None);
		}
		assert_eq!(guilty(), [0u64; 0]);
		for who in ATTACKERS {
			assert_eq!(absent(who, 4), Err(Error::<Test>::WasPresent.into()));
		}
	});
}

/// 34 of 100 that say nothing stop the answer. Each loses 2 % for the era, 680 of 34,000 together; the others nothing.
#[test]
fn silence_of_more_than_a_third_should_cost_absence() {
	against(34, || {
		for round in 20..25 {
			assert_eq!(told(round, &HONEST.map(|who| (who, 1_000))), None);
		}
		let prices = ATTACKERS.map(|who| absent(who, 4).map(|it| it.fraction));
		assert_eq!(prices, [Ok(percent(2)); 2]);
		assert_eq!(of_stake(34, percent(2)), 680);
		for who in HONEST {
			assert_eq!(absent(who, 4), Err(Error::<Test>::WasPresent.into()));
		}
	});
}

/// Attackers move an answer by one tolerance at most, and only with more than half of a bare quorum. Nobody is far
/// enough from it to be at fault, so it costs nothing.
#[test]
fn an_answer_should_move_by_a_tolerance_at_most() {
	// 1,000 is within 91 of 910, the tenth of it, and not within 90 of 909.
	let [near, far] = [910, 909].map(|value| [(1, value), (2, 1_000)]);
	// 33 of the 67 that are heard.
	with_stakes(&[33, 34, 33], || {
		assert_eq!(told(20, &near), Some(1_000));
	});
	with_stakes(&[34, 33, 33], || {
		assert_eq!(told(20, &near), Some(910));
		assert_eq!(told(21, &far), None);
		// With everybody there, the answer is an honest one.
		assert_eq!(told(22, &[near[0], near[1], (3, 1_000)]), Some(1_000));
		assert_eq!(guilty(), [0u64; 0]);
	});
}

/// A half makes a round attempted by itself. It convicts an honest operator of no deviation, and of absence only if
/// that one was not there.
#[test]
fn a_half_should_convict_nobody_who_answers() {
	against(50, || {
		for round in 20..25 {
			assert_eq!(told(round, &all_say(5_000, 1_000)), None);
		}
		assert_eq!(guilty(), [0u64; 0]);
		for who in HONEST {
			assert_eq!(absent(who, 4), Err(Error::<Test>::WasPresent.into()));
		}
		// In the next era the honest are down for all rounds, and the half answers without them.
		for round in 25..30 {
			assert_eq!(told(round, &ATTACKERS.map(|who| (who, 5_000))), None);
		}
		assert_eq!(absent(HONEST[0], 5).map(|it| it.fraction), Ok(percent(2)));
	});
}

/// 67 of 100 answer anything and lose nothing. The others are far from it, 1,000 tolerances from zero: all steps cost
/// 10 % of 33,000 together.
#[test]
fn two_thirds_should_answer_anything_and_convict_the_others() {
	against(67, || {
		assert_eq!(told(20, &all_say(0, 1_000)), Some(0));
		assert_eq!(guilty(), HONEST);
		let steps = [1, 2, 3].map(|step| deviated(HONEST[0], 4, step));
		let taken = steps.map(|it| it.unwrap().fraction.deconstruct());
		let price = Perbill::from_parts(taken.iter().sum());
		assert_eq!(of_stake(33, price), 3_300);
	});
}

/// Full blocks are no ticks: in 200 of them, which are twenty minutes, round 21 does not end, and the answer of round 20
/// stands. Its age tells. Who answers in the next block with room is heard in the same round.
#[test]
fn full_blocks_should_hold_the_answer_still() {
	run(|| {
		let told = || Oracle::latest(ORACLE, 0).map(|it| (it.round, it.value, it.block));
		answer(20, &[(1, 100), (2, 100), (3, 100), (4, 100)]);
		go_to(42);
		System::set_block_number(242);
		assert_eq!(told(), Some((20, 100, 40)));
		assert_noop!(try_close(21), Error::<Test>::RoundOpen);
		assert!(Oracle::fresh(ORACLE, 0, 202).is_some());
		assert_eq!(Oracle::fresh(ORACLE, 0, 201), None);
		for operator in 1..=3u64 {
			assert_ok!(submit(operator, 200));
		}
		testing::set_block(44);
		assert_eq!(told(), Some((21, 200, 242)));
	});
}
