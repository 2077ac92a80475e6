//! The service chain, block by block, with the inherent that a collator makes.

use super::runtime::{
	Address, AllPalletsWithSystem, Block, Executive, Header, HomeGenesis, ParachainSystem, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, SignedPayload, System, TxExtension,
	UncheckedExtrinsic,
};
use crate::{
	relay::{Relay, RelayParent},
	runtime::STATE_VERSION,
	stage::{PARACHAIN, ROOT, SIBLING},
};
use codec::Encode;
use polkadot_sdk::{
	cumulus_primitives_core::CollationInfo,
	cumulus_primitives_parachain_inherent::INHERENT_IDENTIFIER as RELAY_DATA,
	frame_support::{
		inherent::{InherentData, ProvideInherent},
		traits::{TryState, TryStateSelect},
	},
	frame_system::{CheckNonZeroSender, CheckWeight},
	pallet_sudo,
	sp_core::H256,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{Hash as _, HashingFor, Header as _},
		ApplyExtrinsicResult, BuildStorage, Storage,
	},
};
use std::mem::take;

/// A block that was made.
pub struct Done {
	/// The results of its transactions, in the order in which they were sent.
	pub outcomes: Vec<ApplyExtrinsicResult>,
	/// The events of the block.
	pub events: Vec<RuntimeEvent>,
	/// The things that the collator hands to the relay chain with it, messages among them.
	pub sent: CollationInfo,
}

/// The service chain.
pub struct ServiceChain {
	ext: TestExternalities,
	/// The relay chain, as this chain sees it.
	pub relay: Relay,
	heads: Vec<Header>,
	pool: Vec<(Sr25519Keyring, RuntimeCall)>,
}

impl ServiceChain {
	/// Returns a chain that looks at a chain with this genesis, with a channel to it.
	pub fn new(home: H256) -> Self {
		let sudo = pallet_sudo::GenesisConfig { key: Some(ROOT.to_account_id()) };
		let genesis = RuntimeGenesisConfig { sudo, ..Default::default() };
		let storage = genesis.build_storage().expect("the genesis is valid");
		let mut ext = TestExternalities::new_with_state_version(storage, STATE_VERSION);
		ext.execute_with(|| HomeGenesis::set(&home));
		ext.commit_all().expect("nothing is open");
		let no_extrinsics = HashingFor::<Block>::ordered_trie_root(Vec::new(), STATE_VERSION);
		let root = *ext.backend.root();
		let first = Header::new(0, no_extrinsics, root, H256::default(), Default::default());
		let relay = Relay::new(SIBLING, [PARACHAIN]);
		Self { ext, relay, heads: vec![first], pool: Vec::new() }
	}

	/// Returns a second chain with the same past.
	pub fn fork(&self) -> Self {
		let empty = Storage::default();
		let mut ext = TestExternalities::new_with_state_version(empty, STATE_VERSION);
		ext.backend = self.ext.backend.clone();
		let (relay, heads, pool) = (self.relay.clone(), self.heads.clone(), self.pool.clone());
		Self { ext, relay, heads, pool }
	}

	/// Returns the head of the chain.
	pub fn head(&self) -> &Header {
		self.heads.last().expect("there is a genesis")
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

	/// Sends a call that root makes.
	pub fn govern(&mut self, call: impl Into<RuntimeCall>) {
		let call = Box::new(call.into());
		self.send(ROOT, pallet_sudo::Call::<Runtime>::sudo { call });
	}

	/// Makes a block on the next block of the relay chain.
	pub fn block(&mut self) -> Done {
		let parent = self.head().clone();
		let relay = self.relay.next(&parent);
		let pool = take(&mut self.pool);
		let (block, outcomes) = self.ext.execute_with(|| build(&parent, &relay, pool));
		self.ext.reset_overlay();
		self.import(block.clone());
		let header = block.header;
		self.heads.push(header.clone());
		let (events, sent) = self.look(|| {
			let events = System::events().into_iter().map(|record| record.event).collect();
			(events, ParachainSystem::collect_collation_info(&header))
		});
		self.check_state();
		Done { outcomes, events, sent }
	}

	/// Executes a finished block once more, from its bytes alone, and keeps that state.
	fn import(&mut self, block: Block) {
		let root = *block.header.state_root();
		self.ext.execute_with(|| Executive::execute_block(block.into()));
		self.ext.commit_all().expect("nothing is open");
		assert_eq!(*self.ext.backend.root(), root, "the state is another");
	}

	/// Checks the state of every pallet.
	fn check_state(&mut self) {
		let number = self.head().number;
		let checked = self.look(|| AllPalletsWithSystem::try_state(number, TryStateSelect::All));
		assert!(checked.is_ok(), "the state after block {number} is broken: {checked:?}");
	}
}

/// Builds a block as a collator does.
fn build(
	parent: &Header,
	relay: &RelayParent,
	pool: Vec<(Sr25519Keyring, RuntimeCall)>,
) -> (Block, Vec<ApplyExtrinsicResult>) {
	let (number, nothing) = (parent.number + 1, H256::default());
	let open = Header::new(number, nothing, nothing, parent.hash(), Default::default());
	Executive::initialize_block(&open);
	let mut data = InherentData::new();
	data.put_data(RELAY_DATA, &relay.inherent(parent)).expect("it is the first");
	let inherent = ParachainSystem::create_inherent(&data).expect("the data is there");
	let mut extrinsics = vec![UncheckedExtrinsic::new_bare(inherent.into())];
	let told = Executive::apply_extrinsic(extrinsics[0].clone());
	assert!(matches!(told, Ok(Ok(()))), "the inherent was refused: {told:?}");
	Executive::inherents_applied();
	let mut outcomes = Vec::new();
	for (who, call) in pool {
		let transaction = signed(who, call);
		let outcome = Executive::apply_extrinsic(transaction.clone());
		assert!(outcome.is_ok(), "a transaction is not valid: {outcome:?}");
		extrinsics.push(transaction);
		outcomes.push(outcome);
	}
	let header = Executive::finalize_block();
	(Block { header, extrinsics }, outcomes)
}

/// Returns a call that this account signs.
fn signed(who: Sr25519Keyring, call: RuntimeCall) -> UncheckedExtrinsic {
	let extension: TxExtension = (CheckNonZeroSender::new(), CheckWeight::new());
	let payload = SignedPayload::new(call.clone(), extension.clone()).expect("it can be signed");
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	let signer = Address::from(who.to_account_id());
	UncheckedExtrinsic::new_signed(call, signer, signature.into(), extension)
}
