//! The least loss: who is slashed loses at least so much, or has no record of it.

use super::setting::*;
use crate::{Error, Event, Losses, TermsOf};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{AssignmentId, RequestId, ServiceId};
use sp_runtime::{DispatchResult, Perbill};

/// Registers a service with a minimum pledge, with a slasher or without.
fn register(mut terms: TermsOf<Test>, min_pledge: u128, slasher: bool) -> DispatchResult {
	terms.conditions.min_pledge = min_pledge;
	let slasher = slasher.then(|| caller(RuntimeOrigin::signed(SLASHER)));
	let (owner, open) = (RuntimeOrigin::signed(OWNER_B), Default::default());
	Restaking::register_service(owner, terms, slasher, None, open, None, Default::default())
}

/// A service at which the cheapest word of 1.25 % takes at least ten: 800 have to count.
fn strict_service() -> (ServiceId, AssignmentId) {
	LeastLoss::set(10);
	let mut strict = terms(40);
	strict.conditions.min_pledge = 800;
	let (service, home) = another_service(strict, P);
	assert_ok!(fund_bond(service, 1_000));
	(service, home)
}

/// Terms are refused under which the cheapest slash takes less than the least loss from the least pledge: of a
/// word, if there is a slasher, and of what the hook names.
#[test]
fn terms_with_losses_too_small() {
	ExtBuilder::default().build_and_execute(|| {
		let words = terms(40);
		let judge = || TermsOf::<Test> { hook: TestHook::Judge, ..terms(40) };
		assert_ok!(register(words.clone(), 1, true));
		LeastLoss::set(10);
		let too_small = Error::<Test>::LeastLossTooSmall;
		// ⌈40 % / 32⌉ = 1.25 %.
		assert_noop!(register(words.clone(), 799, true), too_small);
		assert_ok!(register(words, 800, true));
		// At 1 %, words of 0.03125 %.
		assert_noop!(register(terms(1), 31_999, true), Error::<Test>::LeastLossTooSmall);
		assert_ok!(register(terms(1), 32_000, true));
		// A hook that judges, and does not say what it names, with a slasher or without.
		assert_noop!(register(judge(), 799, true), Error::<Test>::LeastLossTooSmall);
		assert_ok!(register(judge(), 1, false));
		// The smaller one of a word and of what the hook names.
		for (price, slasher, least) in [
			(Perbill::from_percent(10), false, 100),
			(Perbill::from_percent(10), true, 800),
			(Perbill::from_parts(5_000_000), true, 2_000),
		] {
			Prices::set(Some((price, percent(40))));
			let refused = Error::<Test>::LeastLossTooSmall;
			assert_noop!(register(judge(), least - 1, slasher), refused);
			assert_ok!(register(judge(), least, slasher));
		}
	});
}

/// A slash that leaves less than counts there exits the rest, as an exit below the minimum pledge does: it stays
/// liable for the window.
#[test]
fn no_dust_counts() {
	for (part, left) in [(8, 800), (9, 0)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, home) = strict_service();
			run_to(9);
			pledge_once(S, home, 1_000);
			run_to(10);
			let id = request(home, 10, percent(part)).unwrap();
			run_to(13);
			assert_eq!(execution(id).taken, 10 * u128::from(part));
			assert_eq!(counted(S, home, 14), left);
			assert_eq!(liability(S), 400 - 10 * u128::from(part));
			// Counted through 13, and slashed through 20.
			run_to(21);
			assert_eq!(liability(S), if left > 0 { 320 } else { 0 });
		});
	}
}

/// A standing order pledges the rest again, if the staker's limit has room for it.
#[test]
fn a_standing_order_keeps_what_would_be_dust() {
	const RICH: AccountId = 104;
	ExtBuilder::default().stakers([(RICH, 2_000, 200)]).build_and_execute(|| {
		let (_, home) = strict_service();
		run_to(9);
		assert_ok!(pledge(RICH, home, 1_000));
		run_to(10);
		assert_ok!(request(home, 10, percent(9)));
		run_to(13);
		assert_eq!((ledger(RICH).0, counted(RICH, home, 14)), (1_910, 910));
	});
}

/// A smaller loss waits like others, and is divided, but has no record: undone, it is the treasury's.
#[test]
fn losses_without_a_record() {
	for undone in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			// Of services that were there before, nothing is asked.
			LeastLoss::set(10);
			run_to(9);
			for (who, amount) in [(S, 90), (T, 100), (U, 1_000)] {
				pledge_once(who, P_AT_A, amount);
			}
			run_to(10);
			let id = request(P_AT_A, 10, percent(10)).unwrap();
			run_to(13);
			assert_eq!((waits(), execution(id).taken), (119, 119));
			assert_eq!([S, T, U].map(|who| lost(id, who).0), [0, 10, 100]);
			if !undone {
				run_to(13 + WAIT);
				assert_eq!((treasury(), is_over(id)), (119, true));
				return;
			}
			assert_ok!(undo(id));
			assert_noop!(give_back(id, S), Error::<Test>::NothingLost);
			next_block();
			assert_eq!([S, T, U].map(|who| ledger(who).0), [991, 1_000, 1_000]);
			assert_eq!((Losses::<Test>::iter().count(), waits()), (0, 9));
			run_to(13 + 2 * WAIT - 1);
			assert_eq!((treasury(), waits(), is_over(id)), (0, 9, false));
			run_to(13 + 2 * WAIT);
			let (stash, treasury) = (None, 9);
			let told = Event::LossUnclaimed { request: id, stash, treasury, burned: 0 };
			assert!(events().contains(&told));
			assert_eq!((super::setting::treasury(), waits(), is_over(id)), (9, 0, true));
		});
	}
}

/// An escrow account that is not there, on a chain that got the pallet by an upgrade: settlement goes on. What can
/// not wait is the treasury's, and an order gives back the rest.
#[test]
fn an_escrow_that_can_not_receive() {
	ExtBuilder::default().build().execute_with(|| {
		run_to(9);
		for (who, amount) in [(S, 50), (T, 1_000)] {
			pledge_once(who, P_AT_A, amount);
		}
		run_to(10);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		run_to(12);
		Balances::force_set_balance(RuntimeOrigin::root(), Restaking::escrow_account(), 0).unwrap();
		PollWeight::set(Default::default());
		run_to(13);
		let signed = || RuntimeOrigin::signed(STRANGER);
		assert_ok!(Restaking::execute_slash(signed(), id).plain());
		assert_ok!(Restaking::settle_staker(signed(), S, MANY).plain());
		let (stash, treasury) = (Some(S), 5);
		let told = Event::LossUnclaimed { request: id, stash, treasury, burned: 0 };
		assert!(events().contains(&told));
		let sums = |id: RequestId| {
			let it = execution(id);
			(it.taken, it.waiting, it.returned, it.unclaimed)
		};
		assert_eq!((sums(id), lost(id, S)), ((5, 0, 0, 5), (0, 0)));
		assert_ok!(Restaking::settle_staker(signed(), T, MANY).plain());
		assert_eq!(sums(id), (105, 100, 0, 5));
		// The account has its own deposit again.
		Balances::force_set_balance(RuntimeOrigin::root(), Restaking::escrow_account(), 110)
			.unwrap();
		assert_ok!(undo(id));
		PollWeight::set(frame_support::weights::Weight::MAX);
		next_block();
		assert_eq!((ledger(S).0, ledger(T).0, is_over(id)), (995, 1_000, true));
		check_state();
	});
}
