//! The names of the runtime that the harness uses, all in one place.

pub use restaking_parachain_runtime::{
	configs::{
		restaking::{dynamic_params, RuntimeParameters},
		services::{Equivocation, Hook},
		system::RuntimeBlockWeights,
		xcm::LocationToAccountId,
		BONDED_ASSET,
	},
	constants::currency::UNIT,
	genesis_config_presets::get_preset,
	AccountId, AllPalletsWithSystem, AssetRestaking, Assets, Attestation, Balances, Block, Bond,
	Executive, ForeignAssets, Hash, Header, OriginCaller, ParachainSystem, Restaking, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, System, Timestamp, TxExtension,
	UncheckedExtrinsic,
};

use polkadot_sdk::sp_runtime::StateVersion;

/// The layout of the state's trie, as the version of the runtime says.
pub const STATE_VERSION: StateVersion = StateVersion::V1;
