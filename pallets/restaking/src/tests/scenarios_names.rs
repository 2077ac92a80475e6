//! Who names an offence: words and proofs have names and places of their own, and an offence costs the
//! worst that was said of it, in every order.

use super::proving::*;
use crate::{Error, Event, Proven, Said, SlashRequests};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::RequestId;

/// A word that names the offence of another assignment in advance shields nobody.
#[test]
fn a_word_on_a_puppet_shields_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let puppet = join(Q, J);
		pledge_once(U, puppet, 10);
		run_to(11);
		request_for(puppet, 11, percent(40), name(1)).unwrap();
		run_to(14);
		assert_eq!(ledger(U).0, 1_000 - 4);
		let fault = prove(name(1), 14, percent(40)).unwrap();
		assert_eq!(firm(P_AT_J, fault), percent(40));
		run_to(17);
		assert_eq!(ledger(S).0, 600);
	});
}

/// Neither does one on the same operator in another era, in which little counted.
#[test]
fn a_word_on_another_era_shields_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(U, 10)]);
		say(name(1), 10, percent(40)).unwrap();
		pledge_once(S, P_AT_J, 1_000);
		run_to(13);
		assert_eq!(ledger(U).0, 1_000 - 4);
		let fault = prove(name(1), 13, percent(40)).unwrap();
		// What is left of the cap: 40 % · (1 − 10 / 1 010), rounded down.
		assert_eq!(SlashRequests::<Test>::get(fault).unwrap().asked, percent(40));
		assert_eq!(firm(P_AT_J, fault), ppb(396_039_603));
		run_to(16);
		assert_eq!(ledger(S).0, 1_000 - 397);
	});
}

/// Of the same offence a proof takes what the executed word has not taken; nothing, if that is all.
#[test]
fn a_proof_takes_what_the_word_has_left() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		say(name(1), 10, percent(10)).unwrap();
		say(name(2), 10, percent(10)).unwrap();
		run_to(13);
		// Both are settled; what they took is remembered.
		assert_eq!(ledger(S).0, 800);
		assert!(SlashRequests::<Test>::iter_keys().all(|id| execution(id).fully_settled));
		let rest = prove(name(1), 10, percent(25)).unwrap();
		assert_eq!(SlashRequests::<Test>::get(rest).unwrap().asked, percent(15));
		assert_noop!(prove(name(2), 10, percent(10)), Error::<Test>::OffenceSeen);
		assert_noop!(prove(name(1), 10, percent(40)), Error::<Test>::OffenceSeen);
		run_to(16);
		assert_eq!(ledger(S).0, 1_000 - 200 - 150);
	});
}

/// A word that ended without effect leaves the proof whole, however it ended.
#[test]
fn a_word_without_effect_shields_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let cancelled = say(name(1), 10, percent(10)).unwrap();
		let vetoed = say(name(2), 10, percent(10)).unwrap();
		let slasher = RuntimeOrigin::signed(SLASHER);
		assert_ok!(Restaking::cancel_request(slasher, cancelled).plain());
		assert_ok!(governance_vetoes(vetoed));
		for number in [1, 2] {
			assert_noop!(say(name(number), 10, percent(10)), Error::<Test>::OffenceSeen);
			let proof = prove(name(number), 10, percent(10)).unwrap();
			assert_eq!(firm(P_AT_J, proof), percent(10));
		}
	});
}

/// After a proof, a word on the same offence asks for the rest of the worst.
#[test]
fn a_word_takes_what_the_proof_has_left() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		prove(name(1), 10, percent(10)).unwrap();
		assert_noop!(say(name(1), 10, percent(10)), Error::<Test>::OffenceSeen);
		let word = say(name(1), 10, percent(30)).unwrap();
		assert_eq!(SlashRequests::<Test>::get(word).unwrap().asked, percent(20));
		// A proof that was vetoed does not stand.
		let vetoed = prove(name(2), 10, percent(5)).unwrap();
		assert_ok!(governance_vetoes(vetoed));
		let word = say(name(2), 10, percent(5)).unwrap();
		assert_eq!(SlashRequests::<Test>::get(word).unwrap().asked, percent(5));
		// Of a pool, the part of this offence stands.
		let pool = prove(name(3), 10, percent(1)).unwrap();
		assert_eq!(prove(name(4), 10, ppb(5_000_000)), Ok(pool));
		let word = say(name(4), 10, percent(2)).unwrap();
		assert_eq!(SlashRequests::<Test>::get(word).unwrap().asked, ppb(15_000_000));
		run_to(13);
		// 10 + 20 % of the first, 5 % of the second; of 5 % that are left 1.5 % are of the pool.
		assert_eq!(ledger(S).0, 1_000 - 300 - 50 - 15 - 15);
		// An executed proof stands, after it is settled, too.
		let word = say(name(3), 10, ppb(12_500_000)).unwrap();
		assert_eq!(SlashRequests::<Test>::get(word).unwrap().asked, ppb(2_500_000));
	});
}

/// A mild proof of the operator itself lowers a heavy word by as much, and no more.
#[test]
fn a_mild_proof_lowers_a_word() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(40)).unwrap();
		let bond = locked();
		let proof = reported_by(P, P_AT_J, name(1), 10, percent(1)).unwrap();
		let lowered = Event::SlashLowered { request: word, by: proof, fraction: percent(39) };
		assert!(events().contains(&lowered));
		assert_eq!((firm(P_AT_J, word), locked()), (percent(39), bond));
		run_to(13);
		assert_eq!((executed(word), executed(proof)), (Some(percent(39)), Some(percent(1))));
		assert_eq!((ledger(S).0, locked()), (600, 0));
	});
}

/// A proof of as much as the word ends it, and its bond is free.
#[test]
fn a_full_proof_ends_a_word() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(20)).unwrap();
		assert!(locked() > 0);
		let proof = prove(name(1), 10, percent(30)).unwrap();
		let ended = Event::SlashLowered { request: word, by: proof, fraction: percent(0) };
		assert!(events().contains(&ended));
		assert_eq!((is_open(word), locked()), (false, 0));
		assert_noop!(say(name(1), 10, percent(20)), Error::<Test>::OffenceSeen);
		run_to(13);
		assert_eq!(ledger(S).0, 700);
	});
}

/// A proof that is refused, or for another era or offence, or to which nothing is left, lowers no word.
#[test]
fn a_proof_that_takes_nothing_lowers_no_word() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(10)).unwrap();
		run_to(11);
		let full = prove(name(2), 11, percent(40)).unwrap();
		// Admitted at zero, as another fills the cap.
		let at_zero = prove(name(1), 10, percent(10)).unwrap();
		assert_eq!((firm(P_AT_J, at_zero), firm(P_AT_J, word)), (percent(0), percent(10)));
		let other_era = say(name(3), 3, percent(10));
		assert_noop!(other_era, Error::<Test>::ReportedTooLate);
		assert_ok!(governance_vetoes(full));
		assert_eq!(firm(P_AT_J, at_zero), percent(10));
		let elsewhere = say(name(4), 10, percent(10)).unwrap();
		prove(name(4), 11, percent(5)).unwrap();
		assert_eq!(firm(P_AT_J, elsewhere), percent(10));
	});
}

/// A proof that waits behind another is raised when that one is vetoed. The word on the same offence gives way
/// then, whichever came first: both together cost the worst that was said.
#[test]
fn a_raised_proof_takes_its_part_of_the_word() {
	for word_first in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			judged(&[(S, 1_000)]);
			let word = word_first.then(|| say(name(1), 10, percent(25)).unwrap());
			let full = prove(name(2), 10, percent(40)).unwrap();
			let waits = prove(name(1), 10, percent(20)).unwrap();
			assert_eq!(firm(P_AT_J, waits), percent(0));
			assert_ok!(governance_vetoes(full));
			assert_eq!(firm(P_AT_J, waits), percent(20));
			let word = word.unwrap_or_else(|| say(name(1), 10, percent(25)).unwrap());
			run_to(13);
			assert_eq!((executed(word), executed(waits)), (Some(percent(5)), Some(percent(20))));
			assert_eq!(ledger(S).0, 750);
		});
	}
}

/// 32 pending words, the most there may be, refuse no proof.
#[test]
fn words_take_no_place_of_a_proof() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let part = ppb(12_500_000);
		let words: Vec<_> = (0..32).map(|_| request(P_AT_J, 10, part).unwrap()).collect();
		assert_noop!(request(P_AT_J, 10, part), Error::<Test>::TooManyOpenRequests);
		let proof = prove(name(1), 10, percent(40)).unwrap();
		assert_eq!(firm(P_AT_J, proof), percent(40));
		run_to(13);
		assert!(words.iter().all(|word| executed(*word).is_none()));
		assert_eq!(ledger(S).0, 600);
	});
}

/// Names are remembered as long as they can be brought: until era o + R + X.
#[test]
fn names_are_forgotten_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		say(name(1), 10, percent(10)).unwrap();
		prove(name(1), 10, percent(20)).unwrap();
		run_to(21);
		assert!(Said::<Test>::contains_key(P_AT_J, name(1)));
		assert!(Proven::<Test>::contains_key(P_AT_J, name(1)));
		run_to(22);
		assert_eq!((Said::<Test>::iter().count(), Proven::<Test>::iter().count()), (0, 0));
		assert_eq!(crate::ExecutedFractions::<Test>::iter().count(), 0);
	});
}

/// Whoever asks pays for the open request that was looked at, dead or not: the oldest one.
#[test]
fn looks_are_charged() {
	use crate::WeightInfo as _;
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), J));
		let part = ppb(12_500_000);
		let ids: Vec<RequestId> = (0..5).map(|_| request(P_AT_J, 10, part).unwrap()).collect();
		let slasher = RuntimeOrigin::signed(SLASHER);
		let (offence, evidence, payer) = (name(1), name(2), Some(BOND_PAYER));
		let paid = Restaking::request_slash(slasher, P_AT_J, 10, part, offence, evidence, payer);
		let paid = paid.unwrap();
		assert_eq!(paid.actual_weight, Some(<()>::request_slash() + <()>::end_dead_request()));
		assert!(ids.into_iter().all(is_open));
	});
}
