//! Units of money and time.

use crate::{Balance, BlockNumber};

pub mod properties;

/// Amounts of the native token, in base units.
pub mod currency {
	use super::Balance;

	/// One token.
	pub const UNIT: Balance = 1_000_000_000_000;
	/// A thousandth of a token.
	pub const MILLI: Balance = 1_000_000_000;
	/// A millionth of a token.
	pub const MICRO: Balance = 1_000_000;
	/// Minimum balance of an account: a hundredth of a token.
	pub const EXISTENTIAL_DEPOSIT: Balance = 10 * MILLI;

	/// Returns the deposit for `items` records of `bytes` bytes together. Saturates far above any
	/// issuance.
	pub const fn deposit(items: Balance, bytes: Balance) -> Balance {
		items
			.saturating_mul(100 * MILLI)
			.saturating_add(bytes.saturating_mul(100 * MICRO))
	}
}

/// Lengths of time.
pub mod time {
	use super::BlockNumber;

	/// Length of a slot of BABE, which is the time between two blocks.
	pub const MILLISECS_PER_BLOCK: u64 = 6_000;
	/// A minute, in blocks.
	pub const MINUTES: BlockNumber = 10;
	/// An hour, in blocks.
	pub const HOURS: BlockNumber = 60 * MINUTES;
	/// A day, in blocks.
	pub const DAYS: BlockNumber = 24 * HOURS;

	/// Chance that a slot has a primary author by lot: one in four. The others have a secondary
	/// author by turn.
	pub const PRIMARY_PROBABILITY: (u64, u64) = (1, 4);
}
