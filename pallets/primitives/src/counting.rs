//! Externalities that count, for tests of what things cost.

use alloc::{boxed::Box, collections::BTreeSet, vec::Vec};
use core::any::{Any, TypeId};
use sp_core::storage::{ChildInfo, StateVersion, TrackedStorageKey};
use sp_externalities::{
	set_and_run_with_externalities, Error, Extension, ExtensionStore, Externalities,
	MultiRemovalResults,
};

/// Counts the keys that are read and those that are written, each once, since the count was reset.
///
/// They are what a node reads from its database and writes to it, if everything that was there before was
/// written already.
pub struct Counting<'a> {
	inner: &'a mut dyn Externalities,
	whitelist: Vec<TrackedStorageKey>,
	read: BTreeSet<Vec<u8>>,
	written: BTreeSet<Vec<u8>>,
}

impl<'a> Counting<'a> {
	/// Runs `work` on `inner` and counts.
	pub fn run<R>(inner: &'a mut dyn Externalities, work: impl FnOnce() -> R) -> R {
		let (read, written) = Default::default();
		let mut counting = Self { inner, whitelist: Vec::new(), read, written };
		set_and_run_with_externalities(&mut counting, work)
	}

	/// Notes a key that is read. One that was written since is not read from the database.
	fn read(&mut self, key: &[u8]) {
		if !self.written.contains(key) {
			self.read.insert(key.to_vec());
		}
	}

	/// How many of the keys count.
	fn number(&self, keys: &BTreeSet<Vec<u8>>) -> u32 {
		let counts = |key: &&Vec<u8>| self.whitelist.iter().all(|it| it.key != **key);
		u32::try_from(keys.iter().filter(counts).count()).unwrap_or(u32::MAX)
	}
}

impl ExtensionStore for Counting<'_> {
	fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
		self.inner.extension_by_type_id(type_id)
	}

	fn register_extension_with_type_id(
		&mut self,
		type_id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.inner.register_extension_with_type_id(type_id, extension)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		self.inner.deregister_extension_by_type_id(type_id)
	}
}

impl Externalities for Counting<'_> {
	fn set_offchain_storage(&mut self, key: &[u8], value: Option<&[u8]>) {
		self.inner.set_offchain_storage(key, value);
	}

	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.storage(key)
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.storage_hash(key)
	}

	fn child_storage_hash(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.inner.child_storage_hash(child, key)
	}

	fn child_storage(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.inner.child_storage(child, key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let next = self.inner.next_storage_key(key);
		if let Some(next) = &next {
			self.read(next);
		}
		next
	}

	fn next_child_storage_key(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.inner.next_child_storage_key(child, key)
	}

	fn kill_child_storage(
		&mut self,
		child: &ChildInfo,
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.inner.kill_child_storage(child, limit, cursor)
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		let mut key = prefix.to_vec();
		while let Some(next) = self.inner.next_storage_key(&key).filter(|it| it.starts_with(prefix))
		{
			self.read(&next);
			self.written.insert(next.clone());
			key = next;
		}
		self.inner.clear_prefix(prefix, limit, cursor)
	}

	fn clear_child_prefix(
		&mut self,
		child: &ChildInfo,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.inner.clear_child_prefix(child, prefix, limit, cursor)
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.written.insert(key.clone());
		self.inner.place_storage(key, value);
	}

	fn place_child_storage(&mut self, child: &ChildInfo, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.inner.place_child_storage(child, key, value);
	}

	fn storage_root(&mut self, version: StateVersion) -> Vec<u8> {
		self.inner.storage_root(version)
	}

	fn child_storage_root(&mut self, child: &ChildInfo, version: StateVersion) -> Vec<u8> {
		self.inner.child_storage_root(child, version)
	}

	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		self.read(&key);
		self.written.insert(key.clone());
		self.inner.storage_append(key, value);
	}

	fn storage_start_transaction(&mut self) {
		self.inner.storage_start_transaction();
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		self.inner.storage_rollback_transaction()
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		self.inner.storage_commit_transaction()
	}

	/// Nothing: one set of externalities is one benchmark.
	fn wipe(&mut self) {}

	/// Nothing: what was written is there.
	fn commit(&mut self) {}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		let (reads, writes) = (self.number(&self.read), self.number(&self.written));
		(reads, 0, writes, 0)
	}

	fn reset_read_write_count(&mut self) {
		self.read.clear();
		self.written.clear();
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.whitelist.clone()
	}

	fn set_whitelist(&mut self, whitelist: Vec<TrackedStorageKey>) {
		self.whitelist = whitelist;
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}
}
