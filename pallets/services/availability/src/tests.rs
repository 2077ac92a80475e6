//! Tests of promises, challenges and silence.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::as_conversions)]

use crate as pallet_restaking_availability;
use crate::{
	Blob, Challenges, Error, Event, HoldReason, NextChallengeId, Open, Promises, Withholding,
	MAX_OPEN,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok, parameter_types,
	traits::{fungible::HoldConsideration, fungible::InspectHold, LinearStoragePrice},
};
use proptest::prelude::*;
use restaking_primitives::{
	test_runtime,
	testing::{self, SubjectHash, TestPledges},
	AssignmentId, Judge, RuleLimits, ServiceId, SlashRules, Verdict,
};
use sp_core::H256;
use sp_runtime::{traits::BlakeTwo256, DispatchError, DispatchResult, Perbill, TokenError};

test_runtime!(Availability: pallet_restaking_availability, Balances);

parameter_types! {
	pub const Ten: u128 = 10;
	pub const Nothing: u128 = 0;
	pub const PromiseReason: RuntimeHoldReason = RuntimeHoldReason::Availability(HoldReason::Promise);
}

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Withholding>;
	type Consideration =
		HoldConsideration<u64, Balances, PromiseReason, LinearStoragePrice<Ten, Nothing, u128>>;
	type Currency = Balances;
	type Pledges = TestPledges<Withholding>;
	type Randomness = SubjectHash;
	type WeightInfo = ();
}

const LAYER: ServiceId = ServiceId(0);
const OPERATOR: u64 = 1;
const ASKER: u64 = 2;
const CHUNKS: u32 = 5;

fn rules() -> Withholding {
	Withholding { response: 3, open: 2, price: 100, fraction: Perbill::from_percent(25) }
}

/// Runs a test in block 10, the first of era 1, since which operator 1 serves.
fn run<R>(test: impl FnOnce() -> R) -> R {
	let balances = vec![(OPERATOR, 1_000), (ASKER, 1_000), (3, 50)];
	new_test_ext_with(balances).execute_with(|| {
		testing::reset();
		testing::add_service(LAYER, &rules());
		testing::serve(LAYER, &OPERATOR, 100, 1, testing::idle_key(1));
		go_to(10);
		test()
	})
}

fn data(chunks: u32) -> Vec<Vec<u8>> {
	(0..chunks).map(|chunk| vec![chunk as u8; 128]).collect()
}

fn blob_of(chunks: u32) -> Blob {
	let root = binary_merkle_tree::merkle_root::<BlakeTwo256, _>(data(chunks));
	Blob { root, chunks, chunk_size: 128 }
}

fn promised(until_era: u32) -> Blob {
	let blob = blob_of(CHUNKS);
	assert_ok!(Availability::promise(RuntimeOrigin::signed(OPERATOR), LAYER, blob, until_era));
	blob
}

fn ask(who: u64, blob: Blob, chunk: Option<u32>) -> DispatchResult {
	Availability::challenge(RuntimeOrigin::signed(who), LAYER, OPERATOR, blob, chunk)
}

/// Answers with one chunk and the proof of another, of a blob of `chunks` chunks.
fn show(who: u64, id: u32, chunks: u32, chunk: u32, proof: u32) -> DispatchResult {
	let data = data(chunks);
	let path = binary_merkle_tree::merkle_proof::<BlakeTwo256, _, _>(data.clone(), proof).proof;
	let bytes = data[chunk as usize].clone().try_into().unwrap();
	Availability::answer(RuntimeOrigin::signed(who), id, bytes, path.try_into().unwrap())
}

fn held(who: u64, reason: HoldReason) -> u128 {
	Balances::balance_on_hold(&reason.into(), &who)
}

fn judge(assignment: u32, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let accused = (AssignmentId(assignment), &OPERATOR);
	testing::judge::<Availability, _, _>(&rules(), LAYER, accused, evidence)
}

#[test]
fn answer_in_time_should_be_paid() {
	run(|| {
		let blob = promised(5);
		assert_ok!(ask(ASKER, blob, Some(3)));
		assert_eq!((held(ASKER, HoldReason::Challenge), Balances::free_balance(ASKER)), (100, 900));
		go_to(13);
		assert_noop!(show(ASKER, 0, CHUNKS, 3, 3), Error::<Test>::NotYours);
		assert_noop!(show(OPERATOR, 0, CHUNKS, 2, 2), Error::<Test>::BadProof);
		assert_noop!(show(OPERATOR, 0, CHUNKS, 3, 2), Error::<Test>::BadProof);
		assert_ok!(show(OPERATOR, 0, CHUNKS, 3, 3));
		let answered = Event::ChallengeAnswered { challenge: 0, price: 100 };
		System::assert_last_event(answered.into());
		assert_eq!(Balances::free_balance(OPERATOR), 1_000 - 10 + 100);
		assert_eq!((held(ASKER, HoldReason::Challenge), Open::<Test>::iter().count()), (0, 0));
		assert_noop!(show(OPERATOR, 0, CHUNKS, 3, 3), Error::<Test>::NoSuchChallenge);
		assert_eq!(judge(0, &0u32.encode()), Err(Error::<Test>::NoSuchChallenge.into()));
	});
}

#[test]
fn silence_should_be_an_offence() {
	run(|| {
		let blob = promised(5);
		go_to(18);
		assert_ok!(ask(ASKER, blob, Some(0)));
		assert_ok!(ask(ASKER, blob, Some(1)));
		go_to(21);
		assert_eq!(judge(0, &0u32.encode()), Err(Error::<Test>::NotDue.into()));
		let close = |id| Availability::close_challenge(RuntimeOrigin::signed(3), id);
		assert_noop!(close(0), Error::<Test>::NotDue);
		go_to(22);
		assert_noop!(show(OPERATOR, 0, CHUNKS, 0, 0), Error::<Test>::TooLate);
		// In the era in which it was asked, once for the blob, before and after the price is back.
		let verdict = judge(0, &0u32.encode()).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (1, Perbill::from_percent(25)));
		assert_ok!(close(0));
		assert_eq!(held(ASKER, HoldReason::Challenge), 100);
		assert_eq!(
			(judge(0, &0u32.encode()), judge(0, &1u32.encode())),
			(Ok(verdict), Ok(verdict))
		);
		assert_eq!(Open::<Test>::get(AssignmentId(0)), 1);
		assert_noop!(close(0), Error::<Test>::StillReportable);
		go_to(80);
		assert_ok!(close(0));
		assert_eq!(judge(0, &0u32.encode()), Err(Error::<Test>::NoSuchChallenge.into()));
	});
}

#[test]
fn evidence_of_others_should_prove_nothing() {
	run(|| {
		let blob = promised(5);
		assert_ok!(ask(ASKER, blob, None));
		go_to(14);
		assert_eq!(judge(1, &0u32.encode()), Err(Error::<Test>::NotOfOperator.into()));
		assert_eq!(judge(0, &1u32.encode()), Err(Error::<Test>::NoSuchChallenge.into()));
		assert_eq!(judge(0, &[0; 5]), Err(Error::<Test>::BadEvidence.into()));
		assert_eq!(judge(0, &[]), Err(Error::<Test>::BadEvidence.into()));
	});
}

#[test]
fn challenges_should_be_bounded_and_paid_for() {
	run(|| {
		let blob = promised(1);
		assert_noop!(ask(3, blob, None), TokenError::FundsUnavailable);
		assert_noop!(ask(ASKER, blob, Some(CHUNKS)), Error::<Test>::NoSuchChunk);
		assert_noop!(ask(ASKER, blob_of(4), None), Error::<Test>::NotPromised);
		assert_ok!(ask(ASKER, blob, None));
		assert_ok!(ask(ASKER, blob, None));
		assert_noop!(ask(ASKER, blob, None), Error::<Test>::TooManyChallenges);
		// The promise was for the first era.
		go_to(20);
		assert_noop!(ask(ASKER, blob, None), Error::<Test>::NotPromised);
		assert_ok!(Availability::promise(RuntimeOrigin::signed(OPERATOR), LAYER, blob, 4));
		testing::leave(LAYER, &OPERATOR);
		// It serves through this era, in which two challenges are open.
		assert_noop!(ask(ASKER, blob, None), Error::<Test>::TooManyChallenges);
		go_to(30);
		assert_noop!(ask(ASKER, blob, None), Error::<Test>::NotServing);
		testing::remove_service(LAYER);
		assert_noop!(ask(ASKER, blob, None), Error::<Test>::NotAvailability);
		assert_eq!(NextChallengeId::<Test>::get(), 2);
	});
}

#[test]
fn promises_should_hold_until_their_era() {
	run(|| {
		let promise =
			|who, blob, era| Availability::promise(RuntimeOrigin::signed(who), LAYER, blob, era);
		let end = |blob| Availability::end_promise(RuntimeOrigin::signed(3), LAYER, blob, OPERATOR);
		let blob = promised(3);
		assert_eq!(held(OPERATOR, HoldReason::Promise), 10);
		assert_noop!(promise(OPERATOR, blob, 3), Error::<Test>::TooShort);
		assert_ok!(promise(OPERATOR, blob, 4));
		assert_eq!(held(OPERATOR, HoldReason::Promise), 10);
		assert_noop!(promise(ASKER, blob, 4), Error::<Test>::NotServing);
		assert_noop!(promise(OPERATOR, blob_of(4), 0), Error::<Test>::TooShort);
		for (chunks, chunk_size) in [(0, 128), (2_000_000, 128), (1, 127), (1, 4_097)] {
			let bad = Blob { chunks, chunk_size, ..blob };
			assert_noop!(promise(OPERATOR, bad, 4), Error::<Test>::BadBlob);
		}
		go_to(49);
		assert_noop!(end(blob), Error::<Test>::NotOver);
		go_to(50);
		assert_ok!(end(blob));
		assert_noop!(end(blob), Error::<Test>::NotPromised);
		assert_eq!((held(OPERATOR, HoldReason::Promise), Promises::<Test>::iter().count()), (0, 0));
		// A promise of an operator that has left may be removed.
		assert_ok!(promise(OPERATOR, blob, 99));
		testing::leave(LAYER, &OPERATOR);
		assert_ok!(end(blob));
	});
}

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	run(|| {
		// Pledges of 1,000 at least, windows of 4 eras of 10 blocks.
		let limits = testing::limits();
		let accepted =
			|rules: Withholding| assert_eq!(Availability::validate(&rules, &limits), Ok(()));
		let refused = |rules: Withholding, error: Error<Test>| {
			assert_noop!(Availability::validate(&rules, &limits), error);
		};
		accepted(rules());
		refused(Withholding { response: 0, ..rules() }, Error::BadRules);
		refused(Withholding { open: 0, ..rules() }, Error::BadRules);
		refused(Withholding { open: MAX_OPEN + 1, ..rules() }, Error::BadRules);
		accepted(Withholding { response: 20, ..rules() });
		refused(Withholding { response: 21, ..rules() }, Error::ResponseTooLong);
		accepted(Withholding { price: 1, ..rules() });
		refused(Withholding { price: 0, ..rules() }, Error::BadPrice);
		accepted(Withholding { price: 1_000, ..rules() });
		refused(Withholding { price: 1_001, ..rules() }, Error::BadPrice);
		refused(Withholding { price: u128::MAX, ..rules() }, Error::BadPrice);
		let only_its_era = SlashRules { report_window: 0, ..limits.slashes };
		let short = RuleLimits { slashes: only_its_era, ..limits };
		let error = Error::<Test>::ResponseTooLong;
		assert_noop!(
			Availability::validate(&Withholding { response: 1, ..rules() }, &short),
			error
		);
	});
}

#[test]
fn prices_should_be_those_of_the_rules() {
	assert_eq!(Availability::min_fraction(&rules()), Some(rules().fraction));
	assert_eq!(Availability::max_fraction(&rules()), Some(rules().fraction));
	assert!(Availability::attributable(&rules(), &testing::limits()).is_zero());
}

/// Every chunk is proven by its own proof and by nothing else: neither by another chunk's, nor by a part
/// of its own, as the library alone would allow.
#[test]
fn chunks_should_be_proven_by_their_own_proofs_only() {
	for chunks in 1..=17 {
		run(|| {
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), ASKER, 100_000));
			let blob = blob_of(chunks);
			assert_ok!(Availability::promise(RuntimeOrigin::signed(OPERATOR), LAYER, blob, 5));
			for asked in 0..chunks {
				assert_ok!(ask(ASKER, blob, Some(asked)));
				let id = NextChallengeId::<Test>::get() - 1;
				for shown in (0..chunks).filter(|shown| *shown != asked) {
					for proof in [asked, shown] {
						let refused = show(OPERATOR, id, chunks, shown, proof);
						assert_noop!(refused, Error::<Test>::BadProof);
					}
				}
				assert_ok!(show(OPERATOR, id, chunks, asked, asked));
			}
			assert_eq!(Challenges::<Test>::iter().count(), 0);
		});
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Random chunks and proofs are refused.
	#[test]
	fn forged_answers_should_be_refused(
		chunk in prop::collection::vec(any::<u8>(), 120..140),
		proof in prop::collection::vec(any::<[u8; 32]>(), 0..6),
	) {
		run(|| {
			let blob = promised(5);
			assert_ok!(ask(ASKER, blob, Some(2)));
			let proof: Vec<H256> = proof.into_iter().map(H256).collect();
			let operator = RuntimeOrigin::signed(OPERATOR);
			let chunk = chunk.try_into().unwrap();
			let answer = Availability::answer(operator, 0, chunk, proof.try_into().unwrap());
			prop_assert_eq!(answer, Err(Error::<Test>::BadProof.into()));
			Ok(())
		})?;
	}
}
