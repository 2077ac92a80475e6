//! Named accounts.

use codec::Encode;
use polkadot_sdk::sp_keyring::Sr25519Keyring;
use restaking_runtime::{opaque::SessionKeys, AccountId};

/// The account of this name.
pub fn account(name: Sr25519Keyring) -> AccountId {
	name.to_account_id()
}

/// Fresh session keys of `seed`, and the proof that whoever set them for `owner` holds them.
///
/// Works within a [`Chain`](crate::Chain), which has a keystore.
pub fn session_keys(owner: &AccountId, seed: &str) -> (SessionKeys, Vec<u8>) {
	let generated = SessionKeys::generate(&owner.encode(), Some(seed.as_bytes().to_vec()));
	(generated.keys, generated.proof.encode())
}
