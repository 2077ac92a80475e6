//! The command that proves the possession of an operator's key: wallets cannot make such a signature.

use codec::Encode;
use polkadot_sdk::{
	sc_cli::{
		self,
		utils::{pair_from_suri, read_uri},
		CryptoScheme, CryptoSchemeFlag, KeystoreParams,
	},
	sp_core::{bytes::to_hex, crypto::ByteArray, ecdsa, ed25519, sr25519, Pair},
};
use restaking_runtime::{AccountId, Hash};
use serde_json::{json, Value};

/// The name of the pallet, which the message begins with.
const PALLET: &str = "Restaking";

/// The flags of `prove-key`.
#[derive(Debug, clap::Args)]
pub struct ProveKeyCmd {
	/// Account of the operator.
	#[arg(long, value_name = "ADDRESS")]
	pub operator: AccountId,

	/// Id of the service.
	#[arg(long, value_name = "ID")]
	pub service: u32,

	/// Hash of the chain's genesis block.
	#[arg(long, value_name = "HASH")]
	pub genesis: Hash,

	/// Secret of the key: a seed, a phrase, a path, or a file with one of them. It is asked for if not given.
	#[arg(long, value_name = "SECRET")]
	pub suri: Option<String>,

	#[command(flatten)]
	pub keystore: KeystoreParams,

	#[command(flatten)]
	pub scheme: CryptoSchemeFlag,
}

impl ProveKeyCmd {
	/// Prints the key and its proof, as `join_service` and `rotate_key` take them.
	pub fn run(&self) -> sc_cli::Result<()> {
		let shown = serde_json::to_string_pretty(&self.prove()?)
			.map_err(|error| sc_cli::Error::Application(error.into()))?;
		println!("{shown}");
		Ok(())
	}

	/// Returns the key and its proof.
	fn prove(&self) -> sc_cli::Result<Value> {
		match self.scheme.scheme {
			CryptoScheme::Sr25519 => self.prove_with::<sr25519::Pair>("Sr25519"),
			CryptoScheme::Ed25519 => self.prove_with::<ed25519::Pair>("Ed25519"),
			CryptoScheme::Ecdsa => self.prove_with::<ecdsa::Pair>("Ecdsa"),
		}
	}

	/// Returns the key and its proof, for keys of one kind.
	fn prove_with<P: Pair>(&self, kind: &str) -> sc_cli::Result<Value> {
		let secret = read_uri(self.suri.as_ref())?;
		let pair = pair_from_suri::<P>(&secret, self.keystore.read_password()?)?;
		let signature = pair.sign(&self.message());
		Ok(json!({
			"key": { kind: to_hex(pair.public().as_slice(), false) },
			"proof": { kind: to_hex(signature.as_ref(), false) },
		}))
	}

	/// Returns the message that proves the possession of a key when that key signs it.
	fn message(&self) -> Vec<u8> {
		(PALLET, self.genesis, self.service, &self.operator).encode()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::{Cli, Subcommand};
	use clap::Parser;
	use polkadot_sdk::{
		sp_core::bytes::from_hex,
		sp_io::TestExternalities,
		sp_keyring::Sr25519Keyring::{Alice, Bob},
	};

	/// Returns the command with these arguments, for Bob's account and the service 7.
	fn command(more: &[&str]) -> ProveKeyCmd {
		let bob = Bob.to_account_id().to_string();
		let genesis = format!("{:?}", Hash::zero());
		let fixed =
			["node", "prove-key", "--operator", &bob, "--service", "7", "--genesis", &genesis];
		let cli = Cli::try_parse_from([&fixed, more].concat()).expect("the arguments are good");
		match cli.subcommand {
			Some(Subcommand::ProveKey(command)) => command,
			_ => panic!("another command"),
		}
	}

	#[test]
	fn the_message_is_that_of_the_pallet() {
		// Outside of a chain the hash of the genesis block is zero.
		let message = TestExternalities::default().execute_with(|| {
			restaking_runtime::Restaking::key_message(
				codec::Decode::decode(&mut &7u32.encode()[..]).expect("an id is a number"),
				&Bob.to_account_id(),
			)
		});
		assert_eq!(command(&["--suri", "//Alice"]).message(), message);
	}

	#[test]
	fn the_key_has_signed_the_message() {
		let command = command(&["--suri", "//Alice"]);
		let shown = command.prove().expect("the secret is good");
		let bytes = |field: &str| {
			let hex = shown[field]["Sr25519"].as_str().expect("it is of the default kind");
			from_hex(hex).expect("it is hexadecimal")
		};
		assert_eq!(bytes("key"), Alice.to_raw_public());
		let signature = sr25519::Signature::try_from(&bytes("proof")[..]).expect("it has 64 bytes");
		assert!(sr25519::Pair::verify(&signature, command.message(), &Alice.public()));
	}

	#[test]
	fn keys_of_other_kinds_name_their_kind() {
		for (scheme, kind, length) in [("ed25519", "Ed25519", 32), ("ecdsa", "Ecdsa", 33)] {
			let shown = command(&["--suri", "//Alice", "--scheme", scheme]).prove();
			let shown = shown.expect("the secret is good");
			let key = shown["key"][kind].as_str().expect("it is of this kind");
			assert_eq!(key.len(), 2 + 2 * length, "{key}");
			assert!(shown["proof"][kind].is_string());
		}
	}
}
