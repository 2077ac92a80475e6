//! Gains, vesting and the fee.

use super::setting::*;
use crate::Event;
use restaking_math::vault::Rate;

/// Scenario LIQ-10, with one more depositor: who enters before a payout and leaves after it gets what it paid,
/// whoever enters meanwhile.
#[test]
fn sniped_payout_should_pay_nothing() {
	for other in [false, true] {
		run(|| {
			run_to(8);
			open(1_000_000);
			deposit(&X, 1_000_000).unwrap();
			payout(10_000);
			if other {
				// 1,000,000 · 2,000,000 / 2,010,000
				assert_eq!(deposit(&B, 1_000_000), Ok(995_024));
			}
			let batch = ask(&X, 1_000_000).unwrap();
			turn_in(9);
			assert_eq!(assets(), if other { 2_010_000 } else { 1_010_000 });
			turn_to(17);
			assert_eq!(claim(&X, batch), Ok(1_000_000));
		});
	}
}

/// Scenarios LIQ-11 and LIQ-17: who stays gets its part as it vests, and a fee taken often is never more than
/// one taken seldom.
#[test]
fn who_stays_should_earn_as_it_vests() {
	run(|| {
		run_to(8);
		open_with(1_000_000, [], 10);
		deposit(&X, 1_000_000).unwrap();
		payout(10_000);
		turn_in(9);
		assert_eq!((redeem_price(), shares(&FEES)), (Rate(1 << 64), 0));
		turn_to(16);
		// Seven times 142 units, for which 141 shares are minted.
		assert_eq!((shares(&FEES), redeemable(), assets()), (987, 2_010_000, 2_010_000));
	});
	run(|| {
		run_to(8);
		open_with(1_000_000, [], 10);
		deposit(&X, 1_000_000).unwrap();
		payout(10_000);
		turn_in(9);
		turn_in(16);
		// Once 1,000: 1,000 · 2,000,000 / 2,009,000.
		assert_eq!(shares(&FEES), 995);
	});
}

/// Scenario LIQ-17: a gain that vests in seven eras, with a turn in each of them or one at the end. Each fee of many rounds
/// down twice, so that often is never more than seldom, and in the eight turns at most a share less for each.
#[test]
fn fees_should_be_the_same_often_and_seldom() {
	// The fees of the eras are seven times 142, seven times 100, and seven times 176, at 141, 99, and 174 or 175 shares
	// each. At once they are 1,000, 700 and 1,234.
	for (gain, often, seldom) in [(10_000, 987, 995), (7_000, 693, 697), (12_345, 1_220, 1_227)] {
		let fee_of = |turns: &[u32]| {
			let mut fee = 0;
			run(|| {
				run_to(8);
				open_with(1_000_000, [], 10);
				deposit(&X, 1_000_000).unwrap();
				payout(gain);
				turns.iter().for_each(|target| turn_in(*target));
				assert_eq!((assets(), locked()), (2_000_000 + gain, 0));
				fee = shares(&FEES);
			});
			fee
		};
		let (many, one) = (fee_of(&[9, 10, 11, 12, 13, 14, 15, 16]), fee_of(&[9, 16]));
		assert_eq!((many, one), (often, seldom));
		assert!(many <= one && one - many <= 8, "{many} and {one}");
	}
}

/// Scenario LIQ-12: the dates of gains meet at their mean by amount.
#[test]
fn gains_should_vest_by_the_mean_of_their_dates() {
	run(|| {
		let vest = || (books().vest.left, books().vest.until_era);
		run_to(9);
		open(1_000_000);
		payout(700);
		turn_in(10);
		assert_eq!(vest(), (700, 17));
		run_to(12);
		payout(1);
		turn();
		assert_eq!(vest(), (501, 17));
		payout(7_000);
		turn_in(13);
		assert_eq!(vest(), (7_401, 19));
	});
}

/// Scenario LIQ-13: dust can not prolong the vesting of a gain.
#[test]
fn dust_should_not_prolong_vesting() {
	run(|| {
		run_to(9);
		open(1_000_000);
		payout(7_000);
		turn_in(10);
		for era in 11..60 {
			payout(1);
			turn_in(era);
			if era >= 18 {
				assert!(locked() < 10, "{} in {era}", locked());
			}
		}
	});
}

/// Scenario LIQ-14: a loss unlocks nothing, and is there at once.
#[test]
fn loss_should_unlock_nothing() {
	run(|| {
		run_to(8);
		open(1_000_000);
		payout(30_000);
		turn_in(9);
		assert_eq!(locked(), 30_000);
		base_slash(50_000, 9);
		turn_in(10);
		assert_eq!((assets(), locked(), redeemable()), (980_000, 25_715, 954_285));
		assert!(events().contains(&Event::LossSeen { vault: V, amount: 50_000 }));
	});
}

/// Scenario LIQ-15: a payout and a slash between two turns are one loss.
#[test]
fn payout_and_slash_should_be_one_loss() {
	run(|| {
		run_to(8);
		open_with(1_000_000, [], 10);
		payout(30_000);
		base_slash(100_000, 8);
		turn_in(9);
		assert_eq!((assets(), locked(), shares(&FEES)), (930_000, 0, 0));
		assert!(events().contains(&Event::LossSeen { vault: V, amount: 70_000 }));
	});
}

/// Scenario LIQ-16: no fee below the mark, and above it on the difference alone.
#[test]
fn fee_should_be_taken_above_the_mark_alone() {
	run(|| {
		Vest::set(1);
		run_to(8);
		open_with(1_000_000, [], 10);
		base_slash(200_000, 8);
		turn_in(9);
		payout(80_000);
		turn_in(10);
		turn_in(11);
		assert_eq!((redeemable(), shares(&FEES)), (880_000, 0));
		payout(132_000);
		turn_in(12);
		turn_in(13);
		// A tenth of 12,000, at 1,010,800 for 1,000,000 shares.
		assert_eq!((redeemable(), shares(&FEES), books().mark), (1_012_000, 1_187, 1_012_000));
		assert!(events().contains(&Event::FeeTaken { vault: V, shares: 1_187, value: 1_200 }));
		assert_eq!(redeem_price().worth(1_187), 1_199);
	});
}

/// Scenario LIQ-30: seven eras without a turn are one turn.
#[test]
fn eras_without_a_turn_should_be_one_turn() {
	run(|| {
		run_to(8);
		open_with(1_000_000, [], 10);
		payout(7_000);
		turn_in(9);
		turn_in(16);
		assert_eq!((locked(), shares(&FEES), books().mark), (0, 695, 1_007_000));
	});
}

/// A fee that can not be minted is none, and no other turn is lost by it.
#[test]
fn fee_that_can_not_arrive_should_wait() {
	run(|| {
		Vest::set(1);
		run_to(8);
		open_with(1_000_000, [], 10);
		payout(10_000);
		turn_in(9);
		freeze(true);
		turn_in(10);
		assert!(events().iter().any(|it| matches!(it, Event::FeeRefused { .. })));
		assert_eq!((books().mark, books().turned, shares(&FEES)), (1_000_000, 10, 0));
		freeze(false);
		turn_in(11);
		// 1,000 · 1,000,000 / 1,009,000.
		assert_eq!((books().mark, shares(&FEES)), (1_010_000, 991));
	});
}
