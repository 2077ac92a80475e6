//! The rules that are refused at registration.

use super::*;
use restaking_primitives::{RuleLimits, SlashRules};

#[test]
fn rules_by_which_no_fault_can_be_found_are_refused() {
	run(|| {
		// Pledges of 1,000 at least, windows of 4 eras of 10 blocks.
		let limits = testing::limits();
		let accepted =
			|rules: Withholding| assert_eq!(Availability::validate(&rules, &limits), Ok(()));
		let refused = |rules: Withholding, error: Error<Test>| {
			assert_noop!(Availability::validate(&rules, &limits), error);
		};
		accepted(rules());
		accepted(Withholding { draws: 64, ..rules() });
		refused(Withholding { draws: 0, ..rules() }, Error::BadDraws);
		refused(Withholding { draws: 65, ..rules() }, Error::BadDraws);
		// A quarter of an era at least, and half of it at most.
		refused(Withholding { response: 0, ..rules() }, Error::ResponseTooShort);
		refused(Withholding { response: 1, ..rules() }, Error::ResponseTooShort);
		accepted(Withholding { response: 5, ..rules() });
		refused(Withholding { response: 6, ..rules() }, Error::ResponseTooLong);
		accepted(Withholding { price: 20, ..rules() });
		refused(Withholding { price: 19, ..rules() }, Error::BadPrice);
		refused(Withholding { price: 0, ..rules() }, Error::BadPrice);
		accepted(Withholding { price: 1_000, ..rules() });
		refused(Withholding { price: 1_001, ..rules() }, Error::BadPrice);
		refused(Withholding { price: u128::MAX, ..rules() }, Error::BadPrice);
		accepted(Withholding { doubling: 0, ..rules() });
		accepted(Withholding { doubling: 16, ..rules() });
		refused(Withholding { doubling: 17, ..rules() }, Error::BadDoubling);
	});
}

#[test]
fn rules_fit_the_windows_of_the_terms() {
	run(|| {
		let limits = testing::limits();
		let refused = |slashes: SlashRules, error: Error<Test>| {
			let limits = RuleLimits { slashes, ..limits };
			assert_noop!(Availability::validate(&rules(), &limits), error);
		};
		let slashes = limits.slashes;
		// What is due in the last tick of its era could not be reported.
		refused(SlashRules { report_window: 0, ..slashes }, Error::ResponseTooLong);
		// A quarter of ten.
		refused(SlashRules { report_window: 1, ..slashes }, Error::ResponseTooLong);
		refused(SlashRules { exit_window: 32, ..slashes }, Error::ExitWindowTooLong);
		let longest = RuleLimits { slashes: SlashRules { exit_window: 31, ..slashes }, ..limits };
		assert_eq!(Availability::validate(&rules(), &longest), Ok(()));
		let real = RuleLimits { era_ticks: 14_400, ..limits };
		for (response, good) in [(31, false), (32, true), (7_200, true), (7_201, false)] {
			let rules = Withholding { response, ..rules() };
			assert_eq!(Availability::validate(&rules, &real).is_ok(), good);
		}
	});
}

#[test]
fn prices_are_those_of_the_rules() {
	assert_eq!(Availability::min_fraction(&rules()), Some(rules().fraction));
	assert_eq!(Availability::max_fraction(&rules()), Some(rules().fraction));
	assert_eq!(<Availability as Judge<u64, _>>::one_outage(&rules()), rules().fraction);
	assert!(Availability::attributable(&rules(), &testing::limits()).is_zero());
}
