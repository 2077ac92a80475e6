//! The genesis block, built only when the database does not have it yet: running the runtime to
//! build it takes seconds.

use crate::types::{Block, Executor, FullBackend};
use polkadot_sdk::{
	sc_chain_spec::{BuildGenesisBlock, ChainSpec, GenesisBlockBuilder},
	sc_client_api::Backend,
	sc_service::Configuration,
	sp_blockchain,
};
use std::sync::Arc;

/// The builder of the genesis block.
pub struct Genesis {
	spec: Box<dyn ChainSpec>,
	with_state: bool,
	backend: Arc<FullBackend>,
	executor: Executor,
}

impl Genesis {
	pub fn new(config: &Configuration, backend: Arc<FullBackend>, executor: Executor) -> Self {
		let (spec, with_state) = (config.chain_spec.cloned_box(), !config.no_genesis());
		Self { spec, with_state, backend, executor }
	}
}

impl BuildGenesisBlock<Block> for Genesis {
	type BlockImportOperation = <FullBackend as Backend<Block>>::BlockImportOperation;

	fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
		log::info!("The database is empty: building genesis, which compiles the runtime first");
		let storage = self.spec.as_storage_builder();
		GenesisBlockBuilder::new(storage, self.with_state, self.backend, self.executor)?
			.build_genesis_block()
	}
}
