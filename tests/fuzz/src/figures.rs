//! Counters of steps and their outcomes.

use crate::{kind::Kind, op::Op, player::Outcome, watch::Tally};
use pallet_liquid_restaking::{Ledgers, Vaults};
use pallet_restaking::{types::Stage, Assignments, Services, SlashRequests, Stakers};
use polkadot_sdk::sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};
use restaking_runtime::Runtime;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
	ops::AddAssign,
};

/// Counters of steps and their outcomes.
#[derive(Default)]
pub struct Figures {
	stories: u64,
	/// The numbers of steps that succeeded and that were refused, by kind.
	kinds: BTreeMap<Kind, (u64, u64)>,
	/// The number of steps by kind and error. The error is empty for success.
	outcomes: BTreeMap<(Kind, String), u64>,
	states: BTreeSet<u64>,
	/// The number of steps by which somebody tried to switch off a slash.
	hostile: u64,
	faults: Tally,
}

impl Figures {
	/// Counts a step.
	pub fn note(&mut self, op: Op, outcome: &Outcome) {
		let (done, refused) = self.kinds.entry(op.kind).or_default();
		let ending = match outcome {
			Ok(()) => {
				*done += 1;
				String::new()
			},
			Err(error) => {
				*refused += 1;
				name(error)
			},
		};
		self.hostile += u64::from(op.kind.is_hostile());
		*self.outcomes.entry((op.kind, ending)).or_default() += 1;
		self.states.insert(shape());
	}

	/// Counts a story, and the faults in it.
	pub fn end_story(&mut self, faults: Tally) {
		self.stories += 1;
		self.faults += faults;
	}

	/// Returns the numbers of faults.
	pub fn faults(&self) -> Tally {
		self.faults
	}

	/// Returns the number of stories that were told.
	pub fn stories(&self) -> u64 {
		self.stories
	}

	/// Returns the number of steps that were taken.
	pub fn operations(&self) -> u64 {
		self.kinds.values().map(|(done, refused)| done + refused).sum()
	}

	/// Returns the kinds that never succeeded.
	pub fn never_done(&self) -> Vec<Kind> {
		let done = |kind: &Kind| self.kinds.get(kind).is_some_and(|(done, _)| *done > 0);
		Kind::ALL.iter().copied().filter(|kind| !done(kind)).collect()
	}

	/// Returns a line for each kind of step: the numbers of successes, refusals, and errors; and one for each kind
	/// of fault.
	pub fn by_kind(&self) -> String {
		let line = |(kind, (done, refused)): (&Kind, &(u64, u64))| {
			let errors =
				self.outcomes.iter().filter(|((of, error), _)| of == kind && !error.is_empty());
			let errors: Vec<_> =
				errors.map(|((_, error), times)| format!("{error} {times}")).collect();
			let errors = errors.join(", ");
			format!("fuzz: kind {kind}, succeeded {done}, refused {refused}: {errors}\n")
		};
		self.kinds.iter().map(line).chain([self.faults.by_sort()]).collect()
	}
}

impl AddAssign for Figures {
	fn add_assign(&mut self, other: Self) {
		self.stories += other.stories;
		for (kind, (done, refused)) in other.kinds {
			let all = self.kinds.entry(kind).or_default();
			all.0 += done;
			all.1 += refused;
		}
		for (outcome, times) in other.outcomes {
			*self.outcomes.entry(outcome).or_default() += times;
		}
		self.states.extend(other.states);
		self.hostile += other.hostile;
		self.faults += other.faults;
	}
}

impl fmt::Display for Figures {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		let done: u64 = self.kinds.values().map(|(done, _)| done).sum();
		write!(
			to,
			"fuzz: operations {}, succeeded {done}, refused {}, stories {}, distinct outcomes {}, \
			 distinct states {}, adversarial steps {}, {}",
			self.operations(),
			self.operations() - done,
			self.stories,
			self.outcomes.len(),
			self.states.len(),
			self.hostile,
			self.faults,
		)
	}
}

/// Returns the name of an error.
fn name(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(error) => error.message.unwrap_or("unknown").to_string(),
		other => format!("{other:?}"),
	}
}

/// Returns a hash of the shape of the state: all records by their stages, without names and amounts.
fn shape() -> u64 {
	let mut stakers: Vec<_> = Stakers::<Runtime>::iter_values()
		.map(|it| (it.positions.len(), it.custody > 0, it.short))
		.collect();
	let mut assignments: Vec<_> = Assignments::<Runtime>::iter_values()
		.map(|it| {
			let stage = (it.is_closed(), it.since_era().is_none(), it.queued);
			(stage, it.members.min(3), it.waiting().min(2), it.log.entries.len().min(3))
		})
		.collect();
	let mut services: Vec<_> = Services::<Runtime>::iter_values()
		.map(|it| {
			let marks = (it.under_secured, it.mass_vetoed, it.stream.rate > 0);
			(std::mem::discriminant(&it.phase), marks)
		})
		.map(|(phase, marks)| (format!("{phase:?}"), marks))
		.collect();
	let mut requests: Vec<_> = SlashRequests::<Runtime>::iter_values()
		.map(|it| match &it.stage {
			Stage::Pending => (it.is_proven(), None),
			Stage::Executed(of) => {
				let way = std::mem::discriminant(&of.proceeds);
				(it.is_proven(), Some((format!("{way:?}"), of.fully_settled, of.waiting > 0)))
			},
		})
		.collect();
	let mut vaults: Vec<_> = Vaults::<Runtime>::iter()
		.filter_map(|(id, it)| Some((it, Ledgers::<Runtime>::get(id)?)))
		.map(|(it, books)| {
			let queue = (books.leaving.len().min(3), books.waiting.len().min(2));
			let marks = (books.open.shares > 0, books.custody > 0, books.vest.left > 0);
			(format!("{:?}", std::mem::discriminant(&it.phase)), queue, marks, it.losses.min(2))
		})
		.collect();
	stakers.sort();
	assignments.sort();
	services.sort();
	requests.sort();
	vaults.sort();
	let all = format!("{stakers:?}{assignments:?}{services:?}{requests:?}{vaults:?}");
	BlakeTwo256::hash(all.as_bytes()).to_low_u64_be()
}
