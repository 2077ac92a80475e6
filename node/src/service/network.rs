//! The network, the offchain workers and the RPC server, alike in both modes.

use super::partial::Base;
use crate::types::{Block, Hash};
use futures::FutureExt;
use jsonrpsee::RpcModule;
use polkadot_sdk::{
	sc_client_api::Backend,
	sc_consensus::DefaultImportQueue,
	sc_network::{
		config::FullNetworkConfiguration, service::traits::NetworkService,
		service::NotificationMetrics, NetworkBackend,
	},
	sc_network_sync::SyncingService,
	sc_network_transactions::TransactionsHandlerController,
	sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
	sc_rpc::{system::Request, SubscriptionTaskExecutor},
	sc_service::{
		build_network, spawn_tasks, BuildNetworkParams, Configuration, Error, RpcHandlers,
		SpawnTasksParams, TaskManager, WarpSyncConfig,
	},
	sc_utils::mpsc::TracingUnboundedSender,
};
use std::{
	convert::Infallible,
	sync::{
		mpsc::{self, Receiver, RecvTimeoutError, Sender},
		Arc,
	},
	time::Duration,
};

/// The time for which the network waits for its users to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// The running network.
pub struct Network {
	pub service: Arc<dyn NetworkService>,
	pub sync: Arc<SyncingService<Block>>,
	/// Keeps the network running at a stop of the node: a task that would report the end of the network as a failure
	/// holds a copy.
	pub user: Sender<Infallible>,
}

/// Waits, when it is dropped, until the network has no users.
struct Users(Receiver<Infallible>);

impl Drop for Users {
	fn drop(&mut self) {
		if self.0.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
			log::warn!("The network ends before the tasks that use it.");
		}
	}
}

/// The network's ends towards the RPC server.
pub struct RpcLink {
	system_rpc: TracingUnboundedSender<Request<Block>>,
	transactions: TransactionsHandlerController<Hash>,
}

/// The settings of the network, besides the parts of every node.
pub struct Setup<N: NetworkBackend<Block, Hash>> {
	pub config: FullNetworkConfiguration<Block, Hash, N>,
	pub metrics: NotificationMetrics,
}

impl<N: NetworkBackend<Block, Hash>> Setup<N> {
	/// Returns the setup that the command line describes.
	pub fn new(config: &Configuration) -> Self {
		let registry = config.prometheus_registry();
		Self {
			config: FullNetworkConfiguration::new(&config.network, registry.cloned()),
			metrics: N::register_notification_metrics(registry),
		}
	}
}

/// Starts the network. Its tasks have a manager of their own, which stops them last.
pub fn start<N: NetworkBackend<Block, Hash>>(
	config: &Configuration,
	base: &mut Base,
	setup: Setup<N>,
	import_queue: DefaultImportQueue<Block>,
	warp_sync_config: Option<WarpSyncConfig<Block>>,
) -> Result<(Network, RpcLink), Error> {
	let tasks = TaskManager::new(config.tokio_handle.clone(), None)?;
	let (service, system_rpc, transactions, sync, _bitswap) = build_network(BuildNetworkParams {
		config,
		net_config: setup.config,
		client: base.client.clone(),
		transaction_pool: base.pool.clone(),
		spawn_handle: tasks.spawn_handle(),
		spawn_essential_handle: tasks.spawn_essential_handle(),
		import_queue,
		block_announce_validator_builder: None,
		warp_sync_config,
		block_relay: None,
		metrics: setup.metrics,
		gap_sync_body_policy: None,
	})?;
	// A manager drops what it keeps before its children.
	let (user, users) = mpsc::channel();
	base.task_manager.keep_alive(Users(users));
	base.task_manager.add_child(tasks);
	Ok((Network { service, sync, user }, RpcLink { system_rpc, transactions }))
}

/// Starts the offchain workers, if this node is to run them.
pub fn start_offchain_workers(
	config: &Configuration,
	base: &Base,
	network: &Network,
) -> Result<(), Error> {
	if !config.offchain_worker.enabled {
		return Ok(());
	}
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: base.client.clone(),
		keystore: Some(base.keystore.keystore()),
		offchain_db: base.backend.offchain_storage(),
		transaction_pool: Some(base.offchain_pool()),
		network_provider: Arc::new(network.service.clone()),
		is_validator: config.role.is_authority(),
		enable_http_requests: true,
		custom_extensions: |_| Vec::new(),
	})?;
	let spawner = base.task_manager.spawn_handle();
	let run = workers.run(base.client.clone(), spawner.clone()).boxed();
	spawner.spawn("offchain-workers-runner", Some("offchain-worker"), run);
	Ok(())
}

/// The function that builds our RPC methods, for the server to add to those every node has.
pub type RpcBuilder = Box<dyn Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, Error>>;

/// Starts the RPC server and the other tasks that every node has.
pub fn start_rpc(
	config: Configuration,
	base: &mut Base,
	network: &Network,
	link: RpcLink,
	rpc_builder: RpcBuilder,
) -> Result<RpcHandlers, Error> {
	spawn_tasks(SpawnTasksParams {
		config,
		client: base.client.clone(),
		backend: base.backend.clone(),
		task_manager: &mut base.task_manager,
		keystore: base.keystore.keystore(),
		transaction_pool: base.pool.clone(),
		rpc_builder,
		network: network.service.clone(),
		system_rpc_tx: link.system_rpc,
		tx_handler_controller: link.transactions,
		sync_service: network.sync.clone(),
		telemetry: base.telemetry.as_mut(),
		tracing_execute_block: None,
	})
}
