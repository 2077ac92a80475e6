//! Messages of other chains: who speaks, what it may do, and who pays for it.
//!
//! A sibling acts as its sovereign account, which is a signer here, or as itself (`Native` and `Xcm`). Its users act
//! as accounts of their own, and are strangers to what belongs to their chain.

use super::money::{TreasuryAccount, WorseOfTimeAndProof};
use crate::{
	constants::currency::{MICRO, MILLI},
	*,
};
use cumulus_primitives_utility::ParentAsUmp;
use frame_support::{
	parameter_types,
	traits::{
		tokens::imbalance::ResolveTo, CallMetadata, ConstU128, ConstU32, Contains, ContainsPair,
		Disabled, Equals, GetCallMetadata, Nothing,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_xcm::XcmPassthrough;
use polkadot_parachain_primitives::primitives::Sibling;
use polkadot_runtime_common::xcm_sender::ExponentialPrice;
use sp_runtime::traits::TryConvertInto;
use staging_xcm::latest::{
	Asset, AssetId as FeeAsset, InteriorLocation, Junction, Location, NetworkId,
};
use staging_xcm_builder::{
	AccountId32Aliases, AllowExplicitUnpaidExecutionFrom, AllowKnownQueryResponses,
	AllowSubscriptionsFrom, AllowTopLevelPaidExecutionFrom, DenyReserveTransferToRelayChain,
	DenyThenTry, DescribeAllTerminal, DescribeFamily, EnsureXcmOrigin, FixedWeightBounds,
	FrameTransactionalProcessor, FungibleAdapter, FungiblesAdapter, HashedDescription, IsConcrete,
	MatchedConvertedConcreteId, NoChecking, ParentIsPreset, RelayChainAsNative,
	SendXcmFeeToAccount, SiblingParachainAsNative, SiblingParachainConvertsVia,
	SignedAccountId32AsNative, SignedToAccountId32, SovereignSignedViaLocation, TakeWeightCredit,
	TrailingSetTopicAsId, UsingComponents, WithComputedOrigin, WithLatestLocationConverter,
	WithUniqueTopic, XcmFeeManagerFromComponents,
};
use staging_xcm_executor::XcmExecutor;

parameter_types! {
	/// The native token, as messages to this chain name it.
	pub const NativeLocation: Location = Location::here();
	pub const RelayLocation: Location = Location::parent();
	pub const RelayNetwork: Option<NetworkId> = Some(NetworkId::Polkadot);
	pub RelayChainOrigin: RuntimeOrigin = cumulus_pallet_xcm::Origin::Relay.into();
	/// This chain, as all others see it.
	pub UniversalLocation: InteriorLocation = [
		Junction::GlobalConsensus(NetworkId::Polkadot),
		Junction::Parachain(ParachainInfo::parachain_id().into()),
	]
	.into();
	pub TreasuryLocation: Location = Junction::AccountId32 {
		network: None,
		id: TreasuryAccount::get().into(),
	}
	.into();
	/// The asset in which the delivery of messages is paid.
	pub DeliveryAsset: FeeAsset = FeeAsset(NativeLocation::get());
	/// The weight of one instruction. A call in it weighs what it declares, besides.
	pub const InstructionWeight: Weight = Weight::from_parts(1_000_000_000, 64 * 1024);
}

/// The accounts of locations: of the relay chain, of siblings, of accounts here, and of whatever stands in the relay
/// chain or in a sibling, by a hash of a description that is made to outlive versions of XCM.
pub type LocationToAccountId = (
	ParentIsPreset<AccountId>,
	SiblingParachainConvertsVia<Sibling, AccountId>,
	AccountId32Aliases<RelayNetwork, AccountId>,
	HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);

/// The origins of calls in messages. A chain elsewhere is a signer by its sovereign account, or itself.
pub type OriginConverter = (
	SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>,
	RelayChainAsNative<RelayChainOrigin, RuntimeOrigin>,
	SiblingParachainAsNative<cumulus_pallet_xcm::Origin, RuntimeOrigin>,
	SignedAccountId32AsNative<RelayNetwork, RuntimeOrigin>,
	XcmPassthrough<RuntimeOrigin>,
);

/// The relay chain, siblings, and whatever stands in them.
pub struct Relatives;
impl Contains<Location> for Relatives {
	fn contains(location: &Location) -> bool {
		location.parent_count() == 1
	}
}

/// Messages that are executed: those that pay, and those of the relay chain itself.
pub type Barrier = TrailingSetTopicAsId<
	DenyThenTry<
		DenyReserveTransferToRelayChain,
		(
			TakeWeightCredit,
			AllowKnownQueryResponses<PolkadotXcm>,
			WithComputedOrigin<
				(
					AllowTopLevelPaidExecutionFrom<Relatives>,
					AllowExplicitUnpaidExecutionFrom<Equals<RelayLocation>>,
					AllowSubscriptionsFrom<Relatives>,
				),
				UniversalLocation,
				ConstU32<8>,
			>,
		),
	>,
>;

/// Calls of bonds that messages may make.
const BONDING: &[&str] = &["bond", "rebond", "unbond", "withdraw"];

/// Calls of restaking that messages may make: those of owners, slashers, resolvers, payers and stakers. Operators act by
/// accounts of this chain.
const RESTAKING: &[&str] = &[
	"accept_ownership",
	"announce_resolver",
	"announce_slasher",
	"approve_operator",
	"cancel_request",
	"claim",
	"claim_all",
	"deregister_service",
	"dismiss_operator",
	"exit",
	"exit_all",
	"exit_and_unbond",
	"fund_rewards",
	"fund_slash_bond",
	"move_pledge",
	"offer_ownership",
	"open_pot",
	"pause_service",
	"pledge",
	"rebond_custody",
	"refund_rewards",
	"register_service",
	"release_custody",
	"remove_slasher",
	"report_offence",
	"request_slash",
	"resume_service",
	"retire_service",
	"revoke_approval",
	"set_multiplier",
	"set_payee",
	"set_service_metadata",
	"set_standing_order",
	"set_successor",
	"set_value_at_risk",
	"veto",
	"veto_all",
	"withdraw_slash_bond",
];

/// Calls that messages may make, by pallet and name. None of them makes another call.
pub fn callable() -> impl Iterator<Item = (&'static str, &'static str)> {
	let of = |pallets: &'static [&'static str], calls: &'static [&'static str]| {
		pallets
			.iter()
			.flat_map(move |pallet| calls.iter().map(move |call| (*pallet, *call)))
	};
	of(&["Bond", "AssetBond"], BONDING).chain(of(&["Restaking", "AssetRestaking"], RESTAKING))
}

/// The filter of calls in messages.
pub struct SafeCalls;
impl Contains<RuntimeCall> for SafeCalls {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		callable().any(|it| it == (pallet_name, function_name))
	}
}

/// Assets of other chains, by their location.
pub type ForeignAsset = MatchedConvertedConcreteId<
	super::AssetLocation,
	Balance,
	Relatives,
	WithLatestLocationConverter<super::AssetLocation>,
	TryConvertInto,
>;

/// The native token, and the assets of other chains that root has admitted.
pub type AssetTransactors = (
	FungibleAdapter<Balances, IsConcrete<NativeLocation>, LocationToAccountId, AccountId, ()>,
	FungiblesAdapter<
		ForeignAssets,
		ForeignAsset,
		LocationToAccountId,
		AccountId,
		NoChecking,
		TreasuryAccount,
	>,
);

/// Chains are trusted with their own assets: the relay chain with its token, a sibling with what stands in it.
pub struct OwnAssets;
impl ContainsPair<Asset, Location> for OwnAssets {
	fn contains(asset: &Asset, origin: &Location) -> bool {
		let id = &asset.id.0;
		match origin.unpack() {
			(1, []) => id == origin,
			(1, [Junction::Parachain(_)]) => id.starts_with(origin),
			_ => false,
		}
	}
}

/// Execution is paid in the native token, at the price of calls.
pub type Trader = UsingComponents<
	WorseOfTimeAndProof,
	NativeLocation,
	AccountId,
	Balances,
	ResolveTo<TreasuryAccount, Balances>,
>;

/// The weight of a message.
pub type Weigher = FixedWeightBounds<InstructionWeight, RuntimeCall, ConstU32<100>>;

/// The price of a message to the relay chain.
pub type PriceForParent =
	ExponentialPrice<DeliveryAsset, ConstU128<MILLI>, ConstU128<MICRO>, ParachainSystem>;

/// The price of a message to a sibling.
pub type PriceForSiblings =
	ExponentialPrice<DeliveryAsset, ConstU128<MILLI>, ConstU128<MICRO>, XcmpQueue>;

/// The ways out.
pub type XcmRouter =
	WithUniqueTopic<(ParentAsUmp<ParachainSystem, PolkadotXcm, PriceForParent>, XcmpQueue)>;

/// The configuration of the executor of messages.
pub struct XcmConfig;
impl staging_xcm_executor::Config for XcmConfig {
	type Aliasers = Nothing;
	type AssetExchanger = ();
	type AssetLocker = ();
	type AssetTransactor = AssetTransactors;
	type AssetTrap = PolkadotXcm;
	type Barrier = Barrier;
	type CallDispatcher = RuntimeCall;
	// Only messages of this chain itself are delivered free of charge.
	type FeeManager = XcmFeeManagerFromComponents<
		Equals<NativeLocation>,
		SendXcmFeeToAccount<AssetTransactors, TreasuryLocation>,
	>;
	type HrmpChannelAcceptedHandler = ();
	type HrmpChannelClosingHandler = ();
	type HrmpNewChannelOpenRequestHandler = ();
	type IsReserve = OwnAssets;
	type IsTeleporter = Nothing;
	type MaxAssetsIntoHolding = ConstU32<8>;
	type MessageExporter = ();
	type OriginConverter = OriginConverter;
	type PalletInstancesInfo = AllPalletsWithSystem;
	type ResponseHandler = PolkadotXcm;
	type RuntimeCall = RuntimeCall;
	type SafeCallFilter = SafeCalls;
	type SubscriptionService = PolkadotXcm;
	type Trader = Trader;
	type TransactionalProcessor = FrameTransactionalProcessor;
	type UniversalAliases = Nothing;
	type UniversalLocation = UniversalLocation;
	type Weigher = Weigher;
	type XcmEventEmitter = PolkadotXcm;
	type XcmRecorder = PolkadotXcm;
	type XcmSender = XcmRouter;
}

/// The locations of signers of this chain.
pub type SignerToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, RelayNetwork>;

impl pallet_xcm::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type AdvertisedXcmVersion = pallet_xcm::CurrentXcmVersion;
	type AuthorizedAliasConsideration = Disabled;
	type Currency = Balances;
	type CurrencyMatcher = ();
	type ExecuteXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, SignerToLocation>;
	type MaxLockers = ConstU32<8>;
	type MaxRemoteLockConsumers = ConstU32<0>;
	type RemoteLockConsumerIdentifier = ();
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	// Root alone.
	type SendXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, ()>;
	type SovereignAccountOf = LocationToAccountId;
	type TrustedLockers = ();
	type UniversalLocation = UniversalLocation;
	// Calls of this pallet are root's: see the filter of system.
	type WeightInfo = pallet_xcm::TestWeightInfo;
	type Weigher = Weigher;
	type XcmExecuteFilter = Nothing;
	type XcmExecutor = XcmExecutor<XcmConfig>;
	type XcmReserveTransferFilter = Nothing;
	type XcmRouter = XcmRouter;
	type XcmTeleportFilter = Nothing;

	const VERSION_DISCOVERY_QUEUE_SIZE: u32 = 100;
}

impl cumulus_pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type XcmExecutor = XcmExecutor<XcmConfig>;
}
