//! Pots: an account of its own for each.

use super::setting::*;
use crate::{types::Payee, Error, Event, OrphanedPots, Services, Unclaimed};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungibles::{Create, Mutate},
		tokens::fungible::NativeOrWithId,
	},
};
use restaking_primitives::ServiceId;

const NATIVE: NativeOrWithId<u32> = NativeOrWithId::Native;
const TOKEN: NativeOrWithId<u32> = NativeOrWithId::WithId(1);
const FUNDER: u64 = 701;

fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// An asset of which an account has at least a hundred units, and which no account lives of alone.
fn token() {
	NativeAndAssets::create(TOKEN, OWNER_A, false, 100).unwrap();
}

fn rich(asset: NativeOrWithId<u32>) {
	NativeAndAssets::mint_into(NATIVE, &FUNDER, 10_000).unwrap();
	NativeAndAssets::mint_into(asset, &FUNDER, 100_000).unwrap();
}

fn fund(service: ServiceId, amount: u128, eras: u32) {
	assert_ok!(Restaking::fund_rewards(signed(FUNDER), service, amount, eras));
}

fn claim(who: u64, service: ServiceId) {
	assert_ok!(Restaking::claim(signed(STRANGER), who, service).plain());
}

/// Lets `A` pay this amount in one era to `S`, who exits after it.
fn paid_an_era(asset: NativeOrWithId<u32>, amount: u128) {
	pledged_to_a(S, 1_000);
	rich(asset.clone());
	assert_ok!(Restaking::open_pot(signed(OWNER_A), A, asset, 0));
	fund(A, amount, 1);
	run_to(12);
	assert_ok!(exit(S, P_AT_A, 1_000));
}

/// Lets `A` end with everything released. What `S` has earned is set aside.
fn end_a() {
	for operator in [P, Q] {
		assert_ok!(Restaking::leave_service(signed(operator), A));
	}
	assert_ok!(Restaking::retire_service(signed(OWNER_A), A));
	run_to(era() + 10);
	assert_ok!(Restaking::release_custody(signed(STRANGER), S, MANY).plain());
}

/// The accounts of pots are those of nobody else, also where ids of accounts are short.
#[test]
fn every_pot_has_an_account_of_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		let mut accounts: Vec<u64> =
			(0..1_000).map(|id| Restaking::pot_account(ServiceId(id))).collect();
		accounts.push(Restaking::escrow_account());
		accounts.sort_unstable();
		accounts.dedup();
		assert_eq!(accounts.len(), 1_001);
	});
}

/// Who funds a pot first pays the existential deposit of its account beside, and nobody pays it again.
#[test]
fn the_first_funding_lets_the_account_exist() {
	ExtBuilder::default().build_and_execute(|| {
		rich(NATIVE);
		assert_ok!(Restaking::open_pot(signed(OWNER_A), A, NATIVE, 0));
		let pot = Restaking::pot_account(A);
		assert!(System::account_exists(&pot));
		let before = free(FUNDER);
		fund(A, 100, 10);
		assert_eq!((before - free(FUNDER), free(pot)), (110, 110));
		let (service, payer, amount, eras, rate) = (A, FUNDER, 100, 10, 10);
		let told = Event::RewardsFunded { service, payer, amount, reserve: 10, eras, rate };
		assert!(events().contains(&told));
		fund(A, 100, 10);
		assert_eq!((before - free(FUNDER), free(pot)), (210, 210));
		// A gift is as good.
		assert_ok!(Restaking::open_pot(signed(OWNER_B), B, NATIVE, 0));
		NativeAndAssets::mint_into(NATIVE, &Restaking::pot_account(B), 15).unwrap();
		fund(B, 100, 10);
		assert_eq!(before - free(FUNDER), 310);
	});
}

/// The last units that are owed are less than an account may have, and are paid like all others.
#[test]
fn the_last_units_are_paid() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(T, P_AT_A, 10));
		rich(NATIVE);
		assert_ok!(Restaking::open_pot(signed(OWNER_A), A, NATIVE, 0));
		run_to(10);
		fund(A, 1_010, 1);
		run_to(12);
		let before = [S, T].map(free);
		claim(S, A);
		check_state();
		assert_eq!(in_pot(A), 10);
		claim(T, A);
		assert_eq!([S, T].map(free), [before[0] + 1_000, before[1] + 10]);
		assert_eq!(in_pot(A), 0);
	});
}

/// An asset of which no account lives alone: the pot does, and keeps the least balance of the asset.
#[test]
fn a_pot_pays_in_an_asset() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		token();
		rich(TOKEN);
		assert_ok!(Restaking::open_pot(signed(OWNER_A), A, TOKEN, 0));
		fund(A, 500, 1);
		let pot = Restaking::pot_account(A);
		assert_eq!((Assets::balance(1, pot), free(pot)), (600, 0));
		run_to(12);
		claim(S, A);
		assert!(Assets::balance(1, S) >= 499);
		end_a();
		assert_ok!(Restaking::deregister_service(signed(OWNER_A), A));
		assert_eq!(Assets::balance(1, pot), 0);
		assert!(!System::account_exists(&pot));
	});
}

/// A pot is closed with its service. What nobody owns goes to the treasury: the existential deposit, remainders, and
/// gifts.
#[test]
fn a_pot_without_debts_goes_with_its_service() {
	ExtBuilder::default().build_and_execute(|| {
		paid_an_era(NATIVE, 1_000);
		claim(S, A);
		end_a();
		let pot = Restaking::pot_account(A);
		NativeAndAssets::mint_into(NATIVE, &pot, 77).unwrap();
		let (rest, before) = (free(pot), free(TREASURY));
		assert!(rest >= 87);
		assert_ok!(Restaking::deregister_service(signed(OWNER_A), A));
		assert!(events().contains(&Event::PotClosed { service: A, rest }));
		assert_eq!(free(TREASURY) - before, rest);
		assert!(!System::account_exists(&pot) && !OrphanedPots::<Test>::contains_key(A));
	});
}

/// A pot that owes outlives its service, and is closed by the last claim.
#[test]
fn a_pot_with_debts_outlives_its_service() {
	ExtBuilder::default().build_and_execute(|| {
		paid_an_era(NATIVE, 1_000);
		end_a();
		let owed = Unclaimed::<Test>::get(S, A);
		assert!(owed > 0);
		assert_eq!(Services::<Test>::get(A).unwrap().pot.unwrap().unclaimed, owed);
		assert_ok!(Restaking::deregister_service(signed(OWNER_A), A));
		assert_eq!(OrphanedPots::<Test>::get(A).unwrap().unclaimed, owed);
		check_state();
		let pot = Restaking::pot_account(A);
		let (before, treasury) = (free(S), free(TREASURY));
		let rest = free(pot) - owed;
		claim(S, A);
		assert!(events().contains(&Event::PotClosed { service: A, rest }));
		assert_eq!((free(S) - before, free(TREASURY) - treasury), (owed, rest));
		assert!(!System::account_exists(&pot) && !OrphanedPots::<Test>::contains_key(A));
		let again = Restaking::claim(signed(STRANGER), S, A).plain();
		assert_noop!(again, Error::<Test>::NoPot);
	});
}

/// A frozen asset keeps a service no longer: what is in the pot stays where it is.
#[test]
fn a_frozen_pot_keeps_no_service() {
	ExtBuilder::default().build_and_execute(|| {
		token();
		paid_an_era(TOKEN, 500);
		claim(S, A);
		end_a();
		assert_ok!(Assets::freeze_asset(signed(OWNER_A), 1));
		assert_ok!(Restaking::deregister_service(signed(OWNER_A), A));
		assert!(events().contains(&Event::PotClosed { service: A, rest: 0 }));
		assert!(Assets::balance(1, Restaking::pot_account(A)) >= 100);
		assert!(Services::<Test>::get(A).is_none());
	});
}

/// Lets `A` pay 1,000 to `S` and 10 to `T`, of an asset whose admin is the owner. Both exit.
fn earned_by_two() {
	NativeAndAssets::create(TOKEN, OWNER_A, true, 1).unwrap();
	run_to(9);
	for (who, amount) in [(S, 1_000), (T, 10)] {
		assert_ok!(pledge(who, P_AT_A, amount));
	}
	rich(TOKEN);
	assert_ok!(Restaking::open_pot(signed(OWNER_A), A, TOKEN, 0));
	run_to(10);
	fund(A, 1_010, 1);
	run_to(12);
	for (who, amount) in [(S, 1_000), (T, 10)] {
		assert_ok!(exit(who, P_AT_A, amount));
	}
}

/// Lets `A` end with everything of `S` and `T` released, and removes it.
fn remove_a() {
	end_a();
	assert_ok!(Restaking::release_custody(signed(STRANGER), T, MANY).plain());
	assert_ok!(Restaking::deregister_service(signed(OWNER_A), A));
	assert!(Services::<Test>::get(A).is_none());
}

fn is_refused(who: u64) -> bool {
	Restaking::claim(signed(STRANGER), who, A).plain().is_err()
}

/// The admin of the asset burns most of a pot. Nobody is kept: who is owed no more than is left is paid, and the other
/// once somebody gives the rest.
#[test]
fn a_burned_pot_keeps_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		earned_by_two();
		let pot = Restaking::pot_account(A);
		assert_eq!(Assets::balance(1, pot), 1_011);
		assert_ok!(Assets::burn(signed(OWNER_A), 1, pot, 1_000));
		remove_a();
		// One of the eleven that are left is the least balance.
		assert!(is_refused(S));
		claim(T, A);
		assert_eq!((Assets::balance(1, T), Assets::balance(1, pot)), (10, 1));
		assert!(is_refused(S));
		assert_eq!(Unclaimed::<Test>::get(S, A), 1_000);
		NativeAndAssets::mint_into(TOKEN, &pot, 1_000).unwrap();
		claim(S, A);
		assert_eq!(Assets::balance(1, S), 1_000);
		assert!(!OrphanedPots::<Test>::contains_key(A));
	});
}

/// The admin of an asset burns the pot of one service. No law is broken, as nothing of ours has taken it: that pot is
/// told, its claims are refused whole, and all others are paid.
#[test]
fn a_burned_pot_is_told_and_leaves_others_whole() {
	ExtBuilder::default().build_and_execute(|| {
		NativeAndAssets::create(TOKEN, OWNER_A, true, 1).unwrap();
		full_pledges(S);
		rich(TOKEN);
		for (owner, service) in [(OWNER_A, A), (OWNER_B, B)] {
			assert_ok!(Restaking::open_pot(signed(owner), service, TOKEN, 0));
			fund(service, 1_000, 1);
		}
		run_to(12);
		check_state();
		let pot = Restaking::pot_account(A);
		assert_ok!(Assets::burn(signed(OWNER_A), 1, pot, 500));
		assert_eq!((Restaking::do_try_state(), Restaking::short_pots()), (Ok(()), vec![A]));
		let (told, before) = (events().len(), Assets::balance(1, pot));
		assert!(is_refused(S));
		assert_eq!((events().len(), Assets::balance(1, pot)), (told, before));
		claim(S, B);
		let of_b = Assets::balance(1, S);
		assert!((999..=1_000).contains(&of_b), "{of_b}");
		assert_eq!(Restaking::short_pots(), [A]);
		// Once somebody gives the rest, all of it is paid.
		NativeAndAssets::mint_into(TOKEN, &pot, 500).unwrap();
		assert_eq!(Restaking::short_pots(), []);
		claim(S, A);
		assert_eq!(Assets::balance(1, S), 2 * of_b);
	});
}

/// Nobody administers the native currency, so a pot in it that lacks something breaks the law.
#[test]
fn a_native_pot_that_lacks_breaks_the_law() {
	ExtBuilder::default().build().execute_with(|| {
		paid_an_era(NATIVE, 1_000);
		check_state();
		let pot = Restaking::pot_account(A);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), pot, 900));
		assert!(Restaking::do_try_state().is_err());
		assert_eq!(Restaking::short_pots(), [A]);
	});
}

/// An asset is being destroyed, or is gone. What was claimed before is paid; the rest never is, and keeps nobody.
#[test]
fn a_destroyed_asset_keeps_nobody() {
	for gone in [false, true] {
		// A pot of what is gone owes more than it holds.
		ExtBuilder::default().build().execute_with(|| {
			earned_by_two();
			claim(T, A);
			assert_eq!(Assets::balance(1, T), 10);
			assert_ok!(Assets::start_destroy(signed(OWNER_A), 1));
			if gone {
				assert_ok!(Assets::destroy_accounts(signed(STRANGER), 1));
				assert_ok!(Assets::finish_destroy(signed(STRANGER), 1));
			}
			assert!(is_refused(S));
			remove_a();
			assert!(is_refused(S));
			assert_eq!(OrphanedPots::<Test>::get(A).unwrap().unclaimed, 1_000);
			assert_eq!(Unclaimed::<Test>::get(S, A), 1_000);
			let short = if gone { vec![A] } else { vec![] };
			assert_eq!((Restaking::do_try_state(), Restaking::short_pots()), (Ok(()), short));
		});
	}
}

/// Where nothing is owed the pot is closed, without what is in it.
#[test]
fn a_pot_of_a_destroyed_asset_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		earned_by_two();
		for who in [S, T] {
			claim(who, A);
		}
		assert_ok!(Assets::start_destroy(signed(OWNER_A), 1));
		remove_a();
		assert!(events().contains(&Event::PotClosed { service: A, rest: 0 }));
		assert!(!OrphanedPots::<Test>::contains_key(A));
	});
}

/// Each record has a payee. Either claim pays that of its own record, and that of the other if it has none.
#[test]
fn staker_and_operator_have_a_payee_each() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::set_commission(signed(P), A, percent(10)));
		assert_ok!(Restaking::set_payee(signed(P), Payee::Account(U)));
		run_to(era() + 27);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		rich(NATIVE);
		assert_ok!(Restaking::open_pot(signed(OWNER_A), A, NATIVE, 0));
		run_to(era() + 1);
		fund(A, 2_000, 2);
		run_to(era() + 2);
		let before = free(U);
		assert_ok!(Restaking::claim_commission(signed(STRANGER), P, A));
		assert!(free(U) - before >= 199);
		// Both records at once.
		assert_ok!(Restaking::register_operator(signed(S), Default::default()));
		assert_ok!(Restaking::set_payee(signed(S), Payee::Account(T)));
		let payees = || {
			let staker = Restaking::staker_info(&S).unwrap().payee;
			(staker, Restaking::operator_info(&S).unwrap().payee)
		};
		assert_eq!(payees(), (Payee::Account(T), Payee::Account(T)));
		assert_ok!(Restaking::deregister_operator(signed(S)));
		assert_ok!(Restaking::register_operator(signed(S), Default::default()));
		assert_eq!(payees(), (Payee::Account(T), Payee::Own));
		assert_ok!(Restaking::set_payee(signed(S), Payee::Account(T)));
		assert_noop!(
			Restaking::set_payee(signed(S), Payee::Account(T)),
			Error::<Test>::NothingToChange
		);
	});
}

/// Funds for coming eras that nobody can move keep no service: their asset is frozen, gone, or lacks a unit.
#[test]
fn funds_that_can_not_be_refunded_keep_no_service() {
	let harms: [fn(); 3] = [
		|| {
			assert_ok!(Assets::freeze_asset(signed(OWNER_A), 1));
		},
		|| {
			assert_ok!(Assets::start_destroy(signed(OWNER_A), 1));
			assert_ok!(Assets::destroy_accounts(signed(STRANGER), 1));
			assert_ok!(Assets::finish_destroy(signed(STRANGER), 1));
		},
		|| {
			assert_ok!(Assets::burn(signed(OWNER_A), 1, Restaking::pot_account(A), 1));
		},
	];
	for harm in harms {
		ExtBuilder::default().build_and_execute(|| {
			NativeAndAssets::create(TOKEN, OWNER_A, true, 1).unwrap();
			rich(TOKEN);
			assert_ok!(Restaking::open_pot(signed(OWNER_A), A, TOKEN, 0));
			// Nobody ever counts, so all of it is left.
			fund(A, 1_000, 10);
			harm();
			for operator in [P, Q] {
				assert_ok!(Restaking::leave_service(signed(operator), A));
			}
			assert_ok!(Restaking::retire_service(signed(OWNER_A), A));
			run_to(era() + 10);
			let refunded = frame_support::storage::with_storage_layer(|| {
				Restaking::refund_rewards(signed(OWNER_A), A, OWNER_A)
			});
			assert!(refunded.is_err());
			assert_ok!(Restaking::deregister_service(signed(OWNER_A), A));
			assert!(Services::<Test>::get(A).is_none() && !OrphanedPots::<Test>::contains_key(A));
		});
	}
}

/// What can be refunded has to be, before the service goes.
#[test]
fn funds_that_can_be_refunded_keep_a_service() {
	ExtBuilder::default().build_and_execute(|| {
		rich(NATIVE);
		assert_ok!(Restaking::open_pot(signed(OWNER_A), A, NATIVE, 0));
		fund(A, 1_000, 10);
		for operator in [P, Q] {
			assert_ok!(Restaking::leave_service(signed(operator), A));
		}
		assert_ok!(Restaking::retire_service(signed(OWNER_A), A));
		run_to(era() + 10);
		let gone = || Restaking::deregister_service(signed(OWNER_A), A);
		assert_noop!(gone(), Error::<Test>::PotNotEmpty);
		assert_ok!(Restaking::refund_rewards(signed(OWNER_A), A, OWNER_A));
		assert_ok!(gone());
	});
}

/// 900, 60 and 40 are owed in an asset of which an account has a hundred at least: each is paid, in any order.
#[test]
fn the_last_units_of_an_asset_are_paid() {
	for order in [[S, T, U], [U, S, T]] {
		ExtBuilder::default().build_and_execute(|| {
			run_to(9);
			for (who, amount) in [(S, 900), (T, 60), (U, 40)] {
				assert_ok!(pledge(who, P_AT_A, amount));
			}
			token();
			rich(TOKEN);
			for who in [T, U] {
				NativeAndAssets::mint_into(TOKEN, &who, 100).unwrap();
			}
			assert_ok!(Restaking::open_pot(signed(OWNER_A), A, TOKEN, 0));
			run_to(10);
			fund(A, 1_000, 1);
			run_to(12);
			for who in order {
				claim(who, A);
				check_state();
			}
			assert_eq!([S, T, U].map(|who| Assets::balance(1, who)), [900, 160, 140]);
			assert_eq!(Assets::balance(1, Restaking::pot_account(A)), 100);
		});
	}
}
