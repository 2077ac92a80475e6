//! Amounts and eras, and the arithmetic that every module needs of them.

/// An amount in base units of the staking currency, or of a reward asset.
pub type Balance = u128;

/// An era of the staking system, the only clock of the crate.
pub type EraIndex = u32;

/// Returns the era after `now`, from which on everything decided in `now` is in force.
///
/// Saturates: the last era of the type never passes.
pub fn next_era(now: EraIndex) -> EraIndex {
	eras_after(now, 1)
}

/// Returns the era `count` eras after `era`.
///
/// Saturates: eras near the end of their type never come.
pub fn eras_after(era: EraIndex, count: EraIndex) -> EraIndex {
	era.saturating_add(count)
}

/// Returns the sum of amounts that exist, such as the claims on one staker.
///
/// Saturates only beyond all money there is.
pub fn sum(amounts: impl IntoIterator<Item = Balance>) -> Balance {
	amounts.into_iter().fold(0, Balance::saturating_add)
}
