//! The sale of rewards in other assets: a price that falls until somebody buys.
//!
//! Nobody sets a price, and no other market is asked. The caller never sells a receipt of any vault.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::error::VaultError;
use crate::{
	rounding::{mul_div_ceil, mul_div_floor},
	types::{Balance, EraIndex},
};

/// The scale of a price.
const ONE: Balance = 1 << 64;

/// The first price, in 2⁻⁶⁴ of a unit: 2³² units.
const FIRST: Balance = 1 << 96;

/// The eras after a buy in which the price falls by a sixteenth. Later it halves each era.
const SLOW: EraIndex = 64;

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
	/// The era of the last buy, or of the opening.
	pub since_era: EraIndex,
	/// True once something was bought.
	pub sold: bool,
}

impl Sale {
	/// Opens a sale in `now`.
	pub fn open(now: EraIndex) -> Self {
		Self { price: FIRST, since_era: now, sold: false }
	}

	/// Rounds down, to at least 1: the price in `now`. It halves each era until something was bought, then
	/// falls by a sixteenth each era, and after 64 eras without a buy halves again.
	pub fn price_at(&self, now: EraIndex) -> Balance {
		// The clock does not go back.
		let eras = now.saturating_sub(self.since_era);
		let slow = if self.sold { eras.min(SLOW) } else { 0 };
		let fallen = (0..slow).fold(self.price, |price, _| {
			// Less than the price, so it fits.
			mul_div_floor(price, 15, 16).unwrap_or(0)
		});
		fallen.checked_shr(eras.saturating_sub(slow)).unwrap_or(0).max(1)
	}

	/// Rounds up: the cost of a buy of `amount` of `balance` in `now`. Refuses less than a 64th of the balance, and
	/// more than a sixteenth of it before anything was bought.
	///
	/// A buy raises the price by 16 times its part of the balance, at most twofold.
	pub fn buy(
		&mut self,
		amount: Balance,
		balance: Balance,
		now: EraIndex,
	) -> Result<Balance, VaultError> {
		let most = if self.sold { balance } else { (balance / 16).max(1) };
		if amount == 0 || amount < balance.div_ceil(64) || amount > most.min(balance) {
			return Err(VaultError::BadAmount);
		}
		let price = self.price_at(now);
		let cost = mul_div_ceil(amount, price, ONE).ok_or(VaultError::Overflow)?;
		// A sixteenth of the balance or more doubles it. Saturates only beyond that.
		let rise = mul_div_floor(price, amount.saturating_mul(16).min(balance), balance);
		self.price = price.saturating_add(rise.unwrap_or(price));
		(self.since_era, self.sold) = (now, true);
		Ok(cost)
	}
}
