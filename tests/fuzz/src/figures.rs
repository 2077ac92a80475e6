//! What was tried, and what came of it.

use crate::{kind::Kind, op::Op, player::Outcome};
use pallet_restaking::{Assignments, Services, SlashRequests, Stakers};
use polkadot_sdk::sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};
use restaking_runtime::Runtime;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
};

/// What was tried, and what came of it.
#[derive(Default)]
pub struct Figures {
	stories: u64,
	/// By kind: how many succeeded, how many were refused.
	kinds: BTreeMap<Kind, (u64, u64)>,
	/// Every kind with every way in which it ended.
	outcomes: BTreeMap<(Kind, String), u64>,
	states: BTreeSet<u64>,
	/// Whether a story has failed: what follows only makes it shorter.
	failed: bool,
}

impl Figures {
	/// Counts a step.
	pub fn note(&mut self, op: Op, outcome: &Outcome) {
		if self.failed {
			return;
		}
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
		*self.outcomes.entry((op.kind, ending)).or_default() += 1;
		self.states.insert(shape());
	}

	/// Counts a story.
	pub fn end_story(&mut self) {
		self.stories += u64::from(!self.failed);
	}

	/// Counts nothing from now on.
	pub fn stop(&mut self) {
		self.failed = true;
	}

	/// Whether it counts nothing any more.
	pub fn stopped(&self) -> bool {
		self.failed
	}

	/// How many stories were told.
	pub fn stories(&self) -> u64 {
		self.stories
	}

	/// How many steps were taken.
	pub fn operations(&self) -> u64 {
		self.kinds.values().map(|(done, refused)| done + refused).sum()
	}

	/// The kinds that never succeeded.
	pub fn never_done(&self) -> Vec<Kind> {
		let done = |kind: &Kind| self.kinds.get(kind).is_some_and(|(done, _)| *done > 0);
		Kind::ALL.iter().copied().filter(|kind| !done(kind)).collect()
	}

	/// Each kind with how often it succeeded and was refused, and why, a line each.
	pub fn by_kind(&self) -> String {
		let line = |(kind, (done, refused)): (&Kind, &(u64, u64))| {
			let errors =
				self.outcomes.iter().filter(|((of, error), _)| of == kind && !error.is_empty());
			let errors: Vec<_> =
				errors.map(|((_, error), times)| format!("{error} {times}")).collect();
			let errors = errors.join(", ");
			format!("fuzz: kind {kind}, succeeded {done}, refused {refused}: {errors}\n")
		};
		self.kinds.iter().map(line).collect()
	}
}

impl fmt::Display for Figures {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		let done: u64 = self.kinds.values().map(|(done, _)| done).sum();
		write!(
			to,
			"fuzz: operations {}, succeeded {done}, refused {}, stories {}, distinct outcomes {}, \
			 distinct states {}",
			self.operations(),
			self.operations() - done,
			self.stories,
			self.outcomes.len(),
			self.states.len(),
		)
	}
}

/// The name of an error.
fn name(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(error) => error.message.unwrap_or("unknown").to_string(),
		other => format!("{other:?}"),
	}
}

/// The shape of the state: what there is of everything and how it stands, without names and amounts.
fn shape() -> u64 {
	let mut stakers: Vec<_> = Stakers::<Runtime>::iter_values()
		.map(|it| (it.positions.len(), it.custody > 0, it.short))
		.collect();
	let mut homes: Vec<_> = Assignments::<Runtime>::iter_values()
		.map(|it| {
			let state = (it.closed.is_some(), it.suspended, it.queued);
			(state, it.members.min(3), it.waiting.min(2), it.log.entries.len().min(3))
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
		.map(|it| (it.is_pending(), it.is_proven()))
		.collect();
	stakers.sort();
	homes.sort();
	services.sort();
	requests.sort();
	let all = format!("{stakers:?}{homes:?}{services:?}{requests:?}");
	BlakeTwo256::hash(all.as_bytes()).to_low_u64_be()
}
