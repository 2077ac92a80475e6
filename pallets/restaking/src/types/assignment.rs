//! An assignment: one opt-in of one operator to one service.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::Get, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use restaking_math::{
	next_era, rounding::mul_ceil, AssignmentStream, Error as MathError, Log, Totals,
};
use restaking_primitives::{Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use sp_runtime::{traits::Member, Perbill, Saturating};

/// A stretch of eras in which an assignment did not count, between eras in which it did.
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
pub struct Gap {
	/// The first era of the stretch.
	pub from_era: EraIndex,
	/// The last era of the stretch.
	pub until_era: EraIndex,
}

/// The stage of an assignment's life.
///
/// Members wait to be settled only while it is suspended or closed.
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
pub enum AssignmentStage {
	/// It counts in its service.
	Live,
	/// It counts for nothing, because of slashes, until every member has settled, the operator may serve
	/// again, and enough of the cap is left. Nobody may enter.
	Suspended {
		/// The first era in which it does not count.
		from_era: EraIndex,
		/// The number of members that have not settled the whole log.
		waiting: u32,
	},
	/// It is over for good. Its members exited as of the last era.
	Closed {
		/// The last era in which anybody counted.
		last_era: EraIndex,
		/// The number of members that have not settled the whole log.
		waiting: u32,
	},
}

/// One opt-in of one operator to one service.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(Marks, Gaps, MaxLog))]
#[codec(mel_bound(
	AccountId: MaxEncodedLen,
	Ticket: MaxEncodedLen,
	Marks: Get<u32>,
	Gaps: Get<u32>,
	MaxLog: Get<u32>
))]
pub struct Assignment<
	AccountId: Member,
	Ticket: Member,
	Marks: Get<u32>,
	Gaps: Get<u32>,
	MaxLog: Get<u32>,
> {
	/// The service.
	pub service: ServiceId,
	/// The operator.
	pub operator: AccountId,
	/// The number of positions.
	pub members: u32,
	/// The stage of its life.
	pub stage: AssignmentStage,
	/// The first era in which it counted.
	pub first_era: EraIndex,
	/// The stretches of suspension that are over, ascending: those that reach into the exit window, and
	/// the last one.
	pub gaps: BoundedVec<Gap, Gaps>,
	/// The part of the cap that was left for the next era when the cap last changed. Never more than is
	/// left.
	pub left: Perbill,
	/// The era in which more of the cap is left for the next era; `None` if all of it is.
	pub recap_era: Option<EraIndex>,
	/// True while the queue of settlements holds it. A live one may still stand there until its turn.
	pub queued: bool,
	/// The amount that counts, by era.
	pub totals: Totals<Marks>,
	/// The events that some member has not settled.
	pub log: Log<MaxLog>,
	/// Its part in the rewards of the service.
	pub stream: AssignmentStream,
	/// The operator's deposit for this record.
	pub deposit: Ticket,
}

impl<AccountId: Member, Ticket: Member, Marks: Get<u32>, Gaps: Get<u32>, MaxLog: Get<u32>>
	Assignment<AccountId, Ticket, Marks, Gaps, MaxLog>
{
	/// Returns true if it counts in its service.
	pub fn is_live(&self) -> bool {
		matches!(self.stage, AssignmentStage::Live)
	}

	/// Returns true if it is suspended and not closed.
	pub fn is_suspended(&self) -> bool {
		matches!(self.stage, AssignmentStage::Suspended { .. })
	}

	/// Returns the last era in which anybody counted; `None` if it is not closed.
	pub fn last_era(&self) -> Option<EraIndex> {
		match self.stage {
			AssignmentStage::Closed { last_era, .. } => Some(last_era),
			_ => None,
		}
	}

	/// Returns true if it is over for good.
	pub fn is_closed(&self) -> bool {
		self.last_era().is_some()
	}

	/// Returns the first era of those in which it counts or counted without a break; `None` if it is
	/// suspended, or was when it closed.
	pub fn since_era(&self) -> Option<EraIndex> {
		let since_era = self.gaps.last().map_or(self.first_era, |gap| next_era(gap.until_era));
		match self.stage {
			AssignmentStage::Live => Some(since_era),
			AssignmentStage::Suspended { .. } => None,
			AssignmentStage::Closed { last_era, .. } => {
				Some(since_era).filter(|it| *it <= last_era)
			},
		}
	}

	/// Returns the number of members that have not settled the whole log.
	pub fn waiting(&self) -> u32 {
		match self.stage {
			AssignmentStage::Live => 0,
			AssignmentStage::Suspended { waiting, .. }
			| AssignmentStage::Closed { waiting, .. } => waiting,
		}
	}

	/// Returns the amount that earns rewards from the next era on; `None` unless it is live.
	pub fn weight(&self) -> Option<Balance> {
		self.is_live().then_some(self.totals.next)
	}

	/// Returns the amount that counts or counted in `era`, with all members together; `None` if it did not
	/// serve in it. Eras before the exit window are forgotten.
	pub fn served_in(&self, era: EraIndex) -> Option<Balance> {
		let open = match self.stage {
			AssignmentStage::Live => true,
			AssignmentStage::Suspended { from_era, .. } => era < from_era,
			AssignmentStage::Closed { last_era, .. } => era <= last_era,
		};
		let within = |gap: &Gap| gap.from_era <= era && era <= gap.until_era;
		let served = open && self.first_era <= era && !self.gaps.iter().any(within);
		served.then(|| self.totals.total_at(era))
	}

	/// Returns the last era in which somebody counted and that can still be slashed in `now`.
	pub fn last_slashable_era(&self, exit_window: EraIndex, now: EraIndex) -> Option<EraIndex> {
		let last = self.last_era().unwrap_or(now);
		let mut eras = now.saturating_sub(exit_window)..=last;
		eras.rfind(|era| self.totals.total_at(*era) > 0)
	}

	/// Returns true if at least half of the maximum slash is left for the next era.
	pub fn can_be_slashed(&self, max_slash: Perbill) -> bool {
		let parts = |fraction: Perbill| u64::from(fraction.deconstruct());
		// At most two billion.
		parts(self.left).saturating_mul(2) >= parts(max_slash)
	}

	/// Rounds up: the part of `amount` that the maximum slash could take, and what is left of the cap can
	/// not.
	pub fn used_of(&self, amount: Balance, max_slash: Perbill) -> Balance {
		mul_ceil(max_slash.saturating_sub(self.left), amount)
	}

	/// Returns that part of the amount that counts from the next era on.
	pub fn used(&self, max_slash: Perbill) -> Balance {
		self.weight().map_or(0, |weight| self.used_of(weight, max_slash))
	}

	/// Suspends it from the era after `now` on. A suspension that ended in `now` goes on.
	pub fn suspend(&mut self, waiting: u32, now: EraIndex) {
		let from_era = match self.gaps.last() {
			Some(gap) if gap.until_era == now => self.gaps.pop().map(|gap| gap.from_era),
			_ => None,
		};
		let from_era = from_era.unwrap_or(next_era(now));
		self.stage = AssignmentStage::Suspended { from_era, waiting };
	}

	/// Lets it count again from the era after `now` on. A suspension that lasted no era leaves no gap.
	pub fn resume(&mut self, exit_window: EraIndex, now: EraIndex) -> Result<(), MathError> {
		self.end_suspension(now, exit_window, now)?;
		self.stage = AssignmentStage::Live;
		Ok(())
	}

	/// Closes it as of `last_era`. All members have to settle that.
	pub fn close(
		&mut self,
		last_era: EraIndex,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Result<(), MathError> {
		self.end_suspension(last_era, exit_window, now)?;
		self.stage = AssignmentStage::Closed { last_era, waiting: self.members };
		Ok(())
	}

	/// Records the suspension through `until_era`, and forgets those that ended before the exit window.
	fn end_suspension(
		&mut self,
		until_era: EraIndex,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Result<(), MathError> {
		let AssignmentStage::Suspended { from_era, .. } = self.stage else { return Ok(()) };
		if from_era > until_era {
			return Ok(());
		}
		let first = now.saturating_sub(exit_window);
		self.gaps.retain(|gap| gap.until_era >= first);
		let gap = Gap { from_era, until_era };
		self.gaps.try_push(gap).map_err(|_| MathError::TooManyMarks)
	}
}
