//! Reports of equivocations: of authors that make two blocks for one slot.
//!
//! `sc-consensus-babe` 0.60 looks for them as well, but only after the seals were taken off the headers,
//! and the runtime accepts no report without seals. So they are reported here, just before, with seals.
//! A report of the SDK that gets into a block fails there and changes nothing.

use crate::types::{Block, FullClient};
use jsonrpsee::core::async_trait;
use polkadot_sdk::{
	sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult},
	sc_consensus_babe::find_pre_digest,
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_api::{ApiError, ApiExt, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
	sp_consensus::{BlockOrigin, Error},
	sp_consensus_babe::{BabeApi, EquivocationProof},
	sp_consensus_slots::Slot,
	sp_runtime::traits::Block as BlockT,
};
use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex},
};

type Header = <Block as BlockT>::Header;

/// The number of slots whose blocks are remembered.
const REMEMBERED: u64 = 1_000;

/// The first block of each author in each of the last slots.
#[derive(Default)]
struct Claims(BTreeMap<(Slot, u32), Header>);

impl Claims {
	/// Records the author of a block for a slot. Returns another block for it of the same author;
	/// `None` if there is none.
	fn note(&mut self, slot: Slot, author: u32, header: &Header) -> Option<Header> {
		if let Some(earlier) = self.0.get(&(slot, author)) {
			return (earlier.hash() != header.hash()).then(|| earlier.clone());
		}
		self.0.insert((slot, author), header.clone());
		let newest = self.0.last_key_value().map_or(slot, |((slot, _), _)| *slot);
		self.0 = self.0.split_off(&(newest.saturating_sub(REMEMBERED), 0));
		None
	}
}

/// A block import that checks each block on its way to the given import.
#[derive(Clone)]
pub struct ReportEquivocations<I> {
	import: I,
	client: Arc<FullClient>,
	pool: OffchainTransactionPoolFactory<Block>,
	claims: Arc<Mutex<Claims>>,
}

impl<I> ReportEquivocations<I> {
	pub fn new(
		import: I,
		client: Arc<FullClient>,
		pool: OffchainTransactionPoolFactory<Block>,
	) -> Self {
		Self { import, client, pool, claims: Default::default() }
	}

	/// Compares a sealed header, whose seal was verified, with earlier ones of its author.
	fn check(&self, header: &Header) {
		let Ok(claim) = find_pre_digest::<Block>(header) else { return };
		let (slot, author) = (claim.slot(), claim.authority_index());
		let earlier = match self.claims.lock() {
			Ok(mut claims) => claims.note(slot, author, header),
			Err(_) => return,
		};
		let Some(earlier) = earlier else { return };
		log::info!(
			"Two blocks of one author for slot {slot}: {} and {}",
			earlier.hash(),
			header.hash()
		);
		match self.report(slot, author, earlier, header.clone()) {
			Ok(true) => {},
			Ok(false) => log::warn!("The two blocks for slot {slot} could not be reported"),
			Err(error) => log::warn!("The two blocks for slot {slot} were not reported: {error}"),
		}
	}

	/// Submits a report. The session is that of the earlier block, which is of the same slot. Returns
	/// false if the runtime does not accept it.
	fn report(
		&self,
		slot: Slot,
		author: u32,
		earlier: Header,
		later: Header,
	) -> Result<bool, ApiError> {
		let (at, best) = (earlier.hash(), self.client.info().best_hash);
		let mut api = self.client.runtime_api();
		let epoch = api.current_epoch(at)?;
		let Some((offender, _)) = epoch.authorities.get(author as usize) else { return Ok(false) };
		let Some(owner) = api.generate_key_ownership_proof(at, slot, offender.clone())? else {
			return Ok(false);
		};
		let (offender, first_header, second_header) = (offender.clone(), earlier, later);
		let proof = EquivocationProof { offender, slot, first_header, second_header };
		api.register_extension(self.pool.offchain_transaction_pool(best));
		let submitted = api.submit_report_equivocation_unsigned_extrinsic(best, proof, owner)?;
		Ok(submitted.is_some())
	}
}

#[async_trait]
impl<I> BlockImport<Block> for ReportEquivocations<I>
where
	I: BlockImport<Block, Error = Error> + Send + Sync,
{
	type Error = Error;

	async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Error> {
		self.import.check_block(block).await
	}

	async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Error> {
		// An equivocation of old blocks was reported while they were new.
		use BlockOrigin::{ConsensusBroadcast, NetworkBroadcast, Own};
		if matches!(block.origin, Own | NetworkBroadcast | ConsensusBroadcast) {
			self.check(&block.post_header());
		}
		self.import.import_block(block).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_runtime::traits::Header as _;

	fn header(number: u32) -> Header {
		let none = Default::default();
		Header::new(number, none, none, none, Default::default())
	}

	#[test]
	fn another_block_of_the_same_author_for_the_same_slot_is_found() {
		let mut claims = Claims::default();
		let (one, other) = (header(1), header(2));
		assert_eq!(claims.note(7.into(), 0, &one), None);
		assert_eq!(claims.note(7.into(), 0, &one), None, "the same block again");
		assert_eq!(claims.note(7.into(), 1, &other), None, "another author");
		assert_eq!(claims.note(8.into(), 0, &other), None, "another slot");
		assert_eq!(claims.note(7.into(), 0, &other), Some(one));
	}

	#[test]
	fn only_the_last_slots_are_remembered() {
		let mut claims = Claims::default();
		for slot in 0..3 * REMEMBERED {
			claims.note(slot.into(), 0, &header(1));
		}
		assert_eq!(claims.0.len() as u64, REMEMBERED + 1);
	}
}
