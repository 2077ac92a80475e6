//! The RPC methods of this node besides those that every SDK node has.

use crate::types::{Block, FullBackend, FullClient, Hash, Pool, SelectChain};
use futures::{
	channel::{mpsc, oneshot},
	SinkExt,
};
use jsonrpsee::{
	core::{async_trait, RpcResult},
	proc_macros::rpc,
	Extensions, RpcModule,
};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_chain_spec::ChainSpec,
	sc_consensus_babe::BabeWorkerHandle,
	sc_consensus_babe_rpc::{Babe, BabeApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa as GrandpaRpc, GrandpaApiServer},
	sc_consensus_manual_seal::{rpc::CreatedBlock, EngineCommand, Error as EngineError},
	sc_rpc::{DenyUnsafe, SubscriptionTaskExecutor},
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

/// The methods by which a caller makes the chain: as those of the SDK's manual seal, but unsafe, so that the
/// server refuses them to callers whom it has no reason to trust.
#[rpc(server)]
trait OnDemandApi {
	/// Makes a block.
	///
	/// - `create_empty`: true to make it even if no transaction waits; else that is an error.
	/// - `finalize`: true to make it final.
	/// - `parent_hash`: hash of its parent; the best block by default.
	#[method(name = "engine_createBlock", with_extensions)]
	async fn create_block(
		&self,
		create_empty: bool,
		finalize: bool,
		parent_hash: Option<Hash>,
	) -> RpcResult<CreatedBlock<Hash>>;

	/// Makes a block and its ancestors final. Returns true, or an error.
	///
	/// - `hash`: hash of the block.
	/// - `justification`: bytes to keep with it.
	#[method(name = "engine_finalizeBlock", with_extensions)]
	async fn finalize_block(&self, hash: Hash, justification: Option<Vec<u8>>) -> RpcResult<bool>;
}

/// The methods `engine_createBlock` and `engine_finalizeBlock`.
struct OnDemand(mpsc::Sender<EngineCommand<Hash>>);

impl OnDemand {
	/// Sends a command and waits until it was executed.
	async fn execute<T>(
		&self,
		command: EngineCommand<Hash>,
		outcome: oneshot::Receiver<Result<T, EngineError>>,
	) -> RpcResult<T> {
		self.0.clone().send(command).await.map_err(EngineError::from)?;
		Ok(outcome.await.map_err(EngineError::from)??)
	}
}

/// Refuses a caller that may not use unsafe methods. One that the server says nothing of may not.
fn require_unsafe(extensions: &Extensions) -> RpcResult<()> {
	let deny = extensions.get::<DenyUnsafe>().copied().unwrap_or(DenyUnsafe::Yes);
	Ok(deny.check_if_safe()?)
}

#[async_trait]
impl OnDemandApiServer for OnDemand {
	async fn create_block(
		&self,
		extensions: &Extensions,
		create_empty: bool,
		finalize: bool,
		parent_hash: Option<Hash>,
	) -> RpcResult<CreatedBlock<Hash>> {
		require_unsafe(extensions)?;
		let (sender, outcome) = oneshot::channel();
		let sender = Some(sender);
		let command = EngineCommand::SealNewBlock { create_empty, finalize, parent_hash, sender };
		self.execute(command, outcome).await
	}

	// The SDK's own version returns `true` even if finalizing has failed.
	async fn finalize_block(
		&self,
		extensions: &Extensions,
		hash: Hash,
		justification: Option<Vec<u8>>,
	) -> RpcResult<bool> {
		require_unsafe(extensions)?;
		let (sender, outcome) = oneshot::channel();
		let command = EngineCommand::FinalizeBlock { hash, sender: Some(sender), justification };
		self.execute(command, outcome).await.map(|()| true)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::{executor::block_on, future::join, StreamExt};

	/// Calls a method as a caller to whom unsafe methods are denied or not, or of whom the server says
	/// nothing. Returns the commands that came of it, and the answer.
	fn call(deny: Option<DenyUnsafe>, method: &str, params: &str) -> (usize, String) {
		let (sender, commands) = mpsc::channel(1);
		let mut module = OnDemand(sender).into_rpc();
		if let Some(deny) = deny {
			module.extensions_mut().insert(deny);
		}
		let request =
			format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}"#);
		let answered = async move {
			let answer = module.raw_json_request(&request, 1).await;
			answer.expect("the request is good").0.to_string()
		};
		// Each command is dropped, and with it the channel for which the caller waits.
		block_on(join(commands.map(drop).count(), answered))
	}

	const HASH: &str = "0x0000000000000000000000000000000000000000000000000000000000000000";

	#[test]
	fn blocks_are_made_for_callers_that_may_use_unsafe_methods_only() {
		let finalize = format!(r#"["{HASH}"]"#);
		for (method, params) in
			[("engine_createBlock", "[true,true]"), ("engine_finalizeBlock", finalize.as_str())]
		{
			let (commands, _) = call(Some(DenyUnsafe::No), method, params);
			assert_eq!(commands, 1, "{method}");
			for stranger in [Some(DenyUnsafe::Yes), None] {
				let (commands, answer) = call(stranger, method, params);
				assert_eq!(commands, 0, "{method}");
				assert!(answer.contains("unsafe to be called externally"), "{answer}");
			}
		}
	}
}
