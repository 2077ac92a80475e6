//! Roles of a service that change with notice.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	defensive,
	traits::{ConstU32, WrapperKeepOpaque},
	BoundedVec,
};
use restaking_math::eras_after;
use restaking_primitives::EraIndex;
use scale_info::TypeInfo;
use sp_core::H256;

/// The 32 bytes that name an authority, be it an account, a collective or a location: the runtime's choice, by
/// `OriginNames`.
pub type Handle = H256;

/// An origin that services or bonds name by its handle.
///
/// The record can be read whatever has become of the encoding of origins, such as that of a location in another
/// version of XCM.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KnownOrigin<AccountId, Caller> {
	/// The origin, as it was encoded when it was named last.
	pub caller: WrapperKeepOpaque<Caller>,
	/// The account with which it held funds then; `None` if it had none.
	pub account: Option<AccountId>,
	/// The number of services and bonds that name it.
	pub uses: u32,
}

/// The number of earlier holders that a role remembers: one that left with notice, and one that was
/// removed since.
const MAX_PAST: u32 = 2;

/// A holder of a role before the present one.
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
/// announced; a removal for offences of later eras. The notice is longer than any report window, so an
/// admissible offence meets at most two earlier holders.
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
	/// The holders before `now`, oldest first.
	pub past: BoundedVec<PastHolder, ConstU32<MAX_PAST>>,
	/// The present holder.
	pub now: Option<Handle>,
	/// The announced holder.
	pub next: Option<NextHolder>,
}

impl TimelockedRole {
	/// Returns a role held by `holder` from the beginning.
	pub fn new(holder: Option<Handle>) -> Self {
		Self { now: holder, ..Default::default() }
	}

	/// Returns the holder for offences of `offence_era`.
	pub fn at(&self, offence_era: EraIndex) -> Option<Handle> {
		let past = self.past.iter().find(|past| offence_era <= past.until_era);
		match (past, &self.next) {
			(Some(past), _) => past.holder,
			(_, Some(next)) if offence_era >= next.from_era => next.holder,
			_ => self.now,
		}
	}

	/// Returns true if `who` holds it for offences of any era that can still be judged or will be.
	pub fn holds(&self, who: Handle) -> bool {
		self.holders().any(|holder| holder == who)
	}

	/// Returns all holders, earlier and announced ones included; some perhaps more than once.
	pub fn holders(&self) -> impl Iterator<Item = Handle> + '_ {
		let past = self.past.iter().filter_map(|past| past.holder);
		let next = self.next.as_ref().and_then(|next| next.holder);
		past.chain(self.now).chain(next)
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

	/// Empties the role, for offences of any era. Returns false if it was empty.
	pub fn vacate(&mut self) -> bool {
		let held = self.holders().next().is_some();
		*self = Self::default();
		held
	}

	/// Takes `who` out of the role, for offences of any era. Returns false if it does not hold it.
	pub fn resign(&mut self, who: Handle) -> bool {
		let held = self.holds(who);
		let leave = |holder: &mut Option<Handle>| *holder = holder.take().filter(|it| *it != who);
		self.past.iter_mut().for_each(|past| leave(&mut past.holder));
		leave(&mut self.now);
		self.next = self.next.take().filter(|next| next.holder != Some(who));
		held
	}

	/// Empties the role for offences of eras after `now`, and withdraws what was announced. Returns false if
	/// nobody would hold it anyway.
	pub fn remove(&mut self, now: EraIndex) -> bool {
		self.roll(now);
		let announced = self.next.take();
		let held = self.now.is_some();
		if held {
			self.change(now, None);
		}
		held || announced.is_some()
	}

	/// Applies a change whose era has come.
	fn roll(&mut self, now: EraIndex) {
		match self.next.take() {
			// `from_era` is at least one.
			Some(next) if next.from_era <= now => {
				self.change(next.from_era.saturating_sub(1), next.holder);
			},
			waiting => self.next = waiting,
		}
	}

	/// Lets the present holder act for offences until `until_era`, and `holder` for later ones.
	fn change(&mut self, until_era: EraIndex, holder: Option<Handle>) {
		// Offences of the holder before the last one can be reported no more.
		if self.past.is_full() {
			self.past.remove(0);
		}
		let past = PastHolder { until_era, holder: self.now };
		if self.past.try_push(past).is_err() {
			defensive!("a full list without its first entry has room");
		}
		self.now = holder;
	}
}
