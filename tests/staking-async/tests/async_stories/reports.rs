//! Reports that come late. The era waits for them, and everything that an era times waits with it.

use frame_support::assert_ok;
use pallet_restaking::{EraStarts, Event};
use restaking_staking_async_tests::setting::*;

/// A new set has been sent, and its activation is on the way: `S` has 5,000 at stake, and a slash of 500 is due in the
/// next era. It is era 14.
fn scene() {
	assert_ok!(pledge_with(S, AT_A, 5_000, false));
	run_to(12);
	assert_ok!(request(AT_A, 12, percent(10)));
	run_to(14);
	run_to_lock();
	next_block();
}

#[test]
fn an_era_waits_for_its_report_and_turns_once() {
	run_spared(|| {
		scene();
		Relay::silence(true);
		for _ in 0..60 {
			next_block();
			check_state();
		}
		assert_eq!((era(), ledger(S).0), (14, BONDED));
		assert_ok!(exit(S, AT_A, 1_000));
		assert_ok!(unbond(S, 1_000));
		assert_eq!(chunks(S), vec![(16, 1_000)]);
		assert_ok!(request(AT_A, 14, percent(2)));
		// All reports come in one block: the era turns by one, and what is due in it is done.
		Relay::silence(false);
		next_block();
		assert_eq!(era(), 15);
		assert_eq!(Restaking::staker_info(&S).unwrap().era, 15);
		let skipped = |event: &Event<Test>| matches!(event, Event::ClockSkipped { .. });
		assert!(!events().iter().any(skipped));
		assert_eq!(EraStarts::<Test>::get().last().map(|start| start.era), Some(15));
		check_state();
		next_block();
		assert_eq!(ledger(S).0, BONDED - 500);
		run_to(16);
	});
}

/// Calls of the block in which a report came are of the new era.
#[test]
fn a_report_turns_the_era_before_the_calls_of_its_block() {
	run_spared(|| {
		let last = era();
		while era() == last {
			next_block();
		}
		assert_ok!(pledge(S, AT_A, 1_000));
		let from = events().into_iter().find_map(|event| match event {
			Event::Pledged { from_era, .. } => Some(from_era),
			_ => None,
		});
		assert_eq!(from, Some(last + 2));
	});
}
