//! The keys with which operators sign for a service.

// The codec numbers the variants of an enum with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::EraIndex;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{ecdsa, ed25519, sr25519};
use sp_runtime::traits::Verify;

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
	/// A signature by an ECDSA key.
	Ecdsa(ecdsa::Signature),
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
	/// ECDSA keys have none: the identity of secp256k1 has no encoding.
	pub fn needs_no_secret(&self) -> bool {
		match self {
			Self::Sr25519(key) => key.0 == [0; 32],
			Self::Ed25519(key) => {
				let mut bytes = key.0;
				bytes[31] &= 0x7f;
				SMALL_ORDER.contains(&bytes)
			},
			Self::Ecdsa(_) => false,
		}
	}

	/// Returns whether `proof` is this key's signature of `message`.
	pub fn signed(&self, message: &[u8], proof: &KeyProof) -> bool {
		match (self, proof) {
			(Self::Sr25519(key), KeyProof::Sr25519(signature)) => signature.verify(message, key),
			(Self::Ed25519(key), KeyProof::Ed25519(signature)) => signature.verify(message, key),
			(Self::Ecdsa(key), KeyProof::Ecdsa(signature)) => signature.verify(message, key),
			_ => false,
		}
	}
}
