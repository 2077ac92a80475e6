//! Faults: deviation by steps, absence, and what is none.

use super::*;

fn not_deviated() -> Result<Verdict, DispatchError> {
	Err(Error::<Test>::NotDeviated.into())
}

fn refused(error: Error<Test>) -> Result<Verdict, DispatchError> {
	Err(error.into())
}

/// 31 tolerances in one round and 4 in another cost as much as 31, in every order.
#[test]
fn steps_should_cost_as_much_as_the_farthest() {
	run(|| {
		// The answer is 100, and 10 is tolerated. 130 is exactly three tolerances away.
		answer(20, &[(1, 100), (2, 100), (3, 130), (4, 131)]);
		answer(21, &[(1, 100), (2, 100), (3, 130), (4, 410)]);
		go_to(44);
		assert_eq!(deviated(4, 4, 1), not_deviated(), "no round is closed");
		assert_ok!(close(20));
		assert_ok!(deviated(4, 4, 1));
		assert_eq!(deviated(4, 4, 2), not_deviated());
		assert_ok!(close(21));
		let verdicts = [3, 1, 2].map(|step| deviated(4, 4, step).unwrap());
		assert_eq!(verdicts.map(|it| it.fraction), [percent(6), percent(1), percent(3)]);
		assert!(verdicts.iter().all(|it| it.offence_era == 4));
		let [one, two, three] = verdicts.map(|it| it.offence_id);
		assert!(one != two && two != three && one != three);
		assert_eq!(deviated(4, 4, 4), not_deviated());
		assert_eq!(deviated(4, 4, 0), refused(Error::NoSuchStep));
		assert_eq!((deviated(4, 3, 1), deviated(3, 4, 1)), (not_deviated(), not_deviated()));
		assert_eq!(Oracle::faults_in(ORACLE, 4), [(AssignmentId(3), 3)]);
		assert_eq!(Oracle::faults_in(ORACLE, 36), []);
		// A nearer value later changes nothing.
		answer(23, &[(1, 100), (2, 100), (4, 131)]);
		go_to(48);
		assert_ok!(close(23));
		assert_ok!(deviated(4, 4, 3));
	});
}

/// A third, a half and nearly two thirds of the stake make nobody guilty and give no answer of their own.
#[test]
fn attackers_below_the_quorum_should_decide_nothing() {
	run(|| {
		for (round, attackers) in (20..).zip([&[1u64][..], &[1, 4], &[1, 3]]) {
			let value = |operator| if attackers.contains(&operator) { 1_000 } else { 100 };
			answer(round, &[1, 2, 3, 4].map(|operator| (operator, value(operator))));
			go_to(round * 2 + 2);
			assert_ok!(close(round));
		}
		assert_eq!(Oracle::latest(ORACLE, 0), None);
		assert_eq!(Faults::<Test>::iter().count(), 0);
		// Nor if some of the honest are late.
		answer(23, &[(1, 130), (3, 100), (4, 100)]);
		go_to(48);
		assert_ok!(close(23));
		assert_eq!((Latest::<Test>::get(ORACLE, 0), Faults::<Test>::iter().count()), (None, 0));
	});
}

/// What nobody can repair on the chain: two thirds are the agreement, and the rest is far from it.
#[test]
fn wrong_answer_by_a_quorum_should_convict_the_others() {
	run(|| {
		answer(20, &[(1, 1_000), (2, 1_000), (3, 100), (4, 100)]);
		go_to(42);
		assert_ok!(close(20));
		assert_eq!(Oracle::latest(ORACLE, 0).map(|answer| answer.value), Some(1_000));
		assert_eq!(deviated(1, 4, 1), not_deviated());
		assert_ok!(deviated(3, 4, 2));
	});
}

#[test]
fn tie_should_convict_nobody() {
	run(|| {
		answer(20, &[(1, 0), (4, 0), (2, 100), (3, 100)]);
		// Half say 100, and 30 more are near: an answer, but a tie.
		answer(21, &[(1, 100), (4, 100), (2, 101), (3, 500)]);
		go_to(44);
		assert_ok!(close(20));
		assert_eq!(Latest::<Test>::get(ORACLE, 0), None);
		assert_ok!(close(21));
		assert_eq!(Latest::<Test>::get(ORACLE, 0).map(|answer| answer.value), Some(100));
		assert_eq!(Faults::<Test>::iter().count(), 0);
	});
}

/// 30 of 100 are silent, and the others do not agree: nobody has an answer, but the silent are missed.
#[test]
fn silence_should_be_a_fault_when_half_took_part() {
	run(|| {
		for round in 20..25 {
			answer(round, &[(1, 100), (2, 900)]);
		}
		go_to(49);
		assert_eq!(absent(4, 4), refused(Error::RoundOpen), "the era is not over");
		go_to(50);
		assert_ok!(close(23));
		assert_eq!(absent(4, 4), refused(Error::RoundOpen), "round 24 is not closed");
		assert_ok!(close(24));
		let verdict = absent(4, 4).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (4, percent(2)));
		assert_eq!(absent(4, 4), Ok(verdict));
		assert_ne!(absent(3, 4).unwrap().offence_id, verdict.offence_id);
		assert_eq!(absent(1, 4), refused(Error::WasPresent));
		assert_eq!(Oracle::latest(ORACLE, 0), None);
		// Who came later is not missed. Who left in that era served through it.
		testing::serve(ORACLE, &5u64, 50, 5, testing::idle_key(5));
		assert_eq!(absent(5, 4), refused(Error::NotServing));
		testing::leave(ORACLE, &4u64);
		assert_eq!(absent(4, 4), Ok(verdict));
		assert_eq!(absent(4, 3), refused(Error::NotAttempted));
		assert_eq!(absent(4, 5), refused(Error::RoundOpen));
	});
}

/// When sources are down, those who cannot answer are not missed.
#[test]
fn minority_should_miss_nobody() {
	run(|| {
		for round in 20..25 {
			answer(round, &[(1, 100)]);
		}
		// In era 5 half of the stake is there in two rounds of five.
		for round in 25..30 {
			let there: &[_] = if round < 27 { &[(1, 100), (4, 100)] } else { &[(1, 100)] };
			answer(round, there);
		}
		// In era 6, in three.
		for round in 30..35 {
			let there: &[_] = if round < 33 { &[(1, 100), (4, 100)] } else { &[(1, 100)] };
			answer(round, there);
		}
		go_to(70);
		assert_ok!(close(33));
		assert_ok!(close(34));
		let of_era = |era| Work::<Test>::get(ORACLE, era).attempted;
		assert_eq!([4, 5, 6].map(of_era), [0, 2, 3]);
		assert_eq!(absent(2, 4), refused(Error::NotAttempted));
		assert_eq!(absent(2, 5), refused(Error::NotAttempted));
		assert_eq!(absent(2, 6).map(|it| it.fraction), Ok(percent(2)));
		assert_eq!(absent(4, 6), refused(Error::WasPresent));
	});
}

/// One missed round of five is a fifth, which the rules allow.
#[test]
fn allowed_misses_should_be_no_fault() {
	run(|| {
		for round in 20..25 {
			answer(round, &[(1, 100), (2, 100)]);
			if round > 20 {
				assert_ok!(submit(3, 100));
			}
			if round > 21 {
				assert_ok!(submit(4, 100));
			}
		}
		go_to(50);
		assert_ok!(close(23));
		assert_ok!(close(24));
		assert_eq!(absent(3, 4), refused(Error::WasPresent));
		assert_ok!(absent(4, 4));
		// Seven eras later the chain does not know when the era began.
		go_to(120);
		assert_eq!(absent(4, 4), refused(Error::TooOld));
	});
}

/// A round that nobody closed for 32 eras has no effect on the era that has its place.
#[test]
fn late_closing_should_not_touch_later_eras() {
	run(|| {
		answer(20, &[(1, 100), (2, 100), (4, 900)]);
		answer(181, &[(1, 100), (2, 100), (3, 900)]);
		go_to(370);
		assert_ok!(close(181));
		let (faults, work) = (Faults::<Test>::get(ORACLE, 4), Work::<Test>::get(ORACLE, 4));
		assert_eq!((faults.era, work.era, work.attempted), (36, 36, 1));
		assert_ok!(close(20));
		assert_eq!(Faults::<Test>::get(ORACLE, 4), faults);
		assert_eq!(Work::<Test>::get(ORACLE, 4), work);
		assert_ok!(deviated(3, 36, 3));
		assert_eq!(deviated(4, 4, 1), not_deviated());
	});
}

/// A record that is full can not tell who else was present.
#[test]
fn full_record_should_convict_nobody_else() {
	run(|| {
		for round in 20..25 {
			answer(round, &[(1, 100), (2, 100)]);
		}
		go_to(50);
		assert_ok!(close(23));
		assert_ok!(close(24));
		assert_ok!(absent(4, 4));
		Work::<Test>::mutate(ORACLE, 4, |work| {
			for id in 1_000.. {
				if work.done.try_push((AssignmentId(id), 5)).is_err() {
					break;
				}
			}
		});
		assert_eq!(absent(4, 4), refused(Error::NotAttempted));
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Random bytes cause no panic, and no verdict against an honest operator.
	#[test]
	fn random_bytes_should_prove_nothing(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
		run(|| {
			for round in 20..25 {
				answer(round, &[(1, 100), (2, 100), (3, 100), (4, 900)]);
			}
			go_to(50);
			assert_ok!(close(23));
			assert_ok!(close(24));
			prop_assert!(judge_bytes(1, &bytes).is_err());
			Ok(())
		})?;
	}
}
