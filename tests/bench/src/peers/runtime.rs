//! A runtime with the pallets that the demo runtime leaves out: pools, on staking as Polkadot has it, and rewards in
//! assets. Each pallet with a prelude says only its differences; the others have none in this SDK.

use crate::people::{AccountId, AssetId, Balance};
use frame_election_provider_support::{bounds::ElectionBoundsBuilder, onchain, SequentialPhragmen};
use frame_support::{
	derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, ConstU64, ConstU8},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_session::PeriodicSessions;
use pallet_staking::UseValidatorsMap;
use polkadot_sdk::*;
use restaking_runtime::constants::currency::EXISTENTIAL_DEPOSIT;
use sp_core::U256;
use sp_runtime::{
	testing::UintAuthorityId,
	traits::{Convert, OpaqueKeys},
	KeyTypeId, Perbill,
};
use sp_staking::EraIndex;

pub type Block = frame_system::mocking::MockBlock<Runtime>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeTask
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(5)]
	pub type Staking = pallet_staking;
	#[runtime::pallet_index(6)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(7)]
	pub type VoterList = pallet_bags_list<Instance1>;
	#[runtime::pallet_index(8)]
	pub type Pools = pallet_nomination_pools;
	#[runtime::pallet_index(9)]
	pub type DelegatedStaking = pallet_delegated_staking;
	#[runtime::pallet_index(10)]
	pub type AssetRewards = pallet_asset_rewards;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = Block;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Runtime {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = ConstU32<8>;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Runtime {
	type Balance = Balance;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = AssetsFreezer;
	type Holder = ();
}

impl pallet_assets_freezer::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

parameter_types! {
	pub Bounds: frame_election_provider_support::bounds::ElectionBounds =
		ElectionBoundsBuilder::default().build();
	pub const BondingDuration: EraIndex = 28;
	pub const SessionsPerEra: u32 = 1;
	pub static BagThresholds: &'static [u64] = &[10, 100, 1_000, 10_000, 100_000];
}

/// Elects on chain.
pub struct Election;
impl onchain::Config for Election {
	type Bounds = Bounds;
	type DataProvider = Staking;
	type MaxBackersPerWinner = ConstU32<256>;
	type MaxWinnersPerPage = ConstU32<16>;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type Sort = ConstBool<true>;
	type System = Runtime;
	type WeightInfo = ();
}

#[derive_impl(pallet_staking::config_preludes::TestDefaultConfig)]
impl pallet_staking::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type BondingDuration = BondingDuration;
	type Currency = Balances;
	type ElectionProvider = onchain::OnChainExecution<Election>;
	type EraPayout = ();
	type EventListeners = (Pools, DelegatedStaking);
	type GenesisElectionProvider = Self::ElectionProvider;
	type MaxValidatorSet = ConstU32<16>;
	type NextNewSession = Session;
	type OldCurrency = Balances;
	type SessionsPerEra = SessionsPerEra;
	type TargetList = UseValidatorsMap<Self>;
	type UnixTime = Timestamp;
	type VoterList = VoterList;
}

impl pallet_bags_list::Config<pallet_bags_list::Instance1> for Runtime {
	type BagThresholds = BagThresholds;
	type MaxAutoRebagPerBlock = ();
	type RuntimeEvent = RuntimeEvent;
	type Score = u64;
	type ScoreProvider = Staking;
	type WeightInfo = ();
}

/// Validators sign nothing here.
pub struct NoKeys;
impl pallet_session::SessionHandler<AccountId> for NoKeys {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[sp_core::crypto::key_types::DUMMY];

	fn on_genesis_session<Ks: OpaqueKeys>(_: &[(AccountId, Ks)]) {}

	fn on_new_session<Ks: OpaqueKeys>(_: bool, _: &[(AccountId, Ks)], _: &[(AccountId, Ks)]) {}

	fn on_disabled(_: u32) {}
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = ();
	type Keys = UintAuthorityId;
	type NextSessionRotation = PeriodicSessions<ConstU64<1>, ConstU64<0>>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = NoKeys;
	type SessionManager = Staking;
	type ShouldEndSession = PeriodicSessions<ConstU64<1>, ConstU64<0>>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = sp_runtime::traits::ConvertInto;
	type WeightInfo = ();
}

parameter_types! {
	pub const PoolsId: PalletId = PalletId(*b"py/nopls");
	pub const DelegationId: PalletId = PalletId(*b"py/dlstk");
	pub const RewardsId: PalletId = PalletId(*b"py/astrd");
	pub const NoReward: Perbill = Perbill::zero();
}

/// Numbers of pools, from one type to another.
pub struct Widen;
impl Convert<Balance, U256> for Widen {
	fn convert(amount: Balance) -> U256 {
		amount.into()
	}
}
impl Convert<U256, Balance> for Widen {
	fn convert(amount: U256) -> Balance {
		amount.as_u128()
	}
}

impl pallet_nomination_pools::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type BalanceToU256 = Widen;
	type BlockNumberProvider = System;
	type Currency = Balances;
	type Filter = pallet_staking::AllStakers<Runtime>;
	type MaxMetadataLen = ConstU32<256>;
	type MaxPointsToBalance = ConstU8<10>;
	type MaxUnbonding = ConstU32<8>;
	type MaxUnbondingPools = ConstU32<32>;
	type PalletId = PoolsId;
	type RewardCounter = sp_runtime::FixedU128;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type StakeAdapter =
		pallet_nomination_pools::adapter::DelegateStake<Self, Staking, DelegatedStaking>;
	type U256ToBalance = Widen;
	type WeightInfo = ();
}

impl pallet_delegated_staking::Config for Runtime {
	type CoreStaking = Staking;
	type Currency = Balances;
	type OnSlash = ();
	type PalletId = DelegationId;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SlashRewardFraction = NoReward;
}

impl pallet_asset_rewards::Config for Runtime {
	type AssetId = AssetId;
	type Assets = Assets;
	type AssetsFreezer = AssetsFreezer;
	type Balance = Balance;
	type BlockNumberProvider = System;
	type Consideration = ();
	type CreatePoolOrigin = EnsureSigned<AccountId>;
	type PalletId = RewardsId;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = ();
}
