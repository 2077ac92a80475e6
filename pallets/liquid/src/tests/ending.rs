//! Closing a vault, its last batch, and what is left.

use super::setting::*;
use crate::{types::Phase, Error, Event, Live, Vaults};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungibles::{Inspect as _, Mutate as _},
};
use restaking_math::{BatchId, EraIndex};
use restaking_primitives::ServiceId;
use sp_runtime::Perbill;

fn close() {
	assert_ok!(Liquid::close(RuntimeOrigin::signed(FOUNDER), V));
}

pub(super) fn finish() -> frame_support::dispatch::DispatchResult {
	attempt(|| Liquid::finish(RuntimeOrigin::signed(STRANGER), V))
}

pub(super) fn destroy_receipt() {
	let signed = || RuntimeOrigin::signed(STRANGER);
	assert_ok!(Assets::destroy_accounts(signed(), receipt()));
	assert_ok!(Assets::destroy_approvals(signed(), receipt()));
	assert_ok!(Assets::finish_destroy(signed(), receipt()));
}

/// Scenario LIQ-38: holders leave, then the seed does, and no record is left.
#[test]
fn a_vault_should_end_when_all_have_left() {
	run(|| {
		run_to(8);
		let before = free(&FOUNDER);
		open_with(1_000, [(AT_40, 50)], 10);
		deposit(&A, 500).unwrap();
		turn_in(9);
		assert_eq!(counted(AT_40), 750);
		close();
		assert_noop!(deposit(&B, 100), Error::<Test>::DepositsStopped);
		assert_eq!((vault().fee, counted(AT_40)), (Perbill::zero(), 750));
		let batch = ask(&A, 500).unwrap();
		turn_in(10);
		// Pledges are out at the first turn, and the seed is alone from the next on.
		assert_eq!((counted(AT_40), books().shares, books().is_over()), (0, 1_000, false));
		turn_in(11);
		assert!(books().is_over());
		assert!(events().contains(&Event::LastBatchPriced {
			vault: V,
			batch: BatchId(1),
			shares: 1_000
		}));
		turn_to(18);
		assert_eq!(claim(&A, batch), Ok(500));
		assert_noop!(claim(&FOUNDER, BatchId(1)), Error::<Test>::NotPayable);
		assert_noop!(finish(), Error::<Test>::NotEnded);
		turn_to(20);
		assert_eq!((vault().phase, Live::<Test>::get().len()), (Phase::Ended, 0));
		assert_eq!(claim(&FOUNDER, BatchId(1)), Ok(1_000));
		mint(&stash(), 1_000_000_000_000);
		let treasury = free(&TREASURY);
		assert_ok!(finish());
		assert_noop!(finish(), Error::<Test>::ReceiptExists);
		destroy_receipt();
		assert_ok!(finish());
		// The founder has everything back, and the treasury the gift.
		assert_eq!((free(&FOUNDER), held(&FOUNDER)), (before, 0));
		assert_eq!(free(&TREASURY) - treasury, 1_000_000_000_000);
		assert_eq!(Vaults::<Test>::iter().count(), 0);
		assert_eq!((free(&stash_of_v()), free(&cash_of_v())), (0, 0));
		assert_noop!(finish(), Error::<Test>::NoSuchVault);
	});
}

fn stash_of_v() -> AccountId {
	Liquid::stash_of(V)
}

fn cash_of_v() -> AccountId {
	Liquid::cash_of(V)
}

/// Hole H2: one share that nobody brings back holds neither the seed nor the vault's place.
#[test]
fn a_lost_share_should_hold_nobody() {
	run(|| {
		MaxVaults::set(1);
		run_to(8);
		open(1_000);
		deposit(&A, 499).unwrap();
		deposit(&B, 1).unwrap();
		turn_in(9);
		close();
		let asked = ask(&A, 99).unwrap();
		turn_in(10);
		// Three times the bonding duration after closing.
		turn_to(8 + 1 + 24 - 1);
		assert!(!books().is_over());
		turn_to(9 + 24);
		assert!(books().is_over());
		assert_eq!(claim(&A, asked), Ok(99));
		assert_noop!(redeem(&A, 400), Error::<Test>::NotPayable);
		turn_to(9 + 24 + 8);
		assert_eq!(vault().phase, Phase::Ended);
		assert_eq!(claim(&FOUNDER, BatchId(1)), Ok(1_000));
		assert_eq!(redeem(&A, 400), Ok(400));
		// `B` is gone. Another vault may be opened.
		let second = open(1_000);
		assert_eq!(Live::<Test>::get().to_vec(), vec![second]);
		assert_noop!(finish(), Error::<Test>::NotAlone);
		// It has none left.
		assert!(redeem(&A, 1).is_err());
		assert_eq!(redeem(&B, 1), Ok(1));
		assert_ok!(finish());
	});
}

/// Hole H2: receipts that somebody burns are nobody's, and no price moves.
#[test]
fn burned_receipts_should_move_no_price() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		deposit(&B, 500).unwrap();
		turn_in(9);
		let before = (redeem_price(), told(100));
		// As `refund` with `allow_burn`, for an account that pays a deposit for its existence.
		let burned = Assets::burn_from(
			receipt(),
			&B,
			100,
			frame_support::traits::tokens::Preservation::Expendable,
			frame_support::traits::tokens::Precision::Exact,
			frame_support::traits::tokens::Fortitude::Polite,
		);
		assert_eq!(burned, Ok(100));
		assert_eq!((redeem_price(), told(100)), before);
		assert_eq!((books().shares, Assets::total_issuance(receipt())), (2_000, 1_900));
		ask(&B, 400).unwrap();
		turn_in(10);
		assert_eq!(chunk(18), 400);
	});
}

/// Who asked out before the end has a ticket of the last batch, and who did not has a receipt: one price.
#[test]
fn tickets_and_receipts_of_the_last_batch_should_have_one_price() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		deposit(&B, 1_000).unwrap();
		turn_in(9);
		close();
		turn_to(32);
		payout(300);
		ask(&A, 600).unwrap();
		turn_in(33);
		assert!(books().is_over());
		// Everything vests at the end: 3,300 for 3,000 shares.
		turn_to(41);
		assert_eq!(claim(&A, BatchId(0)), Ok(660));
		assert_eq!(redeem(&A, 400), Ok(440));
		assert_eq!(redeem(&B, 1_000), Ok(1_100));
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(1_100));
		assert_eq!(batch(BatchId(0)), None);
	});
}

/// What is paid out while the last batch unbonds is that batch's: its stake has earned it.
#[test]
fn payouts_of_the_last_eras_should_go_to_the_last_batch() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		turn_in(9);
		close();
		turn_to(33);
		assert_eq!((books().is_over(), chunk(41)), (true, 1_500));
		payout(30);
		turn_in(34);
		assert_eq!((active(), chunk(42)), (0, 30));
		let (batch, payable_era) = (BatchId(0), 42);
		let rose = Event::LastBatchRose { vault: V, batch, value: 30, payable_era };
		assert!(events().contains(&rose));
		turn_to(41);
		// `A` does not wait, and leaves its part of what comes to who stays.
		assert_eq!(redeem(&A, 500), Ok(500));
		assert_eq!(claim(&FOUNDER, batch), Ok(1_000));
		assert_noop!(claim(&FOUNDER, batch), Error::<Test>::NothingToClaim);
		assert_ne!(vault().phase, Phase::Ended);
		turn_to(42);
		assert_eq!(claim(&FOUNDER, batch), Ok(30));
		assert_eq!((vault().phase, super::setting::batch(batch)), (Phase::Ended, None));
	});
}

/// Who redeems before an undo takes its part of what is there, and leaves the rest to all others alike.
#[test]
fn who_redeems_before_an_undo_should_leave_its_part_to_all_others() {
	run(|| {
		CloseAfter::set(1);
		all_at(AT_40);
		close();
		turn();
		turn_in(11);
		assert_eq!((books().is_over(), chunk(19)), (true, 2_000));
		let id = slash(AT_40, 10, 40);
		turn_to(13);
		assert_eq!(chunk(19), 1_200);
		undo(id);
		turn_to(19);
		// 1,200 for 2,000 shares, and 800 are on their way.
		assert_eq!(redeem(&A, 500), Ok(300));
		run_to(23);
		// 1,700 for 1,500 shares.
		assert_eq!(redeem(&B, 500), Ok(566));
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(1_133));
		assert_eq!(books().owed, 0);
	});
}

/// A closed vault of which all is slashed. `A` has left with 200 before, for which only 125 are there. Returns that batch.
fn lose_all() -> BatchId {
	run_to(8);
	open_with(500, [(AT_40, 100)], 0);
	deposit(&A, 700).unwrap();
	turn_in(9);
	turn_in(10);
	let left = ask(&A, 200).unwrap();
	turn_in(11);
	turn_in(12);
	run_to(13);
	base_slash(500, 12);
	turn();
	turn_to(19);
	assert_eq!((books().owed, books().payable, books().custody), (200, 50, 150));
	// All that is active goes to the base chain, and then custody to the service.
	slash(AT_40, 18, 40);
	base_slash(500, 19);
	ask(&A, 500).unwrap();
	close();
	turn_to(22);
	// What counts fell to 187, as 150 cover no more, and 40 % of it are 75. The other 75 come back.
	assert_eq!((books().owed, books().payable, books().custody), (200, 125, 0));
	left
}

/// Turns until the last batch is priced. Returns the era.
fn turn_until_over() -> EraIndex {
	while !books().is_over() {
		turn_to(era() + 1);
		assert!(era() < 60, "it does not end");
	}
	era()
}

/// Custody that a slash took can not pay who left before: at the end its debts are cut to what is there.
#[test]
fn debts_that_custody_lost_should_not_stop_the_end() {
	run(|| {
		let left = lose_all();
		// The loss may come back until it stands, and something may be paid out for a bonding duration after that.
		let over = turn_until_over();
		turn_to(over + BONDING - 1);
		assert_noop!(claim(&A, left), Error::<Test>::NotPayable);
		turn_in(over + BONDING);
		assert_eq!(claim(&A, left), Ok(125));
		assert_eq!((books().owed, books().payable), (0, 0));
		assert_eq!(vault().phase, Phase::Ended);
	});
}

/// What is paid out for the last eras pays who left before first: nothing is cut of that while something may come.
#[test]
fn a_late_payout_should_pay_debts_before_the_last_batch() {
	run(|| {
		let left = lose_all();
		let over = turn_until_over();
		// Of eras in which all of its stake was there.
		turn_to(over + 3);
		payout(100);
		turn_to(over + 4);
		assert_eq!((books().owed, books().payable), (200, 125));
		assert_eq!(chunk(over + 4 + BONDING), 100);
		turn_to(over + 4 + BONDING);
		// 225 for 200, and the rest.
		let last = vault().last.unwrap();
		assert_eq!((claim(&A, left), claim(&FOUNDER, last)), (Ok(200), Ok(25)));
		assert_eq!((books().owed, books().payable), (0, 0));
		assert_eq!(vault().phase, Phase::Ended);
	});
}

/// A closed vault of which all is slashed. It is over in 9.
fn lose_the_seed() {
	run_to(8);
	open(1_000);
	base_slash(1_000, 8);
	close();
	turn_in(9);
	assert_eq!((books().is_over(), active()), (true, 0));
}

/// A vault of which all was slashed ends as late as any other: what is paid out by then, for eras before, is its last
/// batch's. Afterwards its stake is forgotten, and nothing is paid out to it.
#[test]
fn a_vault_of_nothing_should_wait_for_its_last_payouts() {
	run(|| {
		lose_the_seed();
		turn_to(9 + BONDING - 1);
		assert!(matches!(vault().phase, Phase::Closed { .. }));
		assert!(pallet_staking::Payee::<Test>::contains_key(stash()));
		turn_in(9 + BONDING);
		assert_eq!(vault().phase, Phase::Ended);
		assert!(!pallet_staking::Payee::<Test>::contains_key(stash()));
	});
	run(|| {
		lose_the_seed();
		turn_in(10);
		payout(70);
		turn_in(11);
		assert_eq!(chunk(11 + BONDING), 70);
		turn_to(11 + BONDING);
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(70));
		assert_eq!(vault().phase, Phase::Ended);
	});
}

/// Nobody closes the tickets of the last batch for others while something may still come to it.
#[test]
fn the_last_batch_should_keep_its_tickets() {
	run(|| {
		lose_the_seed();
		assert_noop!(claim(&FOUNDER, BatchId(0)), Error::<Test>::NothingToClaim);
		payout(70);
		turn_in(11);
		assert_eq!(chunk(11 + BONDING), 70);
		check_state();
		turn_to(11 + BONDING);
		assert_eq!(vault().phase, Phase::Ended);
		let treasury = free(&TREASURY);
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(70));
		assert_ok!(finish());
		destroy_receipt();
		assert_ok!(finish());
		assert_eq!(free(&TREASURY), treasury);
	});
}

/// Who brings its receipts while something may still come leaves its part to those who stay.
#[test]
fn early_receipts_should_leave_their_part_to_others() {
	run(|| {
		run_to(8);
		open(500);
		deposit(&A, 500).unwrap();
		turn_in(9);
		base_slash(1_000, 9);
		close();
		turn_to(9 + CloseAfter::get());
		assert!(books().is_over());
		let over = era();
		assert_eq!(redeem(&A, 500), Ok(0));
		payout(100);
		turn_to(over + 1 + BONDING);
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(100));
	});
}

/// The last chunk and the last position are over in one turn. What the position has earned and nobody has claimed is
/// bonded before, and paid to the last batch.
#[test]
fn rewards_should_reach_the_last_batch() {
	run(|| {
		run_to(8);
		open_with(1_000, [(AT_40, 100)], 0);
		turn_in(9);
		run_to(10);
		earn(ServiceId(0), 500);
		run_to(17);
		close();
		turn_in(18);
		assert!(books().is_over() && chunk(18 + BONDING) == 1_000);
		turn_to(18 + BONDING + 1 + BONDING);
		assert_eq!(vault().phase, Phase::Ended);
		let before = free(&TREASURY);
		let claimed = claim(&FOUNDER, BatchId(0)).unwrap();
		assert!((1_498..=1_500).contains(&claimed), "{claimed}");
		assert_ok!(finish());
		destroy_receipt();
		assert_ok!(finish());
		assert!(free(&TREASURY) - before <= 2);
	});
}

/// A gift before the end leaves less than an existential deposit of the float on the stash, and the deposits of its
/// records come back to it. No part of that is dust on its way.
#[test]
fn a_small_gift_should_not_stop_the_end() {
	run(|| {
		run_to(8);
		let before = free(&FOUNDER);
		open(1_000);
		close();
		mint(&stash_of_v(), 11);
		turn_in(9);
		turn_to(17);
		assert_eq!((vault().phase, vault().float), (Phase::Ended, 9));
		assert_eq!(claim(&FOUNDER, BatchId(0)), Ok(1_000));
		assert_ok!(finish());
		destroy_receipt();
		let treasury = free(&TREASURY);
		assert_ok!(finish());
		// The nine of the founder go along with the eleven.
		assert_eq!(free(&TREASURY) - treasury, 20);
		assert_eq!((free(&FOUNDER), held(&FOUNDER)), (before - 9, 0));
		assert_eq!((free(&stash_of_v()), free(&cash_of_v())), (0, 0));
	});
}

/// Scenario LIQ-29: of 2,000,000 the base chain leaves 1,000, and then nothing. Nobody enters any more, tickets pay what is
/// there, and nothing of the vault is left in the end but the loss.
#[test]
fn a_dead_vault_should_be_finished() {
	run(|| {
		run_to(8);
		let before = free(&FOUNDER);
		open(1_000_000);
		deposit(&A, 1_000_000).unwrap();
		turn_in(9);
		base_slash(1_999_000, 9);
		ask(&A, 400_000).unwrap();
		turn_in(10);
		// A share is worth 1/2,000.
		assert_eq!((chunk(18), active()), (200, 800));
		base_slash(1_000, 10);
		assert_eq!((chunk(18), active(), assets()), (0, 0, 0));
		ask(&A, 600_000).unwrap();
		for target in 11..=18 {
			turn_in(target);
			assert_noop!(deposit(&B, 1_000_000), Error::<Test>::Broken);
		}
		assert_eq!((claim(&A, BatchId(0)), claim(&A, BatchId(1))), (Ok(0), Ok(0)));
		assert_eq!((shares(&A), books().shares), (0, 1_000_000));
		close();
		turn_in(19);
		assert!(books().is_over());
		turn_to(19 + BONDING);
		assert_eq!(vault().phase, Phase::Ended);
		assert_eq!(claim(&FOUNDER, BatchId(2)), Ok(0));
		assert_ok!(finish());
		destroy_receipt();
		assert_ok!(finish());
		assert_eq!((free(&FOUNDER), held(&FOUNDER)), (before - 1_000_000, 0));
		assert_eq!(Vaults::<Test>::iter().count(), 0);
		assert_eq!((free(&stash_of_v()), free(&cash_of_v())), (0, 0));
	});
}

#[test]
fn a_closed_vault_should_stay_closed() {
	run(|| {
		run_to(8);
		open(1_000);
		close();
		let manager = || RuntimeOrigin::signed(FOUNDER);
		let again = || attempt(|| Liquid::close(manager(), V));
		assert_noop!(again(), Error::<Test>::Closed);
		assert_noop!(set_targets([(AT_40, 10)]), Error::<Test>::Closed);
		let fee = || attempt(|| Liquid::set_fee(manager(), V, percent(1)));
		assert_noop!(fee(), Error::<Test>::Closed);
		let resume = || attempt(|| Liquid::resume_deposits(manager(), V));
		assert_noop!(resume(), Error::<Test>::Closed);
		let pause = || attempt(|| Liquid::pause_deposits(manager(), V));
		assert_noop!(pause(), Error::<Test>::Closed);
		turn_in(9);
		assert!(books().is_over());
		assert_noop!(ask(&A, 1), Error::<Test>::Ended);
	});
}
