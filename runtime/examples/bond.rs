//! A runtime without a staking pallet: bonds of the native currency and of an asset are its stake, with an instance
//! of the restaking pallet over each. Aura binds the clock of eras.
//!
//! It also runs: a service over each takes a tenth of what somebody leaves with.

// A test chain and the macros may do this.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::unreachable
)]

use codec::Encode;
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{Inspect, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, ConstU64, Get, OnFinalize,
		OnInitialize, OnPoll,
	},
	weights::WeightMeter,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::{
	types::JoinPolicy, GenesisBond, GenesisJoin, GenesisOperator, GenesisPledge, GenesisService,
};
use polkadot_sdk::*;
use restaking_adapters::AssetCurrency;
use restaking_primitives::{
	AssignmentId, Authority, Conditions, EraIndex, ServiceId, ServiceKey, StakeInspect, Terms,
};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{sr25519, H256};
use sp_runtime::{
	traits::AccountIdConversion, BuildStorage, Digest, DigestItem, DispatchError, Perbill,
};

type AccountId = u64;
type AssetId = u32;
type Balance = u128;
type Block = frame_system::mocking::MockBlock<Runtime>;

/// The asset that is bonded.
const ASSET: AssetId = 7;

/// The length of a slot, and the least length of an era, in milliseconds.
const SLOT: u64 = 6_000;
const ERA: u64 = 60_000;

// A runtime that has assets with holds, and whose blocks have slots.

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = Block;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Runtime {
	// The author of a block can not choose its moment.
	type OnTimestampSet = Aura;
}

impl pallet_aura::Config for Runtime {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = sp_consensus_aura::sr25519::AuthorityId;
	type DisabledValidators = ();
	type MaxAuthorities = ConstU32<16>;
	type SlotDuration = ConstU64<SLOT>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Runtime {
	type Balance = Balance;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
	// Without it nothing of an asset can be bonded.
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

// The additions for restaking.

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
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(4)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(5)]
	pub type AssetsHolder = pallet_assets_holder;

	// After Aura, whose slot its blocks read, and before the core, whose blocks read the era.
	#[runtime::pallet_index(6)]
	pub type Bond = pallet_bond;
	#[runtime::pallet_index(7)]
	pub type Restaking = pallet_restaking;

	// The same over an asset.
	#[runtime::pallet_index(8)]
	pub type AssetBond = pallet_bond<Instance1>;
	#[runtime::pallet_index(9)]
	pub type OverAsset = pallet_restaking<Instance1>;
}

/// The moment at which the slot of the block began: known before the first transaction, and bound by Aura.
pub struct SlotBegins;
impl Get<u64> for SlotBegins {
	fn get() -> u64 {
		u64::from(pallet_aura::CurrentSlot::<Runtime>::get()).saturating_mul(SLOT)
	}
}

impl pallet_bond::Config for Runtime {
	type Currency = Balances;
	// The clock: an era ends in the first block at least a minute after it began.
	type Now = SlotBegins;
	type EraLength = ConstU64<ERA>;
	// What is unbonded stays within reach for 28 eras.
	type BondingDuration = ConstU32<28>;
	type MaxUnlocking = ConstU32<32>;
	type MinBond = ConstU128<100>;
	// Holds withdrawn stake as long as services may still take it.
	type Listener = Restaking;
	type Burns = ConstBool<true>;
	type WeightInfo = pallet_bond::weights::SubstrateWeight<Self>;
}

/// The asset as a currency with holds.
type AssetHeld = AssetCurrency<Assets, AssetsHolder, ConstU32<ASSET>>;

impl pallet_bond::Config<pallet_bond::Instance1> for Runtime {
	type BondingDuration = ConstU32<28>;
	// The chain does not issue it.
	type Burns = ConstBool<false>;
	type Currency = AssetHeld;
	type EraLength = ConstU64<ERA>;
	type Listener = OverAsset;
	type MaxUnlocking = ConstU32<32>;
	type MinBond = ConstU128<100>;
	type Now = SlotBegins;
	type WeightInfo = pallet_bond::weights::SubstrateWeight<Self>;
}

parameter_types! {
	pub const Treasury: AccountId = TREASURY;
	pub const NativeAsset: NativeOrWithId<AssetId> = NativeOrWithId::Native;
	pub const BondedAsset: NativeOrWithId<AssetId> = NativeOrWithId::WithId(ASSET);
	pub const NoPayer: Option<AccountId> = None;
	/// Each instance has accounts of its own. Ids of accounts are short here: the first four letters tell.
	pub const NativeId: PalletId = PalletId(*b"natvrstk");
	pub const OverAssetId: PalletId = PalletId(*b"overrstk");
}

type NativeAndAssets =
	UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<AssetId>, AccountId>;

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Runtime {
	// The source of stake.
	type Currency = Balances;
	type Stake = Bond;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarks::Helper;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type MaxPositions = ConstU32<4>;
	type NativeAsset = NativeAsset;
	type PalletId = NativeId;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type RewardAssets = NativeAndAssets;
	type SlashingHook = Authority;
	type Treasury = Treasury;
}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config<pallet_restaking::Instance1> for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarks::Helper;
	type Currency = AssetHeld;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type MaxPositions = ConstU32<4>;
	type NativeAsset = BondedAsset;
	type PalletId = OverAssetId;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type RewardAssets = NativeAndAssets;
	type SlashingHook = Authority;
	type Stake = AssetBond;
	type Treasury = Treasury;
}

const ISSUER: AccountId = 1;
const HOLDER: AccountId = 2;
const OPERATOR: AccountId = 3;
const SLASHER: AccountId = 4;
const PAYER: AccountId = 5;
const TREASURY: AccountId = 6;

/// The funds of each account, of both currencies.
const FUNDS: Balance = 10_000;

/// The slot of the first block.
const FIRST: u64 = 1_000;

/// The one assignment of each instance.
const HOME: AssignmentId = AssignmentId(0);

/// Returns terms that take at most a fifth.
fn terms() -> Terms<AccountId, Authority> {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(20),
		report_window: 2,
		veto_window: 2,
		exit_window: 7,
		min_pledge: 1,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Default::default(),
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Authority }
}

fn service() -> GenesisService<AccountId, Authority> {
	GenesisService {
		owner: OPERATOR,
		terms: terms(),
		slasher: Some(SLASHER),
		resolver: None,
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	}
}

fn slash_bond() -> GenesisBond<AccountId> {
	GenesisBond { service: ServiceId(0), payer: PAYER, amount: 1_000 }
}

fn operator() -> GenesisOperator<AccountId> {
	GenesisOperator { account: OPERATOR, metadata: Default::default() }
}

fn join() -> GenesisJoin<AccountId> {
	let key = ServiceKey::Sr25519(sr25519::Public::from_raw([1; 32]));
	GenesisJoin { operator: OPERATOR, service: ServiceId(0), commission: Perbill::zero(), key }
}

/// Returns the genesis state of a chain with a service in each instance. `HOLDER` has a bond and a pledge of the
/// native currency.
fn genesis() -> sp_io::TestExternalities {
	let people = [ISSUER, HOLDER, OPERATOR, SLASHER, PAYER, TREASURY];
	let escrow = OverAssetId::get().into_account_truncating();
	let assets = people.into_iter().map(|who| (ASSET, who, FUNDS));
	let config = RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: people.into_iter().map(|who| (who, FUNDS)).collect(),
			..Default::default()
		},
		assets: AssetsConfig {
			assets: vec![(ASSET, ISSUER, true, 10)],
			// Nothing of an asset is minted for the escrow: somebody gives its least balance.
			accounts: assets.chain([(ASSET, escrow, 10)]).collect(),
			..Default::default()
		},
		bond: BondConfig { bonds: vec![(HOLDER, 1_000)], ..Default::default() },
		restaking: RestakingConfig {
			services: vec![service()],
			bonds: vec![slash_bond()],
			operators: vec![operator()],
			joins: vec![join()],
			pledges: vec![GenesisPledge {
				stash: HOLDER,
				assignment: HOME,
				amount: 1_000,
				standing: false,
			}],
		},
		over_asset: OverAssetConfig {
			services: vec![service()],
			bonds: vec![slash_bond()],
			operators: vec![operator()],
			joins: vec![join()],
			pledges: vec![],
		},
		..Default::default()
	};
	config.build_storage().expect("the genesis is sound").into()
}

/// Makes a block in a slot, of a moment that its author names.
fn block(slot: u64, moment: u64) {
	let number = System::block_number() + 1;
	let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode());
	System::initialize(&number, &Default::default(), &Digest { logs: vec![slot] });
	AllPalletsWithSystem::on_initialize(number);
	Timestamp::set_timestamp(moment);
	AllPalletsWithSystem::on_poll(number, &mut WeightMeter::new());
	AllPalletsWithSystem::on_finalize(number);
}

/// Makes a block in a slot.
fn block_in(slot: u64) {
	block(slot, slot * SLOT);
}

fn era() -> EraIndex {
	<Bond as StakeInspect<AccountId>>::era()
}

/// Goes on to an era, with one block in each.
fn run_to(target: EraIndex) {
	while era() < target {
		let slot: u64 = pallet_aura::CurrentSlot::<Runtime>::get().into();
		block_in(slot + ERA / SLOT);
	}
}

/// The end of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
	/// The free native funds of `HOLDER`.
	native: Balance,
	/// Its free funds of the asset.
	asset: Balance,
}

/// `HOLDER` bonds and pledges of the asset too, and leaves with both while slashes of a tenth are pending.
fn play() -> Result<End, DispatchError> {
	let signed = RuntimeOrigin::signed;
	let (hash, none) = (terms().hash(), Perbill::zero());
	block_in(FIRST);
	AssetBond::bond(signed(HOLDER), 1_000)?;
	OverAsset::pledge(signed(HOLDER), HOME, 1_000, hash, none, false).map_err(|it| it.error)?;

	run_to(2);
	let (tenth, name, evidence) = (Perbill::from_percent(10), H256::repeat_byte(1), H256::zero());
	let payer = || Some(PAYER);
	Restaking::request_slash(signed(SLASHER), HOME, 2, tenth, name, evidence, payer())
		.map_err(|it| it.error)?;
	OverAsset::request_slash(signed(SLASHER), HOME, 2, tenth, name, evidence, payer())
		.map_err(|it| it.error)?;
	Restaking::exit_all(signed(HOLDER)).map_err(|it| it.error)?;
	OverAsset::exit_all(signed(HOLDER)).map_err(|it| it.error)?;
	Bond::unbond(signed(HOLDER), 1_000)?;
	AssetBond::unbond(signed(HOLDER), 1_000)?;

	run_to(2 + 28);
	Bond::withdraw(signed(HOLDER)).map_err(|it| it.error)?;
	AssetBond::withdraw(signed(HOLDER)).map_err(|it| it.error)?;
	let (native, asset) = (Balances::balance(&HOLDER), AssetHeld::balance(&HOLDER));
	Ok(End { native, asset })
}

fn story() -> End {
	genesis().execute_with(|| play().expect("everything leaves"))
}

fn main() {
	let End { native, asset } = story();
	println!("bonded 1000 of 10000, slashed a tenth: left with {native}, and {asset} of the asset");
}

/// Leavers pay for what happened before.
#[test]
fn slashes_take_from_who_leaves() {
	assert_eq!(story(), End { native: FUNDS - 100, asset: FUNDS - 100 });
}

/// A halted chain prolongs its era, and makes up for nothing.
#[test]
fn a_halt_ends_one_era() {
	genesis().execute_with(|| {
		block_in(FIRST);
		assert_eq!(era(), 0);
		block_in(FIRST + ERA / SLOT - 1);
		assert_eq!(era(), 0);
		block_in(FIRST + 1_000 * ERA / SLOT);
		assert_eq!(era(), 1);
		block_in(FIRST + 1_000 * ERA / SLOT + 1);
		assert_eq!(era(), 1);
	});
}

/// The author of a block names another moment than its slot has.
#[test]
#[should_panic(expected = "Timestamp slot must match")]
fn an_author_does_not_choose_the_moment() {
	genesis().execute_with(|| block(FIRST, (FIRST + 1) * SLOT));
}

/// The guide shows code of this file.
#[test]
fn the_guide_shows_this_file() {
	let (guide, here) = (include_str!("README.md"), include_str!("bond.rs"));
	let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
	let here = lines(here);
	let part = guide.split("\n## ").find(|part| part.starts_with("A chain without staking\n"));
	let part = part.expect("the guide has such a part");
	let blocks: Vec<_> = part
		.split("```rust\n")
		.skip(1)
		.filter_map(|rest| rest.split("```").next())
		.collect();
	assert_eq!(blocks.len(), 3, "table, clock and stake");
	for block in blocks {
		for part in block.split("\n…\n") {
			assert!(here.contains(lines(part).trim()), "not in bond.rs:\n{part}");
		}
	}
}

/// The setting that benchmarks would need. Nobody runs them here.
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks {
	use super::*;
	use pallet_bond::{CurrentEra, RunningEra};
	use restaking_primitives::SlashableStake;

	pub struct Helper;
	impl
		pallet_restaking::benchmarking::BenchmarkHelper<
			AccountId,
			Authority,
			NativeOrWithId<AssetId>,
		> for Helper
	{
		fn bond(who: &AccountId, amount: Balance) {
			let bonded = <Bond as SlashableStake<AccountId>>::bond_extra(who, amount);
			assert!(bonded.is_ok(), "a benchmark could not bond: {bonded:?}");
		}

		fn set_era(index: EraIndex) {
			CurrentEra::<Runtime>::put(RunningEra { index, began_at: 1 });
		}

		fn authority() -> Authority {
			Authority
		}

		fn reward_asset() -> NativeOrWithId<AssetId> {
			NativeOrWithId::Native
		}
	}
}
