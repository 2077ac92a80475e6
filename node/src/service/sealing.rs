//! A node that seals blocks on demand.
//!
//! Blocks go through BABE's block import, so epochs change as they should, but not through
//! GRANDPA's: a block is final if the request for it says so. The runtime's GRANDPA pallet
//! needs no votes to change its authority set, so sessions and eras go on.

use super::{
	finality::FinalizeAfter,
	keys, metrics, mode_lock,
	network::{self, Setup},
	partial::{self, Base},
	slots::{Digests, Epochs, SlotClock, Slots},
};
use crate::{
	banner::Banner,
	cli::Sealing,
	rpc::{self, Engine},
	types::{Block, FullClient, Hash, Pool},
};
use futures::{
	channel::{mpsc, oneshot},
	future::poll_fn,
	FutureExt, SinkExt, StreamExt,
};
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::{Backend, BlockBackend},
	sc_consensus_babe as babe,
	sc_consensus_manual_seal::{
		self as manual_seal, run_manual_seal, CreatedBlock, EngineCommand, ManualSealParams,
	},
	sc_network::NetworkBackend,
	sc_service::{Configuration, Error, TaskManager},
	sc_transaction_pool_api::TransactionPool,
	sp_blockchain::Backend as _,
	sp_core::traits::SpawnEssentialNamed,
	sp_keyring::Sr25519Keyring,
};
use std::{
	future::Future,
	sync::{Arc, Mutex},
	task::{Context, Poll},
	time::Duration,
};
use tokio::time::{interval, MissedTickBehavior};

/// The maximum of requests for blocks that wait.
const WAITING_COMMANDS: usize = 1_000;

/// The channel for requests for blocks.
type Commands = mpsc::Sender<EngineCommand<Hash>>;
/// What became of a request for a block.
type Outcome = Result<CreatedBlock<Hash>, manual_seal::Error>;

/// Starts the node.
pub fn start<N>(config: Configuration, mode: Sealing) -> Result<TaskManager, Error>
where
	N: NetworkBackend<Block, Hash>,
{
	let mut base = partial::base(&config)?;
	mode_lock::lock_to_sealing(&base.client)?;
	let keystore = base.keystore.keystore();
	keys::insert(&keystore, &ACCOUNTS)?;
	let clock = clock_of(&base)?;
	let inherents = clock.clone().inherents();
	let imports = partial::babe_imports(&config, &base, base.client.clone(), None, inherents)?;
	let epochs = Epochs::new(base.client.clone(), &imports.link);
	let slots = Arc::new(Slots::new(clock, keystore.clone(), epochs));
	let (network, link) =
		network::start::<N>(&config, &mut base, Setup::new(&config), imports.queue, None)?;
	network::start_offchain_workers(&config, &base, &network)?;
	metrics::start(&config, &base)?;

	let (commands, commands_stream) = mpsc::channel(WAITING_COMMANDS);
	let sealing = run_manual_seal(ManualSealParams {
		block_import: FinalizeAfter { import: imports.block_import, client: base.client.clone() },
		env: ProposerFactory::new(
			base.task_manager.spawn_handle(),
			base.client.clone(),
			base.pool.clone(),
			config.prometheus_registry(),
			base.telemetry(),
		),
		client: base.client.clone(),
		pool: base.pool.clone(),
		commands_stream,
		select_chain: base.select_chain.clone(),
		consensus_data_provider: Some(Box::new(Digests(slots.clone()))),
		create_inherent_data_providers: slots.inherents(),
	});

	let banner = Banner::new(&config, Some(mode));
	let methods = rpc::Methods {
		client: base.client.clone(),
		pool: base.pool.clone(),
		select_chain: base.select_chain.clone(),
		keystore,
		babe: imports.worker,
		engine: Engine::OnDemand(commands.clone()),
	};
	let rpc = network::start_rpc(config, &mut base, &network, link, methods.into_builder())?;
	start_sealing(mode, &base, sealing, commands);
	banner.print(rpc.listen_addresses());
	Ok(base.task_manager)
}

/// Returns the simulated time, which goes on after the latest block of the database.
fn clock_of(base: &Base) -> Result<Arc<SlotClock>, Error> {
	let slot_duration = babe::configuration(&*base.client)?.slot_duration();
	let heads = base.backend.blockchain().leaves()?;
	Ok(Arc::new(SlotClock::new(&base.client, heads, slot_duration)?))
}

/// Starts the task that seals blocks, and the one that requests them.
fn start_sealing(
	mode: Sealing,
	base: &Base,
	sealing: impl Future<Output = ()> + Send + 'static,
	commands: Commands,
) {
	let waiting = Waiting::default();
	let keeps = waiting.clone();
	let sealing = sealing.map(move |()| drop(keeps)).boxed();
	base.essential()
		.spawn_essential_blocking("sealing", Some("block-authoring"), sealing);
	start_driver(mode, base, Requests { commands, waiting });
}

/// Starts the task that requests blocks in this mode, besides the callers of `engine_createBlock`.
fn start_driver(mode: Sealing, base: &Base, requests: Requests) {
	let driver = match mode {
		Sealing::Manual => return,
		Sealing::Instant => {
			on_transactions(base.pool.clone(), base.client.clone(), requests).boxed()
		},
		Sealing::Interval(period) => on_time(period, requests).boxed(),
	};
	base.essential()
		.spawn_essential("sealing-driver", Some("block-authoring"), driver);
}

/// The accounts whose keys this node has, so that slots can still be filled if another than Alice is
/// elected.
const ACCOUNTS: [Sr25519Keyring; 6] = {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
	[Alice, Bob, Charlie, Dave, Eve, Ferdie]
};

/// The block for which a driver waits.
///
/// Whoever seals keeps it as well, until it has stopped: the SDK warns of a block for which nobody waits any more.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<Option<oneshot::Receiver<Outcome>>>>);

impl Waiting {
	/// Returns the outcome of the request that waits, once it is there.
	fn poll(&self, context: &mut Context) -> Poll<Option<Outcome>> {
		let Ok(mut waiting) = self.0.lock() else { return Poll::Ready(None) };
		let Some(outcome) = waiting.as_mut() else { return Poll::Ready(None) };
		outcome.poll_unpin(context).map(Result::ok)
	}
}

/// The requests of a driver for blocks.
struct Requests {
	commands: Commands,
	waiting: Waiting,
}

impl Requests {
	/// Requests a final block and waits until it is there. Returns its hash; `None` if there is no block.
	async fn seal(&mut self) -> Option<Hash> {
		let (sender, outcome) = oneshot::channel();
		*self.waiting.0.lock().ok()? = Some(outcome);
		let command = EngineCommand::SealNewBlock {
			create_empty: true,
			finalize: true,
			parent_hash: None,
			sender: Some(sender),
		};
		// Both fail only when the node is stopping.
		self.commands.send(command).await.ok()?;
		match poll_fn(|context| self.waiting.poll(context)).await? {
			Ok(block) => Some(block.hash),
			// The node is stopping.
			Err(manual_seal::Error::Canceled(_)) => None,
			Err(error) => {
				log::error!("Cannot seal a block: {error}");
				None
			},
		}
	}
}

/// Seals a block whenever transactions have reached the pool. Those that come while a block is being
/// made share the next one.
async fn on_transactions(pool: Arc<Pool>, client: Arc<FullClient>, mut requests: Requests) {
	let mut arrivals = pool.import_notification_stream().ready_chunks(WAITING_COMMANDS);
	while arrivals.next().await.is_some() {
		// A block in which the session turns has no room for transactions: the next one has.
		if requests.seal().await.is_some_and(|block| is_bare(&client, block)) {
			requests.seal().await;
		}
	}
}

/// Returns true if a block holds nothing but its inherent.
fn is_bare(client: &FullClient, block: Hash) -> bool {
	client.block_body(block).ok().flatten().is_some_and(|body| body.len() <= 1)
}

/// Seals a block each period.
async fn on_time(period: Duration, mut requests: Requests) {
	let mut ticks = interval(period);
	ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
	loop {
		ticks.tick().await;
		requests.seal().await;
	}
}
