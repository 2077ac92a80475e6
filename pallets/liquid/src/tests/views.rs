//! Reads for wallets: they say what the calls do, and write nothing.

use super::setting::*;
use crate::{types::Phase, Error, VaultId};
use frame_support::assert_noop;
use restaking_math::{
	vault::{Rate, Stage},
	BatchId,
};
use restaking_primitives::Entry;

/// A vault with a target, a holder, a leaver and a gain that has not vested. It is era 10.
fn scene() {
	run_to(8);
	open_with(1_000, [(AT_20, 50)], 10);
	deposit(&A, 1_000).unwrap();
	turn_in(9);
	payout(700);
	ask(&A, 200).unwrap();
	turn_in(10);
}

#[test]
fn a_vault_should_be_told() {
	run(|| {
		scene();
		let before = root();
		let info = Liquid::vault(V).unwrap();
		assert_eq!(root(), before);
		assert_eq!((info.stash, info.cash, info.asset), (stash(), cash(), receipt()));
		assert_eq!(info.phase, Phase::Open);
		// 200 shares left at 1: 2,500 for 1,800 shares, of which 700 have not vested.
		assert_eq!((info.assets, info.redeemable, info.unvested), (2_500, 1_800, 700));
		assert_eq!((info.shares, info.seed, info.vested_era), (1_800, 1_000, 17));
		assert_eq!((info.redeem_price, info.told), (Rate(1 << 64), Rate(1 << 64)));
		assert!(info.mint_price > info.redeem_price);
		let target = &info.targets[0];
		assert_eq!((target.spec.assignment, target.stopped), (AT_20, false));
		assert_eq!(target.terms.as_ref().map(|it| it.entry), Some(Entry::Open));
		assert_eq!(target.counted, counted(AT_20));
		// A fifth of 1,250.
		assert_eq!((target.counted, info.worst.one, info.worst.all), (1_250, 250, 250));
		assert_eq!(info.validators, both().to_vec());
		assert_eq!(Liquid::vaults(VaultId(0), 10).len(), 1);
		assert_eq!(Liquid::vaults(VaultId(1), 10), vec![]);
		assert_eq!(Liquid::vault(VaultId(7)), None);
	});
}

/// A payout is no part of the price of leaving before it is counted and vests, and nobody is told that it is.
#[test]
fn an_uncounted_gain_should_not_be_told_as_redeemable() {
	run(|| {
		run_to(8);
		open(1_000_000);
		deposit(&A, 1_000_000).unwrap();
		turn_in(9);
		payout(10_000);
		let info = Liquid::vault(V).unwrap();
		assert_eq!((info.assets, info.redeemable, info.unvested), (2_010_000, 2_000_000, 10_000));
		assert_eq!((info.redeem_price, info.vested_era), (Rate(1 << 64), 16));
		assert!(info.mint_price > info.redeem_price);
		// A request of 1,000 shares is worth 1,000, and not 1,005.
		MinExit::set(1_001);
		assert_noop!(ask(&A, 1_000), Error::<Test>::TooLittle);
		MinExit::set(1_000);
		let batch = ask(&A, 1_000).unwrap();
		turn_in(10);
		// A seventh of the gain has vested since it was counted: nothing.
		assert_eq!(worth_of(batch), 1_000);
		MinExit::set(0);
	});
}

#[test]
fn previews_should_agree_with_calls() {
	run(|| {
		scene();
		let before = root();
		let preview = Liquid::preview_deposit(V, 1_000).unwrap();
		let exit = Liquid::preview_exit(V, &A, 300).unwrap();
		assert_eq!(root(), before);
		assert_eq!(deposit(&X, 1_000), Ok(preview.shares));
		assert_eq!(redeem_price().worth(preview.shares), preview.worth);
		// The next turn is in 11.
		let eras = (preview.bonded_era, preview.counts_era, preview.earliest_out_era);
		assert_eq!(eras, (11, 12, 19));
		// A half of a fifth.
		assert_eq!((preview.worst_loss, preview.due, preview.fee), (100, 0, percent(10)));
		// 300 of 1,800 shares of 700.
		assert_eq!((exit.batch, exit.worth, exit.forgone), (BatchId(1), 300, 116));
		assert_eq!((exit.priced_era, exit.liable_era, exit.payable_era), (11, 11, 19));
		assert_eq!(ask(&A, 300), Ok(exit.batch));
		turn_in(11);
		assert!(chunk(19) >= exit.worth);
		// Refusals are those of the calls.
		let too_much = Liquid::preview_exit(V, &A, 10_000);
		assert_eq!(too_much, Err(Error::<Test>::NotEnoughShares.into()));
		let none = Liquid::preview_deposit(VaultId(7), 1_000);
		assert_eq!(none, Err(Error::<Test>::NoSuchVault.into()));
	});
}

#[test]
fn a_holder_should_see_shares_and_tickets() {
	run(|| {
		scene();
		ask(&A, 100).unwrap();
		let held = Liquid::holder(&A);
		assert_eq!(held.len(), 1);
		assert_eq!((held[0].vault, held[0].shares, held[0].worth), (V, 700, 700));
		let tickets = &held[0].tickets;
		let of = |at: usize| (tickets[at].batch, tickets[at].shares, tickets[at].worth);
		assert_eq!((of(0), of(1)), ((BatchId(0), 200, 200), (BatchId(1), 100, 100)));
		assert_eq!((tickets[0].stage, tickets[1].stage), (Some(Stage::Leaving), None));
		assert_eq!((tickets[0].payable_era, tickets[1].payable_era), (18, 19));
		assert_eq!(Liquid::holder(&STRANGER), vec![]);
		turn_to(18);
		let held = Liquid::holder(&A);
		assert_eq!(held[0].tickets[0].stage, Some(Stage::Payable));
	});
}

#[test]
fn yields_should_be_prices_of_turns() {
	run(|| {
		Vest::set(1);
		run_to(8);
		open(1_000_000);
		for target in 9..20 {
			payout(1_000);
			turn_in(target);
		}
		let told = Liquid::yield_of(V).unwrap();
		assert_eq!((told.turned_era, told.told), (19, redeem_price()));
		// Each era's gain vests in the next.
		let week = told.week.unwrap();
		assert_eq!((week.era, week.rate), (12, Rate::of(1_003_000, 1_000_000)));
		assert_eq!(told.told, Rate::of(1_010_000, 1_000_000));
		// Eleven turns are known, and not 28.
		assert_eq!(told.month.unwrap().era, 9);
	});
}

#[test]
fn ways_out_should_be_compared() {
	run(|| {
		scene();
		let choices = Liquid::compare_exits(V, 300, |_, amount| Some(amount - 1)).unwrap();
		assert_eq!((choices.queue, choices.market), ((300, 19), Some(299)));
		let choices = Liquid::compare_exits(V, 300, |_, _| None).unwrap();
		assert_eq!(choices.market, None);
		assert_noop!(Liquid::compare_exits(VaultId(9), 1, |_, _| None), Error::<Test>::NoSuchVault);
	});
}
