//! The benchmarks run on this runtime, with its pledges and its staking, and the weights declare all that
//! they read and write.

// What tests and macros may do.
#![allow(clippy::expect_used, clippy::unreachable)]

use crate::*;
use frame_benchmarking::Benchmarking;
use frame_support::{derive_impl, traits::WhitelistedStorageKeys, weights::Weight};
use restaking_primitives::testing::{audit_weights, AuditedDb};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::BuildStorage;

/// A runtime whose only purpose is the database that its weights are counted with.
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

fn audit<P: Benchmarking>(weight_of: impl Fn(&str, &[u32]) -> Option<Weight>) {
	let whitelist = crate::AllPalletsWithSystem::whitelisted_storage_keys();
	audit_weights::<P>(new_test_ext, &whitelist, weight_of);
}

macro_rules! audits {
	($($test:ident: $pallet:ident of $name:ident;)*) => {
		$(
			#[test]
			fn $test() {
				use $name::{benchmarking::weight_of, weights::SubstrateWeight};
				audit::<$pallet>(weight_of::<SubstrateWeight<Audited>>);
			}
		)*
	};
}

audits! {
	attestation: Attestation of pallet_restaking_attestation;
	availability: Availability of pallet_restaking_availability;
	heartbeat: Heartbeat of pallet_restaking_heartbeat;
	keeper: Keeper of pallet_restaking_keeper;
	oracle: Oracle of pallet_restaking_oracle;
	restaking: Restaking of pallet_restaking;
}
