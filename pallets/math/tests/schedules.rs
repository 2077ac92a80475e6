//! Schedules against a naive model that stores each stream and pays era by era.

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

use proptest::prelude::*;
use restaking_math::{AssignmentStream, Earnings, Error, Schedule, ServiceStream};
use sp_arithmetic::Perbill;
use sp_core::ConstU32;

type Streams = Schedule<ConstU32<64>>;

/// One stream: the amount left, and the number of eras left.
#[derive(Clone, Debug)]
struct Naive {
	left: u128,
	eras: u32,
}

impl Naive {
	/// Pays for the next era: an equal part, and one unit more as long as the rest does not divide.
	/// Returns the payment.
	fn pay(&mut self) -> u128 {
		if self.eras == 0 {
			return 0;
		}
		let pay = self.left.div_ceil(u128::from(self.eras));
		self.left -= pay;
		self.eras -= 1;
		pay
	}
}

#[derive(Clone, Debug)]
enum Op {
	Fund(u128, u32),
	Eras(u32),
	/// The number of units that count from now on.
	Weigh(u128),
	Stop,
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		4 => (1u128..5_000, 0u32..70).prop_map(|(amount, eras)| Op::Fund(amount, eras)),
		6 => (1u32..20).prop_map(Op::Eras),
		3 => prop_oneof![Just(0u128), 1u128..1_000].prop_map(Op::Weigh),
		1 => Just(Op::Stop),
	]
}

/// A pot of which one member earns everything.
struct World {
	now: u32,
	stream: ServiceStream,
	streams: Streams,
	assignment: AssignmentStream,
	earnings: Earnings,
	counted: u128,
}

impl World {
	fn new() -> Self {
		let mut stream = ServiceStream::new(0);
		let (whole, none) = (Perbill::from_percent(100), Perbill::from_percent(0));
		let assignment = AssignmentStream::open(&mut stream, whole, none, 0).unwrap();
		let (streams, earnings) = (Streams::default(), Earnings::default());
		Self { now: 0, stream, streams, assignment, earnings, counted: 0 }
	}

	fn weigh(&mut self, counted: u128) {
		self.streams.roll(&mut self.stream, self.now).unwrap();
		let before = self.counted;
		let weight = Some(before);
		self.earnings
			.touch(&mut self.assignment, &mut self.stream, weight, before, self.now)
			.unwrap();
		self.assignment
			.change(&mut self.stream, weight, Some(counted), self.now)
			.unwrap();
		self.counted = counted;
	}
}

proptest! {
	#![proptest_config(common::config(512))]

	/// Each stream pays its whole funds over the number of paid eras for which it was funded,
	/// independent of the number of streams and of the frequency of calls. An era with less than the
	/// minimum weight is not paid.
	#[test]
	fn streams_add_up(
		ops in proptest::collection::vec(op(), 1..60),
		min_weight in prop_oneof![Just(0u128), 1u128..1_000],
	) {
		let (mut world, mut naive) = (World::new(), Vec::<Naive>::new());
		world.stream.min_weight = min_weight;
		let (mut paid, mut taken_back) = (0u128, 0u128);
		for op in ops {
			match op {
				Op::Fund(amount, eras) => {
					let funded = world.streams.fund(&mut world.stream, amount, eras, world.now);
					let expected = match () {
						() if eras == 0 || eras > 64 => Err(Error::BadDuration),
						() if amount < u128::from(eras) => Err(Error::TooLittleFunded),
						() => Ok(()),
					};
					prop_assert_eq!(&funded, &expected);
					if funded.is_ok() {
						naive.push(Naive { left: amount, eras });
					}
				},
				Op::Eras(eras) => {
					world.now += eras;
					if world.counted > 0 && world.counted >= min_weight {
						paid += (0..eras).flat_map(|_| naive.iter_mut().map(Naive::pay).collect::<Vec<_>>()).sum::<u128>();
					}
				},
				Op::Weigh(counted) => world.weigh(counted),
				Op::Stop => {
					world.streams.stop(&mut world.stream, world.now).unwrap();
					taken_back += world.stream.take_back(u128::MAX, world.now).unwrap();
					naive.clear();
				},
			}
			let (mut stream, mut streams) = (world.stream.clone(), world.streams.clone());
			streams.roll(&mut stream, world.now).unwrap();
			prop_assert!(streams.is_sound(&stream));
			prop_assert_eq!(stream.left, naive.iter().map(|it| it.left).sum::<u128>());
			prop_assert_eq!(stream.funded, paid + taken_back + stream.left);
		}
		let counted = world.counted;
		world.weigh(counted);
		prop_assert!(world.earnings.due <= paid && paid - world.earnings.due <= 1);
	}
}

/// SC-RWD-04: a pot pays its whole funds and no more.
#[test]
fn a_stream_ends() {
	let mut world = World::new();
	world.weigh(1_000);
	world.streams.fund(&mut world.stream, 200, 2, 0).unwrap();
	world.streams.fund(&mut world.stream, 50, 1, 0).unwrap();
	let mut left = vec![];
	for now in 1..=4 {
		world.streams.roll(&mut world.stream, now).unwrap();
		left.push(world.stream.left);
	}
	assert_eq!(left, [100, 0, 0, 0]);
	assert!(world.streams.ends.is_empty());
}

/// Ten thousand fundings take no more room than one for each era.
#[test]
fn many_fundings_take_little_room() {
	let mut world = World::new();
	world.weigh(1);
	for round in 0..10_000u32 {
		let eras = round % 64 + 1;
		world
			.streams
			.fund(&mut world.stream, u128::from(round) + 64, eras, world.now)
			.unwrap();
		if round % 100 == 0 {
			world.now += 1;
		}
		assert!(world.streams.ends.len() <= 64);
	}
	assert!(world.streams.is_sound(&world.stream));
}

/// Bad fundings are refused by name.
#[test]
fn bad_fundings() {
	let mut world = World::new();
	world.streams.fund(&mut world.stream, u128::MAX, 64, 0).unwrap();
	let before = (world.stream.clone(), world.streams.clone());
	for (amount, eras, error) in [
		(1, 0, Error::BadDuration),
		(100, 65, Error::BadDuration),
		(100, u32::MAX, Error::BadDuration),
		(63, 64, Error::TooLittleFunded),
		(0, 1, Error::TooLittleFunded),
		(1, 1, Error::TooMuchFunded),
	] {
		let (mut stream, mut streams) = before.clone();
		assert_eq!(streams.fund(&mut stream, amount, eras, 0), Err(error));
	}
	assert!(before.1.is_sound(&before.0));
}
