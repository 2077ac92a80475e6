//! A chain with the real staking, restaking and assets pallets, in miniature.
//!
//! ED 10, 8 eras of bonding, every block a session and an era. Two validators have 10¹⁸ bonded each. Services
//! `0` to `3` take at most 40, 20, 20 and 10 %, all with windows of 4, 2 and 7 eras; `P` serves `0` and `1`, `Q`
//! serves `2` and `3`. A gain vests in `VEST` eras, an announcement waits for 7.

use crate::{
	self as pallet_liquid_restaking,
	types::{Parameters, VaultId},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, SequentialPhragmen, VoteWeight,
};
use frame_support::{
	derive_impl, ensure, parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU32, ConstU64, Footprint, Get, OneSessionHandler,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_staking::UseValidatorsMap;
use restaking_adapters::PalletStaking;
use restaking_primitives::{
	Authority, Balance, Context, EncodedNames, EraIndex, Judge, Newcomer, RuleLimits, Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{
	testing::UintAuthorityId,
	traits::{Convert, IdentityLookup},
	AccountId32, DispatchError, DispatchResult, Perbill,
};

pub type AccountId = AccountId32;
pub type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Staking: pallet_staking,
		Session: pallet_session,
		Historical: pallet_session::historical,
		VoterList: pallet_bags_list::<Instance1>,
		Restaking: pallet_restaking,
		Liquid: pallet_liquid_restaking,
	}
);

/// An account of which one byte is all.
pub const fn account(byte: u8) -> AccountId {
	AccountId32::new([byte; 32])
}

pub const FOUNDER: AccountId = account(1);
pub const A: AccountId = account(2);
pub const B: AccountId = account(3);
pub const X: AccountId = account(4);
pub const P: AccountId = account(11);
pub const Q: AccountId = account(12);
pub const OWNER: AccountId = account(13);
pub const SLASHER: AccountId = account(14);
pub const PAYER: AccountId = account(15);
pub const STRANGER: AccountId = account(16);
pub const FEES: AccountId = account(17);
pub const TREASURY: AccountId = account(18);
pub const VALIDATORS: [AccountId; 2] = [account(21), account(22)];

pub const ED: Balance = 10;
pub const DEPOSIT: Balance = 7;
pub const BONDING: EraIndex = 8;
pub const NOTICE: EraIndex = 7;

parameter_types! {
	pub const ExistentialDeposit: Balance = ED;
	pub static BondingDuration: EraIndex = BONDING;
	pub static BagThresholds: &'static [VoteWeight] = &[10, 1_000, 1_000_000, 1_000_000_000];
	pub static ElectionsBounds: ElectionBounds = ElectionBoundsBuilder::default().build();
	pub static SlashDefer: EraIndex = 0;
	pub static ExposureLimit: Perbill = Perbill::from_percent(50);
	pub const Treasury: AccountId = TREASURY;
	pub const Native: NativeOrWithId<u32> = NativeOrWithId::Native;
	pub const LiquidId: PalletId = PalletId(*b"liquidrs");
	pub const DepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Liquid(pallet_liquid_restaking::HoldReason::Deposit);
	/// The eras in which a gain vests.
	pub static Vest: EraIndex = 7;
	pub static MinDeposit: Balance = 1;
	pub static MinExit: Balance = 0;
	pub static MaxVaultShare: Perbill = Perbill::one();
	/// The most that one target, one operator and all may take.
	pub static MaxLosses: (u32, u32, u32) = (40, 40, 40);
	pub static MaxVaults: u32 = 16;
	/// The eras after closing in which the last batch is priced.
	pub static CloseAfter: EraIndex = 3 * BONDING;
	/// The least loss that waits.
	pub static LeastLoss: Balance = 0;
	pub static MinValidators: u32 = 1;
	/// True while the hook of gated services refuses newcomers.
	pub static GateShut: bool = false;
	/// The weight that a block leaves for the core's own work.
	pub static PollWeight: Weight = Weight::MAX;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = restaking_primitives::testing::AuditedDb;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
}

/// The native currency and all assets.
pub type NativeAndAssets =
	UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type MaxLocks = ConstU32<32>;
}

/// A session key that does nothing.
pub struct NoSession;
impl OneSessionHandler<AccountId> for NoSession {
	type Key = UintAuthorityId;

	fn on_genesis_session<'a, I: 'a + Iterator<Item = (&'a AccountId, Self::Key)>>(_: I) {}

	fn on_new_session<'a, I: 'a + Iterator<Item = (&'a AccountId, Self::Key)>>(
		_: bool,
		_: I,
		_: I,
	) {
	}

	fn on_disabled(_: u32) {}
}
impl sp_runtime::BoundToRuntimeAppPublic for NoSession {
	type Public = UintAuthorityId;
}

sp_runtime::impl_opaque_keys! {
	pub struct SessionKeys {
		pub none: NoSession,
	}
}

impl pallet_session::Config for Test {
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Test, Staking>;
	type Keys = SessionKeys;
	type ShouldEndSession = pallet_session::PeriodicSessions<ConstU64<1>, ConstU64<0>>;
	type SessionHandler = (NoSession,);
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = sp_runtime::traits::ConvertInto;
	type NextSessionRotation = pallet_session::PeriodicSessions<ConstU64<1>, ConstU64<0>>;
	type DisablingStrategy = ();
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ();
}

impl pallet_session::historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_staking::UnitIdentificationOf<Self>;
}

impl pallet_bags_list::Config<pallet_bags_list::Instance1> for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type ScoreProvider = Staking;
	type BagThresholds = BagThresholds;
	type MaxAutoRebagPerBlock = ();
	type Score = VoteWeight;
}

pub struct OnChainElection;
impl onchain::Config for OnChainElection {
	type System = Test;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type DataProvider = Staking;
	type WeightInfo = ();
	type MaxBackersPerWinner = ConstU32<256>;
	type MaxWinnersPerPage = ConstU32<16>;
	type Bounds = ElectionsBounds;
	type Sort = ConstBool<true>;
}

#[derive_impl(pallet_staking::config_preludes::TestDefaultConfig)]
impl pallet_staking::Config for Test {
	type OldCurrency = Balances;
	type Currency = Balances;
	type UnixTime = Timestamp;
	type SessionsPerEra = ConstU32<1>;
	type BondingDuration = BondingDuration;
	type SlashDeferDuration = SlashDefer;
	type AdminOrigin = EnsureRoot<AccountId>;
	type SessionInterface = Self;
	type EraPayout = ();
	type NextNewSession = Session;
	type MaxValidatorSet = ConstU32<16>;
	type ElectionProvider = onchain::OnChainExecution<OnChainElection>;
	type GenesisElectionProvider = Self::ElectionProvider;
	type VoterList = VoterList;
	type TargetList = UseValidatorsMap<Self>;
	type EventListeners = Restaking;
}

restaking_primitives::compose_hooks! {
	/// The service's slasher says so.
	#[derive(
		Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
	)]
	#[derive(Serialize, Deserialize)]
	pub enum Hook for AccountId {
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// So it does, and who enters is asked about.
		#[codec(index = 1)]
		Gate(Gate) by Gate,
	}
}

/// Rules that refuse newcomers while `GateShut`.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Gate;

impl Judge<AccountId, Gate> for Gate {
	fn validate(_: &Gate, _: &RuleLimits) -> DispatchResult {
		Ok(())
	}

	fn min_fraction(_: &Gate) -> Option<Perbill> {
		None
	}

	fn max_fraction(_: &Gate) -> Option<Perbill> {
		None
	}

	fn needs_slasher(_: &Gate) -> bool {
		true
	}

	fn hears_slashes(_: &Gate) -> bool {
		false
	}

	fn judge(_: &Gate, _: &Context<'_, AccountId>, _: &[u8]) -> Result<Verdict, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn guards_entry(_: &Gate) -> bool {
		true
	}

	fn admit(_: &Gate, _: &Context<'_, AccountId>, _: &Newcomer<'_, AccountId>) -> DispatchResult {
		ensure!(!GateShut::get(), DispatchError::Unavailable);
		Ok(())
	}

	fn judge_weight() -> Weight {
		Weight::zero()
	}
}

pub struct TestLimits;
impl Get<pallet_restaking::types::Parameters> for TestLimits {
	fn get() -> pallet_restaking::types::Parameters {
		pallet_restaking::types::Parameters {
			exposure_limit: ExposureLimit::get(),
			min_pledge: 1,
			max_service_share: Perbill::one(),
			max_operator_share: Perbill::one(),
		}
	}
}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Test {
	type Currency = Balances;
	type Stake = PalletStaking<Self>;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NobodyPays>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type SlashingHook = Hook;
	type Treasury = Treasury;
	type RewardAssets = NativeAndAssets;
	type NativeAsset = Native;
	type LossListener = Liquid;
	// As many as a block of a second has room for, with what a vault hears of each loss.
	type MaxPositions = ConstU32<9>;
	// Proceeds wait for an era more, or for the bonding duration.
	type MaxExitWindow = ConstU32<7>;
	type LeastLoss = LeastLoss;
	type Parameters = TestLimits;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::helper::Helper;
}

parameter_types! {
	pub const NobodyPays: Option<AccountId> = None;
}

/// A flat price.
pub struct Price;
impl Convert<Footprint, Balance> for Price {
	fn convert(_: Footprint) -> Balance {
		DEPOSIT
	}
}

/// Receipts have ids from 2³¹ on.
pub struct Shares;
impl Convert<VaultId, u32> for Shares {
	fn convert(vault: VaultId) -> u32 {
		(1 << 31) + (vault.0 & 0x7fff_ffff)
	}
}

pub struct TestParameters;
impl Get<Parameters> for TestParameters {
	fn get() -> Parameters {
		let (target, operator, all) = MaxLosses::get();
		Parameters {
			vest_eras: Vest::get(),
			min_deposit: MinDeposit::get(),
			min_exit: MinExit::get(),
			min_seed: 100,
			float: FLOAT,
			max_vault_share: MaxVaultShare::get(),
			notice: NOTICE,
			close_after: CloseAfter::get(),
			max_target_loss: Perbill::from_percent(target),
			max_operator_loss: Perbill::from_percent(operator),
			max_exposure: Perbill::from_percent(all),
			min_validators: MinValidators::get(),
			max_fee: Perbill::from_percent(30),
			max_fee_step: Perbill::from_percent(10),
		}
	}
}

/// The funds that a founder leaves on the stash.
pub const FLOAT: Balance = 1_000;

impl pallet_liquid_restaking::Config for Test {
	type Currency = Balances;
	type Assets = Assets;
	type ShareAsset = Shares;
	type Stake = PalletStaking<Self>;
	type Restake = Restaking;
	type PalletsOrigin = OriginCaller;
	type OriginNames = EncodedNames;
	type ManagerOrigin = EnsureSigned<AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type Treasury = Treasury;
	type Consideration = HoldConsideration<AccountId, Balances, DepositReason, Price>;
	type PalletId = LiquidId;
	type Parameters = TestParameters;
	type MaxVaults = MaxVaults;
	type MaxQueue = ConstU32<64>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	type BenchmarkHelper = super::helper::Helper;
}
