//! Governance and operations: the scenarios that need no slash of a service.

use super::setting::*;
use crate::{types::Phase, Error, Event, Services};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Perbill;

const NEW: u64 = 403;
const OTHER: u64 = 404;

fn owner() -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNER_A)
}

fn announce(who: u64) -> frame_support::dispatch::DispatchResult {
	Restaking::announce_slasher(owner(), A, caller(RuntimeOrigin::signed(who)))
}

/// Returns the slasher for offences of an era, as account.
fn judges(offence: u32) -> Option<u64> {
	let handle = Services::<Test>::get(A).unwrap().slasher.at(offence)?;
	let of = |who: &u64| Restaking::handle(&caller(RuntimeOrigin::signed(*who)));
	[SLASHER, NEW, OTHER].into_iter().find(|who| of(who) == handle)
}

/// SC-GOV-02: a change bites when those who left at once count no more.
#[test]
fn a_slasher_changes_with_notice() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		run_to(12);
		assert_ok!(announce(NEW));
		let slasher = caller(RuntimeOrigin::signed(NEW));
		assert_eq!(
			events(),
			vec![Event::SlasherAnnounced { service: A, slasher, from_era: Some(20) }]
		);
		assert_ok!(exit(S, P_AT_A, 1_000));
		assert_eq!((counted(S, P_AT_A, 19), counted(S, P_AT_A, 20)), (0, 0));
		assert_eq!([12, 19, 20].map(judges), [Some(SLASHER), Some(SLASHER), Some(NEW)]);
		// The same value changes nothing, another starts its own notice.
		run_to(15);
		assert_noop!(announce(NEW), Error::<Test>::NothingToChange);
		run_to(16);
		assert_ok!(announce(OTHER));
		assert_eq!([20, 23, 24].map(judges), [Some(SLASHER), Some(SLASHER), Some(OTHER)]);
		// The present one withdraws what was announced.
		assert_ok!(announce(SLASHER));
		assert_eq!([16, 24, 99].map(judges), [Some(SLASHER); 3]);
		assert_noop!(announce(SLASHER), Error::<Test>::NothingToChange);
	});
}

/// SC-SLASH-11: after the change the old one still judges the offences of its eras, and however
/// often it changes, every admissible offence has exactly one judge.
#[test]
fn every_offence_era_has_one_judge() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(announce(NEW));
		run_to(21);
		assert_eq!([17, 19, 20, 21].map(judges), [SLASHER, SLASHER, NEW, NEW].map(Some));
		assert_ok!(announce(OTHER));
		assert_eq!([17, 19, 20, 28, 29].map(judges), [SLASHER, SLASHER, NEW, NEW, OTHER].map(Some));
		run_to(40);
		assert_ok!(announce(SLASHER));
		// Offences of the last four eras can be reported.
		assert_eq!([36, 40, 47, 48].map(judges), [OTHER, OTHER, OTHER, SLASHER].map(Some));
	});
}

/// A resolver protects: it leaves with notice like it comes.
#[test]
fn a_resolver_changes_with_notice_both_ways() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		let set = |to: Option<u64>| {
			let to = to.map(|who| caller(RuntimeOrigin::signed(who)));
			Restaking::announce_resolver(owner(), A, to)
		};
		let vetoes = |era| Services::<Test>::get(A).unwrap().resolver.at(era).is_some();
		assert_noop!(set(Some(RESOLVER)), Error::<Test>::NothingToChange);
		assert_ok!(set(None));
		assert_eq!([12, 19, 20].map(vetoes), [true, true, false]);
		assert_noop!(set(None), Error::<Test>::NothingToChange);
		assert_ok!(set(Some(RESOLVER)));
		assert_eq!([12, 99].map(vetoes), [true, true]);
	});
}

/// SC-GOV-04: all rights move together, and only to who accepts.
#[test]
fn handing_over() {
	ExtBuilder::default().build_and_execute(|| {
		let new = || RuntimeOrigin::from(OriginCaller::Neighbour(neighbour::Origin::Collective(3)));
		assert_noop!(Restaking::accept_ownership(new(), A), Error::<Test>::NotOffered);
		assert_ok!(Restaking::offer_ownership(owner(), A, caller(new())));
		let again = Restaking::offer_ownership(owner(), A, caller(new()));
		assert_noop!(again, Error::<Test>::NothingToChange);
		let thief = RuntimeOrigin::signed(STRANGER);
		assert_noop!(Restaking::accept_ownership(thief, A), Error::<Test>::NotOffered);
		// Until accepted nothing has moved.
		assert_ok!(Restaking::pause_service(owner(), A));
		assert_ok!(Restaking::accept_ownership(new(), A));
		assert_eq!(
			events().last(),
			Some(&Event::OwnershipAccepted { service: A, owner: caller(new()) })
		);
		let refusals = [
			Restaking::resume_service(owner(), A),
			Restaking::retire_service(owner(), A),
			Restaking::announce_slasher(owner(), A, caller(owner())),
			Restaking::announce_resolver(owner(), A, None),
			Restaking::remove_slasher(owner(), A),
			Restaking::offer_ownership(owner(), A, caller(owner())),
			Restaking::dismiss_operator(owner(), A, P),
			Restaking::set_successor(owner(), A, Some(B)),
			Restaking::set_service_metadata(owner(), A, Default::default()),
		];
		for refusal in refusals {
			assert_noop!(refusal, Error::<Test>::NotOwner);
		}
		assert_ok!(Restaking::resume_service(new(), A));
		// A lost owner: governance hands over, retires, and nobody else's rights moved.
		assert_eq!(judges(10), Some(SLASHER));
		assert_ok!(Restaking::offer_ownership(RuntimeOrigin::root(), A, caller(owner())));
		assert_ok!(Restaking::accept_ownership(owner(), A));
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), A));
		assert!(matches!(Services::<Test>::get(A).unwrap().phase, Phase::Retired { .. }));
	});
}

/// SC-GOV-08: a lower limit refuses increases at once, and lets nobody trim before its notice is over.
#[test]
fn the_limit_is_lowered() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(exit(S, P_AT_B, 100));
		ExposureLimit::set(Perbill::from_percent(30));
		assert_ok!(Restaking::note_limit(RuntimeOrigin::signed(STRANGER)));
		check_state();
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::ExposureLimitReached);
		assert_ok!(exit(S, P_AT_A, 100));
		assert_eq!(liability(S), 500);
		run_to(18);
		assert_eq!(liability(S), 450);
		let trim = || trim(S);
		for era in [18, 37] {
			run_to(era);
			assert_noop!(trim(), Error::<Test>::NothingToTrim);
		}
		assert_eq!([P_AT_A, P_AT_B].map(|id| counted(S, id, 38)), [900, 900]);
		run_to(38);
		assert_ok!(trim());
		// 450 to 300.
		assert_eq!([P_AT_A, P_AT_B].map(|id| counted(S, id, 39)), [600, 600]);
	});
}

/// SC-GOV-01: no call changes the terms. (Exhaustive: the record of terms is written once.)
#[test]
fn terms_never_change() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Services::<Test>::get(A).unwrap();
		assert_ok!(Restaking::pause_service(owner(), A));
		assert_ok!(Restaking::resume_service(owner(), A));
		assert_ok!(announce(NEW));
		assert_ok!(Restaking::announce_resolver(owner(), A, None));
		assert_ok!(Restaking::set_successor(owner(), A, Some(B)));
		assert_ok!(Restaking::retire_service(owner(), A));
		let after = Services::<Test>::get(A).unwrap();
		assert_eq!((before.conditions, before.terms_hash), (after.conditions, after.terms_hash));
	});
}

/// SC-GOV-09: in every phase of a service, state of an assignment and jail, the reports agree with the effects.
#[test]
fn one_truth() {
	let phases: [fn(); 4] = [
		|| (),
		|| Restaking::pause_service(owner(), A).unwrap(),
		|| Restaking::retire_service(owner(), A).unwrap(),
		|| Restaking::pause_service(RuntimeOrigin::root(), A).unwrap(),
	];
	let stays: [fn(); 4] = [
		|| (),
		|| slash_unsettled(),
		|| Restaking::leave_service(RuntimeOrigin::signed(P), A).unwrap(),
		|| Restaking::ban_operator(RuntimeOrigin::root(), A, P).unwrap(),
	];
	for phase in phases {
		for stay in stays {
			ExtBuilder::default().build_and_execute(|| {
				pledged_once_to_a(S, 500);
				stay();
				phase();
				check_state();
				for (who, amount) in [(S, 1), (S, 600), (T, 100)] {
					let told = Restaking::preview_pledge(&who, P_AT_A, amount, true).map(|_| ());
					let (signed, hash) = (RuntimeOrigin::signed(who), terms(40).hash());
					let pledge =
						|| Restaking::pledge(signed, P_AT_A, amount, hash, percent(100), true);
					assert_eq!(told, undone(|| pledge().plain()));
					let told = Restaking::preview_exit(&who, P_AT_A, amount).map(|_| ());
					let exit = || Restaking::exit(RuntimeOrigin::signed(who), P_AT_A, amount);
					assert_eq!(told, undone(|| exit().plain()));
				}
			});
		}
	}
}

/// A slash that is executed and that nobody has settled.
fn slash_unsettled() {
	PollWeight::set(Default::default());
	let id = request(P_AT_A, 10, percent(5)).unwrap();
	run_to(13);
	Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id).unwrap();
}

/// Returns the result of a call, and undoes the call.
fn undone(
	call: impl FnOnce() -> frame_support::dispatch::DispatchResult,
) -> frame_support::dispatch::DispatchResult {
	frame_support::storage::with_transaction(|| {
		frame_support::storage::TransactionOutcome::Rollback(call())
	})
}
