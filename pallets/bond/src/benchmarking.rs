//! Benchmarks of the calls and of the clock, each at its worst.
//!
//! Funds are made from nothing. Of an instance over an asset the asset has to exist.

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use crate::{pallet::*, RunningEra, WeightInfo};
use frame_benchmarking::v2::*;
use frame_support::{
	ensure,
	traits::{
		fungible::{Balanced as _, Inspect as _},
		Get,
	},
	weights::Weight,
};
use frame_system::RawOrigin;
use restaking_primitives::{Balance, EraIndex};

/// Returns the declared weight of a benchmark with these sizes; `None` if there is no such benchmark.
pub fn weight_of<W: WeightInfo>(name: &str, sizes: &[u32]) -> Option<Weight> {
	match (name, sizes) {
		("bond", []) => Some(W::bond()),
		("unbond", []) => Some(W::unbond()),
		("rebond", []) => Some(W::rebond()),
		("withdraw", []) => Some(W::withdraw()),
		("turn_era", []) => Some(W::turn_era()),
		("look_at_era", []) => Some(W::look_at_era()),
		_ => None,
	}
}

/// Returns an amount above all least amounts.
fn unit<T: Config<I>, I: 'static>() -> Balance {
	T::MinBond::get().max(T::Currency::minimum_balance())
}

fn set_era<T: Config<I>, I: 'static>(index: EraIndex) {
	CurrentEra::<T, I>::put(RunningEra { index, began_at: 1 });
}

/// Returns an account with two units that are active, two that are free, and a queue of so many chunks of one unit.
fn unbonding<T: Config<I>, I: 'static>(chunks: u32) -> Result<T::AccountId, BenchmarkError> {
	let (who, unit): (T::AccountId, _) = (whitelisted_caller(), unit::<T, I>());
	let bonded = unit * (Balance::from(chunks) + 2);
	let funds = T::Currency::issue(bonded + unit * 2);
	T::Currency::resolve(&who, funds).map_err(|_| "the funds did not arrive")?;
	set_era::<T, I>(0);
	Pallet::<T, I>::do_bond(&who, bonded)?;
	for era in 0..chunks {
		set_era::<T, I>(era);
		Pallet::<T, I>::do_unbond(&who, unit)?;
	}
	set_era::<T, I>(chunks);
	Ok(who)
}

#[instance_benchmarks]
mod benchmarks {
	use super::*;

	/// With a full queue.
	#[benchmark]
	fn bond() -> Result<(), BenchmarkError> {
		let who = unbonding::<T, I>(T::MaxUnlocking::get())?;
		let (unit, before) = (unit::<T, I>(), Pallet::<T, I>::ledger(&who).active);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), unit);

		ensure!(Pallet::<T, I>::ledger(&who).active == before + unit, "nothing was bonded");
		Ok(())
	}

	/// The last chunk for which the queue has room.
	#[benchmark]
	fn unbond() -> Result<(), BenchmarkError> {
		let most = T::MaxUnlocking::get();
		let who = unbonding::<T, I>(most - 1)?;
		let unit = unit::<T, I>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), unit);

		ensure!(Pallet::<T, I>::ledger(&who).unlocking.is_full(), "nothing was unbonded");
		Ok(())
	}

	/// A full queue.
	#[benchmark]
	fn rebond() -> Result<(), BenchmarkError> {
		let most = T::MaxUnlocking::get();
		let who = unbonding::<T, I>(most)?;
		let all = unit::<T, I>() * Balance::from(most);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), all);

		ensure!(Pallet::<T, I>::ledger(&who).unlocking.is_empty(), "nothing was bonded again");
		Ok(())
	}

	/// A full queue. The account has pledged nothing: who has is charged by the listener.
	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let most = T::MaxUnlocking::get();
		let who = unbonding::<T, I>(most)?;
		set_era::<T, I>(most + T::BondingDuration::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		ensure!(Pallet::<T, I>::ledger(&who).unlocking.is_empty(), "nothing was withdrawn");
		Ok(())
	}

	/// The first block of an era.
	#[benchmark]
	fn turn_era() -> Result<(), BenchmarkError> {
		set_era::<T, I>(7);

		#[block]
		{
			let _now = T::Now::get();
			Pallet::<T, I>::turn_era(u64::MAX);
		}

		ensure!(CurrentEra::<T, I>::get().index == 8, "the era goes on");
		Ok(())
	}

	/// Another block.
	#[benchmark]
	fn look_at_era() -> Result<(), BenchmarkError> {
		set_era::<T, I>(7);

		#[block]
		{
			let _now = T::Now::get();
			Pallet::<T, I>::turn_era(1);
		}

		ensure!(CurrentEra::<T, I>::get().index == 7, "the era is over");
		Ok(())
	}

	#[cfg(test)]
	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
