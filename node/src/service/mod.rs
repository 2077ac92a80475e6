//! The services of a node: what it runs, in both of its modes.

mod finality;
mod full;
mod genesis;
mod network;
mod partial;
mod sealed;
mod sealing;
mod slots;
mod twins;

use crate::cli::Sealing;
pub use partial::{chain_ops, revert_consensus, ChainOps};
use polkadot_sdk::{
	sc_consensus::LongestChain,
	sc_executor::WasmExecutor,
	sc_network::NetworkBackend,
	sc_service::{Configuration, Error, TFullBackend, TFullClient, TaskManager},
	sc_transaction_pool::TransactionPoolHandle,
	sp_consensus_babe::inherents::BabeCreateInherentDataProviders,
};
use restaking_runtime::apis::RuntimeApi;
pub use restaking_runtime::opaque::Block;

/// What the runtime may call of its host.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = polkadot_sdk::sp_io::SubstrateHostFunctions;

/// What the runtime may call of its host.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions = (
	polkadot_sdk::sp_io::SubstrateHostFunctions,
	polkadot_sdk::frame_benchmarking::benchmarking::HostFunctions,
);

/// What runs the runtime.
type Executor = WasmExecutor<HostFunctions>;
/// The hash of a block.
pub type Hash = restaking_runtime::Hash;
/// The client: the chain and its state.
pub type FullClient = TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type FullBackend = TFullBackend<Block>;
/// The rule that names the best chain.
pub type SelectChain = LongestChain<FullBackend, Block>;
/// The pool of transactions.
pub type Pool = TransactionPoolHandle<Block, FullClient>;
/// What gives a block its slot and its time.
type Inherents = BabeCreateInherentDataProviders<Block>;

/// Start a node, under consensus or sealing on demand.
pub fn start<N>(config: Configuration, sealing: Option<Sealing>) -> Result<TaskManager, Error>
where
	N: NetworkBackend<Block, Hash>,
{
	match sealing {
		None => full::start::<N>(config),
		Some(mode) => sealing::start::<N>(config, mode),
	}
}
