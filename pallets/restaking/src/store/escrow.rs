//! The account of the escrow: funds that wait for recipients and reporters.

use crate::pallet::*;
use core::marker::PhantomData;
use frame_support::traits::{
	fungible::{Balanced, Credit, Inspect as _, Mutate as _},
	tokens::{Fortitude::Force, Precision::BestEffort, Preservation::Expendable},
	Get,
};
use restaking_math::next_era;
use restaking_primitives::{Balance, EraIndex, StakeInspect};
use sp_runtime::traits::AccountIdConversion;

/// Funds that were taken and have no owner yet.
pub(crate) type CreditOf<T, I> =
	Credit<<T as frame_system::Config>::AccountId, <T as Config<I>>::Currency>;

/// The account that holds the escrow of all slashes. It keeps an existential deposit of its own.
pub(crate) struct Escrow<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> Escrow<T, I> {
	/// Returns the account.
	pub fn account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// Returns the number of eras for which the proceeds of a slash wait, so that governance can redirect
	/// them: at least the longest exit window and an era, whatever the source of the stake.
	pub fn delay() -> EraIndex {
		T::Stake::escrow_delay().max(next_era(T::MaxExitWindow::get()))
	}

	/// Puts funds in. Returns them if they cannot arrive.
	pub fn deposit(funds: CreditOf<T, I>) -> Option<CreditOf<T, I>> {
		T::Currency::resolve(&Self::account(), funds).err()
	}

	/// Pays `amount` to an account, or to the treasury if it cannot arrive. Returns the amount that
	/// arrived at the account.
	pub fn pay(to: Option<&T::AccountId>, amount: Balance) -> Balance {
		let escrow = Self::account();
		if amount == 0 {
			return 0;
		}
		if let Some(to) = to {
			if T::Currency::transfer(&escrow, to, amount, Expendable).is_ok() {
				return amount;
			}
		}
		let treasury = T::Treasury::get();
		if T::Currency::transfer(&escrow, &treasury, amount, Expendable).is_err() {
			// Funds that cannot arrive even there are burned rather than left without an owner.
			let _burned = T::Currency::burn_from(&escrow, amount, Expendable, BestEffort, Force);
		}
		0
	}

	/// Returns the balance of the account, its own deposit included.
	#[cfg(any(test, feature = "try-runtime"))]
	pub fn balance() -> Balance {
		T::Currency::balance(&Self::account())
	}
}
