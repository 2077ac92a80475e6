//! The weights of the calls, counted by hand from what each reads, writes and verifies at worst: not
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
	/// [`crate::Pallet::attest`] with `s` signatures.
	fn attest(s: u32) -> Weight;
	/// The judgement of two statements.
	fn judge() -> Weight;
}

/// What the verification of a signature takes, with decoding, on the hardware the SDK names.
const VERIFY: Weight = Weight::from_parts(100 * WEIGHT_REF_TIME_PER_MICROS, 0);

/// The service's records, the ballot and the latest statement, with their proofs.
const RECORDS: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MICROS, 20_000);

/// Three records of an operator's stay, with their proofs.
const STAY: Weight = Weight::from_parts(20 * WEIGHT_REF_TIME_PER_MICROS, 15_000);

fn attest(db: RuntimeDbWeight, s: u32) -> Weight {
	let each = VERIFY.saturating_add(STAY).saturating_add(db.reads(3));
	RECORDS
		.saturating_add(db.reads_writes(7, 2))
		.saturating_add(each.saturating_mul(s.into()))
}

fn judge(db: RuntimeDbWeight) -> Weight {
	RECORDS.saturating_add(VERIFY.saturating_mul(2)).saturating_add(db.reads(2))
}

/// The weights with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn attest(s: u32) -> Weight {
		attest(T::DbWeight::get(), s)
	}

	fn judge() -> Weight {
		judge(T::DbWeight::get())
	}
}

impl WeightInfo for () {
	fn attest(s: u32) -> Weight {
		attest(RocksDbWeight::get(), s)
	}

	fn judge() -> Weight {
		judge(RocksDbWeight::get())
	}
}
