//! The audit of weights: benchmarks run in this runtime, with its bonds over both kinds of money, and its weights declare
//! all that they read and write.

// Tests and macros may do this.
#![allow(clippy::expect_used, clippy::unreachable)]

use crate::*;
use frame_benchmarking::{
	BenchmarkError, BenchmarkMetadata, BenchmarkParameter, BenchmarkResult, Benchmarking,
};
use frame_support::{derive_impl, traits::WhitelistedStorageKeys, weights::Weight};
use restaking_primitives::testing::{audit_weights, AuditedDb};
use sp_core::storage::TrackedStorageKey;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};

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

/// Returns the development chain, which has the bonded asset.
fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext = crate::tests::chain(sp_genesis_builder::DEV_RUNTIME_PRESET);
	ext.commit_all().expect("nothing is open");
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// Runs all benchmarks of a pallet. Panics if one reads, writes or computes more than its weight.
fn audit<P: Benchmarking>(weight_of: impl Fn(&str, &[u32]) -> Option<Weight>) {
	let whitelist = crate::AllPalletsWithSystem::whitelisted_storage_keys();
	audit_weights::<P>(new_test_ext, &whitelist, weight_of);
}

/// The instance over an asset, without the benchmark for which it has no judge.
struct WithoutJudge;
impl Benchmarking for WithoutJudge {
	fn benchmarks(extra: bool) -> Vec<BenchmarkMetadata> {
		let all = AssetRestaking::benchmarks(extra);
		all.into_iter().filter(|it| it.name != b"report_offence").collect()
	}

	fn run_benchmark(
		name: &[u8],
		selected_components: &[(BenchmarkParameter, u32)],
		whitelist: &[TrackedStorageKey],
		verify: bool,
		internal_repeats: u32,
	) -> Result<Vec<BenchmarkResult>, BenchmarkError> {
		let components = selected_components;
		AssetRestaking::run_benchmark(name, components, whitelist, verify, internal_repeats)
	}
}

#[test]
fn bonds_declare_their_weights() {
	use pallet_bond::benchmarking::weight_of;
	audit::<Bond>(weight_of::<weights::pallet_bond_bond::WeightInfo<Audited>>);
	audit::<AssetBond>(weight_of::<weights::pallet_bond_asset_bond::WeightInfo<Audited>>);
}

#[test]
fn restaking_declares_its_weights() {
	use pallet_restaking::benchmarking::weight_of;
	use weights::{pallet_restaking_asset_restaking, pallet_restaking_restaking};
	audit::<Restaking>(weight_of::<pallet_restaking_restaking::WeightInfo<Audited>>);
	audit::<WithoutJudge>(weight_of::<pallet_restaking_asset_restaking::WeightInfo<Audited>>);
}

#[test]
fn services_declare_their_weights() {
	use weights::{
		pallet_restaking_attestation as attestation, pallet_restaking_heartbeat as heartbeat,
	};
	audit::<Attestation>(
		pallet_restaking_attestation::benchmarking::weight_of::<attestation::WeightInfo<Audited>>,
	);
	audit::<Heartbeat>(
		pallet_restaking_heartbeat::benchmarking::weight_of::<heartbeat::WeightInfo<Audited>>,
	);
}
