//! Sales of rewards in other assets.

use super::setting::*;
use crate::{Error, Event, Sales};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchResult,
	traits::{
		fungibles::{self, Mutate as _},
		tokens::{Fortitude::Force, Precision::Exact, Preservation::Expendable},
	},
};
use restaking_primitives::Balance;

/// An asset in which some service pays.
const COIN: u32 = 5;

fn offer(asset: u32) -> DispatchResult {
	attempt(|| Liquid::offer(RuntimeOrigin::signed(STRANGER), V, asset))
}

fn buy(amount: Balance, most: Balance) -> DispatchResult {
	attempt(|| Liquid::buy(RuntimeOrigin::signed(X), V, COIN, amount, most))
}

/// A vault that has got 1,000 of the asset.
fn rewarded() {
	run_to(8);
	open(1_000);
	reward(COIN, 1_000);
}

/// The stash gets some of a new asset.
fn reward(asset: u32, amount: Balance) {
	// Not the call of the same name.
	<Assets as fungibles::Create<AccountId>>::create(asset, OWNER, true, 1).unwrap();
	Assets::mint_into(asset, &stash(), amount).unwrap();
}

/// Scenario LIQ-34: the price halves until somebody buys, and then falls slowly.
#[test]
fn a_sale_should_find_its_price() {
	run(|| {
		rewarded();
		assert_noop!(buy(10, Balance::MAX), Error::<Test>::NothingForSale);
		assert_ok!(offer(COIN));
		assert_noop!(offer(COIN), Error::<Test>::AlreadyForSale);
		let price = |now| Sales::<Test>::get(V, COIN).unwrap().price_at(now);
		assert_eq!(
			(price(8), price(9), price(15), price(47)),
			(1 << 124, 1 << 120, 1 << 96, 1 << 64)
		);
		// A sixteenth at most, a 64th at least.
		turn_to(46);
		assert_noop!(buy(63, Balance::MAX), Error::<Test>::BadAmount);
		assert_noop!(buy(15, Balance::MAX), Error::<Test>::BadAmount);
		assert_noop!(buy(62, 123), Error::<Test>::TooDear);
		assert_ok!(buy(62, 124));
		assert_eq!((Assets::balance(COIN, &X), books().entering), (62, 124));
		// 16 · 62 of 1,000 more than before: 1.992 times 2.
		assert_eq!(price(46), (1 << 65) + (1 << 65) * 992 / 1_000);
		turn_in(47);
		// It is a gain, which vests.
		assert_eq!((active(), locked()), (1_124, 124));
		// Half of the rest at once, at about three each, but not before others could buy at a higher price.
		assert_noop!(buy(469, Balance::MAX), Error::<Test>::BadAmount);
		turn_to(50);
		assert_noop!(buy(469, 1_442), Error::<Test>::TooDear);
		assert_ok!(buy(469, 1_444));
	});
}

/// Hole H3: receipts are never for sale, of this vault or another.
#[test]
fn receipts_should_never_be_for_sale() {
	run(|| {
		rewarded();
		assert_noop!(offer(receipt()), Error::<Test>::NotForSale);
		let other = open(1_000);
		let theirs = crate::Vaults::<Test>::get(other).unwrap().asset;
		assert_noop!(offer(theirs), Error::<Test>::NotForSale);
		assert_noop!(offer(77), Error::<Test>::NothingForSale);
	});
}

/// Hole H3: buys of dust do not raise the price, so that nobody can keep others from buying.
#[test]
fn dust_should_not_raise_the_price() {
	run(|| {
		rewarded();
		assert_ok!(offer(COIN));
		turn_to(77);
		assert_ok!(buy(16, 1));
		let before = Sales::<Test>::get(V, COIN).unwrap();
		for _ in 0..20 {
			assert_noop!(buy(1, Balance::MAX), Error::<Test>::BadAmount);
		}
		assert_eq!(Sales::<Test>::get(V, COIN), Some(before));
	});
}

/// The price falls for what is there. A lump that comes when dust has become cheap, or after it was sold, begins from the
/// first price.
#[test]
fn a_lump_should_not_meet_the_price_of_dust() {
	for bought in [false, true] {
		run(|| {
			run_to(8);
			open(1_000);
			reward(COIN, 1);
			assert_ok!(offer(COIN));
			run_to(8 + 103);
			assert_eq!(Sales::<Test>::get(V, COIN).unwrap().price_at(era()), 1);
			if bought {
				assert_ok!(buy(1, 1));
				assert_eq!((Sales::<Test>::get(V, COIN), vault().sales), (None, 0));
			}
			Assets::mint_into(COIN, &stash(), 1_000_000).unwrap();
			let refused = if bought { Error::NothingForSale } else { Error::<Test>::Restocked };
			assert_noop!(buy(62_500, Balance::MAX), refused);
			assert_ok!(offer(COIN));
			let sale = Sales::<Test>::get(V, COIN).unwrap();
			assert_eq!((sale.price_at(era()), sale.sold, vault().sales), (1 << 124, false, 1));
			assert_noop!(offer(COIN), Error::<Test>::AlreadyForSale);
		});
	}
}

/// Junk holds the places of sales for no longer than a price takes to fall, and what is gone holds none.
#[test]
fn junk_should_not_hold_the_places_of_sales() {
	run(|| {
		rewarded();
		for asset in 100..132 {
			reward(asset, 1);
			assert_ok!(offer(asset));
		}
		assert_noop!(offer(COIN), Error::<Test>::TooManySales);
		// Its owner takes some of it back.
		Assets::burn_from(107, &stash(), 1, Expendable, Exact, Force).unwrap();
		assert_ok!(offer(COIN));
		assert_eq!((Sales::<Test>::get(V, 107), vault().sales), (None, 32));
		reward(132, 1);
		run_to(8 + 95);
		assert_noop!(offer(132), Error::<Test>::TooManySales);
		assert_ok!(buy(62, Balance::MAX));
		run_to(8 + 103);
		assert_ok!(offer(132));
		// Not the one that has earned something.
		assert!(Sales::<Test>::get(V, COIN).is_some_and(|sale| sale.earned > 0));
		assert_eq!(vault().sales, 32);
	});
}

/// Who sends junk in time takes each place that becomes free. The manager ends such a sale, and what is a reward has its
/// place.
#[test]
fn junk_that_comes_again_should_make_room_for_a_reward() {
	run(|| {
		rewarded();
		let fill = |from| {
			for asset in from..from + 32 {
				reward(asset, 1);
				assert_ok!(offer(asset));
			}
		};
		fill(100);
		run_to(8 + 103);
		fill(132);
		assert_eq!((Sales::<Test>::get(V, 100), vault().sales), (None, 32));
		assert_noop!(offer(COIN), Error::<Test>::TooManySales);
		let end = |who, asset| attempt(|| Liquid::end_sale(RuntimeOrigin::signed(who), V, asset));
		assert_noop!(end(STRANGER, 140), Error::<Test>::NotManager);
		assert_noop!(end(FOUNDER, COIN), Error::<Test>::NothingForSale);
		assert_ok!(end(FOUNDER, 140));
		assert!(events().contains(&Event::SaleEnded { vault: V, asset: 140 }));
		assert_ok!(offer(COIN));
		assert_eq!((Sales::<Test>::get(V, 140), vault().sales), (None, 32));
		// Nothing has moved, and governance may do the same.
		assert_eq!(Assets::balance(140, stash()), 1);
		assert_ok!(Liquid::end_sale(RuntimeOrigin::root(), V, 141));
		assert_ok!(offer(140));
	});
}
