//! Who is convicted, and who never is.

use super::*;

#[test]
fn two_contents_should_be_one_offence() {
	run(|| {
		go_to(30);
		for operator in 1..=4 {
			let verdict = judge(operator, &evidence(operator, 2, [1, 2])).unwrap();
			assert_eq!((verdict.offence_era, verdict.fraction), (3, Perbill::from_percent(30)));
			// In either order, and for any two contents.
			let others = [[2, 1], [3, 4]].map(|seeds| evidence(operator, 2, seeds));
			assert!(others.iter().all(|other| judge(operator, other) == Ok(verdict)));
			let other = judge(operator, &evidence(operator, 1, [1, 2])).unwrap();
			assert_eq!(other.offence_era, 2);
			assert_ne!(other.offence_id, verdict.offence_id);
		}
	});
}

/// Two contents for one height are an offence whatever eras they name: a contract elsewhere may be given
/// the one that names an older set. It is the same offence, of the era of the height.
#[test]
fn contents_should_be_compared_across_eras() {
	run(|| {
		testing::rotate(AssignmentId(1), 3, Key::of(6).public());
		go_to(45);
		for operator in [1, 4] {
			let offence = judge(operator, &evidence(operator, 2, [1, 2])).unwrap();
			for (one, other) in [(1, 4), (3, 1), (2, 2)] {
				let one = Statement { era: one, ..said(2, 1) };
				let other = Statement { era: other, ..said(2, 2) };
				assert_eq!(judge(operator, &both(operator, one, other)), Ok(offence));
			}
		}
		// Each is verified with the key of the era that it names.
		let [first, second] = [2, 3].map(|era| Statement { era, ..said(2, era as u8) });
		let say = |era, operator, statement: &Statement| Said {
			era,
			content: statement.content,
			signature: signature(BRIDGE, operator, statement),
		};
		let two =
			|one: Said, other: Said| Evidence::Equivocation { height: 2, one, other }.encode();
		assert_ok!(judge(2, &two(say(2, 2, &first), say(3, 6, &second))));
		refused(2, &two(say(2, 6, &first), say(3, 6, &second)), Error::BadSignature);
		refused(2, &two(say(2, 2, &first), say(3, 2, &second)), Error::BadSignature);
	});
}

/// One content under two eras is not two contents. It is misdated.
#[test]
fn one_content_should_be_no_equivocation() {
	run(|| {
		go_to(45);
		let other = Statement { era: 2, ..said(2, 1) };
		refused(1, &both(1, said(2, 1), other), Error::SameStatement);
		assert_ok!(judge(1, &misdated(1, other)));
	});
}

/// SV-24. Height 20 is due in block 120, in era 12. Whoever signs it for era 9 is convicted from era 10 on.
#[test]
fn a_misdated_statement_should_be_an_offence() {
	run(|| {
		go_to(99);
		let early = Statement { era: 9, ..said(20, 1) };
		assert_eq!(said(20, 1).era, 12);
		for operator in 1..=4 {
			refused(operator, &misdated(operator, early), Error::NotJudged);
		}
		go_to(100);
		let mut ids = vec![];
		for operator in 1..=4 {
			let verdict = judge(operator, &misdated(operator, early)).unwrap();
			assert_eq!((verdict.offence_era, verdict.fraction), (9, Perbill::from_percent(30)));
			// Whatever the content: once for an era and a height.
			let other = Statement { content: hash(9), ..early };
			assert_eq!(judge(operator, &misdated(operator, other)), Ok(verdict));
			let other = Statement { height: 21, ..early };
			ids.push(verdict.offence_id);
			ids.push(judge(operator, &misdated(operator, other)).unwrap().offence_id);
			// Of the right era it is none, neither before its block nor ever.
			refused(operator, &misdated(operator, said(20, 1)), Error::NotJudged);
		}
		go_to(135);
		for operator in 1..=4 {
			refused(operator, &misdated(operator, said(20, 1)), Error::RightEra);
			// It is proven later as well, when the height has come.
			assert_eq!(judge(operator, &misdated(operator, early)).unwrap().offence_era, 9);
		}
		ids.sort();
		ids.dedup();
		assert_eq!(ids.len(), 8);
	});
}

/// A height that never comes is due in no era, and one that was due before or after it was not due in this
/// one: heights 10 and 16 are due in eras 7 and 10.
#[test]
fn heights_out_of_time_should_be_misdated() {
	run(|| {
		go_to(100);
		for height in [u64::MAX, u64::MAX / 5, 0, 3, 10, 16] {
			let statement = Statement { era: 9, height, content: hash(1) };
			assert_eq!(judge(1, &misdated(1, statement)).unwrap().offence_era, 9);
		}
	});
}

/// What was due in an era that is too old is not known any more: nobody is convicted of it. Eras of the last
/// six are judged.
#[test]
fn old_eras_should_be_judged_no_more() {
	run(|| {
		go_to(109);
		let right = said(4, 1);
		assert_eq!(right.era, 4);
		refused(1, &misdated(1, right), Error::RightEra);
		assert_ok!(judge(1, &misdated(1, Statement { era: 4, ..said(20, 1) })));
		go_to(110);
		refused(1, &misdated(1, right), Error::NotJudged);
		refused(1, &misdated(1, Statement { era: 4, ..said(20, 1) }), Error::NotJudged);
		refused(1, &evidence(1, 4, [1, 2]), Error::NotJudged);
	});
}

#[test]
fn false_reports_should_prove_nothing() {
	run(|| {
		refused(1, &evidence(1, 0, [1, 1]), Error::SameStatement);
		refused(2, &evidence(1, 0, [1, 2]), Error::BadSignature);
		refused(1, &evidence(1, 1, [1, 2]), Error::NotJudged);
		refused(1, &evidence(1, u64::MAX / 10, [1, 2]), Error::NotJudged);
		refused(1, &[], Error::BadEvidence);
		refused(1, &[2], Error::BadEvidence);
		let mut longer = evidence(1, 0, [1, 2]);
		longer.push(0);
		refused(1, &longer, Error::BadEvidence);
		// Statements of another service, and of another chain.
		let elsewhere = |say: &dyn Fn(&Statement) -> KeyProof| {
			let [one, other] = [1, 2].map(|seed| Said {
				era: 2,
				content: hash(seed),
				signature: say(&said(0, seed)),
			});
			Evidence::Equivocation { height: 0, one, other }.encode()
		};
		for operator in 1..=4 {
			let service = elsewhere(&|it| signature(OTHER, operator, it));
			let chain = elsewhere(&|it| {
				let (pallet, genesis) = ("Attestation", hash(3));
				let bytes = it.message(pallet, genesis, BRIDGE);
				let digest = it.digest(crate::salt(pallet, genesis), BRIDGE);
				Key::of(operator).sign(&Message { bytes, digest })
			});
			refused(operator, &service, Error::BadSignature);
			refused(operator, &chain, Error::BadSignature);
		}
		// The key of another era.
		testing::rotate(AssignmentId(0), 3, Key::of(4).public());
		go_to(30);
		refused(1, &evidence(1, 2, [1, 2]), Error::BadSignature);
		assert_ok!(judge(1, &evidence(1, 0, [1, 2])));
		// Before it had a key.
		refused(1, &misdated(1, Statement { era: 0, ..said(0, 1) }), Error::NoKey);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Random and forged bytes cause no panic and no verdict, and write nothing.
	#[test]
	fn random_bytes_should_prove_nothing(
		operator in 1u64..=4,
		bytes in prop::collection::vec(any::<u8>(), 0..250),
		flips in prop::collection::vec((0usize..250, 1u8..), 1..4),
		equivocates: bool,
	) {
		run(|| {
			go_to(30);
			prop_assert!(judge(operator, &bytes).is_err());
			let proven = match equivocates {
				true => evidence(operator, 0, [1, 2]),
				false => misdated(operator, Statement { era: 2, ..said(8, 1) }),
			};
			prop_assert!(judge(operator, &proven).is_ok());
			let mut forged = proven.clone();
			for (place, flip) in flips {
				let place = place % forged.len();
				forged[place] ^= flip;
			}
			if forged != proven {
				prop_assert!(judge(operator, &forged).is_err());
			}
			Ok(())
		})?;
	}

	/// Whoever signs what `to_sign` says, one content for each height, is never convicted: not of one
	/// statement, and not of any two, whenever they are reported.
	#[test]
	fn the_honest_should_never_be_convicted(
		operator in 1u64..=4,
		blocks in prop::collection::vec(1u64..6, 1..25),
		later in 0u64..80,
	) {
		run(|| {
			let (mut block, mut told) = (20, vec![]);
			for wait in blocks {
				block += wait;
				go_to(block);
				for height in 0..=(block - 20) / 5 {
					if let Some(it) = Attestation::to_sign(BRIDGE, height, hash(height as u8)) {
						told.push(Statement { era: it.era, height, content: hash(height as u8) });
					}
				}
			}
			go_to(block + later);
			for one in &told {
				prop_assert!(judge(operator, &misdated(operator, *one)).is_err());
				for other in told.iter().filter(|other| other.height == one.height) {
					prop_assert!(judge(operator, &both(operator, *one, *other)).is_err());
				}
			}
			Ok(())
		})?;
	}
}
