//! Streams of rewards, one for each service, shared in proportion to the counted stake.
//!
//! Everything of an era is fixed when it begins: the rate, the counted stake, multipliers and
//! commissions. So the index of an era includes the era itself, and a member that joins in it starts
//! at that index and earns from the next era on.
//!
//! Indices are scaled by 2¹²⁸ and rounded down. Remainders are kept, so that frequent claims lose
//! nothing. No product overflows, because the sum of all fundings of a service fits `u128`.
//!
//! Every operation has three steps: touch the earnings with the stake counted so far, settle slashes,
//! and then change the counted stake.
//!
//! Functions that do not say that they round are exact.

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
	/// The last era that was paid for.
	pub paid_until_era: EraIndex,
	/// The earnings of one unit of weight in all eras until `paid_until_era`, scaled.
	pub index: U256,
	/// The sum of the shares of all assignments, from the next era on.
	pub weight: Balance,
	/// The amount paid per era.
	pub rate: Balance,
	/// The amount left to pay.
	pub left: Balance,
	/// The sum of all fundings. Only grows.
	pub funded: Balance,
	/// The minimum weight at which an era is paid.
	pub min_weight: Balance,
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
/// The stake counted in the assignment is stored in its [`Totals`](crate::Totals), and not here. Every
/// operation takes it as `weight`: the total from the next era on, as it was before the operation, or
/// `None` while the assignment earns nothing because it is suspended or closed.
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

/// The earnings of one position that were not claimed yet.
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
	/// The whole units.
	pub due: Balance,
	/// The part below one unit, scaled.
	pub frac: u128,
}

/// Returns an amount times 2¹²⁸.
fn scaled(amount: Balance) -> U256 {
	let U256([low, high, ..]) = U256::from(amount);
	U256([0, 0, low, high])
}

/// Rounds down: a scaled amount by 2¹²⁸.
fn unscaled(amount: U256) -> Balance {
	let U256([_, _, low, high]) = amount;
	U256([low, high, 0, 0]).low_u128()
}

/// Adds a scaled amount to whole units and the part below one.
fn credit(whole: &mut Balance, frac: &mut u128, scaled: U256) -> Result<(), Error> {
	let total = scaled.checked_add(U256::from(*frac)).ok_or(Error::Overflow)?;
	*whole = whole.checked_add(unscaled(total)).ok_or(Error::Overflow)?;
	*frac = total.low_u128();
	Ok(())
}

/// Returns the scaled earnings of `weight` units, each of which earned `index`.
fn scaled_earnings(weight: Balance, index: U256) -> Result<U256, Error> {
	U256::from(weight).checked_mul(index).ok_or(Error::Overflow)
}

/// Returns the rise of an index since it was `seen`.
fn index_gain(index: U256, seen: U256) -> Result<U256, Error> {
	index.checked_sub(seen).ok_or(Error::Inconsistent)
}

impl ServiceStream {
	/// Returns the empty stream of a service that registers in `now`.
	pub fn new(now: EraIndex) -> Self {
		Self { paid_until_era: now, ..Default::default() }
	}

	/// Returns true if eras are paid: somebody counts, with the minimum weight at least.
	pub fn pays(&self) -> bool {
		self.weight > 0 && self.weight >= self.min_weight
	}

	/// Rounds down: pays for all eras up to and including `now`.
	///
	/// The funds of an era that is not paid stay in the stream.
	pub fn roll(&mut self, now: EraIndex) -> Result<(), Error> {
		// The clock does not go back; if it did, there would be nothing to pay.
		let eras = now.saturating_sub(self.paid_until_era);
		if eras == 0 {
			return Ok(());
		}
		if self.pays() {
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

	/// Adds funds to the stream in `now`. Refuses an `amount` with which the sum of all fundings would
	/// leave `u128`.
	pub fn fund(&mut self, amount: Balance, now: EraIndex) -> Result<(), Error> {
		self.roll(now)?;
		self.funded = self.funded.checked_add(amount).ok_or(Error::TooMuchFunded)?;
		// `left ≤ funded`.
		self.left = self.left.checked_add(amount).ok_or(Error::Inconsistent)?;
		Ok(())
	}

	/// Takes back up to `amount` of the funds left in `now`. Returns the amount taken.
	/// Earnings are not among the funds left.
	pub fn take_back(&mut self, amount: Balance, now: EraIndex) -> Result<Balance, Error> {
		self.roll(now)?;
		let amount = amount.min(self.left);
		self.left = self.left.checked_sub(amount).ok_or(Error::Inconsistent)?;
		Ok(amount)
	}

	/// Changes the rate from the next era on.
	pub fn set_rate(&mut self, rate: Balance, now: EraIndex) -> Result<(), Error> {
		self.roll(now)?;
		self.rate = rate;
		Ok(())
	}

	/// Replaces one share in the weight by another.
	fn reweigh(&mut self, before: Balance, after: Balance) -> Result<(), Error> {
		let others = self.weight.checked_sub(before).ok_or(Error::Inconsistent)?;
		self.weight = others.checked_add(after).ok_or(Error::Overflow)?;
		Ok(())
	}
}

impl AssignmentStream {
	/// Returns the stream of an assignment that opens in `now` with nothing counted.
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

	/// Rounds up: the part of this assignment in the service's weight, `⌈multiplier · weight⌉`. The
	/// service's weight divides its payments, so members never earn more than is paid. Zero while it
	/// earns nothing.
	pub fn share(&self, weight: Option<Balance>) -> Balance {
		weight.map_or(0, |weight| mul_ceil(self.multiplier, weight))
	}

	/// Rounds down: earns for all eras up to and including `now`.
	///
	/// Then an announced commission that is due replaces the present one from the next era on.
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

	/// Replaces the weight `before` by `after` from the next era on. `None` is the weight of an
	/// assignment that earns nothing, before or after.
	///
	/// The caller has touched the [`Earnings`] of the member whose counted stake changes.
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

	/// Stops earning from the next era on. The era `now` is still earned.
	pub fn suspend(
		&mut self,
		service: &mut ServiceStream,
		weight: Balance,
		now: EraIndex,
	) -> Result<(), Error> {
		self.change(service, Some(weight), None, now)
	}

	/// Earns again from the next era on.
	///
	/// Only with an empty log: only then the total is the exact sum of the members' counted stake.
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
	/// A lower one is in force from the next era on, and withdraws an announcement. A higher one is
	/// announced for `due_era`: the first [`Self::roll`] in the era before `due_era` or later puts it in
	/// force from the next era on, so never before `due_era`. Announcing the same commission again
	/// changes nothing; another replaces the announcement.
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

	/// Rounds down to whole units and keeps the rest: takes out the commission to pay.
	pub fn take_fee(&mut self) -> Balance {
		core::mem::take(&mut self.fee)
	}
}

impl Earnings {
	/// Rounds down to whole units and keeps the rest: earns for the stake `counted` since the last
	/// touch, for all eras up to and including `now`.
	///
	/// A new member is touched with nothing counted, so that it starts at the index of `now`.
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

	/// Rounds down to whole units and keeps the rest: takes out the earnings to pay.
	pub fn take(&mut self) -> Balance {
		core::mem::take(&mut self.due)
	}
}
