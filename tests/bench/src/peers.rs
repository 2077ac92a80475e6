//! The calls of others that the demo runtime has not: pools and rewards in assets, in a runtime of their own, with the
//! same crowd. There each of its accounts is a member of the pool with the funds that it bonds on the demo chain.

mod runtime;

use crate::{
	measure::{call, Operation},
	people::*,
	row::{measure_at, to_measure, Measured, Row},
};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		traits::{fungible::Mutate as _, fungibles::Mutate as _, schedule::DispatchTime, Hooks},
	},
	pallet_asset_rewards, pallet_nomination_pools, pallet_staking,
	pallet_staking::StakerStatus,
	pallet_timestamp,
	sp_io::TestExternalities,
	sp_runtime::{testing::UintAuthorityId, BuildStorage},
};
use restaking_runtime::constants::currency::UNIT;
use runtime::*;

/// The validators.
const VALIDATORS: [AccountId; 2] = [account(11), account(21)];
/// The pool.
const POOL: u32 = 1;

/// The moments in which something is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
	/// Nothing is slashed.
	Quiet,
	/// The pool was slashed, and no member has applied that.
	Slashed,
}

const fn row(name: &'static str, by: &'static str, find: fn() -> Operation) -> Row<Moment> {
	Row { name, by, at: Moment::Quiet, stakers: 1, find }
}

const POOLS: &str = "nomination-pools";
const REWARDS: &str = "asset-rewards";

/// The operations.
const ROWS: [Row<Moment>; 7] = [
	row("join", POOLS, || {
		by(NEWCOMER, pallet_nomination_pools::Call::<Runtime>::join { amount: STEP, pool_id: POOL })
	}),
	row("unbond of a member", POOLS, || {
		let (member_account, unbonding_points) = (STAKER, STEP);
		type Call = pallet_nomination_pools::Call<Runtime>;
		by(STAKER, Call::unbond { member_account, unbonding_points })
	}),
	row("withdraw_unbonded of a member", POOLS, || {
		let (member_account, num_slashing_spans) = (HOLDER, 0);
		type Call = pallet_nomination_pools::Call<Runtime>;
		by(HOLDER, Call::withdraw_unbonded { member_account, num_slashing_spans })
	}),
	row("claim_payout", POOLS, || {
		by(STAKER, pallet_nomination_pools::Call::<Runtime>::claim_payout {})
	}),
	Row {
		at: Moment::Slashed,
		..row("apply_slash", POOLS, || {
			let apply =
				pallet_nomination_pools::Call::<Runtime>::apply_slash { member_account: STAKER };
			by(STRANGER, apply)
		})
	},
	row("stake more", REWARDS, || {
		by(STAKER, pallet_asset_rewards::Call::<Runtime>::stake { pool_id: 0, amount: STEP })
	}),
	row("harvest_rewards", REWARDS, || {
		by(
			STAKER,
			pallet_asset_rewards::Call::<Runtime>::harvest_rewards { pool_id: 0, staker: None },
		)
	}),
];

fn by(who: AccountId, it: impl Into<RuntimeCall>) -> Operation {
	call(RuntimeOrigin::signed(who), it.into())
}

/// Measures everything at these sizes.
pub fn measure_all(sizes: &[u64], runs: usize) -> Vec<Measured> {
	let mut all = to_measure(&ROWS);
	for size in sizes {
		let mut state = chain(*size);
		measure_at(&ROWS, &Moment::Quiet, &mut state, runs, &mut all);
		change(&mut state, slash);
		measure_at(&ROWS, &Moment::Slashed, &mut state, runs, &mut all);
	}
	all
}

/// Returns a chain with a crowd of this size.
fn chain(size: u64) -> TestExternalities {
	let members = u128::from(REGULARS + size);
	let mut ext: TestExternalities = genesis().build_storage().expect("builds").into();
	change(&mut ext, || {
		run_to(1);
		for asset in ASSETS {
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), asset, RICH, true, 1));
		}
		endow::<Runtime>(&RICH, 100_000 * UNIT);
		[STRANGER, NEWCOMER]
			.iter()
			.for_each(|who| endow::<Runtime>(who, BOND + BOND / 10));
		found_pool();
		found_rewards(members);
		enter(&STAKER, BOND);
		enter(&HOLDER, BOND);
		assert_ok!(Pools::unbond(RuntimeOrigin::signed(HOLDER), HOLDER, STEP));
	});
	gather::<Runtime>(&mut ext, size, |_, who| enter(who, CROWD_BOND));
	change(&mut ext, || {
		// What was unbonded first is free.
		run_to(32);
		assert_ok!(Balances::mint_into(&Pools::generate_reward_account(POOL), members * UNIT / 10));
	});
	ext
}

fn change(ext: &mut TestExternalities, how: impl FnOnce()) {
	ext.execute_with(|| {
		how();
		System::reset_events();
	});
	ext.commit_all().expect("commits");
}

fn genesis() -> RuntimeGenesisConfig {
	RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: VALIDATORS.map(|who| (who, 1_000 * BOND)).to_vec(),
			..Default::default()
		},
		pools: PoolsConfig { max_members: None, max_members_per_pool: None, ..Default::default() },
		session: SessionConfig {
			keys: (0u64..)
				.zip(VALIDATORS)
				.map(|(key, who)| (who.clone(), who, UintAuthorityId(key)))
				.collect(),
			..Default::default()
		},
		staking: StakingConfig {
			stakers: VALIDATORS
				.map(|who| (who.clone(), who, 100 * BOND, StakerStatus::Validator))
				.to_vec(),
			validator_count: 2,
			minimum_validator_count: 1,
			..Default::default()
		},
		..Default::default()
	}
}

/// Creates a pool that nominates.
fn found_pool() {
	let rich = || RuntimeOrigin::signed(RICH);
	assert_ok!(Pools::create(rich(), BOND, RICH, RICH, RICH));
	assert_ok!(Pools::nominate(rich(), POOL, VALIDATORS.to_vec()));
}

/// Creates a pool that pays one asset for frozen units of another: a tenth of a unit a block for each member. By less
/// for a large crowd its rewards of one block for one base unit would be rounded to nothing.
fn found_rewards(members: u128) {
	let rich = || RuntimeOrigin::signed(RICH);
	let rate = members * UNIT / 10;
	let [staked, paid] = ASSETS;
	assert_ok!(Assets::mint_into(paid, &RICH, 1_000 * rate));
	let until = DispatchTime::At(1_000_000);
	assert_ok!(AssetRewards::create_pool(
		rich(),
		Box::new(staked),
		Box::new(paid),
		rate,
		until,
		None
	));
	assert_ok!(AssetRewards::deposit_reward_tokens(rich(), 0, 1_000 * rate));
}

/// Lets an account join the pool, and stake an asset.
fn enter(who: &AccountId, amount: Balance) {
	let signed = || RuntimeOrigin::signed(who.clone());
	endow::<Runtime>(who, amount + amount / 10);
	assert_ok!(Pools::join(signed(), amount, POOL));
	assert_ok!(AssetRewards::stake(signed(), 0, amount));
}

/// Slashes a tenth of the pool.
fn slash() {
	let pool = Pools::generate_bonded_account(POOL);
	let ledger = pallet_staking::Ledger::<Runtime>::get(&pool).expect("it bonds");
	let (mut payout, mut taken) = (0, Default::default());
	let (amount, era) = (ledger.total / 10, era());
	pallet_staking::slashing::do_slash::<Runtime>(&pool, amount, &mut payout, &mut taken, era);
}

fn era() -> u32 {
	pallet_staking::CurrentEra::<Runtime>::get().unwrap_or_default()
}

/// Runs blocks, each of which is a session and an era.
fn run_to(target: u32) {
	while era() < target {
		let number = System::block_number() + 1;
		System::set_block_number(number);
		pallet_timestamp::Now::<Runtime>::put(number * 6_000);
		Session::on_initialize(number);
		Staking::on_initialize(number);
		Staking::on_finalize(number);
	}
}
