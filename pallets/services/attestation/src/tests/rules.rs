//! Rules of a service, and what they certify.

use super::*;

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	run(|| {
		// Windows of 4 and 6 eras of 10 ticks.
		let limits = testing::limits();
		let accepted =
			|rules: Equivocation| assert_eq!(Attestation::validate(&rules, &limits), Ok(()));
		let refused = |rules: Equivocation, error: Error<Test>| {
			assert_noop!(Attestation::validate(&rules, &limits), error);
		};
		accepted(rules());
		refused(Equivocation { period: 0, ..rules() }, Error::BadCalendar);
		// A quarter of an era: two ticks and a half, rounded down.
		refused(Equivocation { voting: 0, ..rules() }, Error::VotingTooShort);
		refused(Equivocation { voting: 1, ..rules() }, Error::VotingTooShort);
		accepted(Equivocation { voting: 2, ..rules() });
		// A quarter of the report window.
		accepted(Equivocation { voting: 10, ..rules() });
		refused(Equivocation { voting: 11, ..rules() }, Error::VotingTooLong);
		let first = System::block_number() + 60;
		accepted(Equivocation { first, ..rules() });
		refused(Equivocation { first: first + 1, ..rules() }, Error::NeverDue);
		refused(Equivocation { first: u64::MAX, ..rules() }, Error::NeverDue);
		let missed =
			|percent| Equivocation { most_missed: Perbill::from_percent(percent), ..rules() };
		[10, 90].into_iter().for_each(|percent| accepted(missed(percent)));
		for percent in [9, 91] {
			refused(missed(percent), Error::BadPresence);
		}
		let absence = |parts| Equivocation { absence: Perbill::from_parts(parts), ..rules() };
		accepted(absence(200_000_000));
		refused(absence(200_000_001), Error::TooDear);
		let mut long = limits;
		long.slashes.exit_window = 31;
		assert_noop!(Attestation::validate(&rules(), &long), Error::<Test>::ExitWindowTooLong);
		accepted(Equivocation { period: 60, ..rules() });
		refused(Equivocation { period: 61, ..rules() }, Error::NeverDue);
	});
}

/// Eras of 1,000 ticks: no less than 32 ticks, no more than two eras, and half of the time that records
/// are kept.
#[test]
fn long_eras_should_have_their_bounds() {
	run(|| {
		let mut limits = RuleLimits { era_ticks: 1_000, ..testing::limits() };
		let with = |limits: &RuleLimits, period: u32, voting: u32| {
			let rules = Equivocation { period, voting, ..rules() };
			Attestation::validate(&rules, limits)
				.map_err(|it| it == DispatchError::from(Error::<Test>::BadCalendar))
		};
		assert_eq!([31, 32].map(|it| with(&limits, 100, it)), [Err(false), Ok(())]);
		assert_eq!([1_000, 1_001].map(|it| with(&limits, 100, it)), [Ok(()), Err(false)]);
		limits.slashes.report_window = 16;
		assert_eq!([2_000, 2_001].map(|it| with(&limits, 100, it)), [Ok(()), Err(false)]);
		assert_eq!([320, 321].map(|it| with(&limits, 10, it)), [Ok(()), Err(true)]);
		// What can not be reported after its era is no service of this kind.
		limits.slashes.report_window = 0;
		assert_eq!(with(&limits, 100, 32), Err(false));
	});
}

#[test]
fn quorums_should_overlap_and_do_without_one() {
	run(|| {
		let with = |parts| {
			let quorum = Perbill::from_parts(parts);
			Attestation::validate(&rules(), &RuleLimits { quorum, ..testing::limits() })
		};
		assert_noop!(with(500_000_000), Error::<Test>::QuorumTooLow);
		assert_ok!(with(500_000_001));
		assert_ok!(with(990_000_000));
		assert_noop!(with(990_000_001), Error::<Test>::QuorumTooHigh);
	});
}

/// Two quorums of 75 % have 50 % of the stake in common: two thirds of each. They lose the price of an
/// equivocation, whatever absence costs.
#[test]
fn stake_that_two_quorums_have_in_common_should_be_attributable() {
	assert_eq!(Attestation::min_fraction(&rules()), Some(rules().absence));
	assert_eq!(Attestation::max_fraction(&rules()), Some(rules().fraction));
	assert_eq!(Attestation::corruption_price(&rules()), Some(rules().fraction));
	let attributable = |quorum| {
		let quorum = Perbill::from_percent(quorum);
		Attestation::attributable(&rules(), &RuleLimits { quorum, ..testing::limits() })
	};
	assert_eq!(attributable(75), Perbill::from_parts(666_666_666));
	assert_eq!(attributable(100), Perbill::one());
	assert_eq!(attributable(50), Perbill::zero());
}
