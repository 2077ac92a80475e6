//! The RPC methods of this node besides those that every SDK node has.

use crate::types::{Block, FullBackend, FullClient, Hash, Pool, SelectChain};
use futures::{
	channel::{mpsc, oneshot},
	SinkExt,
};
use jsonrpsee::{core::async_trait, RpcModule};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_chain_spec::ChainSpec,
	sc_consensus_babe::BabeWorkerHandle,
	sc_consensus_babe_rpc::{Babe, BabeApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa as GrandpaRpc, GrandpaApiServer},
	sc_consensus_manual_seal::{
		rpc::{CreatedBlock, ManualSealApiServer},
		EngineCommand, Error as EngineError,
	},
	sc_rpc::SubscriptionTaskExecutor,
	sc_service::Error,
	sc_sync_state_rpc::{SyncState, SyncStateApiServer},
	sp_keystore::KeystorePtr,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use restaking_runtime::BlockNumber;
use std::{error::Error as StdError, sync::Arc};

/// The parts of a node that the methods use.
pub struct Methods {
	pub client: Arc<FullClient>,
	pub pool: Arc<Pool>,
	pub select_chain: SelectChain,
	pub keystore: KeystorePtr,
	pub babe: BabeWorkerHandle<Block>,
	pub engine: Engine,
}

/// The source of finality.
pub enum Engine {
	/// GRANDPA.
	Grandpa(Grandpa),
	/// Commands on demand, sent through this channel.
	OnDemand(mpsc::Sender<EngineCommand<Hash>>),
}

/// The parts of GRANDPA that the methods about finality use.
pub struct Grandpa {
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	pub voter_state: SharedVoterState,
	pub justifications: GrandpaJustificationStream<Block>,
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
	pub chain_spec: Box<dyn ChainSpec>,
}

impl Methods {
	/// Returns the function that the RPC server calls for each set of methods it serves.
	pub fn into_builder(
		self,
	) -> Box<dyn Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, Error>> {
		Box::new(move |executor| self.build(executor).map_err(Error::Application))
	}

	/// Builds the module with all methods.
	fn build(
		&self,
		executor: SubscriptionTaskExecutor,
	) -> Result<RpcModule<()>, Box<dyn StdError + Send + Sync>> {
		let mut module = RpcModule::new(());
		module.merge(System::new(self.client.clone(), self.pool.clone()).into_rpc())?;
		module.merge(TransactionPayment::new(self.client.clone()).into_rpc())?;
		module.merge(
			Babe::new(
				self.client.clone(),
				self.babe.clone(),
				self.keystore.clone(),
				self.select_chain.clone(),
			)
			.into_rpc(),
		)?;
		match &self.engine {
			Engine::Grandpa(grandpa) => self.add_grandpa(&mut module, grandpa, executor)?,
			Engine::OnDemand(commands) => module.merge(OnDemand(commands.clone()).into_rpc())?,
		}
		Ok(module)
	}

	/// Adds the methods that only a chain under GRANDPA can serve.
	fn add_grandpa(
		&self,
		module: &mut RpcModule<()>,
		grandpa: &Grandpa,
		executor: SubscriptionTaskExecutor,
	) -> Result<(), Box<dyn StdError + Send + Sync>> {
		module.merge(
			GrandpaRpc::new(
				executor,
				grandpa.authority_set.clone(),
				grandpa.voter_state.clone(),
				grandpa.justifications.clone(),
				grandpa.proofs.clone(),
			)
			.into_rpc(),
		)?;
		module.merge(
			SyncState::new(
				grandpa.chain_spec.cloned_box(),
				self.client.clone(),
				grandpa.authority_set.clone(),
				self.babe.clone(),
			)?
			.into_rpc(),
		)?;
		Ok(())
	}
}

/// The methods `engine_createBlock` and `engine_finalizeBlock`.
struct OnDemand(mpsc::Sender<EngineCommand<Hash>>);

#[async_trait]
impl ManualSealApiServer<Hash> for OnDemand {
	async fn create_block(
		&self,
		create_empty: bool,
		finalize: bool,
		parent_hash: Option<Hash>,
	) -> Result<CreatedBlock<Hash>, EngineError> {
		let (sender, outcome) = oneshot::channel();
		let sender = Some(sender);
		let command = EngineCommand::SealNewBlock { create_empty, finalize, parent_hash, sender };
		self.0.clone().send(command).await?;
		outcome.await?
	}

	// The SDK's own version returns `true` even if finalizing has failed.
	async fn finalize_block(
		&self,
		hash: Hash,
		justification: Option<Vec<u8>>,
	) -> Result<bool, EngineError> {
		let (sender, outcome) = oneshot::channel();
		let sender = Some(sender);
		let command = EngineCommand::FinalizeBlock { hash, sender, justification };
		self.0.clone().send(command).await?;
		outcome.await?.map(|()| true)
	}
}
