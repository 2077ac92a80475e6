//! The import of blocks that were sealed on demand, for the commands on a database.
//!
//! A sealed chain runs ahead of the clock, and BABE's own queue takes no block from the future. Everything
//! else is checked as BABE checks it: the seal of the author, the inherents, and the state.

use super::{
	partial::{babe_import, Base},
	slots::{Epochs, SlotClock},
};
use crate::types::Block;
use jsonrpsee::core::async_trait;
use polkadot_sdk::{
	sc_consensus::{BasicQueue, BlockImportParams, DefaultImportQueue, Verifier},
	sc_consensus_babe::{self as babe, find_pre_digest, CompatibleDigestItem, INTERMEDIATE_KEY},
	sc_service::{Configuration, Error},
	sp_consensus_babe::AuthorityPair,
	sp_core::Pair,
	sp_runtime::traits::Header as _,
};
use std::sync::Arc;

/// Returns a queue for blocks that were sealed on demand.
pub fn queue(config: &Configuration, base: &Base) -> Result<DefaultImportQueue<Block>, Error> {
	let slot_duration = babe::configuration(&*base.client)?.slot_duration();
	let clock = Arc::new(SlotClock::after_all_blocks(slot_duration));
	let (block_import, link) = babe_import(base, base.client.clone(), clock.inherents())?;
	let verifier = SealedVerifier(Epochs::new(base.client.clone(), &link));
	let registry = config.prometheus_registry();
	Ok(BasicQueue::new(verifier, Box::new(block_import), None, &base.essential(), registry))
}

/// The verifier of headers with slots at any time.
struct SealedVerifier(Epochs);

#[async_trait]
impl Verifier<Block> for SealedVerifier {
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		self.take_seal(block).map_err(|error| error.to_string())
	}
}

impl SealedVerifier {
	/// Takes the seal off a header, verifies it, and adds what BABE's import needs.
	fn take_seal(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, Box<dyn std::error::Error>> {
		let parent = self.0.header(*block.header.parent_hash())?;
		block.post_hash = Some(block.header.hash());
		let claim = find_pre_digest::<Block>(&block.header)?;
		let seal = block.header.digest_mut().pop().ok_or("the header has no seal")?;
		let signature =
			seal.as_babe_seal().ok_or("the header ends with another digest than a seal")?;
		let author = self.0.author(&parent, &claim)?;
		if !AuthorityPair::verify(&signature, block.header.hash(), &author) {
			return Err("the seal is not that of the author".into());
		}
		block.post_digests.push(seal);
		let intermediate = self.0.intermediate(&parent, claim.slot())?;
		block.insert_intermediate(INTERMEDIATE_KEY, intermediate);
		Ok(block)
	}
}
