//! Rounding and conservation, with numbers.

use super::setting::*;
use crate::{Error, Event, SlashRequests, Stakers};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use restaking_primitives::{AssignmentId, ServiceId, Shares};
use sp_runtime::Perbill;

const RICH: u64 = 104;

/// Millionths of a per cent.
fn micro(parts: u32) -> Perbill {
	Perbill::from_parts(parts * 10)
}

/// A service with these shares that judges, with pledges of `amount` of `S` since before era 10.
fn judged(shares: Shares, recipient: Option<u64>, amount: u128) -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.hook = TestHook::Judge;
	terms.conditions.shares = shares;
	terms.conditions.recipient = recipient;
	let (service, home) = another_service(terms, P);
	assert_ok!(fund_bond(service, 1_000));
	run_to(9);
	pledge_once(S, home, amount);
	run_to(10);
	(service, home)
}

/// SC-ROUND-01: what rounds to less than a unit takes one; what is nothing leaves no trace.
#[test]
fn a_slash_that_rounds_to_nothing() {
	ExtBuilder::default().stakers([(RICH, 30_000, 200)]).build_and_execute(|| {
		pledged_once_to_a(RICH, 10);
		assert_noop!(request(P_AT_A, 10, micro(1_249_999)), Error::<Test>::SlashTooSmall);
		assert_noop!(request(Q_AT_A, 10, percent(40)), Error::<Test>::NotServing);
		assert_ok!(request(P_AT_A, 10, micro(1_250_000)));
		run_to(13);
		assert_eq!((ledger(RICH).0, proceeds()), (29_999, 1));
	});
}

/// SC-ROUND-02: dust adds up to the budget exactly, and fills the cap with the slots.
#[test]
fn dust_slashes_add_up() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 100);
		let accepted: Vec<_> = (0..60).map(|_| request(P_AT_A, 10, micro(1_250_000))).collect();
		assert!(accepted[..32].iter().all(Result::is_ok));
		assert!(accepted[32..].iter().all(Result::is_err));
		assert_noop!(request(P_AT_A, 10, Perbill::from_parts(1)), Error::<Test>::SlashTooSmall);
		run_to(13);
		let losses = losses();
		assert_eq!(losses.len(), 32);
		assert!(losses[..20].iter().all(|loss| *loss == (S, 2, 2)));
		assert!(losses[20..].iter().all(|loss| *loss == (S, 2, 0)));
		assert_eq!((proceeds(), ledger(S).0), (40, 960));
		assert_eq!((counted(S, P_AT_A, 14), liability(S)), (0, 0));
	});
}

/// SC-ROUND-03: what the ledger loses beyond a slash goes back.
#[test]
fn overshoot_of_the_active_part() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		unbond(S, 595);
		run_to(11);
		assert_ok!(request(P_AT_A, 11, percent(40)));
		run_to(14);
		assert_eq!((ledger(S), proceeds()), ((595, 0), 400));
		// Of the 200, five are the deposit of the position.
		assert_eq!((free(S), custody(S)), (195 + 5, 0));
		let slashed = events().into_iter().find_map(|event| match event {
			Event::Slashed { asked, taken, refunded, .. } => Some((asked, taken, refunded)),
			_ => None,
		});
		assert_eq!(slashed, Some((400, 400, 5)));
	});
}

/// SC-ROUND-04: the same where active stake and chunks pay in proportion.
#[test]
fn overshoot_in_proportion() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		unbond(S, 15);
		run_to(11);
		unbond(S, 12);
		run_to(12);
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(15);
		assert_eq!((ledger(S), proceeds()), ((595, 583), 400));
		assert_eq!(custody(S), 0);
	});
}

/// SC-ROUND-05: the same percentage twice, together or one after the other.
#[test]
fn the_same_percentage_twice() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_ok!(request(P_AT_A, 10, percent(20)));
		run_to(12);
		assert_ok!(request(P_AT_A, 12, percent(20)));
		run_to(15);
		assert_eq!((proceeds(), counted(S, P_AT_A, 16)), (400, 0));
	});
	for (standing, taken, left) in [(false, 300, 250), (true, 360, 640)] {
		ExtBuilder::default().build_and_execute(|| {
			pledged_to_a(S, 1_000);
			if !standing {
				let signed = RuntimeOrigin::signed(S);
				assert_ok!(Restaking::set_standing_order(signed, P_AT_A, false).plain());
			}
			assert_ok!(request(P_AT_A, 10, percent(20)));
			run_to(15);
			assert_ok!(request(P_AT_A, 15, percent(20)));
			run_to(18);
			assert_eq!((proceeds(), counted(S, P_AT_A, 19)), (taken, left));
		});
	}
}

/// SC-ROUND-07: an odd amount is split to the unit.
#[test]
fn splitting_an_odd_amount() {
	ExtBuilder::default().stakers([(RICH, 2_100, 200)]).build_and_execute(|| {
		let shares = Shares { treasury: percent(25), recipient: percent(15), reporter: percent(5) };
		let (_, home) = judged(shares, Some(U), 10);
		run_to(10);
		pledge_once(RICH, home, 1_010);
		run_to(11);
		let issuance = Balances::total_issuance();
		let proof = Proof { operator: P, offence: new_offence(), era: 11, fraction: percent(10) };
		let evidence = codec::Encode::encode(&proof).try_into().unwrap();
		assert_ok!(Restaking::report_offence(RuntimeOrigin::signed(T), home, evidence).plain());
		run_to(14);
		let of_rich = losses().into_iter().find(|loss| loss.0 == RICH);
		assert_eq!(of_rich, Some((RICH, 101, 101)));
		// With the unit of S, who pledged ten, that is one sum: nothing is rounded before it is divided.
		assert_eq!((waits(), treasury(), Balances::total_issuance()), (102, 0, issuance));
		let (of_u, of_t) = (free(U), free(T));
		run_to(41);
		let request = SlashRequests::<Test>::iter_keys().next().unwrap();
		let pay = || Restaking::divide(RuntimeOrigin::signed(STRANGER), request);
		assert_noop!(pay(), Error::<Test>::NotDueYet);
		// The chain pays by itself.
		run_to(42);
		assert_noop!(pay(), Error::<Test>::NoSuchRequest);
		// 102 is 25 + 15 + 5 + 57.
		assert_eq!((free(U) - of_u, free(T) - of_t, treasury()), (15, 5, 25));
		assert_eq!(issuance - Balances::total_issuance(), 57);
	});
}

/// SC-ROUND-08: funds that cannot arrive go to the treasury, and an event reports it.
#[test]
fn the_destination_can_not_receive() {
	const NOBODY: u64 = 999;
	ExtBuilder::default().build_and_execute(|| {
		let shares = Shares { recipient: percent(50), ..Default::default() };
		let (service, home) = judged(shares, Some(NOBODY), 50);
		let id = request(home, 10, percent(10)).unwrap();
		run_to(13);
		assert_eq!(losses(), [(S, 5, 5)]);
		PollWeight::set(Default::default());
		run_to(41);
		assert_ok!(Restaking::divide(RuntimeOrigin::signed(STRANGER), id));
		assert_eq!((treasury(), free(NOBODY)), (2, 0));
		let paid = Event::SlashDivided {
			request: id,
			service,
			assignment: home,
			burned: 3,
			treasury: 2,
			recipient: 0,
			reporter: 0,
		};
		assert!(events().contains(&paid));
		PollWeight::set(Weight::MAX);
		next_block();
		assert!(SlashRequests::<Test>::get(id).is_none());
	});
}

/// SC-ROUND-09: more is asked than is left: every claim is worth its share, and later ones still work.
#[test]
fn asked_for_more_than_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		pledge_once(T, P_AT_A, 100);
		run_to(11);
		base_slash(S, 700);
		assert_ok!(Restaking::enforce_coverage(RuntimeOrigin::signed(STRANGER), S, MANY));
		assert_ok!(request(P_AT_A, 10, percent(40)));
		run_to(14);
		assert_eq!(losses(), [(S, 400, 300)]);
		assert_eq!((ledger(S).0, liability(S), proceeds()), (0, 0, 300));
		run_to(18);
		assert_ok!(request(P_AT_A, 18, percent(40)));
		run_to(21);
		assert_eq!(losses(), [(T, 40, 40)]);
		run_to(22);
		assert_ok!(release(S));
		assert_eq!(Stakers::<Test>::get(S), None);
	});
}

/// SC-ROUND-06: what its own service takes of a staker shelters nothing from another.
#[test]
fn no_escape_by_a_product_of_factors() {
	ExtBuilder::default().stakers([(RICH, 3_000, 200)]).build_and_execute(|| {
		let (service, own) = another_service(terms(40), P);
		assert_ok!(fund_bond(service, 10_000));
		run_to(9);
		assert_ok!(pledge(RICH, own, 1_000));
		assert_ok!(pledge(RICH, P_AT_A, 900));
		for (era, loss) in [(10, 400), (18, 240), (26, 144), (34, 87)] {
			run_to(era);
			assert_ok!(request(own, era, percent(40)));
			run_to(era + 3);
			assert_eq!(losses(), [(RICH, loss, loss)]);
			if era < 34 {
				// The cap is used up until the window has passed.
				run_to(era + 6);
				assert!(is_suspended(own));
				run_to(era + 7);
				assert!(!is_suspended(own));
			}
		}
		let before = proceeds();
		assert_ok!(request(P_AT_A, 37, micro(33_333_333)));
		run_to(40);
		assert_eq!(proceeds() - before, 300);
	});
}
