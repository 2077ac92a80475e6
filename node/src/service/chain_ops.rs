//! The parts of a node that the commands on the database of a chain use.

use super::{
	mode_lock,
	partial::{self, Base},
	sealed_blocks,
};
use crate::types::{Block, FullBackend, FullClient};
use polkadot_sdk::{
	sc_cli,
	sc_consensus::{DefaultImportQueue, ImportQueue},
	sc_consensus_babe as babe, sc_consensus_grandpa as grandpa,
	sc_service::{Configuration, Error, TaskManager},
};
use restaking_runtime::BlockNumber;
use std::sync::Arc;

/// The parts that a command uses.
pub struct ChainOps {
	pub client: Arc<FullClient>,
	pub backend: Arc<FullBackend>,
	pub import_queue: DefaultImportQueue<Block>,
	/// The tasks. It keeps what they listen to until they were told to stop: they end for that reason only.
	pub task_manager: TaskManager,
}

/// Opens the database for a command. A chain that was sealed on demand knows nothing of GRANDPA, so it is
/// opened without. With `seal` the chain is one of those from now on.
pub fn chain_ops(config: &Configuration, seal: bool) -> Result<ChainOps, Error> {
	let base = partial::base(config)?;
	if seal {
		mode_lock::lock_to_sealing(&base.client)?;
	}
	if mode_lock::is_sealed(&base.client)? {
		let queue = sealed_blocks::queue(config, &base)?;
		Ok(assemble(base, queue, ()))
	} else {
		let imports = partial::consensus(config, &base)?.imports;
		Ok(assemble(base, imports.queue, imports.worker))
	}
}

/// Puts the parts together.
fn assemble<W: Send + 'static>(
	base: Base,
	import_queue: DefaultImportQueue<Block>,
	worker: W,
) -> ChainOps {
	let Base { client, backend, mut task_manager, pool, .. } = base;
	task_manager.keep_alive((pool, worker, import_queue.service()));
	ChainOps { client, backend, import_queue, task_manager }
}

/// Reverts the data of BABE, and that of GRANDPA if the chain has any, along with the last blocks.
pub fn revert_consensus(
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	blocks: BlockNumber,
) -> sc_cli::Result<()> {
	babe::revert(client.clone(), backend, blocks)?;
	if !mode_lock::is_sealed(&client)? {
		grandpa::revert(client, blocks)?;
	}
	Ok(())
}
