//! The executed slashes of an assignment, until all of its members have settled them.

// The codec numbers the variants of an enum with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{bounded::BoundedVec, Get};

use crate::{bounded::without_bounds, error::Error, ids::RequestId, types::EraIndex};

/// What happened to an assignment.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum LogEvent {
	/// A slash was executed.
	Slash {
		/// The era of the offence.
		offence_era: EraIndex,
		/// The fraction to take of what counted in it.
		fraction: Perbill,
		/// The request, for the split of what is taken.
		request: RequestId,
	},
	/// The assignment was closed: every member exits.
	Close,
}

/// One entry of an assignment's log.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LogEntry {
	/// The era in which it was executed. What counts changes from the next era on.
	pub at_era: EraIndex,
	/// What happened.
	pub event: LogEvent,
}

/// The executed slashes of an assignment that some member has not settled yet.
///
/// `L` bounds the entries. The last entry has the sequence number `head − 1`.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(L: Get<u32>))]
#[scale_info(skip_type_params(L))]
pub struct Log<L> {
	/// The sequence number of the next entry. Never reset.
	pub head: u32,
	/// The entries, in order of execution.
	pub entries: BoundedVec<LogEntry, L>,
}

without_bounds!(Log<L> { head, entries });

impl<L: Get<u32>> Default for Log<L> {
	fn default() -> Self {
		Self { head: 0, entries: BoundedVec::new() }
	}
}

impl<L: Get<u32>> Log<L> {
	/// Appends what happened in `now`. The assignment is suspended from the next era on.
	pub fn append(&mut self, event: LogEvent, now: EraIndex) -> Result<(), Error> {
		let head = self.head.checked_add(1).ok_or(Error::Overflow)?;
		self.entries
			.try_push(LogEntry { at_era: now, event })
			.map_err(|_| Error::LogFull)?;
		self.head = head;
		Ok(())
	}

	/// The entries from sequence number `settled` on.
	pub fn since(&self, settled_up_to: u32) -> Result<&[LogEntry], Error> {
		let waiting = self.head.checked_sub(settled_up_to).ok_or(Error::Inconsistent)?;
		let waiting = usize::try_from(waiting).map_err(|_| Error::Inconsistent)?;
		let first = self.entries.len().checked_sub(waiting).ok_or(Error::Inconsistent)?;
		self.entries.get(first..).ok_or(Error::Inconsistent)
	}

	/// Empties the log, once every member has settled it.
	pub fn clear(&mut self) {
		self.entries.clear();
	}
}
