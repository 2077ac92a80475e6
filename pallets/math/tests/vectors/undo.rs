//! Replays the vectors of undone slashes, step by step, on the records and on the naive model.
//!
//! Every step states the operation, whether it is refused, and the parts of the state that it changes.

use super::*;
use common::{PositionView, RequestView, View};

const VECTORS: usize = 150;
const STEPS: usize = 2_950;

fn load_undo() -> Value {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/undo.json");
	serde_json::from_str(&std::fs::read_to_string(path).expect(path)).expect(path)
}

fn index(value: &Value) -> usize {
	small(value) as usize
}

fn list<T>(value: &Value, each: impl Fn(&Value) -> T) -> Vec<T> {
	value.as_array().expect("a list").iter().map(each).collect()
}

fn setup(params: &Value) -> Setup {
	let service = |it: &Value| Service {
		max_slash: it["max_slash_ppb"].as_u64().unwrap(),
		exit: small(&it["exit_window"]),
		// A proof of any era in reach is executed at once.
		report: small(&it["exit_window"]),
		veto: 0,
		min_pledge: number(&it["min_pledge"]),
		least: number(&it["least"]),
		shares: {
			let share = |at: usize| it["shares_ppb"][at].as_u64().unwrap();
			(share(0), share(1), share(2))
		},
	};
	Setup {
		limit: params["exposure_limit_ppb"].as_u64().unwrap(),
		bonding: small(&params["bonding_duration"]),
		delay: small(&params["delay"]),
		era: small(&params["era"]),
		existential: number(&params["existential"]),
		max_open: u32::MAX,
		services: list(&params["services"], service),
		assignments: list(&params["assignments"], index),
		stakers: list(&params["stakers"], |it| (number(&it[0]), it[1].as_bool().unwrap())),
	}
}

/// Plays one step. Returns whether it is refused.
fn play(world: &mut dyn Accounting, op: &[Value]) -> Outcome<()> {
	let amount = |at: usize| number(&op[at]);
	let at = |at: usize| index(&op[at]);
	match (text(&op[0]), op.len()) {
		("pledge", 4) => world.pledge(at(1), at(2), amount(3)),
		("exit", 4) => world.exit(at(1), at(2), amount(3)).map(drop),
		("execute", 4) => {
			let id = world.request(at(1), small(&op[2]), amount(3) as u64, true)?;
			world.execute(id).map(drop)
		},
		("settle", 3) => world.settle(at(1), at(2)).map(drop),
		("undo", 2) => world.undo(small(&op[1])),
		("give_back", 3) => world.give_back(small(&op[1]), at(2)).map(drop),
		("divide", 2) => world.divide(small(&op[1])).map(drop),
		_ => {
			act(world, op);
			Ok(())
		},
	}
}

/// Plays one step that is never refused.
fn act(world: &mut dyn Accounting, op: &[Value]) {
	let amount = |at: usize| number(&op[at]);
	let at = |at: usize| index(&op[at]);
	match (text(&op[0]), op.len()) {
		("close", 2) => world.close(at(1)),
		("bond", 3) => world.bond(at(1), amount(2)),
		("unbond", 3) => world.unbond(at(1), amount(2)),
		("withdraw", 2) => world.withdraw(at(1)),
		("base", 3) => world.base_slash(at(1), amount(2)),
		("turn", 1) => world.turn(world.view().era + 1),
		unknown => panic!("unknown operation {unknown:?}"),
	}
}

fn state(world: &dyn Accounting, setup: &Setup) -> Map<String, Value> {
	let View { stakers, requests, divided, .. } = world.view();
	let whole = |amount: u128| amount as u64;
	let position = |it: &PositionView| {
		let amounts: Vec<_> = it.amounts.iter().copied().map(whole).collect();
		json!([whole(it.liability), whole(it.counted_next), amounts])
	};
	let staker = |it: &StakerView| {
		let unlocking: Vec<_> = it.unlocking.iter().map(|it| json!([it.0, whole(it.1)])).collect();
		let positions: Vec<_> = it.positions.iter().map(position).collect();
		json!([whole(it.active), unlocking, whole(it.custody), whole(it.free), positions])
	};
	let request = |it: &RequestView| {
		let money = [it.waiting, it.returned, it.taken].map(whole);
		json!([money[0], money[1], money[2], u8::from(it.undone), u8::from(it.divided)])
	};
	let left: Vec<_> = (0..setup.assignments.len()).map(|at| world.left(at)).collect();
	let parts = [
		("stakers", stakers.iter().map(staker).collect()),
		("requests", requests.values().map(request).collect()),
		("divided", json!(divided.map(whole))),
		("left", json!(left)),
	];
	parts.map(|(name, part)| (name.to_owned(), part)).into_iter().collect()
}

/// Replays one vector. Returns the number of its steps.
fn replay(vector: &Value, setup: &Setup, world: &mut dyn Accounting) -> usize {
	let mut expected = vector["before"].as_object().unwrap().clone();
	assert_eq!(state(world, setup), expected, "before {}", vector["id"]);
	let steps = vector["steps"].as_array().unwrap();
	for (at, step) in steps.iter().enumerate() {
		let op = step["do"].as_array().unwrap();
		let place = format!("{} step {at} {op:?}", vector["id"]);
		let outcome = if play(world, op).is_ok() { "ok" } else { "refused" };
		assert_eq!(outcome, text(&step["returns"]), "returned by {place}");
		let changes = step.get("after").and_then(Value::as_object).cloned();
		expected.extend(changes.unwrap_or_default());
		assert_eq!(state(world, setup), expected, "state after {place}");
	}
	steps.len()
}

fn replay_all(new: impl Fn(&Setup) -> Box<dyn Accounting>) {
	let file = load_undo();
	let all = file["vectors"].as_array().unwrap();
	let mut steps = 0;
	for vector in all {
		assert_eq!(vector["kind"], "undo", "unknown kind of {}", vector["id"]);
		let setup = setup(&vector["params"]);
		steps += replay(vector, &setup, new(&setup).as_mut());
	}
	println!("replayed {} vectors, {steps} steps", all.len());
	assert_eq!((index(&file["count"]), index(&file["steps"])), (VECTORS, STEPS));
	assert_eq!((all.len(), steps), (VECTORS, STEPS));
}

#[test]
fn records_should_follow_every_vector_of_undone_slashes() {
	replay_all(|setup| Box::new(Records::new(setup)));
}

#[test]
fn naive_model_should_follow_every_vector_of_undone_slashes() {
	replay_all(|setup| Box::new(Naive::new(setup)));
}

#[test]
#[should_panic(expected = "unknown operation")]
fn unknown_operation_on_undone_slashes_should_fail() {
	let setup = setup(&load_undo()["vectors"][0]["params"]);
	let _ = play(&mut Records::new(&setup), &[json!("redo"), json!(1)]);
}
