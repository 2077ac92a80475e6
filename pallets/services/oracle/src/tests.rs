//! Tests of feeds, rounds and faults.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use crate as pallet_restaking_oracle;
use crate::{
	Answer, Answers, Deviation, Error, Event, Evidence, Feeds, Name, Round, Rounds, MAX_FEEDS,
	MAX_KEPT, MAX_MISSES,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	traits::{AsEnsureOriginWithArg, ConstU32, EitherOfDiverse, SortedMembers},
	BoundedVec,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use proptest::prelude::*;
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, Judge, RuleLimits, ServiceId, Verdict,
};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

test_runtime!(Oracle: pallet_restaking_oracle);

/// The owner of the benchmarks' service.
pub struct Owner;
impl SortedMembers<u64> for Owner {
	fn sorted_members() -> Vec<u64> {
		vec![frame_benchmarking::whitelisted_caller()]
	}
}

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Deviation>;
	type ManagerOrigin =
		AsEnsureOriginWithArg<EitherOfDiverse<EnsureRoot<u64>, EnsureSignedBy<Owner, u64>>>;
	type Pledges = TestPledges<Deviation>;
	type WeightInfo = ();
}

const ORACLE: ServiceId = ServiceId(0);

/// Returns rules with rounds of two blocks: five rounds in an era.
fn rules() -> Deviation {
	Deviation {
		round: 2,
		kept: 8,
		tolerance: Perbill::from_percent(10),
		fraction: Perbill::from_percent(20),
		misses: 3,
		absence: Perbill::from_percent(2),
	}
}

/// Runs a test with operators 1 to 4, behind which 40, 30, 20 and 10 count, in the first block of round
/// 10 and of era 2.
fn run<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		testing::reset();
		testing::add_service(ORACLE, &rules());
		for (operator, counted) in [(1u64, 40), (2, 30), (3, 20), (4, 10)] {
			testing::serve(ORACLE, &operator, counted, 1, testing::idle_key(operator as u8));
		}
		go_to(20);
		open("DOT/USD");
		test()
	})
}

fn name(name: &str) -> Name {
	name.as_bytes().to_vec().try_into().unwrap()
}

fn open(feed: &str) {
	assert_ok!(Oracle::open_feed(RuntimeOrigin::root(), ORACLE, name(feed)));
}

fn submit(operator: u64, value: u128) -> DispatchResult {
	submit_all(operator, &[(0, value)])
}

fn submit_all(operator: u64, values: &[(u32, u128)]) -> DispatchResult {
	let values: BoundedVec<_, ConstU32<MAX_FEEDS>> = values.to_vec().try_into().unwrap();
	Oracle::submit(RuntimeOrigin::signed(operator), ORACLE, values)
}

fn judge(operator: u64, evidence: &Evidence) -> Result<Verdict, DispatchError> {
	judge_bytes(operator, &evidence.encode())
}

fn judge_bytes(operator: u64, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let assignment = AssignmentId(operator as u32 - 1);
	testing::judge::<Oracle, _, _>(&rules(), ORACLE, (assignment, &operator), evidence)
}

fn deviation(round: u64) -> Evidence {
	Evidence::Deviation { feed: 0, round }
}

fn absence(rounds: &[u64]) -> Evidence {
	Evidence::Absence { feed: 0, rounds: rounds.to_vec().try_into().unwrap() }
}

#[test]
fn answer_should_be_the_weighted_median() {
	run(|| {
		assert_ok!(submit(4, 900));
		assert_ok!(submit(1, 100));
		assert_ok!(submit(3, 105));
		assert_eq!(Oracle::latest(ORACLE, 0), None);
		go_to(22);
		let answer = Answer { round: 10, value: 100, counted: 70 };
		assert_eq!(Oracle::latest(ORACLE, 0), Some(answer));
		assert_eq!(Oracle::answer(ORACLE, 0, 10), Some(answer));
		// The next round changes nothing until it is over; its first answer emits the answer of this one.
		assert_ok!(submit(2, 101));
		System::assert_has_event(Event::Agreed { service: ORACLE, feed: 0, answer }.into());
		assert_eq!(Oracle::latest(ORACLE, 0), Some(answer));
		go_to(24);
		// Too few answered: the answer before stands, with its round.
		assert_eq!(Oracle::latest(ORACLE, 0), Some(answer));
		assert_eq!(Oracle::answer(ORACLE, 0, 11), None);
		assert_ok!(submit_all(1, &[(0, 7)]));
		assert_ok!(submit(2, 7));
		go_to(30);
		assert_eq!(Oracle::latest(ORACLE, 0), Some(Answer { round: 12, value: 7, counted: 70 }));
	});
}

#[test]
fn feeds_should_be_opened_and_closed_by_the_owner() {
	run(|| {
		let root = RuntimeOrigin::root;
		let signed = RuntimeOrigin::signed(1);
		assert_noop!(Oracle::open_feed(signed, ORACLE, name("X")), DispatchError::BadOrigin);
		let again = Oracle::open_feed(root(), ORACLE, name("DOT/USD"));
		assert_noop!(again, Error::<Test>::NameTaken);
		assert_noop!(Oracle::open_feed(root(), ORACLE, name("")), Error::<Test>::NoName);
		let elsewhere = Oracle::open_feed(root(), ServiceId(9), name("X"));
		assert_noop!(elsewhere, Error::<Test>::NotOracle);
		open("KSM/USD");
		assert_ok!(submit_all(1, &[(0, 1), (1, 2)]));
		assert_ok!(Oracle::close_feed(root(), ORACLE, 0));
		assert_noop!(Oracle::close_feed(root(), ORACLE, 0), Error::<Test>::NoSuchFeed);
		assert_noop!(submit_all(2, &[(1, 2), (0, 1)]), Error::<Test>::NoSuchFeed);
		assert_noop!(submit_all(2, &[(2, 2)]), Error::<Test>::NoSuchFeed);
		// The name is free again, the number is not.
		open("DOT/USD");
		for feed in 3..MAX_FEEDS {
			open(&feed.to_string());
		}
		let over = Oracle::open_feed(root(), ORACLE, name("one more"));
		assert_noop!(over, Error::<Test>::TooManyFeeds);
		assert_eq!(Feeds::<Test>::get(ORACLE)[2], name("DOT/USD"));
	});
}

#[test]
fn operators_should_be_heard_once_in_a_round() {
	run(|| {
		assert_ok!(submit(1, 1));
		assert_noop!(submit(1, 2), Error::<Test>::AlreadyAnswered);
		assert_noop!(submit_all(2, &[(0, 2), (0, 3)]), Error::<Test>::AlreadyAnswered);
		assert_noop!(submit_all(2, &[]), Error::<Test>::NoAnswers);
		assert_noop!(submit(9, 2), Error::<Test>::NotServing);
		testing::serve(ORACLE, &5u64, 1, 1, testing::idle_key(5));
		assert_noop!(submit(5, 2), Error::<Test>::TooLittleStake);
		testing::serve(ORACLE, &6u64, 50, 3, testing::idle_key(6));
		assert_noop!(submit(6, 2), Error::<Test>::NotServing);
		// Who leaves is heard through this era.
		testing::leave(ORACLE, &3u64);
		assert_ok!(submit(3, 2));
		go_to(30);
		assert_noop!(submit(3, 2), Error::<Test>::NotServing);
		testing::remove_service(ORACLE);
		assert_noop!(submit(3, 2), Error::<Test>::NotOracle);
		assert_eq!(Oracle::latest(ORACLE, 0), None);
	});
}

#[test]
fn outlier_should_be_at_fault_once_in_an_era() {
	run(|| {
		for (operator, value) in [(1, 100), (2, 110), (3, 89), (4, 111)] {
			assert_ok!(submit(operator, value));
		}
		assert_eq!(judge(4, &deviation(10)), Err(Error::<Test>::RoundOpen.into()));
		go_to(22);
		// The median is 100: it allows 90 to 110.
		let within = Err(Error::<Test>::WithinTolerance.into());
		assert_eq!((judge(1, &deviation(10)), judge(2, &deviation(10))), (within, within));
		let verdict = judge(4, &deviation(10)).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (2, Perbill::from_percent(20)));
		assert_ne!(judge(3, &deviation(10)).unwrap().offence_id, verdict.offence_id);
		for (operator, value) in [(1, 100), (2, 100), (4, 1)] {
			assert_ok!(submit(operator, value));
		}
		go_to(24);
		assert_eq!(judge(4, &deviation(11)), Ok(verdict));
		assert_eq!(judge(3, &deviation(11)), Err(Error::<Test>::NotAnswered.into()));
	});
}

#[test]
fn old_and_undecided_rounds_should_prove_nothing() {
	run(|| {
		assert_ok!(submit(3, 100));
		assert_ok!(submit(4, 1));
		go_to(22);
		assert_eq!(judge(4, &deviation(10)), Err(Error::<Test>::NoAgreement.into()));
		assert_eq!(judge(4, &deviation(9)), Err(Error::<Test>::NoSuchRound.into()));
		assert_eq!(judge(4, &deviation(u64::MAX)), Err(Error::<Test>::RoundOpen.into()));
		let feed = Evidence::Deviation { feed: 1, round: 10 };
		assert_eq!(judge(4, &feed), Err(Error::<Test>::NoSuchRound.into()));
		// Eight rounds later the place is used again.
		go_to(36);
		assert_ok!(submit(1, 1));
		go_to(38);
		assert_eq!(judge(4, &deviation(10)), Err(Error::<Test>::NoSuchRound.into()));
		assert_eq!(Rounds::<Test>::iter().count(), 1);
	});
}

#[test]
fn missed_rounds_should_be_a_fault() {
	run(|| {
		for round in 10..15 {
			go_to(round * 2);
			for operator in [1, 2] {
				assert_ok!(submit(operator, 5));
			}
			if round == 11 {
				assert_ok!(submit(3, 5));
			}
		}
		go_to(30);
		let verdict = judge(4, &absence(&[10, 11, 12])).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (2, Perbill::from_percent(2)));
		assert_eq!(judge(4, &absence(&[12, 13, 14])), Ok(verdict));
		assert_ok!(judge(3, &absence(&[10, 12, 14])));
		let refused = |who, rounds: &[u64], error: Error<Test>| {
			assert_eq!(judge(who, &absence(rounds)), Err(error.into()));
		};
		refused(3, &[10, 11, 12], Error::WasPresent);
		refused(4, &[10, 11], Error::BadRounds);
		refused(4, &[10, 10, 11], Error::BadRounds);
		refused(4, &[12, 11, 10], Error::BadRounds);
		refused(4, &[13, 14, 15], Error::RoundOpen);
		// An operator that came later, or could not be heard, is not missed.
		testing::serve(ORACLE, &5u64, 50, 3, testing::idle_key(5));
		refused(5, &[10, 11, 12], Error::NotServing);
		testing::serve(ORACLE, &6u64, 1, 1, testing::idle_key(6));
		refused(6, &[10, 11, 12], Error::NotServing);
		// An operator that leaves is: it serves through this era.
		testing::leave(ORACLE, &4u64);
		assert_eq!(judge(4, &absence(&[10, 11, 12])), Ok(verdict));
		// Not over two eras.
		for operator in [1, 2] {
			assert_ok!(submit(operator, 5));
		}
		go_to(32);
		refused(4, &[13, 14, 15], Error::BadRounds);
	});
}

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	run(|| {
		// At most 40 %, windows of 4 eras of 10 blocks.
		let limits = testing::limits();
		let accepted = |rules: Deviation| assert_eq!(Oracle::validate(&rules, &limits), Ok(()));
		let refused = |rules: Deviation, error: Error<Test>| {
			assert_noop!(Oracle::validate(&rules, &limits), error);
		};
		accepted(rules());
		accepted(Deviation { misses: 0, absence: Perbill::one(), ..rules() });
		refused(Deviation { round: 0, ..rules() }, Error::BadCalendar);
		refused(Deviation { kept: 1, ..rules() }, Error::BadCalendar);
		refused(Deviation { kept: MAX_KEPT + 1, ..rules() }, Error::BadCalendar);
		let seldom = Deviation { misses: 0, ..rules() };
		accepted(Deviation { round: 20, ..seldom });
		refused(Deviation { round: 21, ..seldom }, Error::RoundTooLong);
		// Five rounds begin in an era.
		accepted(Deviation { misses: 5, ..rules() });
		refused(Deviation { misses: 6, ..rules() }, Error::TooManyMisses);
		refused(Deviation { misses: 3, kept: 3, ..rules() }, Error::TooManyMisses);
		refused(Deviation { misses: MAX_MISSES + 1, kept: 99, ..rules() }, Error::TooManyMisses);
		// A quarter of an era is three blocks.
		accepted(Deviation { kept: 5, ..rules() });
		refused(Deviation { kept: 4, ..rules() }, Error::TooFewKept);
		accepted(Deviation { kept: 3, ..seldom });
		refused(Deviation { kept: 2, ..seldom }, Error::TooFewKept);
		refused(Deviation { tolerance: Perbill::one(), ..rules() }, Error::ToleratesAll);
		accepted(Deviation { tolerance: Perbill::from_parts(999_999_999), ..rules() });
		accepted(Deviation { absence: Perbill::from_percent(20), ..rules() });
		refused(Deviation { absence: Perbill::from_parts(200_000_001), ..rules() }, Error::TooDear);
		let with = |parts| RuleLimits { quorum: Perbill::from_parts(parts), ..limits };
		let half = Oracle::validate(&rules(), &with(500_000_000));
		assert_noop!(half, Error::<Test>::QuorumTooLow);
		assert_ok!(Oracle::validate(&rules(), &with(500_000_001)));
	});
}

#[test]
fn prices_should_be_those_of_the_rules() {
	assert_eq!(Oracle::min_fraction(&rules()), Some(rules().absence));
	assert_eq!(Oracle::max_fraction(&rules()), Some(rules().fraction));
	let never_absent = Deviation { misses: 0, absence: Perbill::one(), ..rules() };
	assert_eq!(Oracle::min_fraction(&never_absent), Some(rules().fraction));
	assert_eq!(Oracle::max_fraction(&never_absent), Some(rules().fraction));
	assert!(Oracle::attributable(&rules(), &testing::limits()).is_zero());
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// The median equals that of a list in which every unit of stake answers by itself.
	#[test]
	fn median_should_be_that_of_all_units(
		answers in prop::collection::vec((1u128..30, 0u128..50), 1..20),
	) {
		let mut round =
			Round { number: 0, era: 0, total: 1_000, entries: BoundedVec::new(), before: None };
		let mut units = Vec::new();
		for (id, (counted, value)) in answers.into_iter().enumerate() {
			let assignment = AssignmentId(id as u32);
			assert!(round.enter(crate::Entry { assignment, counted, value }));
			units.extend(std::iter::repeat_n(value, counted as usize));
		}
		units.sort();
		let median = units[(units.len() - 1) / 2];
		let answer = round.answer(Perbill::from_percent(1));
		let enough = units.len() >= 10;
		prop_assert_eq!(answer.map(|answer| answer.value), enough.then_some(median));
	}

	/// Random bytes cause no panic, and no verdict against an honest operator.
	#[test]
	fn random_bytes_should_prove_nothing(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
		run(|| {
			for operator in 1..=4 {
				assert_ok!(submit(operator, 100));
			}
			go_to(22);
			prop_assert!(judge_bytes(1, &bytes).is_err());
			Ok(())
		})?;
	}
}
