//! Tests of promises, draws, challenges and silence.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

mod attacks;
mod challenges;
mod draws;
mod laws;
mod promises;
mod random;
mod rules;
mod visits;
mod withholding;

use crate as pallet_restaking_availability;
use crate::{Asked, Blob, Chunk, Error, Event, Evidence, HoldReason, Item, Proof, Withholding};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResult, DispatchResultWithPostInfo, Pays},
	traits::{fungible::InspectHold, ConstU128},
};
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, Duties, EraIndex, Forgotten, Judge, ServiceId, Verdict, MAX_PLACES,
};
use sp_core::H256;
use sp_runtime::{traits::BlakeTwo256, DispatchError, Perbill};

test_runtime!(Availability: pallet_restaking_availability, Balances);

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Withholding>;
	type Currency = Balances;
	type MinPrice = ConstU128<20>;
	type Pledges = TestPledges<Withholding>;
	type PromiseDeposit = ConstU128<10>;
	type WeightInfo = ();
}

const LAYER: ServiceId = ServiceId(0);
const OPERATOR: u64 = 1;
const OTHER: u64 = 2;
const ASKER: u64 = 3;
const AT: AssignmentId = AssignmentId(0);
const OTHER_AT: AssignmentId = AssignmentId(1);

/// Four draws, three ticks to answer.
fn rules() -> Withholding {
	Withholding {
		draws: 4,
		response: 3,
		price: 100,
		doubling: 4,
		fraction: Perbill::from_percent(25),
	}
}

/// Runs a test in block 10, the first of era 1, since which two operators serve. Laws hold at its end.
fn run<R>(test: impl FnOnce() -> R) -> R {
	let balances = vec![(OPERATOR, 10_000), (OTHER, 10_000), (ASKER, 100_000)];
	new_test_ext_with(balances).execute_with(|| {
		testing::reset();
		testing::add_service(LAYER, &rules());
		testing::serve(LAYER, &OPERATOR, 100, 1, testing::idle_key(1));
		testing::serve(LAYER, &OTHER, 200, 1, testing::idle_key(2));
		go_to(10);
		let result = test();
		assert_ok!(Availability::check_state());
		result
	})
}

/// Removes the service, and what is kept about it.
fn remove_service() {
	testing::remove_service(LAYER);
	<Availability as Judge<u64, _>>::forget(&rules(), Forgotten::Service(LAYER), 99);
}

/// Returns the chunks of a blob of its own for each name.
fn data(name: u8, chunks: u32) -> Vec<Vec<u8>> {
	let chunk = |at: u32| {
		let mut bytes = vec![name; 128];
		bytes[..4].copy_from_slice(&at.to_le_bytes());
		bytes
	};
	(0..chunks).map(chunk).collect()
}

fn blob(name: u8, chunks: u32) -> Blob {
	let root = binary_merkle_tree::merkle_root::<BlakeTwo256, _>(data(name, chunks));
	Blob { root, chunks, chunk_size: 128 }
}

/// Returns a blob of which nobody has the chunks.
fn junk(name: u32, chunks: u32) -> Blob {
	Blob { root: H256::from_low_u64_be(name.into()), chunks, chunk_size: 128 }
}

fn bytes(name: u8, chunks: u32, chunk: u32, proof: u32) -> (Chunk, Proof) {
	let data = data(name, chunks);
	let path = binary_merkle_tree::merkle_proof::<BlakeTwo256, _, _>(data.clone(), proof).proof;
	(data[chunk as usize].clone().try_into().unwrap(), path.try_into().unwrap())
}

fn promise(who: u64, blob: Blob, until: EraIndex) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who);
	Availability::promise(origin, LAYER, blob, until, MAX_PLACES)
		.map(|_| ())
		.map_err(|it| it.error)
}

fn answer(who: u64, era: EraIndex, draw: u32, shown: (Chunk, Proof)) -> DispatchResultWithPostInfo {
	Availability::answer(RuntimeOrigin::signed(who), LAYER, era, draw, shown.0, shown.1)
}

/// Shows the chunk of a draw, of one of these blobs.
fn show(who: u64, asked: &Asked, blobs: &[(u8, u32)]) -> DispatchResultWithPostInfo {
	let is_it = |it: &&(u8, u32)| blob(it.0, it.1) == asked.blob;
	let (name, chunks) = *blobs.iter().find(is_it).unwrap();
	answer(who, asked.era, asked.draw, bytes(name, chunks, asked.chunk, asked.chunk))
}

/// Returns what is asked of an operator in an era.
fn asked_in(who: u64, era: EraIndex) -> Vec<Asked> {
	let asked = Availability::asked(LAYER, &who);
	asked.into_iter().filter(|it| it.era == era).collect()
}

fn ask(who: u64, blob: Blob, chunk: u32) -> DispatchResult {
	Availability::challenge(RuntimeOrigin::signed(who), LAYER, OPERATOR, blob, chunk)
}

fn reply(who: u64, id: u32, shown: (Chunk, Proof)) -> DispatchResultWithPostInfo {
	Availability::answer_challenge(RuntimeOrigin::signed(who), AT, id, shown.0, shown.1)
}

fn close(id: u32) -> DispatchResult {
	Availability::close_challenge(RuntimeOrigin::signed(OTHER), AT, id)
}

fn held(who: u64, reason: HoldReason) -> u128 {
	Balances::balance_on_hold(&reason.into(), &who)
}

fn judge(assignment: AssignmentId, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	testing::judge::<Availability, _, _>(&rules(), LAYER, (assignment, &OPERATOR), evidence)
}

fn withheld(assignment: AssignmentId, era: EraIndex) -> Result<Verdict, DispatchError> {
	judge(assignment, &Evidence::Withheld { era }.encode())
}

fn denied(challenge: u32) -> Result<Verdict, DispatchError> {
	judge(AT, &Evidence::Denied { challenge }.encode())
}

fn seed(number: u64) -> H256 {
	H256::from_low_u64_be(number)
}
