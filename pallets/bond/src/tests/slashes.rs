//! Slashes of a bond, as the pallet that pledges asks for them.

use super::setting::*;
use crate::Event;
use frame_support::{assert_ok, traits::Imbalance};
use restaking_primitives::{Balance, EraIndex, SlashableStake, Stake};

/// Slashes `S`. Returns the fall, the active part of it, the funds taken, and what is left.
fn slash(amount: Balance, offence_era: EraIndex) -> (Balance, Balance, Balance, Stake) {
	let slashed = <Bond as SlashableStake<AccountId>>::slash(&S, amount, offence_era);
	assert_eq!(slashed.refunded, 0);
	(slashed.amount, slashed.from_active, slashed.credit.peek(), slashed.left)
}

fn left(total: Balance, active: Balance) -> Stake {
	Stake { total, active }
}

/// `S` has 400 that are active, and 200 that were unbonded in each of the eras 3, 5 and 7. It is era 7.
fn unbonding() {
	assert_ok!(Native::bond(S, 1_000));
	for era in [3, 5, 7] {
		run_to(era);
		assert_ok!(Native::unbond(S, 200));
	}
}

#[test]
fn what_was_unbonded_before_the_offence_should_be_touched_last() {
	run(|| {
		unbonding();
		assert_eq!(slash(100, 5), (100, 100, 100, left(900, 300)));
		assert_eq!(Native::ledger(S), (300, vec![(3, 200), (5, 200), (7, 200)]));
		// The newest first.
		assert_eq!(slash(450, 5), (450, 300, 450, left(450, 0)));
		assert_eq!(Native::ledger(S), (0, vec![(3, 200), (5, 200), (7, 50)]));
		assert_eq!(slash(300, 5), (300, 0, 300, left(150, 0)));
		assert_eq!(Native::ledger(S), (0, vec![(3, 150)]));
		assert_eq!((Native::on_hold(S), Native::total_active()), (150, 0));
	});
}

/// Of the queue the newest pays first: so nothing depends on the era of the offence, and the order is right for each.
#[test]
fn the_order_should_be_the_same_for_every_offence() {
	for offence_era in [0, 3, 4, 5, 7, 8, EraIndex::MAX] {
		run(|| {
			unbonding();
			assert_eq!(slash(650, offence_era), (650, 400, 650, left(350, 0)));
			assert_eq!(Native::ledger(S), (0, vec![(3, 200), (5, 150)]));
		});
	}
}

#[test]
fn a_slash_should_take_no_more_than_there_is() {
	run(|| {
		unbonding();
		assert_ok!(Native::bond(T, 700));
		assert_eq!(slash(Balance::MAX, 0), (1_000, 400, 1_000, left(0, 0)));
		assert_eq!((Native::has_ledger(S), Native::on_hold(S), Native::free(S)), (false, 0, 9_000));
		assert_eq!(Native::total_active(), 700);
		assert_eq!(slash(1, 0), (0, 0, 0, left(0, 0)));
		assert_ok!(Native::bond(S, 50));
		assert_eq!(Native::ledger(S), (50, vec![]));
	});
}

#[test]
fn a_slash_of_nothing_should_tell_nothing() {
	run(|| {
		unbonding();
		System::reset_events();
		let before = root();
		assert_eq!(slash(0, 5), (0, 0, 0, left(1_000, 400)));
		assert_eq!((root(), Heard::get(), events()), (before, vec![], vec![]));
	});
}

#[test]
fn listeners_should_hear_what_is_left() {
	run(|| {
		unbonding();
		System::reset_events();
		for amount in [100, 450, 300] {
			assert_eq!(slash(amount, 5).0, amount);
		}
		let heard = [
			Tidings::Slashed(S, 300, vec![], 100),
			Tidings::Slashed(S, 0, vec![(17, 50)], 450),
			Tidings::Slashed(S, 0, vec![(13, 150), (15, 0), (17, 0)], 300),
		];
		assert_eq!(Heard::get(), heard);
		let told = [(100, 100), (450, 300), (300, 0)];
		let told = told.map(|(amount, from_active)| Event::<Test>::Slashed {
			who: S,
			amount,
			from_active,
		});
		assert_eq!(events(), told);
	});
}

/// A slash may leave less than the least bond. It can be unbonded as a whole, or grow.
#[test]
fn a_rest_below_the_least_bond_should_be_left_alone() {
	run(|| {
		assert_ok!(Native::bond(S, 100));
		assert_eq!(slash(70, 0).3, left(30, 30));
		assert!(Native::unbond(S, 10).is_err());
		assert_ok!(Native::bond(S, 5));
		assert_ok!(Native::unbond(S, 35));
		run_to(10);
		assert_ok!(Native::withdraw(S));
		assert_eq!((Native::has_ledger(S), Native::free(S)), (false, FUNDS - 70));
	});
}

/// Root has freed the funds behind the ledger: it falls all the same, and yields nothing.
#[test]
fn a_ledger_without_funds_should_fall() {
	run(|| {
		assert_ok!(Native::bond(S, 1_000));
		assert_ok!(Balances::force_unreserve(RuntimeOrigin::root(), S, 1_000));
		assert_eq!(slash(400, 0), (400, 400, 0, left(600, 600)));
		assert_eq!(Native::ledger(S), (600, vec![]));
	});
}
