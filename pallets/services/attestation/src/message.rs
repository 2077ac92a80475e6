//! The bytes that operators sign: one statement, for keys of every kind.

use crate::Statement;
use alloc::vec::Vec;
use codec::Encode;
use restaking_primitives::{KeyProof, ServiceId, ServiceKey};
use sp_core::{H256, U256};
use sp_runtime::traits::{Hash, Keccak256};

/// The type of the domain, as EIP-712 writes it.
const DOMAIN_TYPE: &str = "EIP712Domain(string name,string version,bytes32 salt)";
/// The type of a statement, as EIP-712 writes it.
const STATEMENT_TYPE: &str = "Statement(uint32 service,uint32 era,uint64 height,bytes32 content)";
/// The name of the domain.
const DOMAIN_NAME: &str = "restaking-attestation";
/// The version of the domain.
const DOMAIN_VERSION: &str = "1";

/// A statement of one service as operators sign it.
pub(crate) struct Message {
	/// What sr25519, ed25519 and ECDSA keys sign.
	pub bytes: Vec<u8>,
	/// What addresses of Ethereum sign.
	pub digest: H256,
}

impl Message {
	/// Returns whether `proof` is the signature of the statement by a key of any kind.
	pub fn is_signed(&self, key: &ServiceKey, proof: &KeyProof) -> bool {
		match key {
			ServiceKey::Evm(_) => key.signed_typed(self.digest, proof),
			_ => key.signed(&self.bytes, proof),
		}
	}
}

impl Statement {
	/// Returns the bytes that sr25519, ed25519 and ECDSA keys sign: the SCALE encoding of the pallet's name,
	/// the hash of this chain's first block, the service, the era, the height and the content. A signature
	/// is therefore valid for this chain, this pallet, this service and this era alone.
	pub fn message(&self, pallet: &str, genesis: impl Encode, service: ServiceId) -> Vec<u8> {
		(pallet, genesis, service, self).encode()
	}

	/// Returns the digest that addresses of Ethereum sign, as EIP-712 defines it, in the domain
	/// `{ name: "restaking-attestation", version: "1", salt }`. See [`salt`].
	pub fn digest(&self, salt: H256, service: ServiceId) -> H256 {
		let hash = |text: &str| Keccak256::hash(text.as_bytes());
		let domain = hash_of(&[hash(DOMAIN_TYPE), hash(DOMAIN_NAME), hash(DOMAIN_VERSION), salt]);
		let fields = [word(service.0), word(self.era), word(self.height), self.content];
		let statement = hash_of(&[&[hash(STATEMENT_TYPE)], &fields[..]].concat());
		let signed = [&[0x19, 0x01], domain.as_bytes(), statement.as_bytes()].concat();
		Keccak256::hash(&signed)
	}
}

/// Returns the salt of the domain: the Keccak-256 hash of the hash of this chain's first block, followed by
/// the pallet's name. So no typed data of another chain or pallet is a statement here.
pub fn salt(pallet: &str, genesis: impl AsRef<[u8]>) -> H256 {
	Keccak256::hash(&[genesis.as_ref(), pallet.as_bytes()].concat())
}

/// Returns the Keccak-256 hash of words in a row.
fn hash_of(words: &[H256]) -> H256 {
	let bytes: Vec<u8> = words.iter().flat_map(|word| word.0).collect();
	Keccak256::hash(&bytes)
}

/// Returns a number as a word of 32 bytes, the greatest byte first.
fn word(number: impl Into<U256>) -> H256 {
	H256(number.into().to_big_endian())
}
