//! A withdrawal of which the restaking pallet has to look at everything: as many positions as a staker may have, and less
//! stake left than they may cost.

use polkadot_sdk::sp_keyring::Sr25519Keyring::{Charlie, Ferdie};
use restaking_parachain_tests::{
	runtime::{Runtime, UNIT},
	stage::{
		active, bond_and_pledge, development, era, join, next_era, next_service, percent, pledge,
		register, signer, terms, to_era, word, STAKER,
	},
};

type Bonds = pallet_bond::Call<Runtime>;

/// Funds that are bonded, and pledged to each service; and the part that stays.
const BONDED: u128 = 1_000 * UNIT;
const STAYS: u128 = 100 * UNIT;

/// The positions of a staker, and the part of each that may be slashed.
const POSITIONS: u32 = 12;
const PART: u32 = 4;

/// The proof of the withdrawal is within what it declares, also where nothing of it was read before: every block checks
/// that of its transactions.
#[test]
fn a_withdrawal_declares_what_its_listener_needs() {
	let mut chain = development();
	for index in 0..POSITIONS {
		let service = next_service(&mut chain);
		let [slasher, resolver] = [Ferdie, Charlie].map(|who| Some(signer(who.to_account_id())));
		chain.submit(Charlie, register(terms(word(), PART), slasher, resolver));
		let home = join(&mut chain, service);
		match index {
			0 => bond_and_pledge(&mut chain, home, BONDED),
			_ => {
				let more = pledge(&mut chain, home, BONDED);
				chain.submit(STAKER, more);
			},
		}
	}
	next_era(&mut chain);
	chain.submit(STAKER, Bonds::unbond { amount: BONDED - STAYS });
	let target = era(&mut chain) + 28;
	to_era(&mut chain, target);
	chain.submit(STAKER, Bonds::withdraw {});
	assert_eq!(active(&mut chain, STAKER), STAYS);
	let staker = STAKER.to_account_id();
	let record = chain.look(|| pallet_restaking::Stakers::<Runtime>::get(staker));
	// Half of what stays covers a part of what is liable.
	let liable = percent(PART * POSITIONS) * BONDED;
	assert_eq!(record.map(|record| record.custody), Some(liable - STAYS / 2));
	chain.tally.print();
}
