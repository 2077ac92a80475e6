//! People, services and pledges in few words. All that they do is in transactions and messages.

use crate::{
	messages::{by_chain, hear, sibling},
	runtime::{
		AccountId, Attestation, Equivocation, Hook, OriginCaller, Restaking, Runtime, RuntimeCall,
		RuntimeEvent, System, UNIT,
	},
	Chain, Made,
};
use codec::Encode;
use pallet_restaking_attestation::{Evidence, Said, Statement};
use polkadot_sdk::{
	cumulus_pallet_xcm,
	cumulus_primitives_core::ParaId,
	frame_support::traits::PalletInfoAccess,
	frame_system::{self, RawOrigin},
	pallet_balances, pallet_sudo, pallet_xcm,
	polkadot_parachain_primitives::primitives::Sibling,
	sp_core::{sr25519, Pair, H256},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{traits::AccountIdConversion, Perbill},
	staging_xcm::latest::OriginKind,
};
use restaking_primitives::{
	AssignmentId, Authority, Conditions, EraIndex, KeyProof, PledgeInspect, RequestId, ServiceId,
	ServiceKey, Shares, StakeInspect, Terms,
};

/// A call of the restaking pallet.
pub type Call = pallet_restaking::Call<Runtime>;

/// The id of the parachain.
pub const PARACHAIN: u32 = 2_000;
/// The sibling whose services are secured here.
pub const SIBLING: u32 = 2_001;
/// Another sibling.
pub const OTHER: u32 = 2_002;
/// The holder of the key of root.
pub const ROOT: Sr25519Keyring = Sr25519Keyring::Alice;
/// The operator of all services.
pub const OPERATOR: Sr25519Keyring = Sr25519Keyring::Eve;
/// The staker behind them.
pub const STAKER: Sr25519Keyring = Sr25519Keyring::Bob;

/// The least number of slots of an era.
const ERA_SLOTS: u32 = 10;

/// Returns a part of a hundred.
pub fn percent(parts: u32) -> Perbill {
	Perbill::from_percent(parts)
}

/// Returns the development chain, with channels to two siblings.
pub fn development() -> Chain {
	Chain::new("development", [SIBLING, OTHER])
}

/// Returns the present era.
pub fn era(chain: &mut Chain) -> EraIndex {
	chain.look(<Restaking as PledgeInspect<AccountId>>::era)
}

/// Returns the present era of the clock.
pub fn clock_era(chain: &mut Chain) -> EraIndex {
	chain.look(<crate::runtime::Bond as StakeInspect<AccountId>>::era)
}

/// Ends the era with a block that comes as late as it must.
pub fn next_era(chain: &mut Chain) -> Made {
	let before = era(chain);
	chain.relay.halt(ERA_SLOTS - 1);
	let made = chain.block();
	assert_eq!(era(chain), before + 1, "an era ends with the first block that is late enough");
	made
}

/// Ends eras, with one block each, until one has come. Returns the blocks.
pub fn to_era(chain: &mut Chain, target: EraIndex) -> Vec<Made> {
	let mut made = Vec::new();
	while era(chain) < target {
		made.push(next_era(chain));
	}
	made
}

/// Returns terms: a report window and a veto window of two eras, an exit window of seven.
pub fn terms(hook: Hook, max_slash: u32) -> Terms<AccountId, Hook> {
	let conditions = Conditions {
		max_slash: percent(max_slash),
		report_window: 2,
		veto_window: 2,
		exit_window: 7,
		min_pledge: 100 * UNIT,
		quorum: percent(67),
		places: 128,
		jail_term: 0,
		shares: Shares { treasury: percent(50), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook }
}

/// Returns the hook of a service whose slasher is believed.
pub fn word() -> Hook {
	Hook::Authority(Authority)
}

/// Returns the hook of a service that punishes two statements for one height.
pub fn statements() -> Hook {
	Hook::Equivocation(Equivocation {
		first: 0,
		period: 1,
		voting: 3,
		fraction: percent(10),
		most_missed: percent(50),
		absence: percent(2),
		pays_work: false,
	})
}

/// Returns the call that registers a service for every operator, with one origin as its slasher and its resolver.
pub fn register(
	terms: Terms<AccountId, Hook>,
	slasher: Option<OriginCaller>,
	resolver: Option<OriginCaller>,
) -> Call {
	Call::register_service {
		terms,
		slasher: slasher.map(Box::new),
		resolver: resolver.map(Box::new),
		join_policy: pallet_restaking::types::JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	}
}

/// Returns the id that the next service gets.
pub fn next_service(chain: &mut Chain) -> ServiceId {
	chain.look(pallet_restaking::NextServiceId::<Runtime>::get)
}

/// Returns the id of the latest request.
pub fn latest_request(chain: &mut Chain) -> RequestId {
	let next = chain.look(pallet_restaking::NextRequestId::<Runtime>::get);
	RequestId(next.0.checked_sub(1).expect("there is one"))
}

/// Returns true if a request is still there.
pub fn is_open(chain: &mut Chain, request: RequestId) -> bool {
	chain.look(|| pallet_restaking::SlashRequests::<Runtime>::contains_key(request))
}

/// Returns the key of the operator at a service.
pub fn service_key(service: ServiceId) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//service//{}", service.0), None).expect("a valid path")
}

/// Lets the operator join a service with a key that belongs to it. Returns the assignment.
pub fn join(chain: &mut Chain, service: ServiceId) -> AssignmentId {
	join_as(chain, OPERATOR, service, &service_key(service))
}

/// Lets somebody join a service as an operator with this key. Returns the assignment.
pub fn join_as(
	chain: &mut Chain,
	who: Sr25519Keyring,
	service: ServiceId,
	key: &sr25519::Pair,
) -> AssignmentId {
	let operator = who.to_account_id();
	let (known, assignment, message) = chain.look(|| {
		let known = pallet_restaking::Operators::<Runtime>::contains_key(&operator);
		let next = pallet_restaking::NextAssignmentId::<Runtime>::get();
		(known, next, Restaking::key_message(service, &operator))
	});
	if !known {
		chain.submit(who, Call::register_operator { metadata: Default::default() });
	}
	let join = Call::join_service {
		service,
		commission: percent(10),
		key: ServiceKey::Sr25519(key.public()),
		proof: KeyProof::Sr25519(key.sign(&message)),
	};
	chain.submit(who, join);
	assignment
}

/// Returns a pledge that agrees to the terms of the service, without a standing order.
pub fn pledge(chain: &mut Chain, assignment: AssignmentId, amount: u128) -> Call {
	let terms_hash = chain.look(|| {
		let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
		let service = pallet_restaking::Services::<Runtime>::get(record.service);
		service.expect("exists").terms_hash
	});
	Call::pledge { assignment, amount, terms_hash, max_commission: percent(10), standing: false }
}

/// Bonds funds of the staker, and pledges all of them to an assignment.
pub fn bond_and_pledge(chain: &mut Chain, assignment: AssignmentId, amount: u128) {
	chain.submit(STAKER, pallet_bond::Call::<Runtime>::bond { amount });
	let pledge = pledge(chain, assignment, amount);
	chain.submit(STAKER, pledge);
}

/// Returns a request for a new offence.
pub fn request(assignment: AssignmentId, offence_era: EraIndex, offence: u64) -> Call {
	Call::request_slash {
		assignment,
		offence_era,
		fraction: percent(5),
		offence_id: H256::from_low_u64_be(offence),
		evidence_hash: H256::zero(),
		payer: None,
	}
}

/// Returns two statements of the operator for a height of the present era.
pub fn two_statements(chain: &mut Chain, service: ServiceId) -> Vec<u8> {
	let (height, era, genesis) = chain.look(|| {
		let tick = <Restaking as PledgeInspect<AccountId>>::clock() - 1;
		let era = <Restaking as PledgeInspect<AccountId>>::era_of_tick(tick);
		(tick, era.expect("it was just now"), System::block_hash(0))
	});
	let say = |content| {
		let statement = Statement { era, height, content: H256::repeat_byte(content) };
		let message = statement.message(Attestation::name(), genesis, service);
		let signature = KeyProof::Sr25519(service_key(service).sign(&message));
		Said { era, content: statement.content, signature }
	};
	Evidence::Equivocation { height, one: say(1), other: say(2) }.encode()
}

/// Returns the active stake of an account.
pub fn active(chain: &mut Chain, who: Sr25519Keyring) -> u128 {
	let ledger = chain.look(|| pallet_bond::Ledgers::<Runtime>::get(who.to_account_id()));
	ledger.map_or(0, |ledger| ledger.active)
}

/// Returns the free funds of an account.
pub fn free(chain: &mut Chain, who: &AccountId) -> u128 {
	chain.look(|| crate::runtime::Balances::free_balance(who))
}

/// Returns the account of a sibling here.
pub fn sovereign(id: u32) -> AccountId {
	Sibling::from(ParaId::from(id)).into_account_truncating()
}

/// Gives funds to an account.
pub fn give(chain: &mut Chain, to: AccountId, amount: u128) {
	let to =
		pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: to.into(), value: amount };
	chain.submit(ROOT, to);
}

/// Returns a call that root makes.
pub fn as_root(call: impl Into<RuntimeCall>) -> RuntimeCall {
	pallet_sudo::Call::<Runtime>::sudo { call: Box::new(call.into()) }.into()
}

/// Returns a call by which root upgrades the runtime to this code, whatever it is.
pub fn set_code(code: Vec<u8>) -> RuntimeCall {
	as_root(frame_system::Call::<Runtime>::set_code_without_checks { code })
}

/// Returns the origin of an account.
pub fn signer(who: AccountId) -> OriginCaller {
	RawOrigin::Signed(who).into()
}

/// Returns the origin with which a sibling arrives.
pub fn caller(id: u32, kind: OriginKind) -> OriginCaller {
	match kind {
		OriginKind::SovereignAccount => signer(sovereign(id)),
		OriginKind::Native => cumulus_pallet_xcm::Origin::SiblingParachain(id.into()).into(),
		_ => pallet_xcm::Origin::Xcm(sibling(id)).into(),
	}
}

/// A service of a sibling, and the pledge behind it.
#[derive(Clone, Copy, Debug)]
pub struct Abroad {
	/// The service.
	pub service: ServiceId,
	/// The assignment of its operator.
	pub home: AssignmentId,
}

/// Lets the sibling register a service with this kind of origin, which also slashes and vetoes, and fund its bond with
/// its account. An operator joins, and a pledge counts from this era on. All that the sibling does is in messages.
pub fn abroad(chain: &mut Chain, kind: OriginKind) -> Abroad {
	give(chain, sovereign(SIBLING), 2_000 * UNIT);
	let service = next_service(chain);
	let own = || Some(caller(SIBLING, kind));
	let heard =
		hear(chain, SIBLING, by_chain(SIBLING, kind, register(terms(word(), 10), own(), own())));
	assert!(heard.worked(), "the service is registered: {heard:?}");
	let slasher = Box::new(caller(SIBLING, kind));
	let fund = Call::fund_slash_bond { service, slasher, amount: 500 * UNIT };
	let heard = hear(chain, SIBLING, by_chain(SIBLING, OriginKind::SovereignAccount, fund));
	assert!(heard.worked(), "the bond is funded: {heard:?}");
	let home = join(chain, service);
	bond_and_pledge(chain, home, 1_000 * UNIT);
	next_era(chain);
	next_era(chain);
	Abroad { service, home }
}

/// Returns the events of the restaking pallet in blocks.
pub fn restaking_events(made: &[Made]) -> Vec<pallet_restaking::Event<Runtime>> {
	let of = |event: &RuntimeEvent| match event {
		RuntimeEvent::Restaking(event) => Some(event.clone()),
		_ => None,
	};
	made.iter().flat_map(|made| made.events.iter().filter_map(of)).collect()
}
