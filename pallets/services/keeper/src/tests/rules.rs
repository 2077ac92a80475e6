//! Rules that are refused at registration.

use super::*;

/// Eras of 100 ticks.
fn limits() -> RuleLimits {
	RuleLimits { era_ticks: ERA, ..testing::limits() }
}

fn accepted(rules: Liveness) {
	assert_eq!(Keeper::validate(&rules, &limits()), Ok(()));
}

fn refused(rules: Liveness, error: Error<Test>) {
	assert_noop!(Keeper::validate(&rules, &limits()), error);
}

fn percent(part: u32) -> Perbill {
	Perbill::from_percent(part)
}

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	run(|| {
		accepted(rules());
		refused(Liveness { window: 7, ..rules() }, Error::WindowTooShort);
		accepted(Liveness { window: 25, min_every: 100, ..rules() });
		refused(Liveness { window: 26, min_every: 104, ..rules() }, Error::WindowTooLong);
		refused(Liveness { window: u32::MAX, ..rules() }, Error::WindowTooLong);
		refused(Liveness { min_every: 31, ..rules() }, Error::EveryTooShort);
		refused(Liveness { most_missed: percent(9), ..rules() }, Error::BadMostMissed);
		accepted(Liveness { most_missed: percent(90), ..rules() });
		refused(Liveness { most_missed: percent(91), ..rules() }, Error::BadMostMissed);
		refused(Liveness { least_misses: 2, ..rules() }, Error::TooFewMisses);
		refused(Liveness { least_misses: u32::MAX, ..rules() }, Error::TooManyMisses);
		accepted(Liveness { fraction: percent(20), ..rules() });
		refused(Liveness { fraction: Perbill::from_parts(200_000_001), ..rules() }, Error::TooDear);
		refused(Liveness { markup: 99, ..rules() }, Error::MarkupTooLow);
		accepted(Liveness { markup: 100, ..rules() });
		refused(Liveness { max_load: percent(0), ..rules() }, Error::BadLoad);
		refused(Liveness { max_load: percent(26), ..rules() }, Error::BadLoad);
		let jobs = Admission::Deposit(49);
		refused(Liveness { jobs, ..rules() }, Error::DepositTooSmall);
		accepted(Liveness { jobs: Admission::Deposit(50), ..rules() });
		accepted(Liveness { jobs: Admission::Approved, ..rules() });
	});
}

/// Of jobs that have only just room, there have to be turns enough to miss.
#[test]
fn load_should_have_room_for_the_misses() {
	run(|| {
		let weight = <() as WeightInfo>::perform().ref_time();
		let block = normal_class().max_total.unwrap().ref_time();
		let one = (u128::from(weight) << 32).div_ceil(u128::from(block * u64::from(EVERY)));
		let parts = |load: u128| Perbill::from_parts(((load * 1_000_000_000) >> 32) as u32);
		// Not one job.
		refused(Liveness { max_load: parts(one), ..rules() }, Error::BadLoad);
		// One job, four slots in an era.
		let max_load = parts(one) + Perbill::from_parts(1);
		accepted(Liveness { max_load, least_misses: 4, ..rules() });
		refused(Liveness { max_load, least_misses: 5, ..rules() }, Error::TooManyMisses);
	});
}

#[test]
fn windows_in_which_nothing_can_be_proven_should_be_refused() {
	run(|| {
		let with = |report_window, exit_window| {
			let slashes = SlashRules { report_window, exit_window, ..limits().slashes };
			Keeper::validate(&rules(), &RuleLimits { slashes, ..limits() })
		};
		assert_noop!(with(0, 6), Error::<Test>::ReportWindowTooShort);
		assert_ok!(with(1, 6));
		assert_ok!(with(20, 30));
		assert_noop!(with(20, 31), Error::<Test>::ExitWindowTooLong);
		// Eras of ten ticks have no room for eight: a quarter of them is enough.
		let short = |window| {
			let rules = Liveness { window, min_every: 12, ..rules() };
			Keeper::validate(&rules, &testing::limits())
		};
		assert_noop!(short(1), Error::<Test>::WindowTooShort);
		assert_ok!(short(3));
		assert_noop!(short(4), Error::<Test>::WindowTooLong);
	});
}

#[test]
fn prices_should_be_those_of_the_rules() {
	assert_eq!(Keeper::min_fraction(&rules()), Some(percent(3)));
	assert_eq!(Keeper::max_fraction(&rules()), Some(percent(3)));
	assert_eq!(Keeper::one_outage(&rules()), percent(3));
	assert!(Keeper::attributable(&rules(), &limits()).is_zero());
	let unpaid = Liveness { pays_work: false, ..rules() };
	assert!(Keeper::needs_roster(&rules()));
	assert_eq!((Keeper::pays_work(&rules()), Keeper::pays_work(&unpaid)), (true, false));
}
