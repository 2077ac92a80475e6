//! Deposits: prices, limits, and what gifts do.

use super::setting::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use pallet_staking::ErasTotalStake;
use restaking_math::{vault::Rate, BatchId};
use restaking_primitives::{Balance, VaultStake};

const ONE: Rate = Rate(1 << 64);

#[test]
fn a_founder_should_bond_the_seed_and_get_no_receipt() {
	run(|| {
		run_to(8);
		let before = free(&FOUNDER);
		open(1_000);
		assert_eq!((active(), books().shares, books().seed), (1_000, 1_000, 1_000));
		assert_eq!((shares(&FOUNDER), shares(&stash())), (0, 1_000));
		// The seed, the float, the least balance of the cash, and the deposit.
		assert_eq!(before - free(&FOUNDER), 1_000 + FLOAT + ED + DEPOSIT);
		assert_eq!(free(&cash()), ED);
		// The metadata: one for itself, and one for each of nine letters.
		assert_eq!((free(&stash()), books().idle), (FLOAT - 10, FLOAT - 10));
		assert_eq!(Stake::nominated(&stash()), VALIDATORS.to_vec());
		assert_eq!(redeem_price(), ONE);
	});
}

/// Scenario LIQ-01: whoever is first gains nothing by gifts, and no price moves.
#[test]
fn first_depositor_should_not_move_the_price_by_gifts() {
	run(|| {
		run_to(8);
		open(1_000_000_000_000_000);
		assert_eq!(deposit(&A, 1_000_000_000_000), Ok(1_000_000_000_000));
		let give = |to: AccountId| {
			let amount = 1_000_000_000_000;
			assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(A), to, amount));
		};
		give(stash());
		give(cash());
		let signed = RuntimeOrigin::signed(A);
		assert_ok!(Assets::transfer(signed, receipt(), stash(), 1_000_000_000));
		assert_eq!(redeem_price(), ONE);
		assert_eq!(deposit(&B, 1_999_999_999_999), Ok(1_999_999_999_999));
		let batch = ask(&B, 1_999_999_999_999).unwrap();
		turn_in(9);
		assert_eq!(redeem_price(), ONE);
		turn_to(17);
		assert_eq!(claim(&B, batch), Ok(1_999_999_999_999));
		// The gifts lie where they were sent.
		assert!(free(&stash()) >= 1_000_000_000_000 && free(&cash()) >= 1_000_000_000_000);
		assert_eq!(shares(&stash()), 1_000_001_000_000_000);
	});
}

/// Scenario LIQ-02: a price that real rewards have doubled costs the next depositor one unit.
#[test]
fn inflation_by_real_rewards_should_cost_a_unit() {
	run(|| {
		Vest::set(1);
		run_to(8);
		open(1_000_000_000_000_000);
		deposit(&A, 1_000_000_000_000).unwrap();
		payout(1_001_000_000_000_000);
		turn_in(9);
		run_to(10);
		assert_eq!(redeem_price(), Rate(2 << 64));
		assert_eq!(deposit(&B, 1_999_999_999_999), Ok(999_999_999_999));
		let batch = ask(&B, 999_999_999_999).unwrap();
		turn();
		turn_to(18);
		assert_eq!(claim(&B, batch), Ok(1_999_999_999_998));
	});
}

/// Scenario LIQ-25: the vault's part of all stake and the cap of its manager bind deposits alone.
#[test]
fn caps_should_refuse_deposits_only() {
	run(|| {
		run_to(8);
		open(1_990_000);
		ErasTotalStake::<Test>::insert(8, 10_000_000);
		MaxVaultShare::set(percent(20));
		assert_noop!(deposit(&A, 10_001), Error::<Test>::VaultShareReached);
		assert_eq!(deposit(&A, 10_000), Ok(10_000));
		assert_noop!(deposit(&A, 1), Error::<Test>::VaultShareReached);
		MaxVaultShare::set(percent(100));
		assert_ok!(Liquid::set_cap(RuntimeOrigin::signed(FOUNDER), V, 1_000));
		assert_noop!(deposit(&A, 1), Error::<Test>::CapReached);
		let batch = ask(&A, 10_000).unwrap();
		turn_in(9);
		turn_to(17);
		assert_eq!(claim(&A, batch), Ok(10_000));
	});
}

#[test]
fn a_deposit_should_name_a_least_and_a_beneficiary() {
	run(|| {
		run_to(8);
		open(1_000);
		let signed = || RuntimeOrigin::signed(A);
		let try_with = |least, to| attempt(|| Liquid::deposit(signed(), V, 100, least, to).plain());
		assert_noop!(try_with(101, None), Error::<Test>::BelowLeast);
		assert_ok!(Liquid::deposit(signed(), V, 100, 100, Some(B)));
		assert_eq!((shares(&A), shares(&B)), (0, 100));
		let told = Event::Deposited { vault: V, who: A, beneficiary: B, amount: 100, shares: 100 };
		assert!(events().contains(&told));
		for account in [stash(), cash()] {
			assert_noop!(try_with(0, Some(account)), Error::<Test>::AccountOfVault);
		}
	});
}

/// A receipt keeps an account alive by itself, so that who has nothing else can hold it.
#[test]
fn who_has_nothing_else_should_hold_receipts() {
	run(|| {
		run_to(8);
		open(1_000);
		let poor = account(99);
		assert_ok!(Liquid::deposit(RuntimeOrigin::signed(A), V, 100, 0, Some(poor.clone())));
		assert_eq!((shares(&poor), free(&poor)), (100, 0));
		// But it has no funds for the deposit of a ticket.
		assert!(ask(&poor, 100).is_err());
	});
}

/// The amounts with which somebody goes in and out. A share costs 4/3.
const TRIPS: [Balance; 9] = [2, 3, 4, 5, 7, 10, 100, 999, 1_000_000];

/// Opens a vault in which a share costs 4/3. It is era 10.
fn at_four_thirds() {
	Vest::set(1);
	run_to(8);
	open(3_000_000);
	payout(1_000_000);
	turn_in(9);
	run_to(10);
	assert_noop!(deposit(&A, 1), Error::<Test>::TooLittle);
}

/// A stranger deposits an amount, and asks out with all of it at once.
fn trip(number: usize, amount: Balance) -> (AccountId, Balance, BatchId) {
	let who = account(100 + u8::try_from(number).unwrap());
	mint(&who, 10_000_000);
	let shares = deposit(&who, amount).unwrap();
	let batch = ask(&who, shares).unwrap();
	(who, amount, batch)
}

/// Scenario LIQ-09: whoever goes in and out loses a share's price and a unit at most, and nobody gains.
#[test]
fn round_trips_should_never_pay() {
	run(|| {
		at_four_thirds();
		let mut tickets = Vec::new();
		for (number, amount) in TRIPS.into_iter().enumerate() {
			let before = redeem_price();
			tickets.push(trip(number, amount));
			turn_to(era() + 1);
			assert!(redeem_price() >= before);
		}
		turn_to(era() + 8);
		for (who, amount, batch) in tickets {
			let paid = claim(&who, batch).unwrap();
			assert!(paid <= amount && amount - paid <= 2, "{amount} in, {paid} out");
		}
	});
}

/// Scenario LIQ-09: many accounts at once get no more out than they put in, all together.
#[test]
fn round_trips_in_one_batch_should_never_pay() {
	run(|| {
		at_four_thirds();
		let trips = TRIPS.into_iter().enumerate();
		let tickets: Vec<_> = trips.map(|(number, amount)| trip(number, amount)).collect();
		turn();
		turn_to(era() + 8);
		let paid: Balance = tickets.iter().map(|it| claim(&it.0, it.2).unwrap()).sum();
		let put_in: Balance = TRIPS.into_iter().sum();
		assert!(paid <= put_in && put_in - paid <= 18, "{put_in} in, {paid} out");
	});
}

#[test]
fn stopped_deposits_should_stop_nothing_else() {
	run(|| {
		run_to(8);
		open(1_000);
		deposit(&A, 500).unwrap();
		assert_ok!(Liquid::pause_deposits(RuntimeOrigin::signed(FOUNDER), V));
		assert_noop!(deposit(&A, 500), Error::<Test>::DepositsStopped);
		let batch = ask(&A, 500).unwrap();
		turn_in(9);
		turn_to(17);
		assert_eq!(claim(&A, batch), Ok(500));
		assert_ok!(Liquid::resume_deposits(RuntimeOrigin::signed(FOUNDER), V));
		assert_eq!(deposit(&A, 500), Ok(500));
	});
}
