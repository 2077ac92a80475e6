//! The weights of the calls, counted by hand from what each reads and writes at worst: not
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
	/// [`crate::Pallet::open_feed`].
	fn open_feed() -> Weight;
	/// [`crate::Pallet::close_feed`].
	fn close_feed() -> Weight;
	/// [`crate::Pallet::submit`] for `f` feeds.
	fn submit(f: u32) -> Weight;
	/// The judgement of `r` missed rounds: no other costs more.
	fn judge(r: u32) -> Weight;
}

/// The service's and the operator's records, with their proofs.
const RECORDS: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MICROS, 25_000);

/// A full round and what leads to it, with their proofs.
const ROUND: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MICROS, 12_000);

fn open_feed(db: RuntimeDbWeight) -> Weight {
	RECORDS.saturating_add(db.reads_writes(4, 1))
}

fn close_feed(db: RuntimeDbWeight) -> Weight {
	RECORDS.saturating_add(db.reads_writes(2, 1))
}

fn submit(db: RuntimeDbWeight, f: u32) -> Weight {
	let each = ROUND.saturating_add(db.reads_writes(3, 2));
	RECORDS
		.saturating_add(db.reads(7))
		.saturating_add(each.saturating_mul(f.into()))
}

fn judge(db: RuntimeDbWeight, r: u32) -> Weight {
	let each = ROUND.saturating_add(db.reads(2));
	RECORDS
		.saturating_add(db.reads(4))
		.saturating_add(each.saturating_mul(r.into()))
}

/// The weights with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn open_feed() -> Weight {
		open_feed(T::DbWeight::get())
	}

	fn close_feed() -> Weight {
		close_feed(T::DbWeight::get())
	}

	fn submit(f: u32) -> Weight {
		submit(T::DbWeight::get(), f)
	}

	fn judge(r: u32) -> Weight {
		judge(T::DbWeight::get(), r)
	}
}

impl WeightInfo for () {
	fn open_feed() -> Weight {
		open_feed(RocksDbWeight::get())
	}

	fn close_feed() -> Weight {
		close_feed(RocksDbWeight::get())
	}

	fn submit(f: u32) -> Weight {
		submit(RocksDbWeight::get(), f)
	}

	fn judge(r: u32) -> Weight {
		judge(RocksDbWeight::get(), r)
	}
}
