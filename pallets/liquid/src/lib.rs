#![doc = include_str!("../README.md")]
//!
//! # Calls by role
//!
//! - Founder: [`open_vault`](Pallet::open_vault).
//! - Holder: [`deposit`](Pallet::deposit), [`request_exit`](Pallet::request_exit),
//!   [`cancel_exit`](Pallet::cancel_exit), [`redeem`](Pallet::redeem).
//! - Manager: [`set_targets`](Pallet::set_targets), [`set_validators`](Pallet::set_validators),
//!   [`set_fee`](Pallet::set_fee), [`cancel_announcement`](Pallet::cancel_announcement),
//!   [`pause_deposits`](Pallet::pause_deposits), [`resume_deposits`](Pallet::resume_deposits),
//!   [`set_cap`](Pallet::set_cap), [`set_fee_account`](Pallet::set_fee_account),
//!   [`hand_over`](Pallet::hand_over), [`close`](Pallet::close), [`end_sale`](Pallet::end_sale).
//! - Governance: all of a manager's, and [`dismiss_manager`](Pallet::dismiss_manager).
//! - Permissionless: [`claim`](Pallet::claim), [`claim_all`](Pallet::claim_all), [`turn`](Pallet::turn),
//!   [`finish`](Pallet::finish), [`offer`](Pallet::offer), [`buy`](Pallet::buy).
//!
//! Refusals are [`Error`]s, results are [`Event`]s, the choices of a runtime are in [`Config`].

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![recursion_limit = "256"]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod access;
mod aliases;
#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
mod calls;
mod config;
mod ending;
mod entering;
mod errors;
mod events;
mod genesis;
mod integrity;
mod leaving;
mod limits;
mod losses;
mod managing;
mod opening;
mod rate;
mod sales;
mod storage;
mod tick;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod turn;
mod vault;

pub mod types;
pub mod views;
pub mod weights;

#[cfg(test)]
mod tests;

pub use aliases::*;
pub use genesis::{GenesisHolder, GenesisVault};
pub use pallet::*;
pub use types::{
	Handle, Kind, Parameters, TargetSpec, VaultId, MAX_CLAIMS, MAX_PENDING, MAX_TARGETS,
	MAX_VALIDATORS,
};
pub use weights::WeightInfo;

use frame_support::{pallet_macros::import_section, pallet_prelude::*, weights::WeightMeter};

#[import_section(calls::calls)]
#[import_section(config::config)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(genesis::genesis)]
#[import_section(storage::storage)]
#[frame_support::pallet]
// The pallet macros write such code for metadata and bounds; `open_vault` has an argument for each choice.
#[allow(clippy::expect_used, clippy::unreachable, clippy::too_many_arguments)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_system::{ensure_signed, pallet_prelude::*};

	/// Version 1: the first.
	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Liquid restaking: vaults.
	///
	/// A call that fails changes nothing. No call reads or writes more for more holders.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The reason of a hold on an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Deposit for a vault, of its founder, or for a ticket, of its owner. Held until the record is removed.
		#[codec(index = 0)]
		Deposit,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::turn_by_itself(meter);
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
