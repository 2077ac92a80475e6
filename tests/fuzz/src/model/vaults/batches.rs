//! Batches: chunks of the staking ledger, and what their tickets are paid.

use super::{part_of, Stake, Vault, Window};
use pallet_liquid_restaking::BooksOf;
use polkadot_sdk::sp_staking::EraIndex;
use restaking_runtime::{AccountId, Balance, Runtime};

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
	/// The era from which its chunk is free, and by which it is found.
	free_from: EraIndex,
	/// The chunk at the last look; `None` once it was collected.
	chunk: Option<Balance>,
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
		Self {
			shares,
			shares_left: shares,
			price,
			era: crate::pick::era(),
			free_from,
			// Without a price there is no chunk.
			chunk: (price > 0).then_some(price),
			waiting: 0,
			funded: 0,
			paid: 0,
			offences: Vec::new(),
		}
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
		let (mut unbonding, mut reserved, mut waiting) = (0, 0, 0);
		for (number, batch) in &mut self.batches {
			let waits = books.waiting.iter().filter(|it| it.batch.0 == *number);
			let waits: Balance = waits.map(|it| it.amount).sum();
			let leaves = books.leaving.iter().any(|it| it.batch.0 == *number);
			match (batch.chunk, leaves) {
				(Some(before), true) => {
					let now = stake.chunks.get(&batch.free_from).copied().unwrap_or(0);
					batch.check_fall(*number, before, now, by_base, stake);
					batch.chunk = Some(now);
					unbonding += now;
				},
				(Some(before), false) => {
					// Collected: what was reserved since, and what waits for cash.
					let funded = since.funded.get(number).copied().unwrap_or(0);
					let got = funded + waits - batch.waiting;
					if !since.returned {
						batch.check_fall(*number, before, got, by_base, stake);
					}
					batch.chunk = None;
				},
				(None, leaves) => assert!(!leaves, "batch {number} is collected, and leaves"),
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

	/// Notes a claim: all shares of a batch get the same, the last one the rest.
	pub(super) fn claim(&mut self, who: &AccountId, batch: u32, amount: Balance, closed: bool) {
		let key = (who.clone(), batch);
		let ticket = self.tickets.get_mut(&key).expect("only tickets are paid");
		let (shares, paid) = *ticket;
		let of = self.batches.get_mut(&batch).expect("only priced batches are paid");
		let due = part_of(shares, of.funded, of.shares) - paid;
		if closed {
			let due = of.close(shares, due);
			assert_eq!(amount, due, "a ticket of batch {batch} is paid otherwise");
			self.tickets.remove(&key);
		} else {
			assert!(amount > 0 && amount == due, "batch {batch} pays {amount}, not {due}");
			ticket.1 += amount;
		}
		of.paid += amount;
		self.purse.pay(amount);
	}

	/// Notes that receipts of the last batch were paid.
	pub(super) fn redeem(&mut self, shares: Balance, amount: Balance) {
		let last = self.last.expect("only what has ended is redeemed");
		let of = self.batches.get_mut(&last).expect("the last batch is priced");
		let due = part_of(shares, of.funded, of.shares);
		assert_eq!(amount, of.close(shares, due), "receipts are paid otherwise");
		of.paid += amount;
		self.purse.pay(amount);
	}
}

impl Batch {
	/// Takes shares out that are paid to their end. Returns what they get: what is due, and the last ones the rest.
	fn close(&mut self, shares: Balance, due: Balance) -> Balance {
		let left = self.shares_left.checked_sub(shares);
		self.shares_left = left.expect("more shares are paid than were priced");
		if self.shares_left == 0 {
			self.funded - self.paid
		} else {
			due
		}
	}
}
