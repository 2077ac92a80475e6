//! Who may act for a service of another chain: kinds of origins, callers and calls, all of them in messages.

use polkadot_sdk::{
	pallet_utility, sp_keyring::Sr25519Keyring::Charlie, staging_xcm::latest::prelude::*,
};
use restaking_parachain_tests::{
	messages::{hear, hear_relay, paid, sibling, transact, unpaid, Heard},
	runtime::{Runtime, RuntimeCall, UNIT},
	stage::{
		abroad, development, era, give, latest_request, request, signer, sovereign, Abroad, Call,
		OTHER, SIBLING,
	},
	tally::Tally,
	Chain,
};
use restaking_primitives::RequestId;

/// The kinds of origins that a message may ask for.
const KINDS: [OriginKind; 3] = [OriginKind::SovereignAccount, OriginKind::Native, OriginKind::Xcm];

/// Caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
	/// The chain whose service it is.
	Chain,
	/// A signed user of that chain.
	User,
	/// A pallet of that chain.
	Pallet,
	/// A numbered account below that chain.
	Below,
	/// Another sibling.
	Other,
	/// Another sibling that claims to be the chain.
	Alias,
	/// The chain after it has given up its origin.
	Cleared,
	/// The relay chain.
	Relay,
}

const ALL: [Who; 8] = [
	Who::Chain,
	Who::User,
	Who::Pallet,
	Who::Below,
	Who::Other,
	Who::Alias,
	Who::Cleared,
	Who::Relay,
];

impl Who {
	/// Lets this one make a call, and hears what becomes of it.
	fn makes(self, chain: &mut Chain, kind: OriginKind, call: Call) -> Heard {
		let call = transact(kind, call);
		let detour = match self {
			Self::Relay => return hear_relay(chain, unpaid(call)),
			Self::Chain | Self::Other => None,
			Self::User => {
				Some(DescendOrigin(Junction::AccountId32 { network: None, id: [7; 32] }.into()))
			},
			Self::Pallet => Some(DescendOrigin(PalletInstance(60).into())),
			Self::Below => Some(DescendOrigin(GeneralIndex(0).into())),
			Self::Alias => Some(AliasOrigin(sibling(SIBLING))),
			Self::Cleared => Some(ClearOrigin),
		};
		let from = match self {
			Self::Other | Self::Alias => OTHER,
			_ => SIBLING,
		};
		hear(chain, from, paid(sibling(from), detour.into_iter().chain(call)))
	}
}

/// Calls that belong to the owner, the slasher or the resolver of a service. Each works for the one whose it is.
fn calls(home: Abroad, request_id: RequestId, era: u32) -> [Call; 8] {
	let (service, somebody) = (home.service, || Box::new(signer(Charlie.to_account_id())));
	let metadata = b"ours".to_vec().try_into().expect("it is short");
	[
		Call::set_service_metadata { service, metadata },
		Call::offer_ownership { service, to: somebody() },
		Call::pause_service { service },
		Call::announce_resolver { service, resolver: Some(somebody()) },
		Call::retire_service { service },
		request(home.home, era, 99),
		Call::veto { request: request_id },
		Call::cancel_request { request: request_id },
	]
}

/// Returns a chain with a service of the sibling by this kind of origin, and an open request there.
fn scene(kind: OriginKind) -> (Chain, Abroad, RequestId) {
	let mut chain = development();
	give(&mut chain, sovereign(OTHER), 1_000 * UNIT);
	let home = abroad(&mut chain, kind);
	let now = era(&mut chain);
	let heard = Who::Chain.makes(&mut chain, kind, request(home.home, now, 1));
	assert!(heard.worked(), "{heard:?}");
	let request = latest_request(&mut chain);
	(chain, home, request)
}

/// Returns true if a call of the chain itself by one kind of origin works for a service by another. By `Native` and by
/// `Xcm` it has one name; as a signer it has another.
fn is_its_own(service: OriginKind, call: OriginKind) -> bool {
	let is_signer = |kind| kind == OriginKind::SovereignAccount;
	is_signer(service) == is_signer(call)
}

/// Tries all of them on copies of a chain. Prints how many worked.
fn table(service: OriginKind) {
	let (mut chain, home, request) = scene(service);
	let (now, mut tally) = (era(&mut chain), Tally::default());
	let (mut tried, mut worked) = (0, 0);
	for who in ALL {
		for kind in KINDS {
			for (index, call) in calls(home, request, now).into_iter().enumerate() {
				let mut copy = chain.fork();
				let heard = who.makes(&mut copy, kind, call);
				let expected = who == Who::Chain && is_its_own(service, kind);
				let place = format!("{who:?} by {kind:?}, call {index}, service by {service:?}");
				assert_eq!(heard.worked(), expected, "{place}: {heard:?}");
				tally.add(&copy.tally);
				tried += 1;
				worked += u32::from(expected);
			}
		}
	}
	println!("strangers of a service by {service:?}: {tried} calls, {worked} of them its own");
	tally.print();
}

/// A service that belongs to the account of a chain.
#[test]
fn nobody_acts_for_a_chain_that_is_a_signer() {
	table(OriginKind::SovereignAccount);
}

/// A service that belongs to a chain itself.
#[test]
fn nobody_acts_for_a_chain_that_is_itself() {
	table(OriginKind::Native);
}

/// Calls within calls are refused in messages, of the owner too: nothing acts as an account below an account.
#[test]
fn messages_make_no_calls_within_calls() {
	let kind = OriginKind::SovereignAccount;
	let (chain, home, id) = scene(kind);
	for index in 0..8 {
		let now = era(&mut chain.fork());
		let inner = || {
			let call = calls(home, id, now).into_iter().nth(index).expect("there are eight");
			Box::new(RuntimeCall::from(call))
		};
		type Utility = pallet_utility::Call<Runtime>;
		let below = Utility::as_derivative { index: 0, call: inner() };
		let batch = Utility::batch_all { calls: vec![*inner()] };
		for outer in [below, batch] {
			let mut copy = chain.fork();
			let program = paid(sibling(SIBLING), transact(kind, outer));
			let heard = hear(&mut copy, SIBLING, program);
			assert!(!heard.worked(), "call {index}: {heard:?}");
		}
	}
}

/// A user of the chain owns what it registers by itself, and its chain does not.
#[test]
fn users_have_services_of_their_own() {
	use restaking_parachain_tests::stage::{next_service, register, terms, word};
	let mut chain = development();
	give(&mut chain, sovereign(SIBLING), 1_000 * UNIT);
	let user = Junction::AccountId32 { network: None, id: [7; 32] };
	let account = chain.look(|| account_of(user));
	give(&mut chain, account, 1_000 * UNIT);
	let service = next_service(&mut chain);
	let slasher = Some(signer(Charlie.to_account_id()));
	let register = register(terms(word(), 10), slasher, None);
	let kind = OriginKind::SovereignAccount;
	assert!(Who::User.makes(&mut chain, kind, register).worked());
	for who in [Who::Chain, Who::Pallet, Who::Below, Who::Other, Who::Relay] {
		for kind in KINDS {
			let heard = who.makes(&mut chain.fork(), kind, Call::pause_service { service });
			assert!(!heard.worked(), "{who:?} by {kind:?}: {heard:?}");
		}
	}
	assert!(Who::User.makes(&mut chain, kind, Call::pause_service { service }).worked());
}

/// Returns the account here of a user of the sibling.
fn account_of(user: Junction) -> restaking_parachain_tests::runtime::AccountId {
	use polkadot_sdk::staging_xcm_executor::traits::ConvertLocation;
	let place = Location::new(1, [Parachain(SIBLING), user]);
	restaking_parachain_tests::runtime::LocationToAccountId::convert_location(&place)
		.expect("it is described")
}
