//! Sales of rewards in other assets: a price that falls until somebody buys.

use crate::{pallet::*, types::MAX_SALES, vault::OpenVault, AssetIdOf, VaultId};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect as _, Mutate as _},
		tokens::Preservation::Expendable,
	},
};
use restaking_math::{vault::Sale, Balance};
use restaking_primitives::StakeInspect;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Returns a vault that still counts gains.
	fn selling(vault: VaultId) -> Result<OpenVault<T>, DispatchError> {
		let vault = OpenVault::<T>::load(vault)?;
		ensure!(!vault.books.is_over(), Error::<T>::Ended);
		Ok(vault)
	}

	pub(crate) fn do_offer(vault: VaultId, asset: AssetIdOf<T>) -> DispatchResult {
		let mut vault = Self::selling(vault)?;
		// The stash has receipts of its own: the seed, and those that were asked out.
		ensure!(!Receipts::<T>::contains_key(&asset), Error::<T>::NotForSale);
		ensure!(!Sales::<T>::contains_key(vault.id, &asset), Error::<T>::AlreadyForSale);
		let there = T::Assets::balance(asset.clone(), &vault.stash);
		ensure!(there > 0, Error::<T>::NothingForSale);
		ensure!(vault.record.sales < MAX_SALES, Error::<T>::TooManySales);
		vault.record.sales = vault.record.sales.saturating_add(1);
		Sales::<T>::insert(vault.id, &asset, Sale::open(T::Stake::era()));
		Self::deposit_event(Event::SaleOpened { vault: vault.id, asset });
		vault.save();
		Ok(())
	}

	pub(crate) fn do_buy(
		who: &T::AccountId,
		vault: VaultId,
		asset: AssetIdOf<T>,
		amount: Balance,
		most: Balance,
	) -> DispatchResult {
		let mut vault = Self::selling(vault)?;
		ensure!(!Receipts::<T>::contains_key(&asset), Error::<T>::NotForSale);
		let sale = Sales::<T>::get(vault.id, &asset);
		let mut sale = sale.ok_or(Error::<T>::NothingForSale)?;
		let there = T::Assets::balance(asset.clone(), &vault.stash);
		ensure!(there > 0, Error::<T>::NothingForSale);
		let cost = sale.buy(amount, there, T::Stake::era()).map_err(Error::<T>::from)?;
		ensure!(cost <= most, Error::<T>::TooDear);
		vault.take_from(who, cost)?;
		// A gain of the next turn: it is no deposit.
		let entering = vault.books.entering.checked_add(cost);
		vault.books.entering = entering.ok_or(Error::<T>::TooMuch)?;
		T::Assets::transfer(asset.clone(), &vault.stash, who, amount, Expendable)?;
		Sales::<T>::insert(vault.id, &asset, sale);
		let id = vault.id;
		vault.save_books();
		let who = who.clone();
		Self::deposit_event(Event::Sold { vault: id, asset, who, amount, cost });
		Ok(())
	}
}
