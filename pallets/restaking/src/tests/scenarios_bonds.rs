//! Slash bonds: who pays for whose requests, and who can stand in whose way.

use super::setting::*;
use crate::{types::JoinPolicy, Error, Event, GenesisBond, NextServiceId, SlashBonds};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use restaking_primitives::ServiceId;
use sp_runtime::DispatchError;

const NEW: AccountId = 403;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The funds that an account holds for bonds, at all services.
fn held(who: AccountId) -> u128 {
	Balances::balance_on_hold(&RuntimeHoldReason::Restaking(crate::HoldReason::SlashBond), &who)
}

/// The whole bond of a payer at `A`, and its locked part.
fn bond(payer: AccountId) -> (u128, u128) {
	SlashBonds::<Test>::get(A, payer).map_or((0, 0), |bond| (bond.amount, bond.locked))
}

fn withdraw(who: AccountId, amount: u128) -> Result<(), DispatchError> {
	Restaking::withdraw_slash_bond(signed(who), A, amount)
}

/// The slasher asks for 10 % of 1 000 at `A`, which needs a bond of 20.
fn ask_of(payer: Option<AccountId>) -> Result<restaking_primitives::RequestId, DispatchError> {
	ask(SLASHER, P_AT_A, (10, percent(10), new_offence()), payer)
}

/// SC-BOND-01: a stranger that funds first, with the least there is, changes nothing for the slasher: it pays
/// for itself, and other payers pay beside each other.
#[test]
fn nobody_stands_in_the_way() {
	ExtBuilder::default().build_and_execute(|| {
		let service = NextServiceId::<Test>::get();
		let (_, home) = another_service(terms(40), P);
		assert_ok!(fund_bond_for(STRANGER, service, SLASHER, 20));
		assert_ok!(fund_bond_for(SLASHER, service, SLASHER, 30));
		assert_ok!(fund_bond(service, 25));
		run_to(9);
		pledge_once(S, home, 1_000);
		run_to(10);
		let ask = |payer| ask(SLASHER, home, (10, percent(5), new_offence()), payer);
		// Its own bond is the default.
		assert_ok!(ask(None));
		let of = |payer| {
			let bond = SlashBonds::<Test>::get(service, payer).unwrap();
			(bond.amount, bond.locked)
		};
		assert_eq!([SLASHER, STRANGER, BOND_PAYER].map(of), [(30, 20), (20, 0), (25, 0)]);
		assert_noop!(ask(None), Error::<Test>::BondTooSmall);
		assert_ok!(ask(Some(BOND_PAYER)));
		assert_ok!(ask(Some(STRANGER)));
		assert_eq!([SLASHER, STRANGER, BOND_PAYER].map(of), [(30, 20), (20, 20), (25, 20)]);
		// A stranger that leaves takes nothing but its own.
		run_to(13);
		assert_ok!(Restaking::withdraw_slash_bond(signed(STRANGER), service, 20));
		assert_eq!([SLASHER, BOND_PAYER].map(of), [(30, 0), (25, 0)]);
	});
}

/// SC-BOND-02: who has funded nothing, who has funded for another, and who is no account, each learn what is
/// wrong. Only the slasher of a bond may use it.
#[test]
fn a_payer_agrees_to_one_slasher() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_noop!(ask_of(None), Error::<Test>::NoSlashBond);
		assert_noop!(ask_of(Some(STRANGER)), Error::<Test>::NoSlashBond);
		assert_noop!(fund_bond_for(STRANGER, A, NEW, 100), Error::<Test>::NotItsSlasher);
		let new = caller(signed(NEW));
		assert_ok!(Restaking::announce_slasher(signed(OWNER_A), A, new));
		assert_ok!(fund_bond_for(STRANGER, A, NEW, 100));
		// 100 for the new one are no word of the old one, nor the other way round.
		assert_noop!(ask_of(Some(STRANGER)), Error::<Test>::BondForAnother);
		assert_noop!(fund_bond_for(STRANGER, A, SLASHER, 100), Error::<Test>::BondForAnother);
		run_to(18);
		let of_new = |payer| ask(NEW, P_AT_A, (18, percent(10), new_offence()), payer);
		assert_noop!(of_new(Some(BOND_PAYER)), Error::<Test>::BondForAnother);
		assert_ok!(of_new(Some(STRANGER)));
		assert_eq!((bond(STRANGER), bond(BOND_PAYER)), ((100, 20), (1_000_000, 0)));
	});
}

/// SC-BOND-02: a slasher without an account names who pays.
#[test]
fn a_collective_names_its_payer() {
	ExtBuilder::default().build_and_execute(|| {
		let all = RuntimeOrigin::from(OriginCaller::Neighbour(neighbour::Origin::Collective(3)));
		let service = NextServiceId::<Test>::get();
		let (slasher, open, text) =
			(Some(caller(all.clone())), JoinPolicy::Open, Default::default());
		let owner = signed(OWNER_A);
		assert_ok!(Restaking::register_service(owner, terms(40), slasher, None, open, None, text));
		let home = join(P, service);
		let payer = signed(STRANGER);
		assert_ok!(Restaking::fund_slash_bond(payer, service, caller(all.clone()), 20));
		run_to(9);
		pledge_once(S, home, 500);
		run_to(10);
		let ask = |payer| {
			let (name, evidence) = (new_offence(), Default::default());
			Restaking::request_slash(all.clone(), home, 10, percent(10), name, evidence, payer)
				.plain()
		};
		assert_noop!(ask(None), Error::<Test>::NoPayer);
		assert_noop!(ask(Some(BOND_PAYER)), Error::<Test>::NoSlashBond);
		assert_ok!(ask(Some(STRANGER)));
	});
}

/// SC-BOND-03: the sizes of a bond: 20 at least to begin with, 20 or nothing free after a withdrawal, and less
/// only after a forfeit.
#[test]
fn a_bond_is_worth_asking_with() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let fund = |amount| fund_bond_for(SLASHER, A, SLASHER, amount);
		assert_noop!(fund(0), Error::<Test>::ZeroAmount);
		assert_noop!(fund(19), Error::<Test>::BelowMinBond);
		assert_ok!(fund(20));
		assert_ok!(fund(50));
		let told = Event::SlashBondFunded {
			service: A,
			payer: SLASHER,
			slasher: caller(signed(SLASHER)),
			amount: 50,
			total: 70,
		};
		assert!(events().contains(&told));
		// 70, of which 20 are locked: 31 leave 19, 30 leave 20.
		let first = ask_of(None).unwrap();
		assert_noop!(withdraw(SLASHER, 31), Error::<Test>::BelowMinBond);
		assert_ok!(withdraw(SLASHER, 30));
		assert_eq!((bond(SLASHER), held(SLASHER)), ((40, 20), 40));
		assert_ok!(ask_of(None));
		assert_noop!(withdraw(SLASHER, 1), Error::<Test>::BondLocked);
		assert_noop!(ask_of(None), Error::<Test>::BondTooSmall);
		// A half of 20 is forfeited: 30 are left, 20 of them locked.
		assert_ok!(Restaking::cancel_request(signed(SLASHER), first).plain());
		assert_eq!((bond(SLASHER), treasury()), ((30, 20), 10));
		assert_noop!(ask_of(None), Error::<Test>::BondTooSmall);
		assert_noop!(withdraw(SLASHER, 9), Error::<Test>::BelowMinBond);
		run_to(13);
		assert_eq!(bond(SLASHER), (30, 0));
		// What is too small to ask with is filled up, or taken back as a whole.
		assert_noop!(withdraw(SLASHER, 11), Error::<Test>::BelowMinBond);
		assert_ok!(withdraw(SLASHER, u128::MAX));
		assert_eq!((bond(SLASHER), held(SLASHER)), ((0, 0), 0));
		assert_noop!(withdraw(SLASHER, 1), Error::<Test>::NoSlashBond);
		// More than the least is needed where more could be taken.
		assert_eq!(crate::store::BondStore::<Test, ()>::required_for(10_000), 100);
	});
}

/// SC-BOND-03: a forfeit may leave less than the least; it takes of its payer alone.
#[test]
fn a_forfeit_is_of_one_payer() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		assert_ok!(fund_bond_for(SLASHER, A, SLASHER, 25));
		let vetoed = ask_of(None).unwrap();
		assert_ok!(veto(vetoed));
		assert_eq!((bond(SLASHER), bond(BOND_PAYER)), ((5, 0), (1_000_000, 0)));
		assert_eq!((held(SLASHER), treasury()), (5, 20));
		assert_noop!(ask_of(None), Error::<Test>::BondTooSmall);
		assert_noop!(fund_bond_for(SLASHER, A, SLASHER, 14), Error::<Test>::BelowMinBond);
		assert_noop!(withdraw(SLASHER, 1), Error::<Test>::BelowMinBond);
		assert_ok!(fund_bond_for(SLASHER, A, SLASHER, 15));
		assert_ok!(ask_of(None));
	});
}

/// SC-BOND-04: a retired service takes bonds as long as it can be asked to slash; its removal touches none,
/// and they are withdrawn without it.
#[test]
fn bonds_outlive_their_service() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = another_service(terms(40), Q);
		run_to(9);
		pledge_once(S, home, 1_000);
		run_to(10);
		assert_ok!(Restaking::retire_service(signed(OWNER_B), service));
		assert_ok!(fund_bond(service, 30));
		assert_ok!(request(home, 10, percent(10)));
		run_to(18);
		let _released = release(S);
		assert_ok!(Restaking::deregister_service(signed(OWNER_B), service));
		assert_eq!(SlashBonds::<Test>::get(service, BOND_PAYER).unwrap().amount, 30);
		check_state();
		assert_noop!(fund_bond(service, 30), Error::<Test>::NoSuchService);
		let before = held(BOND_PAYER);
		assert_ok!(Restaking::withdraw_slash_bond(signed(BOND_PAYER), service, 30));
		assert_eq!(before - held(BOND_PAYER), 30);
		assert_eq!(SlashBonds::<Test>::get(service, BOND_PAYER), None);
	});
}

/// SC-BOND-05: genesis funds bonds for the slasher of a service.
#[test]
fn a_bond_of_the_first_block() {
	let mut config = genesis();
	config.bonds = vec![GenesisBond { service: A, payer: STRANGER, amount: 20 }];
	ExtBuilder::default().build_with(config).execute_with(|| {
		check_state();
		assert_eq!((bond(STRANGER), held(STRANGER)), ((20, 0), 20));
		pledged_once_to_a(S, 1_000);
		assert_ok!(ask_of(Some(STRANGER)));
		check_state();
	});
}

#[test]
#[should_panic(expected = "bond 0 was refused")]
fn a_bond_of_no_service_stops_the_genesis() {
	let mut config = genesis();
	config.bonds = vec![GenesisBond { service: ServiceId(9), payer: STRANGER, amount: 20 }];
	ExtBuilder::default().build_with(config);
}

/// The bonds of a service are listed page by page.
#[test]
fn bonds_are_listed() {
	ExtBuilder::default().build_and_execute(|| {
		for payer in [SLASHER, STRANGER, OWNER_A] {
			assert_ok!(fund_bond_for(payer, A, SLASHER, 20));
		}
		let first = Restaking::list_slash_bonds(A, None, 3);
		let rest = Restaking::list_slash_bonds(A, first.last().map(|bond| bond.payer), 128);
		assert_eq!((first.len(), rest.len()), (3, 1));
		let mut payers: Vec<_> = first.iter().chain(&rest).map(|bond| bond.payer).collect();
		payers.sort_unstable();
		assert_eq!(payers, [OWNER_A, SLASHER, STRANGER, BOND_PAYER]);
		assert!(Restaking::list_slash_bonds(ServiceId(9), None, 3).is_empty());
	});
}
