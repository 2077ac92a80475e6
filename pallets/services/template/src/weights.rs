//! The weights of the calls, counted by hand from what each reads and writes at worst: not measured.
//! A runtime in production measures its own.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// The cost of what this pallet does.
pub trait WeightInfo {
	/// [`crate::Pallet::beat`].
	fn beat() -> Weight;
	/// The judgement of an era.
	fn judge() -> Weight;
}

fn beat(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 20_000).saturating_add(db.reads_writes(7, 1))
}

fn judge(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 10_000).saturating_add(db.reads(2))
}

/// The weights with the database of the runtime `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn beat() -> Weight {
		beat(T::DbWeight::get())
	}

	fn judge() -> Weight {
		judge(T::DbWeight::get())
	}
}

impl WeightInfo for () {
	fn beat() -> Weight {
		beat(RocksDbWeight::get())
	}

	fn judge() -> Weight {
		judge(RocksDbWeight::get())
	}
}
