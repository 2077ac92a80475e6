//! The weights of the calls, counted by hand from what each reads, writes and hashes at worst: not
//! measured. A runtime in production measures its own.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{
		constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_MICROS},
		RuntimeDbWeight, Weight,
	},
};

/// The cost of what this pallet does.
pub trait WeightInfo {
	/// [`crate::Pallet::promise`].
	fn promise() -> Weight;
	/// [`crate::Pallet::end_promise`].
	fn end_promise() -> Weight;
	/// [`crate::Pallet::challenge`].
	fn challenge() -> Weight;
	/// [`crate::Pallet::answer`] with a chunk of `c` bytes and `p` hashes.
	fn answer(c: u32, p: u32) -> Weight;
	/// [`crate::Pallet::close_challenge`] of one that is open.
	fn fail_challenge() -> Weight;
	/// [`crate::Pallet::close_challenge`] of one that has failed.
	fn forget_challenge() -> Weight;
	/// The judgement of a challenge.
	fn judge() -> Weight;
}

/// The service's, the operator's and this pallet's records, with their proofs.
const RECORDS: Weight = Weight::from_parts(80 * WEIGHT_REF_TIME_PER_MICROS, 30_000);

/// So many reads and writes besides.
fn records(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
	RECORDS.saturating_add(db.reads_writes(reads, writes))
}

fn promise(db: RuntimeDbWeight) -> Weight {
	records(db, 9, 3)
}

fn end_promise(db: RuntimeDbWeight) -> Weight {
	records(db, 6, 3)
}

fn challenge(db: RuntimeDbWeight) -> Weight {
	records(db, 12, 5)
}

fn answer(db: RuntimeDbWeight, c: u32, p: u32) -> Weight {
	let byte = Weight::from_parts(2_000, 0);
	let hash = Weight::from_parts(WEIGHT_REF_TIME_PER_MICROS, 0);
	records(db, 6, 6)
		.saturating_add(byte.saturating_mul(c.into()))
		.saturating_add(hash.saturating_mul(p.into()))
}

fn fail_challenge(db: RuntimeDbWeight) -> Weight {
	records(db, 5, 4)
}

fn forget_challenge(db: RuntimeDbWeight) -> Weight {
	records(db, 4, 1)
}

fn judge(db: RuntimeDbWeight) -> Weight {
	records(db, 2, 0)
}

/// The weights with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn promise() -> Weight {
		promise(T::DbWeight::get())
	}

	fn end_promise() -> Weight {
		end_promise(T::DbWeight::get())
	}

	fn challenge() -> Weight {
		challenge(T::DbWeight::get())
	}

	fn answer(c: u32, p: u32) -> Weight {
		answer(T::DbWeight::get(), c, p)
	}

	fn fail_challenge() -> Weight {
		fail_challenge(T::DbWeight::get())
	}

	fn forget_challenge() -> Weight {
		forget_challenge(T::DbWeight::get())
	}

	fn judge() -> Weight {
		judge(T::DbWeight::get())
	}
}

impl WeightInfo for () {
	fn promise() -> Weight {
		promise(RocksDbWeight::get())
	}

	fn end_promise() -> Weight {
		end_promise(RocksDbWeight::get())
	}

	fn challenge() -> Weight {
		challenge(RocksDbWeight::get())
	}

	fn answer(c: u32, p: u32) -> Weight {
		answer(RocksDbWeight::get(), c, p)
	}

	fn fail_challenge() -> Weight {
		fail_challenge(RocksDbWeight::get())
	}

	fn forget_challenge() -> Weight {
		forget_challenge(RocksDbWeight::get())
	}

	fn judge() -> Weight {
		judge(RocksDbWeight::get())
	}
}
