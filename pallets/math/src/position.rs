//! Positions: the pledge of one staker to one service through one operator.
//!
//! A position knows the stake that counted in each era that can still be slashed, and the amount that
//! slashes may still take. It holds one mark for each era in which it changed.
//!
//! Functions that do not say that they round are exact.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	ids::AssignmentId,
	rounding::{div_ceil, div_floor, mul_ceil},
	stretches::Stretch,
	types::{eras_after, sum, Balance, EraIndex},
};

/// The end of a stretch of eras in which the same amount counted.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Mark {
	/// The last era of the stretch.
	pub until_era: EraIndex,
	/// The stake that counted in each of its eras.
	pub amount: Balance,
	/// The budget that left at its end, and may still be taken for offences up to `until_era`.
	pub liable: Balance,
}

/// The pledge of one staker to one assignment. `S` bounds the marks: the largest exit window plus two.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(S: Get<u32>))]
#[scale_info(skip_type_params(S))]
pub struct Position<S> {
	/// The assignment.
	pub assignment: AssignmentId,
	/// The service's largest slash, copied from its terms.
	pub max_slash: Perbill,
	/// The service's exit window, copied from its terms.
	pub exit_window: EraIndex,
	/// The number of the first log entry that is not settled yet.
	pub settled_up_to: u32,
	/// The pledge, before losses.
	pub pledged: Balance,
	/// The part of the pledge's budget that slashes took.
	pub spent: Balance,
	/// The part of the budget that was in no era of the set, as of the last mark: it was added after the
	/// last of them.
	pub fresh: Balance,
	/// The standing order: true if the pledge is renewed after a slash, as far as the limits allow.
	pub standing: bool,
	/// The stake counted in earlier eras, ascending, one mark for each era of change.
	pub past: BoundedVec<Mark, S>,
}

without_bounds!(Position<S> {
	assignment,
	max_slash,
	exit_window,
	settled_up_to,
	pledged,
	spent,
	fresh,
	standing,
	past,
});

/// The result of an exit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Exited {
	/// The stake that no longer counts from the next era on.
	pub amount: Balance,
	/// Rounds down: the part of it that was in no era of the set, and is free at once.
	pub fresh: Balance,
}

/// Rounds up: the smallest amount that may count in a service, `⌈least_loss / least_price⌉`. So no slash of
/// at least `least_price` takes less than `least_loss` from a member.
///
/// Saturates at the largest amount, also for a price of zero. Zero if `least_loss` is zero.
pub fn least_counted(least_loss: Balance, least_price: Perbill) -> Balance {
	match least_loss {
		0 => 0,
		_ => div_ceil(least_loss, least_price).unwrap_or(Balance::MAX),
	}
}

impl<S: Get<u32>> Position<S> {
	/// Returns an empty position, for which the log begins with entry `settled_up_to`.
	pub fn new(
		assignment: AssignmentId,
		max_slash: Perbill,
		exit_window: EraIndex,
		settled_up_to: u32,
		standing: bool,
	) -> Self {
		Self {
			assignment,
			max_slash,
			exit_window,
			settled_up_to,
			pledged: 0,
			spent: 0,
			fresh: 0,
			standing,
			past: BoundedVec::new(),
		}
	}

	/// Rounds up: the maximum that slashes may still take of the pledge, `⌈max_slash · pledged⌉ − spent`.
	///
	/// Never saturates: a loss is at most the budget.
	pub fn budget(&self) -> Balance {
		mul_ceil(self.max_slash, self.pledged).saturating_sub(self.spent)
	}

	/// Rounds down: the stake that counts from the next era on, `pledged − ⌈spent / max_slash⌉`.
	pub fn counted(&self) -> Balance {
		match div_ceil(self.spent, self.max_slash) {
			// Below zero is zero: the last unit of budget may be worth less than one that counts.
			Some(lost) => self.pledged.saturating_sub(lost),
			None => 0,
		}
	}

	/// Returns the stake that counts or counted in `era`, one that can still be slashed or a later one.
	pub fn amount_at(&self, era: EraIndex) -> Balance {
		match self.past.iter().find(|mark| era <= mark.until_era) {
			Some(mark) => mark.amount,
			None => self.counted(),
		}
	}

	/// Returns the maximum that slashes may take for an offence in `offence_era`: the budget, and all
	/// that left in this era or later.
	pub fn room(&self, offence_era: EraIndex) -> Balance {
		sum([self.budget(), self.leaving(offence_era)])
	}

	/// Returns the maximum that slashes may still take in `now` or later, if the log is settled.
	pub fn liability(&self, now: EraIndex) -> Balance {
		sum([self.budget(), self.leaving(now.saturating_sub(self.exit_window))])
	}

	/// Returns the liable budget that left at the end of `since` or later.
	fn leaving(&self, since: EraIndex) -> Balance {
		sum(self.past.iter().filter(|mark| mark.until_era >= since).map(|mark| mark.liable))
	}

	/// Returns whether the record may be removed: nothing counts or is liable in any era that can still
	/// be slashed.
	///
	/// A position with a spent budget stays while stake counted: slashes of it are still reported,
	/// though they take nothing.
	pub fn is_done(&self, now: EraIndex) -> bool {
		let first = now.saturating_sub(self.exit_window);
		let counted = |mark: &Mark| mark.until_era >= first && (mark.amount > 0 || mark.liable > 0);
		self.pledged == 0 && !self.past.iter().any(counted)
	}

	/// Drops the marks that no slash executed in `now` or later can reach. Afterwards there is room for
	/// one more.
	pub fn prune(&mut self, now: EraIndex) {
		let first = now.saturating_sub(self.exit_window);
		self.past.retain(|mark| mark.until_era >= first);
		if self.past.is_empty() {
			self.fresh = 0;
		}
	}

	/// Returns the part of the budget that was in no era of `serves` within the exit window before `now`.
	///
	/// What was added in an era is there from the next one on. So an era of the set after the last mark has
	/// met all of it, and one before that mark what was met by then.
	fn unmet(&self, serves: &[Stretch], now: EraIndex) -> Balance {
		let first = now.saturating_sub(self.exit_window);
		let last_served = Stretch::last_of(serves, now).filter(|era| *era >= first);
		match (last_served, self.past.last()) {
			(None, _) => self.budget(),
			(Some(served), Some(mark)) if served <= mark.until_era => self.fresh,
			_ => 0,
		}
	}

	/// Records that the present stake counts until `now`, and returns the mark of `now`. `serves` are the
	/// eras in which the assignment is in the set of its service.
	///
	/// Every change is made after it. One mark serves all changes of an era.
	pub(crate) fn mark(&mut self, serves: &[Stretch], now: EraIndex) -> Result<&mut Mark, Error> {
		if self.past.last().map(|mark| mark.until_era) != Some(now) {
			self.fresh = self.unmet(serves, now);
			let mark = Mark { until_era: now, amount: self.counted(), liable: 0 };
			self.past.try_push(mark).map_err(|_| Error::TooManyMarks)?;
		}
		self.past.last_mut().ok_or(Error::Inconsistent)
	}

	/// Pledges `amount` more in `now`, to count from the next era on.
	///
	/// It takes back first what left in this era, as it was: an exit and a pledge of the same amount
	/// leave the position as before. The caller has settled and pruned the position, and checks it
	/// afterwards with [`Funds::admit`](crate::Funds::admit); if that refuses, drop the record. `serves` are
	/// the eras in which the assignment is in the set of its service.
	pub fn pledge(
		&mut self,
		amount: Balance,
		serves: &[Stretch],
		now: EraIndex,
	) -> Result<(), Error> {
		let pledged = self.pledged.checked_add(amount).ok_or(Error::Overflow)?;
		self.mark(serves, now)?;
		let before = self.budget();
		self.pledged = pledged;
		let added = self.budget().checked_sub(before).ok_or(Error::Inconsistent)?;
		let mark = self.mark(serves, now)?;
		let back = added.min(mark.liable);
		mark.liable = mark.liable.checked_sub(back).ok_or(Error::Inconsistent)?;
		let new = added.checked_sub(back).ok_or(Error::Inconsistent)?;
		self.fresh = self.fresh.checked_add(new).ok_or(Error::Overflow)?;
		Ok(())
	}

	/// Exits up to `amount` in `now`, or the whole pledge if less than `min_pledge` would remain.
	///
	/// What was added last leaves first. What was in the assignment in no era of `serves` that can still be
	/// slashed is free at once: nobody answers for it. The rest is liable for the exit window after `now`.
	/// Never refused: an exit needs at most the mark of this era.
	pub fn exit(
		&mut self,
		amount: Balance,
		min_pledge: Balance,
		serves: &[Stretch],
		now: EraIndex,
	) -> Result<Exited, Error> {
		let counted = self.counted();
		// Below zero is zero: no more can leave than counts.
		let left = counted.saturating_sub(amount);
		let amount = if left < min_pledge { counted } else { amount.min(counted) };

		self.mark(serves, now)?;
		let before = self.budget();
		self.pledged = self.pledged.checked_sub(amount).ok_or(Error::Inconsistent)?;
		let leaves = before.checked_sub(self.budget()).ok_or(Error::Inconsistent)?;
		let free = self.fresh.min(leaves);
		self.fresh = self.fresh.checked_sub(free).ok_or(Error::Inconsistent)?;
		// The liability moves to the mark, it does not change.
		self.move_to_mark(leaves.checked_sub(free).ok_or(Error::Inconsistent)?)?;
		if self.counted() == 0 {
			self.clear(self.fresh)?;
		}
		let fresh = amount.min(div_floor(free, self.max_slash));
		Ok(Exited { amount, fresh })
	}

	/// Charges `loss` for an offence in `offence_era`, as of `now`. Returns the part that the pledge paid.
	///
	/// Of the stake that counted in the offence era, the part that left first pays first, and the part
	/// that still counts pays last. So the sum of several losses does not depend on their order.
	pub(crate) fn apply_loss(
		&mut self,
		loss: Balance,
		offence_era: EraIndex,
		least: Balance,
		serves: &[Stretch],
		now: EraIndex,
	) -> Result<Balance, Error> {
		let mut rest = loss;
		for mark in self.past.iter_mut().filter(|mark| mark.until_era >= offence_era) {
			let paid = rest.min(mark.liable);
			mark.liable = mark.liable.checked_sub(paid).ok_or(Error::Inconsistent)?;
			rest = rest.checked_sub(paid).ok_or(Error::Inconsistent)?;
		}
		self.spend(rest, least, serves, now)?;
		Ok(rest)
	}

	/// Spends `amount` of the budget as of `now`. The counted stake falls by `amount / max_slash`.
	///
	/// What was in an era of the set pays before what was in none. If less than `least` counts afterwards,
	/// the rest exits.
	pub(crate) fn spend(
		&mut self,
		amount: Balance,
		least: Balance,
		serves: &[Stretch],
		now: EraIndex,
	) -> Result<(), Error> {
		if amount == 0 {
			return Ok(());
		}
		self.mark(serves, now)?;
		self.spent = self.spent.checked_add(amount).ok_or(Error::Overflow)?;
		self.fresh = self.fresh.min(self.budget());
		if self.counted() < least.max(1) {
			// All of it stays within reach of the other slashes of this era, in whatever order they come.
			self.clear(0)?;
		}
		Ok(())
	}

	/// Adds to the budget that left at the last mark.
	fn move_to_mark(&mut self, amount: Balance) -> Result<(), Error> {
		let mark = self.past.last_mut().ok_or(Error::Inconsistent)?;
		mark.liable = mark.liable.checked_add(amount).ok_or(Error::Overflow)?;
		Ok(())
	}

	/// Removes a pledge of which nothing counts any more, or too little. The rest of its budget moves to
	/// the last mark, but for the part that is `free`.
	fn clear(&mut self, free: Balance) -> Result<(), Error> {
		// Below zero is zero: no more is free than there is.
		self.move_to_mark(self.budget().saturating_sub(free))?;
		self.pledged = 0;
		self.spent = 0;
		self.fresh = 0;
		Ok(())
	}

	/// Returns whether the record has, in `now`, the shape that every operation keeps.
	///
	/// Marks ascend strictly, none is later than `now`, and there are at most `exit_window + 2`. The
	/// budget is not overspent, and what is fresh is a part of it that has a mark. A pledge of
	/// which nothing counts is zero.
	pub fn is_sound(&self, now: EraIndex) -> bool {
		let ascending = self
			.past
			.iter()
			.zip(self.past.iter().skip(1))
			.all(|(a, b)| a.until_era < b.until_era);
		let max = eras_after(self.exit_window, 2);
		ascending
			&& self.past.last().is_none_or(|mark| mark.until_era <= now)
			&& u32::try_from(self.past.len()).is_ok_and(|marks| marks <= max)
			&& self.spent <= mul_ceil(self.max_slash, self.pledged)
			&& self.fresh <= self.budget()
			&& (self.fresh == 0 || !self.past.is_empty())
			&& (self.counted() > 0 || (self.pledged == 0 && self.spent == 0))
	}
}
