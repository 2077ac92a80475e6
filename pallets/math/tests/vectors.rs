//! Replays the project's accounting vectors, step by step, on the records and on the naive model.
//!
//! Every step states the operation, what it returns and the whole state afterwards.

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod common;
#[path = "vectors/undo.rs"]
mod undo;

use common::{
	naive::Naive, records::Records, Accounting, Era, Outcome, Service, Setup, StakerView,
};
use serde_json::{json, Map, Value};

const VECTORS: usize = 33;
const STEPS: usize = 327;

fn load() -> Value {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/accounting.json");
	serde_json::from_str(&std::fs::read_to_string(path).expect(path)).expect(path)
}

fn text(value: &Value) -> &str {
	value.as_str().expect("a text")
}

fn number(value: &Value) -> u128 {
	value.to_string().parse().expect("a number")
}

fn small(value: &Value) -> u32 {
	number(value).try_into().expect("a small number")
}

/// Returns the setup of a vector, with one staker and one assignment for each service, and the names of
/// the services in order.
fn setup(params: &Value) -> (Setup, Vec<String>) {
	let services = params["services"].as_object().unwrap();
	let terms = services.values().map(|service| Service {
		max_slash: service["max_slash_ppb"].as_u64().unwrap(),
		exit: small(&service["exit_window"]),
		report: small(&service["report_window"]),
		veto: small(&service["veto_window"]),
		min_pledge: 0,
		least: 0,
		shares: (0, 0, 0),
	});
	let standing = params["standing_order"].as_bool().unwrap();
	let setup = Setup {
		limit: params["exposure_limit_ppb"].as_u64().unwrap(),
		bonding: small(&params["bonding_duration"]),
		delay: small(&params["bonding_duration"]),
		era: small(&params["era"]),
		existential: 0,
		// The vectors ask for single parts per billion.
		max_open: u32::MAX,
		services: terms.collect(),
		assignments: (0..services.len()).collect(),
		stakers: vec![(number(&params["active"]), standing)],
	};
	(setup, services.keys().cloned().collect())
}

fn result<T>(outcome: Outcome<T>, value: impl Fn(T) -> Value) -> Value {
	outcome.map_or_else(|reason| json!(reason), value)
}

/// Plays one step. Returns its result.
fn play(world: &mut dyn Accounting, names: &[String], op: &[Value]) -> Value {
	let amount = |at: usize| number(&op[at]);
	let service = |at: usize| names.iter().position(|name| name == text(&op[at])).unwrap();
	let ok = |()| json!("ok");
	let count = |amount: u128| json!(amount as u64);
	match (text(&op[0]), op.len()) {
		("pledge", 3) => result(world.pledge(0, service(1), amount(2)), ok),
		("exit", 3) => result(world.exit(0, service(1), amount(2)), count),
		("request", 4) => {
			let (era, part) = (small(&op[2]), amount(3) as u64);
			result(world.request(service(1), era, part, false), |id| json!(id))
		},
		("veto", 2) => result(world.veto(small(&op[1])), ok),
		("execute", 2) => result(world.execute(small(&op[1])), |_| json!("ok")),
		("settle", 2) => result(world.settle(0, service(1)), count),
		("close", 2) => {
			world.close(service(1));
			Value::Null
		},
		("bond", 2) => {
			world.bond(0, amount(1));
			Value::Null
		},
		("unbond", 2) => {
			world.unbond(0, amount(1));
			Value::Null
		},
		("withdraw", 1) => {
			world.withdraw(0);
			Value::Null
		},
		("release_custody", 1) => count(world.release(0)),
		("base_slash", 2) => {
			world.base_slash(0, amount(1));
			Value::Null
		},
		("trim", 1) => result(world.trim(0), count),
		("era", 2) => {
			world.turn(small(&op[1]));
			Value::Null
		},
		unknown => panic!("unknown operation {unknown:?}"),
	}
}

fn state(staker: &StakerView, names: &[String]) -> Value {
	let by_name = |value: &dyn Fn(usize) -> u128| {
		let all = names.iter().enumerate();
		all.map(|(at, name)| (name.clone(), json!(value(at) as u64)))
			.collect::<Map<_, _>>()
	};
	json!({
		"active": staker.active as u64,
		"unlocking": staker.unlocking.iter().map(|c| json!([c.0, c.1 as u64])).collect::<Vec<_>>(),
		"custody": staker.custody as u64,
		"free": staker.free as u64,
		"liability": by_name(&|at| staker.positions[at].liability),
		"counted_next": by_name(&|at| staker.positions[at].counted_next),
		"taken": by_name(&|at| staker.positions[at].taken),
	})
}

/// Replays one vector. Returns the number of its steps.
fn replay(vector: &Value, world: &mut dyn Accounting, names: &[String]) -> usize {
	let steps = vector["steps"].as_array().unwrap();
	for (at, step) in steps.iter().enumerate() {
		let op = step["do"].as_array().unwrap();
		let place = format!("{} step {at} {op:?}", vector["id"]);
		assert_eq!(play(world, names, op), step["returns"], "returned by {place}");
		let view = world.view();
		assert_eq!(view.era, step["era"].as_u64().unwrap() as Era, "era after {place}");
		assert_eq!(state(&view.stakers[0], names), step["after"], "state after {place}");
	}
	steps.len()
}

fn replay_all(new: impl Fn(&Setup) -> Box<dyn Accounting>) {
	let file = load();
	let all = file["vectors"].as_array().unwrap();
	assert_eq!(all.len() as u64, file["count"].as_u64().unwrap());
	let (mut vectors, mut steps) = (0, 0);
	for vector in all.iter().filter(|vector| vector["kind"] != "rewards") {
		assert_eq!(vector["kind"], "accounting", "unknown kind of {}", vector["id"]);
		let (setup, names) = setup(&vector["params"]);
		steps += replay(vector, new(&setup).as_mut(), &names);
		vectors += 1;
	}
	println!("replayed {vectors} vectors, {steps} steps");
	assert_eq!((vectors, steps), (VECTORS, STEPS));
}

#[test]
fn records_should_follow_every_vector() {
	replay_all(|setup| Box::new(Records::new(setup)));
}

#[test]
fn naive_model_should_follow_every_vector() {
	replay_all(|setup| Box::new(Naive::new(setup)));
}

#[test]
#[should_panic(expected = "unknown operation")]
fn unknown_operation_should_fail() {
	let (setup, names) = setup(&load()["vectors"][0]["params"]);
	play(&mut Records::new(&setup), &names, &[json!("borrow"), json!(1)]);
}
