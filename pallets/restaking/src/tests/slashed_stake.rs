//! One stake behind several services, and the base chain, when they all take their part.

use super::setting::*;
use crate::Error;
use frame_support::{
	assert_noop, assert_ok,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::AssignmentId;

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

/// SC-EXP-05: a base slash changes no position; a trim brings down what counts, not what is liable.
#[test]
fn a_base_slash_under_full_exposure() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		run_to(11);
		let before = crate::Stakers::<Test>::get(S);
		base_slash(S, 300);
		assert_eq!(before, crate::Stakers::<Test>::get(S));
		assert_ok!(request(P_AT_A, 10, percent(40)));
		assert_noop!(pledge(S, P_AT_B, 1), Error::<Test>::ExposureLimitReached);
		assert_ok!(trim(S));
		for home in [P_AT_A, P_AT_B] {
			assert_eq!([10, 11, 12].map(|era| counted(S, home, era)), [1_000, 1_000, 700]);
		}
		assert_eq!(liability(S), 500);
		run_to(14);
		assert_eq!(ledger(S).0, 300);
		assert_eq!(liability(S), 100);
		run_to(19);
		assert_eq!(liability(S), 70);
	});
}

/// SC-EXP-06, SC-EXP-07: what A takes does not touch B, in both orders, and nobody is first served.
#[test]
fn what_one_takes_does_not_touch_the_other() {
	for b_first in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			full_pledges_once(S);
			if b_first {
				assert_ok!(request(P_AT_B, 10, percent(10)));
			}
			assert_ok!(request(P_AT_A, 10, percent(40)));
			if !b_first {
				run_to(13);
				assert_eq!((proceeds(), counted(S, P_AT_B, 14)), (400, 1_000));
				assert_ok!(request(P_AT_B, 10, percent(10)));
			}
			run_to(16);
			assert_eq!((ledger(S).0, proceeds(), liability(S)), (500, 500, 0));
		});
	}
}

/// SC-EXP-12: five windows of one service leave another its whole part.
#[test]
fn five_windows_of_the_same_service() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		for (offence, loss, left) in
			[(10, 400, 500), (18, 200, 250), (26, 100, 125), (34, 50, 62), (42, 25, 30)]
		{
			run_to(offence);
			assert_ok!(request(P_AT_A, offence, percent(40)));
			run_to(offence + 3);
			assert_eq!(losses(), [(S, loss, loss)]);
			assert_eq!(counted(S, P_AT_A, offence + 4), left);
		}
		run_to(50);
		assert_ok!(request(P_AT_B, 50, percent(10)));
		run_to(53);
		assert_eq!(losses(), [(S, 100, 100)]);
	});
}

/// SC-BASE-02: our own slash fires our own listener, which does nothing.
#[test]
fn our_own_slash_comes_back() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		for (offence, loss, left) in [(10, 400, 500), (18, 200, 250)] {
			run_to(offence);
			assert_ok!(request(P_AT_A, offence, percent(40)));
			run_to(offence + 3);
			assert_eq!(losses(), [(S, loss, loss)]);
			assert_eq!(counted(S, P_AT_A, offence + 4), left);
			assert_eq!(counted(S, P_AT_B, offence + 4), 1_000);
		}
	});
}

/// SC-BASE-01: a trim reads the ledger as it is, and cuts claims beyond it first.
#[test]
fn the_stale_ledger() {
	for (slashes, left) in [(1, [454, 454, 454]), (2, [226, 226, 226])] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, home) = another_service(terms(5), P);
			run_to(9);
			pledge_once(S, P_AT_A, 800);
			pledge_once(S, P_AT_B, 1_000);
			pledge_once(S, home, 1_000);
			run_to(11);
			(0..slashes).for_each(|_| base_slash(S, ledger(S).0 / 2));
			let homes = [P_AT_A, P_AT_B, home];
			assert_eq!(homes.map(|home| counted(S, home, 12)), [800, 1_000, 1_000]);
			assert_ok!(trim(S));
			let after = homes.map(|home| counted(S, home, 12));
			let near = after.iter().zip(left).all(|(one, other)| one.abs_diff(other) <= 2);
			assert!(near, "{after:?}, not {left:?}");
		});
	}
}

/// SC-BASE-03: base chain and service take their sum in every order.
#[test]
fn two_slashers_both_orders() {
	for base_first in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			if base_first {
				base_slash(S, 100);
			}
			assert_ok!(request(P_AT_A, 10, percent(40)));
			run_to(13);
			if !base_first {
				base_slash(S, 100);
			}
			assert_eq!((ledger(S).0, proceeds()), (500, 400));
		});
	}
}

/// SC-BASE-10: the era of the offence decides which coins pay, whoever settles.
#[test]
fn which_coins_pay() {
	let ways: [fn(); 3] = [
		|| next_block(),
		|| {
			let settled = Restaking::settle_assignment(stranger(), P_AT_A, 5);
			assert!(settled.is_ok());
		},
		|| assert!(Restaking::settle_staker(RuntimeOrigin::signed(S), S, MANY).plain().is_ok()),
	];
	for (index, settle) in ways.into_iter().enumerate() {
		ExtBuilder::default().build_and_execute(|| {
			run_to(8);
			pledge_once(S, P_AT_A, 1_000);
			run_to(9);
			unbond(S, 200);
			run_to(10);
			unbond(S, 200);
			let id = request(P_AT_A, 10, percent(40)).unwrap();
			PollWeight::set(Weight::zero());
			run_to(13);
			assert_ok!(Restaking::execute_slash(stranger(), id));
			if index == 0 {
				PollWeight::set(Weight::MAX);
			}
			settle();
			PollWeight::set(Weight::MAX);
			let ledger = Staking::ledger(sp_staking::StakingAccount::Stash(S)).unwrap();
			let chunks: Vec<_> = ledger.unlocking.iter().map(|chunk| chunk.value).collect();
			assert_eq!((ledger.active, chunks), (300, vec![200, 100]));
		});
	}
}

/// SC-BASE-14: beyond the reserve every claim is worth the same, whoever comes first.
#[test]
fn more_than_the_reserve() {
	let claims = |order: [AssignmentId; 2], both: bool, more: bool| {
		let mut outcome = None;
		ExtBuilder::default().build_and_execute(|| {
			full_pledges_once(S);
			run_to(11);
			let ids: Vec<_> = order
				.into_iter()
				.filter(|home| both || *home == P_AT_A)
				.map(|home| {
					let part = if home == P_AT_A { 40 } else { 10 };
					request(home, 10, percent(part)).unwrap()
				})
				.collect();
			base_slash(S, 800);
			assert_ok!(Restaking::enforce_coverage(stranger(), S, MANY));
			PollWeight::set(Weight::zero());
			run_to(14);
			for id in ids {
				assert_ok!(Restaking::execute_slash(stranger(), id));
			}
			if more {
				Balances::force_set_balance(RuntimeOrigin::root(), S, 1_000).unwrap();
				assert_ok!(Staking::bond_extra(RuntimeOrigin::signed(S), 300));
			}
			for home in order {
				let _settled = Restaking::settle_page(home, 9, &mut WeightMeter::new());
			}
			PollWeight::set(Weight::MAX);
			outcome = Some((proceeds(), ledger(S).0, liability(S), counted(S, P_AT_B, 15)));
		});
		outcome.unwrap()
	};
	let (a_first, b_first) = ([P_AT_A, P_AT_B], [P_AT_B, P_AT_A]);
	assert_eq!(claims(a_first, true, false), (200, 0, 0, 0));
	assert_eq!(claims(b_first, true, false), (200, 0, 0, 0));
	assert_eq!(claims(a_first, false, false), (160, 40, 40, 400));
	assert_eq!(claims(a_first, true, true), (500, 0, 0, 0));
}

/// SC-BASE-15: the reserve cannot be withdrawn from under the base chain and the services.
#[test]
fn the_reserve_is_locked() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		unbond(S, 500);
		run_to(38);
		withdraw(S);
		assert_eq!((ledger(S).0, custody(S)), (500, 250));
		base_slash(S, 250);
		assert_ok!(request(P_AT_A, 38, percent(40)));
		assert_ok!(request(P_AT_B, 38, percent(10)));
		run_to(41);
		assert_eq!((proceeds(), ledger(S).0, custody(S)), (500, 0, 0));
	});
}

/// SC-BASE-09: a nominator below the least bond is not forced out.
#[test]
fn below_the_minimum() {
	use frame_election_provider_support::SortedListProvider;
	ExtBuilder::default().build_and_execute(|| {
		pallet_staking::MinNominatorBond::<Test>::put(700);
		pledged_once_to_a(S, 1_000);
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(13);
		assert_eq!(ledger(S).1, 600);
		assert!(VoterList::contains(&S));
		let signed = RuntimeOrigin::signed(S);
		assert_ok!(Staking::chill(signed.clone()));
		assert!(Staking::unbond(signed, 600).is_ok());
	});
}

/// A slash leaves its staker where it is in the list of voters, as one of the staking pallet does. Anybody puts it
/// right, or the list by itself.
#[test]
fn a_slash_moves_nobody_in_the_list_of_voters() {
	use frame_election_provider_support::SortedListProvider;
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let before = VoterList::get_score(&S).unwrap();
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(13);
		assert_eq!((ledger(S), proceeds()), ((600, 600), 400));
		assert_eq!(VoterList::get_score(&S).unwrap(), before);
		assert_ok!(VoterList::rebag(stranger(), S));
		let weight = Staking::weight_of(&S);
		assert!(weight < before);
		assert_eq!(VoterList::get_score(&S).unwrap(), weight);
	});
}

/// SC-BASE-04: who became a virtual staker after its pledge yields no credit, and nothing is minted.
#[test]
fn virtual_stakers_mint_nothing() {
	ExtBuilder::default().build().execute_with(|| {
		pledged_once_to_a(S, 1_000);
		pallet_staking::VirtualStakers::<Test>::insert(S, ());
		let issuance = Balances::total_issuance();
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(13);
		assert_eq!(losses(), [(S, 400, 0)]);
		assert_eq!((proceeds(), Balances::total_issuance()), (0, issuance));
	});
}

/// Dust beyond a slash goes into custody while others may still take it, and pays the next loss: it is the
/// last of the funds.
#[test]
fn dust_is_there_for_the_next_loss() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		// What is left is exactly what services may take.
		base_slash(S, 500);
		unbond(S, 95);
		// Chunks unbonded before an offence are touched last.
		run_to(11);
		request(P_AT_A, 11, percent(40)).unwrap();
		run_to(14);
		assert_eq!((ledger(S), custody(S), liability(S)), ((95, 0), 5, 100));
		check_state();
		request(P_AT_B, 14, percent(10)).unwrap();
		run_to(17);
		assert_eq!((ledger(S), custody(S), liability(S)), ((0, 0), 0, 0));
		assert_eq!(proceeds(), 500);
	});
}
