//! A thousand services of all kinds, from the first to the last, beside the same chain without them.

use super::{seams::several, *};
use codec::Decode;
use polkadot_sdk::{
	frame_support::{
		dispatch::Callable,
		traits::{fungible::Mutate, StorageInfoTrait},
	},
	sp_core::{sr25519, Pair, H256},
};
use restaking_integration_tests::{check_state, State};
use restaking_primitives::{Authority, KeyProof, PledgeInspect, ServiceId};
use restaking_runtime::{
	configs::services::{Deviation, Equivocation, Rule, Silence, Withholding},
	AccountId, AllPalletsWithSystem, Attestation, Availability, Heartbeat, Keeper, Oracle,
};
use std::collections::{BTreeMap, BTreeSet};

type HeartbeatCall = <Heartbeat as Callable<Runtime>>::RuntimeCall;
type OracleCall = <Oracle as Callable<Runtime>>::RuntimeCall;
type AvailabilityCall = <Availability as Callable<Runtime>>::RuntimeCall;
type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

/// The number of services that live and go.
const SERVICES: u32 = 1_000;

/// The number of kinds.
const KINDS: u32 = 7;

/// The number of services behind which one staker stands.
const PLEDGES: u32 = 10;

/// The number of services that one operator joins.
const STAYS: u32 = 100;

/// What differs afterwards: the next numbers, the ends of an empty queue, the last block in which a duty was free,
/// and the hashes of the blocks before.
const KEPT: [&str; 8] = [
	"Keeper.NextJobId",
	"Restaking.FreeDutyWeight",
	"Restaking.NextAssignmentId",
	"Restaking.NextServiceId",
	"Restaking.NextTaskNumber",
	"Restaking.PageQueueEnds",
	"System.BlockHash",
	"System.ParentHash",
];

fn decoded<T: Decode>(from: impl Encode) -> T {
	T::decode(&mut &from.encode()[..]).expect("decodes")
}

fn percent(parts: u32) -> Perbill {
	Perbill::from_percent(parts)
}

fn statements() -> Equivocation {
	Equivocation {
		first: 0,
		period: 1,
		voting: 3,
		fraction: percent(10),
		most_missed: percent(50),
		absence: percent(2),
		pays_work: false,
	}
}

/// The hooks of all kinds in turn, alone and side by side.
fn hook(number: u32) -> Hook {
	let silence = Silence { fraction: percent(10), pays_work: true };
	match number % KINDS {
		0 => Hook::Authority(Authority),
		1 => Hook::Equivocation(statements()),
		2 => Hook::Deviation(Deviation {
			round: 2,
			tolerance: percent(5),
			steps: [Some(decoded((3u16, percent(10)))), None, None, None],
			most_missed: percent(50),
			absence: percent(2),
			max_feeds: 8,
			pays_work: false,
		}),
		3 => Hook::Withholding(Withholding {
			draws: 4,
			response: 4,
			price: 2 * UNIT,
			doubling: 4,
			fraction: percent(10),
		}),
		4 => Hook::Liveness(restaking::liveness()),
		5 => Hook::Silence(silence),
		_ => several(&[Rule::Silence(silence), Rule::Authority(Authority)]),
	}
}

/// Registers a service, with an operator and a pledge of the staker.
fn register(chain: &Chain, number: u32) -> ServiceId {
	let service = pallet_restaking::NextServiceId::<Runtime>::get();
	let mut terms = restaking::terms(percent(40));
	terms.hook = hook(number);
	(terms.conditions.quorum, terms.conditions.min_pledge) = (percent(67), 100 * UNIT);
	// The first kind and the last one need it.
	let words = [0, KINDS - 1].contains(&(number % KINDS));
	let slasher = words.then(|| restaking::origin_of(&account(OWNER)));
	assert_ok!(chain.call(account(OWNER), restaking::register(terms, slasher, None)));
	let assignment = restaking::serve_as(chain, &operator(number), service);
	assert_ok!(chain.call(staker(number), restaking::pledge(assignment, 100 * UNIT)));
	if number % KINDS == 2 {
		let (name, unit) = (vec![7; 4].try_into().expect("a short name"), [0; 16]);
		let feed = OracleCall::open_feed { service, name, decimals: 2, unit, least: 1 };
		assert_ok!(chain.call(account(OWNER), feed));
	}
	service
}

fn operator(number: u32) -> AccountId {
	restaking::operator(2_000_000 + number / STAYS)
}

fn staker(number: u32) -> AccountId {
	restaking::operator(1_000_000 + number / PLEDGES)
}

/// The operator, or somebody for it, does what the pallet of the service's kind has to remember.
fn act(chain: &Chain, number: u32, service: ServiceId) {
	let by = |who: AccountId, call: RuntimeCall| {
		assert_ok!(chain.call(who, call));
	};
	let (operator, anybody) = (operator(number), account(Charlie));
	match number % KINDS {
		1 => by(anybody, statement(&operator, service)),
		2 => {
			let values = vec![(0, 100)].try_into().expect("one value");
			by(operator, OracleCall::submit { service, values }.into());
		},
		3 => {
			let blob = decoded(([1u8; 32], 3u32, 128u32));
			by(
				operator,
				AvailabilityCall::promise { service, blob, until_era: 1_000, holders: 0 }.into(),
			);
		},
		4 => {
			let remark = frame_system::Call::remark_with_event { remark: vec![] };
			let job = KeeperCall::create_job {
				service,
				call: Box::new(remark.into()),
				every: 12,
				until: u64::MAX,
				price: UNIT / 10,
				cap: UNIT / 10,
				funds: 2 * UNIT,
			};
			by(anybody, job.into());
		},
		5 | 6 => by(operator, HeartbeatCall::beat { service }.into()),
		_ => {},
	}
}

/// Returns a statement about a height of now, with the signature of the operator.
fn statement(operator: &AccountId, service: ServiceId) -> RuntimeCall {
	let (height, content) =
		(<Restaking as PledgeInspect<AccountId>>::clock(), H256::repeat_byte(1));
	let to_sign = Attestation::to_sign(service, height, content).expect("it is due");
	let pair = sr25519::Pair::from_string(&format!("//key//{}", service.0), None).expect("a path");
	let proof = KeyProof::Sr25519(pair.sign(&to_sign.message));
	let signatures = vec![(operator, proof)];
	let attest = (91u8, 0u8, service, (to_sign.era, height, content), signatures).encode();
	RuntimeCall::decode_all(&mut &attest[..]).expect("a call")
}

/// The number of records of restaking and of the pallets of its services.
fn records() -> usize {
	let pallets = ["Restaking", "Attestation", "Oracle", "Availability", "Keeper", "Heartbeat"];
	let keys = |pallet: &str| {
		let prefix = polkadot_sdk::sp_io::hashing::twox_128(pallet.as_bytes()).to_vec();
		let next = |last: &Vec<u8>| polkadot_sdk::sp_io::storage::next_key(last);
		let ours = |key: &Vec<u8>| key.starts_with(&prefix);
		std::iter::successors(next(&prefix), next).take_while(ours).count()
	};
	pallets.into_iter().map(keys).sum()
}

/// The services register in an era, act in the next one, and leave and retire in it. Once nothing can be slashed
/// any more, positions and services go. The blocks are the same with and without them.
fn lives(chain: &mut Chain, services: u32) {
	let begins = chain.era();
	for who in [OWNER, Charlie] {
		assert_ok!(Balances::mint_into(&account(who), 100_000_000 * UNIT));
	}
	let operators = || (0..SERVICES).step_by(STAYS as usize).map(operator);
	for who in operators() {
		assert_ok!(Balances::mint_into(&who, 10_000_000 * UNIT));
	}
	for number in (0..SERVICES).step_by(PLEDGES as usize) {
		assert_ok!(Balances::mint_into(&staker(number), 2_000 * UNIT));
		restaking::bond_as(chain, &staker(number), 1_000 * UNIT);
	}
	let before = records();
	let all: Vec<_> = (0..services).map(|number| (number, register(chain, number))).collect();
	chain.to_era(begins + 1);
	chain.blocks(3);
	all.iter().for_each(|(number, service)| act(chain, *number, *service));
	chain.next_block();
	assert!(records() >= before + 6 * all.len(), "{} records", records());
	for (number, service) in all.iter().copied() {
		assert_ok!(chain.call(operator(number), Call::leave_service { service }));
		assert_ok!(chain.call(account(OWNER), Call::retire_service { service }));
	}
	chain.to_era(begins + 10);
	// A call removes two positions at most.
	for (number, _) in all.iter().filter(|it| it.0.is_multiple_of(2)) {
		let release = Call::release_custody { stash: staker(*number), positions: 2 };
		assert_ok!(chain.call(account(Charlie), release));
	}
	chain.to_era(begins + 11);
	for (_, service) in all.iter().copied() {
		assert_ok!(chain.call(account(OWNER), Call::deregister_service { service }));
	}
	for who in operators().filter(|_| services > 0) {
		assert_ok!(chain.call(who, Call::deregister_operator {}));
	}
	// Anybody may help, more than once in a block.
	while chain.call(account(Charlie), Call::forget { most: 32 }).is_ok() {}
	chain.to_era(begins + 14);
	check_state();
}

/// Returns the names of the storage items in which two states differ.
fn differences(one: &State, other: &State) -> BTreeSet<String> {
	let infos = AllPalletsWithSystem::storage_info().into_iter();
	let names: BTreeMap<_, _> = infos
		.map(|info| {
			let name = [info.pallet_name, info.storage_name].map(String::from_utf8);
			(info.prefix, name.map(|it| it.expect("a name")).join("."))
		})
		.collect();
	let [one, other] = [one, other].map(|state| state.iter().cloned().collect::<BTreeMap<_, _>>());
	let keys = one.keys().chain(other.keys()).filter(|key| one.get(*key) != other.get(*key));
	let name = |key: &Vec<u8>| {
		let known = names.iter().find(|(prefix, _)| key.starts_with(prefix));
		known.map_or(format!("{key:?}"), |(_, name)| name.clone())
	};
	keys.map(name).collect()
}

/// No record and no balance tells afterwards that a thousand services of all kinds have lived and gone.
#[test]
fn a_thousand_services_should_leave_the_chain_as_it_was() {
	let chain = || Chain::development().checked_by_the_story();
	let with = chain().run_to_end(|chain| lives(chain, SERVICES));
	let without = chain().run_to_end(|chain| lives(chain, 0));
	let kept: BTreeSet<_> = KEPT.map(String::from).into();
	assert_eq!(differences(&with, &without), kept);
}
