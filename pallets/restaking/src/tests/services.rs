//! Calls of owners.

use super::setting::*;
use crate::{
	types::{JoinPolicy, Phase},
	Approvals, Error, Event, NextServiceId, ServiceMetadata, Services,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::ServiceId;
use sp_runtime::Perbill;

fn owner() -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNER_A)
}

fn register(terms: crate::TermsOf<Test>, with_slasher: bool) -> DispatchResult {
	let slasher = with_slasher.then(|| caller(RuntimeOrigin::signed(SLASHER)));
	let text = b"https://example.org".to_vec().try_into().unwrap();
	Restaking::register_service(owner(), terms, slasher, None, JoinPolicy::Open, None, text)
}

#[test]
fn registration_fixes_the_terms_and_takes_a_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		let before = free(OWNER_A);
		assert_ok!(register(terms(25), true));
		let record = Services::<Test>::get(ServiceId(2)).unwrap();
		assert_eq!(
			(record.conditions.clone(), record.terms_hash),
			(terms(25).conditions, terms(25).hash())
		);
		assert_eq!(record.phase, Phase::Open);
		assert_eq!(record.owner, Restaking::handle(&caller(owner())));
		assert_eq!(before - free(OWNER_A), 100);
		assert_eq!(NextServiceId::<Test>::get(), ServiceId(3));
		assert_eq!(ServiceMetadata::<Test>::get(ServiceId(2)).to_vec(), b"https://example.org");
		let registered = Event::ServiceRegistered {
			service: ServiceId(2),
			owner: caller(owner()),
			slasher: Some(caller(RuntimeOrigin::signed(SLASHER))),
			resolver: None,
			terms_hash: terms(25).hash(),
		};
		assert_eq!(events(), vec![registered]);
	});
}

/// SC-SLASH-14, SC-HOOK-06: terms that do not fit, or could never slash, each with its own error.
#[test]
fn bad_terms_are_refused() {
	let with = |change: fn(&mut crate::TermsOf<Test>)| {
		let mut bad = terms(40);
		change(&mut bad);
		bad
	};
	ExtBuilder::default().build_and_execute(|| {
		let cases: [(crate::TermsOf<Test>, bool, Error<Test>); 12] = [
			(with(|it| it.conditions.max_slash = Perbill::zero()), true, Error::MaxSlashTooLow),
			(
				with(|it| it.conditions.max_slash = Perbill::from_parts(999_999)),
				true,
				Error::MaxSlashTooLow,
			),
			(with(|it| it.conditions.report_window = 5), true, Error::ExitWindowTooShort),
			(with(|it| it.conditions.report_window = u32::MAX), true, Error::ExitWindowTooShort),
			(with(|it| it.conditions.exit_window = 6), true, Error::ExitWindowTooShort),
			(with(|it| it.conditions.exit_window = 28), true, Error::ExitWindowTooLong),
			(with(|it| it.conditions.exit_window = 1_000_000_000), true, Error::ExitWindowTooLong),
			(with(|it| it.conditions.veto_window = 0), true, Error::VetoWindowTooShort),
			(with(|it| it.conditions.veto_window = 1), true, Error::VetoWindowTooShort),
			(with(|it| it.conditions.min_pledge = 0), true, Error::MinPledgeTooLow),
			(with(|it| it.conditions.quorum = Perbill::zero()), true, Error::QuorumTooLow),
			(with(|_| ()), false, Error::NobodyCouldSlash),
		];
		for (bad, with_slasher, error) in cases {
			assert_noop!(register(bad, with_slasher), error);
		}
		// Fractions above the whole do not even arrive.
		let beyond = codec::Encode::encode(&1_000_000_001u32);
		assert!(<Perbill as codec::Decode>::decode(&mut &beyond[..]).is_err());
		let useless = register(with(|it| it.hook = TestHook::Useless), true);
		assert_noop!(useless, sp_runtime::DispatchError::Other("finds no fault"));
		// What just fits.
		assert_ok!(register(with(|it| it.conditions.report_window = 0), true));
		assert_ok!(register(with(|it| it.conditions.exit_window = 27), true));
		assert_ok!(register(with(|it| it.conditions.veto_window = 2), true));
		let quick = with(|it| {
			it.hook = TestHook::Judge;
			it.conditions.veto_window = 1;
		});
		assert_noop!(register(quick, false), Error::<Test>::VetoWindowTooShort);
		assert_ok!(register(with(|it| it.hook = TestHook::Judge), false));
	});
}

#[test]
fn a_retired_service_is_gone_when_everybody_has_left() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, id) = another_service(terms(5), P);
		let before = free(OWNER_B);
		let operator = free(P);
		run_to(9);
		assert_ok!(pledge(S, id, 100));
		run_to(10);
		let owner = || RuntimeOrigin::signed(OWNER_B);
		let gone = || Restaking::deregister_service(owner(), service);
		assert_noop!(gone(), Error::<Test>::NotRetired);
		assert_ok!(Restaking::retire_service(owner(), service));
		assert_noop!(Restaking::retire_service(owner(), service), Error::<Test>::RetiredService);
		assert_noop!(Restaking::pause_service(owner(), service), Error::<Test>::RetiredService);
		assert_noop!(pledge(T, id, 1), Error::<Test>::RetiredService);
		assert_noop!(gone(), Error::<Test>::ServiceInUse);
		run_to(18);
		assert_ok!(release(S));
		assert_ok!(gone());
		assert_eq!((free(OWNER_B) - before, free(P) - operator), (100, 50));
		assert_noop!(gone(), Error::<Test>::NoSuchService);
	});
}

/// An assignment without members of a retired service is noted by whoever touches it first.
#[test]
fn an_empty_assignment_of_a_retired_service_can_be_left() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, _) = another_service(terms(5), Q);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(Q), service));
		assert_ok!(Restaking::deregister_service(RuntimeOrigin::root(), service));
		assert_eq!(Services::<Test>::get(service), None);
	});
}

#[test]
fn a_successor_is_another_open_service() {
	ExtBuilder::default().build_and_execute(|| {
		let set = |successor| Restaking::set_successor(owner(), A, successor);
		assert_noop!(set(Some(A)), Error::<Test>::BadSuccessor);
		assert_noop!(set(Some(ServiceId(9))), Error::<Test>::BadSuccessor);
		assert_noop!(set(None), Error::<Test>::NothingToChange);
		assert_ok!(set(Some(B)));
		assert_noop!(set(Some(B)), Error::<Test>::NothingToChange);
		assert_ok!(set(None));
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), B));
		assert_noop!(set(Some(B)), Error::<Test>::BadSuccessor);
	});
}

#[test]
fn admission_by_approval() {
	ExtBuilder::default().build_and_execute(|| {
		let service = NextServiceId::<Test>::get();
		let (slasher, by) = (Some(caller(RuntimeOrigin::signed(SLASHER))), JoinPolicy::Approval);
		let text = Default::default();
		assert_ok!(Restaking::register_service(owner(), terms(5), slasher, None, by, None, text));
		let key = key(9);
		let join = || try_join(P, service, key.clone());
		assert_eq!(join(), Err(Error::<Test>::NotApproved.into()));
		assert_ok!(Restaking::approve_operator(owner(), service, P));
		let again = Restaking::approve_operator(owner(), service, P);
		assert_noop!(again, Error::<Test>::AlreadyApproved);
		assert_ok!(Restaking::revoke_approval(owner(), service, P));
		let again = Restaking::revoke_approval(owner(), service, P);
		assert_noop!(again, Error::<Test>::NotApproved);
		assert_ok!(Restaking::approve_operator(owner(), service, P));
		super::setting::join(P, service);
		// An approval is for one stay.
		assert!(!Approvals::<Test>::contains_key(service));
		let open = Restaking::approve_operator(owner(), A, P);
		assert_noop!(open, Error::<Test>::NoApprovalNeeded);
		for operator in 1_000..1_032 {
			assert_ok!(Restaking::approve_operator(owner(), service, operator));
		}
		let full = Restaking::approve_operator(owner(), service, 1_032);
		assert_noop!(full, Error::<Test>::TooManyApprovals);
	});
}

#[test]
fn an_owner_dismisses_an_operator() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		assert_ok!(Restaking::dismiss_operator(owner(), A, P));
		assert_eq!([10, 11].map(|era| counted(S, P_AT_A, era)), [100, 0]);
		let again = Restaking::dismiss_operator(owner(), A, P);
		assert_noop!(again, Error::<Test>::ClosedAssignment);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::ClosedAssignment);
	});
}

#[test]
fn metadata_can_be_changed_and_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let set = |text: &[u8]| {
			Restaking::set_service_metadata(owner(), A, text.to_vec().try_into().unwrap())
		};
		assert_ok!(set(b"other"));
		assert_noop!(set(b"other"), Error::<Test>::NothingToChange);
		assert_ok!(set(b""));
		assert!(!ServiceMetadata::<Test>::contains_key(A));
	});
}
