//! Externalities without a state, as validators have them: whoever asks for it panics.

use polkadot_sdk::{
	sp_core::storage::{ChildInfo, StateVersion, TrackedStorageKey},
	sp_externalities::{
		Error, Extension, ExtensionStore, Extensions, Externalities, MultiRemovalResults,
	},
};
use std::any::{Any, TypeId};

/// Externalities without a state.
#[derive(Default)]
pub struct NoStorage(Extensions);

fn no_state() -> ! {
	panic!("a validator has no state")
}

impl Externalities for NoStorage {
	fn set_offchain_storage(&mut self, _: &[u8], _: Option<&[u8]>) {
		no_state()
	}

	fn storage(&mut self, _: &[u8]) -> Option<Vec<u8>> {
		no_state()
	}

	fn storage_hash(&mut self, _: &[u8]) -> Option<Vec<u8>> {
		no_state()
	}

	fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		no_state()
	}

	fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		no_state()
	}

	fn next_storage_key(&mut self, _: &[u8]) -> Option<Vec<u8>> {
		no_state()
	}

	fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		no_state()
	}

	fn kill_child_storage(
		&mut self,
		_: &ChildInfo,
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		no_state()
	}

	fn clear_prefix(&mut self, _: &[u8], _: Option<u32>, _: Option<&[u8]>) -> MultiRemovalResults {
		no_state()
	}

	fn clear_child_prefix(
		&mut self,
		_: &ChildInfo,
		_: &[u8],
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		no_state()
	}

	fn place_storage(&mut self, _: Vec<u8>, _: Option<Vec<u8>>) {
		no_state()
	}

	fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
		no_state()
	}

	fn storage_root(&mut self, _: StateVersion) -> Vec<u8> {
		no_state()
	}

	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		no_state()
	}

	fn storage_append(&mut self, _: Vec<u8>, _: Vec<u8>) {
		no_state()
	}

	fn storage_start_transaction(&mut self) {
		no_state()
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		no_state()
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		no_state()
	}

	fn wipe(&mut self) {
		no_state()
	}

	fn commit(&mut self) {
		no_state()
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		no_state()
	}

	fn reset_read_write_count(&mut self) {
		no_state()
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		no_state()
	}

	fn set_whitelist(&mut self, _: Vec<TrackedStorageKey>) {
		no_state()
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		no_state()
	}
}

impl ExtensionStore for NoStorage {
	fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
		self.0.get_mut(type_id)
	}

	fn register_extension_with_type_id(
		&mut self,
		type_id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.0.register_with_type_id(type_id, extension)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		match self.0.deregister(type_id) {
			true => Ok(()),
			false => Err(Error::ExtensionIsNotRegistered(type_id)),
		}
	}
}
