//! The price of a share, for records and for others who rely on it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	rounding::mul_div_floor,
	types::{Balance, EraIndex},
};

/// The scale of a rate.
const ONE: Balance = 1 << 64;

/// The eras after its last turn in which a vault tells a value.
const TOLD_FOR: EraIndex = 2;

/// A price of one share, in 2⁻⁶⁴ of a unit.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Rate(pub u128);

impl Rate {
	/// Rounds down: the price of a share if `shares` of them are worth `amount`. Zero for no shares.
	///
	/// Saturates at 2⁶⁴ units a share, which is less than the price.
	pub fn of(amount: Balance, shares: Balance) -> Self {
		if shares == 0 {
			return Self(0);
		}
		Self(mul_div_floor(amount, ONE, shares).unwrap_or(u128::MAX))
	}

	/// Rounds down: the worth of `shares` shares. Saturates at the largest amount.
	pub fn worth(self, shares: Balance) -> Balance {
		mul_div_floor(self.0, shares, ONE).unwrap_or(Balance::MAX)
	}
}

/// Rounds down: the worth of `amount` shares that others may rely on, the lower of the prices of now
/// and of the end of the last turn. It rises by turns only, and falls at once.
///
/// `live` is what can be redeemed now, after all losses that are executed and not settled: `R − due`.
/// `shares` are all shares, `turned` the era of the last turn. `None` if that was more than two eras
/// ago: an old price is unknown, not zero.
pub fn value(
	amount: Balance,
	told: Rate,
	live: Balance,
	shares: Balance,
	turned: EraIndex,
	now: EraIndex,
) -> Option<Balance> {
	// The clock does not go back; if it did, the price would be new.
	if now.saturating_sub(turned) > TOLD_FOR {
		return None;
	}
	let exact = mul_div_floor(amount, live, shares)?;
	Some(told.worth(amount).min(exact))
}
