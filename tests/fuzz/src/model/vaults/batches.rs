//! Batches: chunks of the staking ledger, and what their tickets are paid.

use super::{part_of, Stake, Vault, Window};
use pallet_liquid_restaking::BooksOf;
use polkadot_sdk::sp_staking::EraIndex;
use restaking_runtime::{AccountId, Balance, Runtime};
use std::collections::BTreeMap;

/// All exits between two turns.
#[derive(Clone)]
pub struct Batch {
	/// The shares.
	shares: Balance,
	/// Those that were not paid to their end.
	pub shares_left: Balance,
	/// The stake that it unbonds.
	price: Balance,
	/// The era in which it was priced.
	era: EraIndex,
	/// The chunks that were not collected, at the last look, by the eras from which they are free. Only the last batch
	/// has several.
	chunks: BTreeMap<EraIndex, Balance>,
	/// What waits for cash.
	waiting: Balance,
	/// All that was reserved for it.
	pub funded: Balance,
	/// All that was paid.
	paid: Balance,
	/// The eras of the offences for which services took stake since the last look.
	pub offences: Vec<EraIndex>,
}

impl Batch {
	/// Returns a batch that was priced now.
	pub fn new(shares: Balance, price: Balance, free_from: EraIndex) -> Self {
		let mut batch = Self {
			shares,
			shares_left: shares,
			price: 0,
			era: crate::pick::era(),
			chunks: BTreeMap::new(),
			waiting: 0,
			funded: 0,
			paid: 0,
			offences: Vec::new(),
		};
		batch.leave(price, free_from);
		batch
	}

	/// Notes a chunk. Without a price there is none.
	pub fn leave(&mut self, price: Balance, free_from: EraIndex) {
		self.price += price;
		if price > 0 {
			let other = self.chunks.insert(free_from, price);
			assert!(other.is_none(), "two chunks of a batch in one era");
		}
	}

	/// Takes the chunks out that were collected. Returns what they were worth, if there are any.
	fn collect(&mut self, leaves: impl Fn(EraIndex) -> bool) -> Option<Balance> {
		let gone: Vec<_> = self.chunks.keys().copied().filter(|from| !leaves(*from)).collect();
		let worth: Balance = gone.iter().filter_map(|from| self.chunks.remove(from)).sum();
		(!gone.is_empty()).then_some(worth)
	}

	/// Asserts that the chunk was not raised, and that it only paid for offences in eras until its pricing, as long as
	/// who stayed had anything. The base chain tells of no era.
	fn check_fall(&self, number: u32, before: Balance, now: Balance, by_base: bool, stake: &Stake) {
		assert!(now <= before, "batch {number} was worth {before}, and is worth {now}");
		let liable = self.offences.iter().any(|era| *era <= self.era);
		let right = now == before || liable || by_base || stake.active == 0;
		assert!(right, "batch {number} of {} pays {} for later offences", self.era, before - now);
	}
}

impl Vault {
	/// Asserts that each chunk belongs to one batch, and that each batch gets what its chunk was worth.
	pub(super) fn check_batches(
		&mut self,
		books: &BooksOf<Runtime>,
		stake: &Stake,
		since: &Window,
	) {
		let by_base = since.base > 0;
		// Debts are cut only at the end, when nothing is left that could pay them.
		let over = self.last.is_some() && books.leaving.is_empty();
		let nothing_else = over && books.custody == 0 && books.owed == books.payable;
		let (mut unbonding, mut reserved, mut waiting) = (0, 0, 0);
		for (number, batch) in &mut self.batches {
			let waits = books.waiting.iter().filter(|it| it.batch.0 == *number);
			let waits: Balance = waits.map(|it| it.amount).sum();
			let own = books.leaving.iter().filter(|it| it.batch.0 == *number);
			let own: Vec<EraIndex> = own.map(|it| it.free_from).collect();
			let known = own.iter().all(|from| batch.chunks.contains_key(from));
			assert!(known, "batch {number} is collected, and leaves");
			// What was reserved since, and what waits for cash.
			let funded = since.funded.get(number).copied().unwrap_or(0);
			let all = funded + waits;
			match batch.collect(|from| own.contains(&from)) {
				Some(before) if !since.returned => {
					// Below zero is zero: what waited may be cut in the same turn.
					let got = all.saturating_sub(batch.waiting);
					batch.check_fall(*number, before, got, by_base, stake);
				},
				Some(_) => {},
				None => {
					let cut = all < batch.waiting;
					assert!(!cut || nothing_else, "batch {number} is cut while there is more");
				},
			}
			for (from, before) in batch.chunks.clone() {
				let now = stake.chunks.get(&from).copied().unwrap_or(0);
				batch.check_fall(*number, before, now, by_base, stake);
				batch.chunks.insert(from, now);
				unbonding += now;
			}
			batch.waiting = waits;
			batch.offences.clear();
			let all = batch.funded + batch.waiting;
			let is_last = self.last == Some(*number);
			assert!(is_last || all <= batch.price, "batch {number} gets more than its price");
			reserved += batch.funded - batch.paid;
			waiting += batch.waiting;
		}
		let chunks: Balance = stake.chunks.values().sum();
		assert_eq!(chunks, unbonding, "a chunk of nobody, or of two");
		assert_eq!(books.reserved, reserved, "not what batches may claim is reserved");
		assert_eq!(books.owed, reserved + waiting, "not what batches wait for is owed");
		if since.turned {
			let now = crate::pick::era();
			let late = books.leaving.iter().find(|it| it.free_from <= now);
			assert!(late.is_none(), "{late:?} is free, and was not collected");
		}
	}

	/// Notes a claim: all shares of a batch get the same, whoever is last. What rounding leaves is a gain of the pool.
	pub(super) fn claim(&mut self, who: &AccountId, batch: u32, amount: Balance, closed: bool) {
		let key = (who.clone(), batch);
		let ticket = self.tickets.get_mut(&key).expect("only tickets are paid");
		let (shares, paid) = *ticket;
		let of = self.batches.get_mut(&batch).expect("only priced batches are paid");
		let due = part_of(shares, of.funded, of.shares) - paid;
		if closed {
			assert_eq!(amount, due, "a ticket of batch {batch} is paid otherwise");
			self.tickets.remove(&key);
			of.close(shares);
		} else {
			assert!(amount > 0 && amount == due, "batch {batch} pays {amount}, not {due}");
			ticket.1 += amount;
		}
		of.paid += amount;
		self.purse.gains += of.give_up();
		self.purse.pay(amount);
	}

	/// Notes that receipts of the last batch were paid. While more may come (`open`), who redeems leaves the batch with
	/// its part of what is there, and who stays shares the rest.
	pub(super) fn redeem(&mut self, shares: Balance, amount: Balance, open: bool) {
		let last = self.last.expect("only what has ended is redeemed");
		let of = self.batches.get_mut(&last).expect("the last batch is priced");
		let due = part_of(shares, of.funded, of.shares);
		assert_eq!(amount, due, "receipts are paid otherwise");
		of.close(shares);
		if open {
			of.shares -= shares;
			of.funded -= amount;
		} else {
			of.paid += amount;
			self.purse.gains += of.give_up();
		}
		self.purse.pay(amount);
	}
}

impl Batch {
	/// Takes shares out that are paid to their end.
	fn close(&mut self, shares: Balance) {
		let left = self.shares_left.checked_sub(shares);
		self.shares_left = left.expect("more shares are paid than were priced");
	}

	/// Gives up what rounding leaves once all shares are paid to their end, and returns it.
	fn give_up(&mut self) -> Balance {
		if self.shares_left > 0 {
			return 0;
		}
		let rest = self.funded - self.paid;
		self.funded = self.paid;
		rest
	}
}
