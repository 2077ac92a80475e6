//! Named accounts.

use codec::Encode;
use polkadot_sdk::sp_keyring::Sr25519Keyring;
use restaking_runtime::{opaque::SessionKeys, AccountId};

/// Returns the account of this name.
pub fn account(name: Sr25519Keyring) -> AccountId {
	name.to_account_id()
}

/// Returns fresh session keys of `seed`, and the proof that `owner` holds them.
///
/// Works within a [`Chain`](crate::Chain), which has a keystore.
pub fn session_keys(owner: &AccountId, seed: &str) -> (SessionKeys, Vec<u8>) {
	let generated = SessionKeys::generate(&owner.encode(), Some(seed.as_bytes().to_vec()));
	(generated.keys, generated.proof.encode())
}
