//! Security of services: the value that may be at risk, and the cost of a shock or a fault.
//!
//! Under the exposure law no unit of stake is promised twice. So the cost of corrupting several
//! services is the sum of their costs, and the security of one does not depend on the others.
//!
//! Functions that do not say that they round are exact.

use sp_arithmetic::{FixedI128, FixedPointNumber, Perbill, Perquintill};

use crate::{
	rounding::{mul_div_ceil, mul_div_floor, mul_floor},
	types::{sum, Balance},
};

const ONE: Balance = 1_000_000_000_000_000_000;

/// The stake behind a service, and the part of it that an attack loses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Security {
	/// The stake that counts in the service.
	pub stake: Balance,
	/// The part of the stake that has to collude to corrupt the service.
	pub quorum: Perquintill,
	/// The maximum part of the stake that can be slashed.
	pub max_slash: Perquintill,
	/// The amount that could be slashed but for earlier slashes, which have used up the caps.
	pub used: Balance,
	/// The part of a slash that is certain when the service is corrupted.
	pub attributable: Perquintill,
}

impl Security {
	/// Returns the security of `stake` under the terms of a service.
	pub fn of(stake: Balance, quorum: Perbill, max_slash: Perbill) -> Self {
		Self {
			stake,
			quorum: to_perquintill(quorum),
			max_slash: to_perquintill(max_slash),
			used: 0,
			attributable: Perquintill::one(),
		}
	}

	/// Returns the security after slashes that have used up `used` of what could be slashed.
	pub fn after(self, used: Balance) -> Self {
		Self { used, ..self }
	}

	/// Returns the security after such slashes, if no operator has lost more than half of what it could lose.
	pub fn after_at_most_half(self, used: Balance) -> Self {
		let whole = Self { used: 0, attributable: Perquintill::one(), ..self };
		self.after(used.min(whole.cost().div_ceil(2)))
	}

	/// Rounds down: returns the security if only a part of the stake is sure to be within reach.
	pub fn within_reach(self, part: Perbill) -> Self {
		Self { stake: mul_floor(part, self.stake), ..self }
	}

	/// Returns the security if only a part of a slash is certain.
	pub fn attributable(self, part: Perbill) -> Self {
		Self { attributable: to_perquintill(part), ..self }
	}

	/// Rounds down: the minimum cost of corrupting the service, if the slash is requested in time.
	///
	/// Those who collude have a quorum, and are the ones with least left to lose: whatever earlier
	/// slashes have used up is theirs.
	pub fn cost(&self) -> Balance {
		let slashable = self.max_slash.mul_floor(self.quorum.mul_floor(self.stake));
		self.attributable.mul_floor(slashable.saturating_sub(self.used))
	}

	/// Rounds down: the maximum value that may be at risk, `part` of the cost.
	pub fn certified(&self, part: Perquintill) -> Balance {
		part.mul_floor(self.cost())
	}

	/// Returns the minimum stake that certifies `value`. `None` if no stake does.
	pub fn min_stake(&self, value: Balance, part: Perquintill) -> Option<Balance> {
		// `⌊p · x⌋ ≥ y` exactly if `x ≥ ⌈y / p⌉`.
		let whole = |amount: Balance, part: Perquintill| match amount {
			0 => Some(0),
			_ => mul_div_ceil(amount, ONE, part.deconstruct().into()),
		};
		if value == 0 {
			return Some(0);
		}
		let slashable = whole(whole(value, part)?, self.attributable)?.checked_add(self.used)?;
		whole(whole(slashable, self.max_slash)?, self.quorum)
	}

	/// Returns the stake that may leave while `value` stays certified, whoever's it is. Zero if it is not
	/// certified.
	pub fn may_leave(&self, value: Balance, part: Perquintill) -> Balance {
		// Below zero is zero: nothing may leave.
		self.min_stake(value, part).map_or(0, |min| self.stake.saturating_sub(min))
	}

	/// Rounds down: the part of the stake that may be lost, for any cause, while `value` stays
	/// certified.
	pub fn tolerance(&self, value: Balance, part: Perquintill) -> Perquintill {
		let stays = self.stake.saturating_sub(self.may_leave(value, part));
		// Of no stake none can be lost.
		mul_div_ceil(stays, ONE, self.stake).map_or(Perquintill::zero(), |kept| {
			Perquintill::from_parts(u64::try_from(ONE.saturating_sub(kept)).unwrap_or(0))
		})
	}

	/// Rounds down: the part of `value` by which the cost exceeds it, negative if the cost is less.
	/// `None` if no value is at risk.
	pub fn slack(&self, value: Balance) -> Option<FixedI128> {
		if value == 0 {
			return None;
		}
		// Saturates at slacks that make no difference.
		let ratio = mul_div_floor(self.cost(), ONE, value).and_then(|it| i128::try_from(it).ok());
		Some(FixedI128::from_inner(ratio.unwrap_or(i128::MAX).saturating_sub(FixedI128::DIV)))
	}
}

/// Rounds down: the part of the largest slash that is certain if a service is corrupted: `guilty`, the part of
/// those who collude that pays for certain, times what a fault costs of the largest slash, `price / max_slash`.
///
/// A price above the largest slash counts as that. Nothing is certain if the largest slash is zero.
pub fn certain_part(guilty: Perbill, price: Perbill, max_slash: Perbill) -> Perbill {
	let [guilty, price, max] =
		[guilty, price.min(max_slash), max_slash].map(|it| Balance::from(it.deconstruct()));
	// At most the guilty.
	let parts = mul_div_floor(guilty, price, max).and_then(|it| u32::try_from(it).ok());
	Perbill::from_parts(parts.unwrap_or(0))
}

/// Returns a fraction in smaller parts.
fn to_perquintill(fraction: Perbill) -> Perquintill {
	// A billion times at most a billion.
	Perquintill::from_parts(u64::from(fraction.deconstruct()).saturating_mul(1_000_000_000))
}

/// Rounds up: the maximum part of all stake that is lost in a shock that loses `shock` of it, with the
/// attacks that follow: `(1 + 1 / slack) · shock`. Without slack, all stake.
pub fn worst_loss(shock: Perquintill, slack: FixedI128) -> Perquintill {
	let slack = Balance::try_from(slack.into_inner()).unwrap_or(0);
	let parts = Balance::from(shock.deconstruct());
	let lost = mul_div_ceil(parts, ONE, slack).and_then(|more| parts.checked_add(more));
	let lost = lost.filter(|_| slack > 0).and_then(|it| u64::try_from(it).ok());
	// More than everything is everything.
	lost.map_or(Perquintill::one(), Perquintill::from_parts)
}

/// Returns the maximum loss of a staker that has `has`, if `faults` of its services take all they may.
/// `worst` are the maximum losses in each service; they are sorted, the largest first.
pub fn worst_losses(worst: &mut [Balance], faults: usize, has: Balance) -> Balance {
	worst.sort_unstable_by(|one, other| other.cmp(one));
	sum(worst.iter().take(faults).copied()).min(has)
}
