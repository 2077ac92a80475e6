//! Slash bonds: funded and withdrawn by their payers, locked and freed by requests.

use crate::{
	pallet::*,
	store::{BondStore, Forfeit, OriginStore, ServiceStore},
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
		let fresh = !BondStore::<T, I>::exists(service, payer);
		let total = BondStore::<T, I>::fund(service, payer, handle, amount)?;
		if fresh {
			OriginStore::<T, I>::keep(handle, &slasher);
		}
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
		let (amount, bond) = BondStore::<T, I>::withdraw(service, payer, amount)?;
		let (payer, total) = (payer.clone(), bond.amount);
		if total == 0 {
			OriginStore::<T, I>::release(bond.slasher);
		}
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
	/// the part.
	pub(super) fn unlock_bond(request: &RequestOf<T>, forfeited: Perbill) -> Forfeit {
		match &request.source {
			Source::Slasher { slasher, payer, bond } => {
				let lost = BondStore::<T, I>::unlock(request.service, payer, *bond, forfeited);
				if !BondStore::<T, I>::exists(request.service, payer) {
					OriginStore::<T, I>::release(*slasher);
				}
				lost
			},
			_ => Forfeit::default(),
		}
	}
}
