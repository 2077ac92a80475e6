//! The runtime of the service chain: what a parachain needs, the mirror, and two kinds of services that stand on it.

// The macros number variants and pallets with `as`.
#![allow(clippy::as_conversions, clippy::large_enum_variant, missing_docs)]

use super::outbox::Post;
use crate::{
	runtime as home,
	stage::{PARACHAIN, SIBLING},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cumulus_primitives_core::{AggregateMessageOrigin, ParaId};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, ConstU64, EnqueueWithOrigin,
		TransformOrigin,
	},
	weights::{constants::ParityDbWeight, Weight},
};
use frame_system::EnsureRoot;
use pallet_restaking_attestation::Equivocation;
use pallet_restaking_oracle::Deviation;
use polkadot_sdk::{
	cumulus_pallet_parachain_system::{
		consensus_hook::ExpectParentIncluded, ParachainSetCode, RelayNumberMonotonicallyIncreases,
	},
	polkadot_runtime_common::xcm_sender::NoPriceForMessageDelivery,
	*,
};
use restaking_parachain_runtime::configs::system::{
	part_of_block, RuntimeBlockLength, RuntimeBlockWeights,
};
use restaking_primitives::Authority;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{generic, traits::Convert, MultiAddress, MultiSignature, Perbill};

pub type AccountId = home::AccountId;
pub type Header = home::Header;
pub type Address = MultiAddress<AccountId, ()>;
/// Nothing is paid on this chain.
pub type TxExtension =
	(frame_system::CheckNonZeroSender<Runtime>, frame_system::CheckWeight<Runtime>);
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, MultiSignature, TxExtension>;
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

#[frame_support::runtime]
mod table {
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

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type ParachainSystem = cumulus_pallet_parachain_system;
	#[runtime::pallet_index(30)]
	pub type XcmpQueue = cumulus_pallet_xcmp_queue;
	#[runtime::pallet_index(33)]
	pub type MessageQueue = pallet_message_queue;
	#[runtime::pallet_index(42)]
	pub type Sudo = pallet_sudo;
	// Before the kinds of services, which ask it which tick it is.
	#[runtime::pallet_index(60)]
	pub type Mirror = pallet_mirror;
	// The name of attestation is that of the chain that has the services: it is signed.
	#[runtime::pallet_index(70)]
	pub type Oracle = pallet_restaking_oracle;
	#[runtime::pallet_index(71)]
	pub type Attestation = pallet_restaking_attestation;
}

#[derive_impl(frame_system::config_preludes::ParaChainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountId = AccountId;
	type Block = Block;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = ParityDbWeight;
	type OnSetCode = ParachainSetCode<Self>;
}

parameter_types! {
	pub const ReservedWeight: Weight = Weight::from_parts(500_000_000_000, 2_097_152);
	pub const RelayOrigin: AggregateMessageOrigin = AggregateMessageOrigin::Parent;
	pub const OwnId: ParaId = ParaId::new(SIBLING);
	pub const HomeId: ParaId = ParaId::new(PARACHAIN);
	/// Known when a test has made that chain.
	pub storage HomeGenesis: H256 = H256::zero();
	pub const HomePallet: &'static str = "Restaking";
	pub MessagesWeight: Option<Weight> = Some(part_of_block(Perbill::from_percent(35)));
	pub DutyRoom: Weight = part_of_block(Perbill::from_percent(10));
	pub const FreeShare: Perbill = Perbill::from_percent(10);
}

impl cumulus_pallet_parachain_system::Config for Runtime {
	type CheckAssociatedRelayNumber = RelayNumberMonotonicallyIncreases;
	type ConsensusHook = ExpectParentIncluded;
	type DmpQueue = EnqueueWithOrigin<MessageQueue, RelayOrigin>;
	// The mirror hears of the relay chain's state.
	type OnSystemEvent = Mirror;
	type OutboundXcmpMessageSource = XcmpQueue;
	type RelayParentOffset = ConstU32<0>;
	type ReservedDmpWeight = ReservedWeight;
	type ReservedXcmpWeight = ReservedWeight;
	type RuntimeEvent = RuntimeEvent;
	type SchedulingSignatureVerifier = ();
	type SelfParaId = OwnId;
	type WeightInfo = cumulus_pallet_parachain_system::weights::SubstrateWeight<Runtime>;
	type XcmpMessageHandler = XcmpQueue;
}

/// Names the queue of a sibling.
pub struct QueueOf;
impl Convert<ParaId, AggregateMessageOrigin> for QueueOf {
	fn convert(chain: ParaId) -> AggregateMessageOrigin {
		AggregateMessageOrigin::Sibling(chain)
	}
}

impl pallet_message_queue::Config for Runtime {
	type HeapSize = ConstU32<{ 103 * 1_024 }>;
	type IdleMaxServiceWeight = ();
	type MaxStale = ConstU32<8>;
	// This chain hears nobody.
	type MessageProcessor =
		pallet_message_queue::mock_helpers::NoopMessageProcessor<AggregateMessageOrigin>;
	type QueueChangeHandler = ();
	type QueuePausedQuery = ();
	type RuntimeEvent = RuntimeEvent;
	type ServiceWeight = MessagesWeight;
	type Size = u32;
	type WeightInfo = pallet_message_queue::weights::SubstrateWeight<Runtime>;
}

impl cumulus_pallet_xcmp_queue::Config for Runtime {
	type ChannelInfo = ParachainSystem;
	type ControllerOrigin = EnsureRoot<AccountId>;
	type ControllerOriginConverter = ();
	type MaxActiveOutboundChannels = ConstU32<128>;
	type MaxInboundSuspended = ConstU32<1_000>;
	type MaxPageSize = ConstU32<{ 103 * 1_024 }>;
	type PriceForSiblingDelivery = NoPriceForMessageDelivery<ParaId>;
	type RuntimeEvent = RuntimeEvent;
	type VersionWrapper = ();
	type WeightInfo = cumulus_pallet_xcmp_queue::weights::SubstrateWeight<Runtime>;
	type XcmpQueue = TransformOrigin<MessageQueue, AggregateMessageOrigin, ParaId, QueueOf>;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

restaking_primitives::compose_hooks! {
	/// The rules of services. The first two are encoded as on the chain that has the services.
	#[derive(
		Clone,
		Debug,
		Decode,
		DecodeWithMemTracking,
		Deserialize,
		Encode,
		Eq,
		MaxEncodedLen,
		PartialEq,
		Serialize,
		TypeInfo,
	)]
	pub enum Hook for AccountId {
		/// A slasher is believed.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// Two contents for one height, or a statement of a wrong era.
		#[codec(index = 1)]
		Equivocation(Equivocation) by Attestation,
		/// Values far from the answer, where this chain is believed.
		#[codec(index = 100)]
		Deviation(Deviation) by Oracle,
	}
}

impl pallet_mirror::Config for Runtime {
	type DutyLength = ConstU32<262_144>;
	type DutyRoom = DutyRoom;
	// An era there is a minute: ten blocks.
	type EraSlots = ConstU64<10>;
	type EraTicks = ConstU64<10>;
	type FreeShare = FreeShare;
	type FreeStake = ConstU128<1>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type HomeGenesis = HomeGenesis;
	type HomeId = HomeId;
	type HomePallet = HomePallet;
	// An era: a minute is short.
	type MaxLag = ConstU64<10>;
	type Outbox = Post<XcmpQueue>;
	// Neither kind draws anything.
	type Randomness = pallet_restaking::config_preludes::NoSeeds;
	type SlashingHook = Hook;
	type Usable = ConstBool<true>;
	type WeightInfo = pallet_mirror::weights::SubstrateWeight<Runtime>;
}

impl pallet_restaking_oracle::Config for Runtime {
	type ManagerOrigin = AsEnsureOriginWithArg<EnsureRoot<AccountId>>;
	type Pledges = Mirror;
	type WeightInfo = pallet_restaking_oracle::weights::SubstrateWeight<Runtime>;
}

impl pallet_restaking_attestation::Config for Runtime {
	type OnAccepted = ();
	type Pledges = Mirror;
	type WeightInfo = pallet_restaking_attestation::weights::SubstrateWeight<Runtime>;
}
