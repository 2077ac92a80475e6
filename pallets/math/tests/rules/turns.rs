//! The turns of keepers, against models that count one by one.

use proptest::prelude::*;
use restaking_math::turns::*;
use sp_arithmetic::Perbill;
use sp_core::U256;

fn ppb(parts: u64) -> Perbill {
	Perbill::from_parts(parts as u32)
}

#[test]
fn slots_should_lie_on_the_grid() {
	assert_eq!(last_slot(9, 10, 5), None);
	assert_eq!(last_slot(10, 10, 12), Some(10));
	assert_eq!(last_slot(21, 10, 12), Some(10));
	assert_eq!(last_slot(22, 10, 12), Some(22));
	assert_eq!(last_slot(7, 0, 0), None);
	assert_eq!(phase(U256::from(25), 12), 1);
	assert_eq!(phase(U256::MAX, 1), 0);
	assert_eq!(phase(U256::MAX, 0), 0);
	assert_eq!(
		(slots_in(100, 12), slots_in(96, 12), slots_in(10, 12), slots_in(5, 0)),
		(9, 8, 1, 5)
	);
}

#[test]
fn slot_should_open_window_by_window() {
	let opened = |late| open_to(late, 3);
	assert_eq!((opened(0), opened(2)), (OpenTo::Turn, OpenTo::Turn));
	assert_eq!((opened(3), opened(5)), (OpenTo::Operators, OpenTo::Operators));
	assert_eq!((opened(6), opened(u64::MAX)), (OpenTo::Everybody, OpenTo::Everybody));
	assert_eq!(open_to(u64::from(u32::MAX) * 2 - 1, u32::MAX), OpenTo::Operators);
}

/// Ten of a hundred are allowed by 10 %, and three misses are the least.
#[test]
fn neglect_should_be_a_matter_of_proportion() {
	let neglect = |missed, dealt| is_neglect(missed, dealt, ppb(100_000_000), 3);
	assert!(!neglect(10, 100) && neglect(11, 100));
	assert!(!neglect(2, 4) && neglect(3, 4));
	assert!(neglect(3, 29) && !neglect(3, 30));
	assert!(!is_neglect(0, 0, ppb(0), 0));
	assert!(!is_neglect(u32::MAX, u32::MAX, ppb(1_000_000_000), 3));
	assert!(is_neglect(u32::MAX, u32::MAX, ppb(999_999_999), 3));
}

#[test]
fn load_should_be_the_part_of_a_block() {
	// A tenth of a block, every hundred blocks: a thousandth.
	assert_eq!(load(10, 100, 100), 4_294_968);
	assert_eq!(load(100, 100, 1), FULL_LOAD);
	assert_eq!(load(1, u64::MAX, u32::MAX), 1);
	assert_eq!(load(0, 100, 1), 0);
	assert_eq!(
		(load(1, 0, 1), load(1, 1, 0), load(u64::MAX, 1, 1)),
		(u64::MAX, u64::MAX, u64::MAX)
	);
	assert_eq!(max_load(Perbill::from_percent(25)), 1 << 30);
	assert_eq!(max_load(ppb(1)), 4);
	assert_eq!(max_load(Perbill::one()), FULL_LOAD);
}

#[test]
fn price_should_be_above_the_fee() {
	assert_eq!(least_price(1_000, 100), Some(1_000));
	assert_eq!(least_price(1_001, 150), Some(1_502));
	assert_eq!(least_price(u128::MAX, 101), None);
	assert_eq!(least_price(0, 200), Some(0));
}

/// Returns the probability of `k` or more of `n`.
fn tail(n: u64, p: f64, k: u64) -> f64 {
	let choose = |i: u64| (0..i).fold(1.0, |all, j| all * (n - j) as f64 / (j + 1) as f64);
	let exactly = |i: u64| choose(i) * p.powi(i as i32) * (1.0 - p).powi((n - i) as i32);
	(k..=n).map(exactly).sum()
}

/// The numbers of the documentation. They are not of the code: a wrong one misleads those who choose rules.
#[test]
fn honest_keepers_should_nearly_never_be_convicted() {
	let near = |value: f64, told: f64| assert!((value / told - 1.0).abs() < 0.05, "{value} {told}");
	let censored = (1.0f64 / 3.0).powi(8);
	near(censored, 1.5e-4);
	near(0.5f64.powi(8), 3.9e-3);
	near(tail(3, censored, 3), 3.5e-12);
	near(tail(10, censored, 3), 4.2e-10);
	near(tail(30, censored, 4), 1.5e-11);
	near(tail(100, censored, 11), 1.4e-28);
	near(tail(10, 0.5f64.powi(8), 3), 7.0e-6);
	near(tail(100, 0.01, 11), 6.3e-9);
}

proptest! {
	#[test]
	fn last_slot_should_be_the_last_of_the_list(
		every in 1u32..50, random: u64, clock in 0u64..500,
	) {
		let phase = phase(random.into(), every);
		prop_assert!(phase < every);
		let slots = (0u64..).map(|i| u64::from(phase) + i * u64::from(every));
		let begun = slots.take_while(|slot| *slot <= clock).last();
		prop_assert_eq!(last_slot(clock, phase, every), begun);
	}

	/// No stretch of ticks has more slots, and some has as many.
	#[test]
	fn slots_should_be_counted_at_the_worst_phase(every in 1u32..30, ticks in 1u64..120) {
		let in_phase = |phase: u64| {
			(0..ticks).filter(|tick| tick % u64::from(every) == phase % u64::from(every)).count() as u64
		};
		let most = (0..u64::from(every)).map(in_phase).max();
		prop_assert_eq!(Some(slots_in(ticks, every)), most);
	}

	/// The load of all jobs is at least what they take of the blocks of any common stretch.
	#[test]
	fn jobs_within_the_load_should_fit(
		jobs in proptest::collection::vec((1u64..1_000, 1u32..20), 1..20), limit in 1_000u64..5_000,
	) {
		let loads: u64 = jobs.iter().map(|(used, every)| load(*used, limit, *every)).sum();
		let common = jobs.iter().fold(1u64, |all, (_, every)| all.saturating_mul((*every).into()));
		let common = common.min(1 << 20);
		let used: u128 = jobs.iter()
			.map(|(used, every)| u128::from(*used) * u128::from(common / u64::from(*every)))
			.sum();
		let all = u128::from(limit) * u128::from(common);
		prop_assert!(used << 32 <= u128::from(loads) * all);
		// At most one part too much for each job.
		let exact: f64 = jobs.iter()
			.map(|(used, every)| *used as f64 / (limit as f64 * f64::from(*every)))
			.sum();
		prop_assert!(loads as f64 <= exact * FULL_LOAD as f64 + jobs.len() as f64 + 1.0);
	}

	/// As a fraction of what was dealt, in numbers that can not round.
	#[test]
	fn neglect_should_be_exact(missed: u32, dealt: u32, parts in 0u64..=1_000_000_000, least: u32) {
		let more = U256::from(missed) * U256::from(1_000_000_000u64)
			> U256::from(dealt) * U256::from(parts);
		prop_assert_eq!(is_neglect(missed, dealt, ppb(parts), least), more && missed >= least);
	}

	#[test]
	fn price_should_be_the_least_that_is_enough(fee in 0u128..1_000_000, markup in 100u32..1_000) {
		let price = least_price(fee, markup).unwrap();
		prop_assert!(price * 100 >= fee * u128::from(markup));
		prop_assert!(price == 0 || (price - 1) * 100 < fee * u128::from(markup));
	}
}
