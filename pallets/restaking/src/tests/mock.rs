//! A chain with the real staking pallet, in miniature.
//!
//! ED 10, 28 eras of bonding, every block a session and an era. Stakers `S`, `T` and `U` have 1 000
//! bonded and 200 free; two validators bring the stake to 1 000 000. Service `A` takes at most 40 %,
//! `B` at most 10 %, both with windows of 4, 3 and 7 eras; operator `P` serves both, `Q` serves `A`.

pub use super::{
	hook::{Proof, TestHook, AUTHORITY},
	shape::*,
};

use crate::{
	self as pallet_restaking,
	types::{Parameters, TermBounds},
	HoldReason,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, SequentialPhragmen, VoteWeight,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU32, ConstU64, Contains, EnsureOrigin, Footprint,
		Get, OneSessionHandler, OriginTrait, Randomness,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned, RawOrigin};
use pallet_staking::UseValidatorsMap;
use restaking_adapters::{HeldStake, PalletStaking};
use restaking_primitives::{
	AssignmentId, Balance, EraIndex, Forgotten, LossListener, Outcome, RequestId, RuleLimits,
	ServiceId,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{
	testing::UintAuthorityId,
	traits::{BlakeTwo256, Convert, Hash},
	Perbill,
};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

pub const S: AccountId = 101;
pub const T: AccountId = 102;
pub const U: AccountId = 103;
pub const P: AccountId = 201;
pub const Q: AccountId = 202;
pub const OWNER_A: AccountId = 301;
pub const OWNER_B: AccountId = 302;
pub const SLASHER: AccountId = 401;
pub const RESOLVER: AccountId = 402;
pub const STRANGER: AccountId = 501;
pub const TREASURY: AccountId = 601;
/// Pays the bonds of the slasher's requests.
pub const BOND_PAYER: AccountId = 602;
pub const VALIDATORS: [AccountId; 2] = [11, 21];

pub const A: ServiceId = ServiceId(0);
pub const B: ServiceId = ServiceId(1);
pub const P_AT_A: AssignmentId = AssignmentId(0);
pub const P_AT_B: AssignmentId = AssignmentId(1);
pub const Q_AT_A: AssignmentId = AssignmentId(2);

/// A neighbour that holds funds of its own and has origins that are no accounts.
#[frame_support::pallet]
pub mod neighbour {
	use super::*;
	use frame_support::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Stake without a staking pallet.
		#[codec(index = 0)]
		Bond,
	}

	/// Origins like those of a collective, and of a location elsewhere.
	#[pallet::origin]
	#[derive(
		Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
	)]
	pub enum Origin {
		Collective(u8),
		Location(u32, Option<u64>),
		/// Such a location as a later version encodes it.
		LaterLocation {
			account: Option<u64>,
			chain: u32,
		},
	}
}

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Neighbour: neighbour,
		Staking: pallet_staking,
		Session: pallet_session,
		Historical: pallet_session::historical,
		VoterList: pallet_bags_list::<Instance1>,
		Restaking: pallet_restaking,
		Held: pallet_restaking::<Instance1>,
	}
);

pub type HeldInstance = pallet_restaking::Instance1;

parameter_types! {
	pub const ExistentialDeposit: Balance = 10;
	pub static BondingDuration: EraIndex = 28;
	pub static MaxUnlockingChunks: u32 = 32;
	pub static HistoryDepth: u32 = 84;
	pub static BagThresholds: &'static [VoteWeight] = &[10, 100, 1_000, 10_000, 100_000];
	pub static ElectionsBounds: ElectionBounds = ElectionBoundsBuilder::default().build();
	pub static ExposureLimit: Perbill = Perbill::from_percent(50);
	pub static MinPledge: Balance = 1;
	pub static MinSlashBond: Balance = 20;
	pub static MaxServiceShare: Perbill = Perbill::one();
	pub static MaxOperatorShare: Perbill = Perbill::one();
	pub static SlashDefer: EraIndex = 0;
	pub static HeldTotal: Balance = 1_000_000;
	pub const Treasury: AccountId = TREASURY;
	pub const Native: NativeOrWithId<u32> = NativeOrWithId::Native;
	pub const HeldEscrowId: PalletId = PalletId(*b"restake2");
	pub static GuardCloses: EraIndex = 10;
	pub static HookWeight: u64 = 1_000;
	pub static PollWeight: Weight = Weight::MAX;
	pub static Wired: bool = true;
	/// The block since which the value of the source of randomness can be known.
	pub static KnownSince: u64 = 0;
	/// False while a brake of the chain stops duties.
	pub static Usable: bool = true;
	/// The hooks that heard of an operator that joined.
	pub static Joined: Vec<&'static str> = Vec::new();
	pub static Told: Vec<Outcome> = Vec::new();
	/// The slashes of which the hook heard that they are undone.
	pub static ToldOfUndo: Vec<Outcome> = Vec::new();
	pub static LeastLoss: Balance = 0;
	/// What the listener to losses has heard.
	pub static Heard: Vec<Tidings> = Vec::new();
	/// What it weighs to hear of one.
	pub static HearingWeight: Weight = Weight::zero();
	pub static Judged: u32 = 0;
	/// The number of records that the pallet of the hook has about services and assignments.
	pub static Kept: Vec<(Forgotten, u32)> = Vec::new();
	pub static Offences: u64 = 0;
	/// The smallest and the largest fraction that judging hooks say they name.
	pub static Prices: Option<(Perbill, Perbill)> = None;
	/// The limits that a hook saw last.
	pub static Seen: Option<RuleLimits> = None;
	pub static Fight: Option<fn(ServiceId) -> DispatchResult> = None;
	pub static Meddle: Option<fn() -> DispatchResult> = None;
	pub const ServiceDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::ServiceDeposit);
	pub const OperatorDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::OperatorDeposit);
	pub const PositionDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::PositionDeposit);
	pub const Bond: RuntimeHoldReason = RuntimeHoldReason::Neighbour(neighbour::HoldReason::Bond);
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockWeights = Blocks;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = restaking_primitives::testing::AuditedDb;
	type MultiBlockMigrator = Migrator;
}

impl neighbour::Config for Test {}

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

/// Native, and the assets below 10.
pub struct AllowedAssets;
impl Contains<NativeOrWithId<u32>> for AllowedAssets {
	fn contains(asset: &NativeOrWithId<u32>) -> bool {
		!matches!(asset, NativeOrWithId::WithId(10..))
	}
}

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
	type MaxUnlockingChunks = MaxUnlockingChunks;
	type HistoryDepth = HistoryDepth;
	type EventListeners = Listener;
}

/// The pallet as it listens, unless a test takes it away.
pub struct Listener;
impl sp_staking::OnStakingUpdate<AccountId, Balance> for Listener {
	fn on_withdraw(stash: &AccountId, amount: Balance) {
		if Wired::get() {
			Restaking::on_withdraw(stash, amount);
		}
	}
}

/// Signers pay the deposit, nobody pays for others.
pub struct Register;
impl EnsureOrigin<RuntimeOrigin> for Register {
	type Success = Option<AccountId>;

	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		match origin.caller() {
			OriginCaller::system(RawOrigin::Signed(who)) => Ok(Some(*who)),
			OriginCaller::system(RawOrigin::None) => Err(origin),
			_ => Ok(None),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

/// A flat price.
pub struct Price<const AMOUNT: u64>;
impl<const AMOUNT: u64> Convert<Footprint, Balance> for Price<AMOUNT> {
	fn convert(_: Footprint) -> Balance {
		AMOUNT.into()
	}
}

/// Tidings of a loss: request, stash, and amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tidings {
	/// Active stake, and the rest.
	Lost(RequestId, AccountId, Balance, Balance),
	/// Bonded, freed, and held of it.
	Returned(RequestId, AccountId, Balance, Balance, Balance),
	/// Active stake, and the rest.
	Forgotten(RequestId, AccountId, Balance, Balance),
}

/// Writes down what it hears of losses.
pub struct LossWriter;
impl LossListener<AccountId> for LossWriter {
	fn hears(_: &AccountId) -> bool {
		true
	}

	fn lost(stash: &AccountId, request: RequestId, active: Balance, rest: Balance) -> Weight {
		Heard::mutate(|heard| heard.push(Tidings::Lost(request, *stash, active, rest)));
		HearingWeight::get()
	}

	fn returned(
		stash: &AccountId,
		request: RequestId,
		bonded: Balance,
		freed: Balance,
		held: Balance,
	) -> Weight {
		let tidings = Tidings::Returned(request, *stash, bonded, freed, held);
		Heard::mutate(|heard| heard.push(tidings));
		HearingWeight::get()
	}

	fn forgotten(stash: &AccountId, request: RequestId, active: Balance, rest: Balance) -> Weight {
		Heard::mutate(|heard| heard.push(Tidings::Forgotten(request, *stash, active, rest)));
		HearingWeight::get()
	}

	fn losses_weight(losses: u32) -> Weight {
		HearingWeight::get().saturating_mul(losses.into())
	}

	fn end_weight() -> Weight {
		HearingWeight::get()
	}
}

pub struct TestLimits;
impl Get<Parameters> for TestLimits {
	fn get() -> Parameters {
		Parameters {
			exposure_limit: ExposureLimit::get(),
			min_pledge: MinPledge::get(),
			max_service_share: MaxServiceShare::get(),
			max_operator_share: MaxOperatorShare::get(),
		}
	}
}

pub struct TestRules;
impl Get<TermBounds> for TestRules {
	fn get() -> TermBounds {
		TermBounds {
			work_share: WorkShare::get(),
			min_slash_bond: MinSlashBond::get(),
			..pallet_restaking::config_preludes::TestTermBounds::get()
		}
	}
}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Test {
	type Currency = Balances;
	type Stake = PalletStaking<Self>;
	type PalletsOrigin = OriginCaller;
	type OriginNames = super::abroad::Names;
	type RegisterOrigin = Register;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type ServiceConsideration = HoldConsideration<AccountId, Balances, ServiceDeposit, Price<100>>;
	type OperatorConsideration = HoldConsideration<AccountId, Balances, OperatorDeposit, Price<50>>;
	type PositionConsideration = HoldConsideration<AccountId, Balances, PositionDeposit, Price<5>>;
	type SlashingHook = TestHook;
	type Treasury = Treasury;
	type RewardAssets = NativeAndAssets;
	type AllowedAssets = AllowedAssets;
	type NativeAsset = Native;
	type LeastLoss = LeastLoss;
	type LossListener = LossWriter;
	type MaxLog = LogRoom;
	type MaxPage = PageSize;
	type MaxPositions = Positions;
	type Parameters = TestLimits;
	type PollRoom = PollRoom;
	type Randomness = Epochs;
	type TermBounds = TestRules;
	type Usable = Usable;
	type BenchmarkHelper = super::setting::BenchmarkHelper;
}

/// A source of randomness whose value changes with the block since which it can be known.
pub struct Epochs;
impl Randomness<H256, u64> for Epochs {
	fn random(subject: &[u8]) -> (H256, u64) {
		let since = KnownSince::get();
		(BlakeTwo256::hash_of(&(subject, since)), since)
	}
}

/// The era of the staking pallet, and those by which a test is ahead of it.
pub struct StakingEra;
impl Get<EraIndex> for StakingEra {
	fn get() -> EraIndex {
		let era = pallet_staking::CurrentEra::<Test>::get().unwrap_or_default();
		era.saturating_add_signed(Ahead::get())
	}
}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config<HeldInstance> for Test {
	type Currency = Balances;
	type Stake = HeldStake<Balances, Bond, StakingEra, HeldTotal, Held>;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = Register;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type SlashingHook = TestHook;
	type Treasury = Treasury;
	type PalletId = HeldEscrowId;
	type RewardAssets = NativeAndAssets;
	type AllowedAssets = AllowedAssets;
	type NativeAsset = Native;
	type Parameters = TestLimits;
	type TermBounds = TestRules;
	type MaxPositions = ConstU32<4>;
	type WeightInfo = pallet_restaking::weights::SubstrateWeight<Test>;
	type BenchmarkHelper = super::setting::BenchmarkHelper;
}
