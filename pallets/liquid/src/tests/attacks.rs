//! The holes that an attack on the design found, each with its numbers. Others are told where they belong: C2, H6
//! and M2 with targets, H8, M1 and M4 with notices, H2 with ends, H3 with sales, H5 with what comes back.

use super::setting::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use pallet_staking::{Payee, RewardDestination};
use restaking_math::{vault::Rate, BatchId};
use restaking_primitives::{StakeInspect, VaultStake};
use sp_staking::offence::OffenceDetails;

/// C1: a deposit bears no fee, and vesting is not undone by it. The fee is at most its part of all gains.
#[test]
fn a_deposit_should_bear_no_fee() {
	run(|| {
		run_to(8);
		open_with(1_000_000, [], 10);
		payout(10_000);
		turn_in(9);
		let before = redeem_price();
		assert_eq!(deposit(&B, 10_000_000), Ok(9_900_990));
		// But for its own rounding: less than the price of a share.
		let worth = |rate: Rate| rate.worth(1_000_000);
		assert!(redeem_price() >= before && worth(redeem_price()) == worth(before));
		turn_to(16);
		// A tenth of the gain: not more than 1,000, and not 10,889.
		let fee = redeem_price().worth(shares(&FEES));
		assert!(fee <= 1_000 && fee > 900, "{fee}");
		// What is locked vests for those who paid for it too.
		assert!(redeem_price().worth(shares(&B)) >= 9_990_000);
	});
}

/// C1, sniping: whoever enters behind a sniper pays it nothing.
#[test]
fn a_sniper_should_get_what_it_paid() {
	run(|| {
		run_to(8);
		open(1_000_000);
		deposit(&X, 1_000_000).unwrap();
		payout(10_000);
		deposit(&B, 1_000_000).unwrap();
		let batch = ask(&X, 1_000_000).unwrap();
		turn_in(9);
		assert_eq!(worth_of(batch), 1_000_000);
	});
}

/// H1: a deposit does not move what lenders are told, in either direction; an old price is unknown, not zero.
#[test]
fn lenders_should_be_told_the_same_after_a_deposit() {
	run(|| {
		run_to(8);
		open(1_000_000);
		turn_in(9);
		assert_eq!(told(1_000_000), Some(1_000_000));
		deposit(&A, 1_000_000).unwrap();
		assert_eq!(told(1_000_000), Some(1_000_000));
		ask(&A, 500_000).unwrap();
		assert_eq!(told(1_000_000), Some(1_000_000));
		// A gain is told by turns alone, a loss at once.
		payout(100_000);
		assert_eq!(told(1_000_000), Some(1_000_000));
		base_slash(600_000, 9);
		assert_eq!(told(1_000_000), Some(750_000));
		run_to(11);
		assert!(told(1_000_000).is_some());
		run_to(12);
		assert_eq!(told(1_000_000), None);
		turn();
		assert!(told(1_000_000).is_some());
		let other = <Liquid as restaking_primitives::LiquidRate<u32>>::value(&7, 1);
		assert_eq!(other, None);
	});
}

/// H1: while all that is left are gains that have not vested, the price is unknown, and not zero: a borrower is not
/// liquidated for nothing. With nothing left it is zero.
#[test]
fn lenders_should_not_be_told_zero_while_something_vests() {
	run(|| {
		run_to(8);
		open(1_000);
		payout(6_000);
		turn_in(9);
		assert_eq!((assets(), locked(), told(1_000)), (7_000, 6_000, Some(1_000)));
		base_slash(1_000, 9);
		assert_eq!((assets(), redeemable(), told(1_000)), (6_000, 0, None));
		turn_in(10);
		// A seventh of them has vested.
		assert!(told(1_000).is_some_and(|it| it > 0));
		base_slash(6_000, 10);
		assert_eq!((assets(), told(1_000)), (0, Some(0)));
	});
}

/// H4: a vault of which all is gone turns on, and who left before is paid. What can not be bonded waits.
#[test]
fn a_wiped_vault_should_turn_on() {
	run(|| {
		run_to(8);
		open(10_000);
		deposit(&A, 5_000).unwrap();
		turn_to(11);
		let batch = ask(&A, 5_000).unwrap();
		turn_in(12);
		assert_eq!((chunk(20), active()), (5_000, 10_000));
		base_slash(10_000, 13);
		assert_eq!((chunk(20), active()), (5_000, 0));
		// A unit that nobody can bond: below the least bond.
		deposit_of_a_buyer(1);
		for target in 13..20 {
			turn_in(target);
			assert!(events().iter().any(|it| matches!(it, Event::BondRefused { amount: 1, .. })));
		}
		turn_in(20);
		assert_eq!(claim(&A, batch), Ok(5_000));
		assert_eq!((books().entering, assets()), (1, 1));
	});
}

/// Lets a buyer pay for rewards in another asset.
fn deposit_of_a_buyer(cost: u128) {
	use frame_support::traits::fungibles::{Create, Mutate};
	<Assets as Create<AccountId>>::create(5, OWNER, true, 1).unwrap();
	<Assets as Mutate<AccountId>>::mint_into(5, &stash(), 16).unwrap();
	assert_ok!(Liquid::offer(RuntimeOrigin::signed(STRANGER), V, 5));
	crate::Sales::<Test>::mutate(V, 5, |sale| {
		sale.as_mut().unwrap().price = cost << 64;
	});
	assert_ok!(Liquid::buy(RuntimeOrigin::signed(X), V, 5, 1, cost));
}

/// Reports an offence of both validators in the era before this one, as the consensus does. Returns what it will take
/// of the vault.
fn report(percents: u32) -> u128 {
	let active = pallet_staking::ActiveEra::<Test>::get().unwrap().index;
	let session = pallet_staking::ErasStartSessionIndex::<Test>::get(active).unwrap();
	let mut taken = 0;
	for offender in VALIDATORS {
		let exposure = Staking::eras_stakers(active, &offender);
		let backing = exposure.others.iter().find(|it| it.who == stash()).map_or(0, |it| it.value);
		taken += percent(percents) * backing;
		let details = OffenceDetails { offender, reporters: vec![] };
		Staking::on_offence(std::iter::once(details), &[percent(percents)], session);
	}
	taken
}

/// H7: assets are the ledger's own, so that leavers and stayers pay a slash that was reported and comes late once, and
/// the same. Nothing new is pledged on what it may take.
#[test]
fn a_reported_offence_should_be_paid_once() {
	run(|| {
		SlashDefer::set(5);
		run_to(8);
		open(500);
		deposit(&A, 500).unwrap();
		turn_to(14);
		let taken = report(40);
		assert!((399..=400).contains(&taken), "{taken}");
		// It is not applied yet: what may be pledged falls, and no price does.
		assert_eq!((Stake::spoken(&stash()), assets(), redeemable()), (taken, 1_000, 1_000));
		let batch = ask(&A, 500).unwrap();
		turn_in(15);
		assert_eq!((active(), chunk(23)), (500, 500));
		// Five eras after the offence, and those until the slash is taken.
		turn_to(21);
		assert_eq!(active() + chunk(23), 1_000 - taken);
		assert!(active().abs_diff(chunk(23)) <= 1, "{} and {}", active(), chunk(23));
		let left = chunk(23);
		turn_to(23);
		assert_eq!((claim(&A, batch), assets()), (Ok(left), 1_000 - taken - left));
	});
}

/// H2: a holder that gives its account of receipts back burns them. They are nobody's, and no price moves.
#[test]
fn a_refund_should_move_no_price() {
	run(|| {
		run_to(8);
		open(1_000);
		assert_ok!(Assets::touch(RuntimeOrigin::signed(A), receipt()));
		assert_eq!(deposit(&A, 500), Ok(500));
		turn_in(9);
		let before = (assets(), books().shares, redeem_price(), told(1_000));
		assert_ok!(Assets::refund(RuntimeOrigin::signed(A), receipt(), true));
		assert_eq!(shares(&A), 0);
		assert_eq!((assets(), books().shares, redeem_price(), told(1_000)), before);
		turn_in(10);
		assert_eq!((active(), redeem_price()), (1_500, Rate(1 << 64)));
	});
}

/// M3: after a shorter unbonding no batch gets a chunk that is not later than those before: it is postponed.
#[test]
fn a_shorter_unbonding_should_postpone_batches() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		ask(&A, 100).unwrap();
		turn_in(10);
		assert_eq!(chunk(18), 100);
		BondingDuration::set(4);
		let batch = ask(&A, 200).unwrap();
		for era in 11..15 {
			turn_in(era);
			assert!(events().contains(&Event::ExitsPostponed { vault: V, batch }), "{era}");
		}
		turn_in(15);
		assert_eq!((chunk(18), chunk(19)), (100, 200));
		turn_to(19);
		assert_eq!((claim(&A, BatchId(0)), claim(&A, batch)), (Ok(100), Ok(200)));
		BondingDuration::set(8);
	});
}

/// M5: payouts are bonded from the beginning, and after the stake was gone; rewards of services too.
#[test]
fn payouts_should_be_bonded() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_20, 50)], 0);
		assert_eq!(Payee::<Test>::get(stash()), Some(RewardDestination::Staked));
		turn_in(9);
		let payee = pallet_restaking::Stakers::<Test>::get(stash()).unwrap().payee;
		assert_eq!(payee, pallet_restaking::types::Payee::Bonded);
	});
}

/// M6: each vault has cash of its own.
#[test]
fn vaults_should_not_share_cash() {
	run(|| {
		run_to(8);
		let (first, second) = (open(1_000), open(1_000));
		deposit_in(first, &A, 500).unwrap();
		deposit_in(second, &B, 700).unwrap();
		let cash = |vault| free(&Liquid::cash_of(vault));
		assert_eq!((cash(first), cash(second)), (ED + 500, ED + 700));
		run_to(9);
		assert_ok!(turn_of(second));
		assert_eq!((cash(first), cash(second)), (ED + 500, ED));
		assert_eq!(Stake::stake(&Liquid::stash_of(second)).active, 1_700);
	});
}

/// An open batch is no gift to who enters: it pays for what leavers will leave behind.
#[test]
fn a_large_open_batch_should_be_paid_for_in_full() {
	run(|| {
		run_to(8);
		open(100);
		deposit(&A, 800).unwrap();
		payout(100);
		turn_in(9);
		assert_eq!((assets(), locked(), redeem_price()), (1_000, 100, Rate(1 << 64)));
		ask(&A, 800).unwrap();
		// A tenth more than a share can be redeemed for.
		assert_eq!(deposit(&B, 100), Ok(90));
	});
}

/// Nothing of the pool of receipts elsewhere is read: a transfer of nearly all receipts changes nothing here.
#[test]
fn markets_should_move_nothing() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 10_000).unwrap();
		turn_in(9);
		let before = (books(), told(1_000), redeem_price());
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(A), receipt(), X, 9_000));
		assert_eq!((books(), told(1_000), redeem_price()), before);
	});
}

/// Nobody but the pallet can use a stash: it has no key, and its chunks are out of reach.
#[test]
fn a_stash_should_be_out_of_reach() {
	run(|| {
		run_to(8);
		open(1_000);
		turn_in(9);
		assert!(Staking::reap_stash(RuntimeOrigin::signed(X), stash(), 0).is_err());
		assert_noop!(
			attempt(|| Liquid::turn(RuntimeOrigin::signed(X), V).plain()),
			Error::<Test>::AlreadyTurned
		);
		assert_eq!(Stake::unbonding(&stash()), vec![]);
	});
}
