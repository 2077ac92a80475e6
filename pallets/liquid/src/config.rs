//! The choices of the runtime.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::types::{Parameters, VaultId};
	pub use frame_support::{
		traits::{fungible, fungibles, Consideration, Footprint, OriginTrait},
		PalletId,
	};
	pub use restaking_primitives::{Balance, OriginNames, Restake, VaultStake};
	pub use sp_runtime::traits::Convert;
}

#[pallet_section]
mod config {
	use super::config::imports::*;

	/// The choices of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The currency of the stake, in which is deposited and paid.
		///
		/// It must be the one in which [`Stake`](Self::Stake) bonds. Never change it.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// The assets of which some are receipts. The stash of a vault owns its receipt, so that nobody but
		/// this pallet and root can mint, freeze or destroy it.
		///
		/// Ids that [`ShareAsset`](Self::ShareAsset) returns must be closed to others, and the assets must
		/// not insist on the next id: else no vault can be opened.
		type Assets: fungibles::Inspect<
				Self::AccountId,
				Balance = Balance,
				AssetId: Parameter + MaxEncodedLen,
			> + fungibles::Create<Self::AccountId>
			+ fungibles::Destroy<Self::AccountId>
			+ fungibles::Mutate<Self::AccountId>
			+ fungibles::metadata::Mutate<Self::AccountId>
			+ fungibles::roles::Inspect<Self::AccountId>;

		/// The asset that is the receipt of a vault: another one for each.
		type ShareAsset: Convert<
			VaultId,
			<Self::Assets as fungibles::Inspect<Self::AccountId>>::AssetId,
		>;

		/// The source of stake, and the only clock.
		type Stake: VaultStake<Self::AccountId>;

		/// The pallet that pledges the stake: `pallet-restaking`.
		///
		/// Its `LossListener` must be this pallet: else what is given back of a slash is not divided.
		type Restake: Restake<Self::AccountId>;

		/// The caller type of the runtime's origins: its `OriginCaller`.
		type PalletsOrigin: Parameter
			+ MaxEncodedLen
			+ From<<<Self as frame_system::Config>::RuntimeOrigin as OriginTrait>::PalletsOrigin>;

		/// The names of these origins: the same as those of `pallet-restaking`.
		///
		/// Managers are stored by name. A name that changes locks them out, but not governance.
		type OriginNames: OriginNames<Self::PalletsOrigin, Self::AccountId>;

		/// The origin that may open vaults. It returns the account that pays: the founder.
		type ManagerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Governance: may do what a manager may, cancel announcements, and dismiss managers. It can not
		/// raise by a call what a target may take.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The account that gets what is found at the end of a vault and belongs to nobody.
		type Treasury: Get<Self::AccountId>;

		/// The deposits for a vault, of its founder, and for a ticket, of its owner, for
		/// [`HoldReason::Deposit`]. `()` for none.
		///
		/// Keep it small: who has no free funds for it can not ask out.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// The seed of the accounts of vaults. Never change it: all of them would be left behind.
		///
		/// With ids of accounts of 21 bytes or more they are all different.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The numbers that governance may move.
		type Parameters: Get<Parameters>;

		/// The most vaults at once that have not ended. Each turns once in an era.
		#[pallet::constant]
		type MaxVaults: Get<u32>;

		/// The most batches of a vault that leave or wait for cash: more than the bonding duration.
		#[pallet::constant]
		type MaxQueue: Get<u32>;

		/// The weights, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// The set-up of validators, targets and eras for benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}
}
