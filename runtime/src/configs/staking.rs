//! The stake that restaking builds on: elections, eras, inflation and base slashes.

use super::{
	consensus::{MaxAuthorities, MaxBackersPerValidator},
	money::TreasuryAccount,
	staking_weights::StakingWeights,
};
use crate::{
	calendar::{BondingEras, SessionsPerEra, SlashDeferEras},
	constants::currency::EXISTENTIAL_DEPOSIT,
	*,
};
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, SequentialPhragmen, VoteWeight,
};
use frame_support::{
	parameter_types,
	traits::{tokens::imbalance::ResolveTo, ConstBool, ConstU32},
};
use frame_system::EnsureRoot;
use pallet_staking::UseValidatorsMap;
use sp_runtime::{curve::PiecewiseLinear, Perbill};

// Inflation of 2.5 % a year when nothing is staked and 10 % when half of all tokens are.
pallet_staking_reward_curve::build! {
	const REWARD_CURVE: PiecewiseLinear<'static> = curve!(
		min_inflation: 0_025_000,
		max_inflation: 0_100_000,
		ideal_stake: 0_500_000,
		falloff: 0_050_000,
		max_piece_count: 40,
		test_precision: 0_005_000,
	);
}

/// Number of bags. Each ends at a stake 11.2 % above the one before, from the existential deposit on.
const BAG_COUNT: usize = 200;
static BAG_THRESHOLDS: [VoteWeight; BAG_COUNT] = bag_thresholds();

/// The upper ends of the bags. Rounds down; evaluated by the compiler.
// The index is below the length, and an overflow would not compile.
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
const fn bag_thresholds() -> [VoteWeight; BAG_COUNT] {
	let mut ends = [0; BAG_COUNT];
	let mut end = EXISTENTIAL_DEPOSIT;
	let mut bag = 0;
	while bag < BAG_COUNT {
		ends[bag] = if end > VoteWeight::MAX as u128 { VoteWeight::MAX } else { end as VoteWeight }; // cast: it fits
		end = end * 1_112 / 1_000;
		bag += 1;
	}
	ends[BAG_COUNT - 1] = VoteWeight::MAX;
	ends
}

parameter_types! {
	pub const BagThresholds: &'static [VoteWeight] = &BAG_THRESHOLDS;
	pub const RewardCurve: &'static PiecewiseLinear<'static> = &REWARD_CURVE;
	/// Maximum of voters and targets in an election, which runs within one block.
	pub ElectionLimits: ElectionBounds = ElectionBoundsBuilder::default()
		.voters_count(2_000.into())
		.targets_count(500.into())
		.build();
}

/// Maximum of validators that a nominator backs.
const MAX_NOMINATIONS: u32 = 16;

impl pallet_bags_list::Config<pallet_bags_list::Instance1> for Runtime {
	type BagThresholds = BagThresholds;
	// A slash leaves its staker in a bag too high; a few are moved in each block's idle time.
	type MaxAutoRebagPerBlock = ConstU32<10>;
	type RuntimeEvent = RuntimeEvent;
	type Score = VoteWeight;
	type ScoreProvider = Staking;
	type WeightInfo = pallet_bags_list::weights::SubstrateWeight<Runtime>;
}

/// Sequential Phragmén, within the block that plans the era.
pub struct OnChainPhragmen;
impl onchain::Config for OnChainPhragmen {
	type Bounds = ElectionLimits;
	type DataProvider = Staking;
	type MaxBackersPerWinner = MaxBackersPerValidator;
	type MaxWinnersPerPage = MaxAuthorities;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type Sort = ConstBool<true>;
	type System = Runtime;
	type WeightInfo = frame_election_provider_support::weights::SubstrateWeight<Runtime>;
}

/// Sizes for the SDK's benchmarks of staking.
pub struct StakingBenchmarks;
impl pallet_staking::BenchmarkingConfig for StakingBenchmarks {
	type MaxNominators = ConstU32<1_000>;
	type MaxValidators = ConstU32<100>;
}

impl pallet_staking::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type BenchmarkingConfig = StakingBenchmarks;
	type BondingDuration = BondingEras<Runtime>;
	type Currency = Balances;
	type CurrencyBalance = Balance;
	type CurrencyToVote = sp_staking::currency_to_vote::U128CurrencyToVote;
	type ElectionProvider = onchain::OnChainExecution<OnChainPhragmen>;
	type EraPayout = pallet_staking::ConvertCurve<RewardCurve>;
	// Holds withdrawn stake as long as services may still take it.
	type EventListeners = Restaking;
	type Filter = frame_support::traits::Nothing;
	type GenesisElectionProvider = onchain::OnChainExecution<OnChainPhragmen>;
	type HistoryDepth = ConstU32<84>;
	type MaxControllersInDeprecationBatch = ConstU32<751>;
	type MaxExposurePageSize = ConstU32<64>;
	type MaxUnlockingChunks = ConstU32<32>;
	type MaxValidatorSet = MaxAuthorities;
	type NextNewSession = Session;
	type NominationsQuota = pallet_staking::FixedNominationsQuota<MAX_NOMINATIONS>;
	type OldCurrency = Balances;
	type Reward = ();
	type RewardRemainder = ResolveTo<TreasuryAccount, Balances>;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SessionInterface = Self;
	type SessionsPerEra = SessionsPerEra<Runtime>;
	type Slash = ResolveTo<TreasuryAccount, Balances>;
	type SlashDeferDuration = SlashDeferEras<Runtime>;
	type TargetList = UseValidatorsMap<Self>;
	type UnixTime = Timestamp;
	type VoterList = VoterList;
	type WeightInfo = StakingWeights;
}
