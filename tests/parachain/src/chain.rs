//! A parachain: a collator builds each block, a node imports it, and nobody writes to its state by hand, but to rescue it.

use crate::{
	flaw::Flaw,
	genesis,
	recording::{size, Recording},
	relay::{Relay, RelayParent, UNINCLUDED},
	runtime::{
		AllPalletsWithSystem, Block, Executive, Header, ParachainSystem, Runtime,
		RuntimeBlockWeights, RuntimeCall, RuntimeEvent, System, Timestamp, UncheckedExtrinsic,
		STATE_VERSION,
	},
	signed::signed,
	tally::{BlockCost, Cost, Tally},
};
use codec::Encode;
use polkadot_sdk::{
	cumulus_primitives_core::{BlockBundleInfo, CollationInfo, ParachainBlockData},
	cumulus_primitives_parachain_inherent::INHERENT_IDENTIFIER as RELAY_DATA,
	frame_support::{
		dispatch::GetDispatchInfo,
		inherent::{InherentData, ProvideInherent},
		traits::{GetCallMetadata, TryState, TryStateSelect},
	},
	pallet_aura, pallet_migrations,
	sp_consensus_aura::{Slot, AURA_ENGINE_ID},
	sp_core::{Blake2Hasher, H256},
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		generic::{Digest, DigestItem},
		traits::Header as _,
		ApplyExtrinsicResult, Storage,
	},
	sp_state_machine::InMemoryBackend,
	sp_timestamp::{self, INHERENT_IDENTIFIER as MOMENT},
	sp_trie::{recorder::IgnoredNodes, StorageProof},
};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// The part of a block that its author chooses.
struct Plan {
	relay: RelayParent,
	slot: u64,
	/// The place in a bundle of blocks for one core, if it is in one.
	place: Option<BlockBundleInfo>,
	flaw: Option<Flaw>,
	/// Nodes that blocks before it in the bundle have shown or made.
	known: IgnoredNodes<H256>,
}

/// A block that was built, imported and checked.
pub struct Made {
	/// The block, with the seal of its author.
	pub block: Block,
	/// The head on which it was built.
	pub parent: Header,
	/// Its relay parent.
	pub relay: RelayParent,
	/// The results of its transactions, in the order in which they were sent.
	pub outcomes: Vec<ApplyExtrinsicResult>,
	/// What happened in it.
	pub events: Vec<RuntimeEvent>,
	/// What the collator hands to the relay chain with it, messages among it.
	pub sent: CollationInfo,
	/// The nodes of the state that it reads.
	pub proof: StorageProof,
}

/// A parachain.
pub struct Chain {
	ext: TestExternalities,
	/// Its relay chain, to which messages are given.
	pub relay: Relay,
	heads: Vec<Header>,
	pool: Vec<(Sr25519Keyring, RuntimeCall)>,
	issuance: u128,
	asset_issuance: u128,
	/// What it did so far.
	pub tally: Tally,
}

impl Chain {
	/// Returns a chain of a preset, with channels to siblings.
	pub fn new(preset: &str, siblings: impl IntoIterator<Item = u32>) -> Self {
		let mut ext = genesis::externalities(preset);
		let heads = vec![genesis::header(&ext)];
		let issuance = ext.execute_with(genesis::issuance);
		let asset_issuance = ext.execute_with(genesis::asset_issuance);
		let relay = Relay::new(ext.execute_with(genesis::para_id), siblings);
		let tally = Tally::default();
		let pool = Vec::new();
		let mut chain = Self { ext, relay, heads, pool, issuance, asset_issuance, tally };
		// Learns what blocks need that hold nothing.
		let mut idle = chain.fork();
		idle.blocks(2);
		chain.tally = idle.tally.of_copy();
		chain
	}

	/// Returns a second chain with the same past.
	pub fn fork(&self) -> Self {
		let empty = Storage::default();
		let mut ext = TestExternalities::new_with_state_version(empty, STATE_VERSION);
		ext.backend = self.ext.backend.clone();
		let (relay, heads) = (self.relay.clone(), self.heads.clone());
		let pool = self.pool.clone();
		let (issuance, asset_issuance) = (self.issuance, self.asset_issuance);
		Self { ext, relay, heads, pool, issuance, asset_issuance, tally: self.tally.of_copy() }
	}

	/// Returns the head of the chain.
	pub fn head(&self) -> &Header {
		self.heads.last().expect("there is a genesis")
	}

	/// Returns the head that the relay parent of the last block had included.
	pub fn included(&self) -> &Header {
		let place = self.heads.len().saturating_sub(usize::try_from(UNINCLUDED).unwrap_or(0) + 1);
		&self.heads[place]
	}

	/// Returns the hash of the first block.
	pub fn genesis_hash(&self) -> H256 {
		self.heads[0].hash()
	}

	/// Returns the state after the last block, of which proofs can be made.
	pub fn state(&self) -> InMemoryBackend<Blake2Hasher> {
		self.ext.backend.clone()
	}

	/// Looks at the state after the last block. Whatever `look` changes is forgotten.
	pub fn look<R>(&mut self, look: impl FnOnce() -> R) -> R {
		let seen = self.ext.execute_with(look);
		self.ext.reset_overlay();
		seen
	}

	/// Sends a transaction: it is in the next block.
	pub fn send(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
		self.pool.push((who, call.into()));
	}

	/// Makes a block on the next block of the relay chain.
	pub fn block(&mut self) -> Made {
		let included = self.heads.len().saturating_sub(3);
		let relay = self.relay.next(&self.heads[included]);
		self.make(Plan::honest(relay))
	}

	/// Makes a block of one transaction, which has to succeed.
	pub fn submit(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Made {
		self.send(who, call);
		let made = self.block();
		for outcome in &made.outcomes {
			assert!(matches!(outcome, Ok(Ok(()))), "a transaction failed: {outcome:?}");
		}
		made
	}

	/// Makes blocks.
	pub fn blocks(&mut self, count: u32) {
		(0..count).for_each(|_| {
			self.block();
		});
	}

	/// Ends a migration that has failed, as new code does by which the relay chain's governance replaces that of a chain
	/// that stands. Nothing else is written to the state by hand.
	pub fn rescue(&mut self) {
		self.ext.execute_with(pallet_migrations::Cursor::<Runtime>::kill);
		self.ext.commit_all().expect("nothing is open");
	}

	/// Makes blocks for one core on one relay parent, which has included all before them. Sends the given calls, the
	/// first one in the first of them.
	pub fn bundle(&mut self, calls: Vec<(Sr25519Keyring, RuntimeCall)>) -> Vec<Made> {
		let head = self.head().clone();
		let relay = self.relay.next(&head);
		let last = calls.len() - 1;
		let mut known = IgnoredNodes::default();
		let mut bundle = Vec::new();
		for (index, (who, call)) in calls.into_iter().enumerate() {
			self.send(who, call);
			let place = BlockBundleInfo {
				index: index.try_into().expect("a bundle is small"),
				is_last: index == last,
			};
			let before = self.ext.backend.clone();
			let plan =
				Plan { place: Some(place), known: known.clone(), ..Plan::honest(relay.clone()) };
			let made = self.make(plan);
			let new = genesis::new_nodes(before, self.ext.backend.clone());
			known.extend(IgnoredNodes::from_storage_proof::<Blake2Hasher>(&made.proof));
			known.extend(IgnoredNodes::from_storage_proof::<Blake2Hasher>(&new));
			bundle.push(made);
		}
		bundle
	}

	/// Tries a block with a flaw on a copy of the chain. Returns the words with which the runtime refuses it. Panics if
	/// it does not.
	pub fn refuses(&self, flaw: Flaw) -> String {
		let mut fork = self.fork();
		let (relay, slot) = flaw.relay_parent(&mut fork.relay, &fork.heads);
		let plan = Plan { slot, flaw: Some(flaw), ..Plan::honest(relay) };
		let made = catch_unwind(AssertUnwindSafe(|| fork.make(plan)));
		let Err(words) = made else { panic!("a block with this flaw was made: {flaw:?}") };
		let text = words.downcast_ref::<String>().cloned();
		text.or_else(|| words.downcast_ref::<&str>().map(|words| words.to_string()))
			.expect("a panic has words")
	}

	fn make(&mut self, plan: Plan) -> Made {
		let parent = self.head().clone();
		let (block, outcomes, mut cost) = self.build(&plan);
		let proof = self.import(&block, &plan.known);
		cost.proof = proof.1;
		cost.pov = pov(&block, &parent, &proof.0);
		self.heads.push(block.header.clone());
		let header = block.header.clone();
		let (events, sent) = self.look(|| {
			let events =
				System::events().into_iter().map(|record| record.event).collect::<Vec<_>>();
			(events, ParachainSystem::collect_collation_info(&header))
		});
		self.tally.count(cost, &events);
		self.check_state();
		Made { block, parent, relay: plan.relay, outcomes, events, sent, proof: proof.0 }
	}

	/// Builds a block as a collator does, and seals it.
	fn build(&mut self, plan: &Plan) -> (Block, Vec<ApplyExtrinsicResult>, BlockCost) {
		let author = self.author(plan.slot);
		let parent = self.head().clone();
		let open = plan.header(&parent);
		let pool = std::mem::take(&mut self.pool);
		let mut recording = Recording::new(&mut self.ext, &plan.known);
		recording.step(|| Executive::initialize_block(&open));
		let calls = recording.look(|| plan.inherents(&parent));
		let mut extrinsics: Vec<_> = calls.into_iter().map(UncheckedExtrinsic::new_bare).collect();
		for inherent in extrinsics.clone() {
			let applied = recording.step(|| Executive::apply_extrinsic(inherent));
			assert!(matches!(applied, Ok(Ok(()))), "an inherent was refused: {applied:?}");
		}
		recording.step(Executive::inherents_applied);
		let (declared_so_far, base) = recording.look(|| (declared(), base()));
		let mut cost = BlockCost { declared: declared_so_far, base, ..Default::default() };
		let mut outcomes = Vec::new();
		for (who, call) in pool {
			let transaction = recording.look(|| signed(who, call.clone()));
			let (outcome, paid) = apply(&mut recording, &transaction, &call);
			if outcome.is_ok() {
				extrinsics.push(transaction);
				cost.declared += paid.declared;
				cost.transactions.push(paid);
			}
			outcomes.push(outcome);
		}
		let before = recording.look(declared);
		let mut header = recording.step(Executive::finalize_block);
		cost.declared += recording.look(declared).saturating_sub(before);
		let seal = author.sign(header.hash().as_bytes());
		header.digest_mut().push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
		(Block { header, extrinsics }, outcomes, cost)
	}

	/// Imports a block as every other node does. Returns its proof, with its size.
	fn import(&mut self, block: &Block, known: &IgnoredNodes<H256>) -> (StorageProof, u64) {
		let mut unsealed = block.clone();
		unsealed.header.digest_mut().pop();
		let mut recording = Recording::new(&mut self.ext, known);
		recording.step(|| Executive::execute_block(unsealed.into()));
		let recorder = recording.end();
		self.ext.commit_all().expect("nothing is open");
		assert_eq!(self.ext.backend.root(), block.header.state_root(), "the state is another");
		(recorder.to_storage_proof(), size(&recorder))
	}

	/// Returns the name whose key seals blocks of a slot.
	fn author(&mut self, slot: u64) -> Sr25519Keyring {
		let authorities = self.look(pallet_aura::Authorities::<Runtime>::get);
		let authorities: Vec<_> = authorities.iter().map(Encode::encode).collect();
		let count: u64 = authorities.len().try_into().expect("they are few");
		let index: usize = (slot % count).try_into().expect("they are few");
		Sr25519Keyring::iter()
			.find(|name| name.to_raw_public().as_slice() == authorities[index])
			.expect("the keys of collators are those of names")
	}

	/// Checks the state of every pallet, and that money is neither made nor lost.
	pub fn check_state(&mut self) {
		let number = self.head().number;
		let checked = self.look(|| AllPalletsWithSystem::try_state(number, TryStateSelect::All));
		assert!(checked.is_ok(), "the state after block {number} is broken: {checked:?}");
		let (issuance, held) = self.look(|| (genesis::issuance(), genesis::held_by_all()));
		assert_eq!(issuance, held, "accounts hold something else than was issued");
		assert!(issuance <= self.issuance, "block {number} made money");
		self.issuance = issuance;
		let (issuance, held) =
			self.look(|| (genesis::asset_issuance(), genesis::asset_held_by_all()));
		assert_eq!(issuance, held, "accounts hold something else of the asset than was issued");
		assert_eq!(
			issuance, self.asset_issuance,
			"block {number} made or burnt units of the asset"
		);
	}

	/// Returns the slot of the last block.
	pub fn slot(&mut self) -> u64 {
		self.look(|| pallet_aura::CurrentSlot::<Runtime>::get().into())
	}
}

impl Plan {
	fn honest(relay: RelayParent) -> Self {
		let (slot, known) = (relay.slot, IgnoredNodes::default());
		Self { relay, slot, place: None, flaw: None, known }
	}

	/// Returns the header with which the block begins.
	fn header(&self, parent: &Header) -> Header {
		let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(self.slot).encode());
		let place = self.place.iter().map(BlockBundleInfo::to_digest_item);
		let logs = [slot].into_iter().chain(place).collect();
		let (number, nothing) = (parent.number + 1, Default::default());
		Header::new(number, nothing, Default::default(), parent.hash(), Digest { logs })
	}

	/// Returns the inherents that the runtime makes of what the collator knows.
	fn inherents(&self, parent: &Header) -> Vec<RuntimeCall> {
		let mut data = InherentData::new();
		let moment = sp_timestamp::Timestamp::new(self.relay.moment());
		data.put_data(RELAY_DATA, &self.relay.inherent(parent))
			.expect("it is the first");
		data.put_data(MOMENT, &moment).expect("it is the first");
		let relay = ParachainSystem::create_inherent(&data).expect("the data is there");
		let moment = Timestamp::create_inherent(&data).expect("the data is there");
		let mut calls = vec![relay.into(), moment.into()];
		if let Some(flaw) = self.flaw {
			flaw.spoil(&mut calls);
		}
		calls
	}
}

/// Applies a transaction. Returns what it cost, too.
fn apply(
	recording: &mut Recording,
	transaction: &UncheckedExtrinsic,
	call: &RuntimeCall,
) -> (ApplyExtrinsicResult, Cost) {
	let weight = transaction.get_dispatch_info().total_weight();
	let alone = recording.alone(|| Executive::apply_extrinsic(transaction.clone()));
	let before = recording.size();
	let outcome = recording.attempt(|| Executive::apply_extrinsic(transaction.clone()));
	let name = call.get_call_metadata();
	let cost = Cost {
		pallet: name.pallet_name,
		call: name.function_name,
		declared: weight.proof_size(),
		added: recording.size() - before,
		alone,
	};
	(outcome, cost)
}

/// Returns the proof that the block's weight stands for so far.
fn declared() -> u64 {
	System::block_weight().total().proof_size()
}

/// Returns the proof that every block declares, whatever is in it.
fn base() -> u64 {
	RuntimeBlockWeights::get().base_block.proof_size()
}

/// Returns the size of what validators receive.
fn pov(block: &Block, parent: &Header, proof: &StorageProof) -> u64 {
	let Ok(compact) = proof.clone().into_compact_proof::<Blake2Hasher>(*parent.state_root()) else {
		// A later block of a bundle reads nodes that only the bundle's own proof leads to.
		return proof.encoded_size().try_into().expect("a proof is smaller");
	};
	let data = ParachainBlockData::new(vec![block.clone()], compact, None);
	data.encoded_size().try_into().expect("a block is smaller")
}
