//! A state without a trie, for speed: a map, a journal for what may be undone, and a root that is the
//! sum of the hashes of all entries. Two states have one root if they are equal, and else as good as
//! never.

use codec::{Compact, Decode, Encode};
use polkadot_sdk::{
	sp_core::storage::{ChildInfo, StateVersion, TrackedStorageKey},
	sp_externalities::{
		set_and_run_with_externalities, Error, Extension, ExtensionStore, Externalities,
		MultiRemovalResults,
	},
	sp_io::hashing::{blake2_256, twox_128},
};
use restaking_integration_tests::State;
use std::{
	any::{Any, TypeId},
	collections::BTreeMap,
	ops::Bound,
};

type Key = Vec<u8>;
type Value = Vec<u8>;

/// A state without a trie.
#[derive(Clone, Default)]
pub struct Flat {
	entries: BTreeMap<Key, Value>,
	/// The replaced entries of each open transaction, in order of the writes.
	journal: Vec<Vec<(Key, Option<Value>)>>,
	root: u128,
}

impl From<State> for Flat {
	fn from(state: State) -> Self {
		let mut flat = Self::default();
		state.into_iter().for_each(|(key, value)| flat.write(key, Some(value)));
		flat
	}
}

fn hash(key: &[u8], value: &[u8]) -> u128 {
	u128::from_le_bytes(twox_128(&[key, value].concat()))
}

impl Flat {
	/// Runs `act` on this state, and keeps its changes.
	pub fn execute_with<R>(&mut self, act: impl FnOnce() -> R) -> R {
		set_and_run_with_externalities(self, act)
	}

	/// Writes an entry, and returns the replaced value.
	fn replace(&mut self, key: Key, value: Option<Value>) -> Option<Value> {
		if let Some(value) = &value {
			self.root = self.root.wrapping_add(hash(&key, value));
		}
		let old = match value {
			Some(value) => self.entries.insert(key.clone(), value),
			None => self.entries.remove(&key),
		};
		if let Some(old) = &old {
			self.root = self.root.wrapping_sub(hash(&key, old));
		}
		old
	}

	fn write(&mut self, key: Key, value: Option<Value>) {
		let old = self.replace(key.clone(), value);
		if let Some(open) = self.journal.last_mut() {
			open.push((key, old));
		}
	}
}

/// Panics: this runtime has no child tries.
fn no_children() -> ! {
	panic!("there are no child tries")
}

impl Externalities for Flat {
	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.entries.get(key).cloned()
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.entries.get(key).map(|value| blake2_256(value).to_vec())
	}

	fn exists_storage(&mut self, key: &[u8]) -> bool {
		self.entries.contains_key(key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let after = (Bound::Excluded(key), Bound::Unbounded);
		self.entries.range::<[u8], _>(after).next().map(|(key, _)| key.clone())
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.write(key, value);
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		_cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		let limit = limit.map_or(usize::MAX, |limit| limit as usize);
		let mut keys: Vec<Key> = self
			.entries
			.range::<[u8], _>((Bound::Included(prefix), Bound::Unbounded))
			.map(|(key, _)| key.clone())
			.take_while(|key| key.starts_with(prefix))
			.take(limit.saturating_add(1))
			.collect();
		let maybe_cursor = if keys.len() > limit { keys.pop() } else { None };
		let removed = keys.len() as u32;
		keys.into_iter().for_each(|key| self.write(key, None));
		MultiRemovalResults { maybe_cursor, backend: removed, unique: removed, loops: removed }
	}

	fn storage_append(&mut self, key: Vec<u8>, element: Vec<u8>) {
		let old = self.entries.get(&key).map(Vec::as_slice).unwrap_or_default();
		let mut rest = old;
		let length = Compact::<u32>::decode(&mut rest).map_or(0, |length| length.0);
		let value = [&Compact(length + 1).encode()[..], rest, &element[..]].concat();
		self.write(key, Some(value));
	}

	fn storage_root(&mut self, _: StateVersion) -> Vec<u8> {
		blake2_256(&self.root.to_le_bytes()).to_vec()
	}

	fn storage_start_transaction(&mut self) {
		self.journal.push(Vec::new());
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		let writes = self.journal.pop().ok_or(())?;
		writes.into_iter().rev().for_each(|(key, old)| {
			self.replace(key, old);
		});
		Ok(())
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		let writes = self.journal.pop().ok_or(())?;
		if let Some(outer) = self.journal.last_mut() {
			outer.extend(writes);
		}
		Ok(())
	}

	fn set_offchain_storage(&mut self, _: &[u8], _: Option<&[u8]>) {}

	fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		no_children()
	}

	fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		no_children()
	}

	fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		no_children()
	}

	fn kill_child_storage(
		&mut self,
		_: &ChildInfo,
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		no_children()
	}

	fn clear_child_prefix(
		&mut self,
		_: &ChildInfo,
		_: &[u8],
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		no_children()
	}

	fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
		no_children()
	}

	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		no_children()
	}

	fn wipe(&mut self) {}

	fn commit(&mut self) {}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		(0, 0, 0, 0)
	}

	fn reset_read_write_count(&mut self) {}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		Vec::new()
	}

	fn set_whitelist(&mut self, _: Vec<TrackedStorageKey>) {}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}
}

impl ExtensionStore for Flat {
	fn extension_by_type_id(&mut self, _: TypeId) -> Option<&mut dyn Any> {
		None
	}

	fn register_extension_with_type_id(
		&mut self,
		_: TypeId,
		_: Box<dyn Extension>,
	) -> Result<(), Error> {
		Err(Error::ExtensionsAreNotSupported)
	}

	fn deregister_extension_by_type_id(&mut self, id: TypeId) -> Result<(), Error> {
		Err(Error::ExtensionIsNotRegistered(id))
	}
}
