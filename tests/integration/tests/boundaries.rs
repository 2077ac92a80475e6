//! The last block of an era and the first of the next.

use polkadot_sdk::{
	frame_support::{assert_ok, traits::fungible::Mutate},
	sp_runtime::Perbill,
};
use restaking_integration_tests::{
	restaking::{self, operator, Call},
	Chain,
};
use restaking_primitives::AssignmentId;
use restaking_runtime::{constants::currency::UNIT, Balance, Balances};

/// The pledge of each staker.
const PLEDGED: Balance = 100 * UNIT;

/// Runs blocks to the last of the next era. The caller asserts that it was the last.
fn last_block(chain: &mut Chain) {
	chain.next_era();
	chain.blocks(9);
}

/// Returns the amount that counts of each of a hundred stakers in this era.
fn count_all(assignment: AssignmentId) -> Vec<Balance> {
	(0..100)
		.map(|index| restaking::counts(&operator(index), assignment).0)
		.collect()
}

/// SC-DOS-09: pledges and exits crowd into both. Each counts by the era of its block.
#[test]
fn pledges_and_exits_count_by_the_era_of_their_block() {
	Chain::development().run(|chain| {
		let assignment = restaking::service(chain, Perbill::from_percent(20));
		let pledge = || restaking::pledge(assignment, PLEDGED);
		let exit = || Call::exit { assignment, amount: PLEDGED };
		for index in 0..100 {
			let who = operator(index);
			assert_ok!(Balances::mint_into(&who, 200 * UNIT));
			restaking::bond_as(chain, &who, PLEDGED);
			if index >= 50 {
				assert_ok!(chain.call(who, pledge()));
			}
		}
		chain.next_era();
		last_block(chain);
		let era = chain.era();
		for index in 0..25 {
			assert_ok!(chain.call(operator(index), pledge()));
			assert_ok!(chain.call(operator(50 + index), exit()));
		}
		let in_era = count_all(assignment);
		chain.next_block();
		assert_eq!(chain.era(), era + 1, "that was the last block of the era");
		for index in 25..50 {
			assert_ok!(chain.call(operator(index), pledge()));
			assert_ok!(chain.call(operator(50 + index), exit()));
		}
		let in_next = count_all(assignment);
		chain.next_era();
		let in_last = count_all(assignment);
		let counts = |index: usize| [in_era[index], in_next[index], in_last[index]];
		for index in 0..25 {
			assert_eq!(counts(index), [0, PLEDGED, PLEDGED]);
			assert_eq!(counts(50 + index), [PLEDGED, 0, 0]);
		}
		for index in 25..50 {
			assert_eq!(counts(index), [0, 0, PLEDGED]);
			assert_eq!(counts(50 + index), [PLEDGED, PLEDGED, 0]);
		}
	});
}
