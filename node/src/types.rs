//! Names for the types of the SDK with this chain's runtime filled in.

use polkadot_sdk::{
	sc_consensus::LongestChain,
	sc_executor::WasmExecutor,
	sc_service::{TFullBackend, TFullClient},
	sc_transaction_pool::TransactionPoolHandle,
	sp_consensus_babe::inherents::BabeCreateInherentDataProviders,
};
use restaking_runtime::apis::RuntimeApi;
pub use restaking_runtime::opaque::Block;

/// The functions of the host that the runtime may call.
pub type HostFunctions = polkadot_sdk::sp_io::SubstrateHostFunctions;

/// The executor of the runtime's WebAssembly.
pub type Executor = WasmExecutor<HostFunctions>;
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
/// The source of a block's slot and time.
pub type Inherents = BabeCreateInherentDataProviders<Block>;
