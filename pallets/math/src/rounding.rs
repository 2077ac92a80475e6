//! All roundings of the system, in one place.
//!
//! Worst cases and losses round up, limits and shares round down. Every function returns the true
//! quotient, rounded once.

use sp_arithmetic::Perbill;
use sp_core::U256;

use crate::types::Balance;

const BILLION: Balance = 1_000_000_000;

/// Returns the parts per billion of a fraction.
fn parts(fraction: Perbill) -> Balance {
	Balance::from(fraction.deconstruct())
}

/// Rounds up: `⌈fraction · amount⌉`, for worst cases and losses. At most `amount`.
///
/// The saturating steps never saturate: every partial result is at most `amount`, or below `10¹⁸ + 10⁹`.
pub fn mul_ceil(fraction: Perbill, amount: Balance) -> Balance {
	let (billions, rest) = (amount / BILLION, amount % BILLION);
	let rest = rest.saturating_mul(parts(fraction)).div_ceil(BILLION);
	billions.saturating_mul(parts(fraction)).saturating_add(rest)
}

/// Rounds down: `⌊fraction · amount⌋`, for limits and shares. At most `amount`.
///
/// The saturating steps never saturate, as in [`mul_ceil`].
pub fn mul_floor(fraction: Perbill, amount: Balance) -> Balance {
	let (billions, rest) = (amount / BILLION, amount % BILLION);
	let rest = rest.saturating_mul(parts(fraction)) / BILLION;
	billions.saturating_mul(parts(fraction)).saturating_add(rest)
}

/// Rounds up: `⌈amount / fraction⌉`, the fall of the counted stake by a loss of `amount`.
///
/// `None` if the fraction is zero or the result is too large.
pub fn div_ceil(amount: Balance, fraction: Perbill) -> Option<Balance> {
	let parts = parts(fraction);
	let (each, rest) = (amount.checked_div(parts)?, amount.checked_rem(parts)?);
	// `rest < parts ≤ 10⁹`, so this product is below 10¹⁸.
	let rest = rest.checked_mul(BILLION)?.div_ceil(parts);
	each.checked_mul(BILLION)?.checked_add(rest)
}

/// Rounds down: `⌊amount / fraction⌋`, the maximum pledge within a limit of `amount`.
///
/// Saturates at the largest amount, also for a fraction of zero: such a limit limits nothing.
pub fn div_floor(amount: Balance, fraction: Perbill) -> Balance {
	let exact = |parts: Balance| {
		let (each, rest) = (amount.checked_div(parts)?, amount.checked_rem(parts)?);
		let rest = rest.checked_mul(BILLION)?.checked_div(parts)?;
		each.checked_mul(BILLION)?.checked_add(rest)
	};
	exact(parts(fraction)).unwrap_or(Balance::MAX)
}

/// Rounds down: `⌊amount · numerator / denominator⌋`, for shares of the rest.
///
/// `None` if the denominator is zero or the result is too large.
pub fn mul_div_floor(amount: Balance, numerator: Balance, denominator: Balance) -> Option<Balance> {
	let product = U256::from(amount).checked_mul(U256::from(numerator))?;
	let quotient = product.checked_div(U256::from(denominator))?;
	Balance::try_from(quotient).ok()
}

/// Rounds up: `⌈amount · numerator / denominator⌉`, for the minimum that is safe.
///
/// `None` if the denominator is zero or the result is too large.
pub fn mul_div_ceil(amount: Balance, numerator: Balance, denominator: Balance) -> Option<Balance> {
	let product = U256::from(amount).checked_mul(U256::from(numerator))?;
	let denominator = U256::from(denominator);
	let rest = product.checked_rem(denominator)?;
	let quotient = Balance::try_from(product.checked_div(denominator)?).ok()?;
	match rest.is_zero() {
		true => Some(quotient),
		false => quotient.checked_add(1),
	}
}

/// Rounds down: `⌊fraction · amount⌋` of a wide number, for reward indices. At most `amount`.
///
/// `None` cannot happen: no partial result exceeds `amount`, or `10¹⁸`.
pub fn mul_floor_wide(fraction: Perbill, amount: U256) -> Option<U256> {
	let (parts, billion) = (U256::from(fraction.deconstruct()), U256::from(BILLION));
	let (billions, rest) = (amount.checked_div(billion)?, amount.checked_rem(billion)?);
	let rest = rest.checked_mul(parts)?.checked_div(billion)?;
	billions.checked_mul(parts)?.checked_add(rest)
}

/// Rounds up: `⌈fraction / pieces⌉`, the minimum fraction of which `pieces` fill the whole.
///
/// Returns the whole for zero pieces.
pub fn split_ceil(fraction: Perbill, pieces: u32) -> Perbill {
	Perbill::from_parts(fraction.deconstruct().div_ceil(pieces.max(1)))
}
