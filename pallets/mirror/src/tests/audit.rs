//! An audit of `weights.rs` against the reads and writes of the benchmarks.

use super::{new_test_ext, AllPalletsWithSystem, Mirror, Test};
use crate::{benchmarking::weight_of, weights::SubstrateWeight};
use frame_support::traits::WhitelistedStorageKeys;
use restaking_primitives::testing::audit_weights;

#[test]
fn nothing_costs_more_than_it_declares() {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	audit_weights::<Mirror>(new_test_ext, &whitelist, weight_of::<SubstrateWeight<Test>>);
}
