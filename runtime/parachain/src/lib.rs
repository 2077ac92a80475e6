#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
// The pallet table below expands to one match arm per call of every pallet.
#![recursion_limit = "512"]
// The macros number variants and pallets with `as`. The gate finds casts in our own code.
#![allow(clippy::as_conversions)]

#[cfg(all(feature = "std", feature = "wasm"))]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
pub mod configs;
pub mod constants;
pub mod genesis_config_presets;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod tests;
mod weights;

#[cfg(all(test, feature = "runtime-benchmarks"))]
mod audits;

use polkadot_sdk::*;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::{runtime_version, RuntimeVersion};

pub use configs::collation::ConsensusHook;

/// A signature by any of the schemes that wallets use.
pub type Signature = MultiSignature;
/// The public key of an account, or a hash of it: 32 bytes.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount of the native token, in base units.
pub type Balance = u128;
/// Number of transactions that an account has signed.
pub type Nonce = u32;
/// A BLAKE2b-256 hash.
pub type Hash = sp_core::H256;
/// The height of a block.
pub type BlockNumber = u32;
/// An account as callers name it.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block whose extrinsics are decoded.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction as it comes off the wire.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// The bytes that a wallet signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Checks that each signed transaction passes, in order. The first stands around the others: it gives back the proof
/// that a transaction declared and did not need.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
	Runtime,
	(
		frame_system::CheckNonZeroSender<Runtime>,
		frame_system::CheckSpecVersion<Runtime>,
		frame_system::CheckTxVersion<Runtime>,
		frame_system::CheckGenesis<Runtime>,
		frame_system::CheckEra<Runtime>,
		frame_system::CheckNonce<Runtime>,
		frame_system::CheckWeight<Runtime>,
		pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
		frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	),
>;

/// The executor of blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

sp_runtime::impl_opaque_keys! {
	/// The key with which a collator signs its blocks.
	pub struct SessionKeys {
		pub aura: Aura,
	}
}

/// Version of this runtime.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("restaking-parachain"),
	impl_name: Cow::Borrowed("native-restaking"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The pallet table. An index, once used, is never used for another pallet: indices are parts of locations.
#[frame_support::runtime]
mod runtime {
	use super::*;

	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// The block, its relay parent and its time.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type ParachainSystem = cumulus_pallet_parachain_system;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(3)]
	pub type ParachainInfo = staging_parachain_info;
	#[runtime::pallet_index(4)]
	pub type WeightReclaim = cumulus_pallet_weight_reclaim;

	// Money. The index of `Assets` is a part of the locations of its assets.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type ForeignAssets = pallet_assets<Instance2>;
	#[runtime::pallet_index(14)]
	pub type AssetsHolder = pallet_assets_holder;

	// Collators. This order is that of their genesis.
	#[runtime::pallet_index(20)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(21)]
	pub type CollatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(22)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(23)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(24)]
	pub type AuraExt = cumulus_pallet_aura_ext;

	// Messages. The queue serves them before a block's transactions.
	#[runtime::pallet_index(30)]
	pub type XcmpQueue = cumulus_pallet_xcmp_queue;
	#[runtime::pallet_index(31)]
	pub type PolkadotXcm = pallet_xcm;
	#[runtime::pallet_index(32)]
	pub type CumulusXcm = cumulus_pallet_xcm;
	#[runtime::pallet_index(33)]
	pub type MessageQueue = pallet_message_queue;

	// Ways to act, and root.
	#[runtime::pallet_index(40)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(41)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(42)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(43)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(44)]
	pub type MultiBlockMigrations = pallet_migrations;

	// After Aura, whose slot its blocks read, and before the core, whose blocks read the era.
	#[runtime::pallet_index(50)]
	pub type Bond = pallet_bond;
	#[runtime::pallet_index(51)]
	pub type AssetBond = pallet_bond<Instance1>;
	// After the queue of messages, and after all others that poll but kinds of services.
	#[runtime::pallet_index(60)]
	pub type Restaking = pallet_restaking;
	#[runtime::pallet_index(61)]
	pub type AssetRestaking = pallet_restaking<Instance1>;

	// Kinds of services, after the core.
	#[runtime::pallet_index(70)]
	pub type Heartbeat = pallet_restaking_heartbeat;
	#[runtime::pallet_index(71)]
	pub type Attestation = pallet_restaking_attestation;
}

// The benchmarks of our pallets, in each instance.
#[cfg(feature = "runtime-benchmarks")]
frame_benchmarking::define_benchmarks!(
	[pallet_bond, Bond]
	[pallet_bond, AssetBond]
	[pallet_restaking, Restaking]
	[pallet_restaking, AssetRestaking]
	[pallet_restaking_attestation, Attestation]
	[pallet_restaking_heartbeat, Heartbeat]
);

// The entry of validators: it executes blocks on a proof of the state, and checks the seal of their author.
cumulus_pallet_parachain_system::register_validate_block! {
	Runtime = Runtime,
	BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}
