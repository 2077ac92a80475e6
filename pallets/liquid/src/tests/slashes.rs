//! Payers of a slash: those who counted in the era of the offence, in the order in which staking takes money.

use super::setting::*;
use crate::{Error, Event};
use frame_support::{
	assert_noop, assert_ok,
	storage::{with_transaction, TransactionOutcome},
	weights::Weight,
};
use restaking_math::BatchId;
use restaking_primitives::{Balance, RequestId, Restake, ServiceId, StakeInspect, VaultStake};
use sp_runtime::DispatchError;

/// Scenario LIQ-04: who asks out ahead of a slash pays as who stays.
#[test]
fn who_leaves_ahead_of_a_slash_should_pay_like_others() {
	run(|| {
		all_at(AT_40);
		turn();
		run_to(11);
		slash(AT_40, 10, 40);
		turn();
		let batch = ask(&A, 500).unwrap();
		turn_in(12);
		assert_eq!((active(), chunk(20)), (1_500, 500));
		turn_in(13);
		assert_eq!((active(), chunk(20)), (900, 300));
		assert_eq!((redeemable(), books().shares), (900, 1_500));
		turn_to(20);
		assert_eq!(claim(&A, batch), Ok(300));
	});
}

/// Scenario LIQ-05: who left before the offence is not touched.
#[test]
fn who_left_before_an_offence_should_not_pay() {
	run(|| {
		all_at(AT_40);
		turn();
		let batch = ask(&A, 500).unwrap();
		turn_in(11);
		assert_eq!((active(), counted(AT_40)), (1_500, 1_500));
		run_to(12);
		slash(AT_40, 12, 40);
		turn();
		turn_to(14);
		assert_eq!((active(), chunk(19), books().shares), (900, 500, 1_500));
		turn_to(19);
		assert_eq!(claim(&A, batch), Ok(500));
		assert_eq!(assets(), 900);
	});
}

/// Scenario LIQ-06: three queues, and a slash for the era in which the second was priced.
#[test]
fn queues_should_pay_from_the_offence_on() {
	run(|| {
		run_to(8);
		open(10_000);
		for who in [&A, &B, &X] {
			deposit(who, 10_000).unwrap();
		}
		turn_in(9);
		turn_in(10);
		for (who, era) in [(&A, 11), (&B, 12), (&X, 13)] {
			ask(who, 10_000).unwrap();
			turn_in(era);
		}
		base_slash(9_000, 12);
		let all = [chunk(19), chunk(20), chunk(21), active()];
		assert_eq!(all, [10_000, 7_000, 7_000, 7_000]);
	});
}

/// Scenario LIQ-19: a chunk that would be dust is wiped. What was taken beyond the slash is the pool's.
#[test]
fn dust_of_a_chunk_should_go_to_the_pool() {
	run(|| {
		all_at(AT_40);
		turn();
		run_to(11);
		slash(AT_40, 10, 40);
		turn();
		let batch = ask(&A, 15).unwrap();
		turn_in(12);
		turn_in(13);
		// 40 % of 1,985 are 794. Of 15 they are 6, and the 9 that would be left are below the least balance. They are
		// bonded in the same turn.
		assert_eq!((active(), chunk(20)), (1_191 + 9, 0));
		turn_to(20);
		// What it lost may still come back.
		assert_noop!(claim(&A, batch), Error::<Test>::NothingToClaim);
		turn_to(23);
		assert_eq!(claim(&A, batch), Ok(0));
		assert_eq!(ticket(&A, batch), None);
		assert_eq!(assets(), 1_200);
	});
}

/// Scenario LIQ-19: dust is the pool's, also if nothing of the loss waits.
#[test]
fn dust_of_a_loss_that_does_not_wait_should_go_to_the_pool() {
	run(|| {
		all_at(AT_40);
		turn();
		run_to(11);
		LeastLoss::set(10_000);
		slash(AT_40, 10, 40);
		turn();
		let batch = ask(&A, 15).unwrap();
		turn_in(12);
		turn_in(13);
		assert_eq!((active(), chunk(20), vault().losses), (1_191 + 9, 0, 0));
		turn_to(20);
		assert_eq!(claim(&A, batch), Ok(0));
		assert_eq!(assets(), 1_200);
	});
}

/// Scenario LIQ-20: custody delays claims, and cuts none.
#[test]
fn custody_should_delay_claims_and_not_cut_them() {
	run(|| {
		run_to(8);
		open_with(500, [(AT_40, 100)], 0);
		deposit(&A, 700).unwrap();
		turn_in(9);
		turn_in(10);
		let batch = ask(&A, 200).unwrap();
		turn_in(11);
		assert_eq!((active(), chunk(19)), (1_000, 200));
		turn_in(12);
		run_to(13);
		base_slash(500, 12);
		turn();
		turn_to(19);
		// 400 are liable: 250 are within the limit of 500 that are staked, and 150 of the 200 are held.
		let books = books();
		assert_eq!((books.owed, books.payable, books.custody), (200, 50, 150));
		assert_eq!(assets(), 500);
		assert_noop!(claim(&A, batch), Error::<Test>::NotPayable);
		// What counted through 13 is liable through 20.
		turn_to(20);
		assert_noop!(claim(&A, batch), Error::<Test>::NotPayable);
		turn_in(21);
		assert_eq!(claim(&A, batch), Ok(200));
		assert_eq!((assets(), super::setting::books().custody), (500, 0));
	});
}

/// Scenario LIQ-28: an executed slash that is not settled stops deposits, and nothing else.
#[test]
fn deposits_should_wait_for_a_settlement() {
	run(|| {
		all_at(AT_40);
		turn();
		let id = slash(AT_40, 10, 20);
		PollWeight::set(Weight::zero());
		run_to(12);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		assert!(<Restaking as Restake<AccountId>>::is_behind(&stash()));
		assert_noop!(deposit(&X, 100), Error::<Test>::NotSettled);
		assert_ok!(ask(&A, 100));
		assert_ok!(cancel(&A, 100));
		// 400 are due: who relies on the receipt knows.
		assert_eq!(told(2_000), Some(1_600));
		turn();
		assert_eq!(active(), 1_600);
		// More than a 64th waits: see the tests of what comes back.
		assert_noop!(deposit(&X, 100), Error::<Test>::UndoPending);
	});
}

/// Scenario LIQ-28: after a settlement, by a turn or by anybody, a deposit pays the lower price, if no more than a 64th
/// may come back. Requests go on before it.
#[test]
fn a_deposit_after_a_settlement_should_pay_the_lower_price() {
	for by_turn in [true, false] {
		run(|| {
			run_to(8);
			open_with(9_000, [(AT_10, 10)], 0);
			deposit(&B, 1_000).unwrap();
			turn_in(9);
			run_to(10);
			let id = slash(AT_10, 10, 10);
			PollWeight::set(Weight::zero());
			run_to(12);
			let stranger = || RuntimeOrigin::signed(STRANGER);
			assert_ok!(Restaking::execute_slash(stranger(), id));
			assert_noop!(deposit(&A, 990), Error::<Test>::NotSettled);
			assert_ok!(ask(&B, 100));
			assert_ok!(cancel(&B, 100));
			if by_turn {
				turn();
			} else {
				assert_ok!(Restaking::settle_staker(stranger(), stash(), 1));
			}
			// A tenth of the 1,000 that count. A 64th is 154.
			assert_eq!((active(), vault().losses), (9_900, 1));
			// 990 · 10,000 / 9,900.
			assert_eq!(deposit(&A, 990), Ok(1_000));
			turn_to(13);
			assert_eq!((active(), books().shares), (10_890, 11_000));
		});
	}
}

/// Scenario LIQ-29: broken, and dead.
#[test]
fn a_broken_vault_should_take_no_deposits_and_let_all_leave() {
	run(|| {
		run_to(8);
		open(1_000_000);
		deposit(&A, 1_000_000).unwrap();
		turn_in(9);
		base_slash(1_999_000, 9);
		assert_noop!(deposit(&B, 1_000), Error::<Test>::Broken);
		let half = ask(&A, 500_000).unwrap();
		turn_in(10);
		assert_eq!((chunk(18), active()), (250, 750));
		base_slash(750, 11);
		assert_eq!((active(), chunk(18)), (0, 250));
		let rest = ask(&A, 500_000).unwrap();
		turn_in(11);
		assert_noop!(deposit(&B, 1_000), Error::<Test>::Broken);
		assert_eq!(claim(&A, rest), Ok(0));
		turn_to(18);
		assert_eq!(claim(&A, half), Ok(250));
		assert_ok!(Liquid::close(RuntimeOrigin::signed(FOUNDER), V));
		turn_in(19);
		assert!(books().is_over());
	});
}

/// Scenario LIQ-32: two vaults with one target. Each loses by what counted, and neither touches the other.
#[test]
fn two_vaults_should_not_touch_each_other() {
	run(|| {
		run_to(8);
		let first = open_with(1_000, [(AT_40, 100)], 0);
		let second = open_with(1_000, [(AT_40, 50)], 0);
		deposit_in(first, &A, 1_000).unwrap();
		deposit_in(second, &B, 3_000).unwrap();
		run_to(9);
		assert_ok!(turn_of(first));
		assert_ok!(turn_of(second));
		run_to(10);
		slash(AT_40, 10, 20);
		run_to(12);
		assert_ok!(turn_of(first));
		assert_ok!(turn_of(second));
		let left = |vault| Stake::stake(&Liquid::stash_of(vault)).active;
		assert_eq!((left(first), left(second)), (1_600, 3_600));
		assert_ne!(Liquid::cash_of(first), Liquid::cash_of(second));
		assert_eq!((free(&Liquid::cash_of(first)), free(&Liquid::cash_of(second))), (ED, ED));
	});
}

/// Scenario LIQ-39: a slash of the base chain that comes late meets those who were in at the offence, exactly as it
/// meets one who unbonds directly.
#[test]
fn a_late_base_slash_should_meet_leavers_like_direct_unbonders() {
	run(|| {
		run_to(8);
		open(1_000);
		for who in [&A, &B] {
			deposit(who, 1_000).unwrap();
		}
		let direct = account(60);
		mint(&direct, 10_000);
		assert_ok!(Stake::bond_exact(&direct, 3_000));
		turn_in(9);
		for (who, era) in [(&A, 10), (&B, 11)] {
			ask(who, 1_000).unwrap();
			turn_in(era);
			assert_ok!(Stake::unbond_exact(&direct, 1_000));
		}
		turn_in(12);
		// The offence was in 10, and is dated an era later where the slash was deferred.
		for who in [stash(), direct.clone()] {
			let (mut payout, mut taken) = (0, Default::default());
			let amount = 600;
			pallet_staking::slashing::do_slash::<Test>(&who, amount, &mut payout, &mut taken, 11);
		}
		assert_eq!([chunk(18), chunk(19), active()], [1_000, 700, 700]);
		let chunks = Stake::unbonding(&direct);
		assert_eq!(chunks, vec![(18, 1_000), (19, 700)]);
		turn_to(19);
		assert_eq!(claim(&A, BatchId(0)), Ok(1_000));
		assert_eq!(claim(&B, BatchId(1)), Ok(700));
	});
}

/// The service of `AT_40`.
const SERVICE: ServiceId = ServiceId(0);

/// All that a vault can own: 450 of active stake, a chunk of 50, 150 in custody, 150 of cash of which 100 can be claimed,
/// and 500 that a service owes. Three tickets are open. It is era 29, in which a slash of 90 for an offence in 27 can be
/// executed. Of 1,300 that were deposited the base chain has taken 500.
fn everything() -> RequestId {
	run_to(8);
	open_with(500, [(AT_40, 100)], 0);
	deposit(&A, 700).unwrap();
	deposit(&B, 100).unwrap();
	turn_in(9);
	ask(&B, 100).unwrap();
	turn_to(18);
	// A hundred in each era from 19 to 23.
	earn(SERVICE, 500);
	ask(&A, 200).unwrap();
	turn_to(24);
	assert_eq!((active(), chunk(27), counted(AT_40)), (1_000, 200, 1_000));
	run_to(25);
	base_slash(500, 24);
	turn();
	// Of 1,000 that are worth 500.
	ask(&A, 100).unwrap();
	turn_to(27);
	assert_eq!((active(), chunk(34), counted(AT_40)), (450, 50, 450));
	// 400 are liable: 180 of what counts, 20 of the exit in 26, and 200 of that in 25. 250 of them are within the limit.
	let (books, id) = (books(), slash(AT_40, 27, 20));
	assert_eq!((books.owed, books.payable, books.reserved, books.custody), (300, 150, 100, 150));
	PollWeight::set(Weight::zero());
	run_to(29);
	id
}

/// All that is in the vault, whosever it is.
fn owned() -> Balance {
	let (books, chunks) = (books(), Stake::unbonding(&stash()));
	let unbonding: Balance = chunks.iter().map(|it| it.1).sum();
	active() + unbonding + books.entering + books.custody + books.payable
}

/// Lets the events happen in an order, with a turn after the second one or without. No unit is made or lost by any of them.
/// Returns what is active, the assets and shares in the end, what `A` has got, and what the vault has earned.
fn in_order(id: RequestId, order: [u8; 4], turned: bool) -> [Balance; 5] {
	let (mut earned, mut paid, mut slashed) = (0, 0, 500);
	for (at, event) in order.into_iter().enumerate() {
		match event {
			0 => {
				let before = active();
				payout(90);
				let stranger = RuntimeOrigin::signed(STRANGER);
				assert_ok!(Restaking::claim(stranger, stash(), SERVICE));
				earned = active() - before;
			},
			1 => {
				base_slash(60, 28);
				slashed += 60;
			},
			2 => {
				assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
				let mut spent = Weight::zero();
				assert_ok!(<Restaking as Restake<AccountId>>::settle(&stash(), &mut spent));
				slashed += 90;
			},
			_ => {
				assert_eq!(claim(&B, BatchId(0)), Ok(100));
				paid += 100;
			},
		}
		if turned && at == 1 {
			turn();
		}
		check_state();
		assert_eq!(owned() + paid + slashed, 1_300 + earned, "{order:?}");
	}
	turn_to(40);
	let left = claim(&A, BatchId(1)).unwrap() + claim(&A, BatchId(2)).unwrap();
	check_state();
	[active(), assets(), books().shares, left, earned]
}

/// Does something that has not happened afterwards. Returns what came of it.
fn undone<R>(act: impl FnOnce() -> R) -> R {
	let done = with_transaction(|| TransactionOutcome::Rollback(Ok::<R, DispatchError>(act())));
	done.unwrap()
}

/// Scenario LIQ-03: a payout, a slash of the base chain, one of a service and a claim, in all orders, also around a turn:
/// the same end.
#[test]
fn the_order_of_events_should_make_no_difference() {
	run(|| {
		let id = everything();
		let mut ends = Vec::new();
		for order in orders() {
			for turned in [false, true] {
				ends.push(undone(|| in_order(id, order, turned)));
			}
		}
		assert_eq!(ends.len(), 2 * 24);
		let [active, assets, shares, left, earned] = ends[0];
		// The payout, and what the service owed but for a unit of rounding.
		assert!((589..=590).contains(&earned), "{earned}");
		// 650 were slashed, and 350 of the 1,300 have left: 100 of `B`, 200 and 50 of `A`.
		assert_eq!((active, assets, shares), (300 + earned, 300 + earned, 900));
		assert_eq!(left, 250);
		assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}");
	});
}

/// Returns all orders of four steps.
fn orders() -> Vec<[u8; 4]> {
	let mut all = Vec::new();
	for a in 0..4 {
		for b in (0..4).filter(|it| *it != a) {
			for c in (0..4).filter(|it| *it != a && *it != b) {
				all.push([a, b, c, 6 - a - b - c]);
			}
		}
	}
	all
}

/// A turn tells of a loss in its era.
#[test]
fn a_loss_should_be_told() {
	run(|| {
		all_at(AT_40);
		turn();
		slash(AT_40, 10, 20);
		run_to(12);
		turn();
		assert!(events().contains(&Event::LossSeen { vault: V, amount: 400 }));
		assert!(events().contains(&Event::TargetStopped { vault: V, assignment: AT_40 }));
	});
}
