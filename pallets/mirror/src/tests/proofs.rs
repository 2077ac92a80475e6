//! Proofs in which a node is missing, was changed, or is not needed, node by node.

use super::scene::{keys, Scene};
use crate::{
	benchmarking::home::prove,
	proof::{News, ProofFault, Values},
};
use codec::Encode;
use restaking_primitives::EraStart;
use sp_core::H256;
use sp_trie::StorageProof;

fn nodes(proof: &StorageProof) -> Vec<Vec<u8>> {
	proof.iter_nodes().cloned().collect()
}

fn read(root: H256, nodes: Vec<Vec<u8>>) -> Result<Values, ProofFault> {
	Values::read(root, &keys(), StorageProof::new(nodes))
}

#[test]
fn a_proof_shows_what_the_state_says() {
	let home = Scene::new().home;
	let (root, proof) = home.prove(&keys());
	let values = Values::read(root, &keys(), proof).expect("it is whole");
	assert_eq!(values.version(), Some(1));
	let starts = vec![EraStart { era: 20, tick: 200 }];
	assert_eq!(values.news(), Some(News { starts, over: 205, roots: home.roots }));
}

#[test]
fn no_node_can_be_left_out() {
	let (root, proof) = Scene::new().home.prove(&keys());
	let whole = nodes(&proof);
	assert!(whole.len() > 4, "a trie of some levels: {}", whole.len());
	let mut missing = 0;
	for place in 0..whole.len() {
		let mut rest = whole.clone();
		rest.remove(place);
		match read(root, rest) {
			Err(ProofFault::NodeMissing) => missing += 1,
			Err(ProofFault::NodeStrange | ProofFault::OtherRoot) => {},
			other => panic!("node {place}: {other:?}"),
		}
	}
	// Below them nothing is.
	assert!(missing >= 2, "{missing}");
}

#[test]
fn no_bit_can_be_changed() {
	let (root, proof) = Scene::new().home.prove(&keys());
	let whole = nodes(&proof);
	for (place, node) in whole.iter().enumerate() {
		for byte in 0..node.len() {
			let mut changed = whole.clone();
			changed[place][byte] ^= 1 << (byte % 8);
			let refused = read(root, changed);
			let is_root = matches!(refused, Err(ProofFault::OtherRoot));
			assert!(is_root || refused == Err(ProofFault::NodeStrange), "{place}, {byte}");
		}
	}
}

#[test]
fn nothing_else_is_shown() {
	let (root, proof) = Scene::new().home.prove(&keys());
	let more = [nodes(&proof), vec![vec![1, 2, 3]]].concat();
	assert_eq!(read(root, more), Err(ProofFault::NodeStrange));
	assert_eq!(read(H256::repeat_byte(1), nodes(&proof)), Err(ProofFault::OtherRoot));
	assert_eq!(read(root, Vec::new()), Err(ProofFault::OtherRoot));
	let mut other = Scene::new().home;
	other.over += 1;
	let (other_root, other_proof) = other.prove(&keys());
	assert_eq!(read(root, nodes(&other_proof)), Err(ProofFault::OtherRoot));
	assert!(read(other_root, nodes(&other_proof)).is_ok());
}

#[test]
fn a_key_that_is_not_proven_is_missing() {
	let home = Scene::new().home;
	let keys = keys();
	let state = home.state(&keys);
	for left_out in 0..4 {
		let all = keys.in_order().into_iter().enumerate();
		let some: Vec<_> = all.filter(|(place, _)| *place != left_out).map(|it| it.1).collect();
		let (root, proof) = prove(&state, &some);
		assert_eq!(read(root, nodes(&proof)), Err(ProofFault::NodeMissing), "{left_out}");
	}
}

#[test]
fn values_of_another_form_say_nothing() {
	let keys = keys();
	let home = Scene::new().home;
	let with = |key: &Vec<u8>, value: Option<Vec<u8>>| {
		let mut state = home.state(&keys);
		match value {
			Some(value) => state.insert(key.clone(), value),
			None => state.remove(key),
		};
		let (root, proof) = prove(&state, &keys.in_order());
		Values::read(root, &keys, proof).expect("absence is proven, too")
	};
	// A version without a name is enough, and no version is not.
	assert_eq!(with(&keys.upgrade, Some(4u8.encode())).version(), Some(1));
	assert_eq!(with(&keys.upgrade, None).version(), None);
	for key in [&keys.starts, &keys.clock, &keys.roots] {
		assert_eq!(with(key, Some(vec![3; 7])).news(), None);
		let mut longer = home.state(&keys)[key].clone();
		longer.push(0);
		assert_eq!(with(key, Some(longer)).news(), None);
	}
	assert_eq!(with(&keys.starts, None).news(), None);
	assert_eq!(with(&keys.clock, None).news().map(|news| news.over), Some(0));
	assert_eq!(with(&keys.roots, None).news().map(|news| news.roots), Some(Vec::new()));
}
