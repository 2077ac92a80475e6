//! Security: the risk vectors that this system's rules decide, and the theorem behind them by brute
//! force.

// Tests may fail loudly.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

use proptest::prelude::*;
use restaking_math::{
	certain_part,
	risk::{worst_loss, worst_losses},
	rounding::mul_div_floor,
	Balance, Security,
};
use serde_json::Value;
use sp_arithmetic::{FixedI128, Perbill, Perquintill};

const ONE: u128 = 1_000_000_000_000_000_000;

fn vectors(kind: &str) -> Vec<Value> {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/risk.json");
	let all: Value = serde_json::from_str(&std::fs::read_to_string(path).expect(path)).expect(path);
	let vectors = all["vectors"].as_array().unwrap().iter();
	let found: Vec<_> = vectors.filter(|vector| vector["kind"] == kind).cloned().collect();
	assert!(!found.is_empty(), "no vector of kind {kind}");
	found
}

fn text(value: &Value) -> &str {
	value.as_str().expect("a text")
}

fn number(value: &Value) -> u128 {
	text(value).parse().expect("a number")
}

/// Returns numerator and denominator.
fn rational(value: &Value) -> (i128, i128) {
	let (over, under) = text(value).split_once('/').unwrap_or((text(value), "1"));
	(over.parse().unwrap(), under.parse().unwrap())
}

/// Rounds down, as terms do.
fn part(value: &Value) -> Perquintill {
	let (over, under) = rational(value);
	Perquintill::from_parts((over as u128 * ONE / under as u128) as u64)
}

fn fixed(value: &Value) -> Perquintill {
	Perquintill::from_parts(number(value) as u64)
}

/// Rounds down: the part of the cost that may be at risk if the cost is to exceed it by `slack`,
/// `1 / (1 + slack)`.
fn part_within(slack: u128) -> Perquintill {
	Perquintill::from_parts(mul_div_floor(ONE, ONE, ONE + slack).unwrap() as u64)
}

/// A service of which nothing was slashed, and whose faults are all found.
fn fresh() -> Security {
	Security::of(0, Perbill::one(), Perbill::one())
}

fn security(stake: Balance, inputs: &Value) -> Security {
	let (quorum, max_slash) = (part(&inputs["alpha"]), part(&inputs["max_slash"]));
	Security { stake, quorum, max_slash, ..fresh() }
}

/// SV-25: 10 of stake, of which two quorums of two thirds have a third in common and lose 40 % of it, certify
/// nothing: what is lost rounds down to one unit, and ten elevenths of that to none.
#[test]
fn dust_certifies_nothing() {
	let dust = |stake| {
		let (quorum, half) = (Perbill::from_rational(2u32, 3u32), Perbill::from_percent(50));
		Security::of(stake, quorum, Perbill::from_percent(40)).attributable(half)
	};
	let margin = Perquintill::from_rational(10u64, 11u64);
	assert_eq!((dust(10).cost(), dust(10).certified(margin)), (1, 0));
	assert_eq!((dust(15).cost(), dust(15).certified(margin)), (1, 0));
	assert_eq!((dust(17).cost(), dust(17).certified(margin)), (2, 1));
}

#[test]
fn capacity_should_match_the_vectors() {
	for vector in vectors("fx_capacity") {
		let (inputs, expect) = (&vector["inputs"], &vector["expect"]);
		let service = security(number(&inputs["W"]), inputs);
		let (quorum, cost) = (service.quorum.mul_floor(service.stake), service.cost());
		let certified = service.certified(fixed(&inputs["risk_weight_fx"]));
		let got = [quorum, cost, certified];
		assert_eq!(got, ["Q", "Qm", "cap"].map(|name| number(&expect[name])), "{}", vector["id"]);
	}
}

#[test]
fn min_stake_should_match_the_vectors() {
	for vector in vectors("fx_exit") {
		let (inputs, expect) = (&vector["inputs"], &vector["expect"]);
		let service = security(number(&inputs["W"]), inputs);
		let (value, weight) = (number(&inputs["pi"]), fixed(&inputs["risk_weight_fx"]));
		assert_eq!(service.min_stake(value, weight), Some(number(&expect["W_min"])));
		assert_eq!(service.may_leave(value, weight), number(&expect["releasable"]));
	}
}

#[test]
fn margins_and_shocks_should_match_the_vectors() {
	for vector in vectors("fx_budget") {
		let slack = number(&vector["inputs"]["gamma_fx"]);
		assert_eq!(part_within(slack), fixed(&vector["expect"]["budget_fx"]), "{}", vector["id"]);
	}
	for vector in vectors("cascade_bound") {
		let inputs = &vector["inputs"];
		let slack = FixedI128::from_inner(number(&inputs["gamma_fx"]) as i128);
		let lost = worst_loss(fixed(&inputs["psi_fx"]), slack);
		assert_eq!(lost, fixed(&vector["expect"]["bound_fx"]), "{}", vector["id"]);
	}
}

#[test]
fn without_slack_a_shock_may_cost_everything() {
	let shock = Perquintill::from_percent(1);
	assert_eq!(worst_loss(shock, FixedI128::from_inner(0)), Perquintill::one());
	assert_eq!(worst_loss(shock, FixedI128::from_inner(-1)), Perquintill::one());
	assert_eq!(worst_loss(shock, FixedI128::from_inner(1)), Perquintill::one());
}

#[test]
fn losses_of_a_staker_should_match_the_vectors() {
	for vector in vectors("staker_loss") {
		let (inputs, expect) = (&vector["inputs"], &vector["expect"]);
		let mut worst: Vec<_> =
			inputs["max_slash_amounts"].as_array().unwrap().iter().map(number).collect();
		let has = number(&inputs["stake"]);
		for (faults, name) in [(1, "L1"), (2, "L2"), (usize::MAX, "Lall")] {
			assert_eq!(worst_losses(&mut worst, faults, has), number(&expect[name]), "{name}");
		}
	}
}

/// Returns the services of a network and the value at risk in each, with all amounts a trillion times
/// as large, so that rounding does not show.
fn services(vector: &Value) -> Vec<(Security, Balance)> {
	const TRILLION: i128 = 1_000_000_000_000;
	let large = |value: &Value| {
		let (over, under) = rational(value);
		(over * TRILLION / under) as Balance
	};
	let inputs = &vector["inputs"];
	let pledges = inputs["pledges"].as_array().unwrap();
	let services = inputs["services"].as_object().unwrap().iter();
	services
		.map(|(name, terms)| {
			let of_service = pledges.iter().filter(|pledge| text(&pledge[1]) == name);
			let stake = of_service.map(|pledge| large(&pledge[2])).sum();
			(security(stake, terms), large(&terms["profit"]))
		})
		.collect()
}

/// The vectors whose networks obey the exposure law, so that nothing but the services' own numbers
/// decides.
#[test]
fn the_least_slack_should_be_that_of_the_network() {
	const LAWFUL: [&str; 10] =
		["B05", "B06", "R10", "R20", "R21", "R26", "R28", "R32", "R34", "R39"];
	let networks = vectors("network_full").into_iter().map(|it| {
		let exact = it["expect"]["elastic"]["exact_slack"].clone();
		(it, exact)
	});
	let simple = vectors("dr_cert").into_iter().map(|it| {
		let exact = it["expect"]["gamma_cert"].clone();
		(it, exact)
	});
	let mut seen = 0;
	for (vector, exact) in networks.chain(simple) {
		let id = text(&vector["id"]);
		if !LAWFUL.contains(&id) && !["A20", "A22", "A25", "A31"].contains(&id) {
			continue;
		}
		let slack = services(&vector).iter().filter_map(|(it, value)| it.slack(*value)).min();
		let (over, under) = rational(&exact);
		let exact = over as f64 / under as f64;
		let slack = slack.unwrap().to_float();
		assert!((exact - slack).abs() < 1e-9 * (1.0 + exact.abs()), "{id}: {slack}, not {exact}");
		seen += 1;
	}
	assert_eq!(seen, LAWFUL.len() + 4);
}

#[test]
fn value_without_stake_is_never_certified() {
	let orphan = vectors("dr_cert").into_iter().find(|it| it["id"] == "A30").unwrap();
	let slacks: Vec<_> = services(&orphan).iter().map(|(it, value)| it.slack(*value)).collect();
	assert!(slacks.contains(&Some(FixedI128::from_inner(-(ONE as i128)))));
}

/// Two services and up to three stakers. Parts are quarters.
#[derive(Clone, Debug)]
struct Network {
	/// Quorum and largest slash of each service.
	terms: [(u128, u128); 2],
	/// The pledges of the stakers to each, in fours.
	pledges: Vec<[u128; 2]>,
	/// The stakes of the stakers, in quarters.
	stakes: Vec<u128>,
}

impl Network {
	fn lawful() -> impl Strategy<Value = Self> {
		let term = || (1..=4u128, 1..=4u128);
		let pledges = prop::collection::vec([0..=3u128, 0..=3u128], 1..=3);
		(term(), term(), pledges, 0..5u128).prop_map(|(one, other, pledges, more)| {
			let worst = |it: &[u128; 2]| 4 * (it[0] * one.1 + it[1] * other.1) + more;
			let stakes = pledges.iter().map(worst).collect();
			Self { terms: [one, other], pledges, stakes }
		})
	}

	fn total(&self, service: usize) -> u128 {
		self.pledges.iter().map(|it| it[service]).sum()
	}

	/// Returns all ways to commit exactly a quorum of one service. The cost is concave, and all corners
	/// of the possible commitments are whole numbers, so the cheapest way is among them.
	fn quorums(&self, service: usize, attacked: bool) -> Vec<Vec<u128>> {
		let need = if attacked { self.terms[service].0 * self.total(service) } else { 0 };
		let mut ways = vec![(Vec::new(), 0)];
		for pledge in &self.pledges {
			let more = |(way, sum): &(Vec<u128>, u128)| {
				let (way, sum) = (way.clone(), *sum);
				(0..=(4 * pledge[service]).min(need - sum)).map(move |x| {
					let mut way = way.clone();
					way.push(x);
					(way, sum + x)
				})
			};
			ways = ways.iter().flat_map(more).collect();
		}
		ways.into_iter().filter(|(_, sum)| *sum == need).map(|(way, _)| way).collect()
	}

	/// Returns the minimum cost of all attacks on these services, in quarters.
	fn cheapest(&self, attacked: [bool; 2]) -> u128 {
		let second = self.quorums(1, attacked[1]);
		let costs = self.quorums(0, attacked[0]).into_iter().flat_map(|one| {
			second
				.iter()
				.map(|other| {
					let stakers = self.stakes.iter().enumerate();
					stakers
						.map(|(who, has)| {
							let due = one[who] * self.terms[0].1 + other[who] * self.terms[1].1;
							due.min(*has)
						})
						.sum()
				})
				.collect::<Vec<u128>>()
		});
		costs.min().expect("all stakers together are a quorum")
	}

	fn security(&self, service: usize) -> Security {
		let (quorum, max_slash) = self.terms[service];
		let quarters = |it: u128| Perquintill::from_percent(25 * it as u64);
		let stake = 4 * self.total(service);
		let (quorum, max_slash) = (quarters(quorum), quarters(max_slash));
		Security { stake, quorum, max_slash, ..fresh() }
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	/// Under the exposure law an attack on several services costs the sum of attacks on each, and the
	/// cost of each follows from the service's own numbers.
	#[test]
	fn no_attack_is_cheaper_than_the_sum_of_its_parts(network in Network::lawful()) {
		let alone = [network.cheapest([true, false]), network.cheapest([false, true])];
		prop_assert_eq!(network.cheapest([true, true]), alone[0] + alone[1]);
		for (service, cheapest) in alone.iter().enumerate() {
			prop_assert_eq!(network.security(service).cost(), cheapest / 4);
		}
	}

	/// After a service took all it may, the other costs as much to attack as before.
	#[test]
	fn a_fault_makes_no_other_service_cheaper(network in Network::lawful()) {
		for (fault, other, attacked) in [(0, 1, [false, true]), (1, 0, [true, false])] {
			let mut after = network.clone();
			for (has, pledge) in after.stakes.iter_mut().zip(&network.pledges) {
				*has -= 4 * pledge[fault] * network.terms[fault].1;
			}
			let cheapest = after.cheapest(attacked);
			prop_assert_eq!(cheapest, network.cheapest(attacked));
			prop_assert_eq!(network.security(other).cost(), cheapest / 4);
		}
	}

	/// The minimum stake certifies the value, and one unit less does not.
	#[test]
	fn min_stake_is_the_minimum(
		value in 1..1_000_000_000_000u128,
		quorum in 1..=1_000_000_000u32,
		max_slash in 1..=1_000_000_000u32,
		slack in 0..5 * ONE,
		used in 0..1_000_000_000_000u128,
		attributable in 1..=1_000_000_000u32,
	) {
		let (quorum, max_slash) = (Perbill::from_parts(quorum), Perbill::from_parts(max_slash));
		let terms = Security::of(0, quorum, max_slash)
			.after(used)
			.attributable(Perbill::from_parts(attributable));
		let part = part_within(slack);
		let min = terms.min_stake(value, part).unwrap();
		let with = |stake| Security { stake, ..terms };
		prop_assert!(with(min).certified(part) >= value);
		prop_assert!(with(min - 1).certified(part) < value);
		prop_assert_eq!(with(min - 1).may_leave(value, part), 0);
		prop_assert_eq!(with(min + 7).may_leave(value, part), 7);
	}

	/// The value stays certified as long as no more than the tolerance is lost.
	#[test]
	fn what_is_tolerated_leaves_enough(
		stake in 1..1_000_000_000_000u128,
		value in 0..1_000_000_000_000u128,
		quorum in 1..=4u128,
		max_slash in 1..=4u128,
	) {
		let quarters = |it: u128| Perquintill::from_percent(25 * it as u64);
		let (quorum, max_slash) = (quarters(quorum), quarters(max_slash));
		let service = Security { stake, quorum, max_slash, ..fresh() };
		let all = Perquintill::one();
		let lost = service.tolerance(value, all).mul_floor(stake);
		if value <= service.certified(all) {
			let left = Security { stake: stake - lost, ..service };
			prop_assert!(left.certified(all) >= value);
		} else {
			prop_assert_eq!(lost, 0);
		}
	}
}

/// A billion stands for all stake: of the guilty part each unit pays the price, and no more than that is certain.
#[test]
fn only_the_price_is_certain() {
	let percent = Perbill::from_percent;
	let certain = |guilty, price, max| certain_part(percent(guilty), percent(price), percent(max));
	// 10 % of 40 % is a quarter; if a third of those who collude are guilty, a twelfth.
	assert_eq!(certain(100, 10, 40), percent(25));
	assert_eq!(
		certain_part(Perbill::from_rational(1u32, 3), percent(10), percent(40)),
		Perbill::from_parts(83_333_333)
	);
	assert_eq!(certain(60, 40, 40), percent(60));
	// No price is more than the largest slash, and of no slash nothing is certain.
	assert_eq!(certain(60, 50, 40), percent(60));
	assert_eq!(certain(100, 10, 0), percent(0));
	assert_eq!(certain(0, 40, 40), percent(0));
}

/// Two operators with 500 each. One has half of its cap of 40 % left, and is half of all stake: to
/// corrupt the service costs what it still has to lose, 100, and not half of what both have, 150.
#[test]
fn those_with_least_left_collude() {
	let half = Perbill::from_percent(50);
	let fresh = Security::of(1_000, half, Perbill::from_percent(40));
	assert_eq!(fresh.cost(), 200);
	let slashed = fresh.after(100);
	assert_eq!(slashed.cost(), 100);
	assert_eq!(slashed.attributable(Perbill::from_percent(25)).cost(), 25);
	assert_eq!(slashed.attributable(Perbill::zero()).cost(), 0);
	assert_eq!(fresh.after(201).cost(), 0);
	// If everybody has at least half left, no quorum has less than half of its cap to lose.
	assert_eq!(fresh.after_at_most_half(99).cost(), 101);
	assert_eq!(fresh.after_at_most_half(201).cost(), 100);
	// Of stake of which only a half is sure to be within reach: 500, of which a half loses 100, rounded down.
	assert_eq!(fresh.within_reach(half).cost(), 100);
	assert_eq!(fresh.within_reach(Perbill::one()), fresh);
	assert_eq!(slashed.within_reach(half).cost(), 0);
	assert_eq!(Security { stake: 3, ..fresh }.within_reach(half).stake, 1);
	// Of 1,000 with 100 used up, 750 are needed for 50: half of them is 375, 40 % of that is 150.
	let all = Perquintill::one();
	assert_eq!(slashed.min_stake(50, all), Some(750));
	assert_eq!(slashed.may_leave(50, all), 250);
	assert_eq!(slashed.attributable(Perbill::zero()).min_stake(1, all), None);
	assert_eq!(slashed.attributable(Perbill::zero()).min_stake(0, all), Some(0));
}

proptest! {
	/// No quorum of operators has less to lose than the cost, whatever is left of their caps.
	#[test]
	fn no_quorum_is_cheaper_than_the_cost(
		operators in proptest::collection::vec((1..1_000u128, 0..=100u32), 1..8),
		halves in any::<bool>(),
		quorum in 1..=100u32,
		max_slash in 1..=100u32,
	) {
		let (quorum, most) = (Perbill::from_percent(quorum), Perbill::from_percent(max_slash));
		let total: u128 = operators.iter().map(|(stake, _)| stake).sum();
		let least = if halves { 50 } else { 0 };
		let operators: Vec<_> =
			operators.into_iter().map(|(stake, percent)| (stake, percent.max(least))).collect();
		// What is left, in hundredths of a per cent of the stake.
		let left = |percent: u32| u128::from(max_slash) * u128::from(percent);
		let used = operators.iter().map(|(stake, percent)| {
			(stake * (100 * u128::from(max_slash) - left(*percent))).div_ceil(10_000)
		});
		let (fresh, used) = (Security::of(total, quorum, most), used.sum());
		let slashed = if halves { fresh.after_at_most_half(used) } else { fresh.after(used) };
		let cost = slashed.cost();
		for choice in 0u32..1 << operators.len() {
			let chosen = |it: &(usize, &(u128, u32))| choice >> it.0 & 1 == 1;
			let colluding: Vec<_> = operators.iter().enumerate().filter(chosen).collect();
			let stake: u128 = colluding.iter().map(|(_, it)| it.0).sum();
			if stake >= quorum * total {
				let lost: u128 = colluding.iter().map(|(_, it)| it.0 * left(it.1)).sum();
				prop_assert!(cost * 10_000 <= lost, "{cost} is more than {lost}");
			}
		}
	}
}

/// Without the law the theorem is false: the same stake pays for two faults once.
#[test]
fn stake_that_is_promised_twice_is_attacked_at_half_price() {
	let network = Network { terms: [(4, 4), (4, 4)], pledges: vec![[1, 1]], stakes: vec![16] };
	let alone = [network.cheapest([true, false]), network.cheapest([false, true])];
	assert_eq!((alone, network.cheapest([true, true])), ([16, 16], 16));
}
