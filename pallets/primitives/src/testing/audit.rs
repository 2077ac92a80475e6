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

/// The keys that a benchmark has read and written.
#[derive(Debug)]
struct Touched {
	name: String,
	components: Vec<u32>,
	reads: u64,
	writes: u64,
}

/// Runs each benchmark of a pallet with its largest components, and makes sure that the weight it is to
/// measure declares at least as many reads and writes as it did.
///
/// `weight_of` gives the weight that a benchmark with these components measures, over [`AuditedDb`].
///
/// # Panics
///
/// If a weight declares less, or a benchmark fails.
pub fn audit_weights<P: Benchmarking>(
	new_test_ext: impl Fn() -> TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
	weight_of: impl Fn(&str, &[u32]) -> Option<Weight>,
) {
	for touched in run_benchmarks::<P>(new_test_ext, whitelist) {
		let Touched { name, components, .. } = &touched;
		let (reads, writes) = declared(|| {
			let weight = weight_of(name, components);
			weight.unwrap_or_else(|| panic!("{name} measures no weight"))
		});
		assert!(
			touched.reads <= reads && touched.writes <= writes,
			"declared are {reads} reads and {writes} writes: {touched:?}"
		);
	}
}

/// Runs each benchmark of a pallet with its largest components, each on a chain of its own.
fn run_benchmarks<P: Benchmarking>(
	new_test_ext: impl Fn() -> TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
) -> Vec<Touched> {
	let all = P::benchmarks(false);
	all.iter().map(|it| run::<P>(new_test_ext(), whitelist, it)).collect()
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

fn run<P: Benchmarking>(
	ext: TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
	benchmark: &BenchmarkMetadata,
) -> Touched {
	let name = String::from_utf8_lossy(&benchmark.name).into_owned();
	let largest: Vec<_> = benchmark.components.iter().map(|it| (it.0, it.2)).collect();
	let mut counting = Counting::from(ext);
	let results = set_and_run_with_externalities(&mut counting, || {
		P::run_benchmark(&benchmark.name, &largest, whitelist, true, 1)
	});
	let results = results.unwrap_or_else(|error| panic!("{name} fails: {error:?}"));
	let result = results.first().unwrap_or_else(|| panic!("{name} did not run"));
	Touched {
		name,
		components: largest.into_iter().map(|it| it.1).collect(),
		reads: result.reads.into(),
		writes: result.writes.into(),
	}
}
