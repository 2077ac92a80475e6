//! Replays the vectors of vaults, step by step. All numbers are decimal texts.

use restaking_math::{
	vault::{Back, Batch, Piece, Stage, StashLoss, VaultError},
	BatchId,
};
use serde_json::{json, Map, Value};

use crate::world::{Course, Setup, World};

const VECTORS: usize = 36;
const STEPS: usize = 1_980;

fn number(value: &Value) -> u128 {
	value.as_str().expect("a text").parse().expect("a number")
}

fn small(value: &Value) -> u32 {
	number(value).try_into().expect("a small number")
}

fn told(numbers: &[u128]) -> Vec<String> {
	numbers.iter().map(u128::to_string).collect()
}

fn setup(params: &Value) -> Setup {
	let small = |name: &str| small(&params[name]);
	Setup {
		seed: number(&params["seed"]),
		era: small("era"),
		bonding: small("bonding"),
		vest: small("vest"),
		fee: small("fee"),
		least: number(&params["least"]),
	}
}

fn outcome(result: Result<u128, VaultError>) -> Value {
	match result {
		Ok(amount) => json!(amount.to_string()),
		Err(VaultError::Broken) => json!("refused broken"),
		Err(VaultError::TooLittle) => json!("refused little"),
		Err(VaultError::UndoPending) => json!("refused undo"),
		Err(VaultError::NothingToClaim) => json!("refused nothing"),
		Err(other) => panic!("{other:?}"),
	}
}

/// Plays one step. Returns what the vector says that it returns.
fn play(world: &mut World, op: &[Value]) -> Value {
	let amount = |at: usize| number(&op[at]);
	let at = |at: usize| small(&op[at]);
	let who = op.get(1).and_then(Value::as_str).unwrap_or_default();
	match (op[0].as_str().unwrap(), op.len()) {
		("deposit", 3) => return outcome(world.deposit(who, amount(2))),
		("claim", 3) => return outcome(world.claim(who, BatchId(at(2)))),
		("slash", 3) => return json!(world.slash(amount(1), at(2)).map(|id| id.to_string())),
		("turn", 5) => {
			let flag = |at: usize| op[at].as_bool().unwrap();
			let ends = flag(4) && !world.books.is_over();
			let turned = world.turn(at(1), Course { held: amount(2), bonds: flag(3), ends });
			let numbers = [turned.gain, turned.loss, turned.fee, turned.minted, turned.unbonded];
			let mut all: Vec<_> = told(&numbers).into_iter().map(Value::from).collect();
			all.push(json!(turned.postponed));
			return json!(all);
		},
		("ask", 3) => drop(world.ask(who, amount(2))),
		("cancel", 3) => world.cancel(who, amount(2)),
		("payout", 2) => world.payout(amount(1)),
		("base", 3) => world.base(amount(1), at(2)),
		("release", 2) => world.release(amount(1)),
		("order", 2) => world.order(at(1)),
		("forget", 2) => world.forget(at(1)),
		("returned", 5) => {
			let back = Back { bonded: amount(2), freed: amount(3), held: amount(4) };
			world.returned(at(1), back);
		},
		unknown => panic!("unknown operation {unknown:?}"),
	}
	json!("ok")
}

fn lists(world: &World) -> [(&'static str, Value); 6] {
	let books = &world.books;
	let stage = |stage| match stage {
		Stage::Leaving => "leaving",
		Stage::Waiting => "waiting",
		Stage::Payable => "payable",
	};
	let batch = |it: &Batch| {
		let mut all = told(&[it.shares, it.shares_left, it.value, it.value_left]);
		all.push(stage(it.stage).into());
		all.push(it.pending.to_string());
		json!(all)
	};
	let leaving = books
		.leaving
		.iter()
		.map(|it| told(&[it.batch.0.into(), it.era.into(), it.free_from.into(), it.value]));
	let pieces = |list: &[Piece]| -> Vec<_> {
		list.iter().map(|it| told(&[it.batch.0.into(), it.amount])).collect()
	};
	let loss = |it: &StashLoss<_>| {
		json!([it.active.to_string(), it.rest.to_string(), pieces(&it.parts), it.ordered])
	};
	let map = |list: Vec<(String, Value)>| Value::Object(list.into_iter().collect());
	let batches = world.batches.iter().map(|(id, it)| (id.0.to_string(), batch(it)));
	let tickets = world
		.tickets
		.iter()
		.map(|((who, id), it)| (format!("{who}/{}", id.0), json!(told(&[it.shares, it.paid]))));
	let losses = world.losses.iter().map(|(id, it)| (id.to_string(), loss(it)));
	let chunks = world.ledger.chunks.iter().map(|it| told(&[it.0.into(), it.1]));
	[
		("chunks", json!(chunks.collect::<Vec<_>>())),
		("leaving", json!(leaving.collect::<Vec<_>>())),
		("waiting", json!(pieces(&books.waiting))),
		("batches", map(batches.collect())),
		("tickets", map(tickets.collect())),
		("losses", map(losses.collect())),
	]
}

fn state(world: &World) -> Map<String, Value> {
	let (books, seen) = (&world.books, world.seen());
	let numbers: [(&str, u128); 17] = [
		("active", seen.active),
		("assets", books.assets(seen.active)),
		("redeemable", books.redeemable(&seen)),
		("shares", books.shares),
		("left", books.vest.left),
		("since", books.vest.since_era.into()),
		("until", books.vest.until_era.into()),
		("book", books.book),
		("mark", books.mark),
		("entering", books.entering),
		("custody", books.custody),
		("held", world.custody),
		("free", world.free),
		("owed", books.owed),
		("payable", books.payable),
		("reserved", books.reserved),
		("open", books.open.shares),
	];
	let numbers = numbers.map(|(name, number)| (name, json!(number.to_string())));
	let all = numbers.into_iter().chain(lists(world));
	all.map(|(name, part)| (name.to_owned(), part)).collect()
}

#[test]
fn vaults_should_follow_every_vector() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/liquid.json");
	let file: Value = serde_json::from_str(&std::fs::read_to_string(path).expect(path)).unwrap();
	let (mut vectors, mut steps) = (0, 0);
	for vector in file["vectors"].as_array().unwrap() {
		let mut world = World::new(setup(&vector["params"]));
		let mut expected = vector["before"].as_object().unwrap().clone();
		assert_eq!(state(&world), expected, "before {}", vector["id"]);
		for (at, step) in vector["steps"].as_array().unwrap().iter().enumerate() {
			let op = step["do"].as_array().unwrap();
			let place = format!("{} step {at} {op:?}", vector["id"]);
			assert_eq!(play(&mut world, op), step["returns"], "result of {place}");
			expected.extend(step["after"].as_object().unwrap().clone());
			assert_eq!(state(&world), expected, "state after {place}");
			world.books.check().expect(&place);
			steps += 1;
		}
		vectors += 1;
	}
	println!("replayed {vectors} vectors of vaults, {steps} steps");
	assert_eq!((vectors, steps), (VECTORS, STEPS));
}
