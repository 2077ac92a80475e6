//! Hooks: their rights and their limits.

use super::setting::*;
use crate::{Error, Event, SlashRequests};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResult, GetDispatchInfo},
	weights::Weight,
};
use restaking_primitives::{AssignmentId, PledgeInspect, RequestId, ServiceId};
use sp_runtime::{DispatchError, Perbill};

/// A service of at most 40 % whose hook judges, with `amount` of `S` pledged since before era 10.
fn judged(hook: TestHook, amount: u128) -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.hook = hook;
	terms.conditions.shares.reporter = Perbill::zero();
	let found = another_service(terms, P);
	run_to(9);
	pledge_once(S, found.1, amount);
	run_to(10);
	found
}

fn proof(era: u32, part: u32) -> Proof {
	Proof { operator: P, offence: new_offence(), era, fraction: percent(part) }
}

fn report(home: AssignmentId, evidence: Vec<u8>) -> DispatchResult {
	let evidence = evidence.try_into().map_err(|_| DispatchError::Other("too long"))?;
	super::proving::bring(STRANGER, home, evidence)
}

/// SC-HOOK-01: evidence that proves nothing is refused with the hook's error, whatever its length.
#[test]
fn evidence_that_proves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(TestHook::Judge, 1_000);
		let nothing = DispatchError::Other("proves nothing");
		let mut bytes = vec![];
		for length in 0..=64u8 {
			assert_noop!(report(home, bytes.clone()), nothing);
			bytes.push(length.wrapping_mul(197).wrapping_add(31));
		}
		assert_noop!(report(home, vec![7; 4_096]), nothing);
		let other = Proof { operator: Q, ..proof(10, 10) };
		let elsewhere = DispatchError::Other("not of this operator");
		assert_noop!(report(home, other.encode()), elsewhere);
		assert_noop!(report(P_AT_A, proof(10, 10).encode()), Error::<Test>::NotJudged);
		// One byte more does not even decode.
		let call = |length: usize| {
			let evidence = vec![7u8; length];
			let parts = (9u8, 36u8, home, evidence);
			<RuntimeCall as codec::Decode>::decode(&mut &parts.encode()[..])
		};
		assert!(call(4_096).is_ok());
		assert!(call(4_097).is_err());
	});
}

/// SC-HOOK-02: a hook's word is an era and a fraction, and never more than the core allows.
#[test]
fn a_hook_that_lies() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(TestHook::Judge, 1_000);
		run_to(20);
		for (era, part, error) in [
			(21, 10, Error::<Test>::OffenceInTheFuture),
			(15, 10, Error::<Test>::ReportedTooLate),
			(20, 0, Error::<Test>::SlashTooSmall),
		] {
			assert_noop!(report(home, proof(era, part).encode()), error);
		}
		let early = another_service(terms(40), Q).1;
		assert_noop!(report(early, proof(20, 10).encode()), Error::<Test>::NotJudged);
		assert_ok!(report(home, proof(20, 100).encode()));
		run_to(23);
		assert_eq!(losses(), [(S, 400, 400)]);
	});
}

/// A verdict is lowered to what executed slashes leave, and pending words do not displace it.
#[test]
fn a_verdict_is_clipped() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(TestHook::Judge, 1_000);
		assert_ok!(fund_bond(service, 1_000));
		assert_ok!(request(home, 10, percent(30)));
		run_to(13);
		// 30 % are executed; a pending word asks for the rest, and a proof takes it all the same.
		assert_ok!(request(home, 12, percent(10)));
		assert_ok!(report(home, proof(13, 30).encode()));
		let proven = RequestId(crate::NextRequestId::<Test>::get().0 - 1);
		assert_eq!(firm(home, proven), percent(10));
		// Nothing is left for another, which waits: the first may still be vetoed.
		assert_ok!(report(home, proof(13, 10).encode()));
		assert_eq!(firm(home, RequestId(proven.0 + 1)), percent(0));
		run_to(16);
		// The word comes first, and nothing is left for it.
		let (request, assignment) = (RequestId(1), home);
		assert!(events().contains(&Event::SlashLapsed { request, service, assignment }));
		assert_eq!(counted(S, home, 17), 0);
		assert_eq!(proceeds(), 400);
	});
}

/// SC-SLASH-07, SC-SLASH-09: one offence counts once, whoever reports it and whatever became of it.
#[test]
fn one_offence_several_reporters() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(TestHook::Judge, 1_000);
		let evidence = proof(10, 10).encode();
		assert_ok!(report(home, evidence.clone()));
		assert_noop!(report(home, evidence.clone()), Error::<Test>::OffenceSeen);
		assert_noop!(veto(RequestId(0)), Error::<Test>::NotResolver);
		assert_ok!(Restaking::veto(RuntimeOrigin::root(), RequestId(0)).plain());
		assert_noop!(report(home, evidence.clone()), Error::<Test>::OffenceSeen);
		assert_ok!(report(home, proof(10, 5).encode()));
		run_to(13);
		assert_eq!(losses(), [(S, 50, 50)]);
		assert_noop!(report(home, evidence.clone()), Error::<Test>::OffenceSeen);
		run_to(14);
		assert_noop!(report(home, evidence.clone()), Error::<Test>::OffenceSeen);
		run_to(15);
		assert_noop!(report(home, evidence), Error::<Test>::ReportedTooLate);
		run_to(22);
		assert_eq!(crate::Proven::<Test>::iter().count(), 0);
		assert_eq!(crate::ExecutedFractions::<Test>::iter().count(), 0);
	});
}

/// SC-HOOK-03: whatever a hook calls, the slash stands and the core is not changed from within.
#[test]
fn a_hook_that_fights_back() {
	let fights: [fn(ServiceId) -> DispatchResult; 8] = [
		|_| pledge(S, P_AT_A, 1),
		|_| exit(S, P_AT_B, 1),
		|_| request(P_AT_B, 10, percent(10)).map(|_| ()),
		|_| Restaking::veto(RuntimeOrigin::root(), RequestId(0)).plain(),
		|_| Restaking::claim(RuntimeOrigin::signed(S), S, A).plain(),
		|_| Restaking::retire_service(RuntimeOrigin::root(), A),
		|_| Restaking::settle_staker(RuntimeOrigin::signed(S), S, MANY).plain(),
		|service| {
			Restaking::set_service_metadata(
				RuntimeOrigin::root(),
				service,
				vec![1].try_into().unwrap(),
			)
		},
	];
	for fight in fights {
		ExtBuilder::default().build_and_execute(|| {
			let (_, home) = judged(TestHook::Judge, 1_000);
			pledge_once(S, P_AT_B, 100);
			assert_ok!(report(home, proof(10, 10).encode()));
			Fight::set(Some(fight));
			run_to(13);
			assert_eq!(losses(), [(S, 100, 100)]);
			assert_eq!(Told::get().len(), 1);
			let refused = Event::HookFailed {
				service: ServiceId(2),
				request: RequestId(0),
				error: Error::<Test>::CalledByHook.into(),
			};
			assert!(events().contains(&refused));
			assert_eq!(counted(S, P_AT_B, 14), 100);
		});
	}
}

/// The writes of a hook that fails are undone, and those of a judgement always are.
#[test]
fn a_failing_hook_leaves_no_trace() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = judged(TestHook::Judge, 1_000);
		assert_ok!(report(home, proof(10, 10).encode()));
		Fight::set(Some(|_| {
			Balances::force_set_balance(RuntimeOrigin::root(), 777, 1_000).unwrap();
			Err(DispatchError::Other("after all"))
		}));
		run_to(13);
		assert_eq!((free(777), ledger(S).0), (0, 900));
	});
}

/// SC-HOOK-04: a hook may refuse who enters, and is not asked when somebody leaves.
#[test]
fn entry_may_be_refused_leaving_may_not() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(TestHook::Guard, 500);
		run_to(11);
		let unwelcome = DispatchError::Other("not welcome");
		assert_noop!(pledge(S, home, 100), unwelcome);
		assert_noop!(pledge(T, home, 100), unwelcome);
		assert_eq!(try_join(Q, service, key(77)), Err(unwelcome));
		assert_ok!(report(home, proof(10, 10).encode()));
		assert_ok!(exit(S, home, 100));
		run_to(14);
		assert_eq!(losses(), [(S, 50, 50)]);
		assert_ok!(exit(S, home, 400));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), service));
	});
}

/// SC-HOOK-05: an execution has all the weight it needs, or waits whole.
#[test]
fn starving_a_hook() {
	ExtBuilder::default().build_and_execute(|| {
		HookWeight::set(1_000_000_000);
		let (_, home) = judged(TestHook::Judge, 1_000);
		assert_ok!(report(home, proof(10, 10).encode()));
		let look = <() as crate::WeightInfo>::look_at_agenda();
		let needed = Restaking::max_on_execution().saturating_add(look);
		PollWeight::set(needed.saturating_sub(Weight::from_parts(1, 0)));
		run_to(15);
		assert_eq!((Told::get().len(), ledger(S).0), (0, 1_000));
		assert!(SlashRequests::<Test>::get(RequestId(0)).unwrap().is_pending());
		PollWeight::set(needed);
		next_block();
		assert_eq!((Told::get().len(), ledger(S).0), (1, 1_000));
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!((Told::get().len(), ledger(S).0), (1, 900));
	});
	// What is declared for a report, and for an entry, contains what the hook may cost.
	let calls = || {
		let (assignment, evidence) = (P_AT_A, Default::default());
		let report = crate::Call::<Test>::report_offence { assignment, evidence };
		let (amount, terms_hash, max_commission) = (1, Default::default(), percent(1));
		let pledge =
			crate::Call::pledge { assignment, amount, terms_hash, max_commission, standing: true };
		[report, pledge].map(|call| call.get_dispatch_info().call_weight.ref_time())
	};
	HookWeight::set(0);
	let without = calls();
	HookWeight::set(77);
	assert_eq!(calls(), without.map(|weight| weight + 77));
}

/// SC-HOOK-09: with little weight work is done in order, never twice and never by halves.
#[test]
fn no_weight_for_days() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for who in [S, T, U] {
			pledge_once(who, P_AT_A, 1_000);
		}
		run_to(10);
		let ids: Vec<_> = (0..30)
			.map(|_| request(P_AT_A, 10, Perbill::from_parts(12_500_000)).unwrap())
			.collect();
		PollWeight::set(Weight::zero());
		run_to(14);
		PollWeight::set(Restaking::max_on_execution().saturating_mul(3));
		let mut executed = vec![];
		for _ in 0..3 {
			next_block();
			executed.extend(events().into_iter().filter_map(|event| match event {
				Event::SlashExecuted { request, .. } => Some(request),
				_ => None,
			}));
			check_state();
		}
		assert!(!executed.is_empty() && executed.len() < 30);
		assert_eq!(executed[..], ids[..executed.len()]);
		for id in &ids[executed.len()..] {
			assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), *id));
		}
		PollWeight::set(Weight::MAX);
		next_block();
		// Thirty times 12.5, rounded up, within the budget of 400.
		assert_eq!([S, T, U].map(|who| ledger(who).0), [1_000 - 390; 3]);
	});
}

/// The first ticks of eras are known for the window, and old ones are forgotten.
#[test]
fn ticks_have_eras() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(60);
		let era_of = <Restaking as PledgeInspect<AccountId>>::era_of_tick;
		let tick = <Restaking as PledgeInspect<AccountId>>::clock();
		assert_eq!(era_of(tick), Some(60));
		assert_eq!(era_of(tick - 1), Some(59));
		assert_eq!(era_of(tick + 1), None);
		assert_eq!(era_of(tick - 27), Some(33));
		assert_eq!(era_of(tick - 29), None);
		assert!(crate::EraStarts::<Test>::get().len() <= 29);
	});
}

/// SC-HOOK-05: a member that has many slashes to settle costs its block as many losses, not one.
#[test]
fn many_losses_cost_as_many() {
	use crate::WeightInfo as _;
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for who in [S, T] {
			pledge_once(who, P_AT_A, 1_000);
		}
		run_to(10);
		PollWeight::set(Weight::zero());
		let part = sp_runtime::Perbill::from_parts(12_500_000);
		let requests: Vec<_> = (0..20).map(|_| request(P_AT_A, 10, part).unwrap()).collect();
		run_to(13);
		for id in requests {
			assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		}
		// Enough for one with all its losses, and for two with one loss each.
		let one = Restaking::max_member_weight(1, 20);
		assert!(Restaking::typical_member().saturating_mul(2).all_lt(one));
		let limit = one.saturating_add(<()>::turn_of_queue());
		for left in [1, 0] {
			let mut meter = frame_support::weights::WeightMeter::with_limit(limit);
			Restaking::take_pages(&mut meter);
			assert_eq!(crate::Assignments::<Test>::get(P_AT_A).unwrap().waiting(), left);
			assert!(meter.consumed().all_gte(<()>::settle_position(20)));
		}
		for who in [S, T] {
			assert_eq!(ledger(who).0, 1_000 - 20 * 13, "each part rounds up");
		}
	});
}
