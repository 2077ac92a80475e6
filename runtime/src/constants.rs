//! Units, and what the rest is built from.

use crate::{Balance, BlockNumber};

/// What wallets show.
pub mod properties {
	/// The native token's symbol.
	pub const TOKEN_SYMBOL: &str = "RST";
	/// One token is ten to this power base units.
	pub const TOKEN_DECIMALS: u32 = 12;
	/// The address prefix of a chain of no fixed abode.
	pub const SS58_PREFIX: u16 = 42;
}

/// Amounts of the native token, in base units.
pub mod currency {
	use super::Balance;

	/// One token.
	pub const UNIT: Balance = 1_000_000_000_000;
	/// A thousandth of a token.
	pub const MILLI: Balance = 1_000_000_000;
	/// A millionth of a token.
	pub const MICRO: Balance = 1_000_000;
	/// The least an account may hold: a hundredth of a token.
	pub const EXISTENTIAL_DEPOSIT: Balance = 10 * MILLI;

	/// What is held for `items` records of `bytes` bytes in all. Exact; saturates far above any
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

	/// One slot of BABE: one block.
	pub const MILLISECS_PER_BLOCK: u64 = 6_000;
	/// In blocks.
	pub const MINUTES: BlockNumber = 10;
	/// In blocks.
	pub const HOURS: BlockNumber = 60 * MINUTES;
	/// In blocks.
	pub const DAYS: BlockNumber = 24 * HOURS;

	/// One slot in four has a primary author by lot; the others have a secondary one by turn.
	pub const PRIMARY_PROBABILITY: (u64, u64) = (1, 4);
}
