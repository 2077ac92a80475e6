//! Integrity of the runtime's constants, checked when a runtime is tested or built.

use crate::{pallet::*, VaultId};
use codec::Encode;
use frame_support::{dispatch::DispatchClass, traits::Get};
use restaking_primitives::{StakeInspect, VaultStake};
use sp_runtime::traits::AccountIdConversion;

impl<T: Config> Pallet<T> {
	/// Refuses a runtime whose constants contradict each other.
	pub(crate) fn check_constants() {
		let bonding = T::Stake::bonding_duration();
		assert!(
			bonding < T::Stake::most_unbonding(),
			"a batch could find no room among the chunks of staking: allow more chunks"
		);
		assert!(
			bonding < T::MaxQueue::get(),
			"batches would wait for room in the queue: make MaxQueue larger than the bonding duration"
		);
		assert!(T::MaxVaults::get() > 0, "no vault could be opened: allow one");
		let parameters = T::Parameters::get();
		assert!(parameters.vest_eras > 0, "gains have to vest: set vest_eras to 1 or more");
		assert!(
			parameters.notice >= 2,
			"who leaves at a notice would meet what is announced: set notice to 2 or more"
		);
		assert!(parameters.min_deposit > 0, "a deposit of nothing: raise min_deposit");
		assert!(parameters.min_seed > 0, "a vault of nothing: raise min_seed");
		Self::check_accounts();
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let room = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
		assert!(
			Self::max_turn().all_lte(room),
			"a turn does not fit into a block: make blocks larger"
		);
	}

	/// Refuses accounts that are too short to tell one vault from another.
	fn check_accounts() {
		let stash: Option<T::AccountId> =
			T::PalletId::get().try_into_sub_account((*b"vault", VaultId(u32::MAX)));
		assert!(
			stash.is_some_and(|stash| stash.encode() != Self::cash_of(VaultId(u32::MAX)).encode()),
			"vaults would share accounts: use longer ids of accounts"
		);
	}
}
