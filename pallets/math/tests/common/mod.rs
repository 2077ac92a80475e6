//! Operations played on two sides: on the records of the crate, and on a naive model that stores every
//! unit at risk as an object and the counted stake of every era.

#![allow(dead_code)] // Every test binary uses its own part.

pub mod bank;
pub mod naive;
pub mod play;
pub mod records;
pub mod units;

use proptest::test_runner::{Config, RngSeed};
use restaking_math::Stretch;
use std::collections::BTreeMap;

pub type Balance = u128;
pub type Era = u32;

/// The stretches of an assignment that is always in the set.
pub const ALWAYS: &[Stretch] = &[Stretch { from_era: 0, until_era: Era::MAX }];

/// The terms of a service.
#[derive(Clone, Debug)]
pub struct Service {
	pub max_slash: u64,
	pub exit: Era,
	pub report: Era,
	pub veto: Era,
	pub min_pledge: Balance,
	/// What counts after a slash is nothing, or at least this. At most the minimum pledge.
	pub least: Balance,
	/// The parts of treasury, recipient and reporter of a slash, in parts per billion.
	pub shares: (u64, u64, u64),
}

/// The beginning of a history: every staker bonds, nobody pledges.
#[derive(Clone, Debug)]
pub struct Setup {
	/// The exposure limit, in parts per billion of active stake.
	pub limit: u64,
	pub bonding: Era,
	/// The number of eras that what a slash took waits, before it is divided.
	pub delay: Era,
	pub era: Era,
	/// The existential deposit: the staking system takes a smaller rest.
	pub existential: Balance,
	/// The number of requests of which each asks for at least its part of `max_slash`, rounded up.
	pub max_open: u32,
	pub services: Vec<Service>,
	/// The service of each assignment.
	pub assignments: Vec<usize>,
	/// The active stake of each staker, and true if its pledges are standing orders.
	pub stakers: Vec<(Balance, bool)>,
}

/// The state of a staker as seen from outside, with all executed slashes applied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StakerView {
	pub active: Balance,
	pub unlocking: Vec<(Era, Balance)>,
	pub custody: Balance,
	pub free: Balance,
	/// The sum that came back by slashes that were undone.
	pub returned: Balance,
	/// The positions, by assignment.
	pub positions: Vec<PositionView>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PositionView {
	pub liability: Balance,
	pub counted_next: Balance,
	pub taken: Balance,
	/// The stake counted in the eras that can still be slashed, the present one last.
	pub amounts: Vec<Balance>,
}

/// What became of the money that an executed request took.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RequestView {
	pub taken: Balance,
	/// Neither given back nor divided.
	pub waiting: Balance,
	pub returned: Balance,
	pub undone: bool,
	pub divided: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
	pub era: Era,
	pub stakers: Vec<StakerView>,
	/// The executed requests.
	pub requests: BTreeMap<u32, RequestView>,
	/// What was burned, and what treasury, recipients and reporters got.
	pub divided: [Balance; 4],
}

impl StakerView {
	pub fn ledger(&self) -> Balance {
		self.active + self.unlocking.iter().map(|chunk| chunk.1).sum::<Balance>()
	}

	pub fn liability(&self) -> Balance {
		self.positions.iter().map(|position| position.liability).sum()
	}

	/// I1: the liability is within reach.
	pub fn is_covered(&self) -> bool {
		self.liability() <= self.ledger() + self.custody
	}

	/// I2: the liability is within reach without the base chain's reserve.
	pub fn is_reserved(&self, limit: u64) -> bool {
		self.liability() <= self.custody + Balance::from(limit) * self.ledger() / 1_000_000_000
	}
}

/// The result of an operation, or the name of the reason for which it was refused.
pub type Outcome<T> = Result<T, String>;

/// The operations. Both sides obey the same rules by different means.
pub trait Accounting {
	fn pledge(&mut self, staker: usize, assignment: usize, amount: Balance) -> Outcome<()>;
	fn exit(&mut self, staker: usize, assignment: usize, amount: Balance) -> Outcome<Balance>;
	fn request(&mut self, assignment: usize, era: Era, part: u64, proven: bool) -> Outcome<u32>;
	fn veto(&mut self, id: u32) -> Outcome<()>;
	/// Returns the fraction that takes effect.
	fn execute(&mut self, id: u32) -> Outcome<u64>;
	/// Returns the amount taken from this position.
	fn settle(&mut self, staker: usize, assignment: usize) -> Outcome<Balance>;
	/// Undoes an executed request.
	fn undo(&mut self, id: u32) -> Outcome<()>;
	/// Gives back what a staker lost by an undone request. Returns what is bonded, and what is free.
	fn give_back(&mut self, id: u32, staker: usize) -> Outcome<(Balance, Balance)>;
	/// Divides what a request took: burned, treasury, recipient, reporter.
	fn divide(&mut self, id: u32) -> Outcome<[Balance; 4]>;
	/// Returns the part that an offence of this era may still take, beside what is executed or proven.
	fn left(&self, assignment: usize) -> u64;
	/// Takes an assignment out of the set from the next era on, or puts it in if it is open and settled.
	fn serve(&mut self, assignment: usize, serves: bool);
	fn close(&mut self, assignment: usize);
	fn bond(&mut self, staker: usize, amount: Balance);
	fn unbond(&mut self, staker: usize, amount: Balance);
	fn withdraw(&mut self, staker: usize);
	fn release(&mut self, staker: usize) -> Balance;
	fn base_slash(&mut self, staker: usize, amount: Balance);
	fn trim(&mut self, staker: usize) -> Outcome<Balance>;
	fn turn(&mut self, era: Era);
	fn view(&self) -> View;
}

/// Returns a reproducible configuration with `cases`. `PROPTEST_CASES` sets another number of cases,
/// `PROPTEST_RNG_SEED` another seed.
pub fn config(cases: u32) -> Config {
	let asked = |name| std::env::var(name).is_ok();
	let mut config = Config::default();
	if !asked("PROPTEST_CASES") {
		config.cases = cases;
	}
	if !asked("PROPTEST_RNG_SEED") {
		config.rng_seed = RngSeed::Fixed(20_260_926);
	}
	config.failure_persistence = None;
	config
}
