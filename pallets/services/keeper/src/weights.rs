//! The weights of the calls, counted by hand from what each reads and writes at worst: not
//! measured. A runtime in production measures its own.

use crate::MAX_KEEPERS;
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
	/// [`crate::Pallet::enlist`].
	fn enlist() -> Weight;
	/// [`crate::Pallet::resign`].
	fn resign() -> Weight;
	/// [`crate::Pallet::create_job`] of a call of `l` bytes.
	fn create_job(l: u32) -> Weight;
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

/// So many reads and writes besides.
fn records(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
	RECORDS.saturating_add(db.reads_writes(reads, writes))
}

/// The two records of one operator's stay, with their proofs.
const STAY: Weight = Weight::from_parts(10 * WEIGHT_REF_TIME_PER_MICROS, 8_000);

/// The first turn of an era looks at all operators.
fn rotation(db: RuntimeDbWeight) -> Weight {
	let stay = STAY.saturating_add(db.reads(2));
	stay.saturating_mul(MAX_KEEPERS.into()).saturating_add(db.reads_writes(2, 1))
}

fn enlist(db: RuntimeDbWeight) -> Weight {
	records(db, 6, 1)
}

fn resign(db: RuntimeDbWeight) -> Weight {
	records(db, 3, 1)
}

fn create_job(db: RuntimeDbWeight, l: u32) -> Weight {
	let byte = Weight::from_parts(2_000, 0);
	records(db, 8, 4)
		.saturating_add(rotation(db))
		.saturating_add(byte.saturating_mul(l.into()))
}

fn cancel_job(db: RuntimeDbWeight) -> Weight {
	records(db, 3, 3)
}

fn perform(db: RuntimeDbWeight) -> Weight {
	records(db, 12, 6).saturating_add(rotation(db))
}

fn forget_misses(db: RuntimeDbWeight) -> Weight {
	records(db, 4, 1)
}

fn judge(db: RuntimeDbWeight) -> Weight {
	records(db, 1, 0)
}

/// The weights with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn enlist() -> Weight {
		enlist(T::DbWeight::get())
	}

	fn resign() -> Weight {
		resign(T::DbWeight::get())
	}

	fn create_job(l: u32) -> Weight {
		create_job(T::DbWeight::get(), l)
	}

	fn cancel_job() -> Weight {
		cancel_job(T::DbWeight::get())
	}

	fn perform() -> Weight {
		perform(T::DbWeight::get())
	}

	fn forget_misses() -> Weight {
		forget_misses(T::DbWeight::get())
	}

	fn judge() -> Weight {
		judge(T::DbWeight::get())
	}
}

impl WeightInfo for () {
	fn enlist() -> Weight {
		enlist(RocksDbWeight::get())
	}

	fn resign() -> Weight {
		resign(RocksDbWeight::get())
	}

	fn create_job(l: u32) -> Weight {
		create_job(RocksDbWeight::get(), l)
	}

	fn cancel_job() -> Weight {
		cancel_job(RocksDbWeight::get())
	}

	fn perform() -> Weight {
		perform(RocksDbWeight::get())
	}

	fn forget_misses() -> Weight {
		forget_misses(RocksDbWeight::get())
	}

	fn judge() -> Weight {
		judge(RocksDbWeight::get())
	}
}
