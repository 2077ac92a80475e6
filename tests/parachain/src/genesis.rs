//! The first state of a chain, and sums over a state.

use crate::runtime::{
	get_preset, Assets, Balances, Block, Hash, Header, Runtime, RuntimeGenesisConfig, BONDED_ASSET,
	STATE_VERSION,
};
use polkadot_sdk::{
	cumulus_pallet_parachain_system,
	frame_support::{
		genesis_builder_helper::build_state,
		traits::{fungibles::Inspect, Get},
	},
	frame_system, pallet_assets,
	sp_core::Blake2Hasher,
	sp_genesis_builder::PresetId,
	sp_io::TestExternalities,
	sp_runtime::{
		traits::{Hash as _, HashingFor, Header as _},
		Storage,
	},
	sp_state_machine::InMemoryBackend,
	sp_trie::StorageProof,
};

/// Returns the state with which a chain of a preset begins.
pub fn externalities(preset: &str) -> TestExternalities {
	let mut ext = TestExternalities::new_with_state_version(Storage::default(), STATE_VERSION);
	let patch = get_preset(&PresetId::from(preset)).expect("the runtime has this preset");
	ext.execute_with(|| build_state::<RuntimeGenesisConfig>(merged_with_defaults(&patch)))
		.expect("the preset is a valid genesis");
	ext.commit_all().expect("nothing is open");
	ext
}

/// Returns the header of the first state.
pub fn header(ext: &TestExternalities) -> Header {
	let no_extrinsics = HashingFor::<Block>::ordered_trie_root(Vec::new(), STATE_VERSION);
	let root = *ext.backend.root();
	Header::new(0, no_extrinsics, root, Hash::default(), Default::default())
}

/// Returns the id of the parachain.
pub fn para_id() -> u32 {
	<Runtime as cumulus_pallet_parachain_system::Config>::SelfParaId::get().into()
}

/// Returns the native funds that were issued.
pub fn issuance() -> u128 {
	Balances::total_issuance()
}

/// Returns the native funds that all accounts together hold.
pub fn held_by_all() -> u128 {
	frame_system::Account::<Runtime>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum()
}

/// Returns the units of the bonded asset that were issued.
pub fn asset_issuance() -> u128 {
	Assets::total_issuance(BONDED_ASSET)
}

/// Returns the units of the bonded asset that all accounts together hold.
pub fn asset_held_by_all() -> u128 {
	pallet_assets::Account::<Runtime>::iter_key_prefix(BONDED_ASSET)
		.map(|who| Assets::total_balance(BONDED_ASSET, &who))
		.sum()
}

/// Returns the nodes that one state has and an earlier one has not.
pub fn new_nodes(
	mut before: InMemoryBackend<Blake2Hasher>,
	mut after: InMemoryBackend<Blake2Hasher>,
) -> StorageProof {
	let before = before.backend_storage_mut().drain();
	let known = |key: &Vec<u8>| before.get(key).is_some_and(|(_, count)| *count > 0);
	let after = after.backend_storage_mut().drain();
	let new = after.into_iter().filter(|(key, (_, count))| *count > 0 && !known(key));
	StorageProof::new(new.map(|(_, (node, _))| node))
}

/// Returns the whole first state as raw keys and values.
pub fn raw(preset: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
	use polkadot_sdk::sp_state_machine::Backend;
	let pairs = externalities(preset).backend;
	let pairs = pairs.pairs(Default::default()).expect("the state is in memory");
	pairs.map(|pair| pair.expect("the state is in memory")).collect()
}

/// Returns the default genesis with the preset as a patch, as a node applies it.
fn merged_with_defaults(patch: &[u8]) -> Vec<u8> {
	let mut whole =
		serde_json::to_value(RuntimeGenesisConfig::default()).expect("the default genesis is JSON");
	merge(&mut whole, serde_json::from_slice(patch).expect("a preset is JSON"));
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
