//! The services of a node in both of its modes: under consensus, and sealing on demand.

mod chain_ops;
mod equivocations;
mod essential;
mod finality;
mod full;
mod genesis;
mod keys;
mod metrics;
mod mode_lock;
mod network;
mod partial;
mod sealed_blocks;
mod sealing;
mod slots;

use crate::{
	cli::Sealing,
	types::{Block, Hash},
};
pub use chain_ops::{chain_ops, revert_consensus, ChainOps};
use polkadot_sdk::{
	sc_network::NetworkBackend,
	sc_service::{Configuration, Error, TaskManager},
};

/// Starts a node, under consensus or sealing on demand.
pub fn start<N>(config: Configuration, sealing: Option<Sealing>) -> Result<TaskManager, Error>
where
	N: NetworkBackend<Block, Hash>,
{
	match sealing {
		None => full::start::<N>(config),
		Some(mode) => sealing::start::<N>(config, mode),
	}
}
