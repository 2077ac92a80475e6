//! Which block began an era. The only writer of these.

use crate::pallet::*;
use frame_support::{defensive_assert, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{EraIndex, EraStart, StakeInspect};
use sp_runtime::SaturatedConversion;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Notes the first block of an era. Called in every block, after staking has turned its era.
	pub(crate) fn note_era(block: BlockNumberFor<T>) {
		let era = T::Stake::era();
		if EraStarts::<T, I>::get().last().is_some_and(|last| last.era >= era) {
			return;
		}
		EraStarts::<T, I>::mutate(|starts| {
			let first = era.saturating_sub(T::MaxExitWindow::get());
			// The era before the first one is kept as well: it tells where that one begins.
			starts.retain(|start| start.era >= first.saturating_sub(1));
			// Heights near the end of their type never come.
			let noted = starts.try_push(EraStart { era, block: block.saturated_into() });
			defensive_assert!(noted.is_ok(), "more eras than a window has");
		});
	}

	/// The era of a block of this chain, if it can still be judged.
	pub fn era_of(block: u64) -> Option<EraIndex> {
		let starts = EraStarts::<T, I>::get();
		let start = starts.iter().rev().find(|start| start.block <= block);
		start.map(|start| start.era)
	}
}
