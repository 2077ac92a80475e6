//! Who is convicted.

use super::*;

/// Records turns of an era, as if the slots had been taken.
fn deal(keeper: u64, era: EraIndex, (dealt, missed): (u32, u32)) {
	Dealt::<Test>::mutate(id_of(keeper), |turns| {
		let empty = Turns { service: SERVICE, eras: Default::default() };
		let turns = turns.get_or_insert(empty);
		turns.eras.try_push(EraTurns { era, dealt, missed }).unwrap();
	});
}

/// SV-36: ten of a hundred may be missed, and two of any number.
#[test]
fn misses_should_be_judged_in_proportion() {
	for (turns, guilty) in [
		((100, 10), false),
		((100, 11), true),
		((4, 2), false),
		((4, 3), true),
		((29, 3), true),
		((30, 3), false),
	] {
		run(|| {
			deal(1, 1, turns);
			begin(2);
			let judged = judge(1, &1u32.encode());
			assert_eq!(judged.is_ok(), guilty, "{turns:?}: {judged:?}");
		});
	}
}

#[test]
fn verdict_should_name_the_era() {
	run(|| {
		deal(1, 1, (4, 4));
		let refused = |keeper, evidence: &[u8], error: Error<Test>| {
			assert_eq!(judge(keeper, evidence), Err(error.into()));
		};
		// More turns may come, and make it less.
		refused(1, &1u32.encode(), Error::EraNotOver);
		begin(2);
		let offence_id = blake2_256(&(b"liveness", AssignmentId(0), 1u32).encode()).into();
		let fraction = Perbill::from_percent(3);
		let verdict = Verdict { offence_id, offence_era: 1, fraction };
		assert_eq!(judge(1, &1u32.encode()), Ok(verdict));
		refused(2, &1u32.encode(), Error::NotEnoughMissed);
		refused(1, &2u32.encode(), Error::EraNotOver);
		refused(1, &0u32.encode(), Error::NotServing);
		refused(1, &[1], Error::BadEvidence);
		refused(1, &[1, 0, 0, 0, 0], Error::BadEvidence);
		begin(7);
		assert_eq!(judge(1, &1u32.encode()), Ok(verdict));
		begin(8);
		refused(1, &1u32.encode(), Error::NotServing);
	});
}

/// A suspended or closed operator is judged for the eras that it served, and for no other.
#[test]
fn operator_should_be_judged_for_what_it_served() {
	run(|| {
		deal(1, 1, (4, 4));
		deal(2, 1, (4, 4));
		testing::leave(SERVICE, &1u64);
		testing::suspend(id_of(2));
		begin(2);
		deal(1, 2, (4, 4));
		deal(2, 2, (4, 4));
		begin(3);
		for keeper in [1, 2] {
			assert_ok!(judge(keeper, &1u32.encode()));
			assert_eq!(judge(keeper, &2u32.encode()), Err(Error::<Test>::NotServing.into()));
		}
	});
}

/// An operator that is idle misses turns that others take, and is convicted for each era once. Its fault is
/// told as long as it can be reported.
#[test]
fn idle_operator_should_be_convicted() {
	run(|| {
		const JOBS: JobId = 12;
		for _ in 0..JOBS {
			assert_ok!(create(transfer(1), EVERY));
		}
		begin(2);
		for tick in 200..300 {
			go_to(tick);
			for job in 0..JOBS {
				for keeper in [2, 3] {
					let _not_due_or_not_theirs = perform(keeper, job);
				}
			}
		}
		let (dealt, missed) = turns_of(1, 2);
		assert!(dealt >= 3 && dealt == missed, "{missed} of {dealt}");
		for keeper in [2, 3] {
			let (dealt, missed) = turns_of(keeper, 2);
			assert!(dealt > 0 && missed == 0, "{missed} of {dealt}");
		}
		assert_eq!(Keeper::faults(SERVICE), vec![]);
		let fault = Fault {
			assignment: id_of(1),
			era: 2,
			kind: b"liveness".to_vec(),
			step: None,
			fraction: Perbill::from_percent(3),
			last_era: 6,
			evidence: 2u32.encode(),
		};
		for era in 3..=6 {
			begin(era);
			assert_eq!(Keeper::faults(SERVICE), vec![fault.clone()]);
			assert_ok!(judge(1, &fault.evidence));
		}
		begin(7);
		assert_eq!((Keeper::faults(SERVICE), Keeper::faults(ServiceId(1))), (vec![], vec![]));
		for keeper in [2, 3] {
			assert_eq!(judge(keeper, &2u32.encode()), Err(Error::<Test>::NotEnoughMissed.into()));
		}
	});
}

/// Eras are remembered as long as somebody is liable for them, and no longer.
#[test]
fn old_turns_should_make_room() {
	run(|| {
		assert_ok!(create(transfer(1), EVERY));
		for era in 2..40 {
			begin(era);
			for slot in (first_slot(0, EVERY, era, 2)..u64::from(era + 1) * ERA).step_by(32) {
				go_to(slot);
				assert_ok!(perform(turn(0, slot), 0));
			}
			for keeper in 1..=3 {
				let turns = Dealt::<Test>::get(id_of(keeper));
				let oldest = turns.and_then(|turns| turns.eras.first().map(|it| it.era));
				// Only who was dealt a turn is touched.
				if turns_of(keeper, era).0 > 0 {
					assert!(oldest >= era.checked_sub(6), "{oldest:?} in {era}");
				}
			}
		}
	});
}
