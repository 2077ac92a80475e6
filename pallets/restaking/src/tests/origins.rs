//! Origins of calls. SC-GOV-05.

use super::setting::*;
use crate::{types::JoinPolicy, Error, NextServiceId, Services};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn collective(which: u8) -> RuntimeOrigin {
	OriginCaller::Neighbour(neighbour::Origin::Collective(which)).into()
}

fn location(chain: u32, account: Option<u64>) -> RuntimeOrigin {
	OriginCaller::Neighbour(neighbour::Origin::Location(chain, account)).into()
}

/// Owners that are an account, a collective and a location; similar ones are strangers.
#[test]
fn only_the_exact_origin_is_the_owner() {
	let owners = [
		(RuntimeOrigin::signed(OWNER_A), vec![RuntimeOrigin::signed(OWNER_B), collective(1)]),
		(collective(1), vec![collective(2), RuntimeOrigin::signed(1)]),
		(location(2_000, None), vec![location(2_000, Some(1)), location(2_001, None)]),
		(location(2_000, Some(7)), vec![location(2_000, None), RuntimeOrigin::signed(7)]),
	];
	for (owner, others) in owners {
		ExtBuilder::default().build_and_execute(|| {
			let service = NextServiceId::<Test>::get();
			let slasher = Some(caller(collective(9)));
			let (open, text) = (JoinPolicy::Open, Default::default());
			let register = Restaking::register_service;
			assert_ok!(register(owner.clone(), terms(5), slasher, None, open, None, text));
			for other in others.into_iter().chain([RuntimeOrigin::none()]) {
				assert_noop!(
					Restaking::retire_service(other.clone(), service),
					Error::<Test>::NotOwner
				);
				assert_noop!(Restaking::pause_service(other, service), Error::<Test>::NotOwner);
			}
			assert_ok!(Restaking::pause_service(owner.clone(), service));
			assert_ok!(Restaking::retire_service(owner, service));
		});
	}
}

/// An origin without an account pays no deposit; an origin that may not register is refused.
#[test]
fn who_pays_for_a_service() {
	ExtBuilder::default().build_and_execute(|| {
		let register = |origin| {
			let slasher = Some(caller(collective(9)));
			let (open, text) = (JoinPolicy::Open, Default::default());
			Restaking::register_service(origin, terms(5), slasher, None, open, None, text)
		};
		assert_ok!(register(collective(1)));
		assert_ok!(register(RuntimeOrigin::root()));
		assert_ok!(register(RuntimeOrigin::signed(STRANGER)));
		let deposits: Vec<_> = Services::<Test>::iter_values()
			.map(|it| it.deposit.map(|it| it.payer))
			.collect();
		assert_eq!(deposits.iter().flatten().collect::<Vec<_>>(), vec![&STRANGER]);
		assert_noop!(register(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(
			register(RuntimeOrigin::signed(999)),
			sp_runtime::TokenError::FundsUnavailable
		);
	});
}

/// SC-GOV-05: only an origin that can act gets rights.
#[test]
fn nobody_is_not_named() {
	ExtBuilder::default().build_and_execute(|| {
		let nobody = caller(RuntimeOrigin::none());
		let owner = || RuntimeOrigin::signed(OWNER_A);
		assert_noop!(
			Restaking::offer_ownership(owner(), A, nobody.clone()),
			Error::<Test>::OriginCannotAct
		);
		assert_noop!(
			Restaking::announce_slasher(owner(), A, nobody.clone()),
			Error::<Test>::OriginCannotAct
		);
		assert_noop!(
			Restaking::announce_resolver(owner(), A, Some(nobody)),
			Error::<Test>::OriginCannotAct
		);
		// An origin that only says that a transaction was authorized cannot act either.
		let authorized = caller(frame_system::RawOrigin::Authorized.into());
		assert_noop!(
			Restaking::offer_ownership(owner(), A, authorized),
			Error::<Test>::OriginCannotAct
		);
	});
}

/// Controllers that are not their own stash may not pledge, and learn why. SC-BASE-06.
#[test]
fn old_controllers_may_not_pledge() {
	ExtBuilder::default().build_and_execute(|| {
		const CONTROLLER: u64 = 901;
		let ledger = pallet_staking::Ledger::<Test>::take(S).unwrap();
		pallet_staking::Ledger::<Test>::insert(CONTROLLER, ledger);
		pallet_staking::Bonded::<Test>::insert(S, CONTROLLER);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::SeparateController);
		assert_noop!(pledge(CONTROLLER, P_AT_A, 1), Error::<Test>::SeparateController);
		assert_noop!(exit(CONTROLLER, P_AT_A, 1), Error::<Test>::SeparateController);
		assert_noop!(exit(S, P_AT_A, 1), Error::<Test>::SeparateController);
		assert_noop!(pledge(STRANGER, P_AT_A, 1), Error::<Test>::NotStash);
		assert_noop!(exit(STRANGER, P_AT_A, 1), Error::<Test>::NoPosition);
	});
}

/// SC-BASE-04: a virtual staker, whose funds another pallet keeps, may not pledge.
#[test]
fn virtual_stakers_may_not_pledge() {
	ExtBuilder::default().build_and_execute(|| {
		pallet_staking::VirtualStakers::<Test>::insert(S, ());
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::VirtualStaker);
		assert_noop!(exit(S, P_AT_A, 1), Error::<Test>::VirtualStaker);
	});
}

/// INV-33: only the stash's own origin changes its positions.
#[test]
fn a_staker_acts_for_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let hash = terms(40).hash();
		let all = sp_runtime::Perbill::one();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), collective(1)] {
			let refusals = [
				Restaking::pledge(origin.clone(), P_AT_A, 1, hash, all, true).plain(),
				Restaking::exit(origin.clone(), P_AT_A, 1).plain(),
				Restaking::exit_all(origin.clone()).plain(),
				Restaking::exit_and_unbond(origin.clone(), P_AT_A, 1).plain(),
				Restaking::move_pledge(origin.clone(), P_AT_A, Q_AT_A, 1, hash, all).plain(),
				Restaking::set_standing_order(origin.clone(), P_AT_A, true).plain(),
				Restaking::rebond_custody(origin.clone(), 1).plain(),
				Restaking::release_custody(origin.clone(), S, MANY).plain(),
				Restaking::trim_staker(origin.clone(), S, MANY).plain(),
				Restaking::settle_staker(origin.clone(), S, MANY).plain(),
				Restaking::register_operator(origin.clone(), Default::default()),
				Restaking::set_commission(origin.clone(), A, all),
				Restaking::leave_service(origin.clone(), A),
				Restaking::deregister_operator(origin),
			];
			for refusal in refusals {
				assert_eq!(refusal, Err(DispatchError::BadOrigin));
			}
		}
		let nobody = Restaking::enforce_coverage(RuntimeOrigin::none(), S, MANY).plain();
		assert_noop!(nobody, DispatchError::BadOrigin);
	});
}

/// SC-GOV-13: people read who manages, slashes and vetoes, also of services of the first block: the origin is
/// there as long as a service or a bond names it, and no longer.
#[test]
fn who_is_who_can_be_read() {
	ExtBuilder::default().build_and_execute(|| {
		let signed = |who| Some(caller(RuntimeOrigin::signed(who)));
		let told = |service| {
			let info = Restaking::service_info(service).unwrap();
			(info.owner, info.offered, info.slasher, info.resolver)
		};
		let of_genesis = (signed(OWNER_A), None, signed(SLASHER), signed(RESOLVER));
		assert_eq!(told(A), of_genesis);
		let uses = |origin: RuntimeOrigin| {
			let handle = Restaking::handle(&caller(origin));
			crate::KnownOrigins::<Test>::get(handle).map_or(0, |known| known.uses)
		};
		// The slasher: of two services and of a bond at each. The resolver: of two services.
		let of = |who| uses(RuntimeOrigin::signed(who));
		assert_eq!([OWNER_A, SLASHER, RESOLVER, STRANGER].map(of), [1, 4, 2, 0]);
		let owner = || RuntimeOrigin::signed(OWNER_A);
		assert_ok!(Restaking::offer_ownership(owner(), A, caller(collective(3))));
		assert_eq!(told(A).1, Some(caller(collective(3))));
		assert_ok!(Restaking::accept_ownership(collective(3), A));
		assert_eq!(told(A), (Some(caller(collective(3))), None, signed(SLASHER), signed(RESOLVER)));
		assert_eq!((of(OWNER_A), uses(collective(3))), (0, 1));
		// Another offer replaces the first, whose origin is forgotten.
		for to in [4, 5] {
			let to = caller(collective(to));
			assert_ok!(Restaking::offer_ownership(collective(3), A, to));
		}
		assert_eq!([3, 4, 5].map(|it| uses(collective(it))), [1, 0, 1]);
		// Removed at once, the slasher is known by its bond, until that is taken back.
		assert_ok!(Restaking::remove_slasher(RuntimeOrigin::root(), A));
		assert_ok!(Restaking::remove_slasher(RuntimeOrigin::root(), B));
		assert_eq!(told(A).2, None);
		assert_eq!(of(SLASHER), 2);
		for service in [A, B] {
			let payer = RuntimeOrigin::signed(BOND_PAYER);
			assert_ok!(Restaking::withdraw_slash_bond(payer, service, 1_000_000));
		}
		assert_eq!(of(SLASHER), 0);
	});
}

/// SC-GOV-13: a request tells who asks, who pays and who may veto, and so does its read; also when the slasher
/// was removed meanwhile.
#[test]
fn a_request_tells_who_asks() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 1_000);
		let id = request(P_AT_A, 10, sp_runtime::Perbill::from_percent(10)).unwrap();
		let (slasher, resolver) =
			([SLASHER, RESOLVER]).map(|who| Some(caller(RuntimeOrigin::signed(who)))).into();
		let requested = events().into_iter().find_map(|event| match event {
			crate::Event::SlashRequested {
				request, requester, payer, resolver, reporter, ..
			} => Some((request, requester, payer, resolver, reporter)),
			_ => None,
		});
		let expected = (id, slasher, Some(BOND_PAYER), resolver, None);
		assert_eq!(requested, Some(expected.clone()));
		assert_ok!(Restaking::remove_slasher(RuntimeOrigin::root(), A));
		let mut told = Restaking::pending_slashes(&S).remove(0);
		let told = (told.request, told.requester, told.payer, told.resolver, told.reporters.pop());
		assert_eq!(told, expected);
	});
}
