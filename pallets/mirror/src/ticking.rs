//! The time of the other chain, followed block by block: eras, seeds and ticks.

use crate::{
	pallet::*,
	store::{CalendarStore, ClockStore, HeadStore, SeedStore},
	types::Followed,
};
use codec::Encode;
use frame_support::{
	dispatch::DispatchClass,
	traits::{Get, Randomness},
};
use frame_system::pallet_prelude::BlockNumberFor;
use restaking_primitives::{Room, Seed};
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Follows the other chain, before the transactions of a block, so that all of them are of one era. And notes the
	/// seed of the era in the first block in which its source has one.
	pub(crate) fn follow_home() {
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		let calendar = CalendarStore::<T>::get();
		// No head is newer than the last one. So this is false, too, where that stands still.
		let fresh = calendar.as_ref().is_some_and(|it| HeadStore::<T>::is_recent(it.slot));
		let Followed { began, turned } = ClockStore::<T>::follow(calendar.as_ref(), fresh, block);
		if turned {
			let slot = RelaySlot::<T>::get();
			Self::deposit_event(match fresh {
				true => Event::MirrorCaughtUp { slot },
				false => Event::MirrorBehind { slot },
			});
		}
		if let Some(era) = began {
			Self::deposit_event(Event::EraBegan { era });
		}
		Self::note_seed();
	}

	/// Records the seed of the present era as soon as it is known.
	fn note_seed() {
		if !ClockStore::<T>::awaits_seed() {
			return;
		}
		let clock = ClockStore::<T>::get();
		let era = clock.era.unwrap_or_default();
		let (value, known_since) = T::Randomness::random(&(b"restaking seed", era).encode());
		if ClockStore::<T>::hear_of_seed(known_since.saturated_into()) {
			SeedStore::<T>::note(era, Seed { since: clock.duty.ticks, value });
		}
	}

	/// Opens a block for the clock, if no brake stops duties and the other chain is ahead. Called where the block
	/// takes transactions.
	pub(crate) fn open_tick(block: BlockNumberFor<T>) {
		let Some(calendar) = CalendarStore::<T>::get() else { return };
		if T::Usable::get() {
			ClockStore::<T>::open(&calendar, block.saturated_into());
		}
	}

	/// Ends a tick with a block that was opened and has room. Called after all transactions.
	pub(crate) fn close_tick(block: BlockNumberFor<T>) {
		if Self::has_room() {
			ClockStore::<T>::close(block.saturated_into());
		}
	}

	/// Returns true if the largest duty would still fit into this block.
	fn has_room() -> bool {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let duty = T::DutyRoom::get().saturating_add(normal.base_extrinsic);
		let used = frame_system::Pallet::<T>::block_weight();
		let in_class = |most| Room { used: *used.get(DispatchClass::Normal), most }.fits(duty);
		let in_block = Room { used: used.total(), most: blocks.max_block };
		let lengths = <T as frame_system::Config>::BlockLength::get();
		let most = *lengths.max.get(DispatchClass::Normal);
		let length = Room { used: frame_system::Pallet::<T>::block_size(), most };
		normal.max_total.is_none_or(in_class)
			&& in_block.fits(duty)
			&& length.holds(T::DutyLength::get())
	}
}
