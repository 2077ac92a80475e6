//! The weights of the calls, counted by hand from what each reads and writes at worst: not measured.
//! A runtime in production measures its own.

use crate::MAX_KEEPERS;
use frame_support::weights::{
	constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

/// The cost of what this pallet does.
pub trait WeightInfo {
	/// [`crate::Pallet::enlist`].
	fn enlist() -> Weight;
	/// [`crate::Pallet::resign`].
	fn resign() -> Weight;
	/// [`crate::Pallet::create_job`].
	fn create_job() -> Weight;
	/// [`crate::Pallet::cancel_job`].
	fn cancel_job() -> Weight;
	/// [`crate::Pallet::perform`], without the call.
	fn perform() -> Weight;
	/// [`crate::Pallet::forget_misses`].
	fn forget_misses() -> Weight;
	/// The judgement of an era.
	fn judge() -> Weight;
}

/// The service's, the operator's and this pallet's records, with their proofs.
const RECORDS: Weight = Weight::from_parts(80 * WEIGHT_REF_TIME_PER_MICROS, 30_000);

/// The two records of one operator's stay, with their proofs.
const STAY: Weight = Weight::from_parts(10 * WEIGHT_REF_TIME_PER_MICROS, 8_000);

/// So many reads and writes besides.
fn records(reads: u64, writes: u64) -> Weight {
	RECORDS.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// The first turn of an era looks at all operators.
fn rotation() -> Weight {
	let stay = STAY.saturating_add(RocksDbWeight::get().reads(2));
	stay.saturating_mul(MAX_KEEPERS.into())
		.saturating_add(RocksDbWeight::get().reads_writes(2, 1))
}

impl WeightInfo for () {
	fn enlist() -> Weight {
		records(6, 1)
	}

	fn resign() -> Weight {
		records(3, 1)
	}

	fn create_job() -> Weight {
		records(8, 4).saturating_add(rotation())
	}

	fn cancel_job() -> Weight {
		records(3, 3)
	}

	fn perform() -> Weight {
		records(12, 6).saturating_add(rotation())
	}

	fn forget_misses() -> Weight {
		records(4, 1)
	}

	fn judge() -> Weight {
		records(1, 0)
	}
}
