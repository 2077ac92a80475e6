//! Reads of what waits and of an order: they agree with the calls that follow.

use super::{proving::*, views::asked};
use crate::{
	types::{Jail, Proceeds},
	views::{UndoPreview, WaitingLoss},
	Error, Event,
};
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::{AssignmentId, Balance, RequestId, StakeInspect};
use sp_staking::offence::OffenceDetails;

/// The first era in which the proceeds of a slash that was settled in era 13 may be divided.
const PAYABLE: u32 = 13 + WAIT;

fn settle(who: AccountId) {
	assert_ok!(Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), who, MANY).plain());
}

fn waiting(who: AccountId) -> Vec<WaitingLoss> {
	asked(|| Restaking::waiting(&who))
}

fn preview(id: RequestId) -> UndoPreview {
	asked(|| Restaking::undo_preview(id)).unwrap()
}

/// Pages wait until they are let on again.
fn no_pages() {
	PollWeight::set(Default::default());
}

/// What counts at the next era's cap, and the jail of an operator.
fn left_and_jail(home: AssignmentId) -> (Option<sp_runtime::Perbill>, Option<Jail>) {
	let told = Restaking::assignment_info(home).unwrap();
	(Some(told.cap_left_next), told.jail)
}

/// SC-UNDO-09: the part of the active stake and the rest, the dates of both, and nothing once it is back.
#[test]
fn who_lost_sees_what_waits() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		pledge_once(T, P_AT_A, 500);
		run_to(10);
		unbond(T, 1_000);
		let id = request(P_AT_A, 10, percent(20)).unwrap();
		assert_eq!(waiting(S), vec![]);
		run_to(13);
		let of_s = WaitingLoss {
			request: id,
			service: A,
			assignment: P_AT_A,
			active: 200,
			rest: 0,
			payable_era: PAYABLE,
			ordered_era: None,
			last_call_era: None,
		};
		let of_t = WaitingLoss { active: 0, rest: 100, ..of_s };
		assert_eq!((waiting(S), waiting(T), waiting(U)), (vec![of_s], vec![of_t], vec![]));

		no_pages();
		run_to(14);
		assert_ok!(undo(id));
		let dates =
			|of| WaitingLoss { ordered_era: Some(14), last_call_era: Some(PAYABLE + WAIT), ..of };
		assert_eq!((waiting(S), waiting(T)), (vec![dates(of_s)], vec![dates(of_t)]));
		assert_ok!(give_back(id, S));
		assert_eq!((waiting(S), waiting(T)), (vec![], vec![dates(of_t)]));
		run_to(PAYABLE);
		assert_ok!(give_back(id, T));
		assert_eq!(waiting(T), vec![]);
	});
}

/// Losses by several slashes come in the order of the requests.
#[test]
fn losses_are_listed_by_request() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		let mut ids: Vec<_> = (0..6).map(|_| request(P_AT_A, 10, percent(5)).unwrap()).collect();
		ids.push(request(P_AT_B, 10, percent(10)).unwrap());
		run_to(13);
		let told = waiting(S);
		assert_eq!(told.iter().map(|it| it.request).collect::<Vec<_>>(), ids);
		let sum: Balance = told.iter().map(|it| it.active + it.rest).sum();
		assert_eq!(sum, 6 * 50 + 100);
		assert_eq!((told[6].service, told[6].assignment), (B, P_AT_B));
	});
}

/// SC-UNDO-10: what a preview says, the order does: for who has settled, who has not, the cap and the jail.
#[test]
fn an_order_does_what_its_preview_said() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(5);
		pledge_once(T, home, 200);
		run_to(11);
		no_pages();
		let id = request(home, 11, percent(30)).unwrap();
		assert_eq!(asked(|| Restaking::undo_preview(id)), None);
		run_to(14);
		assert_ok!(execute(id));
		assert_eq!(left_and_jail(home).0, Some(percent(10)));
		settle(S);
		let told = preview(id);
		let expected = UndoPreview {
			service,
			assignment: home,
			fraction: percent(30),
			proceeds: Proceeds::Waiting,
			losers: 1,
			fully_settled: false,
			unsettled: 1,
			waiting: 150,
			until_era: None,
			cap_after: Some(percent(40)),
			jail_after: None,
			shields: None,
			spoken: 0,
		};
		assert_eq!(told, expected);
		let slash = Restaking::pending_slashes(&T).remove(0);
		assert_eq!((slash.request, slash.undone, slash.loses), (id, false, 60));

		assert_ok!(undo(id));
		assert_eq!(left_and_jail(home), (told.cap_after, told.jail_after));
		let (assignment, fraction) = (home, percent(30));
		let (waiting, unsettled) = (told.waiting, told.unsettled);
		let undone =
			Event::SlashUndone { request: id, service, assignment, fraction, waiting, unsettled };
		assert!(events().contains(&undone));
		let after = preview(id);
		let proceeds = Proceeds::Undone { ordered_era: 14 };
		assert_eq!(after, UndoPreview { proceeds, ..expected });

		// Who has not settled it loses nothing, and is told so.
		let slash = asked(|| Restaking::pending_slashes(&T)).remove(0);
		assert_eq!((slash.request, slash.undone, slash.loses), (id, true, 0));
		settle(T);
		assert_eq!((ledger(T).0, Restaking::pending_slashes(&T)), (1_000, vec![]));
		assert_eq!(preview(id).unsettled, 0);
	});
}

/// Only the jail that this slash asked for ends: another slash's term is left.
#[test]
fn the_term_of_another_slash_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, home) = jailing_service(5);
		let first = request(home, 10, percent(10)).unwrap();
		run_to(11);
		let second = request(home, 11, percent(10)).unwrap();
		run_to(13);
		let until_era = left_and_jail(home).1.and_then(|jail| jail.until_era()).unwrap();
		run_to(14);
		let jail = left_and_jail(home).1;
		let terms = [(until_era, first, false), (until_era + 1, second, false)];
		assert_eq!(jail, Some(terms_in_jail(terms)));
		assert_eq!(preview(first).jail_after, Some(terms_in_jail([terms[1]])));
		let rest = terms_in_jail([terms[0]]);
		let told = preview(second);
		assert_eq!((told.jail_after.clone(), told.cap_after), (Some(rest), Some(percent(30))));
		assert_ok!(undo(second));
		assert_eq!(left_and_jail(home), (told.cap_after, told.jail_after));
	});
}

/// A preview names the last moment of an order, and tells what is divided from what waits.
#[test]
fn a_preview_says_until_when() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(20)).unwrap();
		run_to(13);
		let told = preview(id);
		assert_eq!((told.fully_settled, told.unsettled), (true, 0));
		assert_eq!((told.until_era, told.losers, told.waiting), (Some(PAYABLE), 1, 200));
		no_pages();
		run_to(PAYABLE - 1);
		assert_ok!(frame_support::storage::with_transaction(|| {
			frame_support::storage::TransactionOutcome::Rollback(undo(id))
		}));
		run_to(PAYABLE);
		assert_noop!(undo(id), Error::<Test>::TooLateToUndo);
		assert_eq!(preview(id).proceeds, Proceeds::Waiting);

		assert_ok!(divide(id));
		let told = preview(id);
		assert_eq!((told.proceeds, told.losers, told.waiting), (Proceeds::Divided, 0, 0));
		assert_eq!(waiting(S), vec![]);
		PollWeight::set(frame_support::weights::Weight::MAX);
		run_to(PAYABLE + 1);
		assert_eq!(asked(|| Restaking::undo_preview(id)), None);
	});
}

/// An order of a word tells the proof that asked for less because of it.
#[test]
fn a_preview_names_the_proof_behind_a_word() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 1_000)]);
		let word = say(name(1), 10, percent(10)).unwrap();
		let other = say(name(2), 10, percent(5)).unwrap();
		run_to(13);
		let proof = prove(name(1), 10, percent(25)).unwrap();
		assert_eq!(preview(other).shields, None);
		let told = preview(word);
		// The other word and the proof go on using the cap.
		assert_eq!((told.shields, told.cap_after), (Some(proof), Some(percent(20))));
		assert_noop!(undo(word), Error::<Test>::ShieldsProof);
		assert_ok!(undo_with(word, true));
		assert_eq!(left_and_jail(P_AT_J).0, told.cap_after);
	});
}

/// What the base chain may still take of those who lost something is told, and of nobody else.
#[test]
fn a_preview_tells_what_the_losers_owe_the_base_chain() {
	ExtBuilder::default().build_and_execute(|| {
		SlashDefer::set(5);
		pledged_once_to_a(S, 500);
		let id = request(P_AT_A, 10, percent(20)).unwrap();
		run_to(13);
		assert_eq!(preview(id).spoken, 0);
		let era = pallet_staking::ActiveEra::<Test>::get().unwrap().index;
		let session = pallet_staking::ErasStartSessionIndex::<Test>::get(era).unwrap();
		for offender in VALIDATORS {
			let details = OffenceDetails { offender, reporters: vec![] };
			Staking::on_offence(std::iter::once(details), &[percent(10)], session);
		}
		let spoken = |who| restaking_adapters::PalletStaking::<Test>::spoken(&who);
		assert!(spoken(S) > 0 && spoken(T) > 0);
		assert_eq!(preview(id).spoken, spoken(S));
	});
}
