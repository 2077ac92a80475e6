//! The benchmarks of the services' pallets run on this runtime, with its pledges and its staking.

// What a test may do.
#![allow(clippy::expect_used)]

use crate::*;
use frame_benchmarking::Benchmarking;
use frame_support::traits::WhitelistedStorageKeys;
use restaking_primitives::testing::run_benchmarks;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::BuildStorage;

fn new_test_ext() -> sp_io::TestExternalities {
	let storage = RuntimeGenesisConfig::default().build_storage().expect("builds");
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// Prints what each benchmark has read and written.
fn run<P: Benchmarking>() {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	for touched in run_benchmarks::<P>(new_test_ext, &whitelist) {
		println!("{touched:?}");
	}
}

#[test]
fn attestation() {
	run::<Attestation>();
}

#[test]
fn custody() {
	run::<Custody>();
}

#[test]
fn heartbeat() {
	run::<Heartbeat>();
}

#[test]
fn keeper() {
	run::<Keeper>();
}

#[test]
fn oracle() {
	run::<Oracle>();
}
