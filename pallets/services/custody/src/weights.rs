//! The weights of the calls, counted by hand from what each reads, writes and hashes at worst: not
//! measured. A runtime in production measures its own.

use frame_support::weights::{
	constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

/// The cost of what this pallet does.
pub trait WeightInfo {
	/// [`crate::Pallet::promise`].
	fn promise() -> Weight;
	/// [`crate::Pallet::end_promise`].
	fn end_promise() -> Weight;
	/// [`crate::Pallet::challenge`].
	fn challenge() -> Weight;
	/// [`crate::Pallet::answer`].
	fn answer() -> Weight;
	/// [`crate::Pallet::close_challenge`].
	fn close_challenge() -> Weight;
	/// The judgement of a challenge.
	fn judge() -> Weight;
}

/// The service's, the operator's and this pallet's records, with their proofs.
const RECORDS: Weight = Weight::from_parts(80 * WEIGHT_REF_TIME_PER_MICROS, 30_000);

/// So many reads and writes besides.
fn records(reads: u64, writes: u64) -> Weight {
	RECORDS.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn promise() -> Weight {
		records(9, 3)
	}

	fn end_promise() -> Weight {
		records(6, 3)
	}

	fn challenge() -> Weight {
		records(12, 5)
	}

	fn answer() -> Weight {
		records(6, 6)
	}

	fn close_challenge() -> Weight {
		records(6, 4)
	}

	fn judge() -> Weight {
		records(2, 0)
	}
}
