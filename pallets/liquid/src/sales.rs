//! Sales of rewards in other assets: a price that falls until somebody buys.

use crate::{pallet::*, types::MAX_SALES, vault::OpenVault, AssetIdOf, VaultId};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect as _, Mutate as _},
		tokens::Preservation::Expendable,
	},
};
use restaking_math::{vault::Sale, Balance, EraIndex};
use restaking_primitives::StakeInspect;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> OpenVault<T> {
	/// Removes the record of a sale, and tells of it.
	fn end_sale(&mut self, asset: &AssetIdOf<T>) {
		Sales::<T>::remove(self.id, asset);
		Pallet::<T>::deposit_event(Event::SaleEnded { vault: self.id, asset: asset.clone() });
		// One for each record.
		self.record.sales = self.record.sales.saturating_sub(1);
	}

	/// Ends a sale where there are as many as may be: one with nothing left, or else the one that has earned least of
	/// those that were open long enough. Who sends junk in time may still take each place that becomes free: then the
	/// manager ends such a sale.
	fn make_room(&mut self, now: EraIndex) -> DispatchResult {
		if self.record.sales < MAX_SALES {
			return Ok(());
		}
		let stash = self.stash.clone();
		let may_end = |(asset, sale): (AssetIdOf<T>, Sale)| {
			let there = T::Assets::balance(asset.clone(), &stash);
			sale.may_be_dropped(there, now).then_some((there > 0, sale.earned, asset))
		};
		let sales = Sales::<T>::iter_prefix(self.id).filter_map(may_end);
		let least = sales.min_by_key(|(is_there, earned, _)| (*is_there, *earned));
		let (_, _, asset) = least.ok_or(Error::<T>::TooManySales)?;
		self.end_sale(&asset);
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Returns a vault that still counts gains.
	fn selling(vault: VaultId) -> Result<OpenVault<T>, DispatchError> {
		let vault = OpenVault::<T>::load(vault)?;
		ensure!(!vault.books.is_over(), Error::<T>::Ended);
		Ok(vault)
	}

	/// Opens a sale, or begins its price anew.
	pub(crate) fn do_offer(vault: VaultId, asset: AssetIdOf<T>) -> DispatchResult {
		let mut vault = Self::selling(vault)?;
		// The stash has receipts of its own: the seed, and those that were asked out.
		ensure!(!Receipts::<T>::contains_key(&asset), Error::<T>::NotForSale);
		let (there, now) = (T::Assets::balance(asset.clone(), &vault.stash), T::Stake::era());
		let known = Sales::<T>::get(vault.id, &asset);
		let is_new = known.is_none_or(|sale| sale.is_restocked(there));
		ensure!(is_new, Error::<T>::AlreadyForSale);
		ensure!(there > 0, Error::<T>::NothingForSale);
		let id = vault.id;
		let sale = match known {
			Some(mut sale) => {
				sale.restart(there, now);
				sale
			},
			None => {
				vault.make_room(now)?;
				// There is room for it below the most.
				vault.record.sales = vault.record.sales.saturating_add(1);
				Sale::open(there, now)
			},
		};
		Sales::<T>::insert(id, &asset, sale);
		Self::deposit_event(Event::SaleOpened { vault: id, asset });
		vault.save();
		Ok(())
	}

	/// Ends a sale, so that another asset has its place. What is left stays on the stash, and can be offered again.
	pub(crate) fn do_end_sale(vault: VaultId, asset: &AssetIdOf<T>) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		ensure!(Sales::<T>::contains_key(vault.id, asset), Error::<T>::NothingForSale);
		vault.end_sale(asset);
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
		if T::Assets::balance(asset.clone(), &vault.stash) == 0 {
			vault.end_sale(&asset);
		} else {
			Sales::<T>::insert(vault.id, &asset, sale);
		}
		let id = vault.id;
		vault.save();
		let who = who.clone();
		Self::deposit_event(Event::Sold { vault: id, asset, who, amount, cost });
		Ok(())
	}
}
