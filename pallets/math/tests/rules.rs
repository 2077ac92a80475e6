//! The rules one by one: answers, cap and turns (in files of their own), calendar, split, coverage, totals, rounding and sizes.

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

#[path = "rules/answer.rs"]
mod answer;
#[path = "rules/cap.rs"]
mod cap;
mod common;
#[path = "rules/serves.rs"]
mod serves;
#[path = "rules/turns.rs"]
mod turns;
#[path = "rules/undo.rs"]
mod undo;

use codec::MaxEncodedLen;
use common::{
	config,
	records::{self, ppb, Record},
	ALWAYS,
};
use proptest::prelude::*;
use restaking_math::{rounding::*, *};
use sp_arithmetic::Perbill;
use sp_core::{ConstU32, U256};

const M: u64 = 100_000_000;

fn terms() -> SlashRules {
	SlashRules { max_slash: ppb(M), report_window: 3, veto_window: 2, exit_window: 6 }
}

#[test]
fn terms_should_be_refused_outside_the_bounds() {
	let check = |terms: SlashRules| terms.check(ppb(1_000_000), 2, 27);
	assert_eq!(check(terms()), Ok(()));
	assert_eq!(check(SlashRules { exit_window: 5, ..terms() }), Ok(()));
	let bad = [
		SlashRules { max_slash: ppb(999_999), ..terms() },
		SlashRules { veto_window: 1, ..terms() },
		SlashRules { exit_window: 4, ..terms() },
		SlashRules { exit_window: 28, ..terms() },
		SlashRules { report_window: u32::MAX, ..terms() },
	];
	for terms in bad {
		assert_eq!(check(terms), Err(Error::BadTerms), "{terms:?}");
	}
	let nothing = SlashRules { max_slash: Perbill::zero(), ..terms() };
	assert_eq!(nothing.check(Perbill::zero(), 0, 27), Err(Error::BadTerms));
}

#[test]
fn min_fraction_should_fill_the_cap_when_all_slots_are_taken() {
	let min = |m: u64, slots| {
		SlashRules { max_slash: ppb(m), ..terms() }.min_fraction(slots).deconstruct()
	};
	assert_eq!(min(M, 32), 3_125_000);
	assert_eq!(min(M + 1, 32), 3_125_001);
	assert_eq!(min(1, 32), 1);
	assert_eq!(min(M, 0), M as u32);
	let least = terms().min_fraction(32);
	assert_eq!(terms().check_request(1, 1, ppb(3_124_999), least), Err(Error::SlashTooSmall));
	assert_eq!(terms().check_request(1, 1, ppb(3_125_000), least), Ok(()));
	// 100 000 000 / 1 024 = 97 656.25
	assert_eq!(terms().min_proof_fraction(), ppb(97_657));
}

#[test]
fn calendar_should_hold_to_the_era() {
	let terms = terms();
	let asked = |offence_era, now| terms.check_request(offence_era, now, ppb(M), ppb(1));
	assert_eq!(asked(5, 4), Err(Error::OffenceInTheFuture));
	assert_eq!(asked(5, 5), Ok(()));
	assert_eq!(asked(5, 8), Ok(()));
	assert_eq!(asked(5, 9), Err(Error::ReportedTooLate));
	let executed = |now| terms.check_execution(8, 5, now);
	assert_eq!(executed(9), Err(Error::StillDisputable));
	assert_eq!(executed(10), Ok(()));
	assert_eq!(executed(11), Ok(()));
	assert_eq!(executed(12), Err(Error::Expired));
	// Nothing can be executed any more in the era in which an exit of the offence era is released.
	assert_eq!(terms.released(5), 12);
	assert_eq!(terms.last_execution(5) + 1, terms.released(5));
}

#[test]
fn shares_should_be_refused_beyond_their_bounds() {
	let shares = |treasury, recipient, reporter| Shares {
		treasury: Perbill::from_percent(treasury),
		recipient: Perbill::from_percent(recipient),
		reporter: Perbill::from_percent(reporter),
	};
	assert_eq!(shares(50, 45, 5).check(), Ok(()));
	assert_eq!(shares(0, 0, 0).check(), Ok(()));
	for bad in [shares(0, 0, 6), shares(0, 46, 5), shares(0, 51, 0), shares(60, 41, 0)] {
		assert_eq!(bad.check(), Err(Error::BadShares));
		assert_eq!(bad.split(100, true), Err(Error::BadShares));
	}
}

#[test]
fn coverage_should_hold_and_release_to_the_unit() {
	let limit = Perbill::from_percent(50);
	let funds = Funds { staked: 501, active: 301, custody: 100 };
	assert_eq!((funds.total(), funds.kept(limit), funds.admitted(limit)), (601, 350, 250));
	assert_eq!(funds.to_hold(limit, 360, 20), 10);
	assert_eq!(funds.to_hold(limit, 360, 7), 7);
	assert_eq!(funds.to_hold(limit, 350, 20), 0);
	assert_eq!(funds.to_release(limit, 340), 10);
	assert_eq!(funds.to_release(limit, 0), 100);
	assert_eq!(funds.to_release(limit, 351), 0);
	assert_eq!(funds.headroom(limit, 249), 1);
	assert_eq!(funds.headroom(limit, 251), 0);
	assert!(!funds.is_short(601) && funds.is_short(602));
}

#[test]
fn admission_should_name_what_is_exceeded() {
	let funds = Funds { staked: 100, active: 100, custody: 10 };
	let admit = |liability, counted_in_service, counted| {
		let pledge = PledgeCheck { liability, counted_in_service, counted, min_pledge: 5 };
		funds.admit(Perbill::from_percent(50), &pledge)
	};
	assert_eq!(admit(60, 100, 5), Ok(()));
	assert_eq!(admit(61, 101, 4), Err(Error::ExposureLimitReached));
	assert_eq!(admit(60, 101, 4), Err(Error::NotEnoughActiveStake));
	assert_eq!(admit(60, 100, 4), Err(Error::BelowMinPledge));
}

#[test]
fn totals_should_answer_for_every_era_of_the_window() {
	let mut totals = Totals::<ConstU32<5>>::default();
	for era in 9..30u32 {
		totals.change(u128::from(era % 3), u128::from((era + 1) % 3), 3, era).unwrap();
		totals.change(0, 0, 3, era).unwrap();
		for back in 0..=3.min(era - 9) {
			assert_eq!(totals.total_at(era - back), u128::from((era - back) % 3), "{era} {back}");
		}
	}
	assert_eq!(totals.change(100, 0, 3, 30), Err(Error::Inconsistent));
}

#[test]
fn log_should_give_what_is_not_settled() {
	let mut log = Log::<ConstU32<2>>::default();
	log.append(LogEvent::Close, 1).unwrap();
	log.clear();
	log.append(LogEvent::Close, 2).unwrap();
	log.append(LogEvent::Close, 3).unwrap();
	assert_eq!(log.append(LogEvent::Close, 4), Err(Error::LogFull));
	let eras = |settled| log.since(settled).map(|e| e.iter().map(|e| e.at_era).collect::<Vec<_>>());
	assert_eq!(log.head, 3);
	assert_eq!(eras(1), Ok(vec![2, 3]));
	assert_eq!(eras(2), Ok(vec![3]));
	assert_eq!(eras(3), Ok(vec![]));
	assert_eq!(eras(0), Err(Error::Inconsistent));
	assert_eq!(eras(4), Err(Error::Inconsistent));
}

/// A pledge of `amount` in era 9, at a largest slash of 40 % and an exit window of 7 eras.
fn pledged(amount: u128) -> Record {
	let mut position = Record::new(AssignmentId(0), ppb(400_000_000), 7, 0, true);
	position.pledge(amount, ALWAYS, 9).unwrap();
	position
}

/// Executes a slash of 10 % for era 10 in `executed`, and settles and renews in `settled`.
fn slash(position: &mut Record, executed: u32, settled: u32) {
	let mut log = Log::<ConstU32<64>>::default();
	log.append(records::slash(10, ppb(100_000_000), 0), executed).unwrap();
	let settlement = settle(position, &log, 0, ALWAYS).unwrap();
	let limits = Renewal { active: 900, counted_in_service: 750, headroom: 450, min_pledge: 0 };
	assert_eq!(
		(settlement.due, renew(position, &settlement, &limits, ALWAYS, settled)),
		(100, Ok(150))
	);
}

#[test]
fn pledge_should_take_back_what_left_in_its_era() {
	let mut position = pledged(500);
	let before = position.clone();
	assert_eq!(position.exit(500, 0, ALWAYS, 10), Ok(Exited { amount: 500, fresh: 0 }));
	position.pledge(500, ALWAYS, 10).unwrap();
	assert_eq!((position.counted(), position.budget()), (500, 200));
	assert_eq!((position.liability(10), position.room(10)), (200, 200));
	position.exit(500, 0, ALWAYS, 10).unwrap();
	assert_eq!((position.liability(17), position.liability(18)), (200, 0));

	// In the next era it is a pledge of its own.
	let mut later = before;
	later.exit(500, 0, ALWAYS, 10).unwrap();
	later.pledge(500, ALWAYS, 11).unwrap();
	assert_eq!((later.liability(17), later.liability(18)), (400, 200));
}

#[test]
fn what_never_counted_should_be_free_whatever_left_before() {
	let mut position = pledged(500);
	position.exit(200, 0, ALWAYS, 10).unwrap();
	position.pledge(300, ALWAYS, 10).unwrap();
	assert_eq!((position.liability(10), position.fresh), (240, 40));
	// 200 of the 300 had left in this era, and returned as they were.
	assert_eq!(position.exit(300, 0, ALWAYS, 10), Ok(Exited { amount: 300, fresh: 100 }));
	assert_eq!((position.liability(17), position.liability(18)), (200, 120));
}

#[test]
fn what_was_renewed_should_be_free_until_it_counts() {
	// Settled in the era of the exit: the 150 that were renewed never counted.
	let mut position = pledged(1_000);
	slash(&mut position, 13, 13);
	assert_eq!(position.exit(1_000, 0, ALWAYS, 13), Ok(Exited { amount: 900, fresh: 150 }));
	assert_eq!((position.liability(20), position.liability(21)), (300, 0));

	// Settled the era before: they counted in the era of the exit.
	let mut position = pledged(1_000);
	slash(&mut position, 12, 12);
	assert_eq!(position.exit(1_000, 0, ALWAYS, 13), Ok(Exited { amount: 900, fresh: 0 }));
	assert_eq!((position.liability(20), position.liability(21)), (360, 0));
}

#[test]
fn loss_should_be_paid_by_what_counted() {
	let mut position = pledged(100);
	position.pledge(100, ALWAYS, 13).unwrap();
	let mut log = Log::<ConstU32<64>>::default();
	for _ in 0..2 {
		log.append(records::slash(12, ppb(300_000_000), 0), 13).unwrap();
	}
	// 60 are lost: the 40 of the old budget, and 20 of the new one.
	assert_eq!(settle(&mut position, &log, 0, ALWAYS).unwrap().due, 60);
	assert_eq!((position.budget(), position.fresh, position.counted()), (20, 20, 50));
	position.exit(50, 0, ALWAYS, 13).unwrap();
	assert_eq!(position.liability(13), 0);
}

/// The encoded sizes by which storage is planned.
#[test]
fn records_should_stay_small() {
	assert_eq!(Position::<ConstU32<15>>::max_encoded_len(), 606);
	assert_eq!(Position::<ConstU32<29>>::max_encoded_len(), 1_110);
	assert_eq!(Totals::<ConstU32<29>>::max_encoded_len(), 16 + 1 + 29 * 20);
	assert_eq!(Log::<ConstU32<32>>::max_encoded_len(), 4 + 1 + 32 * 18);
	assert_eq!(Earnings::max_encoded_len(), 64);
}

proptest! {
	#![proptest_config(config(2_000))]

	#[test]
	fn roundings_should_be_exact(
		parts in prop_oneof![1..=1_000_000_000u64, Just(1), Just(1_000_000_000)],
		amount in prop_oneof![any::<u128>(), 0..5_000u128],
	) {
		let (part, wide) = (ppb(parts), U256::from(amount));
		let billion = U256::from(1_000_000_000u64);
		let product = wide * parts;
		prop_assert_eq!(U256::from(mul_floor(part, amount)), product / billion);
		prop_assert_eq!(U256::from(mul_ceil(part, amount)), (product + billion - 1) / billion);
		prop_assert_eq!(mul_floor_wide(part, wide), Some(product / billion));
		let whole = wide * billion / parts;
		let up = (wide * billion + parts - 1) / parts;
		prop_assert_eq!(div_ceil(amount, part), u128::try_from(up).ok());
		prop_assert_eq!(div_floor(amount, part), u128::try_from(whole).unwrap_or(u128::MAX));
	}

	#[test]
	fn split_should_conserve_every_unit(
		taken in any::<u128>(),
		treasury in 0..=500_000_000u64,
		recipient in 0..=450_000_000u64,
		reporter in 0..=50_000_000u64,
		reported in any::<bool>(),
	) {
		let shares = Shares {
			treasury: ppb(treasury),
			recipient: ppb(recipient),
			reporter: ppb(reporter),
		};
		let split = shares.split(taken, reported).unwrap();
		let escrow = split.recipient + split.reporter;
		prop_assert_eq!(split.burned + split.treasury + escrow, taken);
		prop_assert!(escrow <= taken / 2);
		prop_assert_eq!(split.recipient, mul_floor(shares.recipient, taken));
		prop_assert_eq!(split.treasury, mul_floor(shares.treasury, taken));
		prop_assert_eq!(split.reporter > 0, reported && mul_floor(ppb(reporter), taken) > 0);
	}
}
