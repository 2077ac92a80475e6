//! The cost of each duty and of each judgement at services of the demo runtime, by number of operators.

mod scenes;

use crate::{
	measure::{call, measure, work, Cost, Operation},
	table::weights,
};
use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	frame_support::{
		dispatch::{Callable, DispatchClass},
		traits::{fungible::Mutate, Hooks},
		weights::Weight,
	},
	frame_system, pallet_staking,
	sp_core::{sr25519, Pair, H256},
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_keyring::Sr25519Keyring::Dave,
	sp_runtime::{Perbill, Storage},
};
use restaking_integration_tests::{
	account,
	restaking::{self, liveness, operator, pledge, terms, Call, OWNER},
	Chain,
};
use restaking_primitives::{
	AssignmentId, Conditions, Context, Judge, KeyProof, PledgeInspect, ServiceId, Terms,
};
use restaking_runtime::{
	calendar::Lengths,
	configs::{
		services::{duties, faults, Deviation, Equivocation, Hook, Liveness, Silence, Withholding},
		system::MAXIMUM_BLOCK_WEIGHT,
	},
	constants::currency::UNIT,
	AccountId, Attestation, Availability, Balance, Balances, Keeper, Oracle, Restaking, Runtime,
	RuntimeCall, RuntimeOrigin, System,
};
use scenes::*;
use std::fmt::Write as _;

type OracleCall = <Oracle as Callable<Runtime>>::RuntimeCall;
type AttestationCall = <Attestation as Callable<Runtime>>::RuntimeCall;
type AvailabilityCall = <Availability as Callable<Runtime>>::RuntimeCall;
type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

const SERVICE: ServiceId = ServiceId(0);
/// The stake behind each operator.
const STAKE: Balance = 1_000 * UNIT;
/// The number of feeds of the oracle.
const FEEDS: u8 = 4;
/// The value that operators of the oracle tell, and the one of which the last of them is guilty.
const VALUES: (i128, i128) = (1_000, 9_000);

/// The rows of one pledge to services of two kinds: whatever the first hears, it hears of no pledge.
pub const PLEDGES: [&str; 2] = ["pledge to heartbeats", "pledge to statements"];

/// An operation, and the state in which it is measured.
struct Row {
	name: &'static str,
	kind: &'static str,
	hook: fn() -> Hook,
	prepare: fn(&mut Chain, u32),
	find: fn(u32) -> Operation,
}

const fn row(
	kind: &'static str,
	name: &'static str,
	hook: fn() -> Hook,
	prepare: fn(&mut Chain, u32),
	find: fn(u32) -> Operation,
) -> Row {
	Row { name, kind, hook, prepare, find }
}

/// The operations. The first operator does the duty that is measured, the last is guilty, and the others did their
/// duties before.
const ROWS: [Row; 26] = [
	row("heartbeat", "beat", silence, |chain, _| chain.next_era(), |_| duty(0)),
	row("heartbeat", "judge silence", silence, an_idle_era, |_| judgement(0)),
	row("heartbeat", "report silence, whole", silence, an_idle_era, |_| report(0)),
	row("oracle", "submit 4 values", deviation, others_answer, |_| duty(0)),
	row("oracle", "judge deviation", deviation, an_era_of_answers, |_| judgement(0)),
	row("oracle", "judge absence", deviation, an_era_of_answers, |_| judgement(1)),
	row("oracle", "close a round of 4", deviation, a_round_is_over, |_| close_round()),
	row("attestation", "attest, one signature", equivocation, others_attest, |_| duty(0)),
	row("attestation", "attest, all signatures", equivocation, quiet, batch),
	row("attestation", "judge equivocation", equivocation, quiet, two_contents),
	row("attestation", "judge a misdated statement", equivocation, an_era_is_over, misdated),
	row("attestation", "judge absence", equivocation, an_era_of_signatures, |_| judgement(2)),
	row("availability", "promise", withholding, quiet, |_| call_by(operator(0), promise())),
	row("availability", "answer", withholding, blobs_are_drawn, |_| duty(0)),
	row("availability", "judge draws", withholding, nobody_shows, |_| judgement(0)),
	row("availability", "answer a challenge", withholding, one_is_challenged, |_| answer()),
	row("availability", "judge a denied challenge", withholding, one_is_denied, |_| judgement(1)),
	row("keeper", "perform", keeping, a_slot_begins, first_duty),
	row("keeper", "judge turns", keeping, a_turn_is_missed, turns_of_the_missed),
	row("any", PLEDGES[0], silence, a_stake_is_free, |_| first_pledge()),
	row("any", PLEDGES[1], equivocation, a_stake_is_free, |_| first_pledge()),
	row("any", "take a place, noting all", silence, quiet, take_place),
	row("any", "publish a set", silence, unpublished, |_| publish(256)),
	row("any", "publish a page of 8", silence, unpublished, |_| publish(8)),
	row("any", "forget what is gone", silence, one_has_left, |_| forget()),
	row("any", "era turn", equivocation, quiet, |_| work(turn_era)),
];

fn silence() -> Hook {
	let fraction = Perbill::from_percent(1);
	Hook::Silence(Silence { fraction, pays_work: true })
}

fn deviation() -> Hook {
	let step = |beyond, percent| {
		let price = Perbill::from_percent(percent);
		Some(pallet_restaking_oracle::Step { beyond, price })
	};
	Hook::Deviation(Deviation {
		round: 10,
		tolerance: Perbill::from_percent(10),
		steps: [step(3, 1), step(6, 4), step(20, 10), None],
		most_missed: Perbill::from_percent(20),
		absence: Perbill::from_percent(2),
		max_feeds: FEEDS.into(),
		pays_work: false,
	})
}

fn equivocation() -> Hook {
	Hook::Equivocation(Equivocation {
		first: 0,
		period: 10,
		voting: 10,
		fraction: Perbill::from_percent(30),
		most_missed: Perbill::from_percent(50),
		absence: Perbill::from_percent(2),
		pays_work: false,
	})
}

fn withholding() -> Hook {
	Hook::Withholding(Withholding {
		draws: 4,
		response: 10,
		price: 2 * UNIT,
		doubling: 4,
		fraction: Perbill::from_percent(20),
	})
}

fn keeping() -> Hook {
	let fraction = Perbill::from_percent(5);
	Hook::Liveness(Liveness { window: 8, min_every: 32, fraction, ..liveness() })
}

/// Returns the state of a service with so many operators that count, and one more that waits for a place.
fn state(row: &Row, operators: u32) -> TestExternalities {
	let lengths =
		Lengths { epoch_slots: 20, sessions_per_era: 2, bonding_eras: 8, slash_defer_eras: 2 };
	let chain = Chain::development().with_lengths(lengths).checked_by_the_story();
	let top = chain.run_to_end(|chain| {
		found(chain, (row.hook)(), operators);
		(row.prepare)(chain, operators);
		System::reset_events();
	});
	TestExternalities::new(Storage { top: top.into_iter().collect(), ..Default::default() })
}

fn found(chain: &mut Chain, hook: Hook, operators: u32) {
	let conditions = terms(Perbill::from_percent(40)).conditions;
	let conditions = Conditions {
		quorum: Perbill::from_percent(67),
		min_pledge: 100 * UNIT,
		places: operators.try_into().expect("few"),
		..conditions
	};
	let register = restaking::register(Terms { conditions, hook }, None, None);
	must(chain, account(OWNER), register);
	for index in 0..=operators {
		let assignment = restaking::join_as(chain, SERVICE, index);
		let amount = if index < operators { STAKE } else { 2 * STAKE };
		Balances::mint_into(&operator(index), amount + UNIT).expect("mints");
		restaking::bond_as(chain, &operator(index), amount);
		must(chain, operator(index), pledge(assignment, amount));
	}
	chain.next_era();
}

fn must(chain: &Chain, who: AccountId, call: impl Into<RuntimeCall>) {
	chain.call(who, call).expect("the call succeeds");
}

/// Lets operators do what they owe now.
fn serve(chain: &Chain, operators: impl Iterator<Item = u32>, villain: u32) {
	for index in operators {
		for duty in duties(SERVICE, &operator(index)) {
			let call = RuntimeCall::decode_all(&mut &duty.call[..]).expect("a call");
			must(chain, operator(index), complete(index, call, index == villain));
		}
	}
}

/// Returns a duty's call with what the operator adds: values, its signature, or the bytes that it keeps.
fn complete(index: u32, call: RuntimeCall, lies: bool) -> RuntimeCall {
	match call {
		RuntimeCall::Oracle(OracleCall::submit { service, mut values }) => {
			let value = if lies { VALUES.1 } else { VALUES.0 };
			values.iter_mut().for_each(|it| it.1 = value);
			OracleCall::submit { service, values }.into()
		},
		RuntimeCall::Attestation(AttestationCall::attest { mut statement, .. }) => {
			statement.content = H256::repeat_byte(1);
			attest(statement.height, index..=index)
		},
		RuntimeCall::Availability(AvailabilityCall::answer { service, era, draw, .. }) => {
			let asked = Availability::asked(service, &operator(index));
			let asked = asked.into_iter().find(|it| (it.era, it.draw) == (era, draw));
			let place = asked.expect("it is drawn").chunk;
			let (chunk, proof) = shown(place);
			AvailabilityCall::answer { service, era, draw, chunk, proof }.into()
		},
		whole => whole,
	}
}

/// Dispatches the first duty of an operator.
fn duty(index: u32) -> Operation {
	let owed = duties(SERVICE, &operator(index));
	let owed = owed.first().expect("it owes something");
	let call = RuntimeCall::decode_all(&mut &owed.call[..]).expect("a call");
	call_by(operator(index), complete(index, call, false))
}

/// Dispatches the first duty that anybody has.
fn first_duty(operators: u32) -> Operation {
	let index = (0..operators).find(|index| !duties(SERVICE, &operator(*index)).is_empty());
	duty(index.expect("a slot has begun"))
}

fn call_by(who: AccountId, it: impl Into<RuntimeCall>) -> Operation {
	call(RuntimeOrigin::signed(who), it.into())
}

/// Judges a fault that the chain lists, whose evidence begins with this byte.
fn judgement(variant: u8) -> Operation {
	let (assignment, evidence) = fault(variant);
	judges(assignment, evidence, true)
}

fn report(variant: u8) -> Operation {
	let (assignment, evidence) = fault(variant);
	let evidence = evidence.try_into().expect("short");
	call_by(account(Dave), Call::report_offence { assignment, evidence })
}

fn fault(variant: u8) -> (AssignmentId, Vec<u8>) {
	let silence = matches!(hook(), Hook::Silence(_));
	let mut faults = faults(SERVICE).into_iter();
	// Silence has one kind of evidence, the era.
	let fault = faults
		.find(|it| silence || it.evidence[0] == variant)
		.expect("a fault is listed");
	(fault.assignment, fault.evidence)
}

fn hook() -> Hook {
	pallet_restaking::SlashingHooks::<Runtime>::get(SERVICE).expect("it is registered")
}

/// Judges evidence. It convicts, or is refused after the same reads.
fn judges(assignment: AssignmentId, evidence: Vec<u8>, convicts: bool) -> Operation {
	work(move || {
		let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("it joined");
		let eras = pallet_restaking::EraStarts::<Runtime>::get();
		let keys = pallet_restaking::KeyHistory::<Runtime>::get(assignment);
		let context = Context {
			service: SERVICE,
			assignment,
			operator: &record.operator,
			now: era(),
			clock: clock(),
			eras: &eras,
			keys: &keys,
		};
		let judged = <Hook as Judge<_, _>>::judge(&hook(), &context, &evidence);
		assert_eq!(judged.is_ok(), convicts, "{judged:?}");
	})
}

/// A row measured with each number of operators.
pub struct Measured {
	/// The name of the row.
	pub name: &'static str,
	kind: &'static str,
	/// The numbers of operators, and the costs.
	pub costs: Vec<(u32, Cost)>,
}

/// Returns the rules of all services that are measured.
#[cfg(test)]
pub fn hooks() -> impl Iterator<Item = Hook> {
	ROWS.iter().map(|row| (row.hook)())
}

/// Measures everything with these numbers of operators.
pub fn measure_all(operators: &[u32], runs: usize) -> Vec<Measured> {
	let measured = |row: &Row| {
		let cost = |number: &u32| {
			let mut state = state(row, *number);
			let operation = state.execute_with(|| (row.find)(*number));
			(*number, measure(&state, runs, &operation).0)
		};
		let costs = operators.iter().map(cost).collect();
		Measured { name: row.name, kind: row.kind, costs }
	};
	ROWS.iter().map(measured).collect()
}

/// Returns the costs as a table.
pub fn table(all: &[Measured]) -> String {
	let mut text = String::from(
		"| operation | kind | operators | reads | writes | proof, bytes | time, µs | declared : charged |\n\
		 | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
	);
	for it in all {
		for (operators, cost) in &it.costs {
			let time = cost.time.as_secs_f64() * 1e6;
			let Cost { reads, writes, proof, .. } = cost;
			let (name, kind, weights) = (it.name, it.kind, weights(cost));
			let _ = writeln!(
				text,
				"| {name} | {kind} | {operators} | {reads} | {writes} | {proof} | {time:.1} | {weights} |",
			);
		}
	}
	text
}
