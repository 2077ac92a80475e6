//! What a third, a half and two thirds of the stake can do, and what it costs. Operators 1, 2, ... have one
//! unit of 100 each, which is 1,000 UNIT of the documentation; `fraction` is 30 %, `absence` 2 %.

use super::*;
use std::ops::RangeInclusive;

fn hundred<R>(test: impl FnOnce() -> R) -> R {
	run_with((1..=100).map(|operator| (operator, 1)), test)
}

fn says(seed: u8, operators: RangeInclusive<u64>) {
	let operators: Vec<u64> = operators.collect();
	assert_ok!(attest(said(0, seed), &operators));
}

/// Each of them has signed both contents, and is convicted of it.
fn convicted(operators: RangeInclusive<u64>) -> usize {
	operators.filter(|it| judge(*it, &evidence(*it, 0, [1, 2])).is_ok()).count()
}

/// Returns a part of the stake of so many operators, with 1,000 UNIT each.
fn of_stake(operators: u128, part: Perbill) -> u128 {
	part.mul_floor(operators * 1_000)
}

/// A third is outvoted: 33 of 100 who say something else, or nothing, stop nobody.
#[test]
fn a_third_should_stop_nothing() {
	hundred(|| {
		says(2, 1..=33);
		assert_eq!(accepted(0), None);
		says(1, 34..=100);
		assert_eq!(accepted(0).map(|it| (it.content, it.counted)), Some((hash(1), 67)));
	});
}

/// More than a third that says something else, or nothing, stops every height at no price.
#[test]
fn more_than_a_third_should_stop_the_service() {
	hundred(|| {
		says(2, 1..=34);
		says(1, 35..=100);
		assert_eq!((accepted(0), Latest::<Test>::get(BRIDGE)), (None, None));
		let silent = misdated(1, said(0, 2));
		go_to(40);
		refused(1, &silent, Error::RightEra);
	});
}

/// Silence of 34 stops both heights of an era and costs 2 % of their stake; noise of 34 stops them and costs nothing.
#[test]
fn silence_should_cost_absence_and_noise_nothing() {
	let absence = Evidence::Absence { era: 2 }.encode();
	for noisy in [false, true] {
		hundred(|| {
			let honest: Vec<u64> = (35..=100).collect();
			let others: Vec<u64> = (1..=34).collect();
			for height in [0, 1] {
				go_to(20 + 5 * height);
				assert_ok!(attest(said(height, 1), &honest));
				if noisy {
					assert_ok!(attest(said(height, 2), &others));
				}
				assert_eq!(accepted(height), None);
			}
			go_to(38);
			let judged = judge(1, &absence).map(|it| of_stake(34, it.fraction));
			let expected = if noisy { Err(Error::<Test>::WasPresent.into()) } else { Ok(680) };
			assert_eq!(judged, expected);
			refused(35, &absence, Error::WasPresent);
		});
	}
}

/// A half has nothing accepted without the honest, whatever it signs. What it signs twice is proven.
#[test]
fn a_half_should_have_nothing_accepted() {
	hundred(|| {
		says(2, 1..=50);
		assert_eq!(accepted(0), None);
		says(1, 51..=100);
		assert_eq!(accepted(0), None);
	});
}

/// With a half of the operators' signatures for both, two different chains can be told different contents:
/// each of that half loses 30 %.
#[test]
fn two_contents_should_cost_what_both_quorums_have_in_common() {
	hundred(|| {
		// Elsewhere 67 of 100 show content 2: 33 honest ones can not be among them, so 34 signed both.
		says(1, 1..=67);
		assert_eq!(accepted(0).map(|it| it.counted), Some(67));
		let elsewhere = 34..=100;
		assert_eq!(elsewhere.count(), 67);
		assert_eq!(convicted(34..=67), 34);
		let price = judge(34, &evidence(34, 0, [1, 2])).unwrap().fraction;
		assert_eq!(of_stake(34, price), 10_200);
		// Of a height one content is accepted here: the second is not, whoever signs it.
		let more: Vec<u64> = (34..=100).collect();
		assert_ok!(attest(said(0, 2), &more));
		let ballot = Ballots::<Test>::get(BRIDGE, 0).unwrap();
		assert_eq!(ballot.tallies.iter().map(|it| it.counted).collect::<Vec<_>>(), [67, 33]);
		assert_eq!(accepted(0).map(|it| it.content), Some(hash(1)));
	});
}

/// Two thirds that sign one false content, and no other, have it accepted and lose nothing.
#[test]
fn two_thirds_should_lie_unpunished() {
	hundred(|| {
		says(2, 1..=67);
		assert_eq!(accepted(0).map(|it| it.content), Some(hash(2)));
		go_to(60);
		for operator in [1, 34, 67] {
			let one = said(0, 2);
			refused(operator, &both(operator, one, one), Error::SameStatement);
			refused(operator, &misdated(operator, one), Error::RightEra);
		}
	});
}

/// Nobody can keep others' signatures out by copying them: each copy that comes first is free for its
/// sender, and takes one signature off the batch.
#[test]
fn copies_should_stop_no_batch() {
	hundred(|| {
		for operator in 1..=66 {
			assert_eq!(attest(said(0, 1), &[operator]).unwrap().pays_fee, Pays::No);
		}
		let all: Vec<u64> = (1..=100).collect();
		assert_ok!(attest(said(0, 1), &all));
		assert_eq!(accepted(0).map(|it| it.counted), Some(100));
	});
}

/// A content that names an older era is no second vote here, and proven as soon as that era is over.
#[test]
fn an_older_set_should_sign_nothing_new() {
	hundred(|| {
		go_to(45);
		let late = Statement { era: 2, ..said(5, 1) };
		assert_noop!(attest(late, &[1, 2, 3]), Error::<Test>::WrongEra);
		assert_eq!(judge(1, &misdated(1, late)).map(|it| it.offence_era), Ok(2));
		assert_ok!(attest(said(5, 1), &[1]));
	});
}
