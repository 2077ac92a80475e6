//! The services of a node in both of its modes: under consensus, and sealing on demand.

mod equivocations;
mod finality;
mod full;
mod genesis;
mod keys;
mod mode_lock;
mod network;
mod partial;
mod sealing;
mod slots;

use crate::{
	cli::Sealing,
	types::{Block, Hash},
};
pub use partial::{chain_ops, revert_consensus, ChainOps};
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
