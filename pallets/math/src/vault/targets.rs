//! Pledges of a vault to its targets: parts of active stake that shall count.

use sp_arithmetic::Perbill;

use super::limits::{parts, usable, Parts};
use crate::{
	rounding::{div_floor, mul_div_floor, mul_floor},
	types::Balance,
};

/// The part of a pledge, as its inverse, below which a difference is left alone.
const SLACK: Balance = 64;

/// Moves that an assignment lets a pledge make.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offer {
	/// It can be pledged to.
	Open,
	/// It is suspended, paused, jailed, full, or waits for a place: nothing is added, and nothing leaves for
	/// that.
	Shut,
	/// It is closed or retired, or its terms or its worst commission, announced ones included, are not what
	/// was signed: all of it leaves.
	Gone,
}

/// The factor by which weights shrink after the exposure limit was lowered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scale {
	limit: Parts,
	losses: Parts,
}

impl Scale {
	/// Returns the scale for targets whose largest losses add up to `losses`, in parts per billion
	/// ([`losses`](super::limits::losses)). `exposure_limit` is the lower of those in force and announced, of
	/// which 64/65 are used, rounded down.
	pub fn of(losses: Parts, exposure_limit: Perbill) -> Self {
		Self { limit: parts(usable(exposure_limit)), losses }
	}

	/// Rounds down: the weight within the limit.
	pub fn weigh(&self, weight: Perbill) -> Perbill {
		if self.losses <= self.limit {
			return weight;
		}
		// Less than the weight, as the limit is below the losses.
		let part = mul_div_floor(parts(weight).into(), self.limit.into(), self.losses.into());
		Perbill::from_parts(part.and_then(|part| u32::try_from(part).ok()).unwrap_or(0))
	}
}

/// A target in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
	/// The part of active stake that shall count.
	pub weight: Perbill,
	/// True once it was slashed: nothing is pledged to it until it is announced anew.
	pub stopped: bool,
}

/// Bounds of the steps of a turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Room {
	/// Active stake, without what a reported base offence may have forfeited.
	pub active: Balance,
	/// The scale of the weights.
	pub scale: Scale,
	/// True unless the open batch was postponed in this turn: who asked before an announcement must not
	/// meet what it raises.
	pub may_raise: bool,
}

/// Step to take with a target in a turn. All exits come before all pledges.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// Nothing.
	Keep,
	/// Exit this amount.
	Exit(Balance),
	/// Pledge this amount, or what of it is [`admitted`].
	Pledge(Balance),
}

impl Target {
	/// Rounds down: the stake that shall count, `⌊weight · active⌋`. Zero if the offer is gone.
	pub fn wanted(&self, offer: Offer, room: &Room) -> Balance {
		match offer {
			Offer::Gone => 0,
			Offer::Open | Offer::Shut => mul_floor(room.scale.weigh(self.weight), room.active),
		}
	}

	/// Decides what to do with a target of which `counted` counts. `min_pledge` is that of its service. A
	/// difference below a 64th is left alone.
	///
	/// The caller stops a target by the number of slashes of its assignment: what counts tells nothing of them, as
	/// stake may have paid that counts no more, and falls without a slash where it is trimmed.
	pub fn step(&self, counted: Balance, min_pledge: Balance, offer: Offer, room: &Room) -> Step {
		let wanted = self.wanted(offer, room);
		let slack = wanted / SLACK;
		// Below zero is zero in both: nothing to do.
		let above = counted.saturating_sub(wanted);
		let below = wanted.saturating_sub(counted);
		let may_raise = room.may_raise && !self.stopped && offer == Offer::Open;
		if above >= slack.max(1) {
			Step::Exit(above)
		} else if may_raise && below >= slack.max(min_pledge).max(1) {
			Step::Pledge(below)
		} else {
			Step::Keep
		}
	}
}

/// Rounds down: what is pledged of a wanted amount, so that a part is pledged where the whole would be refused.
/// `headroom` is that of all pledges ([`Funds::headroom`](crate::Funds::headroom)), `max_slash` the service's
/// largest slash, `uncounted` the active stake that does not count in it yet.
///
/// Zero if less than the minimum pledge would count with the `counted`.
pub fn admitted(
	wanted: Balance,
	max_slash: Perbill,
	headroom: Balance,
	uncounted: Balance,
	counted: Balance,
	min_pledge: Balance,
) -> Balance {
	let amount = wanted.min(div_floor(headroom, max_slash)).min(uncounted);
	// Stake of one staker: the sum fits.
	match counted.saturating_add(amount) >= min_pledge {
		true => amount,
		false => 0,
	}
}
