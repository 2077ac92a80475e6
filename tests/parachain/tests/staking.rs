//! A chain elsewhere as a staker, over the native token and over the asset: all that it does is in messages, by its
//! account here. And its words in the instance over the asset, and the offences that it reports.

use polkadot_sdk::{
	pallet_assets,
	sp_core::{Pair, H256},
	sp_keyring::Sr25519Keyring::{Bob, Charlie, Dave, Ferdie},
	staging_xcm::latest::OriginKind,
};
use restaking_parachain_tests::{
	messages::{by_chain, hear, Heard},
	runtime::{
		AccountId, AssetRestaking, Assets, Balances, Runtime, RuntimeCall, BONDED_ASSET, UNIT,
	},
	stage::{
		active, bond_and_pledge, caller, development, era, give, join, next_era, next_service,
		percent, register, service_key, sovereign, statements, terms, to_era, two_statements, word,
		Call, OTHER, ROOT, SIBLING, STAKER,
	},
	Chain,
};
use restaking_primitives::{
	AssignmentId, Authority, EraIndex, KeyProof, RequestId, ServiceId, ServiceKey, Terms,
};

/// The instances over the asset.
type Second = pallet_restaking::Instance1;
type AssetCall = pallet_restaking::Call<Runtime, Second>;

/// The signer that a chain elsewhere is.
const SIGNER: OriginKind = OriginKind::SovereignAccount;

/// Funds that the chain bonds, and pledges to the service of the preset.
const BONDED: u128 = 1_000 * UNIT;
const HOME: AssignmentId = AssignmentId(0);

/// Returns the chain with a service in each instance, whose slasher is Bob. The sibling has funds of both kinds.
fn services() -> Chain {
	let mut chain = Chain::new("services", [SIBLING, OTHER]);
	chain.block();
	give(&mut chain, sovereign(SIBLING), 3_000 * UNIT);
	let (id, target) = (BONDED_ASSET.into(), sovereign(SIBLING).into());
	let send = pallet_assets::Call::<Runtime>::transfer { id, target, amount: 3_000 * UNIT };
	chain.submit(ROOT, send);
	chain
}

fn tell(chain: &mut Chain, kind: OriginKind, call: impl Into<RuntimeCall>) -> Heard {
	hear(chain, SIBLING, by_chain(SIBLING, kind, call))
}

/// The sibling does what it may do.
fn does(chain: &mut Chain, kind: OriginKind, call: impl Into<RuntimeCall>) {
	let heard = tell(chain, kind, call);
	assert!(heard.worked(), "{heard:?}");
}

/// Returns the active stake of an account in an instance.
fn active_of<I: 'static>(chain: &mut Chain, who: &AccountId) -> u128
where
	Runtime: pallet_bond::Config<I>,
{
	let ledger = chain.look(|| pallet_bond::Ledgers::<Runtime, I>::get(who));
	ledger.map_or(0, |ledger| ledger.active)
}

/// Returns a pledge of as much as the chain bonds to an assignment.
fn pledge_of<I: 'static>(
	chain: &mut Chain,
	assignment: AssignmentId,
) -> pallet_restaking::Call<Runtime, I>
where
	Runtime: pallet_restaking::Config<I>,
{
	let terms_hash = chain.look(|| {
		let record = pallet_restaking::Assignments::<Runtime, I>::get(assignment).expect("exists");
		let service = pallet_restaking::Services::<Runtime, I>::get(record.service);
		service.expect("exists").terms_hash
	});
	let (amount, max_commission, standing) = (BONDED, percent(10), false);
	pallet_restaking::Call::pledge { assignment, amount, terms_hash, max_commission, standing }
}

/// Returns a request for a slash of five per cent.
fn request_of<I: 'static>(
	assignment: AssignmentId,
	offence_era: EraIndex,
	offence: u64,
) -> pallet_restaking::Call<Runtime, I>
where
	Runtime: pallet_restaking::Config<I>,
{
	pallet_restaking::Call::request_slash {
		assignment,
		offence_era,
		fraction: percent(5),
		offence_id: H256::from_low_u64_be(offence),
		evidence_hash: H256::zero(),
		payer: None,
	}
}

/// The whole life of a stake: bonded, pledged, slashed, exited, unbonded, bonded again in part, and withdrawn.
fn stakes<I: 'static>(free: fn(&AccountId) -> u128)
where
	Runtime: pallet_bond::Config<I> + pallet_restaking::Config<I>,
	RuntimeCall: From<pallet_bond::Call<Runtime, I>> + From<pallet_restaking::Call<Runtime, I>>,
{
	let (mut chain, who) = (services(), sovereign(SIBLING));
	does(&mut chain, SIGNER, pallet_bond::Call::<Runtime, I>::bond { amount: BONDED });
	let pledge = pledge_of::<I>(&mut chain, HOME);
	does(&mut chain, SIGNER, pledge);
	next_era(&mut chain);
	let now = era(&mut chain);
	chain.submit(Bob, request_of::<I>(HOME, now, 1));
	to_era(&mut chain, now + 5);
	let rest = BONDED * 95 / 100;
	assert_eq!(active_of::<I>(&mut chain, &who), rest, "it is slashed as every staker is");

	does(&mut chain, SIGNER, pallet_restaking::Call::<Runtime, I>::exit_all {});
	does(&mut chain, SIGNER, pallet_bond::Call::<Runtime, I>::unbond { amount: rest });
	let part = 100 * UNIT;
	does(&mut chain, SIGNER, pallet_bond::Call::<Runtime, I>::rebond { amount: part });
	let withdraw = || pallet_bond::Call::<Runtime, I>::withdraw {};
	assert!(!tell(&mut chain, SIGNER, withdraw()).worked(), "nothing is free yet");
	let target = era(&mut chain) + 29;
	to_era(&mut chain, target);
	let before = chain.look(|| free(&who));
	does(&mut chain, SIGNER, withdraw());
	let got = chain.look(|| free(&who)) - before;
	let all = rest - part;
	assert!(got <= all && got > all - UNIT, "all that was not slashed, less a fee: {got}");
	assert_eq!(active_of::<I>(&mut chain, &who), part);
	chain.tally.print();
}

fn free_funds(who: &AccountId) -> u128 {
	Balances::free_balance(who)
}

fn free_units(who: &AccountId) -> u128 {
	Assets::balance(BONDED_ASSET, who)
}

#[test]
fn a_chain_stakes_the_native_token() {
	stakes::<()>(free_funds);
}

#[test]
fn a_chain_stakes_the_asset() {
	stakes::<Second>(free_units);
}

/// Lets Dave, an operator of the preset, join a service of the instance over the asset. Returns the assignment.
fn join_asset(chain: &mut Chain, service: ServiceId) -> AssignmentId {
	let key = service_key(service);
	let (assignment, message) = chain.look(|| {
		let next = pallet_restaking::NextAssignmentId::<Runtime, Second>::get();
		(next, AssetRestaking::key_message(service, &Dave.to_account_id()))
	});
	let call = AssetCall::join_service {
		service,
		commission: percent(5),
		key: ServiceKey::Sr25519(key.public()),
		proof: KeyProof::Sr25519(key.sign(&message)),
	};
	chain.submit(Dave, call);
	assignment
}

/// Lets the sibling itself register a service over the asset, of which it is slasher and resolver, and its account fund
/// the bond. Ferdie, who has bonded more, pledges to it.
fn asset_service(chain: &mut Chain) -> AssignmentId {
	let service = chain.look(pallet_restaking::NextServiceId::<Runtime, Second>::get);
	let own = || Box::new(caller(SIBLING, OriginKind::Native));
	let Terms { conditions, .. } = terms(word(), 10);
	let terms = Terms { conditions, hook: Authority };
	let register = AssetCall::register_service {
		terms,
		slasher: Some(own()),
		resolver: Some(own()),
		join_policy: pallet_restaking::types::JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	};
	does(chain, OriginKind::Native, register);
	let fund = AssetCall::fund_slash_bond { service, slasher: own(), amount: 100 * UNIT };
	does(chain, SIGNER, fund);
	let assignment = join_asset(chain, service);
	let pledge = pledge_of::<Second>(chain, assignment);
	chain.submit(Ferdie, pledge);
	next_era(chain);
	assignment
}

/// Words and vetoes in the instance over the asset.
#[test]
fn a_chain_slashes_and_vetoes_over_the_asset() {
	let mut chain = services();
	let home = asset_service(&mut chain);
	let ferdie = Ferdie.to_account_id();
	let before = active_of::<Second>(&mut chain, &ferdie);
	let now = era(&mut chain);
	does(&mut chain, OriginKind::Native, request_of::<Second>(home, now, 1));
	let next = chain.look(pallet_restaking::NextRequestId::<Runtime, Second>::get);
	let request = RequestId(next.0 - 1);
	let is_open = || pallet_restaking::SlashRequests::<Runtime, Second>::contains_key(request);
	assert!(chain.look(is_open));
	does(&mut chain, OriginKind::Native, AssetCall::veto { request });
	assert!(!chain.look(is_open));
	let now = era(&mut chain);
	does(&mut chain, OriginKind::Native, request_of::<Second>(home, now, 2));
	to_era(&mut chain, now + 5);
	assert_eq!(active_of::<Second>(&mut chain, &ferdie), before - BONDED * 5 / 100);
	chain.tally.print();
}

/// Whoever can show a fault may report it, a chain elsewhere too.
#[test]
fn a_chain_reports_an_offence() {
	let mut chain = development();
	give(&mut chain, sovereign(SIBLING), 100 * UNIT);
	let service = next_service(&mut chain);
	chain.submit(Charlie, register(terms(statements(), 40), None, None));
	let assignment = join(&mut chain, service);
	bond_and_pledge(&mut chain, assignment, BONDED);
	next_era(&mut chain);
	chain.blocks(3);
	let evidence = two_statements(&mut chain, service).try_into().expect("it is short");
	does(&mut chain, SIGNER, Call::report_offence { assignment, evidence });
	assert_eq!(active(&mut chain, STAKER), BONDED);
	let target = era(&mut chain) + 5;
	to_era(&mut chain, target);
	assert_eq!(chain.tally.slashes, 1);
	assert_eq!(active(&mut chain, STAKER), BONDED * 90 / 100);
	chain.tally.print();
}
