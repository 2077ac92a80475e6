//! Rates that others may rely on.

use crate::{pallet::*, vault::OpenVault, AssetIdOf};
use restaking_math::{
	vault::{rate::value, Rate, Stage},
	Balance,
};
use restaking_primitives::{LiquidRate, Restake};

impl<T: Config> LiquidRate<AssetIdOf<T>> for Pallet<T> {
	fn value(asset: &AssetIdOf<T>, amount: Balance) -> Option<Balance> {
		let vault = OpenVault::<T>::load(Receipts::<T>::get(asset)?).ok()?;
		if vault.books.is_over() {
			return vault.worth_of_last(amount);
		}
		let seen = vault.seen();
		let redeemable = vault.books.redeemable(&seen);
		let due = T::Restake::due(&vault.stash);
		// Below zero is zero: more is due than there is.
		let live = redeemable.saturating_sub(due);
		if live == 0 && vault.books.assets(seen.active) > due {
			// All that is left has not vested: nobody is priced at nothing, and what it is worth shows as it vests.
			return None;
		}
		let shares = vault.books.all_shares(seen.issuance);
		value(amount, vault.record.told, live, shares, vault.books.turned, seen.now)
	}
}

impl<T: Config> OpenVault<T> {
	/// Rounds down: returns the worth of receipts of the last batch, once it can be paid. Unknown before: its
	/// stake unbonds.
	pub fn worth_of_last(&self, amount: Balance) -> Option<Balance> {
		let last = Batches::<T>::get(self.id, self.record.last?)?;
		let payable = last.stage == Stage::Payable;
		payable.then(|| Rate::of(last.value, last.shares).worth(amount))
	}
}
