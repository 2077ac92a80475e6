//! Rules and records of keeper services.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{slots, AssignmentId, Balance, EraIndex, ServiceId, ERAS_KEPT};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

/// Maximum length of a job's encoded call, in bytes.
pub const MAX_CALL: u32 = 1_024;

/// Length in bytes for which a job pays each time: no transaction that performs it is longer.
pub const PERFORM_LENGTH: u32 = 256;

/// Maximum number of accounts that a manager has approved for one service.
pub const MAX_CREATORS: u32 = 32;

/// Who may make jobs at a service.
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Admission {
	/// The accounts that the service's manager has approved. They deposit what a record costs on this
	/// chain.
	Approved,
	/// Anybody, for this deposit in the smallest unit of the currency. It returns when the job is over.
	Deposit(Balance),
}

/// Rules of a keeper service: missing too large a part of the turns of an era is an offence.
///
/// This value is part of the terms that stakers sign, so it never changes.
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Liveness {
	/// Number of ticks, from the slot of a job on, in which only the operator whose turn it is can do it;
	/// and as many more in which only operators can. At least 8, and at most a quarter of an era.
	pub window: u32,
	/// Part of its turns of an era that an operator may miss, from 10 % to 90 %.
	pub most_missed: Perbill,
	/// Number of missed turns in an era below which nobody is at fault. At least 3.
	pub least_misses: u32,
	/// Part of the counted stake that the offence costs, once in an era. At most half of the maximum slash.
	pub fraction: Perbill,
	/// Least price of a performance, in per cent of the fee that its transaction would cost. At least 100.
	pub markup: u32,
	/// Least number of ticks from one slot of a job to the next. At least four windows.
	pub min_every: u32,
	/// Part of every block's normal weight that all jobs of the service together may take. Above zero, and
	/// at most 25 %.
	pub max_load: Perbill,
	/// Who may make jobs.
	pub jobs: Admission,
	/// True if an operator is rewarded in proportion to the turns of an era that it did. Then the owner sets no
	/// multipliers, and a new operator earns nothing until an era of its work is settled. One of several rules
	/// of a service may say so.
	pub pays_work: bool,
}

impl Liveness {
	/// Returns true if an operator with these turns of an era is at fault.
	pub fn convict(&self, turns: EraTurns) -> bool {
		let EraTurns { missed, dealt, .. } = turns;
		slots::is_neglect(missed, dealt, self.most_missed, self.least_misses)
	}
}

/// Number of a job, never used again.
pub type JobId = u32;

/// What the owner of a job can change, from the next era on.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct JobTerms {
	/// The call, SCALE-encoded.
	pub call: BoundedVec<u8, ConstU32<MAX_CALL>>,
	/// First tick from which on no slot begins.
	pub until: u64,
	/// Price of each performance, in the smallest unit of the currency.
	pub price: Balance,
	/// Highest fee of a performance that the job pays, in the smallest unit of the currency.
	pub cap: Balance,
}

impl JobTerms {
	/// Returns the most that a performance costs the owner.
	pub fn most(&self) -> Balance {
		// Saturates only beyond all funds there are.
		self.price.saturating_add(self.cap)
	}
}

/// Slots of a job: the ticks from `start` on that are `phase` modulo the interval.
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
pub struct Grid {
	/// Tick before which there is no slot: the one in which the seed of the first era was known. Zero if that
	/// era had none.
	pub start: u64,
	/// Place of the slots within the interval, drawn with that seed and the number of the job.
	pub phase: u32,
}

/// A call that keepers dispatch in fixed intervals.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Job<AccountId> {
	/// Account that made the job and pays for it: the origin of the call.
	pub owner: AccountId,
	/// Number of ticks from one slot to the next.
	pub every: u32,
	/// Part of every block that the job takes, in parts of 2³².
	pub load: u64,
	/// Deposit held until the job is over.
	pub deposit: Balance,
	/// First era with slots: the one after that in which the job was made.
	pub since: EraIndex,
	/// Slots of the job. `None` until the job is touched with the seed of its first era known, or after it.
	pub grid: Option<Grid>,
	/// Era to which the terms, the funds and the number of slots below belong.
	pub era: EraIndex,
	/// Terms in that era.
	pub terms: JobTerms,
	/// Terms from the next era on, if others.
	pub next: Option<JobTerms>,
	/// Funds held to pay for performances, but for those that were added in that era.
	pub funds: Balance,
	/// Funds added in that era: they pay from the next one on.
	pub added: Balance,
	/// Number of performances that are paid for in that era.
	pub left: u32,
	/// Last slot that was taken.
	pub taken: Option<u64>,
	/// Last era with slots, if the job was cancelled.
	pub last_era: Option<EraIndex>,
}

impl<AccountId> Job<AccountId> {
	/// Takes what was changed in earlier eras, and sets apart what this era may cost: as many performances as
	/// an era of `era_ticks` ticks has slots, if there are funds for so many.
	pub fn enter(&mut self, now: EraIndex, era_ticks: u64) {
		if self.era >= now {
			return;
		}
		self.era = now;
		if let Some(next) = self.next.take() {
			self.terms = next;
		}
		self.funds = self.funds.saturating_add(core::mem::take(&mut self.added));
		let slots = Balance::from(slots::slots_in(era_ticks, self.every));
		// A performance that costs nothing is paid for.
		let paid = self.funds.checked_div(self.terms.most()).unwrap_or(slots);
		self.left = u32::try_from(slots.min(paid)).unwrap_or(u32::MAX);
	}

	/// Returns the last slot that has begun and was not taken. `None` if there is none before the end.
	pub fn slot_at(&self, clock: u64) -> Option<u64> {
		let grid = self.grid?;
		let slot = slots::last_slot(clock, grid.phase, self.every)?;
		let open = grid.start <= slot && slot < self.terms.until;
		(open && self.taken.is_none_or(|taken| taken < slot)).then_some(slot)
	}

	/// Returns true if no performance can be paid for, now or from the next era on.
	pub fn is_broke(&self) -> bool {
		let terms = self.next.as_ref().unwrap_or(&self.terms);
		self.left == 0 && self.funds.saturating_add(self.added) < terms.most()
	}
}

/// Turns of an era.
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
pub struct EraTurns {
	/// The era.
	pub era: EraIndex,
	/// Number of turns of the operator in slots that somebody took.
	pub dealt: u32,
	/// Number of those that another took.
	pub missed: u32,
}

/// Turns of one assignment.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Turns {
	/// Service of the assignment.
	pub service: ServiceId,
	/// Eras with turns, ascending.
	pub eras: BoundedVec<EraTurns, ConstU32<ERAS_KEPT>>,
}

impl Turns {
	/// Returns the turns of an era. `None` if there were none.
	pub fn in_era(&self, era: EraIndex) -> Option<EraTurns> {
		self.eras.iter().find(|turns| turns.era == era).copied()
	}
}

/// The turn of a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turn {
	/// Assignment of the operator whose turn it is.
	pub assignment: AssignmentId,
	/// Era of the slot.
	pub era: EraIndex,
}
