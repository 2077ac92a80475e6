//! The work of operators in an era: what was attempted, and how much of it each of them did.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_math::{answer::is_absent, AssignmentId, EraIndex};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

use crate::MAX_PLACES;

/// The number of eras of which a service's pallet keeps records, each in the place of its era modulo this.
/// More than any exit window.
pub const ERAS_KEPT: u32 = 32;

/// Returns the place of an era among those that are kept.
pub fn place_of_era(era: EraIndex) -> u32 {
	era.checked_rem(ERAS_KEPT).unwrap_or(0)
}

/// What an operator did in an era, of what it could have done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WorkDone {
	/// The era.
	pub era: EraIndex,
	/// What it did.
	pub points: u32,
	/// What it could have done.
	pub most: u32,
}

/// Units of work of an era that were attempted, and how many of them each operator did.
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
pub struct EraWork {
	/// The era.
	pub era: EraIndex,
	/// The number of units in which operators with half of the stake took part.
	pub attempted: u32,
	/// Assignments, and in how many of these units they took part.
	pub done: BoundedVec<(AssignmentId, u32), ConstU32<MAX_PLACES>>,
}

impl EraWork {
	/// Counts one more attempted unit, or none, and operators that took part in it. A record of an earlier era
	/// is replaced; one of a later era stays as it is: nobody can be judged any more for what is counted.
	pub fn count(
		&mut self,
		era: EraIndex,
		new_unit: bool,
		operators: impl IntoIterator<Item = AssignmentId>,
	) {
		if self.era > era {
			return;
		}
		if self.era < era {
			*self = Self { era, ..Default::default() };
		}
		// At most the number of ticks of an era.
		self.attempted = self.attempted.saturating_add(new_unit.into());
		for operator in operators {
			match self.done.iter_mut().find(|(id, _)| *id == operator) {
				Some((_, done)) => *done = done.saturating_add(1),
				// Nobody who is not listed in a full record can be judged by it: see `absent`.
				None => drop(self.done.try_push((operator, 1))),
			}
		}
	}

	/// Returns the number of attempted units in which an operator took part.
	pub fn done_by(&self, assignment: AssignmentId) -> u32 {
		let found = self.done.iter().find(|(id, _)| *id == assignment);
		found.map_or(0, |(_, done)| *done)
	}

	/// Returns the number of attempted units in which an operator took part, and of all of them, to reward it by.
	/// `None` if nothing was attempted, or it is not known what the operator did.
	pub fn credit_of(&self, assignment: AssignmentId) -> Option<(u32, u32)> {
		let done = self.done_by(assignment);
		let known = done > 0 || !self.done.is_full();
		(known && self.attempted > 0).then_some((done, self.attempted))
	}

	/// Returns whether an operator took part in too few of an era's `planned` units. `None` if nobody can be
	/// missed: less than half of them were attempted, or the record is full without this operator.
	pub fn absent(
		&self,
		assignment: AssignmentId,
		planned: u64,
		most_missed: Perbill,
	) -> Option<bool> {
		let done = self.done_by(assignment);
		let attempted = self.attempted > 0 && u64::from(self.attempted) >= planned.div_ceil(2);
		let known = done > 0 || !self.done.is_full();
		(attempted && known).then(|| is_absent(done, self.attempted, most_missed))
	}
}

/// Returns the number of ticks from `start` on and before `end` in which something is due that comes in every
/// `period` ticks, for the first time in tick `first`. `None` if `period` is zero.
pub fn units_between((start, end): (u64, u64), first: u64, period: u64) -> Option<u64> {
	// Rounds up: the number of units before a tick.
	let before = |tick: u64| {
		let later = tick.saturating_sub(first).checked_add(period.checked_sub(1)?)?;
		later.checked_div(period)
	};
	before(end)?.checked_sub(before(start)?)
}

/// Returns true if rules may miss operators for this part of the units of an era: from 10 % to 90 %. Below it
/// chance decides, above it nobody ever is missed.
pub fn misses_something(most_missed: Perbill) -> bool {
	most_missed >= Perbill::from_percent(10) && most_missed <= Perbill::from_percent(90)
}

#[cfg(test)]
mod tests {
	use super::*;

	const A: AssignmentId = AssignmentId(1);
	const B: AssignmentId = AssignmentId(2);
	const TENTH: Perbill = Perbill::from_percent(10);

	#[test]
	fn a_tenth_may_be_missed_and_not_more() {
		let mut work = EraWork::default();
		for unit in 0..100 {
			let both = [A, B].into_iter().filter(|id| *id == A || unit % 10 > 0);
			work.count(7, true, both);
		}
		assert_eq!((work.attempted, work.done_by(A), work.done_by(B)), (100, 100, 90));
		assert_eq!(work.absent(B, 200, TENTH), Some(false));
		work.count(7, true, [A]);
		assert_eq!((work.credit_of(A), work.credit_of(B)), (Some((101, 101)), Some((90, 101))));
		assert_eq!(
			(work.credit_of(AssignmentId(9)), EraWork::default().credit_of(A)),
			(Some((0, 101)), None)
		);
		// 90 of 101.
		assert_eq!(work.absent(B, 200, TENTH), Some(true));
		assert_eq!(work.absent(A, 200, TENTH), Some(false));
		// 101 of 203 are less than half.
		assert_eq!(work.absent(B, 203, TENTH), None);
		assert_eq!(EraWork::default().absent(B, 0, TENTH), None);
	}

	#[test]
	fn a_later_era_begins_anew_and_an_earlier_one_comes_too_late() {
		let mut work = EraWork::default();
		work.count(7, true, [A]);
		work.count(6, true, [B]);
		assert_eq!((work.era, work.attempted, work.done_by(B)), (7, 1, 0));
		work.count(8, true, [B]);
		assert_eq!((work.era, work.attempted, work.done_by(A), work.done_by(B)), (8, 1, 0, 1));
		work.count(8, false, [A]);
		assert_eq!((work.attempted, work.done_by(A)), (1, 1));
	}

	#[test]
	fn who_is_not_in_a_full_record_is_not_missed() {
		let mut work = EraWork::default();
		work.count(7, true, (0..MAX_PLACES).map(AssignmentId));
		let stranger = AssignmentId(MAX_PLACES);
		assert_eq!((work.absent(stranger, 1, TENTH), work.credit_of(stranger)), (None, None));
		assert_eq!(work.credit_of(A), Some((1, 1)));
	}

	/// In ticks 20, 25, 30 …
	#[test]
	fn units_are_counted_where_they_are_due() {
		let in_span = |start, end| units_between((start, end), 20, 5);
		assert_eq!(in_span(20, 30), Some(2));
		assert_eq!([in_span(21, 30), in_span(21, 31), in_span(0, 20)], [Some(1), Some(2), Some(0)]);
		assert_eq!((in_span(0, 21), in_span(26, 30)), (Some(1), Some(0)));
		assert_eq!(units_between((0, 9), 0, 0), None);
		let naive = |start: u64, end: u64| -> u64 {
			(start..end).filter(|t| *t >= 20 && t % 5 == 0).map(|_| 1).sum()
		};
		for start in 0..50 {
			for end in start..50 {
				assert_eq!(in_span(start, end), Some(naive(start, end)), "{start} to {end}");
			}
		}
	}

	#[test]
	fn a_tenth_at_least_and_nine_at_most_may_be_missed() {
		let percent = Perbill::from_percent;
		assert_eq!(
			[9, 10, 90, 91].map(|it| misses_something(percent(it))),
			[false, true, true, false]
		);
	}
}
