#![doc = include_str!("../README.md")]
//!
//! # Calls by role
//!
//! - Owner: [`register_service`](Pallet::register_service),
//!   [`set_service_metadata`](Pallet::set_service_metadata),
//!   [`offer_ownership`](Pallet::offer_ownership), [`accept_ownership`](Pallet::accept_ownership),
//!   [`pause_service`](Pallet::pause_service), [`resume_service`](Pallet::resume_service),
//!   [`set_successor`](Pallet::set_successor), [`retire_service`](Pallet::retire_service),
//!   [`deregister_service`](Pallet::deregister_service),
//!   [`announce_slasher`](Pallet::announce_slasher), [`remove_slasher`](Pallet::remove_slasher),
//!   [`announce_resolver`](Pallet::announce_resolver),
//!   [`approve_operator`](Pallet::approve_operator), [`revoke_approval`](Pallet::revoke_approval),
//!   [`dismiss_operator`](Pallet::dismiss_operator), [`open_pot`](Pallet::open_pot),
//!   [`refund_rewards`](Pallet::refund_rewards), [`set_multiplier`](Pallet::set_multiplier),
//!   [`set_value_at_risk`](Pallet::set_value_at_risk).
//! - Slasher: [`request_slash`](Pallet::request_slash), [`cancel_request`](Pallet::cancel_request),
//!   [`remove_slasher`](Pallet::remove_slasher).
//! - Resolver: [`veto`](Pallet::veto), [`veto_all`](Pallet::veto_all).
//! - Operator: [`register_operator`](Pallet::register_operator),
//!   [`set_operator_metadata`](Pallet::set_operator_metadata),
//!   [`join_service`](Pallet::join_service), [`set_commission`](Pallet::set_commission),
//!   [`rotate_key`](Pallet::rotate_key), [`set_ready`](Pallet::set_ready),
//!   [`unjail`](Pallet::unjail),
//!   [`leave_service`](Pallet::leave_service),
//!   [`deregister_operator`](Pallet::deregister_operator).
//! - Staker: [`pledge`](Pallet::pledge), [`move_pledge`](Pallet::move_pledge),
//!   [`set_standing_order`](Pallet::set_standing_order), [`exit`](Pallet::exit),
//!   [`exit_all`](Pallet::exit_all), [`exit_and_unbond`](Pallet::exit_and_unbond),
//!   [`rebond_custody`](Pallet::rebond_custody).
//! - Earner: [`set_payee`](Pallet::set_payee).
//! - Reporter: [`report_offence`](Pallet::report_offence).
//! - Bond payer: [`fund_slash_bond`](Pallet::fund_slash_bond),
//!   [`withdraw_slash_bond`](Pallet::withdraw_slash_bond).
//! - Permissionless: [`settle_staker`](Pallet::settle_staker),
//!   [`settle_assignment`](Pallet::settle_assignment),
//!   [`release_custody`](Pallet::release_custody), [`trim_staker`](Pallet::trim_staker),
//!   [`enforce_coverage`](Pallet::enforce_coverage), [`execute_slash`](Pallet::execute_slash),
//!   [`divide`](Pallet::divide), [`give_back`](Pallet::give_back), [`work`](Pallet::work),
//!   [`take_place`](Pallet::take_place), [`note_place`](Pallet::note_place),
//!   [`publish_set`](Pallet::publish_set), [`forget`](Pallet::forget),
//!   [`fund_rewards`](Pallet::fund_rewards),
//!   [`resume_assignment`](Pallet::resume_assignment),
//!   [`claim`](Pallet::claim), [`claim_all`](Pallet::claim_all),
//!   [`claim_commission`](Pallet::claim_commission), [`note_limit`](Pallet::note_limit).
//! - Governance: [`ban_operator`](Pallet::ban_operator),
//!   [`unban_operator`](Pallet::unban_operator),
//!   [`redirect_escrow`](Pallet::redirect_escrow), [`undo`](Pallet::undo).
//!
//! Governance may also make the calls of an owner, veto, and enforce coverage.
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
mod restake;
mod rewards;
mod slash;
mod stake;
mod storage;
mod store;
mod tick;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod weight;
mod work;

pub mod types;
pub mod views;
pub mod weights;

#[cfg(test)]
mod tests;

pub use aliases::*;
pub use bounds::*;
pub use config::config_preludes;
pub use genesis::{GenesisBond, GenesisJoin, GenesisOperator, GenesisPledge, GenesisService};
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
		/// Deposit for a service, of the account that its register origin names. Held until it is removed
		/// and forgotten.
		#[codec(index = 1)]
		ServiceDeposit,
		/// Deposits of an operator, for itself and for each assignment. Held until each record is removed.
		#[codec(index = 2)]
		OperatorDeposit,
		/// Deposit of a staker for a position. Held until the position is removed.
		#[codec(index = 3)]
		PositionDeposit,
		/// Bond for a slasher's requests, of any account. Forfeited in part or whole by a veto or cancellation.
		#[codec(index = 4)]
		SlashBond,
	}

	#[pallet::hooks]
	impl<T: Config<I>, I: 'static> Hooks<BlockNumberFor<T>> for Pallet<T, I> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::note_era(now)
				.saturating_add(Self::weight_of_looks())
				.saturating_add(Self::note_seed())
		}

		fn on_poll(now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::note_late_era(now, meter);
			Self::open_tick(now);
			Self::do_work(meter);
		}

		fn on_idle(now: BlockNumberFor<T>, _left: Weight) -> Weight {
			Self::close_tick(now);
			// The weight of the clock is in `on_initialize`: it has to go on, whatever is left.
			Weight::zero()
		}

		fn on_runtime_upgrade() -> Weight {
			// A chain that gets the pallet by an upgrade has no genesis of it.
			if Self::endow_escrow().is_err() {
				frame_support::defensive!("the account of the escrow lacks its least balance");
			}
			T::DbWeight::get().reads_writes(2, 2)
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
