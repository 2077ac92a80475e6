//! A chain without a network: each slot's author makes a block, one after the other.

use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResultWithPostInfo,
		storage,
		traits::{PalletsInfoAccess, TryState, TryStateSelect},
	},
	frame_system::RawOrigin,
	pallet_staking,
	sp_consensus_babe::{
		digests::{PreDigest, SecondaryPlainPreDigest},
		Slot, BABE_ENGINE_ID,
	},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_io::{self, TestExternalities},
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::{
		generic::{Digest, DigestItem},
		traits::{Dispatchable, Header as _},
		ApplyExtrinsicResult, Storage,
	},
	sp_staking::EraIndex,
};
use restaking_runtime::{
	calendar::Lengths, constants::time::MILLISECS_PER_BLOCK, genesis_config_presets, AccountId,
	AllPalletsWithSystem, Babe, BlockNumber, Executive, Hash, Header, Restaking, Runtime,
	RuntimeCall, RuntimeOrigin, Session, System, UncheckedExtrinsic,
};

/// The slot of the first block: some day in 2024.
const GENESIS_SLOT: u64 = 285_000_000;

/// The maximum number of blocks of an era, in any preset.
const MAX_BLOCKS_PER_ERA: BlockNumber = 1_000;

/// The whole state of a chain: raw keys and values.
pub type State = Vec<(Vec<u8>, Vec<u8>)>;

fn externalities(state: State) -> TestExternalities {
	let top = state.into_iter().collect();
	let mut externalities = TestExternalities::new(Storage { top, ..Default::default() });
	externalities.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	externalities
}

/// Returns the whole present state.
fn whole_state() -> State {
	let key = |last: &Vec<u8>| sp_io::storage::next_key(last);
	std::iter::successors(key(&Vec::new()), key)
		.map(|key| (key.clone(), storage::unhashed::get_raw(&key).unwrap_or_default()))
		.collect()
}

/// A chain whose current block is open: calls land in it until it is sealed.
pub struct Chain {
	preset: &'static str,
	slot: u64,
	parent: Hash,
	/// The lengths that genesis sets, if not those of the preset.
	lengths: Option<Lengths>,
	checks: Checks,
}

/// The moments at which every pallet's state is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Checks {
	/// After every block.
	EveryBlock,
	/// Once an era, and last in this one.
	EveryEra(EraIndex),
	/// Only in calls of [`check_state`] by the story.
	Never,
}

impl Chain {
	/// Returns a chain of the preset `development`: one validator, Alice.
	pub fn development() -> Self {
		Self::of(DEV_RUNTIME_PRESET)
	}

	/// Returns a chain of the preset `demo`: Alice validates, Bob waits for her seat, and there is a
	/// service.
	pub fn demo() -> Self {
		Self::of("demo")
	}

	/// Returns a chain of the preset `local_testnet`: four validators.
	pub fn local_testnet() -> Self {
		Self::of(LOCAL_TESTNET_RUNTIME_PRESET)
	}

	fn of(preset: &'static str) -> Self {
		let (slot, parent, checks) = (GENESIS_SLOT, Hash::zero(), Checks::EveryBlock);
		Self { preset, slot, parent, lengths: None, checks }
	}

	/// Replaces the preset's lengths of eras and sessions.
	pub fn with_lengths(self, lengths: Lengths) -> Self {
		Self { lengths: Some(lengths), ..self }
	}

	/// Checks the state once an era instead of after every block. Large states take long to check.
	pub fn checked_once_an_era(self) -> Self {
		Self { checks: Checks::EveryEra(0), ..self }
	}

	/// Checks the state only where the story calls [`check_state`].
	pub fn checked_by_the_story(self) -> Self {
		Self { checks: Checks::Never, ..self }
	}

	/// Tells a story, beginning in block 1, and checks every pallet's state at its end.
	pub fn run(self, story: impl FnOnce(&mut Self)) {
		self.run_to_end(story);
	}

	/// Tells a story, and returns the state after its last block.
	pub fn run_to_end(mut self, story: impl FnOnce(&mut Self)) -> State {
		externalities(State::new()).execute_with(|| {
			let preset = genesis_config_presets::get_preset(&PresetId::from(self.preset))
				.expect("the runtime has this preset");
			build_genesis(preset, self.lengths);
			self.tell(story);
			whole_state()
		})
	}

	/// Continues from the state after some block: changes the state itself, and then tells a story in the
	/// next block.
	pub fn go_on(self, state: State, change: impl FnOnce(), story: impl FnOnce(&mut Self)) {
		externalities(state).execute_with(|| {
			change();
			self.go_on_here(story);
		});
	}

	/// Continues from the state after some block, and returns the state after the last one. All that was written before
	/// is in the database, as in blocks of a real chain.
	pub fn go_on_to_end(mut self, state: State, story: impl FnOnce(&mut Self)) -> State {
		externalities(state).execute_with(|| {
			self.slot = *Babe::current_slot() + 1;
			self.tell(story);
			whole_state()
		})
	}

	/// Continues from the present externalities, which hold the state after some block.
	pub fn go_on_here(mut self, story: impl FnOnce(&mut Self)) {
		self.slot = *Babe::current_slot() + 1;
		self.tell(story);
	}

	/// Runs `look` on the state after some block.
	pub fn look_at(self, state: State, look: impl FnOnce()) {
		externalities(state).execute_with(look);
	}

	fn tell(&mut self, story: impl FnOnce(&mut Self)) {
		self.open_block();
		story(self);
		self.seal_block();
	}

	/// Dispatches a call signed by `who`, in the current block. As in a block, an error undoes
	/// everything the call did.
	pub fn call(&self, who: AccountId, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
		self.call_as(RawOrigin::Signed(who).into(), call)
	}

	/// Dispatches a call as root.
	pub fn call_as_root(&self, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
		self.call_as(RawOrigin::Root.into(), call)
	}

	/// Dispatches a call from any origin. An error comes without what the call has cost.
	pub fn call_as(
		&self,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
	) -> DispatchResultWithPostInfo {
		let done = polkadot_sdk::frame_support::storage::with_storage_layer(|| {
			call.into().dispatch(origin)
		});
		done.map_err(|refused| refused.error.into())
	}

	/// Applies a transaction in the current block, as its author does: signature, nonce and fee are checked.
	pub fn send(&self, transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
		Executive::apply_extrinsic(transaction)
	}

	/// Seals the current block and opens the next, a slot later.
	pub fn next_block(&mut self) {
		self.seal_and_look(|| ());
	}

	/// Seals the current block, looks at what it did, and opens the next.
	pub fn seal_and_look(&mut self, look: impl FnOnce()) {
		self.seal_block();
		look();
		self.slot += 1;
		self.open_block();
	}

	/// Runs `count` blocks.
	pub fn blocks(&mut self, count: BlockNumber) {
		(0..count).for_each(|_| self.next_block());
	}

	/// Runs blocks until the session turns; the current block is then its first.
	pub fn next_session(&mut self) {
		let session = Session::current_index();
		self.until(|| Session::current_index() > session, "the session did not turn");
	}

	/// Runs blocks until `current_era` turns. The current block is then the first of the new era.
	pub fn next_era(&mut self) {
		self.to_era(self.era() + 1);
	}

	/// Runs blocks until `current_era` is `era`.
	pub fn to_era(&mut self, era: EraIndex) {
		while self.era() < era {
			let before = self.era();
			self.until(|| current_era() > before, "the era did not turn");
		}
	}

	/// Returns the present era, by the clock that all of restaking uses.
	pub fn era(&self) -> EraIndex {
		current_era()
	}

	fn until(&mut self, done: impl Fn() -> bool, otherwise: &str) {
		for _ in 0..MAX_BLOCKS_PER_ERA {
			if done() {
				return;
			}
			self.next_block();
		}
		panic!("{otherwise} in {MAX_BLOCKS_PER_ERA} blocks");
	}

	/// Returns the author of this slot, as an index into the session's validators.
	fn author(&self) -> u32 {
		let authorities = Babe::authorities().len() as u64;
		(self.slot % authorities) as u32
	}

	fn open_block(&mut self) {
		let number = System::block_number() + 1;
		// A validator that offended is disabled: its slots stay empty.
		while Session::disabled_validators().contains(&self.author()) {
			self.slot += 1;
		}
		let pre_digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
			authority_index: self.author(),
			slot: Slot::from(self.slot),
		});
		let header = Header::new(
			number,
			Default::default(),
			Default::default(),
			self.parent,
			Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, pre_digest.encode())] },
		);
		Executive::initialize_block(&header);
		let now =
			polkadot_sdk::pallet_timestamp::Call::set { now: self.slot * MILLISECS_PER_BLOCK };
		Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(now.into()))
			.expect("the timestamp is valid")
			.expect("the timestamp is set");
	}

	fn seal_block(&mut self) {
		self.parent = Executive::finalize_block().hash();
		let era = current_era();
		match self.checks {
			Checks::EveryBlock => check_state(),
			Checks::EveryEra(last) if last != era => {
				check_state();
				self.checks = Checks::EveryEra(era);
			},
			Checks::EveryEra(_) | Checks::Never => {},
		}
	}
}

fn current_era() -> EraIndex {
	pallet_staking::CurrentEra::<Runtime>::get().unwrap_or_default()
}

fn build_genesis(preset: Vec<u8>, lengths: Option<Lengths>) {
	polkadot_sdk::frame_support::genesis_builder_helper::build_state::<
		restaking_runtime::RuntimeGenesisConfig,
	>(merged_with_defaults(preset, lengths))
	.expect("the preset is a valid genesis");
}

/// Returns the default genesis with the preset as a patch, as the node applies it.
fn merged_with_defaults(patch: Vec<u8>, lengths: Option<Lengths>) -> Vec<u8> {
	let mut whole = serde_json::to_value(restaking_runtime::RuntimeGenesisConfig::default())
		.expect("the default genesis is JSON");
	merge(&mut whole, serde_json::from_slice(&patch).expect("a preset is JSON"));
	if let Some(lengths) = lengths {
		merge(&mut whole, serde_json::json!({ "calendar": { "lengths": lengths } }));
	}
	serde_json::to_vec(&whole).expect("JSON encodes")
}

fn merge(into: &mut serde_json::Value, patch: serde_json::Value) {
	match (into, patch) {
		(serde_json::Value::Object(into), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(into, value) => *into = value,
	}
}

/// Checks the states of all pallets except `others`. Panics if one is broken.
pub fn check_state_but(others: &[&str]) {
	let named = AllPalletsWithSystem::infos().into_iter().map(|info| info.name);
	let names = named.filter(|name| !others.contains(name)).map(|name| name.as_bytes().to_vec());
	let only = TryStateSelect::Only(names.collect());
	let checked = AllPalletsWithSystem::try_state(System::block_number(), only);
	assert!(checked.is_ok(), "a state is broken: {checked:?}");
	no_pot_is_short();
}

/// Law 8 for pots in other assets, too: no story has an admin who takes them away.
fn no_pot_is_short() {
	let short = Restaking::short_pots();
	assert!(short.is_empty(), "pots of {short:?} owe more than they hold");
}

/// Checks every pallet's state. Panics with the name of the pallet that is broken.
pub fn check_state() {
	let number = System::block_number();
	no_pot_is_short();
	if AllPalletsWithSystem::try_state(number, TryStateSelect::All).is_ok() {
		return;
	}
	for info in AllPalletsWithSystem::infos() {
		let only = TryStateSelect::Only(vec![info.name.as_bytes().to_vec()]);
		if let Err(error) = AllPalletsWithSystem::try_state(number, only) {
			panic!("the state of {} after block {number} is broken: {error:?}", info.name);
		}
	}
}
