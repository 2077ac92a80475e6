//! Stakers that are far behind: the losses that one call takes, and the settlement of the rest.

use super::{moves::move_pledge, setting::*};
use crate::{Assignments, Error, Stakers};
use frame_support::{
	assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo, weights::Weight,
};
use restaking_primitives::AssignmentId;
use sp_runtime::Perbill;

/// Slashes of each of three assignments: together more than one call takes.
const EACH: u32 = 22;

fn settle() -> frame_support::dispatch::DispatchResult {
	Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain()
}

/// `S` has 300 in each of three services, which have all slashed it many times, and no page was settled.
pub fn far_behind() -> [AssignmentId; 3] {
	run_to(8);
	let others = [(); 2].map(|()| another_service(terms(40), P));
	for (service, _) in others {
		assert_ok!(fund_bond(service, 1_000_000));
	}
	let homes = [P_AT_A, others[0].1, others[1].1];
	run_to(9);
	for id in homes {
		pledge_once(S, id, 300);
	}
	run_to(10);
	PollWeight::set(Weight::zero());
	let part = Perbill::from_parts(12_500_000);
	let requests: Vec<_> = homes
		.into_iter()
		.flat_map(|id| (0..EACH).map(move |_| request(id, 10, part).unwrap()))
		.collect();
	assert!(requests.len() > LogRoom::get() as usize);
	run_to(13);
	for id in requests {
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
	}
	homes
}

/// Whatever changes a staker asks for a settlement first. Only the exit from everything settles by itself, as
/// long as it is not too much for one call.
#[test]
fn calls_ask_to_settle_first() {
	ExtBuilder::default().build_and_execute(|| {
		let [one, two, three] = far_behind();
		let signed = || RuntimeOrigin::signed(S);
		let asks = |call: fn(RuntimeOrigin) -> DispatchResultWithPostInfo| {
			assert_noop!(call(signed()).plain(), Error::<Test>::TooManyLosses);
		};
		asks(|by| Restaking::exit(by, P_AT_A, 10));
		asks(|by| Restaking::exit_and_unbond(by, P_AT_A, 10));
		asks(|by| Ok(Restaking::set_standing_order(by, P_AT_A, true)?.into()));
		asks(|by| Restaking::trim_staker(by, S, MANY));
		asks(Restaking::exit_all);
		// What is free is released without.
		let released = Restaking::release_custody(signed(), S, MANY).plain();
		assert_noop!(released, Error::<Test>::NothingToRelease);
		// The number is read from the staker.
		let waiting = || Restaking::staker_info(&S).unwrap().waiting_losses;
		assert_eq!(waiting(), 3 * EACH);
		let settle = |losses| Restaking::settle_staker(signed(), S, losses).plain();
		assert_noop!(settle(3 * EACH - 1), Error::<Test>::TooManyLosses);
		assert_ok!(settle(3 * EACH));
		assert_eq!(waiting(), 0);
		// Each slash takes four of 300.
		assert_eq!(ledger(S).0, 1_000 - 3 * 22 * 4);
		for id in [one, two, three] {
			assert_ok!(Restaking::exit(signed(), id, 1).plain());
		}
		assert_ok!(Restaking::exit_all(signed()).plain());
	});
}

/// A page has settled one of three assignments: 44 losses are left.
#[test]
fn the_exit_from_everything_settles_by_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let [one, ..] = far_behind();
		let stranger = || RuntimeOrigin::signed(STRANGER);
		assert_ok!(Restaking::settle_assignment(stranger(), one, 32));
		assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(S)).plain());
		assert_noop!(settle(), Error::<Test>::NothingToSettle);
		assert_eq!(ledger(S).0, 1_000 - 3 * 22 * 4);
	});
}

/// Also if it has to look at all positions, of which another one is behind.
#[test]
fn a_move_takes_no_more_than_others() {
	ExtBuilder::default().build_and_execute(|| {
		let [one, ..] = far_behind();
		// Without a look at the other positions the move seems too much.
		base_slash(S, 450);
		let hash = terms(40).hash();
		let to_q = || {
			let signed = RuntimeOrigin::signed(S);
			Restaking::move_pledge(signed, one, Q_AT_A, 80, hash, Perbill::one()).plain()
		};
		assert_noop!(to_q(), Error::<Test>::TooManyLosses);
		assert_ok!(settle());
		assert_ok!(to_q());
	});
}

/// Even if the base chain has left so little that all claims have to be cut at once.
#[test]
fn one_settlement_is_enough_for_who_is_short() {
	for by_page in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			let homes = far_behind();
			// 200 are left, for claims of 120 each: 88 that are due, and 32 that may still be.
			base_slash(S, 800);
			for id in homes {
				let exit = Restaking::exit(RuntimeOrigin::signed(S), id, 10);
				assert_noop!(exit.plain(), Error::<Test>::TooManyLosses);
			}
			if by_page {
				PollWeight::set(Weight::MAX);
				next_block();
			} else {
				assert_ok!(settle());
			}
			assert_eq!((ledger(S).0, liability(S)), (200 - 3 * 48, 3 * 17));
			for id in homes {
				assert_eq!(Assignments::<Test>::get(id).unwrap().waiting(), 0);
				assert_ok!(exit(S, id, 1));
			}
		});
	}
}

/// Of assignments that go with their last member, one call removes so many, and the next the others.
#[test]
fn many_last_members_leave_one_after_another() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(8);
		let (third, at_third) = another_service(terms(40), P);
		run_to(9);
		let homes = [P_AT_A, P_AT_B, at_third];
		for id in homes {
			pledge_once(S, id, 300);
		}
		run_to(10);
		for service in [A, B, third] {
			assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
		}
		run_to(19);
		let release =
			|| Restaking::release_custody(RuntimeOrigin::signed(STRANGER), S, MANY).plain();
		let left = || homes.iter().filter(|id| Assignments::<Test>::contains_key(id)).count();
		assert_ok!(settle());
		assert_eq!((left(), Stakers::<Test>::get(S).unwrap().positions.len()), (3, 3));
		assert_ok!(release());
		assert_eq!((left(), Stakers::<Test>::get(S).unwrap().positions.len()), (1, 1));
		assert_ok!(release());
		assert_eq!((left(), Stakers::<Test>::get(S)), (0, None));
	});
}

/// A full record takes no other position: what is over is removed first.
#[test]
fn a_full_record_asks_to_release_first() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(8);
		let others: Vec<_> = (0..10).map(|_| another_service(terms(40), P)).collect();
		run_to(9);
		for id in [P_AT_A, P_AT_B].into_iter().chain(others.iter().map(|(_, id)| *id)) {
			pledge_once(S, id, 50);
		}
		run_to(10);
		for (service, _) in &others[..4] {
			assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), *service));
		}
		run_to(19);
		let positions = || Stakers::<Test>::get(S).unwrap().positions.len();
		assert_eq!(positions(), 12);
		let to_q = || move_pledge(S, P_AT_A, Q_AT_A, 10);
		// Those of the four that are over are the last members: two go at once.
		assert_noop!(to_q(), Error::<Test>::TooManyPositions);
		assert_ok!(release(S));
		assert_eq!(positions(), 12 - 2);
		assert_ok!(to_q());
		assert_eq!(positions(), 12 - 2 + 1);
	});
}
