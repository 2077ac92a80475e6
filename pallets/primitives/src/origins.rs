//! The names of origins, and the accounts behind them.

use frame_support::traits::CallerTrait;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The names of a runtime's origins, and the accounts behind them.
///
/// Owners, slashers and resolvers are stored by name. So the name of an origin never changes: one whose encoding
/// may change with another version of a crate, such as a location of XCM, is named by a hash of a description that
/// does not, like those of `HashedDescription`. All others may be named by their encoding.
///
/// [`EncodedNames`] is for a runtime without such origins.
pub trait OriginNames<Caller, AccountId> {
	/// Returns the 32 bytes that name an origin. Origins with one name have the same rights.
	fn handle(caller: &Caller) -> H256;

	/// Returns the account with which an origin holds funds: a signer itself, or the sovereign account of a chain
	/// elsewhere. `None` if it has none.
	///
	/// It pays for what the origin asks, unless somebody else is named. Origins with one account are the same where
	/// somebody might profit by its own word.
	fn account(caller: &Caller) -> Option<AccountId>;
}

/// Names origins by the Blake2-256 hash of the encoded caller. Signers alone have accounts.
///
/// A change of the encoding, such as another index of a pallet with origins, gives an origin another name, so that it
/// has lost what it had. No origin may be a location of XCM.
pub struct EncodedNames;

impl<Caller, AccountId> OriginNames<Caller, AccountId> for EncodedNames
where
	Caller: CallerTrait<AccountId>,
	AccountId: Clone,
{
	fn handle(caller: &Caller) -> H256 {
		BlakeTwo256::hash_of(caller)
	}

	fn account(caller: &Caller) -> Option<AccountId> {
		caller.as_signed().cloned()
	}
}
