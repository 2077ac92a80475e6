//! Tests of jobs, turns and missed turns.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use crate as pallet_restaking_keeper;
use crate::{
	Error, Event, HoldReason, Job, Jobs, Keepers, Liveness, Misses, Rotation, Share, MAX_KEEPERS,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok, parameter_types,
	traits::{fungible::InspectHold, Contains},
	weights::Weight,
};
use restaking_primitives::{
	test_runtime,
	testing::{self, SubjectHash, TestPledges},
	AssignmentId, Judge, RuleLimits, ServiceId, SlashRules, Verdict,
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, Perbill, TokenError};

test_runtime!(Keeper: pallet_restaking_keeper, Balances);

parameter_types! {
	pub const MaxCallWeight: Weight = Weight::from_parts(1_000_000_000, 100_000);
}

/// Transfers that keep the sender alive, and remarks.
pub struct Allowed;
impl Contains<RuntimeCall> for Allowed {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { .. })
				| RuntimeCall::System(
					frame_system::Call::remark { .. }
						| frame_system::Call::remark_with_event { .. }
				)
		)
	}
}

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Liveness>;
	type AllowedCalls = Allowed;
	type Currency = Balances;
	type JobCall = RuntimeCall;
	type MaxCallWeight = MaxCallWeight;
	type Pledges = TestPledges<Liveness>;
	type Randomness = SubjectHash;
	type WeightInfo = ();
}

const SERVICE: ServiceId = ServiceId(0);
const OWNER: u64 = 9;
const PAYEE: u64 = 8;

fn rules() -> Liveness {
	Liveness { window: 2, misses: 2, fraction: Perbill::from_percent(3) }
}

/// Runs a test in block 10, the first of era 1. Operators 1 to 3 serve since then and are enlisted.
fn run(test: impl FnOnce()) {
	let balances = [1u64, 2, 3, 4, PAYEE].map(|who| (who, 100)).to_vec();
	let balances = [balances, vec![(OWNER, 10_000)]].concat();
	new_test_ext_with(balances).execute_with(|| {
		testing::reset();
		testing::add_service(SERVICE, &rules());
		go_to(10);
		for keeper in 1..=3 {
			testing::serve(SERVICE, &keeper, 100, 1, testing::idle_key(keeper as u8));
			assert_ok!(enlist(keeper));
		}
		test();
	});
}

fn enlist(who: u64) -> DispatchResult {
	Keeper::enlist(RuntimeOrigin::signed(who), SERVICE)
}

fn transfer(value: u128) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest: PAYEE, value })
}

fn create(call: RuntimeCall, every_blocks: u32, times: u32, price: u128) -> DispatchResult {
	let owner = RuntimeOrigin::signed(OWNER);
	Keeper::create_job(owner, SERVICE, Box::new(call), every_blocks, times, price)
}

fn perform(who: u64) -> DispatchResult {
	let done = Keeper::perform(RuntimeOrigin::signed(who), 0);
	done.map(|_| ()).map_err(|error| error.error)
}

fn job() -> Job<u64> {
	Jobs::<Test>::get(0).unwrap()
}

fn on_turn() -> u64 {
	job().turn.unwrap().keeper
}

fn another(than: u64) -> u64 {
	(1..=3).find(|who| *who != than).unwrap()
}

fn held() -> u128 {
	Balances::balance_on_hold(&HoldReason::Job.into(), &OWNER)
}

fn judge(keeper: u64, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let assignment = AssignmentId(keeper as u32 - 1);
	testing::judge::<Keeper, _, _>(&rules(), SERVICE, (assignment, &keeper), evidence)
}

#[test]
fn job_should_be_done_in_turn_and_paid() {
	run(|| {
		assert_ok!(create(transfer(5), 4, 3, 20));
		assert_eq!((held(), job().due_block), (60, 14));
		let first = on_turn();
		assert_noop!(perform(first), Error::<Test>::NotDue);
		go_to(14);
		assert_noop!(perform(another(first)), Error::<Test>::NotYourTurn);
		assert_noop!(perform(4), Error::<Test>::NotServing);
		assert_ok!(perform(first));
		let done = Event::JobDone { job: 0, keeper: first, price: 20, result: Ok(()) };
		System::assert_last_event(done.into());
		assert_eq!((Balances::free_balance(first), Balances::free_balance(PAYEE)), (120, 105));
		assert_eq!((held(), job().due_block, job().times_left), (40, 18, 2));
		assert_noop!(perform(on_turn()), Error::<Test>::NotDue);
		go_to(19);
		assert_ok!(perform(on_turn()));
		assert_eq!(job().due_block, 22);
		go_to(22);
		assert_ok!(perform(on_turn()));
		// Done: nothing is left, and nothing held.
		assert_eq!((held(), Jobs::<Test>::iter().count()), (0, 0));
		let balances = (Balances::free_balance(OWNER), Balances::free_balance(PAYEE));
		assert_eq!(balances, (10_000 - 60 - 15, 115));
		assert_eq!(Misses::<Test>::iter().count(), 0);
	});
}

#[test]
fn missed_turns_should_be_an_offence() {
	run(|| {
		assert_ok!(create(transfer(1), 1, 1_000, 1));
		let (mut block, lazy) = (11, 2);
		let mut missed = 0;
		while block + 3 < 40 && missed < 2 {
			let turn = on_turn();
			let late = turn == lazy;
			go_to(job().due_block + if late { 2 } else { 0 });
			block = System::block_number();
			assert_ok!(perform(if late { 1 } else { turn }));
			missed = Misses::<Test>::get(AssignmentId(1)).last().map_or(0, |it| it.turns);
		}
		let era = Misses::<Test>::get(AssignmentId(1)).last().unwrap().era;
		let verdict = judge(lazy, &era.encode()).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (era, Perbill::from_percent(3)));
		assert_eq!(judge(1, &era.encode()), Err(Error::<Test>::NotEnoughMissed.into()));
		assert_eq!(judge(lazy, &(era + 1).encode()), Err(Error::<Test>::NotEnoughMissed.into()));
		assert_eq!(judge(lazy, &[1]), Err(Error::<Test>::BadEvidence.into()));
		let forget = || Keeper::forget_misses(RuntimeOrigin::signed(4), SERVICE, AssignmentId(1));
		assert_noop!(forget(), Error::<Test>::StillReportable);
		go_to(u64::from(era + 7) * testing::ERA);
		assert_ok!(forget());
		assert_noop!(forget(), Error::<Test>::NotEnoughMissed);
	});
}

#[test]
fn operator_that_left_should_owe_nothing_after_its_last_era() {
	run(|| {
		assert_ok!(create(transfer(1), 4, 5, 10));
		let turn = on_turn();
		let assignment = AssignmentId(turn as u32 - 1);
		testing::leave(SERVICE, &turn);
		// It serves through this era, and could have done what was due in it.
		go_to(16);
		assert_ok!(perform(another(turn)));
		assert_eq!(Misses::<Test>::get(assignment).len(), 1);
		// It is not dealt a turn in the next era.
		go_to(20);
		for _ in 0..3 {
			assert_ne!(on_turn(), turn);
			go_to(job().due_block);
			assert_ok!(perform(on_turn()));
		}
		assert_eq!(Misses::<Test>::get(assignment).len(), 1);
	});
}

#[test]
fn calls_should_be_limited() {
	run(|| {
		let kill =
			RuntimeCall::System(frame_system::Call::kill_prefix { prefix: vec![], subkeys: 1 });
		assert_noop!(create(kill, 1, 1, 1), Error::<Test>::CallNotAllowed);
		let long = RuntimeCall::System(frame_system::Call::remark { remark: vec![0; 2_000] });
		assert_noop!(create(long, 1, 1, 1), Error::<Test>::CallTooLarge);
		assert_noop!(create(transfer(1), 0, 1, 1), Error::<Test>::BadJob);
		assert_noop!(create(transfer(1), 1, 0, 1), Error::<Test>::BadJob);
		assert_noop!(create(transfer(1), 1, 1, 0), Error::<Test>::BadJob);
		assert_noop!(create(transfer(1), 1, u32::MAX, u128::MAX), Error::<Test>::BadJob);
		assert_noop!(create(transfer(1), 1, 1, 10_000), TokenError::FundsUnavailable);
		testing::remove_service(SERVICE);
		assert_noop!(create(transfer(1), 1, 1, 1), Error::<Test>::NotKeeper);
	});
}

#[test]
fn failing_call_should_be_reported_and_paid() {
	run(|| {
		assert_ok!(create(transfer(100_000), 1, 2, 30));
		go_to(11);
		let keeper = on_turn();
		assert_ok!(perform(keeper));
		let result = Err(ArithmeticError::Underflow.into());
		let done = Event::JobDone { job: 0, keeper, price: 30, result };
		System::assert_last_event(done.into());
		assert_eq!(Balances::free_balance(keeper), 130);
	});
}

#[test]
fn cancelled_job_should_give_back_the_rest() {
	run(|| {
		assert_ok!(create(transfer(1), 1, 10, 30));
		go_to(11);
		assert_ok!(perform(on_turn()));
		let cancel = |who| Keeper::cancel_job(RuntimeOrigin::signed(who), 0);
		assert_noop!(cancel(1), Error::<Test>::NotOwner);
		assert_ok!(cancel(OWNER));
		System::assert_last_event(Event::JobEnded { job: 0, returned: 270 }.into());
		assert_noop!(cancel(OWNER), Error::<Test>::NoSuchJob);
		assert_eq!(Balances::free_balance(OWNER), 10_000 - 31);
	});
}

#[test]
fn operators_should_enlist_and_resign() {
	run(|| {
		assert_noop!(enlist(1), Error::<Test>::AlreadyEnlisted);
		assert_noop!(enlist(4), Error::<Test>::NotServing);
		let resign = |who, keeper| Keeper::resign(RuntimeOrigin::signed(who), SERVICE, keeper);
		assert_noop!(resign(4, 1), Error::<Test>::NotYours);
		assert_noop!(resign(4, 4), Error::<Test>::NotEnlisted);
		testing::leave(SERVICE, &1u64);
		assert_ok!(resign(4, 1));
		for keeper in [2, 3] {
			assert_ok!(resign(keeper, keeper));
		}
		assert_eq!(Keepers::<Test>::iter().count(), 0);
		// Then any operator that serves may do it.
		assert_ok!(create(transfer(1), 1, 1, 1));
		assert_eq!(job().turn, None);
		go_to(11);
		assert_ok!(perform(3));
		for keeper in 0..u64::from(MAX_KEEPERS) {
			testing::serve(SERVICE, &(100 + keeper), 1, 1, testing::idle_key(1));
			assert_ok!(enlist(100 + keeper));
		}
		assert_noop!(enlist(2), Error::<Test>::TooManyKeepers);
	});
}

/// Each unit of stake is equally likely, as far as ten thousand turns can show.
#[test]
fn turns_should_follow_stake() {
	let share = |keeper: u64, upto| Share { keeper, assignment: AssignmentId(0), upto };
	let shares = vec![share(1, 10), share(2, 40), share(3, 100)];
	let rotation = Rotation { era: 0, shares: shares.try_into().unwrap() };
	let mut turns = [0u32; 4];
	for seed in 0u32..10_000 {
		let random = sp_io::hashing::blake2_256(&seed.encode());
		turns[rotation.pick(random.into()).unwrap().keeper as usize] += 1;
	}
	for (keeper, expected) in [(1, 1_000u32), (2, 3_000), (3, 6_000)] {
		assert!(turns[keeper].abs_diff(expected) < 200, "{turns:?}");
	}
	let nobody = Rotation::<u64> { era: 0, shares: Default::default() };
	assert_eq!(nobody.pick(H256::zero()), None);
}

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	run(|| {
		// At most 40 %, windows of 4 eras of 10 blocks.
		let limits = testing::limits();
		let accepted = |rules: Liveness| assert_eq!(Keeper::validate(&rules, &limits), Ok(()));
		let refused = |rules: Liveness, error: Error<Test>| {
			assert_noop!(Keeper::validate(&rules, &limits), error);
		};
		accepted(rules());
		refused(Liveness { window: 0, ..rules() }, Error::BadRules);
		refused(Liveness { misses: 0, ..rules() }, Error::BadRules);
		// Noted when 20 of the 40 blocks of the report window are left; such a turn comes in no era.
		refused(Liveness { window: 21, misses: 1, ..rules() }, Error::WindowTooLong);
		refused(Liveness { window: u32::MAX, ..rules() }, Error::WindowTooLong);
		refused(Liveness { window: 20, misses: 1, ..rules() }, Error::TooManyMisses);
		accepted(Liveness { window: 9, misses: 1, ..rules() });
		refused(Liveness { window: 10, misses: 1, ..rules() }, Error::TooManyMisses);
		// A turn takes three blocks: two in which only its operator may perform, and that of another.
		accepted(Liveness { misses: 3, ..rules() });
		refused(Liveness { misses: 4, ..rules() }, Error::TooManyMisses);
		refused(Liveness { misses: u32::MAX, ..rules() }, Error::TooManyMisses);
		accepted(Liveness { fraction: Perbill::from_percent(20), ..rules() });
		refused(Liveness { fraction: Perbill::from_parts(200_000_001), ..rules() }, Error::TooDear);
	});
}

#[test]
fn report_windows_in_which_an_offence_is_forgotten_should_be_refused() {
	run(|| {
		let limits = testing::limits();
		let with = |report_window| {
			let slashes = SlashRules { report_window, ..limits.slashes };
			Keeper::validate(&rules(), &RuleLimits { slashes, ..limits })
		};
		assert_noop!(with(0), Error::<Test>::WindowTooLong);
		assert_ok!(with(1));
		assert_ok!(with(15));
		assert_noop!(with(16), Error::<Test>::ReportWindowTooLong);
		// One missed turn in each of 15 later eras leaves the offence in its place, one more does not.
		let misses = crate::misses::MissStore::<Test>::add;
		let turns = |era| crate::misses::MissStore::<Test>::turns(AssignmentId(0), era);
		(0..=15).for_each(|era| assert_eq!(misses(AssignmentId(0), era), 1));
		assert_eq!(turns(0), 1);
		assert_eq!(misses(AssignmentId(0), 16), 1);
		assert_eq!(turns(0), 0);
	});
}

#[test]
fn prices_should_be_those_of_the_rules() {
	assert_eq!(Keeper::min_fraction(&rules()), Some(rules().fraction));
	assert_eq!(Keeper::max_fraction(&rules()), Some(rules().fraction));
	assert!(Keeper::attributable(&rules(), &testing::limits()).is_zero());
}
