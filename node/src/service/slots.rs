//! Slots without waiting: a clock that moves one slot for every block, and BABE's digests to match.

use crate::types::{Block, FullClient, Hash, Inherents};
use polkadot_sdk::{
	sc_consensus::BlockImportParams,
	sc_consensus_babe::{
		authorship::claim_slot, find_pre_digest, AuthorityId, BabeConfiguration, BabeIntermediate,
		BabeLink, CompatibleDigestItem, Epoch, INTERMEDIATE_KEY,
	},
	sc_consensus_epochs::{descendent_query, SharedEpochChanges},
	sc_consensus_manual_seal::{ConsensusDataProvider, Error},
	sp_api::StorageProof,
	sp_consensus_babe::{
		digests::PreDigest,
		inherents::{BabeInherentData, InherentDataProvider as SlotProvider},
	},
	sp_consensus_slots::{Slot, SlotDuration},
	sp_core::crypto::key_types,
	sp_inherents::InherentData,
	sp_keystore::KeystorePtr,
	sp_runtime::{
		traits::{Block as BlockT, Header as HeaderT},
		Digest, DigestItem,
	},
	sp_timestamp::{InherentDataProvider as TimeProvider, Timestamp},
};
use std::{
	error::Error as StdError,
	fmt::Display,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
};

type Header = <Block as BlockT>::Header;

/// The maximum of slots in a row that belong to authorities whose keys are not here.
const MAX_FOREIGN_SLOTS: usize = 100;

/// The simulated time. It never goes back and never stands still between two blocks.
pub struct SlotClock {
	last: AtomicU64,
	slot_duration: SlotDuration,
}

impl SlotClock {
	/// Returns a clock that continues after the given blocks, or starts now if there are none.
	pub fn new(
		client: &FullClient,
		heads: Vec<Hash>,
		slot_duration: SlotDuration,
	) -> Result<Self, Box<dyn StdError + Send + Sync>> {
		let mut last = 0;
		for head in heads {
			if let Some(header) = client.header(head)? {
				last = last.max(*find_pre_digest::<Block>(&header)?.slot());
			}
		}
		if last == 0 {
			last = *Slot::from_timestamp(Timestamp::current(), slot_duration) - 1;
		}
		Ok(Self { last: AtomicU64::new(last), slot_duration })
	}

	/// Returns a clock whose slot no block reaches: it is centuries away. Blocks of any slot can be imported.
	pub fn after_all_blocks(slot_duration: SlotDuration) -> Self {
		Self { last: AtomicU64::new(u32::MAX.into()), slot_duration }
	}

	/// Returns the slot last taken.
	fn last(&self) -> Slot {
		self.last.load(Ordering::SeqCst).into()
	}

	/// Takes the next slot.
	fn step(&self) -> Slot {
		(self.last.fetch_add(1, Ordering::SeqCst) + 1).into()
	}

	/// Returns the slot and the time to put into a block.
	fn providers(&self, slot: Slot) -> (SlotProvider, TimeProvider) {
		let time = *slot * self.slot_duration.as_millis();
		(SlotProvider::new(slot), TimeProvider::new(Timestamp::new(time)))
	}

	/// Returns the source of the present slot and time, which does not move the clock.
	pub fn inherents(self: Arc<Self>) -> Inherents {
		Arc::new(move |_, ()| {
			let providers = self.providers(self.last());
			async move { Ok(providers) }
		})
	}
}

/// The epochs of the chain: who may fill which slot.
pub struct Epochs {
	client: Arc<FullClient>,
	changes: SharedEpochChanges<Block, Epoch>,
	config: BabeConfiguration,
}

impl Epochs {
	/// Returns the epochs that a block import keeps.
	pub fn new(client: Arc<FullClient>, link: &BabeLink<Block>) -> Self {
		Self { client, changes: link.epoch_changes().clone(), config: link.config().clone() }
	}

	/// Returns the header of a block of the chain.
	pub fn header(&self, block: Hash) -> Result<Header, Error> {
		let header = self.client.header(block)?;
		header.ok_or_else(|| Error::BlockNotFound(format!("{block:?}")))
	}

	/// Returns the author that claims the slot of a child of `parent`.
	pub fn author(&self, parent: &Header, claim: &PreDigest) -> Result<AuthorityId, Error> {
		let (slot, index) = (claim.slot(), claim.authority_index() as usize);
		let epoch = self.epoch(parent, slot)?;
		let author = epoch.authorities.get(index).map(|(author, _)| author.clone());
		author.ok_or_else(|| Error::StringError(format!("slot {slot} has no such author")))
	}

	/// Returns the epoch of a child of `parent` in this slot.
	fn epoch(&self, parent: &Header, slot: Slot) -> Result<Epoch, Error> {
		self.changes
			.shared_data()
			.epoch_data_for_child_of(
				descendent_query(&*self.client),
				&parent.hash(),
				*parent.number(),
				slot,
				|slot| Epoch::genesis(&self.config, slot),
			)
			.map_err(|error| no_epoch(slot, &error))?
			.ok_or_else(|| no_epoch(slot, "none has begun"))
	}

	/// Returns what BABE's import asks for about a child of `parent` in this slot.
	pub fn intermediate(
		&self,
		parent: &Header,
		slot: Slot,
	) -> Result<BabeIntermediate<Block>, Error> {
		let descriptor = self
			.changes
			.shared_data()
			.epoch_descriptor_for_child_of(
				descendent_query(&*self.client),
				&parent.hash(),
				*parent.number(),
				slot,
			)
			.map_err(|error| no_epoch(slot, &error))?;
		let epoch_descriptor = descriptor.ok_or_else(|| no_epoch(slot, "none has begun"))?;
		Ok(BabeIntermediate { epoch_descriptor })
	}
}

/// Returns the error for a slot of which the epoch is not known.
fn no_epoch(slot: Slot, why: impl Display) -> Error {
	Error::StringError(format!("no epoch for slot {slot}: {why}"))
}

/// The chooser of slots for new blocks, which makes blocks fit their slots as BABE's authorship does.
pub struct Slots {
	clock: Arc<SlotClock>,
	keystore: KeystorePtr,
	epochs: Epochs,
}

impl Slots {
	pub fn new(clock: Arc<SlotClock>, keystore: KeystorePtr, epochs: Epochs) -> Self {
		Self { clock, keystore, epochs }
	}

	/// Takes the next slot that one of our keys may fill, on top of the given block.
	fn next_slot(&self, parent: Hash) -> Result<Slot, Error> {
		let parent = self.epochs.header(parent)?;
		for _ in 0..MAX_FOREIGN_SLOTS {
			let slot = self.clock.step();
			if claim_slot(slot, &self.epochs.epoch(&parent, slot)?, &self.keystore).is_some() {
				return Ok(slot);
			}
		}
		Err("no authority of the chain has its BABE key in this node's keystore"
			.to_owned()
			.into())
	}

	/// Signs a header as its author.
	fn seal(&self, header: &Header, author: &AuthorityId) -> Result<DigestItem, Error> {
		let signature = self
			.keystore
			.sr25519_sign(key_types::BABE, author.as_ref(), header.hash().as_ref())
			.map_err(|error| Error::StringError(format!("cannot sign the block: {error}")))?
			.ok_or_else(|| Error::StringError(format!("the key of {author:?} is gone")))?;
		Ok(<DigestItem as CompatibleDigestItem>::babe_seal(signature.into()))
	}

	/// Returns the source of slots and times for new blocks, which moves the clock.
	pub fn inherents(self: Arc<Self>) -> Inherents {
		Arc::new(move |parent, ()| {
			let slots = self.clone();
			async move { Ok(slots.clock.providers(slots.next_slot(parent)?)) }
		})
	}
}

/// Returns the slot in the inherents of a block.
fn slot_of(inherents: &InherentData) -> Result<Slot, Error> {
	inherents
		.babe_inherent_data()?
		.ok_or_else(|| Error::StringError("the block has no slot".into()))
}

/// The provider of BABE's digests for new blocks.
pub struct Digests(pub Arc<Slots>);

impl ConsensusDataProvider<Block> for Digests {
	fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, Error> {
		let slot = slot_of(inherents)?;
		let (claim, _) = claim_slot(slot, &self.0.epochs.epoch(parent, slot)?, &self.0.keystore)
			.ok_or_else(|| Error::StringError(format!("slot {slot} is not ours to fill")))?;
		Ok(Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(claim)] })
	}

	fn append_block_import(
		&self,
		parent: &Header,
		params: &mut BlockImportParams<Block>,
		inherents: &InherentData,
		_proof: StorageProof,
	) -> Result<(), Error> {
		let slot = slot_of(inherents)?;
		let claim = find_pre_digest::<Block>(&params.header)
			.map_err(|error| Error::StringError(error.to_string()))?;
		let author = self.0.epochs.author(parent, &claim)?;
		params.post_digests.push(self.0.seal(&params.header, &author)?);
		let intermediate = self.0.epochs.intermediate(parent, slot)?;
		params.insert_intermediate(INTERMEDIATE_KEY, intermediate);
		Ok(())
	}
}
