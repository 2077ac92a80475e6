//! An assignment: one opt-in of one operator to one service.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::Get, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use restaking_math::{AssignmentStream, Log, Totals};
use restaking_primitives::{Balance, EraIndex, ServiceId};
use scale_info::TypeInfo;
use sp_runtime::traits::Member;

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
	Live {
		/// The first era in which it counts without a break.
		since_era: EraIndex,
	},
	/// It counts for nothing from the next era on, since a slash, until every member has settled and
	/// the operator may serve again. Nobody may enter.
	Suspended {
		/// The number of members that have not settled the whole log.
		waiting: u32,
	},
	/// It is over for good. Its members exited as of the last era.
	Closed {
		/// The last era in which anybody counted.
		last_era: EraIndex,
		/// The first era in which it counted without a break; `None` if it was suspended when it closed.
		since_era: Option<EraIndex>,
		/// The number of members that have not settled the whole log.
		waiting: u32,
	},
}

/// One opt-in of one operator to one service.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(Marks, MaxLog))]
#[codec(mel_bound(AccountId: MaxEncodedLen, Ticket: MaxEncodedLen, Marks: Get<u32>, MaxLog: Get<u32>))]
pub struct Assignment<AccountId: Member, Ticket: Member, Marks: Get<u32>, MaxLog: Get<u32>> {
	/// The service.
	pub service: ServiceId,
	/// The operator.
	pub operator: AccountId,
	/// The number of positions.
	pub members: u32,
	/// The stage of its life.
	pub stage: AssignmentStage,
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

impl<AccountId: Member, Ticket: Member, Marks: Get<u32>, MaxLog: Get<u32>>
	Assignment<AccountId, Ticket, Marks, MaxLog>
{
	/// Returns true if it counts in its service.
	pub fn is_live(&self) -> bool {
		matches!(self.stage, AssignmentStage::Live { .. })
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

	/// Returns the first era in which it counts or counted without a break; `None` if it is suspended,
	/// or was when it closed.
	pub fn since_era(&self) -> Option<EraIndex> {
		match self.stage {
			AssignmentStage::Live { since_era } => Some(since_era),
			AssignmentStage::Suspended { .. } => None,
			AssignmentStage::Closed { since_era, .. } => since_era,
		}
	}

	/// Returns the number of members that have not settled the whole log.
	pub fn waiting(&self) -> u32 {
		match self.stage {
			AssignmentStage::Live { .. } => 0,
			AssignmentStage::Suspended { waiting } | AssignmentStage::Closed { waiting, .. } => {
				waiting
			},
		}
	}

	/// Returns the amount that earns rewards from the next era on; `None` unless it is live.
	pub fn weight(&self) -> Option<Balance> {
		self.is_live().then_some(self.totals.next)
	}

	/// Returns the amount that counted in `era`, with all members together, if it served in it and was
	/// not suspended since.
	pub fn served_in(&self, era: EraIndex) -> Option<Balance> {
		let since = self.since_era().is_some_and(|since| since <= era);
		let until = self.last_era().is_none_or(|last| era <= last);
		(since && until).then(|| self.totals.total_at(era))
	}
}
