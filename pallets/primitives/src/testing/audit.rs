//! Comparison of declared weights with the reads, writes and time of benchmarks.

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

/// The database weights of a runtime whose weights are audited.
pub struct AuditedDb;

impl Get<RuntimeDbWeight> for AuditedDb {
	fn get() -> RuntimeDbWeight {
		PRICES.get()
	}
}

/// The sizes of a benchmark.
type Sized = Vec<(BenchmarkParameter, u32)>;

/// Runs all benchmarks of a pallet and checks that each weight declares at least the reads and writes of
/// its benchmark, and at least half of its time. Each benchmark runs with its largest sizes, and with each
/// of them at its minimum and halfway.
///
/// `weight_of` returns the declared weight of a benchmark with these sizes, over [`AuditedDb`]. The
/// benchmarks run without a database, so their time is compared with the whole weight.
///
/// # Panics
///
/// Panics if a weight declares less, or a benchmark fails.
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

/// Returns the largest sizes, and variants with each of them at its minimum and halfway.
fn all_sizes(benchmark: &BenchmarkMetadata) -> Vec<Sized> {
	let largest: Sized = benchmark.components.iter().map(|it| (it.0, it.2)).collect();
	let mut all = vec![largest.clone()];
	for (changed, (_, min, max)) in benchmark.components.iter().enumerate() {
		for size in [*min, min.midpoint(*max)] {
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

/// The costs that a weight declares.
struct Declared {
	reads: u64,
	writes: u64,
	/// The time with a database as fast as that of a node.
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

	/// Returns a message if a run reads or writes more, or takes more than twice the time. The time of
	/// ten runs has to exceed it, because the machine may have been busy in some.
	fn less_than(&self, run: impl Fn() -> BenchmarkResult) -> Option<String> {
		let done = run();
		let (reads, writes) = (self.reads, self.writes);
		if u64::from(done.reads) > reads || u64::from(done.writes) > writes {
			let (read, written) = (done.reads, done.writes);
			return Some(format!("{read} reads of {reads}, {written} writes of {writes}"));
		}
		let max = self.nanoseconds.saturating_mul(2);
		let slow = done.extrinsic_time > max && (0..9).all(|_| run().extrinsic_time > max);
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
