//! Requests, batches and claims.

use super::setting::*;
use crate::{Error, Event};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::NativeOrWithId, fungibles::Inspect as _},
};
use restaking_math::{
	vault::{Rate, Stage},
	BatchId,
};
use restaking_primitives::{Balance, ServiceId, VaultStake};

#[test]
fn an_exit_should_be_priced_at_the_next_turn_and_paid_after_unbonding() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		let batch = ask(&A, 500).unwrap();
		assert_eq!((shares(&A), shares(&stash()), held(&A)), (0, 1_500, DEPOSIT));
		assert_noop!(claim(&A, batch), Error::<Test>::NotPayable);
		turn_in(9);
		assert_eq!((chunk(17), active(), books().shares), (500, 1_000, 1_000));
		assert_eq!((shares(&stash()), Assets::total_issuance(receipt())), (1_000, 1_000));
		turn_to(16);
		assert_noop!(claim(&A, batch), Error::<Test>::NotPayable);
		turn_in(17);
		assert!(events().contains(&Event::BatchPayable { vault: V, batch, amount: 500 }));
		assert_eq!(claim(&A, batch), Ok(500));
		// Ticket, deposit and batch are gone.
		assert_eq!((ticket(&A, batch), held(&A), super::setting::batch(batch)), (None, 0, None));
		assert_noop!(claim(&A, batch), Error::<Test>::NoTicket);
	});
}

/// Scenario LIQ-07: asked and cancelled is as never asked, after a payout and after a slash.
#[test]
fn cancelled_should_be_as_never_asked() {
	run(|| {
		run_to(8);
		open(900);
		deposit(&A, 100).unwrap();
		turn_in(9);
		let before = (books(), vault());
		ask(&A, 100).unwrap();
		payout(110);
		assert_ok!(cancel(&A, 100));
		assert_eq!((shares(&A), held(&A)), (100, 0));
		assert_eq!((books(), vault()), before);
		ask(&A, 60).unwrap();
		ask(&A, 40).unwrap();
		base_slash(500, 9);
		assert_ok!(cancel(&A, 30));
		assert_noop!(cancel(&A, 71), Error::<Test>::NotEnoughShares);
		assert_noop!(cancel(&A, 0), Error::<Test>::NotEnoughShares);
		assert_ok!(cancel(&A, 70));
		assert_eq!((shares(&A), books()), (100, before.0));
		assert_noop!(cancel(&A, 1), Error::<Test>::NoTicket);
	});
}

/// Scenario LIQ-08: one path pays, whatever somebody does with shares, asked or not.
#[test]
fn side_doors_should_be_shut() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		let signed = || RuntimeOrigin::signed(A);
		ask(&A, 300).unwrap();
		assert_noop!(ask(&A, 201), Error::<Test>::NotEnoughShares);
		// Nobody but the stash may mint, burn or freeze, and the stash has no key.
		assert!(Assets::mint(signed(), receipt(), A, 1).is_err());
		assert!(Assets::burn(signed(), receipt(), A, 1).is_err());
		assert!(Assets::freeze(signed(), receipt(), B).is_err());
		assert!(Assets::start_destroy(RuntimeOrigin::signed(FOUNDER), receipt()).is_err());
		assert!(Assets::transfer_ownership(RuntimeOrigin::signed(FOUNDER), receipt(), A).is_err());
		// Shares that were passed on are the other's, and leave once.
		assert_ok!(Assets::transfer(signed(), receipt(), B, 200));
		assert_noop!(ask(&A, 1), Error::<Test>::NotEnoughShares);
		ask(&B, 200).unwrap();
		assert_noop!(cancel(&B, 201), Error::<Test>::NotEnoughShares);
		turn_in(9);
		turn_to(17);
		assert_eq!((claim(&A, BatchId(0)), claim(&B, BatchId(0))), (Ok(300), Ok(200)));
		for who in [&A, &B] {
			assert_noop!(claim(who, BatchId(0)), Error::<Test>::NoTicket);
		}
	});
}

/// Scenario LIQ-08: neither a holder, asked out or not, nor the manager has any of the ways of an issuer.
#[test]
fn nobody_should_be_the_issuer_of_receipts() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		ask(&A, 300).unwrap();
		let id = receipt();
		for who in [A, FOUNDER] {
			let by = || RuntimeOrigin::signed(who.clone());
			let tries = [
				Assets::mint(by(), id, who.clone(), 1),
				Assets::burn(by(), id, A, 1),
				Assets::burn(by(), id, stash(), 1),
				Assets::force_transfer(by(), id, stash(), who.clone(), 1),
				Assets::freeze(by(), id, B),
				Assets::freeze_asset(by(), id),
				Assets::block(by(), id, A),
				Assets::start_destroy(by(), id),
				Assets::set_team(by(), id, A, A, A),
				Assets::transfer_ownership(by(), id, A),
				Assets::refund(by(), id, true),
			];
			assert!(tries.iter().all(Result::is_err), "{tries:?}");
		}
		assert_eq!((shares(&A), shares(&stash())), (200, 1_300));
		assert_eq!(Assets::total_issuance(id), 1_500);
	});
}

/// Scenario LIQ-08: shares that were approved, sent to their own holder, passed on by a third, or lie in an escrow leave
/// once, and by who has them. Those that were asked out are out of reach.
#[test]
fn shares_in_other_hands_should_leave_once() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		let (a, b) = (|| RuntimeOrigin::signed(A), || RuntimeOrigin::signed(B));
		let pass = |to: &AccountId, amount| {
			attempt(|| Assets::transfer_approved(b(), receipt(), A, to.clone(), amount))
		};
		assert_ok!(Assets::approve_transfer(a(), receipt(), B, 1_000));
		ask(&A, 300).unwrap();
		// To oneself: nothing comes of it.
		assert_ok!(Assets::transfer(a(), receipt(), A, 700));
		assert_ok!(pass(&A, 100));
		assert_eq!(shares(&A), 700);
		assert_noop!(ask(&A, 701), Error::<Test>::NotEnoughShares);
		// What was approved and asked out since is not there any more.
		assert!(pass(&X, 701).is_err());
		assert_ok!(pass(&X, 200));
		// As rewards of a service, and one that its pot keeps: they wait there, and nobody asks for them.
		let pot = NativeOrWithId::WithId(receipt());
		assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), ServiceId(1), pot, 0));
		assert_ok!(Restaking::fund_rewards(a(), ServiceId(1), 100, 10));
		assert_eq!(shares(&Restaking::pot_account(ServiceId(1))), 101);
		assert_noop!(ask(&A, 400), Error::<Test>::NotEnoughShares);
		ask(&A, 399).unwrap();
		assert!(pass(&X, 1).is_err());
		ask(&X, 200).unwrap();
		for who in [&A, &B, &X] {
			assert_noop!(ask(who, 1), Error::<Test>::NotEnoughShares);
		}
		turn_in(9);
		assert_eq!((active(), chunk(17), books().shares), (1_101, 899, 1_101));
		turn_to(17);
		assert_eq!((claim(&A, BatchId(0)), claim(&X, BatchId(0))), (Ok(699), Ok(200)));
		for who in [&A, &B, &X] {
			assert_noop!(claim(who, BatchId(0)), Error::<Test>::NoTicket);
		}
	});
}

/// Scenario LIQ-08: who burns its receipts by giving their account back has its ticket left, and no more.
#[test]
fn burned_shares_should_leave_the_ticket_alone() {
	run(|| {
		run_to(8);
		open(1_000);
		let signed = || RuntimeOrigin::signed(A);
		assert_ok!(Assets::touch(signed(), receipt()));
		deposit(&A, 500).unwrap();
		ask(&A, 300).unwrap();
		assert_ok!(Assets::refund(signed(), receipt(), true));
		assert_noop!(ask(&A, 1), Error::<Test>::NotEnoughShares);
		assert_noop!(cancel(&A, 301), Error::<Test>::NotEnoughShares);
		// Twice: it has none left.
		assert!(Assets::refund(signed(), receipt(), true).is_err());
		turn_in(9);
		// What was burned is nobody's, and the rest is worth what it was.
		assert_eq!((active(), chunk(17), books().shares), (1_200, 300, 1_200));
		assert_eq!((Assets::total_issuance(receipt()), redeem_price()), (1_000, Rate(1 << 64)));
		turn_to(17);
		assert_eq!(claim(&A, BatchId(0)), Ok(300));
	});
}

/// Scenario LIQ-18: three tickets of 333, and a chunk of 1,000 of which 600 are left: 200 each, in any order.
#[test]
fn claims_should_pay_the_same_in_any_order() {
	for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
		run(|| {
			Vest::set(1);
			run_to(8);
			open(1_998);
			let people = [A, B, X];
			people.iter().for_each(|who| assert_eq!(deposit(who, 333), Ok(333)));
			payout(3);
			turn_in(9);
			people.iter().for_each(|who| assert_eq!(ask(who, 333), Ok(BatchId(0))));
			turn_in(10);
			assert_eq!((chunk(18), active()), (1_000, 2_000));
			base_slash(1_200, 10);
			assert_eq!((chunk(18), active()), (600, 1_200));
			turn_to(18);
			for at in order {
				assert_eq!(claim(&people[at], BatchId(0)), Ok(200));
			}
			assert_eq!(batch(BatchId(0)), None);
		});
	}
}

/// Three tickets of 333, and 500 for them: 166 each. The two units that rounding leaves are the pool's, whoever is last.
#[test]
fn nobody_should_claim_what_rounding_leaves() {
	run(|| {
		Vest::set(1);
		run_to(8);
		open(1_998);
		let people = [A, B, X];
		people.iter().for_each(|who| assert_eq!(deposit(who, 333), Ok(333)));
		payout(3);
		turn_in(9);
		people.iter().for_each(|who| assert_eq!(ask(who, 333), Ok(BatchId(0))));
		turn_in(10);
		base_slash(1_500, 10);
		assert_eq!((chunk(18), active()), (500, 1_000));
		turn_to(18);
		people.iter().for_each(|who| assert_eq!(claim(who, BatchId(0)), Ok(166)));
		assert_eq!((books().owed, books().entering, batch(BatchId(0))), (0, 2, None));
		turn_in(19);
		assert_eq!((active(), locked()), (1_002, 2));
	});
}

/// Scenario LIQ-26: forty exits in forty eras, each its chunk.
#[test]
fn forty_exits_should_have_forty_chunks() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 40_000).unwrap();
		turn_in(9);
		for number in 0..40u32 {
			let shares = 100 + Balance::from(number);
			assert_eq!(ask(&A, shares), Ok(BatchId(number)));
			turn_in(10 + number);
			assert_eq!(chunk(18 + number), shares);
			assert!(Stake::unbonding(&stash()).len() <= 8);
		}
		turn_to(57);
		let before = free(&A) + held(&A);
		assert_ok!(Liquid::claim_all(RuntimeOrigin::signed(STRANGER), V, A, 32));
		assert_ok!(Liquid::claim_all(RuntimeOrigin::signed(STRANGER), V, A, 32));
		assert_eq!(free(&A) + held(&A) - before, 40 * 100 + 39 * 40 / 2);
		let again =
			|| attempt(|| Liquid::claim_all(RuntimeOrigin::signed(STRANGER), V, A, 32).plain());
		assert_noop!(again(), Error::<Test>::NothingToClaim);
	});
}

/// Scenario LIQ-27: a least bond above the vault's stake ends its nominations, and no exit.
#[test]
fn a_higher_least_bond_should_not_stop_exits() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		pallet_staking::MinNominatorBond::<Test>::put(5_000);
		let batch = ask(&A, 500).unwrap();
		turn_in(10);
		assert_eq!((chunk(18), active()), (500, 1_500));
		assert_eq!(Stake::nominated(&stash()), vec![]);
		turn_to(18);
		assert_eq!(claim(&A, batch), Ok(500));
		pallet_staking::MinNominatorBond::<Test>::put(1_500);
		turn_in(19);
		assert_eq!(Stake::nominated(&stash()), VALIDATORS.to_vec());
	});
}

/// Scenario LIQ-37: a crowd of dust pays its deposits, and a turn costs the same.
#[test]
fn dust_holders_should_pay_for_their_tickets() {
	run(|| {
		run_to(8);
		open(1_000);
		let crowd: Vec<AccountId> = (100..130).map(account).collect();
		for who in &crowd {
			mint(who, 1_000);
			deposit(who, 1).unwrap();
			ask(who, 1).unwrap();
			assert_eq!(held(who), DEPOSIT);
		}
		turn_in(9);
		assert_eq!(books().leaving.len(), 1);
		turn_to(17);
		for who in &crowd {
			assert_eq!(claim(who, BatchId(0)), Ok(1));
			assert_eq!(held(who), 0);
		}
		assert_eq!(batch(BatchId(0)), None);
	});
}

#[test]
fn a_request_should_be_worth_its_least_or_be_all() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		MinExit::set(100);
		assert_noop!(ask(&A, 99), Error::<Test>::TooLittle);
		assert_noop!(ask(&A, 0), Error::<Test>::TooLittle);
		assert_ok!(ask(&A, 450));
		// All that is left.
		assert_ok!(ask(&A, 50));
		assert_ok!(cancel(&A, 500));
		let signed = RuntimeOrigin::signed(A);
		let ask_for = |least| attempt(|| Liquid::request_exit(signed.clone(), V, 200, least));
		assert_noop!(ask_for(201), Error::<Test>::BelowLeast);
		assert_ok!(ask_for(200));
	});
}

/// The ruling: with nothing vested left after a loss, nobody is priced at nothing while there is something.
#[test]
fn exits_should_wait_while_all_that_is_left_has_not_vested() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 1_000).unwrap();
		turn_in(9);
		payout(7_000);
		turn_in(10);
		base_slash(2_500, 10);
		// In 11, 6,000 of 6,500 are locked; a slash takes the rest.
		base_slash(500, 10);
		let batch = ask(&A, 1_000).unwrap();
		turn_in(11);
		assert_eq!((assets(), locked(), redeemable()), (6_000, 6_000, 0));
		assert!(events().contains(&Event::ExitsPostponed { vault: V, batch }));
		turn_in(12);
		// A sixth has vested: half of 1,000 is the leaver's.
		assert_eq!(super::setting::batch(batch).map(|it| it.stage), Some(Stage::Leaving));
		assert_eq!(chunk(20), 500);
	});
}

#[test]
fn a_claim_should_reach_who_has_little() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		let poor = account(99);
		mint(&poor, ED + DEPOSIT);
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(A), receipt(), poor.clone(), 5));
		let batch = ask(&poor, 5).unwrap();
		turn_in(9);
		turn_to(17);
		// The deposit keeps it alive: the five units arrive.
		assert_eq!(claim(&poor, batch), Ok(5));
	});
}
