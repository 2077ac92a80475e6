//! The turns that the chain makes by itself.

use super::setting::*;
use crate::{CurrentRound, Event, Ledgers, VaultId, WeightInfo, MAX_TARGETS};
use frame_support::{
	assert_ok,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};

type Weights = <Test as crate::Config>::WeightInfo;

/// Lets the chain turn vaults in so much weight. Returns what it used.
fn poll(limit: Weight) -> Weight {
	let mut meter = WeightMeter::with_limit(limit);
	Liquid::on_poll(System::block_number(), &mut meter);
	meter.consumed()
}

fn turned(vault: VaultId) -> u32 {
	Ledgers::<Test>::get(vault).unwrap().turned
}

#[test]
fn the_chain_should_turn_all_vaults_once_an_era() {
	run(|| {
		run_to(8);
		let vaults = [open(1_000), open(1_000), open(1_000)];
		run_to(9);
		let one = Weights::turn(MAX_TARGETS);
		let look = Weights::look_at_round();
		// Two fit, and the third is turned in the next block.
		assert_eq!(poll(look.saturating_add(one).saturating_add(one)), look + one + one);
		assert_eq!(vaults.map(turned), [9, 9, 8]);
		assert_eq!(poll(Weight::MAX), look + one);
		assert_eq!(vaults.map(turned), [9, 9, 9]);
		// Once all have turned, a look is all.
		assert!(CurrentRound::<Test>::get().done);
		assert_eq!(poll(Weight::MAX), look);
		run_to(10);
		assert_eq!(poll(Weight::zero()), Weight::zero());
		assert_eq!(poll(Weight::MAX), look + one + one + one);
	});
}

/// Scenario LIQ-31: a vault whose turn always fails stops no other, and changes nothing.
#[test]
fn a_turn_that_fails_should_stop_no_other() {
	run(|| {
		run_to(8);
		open(1_000);
		let other = open(1_000);
		deposit(&A, 500).unwrap();
		deposit_in(other, &B, 500).unwrap();
		assert_ok!(ask(&A, 500));
		freeze(true);
		run_to(9);
		let before = (books(), vault());
		poll(Weight::MAX);
		let failed = |it: &Event<Test>| matches!(it, Event::TurnFailed { vault: V, .. });
		assert!(events().iter().any(failed));
		assert_eq!((turned(V), turned(other)), (8, 9));
		assert_eq!((books(), vault()), before);
		// It is passed by for the rest of the era.
		poll(Weight::MAX);
		assert_eq!(turned(V), 8);
		freeze(false);
		run_to(10);
		poll(Weight::MAX);
		assert_eq!((turned(V), chunk(18)), (10, 500));
	});
}

/// A turn by a call is free of charge, and the chain makes none beside it.
#[test]
fn a_turn_by_a_call_should_be_free() {
	run(|| {
		run_to(8);
		open(1_000);
		run_to(9);
		let info = Liquid::turn(RuntimeOrigin::signed(STRANGER), V).unwrap();
		assert_eq!(info.pays_fee, frame_support::dispatch::Pays::No);
		assert_eq!(info.actual_weight, Some(Weights::turn(0)));
		poll(Weight::MAX);
		assert!(!events().iter().any(|it| matches!(it, Event::TurnFailed { .. })));
	});
}

#[test]
fn constants_should_fit_together() {
	run(Liquid::integrity_test);
}
