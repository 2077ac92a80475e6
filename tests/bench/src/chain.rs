//! The demo chain in which everything of ours is measured, and base staking with it.
//!
//! Everything is done by calls and in blocks: services and operators, the crowd, which bonds, nominates, pledges and
//! holds receipts of a vault, and the few accounts whose calls are measured.

mod vaults;

pub use vaults::{ask, deposit, visit, VAULTS};

use crate::people::*;
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::{DispatchClass, DispatchResultWithPostInfo},
		traits::{fungible::NativeOrWithId, UnfilteredDispatchable},
	},
	pallet_parameters, pallet_staking,
	pallet_staking::RewardDestination,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring::AliceStash,
	sp_runtime::{MultiAddress, Perbill, Storage},
	sp_staking::EraIndex,
};
use restaking_integration_tests::{
	account as named,
	restaking::{self, Call, OWNER},
	Chain,
};
use restaking_primitives::{AssignmentId, ServiceId};
use restaking_runtime::{
	configs::{
		restaking::{dynamic_params::restaking as parameters, RuntimeParameters},
		system::MAXIMUM_BLOCK_WEIGHT,
	},
	constants::currency::UNIT,
	Assets, Runtime, RuntimeCall, RuntimeOrigin, Staking, System,
};

/// The services: one that pays in the native token, and one that pays in an asset.
pub const SERVICES: [ServiceId; 2] = [ServiceId(0), ServiceId(1)];
/// The assignments to them.
pub const ASSIGNMENTS: [AssignmentId; 2] = [AssignmentId(0), AssignmentId(1)];
/// Another assignment to the first service. Behind the first are only the crowd and [`STAKER`], so that all members
/// of a page are alike.
pub const OTHER: AssignmentId = AssignmentId(2);

/// Returns a chain with a crowd of this size, in the first block of an era.
pub fn chain(size: u64) -> TestExternalities {
	let top = Chain::development().checked_by_the_story().run_to_end(|chain| {
		found(chain);
		vaults::found(chain);
		go_into_custody(chain);
		act(chain);
	});
	let storage = Storage { top: top.into_iter().collect(), ..Default::default() };
	let mut ext = TestExternalities::new(storage);
	gather::<Runtime>(&mut ext, size, |number, who| {
		// The regulars fill a page of one assignment.
		let half = if number < REGULARS { 0 } else { number % 2 };
		enter(who, CROWD_BOND, &[(ASSIGNMENTS[half as usize], CROWD_PLEDGE)]);
		vaults::send_receipts(who);
	});
	// An era in which all of them count, another in which they earn, and a third in which those are over.
	go_on(&mut ext, |chain| (0..3).for_each(|_| chain.next_era()));
	ext
}

/// Tells a story in the blocks after a state.
pub fn go_on(ext: &mut TestExternalities, story: impl FnOnce(&mut Chain)) {
	change(ext, || Chain::development().checked_by_the_story().go_on_here(story));
}

/// Changes a state.
pub fn change(ext: &mut TestExternalities, how: impl FnOnce()) {
	ext.execute_with(|| {
		how();
		System::reset_events();
	});
	ext.commit_all().expect("commits");
}

/// Runs blocks that have no weight for due work until an era begins: others have filled them.
pub fn pass(chain: &mut Chain, target: EraIndex) {
	loop {
		System::register_extra_weight_unchecked(MAXIMUM_BLOCK_WEIGHT, DispatchClass::Mandatory);
		if chain.era() >= target {
			return;
		}
		chain.next_block();
	}
}

/// Registers services, their operators, pots and a slash bond.
fn found(chain: &mut Chain) {
	let administrator = || MultiAddress::Id(RICH);
	for asset in ASSETS {
		let created =
			Assets::force_create(RuntimeOrigin::root(), asset.into(), administrator(), true, 1);
		assert_ok!(created);
	}
	endow::<Runtime>(&RICH, 100_000 * UNIT);
	let paid = vec![ASSETS[1]].try_into().expect("one");
	let paid = parameters::Parameters::RewardAssets(parameters::RewardAssets, Some(paid));
	let key_value = RuntimeParameters::Restaking(paid);
	let allow = pallet_parameters::Call::<Runtime>::set_parameter { key_value };
	assert_ok!(chain.call_as_root(allow));
	let owner = || named(OWNER);
	let assets = [NativeOrWithId::Native, NativeOrWithId::WithId(ASSETS[1])];
	for (service, asset) in SERVICES.into_iter().zip(assets) {
		let terms = restaking::terms(Perbill::from_percent(40));
		let slasher = Some(restaking::origin_of(&owner()));
		must(chain, owner(), restaking::register(terms, slasher, None));
		must(chain, owner(), Call::open_pot { service, asset, min_weight: 0 });
		must(chain, RICH, Call::fund_rewards { service, amount: 6_400 * UNIT, eras: 64 });
	}
	for (index, service) in [SERVICES[0], SERVICES[1], SERVICES[0]].into_iter().enumerate() {
		restaking::join_as(chain, service, index as u32);
	}
	restaking::fund_slash_bond(chain, ASSIGNMENTS[0], 1_000 * UNIT);
}

/// Lets two stakers withdraw stake while it is liable, so that it goes into custody, and runs blocks until no slash
/// can take it any more.
fn go_into_custody(chain: &mut Chain) {
	for who in [LEAVER, REBONDER] {
		endow::<Runtime>(&who, BOND + UNIT);
		restaking::bond_as(chain, &who, BOND);
		assert_ok!(pledge(&who, OTHER, BOND));
	}
	chain.next_era();
	let begun = chain.era();
	for (who, value) in [(LEAVER, BOND), (REBONDER, BOND / 10 * 9)] {
		must(chain, who, pallet_staking::Call::<Runtime>::unbond { value });
	}
	chain.to_era(begun + 5);
	for who in [LEAVER, REBONDER] {
		must(chain, who, Call::exit { assignment: OTHER, amount: BOND });
	}
	chain.to_era(begun + 8);
	for who in [LEAVER, REBONDER] {
		let num_slashing_spans = 0;
		let withdraw = pallet_staking::Call::<Runtime>::withdraw_unbonded { num_slashing_spans };
		must(chain, who.clone(), withdraw);
		assert!(restaking::custody(&who) > 0, "all that left was free");
	}
	chain.to_era(begun + 13);
}

/// Lets those enter whose calls are measured.
fn act(chain: &mut Chain) {
	let [first, second] = ASSIGNMENTS;
	let half = BOND / 2;
	endow::<Runtime>(&STRANGER, BOND);
	enter(&STAKER, BOND, &[(first, half)]);
	enter(&EARNER, BOND, &[(second, half)]);
	enter(&NEWCOMER, BOND, &[]);
	enter(&TWOFOLD, BOND, &[(OTHER, half), (second, half)]);
	enter(&TRIMMED, BOND, &[(OTHER, BOND)]);
	base_slash(&TRIMMED, half);
	enter(&CLAIMANT, BOND, &[(second, half)]);
	chain.next_era();
}

/// Lets an account bond, nominate, and pledge. It keeps funds to bond more.
fn enter(who: &AccountId, bond: Balance, pledges: &[(AssignmentId, Balance)]) {
	let signed = || RuntimeOrigin::signed(who.clone());
	endow::<Runtime>(who, bond + bond / 10);
	assert_ok!(Staking::bond(signed(), bond, RewardDestination::Stash));
	assert_ok!(Staking::nominate(signed(), vec![MultiAddress::Id(validator())]));
	for (assignment, amount) in pledges {
		assert_ok!(pledge(who, *assignment, *amount));
	}
}

fn pledge(
	who: &AccountId,
	assignment: AssignmentId,
	amount: Balance,
) -> DispatchResultWithPostInfo {
	to_pledge(assignment, amount).dispatch_bypass_filter(RuntimeOrigin::signed(who.clone()))
}

/// Returns a pledge without a standing order.
pub fn to_pledge(assignment: AssignmentId, amount: Balance) -> Call {
	match restaking::pledge(assignment, amount) {
		Call::pledge { assignment, amount, terms_hash, max_commission, .. } => {
			Call::pledge { assignment, amount, terms_hash, max_commission, standing: false }
		},
		other => other,
	}
}

/// Returns the settlement of one staker.
pub fn settle(stash: AccountId, losses: u32) -> Call {
	Call::settle_staker { stash, losses }
}

/// Takes stake of a staker by the base chain.
fn base_slash(who: &AccountId, amount: Balance) {
	let (mut payout, mut taken) = (0, Default::default());
	pallet_staking::slashing::do_slash::<Runtime>(who, amount, &mut payout, &mut taken, era());
}

/// Returns the only validator, whom everybody nominates.
pub fn validator() -> AccountId {
	named(AliceStash)
}

/// Returns the present era.
pub fn era() -> EraIndex {
	pallet_staking::CurrentEra::<Runtime>::get().unwrap_or_default()
}

fn must(chain: &Chain, who: AccountId, call: impl Into<RuntimeCall>) {
	chain.call(who, call).expect("the call succeeds");
}
