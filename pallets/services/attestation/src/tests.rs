//! Tests of ballots and evidence, with keys of all three kinds.

// Tests cast small numbers, and so does the runtime that the macro declares.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::large_enum_variant)]

use crate as pallet_restaking_attestation;
use crate::{
	service::message, Ballots, Equivocation, Error, Event, Evidence, Latest, Signed, Statement,
	KEPT,
};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::ConstU32, BoundedVec};
use proptest::prelude::*;
use restaking_primitives::{
	test_runtime,
	testing::{self, TestPledges},
	AssignmentId, Judge, KeyProof, RuleLimits, ServiceId, ServiceKey, Verdict,
};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

test_runtime!(Attestation: pallet_restaking_attestation);

impl crate::Config for Test {
	type BenchmarkHelper = TestPledges<Equivocation>;
	type Pledges = TestPledges<Equivocation>;
	type WeightInfo = ();
}

const BRIDGE: ServiceId = ServiceId(0);
const OTHER: ServiceId = ServiceId(1);
const RELAYER: u64 = 9;

fn rules() -> Equivocation {
	Equivocation { first: 20, period: 5, voting: 8, fraction: Perbill::from_percent(30) }
}

/// The keys of operators 1, 2 and 3, behind which 50, 30 and 20 count.
enum Key {
	Sr(sr25519::Pair),
	Ed(ed25519::Pair),
	Ec(ecdsa::Pair),
}

impl Key {
	fn of(operator: u64) -> Self {
		let seed = [operator as u8; 32];
		match operator % 3 {
			1 => Key::Sr(sr25519::Pair::from_seed(&seed)),
			2 => Key::Ed(ed25519::Pair::from_seed(&seed)),
			_ => Key::Ec(ecdsa::Pair::from_seed(&seed)),
		}
	}

	fn public(&self) -> ServiceKey {
		match self {
			Key::Sr(pair) => ServiceKey::Sr25519(pair.public()),
			Key::Ed(pair) => ServiceKey::Ed25519(pair.public()),
			Key::Ec(pair) => ServiceKey::Ecdsa(pair.public()),
		}
	}

	fn sign(&self, message: &[u8]) -> KeyProof {
		match self {
			Key::Sr(pair) => KeyProof::Sr25519(pair.sign(message)),
			Key::Ed(pair) => KeyProof::Ed25519(pair.sign(message)),
			Key::Ec(pair) => KeyProof::Ecdsa(pair.sign(message)),
		}
	}
}

fn run<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		testing::reset();
		for service in [BRIDGE, OTHER] {
			testing::add_service(service, &rules());
			for (operator, counted) in [(1u64, 50), (2, 30), (3, 20)] {
				testing::serve(service, &operator, counted, 1, Key::of(operator).public());
			}
		}
		go_to(20);
		test()
	})
}

fn hash(seed: u8) -> H256 {
	H256::repeat_byte(seed)
}

fn said(height: u64, seed: u8) -> Statement {
	Statement { height, content: hash(seed) }
}

fn signed(service: ServiceId, operator: u64, statement: &Statement) -> Signed<u64> {
	let signature = Key::of(operator).sign(&message::<Test>(service, statement));
	Signed { operator, signature }
}

fn attest(statement: Statement, operators: &[u64]) -> DispatchResult {
	let signatures = operators.iter().map(|who| signed(BRIDGE, *who, &statement));
	bring(statement, signatures.collect())
}

fn bring(statement: Statement, signatures: Vec<Signed<u64>>) -> DispatchResult {
	let signatures: BoundedVec<_, ConstU32<64>> = signatures.try_into().unwrap();
	Attestation::attest(RuntimeOrigin::signed(RELAYER), BRIDGE, statement, signatures)
}

/// The evidence of an operator's two statements.
fn evidence(service: ServiceId, operator: u64, height: u64, seeds: [u8; 2]) -> Vec<u8> {
	let [one, other] = seeds.map(|seed| {
		let statement = said(height, seed);
		(statement.content, signed(service, operator, &statement).signature)
	});
	Evidence { height, one, other }.encode()
}

/// Judges an operator of the bridge: operators 1, 2 and 3 have assignments 0, 1 and 2.
fn judge(operator: u64, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let assignment = AssignmentId(operator as u32 - 1);
	testing::judge::<Attestation, _, _>(&rules(), BRIDGE, (assignment, &operator), evidence)
}

#[test]
fn statement_should_be_accepted_at_the_quorum() {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1]));
		assert_eq!(<Attestation as crate::Attested>::accepted(BRIDGE, 0), None);
		assert_ok!(attest(said(0, 1), &[3, 2]));
		let accepted = Event::Accepted { service: BRIDGE, height: 0, content: hash(1) };
		System::assert_last_event(accepted.into());
		assert_eq!(<Attestation as crate::Attested>::accepted(BRIDGE, 0), Some(hash(1)));
		assert_eq!(Latest::<Test>::get(BRIDGE), Some(said(0, 1)));
	});
}

#[test]
fn rivals_should_be_counted_apart() {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1]));
		assert_ok!(attest(said(0, 2), &[2, 3]));
		let ballot = Ballots::<Test>::get(BRIDGE, 0).unwrap();
		assert_eq!(ballot.tallies.iter().map(|it| it.counted).collect::<Vec<_>>(), [50, 50]);
		assert_eq!((ballot.accepted, ballot.total), (None, 100));
		assert_eq!(Latest::<Test>::get(BRIDGE), None);
	});
}

#[test]
fn one_bad_signature_should_refuse_the_batch() {
	run(|| {
		let statement = said(0, 1);
		let good = signed(BRIDGE, 1, &statement);
		let elsewhere = signed(OTHER, 2, &statement);
		let refused = bring(statement, vec![good.clone(), elsewhere]);
		assert_noop!(refused, Error::<Test>::BadSignature);
		let stranger = Signed { operator: 7, ..good.clone() };
		assert_noop!(bring(statement, vec![stranger]), Error::<Test>::NotServing);
		assert_noop!(bring(statement, vec![good.clone(), good]), Error::<Test>::AlreadySigned);
		assert_noop!(bring(statement, vec![]), Error::<Test>::NoSignatures);
	});
}

#[test]
fn heights_should_be_signed_in_their_time() {
	run(|| {
		assert_noop!(attest(said(1, 1), &[1]), Error::<Test>::NotDue);
		assert_noop!(attest(said(u64::MAX, 1), &[1]), Error::<Test>::NotDue);
		go_to(27);
		assert_ok!(attest(said(0, 1), &[1]));
		assert_ok!(attest(said(1, 1), &[1]));
		go_to(28);
		assert_noop!(attest(said(0, 1), &[2]), Error::<Test>::VotingOver);
		assert_noop!(attest(said(1, 2), &[1]), Error::<Test>::AlreadySigned);
		testing::remove_service(BRIDGE);
		assert_noop!(attest(said(1, 1), &[2]), Error::<Test>::NotAttestation);
	});
}

#[test]
fn signers_should_have_served_in_the_era_of_the_height() {
	run(|| {
		// Height 2 is due in block 30, the first of era 3.
		let newcomer = testing::serve(BRIDGE, &4u64, 900, 4, Key::of(4).public());
		testing::rotate(AssignmentId(0), 4, Key::of(7).public());
		go_to(35);
		assert_noop!(attest(said(2, 1), &[4]), Error::<Test>::NotServing);
		// With the key of that era, also in a later era.
		go_to(37);
		assert_ok!(attest(said(2, 1), &[1]));
		assert_eq!(Ballots::<Test>::get(BRIDGE, 2).unwrap().total, 100);
		go_to(40);
		assert_ok!(attest(said(4, 1), &[4]));
		// A 64th part of the counted stake is needed to be heard.
		testing::serve(BRIDGE, &5u64, 15, 1, Key::of(5).public());
		assert_noop!(attest(said(4, 1), &[5]), Error::<Test>::TooLittleStake);
		assert_noop!(attest(said(4, 1), &[1]), Error::<Test>::BadSignature);
		assert_eq!(Ballots::<Test>::get(BRIDGE, 4).unwrap().signers.to_vec(), [newcomer]);
	});
}

#[test]
fn places_should_be_used_again() {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1, 2, 3]));
		let later = u64::from(KEPT);
		go_to(20 + 5 * later);
		assert_ok!(attest(said(later, 2), &[1]));
		assert_eq!(Ballots::<Test>::iter().count(), 1);
		assert_eq!(<Attestation as crate::Attested>::accepted(BRIDGE, 0), None);
		assert_eq!(<Attestation as crate::Attested>::latest(BRIDGE), Some(said(0, 1)));
	});
}

#[test]
fn two_statements_should_be_one_offence() {
	run(|| {
		go_to(30);
		for operator in 1..=3 {
			let verdict = judge(operator, &evidence(BRIDGE, operator, 2, [1, 2])).unwrap();
			assert_eq!((verdict.offence_era, verdict.fraction), (3, Perbill::from_percent(30)));
			// In either order, and for any two contents.
			let others = [[2, 1], [3, 4]].map(|seeds| evidence(BRIDGE, operator, 2, seeds));
			assert!(others.iter().all(|other| judge(operator, other) == Ok(verdict)));
			let other = judge(operator, &evidence(BRIDGE, operator, 1, [1, 2])).unwrap();
			assert_eq!(other.offence_era, 2);
			assert_ne!(other.offence_id, verdict.offence_id);
		}
	});
}

#[test]
fn false_reports_should_prove_nothing() {
	run(|| {
		let judged = |operator, evidence: &[u8], error: Error<Test>| {
			assert_eq!(judge(operator, evidence), Err(error.into()));
		};
		judged(1, &evidence(BRIDGE, 1, 0, [1, 1]), Error::SameStatement);
		judged(2, &evidence(BRIDGE, 1, 0, [1, 2]), Error::BadSignature);
		judged(1, &evidence(OTHER, 1, 0, [1, 2]), Error::BadSignature);
		judged(1, &evidence(BRIDGE, 1, 1, [1, 2]), Error::NotJudged);
		judged(1, &evidence(BRIDGE, 1, u64::MAX, [1, 2]), Error::NotJudged);
		judged(1, &[], Error::BadEvidence);
		let mut longer = evidence(BRIDGE, 1, 0, [1, 2]);
		longer.push(0);
		judged(1, &longer, Error::BadEvidence);
		// The key of another era.
		testing::rotate(AssignmentId(0), 3, Key::of(4).public());
		go_to(30);
		judged(1, &evidence(BRIDGE, 1, 2, [1, 2]), Error::BadSignature);
		assert_ok!(judge(1, &evidence(BRIDGE, 1, 0, [1, 2])));
		// Too old.
		go_to(100);
		judged(1, &evidence(BRIDGE, 1, 0, [1, 2]), Error::NotJudged);
	});
}

#[test]
fn rules_by_which_no_fault_can_be_found_should_be_refused() {
	run(|| {
		// Windows of 4 and 6 eras of 10 blocks.
		let limits = testing::limits();
		let accepted =
			|rules: Equivocation| assert_eq!(Attestation::validate(&rules, &limits), Ok(()));
		let refused = |rules: Equivocation, error: Error<Test>| {
			assert_noop!(Attestation::validate(&rules, &limits), error);
		};
		accepted(rules());
		refused(Equivocation { period: 0, ..rules() }, Error::BadCalendar);
		refused(Equivocation { voting: 0, ..rules() }, Error::BadCalendar);
		let often = Equivocation { period: 1, ..rules() };
		refused(Equivocation { voting: KEPT + 1, ..often }, Error::BadCalendar);
		accepted(Equivocation { voting: 20, ..rules() });
		refused(Equivocation { voting: 21, ..rules() }, Error::VotingTooLong);
		let first = System::block_number() + 60;
		accepted(Equivocation { first, ..rules() });
		refused(Equivocation { first: first + 1, ..rules() }, Error::NeverDue);
		refused(Equivocation { first: u64::MAX, ..rules() }, Error::NeverDue);
		accepted(Equivocation { period: 60, ..rules() });
		refused(Equivocation { period: 61, ..rules() }, Error::NeverDue);
		let with = |parts| RuleLimits { quorum: Perbill::from_parts(parts), ..limits };
		let half = Attestation::validate(&rules(), &with(500_000_000));
		assert_noop!(half, Error::<Test>::QuorumTooLow);
		assert_ok!(Attestation::validate(&rules(), &with(500_000_001)));
	});
}

/// Two quorums of 75 % have 50 % of the stake in common: two thirds of each.
#[test]
fn stake_that_two_quorums_have_in_common_should_be_attributable() {
	assert_eq!(Attestation::min_fraction(&rules()), Some(rules().fraction));
	assert_eq!(Attestation::max_fraction(&rules()), Some(rules().fraction));
	let attributable = |percent| {
		let quorum = Perbill::from_percent(percent);
		Attestation::attributable(&rules(), &RuleLimits { quorum, ..testing::limits() })
	};
	assert_eq!(attributable(75), Perbill::from_parts(666_666_666));
	assert_eq!(attributable(100), Perbill::one());
	assert_eq!(attributable(50), Perbill::zero());
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Random and forged bytes cause no panic and no verdict, and write nothing.
	#[test]
	fn random_bytes_should_prove_nothing(
		bytes in prop::collection::vec(any::<u8>(), 0..200),
		flips in prop::collection::vec((0usize..150, 1u8..), 1..4),
	) {
		run(|| {
			prop_assert!(judge(1, &bytes).is_err());
			let mut forged = evidence(BRIDGE, 1, 0, [1, 2]);
			for (place, flip) in flips {
				let place = place % forged.len();
				forged[place] ^= flip;
			}
			if forged != evidence(BRIDGE, 1, 0, [1, 2]) {
				prop_assert!(judge(1, &forged).is_err());
			}
			Ok(())
		})?;
	}
}
