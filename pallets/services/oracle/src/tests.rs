//! Tests of feeds, rounds and faults.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use crate as pallet_restaking_oracle;
use crate::{
	Answer, Answers, Deviation, Error, Event, Evidence, Faults, Feeds, Latest, Name, Rolls, Slots,
	Step, Work, MAX_FEEDS,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	traits::{AsEnsureOriginWithArg, ConstU32, EitherOfDiverse, SortedMembers},
	BoundedVec,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use proptest::prelude::*;
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, EraIndex, Forgotten, Judge, RuleLimits, ServiceId, Verdict, MAX_PLACES,
};
use sp_runtime::{DispatchError, Perbill};

mod attacks;
mod duties;
mod feeds;
mod judging;
mod laws;
mod rounds;
mod rules;
mod visits;

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

fn percent(part: u32) -> Perbill {
	Perbill::from_percent(part)
}

fn step(beyond: u16, price: u32) -> Option<Step> {
	Some(Step { beyond, price: percent(price) })
}

/// Returns rules with rounds of two blocks: five rounds in an era.
fn rules() -> Deviation {
	Deviation {
		round: 2,
		tolerance: percent(10),
		steps: [step(3, 1), step(6, 4), step(20, 10), None],
		most_missed: percent(20),
		absence: percent(2),
		max_feeds: 4,
		pays_work: false,
	}
}

/// Runs a test with operators 1 to 4, behind which 40, 30, 20 and 10 count. A feed that was opened in era 2
/// binds in era 4, whose first round is round 20. Laws hold at the end.
fn run<R>(test: impl FnOnce() -> R) -> R {
	with_stakes(&[40, 30, 20, 10], test)
}

/// Runs a test in round 20, with this stake behind operators 1, 2, ...
fn with_stakes<R>(stakes: &[u128], test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		testing::reset();
		testing::add_service(ORACLE, &rules());
		for (operator, counted) in (1u64..).zip(stakes) {
			testing::serve(ORACLE, &operator, *counted, 1, testing::idle_key(operator as u8));
		}
		go_to(20);
		open("DOT/USD");
		go_to(40);
		let result = test();
		assert_eq!(Oracle::check_state(), Ok(()));
		result
	})
}

/// Removes the service, and what is kept about it.
fn remove_service() {
	testing::remove_service(ORACLE);
	Oracle::forget(&rules(), Forgotten::Service(ORACLE), 99);
}

fn name(name: &str) -> Name {
	name.as_bytes().to_vec().try_into().unwrap()
}

fn open(feed: &str) {
	assert_ok!(try_open(feed));
}

fn try_open(feed: &str) -> sp_runtime::DispatchResult {
	Oracle::open_feed(
		RuntimeOrigin::root(),
		ORACLE,
		name(feed),
		2,
		*b"USD\0\0\0\0\0\0\0\0\0\0\0\0\0",
		1,
	)
}

fn submit(operator: u64, value: i128) -> DispatchResultWithPostInfo {
	submit_all(operator, &[(0, value)])
}

fn submit_all(operator: u64, values: &[(u32, i128)]) -> DispatchResultWithPostInfo {
	let values: BoundedVec<_, ConstU32<MAX_FEEDS>> = values.to_vec().try_into().unwrap();
	Oracle::submit(RuntimeOrigin::signed(operator), ORACLE, values)
}

/// Enters the values of a round, in its first block.
fn answer(round: u64, values: &[(u64, i128)]) {
	go_to(round * 2);
	for (operator, value) in values {
		assert_ok!(submit(*operator, *value));
	}
}

fn close(round: u64) -> DispatchResultWithPostInfo {
	Oracle::close_round(RuntimeOrigin::signed(9), ORACLE, round)
}

/// Closes a round, and says nothing of what that costs.
fn try_close(round: u64) -> sp_runtime::DispatchResult {
	close(round).map(|_| ()).map_err(|it| it.error)
}

fn judge(operator: u64, evidence: &Evidence) -> Result<Verdict, DispatchError> {
	judge_bytes(operator, &evidence.encode())
}

fn judge_bytes(operator: u64, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let assignment = AssignmentId(operator as u32 - 1);
	testing::judge::<Oracle, _, _>(&rules(), ORACLE, (assignment, &operator), evidence)
}

fn deviated(operator: u64, era: EraIndex, step: u8) -> Result<Verdict, DispatchError> {
	judge(operator, &Evidence::Deviation { era, step })
}

fn absent(operator: u64, era: EraIndex) -> Result<Verdict, DispatchError> {
	judge(operator, &Evidence::Absence { era })
}
