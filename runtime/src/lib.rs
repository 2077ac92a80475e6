#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
// The pallet table below expands to one match arm per call of every pallet.
#![recursion_limit = "512"]
// The macros number variants and pallets with `as`. The gate finds casts in our own code.
#![allow(clippy::as_conversions)]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;
pub mod calendar;
pub mod configs;
pub mod constants;
pub mod genesis_config_presets;
mod weights;

use polkadot_sdk::{pallet_session::historical as pallet_session_historical, *};

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::{runtime_version, RuntimeVersion};

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

/// Checks that each signed transaction passes, in order.
///
/// polkadot.js knows all of them: it cannot sign for an extension that it does not know. The gate
/// compares this list with the client's.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// The executor of blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for the node, which decodes no call.
pub mod opaque {
	use super::*;
	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose extrinsics are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;

	sp_runtime::impl_opaque_keys! {
		/// Keys with which a validator signs finality votes and blocks.
		pub struct SessionKeys {
			pub grandpa: Grandpa,
			pub babe: Babe,
		}
	}
}

/// Version of this runtime.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("restaking"),
	impl_name: Cow::Borrowed("native-restaking"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The pallet table. An index, once used, is never used for another pallet.
///
/// Two neighbours of staking are left out on purpose:
///
/// - `pallet-fast-unstake` ends in `force_unstake`, which frees a bond and informs no listener: pledged
///   stake could be withdrawn from under its services.
/// - `pallet-nomination-pools` bonds through virtual stakers. Slashing one of them yields no funds at
///   that moment, so a service's loss could not be settled to the unit.
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

	// The block and its time.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Calendar = calendar;
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Timestamp = pallet_timestamp;

	// Money.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(14)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(15)]
	pub type PoolAssets = pallet_assets<Instance2>;

	// Stake and consensus. Authorship comes before session: it must see the old validators.
	#[runtime::pallet_index(20)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(21)]
	pub type Staking = pallet_staking;
	#[runtime::pallet_index(22)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(23)]
	pub type Historical = pallet_session_historical;
	#[runtime::pallet_index(24)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(25)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(26)]
	pub type VoterList = pallet_bags_list<Instance1>;

	// Ways to act.
	#[runtime::pallet_index(40)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(41)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(42)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(43)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(44)]
	pub type Scheduler = pallet_scheduler;

	// Governance and its brakes.
	#[runtime::pallet_index(60)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(61)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(62)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(63)]
	pub type MultiBlockMigrations = pallet_migrations;
	#[runtime::pallet_index(64)]
	pub type Parameters = pallet_parameters;

	// Restaking. It comes after balances, staking and session: its genesis reads theirs.
	#[runtime::pallet_index(80)]
	pub type Restaking = pallet_restaking;
	#[runtime::pallet_index(81)]
	pub type Liquid = pallet_liquid_restaking;

	// Pools, in which receipts of vaults are exchanged. Their genesis takes receipts of that of vaults.
	#[runtime::pallet_index(82)]
	pub type AssetConversion = pallet_asset_conversion;

	// Kinds of services, each with its own way to find fault. Their benchmarks are listed below.
	#[runtime::pallet_index(90)]
	pub type Oracle = pallet_restaking_oracle;
	#[runtime::pallet_index(91)]
	pub type Attestation = pallet_restaking_attestation;
	#[runtime::pallet_index(92)]
	pub type Availability = pallet_restaking_availability;
	#[runtime::pallet_index(93)]
	pub type Keeper = pallet_restaking_keeper;
	#[runtime::pallet_index(94)]
	pub type Heartbeat = pallet_restaking_heartbeat;
}

#[cfg(feature = "runtime-benchmarks")]
define_all_benchmarks! {
	of_the_sdk:
		[frame_system, frame_system_benchmarking::Pallet::<Runtime>]
		[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
		[pallet_asset_conversion, AssetConversion]
		[pallet_assets, Assets]
		[pallet_bags_list, VoterList]
		[pallet_balances, Balances]
		[pallet_migrations, MultiBlockMigrations]
		[pallet_multisig, Multisig]
		[pallet_parameters, Parameters]
		[pallet_preimage, Preimage]
		[pallet_proxy, Proxy]
		[pallet_safe_mode, SafeMode]
		[pallet_scheduler, Scheduler]
		[pallet_staking, Staking]
		[pallet_sudo, Sudo]
		[pallet_timestamp, Timestamp]
		[pallet_tx_pause, TxPause]
		[pallet_utility, Utility]
	ours:
		[pallet_liquid_restaking, Liquid]
		[pallet_restaking, Restaking]
		[pallet_restaking_attestation, Attestation]
		[pallet_restaking_availability, Availability]
		[pallet_restaking_heartbeat, Heartbeat]
		[pallet_restaking_keeper, Keeper]
		[pallet_restaking_oracle, Oracle]
}
