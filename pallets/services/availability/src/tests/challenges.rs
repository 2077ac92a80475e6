//! Challenges of people: retrieval for a price.

use super::*;
use crate::{Challenges, NextChallengeId, Open, MAX_OPEN};
use proptest::prelude::*;

const CHUNKS: u32 = 5;

/// Lets the operator hold a blob from era 2 on, and begins that era.
fn promised() -> Blob {
	let blob = blob(1, CHUNKS);
	assert_ok!(promise(OPERATOR, blob, 5));
	go_to(20);
	blob
}

fn chunk(chunk: u32) -> (Chunk, Proof) {
	bytes(1, CHUNKS, chunk, chunk)
}

/// Half of the price is burned at once, half is the operator's for its answer.
#[test]
fn an_answer_in_time_is_paid() {
	run(|| {
		let blob = promised();
		let issued = Balances::total_issuance();
		assert_ok!(ask(ASKER, blob, 3));
		assert_eq!(Balances::total_issuance(), issued - 50);
		let free = Balances::free_balance(ASKER);
		assert_eq!((held(ASKER, HoldReason::Challenge), free), (50, 100_000 - 100));
		go_to(22);
		assert_noop!(reply(OTHER, 0, chunk(3)), Error::<Test>::NotYours);
		assert_noop!(reply(OPERATOR, 0, chunk(2)), Error::<Test>::BadProof);
		let info = reply(OPERATOR, 0, chunk(3)).unwrap();
		assert_eq!(info.pays_fee, Pays::No);
		let answered = Event::ChallengeAnswered { assignment: AT, challenge: 0, paid: 50 };
		System::assert_last_event(answered.into());
		assert_eq!(Balances::free_balance(OPERATOR), 10_000 - 10 + 50);
		assert_eq!((held(ASKER, HoldReason::Challenge), Open::<Test>::iter().count()), (0, 0));
		assert_noop!(reply(OPERATOR, 0, chunk(3)), Error::<Test>::NoSuchChallenge);
		assert_eq!(denied(0), Err(Error::<Test>::NoSuchChallenge.into()));
	});
}

/// In the era in which it was asked, once for the blob, before and after the half is back.
#[test]
fn silence_is_an_offence() {
	run(|| {
		let blob = promised();
		go_to(28);
		assert_ok!(ask(ASKER, blob, 0));
		assert_ok!(ask(ASKER, blob, 1));
		go_to(30);
		assert_eq!(denied(0), Err(Error::<Test>::NotDue.into()));
		assert_noop!(close(0), Error::<Test>::NotDue);
		go_to(31);
		assert_noop!(reply(OPERATOR, 0, chunk(0)), Error::<Test>::TooLate);
		let verdict = denied(0).unwrap();
		assert_eq!((verdict.offence_era, verdict.fraction), (2, Perbill::from_percent(25)));
		let id = sp_io::hashing::blake2_256(&(b"denied", AT, blob, 2u32).encode());
		assert_eq!(verdict.offence_id, H256(id));
		assert_eq!(held(ASKER, HoldReason::Challenge), 150);
		assert_ok!(close(0));
		assert_eq!(held(ASKER, HoldReason::Challenge), 100);
		assert_eq!((denied(0), denied(1)), (Ok(verdict), Ok(verdict)));
		let faults = Availability::faults(LAYER);
		assert_eq!((faults.len(), faults[0].era, faults[0].last_era), (1, 2, 6));
		assert_eq!(&faults[0].kind[..], &b"denied"[..]);
		assert_eq!(judge(AT, &faults[0].evidence), Ok(verdict));
		assert_eq!(Open::<Test>::get(AT), 1);
		// The exit window of 6 eras.
		go_to(89);
		assert_noop!(close(0), Error::<Test>::StillReportable);
		go_to(90);
		assert_ok!(close(0));
		assert_eq!(denied(0), Err(Error::<Test>::NoSuchChallenge.into()));
		let other = judge(OTHER_AT, &Evidence::Denied { challenge: 1 }.encode());
		assert_eq!(other, Err(Error::<Test>::NoSuchChallenge.into()));
	});
}

/// Ten open at itself, with a price of 2: (2¹⁰ − 1) · 2 / 2 are burned. The draws are those of the chain, and a
/// stranger finds a place.
#[test]
fn who_challenges_itself_burns_funds_and_moves_no_draw() {
	run(|| {
		let rules = Withholding { price: 200, doubling: 16, ..rules() };
		testing::add_service(LAYER, &rules);
		let blob = promised();
		testing::set_seed(2, 20, seed(1));
		let drawn = asked_in(OPERATOR, 2);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), OPERATOR, 1_000_000));
		let issued = Balances::total_issuance();
		for open in 0..10 {
			assert_ok!(ask(OPERATOR, blob, 0));
			assert_eq!(issued - Balances::total_issuance(), ((2 << open) - 1) * 100);
		}
		assert_eq!(issued - Balances::total_issuance(), 102_300);
		assert_eq!(asked_in(OPERATOR, 2), drawn);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), ASKER, 1_000_000));
		assert_ok!(ask(ASKER, blob, 1));
		for open in 11..MAX_OPEN {
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), ASKER, 100_000_000));
			assert_eq!(Open::<Test>::get(AT), open);
			assert_ok!(ask(ASKER, blob, 1));
		}
		assert_noop!(ask(ASKER, blob, 1), Error::<Test>::TooManyChallenges);
		assert_ok!(reply(OPERATOR, 0, chunk(0)));
		assert_ok!(ask(ASKER, blob, 1));
	});
}

/// It doubles four times, by these rules. What is odd is burned.
#[test]
fn the_price_doubles_so_many_times() {
	let rules = Withholding { price: 25, ..rules() };
	let prices = [0, 1, 2, 3, 4, 5, 15, u32::MAX].map(|open| rules.price_after(open));
	let last = (200, 200);
	assert_eq!(prices, [(13, 12), (25, 25), (50, 50), (100, 100), last, last, last, last]);
	let most = Withholding { price: u128::MAX, doubling: 16, ..rules };
	assert_eq!(most.price_after(3), (u128::MAX - u128::MAX / 2, u128::MAX / 2));
}

#[test]
fn challenges_are_of_what_is_promised_now() {
	run(|| {
		let blob = blob(1, CHUNKS);
		assert_ok!(promise(OPERATOR, blob, 2));
		// It is not held yet.
		assert_noop!(ask(ASKER, blob, 0), Error::<Test>::NotPromised);
		go_to(20);
		assert_noop!(ask(ASKER, blob, CHUNKS), Error::<Test>::NoSuchChunk);
		assert_noop!(ask(ASKER, junk(1, CHUNKS), 0), Error::<Test>::NotPromised);
		assert!(ask(9, blob, 0).is_err());
		let other = Availability::challenge(RuntimeOrigin::signed(ASKER), LAYER, OTHER, blob, 0);
		assert_noop!(other, Error::<Test>::NotPromised);
		assert_ok!(ask(ASKER, blob, 0));
		go_to(30);
		assert_noop!(ask(ASKER, blob, 0), Error::<Test>::NotPromised);
		assert_ok!(promise(OPERATOR, blob, 9));
		testing::leave(LAYER, &OPERATOR);
		go_to(40);
		assert_noop!(ask(ASKER, blob, 0), Error::<Test>::NotServing);
		remove_service();
		assert_noop!(ask(ASKER, blob, 0), Error::<Test>::NotAvailability);
		assert_eq!(NextChallengeId::<Test>::get(), 1);
	});
}

/// Who leaves in front of a challenge is asked all the same, through its last era.
#[test]
fn leaving_is_no_way_out() {
	run(|| {
		let blob = promised();
		testing::leave(LAYER, &OPERATOR);
		assert_ok!(ask(ASKER, blob, 0));
		go_to(23);
		assert!(denied(0).is_ok());
	});
}

/// Every chunk is proven by its own proof and by nothing else: neither by another chunk's, nor by a part
/// of its own, as the library alone would allow.
#[test]
fn chunks_are_proven_by_their_own_proofs_only() {
	for chunks in 1..=17 {
		run(|| {
			let blob = blob(1, chunks);
			assert_ok!(promise(OPERATOR, blob, 5));
			go_to(20);
			for asked in 0..chunks {
				assert_ok!(ask(ASKER, blob, asked));
				let id = NextChallengeId::<Test>::get() - 1;
				for shown in (0..chunks).filter(|shown| *shown != asked) {
					for proof in [asked, shown] {
						let refused = reply(OPERATOR, id, bytes(1, chunks, shown, proof));
						assert_noop!(refused, Error::<Test>::BadProof);
					}
				}
				assert_ok!(reply(OPERATOR, id, bytes(1, chunks, asked, asked)));
			}
			assert_eq!(Challenges::<Test>::iter().count(), 0);
		});
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	/// Random chunks and proofs are refused.
	#[test]
	fn forged_answers_are_refused(
		chunk in prop::collection::vec(any::<u8>(), 120..140),
		proof in prop::collection::vec(any::<[u8; 32]>(), 0..6),
	) {
		run(|| {
			let blob = promised();
			assert_ok!(ask(ASKER, blob, 2));
			let proof: Vec<H256> = proof.into_iter().map(H256).collect();
			let shown = (chunk.try_into().unwrap(), proof.try_into().unwrap());
			let answer = reply(OPERATOR, 0, shown).map(|_| ()).map_err(|it| it.error);
			prop_assert_eq!(answer, Err(Error::<Test>::BadProof.into()));
			Ok(())
		})?;
	}
}
