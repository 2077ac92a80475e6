//! Records, as the runtime's choice of types makes them.

use crate::{
	pallet::Config,
	types::{ChoiceList, Selection, TicketRecord, Vault},
};
use alloc::boxed::Box;
use frame_support::traits::fungibles;
use restaking_math::vault::{Books, StashLoss};

/// The id of an asset.
pub type AssetIdOf<T> =
	<<T as Config>::Assets as fungibles::Inspect<<T as frame_system::Config>::AccountId>>::AssetId;

/// A vault.
pub type VaultOf<T> =
	Vault<<T as frame_system::Config>::AccountId, AssetIdOf<T>, <T as Config>::Consideration>;

/// The books of a vault.
pub type BooksOf<T> = Books<<T as Config>::MaxQueue>;

/// A loss of a vault's stash that may still come back.
pub type StashLossOf<T> = StashLoss<<T as Config>::MaxQueue>;

/// A ticket of a batch.
pub type TicketOf<T> = TicketRecord<<T as Config>::Consideration>;

/// The validators of a vault.
pub type SelectionOf<T> = Selection<<T as frame_system::Config>::AccountId>;

/// Validators as a manager announces them.
pub type ChoicesOf<T> = ChoiceList<<T as frame_system::Config>::AccountId>;

/// An origin that manages a vault.
pub type CallerOf<T> = Box<<T as Config>::PalletsOrigin>;

/// A law that holds, or what broke it.
#[cfg(any(feature = "try-runtime", test))]
pub(crate) type Outcome = Result<(), sp_runtime::TryRuntimeError>;
