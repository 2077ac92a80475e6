//! Terms that are just good enough: what registers can be broken, brought by somebody with one token, and slashed.

use super::*;
use codec::Decode;
use polkadot_sdk::{
	frame_support::{dispatch::Callable, traits::fungible::Mutate},
	sp_core::{sr25519, Pair, H256},
};
use restaking_primitives::{KeyProof, PledgeInspect, ServiceId};
use restaking_runtime::{
	configs::services::faults, AccountId, Attestation, Availability, Oracle, TransactionPayment,
};

type AvailabilityCall = <Availability as Callable<Runtime>>::RuntimeCall;
type OracleCall = <Oracle as Callable<Runtime>>::RuntimeCall;

/// What is done, or is not, until the era of a fault of the second operator is over. Returns evidence that the chain
/// does not know.
type Play = fn(&mut Chain, ServiceId) -> Option<Vec<u8>>;

/// The tightest terms of a heartbeat service: one era to report in, half of the maximum as price.
#[test]
fn what_just_registers_slashes() {
	Chain::development().run(|chain| {
		let mut terms = restaking::terms(Perbill::from_percent(40));
		terms.conditions.report_window = 1;
		terms.hook = hook(5, (Perbill::from_percent(20), false));
		let service = pallet_restaking::NextServiceId::<Runtime>::get();
		assert_ok!(chain.call(account(OWNER), restaking::register(terms, None, None)));
		let assignment = restaking::serve(chain, service);
		bond(chain, Bob, 1_000 * UNIT);
		assert_ok!(chain.call(account(Bob), restaking::pledge(assignment, 1_000 * UNIT)));
		chain.next_era();
		let silent = chain.era();
		chain.next_era();
		let evidence = silent.encode().try_into().expect("four bytes");
		let report = Call::report_offence { assignment, evidence };
		assert_ok!(chain.call(account(AliceStash), report));
		chain.to_era(silent + 5);
		assert_eq!(ledger(Bob), (800 * UNIT, 800 * UNIT));
	});
}

fn clock() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

/// Founds a service with two operators: Bob, who has 1,000 tokens behind him, and one with Charlie's 500. Returns the
/// service and the second assignment, in the first era in which both serve.
fn founded(chain: &mut Chain, hook: Hook) -> (ServiceId, AssignmentId) {
	let first = restaking::judged_service(chain, Bob, hook);
	let record = pallet_restaking::Assignments::<Runtime>::get(first).expect("exists");
	let second = restaking::join_as(chain, record.service, 1);
	bond(chain, Charlie, 500 * UNIT);
	assert_ok!(chain.call(account(Charlie), restaking::pledge(second, 500 * UNIT)));
	chain.next_era();
	(record.service, second)
}

/// Nobody does anything.
fn idle(chain: &mut Chain, _: ServiceId) -> Option<Vec<u8>> {
	chain.next_era();
	None
}

/// Signs a content for a height of now, with the key of this path. Returns the statement, and its signature.
fn signed(service: ServiceId, path: &str, height: u64, content: H256) -> (u32, KeyProof) {
	let to_sign = Attestation::to_sign(service, height, content).expect("it is due");
	let pair = sr25519::Pair::from_string(path, None).expect("a path");
	(to_sign.era, KeyProof::Sr25519(pair.sign(&to_sign.message)))
}

/// The second operator signs two contents for one height.
fn contradicts(chain: &mut Chain, service: ServiceId) -> Option<Vec<u8>> {
	let height = clock();
	let said = |seed: u8| {
		let content = H256::repeat_byte(seed);
		let (era, signature) = signed(service, "//many//1", height, content);
		(era, content, signature)
	};
	let evidence = (0u8, height, said(1), said(2)).encode();
	chain.next_era();
	Some(evidence)
}

/// Bob signs for all heights of an era, and the second operator for none.
fn attests_alone(chain: &mut Chain, service: ServiceId) -> Option<Vec<u8>> {
	let (now, mut last) = (chain.era(), None);
	while chain.era() == now {
		let (height, content) = (clock(), H256::repeat_byte(1));
		if last.replace(height) != Some(height) {
			let (era, signature) = signed(service, "//judged", height, content);
			let signatures = vec![(account(Bob), signature)];
			let attest = (91u8, 0u8, service, (era, height, content), signatures).encode();
			let attest = RuntimeCall::decode_all(&mut &attest[..]).expect("a call");
			assert_ok!(chain.call(account(Bob), attest));
		}
		chain.next_block();
	}
	None
}

/// Bob answers in all rounds of an era, and the second operator in none.
fn answers_alone(chain: &mut Chain, service: ServiceId) -> Option<Vec<u8>> {
	let name = b"DOT/USD".to_vec().try_into().expect("short");
	let open = OracleCall::open_feed { service, name, decimals: 2, unit: [0; 16], least: 1 };
	assert_ok!(chain.call(account(Bob), open));
	// The feed binds from the second era on.
	chain.next_era();
	chain.next_era();
	let (now, mut rounds) = (chain.era(), 0);
	while chain.era() == now {
		let values = vec![(0, 100)].try_into().expect("short");
		// Once in each round.
		rounds +=
			u32::from(chain.call(account(Bob), OracleCall::submit { service, values }).is_ok());
		chain.next_block();
	}
	assert!(rounds > 2, "{rounds} rounds");
	None
}

/// The second operator promises a blob that it does not have.
fn promises(chain: &mut Chain, service: ServiceId) -> Option<Vec<u8>> {
	let blob = ([1u8; 32], 3u32, 128u32).encode();
	let blob = Decode::decode(&mut &blob[..]).expect("root, number and length");
	let promise = AvailabilityCall::promise { service, blob, until_era: 1_000, holders: 0 };
	assert_ok!(chain.call(restaking::operator(1), promise));
	// It begins with the next era.
	chain.next_era();
	chain.next_era();
	None
}

/// Lets somebody with one token report the fault of the last era as soon as it is told, unless the chain has accused
/// by then.
fn bring(chain: &mut Chain, service: ServiceId, second: AssignmentId, known: Option<Vec<u8>>) {
	let (poor, era) = (restaking::operator(2), chain.era() - 1);
	assert_ok!(Balances::mint_into(&poor, UNIT));
	let is_it = |of: AssignmentId, at: u32| of == second && at == era;
	while chain.era() == era + 1 {
		let mut requests = pallet_restaking::SlashRequests::<Runtime>::iter_values();
		if requests.any(|it| is_it(it.assignment, it.offence_era)) {
			return;
		}
		let told = || faults(service).into_iter().find(|it| is_it(it.assignment, it.era));
		if let Some(evidence) = known.clone().or_else(|| told().map(|it| it.evidence)) {
			let evidence = evidence.try_into().expect("short");
			let report = RuntimeCall::from(Call::report_offence { assignment: second, evidence });
			// With a signature and what else a transaction has.
			let length = u32::try_from(report.encoded_size() + 200).expect("short");
			let fee = TransactionPayment::compute_fee(length, &report.get_dispatch_info(), 0);
			assert!(fee < UNIT, "a fee of {fee}");
			assert_ok!(chain.call(poor, report));
			return;
		}
		chain.next_block();
	}
	panic!("nobody has brought it");
}

/// For the terms next to those that are refused, of each kind whose faults come within an era of ten blocks: the
/// fault is committed, brought in the era after, and executed three eras later. A turn of a keeper takes longer eras:
/// `keeper.rs` tells of it.
#[test]
fn what_registers_can_be_broken_and_is_slashed() {
	let (percent, least) = (Perbill::from_percent, Perbill::from_parts(390_625));
	let statements =
		|absence| hook(1, (0u64, 1u32, 5u32, percent(40), percent(90), absence, false));
	let steps = [Some((3u16, percent(40))), None, None, None];
	let answers = hook(2, (2u32, percent(1), steps, percent(90), percent(20), 1u32, false));
	let data = hook(3, (1u32, 5u32, 100 * UNIT, 16u32, percent(40)));
	// What is done, and what it costs of 500.
	let cases: [(&str, Hook, Play, Balance); 6] = [
		// A part in 2,560.
		("the cheapest silence", hook(5, (least, false)), idle, 500 * UNIT / 2_560),
		("the dearest silence", hook(5, (percent(20), false)), idle, 100 * UNIT),
		("two contents", statements(least), contradicts, 200 * UNIT),
		("absence from heights", statements(percent(20)), attests_alone, 100 * UNIT),
		("absence from rounds", answers, answers_alone, 100 * UNIT),
		("withheld data", data, promises, 200 * UNIT),
	];
	for (name, hook, play, loss) in cases {
		Chain::development().checked_once_an_era().run(|chain| {
			let (service, second) = founded(chain, hook);
			let known = play(chain, service);
			let era = chain.era() - 1;
			bring(chain, service, second, known);
			chain.to_era(era + 5);
			let left = 500 * UNIT - loss;
			assert_eq!(ledger(Charlie), (left, left), "{name}");
		});
	}
}
