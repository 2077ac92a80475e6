//! Chain specs, from the presets of the runtime or from a file.

use polkadot_sdk::{
	sc_chain_spec::ChainSpecExtension,
	sc_client_api::{BadBlocks, ForkBlocks},
	sc_service::{ChainType, GenericChainSpec, Properties},
	sc_sync_state_rpc::LightSyncStateExtension,
};
use restaking_runtime::{
	constants::properties,
	genesis_config_presets::{get_preset, preset_names},
	opaque::Block,
	WASM_BINARY,
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The preset of a single-node development chain.
const DEVELOPMENT: &str = "development";
/// The preset of a development chain with a service on it.
const DEMO: &str = "demo";
/// The preset of a test network of four authorities on one machine.
const LOCAL_TESTNET: &str = "local_testnet";

/// The id of the development chain.
pub const DEVELOPMENT_ID: &str = "restaking_dev";
/// The id of the development chain with a service on it.
pub const DEMO_ID: &str = "restaking_demo";
/// The id of the local test network.
pub const LOCAL_TESTNET_ID: &str = "restaking_local";

/// The prefix of the names of our network protocols.
const PROTOCOL_ID: &str = "restaking";

/// The fields of a chain spec besides the usual.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase", default)]
pub struct Extensions {
	/// Blocks whose hashes are known.
	pub fork_blocks: ForkBlocks<Block>,
	/// Blocks that are refused.
	pub bad_blocks: BadBlocks<Block>,
	/// A checkpoint for light clients.
	pub light_sync_state: LightSyncStateExtension,
}

/// The chain spec of our chains.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// Returns the chain spec that `--chain` names.
pub fn load(name: &str) -> Result<ChainSpec, String> {
	match name {
		"dev" | DEVELOPMENT => development(),
		DEMO => demo(),
		"" | "local" | LOCAL_TESTNET => local_testnet(),
		name => {
			let path = PathBuf::from(name);
			if path.exists() {
				from_file(path)
			} else {
				other_preset(name)
			}
		},
	}
}

/// Returns the spec of a single-node development chain.
fn development() -> Result<ChainSpec, String> {
	preset(DEVELOPMENT, "Restaking Development", DEVELOPMENT_ID, ChainType::Development)
}

/// Returns the spec of a single-node development chain with a service on it.
fn demo() -> Result<ChainSpec, String> {
	preset(DEMO, "Restaking Demo", DEMO_ID, ChainType::Development)
}

/// Returns the spec of a network of four authorities on one machine.
fn local_testnet() -> Result<ChainSpec, String> {
	preset(LOCAL_TESTNET, "Restaking Local Testnet", LOCAL_TESTNET_ID, ChainType::Local)
}

/// Returns the spec of any further preset of the runtime.
fn other_preset(name: &str) -> Result<ChainSpec, String> {
	let names: Vec<_> = preset_names().iter().map(ToString::to_string).collect();
	if names.iter().any(|known| known == name) {
		return preset(name, &format!("Restaking {name}"), &format!("restaking_{name}"), {
			ChainType::Local
		});
	}
	Err(format!(
		"there is no chain spec file and no genesis preset named '{name}'; presets: {}",
		names.join(", ")
	))
}

/// Reads a chain spec from a JSON file.
fn from_file(path: PathBuf) -> Result<ChainSpec, String> {
	let shown = path.display().to_string();
	if path.is_dir() {
		return Err(format!("the chain spec '{shown}' is a directory, not a JSON file"));
	}
	ChainSpec::from_json_file(path)
		.map_err(|error| format!("the chain spec '{shown}' cannot be used: {error}"))
}

/// Builds a chain spec around a preset of the runtime.
fn preset(preset: &str, name: &str, id: &str, kind: ChainType) -> Result<ChainSpec, String> {
	let patch = get_preset(&preset.into())
		.and_then(|json| serde_json::from_slice(&json).ok())
		.ok_or_else(|| format!("the runtime has no genesis preset named '{preset}'"))?;
	let code = WASM_BINARY.ok_or("this node was built without the runtime's code")?;
	Ok(ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_chain_type(kind)
		.with_genesis_config_patch(patch)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties())
		.build())
}

/// Returns the properties of the token and of addresses that wallets show.
fn properties() -> Properties {
	let mut map = Properties::new();
	map.insert("tokenSymbol".into(), properties::TOKEN_SYMBOL.into());
	map.insert("tokenDecimals".into(), properties::TOKEN_DECIMALS.into());
	map.insert("ss58Format".into(), properties::SS58_PREFIX.into());
	map
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{sc_service::ChainSpec as ChainSpecTrait, sp_runtime::BuildStorage};
	use std::{env, fs, process};

	/// Returns the reason for which there is no such chain spec.
	fn refusal(name: &str) -> String {
		load(name).map(|_| ()).expect_err("there is no such chain spec")
	}

	/// Writes a file with this text, under a name no other test uses.
	fn file(name: &str, text: &str) -> PathBuf {
		let path = env::temp_dir().join(format!("restaking-node-{}-{name}", process::id()));
		fs::write(&path, text).expect("the directory for temporary files is writable");
		path
	}

	#[test]
	fn presets_have_short_and_long_names() {
		for (names, id, kind) in [
			(["dev", "development"], DEVELOPMENT_ID, ChainType::Development),
			(["demo", "demo"], DEMO_ID, ChainType::Development),
			(["local", "local_testnet"], LOCAL_TESTNET_ID, ChainType::Local),
		] {
			for name in names {
				let spec = load(name).expect("the preset is known");
				assert_eq!(spec.id(), id);
				assert_eq!(ChainSpecTrait::chain_type(&spec), kind);
				assert_eq!(spec.protocol_id(), Some(PROTOCOL_ID));
				assert!(spec.telemetry_endpoints().is_none());
				assert!(spec.boot_nodes().is_empty());
			}
		}
	}

	#[test]
	fn wallets_learn_of_the_token() {
		let properties = load("dev").expect("the preset is known").properties();
		assert_eq!(properties["tokenSymbol"], properties::TOKEN_SYMBOL);
		assert_eq!(properties["tokenDecimals"], properties::TOKEN_DECIMALS);
		assert_eq!(properties["ss58Format"], properties::SS58_PREFIX);
	}

	#[test]
	fn genesis_can_be_built() {
		for name in ["dev", "demo", "local"] {
			let storage = load(name).expect("the preset is known").build_storage();
			assert!(storage.expect("the preset is valid").top.contains_key(&b":code"[..]));
		}
	}

	#[test]
	fn unknown_presets_are_refused_in_one_line() {
		let reason = refusal("foo");
		assert_eq!(reason.lines().count(), 1);
		assert!(reason.starts_with(
			"there is no chain spec file and no genesis preset named 'foo'; presets: "
		));
		assert!(reason.contains(DEVELOPMENT) && reason.contains(LOCAL_TESTNET));
	}

	#[test]
	fn bad_files_are_refused_by_name() {
		for text in ["", "not JSON", "{}", r#"{ "name": 5 }"#] {
			let path = file("bad.json", text);
			let name = path.display().to_string();
			let reason = refusal(&name);
			fs::remove_file(path).expect("the file was just made");
			assert!(reason.contains(&name), "{reason}");
			assert_eq!(reason.lines().count(), 1);
		}
		assert!(refusal(&env::temp_dir().display().to_string()).contains("is a directory"));
		assert!(refusal("no/such/file.json").contains("no chain spec file"));
	}

	#[test]
	fn an_exported_spec_can_be_loaded_again() {
		let spec = load("dev").expect("the preset is known");
		let json = spec.as_json(true).expect("the preset is valid");
		let path = file("exported.json", &json);
		let again = load(&path.display().to_string()).expect("the spec is good");
		assert_eq!(again.id(), spec.id());
		assert_eq!(again.properties(), spec.properties());
		fs::remove_file(path).expect("the file was just made");
	}
}
