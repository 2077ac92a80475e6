//! Escrow, bonds, jail: what waits, what is forfeited, and who may serve again.

use super::setting::*;
use crate::{Error, Event, Jails, SlashBonds, SlashRequests};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold, weights::Weight};
use restaking_primitives::{AssignmentId, RequestId, ServiceId, Shares};
use sp_runtime::DispatchError;

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

fn bond_held() -> u128 {
	let reason = RuntimeHoldReason::Restaking(crate::HoldReason::SlashBond);
	Balances::balance_on_hold(&reason, &BOND_PAYER)
}

/// A service with a proof of 40 % against it, executed in era 13; 50 % are burned, 45 % are U's and
/// 5 % the reporter's.
fn proven() -> (ServiceId, AssignmentId) {
	let mut terms = terms(40);
	terms.hook = TestHook::Judge;
	terms.conditions.shares =
		Shares { treasury: percent(0), recipient: percent(45), reporter: percent(5) };
	terms.conditions.recipient = Some(U);
	let (service, home) = another_service(terms, P);
	run_to(9);
	pledge_once(S, home, 1_000);
	run_to(10);
	let proof = Proof { operator: P, offence: new_offence(), era: 10, fraction: percent(40) };
	let evidence = proof.encode().try_into().unwrap();
	assert_ok!(Restaking::report_offence(RuntimeOrigin::signed(T), home, evidence).plain());
	(service, home)
}

/// SC-GOV-11: the proceeds wait from the last loss on, and are divided once. Until then nothing is burned.
#[test]
fn the_escrow_waits_and_is_paid() {
	for (settled, payable) in [(13, 41), (20, 48)] {
		ExtBuilder::default().build_and_execute(|| {
			let (service, _) = proven();
			let issuance = Balances::total_issuance();
			let (of_u, of_t) = (free(U), free(T));
			PollWeight::set(Weight::zero());
			run_to(13);
			assert_ok!(Restaking::execute_slash(stranger(), RequestId(0)));
			run_to(settled);
			PollWeight::set(Weight::MAX);
			assert_ok!(Restaking::settle_staker(stranger(), S, MANY).plain());
			assert_eq!((waits(), Balances::total_issuance()), (400, issuance));
			assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
			// The chain would pay by itself.
			PollWeight::set(Weight::zero());
			let pay = || Restaking::divide(stranger(), RequestId(0));
			run_to(payable - 1);
			assert_noop!(pay(), Error::<Test>::NotDueYet);
			run_to(payable);
			assert_ok!(pay());
			assert_eq!((free(U) - of_u, free(T) - of_t), (180, 20));
			assert_eq!((waits(), issuance - Balances::total_issuance()), (0, 200));
			let late = || Restaking::redirect_escrow(RuntimeOrigin::root(), RequestId(0));
			for gone in [Error::<Test>::AlreadyDivided, Error::<Test>::NoSuchRequest] {
				let gone = DispatchError::from(gone);
				assert_noop!(pay(), gone);
				assert_noop!(late(), gone);
				// The record goes with that of the last loss.
				PollWeight::set(Weight::MAX);
				next_block();
			}
		});
	}
}

/// A name that cannot be brought again for its era is forgotten, and another offence may have it, while
/// the slash for the first waits in escrow.
#[test]
fn a_forgotten_name_is_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		let mut terms = terms(40);
		terms.conditions.shares = Shares { recipient: percent(45), ..Default::default() };
		terms.conditions.recipient = Some(U);
		let (service, home) = another_service(terms, P);
		assert_ok!(fund_bond(service, 1_000_000));
		run_to(9);
		pledge_once(S, home, 1_000);
		let (first, name) = (10, new_offence());
		run_to(first);
		assert_ok!(request_for(home, first, percent(10), name));
		run_to(20);
		let again = |era| request_for(home, era, percent(10), name);
		assert_noop!(again(20), Error::<Test>::OffenceSeen);
		run_to(23);
		assert_noop!(again(first), Error::<Test>::ReportedTooLate);
		assert_ok!(again(23));
		assert_eq!(SlashRequests::<Test>::iter().count(), 2);
		check_state();
		assert_noop!(again(23), Error::<Test>::OffenceSeen);
	});
}

/// SC-GOV-11: governance redirects what waits, and what members still lose: at the division, the recipient's
/// and the reporter's parts go to the treasury.
#[test]
fn the_escrow_is_redirected() {
	ExtBuilder::default().build_and_execute(|| {
		proven();
		let (of_u, of_t) = (free(U), free(T));
		let redirect = || Restaking::redirect_escrow(RuntimeOrigin::root(), RequestId(0));
		assert_noop!(redirect(), Error::<Test>::NotExecuted);
		run_to(13);
		assert_noop!(
			Restaking::redirect_escrow(stranger(), RequestId(0)),
			DispatchError::BadOrigin
		);
		run_to(30);
		let issuance = Balances::total_issuance();
		assert_ok!(redirect());
		assert_noop!(redirect(), Error::<Test>::NothingToChange);
		run_to(40);
		assert_eq!((treasury(), waits()), (0, 400));
		run_to(41);
		assert_eq!((treasury(), waits(), issuance - Balances::total_issuance()), (200, 0, 200));
		assert_noop!(redirect(), Error::<Test>::NoSuchRequest);
		assert_eq!((free(U), free(T)), (of_u, of_t));
	});
	ExtBuilder::default().build_and_execute(|| {
		proven();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(stranger(), RequestId(0)));
		let redirect = || Restaking::redirect_escrow(RuntimeOrigin::root(), RequestId(0));
		assert_ok!(redirect());
		assert_noop!(redirect(), Error::<Test>::NothingToChange);
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!((waits(), ledger(S).0), (400, 600));
		// It was settled in 14.
		run_to(14 + WAIT);
		assert_eq!((treasury(), waits()), (200, 0));
		assert_noop!(Restaking::divide(stranger(), RequestId(0)), Error::<Test>::NoSuchRequest);
	});
}

/// A veto forfeits the bond, a withdrawal half of it, execution and expiry nothing.
#[test]
fn what_becomes_of_the_bond() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let all = bond_held();
		let vetoed = request(P_AT_A, 10, percent(5)).unwrap();
		let withdrawn = request(P_AT_A, 10, percent(5)).unwrap();
		assert_ok!(request(P_AT_A, 10, percent(5)));
		assert_eq!(SlashBonds::<Test>::get(A, BOND_PAYER).unwrap().locked, 60);
		let cancel = |who, id| Restaking::cancel_request(RuntimeOrigin::signed(who), id).plain();
		assert_noop!(cancel(STRANGER, withdrawn), Error::<Test>::NotRequester);
		assert_ok!(veto(vetoed));
		assert_ok!(cancel(SLASHER, withdrawn));
		assert_noop!(cancel(SLASHER, withdrawn), Error::<Test>::NoSuchRequest);
		assert_eq!((treasury(), all - bond_held()), (30, 30));
		run_to(13);
		assert_eq!(SlashBonds::<Test>::get(A, BOND_PAYER).unwrap().locked, 0);
		assert_eq!((treasury(), waits(), all - bond_held()), (30, 50, 30));
	});
}

/// SC-SLASH-18, SC-DOS-04: all requests of a service are vetoed at once; later ones are not.
#[test]
fn a_veto_of_everything() {
	ExtBuilder::default().build_and_execute(|| {
		full_pledges_once(S);
		let first = request(P_AT_A, 10, percent(30)).unwrap();
		let other = request(P_AT_B, 10, percent(10)).unwrap();
		let all = |origin| Restaking::veto_all(origin, A);
		assert_noop!(all(stranger()), Error::<Test>::NotResolver);
		assert_ok!(all(RuntimeOrigin::signed(RESOLVER)));
		assert_noop!(all(RuntimeOrigin::signed(RESOLVER)), Error::<Test>::NothingToChange);
		// Its part of the cap is free for the next request.
		let later = request(P_AT_A, 10, percent(40)).unwrap();
		assert!(SlashRequests::<Test>::get(first).is_none());
		run_to(13);
		assert_eq!(ledger(S).0, 1_000 - 400 - 100);
		for id in [later, other] {
			assert!(execution(id).fully_settled);
		}
	});
}

/// A resolver's veto of everything spares what it may not veto.
#[test]
fn a_resolver_spares_proofs() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, _) = proven();
		let all = |origin| Restaking::veto_all(origin, service);
		assert_noop!(all(RuntimeOrigin::signed(RESOLVER)), Error::<Test>::NotResolver);
		let resolver = Some(caller(RuntimeOrigin::signed(RESOLVER)));
		let owner = RuntimeOrigin::signed(OWNER_B);
		assert_ok!(Restaking::announce_resolver(owner, service, resolver));
		assert_ok!(all(RuntimeOrigin::signed(RESOLVER)));
		run_to(13);
		assert_eq!(ledger(S).0, 600);
	});
}

/// A jail term is served, in that service alone, and leaves no record.
#[test]
fn a_jail_term() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(3);
		assert_ok!(request(home, 10, percent(10)));
		let unjail = || Restaking::unjail(RuntimeOrigin::signed(P), service);
		assert_noop!(unjail(), Error::<Test>::NotJailed);
		run_to(13);
		let jail = |back| terms_in_jail([(17, RequestId(0), back)]);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail(false)));
		assert!(is_suspended(home) && !is_suspended(P_AT_A));
		run_to(15);
		assert_ok!(unjail());
		assert_noop!(unjail(), Error::<Test>::NothingToChange);
		assert_eq!(Jails::<Test>::get(service, P), Some(jail(true)));
		assert_noop!(pledge(T, home, 100), Error::<Test>::SuspendedAssignment);
		// It counts again from era 17 on.
		run_to(16);
		assert!(!is_suspended(home));
		assert_ok!(pledge(T, home, 100));
		assert_eq!(Jails::<Test>::get(service, P), None);
	});
}

/// Leaving and coming back ends no jail; a ban ends the assignment and lasts.
#[test]
fn leaving_ends_no_jail() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = jailing_service(10);
		assert_ok!(request(home, 10, percent(10)));
		run_to(13);
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(P), service));
		assert_eq!(try_join(P, service, key(9)), Err(Error::<Test>::RejoinTooEarly.into()));
		// 500 counted through 13, and can be slashed through 20; the jail term ends later.
		run_to(21);
		assert_eq!(try_join(P, service, key(9)), Err(Error::<Test>::JailedOperator.into()));
		run_to(23);
		assert_ok!(try_join(P, service, key(9)));
		let ban = || Restaking::ban_operator(RuntimeOrigin::root(), service, P);
		assert_noop!(Restaking::ban_operator(stranger(), service, P), DispatchError::BadOrigin);
		assert_ok!(ban());
		assert_noop!(ban(), Error::<Test>::NothingToChange);
		assert_eq!(try_join(P, service, key(10)), Err(Error::<Test>::BannedOperator.into()));
		let gone = Event::OperatorBanned { service, operator: P };
		assert!(events().contains(&gone));
	});
}

/// SC-SLASH-20: a slash waits in vain for nobody: further slashes, exits and claims go on meanwhile.
#[test]
fn suspended_until_the_last_has_settled() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		for (who, home) in [(S, P_AT_A), (T, P_AT_A), (U, Q_AT_A)] {
			pledge_once(who, home, 1_000);
		}
		run_to(10);
		let first = request(P_AT_A, 10, percent(10)).unwrap();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(stranger(), first));
		assert_ok!(Restaking::settle_staker(stranger(), S, MANY).plain());
		assert_eq!(crate::Services::<Test>::get(A).unwrap().totals.next, 1_000);
		run_to(16);
		assert_noop!(
			Restaking::resume_assignment(stranger(), P_AT_A),
			Error::<Test>::SuspendedAssignment
		);
		assert_noop!(pledge(U, P_AT_A, 100), Error::<Test>::SuspendedAssignment);
		let second = request(P_AT_A, 13, percent(10)).unwrap();
		assert_ok!(exit(S, P_AT_A, 100));
		run_to(19);
		assert_ok!(Restaking::execute_slash(stranger(), second));
		assert_ok!(Restaking::settle_staker(stranger(), S, MANY).plain());
		assert!(is_suspended(P_AT_A));
		assert_ok!(Restaking::settle_staker(stranger(), T, MANY).plain());
		assert!(!is_suspended(P_AT_A));
		// 1,000 counted in 13, too: each lost 100 twice.
		assert_eq!((ledger(S).0, ledger(T).0), (800, 800));
		PollWeight::set(Weight::MAX);
	});
}

/// Withdrawing what was vetoed together with others does not save half of the bond.
#[test]
fn a_mass_veto_can_not_be_evaded() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		assert_ok!(Restaking::veto_all(RuntimeOrigin::root(), A));
		assert_ok!(Restaking::cancel_request(RuntimeOrigin::signed(SLASHER), id).plain());
		let vetoed = Event::SlashVetoed {
			request: id,
			service: A,
			assignment: P_AT_A,
			by_governance: true,
			forfeited: 20,
			burned: false,
		};
		assert!(events().contains(&vetoed));
		assert_eq!(treasury(), 20);
	});
}

/// A service that retires while its last member has just settled leaves nothing behind.
#[test]
fn retired_while_in_the_queue() {
	ExtBuilder::default().build_and_execute(|| {
		let (service, home) = proven();
		PollWeight::set(Weight::zero());
		run_to(13);
		assert_ok!(Restaking::execute_slash(stranger(), RequestId(0)));
		assert_ok!(Restaking::settle_staker(stranger(), S, MANY).plain());
		run_to(22);
		let _released = release(S);
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), service));
		PollWeight::set(Weight::MAX);
		next_block();
		assert_eq!(crate::Assignments::<Test>::get(home), None);
		assert_ok!(Restaking::deregister_service(RuntimeOrigin::root(), service));
	});
}

/// A member that cannot be settled keeps nobody waiting, and does not keep the queue busy.
#[test]
fn a_member_that_can_not_be_settled() {
	for members in [3, 70] {
		let crowd = 10_000..10_000 + members;
		let builder = ExtBuilder::default().stakers(crowd.clone().map(|who| (who, 1_000, 200)));
		builder.build_and_execute(|| {
			run_to(9);
			crowd.clone().for_each(|who| pledge_once(who, P_AT_A, 100));
			run_to(10);
			assert_ok!(request(P_AT_A, 10, percent(10)));
			run_to(12);
			// As if its record were lost.
			let lost = crate::Stakers::<Test>::take(10_000).unwrap();
			run_to(13);
			assert_eq!(crate::PageQueue::<Test>::iter().count(), 0);
			assert_eq!(crate::Assignments::<Test>::get(P_AT_A).unwrap().waiting(), 1);
			assert_eq!(waits(), 10 * (u128::from(members) - 1));
			crate::Stakers::<Test>::insert(10_000, lost);
			check_state();
			// It can settle by itself.
			assert_ok!(Restaking::settle_staker(stranger(), 10_000, MANY).plain());
			assert!(!is_suspended(P_AT_A));
		});
	}
}

/// What cannot arrive anywhere is burned, and the event tells treasury and burned apart. The escrow account
/// stays there.
#[test]
fn what_is_burned_is_not_called_the_treasurys() {
	for redirected in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			// 45 % of 13 for the recipient are 5, below the existential deposit of 10. The other 8 are burned anyway.
			let mut terms = terms(40);
			terms.conditions.shares = Shares { recipient: percent(45), ..Default::default() };
			terms.conditions.recipient = Some(999);
			let (service, home) = another_service(terms, P);
			assert_ok!(fund_bond(service, 1_000));
			run_to(9);
			pledge_once(S, home, 130);
			run_to(10);
			let id = request(home, 10, percent(10)).unwrap();
			// The treasury is gone.
			Balances::force_set_balance(RuntimeOrigin::root(), TREASURY, 0).unwrap();
			run_to(13);
			PollWeight::set(Weight::zero());
			run_to(41);
			let issuance = Balances::total_issuance();
			if redirected {
				assert_ok!(Restaking::redirect_escrow(RuntimeOrigin::root(), id));
			}
			assert_ok!(Restaking::divide(stranger(), id));
			assert_eq!(issuance - Balances::total_issuance(), 13);
			let told = Event::SlashDivided {
				request: id,
				service,
				assignment: home,
				burned: 13,
				treasury: 0,
				recipient: 0,
				reporter: 0,
			};
			assert!(events().contains(&told));
			assert_eq!(free(Restaking::escrow_account()), 10);
		});
	}
}

/// A forfeited bond that the treasury cannot receive is burned, and the event says so: a half of 18 is below
/// the existential deposit.
#[test]
fn a_bond_is_burned_if_the_treasury_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		MinSlashBond::set(18);
		pledged_once_to_a(S, 1_000);
		let id = request(P_AT_A, 10, percent(10)).unwrap();
		Balances::force_set_balance(RuntimeOrigin::root(), TREASURY, 0).unwrap();
		let issuance = Balances::total_issuance();
		assert_ok!(Restaking::cancel_request(RuntimeOrigin::signed(SLASHER), id).plain());
		assert_eq!((issuance - Balances::total_issuance(), free(TREASURY)), (9, 0));
		let told = Event::SlashCancelled {
			request: id,
			service: A,
			assignment: P_AT_A,
			forfeited: 9,
			burned: true,
		};
		assert!(events().contains(&told));
	});
}

/// A chain that gets the pallet by an upgrade has the account of the escrow as one that was born with it.
#[test]
fn an_upgrade_endows_the_escrow() {
	use frame_support::traits::Hooks;
	ExtBuilder::default().build_and_execute(|| {
		let escrow = Restaking::escrow_account();
		Balances::force_set_balance(RuntimeOrigin::root(), escrow, 0).unwrap();
		for _ in 0..2 {
			let _weight = Restaking::on_runtime_upgrade();
			assert_eq!(free(escrow), 10);
		}
	});
}
