#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![recursion_limit = "256"]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod access;
mod aliases;
mod assignment;
#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
mod bounds;
mod calls;
mod config;
mod constants;
mod errors;
mod events;
mod genesis;
mod hooks;
mod integrity;
mod registry;
mod rewards;
mod slash;
mod stake;
mod storage;
mod store;
mod tick;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod weight;

pub mod types;
pub mod views;
pub mod weights;

#[cfg(test)]
mod tests;

pub use aliases::*;
pub use bounds::*;
pub use config::config_preludes;
pub use genesis::{GenesisJoin, GenesisOperator, GenesisPledge, GenesisService};
pub use pallet::*;
pub use registry::EnsureManager;
pub use weights::WeightInfo;

use frame_support::{pallet_macros::import_section, pallet_prelude::*, weights::WeightMeter};

#[import_section(calls::calls)]
#[import_section(config::config)]
#[import_section(constants::constants)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(genesis::genesis)]
#[import_section(storage::storage)]
#[frame_support::pallet]
// The pallet macros write such code for metadata and bounds.
#[allow(clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_system::pallet_prelude::*;

	/// Version 1: the first.
	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Bounded-loss restaking.
	///
	/// Every call fails with [`Error::CalledByHook`] while the code of a service's hook runs, and with
	/// [`Error::Inconsistent`] if the records contradict each other. A call that fails changes nothing.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T, I = ()>(PhantomData<(T, I)>);

	/// The reason of a hold on an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason<I: 'static = ()> {
		/// Custody: funds that left the stake while they were liable. Held until no slash can take them.
		#[codec(index = 0)]
		Custody,
		/// Deposit for a service, of the account that its register origin names. Held until it is removed.
		#[codec(index = 1)]
		ServiceDeposit,
		/// Deposits of an operator, for itself and for each assignment. Held until each record is removed.
		#[codec(index = 2)]
		OperatorDeposit,
		/// Deposit of a staker for a position. Held until the position is removed.
		#[codec(index = 3)]
		PositionDeposit,
		/// Bond for a slasher's requests, of any account. Forfeited in part or whole by a veto or withdrawal.
		#[codec(index = 4)]
		SlashBond,
	}

	#[pallet::hooks]
	impl<T: Config<I>, I: 'static> Hooks<BlockNumberFor<T>> for Pallet<T, I> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			store::EraStore::<T, I>::note(now);
			T::WeightInfo::on_initialize()
		}

		fn on_poll(_now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::do_work(meter);
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
