//! The answer of an oracle's round: the median weighted by stake, the stake that agrees with it, and the
//! operators that are far from it. And presence: who took part often enough.
//!
//! Let `t` be the tolerance, below 25 %, `q` the quorum, above one half, and `τ(v)` what
//! [`Tolerance::around`] allows. Let any two honest values of a round lie within the greater of their `τ`
//! of each other, and let `a` be the attackers' part of all stake. Attackers may answer last, and split
//! their stake. Then, in this order:
//!
//! 1. If `a < q`, no honest operator is beyond `3 τ(m)` of an agreed median `m`. The attackers alone are
//!    no quorum, so an honest `h₁` lies within `τ(m)` of `m`. An honest `h` lies within
//!    `t (1 + t) / (1 − t)` of `m` from `h₁`. Together this is below `(1 + (1 + t) / (1 − t)) τ(m)`, which
//!    is below `3 τ(m)` for `t < 1/3`. As `τ` rounds down, small integers need `t ≤ 1/4`.
//! 2. If `a < q/2`, an agreed median lies among the honest values: who answered is at least `q`, so the
//!    honest are more than half of it. If `a < q`, it lies within `τ` of an honest value.
//! 3. If `a > 1 − q`, the attackers can keep the round from any answer.

use sp_arithmetic::Perbill;

use crate::{
	rounding::{mul_ceil, mul_floor},
	types::Balance,
};

const BILLION: u64 = 1_000_000_000;

/// The least first step, in tolerances: an honest operator is never farther from the median.
pub const LEAST_STEP: u16 = 3;

/// The tolerance has to be below this part of the value, or rounding makes honest operators guilty.
pub const TOLERANCE_BELOW: Perbill = Perbill::from_percent(25);

/// A value, and the stake behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vote {
	/// The value, in the unit of the feed.
	pub value: i128,
	/// The stake that counts behind it.
	pub weight: Balance,
}

/// The lower and the upper median. They differ in a tie only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Median {
	/// The least value such that at least half of the stake says this value or less.
	pub lower: i128,
	/// The least value such that more than half of the stake says this value or less.
	pub upper: i128,
}

/// The distance from the median that is no fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tolerance {
	/// The part of the value.
	pub part: Perbill,
	/// The least distance, in the unit of the feed.
	pub least: u128,
}

impl Tolerance {
	/// Rounds down: the distance from `value` that is tolerated, `max(least, ⌊part · |value|⌋)`.
	pub fn around(&self, value: i128) -> u128 {
		mul_floor(self.part, value.unsigned_abs()).max(self.least)
	}
}

/// A median with which a quorum of all stake agrees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Agreement {
	/// The lower median.
	pub value: i128,
	/// The stake within the tolerance of it.
	pub counted: Balance,
	/// The tolerance around it.
	pub tolerated: u128,
	/// True if the upper median differs. Nobody is at fault in a tie.
	pub tie: bool,
}

impl Agreement {
	/// Returns the number of steps whose distance a value exceeds: those `beyond` with
	/// `|value − median| > beyond · tolerated`. Zero in a tie.
	///
	/// A product that is too large is a distance that no value exceeds.
	pub fn steps_beyond(&self, value: i128, steps: impl IntoIterator<Item = u16>) -> usize {
		let distance = value.abs_diff(self.value);
		let exceeded = |beyond: &u16| distance > self.tolerated.saturating_mul((*beyond).into());
		if self.tie {
			return 0;
		}
		steps.into_iter().filter(exceeded).count()
	}
}

/// Returns the medians of votes, and sorts these by value. `None` if no stake is behind them, or if
/// their sum is too large.
pub fn median(votes: &mut [Vote]) -> Option<Median> {
	votes.sort_unstable_by_key(|vote| vote.value);
	let answered = votes.iter().try_fold(0, |sum: Balance, vote| sum.checked_add(vote.weight))?;
	// `2 · sum ≥ answered` and `2 · sum > answered`, without the product. No stake is more than half of none.
	let lower = first_with(votes, answered.div_ceil(2))?;
	let upper = first_with(votes, (answered / 2).checked_add(1)?)?;
	Some(Median { lower, upper })
}

/// Returns the least value such that at least `least` says this value or less. The votes ascend.
fn first_with(votes: &[Vote], least: Balance) -> Option<i128> {
	let mut sum: Balance = 0;
	let reached = votes.iter().find(|vote| {
		// At most the sum of all, which fits.
		sum = sum.saturating_add(vote.weight);
		sum >= least
	});
	reached.map(|vote| vote.value)
}

/// Rounds up: the stake that has to agree, `⌈quorum · total⌉`. Nothing has no median, so nothing is no
/// quorum.
///
/// Returns the lower median of votes if so much stake lies within the tolerance of it. `total` is the
/// stake of all, also of those who did not vote. Sorts the votes by value.
pub fn agree(
	votes: &mut [Vote],
	total: Balance,
	quorum: Perbill,
	tolerance: &Tolerance,
) -> Option<Agreement> {
	let Median { lower, upper } = median(votes)?;
	let tolerated = tolerance.around(lower);
	let near = votes.iter().filter(|vote| vote.value.abs_diff(lower) <= tolerated);
	// At most the sum of all, which fits.
	let counted = near.fold(0, |sum: Balance, vote| sum.saturating_add(vote.weight));
	let enough = counted >= mul_ceil(quorum, total);
	enough.then_some(Agreement { value: lower, counted, tolerated, tie: lower != upper })
}

/// Rounds up: the stake that makes a unit of work one that was attempted, half of `total`, and at least
/// 1. Returns true if so much took part.
pub fn is_attempted(took_part: Balance, total: Balance) -> bool {
	took_part >= total.div_ceil(2).max(1)
}

/// Returns true if a member did too little: `done / attempted < 1 − most_missed`, exactly.
pub fn is_absent(done: u32, attempted: u32, most_missed: Perbill) -> bool {
	let least = BILLION.saturating_sub(most_missed.deconstruct().into());
	// Both products are below 2³² · 10⁹, which fits.
	let did = u64::from(done).saturating_mul(BILLION);
	did < u64::from(attempted).saturating_mul(least)
}
