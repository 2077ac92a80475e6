//! The last block of an era and the first of the next.

use polkadot_sdk::{
	frame_support::{assert_ok, traits::fungible::Mutate},
	sp_runtime::Perbill,
};
use restaking_integration_tests::{
	account,
	restaking::{self, operator, Call},
	Chain,
};
use restaking_primitives::AssignmentId;
use restaking_runtime::{constants::currency::UNIT, Balances, Restaking};

/// What each of the stakers pledges.
const PLEDGED: u128 = 100 * UNIT;

/// Goes to the last block of this era, and insists that it is.
fn last_block(chain: &mut Chain) {
	chain.next_era();
	chain.blocks(9);
}

/// What counts of one of many stakers in each of these eras.
fn counts(index: u32, home: AssignmentId, eras: [u32; 3]) -> [u128; 3] {
	eras.map(|era| Restaking::counted_at(&operator(index), home, era))
}

/// SC-DOS-09: pledges, exits and claims crowd into both; each counts by the era that its block says.
#[test]
fn the_last_block_of_the_era() {
	Chain::development().run(|chain| {
		let home = restaking::service(chain, Perbill::from_percent(20));
		let pledge = || restaking::pledge(home, PLEDGED);
		let exit = || Call::exit { assignment: home, amount: PLEDGED };
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
		chain.next_block();
		assert_eq!(chain.era(), era + 1, "that was the last block of the era");
		for index in 25..50 {
			assert_ok!(chain.call(operator(index), pledge()));
			assert_ok!(chain.call(operator(50 + index), exit()));
		}
		chain.to_era(era + 3);
		let eras = [era, era + 1, era + 2];
		for index in 0..25 {
			assert_eq!(counts(index, home, eras), [0, PLEDGED, PLEDGED]);
			assert_eq!(counts(50 + index, home, eras), [PLEDGED, 0, 0]);
		}
		for index in 25..50 {
			assert_eq!(counts(index, home, eras), [0, 0, PLEDGED]);
			assert_eq!(counts(50 + index, home, eras), [PLEDGED, PLEDGED, 0]);
		}
		assert!(Restaking::counted_at(&account(restaking::OWNER), home, era) == 0);
	});
}
