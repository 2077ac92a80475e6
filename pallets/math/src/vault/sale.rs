//! The sale of rewards in other assets: a price that falls until somebody buys.
//!
//! Nobody sets a price, and no other market is asked. The caller never sells a receipt of any vault.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::error::VaultError;
use crate::{
	rounding::{mul_div_ceil, mul_div_floor},
	types::{eras_after, Balance, EraIndex},
};

/// The scale of a price.
const ONE: Balance = 1 << 64;

/// The first price, in 2⁻⁶⁴ of a unit: 2⁶⁰ units. Above what a unit of any asset is worth, also of one without
/// decimals beside a currency with 18.
const FIRST: Balance = 1 << 124;

/// The eras in which a price falls to a sixteenth each, from the first on, if nothing was bought: to 2³² units.
const QUICK: EraIndex = 7;

/// The eras without a buy after which all may be bought at once: who would pay more had the time to.
const QUIET: EraIndex = 4;

/// The eras after a buy in which the price falls by a sixteenth. Later it halves each era.
const SLOW: EraIndex = 64;

/// The eras in which a price falls from the first to the least if nobody buys.
const WHOLE_FALL: EraIndex = 103;

/// A sale of one asset.
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
pub struct Sale {
	/// The price of `since_era` for one unit, in 2⁻⁶⁴ of a unit of the staking currency.
	pub price: Balance,
	/// The era of the last buy, or of the beginning of the price.
	pub since_era: EraIndex,
	/// True once something was bought at it.
	pub sold: bool,
	/// Amount that was there when the price began, or the rest of it. No buy raises it.
	pub stock: Balance,
	/// The era of the opening.
	pub opened_era: EraIndex,
	/// All that was paid.
	pub earned: Balance,
}

impl Sale {
	/// Opens a sale of `balance` in `now`.
	pub fn open(balance: Balance, now: EraIndex) -> Self {
		let (price, since_era, stock) = (FIRST, now, balance);
		Self { price, since_era, sold: false, stock, opened_era: now, earned: 0 }
	}

	/// Returns true if there is more than twice the stock. The price was found, or has fallen, for less than half of
	/// what is there: perhaps for dust that somebody sent to that end.
	pub fn is_restocked(&self, balance: Balance) -> bool {
		// Saturates above all amounts: none is more.
		balance > self.stock.saturating_mul(2)
	}

	/// Begins the price anew for `balance`, from the first. Whatever was paid before tells nothing: who sends dust
	/// also buys it.
	pub fn restart(&mut self, balance: Balance, now: EraIndex) {
		(self.price, self.since_era, self.sold, self.stock) = (FIRST, now, false, balance);
	}

	/// Returns true if the sale may go where there is no room for another: nothing is left, or it has been open for as
	/// long as a price takes to fall to the least. Drop the one that has earned least.
	pub fn may_be_dropped(&self, balance: Balance, now: EraIndex) -> bool {
		balance == 0 || now >= eras_after(self.opened_era, WHOLE_FALL)
	}

	/// Rounds down, to at least 1: the price in `now`. Until something was bought, it falls to a sixteenth in each
	/// of seven eras, and to a half in each later one. Then it falls by a sixteenth each era, and after 64 eras
	/// without a buy halves again.
	pub fn price_at(&self, now: EraIndex) -> Balance {
		// The clock does not go back.
		let eras = now.saturating_sub(self.since_era);
		let (slow, quick) = if self.sold { (eras.min(SLOW), 0) } else { (0, eras.min(QUICK)) };
		let fallen = (0..slow).fold(self.price, |price, _| {
			// Less than the price, so it fits.
			mul_div_floor(price, 15, 16).unwrap_or(0)
		});
		// A quick era is worth four that halve.
		let halved = eras.saturating_sub(slow).saturating_add(quick.saturating_mul(3));
		fallen.checked_shr(halved).unwrap_or(0).max(1)
	}

	/// Rounds up: the cost of a buy of `amount` of `balance` in `now`. Refuses less than a 64th of the balance,
	/// more than a sixteenth of it unless something was bought and then nothing for four eras, and any of it once there
	/// is more than twice the stock: then the price has to begin anew.
	///
	/// So where nobody had looked while the price fell, buys of a sixteenth lift it to the market before all goes.
	/// A buy raises the price by 16 times its part of the balance, at most twofold.
	pub fn buy(
		&mut self,
		amount: Balance,
		balance: Balance,
		now: EraIndex,
	) -> Result<Balance, VaultError> {
		if self.is_restocked(balance) {
			return Err(VaultError::Restocked);
		}
		let is_quiet = self.sold && now >= eras_after(self.since_era, QUIET);
		let most = if is_quiet { balance } else { (balance / 16).max(1) };
		if amount == 0 || amount < balance.div_ceil(64) || amount > most.min(balance) {
			return Err(VaultError::BadAmount);
		}
		let price = self.price_at(now);
		let cost = mul_div_ceil(amount, price, ONE).ok_or(VaultError::Overflow)?;
		// A sixteenth of the balance or more doubles it. Saturates only beyond that.
		let rise = mul_div_floor(price, amount.saturating_mul(16).min(balance), balance);
		self.price = price.saturating_add(rise.unwrap_or(price));
		(self.since_era, self.sold) = (now, true);
		// The amount is at most the balance.
		self.stock = self.stock.min(balance.saturating_sub(amount));
		// Saturates above all money there is.
		self.earned = self.earned.saturating_add(cost);
		Ok(cost)
	}
}
