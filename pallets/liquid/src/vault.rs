//! One vault, open for one operation. The only writer of vaults, books, batches and targets, and the only
//! mover of their money.

use crate::{
	pallet::*,
	types::{Phase, Targets as TargetsOfVault},
	AssetIdOf, BooksOf, VaultId, VaultOf,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::Mutate as _,
		fungibles::{Inspect as _, Mutate as _},
		tokens::{
			Fortitude::Force,
			Precision::Exact,
			Preservation::{Expendable, Preserve},
		},
		Get,
	},
	PalletId,
};
use restaking_math::{
	eras_after,
	vault::{Batch, Seen, VaultRules},
	Balance, BatchId,
};
use restaking_primitives::{Restake, StakeInspect};
use sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult};

/// Mark of a stash among the accounts of the pallet.
const STASH: [u8; 5] = *b"vault";

/// Mark of the cash of a vault among the accounts of the pallet.
const CASH: [u8; 5] = *b"cash\0";

/// One vault, open for one operation.
pub(crate) struct OpenVault<T: Config> {
	/// The id.
	pub id: VaultId,
	/// The account of its stake.
	pub stash: T::AccountId,
	/// The account of its cash.
	pub cash: T::AccountId,
	/// The record.
	pub record: VaultOf<T>,
	/// The books.
	pub books: BooksOf<T>,
}

impl<T: Config> Pallet<T> {
	/// Returns the account of a vault's stake. Nobody has its key.
	pub fn stash_of(vault: VaultId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating((STASH, vault))
	}

	/// Returns the account of a vault's cash. Nobody has its key.
	pub fn cash_of(vault: VaultId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating((CASH, vault))
	}

	/// Returns the vault of which an account is the stash, by its id alone.
	pub fn vault_of(stash: &T::AccountId) -> Option<VaultId> {
		let (pallet, (kind, vault)) =
			<PalletId as AccountIdConversion<T::AccountId>>::try_from_sub_account::<(
				[u8; 5],
				VaultId,
			)>(stash)?;
		(pallet == T::PalletId::get() && kind == STASH).then_some(vault)
	}

	/// Refuses the accounts of vaults.
	pub(crate) fn ensure_outsider(who: &T::AccountId) -> DispatchResult {
		let cash = <PalletId as AccountIdConversion<T::AccountId>>::try_from_sub_account::<(
			[u8; 5],
			VaultId,
		)>(who);
		let own = cash.is_some_and(|(pallet, _)| pallet == T::PalletId::get());
		ensure!(!own, Error::<T>::AccountOfVault);
		Ok(())
	}

	/// Returns the rules of vaults in this block.
	pub(crate) fn rules() -> VaultRules {
		let parameters = T::Parameters::get();
		VaultRules {
			vest_eras: parameters.vest_eras.max(1),
			min_deposit: parameters.min_deposit,
			min_exit: parameters.min_exit,
		}
	}

	/// Writes the targets of a vault, or removes a record of none.
	pub(crate) fn put_targets(id: VaultId, targets: TargetsOfVault) {
		if targets.now.is_empty() && targets.next.is_none() {
			Targets::<T>::remove(id);
		} else {
			Targets::<T>::insert(id, targets);
		}
	}
}

impl<T: Config> OpenVault<T> {
	/// Opens a vault.
	pub fn load(id: VaultId) -> Result<Self, DispatchError> {
		let record = Vaults::<T>::get(id).ok_or(Error::<T>::NoSuchVault)?;
		let books = Ledgers::<T>::get(id).ok_or(Error::<T>::Inconsistent)?;
		let (stash, cash) = (Pallet::<T>::stash_of(id), Pallet::<T>::cash_of(id));
		Ok(Self { id, stash, cash, record, books })
	}

	/// Writes the vault and its books.
	pub fn save(self) {
		Vaults::<T>::insert(self.id, self.record);
		Ledgers::<T>::insert(self.id, self.books);
	}

	/// Writes the books alone.
	pub fn save_books(self) {
		Ledgers::<T>::insert(self.id, self.books);
	}

	/// Reads what the chain shows of it now.
	pub fn seen(&self) -> Seen {
		Seen {
			active: T::Stake::stake(&self.stash).active,
			issuance: T::Assets::total_issuance(self.asset()),
			now: T::Stake::era(),
		}
	}

	/// Returns the books as a count of this moment would leave them: what was gained since the last turn is
	/// locked, as it will be when leavers are priced.
	pub fn counted(&self, seen: &Seen) -> BooksOf<T> {
		let mut books = self.books.clone();
		match books.count(&Pallet::<T>::rules(), seen) {
			Ok(_) => books,
			Err(_) => self.books.clone(),
		}
	}

	/// Returns the receipt.
	pub fn asset(&self) -> AssetIdOf<T> {
		self.record.asset.clone()
	}

	/// Returns true if no executed slash waits for the stash.
	pub fn is_settled(&self) -> bool {
		!T::Restake::is_behind(&self.stash)
	}

	/// Refuses a vault that was closed.
	pub fn ensure_not_closed(&self) -> DispatchResult {
		let closed = matches!(self.record.phase, Phase::Closed { .. } | Phase::Ended);
		ensure!(!closed, Error::<T>::Closed);
		Ok(())
	}

	/// Moves an amount from the stash to the cash.
	pub fn to_cash(&self, amount: Balance) -> DispatchResult {
		if amount > 0 {
			T::Currency::transfer(&self.stash, &self.cash, amount, Preserve)?;
		}
		Ok(())
	}

	/// Moves an amount from the cash to the stash.
	pub fn to_stash(&self, amount: Balance) -> DispatchResult {
		if amount > 0 {
			T::Currency::transfer(&self.cash, &self.stash, amount, Preserve)?;
		}
		Ok(())
	}

	/// Moves an amount from somebody to the cash.
	pub fn take_from(&self, who: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::transfer(who, &self.cash, amount, Expendable)?;
		Ok(())
	}

	/// Pays an amount out of the cash.
	pub fn pay(&self, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount > 0 {
			T::Currency::transfer(&self.cash, who, amount, Preserve)?;
		}
		Ok(())
	}

	/// Mints shares.
	pub fn mint(&self, who: &T::AccountId, shares: Balance) -> DispatchResult {
		if shares > 0 {
			T::Assets::mint_into(self.asset(), who, shares)?;
		}
		Ok(())
	}

	/// Burns shares that somebody has.
	pub fn burn_exact(&self, who: &T::AccountId, shares: Balance) -> DispatchResult {
		T::Assets::burn_from(self.asset(), who, shares, Expendable, Exact, Force)?;
		Ok(())
	}

	/// Burns shares of the stash: as many as root has left of them.
	pub fn burn_own(&self, shares: Balance) -> DispatchResult {
		let left = shares.min(T::Assets::balance(self.asset(), &self.stash));
		// Exactly these: a frozen receipt is an error, not nothing to burn.
		if left > 0 {
			self.burn_exact(&self.stash, left)?;
		}
		Ok(())
	}

	/// Moves shares of a holder to the stash, or back.
	pub fn move_shares(
		&self,
		from: &T::AccountId,
		to: &T::AccountId,
		shares: Balance,
	) -> DispatchResult {
		T::Assets::transfer(self.asset(), from, to, shares, Expendable)?;
		Ok(())
	}

	/// Changes a batch that was priced. Nothing happens to one that is done.
	pub fn with_batch(
		&self,
		id: BatchId,
		change: impl FnOnce(&mut Batch) -> Result<(), Error<T>>,
	) -> DispatchResult {
		let Some(mut batch) = Batches::<T>::get(self.id, id) else { return Ok(()) };
		change(&mut batch)?;
		self.put_batch(id, batch);
		Ok(())
	}

	/// Writes a batch, or removes one of which nothing is left. The last one stays until the vault has ended, as something
	/// may still be paid out, and with what comes to it after the last ticket.
	pub fn put_batch(&self, id: BatchId, batch: Batch) {
		let is_empty = batch.pending == 0 && batch.value_left == 0;
		if batch.is_done() && is_empty && !self.may_rise(id) {
			Batches::<T>::remove(self.id, id);
		} else {
			Batches::<T>::insert(self.id, id, batch);
		}
	}

	/// Returns true for the last batch until the vault has ended and no loss waits: what is paid out late, and what
	/// comes back to the pool, is that batch's.
	pub fn may_rise(&self, id: BatchId) -> bool {
		let may = self.record.phase != Phase::Ended || self.record.losses > 0;
		may && self.record.last == Some(id)
	}

	/// Gives what enters an ended vault to its last batch.
	pub fn give_to_last(&mut self) -> DispatchResult {
		match self.record.last.filter(|id| self.may_rise(*id)) {
			Some(last) => Ok(self.books.give_to_last(last).map_err(Error::<T>::from)?),
			None => Ok(()),
		}
	}

	/// Returns true if nothing is staked, and the last batch was priced so long ago that its stake would be free by now:
	/// nothing more is paid out that could not have been unbonded with it.
	pub fn is_drained(&self) -> bool {
		let last = self.record.last.and_then(|id| Batches::<T>::get(self.id, id));
		let free_from = last.map(|it| eras_after(it.era, T::Stake::bonding_duration()));
		let is_free = free_from.is_some_and(|era| T::Stake::era() >= era);
		is_free && T::Stake::stake(&self.stash).total == 0
	}

	/// Reserves cash for what waits, and tells what can be claimed. What nothing can pay any more is cut first.
	pub fn fund(&mut self) -> DispatchResult {
		// What may still come back, or be paid out, pays debts.
		if self.record.losses == 0 && self.is_drained() {
			self.books.write_off().map_err(Error::<T>::from)?;
		}
		for piece in self.books.fund().map_err(Error::<T>::from)? {
			self.with_batch(piece.batch, |batch| Ok(batch.fund(piece.amount)?))?;
			Pallet::<T>::deposit_event(Event::BatchPayable {
				vault: self.id,
				batch: piece.batch,
				amount: piece.amount,
			});
		}
		Ok(())
	}

	/// Runs a step in a storage layer. If it fails, the vault is as before, in memory too.
	pub fn layer<R>(
		&mut self,
		step: impl FnOnce(&mut Self) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let (record, books) = (self.record.clone(), self.books.clone());
		let done = with_storage_layer(|| step(self));
		if done.is_err() {
			(self.record, self.books) = (record, books);
		}
		done
	}
}
