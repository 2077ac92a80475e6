//! An assignment: one opt-in of one operator to one service.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::Get, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use restaking_math::{rounding::mul_ceil, AssignmentStream, Log, Stretches, Totals};
use restaking_primitives::{Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use sp_runtime::{traits::Member, Perbill, Saturating};

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
	/// It counts in its service, if it has a place there.
	Live,
	/// It counts for nothing, because of slashes, until every member has settled, the operator may serve
	/// again, and enough of the cap is left. Nobody may enter. It keeps its place.
	Suspended {
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
#[scale_info(skip_type_params(Marks, Served, MaxLog))]
#[codec(mel_bound(
	AccountId: MaxEncodedLen,
	Ticket: MaxEncodedLen,
	Marks: Get<u32>,
	Served: Get<u32>,
	MaxLog: Get<u32>
))]
pub struct Assignment<
	AccountId: Member,
	Ticket: Member,
	Marks: Get<u32>,
	Served: Get<u32>,
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
	/// The eras in which it is in the set of its service.
	pub serves: Stretches<Served>,
	/// A lower bound of the amount by which it holds its place; `None` while it waits for one. The list of
	/// places has the same.
	pub place: Option<Balance>,
	/// True if its operator is ready to serve, so that anybody may take a place for it.
	pub ready: bool,
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
	/// The last era whose work is recorded; `None` if none is.
	pub worked_era: Option<EraIndex>,
	/// The operator's deposit for this record.
	pub deposit: Ticket,
}

impl<AccountId: Member, Ticket: Member, Marks: Get<u32>, Served: Get<u32>, MaxLog: Get<u32>>
	Assignment<AccountId, Ticket, Marks, Served, MaxLog>
{
	/// Returns true if it is neither suspended nor closed. It may wait for a place.
	pub fn is_live(&self) -> bool {
		matches!(self.stage, AssignmentStage::Live)
	}

	/// Returns true if it counts in its service from the next era on: it is live, and has a place.
	pub fn counts(&self) -> bool {
		self.is_live() && self.place.is_some()
	}

	/// Returns the amount by which it takes or holds a place: what counts from the next era on, or would if it
	/// had one. Nothing once it is suspended for longer than the exit window.
	pub fn rank(&self, exit_window: EraIndex, now: EraIndex) -> Balance {
		let first = now.saturating_sub(exit_window);
		let recent = self.serves.list.last().is_some_and(|it| it.until_era >= first);
		if self.is_suspended() && !recent {
			return 0;
		}
		self.totals.next
	}

	/// Returns true if it is live and less counts in it than is noted at its place.
	pub fn is_below_note(&self) -> bool {
		self.is_live() && self.place.is_some_and(|noted| self.totals.next < noted)
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

	/// Returns the first era of those in which it counts or counted without a break; `None` if it does not
	/// count from the next era on, or did not when it closed.
	pub fn since_era(&self) -> Option<EraIndex> {
		let last = self.serves.list.last()?;
		let ends = self.last_era().unwrap_or(EraIndex::MAX);
		(last.until_era == ends).then_some(last.from_era)
	}

	/// Returns the number of members that have not settled the whole log.
	pub fn waiting(&self) -> u32 {
		match self.stage {
			AssignmentStage::Live => 0,
			AssignmentStage::Suspended { waiting } | AssignmentStage::Closed { waiting, .. } => {
				waiting
			},
		}
	}

	/// Returns the amount that earns rewards from the next era on; `None` if it does not count.
	pub fn weight(&self) -> Option<Balance> {
		self.counts().then_some(self.totals.next)
	}

	/// Returns the amount that counts or counted in `era`, with all members together, above zero; `None` if
	/// it did not serve in it. Eras before the exit window are forgotten.
	pub fn served_in(&self, era: EraIndex) -> Option<Balance> {
		let counted = self.serves.contains(era).then(|| self.totals.total_at(era));
		counted.filter(|counted| *counted > 0)
	}

	/// Returns the last era in which somebody was pledged and that can still be slashed in `now`; `None` if it
	/// never was in the set of its service.
	pub fn last_slashable_era(&self, exit_window: EraIndex, now: EraIndex) -> Option<EraIndex> {
		if self.serves.list.is_empty() {
			return None;
		}
		let last = self.last_era().unwrap_or(now);
		let mut eras = now.saturating_sub(exit_window)..=last;
		eras.rfind(|era| self.totals.total_at(*era) > 0)
	}

	/// Returns the higher of the commissions in force and announced.
	pub fn worst_commission(&self) -> Perbill {
		let announced = self.stream.pending.map(|next| next.commission);
		announced.unwrap_or_default().max(self.stream.commission)
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

	/// Suspends it from the era after `now` on.
	pub fn suspend(&mut self, waiting: u32, now: EraIndex) {
		self.serves.close(now);
		self.stage = AssignmentStage::Suspended { waiting };
	}

	/// Ends its suspension.
	pub fn resume(&mut self) {
		self.stage = AssignmentStage::Live;
	}

	/// Closes it as of `last_era`. All members have to settle that.
	pub fn close(&mut self, last_era: EraIndex) {
		self.serves.close(last_era);
		self.stage = AssignmentStage::Closed { last_era, waiting: self.members };
	}
}
