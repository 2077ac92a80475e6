//! The weights of the calls, counted by hand from what each reads, writes and verifies at worst: not
//! measured. A runtime in production measures its own.

use frame_support::weights::{
	constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

/// The cost of what this pallet does.
pub trait WeightInfo {
	/// [`crate::Pallet::attest`] with so many signatures.
	fn attest(signatures: u32) -> Weight;
	/// The judgement of two statements.
	fn judge() -> Weight;
}

/// What the verification of a signature takes, with decoding, on the hardware the SDK names.
const VERIFY: Weight = Weight::from_parts(100 * WEIGHT_REF_TIME_PER_MICROS, 0);

/// The service's records, the ballot and the latest statement, with their proofs.
const RECORDS: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MICROS, 20_000);

/// Three records of an operator's stay, with their proofs.
const STAY: Weight = Weight::from_parts(20 * WEIGHT_REF_TIME_PER_MICROS, 15_000);

impl WeightInfo for () {
	fn attest(signatures: u32) -> Weight {
		let each = VERIFY.saturating_add(STAY).saturating_add(RocksDbWeight::get().reads(3));
		RECORDS
			.saturating_add(RocksDbWeight::get().reads_writes(6, 2))
			.saturating_add(each.saturating_mul(signatures.into()))
	}

	fn judge() -> Weight {
		RECORDS
			.saturating_add(VERIFY.saturating_mul(2))
			.saturating_add(RocksDbWeight::get().reads(2))
	}
}
