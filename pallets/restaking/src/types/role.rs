//! Roles of a service that change with notice.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::eras_after;
use restaking_primitives::EraIndex;
use scale_info::TypeInfo;
use sp_core::H256;

/// Blake2-256 of an encoded origin: the 32 bytes that name an authority, be it an account, a
/// collective or a location.
pub type Handle = H256;

/// The holder of a role before the present one.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PastHolder {
	/// The last offence era for which it acts.
	pub until_era: EraIndex,
	/// The holder; `None` if there was none.
	pub holder: Option<Handle>,
}

/// The announced holder of a role.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct NextHolder {
	/// The first offence era for which it acts.
	pub from_era: EraIndex,
	/// The holder; `None` if there will be none.
	pub holder: Option<Handle>,
}

/// The result of an announcement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Announcement {
	/// The holder acts for offences of this era and later.
	From(EraIndex),
	/// The present holder was named: the earlier announcement is withdrawn.
	Withdrawn,
	/// The same was announced before.
	Unchanged,
}

/// A role of a service, slasher or resolver, held by era of the offence.
///
/// A change takes effect only for offences in whose era nobody counts who asked to leave when it was
/// announced. The notice is longer than any report window, so an admissible offence meets at most
/// three holders.
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
	/// The holder before `now`.
	pub past: Option<PastHolder>,
	/// The present holder.
	pub now: Option<Handle>,
	/// The announced holder.
	pub next: Option<NextHolder>,
}

impl TimelockedRole {
	/// Returns a role held by `holder` from the beginning.
	pub fn new(holder: Option<Handle>) -> Self {
		Self { past: None, now: holder, next: None }
	}

	/// Returns the holder for offences of `offence_era`.
	pub fn at(&self, offence_era: EraIndex) -> Option<Handle> {
		match (&self.past, &self.next) {
			(Some(past), _) if offence_era <= past.until_era => past.holder,
			(_, Some(next)) if offence_era >= next.from_era => next.holder,
			_ => self.now,
		}
	}

	/// Returns true if `who` holds it for offences of any era that can still be judged or will be.
	pub fn holds(&self, who: Handle) -> bool {
		let past = self.past.as_ref().and_then(|past| past.holder);
		let next = self.next.as_ref().and_then(|next| next.holder);
		[past, self.now, next].contains(&Some(who))
	}

	/// Announces `holder` in `now`, for offences of `now + 1 + exit_window` and later. Announcing the
	/// present holder withdraws the earlier announcement.
	pub fn announce(
		&mut self,
		holder: Option<Handle>,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Announcement {
		self.roll(now);
		let announced = self.next.as_ref().map_or(self.now, |next| next.holder);
		if holder == announced {
			return Announcement::Unchanged;
		}
		if holder == self.now {
			self.next = None;
			return Announcement::Withdrawn;
		}
		let from_era = eras_after(now, exit_window.saturating_add(1));
		self.next = Some(NextHolder { from_era, holder });
		Announcement::From(from_era)
	}

	/// Empties the role at once, for offences of any era. Returns false if it was empty.
	pub fn vacate(&mut self) -> bool {
		let held = *self != Self::default();
		*self = Self::default();
		held
	}

	/// Applies a change whose era has come.
	fn roll(&mut self, now: EraIndex) {
		match self.next.take() {
			Some(next) if next.from_era <= now => {
				// `from_era` is at least one.
				let until_era = next.from_era.saturating_sub(1);
				self.past = Some(PastHolder { until_era, holder: self.now });
				self.now = next.holder;
			},
			waiting => self.next = waiting,
		}
	}
}
