//! Restaking of both kinds of bonds, and the parameters that root may change.

use super::{
	money::{
		AssetLocation, BytePrice, Deposit, ItemPrice, NativeAndAssets, NativeAsset, TreasuryAccount,
	},
	services::Hook,
	stake::{AssetHeld, BondedAsset},
	system::part_of_block,
	xcm::LocationToAccountId,
};
use crate::{
	constants::{
		currency::{ASSET_UNIT, EXISTENTIAL_DEPOSIT, UNIT},
		time::ERA_BLOCKS,
	},
	*,
};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::NativeOrWithId, AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, Contains,
		EitherOf, Equals, Get,
	},
	weights::Weight,
	BoundedVec, PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_restaking::{
	config_preludes::NoSeeds,
	types::{Parameters, TermBounds},
	HoldReason,
};
use restaking_adapters::{EnsurePayer, LocationNames};
use restaking_primitives::Authority;
use sp_runtime::Perbill;
use staging_xcm_builder::{DescribeAllTerminal, DescribeFamily};

/// Limits of stakers, until root sets others. No slash of the base chain takes a bond here, but the rest of the
/// stake is what a staker is sure to keep.
const LIMITS: Parameters = Parameters {
	exposure_limit: Perbill::from_percent(50),
	min_pledge: 10 * UNIT,
	max_service_share: Perbill::one(),
	max_operator_share: Perbill::one(),
};

/// The same for the instance over the asset, with amounts of that asset.
const ASSET_LIMITS: Parameters = Parameters { min_pledge: 10 * ASSET_UNIT, ..LIMITS };

/// Parameters that root may change without an upgrade, by `parameters.setParameter`.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Parameters of restaking. Limits bind those who enter, never those who are in; a lower exposure limit does after
	/// the longest exit window and an era.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod restaking {
		/// What stakers may pledge of the native token, under one key, as a pledge reads all of it.
		#[codec(index = 0)]
		pub static Limits: pallet_restaking::types::Parameters = LIMITS;
		/// Assets besides the native token in which services may pay rewards, by their location here. The
		/// administrator of an asset can empty its pots: name only assets whose administrator is trusted.
		#[codec(index = 1)]
		pub static RewardAssets: BoundedVec<AssetLocation, ConstU32<32>> = BoundedVec::new();
		/// Limits of stakers of the bonded asset.
		#[codec(index = 2)]
		pub static AssetLimits: pallet_restaking::types::Parameters = ASSET_LIMITS;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Restaking(dynamic_params::restaking::Parameters::Limits(
			dynamic_params::restaking::Limits,
			Some(LIMITS),
		))
	}
}

impl pallet_parameters::Config for Runtime {
	type AdminOrigin = AsEnsureOriginWithArg<EnsureRoot<AccountId>>;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type WeightInfo = ();
}

/// The parameters of restaking as root has set them.
pub struct CurrentParameters;
impl Get<Parameters> for CurrentParameters {
	fn get() -> Parameters {
		dynamic_params::restaking::Limits::get()
	}
}

/// The parameters of restaking of the asset as root has set them.
pub struct CurrentAssetParameters;
impl Get<Parameters> for CurrentAssetParameters {
	fn get() -> Parameters {
		dynamic_params::restaking::AssetLimits::get()
	}
}

/// The assets in which services may pay rewards: the native token, and those that root has named.
pub struct AllowedRewardAssets;
impl Contains<NativeOrWithId<AssetLocation>> for AllowedRewardAssets {
	fn contains(asset: &NativeOrWithId<AssetLocation>) -> bool {
		match asset {
			NativeOrWithId::Native => true,
			NativeOrWithId::WithId(place) => {
				dynamic_params::restaking::RewardAssets::get().contains(place)
			},
		}
	}
}

parameter_types! {
	pub const RestakingRules: TermBounds = TermBounds {
		min_veto_window: 2,
		min_max_slash: Perbill::from_percent(1),
		max_commission_step: Perbill::from_percent(5),
		max_jail_term: 28,
		min_slash_bond: 10 * UNIT,
		// A tenth of a per cent of the most that a request could take.
		slash_bond_share: Perbill::from_parts(1_000_000),
		work_share: Perbill::from_percent(50),
	};
	/// The same with amounts of the bonded asset.
	pub const AssetRestakingRules: TermBounds =
		TermBounds { min_slash_bond: 10 * ASSET_UNIT, ..RestakingRules::get() };
	pub const NoPayer: Option<AccountId> = None;
	/// Each instance has accounts of its own.
	pub const RestakingPalletId: PalletId = PalletId(*b"restakng");
	pub const AssetRestakingPalletId: PalletId = PalletId(*b"restkast");
	/// Room that a block has left if it is a tick of the clock of duties.
	pub DutyRoom: Weight = part_of_block(Perbill::from_percent(10));
	/// Room that even the fullest block leaves to the pallets that poll: messages take 35 % at most, their way into
	/// queues 30 %, and the beginnings of blocks less than 5 %.
	pub PollRoom: Weight = part_of_block(Perbill::from_percent(30));
	/// What the first instance leaves of it to the second.
	pub SecondPollRoom: Weight = part_of_block(Perbill::from_percent(15));
	/// Part of a block's normal weight that duties take free of charge.
	pub const FreeShare: Perbill = Perbill::from_percent(10);
	/// Stake behind an operator whose duties are free: ten least pledges.
	pub FreeStake: Balance = CurrentParameters::get().min_pledge.saturating_mul(10);
	pub AssetFreeStake: Balance = CurrentAssetParameters::get().min_pledge.saturating_mul(10);
	/// Planned blocks of an era: one in each slot.
	pub const EraBlocks: u64 = ERA_BLOCKS;
	/// Deposit for a service. High: services are rare, and others read them often.
	pub const ServiceBase: Balance = 100 * UNIT;
	/// Deposit for one byte of a position. Zero: a pledge needs no other free funds.
	pub const PositionBytePrice: Balance = 0;

	pub const ServiceDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::ServiceDeposit);
	pub const OperatorDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::OperatorDeposit);
	pub const PositionDeposit: RuntimeHoldReason =
		RuntimeHoldReason::Restaking(HoldReason::PositionDeposit);
	pub const AssetServiceDeposit: RuntimeHoldReason =
		RuntimeHoldReason::AssetRestaking(HoldReason::ServiceDeposit);
	pub const AssetOperatorDeposit: RuntimeHoldReason =
		RuntimeHoldReason::AssetRestaking(HoldReason::OperatorDeposit);
	pub const AssetPositionDeposit: RuntimeHoldReason =
		RuntimeHoldReason::AssetRestaking(HoldReason::PositionDeposit);
}

/// The names of owners, slashers and resolvers, and the accounts behind them. Other chains are named by a description
/// that no version of XCM changes, and have the accounts that messages give them.
pub type Names = LocationNames<DescribeFamily<DescribeAllTerminal>, LocationToAccountId>;

/// Who may register services: root, and whoever has an account here and pays the deposit from it.
pub type Registrar = EitherOf<EnsureRootWithSuccess<AccountId, NoPayer>, EnsurePayer<Names>>;

impl pallet_restaking::Config for Runtime {
	// The source of stake.
	type Currency = Balances;
	type Stake = Bond;
	// The authorities, of this chain and of others.
	type PalletsOrigin = OriginCaller;
	type OriginNames = Names;
	type RegisterOrigin = Registrar;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	// Sizes for blocks of 2 seconds and 10 MiB. A log of 64 would fit, too: it may be made longer later, and never shorter.
	type MaxPositions = ConstU32<12>;
	type MaxLog = ConstU32<32>;
	type MaxPage = ConstU32<32>;
	type MaxEvidenceLen = ConstU32<4_096>;
	type PollRoom = PollRoom;
	// An era of the bonds' clock, in blocks.
	type EraBlocks = EraBlocks;
	// One less than the bonding duration.
	type MaxExitWindow = ConstU32<27>;
	// Rewards, of assets of other chains too.
	type RewardAssets = NativeAndAssets;
	type NativeAsset = NativeAsset;
	type AllowedAssets = AllowedRewardAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::helpers::Helper;
	type DutyLength = ConstU32<262_144>;
	type DutyRoom = DutyRoom;
	type FreeShare = FreeShare;
	type FreeStake = FreeStake;
	type LeastLoss = ConstU128<EXISTENTIAL_DEPOSIT>;
	type LossListener = ();
	type OperatorConsideration = Deposit<OperatorDeposit, ItemPrice, BytePrice>;
	type PalletId = RestakingPalletId;
	type Parameters = CurrentParameters;
	type PositionConsideration = Deposit<PositionDeposit, ItemPrice, PositionBytePrice>;
	// No kind of service here draws anything.
	type Randomness = NoSeeds;
	type ServiceConsideration = Deposit<ServiceDeposit, ServiceBase, BytePrice>;
	type SlashingHook = Hook;
	type TermBounds = RestakingRules;
	type Treasury = TreasuryAccount;
	type Usable = ConstBool<true>;
	type WeightInfo = crate::weights::pallet_restaking_restaking::WeightInfo<Self>;
}

impl pallet_restaking::Config<pallet_restaking::Instance1> for Runtime {
	// The asset itself, too: whose stake it is trusts its admin.
	type AllowedAssets = (Equals<BondedAsset>, AllowedRewardAssets);
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::helpers::AssetHelper;
	type Currency = AssetHeld;
	type DutyLength = ConstU32<262_144>;
	type DutyRoom = DutyRoom;
	type EraBlocks = EraBlocks;
	type FreeShare = FreeShare;
	type FreeStake = AssetFreeStake;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	// A hundredth of a coin: not less than the least balance of the asset.
	type LeastLoss = ConstU128<{ ASSET_UNIT / 100 }>;
	type LossListener = ();
	type MaxEvidenceLen = ConstU32<4_096>;
	type MaxExitWindow = ConstU32<27>;
	type MaxLog = ConstU32<16>;
	type MaxPage = ConstU32<16>;
	type MaxPositions = ConstU32<6>;
	type NativeAsset = BondedAsset;
	type OperatorConsideration = Deposit<AssetOperatorDeposit, ItemPrice, BytePrice>;
	type OriginNames = Names;
	type PalletId = AssetRestakingPalletId;
	type PalletsOrigin = OriginCaller;
	type Parameters = CurrentAssetParameters;
	type PollRoom = SecondPollRoom;
	type PositionConsideration = Deposit<AssetPositionDeposit, ItemPrice, PositionBytePrice>;
	type Randomness = NoSeeds;
	type RegisterOrigin = Registrar;
	type RewardAssets = NativeAndAssets;
	type ServiceConsideration = Deposit<AssetServiceDeposit, ServiceBase, BytePrice>;
	// The kinds of services look after the native instance.
	type SlashingHook = Authority;
	type Stake = AssetBond;
	type TermBounds = AssetRestakingRules;
	type Treasury = TreasuryAccount;
	type Usable = ConstBool<true>;
	type WeightInfo = crate::weights::pallet_restaking_asset_restaking::WeightInfo<Self>;
}
