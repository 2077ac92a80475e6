//! One staker's pledge to one service through one operator.
//!
//! A position answers three questions from a short record: what counted in an era, what may still
//! be taken, and when it is free. It holds one mark per era in which it changed, and only for eras
//! that can still be slashed.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	ids::AssignmentId,
	rounding::{div_ceil, mul_ceil},
	types::{sum, Balance, EraIndex},
};

/// The end of a stretch of eras in which the same amount counted.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Mark {
	/// The last era of the stretch.
	pub until_era: EraIndex,
	/// What counted in it.
	pub amount: Balance,
	/// What left at the end of it and may still be taken for offences up to `until`.
	pub liable: Balance,
}

/// One staker's pledge to one assignment. `S` bounds the marks: the largest exit window plus two.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(S: Get<u32>))]
#[scale_info(skip_type_params(S))]
pub struct Position<S> {
	/// The operator's service for the service that is pledged to.
	pub assignment: AssignmentId,
	/// The service's largest slash, copied from its terms.
	pub max_slash: Perbill,
	/// The service's exit window, copied from its terms.
	pub exit_window: EraIndex,
	/// The sequence number of the first log entry that is not settled yet.
	pub settled_up_to: u32,
	/// The pledge, before losses.
	pub pledged: Balance,
	/// What slashes took of the pledge's budget.
	pub spent: Balance,
	/// Whether the pledge is renewed after a slash, as far as the limits allow.
	pub standing: bool,
	/// What counted in earlier eras, ascending, one mark per era of change.
	pub past: BoundedVec<Mark, S>,
}

without_bounds!(Position<S> {
	assignment,
	max_slash,
	exit_window,
	settled_up_to,
	pledged,
	spent,
	standing,
	past,
});

/// What an exit did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Exited {
	/// What stops counting from the next era on.
	pub amount: Balance,
	/// The part of it that never counted and is free at once.
	pub fresh: Balance,
}

impl<S: Get<u32>> Position<S> {
	/// An empty position that joins the log at `settled`.
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
			standing,
			past: BoundedVec::new(),
		}
	}

	/// Rounds up: `⌈max_slash · pledged⌉ − spent`, the most that what counts may still lose.
	///
	/// Never saturates: a loss is at most the budget.
	pub fn budget(&self) -> Balance {
		mul_ceil(self.max_slash, self.pledged).saturating_sub(self.spent)
	}

	/// Rounds down: `pledged − ⌈spent / max_slash⌉`, what counts from the next era on.
	pub fn counted(&self) -> Balance {
		match div_ceil(self.spent, self.max_slash) {
			// Below zero is zero: the last unit of budget may be worth less than one that counts.
			Some(lost) => self.pledged.saturating_sub(lost),
			None => 0,
		}
	}

	/// Exact: what counts or counted in `era`, any era of the liability window or a later one.
	pub fn amount_at(&self, era: EraIndex) -> Balance {
		match self.past.iter().find(|mark| era <= mark.until_era) {
			Some(mark) => mark.amount,
			None => self.counted(),
		}
	}

	/// Exact: the most that an offence in `offence` may take, `budget + Σ liable` of what left since.
	///
	/// Saturates only beyond all money there is: every part was admitted within its owner's funds.
	pub fn room(&self, offence_era: EraIndex) -> Balance {
		self.budget().saturating_add(self.leaving(offence_era))
	}

	/// Exact: the most that may still be taken in `now` or later, if nothing is unsettled.
	///
	/// Saturates as [`Self::room`] does.
	pub fn liability(&self, now: EraIndex) -> Balance {
		self.budget().saturating_add(self.leaving(now.saturating_sub(self.exit_window)))
	}

	/// Exact: what left at the end of `since` or later and is liable.
	fn leaving(&self, since: EraIndex) -> Balance {
		sum(self.past.iter().filter(|mark| mark.until_era >= since).map(|mark| mark.liable))
	}

	/// Whether nothing counts, and nothing counted in any era that can still be slashed: the record may
	/// be removed.
	///
	/// What a slash asks of a position whose budget is spent is told, though nothing is taken.
	pub fn is_done(&self, now: EraIndex) -> bool {
		let first = now.saturating_sub(self.exit_window);
		let counted = |mark: &Mark| mark.until_era >= first && (mark.amount > 0 || mark.liable > 0);
		self.pledged == 0 && !self.past.iter().any(counted)
	}

	/// Drops the marks that no slash executed in `now` or later can reach.
	///
	/// Afterwards there is room for one more mark.
	pub fn prune(&mut self, now: EraIndex) {
		let first = now.saturating_sub(self.exit_window);
		self.past.retain(|mark| mark.until_era >= first);
	}

	/// Writes down that what counts now counts through `now`, and gives the mark of `now`.
	///
	/// Every change is made under it. One mark serves all changes of an era.
	pub(crate) fn mark(&mut self, now: EraIndex) -> Result<&mut Mark, Error> {
		if self.past.last().map(|mark| mark.until_era) != Some(now) {
			let mark = Mark { until_era: now, amount: self.counted(), liable: 0 };
			self.past.try_push(mark).map_err(|_| Error::TooManyMarks)?;
		}
		self.past.last_mut().ok_or(Error::Inconsistent)
	}

	/// Exact: pledges `amount` more in `now`, to count from the next era on.
	///
	/// The position is settled and pruned before, and admitted afterwards
	/// (see [`Funds::admit`](crate::Funds::admit)); if that refuses, drop the record.
	pub fn pledge(&mut self, amount: Balance, now: EraIndex) -> Result<(), Error> {
		let pledged = self.pledged.checked_add(amount).ok_or(Error::Overflow)?;
		self.mark(now)?;
		self.pledged = pledged;
		Ok(())
	}

	/// Exact: exits up to `amount` in `now`, or all of it if less than `min_pledge` would remain.
	///
	/// The exit counts through `now` and is liable for the exit window after it. What never counted
	/// is free at once. Never refused: it needs at most the mark of this era.
	pub fn exit(
		&mut self,
		amount: Balance,
		min_pledge: Balance,
		now: EraIndex,
	) -> Result<Exited, Error> {
		let counted = self.counted();
		// Below zero is zero: no more can leave than counts.
		let left = counted.saturating_sub(amount);
		let amount = if left < min_pledge { counted } else { amount.min(counted) };

		let counts_now = self.mark(now)?.amount;
		// Below zero is zero: nothing of it is new.
		let fresh = amount.min(counted.saturating_sub(counts_now));
		self.pledged = self.pledged.checked_sub(fresh).ok_or(Error::Inconsistent)?;

		let rest = amount.checked_sub(fresh).ok_or(Error::Inconsistent)?;
		let before = self.budget();
		self.pledged = self.pledged.checked_sub(rest).ok_or(Error::Inconsistent)?;
		// The liability moves to the mark, it does not change.
		let moved = before.checked_sub(self.budget()).ok_or(Error::Inconsistent)?;
		let mark = self.mark(now)?;
		mark.liable = mark.liable.checked_add(moved).ok_or(Error::Overflow)?;
		self.clear_if_empty()?;
		Ok(Exited { amount, fresh })
	}

	/// Exact: takes `loss` for an offence in `offence`, as of `now`; gives what the pledge paid.
	///
	/// What left first pays first, among what counted in the offence era; what still counts pays
	/// last. So the sum of several losses does not depend on their order.
	pub(crate) fn apply_loss(
		&mut self,
		loss: Balance,
		offence_era: EraIndex,
		now: EraIndex,
	) -> Result<Balance, Error> {
		let mut rest = loss;
		for mark in self.past.iter_mut().filter(|mark| mark.until_era >= offence_era) {
			let paid = rest.min(mark.liable);
			mark.liable = mark.liable.checked_sub(paid).ok_or(Error::Inconsistent)?;
			rest = rest.checked_sub(paid).ok_or(Error::Inconsistent)?;
		}
		self.spend(rest, now)?;
		Ok(rest)
	}

	/// Exact: spends `amount` of the budget as of `now`. What counts falls by it over `max_slash`.
	pub(crate) fn spend(&mut self, amount: Balance, now: EraIndex) -> Result<(), Error> {
		if amount == 0 {
			return Ok(());
		}
		self.mark(now)?;
		self.spent = self.spent.checked_add(amount).ok_or(Error::Overflow)?;
		self.clear_if_empty()
	}

	/// Exact: if nothing counts any more, moves the budget left to the last mark and forgets the
	/// pledge.
	fn clear_if_empty(&mut self) -> Result<(), Error> {
		if self.counted() > 0 {
			return Ok(());
		}
		let left = self.budget();
		let mark = self.past.last_mut().ok_or(Error::Inconsistent)?;
		mark.liable = mark.liable.checked_add(left).ok_or(Error::Overflow)?;
		self.pledged = 0;
		self.spent = 0;
		Ok(())
	}

	/// Whether the record has the shape that every operation keeps, in `now`.
	///
	/// Marks ascend strictly, none is later than `now`, and there are at most `exit_window + 2`.
	/// The budget is not overspent. A pledge that does not count is gone.
	pub fn is_sound(&self, now: EraIndex) -> bool {
		let ascending = self
			.past
			.iter()
			.zip(self.past.iter().skip(1))
			.all(|(a, b)| a.until_era < b.until_era);
		let most = self.exit_window.saturating_add(2);
		ascending
			&& self.past.last().is_none_or(|mark| mark.until_era <= now)
			&& u32::try_from(self.past.len()).is_ok_and(|marks| marks <= most)
			&& self.spent <= mul_ceil(self.max_slash, self.pledged)
			&& (self.counted() > 0 || (self.pledged == 0 && self.spent == 0))
	}
}
