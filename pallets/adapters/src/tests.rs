//! The restaking pallet over an asset that the chain does not issue, held by a pallet of its own.
//!
//! The least balance is 10. `S` has 2 000 and locks 1 000. The service takes at most 40 %, with windows of 4, 3
//! and 7 eras; 60 % of what it takes is for the treasury, and the rest for nobody.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::unreachable)]

use crate::{AssetCurrency, HeldStake};
use frame_support::{
	assert_noop, assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{
			Balanced, BalancedHold, Inspect, InspectHold, MutateHold, NativeFromLeft,
			NativeOrWithId, UnionOf,
		},
		tokens::Precision::Exact,
		AsEnsureOriginWithArg, ConstU128, ConstU32, Hooks, Imbalance,
	},
	weights::{Weight, WeightMeter},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_restaking::{
	types::{JoinPolicy, TermBounds},
	GenesisBond, GenesisJoin, GenesisOperator, GenesisService, HoldReason,
};
use restaking_primitives::{
	AssignmentId, Authority, Balance, Conditions, EraIndex, ServiceId, ServiceKey, Shares,
	SlashableStake, StakeInspect, Terms,
};
use sp_core::{sr25519, H256};
use sp_runtime::{traits::AccountIdConversion, BuildStorage, Perbill, TokenError};

type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

/// A pallet that locks the asset.
#[frame_support::pallet]
pub mod collateral {
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// The reason of its hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Locked.
		#[codec(index = 0)]
		Locked,
	}
}

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		AssetsHolder: pallet_assets_holder,
		Locks: collateral,
		Restaking: pallet_restaking,
	}
);

/// The asset.
const ASSET: u32 = 7;

const ISSUER: AccountId = 1;
const TREASURY: AccountId = 2;
const PAYER: AccountId = 3;
const SLASHER: AccountId = 4;
const OWNER: AccountId = 5;
const P: AccountId = 6;
const S: AccountId = 7;
const HOME: AssignmentId = AssignmentId(0);

/// All of it that there is at the beginning.
const SUPPLY: Balance = 2_000 + 1_000 + 10 + 10;

type Currency = AssetCurrency<Assets, AssetsHolder, ConstU32<ASSET>>;
type Stake = HeldStake<Currency, Locked, Now, Total, Restaking, Burns>;

parameter_types! {
	pub static Now: EraIndex = 1;
	pub static Total: Balance = 1_000_000;
	pub static Burns: bool = false;
	pub const Treasury: AccountId = TREASURY;
	pub const OurAsset: NativeOrWithId<u32> = NativeOrWithId::WithId(ASSET);
	pub const NoPayer: Option<AccountId> = None;
	pub const Locked: RuntimeHoldReason = RuntimeHoldReason::Locks(collateral::HoldReason::Locked);
	/// All of a block is for due work.
	pub const WholeBlocks: TermBounds = TermBounds {
		min_veto_window: 2,
		min_max_slash: Perbill::from_parts(1_000_000),
		max_commission_step: Perbill::from_percent(10),
		max_jail_term: 28,
		min_slash_bond: 20,
		slash_bond_share: Perbill::from_percent(1),
		work_share: Perbill::one(),
	};
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
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

impl collateral::Config for Test {}

#[derive_impl(pallet_restaking::config_preludes::TestDefaultConfig)]
impl pallet_restaking::Config for Test {
	type Currency = Currency;
	type Stake = Stake;
	type PalletsOrigin = OriginCaller;
	type RegisterOrigin = EnsureRootWithSuccess<AccountId, NoPayer>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type SlashingHook = Authority;
	type Treasury = Treasury;
	type RewardAssets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;
	type NativeAsset = OurAsset;
	type TermBounds = WholeBlocks;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

/// Actors and clock, for benchmarks that nobody runs here.
#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_restaking::benchmarking::BenchmarkHelper<AccountId, Authority, NativeOrWithId<u32>>
	for Helper
{
	fn bond(who: &AccountId, amount: Balance) {
		assert_ok!(Stake::bond_extra(who, amount));
	}

	fn set_era(era: EraIndex) {
		Now::set(era);
	}

	fn authority() -> Authority {
		Authority
	}

	fn reward_asset() -> NativeOrWithId<u32> {
		OurAsset::get()
	}
}

/// All of the asset that there is.
fn supply() -> Balance {
	<Currency as Inspect<AccountId>>::total_issuance()
}

fn escrow() -> AccountId {
	PalletId(*b"restakng").into_account_truncating()
}

fn percent(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

fn terms() -> Terms<AccountId, Authority> {
	let conditions = Conditions {
		max_slash: percent(40),
		report_window: 4,
		veto_window: 3,
		exit_window: 7,
		min_pledge: 1,
		quorum: percent(50),
		places: 128,
		jail_term: 0,
		shares: Shares { treasury: percent(60), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Authority }
}

/// A chain on which the escrow has so much of the asset.
fn chain_with(in_escrow: Balance) -> sp_io::TestExternalities {
	Now::set(1);
	Burns::set(false);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut accounts = vec![(ASSET, S, 2_000), (ASSET, PAYER, 1_000), (ASSET, TREASURY, 10)];
	if in_escrow > 0 {
		accounts.push((ASSET, escrow(), in_escrow));
	}
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(ASSET, ISSUER, true, 10)],
		accounts,
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let service = GenesisService {
		owner: OWNER,
		terms: terms(),
		slasher: Some(SLASHER),
		resolver: None,
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: String::new(),
	};
	let key = ServiceKey::Sr25519(sr25519::Public::from_raw([1; 32]));
	let service_id = ServiceId(0);
	pallet_restaking::GenesisConfig::<Test> {
		services: vec![service],
		bonds: vec![GenesisBond { service: service_id, payer: PAYER, amount: 500 }],
		operators: vec![GenesisOperator { account: P, metadata: String::new() }],
		joins: vec![GenesisJoin {
			operator: P,
			service: service_id,
			commission: Perbill::zero(),
			key,
		}],
		pledges: vec![],
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(next_block);
	ext
}

/// A chain on which `S` has locked 1 000, and nothing is lost or made but what a test says.
fn locked(test: impl FnOnce()) {
	chain_with(10).execute_with(|| {
		assert_eq!(supply(), SUPPLY);
		assert_eq!(Stake::bond_extra(&S, 1_000), Ok(1_000));
		assert_eq!((Stake::stake(&S).active, Currency::balance(&S)), (1_000, 1_000));
		test();
		let accounts = [S, PAYER, TREASURY, escrow(), P, OWNER];
		let all: Balance = accounts.iter().map(Currency::total_balance).sum();
		assert_eq!(all, supply());
	});
}

fn next_block() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	Restaking::on_initialize(number);
	Restaking::on_poll(number, &mut WeightMeter::with_limit(Weight::MAX));
	Restaking::on_idle(number, Weight::zero());
}

/// Goes on to an era, with a block in each.
fn run_to(era: EraIndex) {
	while Now::get() < era {
		Now::set(Now::get() + 1);
		next_block();
	}
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// All of `S` is pledged from era 10 on. It is era 10.
fn pledged() {
	run_to(9);
	let hash = terms().hash();
	assert_ok!(Restaking::pledge(signed(S), HOME, 1_000, hash, Perbill::zero(), false));
	run_to(10);
}

/// 40 % of it are slashed. It is era 13.
fn slashed() {
	let (name, evidence) = (H256::repeat_byte(1), H256::repeat_byte(2));
	let by = signed(SLASHER);
	assert_ok!(Restaking::request_slash(by, HOME, 10, percent(40), name, evidence, Some(PAYER)));
	run_to(13);
}

fn custody() -> Balance {
	let reason = RuntimeHoldReason::Restaking(HoldReason::Custody);
	Currency::balance_on_hold(&reason, &S)
}

/// LST-01: the supply stays, and what is for nobody is for the treasury.
#[test]
fn a_slash_burns_nothing_of_others() {
	locked(|| {
		pledged();
		slashed();
		assert_eq!((Stake::stake(&S).active, Currency::balance(&escrow())), (600, 410));
		assert_eq!(supply(), SUPPLY);
		// The longest exit window and an era.
		run_to(13 + 28);
		assert_eq!((Currency::balance(&TREASURY), Currency::balance(&escrow())), (410, 10));
		assert_eq!(supply(), SUPPLY);
	});
}

/// The same where the chain issues the asset: 40 % of 400 are burned.
#[test]
fn a_slash_burns_what_is_for_nobody_of_its_own() {
	locked(|| {
		Burns::set(true);
		pledged();
		slashed();
		run_to(13 + 28);
		assert_eq!((Currency::balance(&TREASURY), Currency::balance(&escrow())), (250, 10));
		assert_eq!(supply(), SUPPLY - 160);
	});
}

/// LST-02: what is unlocked while it is liable waits in custody until the window is over.
#[test]
fn custody_is_the_queue_of_who_leaves() {
	locked(|| {
		pledged();
		assert_ok!(Restaking::exit(signed(S), HOME, 1_000));
		assert_ok!(Stake::unbond(&S, 1_000));
		assert_eq!((Stake::stake(&S).total, custody()), (0, 400));
		assert_eq!(Currency::balance(&S), 1_600);
		run_to(17);
		assert!(Restaking::release_custody(signed(P), S, 12).is_err());
		run_to(18);
		assert_ok!(Restaking::release_custody(signed(P), S, 12));
		assert_eq!((custody(), Currency::balance(&S)), (0, 2_000));
	});
}

/// Custody is slashed like what is locked.
#[test]
fn custody_is_slashed() {
	locked(|| {
		pledged();
		assert_ok!(Stake::unbond(&S, 1_000));
		slashed();
		assert_eq!((custody(), Currency::balance(&escrow())), (0, 410));
		assert_eq!(supply(), SUPPLY);
	});
}

/// LST-03: a frozen holder loses all the same, and what the treasury can not receive stays in the escrow.
#[test]
fn a_frozen_holder_is_slashed_and_a_blocked_treasury_burns_nothing() {
	locked(|| {
		pledged();
		assert_ok!(Assets::freeze(signed(ISSUER), ASSET, S));
		assert_ok!(Assets::block(signed(ISSUER), ASSET, TREASURY));
		slashed();
		assert_eq!((Stake::stake(&S).active, Currency::balance(&escrow())), (600, 410));
		run_to(13 + 28);
		assert_eq!((Currency::balance(&TREASURY), Currency::balance(&escrow())), (10, 410));
		assert_eq!(supply(), SUPPLY);
	});
}

/// Nobody locks funds that are frozen, or the last ones that keep the account.
#[test]
fn only_what_is_free_is_locked() {
	locked(|| {
		assert_noop!(Stake::bond_extra(&S, 991), TokenError::FundsUnavailable);
		assert_eq!(Stake::bond_extra(&S, 990), Ok(990));
		assert_ok!(Stake::unbond(&S, 990));
		assert_ok!(Assets::freeze(signed(ISSUER), ASSET, S));
		assert_noop!(Stake::bond_extra(&S, 1), TokenError::FundsUnavailable);
	});
}

/// LST-05: nothing is made for the escrow.
#[test]
#[should_panic(expected = "the account of the escrow lacks its least balance")]
fn an_escrow_without_funds_is_refused() {
	chain_with(0);
}

#[test]
fn what_is_taken_is_owned_by_who_has_it() {
	locked(|| {
		let (credit, missing) =
			<Currency as BalancedHold<AccountId>>::slash(&Locked::get(), &S, 1_200);
		assert_eq!((credit.peek(), missing, supply()), (1_000, 200, SUPPLY));
		let (part, rest) = credit.split(300);
		assert!(Currency::resolve(&PAYER, part).is_ok());
		assert_eq!(Currency::balance(&PAYER), 500 + 300);
		// Dropped: it is gone from the supply.
		drop(rest);
		assert_eq!(supply(), SUPPLY - 700);
	});
}

#[test]
fn holds_are_apart_and_released() {
	locked(|| {
		let other = RuntimeHoldReason::Restaking(HoldReason::SlashBond);
		assert_ok!(Currency::hold(&other, &S, 100));
		assert_eq!(Currency::total_balance_on_hold(&S), 1_100);
		assert_eq!(Currency::balance_on_hold(&Locked::get(), &S), 1_000);
		assert_eq!(Currency::total_balance(&S), 2_000);
		assert_eq!(Currency::release(&other, &S, 40, Exact), Ok(40));
		assert_noop!(Currency::release(&other, &S, 61, Exact), TokenError::FundsUnavailable);
		assert_eq!((Currency::balance(&S), Currency::total_balance_on_hold(&S)), (940, 1_060));
	});
}
