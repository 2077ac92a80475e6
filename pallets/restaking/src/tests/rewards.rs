//! Rewards, with numbers.

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

fn owner(service: ServiceId) -> RuntimeOrigin {
	RuntimeOrigin::signed(if service == A { OWNER_A } else { OWNER_B })
}

/// Earners get the exact sum or one unit less, however long they earn.
fn assert_near<const N: usize>(paid: [u128; N], exact: [u128; N]) {
	let near = paid.iter().zip(exact).all(|(paid, exact)| *paid <= exact && exact - paid <= 1);
	assert!(near, "{paid:?} is not near {exact:?}");
}

/// The pot of `A` pays `rate` in each of `eras` eras, from the next one on.
fn stream(service: ServiceId, asset: NativeOrWithId<u32>, rate: u128, eras: u32) {
	if Services::<Test>::get(service).unwrap().pot.is_none() {
		if let NativeOrWithId::WithId(_) = asset {
			NativeAndAssets::create(asset.clone(), OWNER_A, true, 1).unwrap();
		}
		assert_ok!(Restaking::open_pot(owner(service), service, asset.clone(), 0));
	}
	let amount = rate * u128::from(eras);
	NativeAndAssets::mint_into(NATIVE, &FUNDER, 100).unwrap();
	NativeAndAssets::mint_into(asset, &FUNDER, amount + 100).unwrap();
	assert_ok!(Restaking::fund_rewards(RuntimeOrigin::signed(FUNDER), service, amount, eras));
}

/// Claims for `who` as a stranger does, and returns the amount that arrived at `who`.
fn claim(who: u64) -> u128 {
	let before = free(who);
	let claimed = Restaking::claim(RuntimeOrigin::signed(STRANGER), who, A).plain();
	match claimed {
		Ok(()) => free(who) - before,
		Err(error) => {
			assert_eq!(error, Error::<Test>::NothingToClaim.into());
			0
		},
	}
}

fn exit_at(who: u64, era: u32) {
	run_to(era);
	assert_ok!(exit(who, P_AT_A, 1_000));
}

/// SC-RWD-01: who joins in the last moment of an era earns nothing of it, and who leaves in the first
/// moment of one earns that era and stays liable.
#[test]
fn just_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		stream(A, NATIVE, 1_000, 20);
		pledged_to_a(S, 1_000);
		assert_ok!(pledge(T, P_AT_A, 1_000));
		assert_ok!(pledge(U, P_AT_A, 500));
		assert_ok!(exit(U, P_AT_A, 500));
		exit_at(T, 11);
		run_to(13);
		check_state();
		assert_near([claim(T)], [500]);
		assert_eq!(claim(U), 0);
		// Eras 10, 12 and 13 alone, and half of 11.
		assert_near([claim(S)], [3_500]);
		run_to(18);
		assert_eq!(liability(T), 400);
		run_to(19);
		assert_eq!(liability(T), 0);
	});
}

/// SC-RWD-02: a late increase earns from the era after the next boundary, and not backwards.
#[test]
fn a_late_top_up() {
	ExtBuilder::default().stakers([(104, 100_000, 200)]).build_and_execute(|| {
		stream(A, NATIVE, 1_000, 64);
		pledged_to_a(104, 10);
		assert_ok!(pledge(S, P_AT_A, 990));
		run_to(60);
		assert_ok!(pledge(104, P_AT_A, 9_990));
		// Era 10 alone, fifty at a hundredth.
		let first = claim(104);
		assert_near([first], [1_000 + 50 * 10]);
		run_to(61);
		assert_near([first + claim(104)], [1_500 + 10_000 * 1_000 / 10_990]);
	});
}

/// SC-RWD-03: eras in which nobody counts consume nothing and go to nobody.
#[test]
fn nobody_pledged() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		stream(A, NATIVE, 100, 10);
		run_to(12);
		assert_ok!(pledge(S, P_AT_A, 500));
		run_to(15);
		let first = claim(S);
		assert_near([first], [300]);
		run_to(40);
		assert_near([first + claim(S)], [1_000]);
		assert!(in_pot(A) <= 1);
	});
}

/// SC-RWD-04: a pot pays what it holds; another pot is not touched.
#[test]
fn no_more_than_was_funded() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		stream(A, NATIVE, 100, 2);
		stream(A, NATIVE, 50, 1);
		stream(B, NATIVE, 1_000, 1);
		let mut paid = 0;
		for (now, exact) in [(11, 150), (12, 250), (13, 250), (14, 250), (15, 250)] {
			run_to(now);
			paid += claim(S);
			assert_near([paid], [exact]);
		}
		assert_eq!(in_pot(B), 1_000);
	});
}

/// SC-RWD-05: what is owed is paid once, however it is claimed.
#[test]
fn twice() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		stream(A, NATIVE, 500, 1);
		run_to(11);
		let stranger = || RuntimeOrigin::signed(STRANGER);
		assert_near([claim(S)], [500]);
		assert_noop!(Restaking::claim(stranger(), S, A).plain(), Error::<Test>::NothingToClaim);
		assert_noop!(
			Restaking::claim_all(stranger(), S, MANY).plain(),
			Error::<Test>::NothingToClaim
		);
		assert_ok!(exit(S, P_AT_A, 1_000));
		assert_noop!(Restaking::claim(stranger(), S, A).plain(), Error::<Test>::NothingToClaim);
		run_to(30);
		assert_ok!(release(S));
		assert_noop!(Restaking::claim(stranger(), S, A).plain(), Error::<Test>::NothingToClaim);
	});
}

/// SC-RWD-06: pieces, wholes, often or seldom make no more than a unit of difference.
#[test]
fn split_or_merged_often_or_seldom() {
	let mut sums = vec![];
	for every in [1, 7, 50] {
		ExtBuilder::default()
			.stakers((0..9).map(|index| (1_000 + index, 1_000, 200)))
			.build_and_execute(|| {
				run_to(9);
				for index in 0..9 {
					assert_ok!(pledge(1_000 + index, P_AT_A, 100));
				}
				assert_ok!(pledge(S, P_AT_A, 900));
				stream(A, NATIVE, 1_001, 50);
				let (mut whole, mut pieces) = (0, [0; 9]);
				for now in 10..=59 {
					run_to(now);
					if (now - 9) % every == 0 || now == 59 {
						whole += claim(S);
						for (index, piece) in pieces.iter_mut().enumerate() {
							*piece += claim(1_000 + index as u64);
						}
					}
				}
				let exact = 1_001 * 50 / 2;
				assert!(whole <= exact && exact - whole <= 1, "{whole}");
				for piece in pieces {
					assert!(piece <= exact / 9 && exact / 9 - piece <= 1, "{piece}");
				}
				assert!(pieces.iter().sum::<u128>() <= whole + 1);
				sums.push((whole, pieces));
			});
	}
	assert_eq!((sums[0], sums[1]), (sums[1], sums[2]));
}

/// SC-RWD-07: rounding is down on every level, and both operators' parts agree.
#[test]
fn rounding_never_overpays() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for (who, home) in [(S, P_AT_A), (T, P_AT_A), (U, Q_AT_A)] {
			assert_ok!(pledge(who, home, 100));
		}
		stream(A, NATIVE, 200, 64);
		run_to(80);
		let paid = [S, T, U].map(claim);
		let third = 200 * 64 / 3;
		assert!(paid.iter().all(|it| *it <= third && third - it <= 1), "{paid:?}");
		assert!(paid.iter().sum::<u128>() <= 200 * 64);
	});
}

/// SC-RWD-10: performance is a part of the share, from the next era on.
#[test]
fn pay_by_performance() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(U, Q_AT_A, 1_000));
		stream(A, NATIVE, 300, 20);
		run_to(12);
		assert_near([claim(S), claim(U)], [450, 450]);
		let set = |part| Restaking::set_multiplier(owner(A), P_AT_A, percent(part));
		assert_ok!(set(50));
		assert_noop!(set(50), Error::<Test>::NothingToChange);
		assert_noop!(
			Restaking::set_multiplier(RuntimeOrigin::signed(P), P_AT_A, percent(1)),
			Error::<Test>::NotOwner
		);
		run_to(13);
		assert_near([claim(S), claim(U)], [101, 201]);
		assert_ok!(set(0));
		run_to(15);
		assert_eq!(claim(S), 0);
		assert_near([claim(U)], [601]);
		assert_eq!(liability(S), 400);
		assert_eq!(counted(S, P_AT_A, 15), 1_000);
	});
}

/// SC-RWD-11: a stranger's claim goes to the payee on record.
#[test]
fn claims_by_strangers() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		stream(A, NATIVE, 500, 2);
		run_to(11);
		let signed = || RuntimeOrigin::signed(S);
		assert_ok!(Restaking::set_payee(signed(), Payee::Account(T)));
		let before = free(T);
		assert_eq!(claim(S), 0);
		let first = free(T) - before;
		assert_near([first], [500]);
		run_to(12);
		assert_ok!(Restaking::set_payee(signed(), Payee::Own));
		assert_noop!(Restaking::set_payee(signed(), Payee::Own), Error::<Test>::NothingToChange);
		assert_eq!(claim(S), 500);
	});
}

/// Rewards in the staking currency can be bonded again. The pledge stays what it is.
#[test]
fn compounding_never_raises_exposure() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		stream(A, NATIVE, 500, 1);
		run_to(11);
		assert_ok!(Restaking::set_payee(RuntimeOrigin::signed(S), Payee::Bonded));
		assert_eq!(claim(S), 0);
		assert_near([ledger(S).0 - 1_000, ledger(S).1 - 1_000], [500, 500]);
		assert_eq!((liability(S), counted(S, P_AT_A, 12)), (400, 1_000));
		let (who, service, to) = (S, A, S);
		let amount = ledger(S).0 - 1_000;
		let paid = Event::RewardPaid { who, service, asset: NATIVE, to, amount, bonded: true };
		assert!(events().contains(&paid));
	});
}

/// SC-RWD-12: gifts to a pot's account change nothing.
#[test]
fn gifts_and_junk() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		stream(A, NATIVE, 500, 1);
		NativeAndAssets::mint_into(NATIVE, &Restaking::pot_account(A), 1_000_000).unwrap();
		run_to(11);
		assert_near([claim(S)], [500]);
		assert_ok!(Restaking::retire_service(owner(A), A));
		let refund = Restaking::refund_rewards(RuntimeOrigin::root(), A, OWNER_A);
		assert_noop!(refund, Error::<Test>::NothingToRefund);
	});
}

/// SC-RWD-13: a thousand eras later the sum is the same, and the owner gets what is left.
#[test]
fn a_thousand_eras_later() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		stream(A, NATIVE, 100, 64);
		run_to(30);
		assert_ok!(Restaking::retire_service(owner(A), A));
		run_to(1_000);
		assert_near([claim(S)], [2_000]);
		assert_noop!(
			Restaking::refund_rewards(RuntimeOrigin::signed(S), A, S),
			Error::<Test>::NotOwner
		);
		let before = free(OWNER_A);
		assert_ok!(Restaking::refund_rewards(owner(A), A, OWNER_A));
		assert_eq!(free(OWNER_A) - before, 4_400);
		assert!(in_pot(A) <= 1);
	});
}

/// SC-SLASH-20: a suspended assignment earns nothing from the next era on, until it counts again.
#[test]
fn suspended_until_everyone_is_settled() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(T, P_AT_A, 1_000));
		assert_ok!(pledge(U, Q_AT_A, 1_000));
		for who in [(S, P_AT_A), (T, P_AT_A), (U, Q_AT_A)] {
			let signed = RuntimeOrigin::signed(who.0);
			assert_ok!(Restaking::set_standing_order(signed, who.1, false).plain());
		}
		run_to(10);
		stream(A, NATIVE, 900, 30);
		assert_ok!(request(P_AT_A, 10, percent(10)));
		run_to(13);
		// Executed and settled by itself: the era is earned, what counts falls from the next one on.
		assert_near([S, T, U].map(claim), [900, 900, 900]);
		run_to(14);
		assert_eq!(counted(S, P_AT_A, 14), 750);
		assert_near([S, T, U].map(claim), [271, 271, 361]);
	});
}

/// An operator claims its commission apart.
#[test]
fn operators_keep_their_commission() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::set_commission(RuntimeOrigin::signed(P), A, percent(10)));
		run_to(era() + 27);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		stream(A, NATIVE, 1_000, 10);
		run_to(era() + 2);
		assert_near([claim(S)], [1_800]);
		let before = free(P);
		let claim_fee =
			|| Restaking::claim_commission(RuntimeOrigin::signed(STRANGER), P, A).plain();
		assert_ok!(claim_fee());
		let first = free(P) - before;
		assert_near([first], [200]);
		assert_noop!(claim_fee(), Error::<Test>::NothingToClaim);
		run_to(era() + 1);
		// What is owed when it leaves stays owed.
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		assert_near([first + Unclaimed::<Test>::get(P, A)], [300]);
		assert_ok!(claim_fee());
		assert_near([free(P) - before], [300]);
	});
}

/// Claims at a service that has retired pay both what was reported, whoever claims first, and whether the
/// assignment has noted its end or not.
#[test]
fn a_claim_after_the_end_keeps_the_commission() {
	for operator_first in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Restaking::set_commission(RuntimeOrigin::signed(P), A, percent(10)));
			run_to(era() + 27);
			assert_ok!(pledge(S, P_AT_A, 1_000));
			stream(A, NATIVE, 1_000, 10);
			run_to(era() + 2);
			assert_ok!(Restaking::retire_service(owner(A), A));
			let claimable = Restaking::claimable(&P);
			assert_eq!((claimable[0].commission, claimable[0].unclaimed), (200, 0));
			if !operator_first {
				assert_near([claim(S)], [1_800]);
				check_state();
			}
			let before = free(P);
			assert_ok!(Restaking::claim_commission(RuntimeOrigin::signed(STRANGER), P, A));
			assert_near([free(P) - before], [200]);
			check_state();
		});
	}
}

/// Another asset: too little for a new account stays owed until it is enough.
#[test]
fn small_amounts_stay_owed() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		NativeAndAssets::create(TOKEN, OWNER_A, true, 100).unwrap();
		stream_token(60, 10);
		run_to(11);
		let claim = || Restaking::claim(RuntimeOrigin::signed(STRANGER), S, A).plain();
		assert_noop!(claim(), sp_runtime::TokenError::BelowMinimum);
		run_to(12);
		assert_ok!(claim());
		assert_near([Assets::balance(1, S)], [120]);
	});
}

/// Of 1,010 a unit each earns one an era. Below a weight of 500 nobody does, and the stream waits.
#[test]
fn too_little_stake_is_not_paid() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::open_pot(owner(A), A, NATIVE, 500));
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		assert_ok!(pledge(T, Q_AT_A, 10));
		run_to(10);
		stream(A, NATIVE, 1_010, 10);
		run_to(11);
		assert_ok!(exit(S, P_AT_A, 1_000));
		run_to(20);
		assert_near([S, T].map(claim), [1_000, 10]);
		assert_ok!(pledge(S, P_AT_A, 490));
		run_to(22);
		assert_near([S, T].map(claim), [2 * 990, 2 * 20]);
		let pot = Restaking::service_info(A).unwrap().pot.unwrap();
		assert_eq!((pot.left, pot.min_weight), (7 * 1_010, 500));
	});
}

fn stream_token(rate: u128, eras: u32) {
	assert_ok!(Restaking::open_pot(owner(A), A, TOKEN, 0));
	NativeAndAssets::mint_into(NATIVE, &FUNDER, 100).unwrap();
	let amount = rate * u128::from(eras);
	NativeAndAssets::mint_into(TOKEN, &FUNDER, amount + 200).unwrap();
	assert_ok!(Restaking::fund_rewards(RuntimeOrigin::signed(FUNDER), A, amount, eras));
}

/// A frozen asset stands in the way of no exit, and what is owed outlives position, assignment and
/// service.
#[test]
fn a_frozen_asset_stops_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		NativeAndAssets::create(TOKEN, OWNER_A, true, 1).unwrap();
		stream_token(100, 5);
		run_to(20);
		assert_ok!(Assets::freeze_asset(RuntimeOrigin::signed(OWNER_A), 1));
		assert_ok!(exit(S, P_AT_A, 1_000));
		for operator in [P, Q] {
			assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(operator), A));
		}
		assert_ok!(Restaking::retire_service(owner(A), A));
		run_to(28);
		assert_ok!(release(S));
		let owed = Unclaimed::<Test>::get(S, A);
		assert_near([owed], [500]);
		check_state();
		assert_ok!(Restaking::deregister_service(owner(A), A));
		check_state();
		assert!(Restaking::claim(RuntimeOrigin::signed(STRANGER), S, A).plain().is_err());
		assert_ok!(Assets::thaw_asset(RuntimeOrigin::signed(OWNER_A), 1));
		assert_ok!(Restaking::claim(RuntimeOrigin::signed(STRANGER), S, A).plain());
		assert_eq!(Assets::balance(1, S), owed);
		assert!(!OrphanedPots::<Test>::contains_key(A));
		assert_eq!(Assets::balance(1, Restaking::pot_account(A)), 0);
	});
}

/// Bad pots are refused, each with its own error.
#[test]
fn bad_pots() {
	ExtBuilder::default().build_and_execute(|| {
		let (funder, token) = (RuntimeOrigin::signed(FUNDER), NativeOrWithId::WithId(77));
		let fund = |amount, eras| Restaking::fund_rewards(funder.clone(), A, amount, eras);
		assert_noop!(fund(100, 1), Error::<Test>::NoPot);
		assert_noop!(Restaking::open_pot(owner(A), A, token, 0), Error::<Test>::AssetNotAllowed);
		assert_noop!(Restaking::open_pot(owner(B), A, NATIVE, 0), Error::<Test>::NotOwner);
		assert_ok!(Restaking::open_pot(owner(A), A, NATIVE, 0));
		assert_noop!(Restaking::open_pot(owner(A), A, NATIVE, 0), Error::<Test>::PotOpen);
		for (amount, eras, error) in [
			(0, 1, Error::<Test>::TooLittleFunded),
			(9, 1, Error::<Test>::TooLittleFunded),
			(10, 11, Error::<Test>::TooLittleFunded),
			(1_000, 0, Error::<Test>::BadDuration),
			(1_000, 65, Error::<Test>::BadDuration),
		] {
			assert_noop!(fund(amount, eras), error);
		}
		assert!(fund(u128::MAX, 1).is_err());
		let refund = Restaking::refund_rewards(owner(A), A, OWNER_A);
		assert_noop!(refund, Error::<Test>::NotRetired);
		assert_ok!(Restaking::retire_service(owner(A), A));
		assert_noop!(fund(1_000, 1), Error::<Test>::RetiredService);
		assert_noop!(Restaking::open_pot(owner(A), A, NATIVE, 0), Error::<Test>::RetiredService);
	});
}
