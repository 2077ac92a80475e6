//! The turns of keepers: the slots of a job, who may take one, the load and the least price of a job, and
//! who missed too many turns.
//!
//! Let each turn be missed with probability `p`, each for itself. An operator that was dealt `d` turns
//! misses `k` or more of them with probability `Σ_{i ≥ k} C(d, i) pⁱ (1 − p)^(d − i)`. Whoever has a part `a`
//! of all blocks keeps a transaction out of `w` of them in a row with probability `a^w`.

use sp_arithmetic::Perbill;
use sp_core::U256;

use crate::{
	rounding::{mul_div_ceil, mul_floor},
	types::Balance,
};

const BILLION: u64 = 1_000_000_000;

/// The load of a job that fills every block.
pub const FULL_LOAD: u64 = 1 << 32;

/// Rounds down: the place of the first slot of a job, `random mod every`. At most `every − 1`.
pub fn phase(random: U256, every: u32) -> u32 {
	let phase = random.checked_rem(every.into()).unwrap_or_default();
	// Less than `every`.
	u32::try_from(phase).unwrap_or_default()
}

/// Returns the last slot that has begun: the last tick `t ≤ clock` with `t = phase (mod every)`. `None`
/// before the first.
pub fn last_slot(clock: u64, phase: u32, every: u32) -> Option<u64> {
	let since_first = clock.checked_sub(phase.into())?;
	clock.checked_sub(since_first.checked_rem(every.into())?)
}

/// Rounds up: the most slots that begin in `ticks` ticks in a row, whatever the phase.
pub fn slots_in(ticks: u64, every: u32) -> u64 {
	ticks.div_ceil(u64::from(every).max(1))
}

/// Who may take a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenTo {
	/// The operator whose turn it is.
	Turn,
	/// Any operator that serves.
	Operators,
	/// Anybody.
	Everybody,
}

/// Returns who may take a slot that began `late` ticks ago. Each window has `window` ticks.
pub fn open_to(late: u64, window: u32) -> OpenTo {
	let window = u64::from(window);
	match late {
		late if late < window => OpenTo::Turn,
		// Twice a number of 32 bits fits.
		late if late < window.saturating_mul(2) => OpenTo::Operators,
		_ => OpenTo::Everybody,
	}
}

/// Rounds up: the part of every block that a job takes, in parts of [`FULL_LOAD`]:
/// `⌈2³² · used / (limit · every)⌉`.
///
/// `used` is what one performance takes, and `limit` what a block has. Saturates where there is no limit to
/// take a part of.
pub fn load(used: u64, limit: u64, every: u32) -> u64 {
	// Both products are below 2⁹⁶.
	let used = u128::from(used).saturating_mul(FULL_LOAD.into());
	let room = u128::from(limit).saturating_mul(every.into());
	if room == 0 {
		return u64::MAX;
	}
	u64::try_from(used.div_ceil(room)).unwrap_or(u64::MAX)
}

/// Rounds down: the load that all jobs of a service together may have, `⌊part · 2³²⌋`.
pub fn max_load(part: Perbill) -> u64 {
	// At most 2³².
	u64::try_from(mul_floor(part, FULL_LOAD.into())).unwrap_or(FULL_LOAD)
}

/// Rounds up: the least price of a performance, `markup` per cent of the fee that its transaction would cost.
/// `None` if it is too large.
pub fn least_price(fee: Balance, markup: u32) -> Option<Balance> {
	mul_div_ceil(fee, markup.into(), 100)
}

/// Returns true if a keeper missed too many turns of an era: at least `least` of them, and a larger part of
/// those it was dealt than `most_missed`, exactly.
pub fn is_neglect(missed: u32, dealt: u32, most_missed: Perbill, least: u32) -> bool {
	// Both products are below 2³² · 10⁹, which fits.
	let did_not = u64::from(missed).saturating_mul(BILLION);
	let may = u64::from(dealt).saturating_mul(most_missed.deconstruct().into());
	missed >= least && did_not > may
}
