//! The storage of the pallet.
//!
//! Ids of vaults, batches and requests are counters, which nobody chooses: Twox64Concat is safe for them.
//! Accounts and assets are hashed by Blake2_128Concat. No item has one record for all holders together.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{
		types::{RateOfEra, Round, Targets as TargetsOfVault, VaultId},
		AssetIdOf, BooksOf, SelectionOf, StashLossOf, TicketOf, VaultOf,
	};
	pub use restaking_math::{
		vault::{Batch, Sale},
		BatchId,
	};
	pub use restaking_primitives::{EraIndex, RequestId};
}

#[pallet_section]
mod storage {
	use super::storage::imports::*;

	/// The vaults, those that have ended too, until nothing of them is left.
	#[pallet::storage]
	pub type Vaults<T: Config> = StorageMap<_, Twox64Concat, VaultId, VaultOf<T>>;

	/// The id of the next vault. It only rises.
	#[pallet::storage]
	pub type NextVault<T> = StorageValue<_, VaultId, ValueQuery>;

	/// The vaults that have not ended, in ascending order.
	#[pallet::storage]
	pub type Live<T: Config> = StorageValue<_, BoundedVec<VaultId, T::MaxVaults>, ValueQuery>;

	/// The books of each vault. Lives as long as the vault.
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageMap<_, Twox64Concat, VaultId, BooksOf<T>>;

	/// The vault of each receipt. Lives as long as the vault.
	#[pallet::storage]
	pub type Receipts<T: Config> = StorageMap<_, Blake2_128Concat, AssetIdOf<T>, VaultId>;

	/// The targets of each vault. Absent if there are none.
	#[pallet::storage]
	pub type Targets<T: Config> = StorageMap<_, Twox64Concat, VaultId, TargetsOfVault, ValueQuery>;

	/// The validators of each vault. Absent once it has ended.
	#[pallet::storage]
	pub type Selections<T: Config> =
		StorageMap<_, Twox64Concat, VaultId, SelectionOf<T>, ValueQuery>;

	/// The batches that were priced, until their last ticket is paid; the last one at least until the vault has ended.
	#[pallet::storage]
	pub type Batches<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VaultId, Twox64Concat, BatchId, Batch>;

	/// The tickets, by vault, owner and batch: those of the open batch too. Removed when they are paid.
	#[pallet::storage]
	pub type Tickets<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, VaultId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, BatchId>,
		),
		TicketOf<T>,
	>;

	/// The losses of each vault's stash that may still come back. Removed when they did, or never will.
	#[pallet::storage]
	pub type Losses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VaultId, Twox64Concat, RequestId, StashLossOf<T>>;

	/// The redeem prices of the last 32 turns' eras, by the era modulo 32.
	#[pallet::storage]
	pub type Rates<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VaultId, Twox64Concat, EraIndex, RateOfEra>;

	/// The sales of rewards in other assets. Removed when nothing is left, when another one needs the place, and with
	/// the vault.
	#[pallet::storage]
	pub type Sales<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VaultId, Blake2_128Concat, AssetIdOf<T>, Sale>;

	/// Progress of the turns of this era.
	#[pallet::storage]
	pub type CurrentRound<T> = StorageValue<_, Round, ValueQuery>;
}
