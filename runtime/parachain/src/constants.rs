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

	/// One coin of the bonded asset. Its decimals are its own.
	pub const ASSET_UNIT: Balance = 1_000_000_000_000;

	/// Returns the deposit for `items` records of `bytes` bytes together. Saturates far above any
	/// issuance.
	pub const fn deposit(items: Balance, bytes: Balance) -> Balance {
		items
			.saturating_mul(100 * MILLI)
			.saturating_add(bytes.saturating_mul(100 * MICRO))
	}
}

/// Lengths of time, and the pace of blocks.
pub mod time {
	use super::BlockNumber;

	/// Length of a slot of this chain, in milliseconds: one block each.
	pub const SLOT: u64 = 6_000;
	/// Length of a slot of the relay chain, in milliseconds.
	pub const RELAY_SLOT: u32 = 6_000;
	/// The number of blocks for each slot of the relay chain.
	pub const VELOCITY: u32 = 1;
	/// The maximum number of blocks that the relay chain has not included yet.
	pub const UNINCLUDED: u32 = 3;
	/// The least length of an era, in milliseconds: a minute, for a person who watches. A network with value has
	/// eras of hours.
	pub const ERA: u64 = 60_000;
	/// The planned length of an era, in blocks: one in each slot.
	pub const ERA_BLOCKS: u64 = ERA / SLOT;
	/// A minute, in blocks.
	pub const MINUTES: BlockNumber = 10;
	/// An hour, in blocks.
	pub const HOURS: BlockNumber = 60 * MINUTES;
	/// A day, in blocks.
	pub const DAYS: BlockNumber = 24 * HOURS;
}
