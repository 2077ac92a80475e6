//! The instance over an asset: bonds, slashes and withdrawals are in that asset, which the chain neither makes nor burns.

use pallet_restaking::types::Payee;
use polkadot_sdk::{
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Ferdie},
};
use restaking_parachain_tests::{
	runtime::{Assets, Runtime, BONDED_ASSET, UNIT},
	stage::{era, next_era, percent, to_era, OTHER, SIBLING},
	Chain,
};
use restaking_primitives::{AssignmentId, RequestId, ServiceId};

/// The second instances.
type Call = pallet_restaking::Call<Runtime, pallet_restaking::Instance1>;
type Bonds = pallet_bond::Call<Runtime, pallet_bond::Instance1>;

/// The bond of the preset, and the part of it that is pledged.
const BONDED: u128 = 20_000 * UNIT;
const PLEDGED: u128 = 10_000 * UNIT;

/// Returns a request for a slash of five per cent.
fn request(offence_era: u32, offence: u64) -> Call {
	Call::request_slash {
		assignment: AssignmentId(0),
		offence_era,
		fraction: percent(5),
		offence_id: H256::from_low_u64_be(offence),
		evidence_hash: H256::zero(),
		payer: None,
	}
}

/// Returns the id of the latest request.
fn latest(chain: &mut Chain) -> RequestId {
	type Next = pallet_restaking::NextRequestId<Runtime, pallet_restaking::Instance1>;
	let next = chain.look(Next::get);
	RequestId(next.0.checked_sub(1).expect("there is one"))
}

/// Returns the active stake of Ferdie.
fn active(chain: &mut Chain) -> u128 {
	type Ledgers = pallet_bond::Ledgers<Runtime, pallet_bond::Instance1>;
	let ledger = chain.look(|| Ledgers::get(Ferdie.to_account_id()));
	ledger.map_or(0, |ledger| ledger.active)
}

/// Returns the free units of Ferdie.
fn free(chain: &mut Chain) -> u128 {
	chain.look(|| Assets::balance(BONDED_ASSET, Ferdie.to_account_id()))
}

/// A vetoed request takes nothing, an executed one its part, and all the rest is withdrawn.
#[test]
fn a_bond_of_an_asset_is_slashed_and_withdrawn() {
	let mut chain = Chain::new("services", [SIBLING, OTHER]);
	chain.block();
	next_era(&mut chain);
	next_era(&mut chain);
	let now = era(&mut chain);
	chain.submit(Bob, request(now, 1));
	chain.submit(Bob, request(now, 2));
	let second = latest(&mut chain);
	chain.submit(Charlie, Call::veto { request: second });
	assert_eq!(active(&mut chain), BONDED);
	to_era(&mut chain, now + 5);
	let rest = BONDED - PLEDGED * 5 / 100;
	assert_eq!(active(&mut chain), rest);

	chain.submit(Ferdie, Call::exit_all {});
	chain.submit(Ferdie, Bonds::unbond { amount: rest });
	chain.send(Ferdie, Bonds::withdraw {});
	assert!(matches!(chain.block().outcomes[..], [Ok(Err(_))]), "nothing is free yet");
	let target = era(&mut chain) + 29;
	to_era(&mut chain, target);
	let before = free(&mut chain);
	chain.submit(Ferdie, Bonds::withdraw {});
	assert_eq!(free(&mut chain), before + rest, "fees are paid in the native token");
	assert_eq!(active(&mut chain), 0);
	chain.tally.print();
}

/// A service over the asset may pay in it, and a staker may let its rewards be bonded.
#[test]
fn rewards_in_the_bonded_asset_are_bonded() {
	type Native = <Runtime as pallet_restaking::Config<pallet_restaking::Instance1>>::NativeAsset;
	let mut chain = Chain::new("services", [SIBLING, OTHER]);
	chain.block();
	next_era(&mut chain);
	let (service, asset) = (ServiceId(0), chain.look(Native::get));
	chain.submit(Ferdie, Call::set_payee { payee: Payee::Bonded });
	chain.submit(Alice, Call::open_pot { service, asset, min_weight: 1 });
	chain.submit(Alice, Call::fund_rewards { service, amount: 1_000 * UNIT, eras: 2 });
	let target = era(&mut chain) + 4;
	to_era(&mut chain, target);
	chain.submit(Charlie, Call::claim { who: Ferdie.to_account_id(), service });
	// Two stakers share what the operator leaves: 95 per cent. Rounding may take some units.
	let earned = active(&mut chain) - BONDED;
	assert!(earned > 475 * UNIT - 100 && earned <= 475 * UNIT, "{earned}");
	chain.tally.print();
}
