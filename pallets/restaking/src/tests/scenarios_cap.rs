//! What a request may ask beside others: the cap by the stake that counted, and proofs that it clips.

use super::proving::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};

/// A fault with a stake of 10 is kept for the day on which a million counts. It lowers what that day costs
/// by its own weight only: 40 % · 10 / 1 000 010.
#[test]
fn a_fault_in_reserve_shields_nobody() {
	with_whale().build_and_execute(|| {
		judged(&[(U, 10)]);
		pledge_once(WHALE, P_AT_J, 1_000_000);
		run_to(14);
		// In the last era in which the first can be reported, just before the second.
		let reserve = prove(name(1), 10, percent(40)).unwrap();
		let fault = prove(name(2), 14, percent(40)).unwrap();
		assert_eq!(firm(P_AT_J, reserve), percent(40));
		assert_eq!(firm(P_AT_J, fault), ppb(399_996_000));
		check_state();
		run_to(17);
		// U loses ⌈40 % · 10⌉, which is its budget. The whale loses ⌈39.999 6 % · 1 000 000⌉.
		assert_eq!(ledger(U).0, 1_000 - 4);
		assert_eq!(ledger(WHALE).0, 1_000_000 - 399_996);
	});
}

/// The same with an executed word in place of a proof.
#[test]
fn an_executed_word_in_reserve_shields_nobody() {
	with_whale().build_and_execute(|| {
		judged(&[(U, 10)]);
		say(name(1), 10, ppb(399_999_999)).unwrap();
		pledge_once(WHALE, P_AT_J, 1_000_000);
		run_to(13);
		assert_eq!(ledger(U).0, 1_000 - 4);
		let fault = prove(name(2), 13, percent(40)).unwrap();
		// (40 % · 1 000 010 − 39.999 999 9 % · 10) / 1 000 010, rounded down.
		assert_eq!(firm(P_AT_J, fault), ppb(399_996_000));
		run_to(16);
		assert_eq!(ledger(WHALE).0, 1_000_000 - 399_996);
	});
}

/// Half of the stake in reserve leaves half of the cap to the whole: 75 % are paid in all.
#[test]
fn a_reserve_of_half_the_stake_leaves_half() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 500)]);
		pledge_once(T, P_AT_J, 500);
		run_to(14);
		let reserve = prove(name(1), 10, percent(40)).unwrap();
		let fault = prove(name(2), 14, percent(40)).unwrap();
		assert_eq!((firm(P_AT_J, reserve), firm(P_AT_J, fault)), (percent(40), percent(20)));
		run_to(17);
		// S has no budget left for the second: 500 · 40 %. T loses 500 · 20 %.
		assert_eq!((ledger(S).0, ledger(T).0), (800, 900));
	});
}

/// Of equal stake the fractions add up, as far as the windows reach.
#[test]
fn equal_stake_shares_one_cap() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		run_to(12);
		let first = prove(name(1), 10, percent(25)).unwrap();
		let second = prove(name(2), 12, percent(25)).unwrap();
		assert_eq!((firm(P_AT_J, first), firm(P_AT_J, second)), (percent(25), percent(15)));
		let told = Restaking::pending_slashes(&S);
		let told: Vec<_> = told.iter().map(|it| (it.asked, it.fraction, it.loses)).collect();
		assert_eq!(told, [(percent(25), percent(25), 250), (percent(25), percent(15), 150)]);
		run_to(15);
		assert_eq!(ledger(S).0, 600);
	});
}

/// A proof that another leaves 1 % takes all it asked once that one is vetoed.
#[test]
fn a_clipped_proof_is_raised_by_a_veto() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let false_one = prove(name(1), 10, percent(39)).unwrap();
		let clipped = prove(name(2), 10, percent(40)).unwrap();
		let asked = |event: &Event<Test>| match event {
			Event::SlashRequested { request, asked, fraction, .. } if *request == clipped => {
				Some((*asked, *fraction))
			},
			_ => None,
		};
		assert_eq!(events().iter().find_map(asked), Some((percent(40), percent(1))));
		assert_ok!(governance_vetoes(false_one));
		let raised = Event::SlashRaised { request: clipped, fraction: percent(40) };
		assert!(events().contains(&raised));
		run_to(13);
		assert_eq!(ledger(S).0, 600);
	});
}

/// The end of a proof is charged for raising others if it raises one, and else for the look at the cap.
#[test]
fn a_veto_is_charged_for_what_it_raises() {
	use crate::WeightInfo as _;
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let first = prove(name(1), 10, percent(39)).unwrap();
		let clipped = prove(name(2), 10, percent(40)).unwrap();
		let veto = |id| Restaking::veto(RuntimeOrigin::root(), id).unwrap().actual_weight;
		assert_eq!(veto(first), Some(<()>::veto() + <()>::raise_proofs()));
		assert_eq!(veto(clipped), Some(<()>::veto() + <()>::recap()));
	});
}

/// Several clipped proofs are raised in order of their ids.
#[test]
fn clipped_proofs_are_raised_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let ids: Vec<_> = [39, 30, 40]
			.iter()
			.zip(1..)
			.map(|(part, number)| prove(name(number), 10, percent(*part)).unwrap())
			.collect();
		let firm = |at: usize| firm(P_AT_J, ids[at]);
		assert_eq!((firm(1), firm(2)), (percent(1), percent(0)));
		assert_ok!(governance_vetoes(ids[0]));
		assert_eq!((firm(1), firm(2)), (percent(30), percent(10)));
		assert_ok!(governance_vetoes(ids[1]));
		assert_eq!(firm(2), percent(40));
	});
}

/// A proof to which nothing is left waits for a pending one in its way. Behind an executed one it is refused.
#[test]
fn a_proof_at_nothing_left_waits() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let first = prove(name(1), 10, percent(40)).unwrap();
		run_to(11);
		let waits = prove(name(2), 10, percent(40)).unwrap();
		assert_eq!(firm(P_AT_J, waits), percent(0));
		assert_ok!(governance_vetoes(first));
		assert_eq!(firm(P_AT_J, waits), percent(40));
		run_to(14);
		assert_eq!(ledger(S).0, 600);
		assert_noop!(prove(name(3), 10, percent(40)), Error::<Test>::CapReached);
	});
	// Nobody vetoes: it lapses.
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		prove(name(1), 10, percent(40)).unwrap();
		run_to(11);
		let waits = prove(name(2), 10, percent(40)).unwrap();
		run_to(14);
		assert!(events().contains(&Event::SlashLapsed {
			request: waits,
			service: J,
			assignment: P_AT_J
		}));
		assert_eq!((ledger(S).0, executed(waits)), (600, None));
	});
}

/// A proof that expires gives its part to one that it has clipped.
#[test]
fn an_expired_proof_clips_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let first = prove(name(1), 10, percent(20)).unwrap();
		run_to(12);
		// It falls due in 13, and nobody executes it.
		PollWeight::set(frame_support::weights::Weight::zero());
		run_to(14);
		let second = prove(name(2), 14, percent(30)).unwrap();
		assert_eq!(firm(P_AT_J, second), percent(20));
		run_to(18);
		let third = prove(name(3), 14, percent(40)).unwrap();
		assert!(events().contains(&Event::SlashExpired {
			request: first,
			service: J,
			assignment: P_AT_J
		}));
		assert_eq!((firm(P_AT_J, second), firm(P_AT_J, third)), (percent(30), percent(10)));
		assert_ok!(execute(second));
		assert_eq!(executed(second), Some(percent(30)));
		PollWeight::set(frame_support::weights::Weight::MAX);
	});
}

/// A report in the last block of an era can be vetoed in the next era, with the least veto window.
#[test]
fn there_is_always_time_for_a_veto() {
	ExtBuilder::default().build_and_execute(|| {
		let mut terms = terms(40);
		terms.hook = TestHook::Judge;
		terms.conditions.veto_window = 2;
		assert_eq!(another_service(terms, P), (J, P_AT_J));
		run_to(9);
		pledge_once(S, P_AT_J, 1_000);
		run_to(10);
		let (one, other) = (name(1), name(2));
		let (one, other) =
			(prove(one, 10, percent(10)).unwrap(), prove(other, 10, percent(10)).unwrap());
		run_to(11);
		assert_ok!(governance_vetoes(one));
		run_to(12);
		assert_noop!(governance_vetoes(other), Error::<Test>::AlreadyExecuted);
		assert_eq!(ledger(S).0, 900);
	});
}
