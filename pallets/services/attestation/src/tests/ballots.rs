//! Signatures are taken, weighed and added up.

use super::*;

#[test]
fn statement_should_be_accepted_at_the_quorum() {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1]));
		assert_eq!(accepted(0), None);
		go_to(21);
		assert_ok!(attest(said(0, 1), &[4, 2]));
		let told = Event::Accepted { service: BRIDGE, height: 0, content: hash(1), certified: 99 };
		System::assert_last_event(told.into());
		let expected = Accepted {
			height: 0,
			content: hash(1),
			era: 2,
			block: 21,
			counted: 80,
			total: 100,
			quorum: Perbill::from_rational(2u32, 3u32),
			certified: 99,
		};
		assert_eq!(accepted(0), Some(expected));
		assert_eq!(Latest::<Test>::get(BRIDGE), Some(expected));
		// One more signature changes nothing of it, and is not told as another acceptance.
		assert_ok!(attest(said(0, 1), &[3]));
		let (counted, content) = (100, hash(1));
		let more = Event::Attested {
			service: BRIDGE,
			height: 0,
			content,
			signatures: 1,
			skipped: 0,
			counted,
		};
		System::assert_last_event(more.into());
		assert_eq!(accepted(0), Some(expected));
		assert_eq!(BRIDGE_HEARD.take(), [(BRIDGE, expected)]);
	});
}

/// 66 of 100 are no quorum of two thirds, 67 are.
#[test]
fn a_quorum_should_be_rounded_up() {
	run_with([(1, 66), (2, 1), (3, 33)], || {
		assert_ok!(attest(said(0, 1), &[1]));
		assert_eq!(accepted(0), None);
		assert_ok!(attest(said(0, 1), &[2]));
		assert_eq!(accepted(0).map(|it| it.counted), Some(67));
	});
}

#[test]
fn rivals_should_be_counted_apart() {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1]));
		assert_ok!(attest(said(0, 2), &[2, 3, 4]));
		let ballot = Ballots::<Test>::get(BRIDGE, 0).unwrap();
		assert_eq!(ballot.tallies.iter().map(|it| it.counted).collect::<Vec<_>>(), [40, 60]);
		assert_eq!((ballot.accepted, ballot.total), (None, 100));
		assert_eq!(Latest::<Test>::get(BRIDGE), None);
	});
}

/// SV-22. Somebody copies one signature out of a batch and sends it first: the batch is taken all the same.
#[test]
fn known_signatures_should_be_skipped() {
	run(|| {
		let first = attest(said(0, 1), &[2]).unwrap();
		assert_eq!(first.pays_fee, Pays::No);
		let batch = attest(said(0, 1), &[1, 2, 3]).unwrap();
		assert_eq!(batch.pays_fee, Pays::Yes);
		let attested = Event::Attested {
			service: BRIDGE,
			height: 0,
			content: hash(1),
			signatures: 2,
			skipped: 1,
			counted: 90,
		};
		assert!(System::events().iter().any(|it| it.event == attested.clone().into()));
		assert_eq!(accepted(0).map(|it| it.counted), Some(90));
		// Nothing new is an error, which costs the fee as usual.
		assert_noop!(attest(said(0, 1), &[1, 2, 3]), Error::<Test>::NothingNew);
		// An operator that has signed another content counts once.
		assert_noop!(attest(said(0, 2), &[3]), Error::<Test>::NothingNew);
	});
}

/// Twice in one batch counts once, as in two batches.
#[test]
fn a_signature_should_count_once_in_a_batch() {
	run(|| {
		let info = attest(said(0, 1), &[1, 1, 1]).unwrap();
		assert_eq!(info.pays_fee, Pays::Yes);
		let ballot = Ballots::<Test>::get(BRIDGE, 0).unwrap();
		assert_eq!((ballot.signers.len(), ballot.tallies[0].counted), (1, 40));
	});
}

#[test]
fn who_is_not_in_the_set_should_be_skipped() {
	run(|| {
		// 7 is nobody; 5 comes in era 4; nothing counts behind 6.
		testing::serve(BRIDGE, &5u64, 900, 4, Key::of(5).public());
		testing::serve(BRIDGE, &6u64, 0, 1, Key::of(6).public());
		assert_noop!(attest(said(0, 1), &[5, 6, 7]), Error::<Test>::NothingNew);
		assert_eq!(Ballots::<Test>::iter().count(), 0);
		assert_ok!(attest(said(0, 1), &[5, 1, 6, 7]));
		let ballot = Ballots::<Test>::get(BRIDGE, 0).unwrap();
		assert_eq!((ballot.signers.to_vec(), ballot.total), (vec![AssignmentId(0)], 100));
	});
}

#[test]
fn one_bad_signature_should_refuse_the_batch() {
	run(|| {
		let statement = said(0, 1);
		for operator in 1..=4 {
			let good = signed(operator % 4 + 1, &statement);
			let elsewhere = signature(OTHER, operator, &statement);
			let of_another = signature(BRIDGE, operator + 4, &statement);
			let undated = signature(BRIDGE, operator, &Statement { era: 3, ..statement });
			for signature in [elsewhere, of_another, undated] {
				let batch = vec![good.clone(), Signed { operator, signature }];
				assert_noop!(bring(statement, batch), Error::<Test>::BadSignature);
			}
		}
		assert_noop!(bring(statement, vec![]), Error::<Test>::NoSignatures);
	});
}

#[test]
fn statements_should_name_the_era_of_their_height() {
	run(|| {
		for era in [0, 1, 3, EraIndex::MAX] {
			let other = Statement { era, ..said(0, 1) };
			assert_noop!(attest(other, &[1]), Error::<Test>::WrongEra);
		}
		assert_ok!(attest(said(0, 1), &[1]));
	});
}

#[test]
fn heights_should_be_signed_in_their_time() {
	run(|| {
		assert_noop!(attest(said(1, 1), &[1]), Error::<Test>::NotDue);
		let never = Statement { height: u64::MAX, ..said(0, 1) };
		assert_noop!(attest(never, &[1]), Error::<Test>::NotDue);
		go_to(27);
		assert_ok!(attest(said(0, 1), &[1]));
		assert_ok!(attest(said(1, 1), &[1]));
		go_to(28);
		assert_noop!(attest(said(0, 1), &[2]), Error::<Test>::VotingOver);
		testing::remove_service(BRIDGE);
		Attestation::forget(&rules(), restaking_primitives::Forgotten::Service(BRIDGE), 99);
		assert_noop!(attest(said(1, 1), &[2]), Error::<Test>::NotAttestation);
	});
}

#[test]
fn the_key_and_stake_of_the_era_should_decide() {
	run(|| {
		// Height 2 is due in block 30, the first of era 3.
		let newcomer = testing::serve(BRIDGE, &5u64, 900, 4, Key::of(5).public());
		testing::rotate(AssignmentId(0), 4, Key::of(7).public());
		go_to(37);
		assert_noop!(attest(said(2, 1), &[5]), Error::<Test>::NothingNew);
		// With the key of that era, though the next one has begun for others.
		assert_ok!(attest(said(2, 1), &[1]));
		assert_eq!(Ballots::<Test>::get(BRIDGE, 2).unwrap().total, 100);
		go_to(40);
		assert_ok!(attest(said(4, 1), &[5]));
		assert_noop!(attest(said(4, 1), &[1]), Error::<Test>::BadSignature);
		assert_eq!(Ballots::<Test>::get(BRIDGE, 4).unwrap().signers.to_vec(), [newcomer]);
	});
}

/// Zero is no quorum: where nothing counts, nothing is accepted, whatever is signed.
#[test]
fn nothing_should_be_no_quorum() {
	run_with([(1, 0), (2, 0)], || {
		assert_noop!(attest(said(0, 1), &[1, 2]), Error::<Test>::NothingCounted);
	});
	run(|| {
		for id in 0..4 {
			testing::suspend(AssignmentId(id));
		}
		go_to(30);
		assert_noop!(attest(said(2, 1), &[1, 2, 3]), Error::<Test>::NothingCounted);
		assert_eq!(accepted(2), None);
	});
}

/// As many operators as places may all say something else, and the last of them is heard. One more can not
/// be.
#[test]
fn small_operators_should_not_fill_a_ballot() {
	let all = u64::from(MAX_PLACES) + 1;
	run_with((1..=all).map(|operator| (operator, if operator == 128 { 1_000 } else { 1 })), || {
		for operator in 1..128 {
			assert_ok!(attest(said(0, operator as u8), &[operator]));
		}
		assert_ok!(attest(said(0, 0), &[128]));
		assert_eq!(accepted(0).map(|it| it.content), Some(hash(0)));
		let ballot = Ballots::<Test>::get(BRIDGE, 0).unwrap();
		assert_eq!((ballot.tallies.len(), ballot.signers.len()), (128, 128));
		assert_noop!(attest(said(0, 0), &[129]), Error::<Test>::TooManyOperators);
	});
}

#[test]
fn places_should_be_used_again() {
	run(|| {
		assert_ok!(attest(said(0, 1), &[1, 2, 3]));
		let first = accepted(0);
		let later = u64::from(KEPT);
		go_to(20 + 5 * later);
		assert_ok!(attest(said(later, 2), &[1]));
		assert_eq!(Ballots::<Test>::iter().count(), 1);
		assert_eq!(accepted(0), None);
		assert_eq!(<Attestation as Attested>::latest(BRIDGE), first);
	});
}

#[test]
fn an_older_height_should_not_become_the_latest() {
	run(|| {
		go_to(27);
		assert_ok!(attest(said(1, 1), &[1, 2]));
		assert_ok!(attest(said(0, 1), &[1, 2]));
		assert_eq!(accepted(0).map(|it| it.height), Some(0));
		assert_eq!(<Attestation as Attested>::latest(BRIDGE).map(|it| it.height), Some(1));
	});
}

/// SV-25. What certifies less than a reader needs is not there for it, neither read nor heard.
#[test]
fn a_reader_should_ask_for_security() {
	type Read<const LEAST: u128> = MinSecurity<Attestation, ConstU128<LEAST>>;
	run(|| {
		assert_ok!(attest(said(0, 1), &[1, 2]));
		let certified = accepted(0).unwrap();
		assert_eq!(certified.certified, 99);
		assert_eq!(Read::<99>::accepted(BRIDGE, 0), Some(certified));
		assert_eq!(Read::<99>::latest(BRIDGE), Some(certified));
		assert_eq!(Read::<100>::accepted(BRIDGE, 0), None);
		assert_eq!(Read::<100>::latest(BRIDGE), None);
		assert_eq!((BRIDGE_HEARD.take().len(), VAULT_HEARD.take().len()), (1, 0));
		testing::certify(BRIDGE, 100);
		go_to(25);
		assert_ok!(attest(said(1, 1), &[1, 2]));
		let heard = vec![(BRIDGE, accepted(1).unwrap())];
		assert_eq!((BRIDGE_HEARD.take(), VAULT_HEARD.take()), (heard.clone(), heard));
	});
}

/// A call is as heavy as its signatures and all that hear of it.
#[test]
fn hearing_should_be_weighed() {
	let alone = <() as crate::WeightInfo>::attest(3);
	assert_eq!(crate::Pallet::<Test>::attest_weight(3), alone + Weight::from_parts(12, 3));
}

#[test]
fn operators_should_be_told_what_to_sign() {
	run(|| {
		assert_eq!(Attestation::to_sign(BRIDGE, 1, hash(1)), None);
		assert_eq!(Attestation::to_sign(ServiceId(9), 0, hash(1)), None);
		let told = Attestation::to_sign(BRIDGE, 0, hash(1)).unwrap();
		let expected = message::<Test>(BRIDGE, &said(0, 1));
		assert_eq!(told.era, 2);
		assert_eq!((told.message, told.digest), (expected.bytes, expected.digest));
		assert_eq!(said(0, 1).digest(told.salt, BRIDGE), told.digest);
	});
}
