//! One step of a story: its kind, and four small numbers that choose accounts, objects and amounts.
//!
//! The numbers are relative to what exists when the step is taken, so that most steps make sense in
//! every story, a shortened one included. Zero is the plainest choice.

use crate::{kind::Kind, scene::direct};
use proptest::{prelude::*, strategy::Union};
use std::{fmt, str::FromStr};

/// A step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Op {
	/// The kind.
	pub kind: Kind,
	/// The account that acts: see [`crate::pick::Picks::actor`].
	pub who: u8,
	/// The object: a service, an assignment, a request, a job, a challenge.
	pub at: u8,
	/// The amount: see [`crate::pick::amount`].
	pub size: u16,
	/// Everything else.
	pub dice: u16,
}

impl fmt::Display for Op {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(to, "{} {} {} {} {}", self.kind, self.who, self.at, self.size, self.dice)
	}
}

impl FromStr for Op {
	type Err = String;

	fn from_str(line: &str) -> Result<Self, String> {
		let words: Vec<&str> = line.split_whitespace().collect();
		let [kind, who, at, size, dice] = words[..] else {
			return Err(format!("not a kind and four numbers: {line}"));
		};
		let number = |text: &str| text.parse::<u16>().map_err(|error| format!("{text}: {error}"));
		let small = |text: &str| text.parse::<u8>().map_err(|error| format!("{text}: {error}"));
		Ok(Self {
			kind: kind.parse()?,
			who: small(who)?,
			at: small(at)?,
			size: number(size)?,
			dice: number(dice)?,
		})
	}
}

/// Returns a strategy for any step, the usual ones more often.
pub fn op() -> impl Strategy<Value = Op> {
	let kinds = Kind::ALL.iter().map(|kind| (kind.weight(), Just(*kind)));
	// Numbers from 1,000 on choose extreme amounts: see `pick`.
	let size = prop_oneof![10 => 0u16..1_000, 1 => 1_000u16..1_020];
	let at = prop_oneof![30 => 0u8..200, 2 => 200u8..250, 1 => 250u8..=255];
	(Union::new_weighted(kinds.collect()), any::<u8>(), at, size, any::<u16>())
		.prop_map(|(kind, who, at, size, dice)| Op { kind, who, at, size, dice })
}

/// Returns a strategy for stories of at most `max_steps` steps, half of them in scenes.
pub fn story(max_steps: usize) -> impl Strategy<Value = Vec<Op>> {
	proptest::collection::vec((op(), any::<u8>()), 1..=max_steps).prop_map(direct)
}

/// Writes a story down, a step a line.
pub fn write(story: &[Op]) -> String {
	story.iter().map(|op| format!("{op}\n")).collect()
}

/// Reads a story of [`write()`]. Skips empty lines and those that begin with `#`.
pub fn read(text: &str) -> Result<Vec<Op>, String> {
	let lines = text.lines().map(str::trim);
	lines
		.filter(|line| !line.is_empty() && !line.starts_with('#'))
		.map(str::parse)
		.collect()
}
