//! Whether weights declare what benchmarks really read and write.

use alloc::{format, string::String, vec, vec::Vec};
use core::cell::Cell;
use std::thread_local;

use frame_benchmarking::{BenchmarkMetadata, BenchmarkParameter, BenchmarkResult, Benchmarking};
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
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

/// A benchmark with its sizes.
type Sized = Vec<(BenchmarkParameter, u32)>;

/// Runs each benchmark of a pallet with its largest sizes, and with each of them at its least and halfway, and
/// makes sure that the weight it is to measure declares at least as many reads and writes as it did, and at
/// least half of the time that it took.
///
/// `weight_of` gives the weight that a benchmark with these sizes measures, over [`AuditedDb`]. The time is
/// taken without a database, so it is compared with all that is declared.
///
/// # Panics
///
/// If a weight declares less, or a benchmark fails.
pub fn audit_weights<P: Benchmarking>(
	new_test_ext: impl Fn() -> TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
	weight_of: impl Fn(&str, &[u32]) -> Option<Weight>,
) {
	let mut beyond = Vec::new();
	for benchmark in P::benchmarks(false) {
		let name = String::from_utf8_lossy(&benchmark.name).into_owned();
		for sizes in all_sizes(&benchmark) {
			let run = || run::<P>(new_test_ext(), whitelist, &benchmark, &sizes);
			let numbers: Vec<u32> = sizes.iter().map(|it| it.1).collect();
			let declared = Declared::of(|| {
				let weight = weight_of(&name, &numbers);
				weight.unwrap_or_else(|| panic!("{name} measures no weight"))
			});
			beyond.extend(declared.less_than(run).map(|more| format!("{name}{numbers:?}: {more}")));
		}
	}
	assert!(beyond.is_empty(), "weights declare too little: {beyond:#?}");
}

/// The largest sizes, and each of them at its least and halfway.
fn all_sizes(benchmark: &BenchmarkMetadata) -> Vec<Sized> {
	let largest: Sized = benchmark.components.iter().map(|it| (it.0, it.2)).collect();
	let mut all = vec![largest.clone()];
	for (changed, (_, least, most)) in benchmark.components.iter().enumerate() {
		for size in [*least, least.midpoint(*most)] {
			let smaller = |(index, it): (usize, &(BenchmarkParameter, u32))| {
				if index == changed {
					(it.0, size)
				} else {
					*it
				}
			};
			all.push(largest.iter().enumerate().map(smaller).collect());
		}
	}
	all
}

/// What a weight declares.
struct Declared {
	reads: u64,
	writes: u64,
	/// With a database as fast as those of nodes are.
	nanoseconds: u128,
}

impl Declared {
	fn of(weight: impl Fn() -> Weight) -> Self {
		let at = |read, write| {
			PRICES.set(RuntimeDbWeight { read, write });
			weight().ref_time()
		};
		let (free, reads, writes) = (at(0, 0), at(1, 0), at(0, 1));
		let fast = ParityDbWeight::get();
		let picoseconds = u128::from(at(fast.read, fast.write));
		PRICES.set(RuntimeDbWeight { read: 0, write: 0 });
		Self {
			reads: reads.saturating_sub(free),
			writes: writes.saturating_sub(free),
			nanoseconds: picoseconds.div_ceil(1_000),
		}
	}

	/// Where it is less than what a run has done, or less than half of the time that each of some runs
	/// took: others may have been busy.
	fn less_than(&self, run: impl Fn() -> BenchmarkResult) -> Option<String> {
		let done = run();
		let (reads, writes) = (self.reads, self.writes);
		if u64::from(done.reads) > reads || u64::from(done.writes) > writes {
			let (read, written) = (done.reads, done.writes);
			return Some(format!("{read} reads of {reads}, {written} writes of {writes}"));
		}
		let most = self.nanoseconds.saturating_mul(2);
		let slow = done.extrinsic_time > most && (0..9).all(|_| run().extrinsic_time > most);
		slow.then(|| format!("{} nanoseconds of {}", done.extrinsic_time, self.nanoseconds))
	}
}

fn run<P: Benchmarking>(
	ext: TestExternalities<Blake2Hasher>,
	whitelist: &[TrackedStorageKey],
	benchmark: &BenchmarkMetadata,
	sizes: &Sized,
) -> BenchmarkResult {
	let mut counting = Counting::from(ext);
	let results = set_and_run_with_externalities(&mut counting, || {
		P::run_benchmark(&benchmark.name, sizes, whitelist, true, 1)
	});
	let name = String::from_utf8_lossy(&benchmark.name);
	let results = results.unwrap_or_else(|error| panic!("{name} fails: {error:?}"));
	results.into_iter().next().unwrap_or_else(|| panic!("{name} did not run"))
}
