//! The keys with which operators sign for a service.

// The codec numbers the variants of an enum with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::EraIndex;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{ecdsa, ed25519, sr25519, H160, H256};
use sp_runtime::traits::{Hash, Keccak256, Verify};

/// The public key of an operator at one service.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum ServiceKey {
	/// A key for Schnorr signatures on Ristretto.
	Sr25519(sr25519::Public),
	/// A key for EdDSA signatures.
	Ed25519(ed25519::Public),
	/// A key for ECDSA signatures on secp256k1, made of the Blake2-256 hash of the message.
	Ecdsa(ecdsa::Public),
	/// An address of Ethereum: the last 20 bytes of the Keccak-256 hash of a key for ECDSA signatures on
	/// secp256k1. Contracts of Ethereum verify its signatures.
	Evm(H160),
}

/// A key and its first era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct DatedKey {
	/// The first era in which it is the operator's key.
	pub from_era: EraIndex,
	/// The key.
	pub key: ServiceKey,
}

/// A signature that proves the possession of a key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum KeyProof {
	/// A signature by an sr25519 key.
	Sr25519(sr25519::Signature),
	/// A signature by an ed25519 key.
	Ed25519(ed25519::Signature),
	/// A signature by an ECDSA key: `r ‖ s ‖ v` with `s` in the lower half of its range, and `v` of 0 or 1.
	Ecdsa(ecdsa::Signature),
	/// A signature of typed data by an address, as EIP-712 says: `r ‖ s ‖ v` with `s` in the lower half of
	/// its range, and `v` of 27 or 28.
	Eip712(ecdsa::KeccakSignature),
	/// A signature of a hash of 32 bytes by an address, as a personal message of EIP-191. The same form as
	/// [`Self::Eip712`].
	Eip191(ecdsa::KeccakSignature),
}

/// Half of the order of secp256k1, rounded down. For each signature with a greater `s` there is another
/// one with a smaller `s`, which everybody can make of it: only the smaller one is taken.
const HALF_OF_ORDER: [u8; 32] = [
	0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0x5d, 0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
];

/// Returns whether `r ‖ s ‖ v` has the one form that is accepted: `s` in the lower half of its range, and
/// `v` of `first` or one more.
fn is_canonical(signature: &[u8; 65], first: u8) -> bool {
	let [.., v] = signature;
	let low = signature.get(32..64).is_some_and(|s| s <= HALF_OF_ORDER.as_slice());
	low && v.checked_sub(first).is_some_and(|parity| parity <= 1)
}

/// Returns the address whose signature of a hash this is. `None` if it is nobody's, or not in the one form.
fn signer_of(hash: H256, signature: &ecdsa::KeccakSignature) -> Option<H160> {
	let signature: &[u8; 65] = signature.as_ref();
	if !is_canonical(signature, 27) {
		return None;
	}
	let key = sp_io::crypto::secp256k1_ecdsa_recover(signature, &hash.0).ok()?;
	Some(H160::from(Keccak256::hash(&key)))
}

/// Returns the hash that a wallet signs when it is given 32 bytes as a personal message of EIP-191.
fn personal(hash: H256) -> H256 {
	let message = [b"\x19Ethereum Signed Message:\n32".as_slice(), hash.as_bytes()].concat();
	Keccak256::hash(&message)
}

/// The encodings of the Ed25519 points of small order, without their sign bits. The points are those
/// with `y` of 0, 1 and −1 and the four of order eight; the last two encode 0 and 1 above the modulus,
/// which verifiers accept as well.
const SMALL_ORDER: [[u8; 32]; 7] = [
	first_and_last(0x00, 0x00, 0x00),
	first_and_last(0x01, 0x00, 0x00),
	first_and_last(0xec, 0xff, 0x7f),
	[
		0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
		0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
		0xfc, 0x05,
	],
	[
		0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
		0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
		0x03, 0x7a,
	],
	first_and_last(0xed, 0xff, 0x7f),
	first_and_last(0xee, 0xff, 0x7f),
];

/// Returns 32 bytes with a first and a last one of their own.
const fn first_and_last(first: u8, between: u8, last: u8) -> [u8; 32] {
	let mut bytes = [between; 32];
	bytes[0] = first;
	bytes[31] = last;
	bytes
}

impl ServiceKey {
	/// Returns true if anybody can sign with this key, for want of a secret: for each message there is a
	/// signature that needs none.
	///
	/// These are the points of small order of Ed25519, and the identity of Ristretto, which has no other.
	/// ECDSA keys have none: the identity of secp256k1 has no encoding. An address has none either: it is
	/// the hash of a key.
	pub fn needs_no_secret(&self) -> bool {
		match self {
			Self::Sr25519(key) => key.0 == [0; 32],
			Self::Ed25519(key) => {
				let mut bytes = key.0;
				bytes[31] &= 0x7f;
				SMALL_ORDER.contains(&bytes)
			},
			Self::Ecdsa(_) | Self::Evm(_) => false,
		}
	}

	/// Returns the number of the kind of this key and 32 bytes of it, as the root of a set tells them: a key of
	/// 32 bytes is itself, one for ECDSA the Keccak-256 hash of its 33 bytes, and an address has zeros before
	/// it.
	pub fn word(&self) -> (u8, H256) {
		match self {
			Self::Sr25519(key) => (0, H256(key.0)),
			Self::Ed25519(key) => (1, H256(key.0)),
			Self::Ecdsa(key) => (2, Keccak256::hash(&key.0)),
			Self::Evm(address) => (3, H256::from(*address)),
		}
	}

	/// Returns whether `proof` is this key's signature of `message`. An address signs the Keccak-256 hash
	/// of the message, as a personal message.
	///
	/// Of one ECDSA signature there is one form only: see [`KeyProof`].
	pub fn signed(&self, message: &[u8], proof: &KeyProof) -> bool {
		match (self, proof) {
			(Self::Sr25519(key), KeyProof::Sr25519(signature)) => signature.verify(message, key),
			(Self::Ed25519(key), KeyProof::Ed25519(signature)) => signature.verify(message, key),
			(Self::Ecdsa(key), KeyProof::Ecdsa(signature)) => {
				is_canonical(signature.as_ref(), 0) && signature.verify(message, key)
			},
			(Self::Evm(address), KeyProof::Eip191(signature)) => {
				signer_of(personal(Keccak256::hash(message)), signature) == Some(*address)
			},
			_ => false,
		}
	}

	/// Returns whether this key is an address and `proof` its signature of `digest`, the hash of typed data
	/// that EIP-712 defines: of the digest itself, or of the digest as a personal message.
	pub fn signed_typed(&self, digest: H256, proof: &KeyProof) -> bool {
		let signer = match proof {
			KeyProof::Eip712(signature) => signer_of(digest, signature),
			KeyProof::Eip191(signature) => signer_of(personal(digest), signature),
			_ => None,
		};
		matches!(self, Self::Evm(address) if signer == Some(*address))
	}
}
