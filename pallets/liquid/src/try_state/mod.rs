//! The laws: statements that hold after every block. Checked after every test, and by `try-runtime`. One
//! function for each, with the numbers of the README.

mod choices;
mod money;

use crate::{
	pallet::*,
	types::{Phase, TicketRecord},
	vault::OpenVault,
	BooksOf, Outcome, VaultId,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::fungibles::{roles::Inspect as _, Inspect as _},
};
use restaking_math::{
	rounding::mul_div_floor,
	vault::{Batch, Stage},
	Balance, BatchId,
};
use restaking_primitives::StakeInspect;

impl<T: Config> Pallet<T> {
	/// Checks all laws.
	pub fn do_try_state() -> Outcome {
		for id in Vaults::<T>::iter_keys() {
			let vault = OpenVault::<T>::load(id).map_err(|_| "a vault without books")?;
			let batches: Vec<(BatchId, Batch)> = Batches::<T>::iter_prefix(id).collect();
			vault.law_1_books(&batches)?;
			vault.law_2_shares()?;
			vault.law_3_rate()?;
			vault.law_4_seed()?;
			vault.law_5_exits(&batches)?;
			vault.law_6_one_price(&batches)?;
			vault.law_7_conservation()?;
			vault.law_8_fee()?;
			vault.law_9_manager()?;
			vault.law_10_exposure()?;
			vault.losses_are_known()?;
			vault.sales_are_counted()?;
		}
		if !Self::forced().is_empty() {
			sp_runtime::print("liquid restaking: root has minted receipts of a vault");
		}
		Self::lists_are_complete()
	}

	/// Returns the vaults of which more receipts exist than shares. Only root makes them, and exits use the
	/// greater number, so that nobody is overpaid.
	pub fn forced() -> Vec<VaultId> {
		let forced = |id: &VaultId| {
			OpenVault::<T>::load(*id).is_ok_and(|vault| {
				let issuance = T::Assets::total_issuance(vault.asset());
				!vault.books.is_over() && issuance > vault.books.shares
			})
		};
		Vaults::<T>::iter_keys().filter(forced).collect()
	}

	/// Every record belongs to a vault, every vault that has not ended is on the list once, and every receipt
	/// names its vault.
	fn lists_are_complete() -> Outcome {
		let live = Live::<T>::get();
		let known: BTreeSet<VaultId> = Vaults::<T>::iter_keys().collect();
		let sorted: BTreeSet<VaultId> = live.iter().copied().collect();
		ensure!(sorted.iter().eq(live.iter()), "the list of vaults is out of order");
		for (id, vault) in Vaults::<T>::iter() {
			ensure!(id < NextVault::<T>::get(), "the id of a vault could be given twice");
			let ended = vault.phase == Phase::Ended;
			ensure!(sorted.contains(&id) != ended, "a vault is listed wrongly");
			let named = Receipts::<T>::get(&vault.asset);
			ensure!(named == Some(id), "a receipt names another vault");
		}
		ensure!(sorted.is_subset(&known), "a vault is listed that does not exist");
		let ids = Ledgers::<T>::iter_keys()
			.chain(Receipts::<T>::iter_values())
			.chain(Targets::<T>::iter_keys())
			.chain(Selections::<T>::iter_keys())
			.chain(Batches::<T>::iter_keys().map(|key| key.0))
			.chain(Tickets::<T>::iter_keys().map(|key| key.0))
			.chain(Losses::<T>::iter_keys().map(|key| key.0))
			.chain(Sales::<T>::iter_keys().map(|key| key.0))
			.chain(Rates::<T>::iter_keys().map(|key| key.0));
		for id in ids {
			ensure!(known.contains(&id), "a record of a vault that does not exist");
		}
		Ok(())
	}
}

/// Returns true if a batch waits for its chunk, or for cash.
fn is_queued<T: Config>(books: &BooksOf<T>, id: BatchId) -> bool {
	books.leaving.iter().any(|it| it.batch == id) || books.expects(id)
}

/// Rounds down: the part of what a batch got that so many of its shares have.
fn worth(shares: Balance, batch: &Batch) -> Balance {
	mul_div_floor(shares, batch.value, batch.shares).unwrap_or(0)
}

impl<T: Config> OpenVault<T> {
	/// Law 2: there are no more receipts than shares but by force; those of who asked out lie on the stash with
	/// the seed; the tickets of a batch are its shares; and the stash owns its receipt.
	fn law_2_shares(&self) -> Outcome {
		let there = T::Assets::balance(self.asset(), &self.stash);
		let issuance = T::Assets::total_issuance(self.asset());
		if !self.books.is_over() && issuance >= self.books.shares {
			let asked = self.books.seed.saturating_add(self.books.open.shares);
			ensure!(there >= asked, "receipts of the seed or of leavers are gone");
		}
		self.tickets_are_shares()?;
		if T::Assets::asset_exists(self.asset()) {
			let own = Some(self.stash.clone());
			let team = [
				T::Assets::owner(self.asset()),
				T::Assets::issuer(self.asset()),
				T::Assets::admin(self.asset()),
				T::Assets::freezer(self.asset()),
			];
			ensure!(team.iter().all(|who| *who == own), "a receipt is in other hands");
		} else {
			ensure!(self.record.phase == Phase::Ended, "a vault without receipt");
		}
		Ok(())
	}

	/// The tickets of the open batch are what was asked, those of others what is left of them. Of the last one,
	/// receipts are tickets too.
	fn tickets_are_shares(&self) -> Outcome {
		let mut sums = BTreeMap::<BatchId, Balance>::new();
		for ((vault, _, batch), record) in Tickets::<T>::iter() {
			if vault == self.id {
				ensure!(record.ticket.shares > 0, "a ticket of nothing");
				let sum = sums.entry(batch).or_default();
				*sum = sum.saturating_add(record.ticket.shares);
			}
		}
		let asked = sums.remove(&self.books.open.batch).unwrap_or(0);
		ensure!(asked == self.books.open.shares, "not what was asked has tickets");
		for (id, batch) in Batches::<T>::iter_prefix(self.id) {
			let sum = sums.remove(&id).unwrap_or(0);
			if Some(id) == self.record.last {
				ensure!(sum <= batch.shares_left, "more tickets than shares of the last batch");
			} else {
				ensure!(sum == batch.shares_left, "tickets are not the shares of their batch");
			}
		}
		ensure!(sums.is_empty(), "tickets of no batch");
		Ok(())
	}

	/// Law 3: who leaves never gets more than who enters pays; the price that lenders are told is that of the
	/// last turn.
	fn law_3_rate(&self) -> Outcome {
		let seen = self.seen();
		let (mint, redeem) = (self.books.mint_price(&seen), self.books.redeem_price(&seen));
		ensure!(redeem <= mint, "the price of leaving is above that of entering");
		ensure!(self.books.turned <= seen.now, "a vault has turned in an era to come");
		for (place, it) in Rates::<T>::iter_prefix(self.id) {
			ensure!(it.era <= self.books.turned, "a price of an era to come");
			ensure!(it.era.checked_rem(crate::types::RATES) == Some(place), "a price elsewhere");
			let last = it.era == self.books.turned;
			ensure!(!last || it.rate == self.record.told, "another price was told");
		}
		Ok(())
	}

	/// Law 4: the seed stays until the last batch.
	fn law_4_seed(&self) -> Outcome {
		let seeded = self.books.is_over() || self.books.shares >= self.books.seed;
		ensure!(seeded && self.books.seed > 0, "the seed has left before others");
		ensure!(self.books.is_over() == self.record.last.is_some(), "a vault is over, or is not");
		Ok(())
	}

	/// Law 5: every batch that was priced waits for its chunk, for cash, or for claims; chunks come in the order
	/// of their pricing, and none later than the bonding duration says.
	fn law_5_exits(&self, batches: &[(BatchId, Batch)]) -> Outcome {
		for (id, batch) in batches {
			ensure!(*id < self.books.open.batch, "a batch that was not opened");
			ensure!(batch.era <= T::Stake::era(), "a batch of an era to come");
			let queued = is_queued::<T>(&self.books, *id);
			let ready = batch.stage == Stage::Payable;
			ensure!(queued || ready, "a batch that nobody waits for");
		}
		for leaving in &self.books.leaving {
			let batch = batches.iter().find(|(id, _)| *id == leaving.batch);
			let (_, batch) = batch.ok_or("a chunk of no batch")?;
			// The last batch gets what is paid out later as further chunks.
			let is_last = self.record.last == Some(leaving.batch);
			let leaves = batch.stage == Stage::Leaving;
			ensure!(is_last || leaves, "a batch is further than its chunk");
			ensure!(is_last || batch.era == leaving.era, "a chunk of another era");
			ensure!(batch.era <= leaving.era, "a chunk that is older than its batch");
		}
		Ok(())
	}

	/// Law 6: all shares of a batch have one price: what is left is at least what its tickets and receipts are worth.
	fn law_6_one_price(&self, batches: &[(BatchId, Batch)]) -> Outcome {
		let mut due = self.due_to_tickets(batches);
		for (id, batch) in batches {
			ensure!(batch.value_left <= batch.value, "a batch has more than it got");
			ensure!(batch.shares_left <= batch.shares, "a batch has more shares than it had");
			// Something may still come to the last one.
			let is_last = self.record.last == Some(*id);
			let waits = batch.pending > 0 || is_last;
			ensure!(!batch.is_done() || waits, "a batch of which nothing is left");
			let (tickets, shares) = due.remove(id).unwrap_or_default();
			// Root may have made more receipts than there are shares.
			let most = batch.shares_left.saturating_sub(shares);
			let receipts = T::Assets::total_issuance(self.asset()).min(most);
			let receipts = if is_last { worth(receipts, batch) } else { 0 };
			let owed = tickets.saturating_add(receipts);
			ensure!(owed <= batch.value_left, "a batch has less than its shares are worth");
		}
		Ok(())
	}

	/// Returns what the tickets of each batch are due, and their shares.
	fn due_to_tickets(
		&self,
		batches: &[(BatchId, Batch)],
	) -> BTreeMap<BatchId, (Balance, Balance)> {
		let mut all = BTreeMap::<BatchId, (Balance, Balance)>::new();
		for ((_, id), record) in Tickets::<T>::iter_prefix((self.id,)) {
			let Some((_, batch)) = batches.iter().find(|(other, _)| *other == id) else { continue };
			let TicketRecord { ticket, .. } = record;
			// No ticket is paid more than it is worth.
			let due = worth(ticket.shares, batch).saturating_sub(ticket.paid);
			let (sum, shares) = all.entry(id).or_default();
			// Parts of what one batch has.
			*sum = sum.saturating_add(due);
			*shares = shares.saturating_add(ticket.shares);
		}
		all
	}
}
