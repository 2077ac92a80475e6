//! Streams of rewards, per service, shared by what counts.
//!
//! Everything of an era is fixed when it begins: the rate, who counts, multipliers and commissions.
//! So the index of an era includes the era itself, and whoever joins in it starts at that index and
//! earns from the next era on.
//!
//! Indices are scaled by 2¹²⁸ and rounded down; remainders are kept, so claiming often loses nothing.
//! No product overflows: all that a service can ever fund fits `u128`. An overflow is an error that
//! cannot happen.
//!
//! In every call: touch with what counted so far, settle slashes, then change.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{PerThing, Perbill};
use sp_core::U256;

use crate::{
	error::Error,
	rounding::{mul_ceil, mul_floor_wide},
	types::{next_era, Balance, EraIndex},
};

/// The stream of one service.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct ServiceStream {
	/// The last era that is paid for.
	pub paid_until_era: EraIndex,
	/// What one unit of weight has earned in all eras up to `paid_until_era`, scaled.
	pub index: U256,
	/// The shares of all live assignments, from the next era on.
	pub weight: Balance,
	/// What is paid per era.
	pub rate: Balance,
	/// What is left to pay.
	pub left: Balance,
	/// All that was ever funded. Only grows.
	pub funded: Balance,
}

/// A commission that was announced.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct PendingCommission {
	/// The first era in which it may be in force.
	pub due_era: EraIndex,
	/// The commission.
	pub commission: Perbill,
}

/// The share of one assignment in the stream of its service.
///
/// The record does not know what counts in the assignment: that is stored in its
/// [`Totals`](crate::Totals). Every operation takes it as `weight`: what counts from the next era on,
/// as it was before the operation, or `None` while the assignment earns nothing because it is
/// suspended or closed.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AssignmentStream {
	/// The service's index up to which this assignment has earned.
	pub seen: U256,
	/// The earnings of one unit that counts, after commission, scaled.
	pub index: U256,
	/// The operator's performance, set by the service.
	pub multiplier: Perbill,
	/// The operator's part of the rewards.
	pub commission: Perbill,
	/// A higher commission that was announced.
	pub pending: Option<PendingCommission>,
	/// The commission earned and not claimed.
	pub fee: Balance,
	/// The part of it below one unit, scaled.
	pub fee_frac: u128,
}

/// What one position has earned and not claimed.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Earnings {
	/// The assignment's index up to which this position has earned.
	pub seen: U256,
	/// Whole units.
	pub due: Balance,
	/// The part below one unit, scaled.
	pub frac: u128,
}

/// Exact: an amount times 2¹²⁸.
fn scaled(amount: Balance) -> U256 {
	let U256([low, high, ..]) = U256::from(amount);
	U256([0, 0, low, high])
}

/// Rounds down: a scaled amount by 2¹²⁸.
fn unscaled(amount: U256) -> Balance {
	let U256([_, _, low, high]) = amount;
	U256([low, high, 0, 0]).low_u128()
}

/// Rounds nothing: adds a scaled amount to whole units and the part below one.
fn credit(whole: &mut Balance, frac: &mut u128, scaled: U256) -> Result<(), Error> {
	let total = scaled.checked_add(U256::from(*frac)).ok_or(Error::Overflow)?;
	*whole = whole.checked_add(unscaled(total)).ok_or(Error::Overflow)?;
	*frac = total.low_u128();
	Ok(())
}

/// Rounds nothing: a weight times a scaled index.
fn scaled_earnings(weight: Balance, index: U256) -> Result<U256, Error> {
	U256::from(weight).checked_mul(index).ok_or(Error::Overflow)
}

/// Rounds nothing: by how much an index rose.
fn index_gain(index: U256, seen: U256) -> Result<U256, Error> {
	index.checked_sub(seen).ok_or(Error::Inconsistent)
}

impl ServiceStream {
	/// An empty stream of a service that begins in `now`.
	pub fn new(now: EraIndex) -> Self {
		Self { paid_until_era: now, ..Default::default() }
	}

	/// Rounds down: pays for all eras up to and including `now`.
	///
	/// In an era in which nobody counts the money stays in the stream.
	pub fn roll(&mut self, now: EraIndex) -> Result<(), Error> {
		// The clock does not go back; if it did, there would be nothing to pay.
		let eras = now.saturating_sub(self.paid_until_era);
		if eras == 0 {
			return Ok(());
		}
		if self.weight > 0 {
			// More than `u128` is more than `left`.
			let pay = self.left.min(self.rate.saturating_mul(Balance::from(eras)));
			self.left = self.left.checked_sub(pay).ok_or(Error::Inconsistent)?;
			let weight = U256::from(self.weight);
			let each = scaled(pay).checked_div(weight).ok_or(Error::Inconsistent)?;
			self.index = self.index.checked_add(each).ok_or(Error::Overflow)?;
		}
		self.paid_until_era = now;
		Ok(())
	}

	/// Rounds nothing: adds to the stream in `now`. Refused if the sum ever funded leaves `u128`.
	pub fn fund(&mut self, amount: Balance, now: EraIndex) -> Result<(), Error> {
		self.roll(now)?;
		self.funded = self.funded.checked_add(amount).ok_or(Error::TooMuchFunded)?;
		// `left ≤ funded`.
		self.left = self.left.checked_add(amount).ok_or(Error::Inconsistent)?;
		Ok(())
	}

	/// Rounds nothing: takes back up to `amount` of what is left in `now`, and gives it. What was
	/// earned is out of reach.
	pub fn take_back(&mut self, amount: Balance, now: EraIndex) -> Result<Balance, Error> {
		self.roll(now)?;
		let amount = amount.min(self.left);
		self.left = self.left.checked_sub(amount).ok_or(Error::Inconsistent)?;
		Ok(amount)
	}

	/// Rounds nothing: changes the rate, from the next era on.
	pub fn set_rate(&mut self, rate: Balance, now: EraIndex) -> Result<(), Error> {
		self.roll(now)?;
		self.rate = rate;
		Ok(())
	}

	/// Rounds nothing: replaces one share in the weight by another.
	fn reweigh(&mut self, before: Balance, after: Balance) -> Result<(), Error> {
		let others = self.weight.checked_sub(before).ok_or(Error::Inconsistent)?;
		self.weight = others.checked_add(after).ok_or(Error::Overflow)?;
		Ok(())
	}
}

impl AssignmentStream {
	/// Returns the stream of an assignment opened in `now`, in which nobody counts yet.
	pub fn open(
		service: &mut ServiceStream,
		multiplier: Perbill,
		commission: Perbill,
		now: EraIndex,
	) -> Result<Self, Error> {
		service.roll(now)?;
		Ok(Self {
			seen: service.index,
			index: U256::zero(),
			multiplier,
			commission,
			pending: None,
			fee: 0,
			fee_frac: 0,
		})
	}

	/// Rounds up: `⌈multiplier · weight⌉`, this assignment's part of the service's weight, so that the
	/// divisor never understates. Zero while it earns nothing.
	pub fn share(&self, weight: Option<Balance>) -> Balance {
		weight.map_or(0, |weight| mul_ceil(self.multiplier, weight))
	}

	/// Rounds down: earns for all eras up to and including `now`.
	///
	/// Then an announced commission whose era has come replaces the old one, from the next era on.
	pub fn roll(
		&mut self,
		service: &mut ServiceStream,
		weight: Option<Balance>,
		now: EraIndex,
	) -> Result<(), Error> {
		service.roll(now)?;
		if let Some(weight) = weight {
			let gain = index_gain(service.index, self.seen)?;
			let gross = mul_floor_wide(self.multiplier, gain).ok_or(Error::Overflow)?;
			let kept = self.commission.left_from_one();
			let net = mul_floor_wide(kept, gross).ok_or(Error::Overflow)?;
			let cut = gross.checked_sub(net).ok_or(Error::Inconsistent)?;
			self.index = self.index.checked_add(net).ok_or(Error::Overflow)?;
			self.seen = service.index;
			credit(&mut self.fee, &mut self.fee_frac, scaled_earnings(weight, cut)?)?;
		}
		self.apply_commission(now);
		Ok(())
	}

	/// Puts an announced commission in force from the next era on, if it is due by then.
	fn apply_commission(&mut self, now: EraIndex) {
		if let Some(pending) = self.pending {
			if next_era(now) >= pending.due_era {
				self.commission = pending.commission;
				self.pending = None;
			}
		}
	}

	/// Replaces the weight `before` by `after` from the next era on.
	///
	/// From `Some` to `Some` is a recount: the [`Earnings`] of its members are touched first. To `None`
	/// is [`Self::suspend`], from `None` is [`Self::resume`].
	pub fn change(
		&mut self,
		service: &mut ServiceStream,
		before: Option<Balance>,
		after: Option<Balance>,
		now: EraIndex,
	) -> Result<(), Error> {
		self.roll(service, before, now)?;
		if before.is_none() {
			self.seen = service.index;
		}
		service.reweigh(self.share(before), self.share(after))
	}

	/// Stops earning for `weight` from the next era on. The era `now` is still earned.
	pub fn suspend(
		&mut self,
		service: &mut ServiceStream,
		weight: Balance,
		now: EraIndex,
	) -> Result<(), Error> {
		self.change(service, Some(weight), None, now)
	}

	/// Earns again for `weight` from the next era on.
	///
	/// Only with an empty slash log: then the total is the exact sum of what counts.
	pub fn resume(
		&mut self,
		service: &mut ServiceStream,
		weight: Balance,
		now: EraIndex,
	) -> Result<(), Error> {
		self.change(service, None, Some(weight), now)
	}

	/// Changes the multiplier from the next era on.
	pub fn set_multiplier(
		&mut self,
		service: &mut ServiceStream,
		weight: Option<Balance>,
		multiplier: Perbill,
		now: EraIndex,
	) -> Result<(), Error> {
		self.roll(service, weight, now)?;
		let share = self.share(weight);
		self.multiplier = multiplier;
		service.reweigh(share, self.share(weight))
	}

	/// Sets a commission in `now`.
	///
	/// A lower one is in force from the next era on and withdraws an announcement. A higher one is
	/// announced for `due_era`: it comes into force with the first touch in the era before `due_era`
	/// or later, from the next era on, so never earlier. Announcing the same again changes nothing;
	/// announcing another starts anew.
	pub fn set_commission(
		&mut self,
		service: &mut ServiceStream,
		weight: Option<Balance>,
		commission: Perbill,
		due_era: EraIndex,
		now: EraIndex,
	) -> Result<(), Error> {
		self.roll(service, weight, now)?;
		if commission <= self.commission {
			self.commission = commission;
			self.pending = None;
		} else if self.pending.map(|pending| pending.commission) != Some(commission) {
			self.pending = Some(PendingCommission { due_era, commission });
			self.apply_commission(now);
		}
		Ok(())
	}

	/// Rounds down to whole units and keeps the rest: the commission to pay out, which is cleared.
	pub fn take_fee(&mut self) -> Balance {
		core::mem::take(&mut self.fee)
	}
}

impl Earnings {
	/// Rounds down to whole units and keeps the rest: earns for what `counted` since the last touch,
	/// for all eras up to and including `now`.
	///
	/// A joiner is touched with nothing counted: it starts at the index of `now`.
	pub fn touch(
		&mut self,
		assignment: &mut AssignmentStream,
		service: &mut ServiceStream,
		weight: Option<Balance>,
		counted: Balance,
		now: EraIndex,
	) -> Result<(), Error> {
		assignment.roll(service, weight, now)?;
		if counted > 0 {
			let earned = scaled_earnings(counted, index_gain(assignment.index, self.seen)?)?;
			credit(&mut self.due, &mut self.frac, earned)?;
		}
		self.seen = assignment.index;
		Ok(())
	}

	/// Rounds down to whole units and keeps the rest: what to pay out, which is cleared.
	pub fn take(&mut self) -> Balance {
		core::mem::take(&mut self.due)
	}
}
