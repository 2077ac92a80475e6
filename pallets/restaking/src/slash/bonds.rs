//! Slash bonds: funded and withdrawn by their payers.

use crate::{
	pallet::*,
	store::{BondStore, ServiceStore},
};
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_fund_slash_bond(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		ServiceStore::<T, I>::ensure_not_retired(&ServiceStore::<T, I>::get(service)?)?;
		let total = BondStore::<T, I>::fund(who, service, amount)?;
		let payer = who.clone();
		Self::deposit_event(Event::SlashBondFunded { service, payer, amount, total });
		Ok(())
	}

	pub(crate) fn do_withdraw_slash_bond(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_some(amount)?;
		BondStore::<T, I>::withdraw(who, service, amount)
	}
}
