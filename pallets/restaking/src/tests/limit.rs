//! The exposure limit: raised at once, lowered with notice.

use super::setting::*;
use crate::{
	types::{LimitInForce, Spared},
	Error, Event, ExposureLimits, SparedStakers,
};
use frame_support::{assert_noop, assert_ok};

/// One more than the longest exit window after this era.
fn later() -> u32 {
	era() + 1 + 27
}

fn note() -> frame_support::dispatch::DispatchResult {
	Restaking::note_limit(RuntimeOrigin::signed(STRANGER))
}

fn in_force() -> LimitInForce {
	ExposureLimits::<Test>::get().unwrap()
}

#[test]
fn a_limit_is_noted_by_anybody_once_for_each_change() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(in_force(), LimitInForce::new(percent(50)));
		assert_noop!(note(), Error::<Test>::NothingToChange);
		assert_noop!(
			Restaking::note_limit(RuntimeOrigin::root()),
			sp_runtime::DispatchError::BadOrigin
		);
		ExposureLimit::set(percent(30));
		System::reset_events();
		assert_ok!(note());
		let (now, next) = (percent(50), Some((percent(30), later())));
		assert_eq!(events(), vec![Event::ExposureLimitNoted { now, next }]);
		assert_noop!(note(), Error::<Test>::NothingToChange);
		assert_eq!(in_force(), LimitInForce { now, next });
	});
}

/// The rules of the record, one after the other.
#[test]
fn a_lower_limit_has_a_notice_of_its_own() {
	let at = |limit: LimitInForce, percents, era| limit.noted(percent(percents), era, 27);
	let start = LimitInForce::new(percent(50));
	let next = |percents, from| Some((percent(percents), from));
	assert_eq!(at(start, 50, 100), start);
	assert_eq!(at(start, 60, 100), LimitInForce::new(percent(60)));
	let lower = at(start, 30, 100);
	assert_eq!(
		(lower.now, lower.next, lower.of_entry()),
		(percent(50), next(30, 128), percent(30))
	);
	// The same keeps its date, another between as well; a lower one begins anew.
	assert_eq!(at(lower, 30, 110), lower);
	assert_eq!(at(lower, 40, 110).next, next(40, 128));
	assert_eq!(at(lower, 20, 110).next, next(20, 138));
	// Up again, to the one in force or above: nothing is announced any more.
	assert_eq!(at(lower, 50, 110), start);
	assert_eq!(at(lower, 80, 110), LimitInForce::new(percent(80)));
	// When its time has come it is in force, whatever is announced then.
	assert_eq!(at(lower, 30, 127), lower);
	assert_eq!(at(lower, 30, 128), LimitInForce::new(percent(30)));
	let again = at(lower, 10, 128);
	assert_eq!((again.now, again.next), (percent(30), next(10, 156)));
	assert_eq!(at(lower, 40, 128), LimitInForce::new(percent(40)));
}

/// The rules of a notice: it begins when somebody sees that the base chain may slash again, and lasts for the longest
/// exit window and an era.
#[test]
fn a_staker_that_was_spared_has_a_notice_of_its_own() {
	let until = |era| Some(Spared { until_era: Some(era) });
	let seen = Spared::default().turned(100, 27);
	assert_eq!(seen, until(128));
	// The same keeps its date, and ends with it.
	let seen = seen.unwrap();
	assert_eq!([seen.turned(110, 27), seen.turned(127, 27)], [until(128); 2]);
	assert_eq!([seen.turned(128, 27), seen.turned(200, 27)], [None; 2]);
	// New pledges are bound by the limit of all meanwhile, also by a lower one that is announced.
	let of_all = LimitInForce { now: percent(50), next: Some((percent(30), 110)) };
	let own = of_all.of_once_spared(128);
	assert_eq!((own.now, own.next), (percent(100), Some((percent(30), 128))));
	assert_eq!(own.of_entry(), percent(30));
}

/// A base chain that slashes everybody leaves no notices, and all have one limit.
#[test]
fn nobody_has_a_notice_where_nobody_is_spared() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_eq!([S, T].map(|who| Restaking::limit_of(&who)), [in_force(); 2]);
		assert_noop!(
			Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY).plain(),
			Error::<Test>::NothingToEnforce
		);
		assert_eq!((SparedStakers::<Test>::count(), Restaking::unreserved()), (0, vec![]));
	});
}

/// SC-GOV-08: whoever is in is trimmed by nobody before it could leave.
#[test]
fn who_is_in_can_leave_before_a_lower_limit_binds() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		ExposureLimit::set(percent(30));
		assert_ok!(note());
		let from = later();
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		run_to(from - 1);
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		assert_eq!(liability(S), 500);
		run_to(from);
		assert_ok!(trim(S));
		// 500 to 300.
		assert_eq!([P_AT_A, P_AT_B].map(|id| counted(S, id, from + 1)), [600, 600]);
	});
}

/// Who enters while a lower limit is announced enters under it: nobody is trimmed without a notice.
#[test]
fn who_enters_late_enters_under_the_announced_limit() {
	ExtBuilder::default().build_and_execute(|| {
		ExposureLimit::set(percent(30));
		assert_noop!(pledge(S, P_AT_A, 751), Error::<Test>::ExposureLimitReached);
		assert_ok!(pledge(S, P_AT_A, 750));
		assert_eq!(in_force().next, Some((percent(30), later())));
		run_to(later());
		assert_noop!(trim(S), Error::<Test>::NothingToTrim);
		assert_eq!(Restaking::staker_info(&S).unwrap().headroom, 0);
	});
}

/// A withdrawal holds by the limit in force, a renewal pledges by the lower one.
#[test]
fn a_withdrawal_holds_by_the_limit_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(31);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		unbond(S, 500);
		run_to(58);
		assert_ok!(exit(S, P_AT_A, 1_000));
		ExposureLimit::set(percent(10));
		run_to(59);
		withdraw(S);
		// 400 less half of the 500 that stay.
		assert_eq!(custody(S), 150);
		assert_eq!(in_force().next, Some((percent(10), later())));
	});
}

#[test]
fn a_renewal_goes_by_the_announced_limit() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		let _ = request(P_AT_A, 10, percent(10)).unwrap();
		ExposureLimit::set(percent(35));
		run_to(13);
		// 300 of liability are left, and 35 % of 900 are 315: 15 at 40 % are 37.
		assert_eq!(counted(S, P_AT_A, 14), 750 + 37);
	});
}

/// What is in custody becomes stake again by the lower limit, so that it is not held once more.
#[test]
fn custody_is_bonded_by_the_announced_limit() {
	for lower in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 1_000);
			unbond(S, 900);
			run_to(38);
			withdraw(S);
			assert_ok!(Staking::bond_extra(RuntimeOrigin::signed(S), 150));
			// 400 of 350 in custody, and half of 250; or a tenth of it, which is too little.
			assert_eq!((ledger(S).0, custody(S)), (250, 350));
			if lower {
				ExposureLimit::set(percent(10));
			}
			let rebond = settled(S, |signed| Restaking::rebond_custody(signed, 150));
			let refused = Err(Error::<Test>::StillLiable.into());
			assert_eq!(rebond, if lower { refused } else { Ok(()) });
		});
	}
}

/// Nobody has to note a limit: the chain does when an era begins.
#[test]
fn the_chain_notes_the_limit_of_each_era() {
	ExtBuilder::default().build_and_execute(|| {
		ExposureLimit::set(percent(30));
		assert_eq!(in_force(), LimitInForce::new(percent(50)));
		run_to(era() + 1);
		let noted = in_force();
		assert_eq!(
			(noted.now, noted.next.map(|(limit, _)| limit)),
			(percent(50), Some(percent(30)))
		);
		assert_noop!(
			Restaking::note_limit(RuntimeOrigin::signed(STRANGER)),
			Error::<Test>::NothingToChange
		);
	});
}
