//! Stake that is in no era of the set answers for nothing: an exit frees it at once. What was in one stays liable,
//! whether its assignment has its place still or not.

use super::{crowd::*, setting::*};
use crate::{Assignments, Error, Event};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_primitives::{AssignmentId, Balance};
use sp_runtime::Perbill;

/// One place: `operator(0)` has it with 1,000, `operator(1)` waits with 100. It is era 10.
fn one_waits() -> Crowd {
	Crowd::new(1, [1_000, 100])
}

/// Returns amount and free part of the exits of a staker in this block.
fn exits(who: AccountId) -> Vec<(Balance, Balance)> {
	let exit = |event| match event {
		Event::Exited { stash, amount, fresh, .. } if stash == who => Some((amount, fresh)),
		_ => None,
	};
	events().into_iter().filter_map(exit).collect()
}

/// Exits as the preview says, and returns what is free.
fn exited(who: AccountId, home: AssignmentId, amount: Balance) -> Balance {
	System::reset_events();
	let preview = Restaking::preview_exit(&who, home, amount).unwrap();
	assert_ok!(exit(who, home, amount));
	assert_eq!(Restaking::staker_info(&who).unwrap(), preview);
	assert_eq!(preview.liability, liability(who));
	check_state();
	exits(who)[0].1
}

#[test]
fn an_exit_from_who_waits_is_free_at_once() {
	chain(2).build_and_execute(|| {
		let (crowd, who) = (one_waits(), operator(1));
		run_to(12);
		assert_eq!(liability(who), 40);
		assert_eq!((exited(who, crowd.homes[1], 60), liability(who)), (60, 16));
		run_to(13);
		assert_eq!((exited(who, crowd.homes[1], 40), liability(who)), (40, 0));
		let told = Restaking::staker_info(&who).unwrap().positions.remove(0);
		assert_eq!((told.last_slashable_era, told.released_era), (None, Some(13)));
		assert_eq!((told.leaving, told.liability), (vec![], 0));
	});
}

/// What is free is no more reserved: it is withdrawn without custody.
#[test]
fn nothing_is_held_of_it() {
	for (number, held) in [(0, 400), (1, 0)] {
		chain(2).build_and_execute(|| {
			let (who, crowd) = (operator(number), Crowd::new(1, [1_000, 1_000]));
			assert_ok!(exit(who, crowd.homes[number], 1_000));
			// All that is staked, but for what a validator or a nominator has to leave.
			unbond(who, 20_000);
			assert_eq!(liability(who), held);
		});
	}
}

/// It loses its place in 10: what was there in 10 stays liable, what comes and goes afterwards does not.
#[test]
fn what_was_there_when_the_place_was_lost_stays_liable() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(1, [100, 1_000, 0]);
		let (who, home) = (operator(0), crowd.homes[0]);
		assert_ok!(crowd.take(1));
		run_to(11);
		assert_eq!((served(home, 10), served(home, 11)), (Some(100), None));
		assert_eq!((exited(who, home, 60), liability(who)), (0, 40));
		run_to(12);
		crowd.pledge(0, 60);
		assert_eq!(liability(who), 64);
		run_to(13);
		assert_eq!((exited(who, home, 60), liability(who)), (60, 40));
		// It still answers for 10, with all that was there.
		assert_ok!(request(home, 10, percent(40)));
		run_to(16);
		assert_eq!((ledger(who).0, liability(who)), (19_960, 0));
	});
	// An offence of 10 is executed in 17 at the latest.
	for (era, free) in [(17, 0), (18, 100)] {
		chain(2).build_and_execute(|| {
			let crowd = Crowd::new(1, [100, 1_000]);
			assert_ok!(crowd.take(1));
			run_to(era);
			assert_eq!(exited(operator(0), crowd.homes[0], 100), free);
		});
	}
}

/// It takes a place in 12, and is in the set from 13 on.
#[test]
fn what_takes_a_place_is_liable_from_the_next_era_on() {
	for (era, free) in [(12, 300), (13, 0)] {
		chain(2).build_and_execute(|| {
			let crowd = Crowd::new(1, [100, 1_000]);
			run_to(12);
			assert_ok!(crowd.take(1));
			run_to(era);
			assert_eq!(exited(operator(1), crowd.homes[1], 300), free);
		});
	}
}

/// A slash takes an assignment out of the set. What a standing order pledges again is in no era of it while it is
/// suspended, and once all eras of the set are over, nothing is liable.
#[test]
fn what_is_suspended_is_in_no_set() {
	let suspended = |era, expected: (Balance, Balance)| {
		ExtBuilder::default().build_and_execute(|| {
			// The jail lasts until the operator says that it is back.
			let (_, home) = jailing_service(1);
			let signed = RuntimeOrigin::signed(S);
			assert_ok!(Restaking::set_standing_order(signed, home, true).plain());
			run_to(11);
			let slash = request(home, 11, percent(10)).unwrap();
			PollWeight::set(Weight::zero());
			run_to(14);
			assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), slash));
			assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY).plain());
			// 50 of a budget of 200 are lost. All that is left counts again.
			assert_eq!((counted(S, home, 15), liability(S)), (450, 180));
			PollWeight::set(Weight::MAX);
			run_to(era);
			assert!(is_suspended(home));
			assert_eq!((exited(S, home, 450), liability(S)), expected);
		});
	};
	// 75 were renewed in 14, and count for nothing.
	suspended(16, (75, 150));
	suspended(21, (75, 150));
	// The last era of the set is 14.
	suspended(22, (450, 0));
}

/// Every way out: all at once, to another operator, by a trim, and because the assignment is closed.
#[test]
fn every_way_out_frees_it() {
	let ways: [fn(&Crowd); 4] = [
		|_| {
			assert_ok!(Restaking::exit_all(RuntimeOrigin::signed(operator(1))).plain());
		},
		|crowd| {
			let hash = crate::Services::<Test>::get(crowd.service).unwrap().terms_hash;
			let (signed, to) = (RuntimeOrigin::signed(operator(1)), crowd.homes[2]);
			let all = Perbill::one();
			let moved = Restaking::move_pledge(signed, crowd.homes[1], to, 100, hash, all);
			assert_ok!(moved.plain());
		},
		|_| {
			// 50 stay, and of what is pledged no more may count.
			base_slash(operator(1), 19_950);
			assert_ok!(trim(operator(1)));
		},
		|crowd| {
			let signed = RuntimeOrigin::signed(operator(1));
			assert_ok!(Restaking::leave_service(signed, crowd.service));
			System::reset_events();
			let stranger = RuntimeOrigin::signed(STRANGER);
			assert_ok!(Restaking::settle_staker(stranger, operator(1), MANY).plain());
		},
	];
	for (number, way) in ways.into_iter().enumerate() {
		chain(3).build_and_execute(|| {
			let crowd = Crowd::new(1, [1_000, 100, 10]);
			run_to(12);
			PollWeight::set(Weight::zero());
			System::reset_events();
			way(&crowd);
			let all = if number == 2 { 50 } else { 100 };
			assert_eq!(exits(operator(1)), [(all, all)], "way {number}");
			// What moved is pledged again, and 50 stay.
			assert_eq!(liability(operator(1)), [0, 40, 20, 0][number]);
			check_state();
			PollWeight::set(Weight::MAX);
		});
	}
}

/// Who only ever waited can come back at once: it answers for nothing.
#[test]
fn who_only_waited_may_join_again() {
	chain(2).build_and_execute(|| {
		let crowd = one_waits();
		run_to(12);
		let leave = |number| {
			let signed = RuntimeOrigin::signed(operator(number));
			assert_ok!(Restaking::leave_service(signed, crowd.service));
		};
		leave(1);
		assert_eq!(Restaking::rejoin_from(crowd.service, &operator(1)), None);
		let again = join(operator(1), crowd.service);
		assert!(Assignments::<Test>::get(again).unwrap().place.is_none());
		leave(0);
		assert_eq!(Restaking::rejoin_from(crowd.service, &operator(0)), Some(20));
		let refused = try_join(operator(0), crowd.service, key(77));
		assert_noop!(refused, Error::<Test>::RejoinTooEarly);
	});
}
