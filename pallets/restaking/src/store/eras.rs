//! The first ticks of eras. The only writer of them.

use crate::pallet::*;
use core::marker::PhantomData;
use frame_support::{defensive_assert, traits::Get};
use restaking_primitives::{EraIndex, EraStart, StakeInspect};

/// The first tick of each era that can still be judged.
pub(crate) struct EraStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> EraStore<T, I> {
	/// Returns true if the present era is not recorded. Asked in every block, after staking has
	/// turned its era.
	pub fn is_new() -> bool {
		let era = T::Stake::era();
		EraStarts::<T, I>::get().last().is_none_or(|last| last.era < era)
	}

	/// Records the first tick of the present era.
	pub fn note(tick: u64) {
		let era = T::Stake::era();
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
}
