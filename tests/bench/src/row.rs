//! Rows: operations, each at a moment of a chain, and their costs by the size of the crowd.

use crate::measure::{measure, Cost, Keys, Operation};
use polkadot_sdk::sp_io::TestExternalities;

/// One operation.
#[derive(Clone, Copy)]
pub struct Row<M> {
	/// The name of the call, or of the event.
	pub name: &'static str,
	/// The pallet that offers it.
	pub by: &'static str,
	/// The moment in which it is measured.
	pub at: M,
	/// The number of stakers that it serves.
	pub stakers: u32,
	/// Returns the operation, on the state of that moment.
	pub find: fn() -> Operation,
}

/// A row measured at each size.
pub struct Measured {
	/// The name of the row.
	pub name: &'static str,
	/// The pallet that offers it.
	pub by: &'static str,
	/// Its cost at each size.
	pub costs: Vec<Cost>,
	/// The keys that it touches at the largest size.
	pub keys: Keys,
	/// The number of stakers that it serves.
	pub stakers: u32,
}

impl Measured {
	/// Returns the cost at the largest size.
	pub fn last(&self) -> Cost {
		self.costs[self.costs.len() - 1]
	}

	/// Returns the time for one staker at the largest size, in microseconds.
	pub fn micros(&self) -> f64 {
		self.last().time.as_secs_f64() * 1e6 / f64::from(self.stakers)
	}

	/// Returns the part by which the time grows from the smallest size to the largest. `None` if there is one.
	pub fn growth(&self) -> Option<f64> {
		let [first, .., last] = &self.costs[..] else { return None };
		Some(last.time.as_secs_f64() / first.time.as_secs_f64() - 1.0)
	}

	/// Returns true if it reads and writes as many keys at every size.
	pub fn is_constant(&self) -> bool {
		let keys = |cost: &Cost| (cost.reads, cost.writes);
		self.costs.iter().all(|cost| keys(cost) == keys(&self.costs[0]))
	}
}

/// Returns rows that are not measured yet.
pub fn to_measure<M>(rows: &[Row<M>]) -> Vec<Measured> {
	let measured = |row: &Row<M>| {
		let Row { name, by, stakers, .. } = *row;
		Measured { name, by, costs: Vec::new(), keys: Keys::default(), stakers }
	};
	rows.iter().map(measured).collect()
}

/// Measures the rows of a moment on its state.
pub fn measure_at<M: PartialEq>(
	rows: &[Row<M>],
	moment: &M,
	state: &mut TestExternalities,
	runs: usize,
	all: &mut [Measured],
) {
	for (row, it) in rows.iter().zip(all).filter(|(row, _)| row.at == *moment) {
		let operation = state.execute_with(row.find);
		let (cost, keys) = measure(state, runs, &operation);
		it.costs.push(cost);
		it.keys = keys;
	}
}

/// Returns the row of this name.
pub fn find<'a>(all: &'a [Measured], name: &str) -> &'a Measured {
	all.iter()
		.find(|it| it.name == name)
		.unwrap_or_else(|| panic!("no row has the name {name}"))
}
