//! Whether weights declare what benchmarks really read and write.

use alloc::{string::String, vec::Vec};
use core::cell::Cell;
use std::thread_local;

use frame_benchmarking::{BenchmarkMetadata, Benchmarking};
use frame_support::{
	traits::Get,
	weights::{RuntimeDbWeight, Weight},
};
use sp_core::{storage::TrackedStorageKey, Blake2Hasher};
use sp_externalities::set_and_run_with_externalities;
use sp_state_machine::TestExternalities;

use super::counting::Counting;

thread_local! {
	static PRICES: Cell<RuntimeDbWeight> = const { Cell::new(RuntimeDbWeight { read: 0, write: 0 }) };
}

/// The weights of the database of a mock whose weights are audited.
pub struct AuditedDb;

impl Get<RuntimeDbWeight> for AuditedDb {
	fn get() -> RuntimeDbWeight {
		PRICES.get()
	}
}

/// Runs each benchmark of a pallet with its largest components, and makes sure that the weight it is to
/// measure declares at least as many reads and writes as it did.
///
/// `weight_of` gives the weight for a benchmark and its components, of weights over [`AuditedDb`].
///
/// # Panics
///
/// If a weight declares less, or a benchmark fails.
pub fn audit_weights<P: Benchmarking>(
	new_test_ext: impl Fn() -> TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
	weight_of: impl Fn(&str, &[u32]) -> Weight,
) {
	for benchmark in P::benchmarks(false) {
		let name = String::from_utf8_lossy(&benchmark.name);
		let components: Vec<u32> = benchmark.components.iter().map(|it| it.2).collect();
		let declared = declared(|| weight_of(&name, &components));
		let done = done::<P>(new_test_ext(), whitelist, &benchmark);
		assert!(
			done.0 <= declared.0 && done.1 <= declared.1,
			"{name}: reads and writes {done:?}, but declares {declared:?}"
		);
	}
}

/// The reads and writes that a weight declares.
fn declared(weight: impl Fn() -> Weight) -> (u64, u64) {
	let at = |read, write| {
		PRICES.set(RuntimeDbWeight { read, write });
		weight().ref_time()
	};
	let (free, reads, writes) = (at(0, 0), at(1, 0), at(0, 1));
	PRICES.set(RuntimeDbWeight { read: 0, write: 0 });
	(reads.saturating_sub(free), writes.saturating_sub(free))
}

/// The keys that a benchmark read and wrote.
fn done<P: Benchmarking>(
	ext: TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
	benchmark: &BenchmarkMetadata,
) -> (u64, u64) {
	let components: Vec<_> =
		benchmark.components.iter().map(|(name, _, most)| (*name, *most)).collect();
	let mut counting = Counting::from(ext);
	let results = set_and_run_with_externalities(&mut counting, || {
		P::run_benchmark(&benchmark.name, &components, whitelist, true, 1)
	});
	let name = String::from_utf8_lossy(&benchmark.name);
	let results = results.unwrap_or_else(|error| panic!("{name} fails: {error:?}"));
	let result = results.first().unwrap_or_else(|| panic!("{name} did not run"));
	(result.reads.into(), result.writes.into())
}
