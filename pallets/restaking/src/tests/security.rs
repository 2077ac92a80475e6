//! The value at risk of services, and the value that their stake certifies.

use super::setting::*;
use crate::{types::VALUE_AT_RISK_MARGIN, Error, Event, Services};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{Balance, EraIndex, PledgeInspect, ServiceId};
use sp_runtime::Perquintill;

fn declare(value: Balance) -> DispatchResult {
	Restaking::set_value_at_risk(RuntimeOrigin::signed(OWNER_A), A, value)
}

fn is_under_secured(service: ServiceId) -> bool {
	Services::<Test>::get(service).unwrap().under_secured
}

/// Returns the value certified in this era, and from the next one on.
fn certified() -> (Balance, Balance) {
	let security = Restaking::service_info(A).unwrap().security;
	(security.certified_now, security.certified_next)
}

/// The cost exceeds what may be at risk by a tenth.
#[test]
fn the_margin_is_a_tenth() {
	// 1 / (1 + 1/10), rounded down.
	assert_eq!(VALUE_AT_RISK_MARGIN, Perquintill::from_rational(10u64, 11));
}

/// A quorum of half of 1,000 loses 40 % of it, 200, which is a tenth more than 181.
#[test]
fn no_more_is_at_risk_than_is_certified() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(declare(1), Error::<Test>::AboveCertified);
		pledged_to_a(S, 1_000);
		assert_eq!(certified(), (181, 181));
		assert_noop!(declare(182), Error::<Test>::AboveCertified);
		assert_ok!(declare(181));
		let (service, value, certified) = (A, 181, 181);
		assert_eq!(events(), vec![Event::ValueAtRiskSet { service, value, certified }]);
		assert_noop!(declare(181), Error::<Test>::NothingToChange);
		let stranger = RuntimeOrigin::signed(STRANGER);
		let foreign = Restaking::set_value_at_risk(stranger, A, 1);
		assert_noop!(foreign, Error::<Test>::NotOwner);
	});
}

#[test]
fn what_comes_or_leaves_certifies_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(pledge(T, P_AT_A, 1_000));
		assert_eq!(certified(), (181, 363));
		assert_noop!(declare(182), Error::<Test>::AboveCertified);
		run_to(11);
		assert_ok!(exit(S, P_AT_A, 1_000));
		assert_eq!(certified(), (363, 181));
		assert_noop!(declare(182), Error::<Test>::AboveCertified);
		assert_ok!(declare(181));
		assert!(!is_under_secured(A));
	});
}

/// What the stake of an era certifies stays as it was, for services that look back: a vote of that era is
/// backed by it. Of 1,000 a quorum of a half loses 200, ten elevenths of which are 181.
#[test]
fn pallets_of_services_ask_what_an_era_certifies() {
	ExtBuilder::default().build_and_execute(|| {
		let told = |era: EraIndex| <Restaking as PledgeInspect<AccountId>>::certified(A, era);
		pledged_to_a(S, 1_000);
		assert_ok!(exit(S, P_AT_A, 500));
		assert_eq!([9, 10, 11].map(told), [Some(0), Some(181), Some(90)]);
		run_to(12);
		assert_eq!([9, 10, 11, 12].map(told), [None, Some(181), Some(90), Some(90)]);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
		assert_eq!([12, 13].map(told), [Some(90), None]);
	});
}

/// An exit is never refused: an event reports it instead.
#[test]
fn stake_that_leaves_makes_a_service_under_secured() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(declare(180));
		// Of 996 so much is certified; of one less it is not.
		assert_ok!(exit(S, P_AT_A, 4));
		assert!(!is_under_secured(A));
		assert_ok!(exit(S, P_AT_A, 1));
		let (service, value, certified) = (A, 180, 179);
		let told = Event::SecurityLost { service, value, certified };
		assert!(is_under_secured(A) && events().contains(&told));
		// Told once.
		System::reset_events();
		assert_ok!(exit(S, P_AT_A, 100));
		assert!(!events().iter().any(|it| matches!(it, Event::SecurityLost { .. })));
		assert_ok!(pledge(T, P_AT_A, 101));
		let certified = 180;
		let told = Event::SecurityRestored { service, value, certified };
		assert!(!is_under_secured(A) && events().contains(&told));
	});
}

#[test]
fn less_can_always_be_at_risk() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		assert_ok!(declare(180));
		assert_ok!(exit(S, P_AT_A, 900));
		assert!(is_under_secured(A));
		assert_ok!(declare(100));
		assert!(is_under_secured(A));
		assert_noop!(declare(101), Error::<Test>::AboveCertified);
		assert_ok!(declare(18));
		assert!(!is_under_secured(A));
		assert_ok!(Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A));
		assert_noop!(declare(19), Error::<Test>::RetiredService);
		assert_ok!(declare(0));
	});
}

/// An operator that was slashed counts for nothing until all have settled, and for less afterwards.
#[test]
fn a_slash_makes_a_service_under_secured() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_ok!(declare(181));
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		assert!(!is_under_secured(A));
		run_to(13);
		next_block();
		assert!(crate::SlashRequests::<Test>::get(id).is_none_or(|it| !it.is_pending()));
		assert!(is_under_secured(A));
		// All have settled, and it serves again; 100 of 400 were taken, and a quarter counts no more. Of the
		// rest 30 % can be taken: of the 150 that a quorum could lose, 75 may be used up.
		assert!(!is_suspended(P_AT_A));
		assert_eq!(certified().1, 68);
	});
}

/// SC-EXP-10: more value than the stake can pay for is refused; when stake leaves an event reports it, and lowering
/// is never refused.
#[test]
fn more_value_than_the_stake_can_pay_for() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for who in [S, T, U] {
			assert_ok!(pledge(who, P_AT_A, 1_000));
		}
		run_to(12);
		// Half of 3,000 loses 40 %: 600, a tenth more than 545.
		assert_noop!(declare(546), Error::<Test>::AboveCertified);
		assert_ok!(declare(545));
		assert_ok!(exit(T, P_AT_A, 1_000));
		assert!(is_under_secured(A));
		let told = Event::SecurityLost { service: A, value: 545, certified: 363 };
		assert!(events().contains(&told));
		assert_ok!(declare(364));
		assert!(is_under_secured(A));
		assert_noop!(declare(400), Error::<Test>::AboveCertified);
		assert_ok!(declare(363));
		assert!(!is_under_secured(A));
	});
}
