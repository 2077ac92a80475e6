//! Proofs of the other chain's state.
//!
//! Nothing of a proof is decoded before its hash is found in what was proven already, from the root on. So whoever
//! sends one chooses which nodes are there, and nothing that they say.

use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Compact, Decode, DecodeAll, Encode};
use frame_support::{storage::storage_prefix, StorageHasher, Twox64Concat};
use restaking_primitives::{set_root::RootOf, DutyClock, EraStart, ServiceId};
use sp_core::H256;
use sp_runtime::traits::BlakeTwo256;
use sp_trie::{read_trie_value, HashDBT, LayoutV1, Recorder, StorageProof, EMPTY_PREFIX};

/// The layout of tries. It reads those of the layout before, too.
pub type Layout = LayoutV1<BlakeTwo256>;

/// A reason to refuse a proof.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProofFault {
	/// It has no node with the root's hash.
	OtherRoot,
	/// A node is missing.
	NodeMissing,
	/// A node is there that no other names: it was changed, or is not needed.
	NodeStrange,
}

/// The keys of the other chain's state that are proven.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keys {
	/// The last upgrade of its runtime.
	pub upgrade: Vec<u8>,
	/// The first ticks of its eras.
	pub starts: Vec<u8>,
	/// Its clock of duties.
	pub clock: Vec<u8>,
	/// The published roots of a service.
	pub roots: Vec<u8>,
}

/// The values under these keys, as they are stored. One that is absent is empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Values {
	upgrade: Vec<u8>,
	starts: Vec<u8>,
	clock: Vec<u8>,
	roots: Vec<u8>,
}

/// The news that these values are, of a version of the other chain's runtime that is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct News {
	/// The first ticks of its eras, ascending.
	pub starts: Vec<EraStart>,
	/// The number of ticks that are over.
	pub over: u64,
	/// The published roots of the service.
	pub roots: Vec<RootOf>,
}

impl Keys {
	/// Returns the keys that are proven for a service. `pallet` is the name of the restaking pallet there.
	pub fn of(pallet: &str, service: ServiceId) -> Self {
		let value = |name: &str| storage_prefix(pallet.as_bytes(), name.as_bytes()).to_vec();
		let mut roots = value("Roots");
		roots.extend(Twox64Concat::hash(&service.encode()));
		let upgrade = storage_prefix(b"System", b"LastRuntimeUpgrade").to_vec();
		Self { upgrade, starts: value("EraStarts"), clock: value("Clock"), roots }
	}

	/// Returns all of them, in the order of their values.
	pub fn in_order(&self) -> [&Vec<u8>; 4] {
		[&self.upgrade, &self.starts, &self.clock, &self.roots]
	}
}

impl Values {
	/// Reads the values that a proof shows of the state with a root.
	pub fn read(root: H256, keys: &Keys, proof: StorageProof) -> Result<Self, ProofFault> {
		let nodes = proof.len();
		let db = proof.into_memory_db::<BlakeTwo256>();
		if !db.contains(&root, EMPTY_PREFIX) {
			return Err(ProofFault::OtherRoot);
		}
		let mut recorder = Recorder::<Layout>::new();
		let mut seen = BTreeSet::new();
		let mut values = Vec::new();
		for key in keys.in_order() {
			let read = read_trie_value::<Layout, _>(&db, &root, key, Some(&mut recorder), None);
			seen.extend(recorder.drain().into_iter().map(|record| record.hash));
			values.push(read.map_err(|_| ProofFault::NodeMissing));
		}
		// Those below a missing one are strange as well.
		if seen.len() < nodes {
			return Err(ProofFault::NodeStrange);
		}
		let values: Result<Vec<Option<Vec<u8>>>, ProofFault> = values.into_iter().collect();
		let mut values = values?.into_iter().map(Option::unwrap_or_default);
		let mut next = || values.next().unwrap_or_default();
		Ok(Self { upgrade: next(), starts: next(), clock: next(), roots: next() })
	}

	/// Returns the version of the runtime. `None` if it has another form.
	pub fn version(&self) -> Option<u32> {
		// The name of the runtime stands after its version.
		Some(Compact::<u32>::decode(&mut self.upgrade.as_slice()).ok()?.0)
	}

	/// Returns what the values say. `None` if they have another form.
	pub fn news(&self) -> Option<News> {
		let starts = Vec::<EraStart>::decode_all(&mut self.starts.as_slice()).ok()?;
		let over = match self.clock.is_empty() {
			true => 0,
			false => DutyClock::decode_all(&mut self.clock.as_slice()).ok()?.ticks,
		};
		let roots = match self.roots.is_empty() {
			true => Vec::new(),
			false => Vec::<RootOf>::decode_all(&mut self.roots.as_slice()).ok()?,
		};
		Some(News { starts, over, roots })
	}
}
