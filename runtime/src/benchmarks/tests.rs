//! The audit of weights: benchmarks run in this runtime, with its pledges and its staking, and the
//! weights declare all that they read and write.

// Tests and macros may do this.
#![allow(clippy::expect_used, clippy::unreachable)]

use crate::*;
use frame_benchmarking::Benchmarking;
use frame_support::{derive_impl, traits::WhitelistedStorageKeys, weights::Weight};
use restaking_primitives::testing::{audit_weights, AuditedDb};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::BuildStorage;

/// A runtime that only provides the database with which the weights are counted.
#[frame_support::runtime]
mod audited {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Audited;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Audited {
	type Block = frame_system::mocking::MockBlock<Audited>;
	type DbWeight = AuditedDb;
}

fn new_test_ext() -> sp_io::TestExternalities {
	let storage = crate::RuntimeGenesisConfig::default().build_storage().expect("builds");
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// Runs all benchmarks of a pallet. Panics if one reads, writes or computes more than its weight.
pub fn audit<P: Benchmarking>(weight_of: impl Fn(&str, &[u32]) -> Option<Weight>) {
	let whitelist = crate::AllPalletsWithSystem::whitelisted_storage_keys();
	audit_weights::<P>(new_test_ext, &whitelist, weight_of);
}
