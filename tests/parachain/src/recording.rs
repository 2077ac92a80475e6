//! Steps of a block, with a recorder of the state's nodes that they read.

use polkadot_sdk::{
	sp_core::Blake2Hasher,
	sp_io::{storage, TestExternalities},
	sp_runtime::ApplyExtrinsicResult,
	sp_trie::{
		proof_size_extension::ProofSizeExt,
		recorder::{IgnoredNodes, Recorder},
	},
};

/// A block in the making. What it reads is recorded, and the runtime is told how much that is, as by a collator and by
/// a validator.
pub struct Recording<'a> {
	ext: &'a mut TestExternalities,
	recorder: Recorder<Blake2Hasher>,
}

impl<'a> Recording<'a> {
	/// Begins a block on the present state. Nodes that an earlier block of the same bundle has shown or made do not
	/// count.
	pub fn new(
		ext: &'a mut TestExternalities,
		known: &IgnoredNodes<polkadot_sdk::sp_core::H256>,
	) -> Self {
		let recorder = Recorder::with_ignored_nodes(known.clone());
		ext.reset_overlay();
		ext.register_extension(ProofSizeExt::new(recorder.clone()));
		Self { ext, recorder }
	}

	/// Takes a step of the block.
	pub fn step<R>(&mut self, step: impl FnOnce() -> R) -> R {
		self.ext.execute_with_recorder(self.recorder.clone(), step)
	}

	/// Looks at the state that the steps have made so far. Changes nothing, and is not recorded.
	pub fn look<R>(&mut self, look: impl FnOnce() -> R) -> R {
		self.ext.execute_with(|| {
			storage::start_transaction();
			let seen = look();
			storage::rollback_transaction();
			seen
		})
	}

	/// Tries to apply a transaction. One that is invalid leaves no trace.
	pub fn attempt(
		&mut self,
		apply: impl FnOnce() -> ApplyExtrinsicResult,
	) -> ApplyExtrinsicResult {
		self.recorder.start_transaction();
		let applied = self.step(|| {
			storage::start_transaction();
			let applied = apply();
			match applied {
				Ok(_) => storage::commit_transaction(),
				Err(_) => storage::rollback_transaction(),
			}
			applied
		});
		let ended = match applied {
			Ok(_) => self.recorder.commit_transaction(),
			Err(_) => self.recorder.rollback_transaction(),
		};
		ended.expect("a transaction was begun");
		applied
	}

	/// Returns the size of the proof that a step would need if it stood alone. Changes nothing.
	pub fn alone<R>(&mut self, step: impl FnOnce() -> R) -> u64 {
		let recorder = Recorder::default();
		self.ext.execute_with_recorder(recorder.clone(), || {
			storage::start_transaction();
			step();
			storage::rollback_transaction();
		});
		size(&recorder)
	}

	/// Returns the size of the proof so far, in bytes.
	pub fn size(&self) -> u64 {
		size(&self.recorder)
	}

	/// Ends the block, and returns what was recorded.
	pub fn end(self) -> Recorder<Blake2Hasher> {
		self.recorder
	}
}

/// Returns the size of what was recorded, in bytes.
pub fn size(recorder: &Recorder<Blake2Hasher>) -> u64 {
	recorder.estimate_encoded_size().try_into().expect("a proof is smaller")
}
