//! States of the other chain and of the relay chain, made without these chains, with proofs of them.

use crate::proof::{Keys, Layout};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use codec::{Compact, Encode};
use cumulus_pallet_parachain_system::RelayChainStateProof;
use cumulus_primitives_core::{
	relay_chain::{
		well_known_keys::{para_head, CURRENT_SLOT},
		HeadData, Slot,
	},
	ParaId,
};
use restaking_primitives::{set_root::RootOf, DutyClock, EraStart};
use sp_core::H256;
use sp_runtime::{
	generic::Header,
	traits::{BlakeTwo256, Hash},
};
use sp_trie::{read_trie_value, MemoryDB, Recorder, StorageProof, TrieDBMutBuilder, TrieMut};

/// A state: keys and values.
pub type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// Returns the root of a state, and a proof of some of its keys.
pub fn prove(state: &State, keys: &[&Vec<u8>]) -> (H256, StorageProof) {
	let mut db = MemoryDB::<BlakeTwo256>::default();
	let mut root = H256::default();
	{
		let mut trie = TrieDBMutBuilder::<Layout>::new(&mut db, &mut root).build();
		for (key, value) in state {
			assert!(trie.insert(key, value).is_ok(), "the trie is in memory");
		}
	}
	let mut recorder = Recorder::<Layout>::new();
	let mut nodes = Vec::new();
	for key in keys {
		let read = read_trie_value::<Layout, _>(&db, &root, key, Some(&mut recorder), None);
		assert!(read.is_ok(), "the trie is in memory");
		nodes.extend(recorder.drain().into_iter().map(|record| record.data));
	}
	(root, StorageProof::new(nodes))
}

/// The other chain, as far as it is proven.
#[derive(Clone, Debug)]
pub struct Home {
	/// The version of its runtime.
	pub version: u32,
	/// The name of its runtime.
	pub name: String,
	/// The first ticks of its eras.
	pub starts: Vec<EraStart>,
	/// The number of ticks that are over.
	pub over: u64,
	/// The published roots of the service.
	pub roots: Vec<RootOf>,
}

impl Home {
	/// Returns its state, with other values around those that are proven.
	pub fn state(&self, keys: &Keys) -> State {
		let clock = DutyClock { ticks: self.over, ..Default::default() };
		let mut state: State =
			(0u32..200).map(|number| (some_key(number), number.encode())).collect();
		let values = [
			(Compact(self.version), &self.name).encode(),
			self.starts.encode(),
			clock.encode(),
			self.roots.encode(),
		];
		for (key, value) in keys.in_order().into_iter().zip(values) {
			state.insert(key.clone(), value);
		}
		state
	}

	/// Returns the root of its state, and the proof that is shown.
	pub fn prove(&self, keys: &Keys) -> (H256, StorageProof) {
		prove(&self.state(keys), &keys.in_order())
	}
}

/// Returns a key for a number. Such keys are spread over a trie.
fn some_key(number: u32) -> Vec<u8> {
	BlakeTwo256::hash(&number.encode()).as_bytes().to_vec()
}

/// Returns the encoded header of a block with this height and state.
pub fn header(height: u32, root: H256) -> Vec<u8> {
	let (nothing, none) = (H256::default(), Default::default());
	Header::<u32, BlakeTwo256> {
		parent_hash: nothing,
		number: height,
		state_root: root,
		extrinsics_root: nothing,
		digest: none,
	}
	.encode()
}

/// Returns a proof of the relay chain's state in a slot, with the head of a chain, if it has one.
pub fn relay_proof(slot: u64, chain: ParaId, head: Option<Vec<u8>>) -> RelayChainStateProof {
	relay_proof_of(slot, chain, head.map(|head| HeadData(head).encode()), true)
}

/// Returns a proof of the relay chain's state in a slot, with these bytes as the record of a chain's head. Or one that
/// leaves that record out.
pub fn relay_proof_of(
	slot: u64,
	chain: ParaId,
	record: Option<Vec<u8>>,
	told: bool,
) -> RelayChainStateProof {
	let (slot_key, head_key) = (CURRENT_SLOT.to_vec(), para_head(chain));
	let mut state: State = (0u32..50).map(|number| (some_key(number), number.encode())).collect();
	state.insert(slot_key.clone(), Slot::from(slot).encode());
	if let Some(record) = record {
		state.insert(head_key.clone(), record);
	}
	let keys: Vec<_> = [&slot_key].into_iter().chain(told.then_some(&head_key)).collect();
	let (root, proof) = prove(&state, &keys);
	RelayChainStateProof::new(chain, root, proof).expect("the proof has its root")
}
