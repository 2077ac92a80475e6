//! Keys of well-known accounts, for chains of developers.

use polkadot_sdk::{
	sc_service::Error,
	sp_core::crypto::key_types,
	sp_keyring::Sr25519Keyring,
	sp_keystore::{Keystore, KeystorePtr},
};

/// Inserts the keys with which these accounts make and finalise blocks.
pub fn insert(keystore: &KeystorePtr, accounts: &[Sr25519Keyring]) -> Result<(), Error> {
	for account in accounts {
		let seed = account.to_seed();
		keystore
			.sr25519_generate_new(key_types::BABE, Some(&seed))
			.and_then(|_| keystore.ed25519_generate_new(key_types::GRANDPA, Some(&seed)))
			.map_err(|error| format!("cannot store the keys of {account}: {error}"))?;
	}
	Ok(())
}
