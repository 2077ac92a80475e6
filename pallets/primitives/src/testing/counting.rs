//! Externalities that count keys, as those of the benchmark command do.

use alloc::{boxed::Box, vec::Vec};
use core::any::{Any, TypeId};

use sp_core::{
	storage::{ChildInfo, StateVersion, TrackedStorageKey},
	Blake2Hasher,
};
use sp_externalities::{
	Error, Extension, ExtensionStore, Extensions, Externalities, MultiRemovalResults,
};
use sp_state_machine::{
	Ext, InMemoryBackend, OverlayedChanges, TestExternalities, TrieBackendBuilder,
};
use sp_trie::recorder::Recorder;

/// Counts the keys that one benchmark reads from the database and writes, without those on a list.
pub struct Counting {
	overlay: OverlayedChanges<Blake2Hasher>,
	backend: InMemoryBackend<Blake2Hasher>,
	extensions: Extensions,
	recorder: Recorder<Blake2Hasher>,
	written: u32,
	whitelist: Vec<TrackedStorageKey>,
}

impl From<TestExternalities<Blake2Hasher>> for Counting {
	fn from(mut ext: TestExternalities<Blake2Hasher>) -> Self {
		ext.commit_all().unwrap_or_else(|error| panic!("no commit: {error}"));
		Self {
			overlay: Default::default(),
			backend: core::mem::take(&mut ext.backend),
			extensions: core::mem::take(&mut ext.extensions),
			recorder: Default::default(),
			written: 0,
			whitelist: Vec::new(),
		}
	}
}

impl Counting {
	fn counts(&self, key: &[u8]) -> bool {
		self.whitelist.iter().all(|listed| listed.key != key)
	}

	fn count<'a>(&self, keys: impl Iterator<Item = &'a [u8]>) -> u32 {
		u32::try_from(keys.filter(|key| self.counts(key)).count()).unwrap_or(u32::MAX)
	}

	/// Writes and counts the changes since the last flush.
	fn flush(&mut self) {
		while self.overlay.transaction_depth() > 0 {
			let committed = self.overlay.commit_transaction();
			committed.unwrap_or_else(|_| panic!("no transaction is open"));
		}
		self.written = self.count(self.overlay.changes().map(|(key, _)| &key[..]));
		let changes = self.overlay.drain_storage_changes(&self.backend, StateVersion::V1);
		let changes = changes.unwrap_or_else(|error| panic!("no changes: {error}"));
		self.backend
			.apply_transaction(changes.transaction_storage_root, changes.transaction);
	}
}

macro_rules! as_usual {
	($(fn $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*) => {
		$(
			fn $name(&mut self, $($argument: $type),*) $(-> $result)? {
				let backend = TrieBackendBuilder::wrap(&self.backend)
					.with_recorder(self.recorder.clone())
					.build();
				Ext::new(&mut self.overlay, &backend, None).$name($($argument),*)
			}
		)*
	};
}

impl Externalities for Counting {
	as_usual! {
		fn set_offchain_storage(key: &[u8], value: Option<&[u8]>);
		fn storage(key: &[u8]) -> Option<Vec<u8>>;
		fn storage_hash(key: &[u8]) -> Option<Vec<u8>>;
		fn child_storage_hash(child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>>;
		fn child_storage(child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>>;
		fn next_storage_key(key: &[u8]) -> Option<Vec<u8>>;
		fn next_child_storage_key(child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>>;
		fn kill_child_storage(
			child: &ChildInfo,
			limit: Option<u32>,
			cursor: Option<&[u8]>
		) -> MultiRemovalResults;
		fn clear_prefix(
			prefix: &[u8],
			limit: Option<u32>,
			cursor: Option<&[u8]>
		) -> MultiRemovalResults;
		fn clear_child_prefix(
			child: &ChildInfo,
			prefix: &[u8],
			limit: Option<u32>,
			cursor: Option<&[u8]>
		) -> MultiRemovalResults;
		fn place_storage(key: Vec<u8>, value: Option<Vec<u8>>);
		fn place_child_storage(child: &ChildInfo, key: Vec<u8>, value: Option<Vec<u8>>);
		fn storage_root(version: StateVersion) -> Vec<u8>;
		fn child_storage_root(child: &ChildInfo, version: StateVersion) -> Vec<u8>;
		fn storage_append(key: Vec<u8>, value: Vec<u8>);
		fn storage_start_transaction();
		fn storage_rollback_transaction() -> Result<(), ()>;
		fn storage_commit_transaction() -> Result<(), ()>;
	}

	/// Does nothing: no benchmark is repeated.
	fn wipe(&mut self) {}

	fn commit(&mut self) {
		self.flush();
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		let recorded = self.recorder.recorded_keys();
		let read = recorded.values().flat_map(|keys| keys.keys()).map(|key| &key[..]);
		(self.count(read), 0, self.written, 0)
	}

	fn reset_read_write_count(&mut self) {
		self.recorder = Default::default();
		self.written = 0;
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.whitelist.clone()
	}

	fn set_whitelist(&mut self, new: Vec<TrackedStorageKey>) {
		self.whitelist = new;
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}
}

impl ExtensionStore for Counting {
	fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
		self.extensions.get_mut(type_id)
	}

	fn register_extension_with_type_id(
		&mut self,
		type_id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.extensions.register_with_type_id(type_id, extension)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		match self.extensions.deregister(type_id) {
			true => Ok(()),
			false => Err(Error::ExtensionIsNotRegistered(type_id)),
		}
	}
}
