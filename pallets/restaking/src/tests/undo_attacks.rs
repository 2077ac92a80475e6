//! Attacks on orders and on what they give back.

use super::setting::*;
use crate::{types::Payee, Assignments, Jails, Losses};
use frame_support::{
	assert_ok,
	traits::fungible::Inspect as _,
	traits::tokens::fungible::NativeOrWithId,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{AssignmentId, RequestId, ServiceId};
use sp_runtime::Perbill;
use sp_staking::StakingUnchecked;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A service whose hook judges and whose slasher speaks. 1 000 of `S` count from 10 on; it is era 10.
fn judged() -> (ServiceId, AssignmentId) {
	let mut both = terms(40);
	both.hook = TestHook::Judge;
	let (service, home) = another_service(both, P);
	assert_ok!(fund_bond(service, 1_000_000));
	run_to(9);
	pledge_once(S, home, 1_000);
	run_to(10);
	(service, home)
}

/// What comes back to a stash that another pallet has taken over since waits until it is free: bonding it would
/// make stake of nobody.
///
/// S loses 400 of its active 1 000, leaves, and becomes a virtual staker, as an agent of delegated staking does.
#[test]
fn a_virtual_staker_gets_no_stake_out_of_nothing() {
	ExtBuilder::default().build().execute_with(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(40)).unwrap();
		run_to(13);
		assert_eq!((ledger(S), lost(id, S)), ((600, 600), (400, 0)));
		let _gone = exit(S, P_AT_A, 1_000);
		run_to(22);
		assert_ok!(release(S));
		assert!(crate::Stakers::<Test>::get(S).is_none());
		check_state();
		assert_ok!(<Staking as StakingUnchecked>::migrate_to_virtual_staker(&S));
		let free_before = free(S);
		assert_ok!(undo(id));
		next_block();
		check_state();
		// Nothing is bonded, and nothing free before era 41.
		assert_eq!((ledger(S).0, free(S) - free_before), (600, 0));
	});
}

/// The same by rewards that are bonded.
#[test]
fn a_virtual_staker_bonds_no_rewards_out_of_nothing() {
	ExtBuilder::default().build().execute_with(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		let native = NativeOrWithId::Native;
		assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), A, native, 0));
		assert_ok!(Restaking::fund_rewards(signed(BOND_PAYER), A, 100, 1));
		assert_ok!(Restaking::set_payee(signed(S), Payee::Bonded));
		run_to(12);
		assert_ok!(<Staking as StakingUnchecked>::migrate_to_virtual_staker(&S));
		let (bonded, before) = (ledger(S).0, free(S));
		assert_ok!(Restaking::claim(signed(S), S, A).plain());
		let gain = (ledger(S).0 - bonded) + (free(S) - before);
		// Rounded down.
		assert_eq!(gain, 99);
	});
}

/// Two wrong slashes of two eras, both undone: nobody is jailed.
#[test]
fn a_batch_of_orders_ends_the_jail() {
	for reverse in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			let (service, home) = jailing_service(10);
			let one = request(home, 10, percent(2)).unwrap();
			run_to(11);
			let two = request(home, 11, percent(2)).unwrap();
			run_to(14);
			let mut orders = [one, two];
			if reverse {
				orders.reverse();
			}
			orders.into_iter().for_each(|id| undo(id).unwrap());
			check_state();
			assert_eq!((Jails::<Test>::get(service, P), is_suspended(home)), (None, false));
		});
	}
}

/// An operator that has said that it is back said so, whatever wrong slash came afterwards.
#[test]
fn a_wrong_slash_that_is_undone_unsays_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(3);
		assert_ok!(request(home, 10, percent(2)));
		run_to(11);
		let wrong = request(home, 11, percent(2)).unwrap();
		run_to(13);
		assert_ok!(Restaking::unjail(signed(P), service));
		run_to(14);
		assert_ok!(undo(wrong));
		let jail = Jails::<Test>::get(service, P).unwrap();
		assert_eq!(jail.until_era(), Some(17));
		run_to(18);
		assert!(!is_suspended(home), "it waits for a word that was said: {jail:?}");
	});
}

/// An operator whose assignment is gone gets out of the jail to which a wrong slash sent it.
#[test]
fn an_order_ends_the_jail_of_who_has_left() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(28);
		let wrong = request(home, 10, percent(10)).unwrap();
		run_to(13);
		assert_ok!(Restaking::leave_service(signed(P), service));
		run_to(22);
		let _done = release(S);
		assert!(Assignments::<Test>::get(home).is_none());
		assert_ok!(undo(wrong));
		assert_eq!(Jails::<Test>::get(service, P), None);
		assert_ok!(try_join(P, service, key(9)));
	});
}

/// A page that forgets exactly the last losses is no broken state.
#[test]
fn a_full_last_page_breaks_no_law() {
	let many = 1_000..1_032;
	ExtBuilder::default()
		.stakers(many.clone().map(|who| (who, 1_000, 200)))
		.build()
		.execute_with(|| {
			run_to(9);
			many.for_each(|who| pledge_once(who, P_AT_A, 100));
			run_to(10);
			let id = request(P_AT_A, 10, percent(10)).unwrap();
			run_to(40);
			PollWeight::set(Weight::zero());
			run_to(41);
			assert_ok!(divide(id));
			assert_eq!(Losses::<Test>::iter_prefix(id).count(), 32);
			check_state();
			let turn = Restaking::turn_weight();
			let page = Restaking::forget_loss_weight(&S).saturating_mul(32);
			let enough = page.max(Restaking::member_look(1));
			let limit = turn.saturating_add(enough);
			Restaking::take_pages(&mut WeightMeter::with_limit(limit));
			assert_eq!(Losses::<Test>::iter_prefix(id).count(), 0);
			check_state();
		});
}

/// A loss that comes back late, to a stash that is gone: free in the payable era, and to the treasury a wait after.
#[test]
fn who_is_gone_gets_it_in_the_payable_era() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(40)).unwrap();
		run_to(13);
		unbond(S, 600);
		run_to(40);
		assert_ok!(undo(id));
		// Bonded at once: there is a ledger with a chunk.
		next_block();
		assert_eq!(era(), 41);
		assert!(is_over(id));
		assert_eq!(ledger(S), (1_000, 400));
	});
}

/// Order after the last member but one: orders in every era, whole money back, one rounding, nothing left.
#[test]
fn whoever_settles_when_the_money_is_whole() {
	for order in 13..41 {
		ExtBuilder::default().build_and_execute(|| {
			run_to(9);
			for who in [S, T, U] {
				pledge_once(who, P_AT_A, 333);
			}
			run_to(10);
			PollWeight::set(Weight::zero());
			let id = request(P_AT_A, 10, percent(10)).unwrap();
			run_to(13);
			assert_ok!(Restaking::execute_slash(signed(S), id));
			assert_ok!(Restaking::settle_staker(signed(S), S, MANY).plain());
			unbond(T, 1_000);
			run_to(order);
			if order > 20 {
				assert_ok!(Restaking::settle_staker(signed(S), T, MANY).plain());
			}
			assert_ok!(undo(id));
			check_state();
			PollWeight::set(Weight::MAX);
			run_to(order + 60);
			assert_eq!([S, T, U].map(|who| Balances::total_balance(&who)), [1_200; 3]);
			assert!(is_over(id));
			assert_eq!(waits(), 0);
		});
	}
}

/// Retirement, leaving and removal between execution and order.
#[test]
fn a_removed_service_gives_back() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged();
		let id = request(home, 10, percent(40)).unwrap();
		run_to(13);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
		run_to(22);
		let _done = release(S);
		assert!(Assignments::<Test>::get(home).is_none());
		assert_ok!(Restaking::deregister_service(RuntimeOrigin::root(), service));
		check_state();
		assert_ok!(undo(id));
		next_block();
		assert_eq!(ledger(S), (1_000, 1_000));
		assert!(is_over(id));
	});
}

/// A short staker, an order, and the coverage that it restores.
#[test]
fn a_short_staker_is_covered_by_what_comes_back() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		let id = request(P_AT_A, 10, percent(40)).unwrap();
		run_to(13);
		assert_eq!(ledger(S).0, 600);
		base_slash(S, 550);
		assert_ok!(Restaking::enforce_coverage(signed(T), S, MANY));
		assert!(is_short(S));
		assert_ok!(undo(id));
		next_block();
		assert_eq!((ledger(S).0, is_short(S)), (450, false));
	});
}

/// Dust: a slash that leaves less than the least exits the rest, which stays liable, and an order brings all back.
#[test]
fn dust_exits_and_comes_back() {
	ExtBuilder::default().build_and_execute(|| {
		LeastLoss::set(10);
		let mut small = terms(40);
		small.conditions.min_pledge = 800;
		let (service, home) = another_service(small, P);
		assert_ok!(fund_bond(service, 1_000_000));
		run_to(9);
		pledge_once(S, home, 800);
		pledge(T, home, 1_000).unwrap();
		run_to(10);
		let first = request(home, 10, Perbill::from_parts(12_500_000)).unwrap();
		let second = request(home, 10, percent(20)).unwrap();
		run_to(13);
		check_state();
		// 10, then 160: both of the 800 that counted in 10.
		assert_eq!((ledger(S).0, counted(S, home, 14)), (1_000 - 10 - 160, 0));
		assert_eq!((lost(first, S), lost(second, S)), ((10, 0), (160, 0)));
		assert_ok!(undo(second));
		assert_ok!(undo(first));
		next_block();
		check_state();
		assert_eq!([S, T].map(ledger), [(1_000, 1_000); 2]);
		assert!(is_over(first) && is_over(second));
		let _id = RequestId(0);
	});
}
