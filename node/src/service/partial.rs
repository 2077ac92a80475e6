//! The parts that a node and the commands on its database have in common.

use super::{equivocations::ReportEquivocations, essential::Essential, genesis::Genesis};
use crate::types::{Block, FullBackend, FullClient, HostFunctions, Inherents, Pool, SelectChain};
use polkadot_sdk::{
	sc_consensus::{BlockImport, BoxJustificationImport, DefaultImportQueue, LongestChain},
	sc_consensus_babe::{self as babe, BabeBlockImport, BabeLink, BabeWorkerHandle},
	sc_consensus_grandpa::{self as grandpa, GrandpaPruningFilter},
	sc_service::{
		new_db_backend, new_full_parts_with_genesis_builder, new_wasm_executor, Configuration,
		Error, KeystoreContainer, TaskManager,
	},
	sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker},
	sc_transaction_pool,
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_consensus,
	sp_consensus_babe::inherents::InherentDataProvider as SlotProvider,
	sp_consensus_slots::SlotDuration,
	sp_timestamp::InherentDataProvider as TimeProvider,
};
use restaking_runtime::apis::RuntimeApi;
use std::sync::Arc;

/// The maximum of blocks between two justifications of GRANDPA.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// The block import of GRANDPA.
type GrandpaImport = grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;

/// The parts that do not depend on the way in which blocks are made.
pub struct Base {
	pub client: Arc<FullClient>,
	pub backend: Arc<FullBackend>,
	pub keystore: KeystoreContainer,
	pub task_manager: TaskManager,
	pub select_chain: SelectChain,
	pub pool: Arc<Pool>,
	pub telemetry: Option<Telemetry>,
}

impl Base {
	/// Returns the handle to send telemetry with; `None` if there is no telemetry.
	pub fn telemetry(&self) -> Option<TelemetryHandle> {
		self.telemetry.as_ref().map(Telemetry::handle)
	}

	/// Returns the spawner of tasks without which the node ends.
	pub fn essential(&self) -> Essential {
		Essential(self.task_manager.spawn_essential_handle())
	}

	/// Returns the pool as the runtime uses it to submit transactions.
	pub fn offchain_pool(&self) -> OffchainTransactionPoolFactory<Block> {
		OffchainTransactionPoolFactory::new(self.pool.clone())
	}
}

/// Opens the database and builds the parts that stand directly on it.
pub fn base(config: &Configuration) -> Result<Base, Error> {
	let telemetry = match config.telemetry_endpoints.clone() {
		Some(endpoints) if !endpoints.is_empty() => {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Some((worker, telemetry))
		},
		_ => None,
	};
	let mut database = config.db_config();
	database.pruning_filters = vec![Arc::new(GrandpaPruningFilter)];
	let backend = new_db_backend(database)?;
	let executor = new_wasm_executor::<HostFunctions>(&config.executor);
	let (client, backend, keystore, task_manager) =
		new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor.clone(),
			backend.clone(),
			Genesis::new(config, backend, executor),
			false,
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let pool = sc_transaction_pool::Builder::new(
		Essential(task_manager.spawn_essential_handle()),
		client.clone(),
		config.role.is_authority().into(),
	)
	.with_options(config.transaction_pool.clone())
	.with_prometheus(config.prometheus_registry())
	.build();

	Ok(Base {
		select_chain: LongestChain::new(backend.clone()),
		pool: Arc::new(pool),
		client,
		backend,
		keystore,
		task_manager,
		telemetry,
	})
}

/// An import with BABE around it.
pub type BabeImport<I> =
	ReportEquivocations<BabeBlockImport<Block, FullClient, I, Inherents, SelectChain>>;

/// The ways by which blocks enter the chain, with BABE around the given import.
pub struct Imports<I> {
	pub block_import: BabeImport<I>,
	pub queue: DefaultImportQueue<Block>,
	pub link: BabeLink<Block>,
	pub worker: BabeWorkerHandle<Block>,
}

/// Puts BABE around a block import.
pub fn babe_import<I>(
	base: &Base,
	inner: I,
	inherents: Inherents,
) -> Result<(BabeImport<I>, BabeLink<Block>), Error>
where
	I: BlockImport<Block, Error = sp_consensus::Error> + Clone + Send + Sync + 'static,
{
	let (block_import, link) = babe::block_import(
		babe::configuration(&*base.client)?,
		inner,
		base.client.clone(),
		inherents,
		base.select_chain.clone(),
		base.offchain_pool(),
	)?;
	let block_import =
		ReportEquivocations::new(block_import, base.client.clone(), base.offchain_pool());
	Ok((block_import, link))
}

/// Puts BABE around a block import, with a queue that verifies blocks as BABE does.
pub fn babe_imports<I>(
	config: &Configuration,
	base: &Base,
	inner: I,
	justification_import: Option<BoxJustificationImport<Block>>,
	inherents: Inherents,
) -> Result<Imports<I>, Error>
where
	I: BlockImport<Block, Error = sp_consensus::Error> + Clone + Send + Sync + 'static,
{
	let (block_import, link) = babe_import(base, inner, inherents)?;
	let (queue, worker) = babe::import_queue(babe::ImportQueueParams {
		link: link.clone(),
		block_import: block_import.clone(),
		justification_import,
		client: base.client.clone(),
		slot_duration: link.config().slot_duration(),
		spawner: &base.essential(),
		registry: config.prometheus_registry(),
		telemetry: base.telemetry(),
	})?;
	Ok(Imports { block_import, queue, link, worker })
}

/// The ways by which blocks enter the chain under BABE and GRANDPA.
pub struct Consensus {
	pub imports: Imports<GrandpaImport>,
	pub grandpa: grandpa::LinkHalf<Block, FullClient, SelectChain>,
}

/// Builds the imports for BABE and GRANDPA.
pub fn consensus(config: &Configuration, base: &Base) -> Result<Consensus, Error> {
	let (grandpa_import, grandpa) = grandpa::block_import(
		base.client.clone(),
		JUSTIFICATION_PERIOD,
		&base.client,
		base.select_chain.clone(),
		base.telemetry(),
	)?;
	let slot_duration = babe::configuration(&*base.client)?.slot_duration();
	let imports = babe_imports(
		config,
		base,
		grandpa_import.clone(),
		Some(Box::new(grandpa_import)),
		wall_clock(slot_duration),
	)?;
	Ok(Consensus { imports, grandpa })
}

/// Returns the source of slots and times that follows the clock on the wall.
pub fn wall_clock(slot_duration: SlotDuration) -> Inherents {
	Arc::new(move |_, ()| async move {
		let time = TimeProvider::from_system_time();
		let slot = SlotProvider::from_timestamp_and_slot_duration(*time, slot_duration);
		Ok((slot, time))
	})
}
