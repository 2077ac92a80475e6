//! Tests of the template: each rule of the pallet, refused and obeyed.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::as_conversions)]

use crate as pallet_restaking_heartbeat;
use crate::{Error, Silence, REMEMBERED};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, EraIndex, Judge, RuleLimits, ServiceId, SlashRules, Verdict,
};
use sp_runtime::{DispatchError, Perbill};

test_runtime!(Heartbeat: pallet_restaking_heartbeat);

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Silence>;
	type Pledges = TestPledges<Silence>;
	type WeightInfo = ();
}

const SERVICE: ServiceId = ServiceId(0);
const RULES: Silence = Silence { fraction: Perbill::from_percent(1) };

/// Runs a test in era 1, since which operator 1 serves.
fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		testing::reset();
		testing::add_service(SERVICE, &RULES);
		testing::serve(SERVICE, &1u64, 100, 1, testing::idle_key(1));
		go_to_era(1);
		test();
	});
}

fn go_to_era(era: EraIndex) {
	go_to(u64::from(era) * testing::ERA);
}

fn judge(era: EraIndex) -> Result<Verdict, DispatchError> {
	judge_bytes(&era.encode())
}

fn judge_bytes(evidence: &[u8]) -> Result<Verdict, DispatchError> {
	testing::judge::<Heartbeat, _, _>(&RULES, SERVICE, (AssignmentId(0), &1), evidence)
}

#[test]
fn silence_should_be_an_offence_once_the_era_is_over() {
	run(|| {
		assert_ok!(Heartbeat::beat(RuntimeOrigin::signed(1), SERVICE));
		go_to_era(2);
		assert_eq!(judge(1), Err(Error::<Test>::WasHeard.into()));
		assert_eq!(judge(2), Err(Error::<Test>::EraNotOver.into()));
		go_to_era(3);
		let verdict = judge(2).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (2, RULES.fraction));
		assert_eq!(judge(0), Err(Error::<Test>::NotServing.into()));
		assert_eq!(judge_bytes(&[1]), Err(Error::<Test>::BadEvidence.into()));
		go_to_era(2 + REMEMBERED);
		assert_eq!(judge(2), Err(Error::<Test>::TooOld.into()));
	});
}

#[test]
fn operator_should_be_heard_once_in_an_era() {
	run(|| {
		let beat = |who, service| Heartbeat::beat(RuntimeOrigin::signed(who), service);
		assert_noop!(beat(2, SERVICE), Error::<Test>::NotServing);
		assert_noop!(beat(1, ServiceId(9)), Error::<Test>::NotHeartbeat);
		for era in 1..40 {
			go_to_era(era);
			assert_ok!(beat(1, SERVICE));
			assert_noop!(beat(1, SERVICE), Error::<Test>::AlreadyHeard);
		}
		assert_eq!(crate::Beats::<Test>::get(AssignmentId(0)).len(), REMEMBERED as usize);
	});
}

#[test]
fn rules_by_which_silence_costs_nothing_or_too_much_should_be_refused() {
	run(|| {
		let limits = testing::limits();
		assert_ok!(Heartbeat::validate(&RULES, &limits));
		let refused = |rules: Silence, limits: RuleLimits, error: Error<Test>| {
			assert_noop!(Heartbeat::validate(&rules, &limits), error);
		};
		let only_its_era = SlashRules { report_window: 0, ..limits.slashes };
		let short = RuleLimits { slashes: only_its_era, ..limits };
		refused(RULES, short, Error::ReportWindowTooShort);
		let enough = SlashRules { report_window: 1, ..limits.slashes };
		assert_ok!(Heartbeat::validate(&RULES, &RuleLimits { slashes: enough, ..limits }));
		// At most 40 % is slashed.
		let (half, more) = (Perbill::from_percent(20), Perbill::from_parts(200_000_001));
		assert_ok!(Heartbeat::validate(&Silence { fraction: half }, &limits));
		refused(Silence { fraction: more }, limits, Error::TooDear);
	});
}

#[test]
fn prices_should_be_those_of_the_rules() {
	assert_eq!(Heartbeat::min_fraction(&RULES), Some(RULES.fraction));
	assert_eq!(Heartbeat::max_fraction(&RULES), Some(RULES.fraction));
	assert_eq!(Heartbeat::attributable(&RULES, &testing::limits()), Perbill::one());
}
