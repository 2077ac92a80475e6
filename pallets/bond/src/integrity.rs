//! Integrity of the runtime's constants, checked when a runtime is tested or built.

use crate::pallet::*;
use frame_support::{dispatch::DispatchClass, traits::Get};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Refuses a runtime whose constants contradict each other.
	pub(crate) fn check_constants() {
		assert!(T::EraLength::get() > 0, "an era would end with each block: make EraLength longer");
		assert!(T::MinBond::get() > 0, "ledgers of nothing: ask for a least bond");
		assert!(
			T::MaxUnlocking::get() >= T::BondingDuration::get().max(1),
			"who unbonds in each era would wait for room: make MaxUnlocking as large as the bonding \
			 duration"
		);
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let most = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
		let needed = Self::max_on_withdraw();
		assert!(
			needed.all_lte(most),
			"a withdrawal may take {needed:?}, and a transaction {most:?}: let the listener do less"
		);
	}
}
