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

impl ServiceKey {
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
