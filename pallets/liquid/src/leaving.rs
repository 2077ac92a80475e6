//! Requests to leave, tickets and claims.

use crate::{pallet::*, types::TicketRecord, vault::OpenVault, TicketOf, VaultId};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	storage::with_storage_layer,
	traits::{fungibles::Inspect as _, Consideration, Footprint},
};
use restaking_math::{
	vault::{Ask, Ticket},
	Balance, BatchId,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> OpenVault<T> {
	/// Returns a ticket of a holder, or a new one, for which the holder pays a deposit.
	fn ticket(&self, owner: &T::AccountId, batch: BatchId) -> Result<TicketOf<T>, DispatchError> {
		if let Some(known) = Tickets::<T>::get((self.id, owner, batch)) {
			return Ok(known);
		}
		let size = TicketOf::<T>::max_encoded_len();
		let deposit = T::Consideration::new(owner, Footprint::from_parts(1, size))?;
		Ok(TicketRecord { ticket: Ticket::default(), deposit: Some(deposit) })
	}

	/// Removes a ticket, and returns its deposit.
	fn end_ticket(&self, owner: &T::AccountId, batch: BatchId, record: TicketOf<T>) {
		Tickets::<T>::remove((self.id, owner, batch));
		if record.deposit.is_some_and(|deposit| deposit.drop(owner).is_err()) {
			defensive!("a deposit could not be returned");
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_exit(
		who: &T::AccountId,
		vault: VaultId,
		shares: Balance,
		least: Balance,
	) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		let (seen, held) = (vault.seen(), T::Assets::balance(vault.asset(), who));
		let mut record = vault.ticket(who, vault.books.open.batch)?;
		let (ask, rules) = (Ask { shares, held }, Self::rules());
		let worth = vault.counted(&seen).redeem_price(&seen).worth(shares);
		let batch = vault.books.ask(&ask, &mut record.ticket, &rules, &seen);
		let batch = batch.map_err(Error::<T>::from)?;
		ensure!(worth >= least, Error::<T>::BelowLeast);
		vault.move_shares(who, &vault.stash, shares)?;
		Tickets::<T>::insert((vault.id, who, batch), record);
		let id = vault.id;
		vault.save_books();
		Self::deposit_event(Event::ExitAsked { vault: id, who: who.clone(), batch, shares });
		Ok(())
	}

	pub(crate) fn do_cancel_exit(
		who: &T::AccountId,
		vault: VaultId,
		shares: Balance,
	) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		let (id, batch) = (vault.id, vault.books.open.batch);
		let record = Tickets::<T>::get((id, who, batch));
		let mut record = record.ok_or(Error::<T>::NoTicket)?;
		vault.books.cancel(shares, &mut record.ticket).map_err(Error::<T>::from)?;
		vault.move_shares(&vault.stash, who, shares)?;
		if record.ticket.shares == 0 {
			vault.end_ticket(who, batch, record);
		} else {
			Tickets::<T>::insert((id, who, batch), record);
		}
		vault.save_books();
		Self::deposit_event(Event::ExitCancelled { vault: id, who: who.clone(), batch, shares });
		Ok(())
	}

	pub(crate) fn do_claim(vault: VaultId, owner: &T::AccountId, batch: BatchId) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		let id = vault.id;
		let record = Tickets::<T>::get((id, owner, batch));
		let mut record = record.ok_or(Error::<T>::NoTicket)?;
		let mut priced = Batches::<T>::get(id, batch).ok_or(Error::<T>::NotPayable)?;
		let may_rise = vault.may_rise(batch);
		let paid = vault.books.claim(batch, &mut priced, &mut record.ticket, may_rise);
		let paid = paid.map_err(Error::<T>::from)?;
		vault.pay(owner, paid.amount)?;
		if paid.closed {
			vault.end_ticket(owner, batch, record);
		} else {
			Tickets::<T>::insert((id, owner, batch), record);
		}
		vault.put_batch(batch, priced);
		vault.save_books();
		let (owner, amount, closed) = (owner.clone(), paid.amount, paid.closed);
		Self::deposit_event(Event::Claimed { vault: id, owner, batch, amount, closed });
		Ok(())
	}

	/// Returns the number of tickets that it looked at.
	pub(crate) fn do_claim_all(
		vault: VaultId,
		owner: &T::AccountId,
		most: u32,
	) -> Result<u32, DispatchError> {
		ensure!(Vaults::<T>::contains_key(vault), Error::<T>::NoSuchVault);
		let most = usize::try_from(most).unwrap_or(usize::MAX);
		let tickets = Tickets::<T>::iter_key_prefix((vault, owner)).take(most);
		let batches: Vec<BatchId> = tickets.collect();
		let claim =
			|batch: &&BatchId| with_storage_layer(|| Self::do_claim(vault, owner, **batch)).is_ok();
		ensure!(batches.iter().filter(claim).count() > 0, Error::<T>::NothingToClaim);
		Ok(u32::try_from(batches.len()).unwrap_or(u32::MAX))
	}

	pub(crate) fn do_redeem(who: &T::AccountId, vault: VaultId, shares: Balance) -> DispatchResult {
		let mut vault = OpenVault::<T>::load(vault)?;
		let (id, batch) = (vault.id, vault.record.last.ok_or(Error::<T>::NotEnded)?);
		let mut last = Batches::<T>::get(id, batch).ok_or(Error::<T>::NotEnoughShares)?;
		let amount = vault.books.redeem(batch, &mut last, shares, vault.may_rise(batch));
		let amount = amount.map_err(Error::<T>::from)?;
		vault.burn_exact(who, shares)?;
		vault.pay(who, amount)?;
		vault.put_batch(batch, last);
		vault.save_books();
		Self::deposit_event(Event::Redeemed { vault: id, who: who.clone(), shares, amount });
		Ok(())
	}
}
