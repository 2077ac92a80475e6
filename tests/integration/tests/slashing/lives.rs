//! A thousand services of all kinds, from the first to the last, beside the same chain without them.

use super::{seams::several, *};
use codec::Decode;
use pallet_restaking::{AssignmentFor, Losses, OrphanedPots};
use polkadot_sdk::{
	frame_support::{
		dispatch::Callable,
		traits::{
			fungible::{Mutate, NativeOrWithId},
			StorageInfoTrait,
		},
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

/// Restaking, and the pallets of its services.
const OURS: [&str; 6] =
	["Restaking", "Attestation", "Oracle", "Availability", "Keeper", "Heartbeat"];

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
	let keys = |pallet: &str| {
		let prefix = polkadot_sdk::sp_io::hashing::twox_128(pallet.as_bytes()).to_vec();
		let next = |last: &Vec<u8>| polkadot_sdk::sp_io::storage::next_key(last);
		let ours = |key: &Vec<u8>| key.starts_with(&prefix);
		std::iter::successors(next(&prefix), next).take_while(ours).count()
	};
	OURS.into_iter().map(keys).sum()
}

/// The services register in an era, act in the next one, and leave and retire in it. Once nothing can be slashed
/// any more, positions go. The blocks are the same with and without them.
fn live(chain: &mut Chain, services: u32) -> Vec<(u32, ServiceId)> {
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
	chain.next_era();
	all
}

/// The services go, in blocks in which all that they have written is in the database.
fn go(chain: &mut Chain, all: &[(u32, ServiceId)]) {
	let begins = chain.era();
	for (_, service) in all.iter().copied() {
		assert_ok!(chain.call(account(OWNER), Call::deregister_service { service }));
	}
	let operators: BTreeSet<_> = all.iter().map(|(number, _)| operator(*number)).collect();
	for who in operators {
		assert_ok!(chain.call(who, Call::deregister_operator {}));
	}
	// Anybody may help, more than once in a block.
	while chain.call(account(Charlie), Call::forget { most: 32 }).is_ok() {}
	chain.to_era(begins + 3);
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
	let after = |services| {
		let mut all = Vec::new();
		let state = chain().run_to_end(|chain| all = live(chain, services));
		chain().go_on_to_end(state, |chain| go(chain, &all))
	};
	let (with, without) = (after(SERVICES), after(0));
	let kept: BTreeSet<_> = KEPT.map(String::from).into();
	assert_eq!(differences(&with, &without), kept);
}

/// The slasher of one service has its word, with a bond, and its pot pays for an era. The operator of another does not
/// show what is drawn, and does not answer a challenge, so the chain accuses it of both. Both retire in that era.
fn trouble(chain: &mut Chain, happens: bool) -> Vec<ServiceId> {
	let begins = chain.era();
	for who in [account(OWNER), account(Charlie), operator(0)] {
		assert_ok!(Balances::mint_into(&who, 10_000_000 * UNIT));
	}
	assert_ok!(Balances::mint_into(&staker(0), 2_000 * UNIT));
	restaking::bond_as(chain, &staker(0), 1_000 * UNIT);
	let by = |chain: &Chain, who: AccountId, call: RuntimeCall| {
		assert_ok!(chain.call(who, call));
	};
	let owner = || account(OWNER);
	// The first kind, and the one whose operators hold data.
	let numbers: &[u32] = if happens { &[0, 3] } else { &[] };
	let all: Vec<_> = numbers.iter().map(|number| register(chain, *number)).collect();
	if let [told, held] = all[..] {
		let slashed = AssignmentFor::<Runtime>::get(told, operator(0)).expect("it has joined");
		fund_slash_bond(chain, slashed, 1_000 * UNIT);
		let asset = NativeOrWithId::Native;
		by(chain, owner(), Call::open_pot { service: told, asset, min_weight: 0 }.into());
		let fund = Call::fund_rewards { service: told, amount: 70 * UNIT, eras: 7 };
		by(chain, owner(), fund.into());
		// A root of nothing, and the number and size of its chunks.
		let blob = ([1u8; 32], 3u32, 128u32);
		let promise = AvailabilityCall::promise {
			service: held,
			blob: decoded(blob),
			until_era: 1_000,
			holders: 8,
		};
		by(chain, operator(0), promise.into());
		chain.to_era(begins + 1);
		by(chain, owner(), request_slash(slashed, begins + 1, 10).into());
		let operator = operator(0);
		let blob = decoded(blob);
		let ask = AvailabilityCall::challenge { service: held, operator, blob, chunk: 0 };
		by(chain, account(Charlie), ask.into());
	}
	chain.to_era(begins + 1);
	for service in all.iter().copied() {
		by(chain, operator(0), Call::leave_service { service }.into());
		by(chain, owner(), Call::retire_service { service }.into());
	}
	// The word is due in the fourth era, and what the chain accuses of in the fifth.
	chain.to_era(begins + 7);
	let lost: BTreeSet<_> = Losses::<Runtime>::iter().map(|(request, ..)| request).collect();
	assert_eq!(lost.len() >= 2, happens, "{lost:?}");
	chain.to_era(begins + 11);
	if happens {
		let release = Call::release_custody { stash: staker(0), positions: 2 };
		by(chain, account(Charlie), release.into());
	}
	chain.next_era();
	all
}

/// Both services go, and who is owed anything takes it. 28 eras after a loss was taken it is divided, and forgotten.
fn settle(chain: &mut Chain, all: &[ServiceId]) {
	let begins = chain.era();
	let by = |chain: &Chain, who: AccountId, call: Call| {
		assert_ok!(chain.call(who, call));
	};
	if let [told, held] = all {
		let (told, owner) = (*told, || account(OWNER));
		by(chain, owner(), Call::refund_rewards { service: told, to: owner() });
		for service in [told, *held] {
			by(chain, owner(), Call::deregister_service { service });
		}
		by(chain, owner(), Call::withdraw_slash_bond { service: told, amount: 1_000 * UNIT });
		assert!(OrphanedPots::<Runtime>::contains_key(told), "the pot owes what was earned");
		by(chain, account(Charlie), Call::claim { who: staker(0), service: told });
		by(
			chain,
			account(Charlie),
			Call::claim_commission { operator: operator(0), service: told },
		);
		by(chain, operator(0), Call::deregister_operator {});
		while chain.call(account(Charlie), Call::forget { most: 32 }).is_ok() {}
	}
	chain.to_era(begins + 29);
	check_state();
}

/// Slashes, bonds, pots and challenges move money, and leave nothing else behind in the pallets that keep them.
#[test]
fn slashes_pots_and_challenges_should_leave_no_record() {
	let chain = || Chain::development().checked_by_the_story();
	let after = |happens| {
		let mut all = Vec::new();
		let state = chain().run_to_end(|chain| all = trouble(chain, happens));
		chain().go_on_to_end(state, |chain| settle(chain, &all))
	};
	let differ = differences(&after(true), &after(false));
	let ours = |name: &String| OURS.iter().any(|pallet| name.starts_with(&format!("{pallet}.")));
	let left: BTreeSet<_> = differ.into_iter().filter(ours).collect();
	let counters = ["Availability.NextChallengeId", "Restaking.NextRequestId"];
	let kept = KEPT.iter().chain(&counters).map(|name| name.to_string());
	let kept: BTreeSet<_> = kept.filter(ours).collect();
	assert!(left.is_subset(&kept), "{left:?}");
	assert!(counters.iter().all(|name| left.contains(*name)), "{left:?}");
}
