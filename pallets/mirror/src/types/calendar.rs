//! The time of the other chain: its eras and ticks as they were proven, and this chain's clock, which follows them.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use restaking_primitives::{DutyClock, EraIndex, EraStart, ERAS_KEPT};
use scale_info::TypeInfo;

/// The eras and ticks of the other chain, as the highest head tells that something was proven of.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Calendar {
	/// The height of that head.
	pub height: u32,
	/// The slot of the relay chain in which that head was seen.
	pub slot: u64,
	/// The number of ticks that were over there. The era of each of them is known; that of the next one is not.
	pub over: u64,
	/// The first tick of each era, ascending: those of the latest eras.
	pub starts: BoundedVec<EraStart, ConstU32<ERAS_KEPT>>,
}

impl Calendar {
	/// Returns the calendar that a state proves. `None` if the eras and their ticks do not ascend, or no tick is over.
	pub fn of_state(height: u32, slot: u64, over: u64, all: &[EraStart]) -> Option<Self> {
		let ascends = all.is_sorted_by(|one, next| one.era < next.era && one.tick < next.tick);
		let last = all.last().filter(|last| ascends && over > 0 && last.tick <= over)?;
		let first = last.era.saturating_sub(ERAS_KEPT.saturating_sub(1));
		let kept = all.iter().copied().filter(|start| start.era >= first);
		Some(Self { height, slot, over, starts: BoundedVec::truncate_from(kept.collect()) })
	}

	/// Returns true if a later calendar tells the same of all that both tell of, and nothing runs backwards.
	pub fn goes_on_with(&self, later: &Self) -> bool {
		let same = |start: &EraStart| later.start_of(start.era).is_none_or(|it| it == start.tick);
		let forwards = later.over >= self.over && later.latest_era() >= self.latest_era();
		let mut newer = later.starts.iter().filter(|start| start.era > self.latest_era());
		// The present tick may have become the first of an era. None that was over has.
		let after = newer.all(|start| start.tick >= self.over);
		forwards && after && self.starts.iter().all(same)
	}

	/// Returns the latest era of which the other chain was known to be in.
	pub fn latest_era(&self) -> EraIndex {
		self.starts.last().map_or(0, |start| start.era)
	}

	/// Returns the last tick of which the era is certain.
	pub fn last_tick(&self) -> u64 {
		self.over.saturating_sub(1)
	}

	/// Returns the era of a tick. `None` if that is not certain yet, or not known any more.
	pub fn era_of(&self, tick: u64) -> Option<EraIndex> {
		let mut latest_first = self.starts.iter().rev();
		let start = latest_first.find(|start| start.tick <= tick);
		start.filter(|_| tick < self.over).map(|start| start.era)
	}

	/// Returns the first tick of an era. `None` if it is not known.
	pub fn start_of(&self, era: EraIndex) -> Option<u64> {
		self.starts.iter().find(|start| start.era == era).map(|start| start.tick)
	}
}

/// The clock of this chain. Its ticks are those of the other chain, each of which is over there, and passes here in a
/// block in which duties can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct LocalClock {
	/// The ticks that are over here, and the wait for the seed of the era.
	pub duty: DutyClock,
	/// The era of the present tick. `None` until something was proven.
	pub era: Option<EraIndex>,
	/// True while the news of the other chain are fresh: then something counts.
	pub current: bool,
}

/// The change of the clock in a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Followed {
	/// The era that has begun here.
	pub began: Option<EraIndex>,
	/// True if news have become fresh, or old.
	pub turned: bool,
}

impl LocalClock {
	/// Follows the other chain in a block, as far as it is known. `fresh` says whether that is recent.
	///
	/// The clock never lags more than `max_lag` ticks behind: ticks beyond are passed over, in which nobody could do
	/// anything here. So are all that went by while news were old, and nothing counted. While they are, it stands.
	pub fn follow(
		&mut self,
		calendar: Option<&Calendar>,
		fresh: bool,
		block: u64,
		max_lag: u64,
	) -> Followed {
		let turned = self.current != fresh;
		self.current = fresh;
		let Some(calendar) = calendar.filter(|_| fresh) else {
			return Followed { began: None, turned };
		};
		let lag = if turned { 0 } else { max_lag };
		self.duty.pass_over(calendar.last_tick().saturating_sub(lag));
		let began = calendar.era_of(self.duty.ticks).filter(|era| self.era != Some(*era));
		if began.is_some() {
			self.era = began;
			self.duty.await_seed(block);
		}
		Followed { began, turned }
	}

	/// Returns true if the next tick may begin when the present one is over here: it is over there, too.
	pub fn may_tick(&self, calendar: &Calendar) -> bool {
		self.current && self.duty.ticks < calendar.last_tick()
	}
}
