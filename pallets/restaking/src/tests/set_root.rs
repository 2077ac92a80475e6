//! The root of a set: one for each set, with a proof for each member and for nothing else.

use proptest::prelude::*;
use restaking_primitives::{
	set_root::{leaves, proof, tree, tree_by, Member, SetHeader},
	AssignmentId, ServiceId,
};
use sp_core::{Hasher, KeccakHasher, H256};
use sp_runtime::Perbill;

fn keccak_256(bytes: &[u8]) -> [u8; 32] {
	KeccakHasher::hash(bytes).0
}

fn member(number: u32) -> Member {
	Member {
		assignment: AssignmentId(number),
		operator: H256::repeat_byte(number as u8),
		kind: (number % 4) as u8,
		key: H256::repeat_byte(0xff - number as u8),
		weight: 1_000_000 - u128::from(number),
	}
}

fn members(count: u32) -> Vec<Member> {
	(0..count).map(member).collect()
}

fn header(count: u32) -> SetHeader {
	SetHeader {
		domain: H256::repeat_byte(7),
		service: ServiceId(3),
		era: 12,
		count,
		total: 1_000,
		quorum: Perbill::from_percent(50),
	}
}

/// A number as a word of Solidity.
fn word(number: u128) -> Vec<u8> {
	[[0; 16], number.to_be_bytes()].concat()
}

/// The tree by its definition: the left part has the largest power of two of leaves that is below their number.
fn naive_tree(leaves: &[H256]) -> H256 {
	match leaves {
		[] => H256::zero(),
		[one] => *one,
		_ => {
			let half = leaves.len().next_power_of_two() / 2;
			let (left, right) = leaves.split_at(half);
			let (left, right) = (naive_tree(left), naive_tree(right));
			H256(keccak_256(&[&[1][..], &left.0, &right.0].concat()))
		},
	}
}

/// Each word stands where a contract looks for it.
#[test]
fn leaf_and_root_are_words() {
	let Member { assignment, operator, kind, key, weight } = member(5);
	let packed = [
		vec![0],
		word(9),
		word(assignment.0.into()),
		operator.0.to_vec(),
		word(kind.into()),
		key.0.to_vec(),
		word(weight),
	]
	.concat();
	assert_eq!((packed.len(), member(5).leaf(9)), (193, H256(keccak_256(&packed))));

	let packed = [
		vec![2],
		keccak_256(b"restaking-set-v1").to_vec(),
		[7; 32].to_vec(),
		word(3),
		word(12),
		word(2),
		word(1_000),
		word(500_000_000),
		[8; 32].to_vec(),
	]
	.concat();
	assert_eq!(header(2).root(H256::repeat_byte(8)), H256(keccak_256(&packed)));
}

/// Each member has a proof, of the length that its place asks for.
#[test]
fn every_member_has_a_proof() {
	for count in [1, 2, 3, 5, 64, 127, 128] {
		let leaves = leaves(&members(count));
		let root = tree(&leaves);
		assert_eq!(root, naive_tree(&leaves), "{count}");
		for index in 0..count {
			let proof = proof(&leaves, index);
			let leaf = leaves[index as usize];
			assert_eq!(tree_by(leaf, index, count, &proof), Some(root), "{index} of {count}");
		}
	}
	assert_eq!((tree(&[]), proof(&[], 0)), (H256::zero(), vec![]));
	assert_eq!(tree_by(H256::zero(), 0, 0, &[]), None);
	// The last of an odd number rises alone: of five, the fifth has one node beside it.
	let five = leaves(&members(5));
	assert_eq!([0, 4].map(|index| proof(&five, index).len()), [3, 1]);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(400))]

	/// A proof holds for its leaf, index and number of leaves alone.
	#[test]
	fn no_other_proof_passes(
		count in 1u32..130,
		place in any::<prop::sample::Index>(),
		other in any::<prop::sample::Index>(),
		number in 1u32..300,
		flip in any::<prop::sample::Index>(),
	) {
		let leaves = leaves(&members(count));
		let (root, index) = (tree(&leaves), place.index(count as usize) as u32);
		let proof = proof(&leaves, index);
		let leaf = leaves[index as usize];
		let holds = |leaf, index, count, proof: &[H256]| tree_by(leaf, index, count, proof) == Some(root);
		prop_assert!(holds(leaf, index, count, &proof));
		// Another member, or another place.
		let another = other.index(count as usize) as u32;
		prop_assert_eq!(holds(leaves[another as usize], index, count, &proof), another == index);
		prop_assert_eq!(holds(leaf, another, count, &proof), another == index);
		// Longer, shorter, with another node.
		prop_assert!(!holds(leaf, index, count, &[&proof[..], &[root]].concat()));
		if let Some((last, rest)) = proof.split_last() {
			prop_assert!(!holds(leaf, index, count, rest));
			// An inner node instead of a leaf, with the rest of its proof.
			let inner = match index % 2 {
				0 => keccak_256(&[&[1][..], &leaf.0, &proof[0].0].concat()),
				_ => keccak_256(&[&[1][..], &proof[0].0, &leaf.0].concat()),
			};
			prop_assert!(!holds(H256(inner), index / 2, count, &proof[1..]));
			prop_assert!(!holds(*last, index, count, &proof));
			let mut changed = proof.clone();
			changed[flip.index(proof.len())].0[0] ^= 1;
			prop_assert!(!holds(leaf, index, count, &changed));
		}
		// Another number of leaves gives another root, even where the same proof would do.
		let tree = tree_by(leaf, index, number, &proof).unwrap_or_default();
		let same = header(number).root(tree) == header(count).root(root);
		prop_assert_eq!(same, number == count);
	}

	/// The root tells everything that it is about.
	#[test]
	fn another_set_has_another_root(count in 1u32..20, at in any::<prop::sample::Index>()) {
		let set = members(count);
		let root = |set: &[Member]| header(set.len() as u32).root(tree(&leaves(set)));
		let first = root(&set);
		let at = at.index(set.len());
		let changes: [fn(&mut Member); 5] = [
			|it| it.assignment.0 += 500,
			|it| it.operator.0[0] ^= 1,
			|it| it.kind += 1,
			|it| it.key.0[31] ^= 1,
			|it| it.weight += 1,
		];
		for change in changes {
			let mut other = set.clone();
			change(&mut other[at]);
			prop_assert_ne!(root(&other), first);
		}
		let mut doubled = set.clone();
		doubled.extend(set.last().copied());
		prop_assert_ne!(root(&doubled), first);
		let of = header(count);
		let headers = [
			SetHeader { domain: H256::zero(), ..of },
			SetHeader { service: ServiceId(4), ..of },
			SetHeader { era: 13, ..of },
			SetHeader { total: 999, ..of },
			SetHeader { quorum: Perbill::from_percent(51), ..of },
		];
		let tree = tree(&leaves(&set));
		prop_assert!(headers.iter().all(|header| header.root(tree) != first));
	}
}
