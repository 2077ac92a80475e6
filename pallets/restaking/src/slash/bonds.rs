//! Slash bonds: funded and withdrawn by their payers, locked and freed by requests.

use crate::{
	pallet::*,
	store::{BondStore, ServiceStore},
	types::Source,
	CallerOf, RequestOf,
};
use frame_support::ensure;
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::{DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_fund_slash_bond(
		payer: &T::AccountId,
		service: ServiceId,
		slasher: CallerOf<T, I>,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		let handle = Self::handle(&slasher);
		let record = ServiceStore::<T, I>::get(service)?;
		ensure!(record.slasher.holds(handle), Error::<T, I>::NotItsSlasher);
		let total = BondStore::<T, I>::fund(service, payer, handle, amount)?;
		let payer = payer.clone();
		Self::deposit_event(Event::SlashBondFunded { service, payer, slasher, amount, total });
		Ok(())
	}

	pub(crate) fn do_withdraw_slash_bond(
		payer: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		let (amount, total) = BondStore::<T, I>::withdraw(service, payer, amount)?;
		let payer = payer.clone();
		Self::deposit_event(Event::SlashBondReturned { service, payer, amount, total });
		Ok(())
	}

	/// Locks the bond of a new request, if it needs one.
	pub(super) fn lock_bond(request: &RequestOf<T>) -> DispatchResult {
		match &request.source {
			Source::Slasher { slasher, payer, bond } => {
				BondStore::<T, I>::lock(request.service, payer, *slasher, *bond)
			},
			_ => Ok(()),
		}
	}

	/// Rounds up: frees the bond of a request that ends or is executed, and forfeits a part of it. Returns
	/// the forfeited amount.
	pub(super) fn unlock_bond(request: &RequestOf<T>, forfeited: Perbill) -> Balance {
		match &request.source {
			Source::Slasher { payer, bond, .. } => {
				BondStore::<T, I>::unlock(request.service, payer, *bond, forfeited)
			},
			_ => 0,
		}
	}
}
