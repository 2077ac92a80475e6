//! The relay chain's validator: it runs `validate_block` of the WebAssembly with the host functions that it has, and
//! with nothing else.

use crate::{
	no_storage::NoStorage,
	runtime::{Block, Header},
	Made,
};
use codec::{Decode, Encode};
use polkadot_sdk::{
	cumulus_primitives_core::ParachainBlockData,
	polkadot_parachain_primitives::primitives::{
		BlockData, HeadData, ValidationParams, ValidationResult,
	},
	sc_executor::with_externalities_safe,
	sc_executor_wasmtime::{
		create_runtime, Config, DeterministicStackLimit, HeapAllocStrategy, InstantiationStrategy,
		RuntimeBlob, Semantics, WasmModule, WasmtimeRuntime,
	},
	sp_core::{Blake2Hasher, H256},
	sp_io,
	sp_runtime::traits::Header as _,
	sp_trie::{CompactProof, StorageProof},
};
use std::{convert::identity, panic::AssertUnwindSafe};

/// The host functions of a validator: no storage, no tracing, nothing off chain.
type HostFunctions = (
	sp_io::misc::HostFunctions,
	sp_io::crypto::HostFunctions,
	sp_io::hashing::HostFunctions,
	sp_io::allocator::HostFunctions,
	sp_io::logging::HostFunctions,
	sp_io::trie::HostFunctions,
);

/// The pages that a validator gives to the memory of a runtime: the usual ones, and those for the work.
const PAGES: u32 = 32 + 2_048;

const HEAP: HeapAllocStrategy = HeapAllocStrategy::Dynamic { maximum_pages: Some(PAGES) };

/// Blocks and proof that a collator hands to a validator.
#[derive(Clone)]
pub struct Candidate {
	/// The head on which the first block stands.
	pub parent: Header,
	/// The blocks, each with its seal.
	pub blocks: Vec<Block>,
	/// The nodes of the state that they read.
	pub proof: CompactProof,
	/// The number of the relay parent.
	pub relay_number: u32,
	/// The root of the relay parent's state.
	pub relay_root: H256,
}

impl Candidate {
	/// Returns the candidate of these blocks of one relay parent.
	pub fn of(made: &[Made]) -> Self {
		let first = made.first().expect("a candidate has a block");
		let parent = first.parent.clone();
		let proof = StorageProof::merge(made.iter().map(|made| made.proof.clone()));
		let proof = proof.into_compact_proof::<Blake2Hasher>(*parent.state_root());
		Self {
			parent,
			blocks: made.iter().map(|made| made.block.clone()).collect(),
			proof: proof.expect("the proof has its root"),
			relay_number: first.relay.number,
			relay_root: first.relay.root,
		}
	}

	/// Returns the head after the last block.
	pub fn head(&self) -> &Header {
		&self.blocks.last().expect("a candidate has a block").header
	}

	/// Returns the parameters of `validate_block`.
	fn params(&self) -> ValidationParams {
		let data = ParachainBlockData::new(self.blocks.clone(), self.proof.clone(), None);
		ValidationParams {
			parent_head: HeadData(self.parent.encode()),
			block_data: BlockData(data.encode()),
			relay_parent_number: self.relay_number,
			relay_parent_storage_root: self.relay_root,
		}
	}
}

/// A validator that has compiled the runtime.
pub struct Validator(WasmtimeRuntime);

impl Validator {
	/// Returns a validator of this code, compressed or not.
	pub fn new(code: &[u8]) -> Self {
		let blob = RuntimeBlob::uncompress_if_needed(code).expect("it is WebAssembly");
		let runtime = create_runtime::<HostFunctions>(blob, config());
		Self(runtime.expect("it compiles with what a validator has"))
	}

	/// Validates a candidate.
	pub fn validate(&self, candidate: &Candidate) -> Result<ValidationResult, String> {
		let params = candidate.params().encode();
		let mut nothing = NoStorage::default();
		let called = with_externalities_safe(
			&mut nothing,
			AssertUnwindSafe(|| self.0.new_instance(HEAP)?.call("validate_block", &params)),
		);
		let result = called.and_then(identity).map_err(|error| error.to_string())?;
		ValidationResult::decode(&mut &result[..]).map_err(|error| error.to_string())
	}
}

/// Returns the settings with which validators compile and run.
fn config() -> Config {
	let stack =
		DeterministicStackLimit { logical_max: 65_536, native_stack_max: 256 * 1024 * 1024 };
	Config {
		allow_missing_func_imports: true,
		cache_path: None,
		semantics: Semantics {
			heap_alloc_strategy: HEAP,
			instantiation_strategy: InstantiationStrategy::RecreateInstanceCopyOnWrite,
			deterministic_stack_limit: Some(stack),
			canonicalize_nans: true,
			parallel_compilation: true,
			wasm_reference_types: false,
			wasm_simd: false,
			wasm_bulk_memory: false,
			wasm_multi_value: false,
		},
	}
}
