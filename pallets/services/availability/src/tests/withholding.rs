//! The judgement of draws: who is convicted, and who never is.

use super::*;
use crate::{Asker, Backer, Call, Question, Shown};

const BLOBS: [(u8, u32); 2] = [(1, 3), (2, 5)];

/// Lets the operator hold two blobs of 3 and 5 chunks from era 2 on, the seed of which is known in tick 25.
fn drawn() -> Vec<Asked> {
	for (name, chunks) in BLOBS {
		assert_ok!(promise(OPERATOR, blob(name, chunks), 9));
	}
	go_to(25);
	testing::set_seed(2, 25, seed(7));
	asked_in(OPERATOR, 2)
}

#[test]
fn who_shows_all_chunks_is_free() {
	run(|| {
		let asked = drawn();
		assert_eq!(asked.len(), 4);
		assert_eq!((asked[0].blob, asked[1].blob), (blob(1, 3), blob(2, 5)));
		for it in &asked {
			assert_eq!((it.from, it.due, it.shown), (25, 28, false));
			let info = show(OPERATOR, it, &BLOBS).unwrap();
			assert_eq!(info.pays_fee, Pays::No);
			let event =
				Event::DrawAnswered { service: LAYER, operator: OPERATOR, era: 2, draw: it.draw };
			System::assert_last_event(event.into());
			assert_noop!(show(OPERATOR, it, &BLOBS), Error::<Test>::AlreadyShown);
		}
		assert!(asked_in(OPERATOR, 2).iter().all(|it| it.shown));
		assert_eq!(Shown::<Test>::get(AT).into_inner(), [(2, 0b1111)]);
		go_to(40);
		assert_eq!(withheld(AT, 2), Err(Error::<Test>::WasShown.into()));
		assert_eq!(Availability::faults(LAYER), vec![]);
	});
}

/// One of four is missing: it has lost the second blob. Proven from the tick on in which it is due, once.
#[test]
fn who_lost_a_blob_is_convicted() {
	run(|| {
		let asked = drawn();
		for it in asked.iter().filter(|it| it.blob == blob(1, 3)) {
			assert_ok!(show(OPERATOR, it, &BLOBS));
		}
		go_to(27);
		assert_eq!(withheld(AT, 2), Err(Error::<Test>::NotDue.into()));
		go_to(28);
		// A late answer sets no bit.
		let late = asked.iter().find(|it| it.blob == blob(2, 5)).unwrap();
		assert_noop!(show(OPERATOR, late, &BLOBS), Error::<Test>::TooLate);
		let verdict = withheld(AT, 2).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (2, Perbill::from_percent(25)));
		let id = sp_io::hashing::blake2_256(&(b"withheld", AT, 2u32).encode());
		assert_eq!(verdict.offence_id, H256(id));
		// In any later tick, and found without anybody's help.
		go_to(65);
		assert_eq!(withheld(AT, 2), Ok(verdict));
		let faults = Availability::faults(LAYER);
		assert_eq!(faults.len(), 1);
		assert_eq!((faults[0].assignment, faults[0].era, faults[0].last_era), (AT, 2, 6));
		assert_eq!((&faults[0].kind[..], faults[0].step), (&b"withheld"[..], None));
		assert_eq!(judge(AT, &faults[0].evidence), Ok(verdict));
		go_to(70);
		assert_eq!(Availability::faults(LAYER), vec![]);
	});
}

/// It has all chunks, and is back in the first tick in which they are too late.
#[test]
fn who_is_off_after_the_seed_is_convicted() {
	run(|| {
		let asked = drawn();
		go_to(28);
		for it in &asked {
			assert_noop!(show(OPERATOR, it, &BLOBS), Error::<Test>::TooLate);
		}
		assert_eq!(withheld(AT, 2).map(|it| it.fraction), Ok(rules().fraction));
	});
}

/// The operator holds a blob in era 2, of which no seed comes to be known.
#[test]
fn nothing_is_drawn_in_an_era_without_a_seed() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 9));
		go_to(29);
		assert_eq!(asked_in(OPERATOR, 2), vec![]);
		go_to(35);
		assert_eq!(withheld(AT, 2), Err(Error::<Test>::NotDrawn.into()));
		assert_eq!(Availability::faults(LAYER), vec![]);
	});
}

#[test]
fn who_promised_nothing_owes_nothing() {
	run(|| {
		drawn();
		assert_eq!(asked_in(OTHER, 2), vec![]);
		go_to(40);
		assert_eq!(withheld(OTHER_AT, 2), Err(Error::<Test>::WasShown.into()));
		assert!(withheld(AT, 2).is_ok());
		// The era before the promise, and one without a seed.
		assert_eq!(withheld(AT, 1), Err(Error::<Test>::NotDrawn.into()));
		testing::set_seed(1, 15, seed(7));
		assert_eq!(withheld(AT, 1), Err(Error::<Test>::WasShown.into()));
		assert_eq!(withheld(AT, 3), Err(Error::<Test>::NotDrawn.into()));
		// No seed comes to be known too early.
		testing::set_seed(4, 45, seed(7));
		assert_eq!(withheld(AT, 4), Err(Error::<Test>::NotDrawn.into()));
	});
}

/// It closes in the first block of era 2 and deletes everything. The draws of era 2 are judged, and nothing
/// later; when it is back it owes only what it promises then.
#[test]
fn who_leaves_is_judged_for_its_last_era_and_nothing_later() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 100));
		go_to(20);
		testing::leave(LAYER, &OPERATOR);
		testing::set_seed(2, 22, seed(1));
		testing::set_seed(3, 32, seed(1));
		go_to(22);
		// It can answer, though it has left.
		let asked = asked_in(OPERATOR, 2);
		assert_ok!(show(OPERATOR, &asked[0], &[(1, 3)]));
		go_to(39);
		assert!(withheld(AT, 2).is_ok());
		assert_eq!(withheld(AT, 3), Err(Error::<Test>::NotServing.into()));
		assert_eq!(asked_in(OPERATOR, 3), vec![]);
		go_to(100);
		let back = testing::serve(LAYER, &OPERATOR, 100, 10, testing::idle_key(5));
		go_to(105);
		testing::set_seed(10, 102, seed(1));
		assert_eq!(asked_in(OPERATOR, 10), vec![]);
		assert_eq!(withheld(back, 10), Err(Error::<Test>::WasShown.into()));
	});
}

/// The draws of an era that ends early are answered in the next one.
#[test]
fn draws_are_due_after_their_era() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 9));
		go_to(20);
		testing::set_seed(2, 28, seed(1));
		testing::leave(LAYER, &OPERATOR);
		go_to(30);
		for it in asked_in(OPERATOR, 2) {
			assert_ok!(show(OPERATOR, &it, &[(1, 3)]));
		}
		go_to(31);
		assert_eq!(withheld(AT, 2), Err(Error::<Test>::WasShown.into()));
		// Of another one it is late then.
		assert_eq!(withheld(OTHER_AT, 2), Err(Error::<Test>::WasShown.into()));
	});
}

/// When the seed is known, a promise changes no draw of its era any more, only those of the next.
#[test]
fn nothing_is_chosen_after_the_seed() {
	run(|| {
		let asked = drawn();
		for name in 0..20 {
			assert_ok!(promise(OPERATOR, junk(name, 1 << 20), 9));
			assert_eq!(asked_in(OPERATOR, 2), asked);
		}
		assert_ok!(promise(OPERATOR, blob(1, 3), 11));
		assert_eq!(asked_in(OPERATOR, 2), asked);
		go_to(35);
		testing::set_seed(3, 35, seed(7));
		assert_eq!(asked_in(OPERATOR, 3).len(), 22);
		// Nor do the draws of an era change as long as they are judged, whatever ends.
		go_to(85);
		assert_eq!(asked_in(OPERATOR, 2).len(), asked.len());
	});
}

#[test]
fn answers_are_those_of_the_draw() {
	run(|| {
		let asked = drawn();
		let it = &asked[1];
		let shown = |chunk, proof| bytes(2, 5, chunk, proof);
		for wrong in (0..5).filter(|wrong| *wrong != it.chunk) {
			for proof in [wrong, it.chunk] {
				let refused = answer(OPERATOR, 2, it.draw, shown(wrong, proof));
				assert_noop!(refused, Error::<Test>::BadProof);
			}
			let refused = answer(OPERATOR, 2, it.draw, shown(it.chunk, wrong));
			assert_noop!(refused, Error::<Test>::BadProof);
		}
		let right = || shown(it.chunk, it.chunk);
		assert_noop!(answer(OPERATOR, 2, 4, right()), Error::<Test>::NoSuchDraw);
		assert_noop!(answer(OPERATOR, 2, u32::MAX, right()), Error::<Test>::NoSuchDraw);
		assert_noop!(answer(OPERATOR, 1, it.draw, right()), Error::<Test>::NotDrawn);
		assert_noop!(answer(OTHER, 2, it.draw, right()), Error::<Test>::NoSuchDraw);
		assert_noop!(answer(ASKER, 2, it.draw, right()), Error::<Test>::NotServing);
		assert_ok!(answer(OPERATOR, 2, it.draw, right()));
		remove_service();
		let gone = answer(OPERATOR, 2, it.draw, right());
		assert_noop!(gone, Error::<Test>::NotAvailability);
	});
}

/// Free while the block has room for it; a wrong one always pays, as all errors do.
#[test]
fn answers_are_free_while_there_is_room() {
	run(|| {
		let asked = drawn();
		testing::set_busy(true);
		assert_eq!(show(OPERATOR, &asked[0], &BLOBS).unwrap().pays_fee, Pays::Yes);
		testing::set_busy(false);
		assert_eq!(show(OPERATOR, &asked[1], &BLOBS).unwrap().pays_fee, Pays::No);
		let again = show(OPERATOR, &asked[1], &BLOBS).unwrap_err();
		assert_eq!(again.post_info.pays_fee, Pays::Yes);
	});
}

/// A bot that sends what its duties name is never at fault, and no duty fails.
#[test]
fn duties_are_all_that_is_asked() {
	run(|| {
		drawn();
		assert_ok!(ask(ASKER, blob(2, 5), 4));
		let duties = Availability::duties(LAYER, &OPERATOR);
		assert_eq!(duties.len(), 5);
		for duty in duties {
			assert_eq!((duty.assignment, duty.from, duty.due), (AT, 25, 28));
			match duty.call {
				Call::answer { era, draw, .. } => {
					let asked = asked_in(OPERATOR, era);
					assert_ok!(show(OPERATOR, &asked[draw as usize], &BLOBS));
				},
				Call::answer_challenge { challenge, .. } => {
					assert_ok!(reply(OPERATOR, challenge, bytes(2, 5, 4, 4)));
				},
				other => panic!("no duty: {other:?}"),
			}
		}
		assert_eq!(Availability::duties(LAYER, &OPERATOR), vec![]);
		assert_eq!(Availability::duties(LAYER, &OTHER), vec![]);
		go_to(60);
		assert_eq!(Availability::faults(LAYER), vec![]);
		// What is late is no duty any more.
		testing::set_seed(6, 62, seed(7));
		go_to(65);
		assert_eq!(Availability::duties(LAYER, &OPERATOR), vec![]);
		assert_eq!(Availability::faults(LAYER).len(), 1);
	});
}

/// What operators and buyers read: which chunks are asked for now, and who has promised a blob.
#[test]
fn questions_and_backers_are_told() {
	run(|| {
		let asked = drawn();
		assert_ok!(promise(OTHER, blob(1, 3), 9));
		assert_ok!(ask(ASKER, blob(2, 5), 4));
		let draw = |it: &Asked| {
			let asker = Asker::Draw { era: 2, draw: it.draw };
			Question { asker, blob: it.blob, chunk: it.chunk, due: 28 }
		};
		let mut all: Vec<_> = asked.iter().map(draw).collect();
		let asker = Asker::Challenge { challenge: 0 };
		all.push(Question { asker, blob: blob(2, 5), chunk: 4, due: 28 });
		let told = || Availability::questions(LAYER, &OPERATOR);
		assert_eq!(told(), all);
		assert_ok!(show(OPERATOR, &asked[0], &BLOBS));
		assert_ok!(reply(OPERATOR, 0, bytes(2, 5, 4, 4)));
		assert_eq!(told(), all[1..4]);
		assert_eq!(Availability::questions(LAYER, &OTHER), []);
		go_to(28);
		assert_eq!(told(), []);
		let backers = |era| Availability::backers(LAYER, blob(1, 3), era);
		let (operator, assignment, counted) = (OPERATOR, AT, 100);
		let first = Backer { operator, assignment, counted };
		let (operator, assignment, counted) = (OTHER, OTHER_AT, 200);
		let second = Backer { operator, assignment, counted };
		assert_eq!((backers(1), backers(2)), (vec![], vec![first.clone()]));
		assert_eq!(backers(3), [first, second]);
	});
}

#[test]
fn evidence_is_of_this_kind() {
	run(|| {
		drawn();
		go_to(40);
		for bad in [&[][..], &[2, 2, 0, 0, 0], &[0, 2, 0, 0], &[0, 2, 0, 0, 0, 0]] {
			assert_eq!(judge(AT, bad), Err(Error::<Test>::BadEvidence.into()));
		}
		assert!(judge(AT, &[0, 2, 0, 0, 0]).is_ok());
	});
}

/// The record of answers forgets what can not be judged any more, and keeps the rest.
#[test]
fn answers_are_kept_as_long_as_they_are_judged() {
	run(|| {
		assert_ok!(promise(OPERATOR, blob(1, 3), 40));
		for era in 2..40u32 {
			let first = u64::from(era) * 10;
			go_to(first + 2);
			testing::set_seed(era, first + 1, seed(era.into()));
			for it in asked_in(OPERATOR, era) {
				assert_ok!(show(OPERATOR, &it, &[(1, 3)]));
			}
			let eras: Vec<_> = Shown::<Test>::get(AT).iter().map(|it| it.0).collect();
			let kept: Vec<_> = (era.saturating_sub(6).max(2)..=era).collect();
			assert_eq!(eras, kept);
			assert_ok!(Availability::check_state());
		}
		assert_eq!(Availability::faults(LAYER), vec![]);
	});
}
