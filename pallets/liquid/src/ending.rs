//! The end of a vault: closing, the last batch, whose tickets are the receipts, and what is left.

use crate::{
	pallet::*,
	types::{Phase, TicketRecord, MAX_SALES, RATES},
	vault::OpenVault,
	TicketOf, VaultId,
};
use frame_support::{
	defensive, ensure,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{Destroy as _, Inspect as _},
		tokens::{
			Fortitude::Polite,
			Preservation::{Expendable, Preserve},
		},
		Consideration, Get,
	},
};
use restaking_math::{
	eras_after,
	vault::{Priced, Ticket},
	Balance,
};
use restaking_primitives::{Restake, StakeInspect, VaultStake};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config> OpenVault<T> {
	/// Makes the receipts the tickets of the last batch. The founder gets one for the seed; who asked out before
	/// has one; the stash's receipts, which stood for both, are burned.
	pub fn turn_receipts(&mut self, priced: &Priced) -> DispatchResult {
		let key = (self.id, self.record.founder.clone(), priced.id);
		let known: Option<TicketOf<T>> = Tickets::<T>::get(key.clone());
		let none = TicketRecord { ticket: Ticket::default(), deposit: None };
		let mut seed = known.unwrap_or(none);
		let shares = seed.ticket.shares.checked_add(self.books.seed);
		seed.ticket.shares = shares.ok_or(Error::<T>::Inconsistent)?;
		Tickets::<T>::insert(key, seed);
		self.burn_own(T::Assets::balance(self.asset(), &self.stash))?;
		self.record.last = Some(priced.id);
		Pallet::<T>::deposit_event(Event::LastBatchPriced {
			vault: self.id,
			batch: priced.id,
			shares: priced.batch.shares,
		});
		Ok(())
	}

	/// Ends a vault of which all batches have their cash: gives its place, its deposit and the float back. What
	/// custody holds, what was paid out since and is bonded, or a position that is still liable, puts that off. So does
	/// the bonding duration after the last batch was priced, also where a slash has left nothing to unbond: rewards of the
	/// eras before may still be paid out. Then the stake is forgotten, so that nothing is paid out to it any more.
	pub fn retire_if_done(&mut self) {
		let queued = !self.books.leaving.is_empty() || !self.books.waiting.is_empty();
		let closed = matches!(self.record.phase, Phase::Closed { .. });
		if !closed || !self.books.is_over() || queued || self.is_bound() {
			return;
		}
		if T::Stake::reap(&self.stash).is_err() {
			defensive!("the stake of a vault without stake could not be forgotten");
			return;
		}
		self.record.phase = Phase::Ended;
		self.drop_done();
		Live::<T>::mutate(|live| live.retain(|id| *id != self.id));
		Selections::<T>::remove(self.id);
		Targets::<T>::remove(self.id);
		self.return_deposit();
		let float = self.return_float();
		Pallet::<T>::deposit_event(Event::VaultEnded { vault: self.id, float });
	}

	/// Returns true if something of the stash may still be slashed, belongs to the last batch, or may still come to it.
	fn is_bound(&self) -> bool {
		let pledged = !T::Restake::positions(&self.stash).is_empty();
		!self.is_drained() || pledged || T::Restake::custody(&self.stash) > 0
	}

	/// Removes the last batch, if all of it was claimed and redeemed before the vault has ended.
	fn drop_done(&self) {
		let Some(id) = self.record.last else { return };
		if let Some(last) = Batches::<T>::get(self.id, id) {
			self.put_batch(id, last);
		}
	}

	fn return_deposit(&mut self) {
		let Some(deposit) = self.record.deposit.take() else { return };
		if deposit.drop(&self.record.founder).is_err() {
			defensive!("the deposit of a vault could not be returned");
		}
	}

	/// Gives the founder what can leave of the float. Returns the amount: nothing, if it can not arrive now.
	fn return_float(&mut self) -> Balance {
		let free = T::Currency::reducible_balance(&self.stash, Preserve, Polite);
		let (amount, founder) = (free.min(self.record.float), self.record.founder.clone());
		let moved = self.layer(|vault| {
			T::Currency::transfer(&vault.stash, &founder, amount, Preserve)?;
			Ok(())
		});
		if moved.is_err() {
			return 0;
		}
		// At most the float.
		self.record.float = self.record.float.saturating_sub(amount);
		amount
	}

	/// Returns true if nobody has a ticket or a receipt.
	fn is_alone(&self) -> bool {
		let tickets = Tickets::<T>::iter_key_prefix((self.id,)).next().is_some();
		let receipts = T::Assets::total_issuance(self.asset()) > 0;
		!tickets && !receipts && self.record.losses == 0
	}

	/// Empties an account: up to `most` goes to the founder, the rest to the treasury. Returns both. A part below the
	/// existential deposit goes along with the other one: on its own it would be dust on its way, or nowhere.
	fn sweep(
		&self,
		from: &T::AccountId,
		most: Balance,
	) -> Result<(Balance, Balance), DispatchError> {
		let all = T::Currency::reducible_balance(from, Expendable, Polite);
		let least = T::Currency::minimum_balance();
		let own = all.min(most);
		// At most all.
		let rest = all.saturating_sub(own);
		let (own, rest) = match (own < least, rest < least) {
			(_, true) => (all, 0),
			(true, false) => (0, all),
			(false, false) => (own, rest),
		};
		if rest > 0 {
			T::Currency::transfer(from, &T::Treasury::get(), rest, Expendable)?;
		}
		if own > 0 {
			T::Currency::transfer(from, &self.record.founder, own, Expendable)?;
		}
		Ok((own, rest))
	}

	/// Removes all records of the vault.
	fn forget(self) {
		let id = self.id;
		Receipts::<T>::remove(&self.record.asset);
		Vaults::<T>::remove(id);
		Ledgers::<T>::remove(id);
		for place in 0..RATES {
			Rates::<T>::remove(id, place);
		}
		// Sales end with what is for sale: others' assets stay on the stash.
		let _ended = Sales::<T>::clear_prefix(id, MAX_SALES, None);
		// Of receipts that nobody brought, or with what came after the last of them.
		if let Some(last) = self.record.last {
			Batches::<T>::remove(id, last);
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_close(vault: VaultId) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		vault.ensure_not_closed()?;
		let since_era = T::Stake::era();
		vault.record.phase = Phase::Closed { since_era };
		(vault.record.fee, vault.record.next_fee) = (Perbill::zero(), None);
		let id = vault.id;
		vault.save();
		// The next turn takes the pledges out.
		Targets::<T>::remove(id);
		Selections::<T>::mutate(id, |selection| selection.next = None);
		let ends_era = eras_after(since_era, T::Parameters::get().close_after);
		Self::deposit_event(Event::VaultClosed { vault: id, ends_era });
		Ok(())
	}

	/// Begins to destroy the receipt, or, once that is done, removes the vault.
	pub(crate) fn do_finish(vault: VaultId) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		ensure!(vault.record.phase == Phase::Ended, Error::<T>::NotEnded);
		ensure!(vault.is_alone(), Error::<T>::NotAlone);
		let (id, asset) = (vault.id, vault.asset());
		if T::Assets::asset_exists(asset.clone()) {
			// Its supply is nothing and the pallet mints none any more: only one call is needed.
			ensure!(!vault.record.receipt_ends, Error::<T>::ReceiptExists);
			T::Assets::start_destroy(asset, None)?;
			vault.record.receipt_ends = true;
			vault.save();
			Self::deposit_event(Event::ReceiptEnds { vault: id });
			return Ok(());
		}
		let least = T::Currency::minimum_balance();
		let (of_stash, over) = vault.sweep(&vault.stash, vault.record.float)?;
		let (of_cash, unclaimed) = vault.sweep(&vault.cash, least)?;
		vault.forget();
		let founder = of_stash.saturating_add(of_cash);
		let treasury = over.saturating_add(unclaimed);
		Self::deposit_event(Event::Finished { vault: id, founder, treasury });
		Ok(())
	}
}
