//! Finality on demand.

use crate::types::{Block, FullClient};
use jsonrpsee::core::async_trait;
use polkadot_sdk::{
	sc_client_api::Finalizer,
	sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult},
	sp_consensus::Error,
};
use std::sync::Arc;

/// A block import that finalizes a block after importing it, if the block is to be final.
///
/// The client could do both at once, but then BABE looks for the block before it is there, and
/// leaves data behind that it would otherwise remove.
pub struct FinalizeAfter<I> {
	pub import: I,
	pub client: Arc<FullClient>,
}

#[async_trait]
impl<I> BlockImport<Block> for FinalizeAfter<I>
where
	I: BlockImport<Block, Error = Error> + Send + Sync,
{
	type Error = Error;

	async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Error> {
		self.import.check_block(block).await
	}

	async fn import_block(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<ImportResult, Error> {
		let hash = block.post_hash();
		let finalize = std::mem::take(&mut block.finalized);
		let result = self.import.import_block(block).await?;
		if finalize && matches!(result, ImportResult::Imported(_)) {
			self.client
				.finalize_block(hash, None, true)
				.map_err(|error| Error::ClientImport(error.to_string()))?;
		}
		Ok(result)
	}
}
