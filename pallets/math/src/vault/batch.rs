//! Batches and tickets.

// The codec's macros cast. The code does not: `tests/gate.sh lint` checks it.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::error::{minus, plus, VaultError};
use crate::{
	rounding::mul_div_floor,
	types::{Balance, EraIndex},
};

/// Stage of a batch.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Stage {
	/// Its chunk is in the staking ledger.
	Leaving,
	/// Its chunk was collected and waits for cash.
	Waiting,
	/// It can be claimed.
	Payable,
}

/// All exits between two turns. They have one price.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Batch {
	/// The shares that were priced.
	pub shares: Balance,
	/// Those of them whose tickets are there.
	pub shares_left: Balance,
	/// The cash that was reserved for all of them.
	pub value: Balance,
	/// The part of it that is not paid.
	pub value_left: Balance,
	/// The era in which it was priced.
	pub era: EraIndex,
	/// Stage of it.
	pub stage: Stage,
	/// The losses of its chunk that may still come back. Until they do, claims leave their tickets.
	pub pending: u32,
}

/// The shares of one holder in one batch.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Ticket {
	/// The shares.
	pub shares: Balance,
	/// The amount that was paid for them.
	pub paid: Balance,
}

/// Result of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paid {
	/// The amount, which the caller moves from the vault's cash to the owner.
	pub amount: Balance,
	/// True if the ticket is done: the caller removes it, and with the last one the batch.
	pub closed: bool,
	/// Amount that rounding has left of the batch once nothing else can be claimed. It is the pool's.
	pub rest: Balance,
}

impl Batch {
	/// Returns a batch that was priced in `now`.
	pub(super) fn new(shares: Balance, stage: Stage, now: EraIndex) -> Self {
		let (value, value_left, pending) = (0, 0, 0);
		Self { shares, shares_left: shares, value, value_left, era: now, stage, pending }
	}

	/// Notes that the chunk was collected, or another one of a batch that can be claimed already.
	pub fn collected(&mut self) {
		if self.stage == Stage::Leaving {
			self.stage = Stage::Waiting;
		}
	}

	/// Adds cash that was reserved for the batch. With that of its chunk it becomes payable.
	pub fn fund(&mut self, amount: Balance) -> Result<(), VaultError> {
		self.value = plus(self.value, amount)?;
		self.value_left = plus(self.value_left, amount)?;
		if self.stage == Stage::Waiting {
			self.stage = Stage::Payable;
		}
		Ok(())
	}

	/// Notes a loss of its chunk that may still come back.
	pub fn await_loss(&mut self) -> Result<(), VaultError> {
		self.pending = self.pending.checked_add(1).ok_or(VaultError::Overflow)?;
		Ok(())
	}

	/// Notes that such a loss came back, or never will.
	pub fn end_loss(&mut self) -> Result<(), VaultError> {
		self.pending = self.pending.checked_sub(1).ok_or(VaultError::Inconsistent)?;
		Ok(())
	}

	/// Returns true once no ticket is left: the caller removes the batch.
	pub fn is_done(&self) -> bool {
		self.shares_left == 0
	}

	/// Rounds down: pays a ticket, `⌊shares · value / batch.shares⌋` less what was paid. The order of claims changes
	/// nothing. After the last ticket the rest, less than a unit for each of them, is nobody's: who claims last has
	/// no more than its part.
	///
	/// `keep` is true while [`super::Books::expects`] more for it, or it may rise. Then, and while a loss may come
	/// back, the ticket stays.
	pub fn pay(&mut self, ticket: &mut Ticket, keep: bool) -> Result<Paid, VaultError> {
		if self.stage != Stage::Payable {
			return Err(VaultError::NotPayable);
		}
		let due = mul_div_floor(ticket.shares, self.value, self.shares);
		let due = minus(due.ok_or(VaultError::Overflow)?, ticket.paid)?;
		if keep || self.pending > 0 {
			if due == 0 {
				return Err(VaultError::NothingToClaim);
			}
			ticket.paid = plus(ticket.paid, due)?;
			self.value_left = minus(self.value_left, due)?;
			return Ok(Paid { amount: due, closed: false, rest: 0 });
		}
		self.shares_left = minus(self.shares_left, ticket.shares)?;
		self.value_left = minus(self.value_left, due)?;
		Ok(Paid { amount: due, closed: true, rest: self.take_rest() })
	}

	/// Rounds down: pays `amount` receipts of the last batch of an ended vault, which the caller burns.
	///
	/// `keep` is true while [`super::Books::expects`] more for it, or it may rise. Then, and while a loss may come
	/// back, the batch shrinks by the receipts and by what they got: who stays shares what comes later in proportion.
	pub fn redeem(&mut self, amount: Balance, keep: bool) -> Result<Paid, VaultError> {
		if amount == 0 || amount > self.shares_left {
			return Err(VaultError::NotEnoughShares);
		}
		if self.stage != Stage::Payable {
			return Err(VaultError::NotPayable);
		}
		let due = mul_div_floor(amount, self.value, self.shares).ok_or(VaultError::Overflow)?;
		self.shares_left = minus(self.shares_left, amount)?;
		self.value_left = minus(self.value_left, due)?;
		let more_comes = keep || self.pending > 0;
		if more_comes {
			self.shares = minus(self.shares, amount)?;
			self.value = minus(self.value, due)?;
			return Ok(Paid { amount: due, closed: true, rest: 0 });
		}
		Ok(Paid { amount: due, closed: true, rest: self.take_rest() })
	}

	/// Takes what is left once no ticket is.
	fn take_rest(&mut self) -> Balance {
		match self.is_done() {
			true => core::mem::take(&mut self.value_left),
			false => 0,
		}
	}
}
