//! The heads of the other chain, and the slot of the relay chain. The only writer of both.

use crate::{
	pallet::*,
	types::{is_fresh, Head},
};
use core::marker::PhantomData;
use frame_support::traits::Get;

/// The latest heads of the other chain, and the slot of the relay chain.
pub(crate) struct HeadStore<T>(PhantomData<T>);

impl<T: Config> HeadStore<T> {
	/// Notes the slot of the relay chain. It never falls.
	pub fn note_slot(slot: u64) {
		if slot > RelaySlot::<T>::get() {
			RelaySlot::<T>::put(slot);
		}
	}

	/// Enters a head, unless it is not higher than all before it. Writes nothing then.
	pub fn note_head(head: Head) {
		let mut ring = Heads::<T>::get();
		if ring.enter(head) {
			Heads::<T>::put(ring);
		}
	}

	/// Returns the head of a height, as long as it is kept.
	pub fn at(height: u32) -> Option<Head> {
		Heads::<T>::get().at_height(height)
	}

	/// Returns true if what was seen in a slot is not too old.
	pub fn is_recent(slot: u64) -> bool {
		is_fresh(RelaySlot::<T>::get(), slot, T::MaxLag::get())
	}
}
