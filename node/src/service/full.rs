//! A node under BABE and GRANDPA.

use super::{
	keys, metrics, mode_lock,
	network::{self, Network, Setup},
	partial::{self, Base, Consensus, JUSTIFICATION_PERIOD},
};
use crate::{
	banner::Banner,
	chain_spec::DEMO_ID,
	rpc::{self, Engine, Grandpa},
	types::{Block, FullBackend, FullClient, Hash, SelectChain},
};
use futures::FutureExt;
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::HeaderBackend,
	sc_consensus::BlockImport,
	sc_consensus_babe::{self as babe, BabeLink, BabeParams, SlotProportion},
	sc_consensus_grandpa::{
		self as grandpa, warp_proof, FinalityProofProvider, GrandpaParams, LinkHalf,
		SharedVoterState, VotingRulesBuilder,
	},
	sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging,
	sc_network::ProtocolName,
	sc_network::{config::Role, service::traits::NotificationService, NetworkBackend},
	sc_service::{Configuration, Error, TaskManager, WarpSyncConfig},
	sp_consensus,
	sp_core::traits::SpawnEssentialNamed,
	sp_keyring::Sr25519Keyring,
	substrate_prometheus_endpoint::Registry,
};
use std::{sync::Arc, time::Duration};

/// The half of GRANDPA that votes.
type GrandpaLink = LinkHalf<Block, FullClient, SelectChain>;

/// The parts of the configuration that are still needed once the RPC server has taken it.
struct Settings {
	role: Role,
	name: String,
	force_authoring: bool,
	grandpa: bool,
	registry: Option<Registry>,
}

impl Settings {
	fn new(config: &Configuration) -> Self {
		Self {
			role: config.role,
			name: config.network.node_name.clone(),
			force_authoring: config.force_authoring,
			grandpa: !config.disable_grandpa,
			registry: config.prometheus_registry().cloned(),
		}
	}
}

/// The account that waits on the demo chain for the seat of the only validator. A node for developers
/// has its keys too, or the chain would end when that validator leaves.
const WAITING: Sr25519Keyring = Sr25519Keyring::Bob;

/// Starts the node.
pub fn start<N>(config: Configuration) -> Result<TaskManager, Error>
where
	N: NetworkBackend<Block, Hash>,
{
	let mut base = partial::base(&config)?;
	mode_lock::refuse_sealed(&base.client)?;
	if config.dev_key_seed.is_some() && config.chain_spec.id() == DEMO_ID {
		keys::insert(&base.keystore.keystore(), &[WAITING])?;
	}
	let Consensus { imports, grandpa } = partial::consensus(&config, &base)?;

	let mut setup = Setup::<N>::new(&config);
	let gossip = Gossip::add_to(&mut setup, &config, &base.client);
	let warp_sync = WarpSyncConfig::WithProvider(Arc::new(warp_proof::NetworkProvider::new(
		base.backend.clone(),
		grandpa.shared_authority_set().clone(),
		Vec::new(),
	)));
	let (network, link) =
		network::start(&config, &mut base, setup, imports.queue, Some(warp_sync))?;
	network::start_offchain_workers(&config, &base, &network)?;
	metrics::start(&config, &base)?;

	let settings = Settings::new(&config);
	let banner = Banner::new(&config, None);
	let voter_state = SharedVoterState::empty();
	let methods = rpc::Methods {
		client: base.client.clone(),
		pool: base.pool.clone(),
		select_chain: base.select_chain.clone(),
		keystore: base.keystore.keystore(),
		babe: imports.worker,
		engine: Engine::Grandpa(grandpa_rpc(&config, &base, &grandpa, voter_state.clone())),
	};
	let rpc = network::start_rpc(config, &mut base, &network, link, methods.into_builder())?;

	if settings.role.is_authority() {
		start_author(&settings, &base, &network, imports.block_import, imports.link)?;
	}
	if settings.grandpa {
		start_voter(&settings, &base, &network, grandpa, gossip, voter_state)?;
	}
	banner.print(rpc.listen_addresses());
	Ok(base.task_manager)
}

/// GRANDPA's part of the network.
struct Gossip {
	protocol: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

impl Gossip {
	/// Adds GRANDPA's protocol to the network.
	fn add_to<N>(setup: &mut Setup<N>, config: &Configuration, client: &FullClient) -> Self
	where
		N: NetworkBackend<Block, Hash>,
	{
		let genesis = client.info().genesis_hash;
		let protocol = grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		let (protocol_config, notifications) = grandpa::grandpa_peers_set_config::<_, N>(
			protocol.clone(),
			setup.metrics.clone(),
			setup.config.peer_store_handle(),
		);
		setup.config.add_notification_protocol(protocol_config);
		Self { protocol, notifications }
	}
}

/// Returns the parts of GRANDPA that the RPC methods about finality use.
fn grandpa_rpc(
	config: &Configuration,
	base: &Base,
	link: &GrandpaLink,
	voter_state: SharedVoterState,
) -> Grandpa {
	let authority_set = link.shared_authority_set().clone();
	let proofs = FinalityProofProvider::<FullBackend, Block>::new_for_service(
		base.backend.clone(),
		Some(authority_set.clone()),
	);
	Grandpa {
		authority_set,
		voter_state,
		justifications: link.justification_stream(),
		proofs,
		chain_spec: config.chain_spec.cloned_box(),
	}
}

/// Starts to make blocks in the slots that are ours.
fn start_author<I>(
	settings: &Settings,
	base: &Base,
	network: &Network,
	block_import: I,
	babe_link: BabeLink<Block>,
) -> Result<(), Error>
where
	I: BlockImport<Block, Error = sp_consensus::Error> + Send + Sync + 'static,
{
	let proposer = ProposerFactory::new(
		base.task_manager.spawn_handle(),
		base.client.clone(),
		base.pool.clone(),
		settings.registry.as_ref(),
		base.telemetry(),
	);
	let author = babe::start_babe(BabeParams {
		keystore: base.keystore.keystore(),
		client: base.client.clone(),
		select_chain: base.select_chain.clone(),
		env: proposer,
		block_import,
		sync_oracle: network.sync.clone(),
		justification_sync_link: network.sync.clone(),
		create_inherent_data_providers: partial::wall_clock(babe_link.config().slot_duration()),
		force_authoring: settings.force_authoring,
		backoff_authoring_blocks: settings
			.grandpa
			.then(BackoffAuthoringOnFinalizedHeadLagging::default),
		babe_link,
		block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
		max_block_proposal_slot_portion: None,
		telemetry: base.telemetry(),
	})?;
	base.essential()
		.spawn_essential_blocking("babe", Some("block-authoring"), author.boxed());
	Ok(())
}

/// Starts GRANDPA: as a voter with a key of the authority set, else as a listener.
fn start_voter(
	settings: &Settings,
	base: &Base,
	network: &Network,
	link: GrandpaLink,
	gossip: Gossip,
	shared_voter_state: SharedVoterState,
) -> Result<(), Error> {
	let config = grandpa::Config {
		gossip_duration: Duration::from_millis(333),
		justification_generation_period: JUSTIFICATION_PERIOD,
		observer_enabled: false,
		local_role: settings.role,
		name: Some(settings.name.clone()),
		keystore: settings.role.is_authority().then(|| base.keystore.keystore()),
		telemetry: base.telemetry(),
		protocol_name: gossip.protocol,
	};
	let voter = grandpa::run_grandpa_voter(GrandpaParams {
		config,
		link,
		network: network.service.clone(),
		sync: network.sync.clone(),
		notification_service: gossip.notifications,
		voting_rule: VotingRulesBuilder::default().build(),
		prometheus_registry: settings.registry.clone(),
		shared_voter_state,
		telemetry: base.telemetry(),
		offchain_tx_pool_factory: base.offchain_pool(),
	})?;
	let user = network.user.clone();
	let voter = voter.map(|()| drop(user)).boxed();
	base.essential().spawn_essential_blocking("grandpa-voter", None, voter);
	Ok(())
}
