//! Owners and slashers on other chains: named by a description that no version changes, and known by their accounts.

use super::setting::*;
use crate::{
	types::{JoinPolicy, KnownOrigin},
	Error, KnownOrigins, NextAssignmentId, NextServiceId, Services,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::WrapperKeepOpaque};
use restaking_primitives::{AssignmentId, EncodedNames, OriginNames, ServiceId, Shares};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The chain of the tests, and another one.
const CHAIN: u32 = 2_000;
const OTHER: u32 = 2_001;

/// Names locations by what they are, and all other origins by their encoding. A chain has an account here.
pub struct Names;
impl OriginNames<OriginCaller, AccountId> for Names {
	fn handle(caller: &OriginCaller) -> H256 {
		match described(caller) {
			Some(place) => BlakeTwo256::hash_of(&("location", place)),
			None => <EncodedNames as OriginNames<_, AccountId>>::handle(caller),
		}
	}

	fn account(caller: &OriginCaller) -> Option<AccountId> {
		match described(caller) {
			Some((chain, None)) => Some(sovereign(chain)),
			Some(_) => None,
			None => EncodedNames::account(caller),
		}
	}
}

/// The chain and the account of a location, in whatever version.
fn described(caller: &OriginCaller) -> Option<(u32, Option<u64>)> {
	use neighbour::Origin::{LaterLocation, Location};
	match caller {
		OriginCaller::Neighbour(Location(chain, account) | LaterLocation { account, chain }) => {
			Some((*chain, *account))
		},
		_ => None,
	}
}

/// The account of a chain here.
fn sovereign(chain: u32) -> AccountId {
	1_000_000 + u64::from(chain)
}

fn location(chain: u32, account: Option<u64>) -> RuntimeOrigin {
	OriginCaller::Neighbour(neighbour::Origin::Location(chain, account)).into()
}

fn later(chain: u32, account: Option<u64>) -> RuntimeOrigin {
	OriginCaller::Neighbour(neighbour::Origin::LaterLocation { account, chain }).into()
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Registers a service whose recipient, if there is one, gets two fifths of slashes.
fn register(
	owner: RuntimeOrigin,
	slasher: RuntimeOrigin,
	recipient: Option<AccountId>,
) -> DispatchResult {
	let mut terms = terms(40);
	if recipient.is_some() {
		terms.conditions.shares = Shares { recipient: percent(40), ..Default::default() };
		terms.conditions.recipient = recipient;
	}
	let (slasher, open, text) = (Some(caller(slasher)), JoinPolicy::Open, Default::default());
	Restaking::register_service(owner, terms, slasher, None, open, None, text)
}

/// 500 of `S` count through `P` in a service of the chain from era 10 on; it is era 10.
fn served(owner: RuntimeOrigin, slasher: RuntimeOrigin) -> (ServiceId, AssignmentId) {
	let (service, home) = (NextServiceId::<Test>::get(), NextAssignmentId::<Test>::get());
	assert_ok!(register(owner, slasher, None));
	join(P, service);
	run_to(9);
	pledge_once(S, home, 500);
	run_to(10);
	(service, home)
}

/// Asks for a tenth of what counts in the present era. As in a block, a refusal changes nothing.
fn ask_of(slasher: RuntimeOrigin, home: AssignmentId, payer: Option<AccountId>) -> DispatchResult {
	let (part, name, nothing) = (percent(10), new_offence(), Default::default());
	frame_support::storage::with_storage_layer(|| {
		Restaking::request_slash(slasher, home, era(), part, name, nothing, payer).plain()
	})
}

/// SC-PARA-05: a version that encodes the same place otherwise.
#[test]
fn a_later_version_of_a_location_keeps_its_rights() {
	ExtBuilder::default().build_and_execute(|| {
		let place = || location(CHAIN, None);
		let (service, home) = served(place(), place());
		let [first, second] = [place(), later(CHAIN, None)].map(caller);
		assert!(first != second);
		assert_eq!(Restaking::handle(&first), Restaking::handle(&second));
		for stranger in [later(OTHER, None), later(CHAIN, Some(7)), signed(sovereign(CHAIN))] {
			let refused = Restaking::pause_service(stranger.clone(), service);
			assert_noop!(refused, Error::<Test>::NotOwner);
			let refused = ask_of(stranger, home, Some(BOND_PAYER));
			assert_noop!(refused, Error::<Test>::NotSlasher);
		}
		assert_ok!(Restaking::pause_service(later(CHAIN, None), service));
		assert_ok!(Restaking::resume_service(place(), service));
		// Whoever pays for one version pays for the other.
		let payer = signed(BOND_PAYER);
		assert_ok!(Restaking::fund_slash_bond(payer, service, second, 1_000));
		assert_ok!(ask_of(later(CHAIN, None), home, Some(BOND_PAYER)));
		assert_ok!(ask_of(place(), home, Some(BOND_PAYER)));
		let offered = caller(later(OTHER, None));
		assert_ok!(Restaking::offer_ownership(place(), service, offered));
		assert_ok!(Restaking::accept_ownership(location(OTHER, None), service));
	});
}

/// SC-PARA-06: a chain that slashes is the recipient of nothing, by whichever of its origins it slashes.
#[test]
fn a_slasher_and_its_account_are_one() {
	ExtBuilder::default().build_and_execute(|| {
		let own = [location(CHAIN, None), later(CHAIN, None), signed(sovereign(CHAIN))];
		let recipient = Some(sovereign(CHAIN));
		for slasher in own.clone() {
			let refused = register(signed(OWNER_A), slasher, recipient);
			assert_noop!(refused, Error::<Test>::SlasherIsRecipient);
		}
		let service = NextServiceId::<Test>::get();
		assert_ok!(register(signed(OWNER_A), location(OTHER, None), recipient));
		for slasher in own {
			let refused = Restaking::announce_slasher(signed(OWNER_A), service, caller(slasher));
			assert_noop!(refused, Error::<Test>::SlasherIsRecipient);
		}
		// Somebody there has another account.
		let somebody = caller(location(CHAIN, Some(7)));
		assert_ok!(Restaking::announce_slasher(signed(OWNER_A), service, somebody));
		// Without a recipient there is nothing to get.
		assert_ok!(register(signed(OWNER_A), location(CHAIN, None), None));
	});
}

/// Who asks pays with its own account, unless it names another payer.
#[test]
fn a_chain_pays_with_its_account() {
	ExtBuilder::default().build_and_execute(|| {
		let place = || location(CHAIN, None);
		let (service, home) = served(signed(OWNER_A), place());
		let account = sovereign(CHAIN);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), account, 10_000));
		assert_noop!(ask_of(place(), home, None), Error::<Test>::NoSlashBond);
		let payer = signed(account);
		assert_ok!(Restaking::fund_slash_bond(payer, service, caller(place()), 1_000));
		assert_ok!(ask_of(place(), home, None));
		assert!(crate::SlashBonds::<Test>::get(service, account).unwrap().locked > 0);
		// An account elsewhere has none here.
		let far = served_by_somebody();
		assert_noop!(ask_of(location(CHAIN, Some(7)), far, None), Error::<Test>::NoPayer);
	});
}

/// A service whose slasher is an account on the chain. 100 of `T` count there.
fn served_by_somebody() -> AssignmentId {
	let (service, home) = (NextServiceId::<Test>::get(), NextAssignmentId::<Test>::get());
	assert_ok!(register(signed(OWNER_A), location(CHAIN, Some(7)), None));
	join(P, service);
	pledge_once(T, home, 100);
	next_block();
	home
}

/// The pause of an owner binds it as a slasher, too, by whichever of its origins it slashes.
#[test]
fn an_owner_that_pauses_slashes_by_no_other_origin() {
	ExtBuilder::default().build_and_execute(|| {
		let (place, account) = (|| location(CHAIN, None), sovereign(CHAIN));
		let (service, home) = served(place(), signed(account));
		let for_slasher = caller(signed(account));
		assert_ok!(Restaking::fund_slash_bond(signed(BOND_PAYER), service, for_slasher, 1_000));
		assert_ok!(Restaking::pause_service(place(), service));
		let asked = || ask_of(signed(account), home, Some(BOND_PAYER));
		assert_noop!(asked(), Error::<Test>::PausedService);
		// It belongs to somebody else now, who has paused it as well.
		let to = caller(signed(OWNER_B));
		assert_ok!(Restaking::offer_ownership(place(), service, to));
		assert_ok!(Restaking::accept_ownership(signed(OWNER_B), service));
		assert!(Services::<Test>::get(service).unwrap().pauses.owner);
		assert_ok!(asked());
	});
}

/// A version that can not read what an earlier one has written. The owner is known by its account, so that its pause binds
/// it by whichever origin it slashes, and by the number of those that name it.
#[test]
fn an_origin_that_nobody_can_read_keeps_its_account() {
	ExtBuilder::default().build_and_execute(|| {
		let (place, account) = (|| location(CHAIN, None), sovereign(CHAIN));
		let (service, home) = served(place(), signed(account));
		let for_slasher = caller(signed(account));
		assert_ok!(Restaking::fund_slash_bond(signed(BOND_PAYER), service, for_slasher, 1_000));
		let handle = Restaking::handle(&caller(place()));
		let known = || KnownOrigins::<Test>::get(handle).unwrap();
		let garble = || {
			let caller = WrapperKeepOpaque::from_encoded(vec![255; 3]);
			KnownOrigins::<Test>::insert(handle, KnownOrigin { caller, ..known() });
			assert!(known().caller.try_decode().is_none());
		};
		garble();
		assert_eq!(Restaking::service_info(service).unwrap().owner, None);
		assert_ok!(Restaking::pause_service(place(), service));
		let asked = ask_of(signed(account), home, Some(BOND_PAYER));
		assert_noop!(asked, Error::<Test>::PausedService);
		// Whoever is named anew is written anew.
		assert_ok!(register(place(), signed(account), None));
		assert_eq!((known().uses, known().account), (2, Some(account)));
		assert!(Restaking::service_info(service).unwrap().owner.is_some());
		garble();
		let to = caller(signed(OWNER_B));
		assert_ok!(Restaking::offer_ownership(place(), service, to));
		assert_ok!(Restaking::accept_ownership(signed(OWNER_B), service));
		assert_eq!(known().uses, 1);
	});
}
