//! The weights of the calls, counted by hand from what each reads and writes at worst: not measured.
//! A runtime in production measures its own.

use frame_support::weights::{
	constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

/// The cost of what this pallet does.
pub trait WeightInfo {
	/// [`crate::Pallet::open_feed`].
	fn open_feed() -> Weight;
	/// [`crate::Pallet::close_feed`].
	fn close_feed() -> Weight;
	/// [`crate::Pallet::submit`] for so many feeds.
	fn submit(feeds: u32) -> Weight;
	/// The judgement of so many rounds.
	fn judge(rounds: u32) -> Weight;
}

/// The service's and the operator's records, with their proofs.
const RECORDS: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MICROS, 25_000);

/// A full round and what leads to it, with their proofs.
const ROUND: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MICROS, 12_000);

impl WeightInfo for () {
	fn open_feed() -> Weight {
		RECORDS.saturating_add(RocksDbWeight::get().reads_writes(4, 1))
	}

	fn close_feed() -> Weight {
		RECORDS.saturating_add(RocksDbWeight::get().reads_writes(2, 1))
	}

	fn submit(feeds: u32) -> Weight {
		let each = ROUND.saturating_add(RocksDbWeight::get().reads_writes(3, 2));
		RECORDS
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(each.saturating_mul(feeds.into()))
	}

	fn judge(rounds: u32) -> Weight {
		let each = ROUND.saturating_add(RocksDbWeight::get().reads(2));
		RECORDS
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(each.saturating_mul(rounds.into()))
	}
}
