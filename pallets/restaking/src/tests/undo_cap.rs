//! Orders and the cap: what is free again, who gets it, and what may still be asked.

use super::proving::*;
use crate::{Assignments, Caps, Error, Event, Proven};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::AssignmentId;

/// Returns the eras of a cap that slashes have used, with their parts.
fn used(id: AssignmentId) -> Vec<(u32, sp_runtime::Perbill)> {
	let eras = Caps::<Test>::get(id).eras;
	eras.iter()
		.filter(|it| !it.used.is_zero())
		.map(|it| (it.era, it.used))
		.collect()
}

/// A proof that the cap has clipped gets what an order frees, before it is executed. The budget that the first
/// slash has spent stays spent.
#[test]
fn an_order_raises_a_clipped_proof() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000), (T, 1_000)]);
		let first = prove(name(1), 10, percent(39)).unwrap();
		run_to(12);
		let second = prove(name(2), 10, percent(40)).unwrap();
		assert_eq!(firm(P_AT_J, second), percent(1));
		run_to(13);
		assert_eq!(ledger(S).0, 610);
		assert_ok!(undo(first));
		assert!(events().contains(&Event::SlashRaised { request: second, fraction: percent(40) }));
		assert_eq!(firm(P_AT_J, second), percent(40));
		run_to(15);
		assert_eq!(executed(second), Some(percent(40)));
		// 400 are asked of each, of whose budget of 400 the first has spent 390.
		let mut lost = losses();
		lost.sort();
		assert_eq!(lost, [(S, 400, 10), (T, 400, 10)]);
		assert_eq!((ledger(S).0, ledger(T).0), (990, 990));
	});
}

/// An assignment of which more than half of the cap was used counts again from the next era on, and may be slashed
/// for as much as before.
#[test]
fn an_order_lets_an_assignment_resume() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(30)).unwrap();
		run_to(14);
		assert!(is_suspended(P_AT_A));
		assert_noop!(pledge(T, P_AT_A, 100), Error::<Test>::CapUsedUp);
		assert_noop!(request(P_AT_A, 13, percent(40)), Error::<Test>::CapReached);
		assert_ok!(undo(id));
		let (assignment, from_era) = (P_AT_A, 15);
		assert!(events().contains(&Event::AssignmentResumed { assignment, from_era }));
		let record = Assignments::<Test>::get(P_AT_A).unwrap();
		assert_eq!((record.is_suspended(), record.left), (false, percent(40)));
		assert_eq!((record.served_in(14), used(P_AT_A)), (None, vec![]));
		assert_ok!(pledge(T, P_AT_A, 100));
		assert_ok!(request(P_AT_A, 13, percent(40)));
	});
}

/// Of the slashes of one era, an order frees exactly its own part.
#[test]
fn an_order_frees_its_own_part() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let [one, other] = [10, 7].map(|part| request(P_AT_A, 10, percent(part)).unwrap());
		run_to(13);
		assert_eq!(used(P_AT_A), [(10, percent(17))]);
		assert_ok!(undo(one));
		assert_eq!(used(P_AT_A), [(10, percent(7))]);
		check_state();
		assert_ok!(undo(other));
		assert_eq!(used(P_AT_A), []);
	});
}

/// A proof that asked for less because of a word would stay small: the word is undone only by an order that says
/// so. Neither can be brought again.
#[test]
fn a_word_that_shields_a_proof() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(39)).unwrap();
		run_to(13);
		let proof = prove(name(1), 10, percent(40)).unwrap();
		assert_eq!(firm(P_AT_J, proof), percent(1));
		assert_noop!(undo(word), Error::<Test>::ShieldsProof);
		run_to(16);
		assert_eq!(executed(proof), Some(percent(1)));
		assert_noop!(undo(word), Error::<Test>::ShieldsProof);
		assert_ok!(undo_with(word, true));
		// The proof stands, and may be undone by itself.
		assert_eq!(executed(proof), Some(percent(1)));
		assert_ok!(undo(proof));
		run_to(17);
		assert_eq!((ledger(S).0, used(P_AT_J)), (1_000, vec![]));
	});
}

/// It shields the proof as long as it can be undone, also when the name of the offence is forgotten.
#[test]
fn a_word_shields_a_proof_as_long_as_it_can_be_undone() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(39)).unwrap();
		run_to(13);
		prove(name(1), 10, percent(40)).unwrap();
		// 4 eras to report, 7 to slash, and one.
		run_to(23);
		assert!(!Proven::<Test>::contains_key(P_AT_J, name(1)));
		assert_noop!(undo(word), Error::<Test>::ShieldsProof);
		assert_ok!(undo_with(word, true));
	});
}

/// A word that takes what a proof before it has left does not shield that: the proof got all that it asked.
#[test]
fn a_word_after_a_proof_shields_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let proof = prove(name(1), 10, percent(10)).unwrap();
		let word = say(name(1), 10, percent(25)).unwrap();
		run_to(14);
		assert_eq!(executed(proof), Some(percent(10)));
		assert_eq!(executed(word), Some(percent(15)));
		assert_ok!(undo(word));
		run_to(15);
		assert_eq!(ledger(S).0, 900);
	});
}

/// A proof under the same name, but of another era, is another act: the word does not shield it.
#[test]
fn a_word_shields_its_own_era_only() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(20)).unwrap();
		run_to(12);
		prove(name(1), 12, percent(20)).unwrap();
		run_to(13);
		assert_ok!(undo(word));
	});
}

/// What was undone is not tried twice. But the other way of proving it is open, for all of it.
#[test]
fn what_was_undone_is_not_tried_twice() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(10)).unwrap();
		let proof = prove(name(2), 10, percent(10)).unwrap();
		run_to(13);
		for id in [word, proof] {
			assert_ok!(undo(id));
		}
		run_to(14);
		assert_eq!((ledger(S).0, executed(word), executed(proof)), (1_000, None, None));
		assert_noop!(say(name(1), 10, percent(10)), Error::<Test>::OffenceSeen);
		assert_noop!(prove(name(2), 10, percent(10)), Error::<Test>::OffenceSeen);
		let other = prove(name(1), 10, percent(10)).unwrap();
		assert_eq!(firm(P_AT_J, other), percent(10));
		let other = say(name(2), 10, percent(10)).unwrap();
		assert_eq!(firm(P_AT_J, other), percent(10));
	});
}
