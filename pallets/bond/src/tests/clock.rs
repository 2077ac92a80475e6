//! The clock: eras by time, one in a block at most.

use super::setting::*;
use crate::{CurrentEra, Event, RunningEra, WeightInfo};
use frame_support::{assert_ok, traits::Hooks};
use restaking_primitives::{EraIndex, PledgeInspect, StakeInspect};

const HOUR: u64 = 3_600_000;

type Weights = <Test as crate::Config>::WeightInfo;

fn running() -> (EraIndex, u64) {
	let RunningEra { index, began_at } = CurrentEra::<Test>::get();
	(index, began_at)
}

#[test]
fn an_era_should_end_in_the_first_block_at_least_its_length_after_it_began() {
	run(|| {
		EraLength::set(HOUR);
		assert_eq!(running(), (0, BEGIN));
		block_at(BEGIN + HOUR - 1);
		assert_eq!((running(), events()), ((0, BEGIN), vec![]));
		block_at(BEGIN + HOUR);
		assert_eq!(running(), (1, BEGIN + HOUR));
		assert_eq!(events(), vec![Event::<Test>::EraBegan { era: 1 }]);
		// A block that is late: the next era is counted from it.
		block_at(BEGIN + 2 * HOUR + 5);
		assert_eq!(running(), (2, BEGIN + 2 * HOUR + 5));
		block_at(BEGIN + 3 * HOUR + 4);
		assert_eq!(running(), (2, BEGIN + 2 * HOUR + 5));
		block_at(BEGIN + 3 * HOUR + 5);
		assert_eq!(running(), (3, BEGIN + 3 * HOUR + 5));
	});
}

#[test]
fn a_halted_chain_should_prolong_its_era() {
	run(|| {
		EraLength::set(HOUR);
		block_at(BEGIN + 1_000 * HOUR);
		assert_eq!(running(), (1, BEGIN + 1_000 * HOUR));
		// Nothing is made up for.
		for seconds in 1..10 {
			block_at(BEGIN + 1_000 * HOUR + seconds * 6_000);
			assert_eq!(running().0, 1);
		}
		block_at(BEGIN + 1_001 * HOUR);
		assert_eq!(running(), (2, BEGIN + 1_001 * HOUR));
	});
}

/// Nobody could report, ask or leave in a block of a migration. It prolongs the era, in both instances, and in the core.
#[test]
fn a_migration_should_prolong_its_era() {
	run(|| {
		next_block();
		assert_eq!(running(), (1, BEGIN + 6_000));
		Migrating::set(true);
		for _ in 0..40 {
			next_block();
			assert_eq!((running(), events()), ((1, BEGIN + 6_000), vec![]));
			assert_eq!(Bond::on_initialize(1), Weights::look_at_era());
		}
		Migrating::set(false);
		next_block();
		assert_eq!(running(), (2, BEGIN + 42 * 6_000));
		let second = <AssetBond as StakeInspect<AccountId>>::era();
		let core = <Restaking as PledgeInspect<AccountId>>::era();
		assert_eq!((second, core), (2, 2));
	});
}

/// A slash that was asked for before a migration is executed after it, however long that took.
#[test]
fn a_slash_should_outlast_a_migration() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		run_to(9);
		assert_ok!(Native::pledge(S, AT_40, 1_000, false));
		run_to(10);
		assert_ok!(Native::request(AT_40, 10, percent(40)));
		Migrating::set(true);
		for _ in 0..40 {
			next_block();
		}
		Migrating::set(false);
		assert_eq!((era(), Native::ledger(S).0), (10, 1_000));
		run_to(12);
		assert_eq!(Native::ledger(S).0, 1_000);
		run_to(13);
		assert_eq!(Native::ledger(S).0, 600);
	});
}

/// The genesis knows no time: its first moment begins era 0, and does not end it.
#[test]
fn the_first_moment_should_begin_era_0() {
	genesis(vec![], vec![]).execute_with(|| {
		assert_eq!(running(), (0, 0));
		block_at(0);
		assert_eq!(running(), (0, 0));
		block_at(BEGIN);
		assert_eq!((running(), events()), ((0, BEGIN), vec![]));
		block_at(BEGIN + 5_999);
		assert_eq!(running(), (0, BEGIN));
		block_at(BEGIN + 6_000);
		assert_eq!(running(), (1, BEGIN + 6_000));
		check_state();
	});
}

#[test]
fn a_moment_that_falls_should_end_nothing() {
	run(|| {
		next_block();
		assert_eq!(running(), (1, BEGIN + 6_000));
		for moment in [BEGIN, 1, 0] {
			block_at(moment);
			assert_eq!(running(), (1, BEGIN + 6_000));
		}
		block_at(u64::MAX);
		assert_eq!(running(), (2, u64::MAX));
	});
}

/// Two instances with eras of one length have one clock.
#[test]
fn instances_should_turn_in_the_same_block() {
	run(|| {
		EraLength::set(HOUR);
		for step in [HOUR / 2, HOUR / 2, 3 * HOUR, 1, HOUR] {
			block_at(Moment::get() + step);
			let second = <AssetBond as StakeInspect<AccountId>>::era();
			assert_eq!(<Bond as StakeInspect<AccountId>>::era(), second);
		}
		assert_eq!(era(), 3);
	});
}

#[test]
fn blocks_should_be_charged_for_a_look_or_a_turn() {
	new_test_ext().execute_with(|| {
		let weigh = |moment| {
			Moment::set(moment);
			Bond::on_initialize(1)
		};
		assert_eq!(weigh(BEGIN + 1), Weights::look_at_era());
		assert_eq!(weigh(BEGIN + 6_000), Weights::turn_era());
	});
}

#[test]
#[should_panic(expected = "make EraLength longer")]
fn eras_without_a_length_should_be_refused() {
	run(|| {
		EraLength::set(0);
		Bond::check_constants();
	});
}

#[test]
#[should_panic(expected = "make MaxUnlocking as large as the bonding duration")]
fn a_queue_shorter_than_the_bonding_duration_should_be_refused() {
	run(|| {
		BondingDuration::set(11);
		Bond::check_constants();
	});
}
