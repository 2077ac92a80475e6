//! Gains that cannot be redeemed yet. They vest evenly until one date.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U256;

use super::error::VaultError;
use crate::{
	rounding::mul_div_floor,
	types::{eras_after, Balance, EraIndex},
};

/// Gains that vest evenly from one era to another.
///
/// `since_era ≤ until_era`, and at most the eras of vesting lie between them.
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
pub struct Vesting {
	/// The amount that was locked in `since_era`.
	pub left: Balance,
	/// The era of the last change.
	pub since_era: EraIndex,
	/// The era in which all of it has vested.
	pub until_era: EraIndex,
}

impl Vesting {
	/// Returns the vesting of nothing, in `now`.
	pub fn new(now: EraIndex) -> Self {
		Self { left: 0, since_era: now, until_era: now }
	}

	/// Rounds up: the amount that has not vested in `now`. At most `left`.
	pub fn locked(&self, now: EraIndex) -> Balance {
		if now >= self.until_era {
			return 0;
		}
		// The clock does not go back; if it did, nothing would have vested.
		let gone = now.saturating_sub(self.since_era);
		// Above zero: `since_era ≤ until_era`, and `now` is before it.
		let all = self.until_era.saturating_sub(self.since_era).max(1);
		// `gone < all`, so the part is at most `left`, which fits.
		let vested = mul_div_floor(self.left, gone.into(), all.into()).unwrap_or(self.left);
		self.left.saturating_sub(vested)
	}

	/// Rounds up what stays locked: counts what has vested until `now`.
	pub fn roll(&mut self, now: EraIndex) {
		self.left = self.locked(now);
		self.since_era = now;
		self.until_era = self.until_era.max(now);
	}

	/// Rounds down the date, which is at least the next era: locks `amount` more in `now`, for `eras`
	/// eras, and all of it together until the mean of both dates, weighted by the amounts.
	///
	/// So dust cannot put the date off for ever. The amount and what is locked fit a balance together.
	pub fn add(
		&mut self,
		amount: Balance,
		eras: EraIndex,
		now: EraIndex,
	) -> Result<(), VaultError> {
		self.roll(now);
		if amount == 0 {
			return Ok(());
		}
		let sum = self.left.checked_add(amount).ok_or(VaultError::Overflow)?;
		// Not below zero after the roll.
		let rest = U256::from(self.until_era.saturating_sub(now));
		// Both products are below 2¹⁶⁰.
		let old = U256::from(self.left).checked_mul(rest).ok_or(VaultError::Overflow)?;
		let new = U256::from(amount).checked_mul(eras.into()).ok_or(VaultError::Overflow)?;
		let both = old.checked_add(new).ok_or(VaultError::Overflow)?;
		let mean = both.checked_div(U256::from(sum)).ok_or(VaultError::Overflow)?;
		let mean = EraIndex::try_from(mean).map_err(|_| VaultError::Overflow)?;
		self.left = sum;
		self.until_era = eras_after(now, mean.max(1));
		Ok(())
	}
}
