//! Services of the parachain on the service chain: registered, pledged to, published, adopted and shown. All that
//! people and chains do is in transactions and messages.

use crate::{
	messages::{by_chain, hear},
	runtime::{AccountId, Attestation as Home, Restaking, Runtime, UNIT},
	service_chain::runtime::{
		Attestation, Hook as AwayHook, Oracle, Runtime as Away, RuntimeCall as AwayCall,
	},
	stage::{
		caller, era, give, join_as, next_era, next_service, percent, pledge, register, signer,
		sovereign, statements, terms, word, Call, OPERATOR, SIBLING, STAKER,
	},
	world::{World, ANYBODY},
	Chain,
};
use codec::Encode;
use pallet_mirror::Call as MirrorCall;
use pallet_restaking_attestation::{Call as AttestationCall, Evidence, Said, Signed, Statement};
use pallet_restaking_oracle::{Call as OracleCall, Deviation, Step as FarStep};
use polkadot_sdk::{
	frame_support::traits::PalletInfoAccess,
	sp_core::{sr25519, Pair, H256},
	sp_keyring::Sr25519Keyring::{self, Charlie, Dave},
	staging_xcm::latest::OriginKind,
};
use restaking_primitives::{AssignmentId, EraIndex, KeyProof, PledgeInspect, ServiceId, Terms};

/// The stake behind the first operator of each service, and behind the second one of those whose word is believed.
pub const FIRST: u128 = 2_500 * UNIT;
pub const SECOND: u128 = 500 * UNIT;

/// The resolver of services that believe the service chain.
pub const RESOLVER: Sr25519Keyring = Charlie;

/// The second operator.
pub const OTHER_OPERATOR: Sr25519Keyring = Dave;

/// A service of the parachain that the service chain follows.
#[derive(Clone, Copy, Debug)]
pub struct Followed {
	/// The service.
	pub service: ServiceId,
	/// The assignments of its operators: the second one only where a word is believed.
	pub first: AssignmentId,
	pub second: AssignmentId,
}

/// Returns terms with windows that leave time for news: three eras to report and to veto, and seven of liability.
pub fn long<Hook>(mut terms: Terms<AccountId, Hook>) -> Terms<AccountId, Hook> {
	terms.conditions.report_window = 3;
	terms.conditions.veto_window = 3;
	terms
}

/// Returns the key of an operator at a service.
pub fn key_of(who: Sr25519Keyring, service: ServiceId) -> sr25519::Pair {
	let path = format!("//{who:?}//{}", service.0);
	sr25519::Pair::from_string(&path, None).expect("a valid path")
}

/// Lets an operator join a service of the parachain.
fn join(chain: &mut Chain, who: Sr25519Keyring, service: ServiceId) -> AssignmentId {
	join_as(chain, who, service, &key_of(who, service))
}

/// Lets the service chain adopt a service with the terms that it has on the parachain, and know its runtime.
fn adopt(
	world: &mut World,
	service: ServiceId,
	terms: Terms<AccountId, AwayHook>,
	slasher: Option<H256>,
	rules: Option<AwayHook>,
) {
	let record = world.home.look(|| pallet_restaking::Services::<Runtime>::get(service));
	let terms_hash = record.expect("it is registered").terms_hash;
	world.govern(MirrorCall::adopt { service, terms, slasher, terms_hash, rules });
	world.govern(MirrorCall::allow_version { spec_version: 1 });
	world.settle();
}

/// Lets pledges of the staker count: what it bonds, and what is behind each assignment.
fn pledges(chain: &mut Chain, behind: &[(AssignmentId, u128)]) {
	let amount = behind.iter().map(|it| it.1).sum();
	chain.submit(STAKER, pallet_bond::Call::<Runtime>::bond { amount });
	for (assignment, amount) in behind {
		let call = pledge(chain, *assignment, *amount);
		chain.submit(STAKER, call);
	}
	next_era(chain);
	next_era(chain);
}

/// Returns a world with a service that punishes two statements, and has one operator.
pub fn attested() -> (World, Followed) {
	let mut world = World::new();
	let (home, terms) = (&mut world.home, long(terms(statements(), 40)));
	let service = next_service(home);
	home.submit(Charlie, register(terms.clone(), None, None));
	let first = join(home, OPERATOR, service);
	pledges(home, &[(first, FIRST)]);
	let hook = encoded_as(&terms.hook);
	let terms = Terms { conditions: terms.conditions, hook };
	adopt(&mut world, service, terms, None, None);
	(world, Followed { service, first, second: first })
}

/// Returns rules of the other chain as those of the service chain: their encoding is the same.
fn encoded_as(hook: &impl Encode) -> AwayHook {
	codec::Decode::decode(&mut &hook.encode()[..]).expect("both encode the rules alike")
}

/// Returns the rules of the oracle: rounds of two ticks, 5 % for who is far off, and 1 % for who is absent.
pub fn far_off() -> AwayHook {
	let steps = [Some(FarStep { beyond: 3, price: percent(5) }), None, None, None];
	AwayHook::Deviation(Deviation {
		round: 2,
		tolerance: percent(1),
		steps,
		most_missed: percent(50),
		absence: percent(1),
		max_feeds: 1,
		pays_work: false,
	})
}

/// Returns a world with a service that believes the service chain, and has two operators. Its resolver is nobody of the
/// service chain.
pub fn believed() -> (World, Followed) {
	let mut world = World::new();
	let (home, terms) = (&mut world.home, long(terms(word(), 10)));
	give(home, sovereign(SIBLING), 2_000 * UNIT);
	let service = next_service(home);
	let slasher = caller(SIBLING, OriginKind::Native);
	let resolver = signer(RESOLVER.to_account_id());
	home.submit(Charlie, register(terms.clone(), Some(slasher.clone()), Some(resolver)));
	let handle = home.look(|| Restaking::handle(&slasher));
	let fund = Call::fund_slash_bond { service, slasher: Box::new(slasher), amount: 500 * UNIT };
	let heard = hear(home, SIBLING, by_chain(SIBLING, OriginKind::SovereignAccount, fund));
	assert!(heard.worked(), "the bond is funded: {heard:?}");
	let first = join(home, OPERATOR, service);
	let second = join(home, OTHER_OPERATOR, service);
	pledges(home, &[(first, FIRST), (second, SECOND)]);
	let hook = encoded_as(&terms.hook);
	let terms = Terms { conditions: terms.conditions, hook };
	adopt(&mut world, service, terms, Some(handle), Some(far_off()));
	(world, Followed { service, first, second })
}

/// Returns true if the parachain has published the set of an era.
fn is_published(world: &mut World, service: ServiceId, era: EraIndex) -> bool {
	let roster = || <Restaking as PledgeInspect<AccountId>>::roster(service, era);
	world.home.look(|| roster().is_some())
}

/// Lets somebody publish the set of the present era on the parachain, if it is not, and shows that of the latest head,
/// if it is. Both with the next block.
pub fn tend(world: &mut World, service: ServiceId) {
	let now = era(&mut world.home);
	if !is_published(world, service, now) {
		world.home.send(STAKER, Call::publish_set { service, most: 256 });
	}
	let told = world.told_era();
	if is_published(world, service, told) {
		let call = world.showing(service, told);
		world.away.send(ANYBODY, call);
	}
}

/// Waits for an era of the parachain, and shows its set, so that the service chain stands in it. Returns the era.
pub fn follow(world: &mut World, service: ServiceId) -> EraIndex {
	let before = era(&mut world.home);
	while era(&mut world.home) == before {
		world.step();
	}
	let now = before + 1;
	if !is_published(world, service, now) {
		world.submit(STAKER, Call::publish_set { service, most: 256 });
	}
	world.settle();
	let call = world.showing(service, now);
	world.submit_away(ANYBODY, call);
	world.step();
	// It goes on by one tick with each block, if it has heard of an earlier one not long ago.
	for _ in 0..30 {
		if world.time().0 >= now {
			break;
		}
		tend(world, service);
		world.step();
	}
	now
}

/// Returns the bytes that the first operator signs, as the parachain takes them.
fn message(world: &mut World, statement: &Statement, service: ServiceId) -> Vec<u8> {
	let genesis = world.home.genesis_hash();
	assert_eq!(Home::name(), Attestation::name(), "the name of the pallet is signed");
	statement.message(Home::name(), genesis, service)
}

/// Returns what the first operator has said, if it has signed with this key.
pub fn says(
	world: &mut World,
	service: ServiceId,
	(era, height): (EraIndex, u64),
	content: u8,
	key: &sr25519::Pair,
) -> Said {
	let statement = Statement { era, height, content: H256::repeat_byte(content) };
	let message = message(world, &statement, service);
	Said { era, content: statement.content, signature: KeyProof::Sr25519(key.sign(&message)) }
}

/// Returns the call that brings a statement of the first operator to the service chain.
pub fn attest(service: ServiceId, height: u64, said: Said) -> AwayCall {
	let Said { era, content, signature } = said;
	let signed = Signed { operator: OPERATOR.to_account_id(), signature };
	let statement = Statement { era, height, content };
	let signatures = vec![signed].try_into().expect("one is not too many");
	AttestationCall::<Away>::attest { service, statement, signatures }.into()
}

/// Returns the evidence of two statements.
pub fn both(height: u64, one: Said, other: Said) -> Vec<u8> {
	Evidence::Equivocation { height, one, other }.encode()
}

/// Returns the call that opens the feed of an oracle.
pub fn open_feed(service: ServiceId) -> AwayCall {
	let name = b"DOT/USD".to_vec().try_into().expect("it is short");
	OracleCall::<Away>::open_feed { service, name, decimals: 0, unit: [0; 16], least: 1 }.into()
}

/// Lets both operators answer, if they can: the first one 1,000, and the second one what it says.
pub fn answer(world: &mut World, service: ServiceId, second: i128) {
	for (who, value) in [(OPERATOR, 1_000), (OTHER_OPERATOR, second)] {
		let values = vec![(0, value)].try_into().expect("one is not too many");
		world.away.send(who, OracleCall::<Away>::submit { service, values });
	}
}

/// Returns the latest answer of the oracle.
pub fn latest(world: &mut World, service: ServiceId) -> Option<i128> {
	use pallet_restaking_oracle::Answers;
	world.away.look(|| Oracle::latest(service, 0)).map(|answer| answer.value)
}
