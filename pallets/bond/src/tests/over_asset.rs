//! Bonds of an asset, and its admin.

use super::setting::*;
use crate::Error;
use frame_support::{
	assert_ok,
	traits::{fungible::Balanced, Imbalance},
};
use restaking_primitives::{Balance, SlashableStake};

/// Slashes `S`, and gives what it lost to the treasury.
fn slash(amount: Balance) -> Balance {
	let slashed = <AssetBond as SlashableStake<AccountId>>::slash(&S, amount, 0);
	let taken = slashed.credit.peek();
	assert!(AssetHeld::resolve(&TREASURY, slashed.credit).is_ok());
	taken
}

/// Frozen funds could not be held: an admin that thaws them later would let liable stake go.
#[test]
fn a_frozen_holder_should_be_kept_and_slashed() {
	run(|| {
		assert_ok!(OfAsset::bond(S, 1_000));
		assert_ok!(OfAsset::unbond(S, 1_000));
		run_to(10);
		assert_ok!(Assets::freeze(signed(ISSUER), ASSET, S));
		let before = root();
		assert_eq!(OfAsset::withdraw(S), Err(Error::<Test, Second>::Frozen.into()));
		assert_eq!((root(), Heard::get()), (before, vec![]));
		assert_eq!(slash(400), 400);
		assert_ok!(Assets::thaw(signed(ISSUER), ASSET, S));
		assert_ok!(OfAsset::withdraw(S));
		assert_eq!((OfAsset::free(S), OfAsset::has_ledger(S)), (FUNDS - 400, false));
		assert_eq!(OfAsset::free(TREASURY), FUNDS + 400);
	});
}

#[test]
fn a_frozen_asset_should_be_kept_and_slashed() {
	run(|| {
		assert_ok!(OfAsset::bond(S, 1_000));
		assert_ok!(OfAsset::unbond(S, 100));
		run_to(10);
		assert_ok!(Assets::freeze_asset(signed(ISSUER), ASSET));
		assert!(OfAsset::withdraw(S).is_err());
		assert!(OfAsset::bond(S, 100).is_err());
		let slashed = <AssetBond as SlashableStake<AccountId>>::slash(&S, 950, 0);
		assert_eq!((slashed.amount, slashed.from_active, slashed.left.total), (950, 900, 50));
		assert_ok!(Assets::thaw_asset(signed(ISSUER), ASSET));
		assert!(AssetHeld::resolve(&TREASURY, slashed.credit).is_ok());
		assert_ok!(OfAsset::withdraw(S));
		assert_eq!(OfAsset::free(S), FUNDS - 950);
	});
}

/// The admin of an asset moves and burns what is free. What is bonded stays, and so does the asset.
#[test]
fn an_admin_should_reach_nothing_that_is_bonded() {
	run(|| {
		assert_ok!(OfAsset::bond(S, 1_000));
		let admin = || signed(ISSUER);
		assert!(Assets::force_transfer(admin(), ASSET, S, STRANGER, 9_500).is_err());
		assert_ok!(Assets::force_transfer(admin(), ASSET, S, STRANGER, 8_990));
		assert_eq!((OfAsset::ledger(S), OfAsset::on_hold(S)), ((1_000, vec![]), 1_000));
		assert!(Assets::start_destroy(admin(), ASSET).is_err());
		assert_eq!(slash(1_000), 1_000);
		assert_eq!((OfAsset::has_ledger(S), OfAsset::free(S)), (false, 10));
	});
}

#[test]
fn instances_should_be_apart() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(OfAsset::bond(S, 300));
		assert_eq!(slash(200), 200);
		assert_eq!((Native::ledger(S).0, OfAsset::ledger(S).0), (1_000, 100));
		assert_ok!(OfAsset::unbond(S, 100));
		assert_eq!((Native::total_active(), OfAsset::total_active()), (1_000, 0));
		assert_eq!((Native::on_hold(S), OfAsset::on_hold(S)), (1_000, 100));
	});
}
