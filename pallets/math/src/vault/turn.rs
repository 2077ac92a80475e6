//! The steps of a turn: what a vault does once in an era.

use alloc::vec::Vec;

use sp_arithmetic::Perbill;
use sp_core::Get;

use super::{
	batch::{Batch, Stage},
	books::{Books, Leaving, Open, Piece, Seen},
	error::{minus, plus, VaultError},
};
use crate::{
	ids::BatchId,
	rounding::{mul_div_ceil, mul_div_floor, mul_floor},
	types::{eras_after, sum, Balance, EraIndex},
};

/// Funds that were collected from matured chunks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Collected {
	/// The amount that the caller moves from the stash to the vault's cash.
	pub to_cash: Balance,
	/// The batches of the chunks: [`Batch::collected`].
	pub batches: Vec<BatchId>,
}

/// A fee that is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fee {
	/// The fee.
	pub value: Balance,
	/// The shares to mint for it.
	pub shares: Balance,
	/// The new mark.
	pub mark: Balance,
}

/// The chunk that an unbond of this era makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chunk {
	/// The era from which it is free.
	pub free_from: EraIndex,
	/// The least stake that staking leaves active, if any is left.
	pub least_stake: Balance,
}

/// A batch that was priced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Priced {
	/// Its id.
	pub id: BatchId,
	/// The batch, to be stored.
	pub batch: Batch,
	/// The amount to unbond, in this era by this call alone. Nothing is to be unbonded if it is zero.
	pub unbond: Balance,
	/// The shares that the caller burns of the stash's.
	pub burn: Balance,
}

/// Outcome for the open batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pricing {
	/// Nobody has asked.
	Nothing,
	/// It stays open until the next turn. Raise no pledge in this one: who asked before must not meet new
	/// risk.
	Postponed,
	/// It was priced.
	Priced(Priced),
}

/// Returns true if the last batch of a vault that was closed in `closed` may be priced in `now`: all
/// others have left, or `after` eras have passed.
pub fn may_end(
	shares: Balance,
	seed: Balance,
	closed: EraIndex,
	after: EraIndex,
	now: EraIndex,
) -> bool {
	shares == seed || now >= eras_after(closed, after)
}

impl<B: Get<u32>> Books<B> {
	/// Begins a turn in `now`. Refuses a second one in an era.
	pub fn begin(&self, now: EraIndex) -> Result<(), VaultError> {
		match now > self.turned {
			true => Ok(()),
			false => Err(VaultError::AlreadyTurned),
		}
	}

	/// Takes note of `custody`, what is in custody now. Returns the part of what left it that the caller
	/// moves from the stash's `free` funds to the vault's cash.
	///
	/// At most what left custody, and at most what has arrived on the stash since the last turn: a gift can
	/// at most replace what a slash took. It enters: [`Self::fund`] pays debts first, and the rest is bonded.
	pub fn released(&mut self, custody: Balance, free: Balance) -> Result<Balance, VaultError> {
		// Below zero is zero in both: custody grew, or nothing has arrived.
		let lost = self.custody.saturating_sub(custody);
		let back = lost.min(free.saturating_sub(self.idle));
		self.entering = plus(self.entering, back)?;
		self.custody = custody;
		Ok(back)
	}

	/// Notes that `custody` may have grown, as by dust that a slash took beyond what it asked. Without it, what is
	/// freed before the next turn would look like a gift.
	pub fn grown(&mut self, custody: Balance) {
		self.custody = self.custody.max(custody);
	}

	/// Looks at the chunks of all batches that leave, before any withdrawal: `unbonding` has the amounts
	/// by the eras from which they are free. A chunk that is not there is worth nothing.
	pub fn look(&mut self, unbonding: &[(EraIndex, Balance)]) {
		for leaving in &mut self.leaving {
			let own = unbonding.iter().filter(|(from, _)| *from == leaving.free_from);
			leaving.value = sum(own.map(|(_, amount)| *amount));
		}
	}

	/// Returns true if a chunk is free in `now`, and the stake that is due has to be withdrawn.
	pub fn is_due(&self, now: EraIndex) -> bool {
		self.leaving.iter().any(|leaving| leaving.free_from <= now)
	}

	/// Collects the chunks that are free in `now`, after [`Self::look`] and the withdrawal, which put `held`
	/// of them into custody. The batches own what their chunks were worth. What is held delays them and
	/// does not cut them: it is an asset of the pool, and they are a debt.
	pub fn collect(&mut self, held: Balance, now: EraIndex) -> Result<Collected, VaultError> {
		let is_free = |leaving: &&Leaving| leaving.free_from <= now;
		let due: Vec<Leaving> = self.leaving.iter().filter(is_free).copied().collect();
		self.leaving.retain(|leaving| leaving.free_from > now);
		let all = sum(due.iter().map(|leaving| leaving.value));
		let to_cash = minus(all, held)?;
		self.owed = plus(self.owed, all)?;
		self.payable = plus(self.payable, to_cash)?;
		self.custody = plus(self.custody, held)?;
		for leaving in &due {
			self.push(Piece { batch: leaving.batch, amount: leaving.value })?;
		}
		Ok(Collected { to_cash, batches: due.iter().map(|leaving| leaving.batch).collect() })
	}

	/// Pays debts first: takes what they lack out of what enters. The assets stay as they are.
	fn cover(&mut self) -> Result<(), VaultError> {
		let paid = self.entering.min(minus(self.owed, self.payable)?);
		self.entering = minus(self.entering, paid)?;
		self.payable = plus(self.payable, paid)?;
		Ok(())
	}

	/// Once the last batch is priced, no chunk leaves, and custody is empty, nothing more can pay debts: cuts what waits
	/// to the cash that is there, from the end of the queue. Returns the amount. Above zero only if custody was slashed.
	///
	/// Not to be called while a loss may come back, while anything is staked, or while something may be paid out: all of
	/// that pays debts first. Call [`Self::fund`] after it.
	pub fn write_off(&mut self) -> Result<Balance, VaultError> {
		self.cover()?;
		let ends = self.is_over() && self.leaving.is_empty() && self.custody == 0;
		if !ends {
			return Ok(0);
		}
		let missing = minus(self.owed, self.payable)?;
		let mut left = missing;
		for piece in self.waiting.iter_mut().rev() {
			let cut = piece.amount.min(left);
			piece.amount = minus(piece.amount, cut)?;
			left = minus(left, cut)?;
		}
		self.owed = self.payable;
		Ok(missing)
	}

	/// Reserves cash for what waits, in order, as far as it suffices: also what was to be bonded. Returns what was
	/// funded: [`Batch::fund`].
	pub fn fund(&mut self) -> Result<Vec<Piece>, VaultError> {
		self.cover()?;
		let mut funded = Vec::new();
		while let Some(first) = self.waiting.first().copied() {
			if first.amount > minus(self.payable, self.reserved)? {
				break;
			}
			self.reserved = plus(self.reserved, first.amount)?;
			self.waiting.remove(0);
			funded.push(first);
		}
		Ok(funded)
	}

	/// Rounds down: the fee on what can be redeemed above the mark, `⌊fee · (R − mark)⌋`, and the shares
	/// for it, `⌊value · shares / (A − value)⌋`, so that it is paid in full only by the gain. After
	/// [`Self::count`].
	///
	/// Nothing and no new mark up to the mark, or if the fee were all there is.
	pub fn fee(&self, fee: Perbill, seen: &Seen) -> Fee {
		let none = Fee { value: 0, shares: 0, mark: self.mark };
		let redeemable = self.redeemable(seen);
		// Below zero is zero: no fee up to the mark.
		let value = mul_floor(fee, redeemable.saturating_sub(self.mark));
		let others = self.assets(seen.active).saturating_sub(value);
		let shares = mul_div_floor(value, self.all_shares(seen.issuance), others);
		match shares {
			Some(shares) if !self.is_over() => {
				Fee { value, shares, mark: redeemable.max(self.mark) }
			},
			_ => none,
		}
	}

	/// Charges a fee whose shares were minted.
	pub fn charge(&mut self, fee: &Fee) -> Result<(), VaultError> {
		self.shares = plus(self.shares, fee.shares)?;
		self.mark = fee.mark;
		Ok(())
	}

	/// Notes that staking has bonded an amount of what was entering. The assets stay as they are. What staking
	/// refuses stays entering, and stops neither claims nor exits.
	pub fn bonded(&mut self, amount: Balance) -> Result<(), VaultError> {
		self.entering = minus(self.entering, amount)?;
		Ok(())
	}

	/// Returns true if the chunk of a batch can be told from those of all batches before it.
	fn is_last(&self, chunk: &Chunk) -> bool {
		self.leaving.last().is_none_or(|last| last.free_from < chunk.free_from)
	}

	/// Rounds down: prices the open batch, `⌊shares · R / all shares⌋`. After [`Self::count`], the fee and
	/// the bond.
	///
	/// Leavers leave behind what has not vested, and the mark rises by it: it bears no fee. Postponed if
	/// active stake does not suffice or too little of it would be left, if the queue is full, or if the
	/// chunk would not be later than those before it, as after a lowered bonding duration.
	pub fn price(&mut self, chunk: &Chunk, seen: &Seen) -> Result<Pricing, VaultError> {
		let (shares, all) = (self.open.shares, self.all_shares(seen.issuance));
		if shares == 0 {
			return Ok(Pricing::Nothing);
		}
		let redeemable = self.redeemable(seen);
		let value = mul_div_floor(shares, redeemable, all).ok_or(VaultError::Overflow)?;
		let fits = match seen.active.checked_sub(value) {
			Some(rest) => rest == 0 || rest >= chunk.least_stake,
			None => false,
		};
		if value > 0 && !(fits && self.is_last(chunk) && self.has_place()) {
			return Ok(Pricing::Postponed);
		}
		let marked = mul_div_floor(self.mark, shares, all).ok_or(VaultError::Overflow)?;
		let forgone = mul_div_ceil(self.vest.left, shares, all).ok_or(VaultError::Overflow)?;
		self.mark = plus(minus(self.mark, marked)?, forgone)?;
		self.book = minus(self.book, value)?;
		self.shares = minus(self.shares, shares)?;
		let stage = if value == 0 { Stage::Payable } else { Stage::Leaving };
		self.close(shares, value, stage, shares, chunk, seen.now)
	}

	/// Prices all shares as the last batch, the seed's and those of open exits too, and those that were issued by force.
	/// Everything vests. The receipts are its tickets from now on ([`Batch::redeem`]), those of the stash are the
	/// founder's and the open batch's.
	///
	/// Postponed while anything is in custody, if the queue is full, or if the chunk would not be later than those before
	/// it. What earlier batches are owed and custody has lost stands before the last one in the queue. What was not
	/// bonded goes to the batch as cash, which moves nowhere. Call [`Self::fund`] once the batch is stored.
	pub fn end(&mut self, chunk: &Chunk, seen: &Seen) -> Result<Pricing, VaultError> {
		if self.is_over() {
			return Ok(Pricing::Nothing);
		}
		self.cover()?;
		let (entering, value) = (self.entering, seen.active);
		let is_held = self.custody > 0;
		if is_held || !self.has_place() || (value > 0 && !self.is_last(chunk)) {
			return Ok(Pricing::Postponed);
		}
		let (shares, open) = (self.all_shares(seen.issuance), self.open);
		(self.shares, self.entering, self.book, self.mark, self.vest.left) = (0, 0, 0, 0, 0);
		let stage = if value == 0 { Stage::Waiting } else { Stage::Leaving };
		if entering > 0 || value == 0 {
			self.owe(Piece { batch: open.batch, amount: entering })?;
		}
		self.close(shares, value, stage, 0, chunk, seen.now)
	}

	/// Gives the last batch what enters and debts do not need: once all shares are priced, it is nobody else's. Call
	/// [`Self::fund`] after it. Nothing before the end; later, if the queue is full.
	pub fn give_to_last(&mut self, last: BatchId) -> Result<(), VaultError> {
		self.cover()?;
		let amount = self.entering;
		if amount == 0 || !self.is_over() || !self.takes(last) {
			return Ok(());
		}
		self.entering = 0;
		self.owe(Piece { batch: last, amount })
	}

	/// Adds active stake to the last batch as another chunk: what was paid out after it was priced, for eras in which
	/// its stake still earned. Returns the amount to unbond, in this era by this call alone.
	///
	/// Nothing before the end. Later, if the queue is full, or if the chunk would not be later than those before it.
	pub fn add_to_last(
		&mut self,
		last: BatchId,
		chunk: &Chunk,
		seen: &Seen,
	) -> Result<Balance, VaultError> {
		let fits = self.is_over() && self.is_last(chunk) && self.has_place();
		let value = if fits { seen.active } else { 0 };
		self.leave(last, value, chunk, seen.now)?;
		Ok(value)
	}

	/// Notes that a chunk of a batch leaves, if it is worth something.
	fn leave(
		&mut self,
		batch: BatchId,
		value: Balance,
		chunk: &Chunk,
		era: EraIndex,
	) -> Result<(), VaultError> {
		if value == 0 {
			return Ok(());
		}
		let leaving = Leaving { batch, era, free_from: chunk.free_from, value };
		self.leaving.try_push(leaving).map_err(|_| VaultError::QueueFull)
	}

	/// Closes the open batch, whose chunk is to be worth `value`, and opens the next.
	fn close(
		&mut self,
		shares: Balance,
		value: Balance,
		stage: Stage,
		burn: Balance,
		chunk: &Chunk,
		now: EraIndex,
	) -> Result<Pricing, VaultError> {
		let id = self.open.batch;
		self.leave(id, value, chunk, now)?;
		self.open = Open { batch: id.next().ok_or(VaultError::Overflow)?, shares: 0 };
		let batch = Batch::new(shares, stage, now);
		Ok(Pricing::Priced(Priced { id, batch, unbond: value, burn }))
	}

	/// Ends a turn in `now`. `idle` are the free funds of the stash after its last step: what arrives
	/// later may be what custody releases.
	pub fn finish(&mut self, idle: Balance, now: EraIndex) {
		self.turned = now;
		self.idle = idle;
	}
}
