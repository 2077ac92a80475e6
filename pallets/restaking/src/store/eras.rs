//! The clock of eras, and their first ticks. The only writer of both.

use crate::{
	pallet::*,
	types::{EraClock, EraTurn},
};
use core::marker::PhantomData;
use frame_support::{defensive_assert, traits::Get};
use restaking_primitives::{EraIndex, EraStart, StakeInspect};

/// The present era, and the first tick of each that can still be judged.
pub(crate) struct EraStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> EraStore<T, I> {
	/// Returns the present era: that of the source of stake until the first block.
	pub fn now() -> EraIndex {
		PresentEra::<T, I>::get().map_or_else(T::Stake::era, |clock| clock.era)
	}

	/// Returns the era of the source of stake that was as many eras ago as an era.
	pub fn source_era_of(era: EraIndex) -> EraIndex {
		PresentEra::<T, I>::get().map_or(era, |clock| clock.era_at_source(era))
	}

	/// Follows the source of stake in a block. Returns the turn, if an era has begun.
	pub fn follow(block: u64) -> Option<EraTurn> {
		let source_era = T::Stake::era();
		let Some(clock) = PresentEra::<T, I>::get() else {
			let clock = EraClock::new(source_era, block);
			PresentEra::<T, I>::put(clock);
			let last = EraStarts::<T, I>::get().last().map(|last| last.era);
			let fresh = last.is_none_or(|last| last < source_era);
			return fresh.then_some(EraTurn { clock, from_era: source_era });
		};
		let turn = clock.next_turn(source_era, block)?;
		PresentEra::<T, I>::put(turn.clock);
		Some(turn)
	}

	/// Follows a source of stake that went back. Returns the era of the source before, and now.
	pub fn follow_back(block: u64) -> Option<(EraIndex, EraIndex)> {
		let before = PresentEra::<T, I>::get()?;
		let after = before.set_back(T::Stake::era(), block)?;
		PresentEra::<T, I>::put(after);
		Some((before.source_era, after.source_era))
	}

	/// Records the first tick of the present era.
	pub fn note(tick: u64) {
		let era = Self::now();
		EraStarts::<T, I>::mutate(|starts| {
			let first = era.saturating_sub(T::MaxExitWindow::get());
			// The era before the first one is kept as well: its start bounds the first one's ticks.
			starts.retain(|start| start.era >= first.saturating_sub(1));
			// Eras near the end of their type never come.
			let noted = starts.try_push(EraStart { era, tick });
			defensive_assert!(noted.is_ok(), "more eras than a window has");
		});
	}

	/// Returns the era of a tick, of which `over` are over; `None` if it is too old to judge, or to come.
	pub fn era_of_tick(tick: u64, over: u64) -> Option<EraIndex> {
		let starts = EraStarts::<T, I>::get();
		let start = starts.iter().rev().find(|start| start.tick <= tick);
		start.filter(|_| tick <= over).map(|start| start.era)
	}

	/// Returns the first tick of an era; `None` if it is too old to judge, or to come.
	pub fn start_of(era: EraIndex) -> Option<u64> {
		let starts = EraStarts::<T, I>::get();
		starts.iter().find(|start| start.era == era).map(|start| start.tick)
	}

	/// Sets the era, as if the source of stake had never passed over one.
	#[cfg(any(feature = "runtime-benchmarks", test))]
	pub fn set(era: EraIndex) {
		PresentEra::<T, I>::put(EraClock::new(era, 0));
	}
}
