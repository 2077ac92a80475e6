//! An office that changes with notice.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_primitives::EraIndex;
use scale_info::TypeInfo;
use sp_core::H256;

/// Blake2-256 of an encoded origin: who may act, in 32 bytes, be it an account, a collective or a
/// location.
pub type Handle = H256;

/// Who held the office before.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PastHolder {
	/// The last offence era it judges.
	pub until: EraIndex,
	/// The holder, if there was one.
	pub holder: Option<Handle>,
}

/// Who will hold the office.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct NextHolder {
	/// The first offence era it judges.
	pub from: EraIndex,
	/// The holder, if there will be one.
	pub holder: Option<Handle>,
}

/// An office of a service, slasher or resolver, by era of the offence.
///
/// A change bites only for offences in whose era nobody counts who asked to leave when it was
/// announced. The notice is longer than any report window, so three holders are all that an
/// admissible offence can meet.
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
pub struct TimelockedRole {
	/// Who held it before `now`.
	pub past: Option<PastHolder>,
	/// Who holds it.
	pub now: Option<Handle>,
	/// Who will hold it, as announced.
	pub next: Option<NextHolder>,
}

impl TimelockedRole {
	/// An office held by `holder` from the beginning.
	pub fn new(holder: Option<Handle>) -> Self {
		Self { past: None, now: holder, next: None }
	}

	/// Who judges offences of `offence`.
	pub fn at(&self, offence: EraIndex) -> Option<Handle> {
		match (&self.past, &self.next) {
			(Some(past), _) if offence <= past.until => past.holder,
			(_, Some(next)) if offence >= next.from => next.holder,
			_ => self.now,
		}
	}

	/// Whether somebody holds it, for offences of any era that can still be judged or will be.
	pub fn holds(&self, who: Handle) -> bool {
		let past = self.past.as_ref().and_then(|past| past.holder);
		let next = self.next.as_ref().and_then(|next| next.holder);
		[past, self.now, next].contains(&Some(who))
	}

	/// Announces `holder` in `now`, for offences of `now + 1 + exit_window` and later, and gives that
	/// era. Announcing the present holder withdraws what was announced: then there is no era.
	///
	/// `None` if it changes nothing.
	pub fn announce(
		&mut self,
		holder: Option<Handle>,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Option<Option<EraIndex>> {
		self.roll(now);
		let announced = self.next.as_ref().map_or(self.now, |next| next.holder);
		if holder == announced {
			return None;
		}
		if holder == self.now {
			self.next = None;
			return Some(None);
		}
		// Eras near the end of their type never come: saturating there only delays the change.
		let from = now.saturating_add(1).saturating_add(exit_window);
		self.next = Some(NextHolder { from, holder });
		Some(Some(from))
	}

	/// Empties the office at once, for offences of any era. `false` if it was empty.
	pub fn vacate(&mut self) -> bool {
		let held = *self != Self::default();
		*self = Self::default();
		held
	}

	/// Moves a change whose era has come.
	fn roll(&mut self, now: EraIndex) {
		match self.next.take() {
			Some(next) if next.from <= now => {
				// `from` is at least one.
				let until = next.from.saturating_sub(1);
				self.past = Some(PastHolder { until, holder: self.now });
				self.now = next.holder;
			},
			waiting => self.next = waiting,
		}
	}
}
