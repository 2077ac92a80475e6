//! Rounds: values, answers and closing.

use super::*;
use crate::WeightInfo as _;

#[test]
fn answer_should_be_the_median_of_a_quorum() {
	run(|| {
		answer(20, &[(3, 105), (1, 100)]);
		go_to(41);
		assert_ok!(submit(2, 101));
		assert_eq!(Oracle::latest(ORACLE, 0), None);
		go_to(42);
		let first = Answer { round: 20, era: 4, block: 40, value: 101, counted: 90, total: 100 };
		assert_eq!(Oracle::latest(ORACLE, 0), Some(first), "though nobody has closed it");
		assert_ok!(close(20));
		System::assert_has_event(Event::Agreed { service: ORACLE, feed: 0, answer: first }.into());
		assert_eq!(Latest::<Test>::get(ORACLE, 0), Some(first));
		// 66 of 100 are no two thirds: the answer before stands.
		testing::serve(ORACLE, &5u64, 2, 5, testing::idle_key(5));
		answer(21, &[(1, -7), (3, -7)]);
		go_to(44);
		assert_eq!(Oracle::latest(ORACLE, 0), Some(first));
		answer(22, &[(1, -7), (2, -8)]);
		go_to(46);
		let latest = Oracle::latest(ORACLE, 0).unwrap();
		assert_eq!((latest.round, latest.value, latest.counted), (22, -7, 70));
		// Closing the round before changes nothing.
		assert_ok!(close(22));
		assert_ok!(close(21));
		assert_eq!(Oracle::latest(ORACLE, 0), Some(latest));
		assert_eq!((Rolls::<Test>::iter().count(), Slots::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn answer_should_say_how_old_it_is() {
	run(|| {
		answer(20, &[(1, 100)]);
		go_to(41);
		assert_ok!(submit(2, 100));
		go_to(45);
		// The oldest value is of block 40.
		assert!(Oracle::fresh(ORACLE, 0, 5).is_some());
		assert_eq!(Oracle::fresh(ORACLE, 0, 4), None);
		assert_eq!(Oracle::fresh(ORACLE, 1, 100), None);
		assert_eq!(Oracle::fresh(ServiceId(9), 0, 100), None);
	});
}

#[test]
fn operators_should_be_heard_once_for_each_feed_in_a_round() {
	run(|| {
		open("KSM/USD");
		go_to(60);
		let first = submit_all(1, &[(0, 1), (0, 2), (9, 5)]).unwrap();
		assert_eq!(first.pays_fee, Pays::Yes);
		assert_noop!(submit_all(1, &[(0, 3)]), Error::<Test>::NothingNew);
		assert_noop!(submit_all(1, &[]), Error::<Test>::NothingNew);
		assert_noop!(submit_all(2, &[(9, 1)]), Error::<Test>::NothingNew);
		let more = submit_all(1, &[(0, 3), (1, 4)]).unwrap();
		assert_eq!(more.pays_fee, Pays::Yes);
		let taken = vec![(1, 4)].try_into().unwrap();
		let answered = Event::Answered { service: ORACLE, operator: 1, round: 30, values: taken };
		System::assert_last_event(answered.into());
		let slot = Slots::<Test>::get((ORACLE, 0, 0)).unwrap();
		assert_eq!(slot.entries.iter().map(|it| it.vote.value).collect::<Vec<_>>(), [1]);
	});
}

#[test]
fn only_operators_of_the_era_should_be_heard() {
	run(|| {
		assert_noop!(submit(9, 2), Error::<Test>::NotServing);
		testing::serve(ORACLE, &5u64, 50, 5, testing::idle_key(5));
		assert_noop!(submit(5, 2), Error::<Test>::NotServing);
		// Nothing behind it is no vote.
		testing::serve(ORACLE, &6u64, 0, 4, testing::idle_key(6));
		assert_noop!(submit(6, 2), Error::<Test>::NotServing);
		// Who leaves is heard through this era.
		testing::leave(ORACLE, &3u64);
		assert_ok!(submit(3, 2));
		go_to(50);
		assert_noop!(submit(3, 2), Error::<Test>::NotServing);
		remove_service();
		assert_noop!(submit(1, 2), Error::<Test>::NotOracle);
		assert_eq!(Oracle::latest(ORACLE, 0), None);
	});
}

/// When all stake is suspended, whoever is left with nothing decides nothing.
#[test]
fn zero_should_be_no_quorum() {
	run(|| {
		for id in 0..4 {
			testing::suspend(AssignmentId(id));
		}
		testing::serve(ORACLE, &6u64, 0, 4, testing::idle_key(6));
		go_to(50);
		for operator in 1..=6u64 {
			assert_noop!(submit(operator, 0), Error::<Test>::NotServing);
		}
		go_to(60);
		assert_eq!(Oracle::latest(ORACLE, 0), None);
		assert_eq!((Rolls::<Test>::iter().count(), Work::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn submit_should_close_the_round_in_its_place() {
	run(|| {
		answer(20, &[(1, 100), (2, 100), (4, 900)]);
		answer(21, &[(1, 100)]);
		assert_eq!(Latest::<Test>::get(ORACLE, 0), None);
		answer(22, &[(1, 100)]);
		assert_eq!(Latest::<Test>::get(ORACLE, 0).map(|answer| answer.round), Some(20));
		assert_ok!(deviated(4, 4, 3));
		let closed = Event::RoundClosed { service: ORACLE, round: 20, era: 4, attempted: true };
		System::assert_has_event(closed.into());
		assert_noop!(try_close(20), Error::<Test>::NoSuchRound);
	});
}

/// Operator 4 is 7 tolerances off in a feed that is closed then. Nobody answers it again: the first value of round 32
/// closes it with all others of round 30, and pays for both feeds.
#[test]
fn submit_should_close_feeds_that_nobody_answers_any_more() {
	use crate::WeightInfo;
	run(|| {
		open("KSM/USD");
		go_to(60);
		for (operator, value) in [(1, 100), (2, 100), (3, 100), (4, 170)] {
			assert_ok!(submit_all(operator, &[(0, 100), (1, value)]));
		}
		go_to(62);
		assert_ok!(Oracle::close_feed(RuntimeOrigin::root(), ORACLE, 1));
		go_to(64);
		let charged = |operator| submit(operator, 100).map(|it| it.actual_weight);
		assert_eq!(charged(1), Ok(Some(<() as WeightInfo>::submit(2))));
		assert_eq!(charged(2), Ok(Some(<() as WeightInfo>::submit(1))));
		assert_eq!(Latest::<Test>::get(ORACLE, 1).map(|answer| answer.round), Some(30));
		assert_eq!(Oracle::faults_in(ORACLE, 6), [(AssignmentId(3), 2)]);
		assert_eq!(Slots::<Test>::iter_keys().collect::<Vec<_>>(), [(ORACLE, 0, 0)]);
		assert_noop!(try_close(30), Error::<Test>::NoSuchRound);
	});
}

#[test]
fn anybody_should_close_a_round_that_is_over() {
	run(|| {
		open("KSM/USD");
		go_to(60);
		assert_ok!(submit_all(1, &[(0, 1), (1, 1)]));
		assert_ok!(submit_all(2, &[(0, 1), (1, 1)]));
		assert_noop!(try_close(30), Error::<Test>::RoundOpen);
		go_to(62);
		assert_ok!(close(30));
		assert_eq!(Latest::<Test>::get(ORACLE, 1).map(|answer| answer.round), Some(30));
		answer(32, &[(1, 1)]);
		assert_noop!(try_close(30), Error::<Test>::NoSuchRound);
		assert_noop!(try_close(31), Error::<Test>::NoSuchRound);
		assert_noop!(try_close(32), Error::<Test>::RoundOpen);
		let nowhere = Oracle::close_round(RuntimeOrigin::signed(9), ServiceId(9), 30);
		assert_noop!(nowhere.map_err(|it| it.error), Error::<Test>::NotOracle);
	});
}

/// A round that is closed before, or goes on, costs none of the feeds.
#[test]
fn refusal_to_close_should_cost_no_feeds() {
	run(|| {
		for (round, error) in [(19, Error::<Test>::NoSuchRound), (20, Error::<Test>::RoundOpen)] {
			let refused = close(round).unwrap_err();
			assert_eq!(refused.error, error.into());
			assert_eq!(refused.post_info.actual_weight, Some(<()>::close_round(0)));
		}
	});
}

#[test]
fn record_should_have_room_for_all_places() {
	run(|| {
		for operator in 10..10 + u64::from(MAX_PLACES) {
			testing::serve(ORACLE, &operator, 1, 4, testing::idle_key(0));
		}
		for operator in 10..10 + u64::from(MAX_PLACES) {
			assert_ok!(submit(operator, 1));
		}
		assert_noop!(submit(1, 1), Error::<Test>::TooManyOperators);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	/// Honest operators have half a tolerance of noise. Others, with a third of the stake, say anything at
	/// the end of the round.
	#[test]
	fn honest_operators_should_never_be_at_fault(
		noise in prop::collection::vec(prop::array::uniform3(-40i128..=40), 5),
		attack in prop::collection::vec(-2_000i128..4_000, 5),
		attacker in 2u64..=4,
	) {
		run(|| {
			for (round, (noise, attack)) in (20..).zip(noise.iter().zip(&attack)) {
				let honest = (1..=4u64).filter(|operator| *operator != attacker);
				let values: Vec<_> = honest.zip(noise.iter().map(|noise| 1_000 + noise)).collect();
				answer(round, &values);
				assert_ok!(submit(attacker, *attack));
				go_to(round * 2 + 2);
				assert_ok!(close(round));
				let latest = Oracle::latest(ORACLE, 0).map(|answer| answer.value);
				prop_assert!(latest.is_none_or(|value| (960..=1_040).contains(&value)));
			}
			let guilty = Oracle::faults_in(ORACLE, 4);
			prop_assert!(guilty.iter().all(|(id, _)| u64::from(id.0) + 1 == attacker));
			prop_assert_eq!(Faults::<Test>::iter().count(), usize::from(!guilty.is_empty()));
			Ok(())
		})?;
	}
}
