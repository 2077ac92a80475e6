//! Deposits.

use crate::{pallet::*, types::Phase, vault::OpenVault, VaultId};
use frame_support::{ensure, traits::Get};
use restaking_math::{
	vault::{limits::share_cap, Entry},
	Balance,
};
use restaking_primitives::{Restake, StakeInspect};
use sp_runtime::DispatchError;

impl<T: Config> OpenVault<T> {
	/// Returns the pool's parts of losses that may come back: of those that were not ordered back, and of
	/// those that were. Refuses if there are more than it knows.
	pub fn pending_losses(&self) -> Result<(Balance, Balance), DispatchError> {
		let listed = u32::try_from(self.record.pending.len()).unwrap_or(u32::MAX);
		ensure!(listed >= self.record.losses, Error::<T>::UndoPending);
		let (mut waiting, mut ordered): (Balance, Balance) = (0, 0);
		for request in &self.record.pending {
			let Some(loss) = Losses::<T>::get(self.id, request) else { continue };
			let undone = T::Restake::waiting_slash(*request).is_some_and(|it| it.is_undone);
			let sum = if undone { &mut ordered } else { &mut waiting };
			// Parts of one stake.
			*sum = sum.saturating_add(loss.pool());
		}
		Ok((waiting, ordered))
	}

	/// Enters an amount, and mints the shares for it. Returns them.
	pub fn enter(
		&mut self,
		who: &T::AccountId,
		beneficiary: &T::AccountId,
		entry: &Entry,
	) -> Result<Balance, DispatchError> {
		let seen = self.seen();
		let shares = self.books.deposit(entry, &Pallet::<T>::rules(), &seen);
		let shares = shares.map_err(Error::<T>::from)?;
		self.take_from(who, entry.amount)?;
		self.mint(beneficiary, shares)?;
		Pallet::<T>::deposit_event(Event::Deposited {
			vault: self.id,
			who: who.clone(),
			beneficiary: beneficiary.clone(),
			amount: entry.amount,
			shares,
		});
		Ok(shares)
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the number of losses that it looked at.
	pub(crate) fn do_deposit(
		who: &T::AccountId,
		vault: VaultId,
		amount: Balance,
		least: Balance,
		beneficiary: Option<T::AccountId>,
	) -> Result<u32, DispatchError> {
		let beneficiary = beneficiary.unwrap_or_else(|| who.clone());
		Self::ensure_outsider(&beneficiary)?;
		let mut vault = OpenVault::<T>::load(vault)?;
		ensure!(vault.record.phase == Phase::Open, Error::<T>::DepositsStopped);
		ensure!(vault.is_settled(), Error::<T>::NotSettled);
		let (waiting, ordered) = vault.pending_losses()?;
		let most = T::Parameters::get().max_vault_share;
		let entry = Entry {
			amount,
			least,
			cap: vault.record.cap,
			share_cap: share_cap(most, T::Stake::total_active()),
			waiting,
			ordered,
		};
		vault.enter(who, &beneficiary, &entry)?;
		let looked = vault.record.losses;
		vault.save_books();
		Ok(looked)
	}
}
