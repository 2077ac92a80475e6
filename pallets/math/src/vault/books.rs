//! The amounts of a vault, deposits, and requests to leave.
//!
//! Whatever a formula does not say, it moves no money: the caller moves what a function names.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, Get};

use super::{
	batch::Ticket,
	error::{minus, plus, VaultError},
	rate::Rate,
	vesting::Vesting,
};
use crate::{
	bounded::without_bounds,
	ids::BatchId,
	rounding::{mul_div_ceil, mul_div_floor},
	types::{sum, Balance, EraIndex},
};

/// The shares for one unit above which a vault is broken.
const BROKEN_AT: Balance = 1_024;

/// The part of the assets, as its inverse, above which waiting losses stop deposits.
const MOST_WAITING: Balance = 64;

/// Numbers that the chain shows of a vault. Read it anew before each call that takes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
	/// The active stake of the stash in the staking ledger, in full: a slash of the base chain that was
	/// only reported is not taken off. When it is applied, leavers and stayers pay it once.
	pub active: Balance,
	/// The issuance of the receipt. Other than the shares on record only by force.
	pub issuance: Balance,
	/// The present era.
	pub now: EraIndex,
}

/// The numbers of a runtime that its vaults share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VaultRules {
	/// The eras in which a gain vests, at least 1.
	pub vest_eras: EraIndex,
	/// The minimum deposit.
	pub min_deposit: Balance,
	/// The minimum worth of a request to leave, unless it is for all shares of the holder.
	pub min_exit: Balance,
}

/// The exits that were asked since the last turn.
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
pub struct Open {
	/// The batch that they will be.
	pub batch: BatchId,
	/// Their shares. They are part of the shares of the vault until they are priced.
	pub shares: Balance,
}

/// A priced batch whose chunk is in the staking ledger.
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
pub struct Leaving {
	/// The batch.
	pub batch: BatchId,
	/// The era in which it was priced: it is liable for offences until this era.
	pub era: EraIndex,
	/// The era from which its chunk is free, and by which the chunk is found.
	pub free_from: EraIndex,
	/// The chunk when it was last looked at.
	pub value: Balance,
}

/// An amount that belongs to a batch.
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
pub struct Piece {
	/// The batch.
	pub batch: BatchId,
	/// The amount.
	pub amount: Balance,
}

/// The money of a vault, and the queue of its exits. `B` bounds the queue: the bonding duration, and
/// some eras for batches that wait while funds are in custody.
///
/// `reserved ≤ payable ≤ owed`, and `seed + open.shares ≤ shares` until the last batch is priced.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(B: Get<u32>))]
#[scale_info(skip_type_params(B))]
pub struct Books<B> {
	/// The shares on record, also those of the seed and of open exits.
	pub shares: Balance,
	/// The founder's shares, which stay until all others have left.
	pub seed: Balance,
	/// Cash that is to be bonded, as far as debts do not need it.
	pub entering: Balance,
	/// Funds in custody, as they were last counted.
	pub custody: Balance,
	/// The worth of batches whose chunks were collected, as far as it is not paid.
	pub owed: Balance,
	/// Cash that is there for them.
	pub payable: Balance,
	/// The part of it that may be claimed.
	pub reserved: Balance,
	/// The assets as they were last counted, moved since by deposits only.
	pub book: Balance,
	/// The redeemable amount up to which a fee was taken.
	pub mark: Balance,
	/// The gains that have not vested.
	pub vest: Vesting,
	/// The exits that are not priced yet.
	pub open: Open,
	/// The batches whose chunks are in the ledger, by their eras, each later than the one before. The last batch of an
	/// ended vault may have several.
	pub leaving: BoundedVec<Leaving, B>,
	/// The amounts that wait for cash, in the order in which they get it.
	pub waiting: BoundedVec<Piece, B>,
	/// The era of the last turn.
	pub turned: EraIndex,
	/// The free funds of the stash at the end of the last turn.
	pub idle: Balance,
}

without_bounds!(Books<B> {
	shares, seed, entering, custody, owed, payable, reserved, book, mark, vest, open, leaving, waiting,
	turned, idle,
});

/// A deposit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
	/// The amount, which the caller moves to the cash of the vault.
	pub amount: Balance,
	/// The fewest shares that the depositor accepts.
	pub least: Balance,
	/// The most assets by the manager's cap.
	pub cap: Balance,
	/// The most assets by the vault's part of all stake.
	pub share_cap: Balance,
	/// The pool's part of losses that may still come back: [`StashLoss::pool`](super::StashLoss::pool)
	/// of those that were not ordered back.
	pub waiting: Balance,
	/// The same of those that were ordered back.
	pub ordered: Balance,
}

/// Gains and losses of the ledger since the last turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counted {
	/// The assets now.
	pub assets: Balance,
	/// Gain. It vests.
	pub gain: Balance,
	/// Loss.
	pub loss: Balance,
}

/// A request to leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask {
	/// The shares, which the caller moves to the stash.
	pub shares: Balance,
	/// All shares that the holder has.
	pub held: Balance,
}

impl<B: Get<u32>> Books<B> {
	/// Opens the books of a vault in `now`: the founder bonds `seed`, and `seed` shares are minted to
	/// the stash. Refuses less than `min_seed`.
	pub fn open(seed: Balance, min_seed: Balance, now: EraIndex) -> Result<Self, VaultError> {
		if seed == 0 || seed < min_seed {
			return Err(VaultError::SeedTooSmall);
		}
		Ok(Self {
			shares: seed,
			seed,
			entering: 0,
			custody: 0,
			owed: 0,
			payable: 0,
			reserved: 0,
			book: seed,
			mark: seed,
			vest: Vesting::new(now),
			open: Open::default(),
			leaving: BoundedVec::new(),
			waiting: BoundedVec::new(),
			turned: now,
			idle: 0,
		})
	}

	/// Returns everything that counts for the holders before debts.
	fn gross(&self, active: Balance) -> Balance {
		sum([active, self.entering, self.custody, self.payable])
	}

	/// Returns the assets of the holders, `active + entering + custody + payable − owed`.
	///
	/// Below zero is zero, and [`Self::shortfall`] tells it.
	pub fn assets(&self, active: Balance) -> Balance {
		self.gross(active).saturating_sub(self.owed)
	}

	/// Returns by how much the debts to leavers exceed all there is. Above zero only if custody was
	/// slashed, which happens when nothing is left in the ledger.
	pub fn shortfall(&self, active: Balance) -> Balance {
		self.owed.saturating_sub(self.gross(active))
	}

	/// Rounds down: the part of the assets that can be redeemed, `A − min(U, A)`.
	pub fn redeemable(&self, seen: &Seen) -> Balance {
		self.assets(seen.active).saturating_sub(self.vest.locked(seen.now))
	}

	/// Returns all shares: those on record, or more if more were issued by force. So nobody is overpaid.
	pub fn all_shares(&self, issuance: Balance) -> Balance {
		self.shares.max(issuance)
	}

	/// Rounds down: the price of a share for who enters.
	pub fn mint_price(&self, seen: &Seen) -> Rate {
		Rate::of(self.assets(seen.active), self.all_shares(seen.issuance))
	}

	/// Rounds down: the price of a share for who leaves.
	pub fn redeem_price(&self, seen: &Seen) -> Rate {
		Rate::of(self.redeemable(seen), self.all_shares(seen.issuance))
	}

	/// Returns true if a share is worth less than 1/1024 of a unit.
	pub fn is_broken(&self, seen: &Seen) -> bool {
		let most = self.assets(seen.active).checked_mul(BROKEN_AT);
		// Beyond all numbers there are enough assets for every share.
		most.is_some_and(|most| most < self.all_shares(seen.issuance))
	}

	/// Returns true once the last batch is priced.
	pub fn is_over(&self) -> bool {
		self.shares == 0
	}

	/// Refuses a deposit that may not enter.
	fn admit(&self, entry: &Entry, rules: &VaultRules, seen: &Seen) -> Result<(), VaultError> {
		let assets = self.assets(seen.active);
		if self.is_over() {
			return Err(VaultError::Ended);
		}
		if entry.amount < rules.min_deposit {
			return Err(VaultError::TooLittle);
		}
		if self.is_broken(seen) {
			return Err(VaultError::Broken);
		}
		if entry.waiting > assets / MOST_WAITING {
			return Err(VaultError::UndoPending);
		}
		let after = plus(assets, entry.amount)?;
		if after > entry.cap {
			return Err(VaultError::CapReached);
		}
		if after > entry.share_cap {
			return Err(VaultError::VaultShareReached);
		}
		Ok(())
	}

	/// Rounds down: the shares of a deposit, `⌊amount · shares / (A + ordered)⌋`. The caller moves the
	/// amount to the vault's cash and mints them.
	///
	/// What is paid for gains that are not counted or have not vested, and for what was ordered back, is
	/// locked with them: no redeem price falls by a deposit, or rises but by rounding.
	///
	/// The caller has made sure that no executed slash of a target waits for the stash.
	pub fn deposit(
		&mut self,
		entry: &Entry,
		rules: &VaultRules,
		seen: &Seen,
	) -> Result<Balance, VaultError> {
		self.admit(entry, rules, seen)?;
		let (assets, all) = (self.assets(seen.active), self.all_shares(seen.issuance));
		let price = plus(assets, entry.ordered)?;
		let shares = mul_div_floor(entry.amount, all, price).ok_or(VaultError::Overflow)?;
		if shares == 0 {
			return Err(VaultError::TooLittle);
		}
		if shares < entry.least {
			return Err(VaultError::BelowLeast);
		}
		self.vest.roll(seen.now);
		let counted = self.book.min(assets);
		let part = |of| mul_div_floor(shares, of, all).ok_or(VaultError::Overflow);
		let locked = part(self.vest.left.min(counted))?;
		let premium = part(entry.ordered)?;
		// At most `amount`, and the rest is a gain of the next turn: `shares ≤ amount · all / A`.
		let known = mul_div_ceil(shares, counted, all).ok_or(VaultError::Overflow)?;
		let booked = if self.book > assets { entry.amount } else { plus(known, premium)? };
		self.vest.left = plus(self.vest.left, locked)?;
		self.vest.add(premium, rules.vest_eras, seen.now)?;
		self.book = plus(self.book, booked)?;
		self.mark = plus(self.mark, entry.amount)?;
		self.entering = plus(self.entering, entry.amount)?;
		self.shares = plus(self.shares, shares)?;
		Ok(shares)
	}

	/// Counts the assets: a gain vests from now on, a loss is there at once and vests nothing.
	pub fn count(&mut self, rules: &VaultRules, seen: &Seen) -> Result<Counted, VaultError> {
		let assets = self.assets(seen.active);
		// Below zero is zero in both: a loss or a gain.
		let gain = assets.saturating_sub(self.book);
		let loss = self.book.saturating_sub(assets);
		self.vest.roll(seen.now);
		self.vest.add(gain, rules.vest_eras, seen.now)?;
		self.vest.left = self.vest.left.min(assets);
		self.book = assets;
		Ok(Counted { assets, gain, loss })
	}

	/// Adds shares to the open batch and to the holder's ticket of it. Returns the batch.
	///
	/// Refuses nothing, more than the holder has, and less than the minimum worth unless it is all. The
	/// worth is rounded down.
	pub fn ask(
		&mut self,
		ask: &Ask,
		ticket: &mut Ticket,
		rules: &VaultRules,
		seen: &Seen,
	) -> Result<BatchId, VaultError> {
		if self.is_over() {
			return Err(VaultError::Ended);
		}
		if ask.shares > ask.held {
			return Err(VaultError::NotEnoughShares);
		}
		// At the price of a turn now, which locks what was gained since the last. What can not be counted holds nobody.
		let mut counted = self.clone();
		let redeemable = match counted.count(rules, seen) {
			Ok(_) => counted.redeemable(seen),
			Err(_) => self.redeemable(seen),
		};
		let all = self.all_shares(seen.issuance);
		let worth = mul_div_floor(ask.shares, redeemable, all).ok_or(VaultError::Overflow)?;
		if ask.shares == 0 || (ask.shares < ask.held && worth < rules.min_exit) {
			return Err(VaultError::TooLittle);
		}
		ticket.shares = plus(ticket.shares, ask.shares)?;
		self.open.shares = plus(self.open.shares, ask.shares)?;
		Ok(self.open.batch)
	}

	/// Takes shares out of the open batch and the holder's ticket of it, which the caller moves back. They
	/// are worth what they would be if they had not been asked out.
	pub fn cancel(&mut self, shares: Balance, ticket: &mut Ticket) -> Result<(), VaultError> {
		if shares == 0 || shares > ticket.shares {
			return Err(VaultError::NotEnoughShares);
		}
		ticket.shares = minus(ticket.shares, shares)?;
		self.open.shares = minus(self.open.shares, shares)?;
		Ok(())
	}

	/// Returns true if a batch still waits for cash or for a chunk, so that claims have to leave their tickets.
	pub fn expects(&self, batch: BatchId) -> bool {
		self.waits(batch) || self.leaving.iter().any(|leaving| leaving.batch == batch)
	}

	/// Returns true if a batch waits for cash.
	pub(super) fn waits(&self, batch: BatchId) -> bool {
		self.waiting.iter().any(|piece| piece.batch == batch)
	}

	/// Returns true if the queue has a place for one batch more, from its pricing until it is funded.
	pub(super) fn has_place(&self) -> bool {
		// Two lists that fit in memory.
		let queued = self.leaving.len().saturating_add(self.waiting.len());
		u32::try_from(queued).is_ok_and(|queued| queued < B::get())
	}

	/// Returns true if what belongs to a batch can wait: others of it do, or the queue has a place.
	pub(super) fn takes(&self, batch: BatchId) -> bool {
		self.waits(batch) || self.has_place()
	}

	/// Owes a batch an amount that is there in cash.
	pub(super) fn owe(&mut self, piece: Piece) -> Result<(), VaultError> {
		self.owed = plus(self.owed, piece.amount)?;
		self.payable = plus(self.payable, piece.amount)?;
		self.push(piece)
	}

	/// Adds an amount to what waits for cash, at the end or to what waits for the same batch.
	pub(super) fn push(&mut self, piece: Piece) -> Result<(), VaultError> {
		match self.waiting.iter_mut().find(|waits| waits.batch == piece.batch) {
			Some(waits) => {
				waits.amount = plus(waits.amount, piece.amount)?;
				Ok(())
			},
			None => self.waiting.try_push(piece).map_err(|_| VaultError::QueueFull),
		}
	}

	/// Checks what must hold of the books alone, after every call.
	///
	/// Debts are ordered, what waits is what is owed and not reserved, eras ascend, and the seed stays.
	pub fn check(&self) -> Result<(), VaultError> {
		let waits = sum(self.waiting.iter().map(|piece| piece.amount));
		let unfunded = minus(self.owed, self.reserved)?;
		let asked = plus(self.seed, self.open.shares)?;
		let mut pairs = self.leaving.iter().zip(self.leaving.iter().skip(1));
		let ascend = pairs.all(|(a, b)| a.free_from < b.free_from && a.era < b.era);
		let debts = self.reserved <= self.payable && self.payable <= self.owed;
		let seeded = self.is_over() || asked <= self.shares;
		let dated = self.vest.since_era <= self.vest.until_era;
		match ascend && debts && seeded && dated && waits == unfunded {
			true => Ok(()),
			false => Err(VaultError::Inconsistent),
		}
	}
}
