//! Tests of jobs, turns and missed turns.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use crate as pallet_restaking_keeper;
use crate::{
	Admission, Creators, Cursors, Dealt, EraTurns, Error, Event, HoldReason, Job, JobId, Jobs,
	LastVisited, Liveness, Loads, NextJobId, Suspects, Turns, WeightInfo, MAX_CREATORS,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
	parameter_types,
	traits::{
		fungible::InspectHold, tokens::imbalance::ResolveTo, AsEnsureOriginWithArg, Contains,
		EitherOfDiverse, Get, Hooks, OriginTrait, SortedMembers,
	},
	weights::{Weight, WeightMeter, WeightToFee},
};
use frame_system::{
	limits::{BlockWeights, WeightsPerClass},
	EnsureRoot, EnsureSignedBy,
};
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, Balance, Duties, Duty, EraIndex, Fault, Forgotten, Judge, RuleLimits, ServiceId,
	SlashRules, Verdict,
};
use sp_core::{H256, U256};
use sp_io::hashing::blake2_256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, FixedU128, Perbill, TokenError};

mod attacks;
mod fees;
mod jobs;
mod judging;
mod rules;
mod turns;
mod visits;

test_runtime!(Keeper: pallet_restaking_keeper, Balances);

parameter_types! {
	pub const MaxCallWeight: Weight = Weight::from_parts(1_000_000_000, 100_000);
	pub const FeesTo: u64 = 77;
	pub const LeastDeposit: Balance = 50;
	pub static Multiplier: FixedU128 = FixedU128::from_u32(1);
}

/// A unit for each microsecond of weight, and for each byte.
pub struct Fee<const PART: u64>;
impl<const PART: u64> WeightToFee for Fee<PART> {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		Balance::from(weight.ref_time() / PART)
	}
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

/// The owner of the benchmarks' service.
pub struct Owner;
impl SortedMembers<u64> for Owner {
	fn sorted_members() -> Vec<u64> {
		vec![frame_benchmarking::whitelisted_caller()]
	}
}

impl crate::Config for Test {
	type AllowedCalls = Allowed;
	type BenchmarkHelper = TestPledges<Liveness>;
	type Currency = Balances;
	type FeeMultiplier = Multiplier;
	type JobCall = RuntimeCall;
	type LeastDeposit = LeastDeposit;
	type LengthToFee = Fee<1>;
	type ManagerOrigin =
		AsEnsureOriginWithArg<EitherOfDiverse<EnsureRoot<u64>, EnsureSignedBy<Owner, u64>>>;
	type MaxCallWeight = MaxCallWeight;
	type OnFee = ResolveTo<FeesTo, Balances>;
	type Pledges = TestPledges<Liveness>;
	type WeightInfo = ();
	type WeightToFee = Fee<1_000_000>;
}

const SERVICE: ServiceId = ServiceId(0);
const OWNER: u64 = 9;
const PAYEE: u64 = 8;
const STRANGER: u64 = 7;

const FUNDS: Balance = 10_000_000_000;
const JOB_FUNDS: Balance = 5_000_000;
const PRICE: Balance = 20_000;
const CAP: Balance = 10_000;
const DEPOSIT: Balance = 100;

/// Ticks of an era, of a window, and from slot to slot. Three or four slots in an era.
const ERA: u64 = 100;
const WINDOW: u64 = 8;
const EVERY: u32 = 32;

fn rules() -> Liveness {
	Liveness {
		window: WINDOW as u32,
		most_missed: Perbill::from_percent(10),
		least_misses: 3,
		fraction: Perbill::from_percent(3),
		markup: 150,
		min_every: EVERY,
		max_load: Perbill::from_percent(25),
		jobs: Admission::Deposit(DEPOSIT),
		pays_work: true,
	}
}

/// Runs a test in the first block of era 1. Operators 1 to 3 serve since then, with 100 each.
fn run(test: impl FnOnce()) {
	run_with(rules(), &[(1, 100), (2, 100), (3, 100)], test);
}

/// Runs a test with these rules and operators, and checks the laws after it.
fn run_with(rules: Liveness, keepers: &[(u64, Balance)], test: impl FnOnce()) {
	let balances = [1u64, 2, 3, 4, PAYEE, STRANGER].map(|who| (who, 1_000)).to_vec();
	let balances = [balances, vec![(OWNER, FUNDS)]].concat();
	new_test_ext_with(balances).execute_with(|| {
		testing::reset();
		Multiplier::set(FixedU128::from_u32(1));
		testing::set_era_ticks(ERA);
		testing::add_service(SERVICE, &rules);
		for (keeper, counted) in keepers {
			let key = testing::idle_key(*keeper as u8);
			testing::serve(SERVICE, keeper, *counted, 1, key);
		}
		begin(1);
		test();
		assert_eq!(Keeper::check_state(), Ok(()));
	});
}

/// Begins an era. Its seed and its roster are known at once.
fn begin(era: EraIndex) {
	go_to(u64::from(era) * ERA);
	testing::publish(SERVICE, era);
	testing::set_seed(era, u64::from(era) * ERA, seed_of(era));
}

fn seed_of(era: EraIndex) -> H256 {
	blake2_256(&(b"seed of a test", era).encode()).into()
}

fn transfer(value: Balance) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest: PAYEE, value })
}

fn remark(bytes: usize) -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: vec![0; bytes] })
}

fn create(call: RuntimeCall, every: u32) -> DispatchResult {
	create_as(RuntimeOrigin::signed(OWNER), call, (every, u64::MAX), (PRICE, CAP, JOB_FUNDS))
}

fn create_as(
	origin: RuntimeOrigin,
	call: RuntimeCall,
	(every, until): (u32, u64),
	(price, cap, funds): (Balance, Balance, Balance),
) -> DispatchResult {
	Keeper::create_job(origin, SERVICE, Box::new(call), every, until, price, cap, funds)
}

fn change(call: RuntimeCall, until: u64, price: Balance, cap: Balance) -> DispatchResult {
	let origin = RuntimeOrigin::signed(OWNER);
	Keeper::change_job(origin, SERVICE, 0, Box::new(call), until, price, cap)
}

fn fund(amount: Balance) -> DispatchResult {
	Keeper::fund_job(RuntimeOrigin::signed(OWNER), SERVICE, 0, amount)
}

fn cancel(who: u64, job: JobId) -> DispatchResult {
	Keeper::cancel_job(RuntimeOrigin::signed(who), SERVICE, job)
}

fn end(job: JobId) -> DispatchResult {
	Keeper::end_job(RuntimeOrigin::signed(STRANGER), SERVICE, job)
}

/// Performs a job. It must be free of fee if it succeeds.
fn perform(who: u64, job: JobId) -> DispatchResult {
	let done = Keeper::perform(RuntimeOrigin::signed(who), SERVICE, job, Weight::MAX);
	let done = done.map_err(|error| error.error)?;
	assert_eq!(done.pays_fee, Pays::No);
	Ok(())
}

fn job(id: JobId) -> Job<u64> {
	Jobs::<Test>::get(SERVICE, id).unwrap()
}

/// Returns the first slot of a job in an era: by the words of the documentation, not by the code.
fn first_slot(job: JobId, every: u32, era: EraIndex, since: EraIndex) -> u64 {
	let random = blake2_256(&(b"phase", seed_of(since), job).encode());
	let phase = (U256::from_big_endian(&random) % U256::from(every)).as_u64();
	let begin = u64::from(era) * ERA;
	(begin..).find(|tick| tick % u64::from(every) == phase).unwrap()
}

/// Returns the operator whose turn a slot of an era is, of three with equal stake: by the words of the
/// documentation.
fn turn(job: JobId, slot: u64) -> u64 {
	let era = (slot / ERA) as EraIndex;
	let random = blake2_256(&(b"turn", seed_of(era), job, slot).encode());
	(U256::from_big_endian(&random) % U256::from(300)).as_u64() / 100 + 1
}

fn another(than: u64) -> u64 {
	(1..=3).find(|who| *who != than).unwrap()
}

fn id_of(keeper: u64) -> AssignmentId {
	AssignmentId(keeper as u32 - 1)
}

/// Returns how many turns an operator was dealt in an era, and how many it missed.
fn turns_of(keeper: u64, era: EraIndex) -> (u32, u32) {
	let turns = Dealt::<Test>::get(id_of(keeper)).and_then(|turns| turns.in_era(era));
	turns.map_or((0, 0), |turns| (turns.dealt, turns.missed))
}

fn held(reason: HoldReason) -> Balance {
	Balances::balance_on_hold(&reason.into(), &OWNER)
}

fn judge(keeper: u64, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let rules = rules();
	testing::judge::<Keeper, _, _>(&rules, SERVICE, (id_of(keeper), &keeper), evidence)
}

/// Returns the usual fee of performing a call: by the prices above.
fn fee_of(call: &RuntimeCall) -> Balance {
	let base = normal_class().base_extrinsic.ref_time() / 1_000_000;
	let weight = <() as WeightInfo>::perform() + call.get_dispatch_info().call_weight;
	Balance::from(base + 256 + weight.ref_time() / 1_000_000)
}

/// Returns the limits of transactions.
fn normal_class() -> WeightsPerClass {
	let weights: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
	weights.get(DispatchClass::Normal).clone()
}
