//! The log of an assignment: executed slashes that not all of its members have settled.

// The codec numbers the variants of an enum with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{bounded::BoundedVec, Get};

use crate::{bounded::without_bounds, error::Error, ids::RequestId, types::EraIndex};

/// An event in the life of an assignment that its members settle.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum LogEvent {
	/// A slash was executed.
	Slash {
		/// The era of the offence.
		offence_era: EraIndex,
		/// The fraction to take of the stake that counted in that era.
		fraction: Perbill,
		/// The request, by which the caller finds the shares of the slash.
		request: RequestId,
		/// True if the slash was undone. It changes positions as if it stood, and takes nothing.
		undone: bool,
	},
	/// The assignment was closed: all pledges to it exit.
	Close,
}

/// One entry of an assignment's log.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LogEntry {
	/// The era of the event. The counted stake changes from the next era on.
	pub at_era: EraIndex,
	/// The event.
	pub event: LogEvent,
}

/// The entries of an assignment that some member has not settled yet.
///
/// `L` bounds the entries. They are numbered in sequence: the last one is number `head − 1`.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(L: Get<u32>))]
#[scale_info(skip_type_params(L))]
pub struct Log<L> {
	/// The number of the next entry. Never reset.
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
	/// Appends an event of `now`. The caller suspends the assignment from the next era on.
	pub fn append(&mut self, event: LogEvent, now: EraIndex) -> Result<(), Error> {
		let head = self.head.checked_add(1).ok_or(Error::Overflow)?;
		self.entries
			.try_push(LogEntry { at_era: now, event })
			.map_err(|_| Error::LogFull)?;
		self.head = head;
		Ok(())
	}

	/// Returns the entries from number `settled_up_to` on.
	pub fn since(&self, settled_up_to: u32) -> Result<&[LogEntry], Error> {
		let waiting = self.head.checked_sub(settled_up_to).ok_or(Error::Inconsistent)?;
		let waiting = usize::try_from(waiting).map_err(|_| Error::Inconsistent)?;
		let first = self.entries.len().checked_sub(waiting).ok_or(Error::Inconsistent)?;
		self.entries.get(first..).ok_or(Error::Inconsistent)
	}

	/// Marks the slash of a request as undone. Returns false if it is not in the log: every member has
	/// settled it.
	pub fn undo(&mut self, request: RequestId) -> bool {
		let mut slashes = self.entries.iter_mut().filter_map(|entry| match &mut entry.event {
			LogEvent::Slash { request, undone, .. } => Some((*request, undone)),
			LogEvent::Close => None,
		});
		match slashes.find(|slash| slash.0 == request) {
			Some((_, undone)) => {
				*undone = true;
				true
			},
			None => false,
		}
	}

	/// Empties the log. Called once every member has settled it.
	pub fn clear(&mut self) {
		self.entries.clear();
	}
}
