//! Replays the reward vectors of the project, step by step.
//!
//! The state after a step is read from copies, so that the reads do not touch the streams.

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use std::collections::BTreeMap;

use restaking_math::{AssignmentStream, Earnings, ServiceStream};
use serde_json::{json, Map, Value};
use sp_arithmetic::Perbill;

const VECTORS: usize = 7;
const STEPS: usize = 45;

/// A whole number. Beyond 64 bits the parser keeps the shortest decimals, such as `2.5e27`.
fn number(value: &Value) -> u128 {
	let text = value.to_string();
	let (digits, exponent) = text.trim_matches('"').split_once('e').unwrap_or((&text, "0"));
	let digits = digits.trim_matches('"');
	let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
	let zeros = exponent.parse::<usize>().expect("an exponent") - decimals.len();
	format!("{whole}{decimals}{}", "0".repeat(zeros)).parse().expect("a number")
}

fn text(value: &Value) -> String {
	value.as_str().expect("a text").into()
}

fn ppb(value: &Value) -> Perbill {
	Perbill::from_parts(number(value) as u32)
}

#[derive(Clone, Default)]
struct Member {
	counted: u128,
	earnings: Earnings,
	/// The earnings from money directed to its operator.
	directed: u128,
}

#[derive(Clone)]
struct World {
	now: u32,
	service: ServiceStream,
	operators: BTreeMap<String, AssignmentStream>,
	members: BTreeMap<(String, String), Member>,
	/// The money directed to the members of an operator in the next era.
	directed: Vec<(String, u128)>,
}

/// Returns the sum of the stake counted under an operator.
fn weight(members: &BTreeMap<(String, String), Member>, operator: &str) -> u128 {
	let of_operator = members.iter().filter(|(key, _)| key.0 == operator);
	of_operator.map(|(_, member)| member.counted).sum()
}

impl World {
	fn new(params: &Value) -> Self {
		let mut service = ServiceStream::new(0);
		let mut open = |commission| {
			AssignmentStream::open(&mut service, Perbill::from_percent(100), commission, 0).unwrap()
		};
		let commissions = params["operators_commission_ppb"].as_object().unwrap();
		let operators = commissions
			.iter()
			.map(|(name, value)| (name.clone(), open(ppb(value))))
			.collect();
		Self { now: 0, service, operators, members: BTreeMap::new(), directed: vec![] }
	}

	fn change(&mut self, operator: String, staker: String, change: impl Fn(u128) -> u128) {
		let assignment = self.operators.get_mut(&operator).unwrap();
		let weight = weight(&self.members, &operator);
		let member = self.members.entry((operator, staker)).or_default();
		let (before, after) = (member.counted, change(member.counted));
		member
			.earnings
			.touch(assignment, &mut self.service, Some(weight), before, self.now)
			.unwrap();
		let changed = weight - before + after;
		assignment
			.change(&mut self.service, Some(weight), Some(changed), self.now)
			.unwrap();
		member.counted = after;
	}

	/// Pays money directed to one operator, as a stream of one era with one assignment. The part that
	/// nobody earned goes to the stream of the service.
	fn pay_directed(&mut self, operator: &str, amount: u128) {
		let mut lump = ServiceStream::new(self.now);
		lump.fund(amount, self.now).unwrap();
		lump.set_rate(amount, self.now).unwrap();
		let commission = self.operators[operator].commission;
		let whole = Perbill::from_percent(100);
		let mut assignment =
			AssignmentStream::open(&mut lump, whole, commission, self.now).unwrap();
		let weight = Some(weight(&self.members, operator));
		assignment.change(&mut lump, Some(0), weight, self.now).unwrap();
		self.now += 1;
		for (_, member) in self.members.iter_mut().filter(|member| member.0 .0 == operator) {
			let mut earnings = Earnings::default();
			earnings
				.touch(&mut assignment, &mut lump, weight, member.counted, self.now)
				.unwrap();
			member.directed += earnings.due;
		}
		lump.roll(self.now).unwrap();
		if lump.left > 0 {
			self.service.fund(lump.left, self.now).unwrap();
		}
		self.now -= 1;
	}

	fn play(&mut self, op: &[Value]) {
		match (text(&op[0]).as_str(), op.len()) {
			("pledge", 4) => self.change(text(&op[1]), text(&op[2]), |c| c + number(&op[3])),
			("exit", 4) => self.change(text(&op[1]), text(&op[2]), |c| c - number(&op[3])),
			("fund", 2) => self.service.fund(number(&op[1]), self.now).unwrap(),
			("rate", 2) => self.service.set_rate(number(&op[1]), self.now).unwrap(),
			("commission", 3) => {
				let operator = text(&op[1]);
				let weight = Some(weight(&self.members, &operator));
				let (due_era, commission) = (self.now + 1, ppb(&op[2]));
				self.operators
					.get_mut(&operator)
					.unwrap()
					.set_commission(&mut self.service, weight, commission, due_era, self.now)
					.unwrap();
			},
			("direct", 3) => self.directed.push((text(&op[1]), number(&op[2]))),
			("era", 2) => {
				for (operator, amount) in std::mem::take(&mut self.directed) {
					self.pay_directed(&operator, amount);
				}
				self.now = number(&op[1]) as u32;
			},
			unknown => panic!("unknown operation {unknown:?}"),
		}
	}

	fn state(mut self) -> Value {
		let mut earned = Map::new();
		let weights: BTreeMap<_, _> = self
			.operators
			.keys()
			.map(|operator| (operator.clone(), Some(weight(&self.members, operator))))
			.collect();
		for ((operator, staker), member) in &mut self.members {
			let assignment = self.operators.get_mut(operator).unwrap();
			let counted = member.counted;
			member
				.earnings
				.touch(assignment, &mut self.service, weights[operator], counted, self.now)
				.unwrap();
			let due = member.earnings.due + member.directed;
			earned.insert(format!("{operator}/{staker}"), json!(due as u64));
		}
		let mut commission = Map::new();
		for (name, assignment) in &mut self.operators {
			assignment.roll(&mut self.service, weights[name], self.now).unwrap();
			commission.insert(name.clone(), json!(assignment.fee as u64));
		}
		self.service.roll(self.now).unwrap();
		let left = self.service.left as u64;
		json!({ "earned": earned, "commission": commission, "stream_left": left })
	}
}

/// Checks that the earnings are the exact share, or less than one unit below it.
fn check_exact(earned: &Value, exact: &Value, place: &str) {
	for (name, exact) in exact.as_object().unwrap() {
		let (earned, exact) = (number(&earned[name]), number(exact));
		assert!(earned == exact || earned + 1 == exact, "{name} earned {earned} after {place}");
	}
}

#[test]
fn streams_should_follow_every_reward_vector() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/accounting.json");
	let file: Value = serde_json::from_str(&std::fs::read_to_string(path).expect(path)).unwrap();
	let (mut vectors, mut steps) = (0, 0);
	for vector in file["vectors"].as_array().unwrap().iter().filter(|v| v["kind"] == "rewards") {
		let mut world = World::new(&vector["params"]);
		for (at, step) in vector["steps"].as_array().unwrap().iter().enumerate() {
			let op = step["do"].as_array().unwrap();
			let place = format!("{} step {at} {op:?}", vector["id"]);
			world.play(op);
			assert_eq!(Value::from(world.now), step["era"], "era after {place}");
			let state = world.clone().state();
			let mut expected = step["after"].clone();
			let exact = expected.as_object_mut().unwrap().remove("exact").unwrap();
			assert_eq!(state, expected, "state after {place}");
			check_exact(&state["earned"], &exact, &place);
			steps += 1;
		}
		vectors += 1;
	}
	println!("replayed {vectors} reward vectors, {steps} steps");
	assert_eq!((vectors, steps), (VECTORS, STEPS));
}
