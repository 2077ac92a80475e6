//! Integrity of the runtime's constants, checked when a runtime is tested or built.

use crate::{pallet::*, types::lag_in_eras, WeightInfo, MAX_SHOW};
use frame_support::{dispatch::DispatchClass, traits::Get};
use restaking_primitives::MAX_PLACES;

impl<T: Config> Pallet<T> {
	/// Refuses a runtime whose constants contradict each other.
	pub(crate) fn check_constants() {
		assert!(!T::HomePallet::get().is_empty(), "nothing could be proven: name the pallet");
		assert!(T::EraTicks::get() > 0, "an era without a tick: say how many it has");
		assert!(T::EraSlots::get() > 0, "an era without a slot: say how many it has");
		assert!(T::MaxLag::get() > 0, "all news would be too old: make MaxLag longer");
		assert!(
			lag_in_eras(T::MaxLag::get(), T::EraSlots::get()) <= 1,
			"stake would count for eras after it left: make MaxLag an era at most"
		);
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let most = normal.max_extrinsic.unwrap_or(blocks.max_block);
		let needed = T::WeightInfo::show_set(MAX_PLACES, MAX_SHOW.div_ceil(1_024));
		assert!(
			needed.all_lte(most),
			"a set may take {needed:?}, and a transaction {most:?}: make blocks larger"
		);
		assert!(
			T::DutyRoom::get().all_lte(most),
			"no duty would ever have room: make DutyRoom smaller, or blocks larger"
		);
	}
}
