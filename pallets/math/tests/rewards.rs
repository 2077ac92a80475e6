//! Reward streams against an exact model that pays every member era by era.

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

use common::config;
use proptest::prelude::*;
use restaking_math::{rounding::mul_ceil, AssignmentStream, Earnings, ServiceStream};
use sp_arithmetic::Perbill;
use sp_core::{U256, U512};

const OPERATORS: usize = 2;
const MEMBERS: usize = 5;

/// Returns the operator of a member: two are under the first, three under the second.
fn operator(member: usize) -> usize {
	usize::from(member >= 2)
}

#[derive(Clone, Debug)]
enum Op {
	Count { member: usize, counted: u128 },
	Claim { member: usize },
	ClaimFee { operator: usize },
	Multiplier { operator: usize, percent: u32 },
	Commission { operator: usize, percent: u32, notice: u32 },
	Suspend { operator: usize },
	Resume { operator: usize },
	Fund { amount: u128 },
	Rate { rate: u128 },
	TakeBack { amount: u128 },
	Era { by: u32 },
}

fn op() -> impl Strategy<Value = Op> {
	let member = || 0..MEMBERS;
	let operator = || 0..OPERATORS;
	let percent = || prop_oneof![Just(0u32), Just(100), 0..=100u32];
	prop_oneof![
		6 => (member(), prop_oneof![Just(0), 1..1_000u128])
			.prop_map(|(member, counted)| Op::Count { member, counted }),
		4 => member().prop_map(|member| Op::Claim { member }),
		1 => operator().prop_map(|operator| Op::ClaimFee { operator }),
		2 => (operator(), percent())
			.prop_map(|(operator, percent)| Op::Multiplier { operator, percent }),
		2 => (operator(), percent(), 0..5u32).prop_map(|(operator, percent, notice)| {
			Op::Commission { operator, percent, notice }
		}),
		1 => operator().prop_map(|operator| Op::Suspend { operator }),
		2 => operator().prop_map(|operator| Op::Resume { operator }),
		2 => (0..2_000u128).prop_map(|amount| Op::Fund { amount }),
		2 => (0..300u128).prop_map(|rate| Op::Rate { rate }),
		1 => (0..300u128).prop_map(|amount| Op::TakeBack { amount }),
		10 => (1..4u32).prop_map(|by| Op::Era { by }),
	]
}

/// The factors by which small histories are scaled up to the largest numbers.
#[derive(Clone, Copy, Debug)]
struct Units {
	stake: u128,
	money: u128,
}

fn units() -> impl Strategy<Value = Units> {
	let one =
		|| prop_oneof![Just(1u128), Just(1_000_000), Just(10u128.pow(20)), Just(10u128.pow(31))];
	(one(), one()).prop_map(|(stake, money)| Units { stake, money })
}

/// The records of the crate.
struct Streams {
	now: u32,
	service: ServiceStream,
	operators: Vec<AssignmentStream>,
	live: Vec<bool>,
	counted: Vec<u128>,
	earnings: Vec<Earnings>,
	paid: Vec<u128>,
	fees: Vec<u128>,
	taken_back: u128,
}

impl Streams {
	fn new() -> Self {
		let mut service = ServiceStream::new(0);
		let whole = Perbill::from_percent(100);
		let operators = (0..OPERATORS)
			.map(|_| AssignmentStream::open(&mut service, whole, Perbill::zero(), 0).unwrap())
			.collect();
		Self {
			now: 0,
			service,
			operators,
			live: vec![true; OPERATORS],
			counted: vec![0; MEMBERS],
			earnings: vec![Earnings::default(); MEMBERS],
			paid: vec![0; MEMBERS],
			fees: vec![0; OPERATORS],
			taken_back: 0,
		}
	}

	/// Returns the stake counted under an operator.
	fn total(&self, of: usize) -> u128 {
		(0..MEMBERS).filter(|m| operator(*m) == of).map(|m| self.counted[m]).sum()
	}

	/// Returns the same. `None` while the operator is suspended.
	fn weight(&self, of: usize) -> Option<u128> {
		self.live[of].then(|| self.total(of))
	}

	fn touch(&mut self, member: usize) {
		let weight = self.weight(operator(member));
		let assignment = &mut self.operators[operator(member)];
		let counted = self.counted[member];
		self.earnings[member]
			.touch(assignment, &mut self.service, weight, counted, self.now)
			.unwrap();
	}

	fn play(&mut self, op: &Op, units: Units) {
		let now = self.now;
		match *op {
			Op::Count { member, counted } => {
				self.touch(member);
				let of = operator(member);
				let before = self.weight(of);
				self.counted[member] = counted * units.stake;
				let after = self.weight(of);
				self.operators[of].change(&mut self.service, before, after, now).unwrap();
			},
			Op::Claim { member } => {
				self.touch(member);
				self.paid[member] += self.earnings[member].take();
			},
			Op::ClaimFee { operator } => {
				let weight = self.weight(operator);
				let assignment = &mut self.operators[operator];
				assignment.roll(&mut self.service, weight, now).unwrap();
				self.fees[operator] += assignment.take_fee();
			},
			Op::Multiplier { operator, percent } => {
				let weight = self.weight(operator);
				let multiplier = Perbill::from_percent(percent);
				self.operators[operator]
					.set_multiplier(&mut self.service, weight, multiplier, now)
					.unwrap();
			},
			Op::Commission { operator, percent, notice } => {
				let weight = self.weight(operator);
				let (due_era, commission) = (now + notice, Perbill::from_percent(percent));
				self.operators[operator]
					.set_commission(&mut self.service, weight, commission, due_era, now)
					.unwrap();
			},
			Op::Suspend { operator } => self.set_live(operator, false),
			Op::Resume { operator } => self.set_live(operator, true),
			Op::Fund { amount } => self.service.fund(amount * units.money, now).unwrap(),
			Op::Rate { rate } => self.service.set_rate(rate * units.money, now).unwrap(),
			Op::TakeBack { amount } => {
				self.taken_back += self.service.take_back(amount * units.money, now).unwrap();
			},
			Op::Era { by } => self.now += by,
		}
	}

	/// Suspends or resumes an operator. Only rolls one that is in this state already.
	fn set_live(&mut self, of: usize, live: bool) {
		let (total, now) = (self.total(of), self.now);
		let (assignment, service) = (&mut self.operators[of], &mut self.service);
		let done = match (self.live[of], live) {
			(true, false) => assignment.suspend(service, total, now),
			(false, true) => assignment.resume(service, total, now),
			(true, true) => assignment.roll(service, Some(total), now),
			(false, false) => assignment.roll(service, None, now),
		};
		done.unwrap();
		self.live[of] = live;
	}

	fn claim_all(&mut self) {
		(0..MEMBERS).for_each(|member| self.play(&Op::Claim { member }, ONE));
		(0..OPERATORS).for_each(|operator| self.play(&Op::ClaimFee { operator }, ONE));
	}
}

const ONE: Units = Units { stake: 1, money: 1 };

/// The exact model: every era is paid when it begins, in fractions of `2^-180`.
struct Exact {
	now: u32,
	counted: Vec<u128>,
	live: Vec<bool>,
	multiplier: Vec<u32>,
	commission: Vec<u32>,
	announced: Vec<Option<(u32, u32)>>,
	rate: u128,
	left: u128,
	funded: u128,
	earned: Vec<U512>,
	fees: Vec<U512>,
}

impl Exact {
	fn new() -> Self {
		Self {
			now: 0,
			counted: vec![0; MEMBERS],
			live: vec![true; OPERATORS],
			multiplier: vec![100; OPERATORS],
			commission: vec![0; OPERATORS],
			announced: vec![None; OPERATORS],
			rate: 0,
			left: 0,
			funded: 0,
			earned: vec![U512::zero(); MEMBERS],
			fees: vec![U512::zero(); OPERATORS],
		}
	}

	fn total(&self, of: usize) -> u128 {
		(0..MEMBERS).filter(|m| operator(*m) == of).map(|m| self.counted[m]).sum()
	}

	fn weight(&self) -> u128 {
		let live = (0..OPERATORS).filter(|of| self.live[*of]);
		live.map(|of| (self.total(of) * u128::from(self.multiplier[of])).div_ceil(100))
			.sum()
	}

	fn pay_era(&mut self) {
		let weight = self.weight();
		if weight == 0 {
			return;
		}
		let pay = self.left.min(self.rate);
		self.left -= pay;
		for member in (0..MEMBERS).filter(|member| self.live[operator(*member)]) {
			let of = operator(member);
			let part = |percent: u32| {
				let product = U512::from(pay)
					* U512::from(self.counted[member])
					* self.multiplier[of]
					* percent;
				(product << 180) / (U512::from(weight) * 10_000)
			};
			self.earned[member] += part(100 - self.commission[of]);
			self.fees[of] += part(self.commission[of]);
		}
	}

	fn touch(&mut self, of: usize) {
		if let Some((due, percent)) = self.announced[of] {
			if due <= self.now + 1 {
				self.commission[of] = percent;
				self.announced[of] = None;
			}
		}
	}

	fn play(&mut self, op: &Op, units: Units) {
		match *op {
			Op::Count { member, counted } => {
				self.touch(operator(member));
				self.counted[member] = counted * units.stake;
			},
			Op::Claim { member } => self.touch(operator(member)),
			Op::ClaimFee { operator } => self.touch(operator),
			Op::Multiplier { operator, percent } => {
				self.touch(operator);
				self.multiplier[operator] = percent;
			},
			Op::Commission { operator, percent, notice } => {
				self.touch(operator);
				if percent <= self.commission[operator] {
					self.commission[operator] = percent;
					self.announced[operator] = None;
				} else if self.announced[operator].is_none_or(|known| known.1 != percent) {
					self.announced[operator] = Some((self.now + notice, percent));
				}
				self.touch(operator);
			},
			Op::Suspend { operator } => {
				self.touch(operator);
				self.live[operator] = false;
			},
			Op::Resume { operator } => {
				self.touch(operator);
				self.live[operator] = true;
			},
			Op::Fund { amount } => {
				self.left += amount * units.money;
				self.funded += amount * units.money;
			},
			Op::Rate { rate } => self.rate = rate * units.money,
			Op::TakeBack { amount } => self.left -= self.left.min(amount * units.money),
			Op::Era { by } => {
				for _ in 0..by {
					self.now += 1;
					self.pay_era();
				}
			},
		}
	}
}

/// Returns the largest whole number that the sum may be, as each era dropped less than `2^-180`.
fn floor(sum: U512) -> u128 {
	((sum + (U512::one() << 60)) >> 180).low_u128()
}

fn check(streams: &Streams, exact: &Exact) {
	assert_eq!(streams.service.left, exact.left);
	assert_eq!(streams.service.funded, exact.funded);
	let mut sum = streams.service.left + streams.taken_back;
	for member in 0..MEMBERS {
		let (paid, floor) = (streams.paid[member], floor(exact.earned[member]));
		assert!(paid == floor || paid + 1 == floor, "member {member}: {paid}, exactly {floor}");
		sum += paid;
	}
	for of in 0..OPERATORS {
		// Rounding the index down leaves the operator up to 2^-128 per unit of weight and touch.
		let slack = U512::from(streams.total(of).max(1 << 107)) << 62;
		let max = floor(exact.fees[of] + slack);
		let (paid, min) = (streams.fees[of], floor(exact.fees[of]));
		assert!(paid <= max && paid + 1 >= min, "fee {paid}, exactly {min}");
		sum += paid;
	}
	assert!(sum <= streams.service.funded, "paid more than was funded");
	let share = |of: usize| streams.operators[of].share(streams.weight(of));
	assert_eq!(streams.service.weight, (0..OPERATORS).map(share).sum::<u128>());
	assert_eq!(streams.service.weight, exact.weight());
}

proptest! {
	#![proptest_config(config(3_000))]

	#[test]
	fn members_should_earn_the_exact_share_or_one_unit_less(
		ops in prop::collection::vec(op(), 1..80),
		units in units(),
	) {
		let (mut streams, mut exact) = (Streams::new(), Exact::new());
		for op in &ops {
			streams.play(op, units);
			exact.play(op, units);
		}
		streams.claim_all();
		check(&streams, &exact);
	}

	#[test]
	fn claiming_often_should_change_nothing(
		ops in prop::collection::vec(op(), 1..80),
		units in units(),
	) {
		// A claim is a touch, and an announced commission waits for one.
		let steady = |op: &&Op| !matches!(op, Op::Commission { .. });
		let (mut often, mut once) = (Streams::new(), Streams::new());
		for op in ops.iter().filter(steady) {
			often.claim_all();
			often.play(op, units);
			once.play(op, units);
		}
		often.claim_all();
		once.claim_all();
		prop_assert_eq!(often.service.left, once.service.left);
		for member in 0..MEMBERS {
			prop_assert!(often.paid[member].abs_diff(once.paid[member]) <= 1);
		}
	}

	#[test]
	fn splitting_an_account_should_gain_nothing(
		parts in prop::collection::vec(1..1_000u128, 1..5),
		other in 1..1_000u128,
		rates in prop::collection::vec((0..500u128, 1..4u32), 1..10),
	) {
		let earned = |accounts: &[u128]| -> u128 {
			let mut service = ServiceStream::new(0);
			let whole = Perbill::from_percent(100);
			let mut assignment =
				AssignmentStream::open(&mut service, whole, Perbill::zero(), 0).unwrap();
			let weight = Some(other + accounts.iter().sum::<u128>());
			assignment.change(&mut service, Some(0), weight, 0).unwrap();
			service.fund(20_000, 0).unwrap();
			let mut now = 0;
			let mut earnings = vec![Earnings::default(); accounts.len()];
			for (rate, eras) in &rates {
				service.set_rate(*rate, now).unwrap();
				now += eras;
				for (one, counted) in earnings.iter_mut().zip(accounts) {
					one.touch(&mut assignment, &mut service, weight, *counted, now).unwrap();
				}
			}
			earnings.iter().map(|one| one.due).sum()
		};
		let (whole, split) = (earned(&[parts.iter().sum()]), earned(&parts));
		prop_assert!(split <= whole && whole <= split + parts.len() as u128);
	}

	#[test]
	fn share_should_round_up(percent in 0..=100u32, weight in any::<u128>()) {
		let share = mul_ceil(Perbill::from_percent(percent), weight);
		let exact = U256::from(weight) * percent;
		prop_assert!(U256::from(share) * 100 >= exact);
		prop_assert!(share == 0 || U256::from(share - 1) * 100 < exact);
	}
}

/// The largest numbers: the most funds over the most weight, for the longest time.
#[test]
fn widest_streams_should_not_overflow() {
	for (counted, funded) in [(u128::MAX, u128::MAX), (1, u128::MAX), (u128::MAX, 1), (3, 1)] {
		let mut service = ServiceStream::new(0);
		let whole = Perbill::from_percent(100);
		let half = Perbill::from_percent(50);
		let mut assignment = AssignmentStream::open(&mut service, whole, half, 0).unwrap();
		let mut earnings = Earnings::default();
		let weight = Some(counted);
		assignment.change(&mut service, Some(0), weight, 0).unwrap();
		service.fund(funded, 0).unwrap();
		service.set_rate(u128::MAX, 0).unwrap();
		earnings
			.touch(&mut assignment, &mut service, weight, counted, u32::MAX)
			.unwrap();
		assert!(earnings.due <= funded && earnings.due >= (funded / 2).saturating_sub(1));
		assert_eq!(service.left, 0);
		assert!(service.fund(u128::MAX, u32::MAX).is_err());
	}
}
