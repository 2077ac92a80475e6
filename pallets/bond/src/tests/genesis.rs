//! Bonds in the genesis.

use super::setting::*;
use frame_support::assert_ok;

#[test]
fn a_chain_should_begin_with_bonds() {
	genesis(vec![(S, 1_000), (T, 50), (S, 5)], vec![(S, 300)]).execute_with(|| {
		assert_eq!((Native::ledger(S), Native::ledger(T)), ((1_005, vec![]), (50, vec![])));
		assert_eq!((Native::total_active(), Native::free(S)), (1_055, FUNDS - 1_005));
		assert_eq!((OfAsset::ledger(S), OfAsset::total_active()), ((300, vec![]), 300));
		check_bonds();
		block_at(BEGIN);
		assert_ok!(Native::unbond(S, 1_005));
		run_to(10);
		assert_ok!(Native::withdraw(S));
		assert_eq!(Native::free(S), FUNDS);
		check_state();
	});
}

#[test]
#[should_panic(expected = "bond 1 was refused")]
fn a_bond_below_the_least_one_should_stop_the_specification() {
	let _chain = genesis(vec![(S, 1_000), (T, 49)], vec![]);
}

#[test]
#[should_panic(expected = "bond 0 was refused")]
fn a_bond_without_funds_should_stop_the_specification() {
	let _chain = genesis(vec![], vec![(S, FUNDS)]);
}
