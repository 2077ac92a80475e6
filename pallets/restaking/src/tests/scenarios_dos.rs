//! Denial of service.

use super::setting::*;
use crate::{Assignments, Error, Members, Services, Stakers};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use restaking_primitives::RequestId;

/// SC-DOS-01: dust fills no list of others; below the minimum is refused.
#[test]
fn dust_in_every_list() {
	let crowd: Vec<_> = (10_000..11_000).map(|who| (who, 20, 20)).collect();
	ExtBuilder::default().stakers(crowd.clone()).build_and_execute(|| {
		for (who, ..) in &crowd {
			assert_ok!(pledge(*who, P_AT_A, 1));
		}
		MinPledge::set(2);
		assert_noop!(pledge(T, P_AT_A, 1), Error::<Test>::BelowMinPledge);
		assert_ok!(pledge(S, P_AT_A, 1_000));
		let home = Assignments::<Test>::get(P_AT_A).unwrap();
		assert_eq!((home.members, home.totals.next), (1_001, 2_000));
		// Each of them paid for its record.
		assert!(crowd.iter().all(|(who, ..)| free(*who) == 15));
		// Leaving is one step, for however many.
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		run_to(era() + 9);
		assert_eq!(liability(S), 0);
		// Nothing of it ever counted: whoever was settled is gone.
		assert_eq!(Members::<Test>::iter().count(), 0);
		assert_eq!(Assignments::<Test>::get(P_AT_A), None);
	});
}

/// SC-DOS-02: what remains is the minimum or nothing, and an exit is never refused.
#[test]
fn shrinking_to_one() {
	ExtBuilder::default().build_and_execute(|| {
		let mut dear = terms(10);
		dear.conditions.min_pledge = 10;
		let (_, id) = another_service(dear, P);
		run_to(9);
		for who in [S, T] {
			assert_ok!(pledge(who, id, 1_000));
		}
		assert_ok!(exit(S, id, 999));
		assert_ok!(exit(T, id, 990));
		assert_eq!((counted(S, id, 10), counted(T, id, 10)), (0, 10));
	});
}

/// SC-DOS-03: nobody else adds to a record, or moves a date in it.
#[test]
fn writing_into_my_record() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		assert_ok!(exit(S, P_AT_B, 10));
		let before = Stakers::<Test>::get(S);
		for who in [STRANGER, P, OWNER_A, SLASHER] {
			let signed = || RuntimeOrigin::signed(who);
			assert_noop!(release(S), Error::<Test>::NothingToRelease);
			assert_noop!(trim(S), Error::<Test>::NothingToTrim);
			assert_noop!(
				Restaking::settle_staker(signed(), S, MANY).plain(),
				Error::<Test>::NothingToSettle
			);
			assert_noop!(
				Restaking::enforce_coverage(signed(), S, MANY).plain(),
				Error::<Test>::NothingToEnforce
			);
			let none = Restaking::exit(signed(), P_AT_A, 1).plain();
			assert_noop!(none, Error::<Test>::NoPosition);
		}
		assert_eq!(Stakers::<Test>::get(S), before);
	});
}

/// SC-DOS-06: a thousand services cost their owner a thousand deposits, and others nothing.
#[test]
fn a_thousand_services() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), OWNER_B, 1_000_000));
		for _ in 0..1_000 {
			let slasher = Some(caller(RuntimeOrigin::signed(SLASHER)));
			let (owner, text) = (RuntimeOrigin::signed(OWNER_B), Default::default());
			let open = Default::default();
			assert_ok!(Restaking::register_service(
				owner,
				terms(5),
				slasher,
				None,
				open,
				None,
				text
			));
		}
		assert_eq!(free(OWNER_B), 1_000_000 - 100_000);
		assert_eq!(Services::<Test>::iter().count(), 1_002);
	});
}

/// SC-DOS-06: accounts without keys of their own stake cannot be stakers.
#[test]
fn who_has_no_stake_is_no_staker() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [P, OWNER_A, 12_345] {
			assert_noop!(pledge(who, P_AT_A, 1), Error::<Test>::NotStash);
		}
	});
}

/// SC-DOS-05: who is owner, operator, slasher, recipient and reporter at once, and slashes itself, burns at
/// least half each time, and waits a bonding duration for the rest. Those who followed lose what they signed
/// for at most.
#[test]
fn slashing_oneself_for_money() {
	ExtBuilder::default().build_and_execute(|| {
		let mut own = terms(40);
		own.hook = TestHook::Judge;
		own.conditions.shares = restaking_primitives::Shares {
			treasury: percent(0),
			recipient: percent(45),
			reporter: percent(5),
		};
		own.conditions.recipient = Some(S);
		let (_, home) = another_service(own, P);
		run_to(9);
		pledge_once(S, home, 1_000);
		pledge_once(T, home, 500);
		run_to(10);
		let has = || {
			let data = System::account(S).data;
			data.free + data.reserved
		};
		let (issuance, had) = (Balances::total_issuance(), has());
		let proof = Proof { operator: P, offence: new_offence(), era: 10, fraction: percent(40) };
		let evidence = proof.encode().try_into().unwrap();
		assert_ok!(Restaking::report_offence(RuntimeOrigin::signed(S), home, evidence).plain());
		unbond(S, 1_000);
		run_to(13);
		assert_eq!(ledger(T).0, 1_000 - 200);
		assert_eq!((waits(), Balances::total_issuance()), (600, issuance));
		// Nothing leaves faster than by unbonding, and a round costs more than it brings.
		let pay = || Restaking::divide(RuntimeOrigin::signed(S), RequestId(0));
		run_to(38);
		withdraw(S);
		assert_noop!(pay(), Error::<Test>::NotDueYet);
		// The chain pays by itself.
		run_to(41);
		assert_noop!(pay(), Error::<Test>::NoSuchRequest);
		assert_eq!(has(), had - 400 + 300);
		assert_eq!(issuance - Balances::total_issuance(), 300);
	});
}

/// SC-DOS-07: a thief with the slasher's key, and then the operator's, asks for all it can. It gets at most the
/// largest slash of one service, none of it for itself, and governance vetoes all of it with one call.
#[test]
fn a_stolen_key() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for who in [S, T, U] {
			pledge_once(who, P_AT_A, 1_000);
			pledge_once(who, P_AT_B, 1_000);
		}
		run_to(10);
		for home in [P_AT_A, Q_AT_A] {
			let asked: u32 =
				(0..40).map(|_| u32::from(request(home, 10, percent(5)).is_ok())).sum();
			assert_eq!(
				asked,
				if home == P_AT_A { 8 } else { 0 },
				"within the cap, of who is there"
			);
		}
		assert_noop!(request(P_AT_B, 10, percent(11)), Error::<Test>::AboveMaxSlash);
		let worst: u128 = Restaking::pending_slashes(&S).iter().map(|it| it.loses).sum();
		assert_eq!(worst, 400);
		// The operator's key takes nothing: it can leave, and rotate keys.
		let asked = ask(P, P_AT_A, (10, percent(5), new_offence()), None);
		assert_noop!(asked, Error::<Test>::NotSlasher);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), A));
		assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
		run_to(20);
		for who in [S, T, U] {
			assert_eq!(ledger(who), (1_000, 1_000));
		}
	});
}
