//! Pauses and the removal of slashers: which side can stop what, and from when on.

use super::setting::*;
use crate::{
	types::{JoinPolicy, Pauses},
	Error, Event, NextServiceId, Services,
};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{AssignmentId, ServiceId};
use sp_runtime::DispatchError;

const NEW: AccountId = 403;
const OTHER: AccountId = 404;

fn owner() -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNER_A)
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Returns the slasher for offences of an era at a service, as account.
fn judges_at(service: ServiceId, offence: u32) -> Option<AccountId> {
	let handle = Services::<Test>::get(service).unwrap().slasher.at(offence)?;
	let of = |who: &AccountId| Restaking::handle(&caller(signed(*who)));
	[SLASHER, NEW, OTHER].into_iter().find(|who| of(who) == handle)
}

fn judges(offence: u32) -> Option<AccountId> {
	judges_at(A, offence)
}

fn announce(who: AccountId) -> DispatchResult {
	Restaking::announce_slasher(owner(), A, caller(signed(who)))
}

/// A service of `OWNER_A` that judges, with a slasher, where `S` has 1 000 that count from era 10 on.
fn judged(slasher: AccountId) -> (ServiceId, AssignmentId) {
	let service = NextServiceId::<Test>::get();
	let mut judging = terms(40);
	judging.hook = TestHook::Judge;
	let (slasher, text) = (Some(caller(signed(slasher))), Default::default());
	let open = JoinPolicy::Open;
	assert_ok!(Restaking::register_service(owner(), judging, slasher, None, open, None, text));
	let home = join(P, service);
	run_to(9);
	pledge_once(S, home, 1_000);
	run_to(10);
	(service, home)
}

fn report(home: AssignmentId, era: u32) -> DispatchResult {
	let proof = Proof { operator: P, offence: new_offence(), era, fraction: percent(10) };
	let evidence = proof.encode().try_into().unwrap();
	frame_support::storage::with_storage_layer(|| {
		Restaking::report_offence(signed(T), home, evidence).plain()
	})
}

/// SC-GOV-03: the owner pauses for longer than the report window. Entry is refused all the time, and nothing
/// else: the slasher, which is another, and reporters bring the offences of era 10 as before.
#[test]
fn an_owner_can_not_silence_anybody() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(SLASHER);
		assert_ok!(fund_bond(service, 1_000));
		assert_ok!(Restaking::pause_service(owner(), service));
		let told = Event::ServicePaused { service, by_governance: false };
		assert_eq!(events().last(), Some(&told));
		run_to(14);
		let paused = DispatchError::from(Error::<Test>::PausedService);
		assert_eq!(pledge(T, home, 100), Err(paused));
		assert_eq!(try_join(U, service, key(9)), Err(paused));
		assert_ok!(report(home, 10));
		assert_ok!(request(home, 10, percent(10)));
		assert_ok!(exit(S, home, 100));
		run_to(17);
		// 10 % of 1 000 each.
		assert_eq!(ledger(S).0, 800);
		assert_ok!(Restaking::resume_service(owner(), service));
		assert_ok!(pledge(T, home, 100));
	});
}

/// SC-GOV-03: an owner that slashes itself says no word while it has paused; proofs go on.
#[test]
fn a_paused_owner_says_no_word() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(OWNER_A);
		assert_ok!(fund_bond_for(OWNER_A, service, OWNER_A, 1_000));
		let word = || ask(OWNER_A, home, (10, percent(10), new_offence()), None);
		assert_ok!(word());
		assert_ok!(Restaking::pause_service(owner(), service));
		assert_noop!(word(), Error::<Test>::PausedService);
		assert_ok!(report(home, 10));
		assert_ok!(Restaking::resume_service(owner(), service));
		assert_ok!(word());
	});
}

/// SC-GOV-03: governance's pause refuses entry, words and proofs; windows run on, so that an offence of era 10
/// is out of reach in era 15. Exits, vetoes, executions and all the rest go on.
#[test]
fn the_pause_of_governance() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = judged(SLASHER);
		assert_ok!(fund_bond(service, 1_000));
		let waiting = request(home, 10, percent(5)).unwrap();
		let vetoed = request(home, 10, percent(5)).unwrap();
		assert_ok!(Restaking::pause_service(root(), service));
		let paused = DispatchError::from(Error::<Test>::PausedService);
		assert_eq!(pledge(T, home, 100), Err(paused));
		assert_eq!(try_join(U, service, key(9)), Err(paused));
		assert_eq!(request(home, 10, percent(5)), Err(paused));
		assert_eq!(report(home, 10), Err(paused));
		assert_ok!(pledge(T, P_AT_B, 100));

		assert_ok!(exit(S, home, 100));
		assert_ok!(Restaking::veto(root(), vetoed).plain());
		run_to(13);
		assert!(losses().contains(&(S, 50, 50)), "what waits is executed and settled");
		assert_noop!(veto(waiting), Error::<Test>::AlreadyExecuted);
		base_slash(S, 600);
		assert_ok!(trim(S));
		assert_ok!(fund_bond(service, 10));
		assert_ok!(Restaking::open_pot(root(), service, Native::get(), 0));
		assert_ok!(Restaking::exit_all(signed(S)).plain());

		run_to(15);
		assert_ok!(Restaking::resume_service(root(), service));
		assert_noop!(report(home, 10), Error::<Test>::ReportedTooLate);
		assert_ok!(report(home, 11));
		assert_ok!(pledge(T, home, 100));
		assert_ok!(Restaking::pause_service(owner(), service));
		assert_ok!(Restaking::retire_service(owner(), service));
		run_to(21);
		assert_ok!(release(S));
	});
}

/// SC-GOV-03: both sides may pause at once, and each lifts its own pause only.
#[test]
fn each_side_lifts_its_own_pause() {
	ExtBuilder::default().build_and_execute(|| {
		let pauses = || Services::<Test>::get(A).unwrap().pauses;
		let (pause, resume) = (Restaking::pause_service, Restaking::resume_service);
		assert_noop!(resume(owner(), A), Error::<Test>::NotPaused);
		assert_noop!(resume(root(), A), Error::<Test>::NotPaused);
		assert_ok!(pause(owner(), A));
		assert_noop!(pause(owner(), A), Error::<Test>::AlreadyPaused);
		assert_noop!(resume(root(), A), Error::<Test>::PausedByOwner);
		assert_ok!(pause(root(), A));
		assert_noop!(pause(root(), A), Error::<Test>::AlreadyPaused);
		assert_eq!(pauses(), Pauses { owner: true, governance: true });
		assert_ok!(resume(owner(), A));
		let told = Event::ServiceResumed { service: A, by_governance: false };
		assert_eq!(events().last(), Some(&told));
		assert_noop!(resume(owner(), A), Error::<Test>::PausedByGovernance);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::PausedService);
		assert_noop!(Restaking::set_successor(root(), B, Some(A)), Error::<Test>::BadSuccessor);
		assert_ok!(resume(root(), A));
		assert_eq!(pauses(), Pauses::default());
		assert_ok!(pledge(S, P_AT_A, 1));
		assert_ok!(Restaking::set_successor(root(), B, Some(A)));
	});
}

/// SC-GOV-02: the owner removes its slasher in era 12, for offences of era 13 and later. What was done before
/// is still answered for.
#[test]
fn a_removal_by_the_owner_is_of_coming_eras() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		run_to(12);
		assert_ok!(announce(NEW));
		assert_ok!(Restaking::remove_slasher(owner(), A));
		let told = Event::SlasherRemoved { service: A, from_era: 13 };
		assert_eq!(events().last(), Some(&told));
		assert_eq!(
			[8, 12, 13, 20, 99].map(judges),
			[Some(SLASHER), Some(SLASHER), None, None, None]
		);
		assert_noop!(Restaking::remove_slasher(owner(), A), Error::<Test>::NothingToChange);
		run_to(14);
		assert_ok!(request(P_AT_A, 12, percent(10)));
		assert_noop!(request(P_AT_A, 13, percent(10)), Error::<Test>::NotSlasher);
		// Another one comes with notice.
		assert_ok!(announce(NEW));
		assert_eq!([12, 13, 21, 22].map(judges), [Some(SLASHER), None, None, Some(NEW)]);
	});
}

/// SC-GOV-02: a removal just after a change: the offences of the last four eras have each their slasher.
#[test]
fn a_removal_after_a_change_forgets_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(announce(NEW));
		run_to(21);
		assert_eq!([17, 19, 20, 21].map(judges), [SLASHER, SLASHER, NEW, NEW].map(Some));
		assert_ok!(Restaking::remove_slasher(owner(), A));
		let all = [17, 19, 20, 21, 22].map(judges);
		assert_eq!(all, [Some(SLASHER), Some(SLASHER), Some(NEW), Some(NEW), None]);
		// Announced in 21, it is there for offences of 29; the gap stays a gap.
		assert_ok!(announce(OTHER));
		run_to(30);
		assert_ok!(announce(SLASHER));
		let all = [26, 28, 29, 37, 38].map(judges);
		assert_eq!(all, [None, None, Some(OTHER), Some(OTHER), Some(SLASHER)]);
	});
}

/// SC-GOV-02: governance removes every slasher at once and for all eras; a slasher resigns for itself alone.
#[test]
fn governance_and_the_slasher_itself_end_it_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(announce(NEW));
		assert_ok!(Restaking::remove_slasher(root(), A));
		assert_eq!([8, 12, 20, 99].map(judges), [None; 4]);
		let told = Event::SlasherRemoved { service: A, from_era: 0 };
		assert_eq!(events().last(), Some(&told));
		assert_noop!(Restaking::remove_slasher(root(), A), Error::<Test>::NothingToChange);
		assert_noop!(Restaking::remove_slasher(signed(SLASHER), A), Error::<Test>::NotOwner);
	});
	ExtBuilder::default().build_and_execute(|| {
		run_to(12);
		assert_ok!(announce(NEW));
		assert_ok!(Restaking::remove_slasher(signed(SLASHER), A));
		assert_eq!([8, 12, 19, 20].map(judges), [None, None, None, Some(NEW)]);
		assert_ok!(Restaking::remove_slasher(signed(NEW), A));
		assert_eq!([19, 20].map(judges), [None, None]);
	});
}

/// SC-GOV-02: where the hook judges, the slasher is part of the terms: its name is in the hash that stakers
/// sign, none can be announced, and the owner can not remove it.
#[test]
fn the_slasher_of_a_judged_service_is_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let hash = |service| Services::<Test>::get(service).unwrap().terms_hash;
		let (service, home) = judged(SLASHER);
		let other = NextServiceId::<Test>::get();
		let (mut same, text) = (terms(40), Default::default());
		same.hook = TestHook::Judge;
		let open = JoinPolicy::Open;
		assert_ok!(Restaking::register_service(
			owner(),
			same.clone(),
			None,
			None,
			open,
			None,
			text
		));
		let slasher = Restaking::handle(&caller(signed(SLASHER)));
		assert_eq!(hash(other), same.hash());
		assert_eq!(hash(service), same.hash_with(Some(slasher)));
		assert_ne!(hash(service), hash(other));
		// Signed without the slasher it is not what this service does.
		let all = sp_runtime::Perbill::one();
		let pledged = Restaking::pledge(signed(T), home, 100, same.hash(), all, false).plain();
		assert_noop!(pledged, Error::<Test>::WrongTerms);
		for judging in [service, other] {
			let slasher = caller(signed(NEW));
			let announced = Restaking::announce_slasher(owner(), judging, slasher.clone());
			assert_noop!(announced, Error::<Test>::SlasherInTerms);
			let announced = Restaking::announce_slasher(root(), judging, slasher);
			assert_noop!(announced, Error::<Test>::SlasherInTerms);
			let removed = Restaking::remove_slasher(owner(), judging);
			assert_noop!(removed, Error::<Test>::SlasherInTerms);
		}
		assert_ok!(Restaking::remove_slasher(signed(SLASHER), service));
		assert_eq!([10, 99].map(|era| judges_at(service, era)), [None, None]);
		assert_eq!(hash(service), same.hash_with(Some(slasher)));
		assert_ok!(report(home, 10));
	});
}
