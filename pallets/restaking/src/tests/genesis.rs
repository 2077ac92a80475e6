//! Services, operators and pledges of the first block.

use super::setting::*;
use crate::{GenesisPledge, Members, Services};
use frame_support::{
	traits::{Hooks, StorageVersion},
	weights::Weight,
};
use frame_system::limits::BlockWeights;

#[test]
fn the_common_setting_is_a_genesis() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Services::<Test>::iter().count(), 2);
		assert_eq!(StorageVersion::get::<Restaking>(), crate::pallet::STORAGE_VERSION);
		Restaking::integrity_test();
		Held::integrity_test();
	});
}

/// The runtime's blocks fit a staker with all positions, and smaller blocks fit fewer.
#[test]
fn small_blocks_fit_fewer_positions() {
	let fit = |milliseconds: u64, kilobytes: u64| {
		let block = Weight::from_parts(milliseconds * 1_000_000_000, kilobytes * 1_024);
		let blocks = BlockWeights::with_sensible_defaults(block, percent(75));
		Restaking::positions_that_fit(&blocks, block / 2, LogRoom::get())
	};
	ExtBuilder::default().build_and_execute(|| {
		let unlimited = u64::MAX / 1_024;
		let whole = fit(2_000, unlimited);
		assert!(whole >= Positions::get(), "{whole}");
		let parachain = fit(500, 5 * 1_024);
		assert!((1..whole).contains(&parachain), "{parachain} of {whole}");
		// Each bound alone can be the narrow one.
		assert!(fit(500, unlimited) >= parachain && fit(2_000, 5 * 1_024) >= parachain);
		assert_eq!((fit(1, unlimited), fit(2_000, 1)), (0, 0));
	});
}

#[test]
#[should_panic(expected = "at most 0 positions fit")]
fn a_hook_that_fits_into_no_block_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		HookWeight::set(u64::MAX / 4);
		Restaking::integrity_test();
	});
}

#[test]
fn pledges_count_from_the_era_after_the_first() {
	let pledges = vec![GenesisPledge { stash: S, assignment: P_AT_A, amount: 700, standing: true }];
	let mut config = genesis();
	config.pledges = pledges;
	ExtBuilder::default().build_with(config).execute_with(|| {
		check_state();
		// With sessions of one block the genesis plans era 1.
		assert_eq!([1, 2].map(|era| counted(S, P_AT_A, era)), [0, 700]);
		assert!(Members::<Test>::contains_key(P_AT_A, S));
	});
}

/// Of two operators and one place the one with more behind it has it, and of equals the one that joined first.
#[test]
fn places_go_to_who_counts_most() {
	let cases = [(100, 101, Q_AT_A), (101, 100, P_AT_A), (100, 100, P_AT_A), (0, 100, Q_AT_A)];
	for (of_p, of_q, first) in cases {
		let pledge = |stash, assignment, amount| GenesisPledge {
			stash,
			assignment,
			amount,
			standing: false,
		};
		let mut config = genesis();
		config.services[0].terms.conditions.places = 1;
		let pledges = vec![pledge(S, P_AT_A, of_p), pledge(T, Q_AT_A, of_q)];
		config.pledges = pledges.into_iter().filter(|it| it.amount > 0).collect();
		ExtBuilder::default().build_with(config).execute_with(|| {
			check_state();
			for (id, pledged) in [(P_AT_A, of_p), (Q_AT_A, of_q)] {
				let told = Restaking::assignment_info(id).unwrap();
				assert_eq!((told.counts_next, told.waits), (pledged, id != first));
			}
			let counted = Services::<Test>::get(A).unwrap().totals.next;
			assert_eq!(counted, if first == P_AT_A { of_p } else { of_q });
			// The places of the other service were enough.
			assert!(!Restaking::assignment_info(P_AT_B).unwrap().waits);
			run_to(4);
			check_state();
		});
	}
}

#[test]
fn it_reads_and_writes_json() {
	let config = genesis();
	let json = serde_json::to_string(&config).unwrap();
	assert!(json.contains(r#""maxSlash":400000000"#), "{json}");
	let back: crate::GenesisConfig<Test> = serde_json::from_str(&json).unwrap();
	assert_eq!(serde_json::to_string(&back).unwrap(), json);
}

#[test]
#[should_panic(expected = "pledge 0 was refused")]
fn a_pledge_beyond_the_limits_stops_it() {
	let mut config = genesis();
	config.pledges =
		vec![GenesisPledge { stash: S, assignment: P_AT_A, amount: 1_001, standing: false }];
	ExtBuilder::default().build_with(config);
}

#[test]
#[should_panic(expected = "join 1 was refused")]
fn an_unknown_operator_stops_it() {
	let mut config = genesis();
	config.joins[1].operator = STRANGER;
	ExtBuilder::default().build_with(config);
}

#[test]
#[should_panic(expected = "shorter than the bonding duration")]
fn an_exit_window_of_the_bonding_duration_stops_it() {
	let mut config = genesis();
	config.services[0].terms.conditions.exit_window = 28;
	ExtBuilder::default().build_with(config);
}

#[test]
#[should_panic(expected = "metadata is too long")]
fn too_much_metadata_stops_it() {
	let mut config = genesis();
	config.operators[0].metadata = "x".repeat(257);
	ExtBuilder::default().build_with(config);
}
