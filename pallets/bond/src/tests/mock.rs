//! A chain without staking: bonds of the native currency and of an asset, each with an instance of the restaking
//! pallet over it.
//!
//! The least balance of both is 10, the least bond 50. A queue has 10 chunks, and what is unbonded is free 10
//! eras later. A block is an era, unless a test makes eras longer.

use crate as pallet_bond;
use frame_support::{
	derive_impl,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use restaking_adapters::AssetCurrency;
use restaking_primitives::{Authority, Balance, EraIndex, WithdrawalListener};
use sp_staking::OnStakingUpdate;
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		AssetsHolder: pallet_assets_holder,
		Bond: pallet_bond,
		AssetBond: pallet_bond::<Instance1>,
		Restaking: pallet_restaking,
		OverAsset: pallet_restaking::<Instance1>,
	}
);

/// The instances over the asset.
pub type Second = pallet_bond::Instance1;

/// The asset that is bonded.
pub const ASSET: u32 = 7;

pub const S: AccountId = 101;
pub const T: AccountId = 102;
pub const U: AccountId = 103;
pub const P: AccountId = 201;
pub const OWNER: AccountId = 301;
pub const SLASHER: AccountId = 401;
pub const PAYER: AccountId = 402;
pub const STRANGER: AccountId = 501;
pub const TREASURY: AccountId = 601;
pub const ISSUER: AccountId = 701;

parameter_types! {
	/// The moment of the block.
	pub static Moment: u64 = 0;
	/// The length of eras: that of a block.
	pub static EraLength: u64 = 6_000;
	pub static BondingDuration: EraIndex = 10;
	/// True while a migration of several blocks runs.
	pub static Migrating: bool = false;
	/// The weight of writing down a withdrawal.
	pub static HearingWeight: Weight = Weight::zero();
	/// Everything that listeners have heard of.
	pub static Heard: Vec<Tidings> = Vec::new();
	pub const Treasury: AccountId = TREASURY;
	pub const NativeAsset: NativeOrWithId<u32> = NativeOrWithId::Native;
	pub const OurAsset: NativeOrWithId<u32> = NativeOrWithId::WithId(ASSET);
	pub const NoPayer: Option<AccountId> = None;
	/// Ids of accounts are short: the first four letters tell them apart.
	pub const NativeId: PalletId = PalletId(*b"natvrstk");
	pub const OverAssetId: PalletId = PalletId(*b"overrstk");
}

/// Tidings of a withdrawal or of a slash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tidings {
	/// The account and the amount.
	Withdrawn(AccountId, Balance),
	/// The account, what is left active, what is left of chunks by the eras in which they are free, and what
	/// was lost.
	Slashed(AccountId, Balance, Vec<(EraIndex, Balance)>, Balance),
}

/// Writes down what it hears.
pub struct Ear;
impl OnStakingUpdate<AccountId, Balance> for Ear {
	fn on_slash(
		who: &AccountId,
		active: Balance,
		unlocking: &BTreeMap<EraIndex, Balance>,
		total: Balance,
	) {
		let chunks = unlocking.iter().map(|(era, left)| (*era, *left)).collect();
		Heard::mutate(|heard| heard.push(Tidings::Slashed(*who, active, chunks, total)));
	}
}

impl WithdrawalListener<AccountId> for Ear {
	fn on_withdrawn(who: &AccountId, amount: Balance) -> Weight {
		Heard::mutate(|heard| heard.push(Tidings::Withdrawn(*who, amount)));
		HearingWeight::get()
	}

	fn max_on_withdrawn() -> Weight {
		HearingWeight::get()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = restaking_primitives::testing::AuditedDb;
	type MultiBlockMigrator = Migrator;
}

/// A migration that takes as many blocks as a test wants.
pub struct Migrator;
impl MultiStepMigrator for Migrator {
	fn ongoing() -> bool {
		Migrating::get()
	}

	fn step() -> Weight {
		Weight::zero()
	}
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
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

/// The asset as a currency with holds.
pub type AssetHeld = AssetCurrency<Assets, AssetsHolder, ConstU32<ASSET>>;

impl pallet_bond::Config for Test {
	type Currency = Balances;
	type Now = Moment;
	type EraLength = EraLength;
	type BondingDuration = BondingDuration;
	type MinBond = ConstU128<50>;
	type MaxUnlocking = ConstU32<10>;
	type Listener = (Restaking, Ear);
	type Burns = ConstBool<true>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

impl pallet_bond::Config<Second> for Test {
	type Currency = AssetHeld;
	type Now = Moment;
	type EraLength = EraLength;
	type BondingDuration = BondingDuration;
	type MinBond = ConstU128<50>;
	type MaxUnlocking = ConstU32<10>;
	type Listener = (OverAsset, Ear);
	// It is an asset of others.
	type Burns = ConstBool<false>;
	type WeightInfo = ();
}

/// The native currency and all assets.
type NativeAndAssets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Test {
	type Currency = Balances;
	type Stake = Bond;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type SlashingHook = Authority;
	type Treasury = Treasury;
	type RewardAssets = NativeAndAssets;
	type NativeAsset = NativeAsset;
	type PalletId = NativeId;
	type MaxExitWindow = ConstU32<7>;
	type MaxPositions = ConstU32<4>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config<Second> for Test {
	type Currency = AssetHeld;
	type Stake = AssetBond;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type SlashingHook = Authority;
	type Treasury = Treasury;
	type RewardAssets = NativeAndAssets;
	type NativeAsset = OurAsset;
	type PalletId = OverAssetId;
	type MaxExitWindow = ConstU32<7>;
	type MaxPositions = ConstU32<4>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

/// Actors and clock for benchmarks of the core, which run elsewhere.
#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_restaking::benchmarking::BenchmarkHelper<AccountId, Authority, NativeOrWithId<u32>>
	for Helper
{
	fn bond(_who: &AccountId, _amount: Balance) {}

	fn set_era(_era: EraIndex) {}

	fn authority() -> Authority {
		Authority
	}

	fn reward_asset() -> NativeOrWithId<u32> {
		NativeOrWithId::Native
	}
}
