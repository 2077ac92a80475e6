//! Answers of oracles: numbers worked out by hand, a model that counts single units of stake, and what
//! attackers of every size can not do.

use proptest::prelude::*;
use restaking_math::answer::*;
use sp_arithmetic::Perbill;

use crate::common::config;

const BILLION: u128 = 1_000_000_000;

fn votes(list: &[(u128, i128)]) -> Vec<Vote> {
	list.iter()
		.map(|(weight, value)| Vote { value: *value, weight: *weight })
		.collect()
}

fn two_thirds() -> Perbill {
	Perbill::from_rational(2u32, 3u32)
}

fn tolerance(percent: u32, least: u128) -> Tolerance {
	Tolerance { part: Perbill::from_percent(percent), least }
}

fn agreed(list: &[(u128, i128)], percent: u32) -> Option<Agreement> {
	agree(&mut votes(list), 100, two_thirds(), &tolerance(percent, 1))
}

#[test]
fn minority_that_stays_away_should_leave_no_answer() {
	// 33 of the honest have answered, and 34 attackers are more than half of that.
	assert_eq!(agreed(&[(33, 100), (34, 130)], 5), None);
	assert_eq!(agreed(&[(33, 100), (33, 100), (34, 130)], 5), None);
	let answer = agreed(&[(33, 100), (34, 100), (33, 130)], 5);
	let expected = Agreement { value: 100, counted: 67, tolerated: 5, tie: false };
	assert_eq!(answer, Some(expected));
}

#[test]
fn tie_should_convict_nobody() {
	assert_eq!(agreed(&[(50, 100), (50, 0)], 5), None);
	let near = agreed(&[(50, 100), (50, 101)], 2).unwrap();
	assert_eq!((near.value, near.counted, near.tie), (100, 100, true));
	// A tie within the tolerance, and somebody without weight far off.
	assert_eq!(near.steps_beyond(1_000_000, [3]), 0);
	assert_eq!(Agreement { tie: false, ..near }.steps_beyond(1_000_000, [3]), 1);
}

#[test]
fn least_tolerance_should_hold_at_zero_and_below() {
	let zero = agree(&mut votes(&[(99, 0)]), 99, two_thirds(), &tolerance(5, 5)).unwrap();
	assert_eq!(zero.tolerated, 5);
	let steps = |value| zero.steps_beyond(value, [3, 6]);
	assert_eq!([4, 15, -15, 16, -16, 30, 31].map(steps), [0, 0, 0, 1, 1, 1, 2]);
	let negative = agreed(&[(67, -100), (33, -103)], 5).unwrap();
	assert_eq!((negative.value, negative.counted), (-100, 100));
	// The greatest distance there is, and products that do not fit.
	let lowest = tolerance(24, u128::MAX);
	let far = agree(&mut votes(&[(1, i128::MIN)]), 1, two_thirds(), &lowest).unwrap();
	assert_eq!(far.steps_beyond(i128::MAX, [3, u16::MAX]), 0);
	let far = agree(&mut votes(&[(1, i128::MIN)]), 1, two_thirds(), &tolerance(0, 1)).unwrap();
	assert_eq!(far.steps_beyond(i128::MAX, [3, u16::MAX]), 2);
}

#[test]
fn nothing_should_be_no_quorum() {
	let none = |list: &[(u128, i128)], total| {
		agree(&mut votes(list), total, two_thirds(), &tolerance(1, 1)).is_none()
	};
	assert!(none(&[], 0) && none(&[(0, 7)], 0) && none(&[(0, 7), (0, 8)], 9));
	assert!(!none(&[(1, 7)], 0), "something of nothing");
	assert!(!is_attempted(0, 0) && is_attempted(1, 1) && is_attempted(2, 3));
	assert!(!is_attempted(1, 3) && !is_attempted(49, 99) && is_attempted(50, 99));
}

#[test]
fn honest_third_should_need_three_tolerances() {
	// 15 and 33 are honest and just within 1 % of each other. 52 attack.
	let list = [(52, 9_901), (15, 10_000), (33, 10_100)];
	let answer = agreed(&list, 1).unwrap();
	assert_eq!((answer.value, answer.counted, answer.tolerated), (9_901, 67, 99));
	let steps = |beyond| answer.steps_beyond(10_100, [beyond]);
	assert_eq!([1, 2, LEAST_STEP].map(steps), [1, 1, 0]);
}

#[test]
fn honest_operator_should_need_a_tolerance_below_a_quarter() {
	// 7 and 10 are honest, and within 30 % of 10 of each other. 52 say 6, around which only 1 is allowed.
	let list = [(52, 6), (15, 7), (33, 10)];
	let answer = agreed(&list, 30).unwrap();
	assert_eq!((answer.value, answer.tolerated), (6, 1));
	assert_eq!(answer.steps_beyond(10, [LEAST_STEP]), 1);
	assert_eq!(TOLERANCE_BELOW, Perbill::from_percent(25));
}

#[test]
fn presence_should_allow_what_the_rules_allow() {
	let most = Perbill::from_percent(10);
	assert!(!is_absent(90, 100, most) && is_absent(89, 100, most));
	assert!(!is_absent(0, 0, most) && is_absent(0, 1, most));
	assert!(
		!is_absent(0, u32::MAX, Perbill::one())
			&& is_absent(u32::MAX - 1, u32::MAX, Perbill::zero())
	);
}

/// Returns what `part` of `|value|` is, rounded down, as the sentence says it.
fn naive_tolerated(tolerance: &Tolerance, value: i128) -> u128 {
	let part = value.unsigned_abs() * u128::from(tolerance.part.deconstruct()) / BILLION;
	if part > tolerance.least {
		part
	} else {
		tolerance.least
	}
}

/// Returns values of honest operators: each pair within the greater of their tolerances.
fn honest(tolerance: &Tolerance, base: i128, offsets: &[u32]) -> Vec<i128> {
	let mut values = vec![base];
	for offset in offsets {
		let span = tolerance.around(base) * 7 / 5 + 2;
		let value = base + (u128::from(*offset) % span) as i128;
		let near = |other: &i128| {
			let allowed = tolerance.around(*other).max(tolerance.around(value));
			other.abs_diff(value) <= allowed
		};
		values.push(if values.iter().all(near) { value } else { base });
	}
	values
}

/// Returns the values at which an attack could matter: at whole tolerances around honest values, and
/// where the tolerance of the attackers' own value just reaches an honest one.
fn edges(tolerance: &Tolerance, honest: &[i128]) -> Vec<i128> {
	let part = i128::from(tolerance.part.deconstruct());
	let billion = BILLION as i128;
	let mut edges = vec![0, -1, 1, i128::MAX, i128::MIN];
	for value in honest {
		let tolerated = tolerance.around(*value) as i128;
		let at = [value * billion / (billion + part), value * billion / (billion - part)];
		let whole = (-3..=3).map(|times| value + times * tolerated);
		let around = |edge| (-2..=2).map(move |more| edge + more);
		edges.extend(at.into_iter().chain(whole).flat_map(around));
	}
	edges.sort_unstable();
	edges.dedup();
	edges
}

/// A round: tolerance, honest votes, and values for attackers.
fn round(total: u128) -> impl Strategy<Value = (u128, Tolerance, Vec<Vote>, Vec<Vote>)> {
	let attackers = prop::sample::select(vec![0, 33, 34, 49, 50, 65, 66, 80u128]);
	let base = prop_oneof![0..60i128, 900..1_100i128, Just(10_000i128), Just(1_000_000_007i128)];
	let shape = (1..250_000_000u32, 1..6u128, base, any::<bool>());
	let parts = prop::collection::vec((1..40u128, any::<u32>(), 0..6u8), 1..8);
	let attack = prop::collection::vec((any::<prop::sample::Index>(), 0..=80u128), 48);
	(attackers, shape, parts, attack).prop_map(move |(all, shape, parts, attack)| {
		let (part, least, base, negative) = shape;
		let tolerance = Tolerance { part: Perbill::from_parts(part), least };
		let offsets: Vec<u32> = parts.iter().map(|part| part.1).collect();
		let mut values = honest(&tolerance, base, &offsets);
		let sign = if negative { -1 } else { 1 };
		values.iter_mut().for_each(|value| *value *= sign);
		let mut left = total - all;
		let mut votes = vec![];
		for (value, (weight, _, away)) in values.iter().zip(&parts) {
			let weight = (*weight).min(left);
			left -= weight;
			// One in six stays away.
			if *away > 0 {
				votes.push(Vote { value: *value, weight });
			}
		}
		votes.push(Vote { value: values[0], weight: left });
		let edges = edges(&tolerance, &values);
		let attack = attack.iter().map(|(at, weight)| Vote {
			value: edges[at.index(edges.len())],
			weight: (*weight).min(all),
		});
		(all, tolerance, votes, attack.collect())
	})
}

proptest! {
	#![proptest_config(config(256))]

	/// Medians, agreement and steps equal those of a list in which every unit of stake votes by itself.
	#[test]
	fn answer_should_be_that_of_all_units(
		list in prop::collection::vec((0u128..20, -40i128..40), 0..12),
		away in 0u128..40,
		quorum in 1u32..=1_000_000_000,
		part in 0u32..1_000_000_000,
		least in 0u128..4,
	) {
		let mut units: Vec<i128> = vec![];
		for (weight, value) in &list {
			units.extend(std::iter::repeat_n(*value, *weight as usize));
		}
		units.sort_unstable();
		let tolerance = Tolerance { part: Perbill::from_parts(part), least };
		let found = median(&mut votes(&list));
		let total = units.len() as u128 + away;
		let answer = agree(&mut votes(&list), total, Perbill::from_parts(quorum), &tolerance);
		if units.is_empty() {
			prop_assert_eq!((found, answer), (None, None));
			return Ok(());
		}
		let (lower, upper) = (units[(units.len() - 1) / 2], units[units.len() / 2]);
		prop_assert_eq!(found, Some(Median { lower, upper }));
		let tolerated = naive_tolerated(&tolerance, lower);
		let near = units.iter().filter(|unit| (*unit - lower).unsigned_abs() <= tolerated).count() as u128;
		let enough = near * BILLION >= total * u128::from(quorum);
		prop_assert_eq!(answer.is_some(), enough);
		if let Some(answer) = answer {
			prop_assert_eq!((answer.value, answer.counted), (lower, near));
			prop_assert_eq!((answer.tolerated, answer.tie), (tolerated, lower != upper));
			for value in -90..90i128 {
				let far = |beyond: u16| (value - lower).unsigned_abs() > u128::from(beyond) * tolerated;
				let beyond = [3, 6, 20].into_iter().filter(|beyond| far(*beyond)).count();
				let expected = if lower == upper { beyond } else { 0 };
				prop_assert_eq!(answer.steps_beyond(value, [3, 6, 20]), expected);
			}
		}
	}

	/// Attackers below the quorum convict no honest operator and keep the answer within a tolerance of an
	/// honest one; below half of it, the answer is among the honest ones.
	#[test]
	fn attackers_should_convict_no_honest_operator((all, tolerance, honest, attack) in round(99)) {
		let least = honest.iter().map(|vote| vote.value).min().unwrap();
		let most = honest.iter().map(|vote| vote.value).max().unwrap();
		for pair in attack.windows(2) {
			let mut votes = honest.clone();
			votes.push(pair[0]);
			votes.push(Vote { value: pair[1].value, weight: all - pair[0].weight });
			let Some(answer) = agree(&mut votes, 99, two_thirds(), &tolerance) else { continue };
			// Two thirds round up to 66 of 99.
			if all >= 66 {
				continue;
			}
			let value = answer.value;
			let heard = honest.iter().filter(|vote| vote.weight > 0);
			for vote in heard.clone() {
				prop_assert_eq!(answer.steps_beyond(vote.value, [LEAST_STEP]), 0);
			}
			let near = heard.clone().map(|vote| vote.value.abs_diff(value)).min();
			prop_assert!(near.is_some_and(|near| near <= answer.tolerated), "far from all of them");
			if all < 33 {
				prop_assert!(least <= value && value <= most, "{value} is moved");
			}
		}
	}
}

/// Two thirds of the stake say what they want, and the honest are far from it.
#[test]
fn quorum_of_attackers_should_decide() {
	let answer = |attackers: u128| {
		let mut votes = votes(&[(attackers, 500), (99 - attackers, 100)]);
		let answer = agree(&mut votes, 99, two_thirds(), &tolerance(1, 1));
		answer.map(|answer| (answer.value, answer.steps_beyond(100, [3])))
	};
	// A half and more stop the round; a third does as well.
	assert_eq!([34, 50, 65].map(answer), [None; 3]);
	assert_eq!(answer(66), Some((500, 1)));
	assert_eq!(answer(33), Some((100, 0)));
}
