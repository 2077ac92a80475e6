//! Rules that are refused, and prices.

use super::*;

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	// At most 40 %, windows of 4 eras of 10 blocks, a quorum of two thirds.
	let limits = testing::limits();
	let accepted = |rules: Deviation| assert_eq!(Oracle::validate(&rules, &limits), Ok(()));
	let refused = |rules: Deviation, error: Error<Test>| {
		assert_eq!(Oracle::validate(&rules, &limits), Err(error.into()), "{rules:?}");
	};
	accepted(rules());
	refused(Deviation { round: 0, ..rules() }, Error::NoRound);
	let paying = Deviation { pays_work: true, ..rules() };
	assert_eq!((Oracle::pays_work(&rules()), Oracle::pays_work(&paying)), (false, true));
	accepted(paying);
	refused(Deviation { round: 3, ..rules() }, Error::RoundTooLong);
	let tolerance = |parts| Deviation { tolerance: Perbill::from_parts(parts), ..rules() };
	refused(tolerance(0), Error::BadTolerance);
	accepted(tolerance(1));
	accepted(tolerance(249_999_999));
	refused(tolerance(250_000_000), Error::BadTolerance);
	let missed = |part| Deviation { most_missed: percent(part), ..rules() };
	refused(missed(9), Error::BadPresence);
	accepted(missed(10));
	accepted(missed(90));
	refused(missed(91), Error::BadPresence);
	accepted(Deviation { absence: percent(20), ..rules() });
	refused(Deviation { absence: percent(21), ..rules() }, Error::TooDear);
	refused(Deviation { max_feeds: 0, ..rules() }, Error::BadMaxFeeds);
	accepted(Deviation { max_feeds: MAX_FEEDS, ..rules() });
	refused(Deviation { max_feeds: MAX_FEEDS + 1, ..rules() }, Error::BadMaxFeeds);
}

#[test]
fn steps_that_convict_the_honest_or_do_not_ascend_should_be_refused() {
	let validate = |steps| Oracle::validate(&Deviation { steps, ..rules() }, &testing::limits());
	let refused = |steps, error: Error<Test>| assert_eq!(validate(steps), Err(error.into()));
	refused([None; 4], Error::BadSteps);
	refused([step(2, 1), None, None, None], Error::StepTooNear);
	assert_ok!(validate([step(3, 1), None, None, None]));
	assert_ok!(validate([step(3, 1), step(4, 2), step(5, 3), step(u16::MAX, 40)]));
	refused([step(3, 1), step(4, 2), step(5, 3), step(6, 41)], Error::TooDear);
	refused([step(3, 1), step(3, 2), None, None], Error::BadSteps);
	refused([step(3, 1), step(4, 1), None, None], Error::BadSteps);
	refused([step(3, 1), None, step(4, 2), None], Error::BadSteps);
	refused([None, step(3, 1), None, None], Error::BadSteps);
}

#[test]
fn terms_should_fit_the_rules() {
	let limits = testing::limits();
	let quorum = |parts| RuleLimits { quorum: Perbill::from_parts(parts), ..limits };
	let validate = |limits: &RuleLimits| Oracle::validate(&rules(), limits);
	let refused = |limits: &RuleLimits, error: Error<Test>| {
		assert_eq!(validate(limits), Err(error.into()));
	};
	refused(&quorum(500_000_000), Error::QuorumTooLow);
	assert_ok!(validate(&quorum(500_000_001)));
	assert_ok!(validate(&quorum(990_000_000)));
	refused(&quorum(990_000_001), Error::QuorumTooHigh);
	let mut windows = limits;
	windows.slashes.exit_window = 30;
	assert_ok!(validate(&windows));
	windows.slashes.exit_window = 31;
	refused(&windows, Error::ExitWindowTooLong);
	// Absence is known after its era only.
	let mut windows = limits;
	windows.slashes.report_window = 0;
	refused(&windows, Error::RoundTooLong);
}

#[test]
fn prices_should_be_those_of_the_rules() {
	let prices = (0..=4).map(|step| rules().price_of(step));
	let expected = [None, Some(percent(1)), Some(percent(3)), Some(percent(6)), None];
	assert!(prices.eq(expected));
	assert_eq!(Oracle::min_fraction(&rules()), Some(percent(1)));
	assert_eq!(Oracle::max_fraction(&rules()), Some(percent(10)));
	let dear = Deviation { steps: [step(3, 4), step(6, 5), None, None], ..rules() };
	assert_eq!(Oracle::min_fraction(&dear), Some(percent(1)), "the second step adds one");
	let cheap = Deviation { absence: percent(20), steps: dear.steps, ..rules() };
	assert_eq!(Oracle::max_fraction(&cheap), Some(percent(20)));
	assert!(Oracle::attributable(&rules(), &testing::limits()).is_zero());
}
