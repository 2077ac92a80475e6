//! Collateral of an asset with holds. The least balance is 10; `A` has 2 000.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::unreachable)]

use crate::{self as pallet_collateral, Error, Event, HoldReason, Total};
use core::cell::RefCell;
use frame_support::{
	assert_noop, assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, Imbalance,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use restaking_adapters::AssetCurrency;
use restaking_primitives::{Balance, EraIndex, Refusal, SlashableStake, Stake, StakeInspect};
use sp_runtime::{BuildStorage, TokenError};
use sp_staking::OnStakingUpdate;

type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;
type Currency = AssetCurrency<Assets, AssetsHolder, ConstU32<ASSET>>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		AssetsHolder: pallet_assets_holder,
		Collateral: pallet_collateral,
	}
);

const ASSET: u32 = 7;
const ISSUER: AccountId = 1;
const A: AccountId = 2;
const B: AccountId = 3;

parameter_types! {
	pub static Now: EraIndex = 3;
}

thread_local! {
	/// The unlocks that were told.
	static HEARD: RefCell<Vec<(AccountId, Balance)>> = const { RefCell::new(Vec::new()) };
}

/// Hears of unlocks.
pub struct Ear;
impl OnStakingUpdate<AccountId, Balance> for Ear {
	fn on_withdraw(who: &AccountId, amount: Balance) {
		HEARD.with(|heard| heard.borrow_mut().push((*who, amount)));
	}
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

impl pallet_collateral::Config for Test {
	type Currency = Currency;
	type Era = Now;
	type Listener = Ear;
	type Burns = ConstBool<false>;
	type WeightInfo = ();
}

/// Runs a test, in which `A` has locked 1 000.
fn locked(test: impl FnOnce()) {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(ASSET, ISSUER, true, 10)],
		accounts: vec![(ASSET, A, 2_000), (ASSET, B, 500)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	sp_io::TestExternalities::from(storage).execute_with(|| {
		HEARD.with(|heard| heard.borrow_mut().clear());
		System::set_block_number(1);
		assert_ok!(Collateral::lock(signed(A), 1_000));
		test();
	});
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn heard() -> Vec<(AccountId, Balance)> {
	HEARD.with(|heard| heard.borrow().clone())
}

fn total() -> Balance {
	Total::<Test>::get()
}

#[test]
fn what_is_locked_is_stake_until_it_is_unlocked() {
	locked(|| {
		assert_ok!(Collateral::lock(signed(B), 300));
		let of = |amount| Stake { total: amount, active: amount };
		assert_eq!((Collateral::stake(&A), Collateral::stake(&B)), (of(1_000), of(300)));
		assert_eq!((Collateral::total_active(), Collateral::era()), (1_300, 3));
		assert_eq!((Currency::balance(&A), Currency::balance(&B)), (1_000, 200));
		assert_eq!(Collateral::check(&ISSUER), Err(Refusal::NotStash));
		System::assert_last_event(RuntimeEvent::Collateral(Event::Locked { who: B, amount: 300 }));
		assert_ok!(Collateral::unlock(signed(A), 400));
		System::assert_last_event(RuntimeEvent::Collateral(Event::Unlocked {
			who: A,
			amount: 400,
		}));
		assert_eq!((Collateral::stake(&A), total()), (of(600), 900));
		assert_eq!(heard(), vec![(A, 400)]);
		assert_ok!(Collateral::unlock(signed(A), 600));
		assert_eq!((Currency::balance(&A), total()), (2_000, 300));
		let reason = RuntimeHoldReason::from(HoldReason::Locked);
		assert_eq!(Currency::balance_on_hold(&reason, &A), 0);
	});
}

#[test]
fn bad_amounts_are_refused() {
	locked(|| {
		for result in [Collateral::lock(signed(A), 0), Collateral::unlock(signed(A), 0)] {
			assert_eq!(result, Err(Error::<Test>::ZeroAmount.into()));
		}
		assert_noop!(Collateral::unlock(signed(A), 1_001), Error::<Test>::NotLocked);
		assert_noop!(Collateral::unlock(signed(B), 1), Error::<Test>::NotLocked);
		// The last ones keep the account.
		assert_noop!(Collateral::lock(signed(A), 991), TokenError::FundsUnavailable);
		assert_noop!(Collateral::lock(signed(A), Balance::MAX), Error::<Test>::TooMuch);
		assert_eq!((total(), heard()), (1_000, vec![]));
	});
}

/// Who is frozen can not unlock: what is liable could not be held. A slash takes it all the same.
#[test]
fn a_frozen_holder_is_kept_and_slashed() {
	locked(|| {
		assert_ok!(Assets::freeze(signed(ISSUER), ASSET, A));
		assert_noop!(Collateral::unlock(signed(A), 100), Error::<Test>::Frozen);
		assert_eq!(heard(), vec![]);
		let slashed = <Collateral as SlashableStake<AccountId>>::slash(&A, 400, 0);
		assert_eq!((slashed.amount, slashed.from_active, slashed.refunded), (400, 400, 0));
		assert_eq!((slashed.credit.peek(), slashed.left.active, total()), (400, 600, 600));
		// No more than there is.
		let rest = <Collateral as SlashableStake<AccountId>>::slash(&A, 10_000, 0);
		assert_eq!((rest.amount, rest.left.total, total()), (600, 0, 0));
		assert_ok!(Assets::thaw(signed(ISSUER), ASSET, A));
		assert_ok!(Collateral::lock(signed(A), 100));
		assert_ok!(Collateral::unlock(signed(A), 100));
	});
}

/// The pallet that pledges bonds and unbonds by the same ways.
#[test]
fn restaking_locks_and_unlocks_like_its_holder() {
	locked(|| {
		assert_eq!(<Collateral as SlashableStake<AccountId>>::bond_extra(&A, 500), Ok(500));
		assert_ok!(<Collateral as SlashableStake<AccountId>>::unbond(&A, 700));
		assert_eq!((Collateral::locked(&A), total(), heard()), (800, 800, vec![(A, 700)]));
		assert!(!<Collateral as SlashableStake<AccountId>>::burns());
	});
}
