//! What blocks cost and did, and the line that tells it.

use crate::{relay::MAX_POV, runtime::RuntimeEvent};
use polkadot_sdk::pallet_message_queue;

/// The cost of a transaction, in bytes of proof.
#[derive(Clone, Debug)]
pub struct Cost {
	/// The pallet of the call.
	pub pallet: &'static str,
	/// The name of the call.
	pub call: &'static str,
	/// What its weight declares before it runs.
	pub declared: u64,
	/// What it added to the proof of its block.
	pub added: u64,
	/// What it would need in a block of its own.
	pub alone: u64,
}

/// The pallets whose weights are measured here. The proof of their calls is within what they declare even where nothing
/// of it was read before.
const OURS: [&str; 2] = ["Bond", "Restaking"];

impl Cost {
	/// Panics if the call declares less than it needs.
	fn check(&self) {
		assert!(self.added <= self.declared, "declares too little: {self:?}");
		let ours = OURS.iter().any(|name| self.pallet.contains(name));
		assert!(!ours || self.alone <= self.declared, "declares too little alone: {self:?}");
	}
}

/// The cost of a block, in bytes.
#[derive(Clone, Debug, Default)]
pub struct BlockCost {
	/// The transactions that it holds.
	pub transactions: Vec<Cost>,
	/// The proof that its weight declares: hooks and inherents as they registered, transactions before they ran.
	pub declared: u64,
	/// The part of it that every block declares, whatever is in it.
	pub base: u64,
	/// The proof, as the sum of its nodes.
	pub proof: u64,
	/// What validators receive: blocks and compact proof.
	pub pov: u64,
}

impl BlockCost {
	/// Returns the proof that hooks, inherents and transactions declare by themselves.
	fn of_parts(&self) -> u64 {
		self.declared - self.base
	}
}

/// Sums of what a chain did.
#[derive(Clone, Debug, Default)]
pub struct Tally {
	/// The blocks made.
	pub blocks: u32,
	/// The messages that went through the XCM executor.
	pub messages: u32,
	/// The slashes executed.
	pub slashes: u32,
	/// The cost of the block with the largest proof.
	pub largest: BlockCost,
	/// The largest proof of a block that held nothing.
	idle: u64,
	/// The least that the parts of such a block declared.
	idle_declared: Option<u64>,
}

impl Tally {
	/// Counts a block. Panics if it needed more than it declared.
	pub(crate) fn count(&mut self, cost: BlockCost, events: &[RuntimeEvent]) {
		cost.transactions.iter().for_each(Cost::check);
		let (messages, slashes) = (count(events, is_message), count(events, is_slash));
		let is_idle = cost.transactions.is_empty() && messages == 0 && slashes == 0;
		let of_parts = cost.of_parts();
		if is_idle {
			self.idle = self.idle.max(cost.proof);
			self.idle_declared = self.idle_declared.into_iter().chain([of_parts]).min();
		}
		assert!(cost.proof <= cost.declared, "a block needs more proof than it declares: {cost:?}");
		// The base is for the rest of what is read in a block that holds nothing. Tries grow by a quarter at most.
		let hidden = (self.idle + self.idle / 4).saturating_sub(self.idle_declared.unwrap_or(0));
		let spent = of_parts + hidden;
		assert!(
			cost.proof <= spent,
			"a block spends of the base what is not for it: {cost:?}, {hidden}"
		);
		assert!(cost.pov <= u64::from(MAX_POV), "a block is too large for validators: {cost:?}");
		self.blocks += 1;
		self.messages += messages;
		self.slashes += slashes;
		if cost.proof > self.largest.proof {
			self.largest = cost;
		}
	}

	/// Returns the tally of a copy of the chain: it did nothing yet.
	pub(crate) fn of_copy(&self) -> Self {
		Self { idle: self.idle, idle_declared: self.idle_declared, ..Self::default() }
	}

	/// Adds what another chain did.
	pub fn add(&mut self, other: &Self) {
		self.blocks += other.blocks;
		self.messages += other.messages;
		self.slashes += other.slashes;
		self.idle = self.idle.max(other.idle);
		let both = self.idle_declared.into_iter().chain(other.idle_declared);
		self.idle_declared = both.min();
		if other.largest.proof > self.largest.proof {
			self.largest = other.largest.clone();
		}
	}

	/// Prints the line.
	pub fn print(&self) {
		let BlockCost { declared, proof, pov, .. } = &self.largest;
		let Self { blocks, messages, slashes, .. } = self;
		let mib = |bytes: u64| bytes as f64 / 1_048_576.0;
		let (pov, most) = (mib(*pov), mib(MAX_POV.into()));
		let part = (proof * 100).div_ceil((*declared).max(1));
		println!(
			"parachain: {blocks} blocks, largest PoV {pov:.3} of {most:.0} MiB ({part} % of its declared weight, never above \
			it), {messages} XCM messages, {slashes} slashes, conservation held; an empty block needs {} bytes",
			self.idle
		);
	}
}

fn count(events: &[RuntimeEvent], is: impl Fn(&RuntimeEvent) -> bool) -> u32 {
	events
		.iter()
		.filter(|event| is(event))
		.count()
		.try_into()
		.expect("events are few")
}

/// Returns true if a message left the queue through the executor of XCM.
pub fn is_message(event: &RuntimeEvent) -> bool {
	matches!(
		event,
		RuntimeEvent::MessageQueue(
			pallet_message_queue::Event::Processed { .. }
				| pallet_message_queue::Event::ProcessingFailed { .. }
		)
	)
}

fn is_slash(event: &RuntimeEvent) -> bool {
	matches!(event, RuntimeEvent::Restaking(pallet_restaking::Event::SlashExecuted { .. }))
}
