//! The first blocks of eras. The only writer of them.

use crate::pallet::*;
use core::marker::PhantomData;
use frame_support::{defensive_assert, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{EraIndex, EraStart, StakeInspect};
use sp_runtime::SaturatedConversion;

/// The first block of each era that can still be judged.
pub(crate) struct EraStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> EraStore<T, I> {
	/// Records the first block of an era. Called in every block, after staking has turned its era.
	pub fn note(block: BlockNumberFor<T>) {
		let era = T::Stake::era();
		if EraStarts::<T, I>::get().last().is_some_and(|last| last.era >= era) {
			return;
		}
		EraStarts::<T, I>::mutate(|starts| {
			let first = era.saturating_sub(T::MaxExitWindow::get());
			// The era before the first one is kept as well: its start bounds the first one's blocks.
			starts.retain(|start| start.era >= first.saturating_sub(1));
			// Heights near the end of their type never come.
			let noted = starts.try_push(EraStart { era, block: block.saturated_into() });
			defensive_assert!(noted.is_ok(), "more eras than a window has");
		});
	}

	/// Returns the era of a block of this chain; `None` if it is too old to judge, or in the future.
	pub fn era_of(block: u64) -> Option<EraIndex> {
		let now: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		if block > now {
			return None;
		}
		let starts = EraStarts::<T, I>::get();
		let start = starts.iter().rev().find(|start| start.block <= block);
		start.map(|start| start.era)
	}
}
