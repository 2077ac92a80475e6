//! The random walks of the core over the staking pallet of Asset Hubs, with its laws.

use restaking_staking_async_tests::walk::Walk;

fn walk(slashes_nominators: bool, rough: bool) {
	let walk = Walk { slashes_nominators, rough, stories: 10, operations: 400 };
	let done = walk.take();
	assert!(done > walk.stories * walk.operations / 5, "only {done} succeeded");
}

#[test]
fn the_reserve_is_kept_where_nominators_are_slashed() {
	walk(true, false);
}

#[test]
fn all_that_is_liable_stays_where_nominators_are_spared() {
	walk(false, false);
}

#[test]
fn the_laws_survive_base_slashes_of_nominators() {
	walk(true, true);
}

#[test]
fn the_laws_survive_the_switches_of_governance() {
	walk(false, true);
}
