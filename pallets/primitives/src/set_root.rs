//! One hash for the operators that serve in an era, and short proofs that one is among them.
//!
//! Contracts of Ethereum can check both: everything is hashed with Keccak-256, as words of 32 bytes. A leaf, an
//! inner node and the root each begin with a byte of their own, and a proof has exactly the length that its
//! index and the number of leaves ask for. So no inner node passes as a leaf, and no proof for another index
//! or number.
//!
//! No function here rounds.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{H256, U256};
use sp_runtime::traits::{Hash, Keccak256};

use crate::{AssignmentId, Balance, EraIndex, ServiceId};

/// The first byte of what a leaf hashes.
const LEAF: u8 = 0;

/// The first byte of what an inner node hashes.
const NODE: u8 = 1;

/// The first byte of what the root hashes.
const ROOT: u8 = 2;

/// The name of this form of a root. Its Keccak-256 hash is the first word.
const FORM: &[u8] = b"restaking-set-v1";

/// An operator that serves in an era, as its leaf tells.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Member {
	/// Its assignment at the service.
	pub assignment: AssignmentId,
	/// Its account: an encoding of 32 bytes as it is, a shorter one with zeros before it, and the Keccak-256
	/// hash of a longer one.
	pub operator: H256,
	/// The kind of its key: the number of the variant.
	pub kind: u8,
	/// Its key in that era, in 32 bytes.
	pub key: H256,
	/// The stake that counts through it, above zero.
	pub weight: Balance,
}

/// All that the root of a set tells beside the tree of its leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetHeader {
	/// The chain, and the pallet on it.
	pub domain: H256,
	/// The service.
	pub service: ServiceId,
	/// The era.
	pub era: EraIndex,
	/// The number of members.
	pub count: u32,
	/// The stake that counts through all of them.
	pub total: Balance,
	/// The part of it that has to agree.
	pub quorum: Perbill,
}

/// The published root of the set of an era. Other chains read it from this chain's state: its encoding never changes.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct RootOf {
	/// The era.
	pub era: EraIndex,
	/// The number of members.
	pub count: u32,
	/// The stake that counts through all of them.
	pub total: Balance,
	/// The root.
	pub root: H256,
}

fn word(number: impl Into<U256>) -> H256 {
	H256(number.into().to_big_endian())
}

fn hash(first: u8, words: &[H256]) -> H256 {
	let mut bytes = alloc::vec![first];
	words.iter().for_each(|word| bytes.extend(word.as_bytes()));
	Keccak256::hash(&bytes)
}

fn node(left: &H256, right: &H256) -> H256 {
	hash(NODE, &[*left, *right])
}

/// Returns an account, or a hash, in 32 bytes: an encoding of 32 bytes as it is, a shorter one with zeros before it,
/// and the Keccak-256 hash of a longer one.
pub fn word_of(value: &impl Encode) -> H256 {
	value.using_encoded(|bytes| {
		let mut word = [0u8; 32];
		let from = word.len().checked_sub(bytes.len());
		match from.and_then(|from| word.get_mut(from..)) {
			Some(end) => {
				end.copy_from_slice(bytes);
				H256(word)
			},
			None => Keccak256::hash(bytes),
		}
	})
}

/// Returns the domain of the roots of a pallet: the Keccak-256 hash of the hash of its chain's first block, followed by
/// its name there.
pub fn domain_of(genesis: impl AsRef<[u8]>, pallet: &str) -> H256 {
	Keccak256::hash(&[genesis.as_ref(), pallet.as_bytes()].concat())
}

/// Returns the order of members in the tree: those with more stake first, of equals the older one.
pub fn by_weight(member: &Member) -> (core::cmp::Reverse<Balance>, AssignmentId) {
	(core::cmp::Reverse(member.weight), member.assignment)
}

impl Member {
	/// Returns the leaf of the member that stands at `index`.
	pub fn leaf(&self, index: u32) -> H256 {
		let Self { assignment, operator, kind, key, weight } = *self;
		let words =
			[word(index), word(assignment.0), operator, word(u32::from(kind)), key, word(weight)];
		hash(LEAF, &words)
	}
}

/// Returns the leaves of members in their order.
pub fn leaves(members: &[Member]) -> Vec<H256> {
	(0u32..).zip(members).map(|(index, member)| member.leaf(index)).collect()
}

/// Returns the level of a tree above another one. A last node that has no other beside it rises as it is.
fn above(level: &[H256]) -> Vec<H256> {
	let parent = |pair: &[H256]| match pair {
		[left, right] => Some(node(left, right)),
		other => other.first().copied(),
	};
	level.chunks(2).filter_map(parent).collect()
}

/// Returns the hash of the tree over leaves: zero if there are none.
pub fn tree(leaves: &[H256]) -> H256 {
	let mut level = leaves.to_vec();
	while level.len() > 1 {
		level = above(&level);
	}
	level.first().copied().unwrap_or_default()
}

/// Returns the proof of the leaf at `index`: the nodes beside its way up, from the bottom. Empty if there is
/// no such leaf.
pub fn proof(leaves: &[H256], index: u32) -> Vec<H256> {
	let Ok(mut at) = usize::try_from(index) else { return Vec::new() };
	let mut proof = Vec::new();
	let mut level = leaves.to_vec();
	if at >= level.len() {
		return proof;
	}
	while level.len() > 1 {
		proof.extend(level.get(at ^ 1));
		level = above(&level);
		at >>= 1;
	}
	proof
}

/// Returns the hash of the tree of `count` leaves in which `leaf` stands at `index`, by its proof. `None` if
/// there is no such place, or the proof has another length than it asks for.
pub fn tree_by(leaf: H256, index: u32, count: u32, proof: &[H256]) -> Option<H256> {
	if index >= count {
		return None;
	}
	let (mut at, mut width, mut hash) = (index, count, leaf);
	let mut rest = proof.iter();
	while width > 1 {
		hash = match at & 1 {
			1 => node(rest.next()?, &hash),
			_ if at.checked_add(1)? < width => node(&hash, rest.next()?),
			_ => hash,
		};
		(at, width) = (at >> 1, width.div_ceil(2));
	}
	rest.next().is_none().then_some(hash)
}

impl SetHeader {
	/// Returns the root of a set with this tree.
	pub fn root(&self, tree: H256) -> H256 {
		let Self { domain, service, era, count, total, quorum } = *self;
		let form = Keccak256::hash(FORM);
		let quorum = word(quorum.deconstruct());
		let words =
			[form, domain, word(service.0), word(era), word(count), word(total), quorum, tree];
		hash(ROOT, &words)
	}
}
