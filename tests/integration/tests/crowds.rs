//! A slash of ten thousand stakers. Its settlement takes as many blocks as its weight foretells, and
//! leaves out nobody. Neither does its undoing.

use codec::Encode;
use polkadot_sdk::{
	frame_support::{assert_ok, traits::fungible::Mutate},
	frame_system,
	sp_runtime::Perbill,
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{self, fund_slash_bond, request_slash, Call, OWNER},
	Chain,
};
use restaking_primitives::{AssignmentId, RequestId};
use restaking_runtime::{
	configs::restaking::RestakingRules, constants::currency::UNIT, AccountId, Balance, Balances,
	Restaking, Runtime, RuntimeEvent, Staking, System,
};

type Event = pallet_restaking::Event<Runtime>;

const BONDED: Balance = 1_000 * UNIT;
const PLEDGED: Balance = 100 * UNIT;
/// The loss of each staker: four tenths of its pledge.
const LOST: Balance = 40 * UNIT;

fn staker(index: u32) -> AccountId {
	AccountId::from(polkadot_sdk::sp_io::hashing::blake2_256(&("crowd", index).encode()))
}

/// Makes `count` stakers with a pledge each, to a service that may take 40 %. Returns the assignment.
fn crowd(chain: &mut Chain, count: u32) -> AssignmentId {
	let assignment = restaking::service(chain, Perbill::from_percent(40));
	for index in 0..count {
		let who = staker(index);
		assert_ok!(Balances::mint_into(&who, BONDED + 10 * UNIT));
		restaking::bond_as(chain, &who, BONDED);
		assert_ok!(chain.call(who, restaking::pledge(assignment, PLEDGED)));
	}
	assignment
}

fn ledger(who: &AccountId) -> Balance {
	Staking::ledger(Stash(who.clone())).map_or(0, |ledger| ledger.total)
}

/// Returns the number of stakers of whom such an event tells in this block.
fn told_now(tells: impl Fn(&Event) -> bool) -> u32 {
	let told = |record: &frame_system::EventRecord<RuntimeEvent, _>| matches!(&record.event, RuntimeEvent::Restaking(event) if tells(event));
	System::events().iter().filter(|record| told(record)).count() as u32
}

/// Runs blocks until such an event has told of all stakers. Returns the number of them in each block, without
/// blocks that told of none.
fn until_all(chain: &mut Chain, count: u32, tells: impl Fn(&Event) -> bool) -> Vec<u32> {
	let mut told = vec![];
	while told.iter().sum::<u32>() < count {
		chain.seal_and_look(|| told.push(told_now(&tells)));
		assert!(told.len() < 1_000, "it does not end");
	}
	told.retain(|stakers| *stakers > 0);
	told
}

/// Slashes a crowd, and undoes that. Returns the number of members that each block settled.
fn slash(count: u32) -> Vec<u32> {
	let mut blocks = vec![];
	Chain::development().checked_once_an_era().run(|chain| {
		let assignment = crowd(chain, count);
		fund_slash_bond(chain, assignment, 10_000 * UNIT);
		let begun = chain.era();
		chain.to_era(begun + 2);
		let escrow = || Balances::free_balance(Restaking::escrow_account());
		let before = escrow();
		assert_ok!(chain.call(account(OWNER), request_slash(assignment, begun + 1, 40)));
		blocks = until_all(chain, count, |event| matches!(event, Event::Slashed { .. }));
		let everybody = |has: Balance| {
			for index in 0..count {
				assert_eq!(ledger(&staker(index)), has, "staker {index} of {count}");
			}
		};
		everybody(BONDED - LOST);
		assert_eq!(escrow() - before, LOST * Balance::from(count), "all of it waits");

		assert_ok!(chain.call_as_root(Call::undo { request: RequestId(0), lapse: false }));
		let back = until_all(chain, count, |event| matches!(event, Event::GivenBack { .. }));
		println!("{count} members: {back:?} got it back in each block");
		everybody(BONDED);
		assert_eq!(escrow(), before);
	});
	blocks
}

/// Returns the number of members that fit by weight into a block that is empty otherwise.
fn members_per_block() -> u32 {
	use pallet_restaking::WeightInfo;
	type Weights = <Runtime as pallet_restaking::Config>::WeightInfo;
	let block = <<Runtime as frame_system::Config>::BlockWeights as polkadot_sdk::frame_support::traits::Get<
		frame_system::limits::BlockWeights,
	>>::get();
	let share = RestakingRules::get().work_share.mul_floor(block.max_block.ref_time());
	let one = (Weights::settle_page(2) - Weights::settle_page(1)).ref_time();
	(share / one) as u32
}

#[test]
fn ten_thousand_are_settled_in_the_blocks_that_weights_foretell() {
	let few = slash(10);
	assert_eq!(few, [10], "ten take one block");
	let many = slash(10_000);
	let expected = members_per_block();
	println!("10,000 members: {many:?} in each block, {expected} by weight");
	assert_eq!(many.iter().sum::<u32>(), 10_000);
	let blocks = 10_000u32.div_ceil(expected) as usize;
	assert!(many.len() == blocks || many.len() == blocks + 1, "{many:?}, not {blocks} blocks");
	// All blocks but the last are full. The tenth that may be missing is the weight of the queue.
	for members in &many[..many.len() - 1] {
		assert!(*members <= expected && *members > expected * 9 / 10, "{members} of {expected}");
	}
}
