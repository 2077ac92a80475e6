//! A chain with the staking pallet of Asset Hubs, in miniature.
//!
//! The least balance is 10. An era has three sessions of two blocks, and an election two pages. What validators unbond
//! is free 10 eras later, and what nominators do 2 eras later while they are spared. A slash of the base chain waits
//! for 4 eras.

use crate::relay::Relay;
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, BoundedSupportsOf, ElectionProvider, PageIndex, SequentialPhragmen, VoteWeight,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, Get,
	},
	weights::{constants::RocksDbWeight, Weight},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::types::Parameters;
use pallet_staking_async::{SequentialTest, UseValidatorsMap};
use restaking_adapters::StakingAsync;
use restaking_primitives::{Authority, Balance, EraIndex};
use sp_runtime::Perbill;

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Staking: pallet_staking_async,
		VoterList: pallet_bags_list::<Instance1>,
		Restaking: pallet_restaking,
	}
);

/// The stake of the chain.
pub type Stake = StakingAsync<Test>;

/// The account to which slashes go.
pub const TREASURY: AccountId = 601;

parameter_types! {
	/// The eras for which a slash of the base chain waits.
	pub static SlashDefer: EraIndex = 4;
	pub static ExposureLimit: Perbill = Perbill::from_percent(50);
	/// The weight that a block leaves to those that poll.
	pub static PollWeight: Weight = Weight::MAX;
	/// True from the block in which an election is asked for, until its last page.
	pub static Electing: bool = false;
	pub static BagThresholds: &'static [VoteWeight] = &[10, 100, 1_000, 10_000, 100_000];
	pub static Bounds: ElectionBounds =
		ElectionBoundsBuilder::default().voters_count(3u32.into()).build();
	pub const Treasury: AccountId = TREASURY;
	pub const NativeAsset: NativeOrWithId<u32> = NativeOrWithId::Native;
	pub const NoPayer: Option<AccountId> = None;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = RocksDbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
	type AccountStore = System;
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

impl pallet_bags_list::Config<pallet_bags_list::Instance1> for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type ScoreProvider = Staking;
	type BagThresholds = BagThresholds;
	// All of them: what was put off by the lock is done in the next block.
	type MaxAutoRebagPerBlock = ConstU32<100>;
	type Score = VoteWeight;
}

/// Elects in one block.
pub struct OnChain;
impl onchain::Config for OnChain {
	type System = Test;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type DataProvider = Staking;
	type WeightInfo = ();
	type MaxBackersPerWinner = ConstU32<64>;
	type MaxWinnersPerPage = ConstU32<16>;
	type Bounds = Bounds;
	type Sort = ConstBool<true>;
}

/// Elects in two pages, each with the voters of its own page: one in the block in which it is asked to, and one in the
/// next.
pub struct Election;
impl ElectionProvider for Election {
	type AccountId = AccountId;
	type BlockNumber = u64;
	type Error = onchain::Error;
	type MaxWinnersPerPage = ConstU32<16>;
	type MaxBackersPerWinner = ConstU32<64>;
	type MaxBackersPerWinnerFinal = ConstU32<64>;
	type Pages = ConstU32<2>;
	type DataProvider = Staking;

	fn elect(page: PageIndex) -> Result<BoundedSupportsOf<Self>, Self::Error> {
		if page == 0 {
			Electing::set(false);
		}
		<onchain::OnChainExecution<OnChain> as ElectionProvider>::elect(page)
	}

	fn duration() -> Self::BlockNumber {
		0
	}

	fn start() -> Result<(), Self::Error> {
		Electing::set(true);
		Ok(())
	}

	fn status() -> Result<Option<Weight>, ()> {
		match Electing::get() {
			true => Ok(Some(Weight::zero())),
			false => Err(()),
		}
	}
}

#[derive_impl(pallet_staking_async::config_preludes::TestDefaultConfig)]
impl pallet_staking_async::Config for Test {
	type OldCurrency = Balances;
	type Currency = Balances;
	type AdminOrigin = EnsureRoot<AccountId>;
	type BondingDuration = ConstU32<10>;
	type ElectionProvider = Election;
	type EraPayout = ();
	type EventListeners = Restaking;
	type MaxUnlockingChunks = ConstU32<4>;
	type NominatorFastUnbondDuration = ConstU32<2>;
	type PlanningEraOffset = ConstU32<2>;
	type RcClientInterface = Relay;
	type RewardPots = SequentialTest;
	type SessionsPerEra = ConstU32<3>;
	type SlashDeferDuration = SlashDefer;
	type TargetList = UseValidatorsMap<Self>;
	type VoterList = VoterList;
}

pub struct Limits;
impl Get<Parameters> for Limits {
	fn get() -> Parameters {
		Parameters {
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
	type Stake = Stake;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type SlashingHook = Authority;
	type Treasury = Treasury;
	type RewardAssets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;
	type NativeAsset = NativeAsset;
	type Parameters = Limits;
	type MaxExitWindow = ConstU32<7>;
	type MaxLog = ConstU32<32>;
	type MaxPositions = ConstU32<6>;
}
