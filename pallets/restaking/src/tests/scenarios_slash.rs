//! The life of a slash, with numbers.

use super::setting::*;
use crate::{Error, SlashRequests};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use sp_runtime::Perbill;

/// SC-SLASH-01: it really happens, without any call by anyone.
#[test]
fn it_really_happens() {
	for (standing, left, after) in [(false, 0, 0), (true, 360, 144)] {
		ExtBuilder::default().build_and_execute(|| {
			run_to(9);
			match standing {
				true => pledge(S, P_AT_A, 600).unwrap(),
				false => pledge_once(S, P_AT_A, 600),
			}
			run_to(10);
			let id = request(P_AT_A, 10, percent(40)).unwrap();
			run_to(12);
			assert_eq!((ledger(S).0, proceeds()), (1_000, 0));
			run_to(13);
			assert_eq!((ledger(S).0, proceeds()), (760, 240));
			assert_eq!(losses(), [(S, 240, 240)]);
			assert_eq!((counted(S, P_AT_A, 14), liability(S)), (left, after));
			assert_eq!((treasury(), execution(id).fully_settled), (0, true));
			check_state();
			// And so is the division, at the end of the time in which it could be undone.
			run_to(13 + WAIT);
			assert_eq!((treasury(), waits(), is_over(id)), (240, 0, true));
		});
	}
}

/// SC-SLASH-05: together never above the cap for eras that share a window.
#[test]
fn beyond_the_cap() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let first = request(P_AT_A, 10, percent(30)).unwrap();
		run_to(12);
		assert_noop!(request(P_AT_A, 12, percent(20)), Error::<Test>::CapReached);
		assert_ok!(request(P_AT_A, 12, percent(10)));
		assert_ok!(veto(first));
		run_to(13);
		assert_ok!(request(P_AT_A, 13, percent(30)));
		run_to(16);
		assert_eq!(proceeds(), 20 + 400);
	});
}

/// A request ends in an orderly way when its service has retired and nobody has noted that yet.
#[test]
fn a_request_of_a_retired_service_ends_once() {
	let ends: [fn(restaking_primitives::RequestId); 3] = [
		// It expires.
		|_| {
			PollWeight::set(Weight::zero());
			run_to(18);
			PollWeight::set(Weight::MAX);
			next_block();
		},
		// It is vetoed together with others, and looked at when it is due.
		|_| {
			assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
			run_to(13);
		},
		// It is vetoed together with others, and another request looks at it.
		|_| {
			assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
			assert_ok!(request(P_AT_A, 10, percent(40)));
		},
	];
	for end in ends {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let id = request(P_AT_A, 10, percent(30)).unwrap();
			assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
			end(id);
			assert!(SlashRequests::<Test>::get(id).is_none());
			assert_eq!(ledger(S).0, 1_000);
			check_state();
		});
	}
}

/// SC-SLASH-02: the order of requests and executions changes nothing.
#[test]
fn the_later_one_first() {
	for (first, second) in [((14, 10), (12, 12)), ((10, 10), (16, 12))] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			let mut asked = [first, second];
			asked.sort();
			for (now, era) in asked {
				run_to(now);
				assert_ok!(request(P_AT_A, era, percent(20)));
			}
			run_to(20);
			assert_eq!((ledger(S).0, proceeds()), (600, 400));
		});
	}
}

/// SC-SLASH-03: newcomers and increases since the offence pay nothing.
#[test]
fn the_newcomer_and_the_increase() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		pledge_once(T, P_AT_A, 1_000);
		run_to(11);
		Balances::force_set_balance(RuntimeOrigin::root(), S, 3_000).unwrap();
		assert_ok!(Staking::bond_extra(RuntimeOrigin::signed(S), 1_000));
		pledge_once(S, P_AT_A, 1_000);
		run_to(12);
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(15);
		let mut losses = losses();
		losses.sort();
		// T has settled it with nothing to lose, which needs no event.
		assert_eq!(losses, [(S, 400, 400)]);
		assert_eq!(ledger(T).0, 1_000);
	});
}

/// SC-SLASH-04: who left before the offence pays nothing, and nobody pays for it.
#[test]
fn the_safe_leaver_and_who_stays() {
	for (leaves, expected) in [(2, (1_000, 800, 200)), (10, (800, 800, 400))] {
		ExtBuilder::default().build_and_execute(|| {
			pledge_once(S, P_AT_A, 500);
			pledge_once(T, P_AT_A, 500);
			run_to(leaves.max(era() + 1));
			assert_ok!(exit(S, P_AT_A, 500));
			run_to(11);
			assert_ok!(request(P_AT_A, 10, percent(40)));
			run_to(14);
			assert_eq!((ledger(S).0, ledger(T).0, proceeds()), expected);
		});
	}
}

/// SC-SLASH-06: the cap refills when its window has passed, not an era before.
#[test]
fn the_cap_refills() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(13);
		assert_eq!((ledger(S).0, counted(S, P_AT_A, 14)), (600, 600));
		let least = Perbill::from_parts(12_500_000);
		run_to(16);
		assert_noop!(request(P_AT_A, 13, least), Error::<Test>::CapReached);
		assert_noop!(request(P_AT_A, 14, least), Error::<Test>::NotServing);
		// Nothing could be taken of what counts in the next era, so nothing is let in.
		let resume = || Restaking::resume_assignment(RuntimeOrigin::signed(STRANGER), P_AT_A);
		assert_noop!(resume(), Error::<Test>::CapUsedUp);
		run_to(17);
		assert_noop!(request(P_AT_A, 13, least), Error::<Test>::CapReached);
		assert!(!is_suspended(P_AT_A));
		assert_noop!(resume(), Error::<Test>::NotSuspended);
		run_to(18);
		assert_ok!(request(P_AT_A, 18, percent(40)));
		run_to(21);
		assert_eq!(losses(), [(S, 240, 240)]);
	});
}

/// SC-SLASH-08: equal requests have different ids, and are vetoed by id.
#[test]
fn equal_requests_and_vetoes_by_id() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let twin = new_offence();
		let one = request_for(P_AT_A, 10, percent(5), twin).unwrap();
		let ids: Vec<_> = (0..4).map(|_| request(P_AT_A, 10, percent(5)).unwrap()).collect();
		assert_noop!(request_for(P_AT_A, 10, percent(5), twin), Error::<Test>::OffenceSeen);
		assert_ok!(veto(ids[1]));
		assert_ok!(veto(one));
		let six = request(P_AT_A, 10, percent(5)).unwrap();
		let open: Vec<_> = SlashRequests::<Test>::iter_keys().collect();
		assert_eq!(open.len(), 4);
		assert!([ids[0], ids[2], ids[3], six].iter().all(|id| open.contains(id)));
		assert_noop!(veto(one), Error::<Test>::NoSuchRequest);
		// Vetoed or not, an offence counts once.
		assert_noop!(request_for(P_AT_A, 10, percent(5), twin), Error::<Test>::OffenceSeen);
		run_to(13);
		assert_eq!(losses().len(), 4);
		assert_eq!(ledger(S).0, 800);
	});
}

/// SC-SLASH-10: a veto counts up to the moment of execution, by who may.
#[test]
fn the_veto_window() {
	let asked = || {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		request(P_AT_A, 12, percent(10)).unwrap()
	};
	ExtBuilder::default().build_and_execute(|| {
		let id = asked();
		run_to(14);
		for who in [OWNER_A, OWNER_B, P, SLASHER, STRANGER] {
			let vetoed = Restaking::veto(RuntimeOrigin::signed(who), id).plain();
			assert_noop!(vetoed, Error::<Test>::NotResolver);
		}
		assert_noop!(
			Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id).plain(),
			Error::<Test>::StillDisputable
		);
		assert_ok!(veto(id));
		run_to(20);
		assert_eq!(ledger(S).0, 1_000);
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = asked();
		run_to(15);
		assert_eq!(ledger(S).0, 900);
		assert_noop!(veto(id), Error::<Test>::AlreadyExecuted);
	});
	for governance in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			let id = asked();
			PollWeight::set(Weight::zero());
			run_to(15);
			match governance {
				true => assert!(Restaking::veto(RuntimeOrigin::root(), id).plain().is_ok()),
				false => assert!(veto(id).is_ok()),
			}
			PollWeight::set(Weight::MAX);
			run_to(20);
			assert_eq!(ledger(S).0, 1_000);
		});
	}
}

/// SC-SLASH-11: who may ask and who may veto is looked up by the era of the offence.
#[test]
fn authorities_change_while_a_request_waits() {
	const NEW: u64 = 403;
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		let owner = || RuntimeOrigin::signed(OWNER_A);
		let new = caller(RuntimeOrigin::signed(NEW));
		assert_ok!(Restaking::announce_slasher(owner(), A, new));
		assert_ok!(Restaking::announce_resolver(owner(), A, None));
		run_to(13);
		let old = request(P_AT_A, 12, percent(10)).unwrap();
		run_to(15);
		assert_ok!(veto(old));
		run_to(21);
		// Each pays from a bond that was funded for it.
		assert_ok!(fund_bond_for(STRANGER, A, NEW, 40));
		let payer = |who| Some(if who == NEW { STRANGER } else { BOND_PAYER });
		let ask = |who, era| ask(who, P_AT_A, (era, percent(10), new_offence()), payer(who));
		assert_noop!(ask(NEW, 19), Error::<Test>::NotSlasher);
		assert_noop!(ask(SLASHER, 20), Error::<Test>::NotSlasher);
		assert_ok!(ask(SLASHER, 19));
		assert_ok!(ask(NEW, 20));
		let last = crate::NextRequestId::<Test>::get().0 - 1;
		assert_noop!(veto(restaking_primitives::RequestId(last)), Error::<Test>::NotResolver);
		assert_ok!(veto(restaking_primitives::RequestId(last - 1)));
		run_to(22);
		// The owner removes it for offences of coming eras, and it still answers for its own.
		assert_ok!(Restaking::remove_slasher(owner(), A));
		assert_ok!(ask(NEW, 22));
		run_to(23);
		assert_noop!(ask(NEW, 23), Error::<Test>::NotSlasher);
		assert_ok!(ask(SLASHER, 19));
	});
}

/// SC-SLASH-12: what is pending executes after the service has retired, and nothing later is taken.
#[test]
fn the_service_retires() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		run_to(12);
		assert_ok!(request(P_AT_A, 10, percent(30)));
		assert_ok!(request(P_AT_B, 10, percent(10)));
		run_to(13);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
		run_to(14);
		assert_ok!(request(P_AT_A, 12, percent(10)));
		run_to(15);
		assert_eq!(ledger(S).0, 1_000 - 300 - 100);
		run_to(16);
		assert_noop!(request(P_AT_A, 15, percent(10)), Error::<Test>::ClosedAssignment);
		let gone = || Restaking::deregister_service(RuntimeOrigin::signed(OWNER_A), A);
		assert_noop!(gone(), Error::<Test>::ServiceInUse);
		run_to(17);
		assert_eq!(ledger(S).0, 500);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), A));
		run_to(21);
		let _released = release(S);
		let before = free(OWNER_A);
		assert_ok!(gone());
		assert_noop!(gone(), Error::<Test>::NoSuchService);
		assert!(free(OWNER_A) >= before);
	});
}

/// SC-SLASH-13: only who was there, and only by who may ask.
#[test]
fn the_wrong_population() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_noop!(request(P_AT_A, 10, percent(41)), Error::<Test>::AboveMaxSlash);
		assert_noop!(request(P_AT_A, 10, Perbill::one()), Error::<Test>::AboveMaxSlash);
		assert_noop!(request(P_AT_A, 10, percent(0)), Error::<Test>::SlashTooSmall);
		assert_noop!(request(Q_AT_A, 10, percent(10)), Error::<Test>::NotServing);
		let asked = ask(OWNER_B, P_AT_A, (10, percent(10), new_offence()), None);
		assert_noop!(asked, Error::<Test>::NotSlasher);
		assert_noop!(
			request(restaking_primitives::AssignmentId(99), 10, percent(10)),
			Error::<Test>::NoSuchAssignment
		);
	});
}

/// SC-SLASH-16: one who has nothing left holds up nobody.
#[test]
fn one_bad_member() {
	let crowd = 1_000..1_030u64;
	ExtBuilder::default()
		.stakers(crowd.clone().map(|who| (who, 1_000, 200)))
		.build_and_execute(|| {
			run_to(9);
			for who in crowd.clone().chain([S, T]) {
				pledge_once(who, P_AT_A, 100);
			}
			run_to(10);
			base_slash(S, 1_000);
			Staking::force_unstake(RuntimeOrigin::root(), T, 0).unwrap();
			Balances::force_set_balance(RuntimeOrigin::root(), T, 15).unwrap();
			for who in [S, T] {
				assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), who, MANY));
			}
			assert_ok!(request(P_AT_A, 10, percent(20)));
			run_to(13);
			let losses = losses();
			assert_eq!(losses.len(), 32);
			for (who, asked, taken) in losses {
				let expected = if who == S || who == T { 0 } else { 20 };
				assert_eq!((asked, taken), (20, expected));
			}
			assert!(!is_suspended(P_AT_A));
		});
}

/// SC-SLASH-17: a veto leaves no trace but the bond, the offence and the events.
#[test]
fn a_veto_leaves_no_trace() {
	let story = |asked: bool| {
		let mut after = None;
		ExtBuilder::default().build_and_execute(|| {
			pledged_once_to_a(S, 1_000);
			if asked {
				let id = request(P_AT_A, 10, percent(20)).unwrap();
				run_to(12);
				assert_ok!(veto(id));
				assert_eq!(treasury(), 20);
			}
			run_to(14);
			let home = crate::Assignments::<Test>::get(P_AT_A).unwrap();
			let service = crate::Services::<Test>::get(A).unwrap();
			let staker = crate::Stakers::<Test>::get(S);
			let open = crate::Caps::<Test>::get(P_AT_A).open.len();
			after = Some((home, service, staker, ledger(S), free(S), free(SLASHER), open));
		});
		after
	};
	assert_eq!(story(true), story(false));
}

/// SC-SLASH-19: what left first pays first, and nothing is paid twice.
#[test]
fn an_exit_between_two_slashes() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_ok!(request(P_AT_A, 10, percent(20)));
		run_to(11);
		assert_ok!(exit(S, P_AT_A, 500));
		assert_ok!(request(P_AT_A, 11, percent(20)));
		run_to(12);
		unbond(S, 500);
		run_to(13);
		assert_eq!(losses(), [(S, 200, 200)]);
		run_to(14);
		assert_eq!(losses(), [(S, 200, 200)]);
		assert_eq!((counted(S, P_AT_A, 15), liability(S), ledger(S).0), (0, 0, 600));
	});
}

/// SC-SLASH-21: a chain of slashes takes no more than the budget, and says what is missing.
#[test]
fn a_chain_of_slashes() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		for (offence, asked, taken) in [(10, 200, 200), (17, 200, 200), (24, 100, 0)] {
			run_to(offence + 4);
			assert_ok!(request(P_AT_A, offence, percent(20)));
			run_to(offence + 7);
			assert_eq!(losses(), [(S, asked, taken)]);
		}
		assert_eq!((counted(S, P_AT_A, 33), proceeds()), (0, 400));
	});
}

/// SC-SLASH-15: while pages settle a crowd, members exit, others settle by themselves or through a keeper, eras
/// turn, and newcomers try to enter: each member loses its part exactly once, and nobody else anything.
#[test]
fn each_member_exactly_once() {
	let crowd = 10_000..10_400;
	let stakers = crowd.clone().map(|who| (who, 1_000, 200));
	ExtBuilder::default().stakers(stakers).build_and_execute(|| {
		run_to(9);
		crowd.clone().for_each(|who| pledge_once(who, P_AT_A, 100));
		run_to(10);
		request(P_AT_A, 10, percent(10)).unwrap();
		// As much as some members with one position need.
		PollWeight::set(Restaking::max_member_weight(1, 1).saturating_mul(8));
		let stranger = || RuntimeOrigin::signed(STRANGER);
		for step in 0..20 {
			run_to(13 + step);
			let waiting = crate::Assignments::<Test>::get(P_AT_A).unwrap().waiting();
			assert!(waiting > 0 || step > 2, "it takes several blocks");
			for who in crowd.clone().skip(step as usize * 10).step_by(97) {
				// Nothing to settle, if a page was here before.
				let _ = Restaking::settle_staker(stranger(), who, MANY).plain();
				if step == 1 {
					assert_ok!(exit(who, P_AT_A, 100));
				}
			}
			if waiting > 0 {
				assert_noop!(pledge(S, P_AT_A, 100), Error::<Test>::SuspendedAssignment);
				let _ = Restaking::settle_assignment(stranger(), P_AT_A, 7);
			}
		}
		assert!(!is_suspended(P_AT_A));
		for who in crowd.clone() {
			assert_eq!(ledger(who).0, 990, "{who}");
		}
		assert_eq!(proceeds(), 4_000);
		assert_ok!(pledge(S, P_AT_A, 100));
		assert_eq!(ledger(S).0, 1_000);
	});
}
