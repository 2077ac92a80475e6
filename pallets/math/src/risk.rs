//! How much may be at risk at a service, and what a shock or a fault can cost.
//!
//! Under the exposure law no unit of stake is promised twice, so a service is as safe as its own numbers
//! say, whatever the others declare or do: to corrupt several costs the sum of what each costs.

use sp_arithmetic::{FixedI128, FixedPointNumber, Perbill, Perquintill};

use crate::{
	rounding::{mul_div_ceil, mul_div_floor},
	types::{sum, Balance},
};

const ONE: Balance = 1_000_000_000_000_000_000;

/// What stands behind a service.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Security {
	/// What counts in it.
	pub stake: Balance,
	/// The part of it that has to collude to corrupt the service.
	pub quorum: Perquintill,
	/// The part of it that can be slashed at most.
	pub max_slash: Perquintill,
}

impl Security {
	/// Exact: that of `stake` under terms.
	pub fn of(stake: Balance, quorum: Perbill, max_slash: Perbill) -> Self {
		Self { stake, quorum: to_perquintill(quorum), max_slash: to_perquintill(max_slash) }
	}

	/// Rounds down: what corrupting the service costs at least, if the slash is asked for in time.
	pub fn cost(&self) -> Balance {
		self.max_slash.mul_floor(self.quorum.mul_floor(self.stake))
	}

	/// Rounds down: the most that may be at risk, `part` of the cost. See [`part_within`].
	pub fn certified(&self, part: Perquintill) -> Balance {
		part.mul_floor(self.cost())
	}

	/// Exact: the least stake with which `value` is certified. `None` if no stake is enough.
	pub fn min_stake(&self, value: Balance, part: Perquintill) -> Option<Balance> {
		// `⌊p · x⌋ ≥ y` exactly if `x ≥ ⌈y / p⌉`.
		let whole = |amount: Balance, part: Perquintill| match amount {
			0 => Some(0),
			_ => mul_div_ceil(amount, ONE, part.deconstruct().into()),
		};
		whole(whole(whole(value, part)?, self.max_slash)?, self.quorum)
	}

	/// Exact: how much stake may leave while `value` stays certified. Zero if it is not.
	pub fn may_leave(&self, value: Balance, part: Perquintill) -> Balance {
		// Below zero is zero: nothing may leave.
		self.min_stake(value, part).map_or(0, |least| self.stake.saturating_sub(least))
	}

	/// Rounds down: the part of the stake that may vanish, for whatever cause, while `value` stays
	/// certified.
	pub fn tolerance(&self, value: Balance, part: Perquintill) -> Perquintill {
		let stays = self.stake.saturating_sub(self.may_leave(value, part));
		// Of no stake nothing can vanish.
		mul_div_ceil(stays, ONE, self.stake).map_or(Perquintill::zero(), |kept| {
			Perquintill::from_parts(u64::try_from(ONE.saturating_sub(kept)).unwrap_or(0))
		})
	}

	/// Rounds down: by which part the cost exceeds `value`; negative if it falls short of it. `None` if
	/// nothing is at risk.
	pub fn slack(&self, value: Balance) -> Option<FixedI128> {
		if value == 0 {
			return None;
		}
		// Saturates at slacks that make no difference.
		let ratio = mul_div_floor(self.cost(), ONE, value).and_then(|it| i128::try_from(it).ok());
		Some(FixedI128::from_inner(ratio.unwrap_or(i128::MAX).saturating_sub(FixedI128::DIV)))
	}
}

/// Exact: a fraction in smaller parts.
fn to_perquintill(fraction: Perbill) -> Perquintill {
	// A billion times at most a billion.
	Perquintill::from_parts(u64::from(fraction.deconstruct()).saturating_mul(1_000_000_000))
}

/// Rounds up: the most of all stake that is lost when `shock` of it is, attacks that follow included:
/// `(1 + 1 / slack) · shock`. Everything, without slack.
pub fn worst_loss(shock: Perquintill, slack: FixedI128) -> Perquintill {
	let slack = Balance::try_from(slack.into_inner()).unwrap_or(0);
	let parts = Balance::from(shock.deconstruct());
	let lost = mul_div_ceil(parts, ONE, slack).and_then(|more| parts.checked_add(more));
	let lost = lost.filter(|_| slack > 0).and_then(|it| u64::try_from(it).ok());
	// More than everything is everything.
	lost.map_or(Perquintill::one(), Perquintill::from_parts)
}

/// Exact: what a staker loses when the worst `faults` of its services take all they may, each its part
/// of `worst`, of what it has. Orders `worst`, the largest first.
///
/// The sum saturates only beyond all money there is.
pub fn worst_losses(worst: &mut [Balance], faults: usize, has: Balance) -> Balance {
	worst.sort_unstable_by(|one, other| other.cmp(one));
	sum(worst.iter().take(faults).copied()).min(has)
}
