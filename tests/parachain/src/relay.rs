//! The relay chain as a collator sees it: its state proofs, and the messages that it brings.

use crate::runtime::Header;
use codec::Encode;
use polkadot_sdk::{
	cumulus_primitives_core::{
		relay_chain::{well_known_keys::para_head, AsyncBackingParams, HeadData, UpgradeGoAhead},
		AbridgedHostConfiguration, AbridgedHrmpChannel, InboundDownwardMessage, InboundHrmpMessage,
		ParaId, PersistedValidationData, XcmpMessageFormat,
	},
	cumulus_primitives_parachain_inherent::{MessageQueueChain, ParachainInherentData},
	cumulus_test_relay_sproof_builder::RelayStateSproofBuilder,
	sp_core::H256,
	sp_trie::StorageProof,
};
use std::collections::BTreeMap;

/// The length of a slot of the relay chain, in milliseconds.
pub const RELAY_SLOT: u64 = 6_000;

/// The maximum size of a block's proof that validators take, in bytes.
pub const MAX_POV: u32 = 10 * 1024 * 1024;

/// The number of blocks that wait for inclusion: the head that is included was made so many blocks before.
pub const UNINCLUDED: u32 = 3;

/// The slot of the relay chain in which it all begins: some day in 2024.
const FIRST_SLOT: u64 = 285_000_000;

/// A block of the relay chain on which a parachain's block may be built.
#[derive(Clone)]
pub struct RelayParent {
	/// Its number.
	pub number: u32,
	/// Its slot.
	pub slot: u64,
	/// The root of its state.
	pub root: H256,
	proof: StorageProof,
	downward: Vec<InboundDownwardMessage>,
	across: BTreeMap<ParaId, Vec<InboundHrmpMessage>>,
}

impl RelayParent {
	/// Returns what a collator knows when it builds on a parachain block by this relay parent.
	pub fn inherent(&self, parent: &Header) -> ParachainInherentData {
		ParachainInherentData {
			validation_data: PersistedValidationData {
				parent_head: HeadData(parent.encode()),
				relay_parent_number: self.number,
				relay_parent_storage_root: self.root,
				max_pov_size: MAX_POV,
			},
			relay_chain_state: self.proof.clone(),
			downward_messages: self.downward.clone(),
			horizontal_messages: self.across.clone(),
			relay_parent_descendants: Vec::new(),
			collator_peer_id: None,
		}
	}

	/// Keeps all messages from siblings back, as a collator may try.
	pub fn without_messages(&self) -> Self {
		Self { across: BTreeMap::new(), ..self.clone() }
	}

	/// Returns the moment at which the slot begins, in milliseconds.
	pub fn moment(&self) -> u64 {
		self.slot * RELAY_SLOT
	}
}

/// The relay chain: a number and a slot that only rise, and queues with hash chains.
#[derive(Clone)]
pub struct Relay {
	para: ParaId,
	number: u32,
	slot: u64,
	downward: MessageQueueChain,
	across: BTreeMap<ParaId, MessageQueueChain>,
	waiting_down: Vec<Vec<u8>>,
	waiting_across: BTreeMap<ParaId, Vec<Vec<u8>>>,
	/// Whole pages of messages, as a sibling has sent them.
	waiting_pages: BTreeMap<ParaId, Vec<Vec<u8>>>,
	/// The part of its state that it is asked for beside: keys and values.
	known: BTreeMap<Vec<u8>, Vec<u8>>,
	/// The number of blocks that still allow the upgrade.
	allows: u32,
}

impl Relay {
	/// Returns a relay chain with channels between a parachain and its siblings, in both directions.
	pub fn new(para: u32, siblings: impl IntoIterator<Item = u32>) -> Self {
		let open = |id| (ParaId::from(id), MessageQueueChain::default());
		Self {
			para: ParaId::from(para),
			number: 1_000,
			slot: FIRST_SLOT,
			downward: MessageQueueChain::default(),
			across: siblings.into_iter().map(open).collect(),
			waiting_down: Vec::new(),
			waiting_across: BTreeMap::new(),
			waiting_pages: BTreeMap::new(),
			known: BTreeMap::new(),
			allows: 0,
		}
	}

	/// Allows the upgrade that the parachain has told, until the block that applies it is included.
	pub fn allow_upgrade(&mut self) {
		self.allows = UNINCLUDED;
	}

	/// Sends an encoded message down with the next relay block.
	pub fn send_down(&mut self, message: Vec<u8>) {
		self.waiting_down.push(message);
	}

	/// Sends an encoded message from a sibling with the next relay block.
	pub fn send_across(&mut self, sibling: u32, message: Vec<u8>) {
		self.waiting_across.entry(ParaId::from(sibling)).or_default().push(message);
	}

	/// Carries a page of messages that a sibling has sent to the parachain, with the next relay block.
	pub fn carry(&mut self, sibling: u32, page: Vec<u8>) {
		self.waiting_pages.entry(ParaId::from(sibling)).or_default().push(page);
	}

	/// Includes a head of another chain, of which the parachain asks for a proof.
	pub fn include(&mut self, other: u32, head: &Header) {
		self.include_bytes(other, HeadData(head.encode()).encode());
	}

	/// Stores these bytes in the place of another chain's head.
	pub fn include_bytes(&mut self, other: u32, record: Vec<u8>) {
		self.known.insert(para_head(ParaId::from(other)), record);
	}

	/// Forgets the head of another chain.
	pub fn exclude(&mut self, other: u32) {
		self.known.remove(&para_head(ParaId::from(other)));
	}

	/// Follows another view of the same relay chain: the next block is the last one there.
	pub fn keep_pace(&mut self, other: &Self) {
		let ahead = other.number.saturating_sub(self.number);
		self.halt(ahead.saturating_sub(1));
	}

	/// Lets slots pass without a block of the parachain.
	pub fn halt(&mut self, slots: u32) {
		self.number += slots;
		self.slot += u64::from(slots);
	}

	/// Goes back by so many numbers, and keeps the slot: for a collator that lies.
	pub(crate) fn forget_numbers(&mut self, numbers: u32) {
		self.number -= numbers;
	}

	/// Makes a block, in which this head of the parachain is the one that was included last.
	pub fn next(&mut self, included: &Header) -> RelayParent {
		self.halt(1);
		let (sent_at, number) = (self.number, self.number);
		let down = std::mem::take(&mut self.waiting_down);
		let downward: Vec<_> =
			down.into_iter().map(|msg| InboundDownwardMessage { sent_at, msg }).collect();
		downward.iter().for_each(|message| {
			self.downward.extend_downward(message);
		});
		let mut across = BTreeMap::new();
		for (sibling, messages) in std::mem::take(&mut self.waiting_across) {
			let message = InboundHrmpMessage { sent_at, data: page(messages) };
			let chain = self.across.get_mut(&sibling).expect("the channel is open");
			chain.extend_hrmp(&message);
			across.insert(sibling, vec![message]);
		}
		for (sibling, pages) in std::mem::take(&mut self.waiting_pages) {
			for data in pages {
				let message = InboundHrmpMessage { sent_at, data };
				let chain = self.across.get_mut(&sibling).expect("the channel is open");
				chain.extend_hrmp(&message);
				across.entry(sibling).or_default().push(message);
			}
		}
		let (root, proof) = self.state(included).into_state_root_and_proof();
		self.allows = self.allows.saturating_sub(1);
		RelayParent { number, slot: self.slot, root, proof, downward, across }
	}

	/// Returns the state of the present block, as far as the parachain reads it.
	fn state(&self, included: &Header) -> RelayStateSproofBuilder {
		let mut state = RelayStateSproofBuilder {
			para_id: self.para,
			host_config: host_config(),
			current_slot: self.slot.into(),
			included_para_head: Some(HeadData(included.encode())),
			dmq_mqc_head: Some(self.downward.head()),
			upgrade_go_ahead: (self.allows > 0).then_some(UpgradeGoAhead::GoAhead),
			additional_key_values: self.known.clone().into_iter().collect(),
			..Default::default()
		};
		for (sibling, chain) in &self.across {
			*state.upsert_inbound_channel(*sibling) = channel(Some(chain.head()));
			*state.upsert_outbound_channel(*sibling) = channel(None);
		}
		state
	}
}

/// Returns one message of a channel that holds several of XCM: a candidate sends at most one in a channel.
fn page(messages: Vec<Vec<u8>>) -> Vec<u8> {
	let mut page = XcmpMessageFormat::ConcatenatedVersionedXcm.encode();
	messages.into_iter().for_each(|message| page.extend(message));
	page
}

fn channel(mqc_head: Option<H256>) -> AbridgedHrmpChannel {
	AbridgedHrmpChannel {
		max_capacity: 1_000,
		max_total_size: 8 * 1024 * 1024,
		max_message_size: 100 * 1024,
		msg_count: 0,
		total_size: 0,
		mqc_head,
	}
}

/// Returns limits as the relay chain has them.
fn host_config() -> AbridgedHostConfiguration {
	AbridgedHostConfiguration {
		max_code_size: 5 * 1024 * 1024,
		max_head_data_size: 1024 * 1024,
		max_upward_queue_count: 174_762,
		max_upward_queue_size: 1024 * 1024,
		max_upward_message_size: 65_531,
		max_upward_message_num_per_candidate: 16,
		hrmp_max_message_num_per_candidate: 30,
		validation_upgrade_cooldown: 6,
		validation_upgrade_delay: 6,
		async_backing_params: AsyncBackingParams {
			allowed_ancestry_len: 2,
			max_candidate_depth: 3,
		},
	}
}
