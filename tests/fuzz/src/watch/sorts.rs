//! The kinds of faults, and how many of each there were.

use crate::cast::rules_of;
use codec::DecodeAll;
use pallet_restaking_attestation::Evidence as Told;
use pallet_restaking_availability::Evidence as Silence;
use pallet_restaking_oracle::Evidence as Answered;
use restaking_runtime::configs::services::Hook;
use std::{fmt, ops::AddAssign};

/// A kind of faults.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
	/// Two contents for one height.
	Equivocation,
	/// A statement of a wrong era.
	Misdating,
	/// Too few heights were signed.
	MissedHeights,
	/// A value far from the answer.
	Deviation,
	/// Too few rounds were answered.
	MissedRounds,
	/// A chunk that was drawn was not shown.
	Withholding,
	/// A chunk that somebody asked for was not shown.
	Denial,
	/// Too many turns were missed.
	MissedTurns,
	/// No heartbeat in an era.
	Silence,
}

impl Sort {
	/// All of them, in their order.
	pub const ALL: [Self; 9] = [
		Self::Equivocation,
		Self::Misdating,
		Self::MissedHeights,
		Self::Deviation,
		Self::MissedRounds,
		Self::Withholding,
		Self::Denial,
		Self::MissedTurns,
		Self::Silence,
	];

	/// Returns the kind of the fault that evidence tells a service's rules of. `None` if they would not read it.
	pub fn of(hook: &Hook, mut evidence: &[u8]) -> Option<Self> {
		match hook {
			Hook::Authority(_) => None,
			Hook::Equivocation(_) => Told::decode_all(&mut evidence).ok().map(|told| match told {
				Told::Equivocation { .. } => Self::Equivocation,
				Told::Misdated { .. } => Self::Misdating,
				Told::Absence { .. } => Self::MissedHeights,
			}),
			Hook::Deviation(_) => Answered::decode_all(&mut evidence).ok().map(|it| match it {
				Answered::Deviation { .. } => Self::Deviation,
				Answered::Absence { .. } => Self::MissedRounds,
			}),
			Hook::Withholding(_) => Silence::decode_all(&mut evidence).ok().map(|it| match it {
				Silence::Withheld { .. } => Self::Withholding,
				Silence::Denied { .. } => Self::Denial,
			}),
			Hook::Liveness(_) => Some(Self::MissedTurns),
			Hook::Silence(_) => Some(Self::Silence),
			Hook::AnyOf(_) => {
				let (number, evidence) = <(u8, Vec<u8>)>::decode_all(&mut evidence).ok()?;
				Self::of(rules_of(hook).get(usize::from(number))?, &evidence)
			},
		}
	}
}

/// How many faults of a kind there were.
#[derive(Clone, Copy, Default, Debug)]
pub struct Count {
	/// Those that somebody could prove.
	pub committed: u64,
	/// Those of which the honest reporter sent a good proof, while somebody counted and governance took it.
	pub reported: u64,
	/// Those for which a slash was asked by a proof, whoever has brought it: the chain itself, too.
	pub convicted: u64,
}

/// How many faults there were of each kind.
#[derive(Clone, Copy, Default)]
pub struct Sorts([Count; Sort::ALL.len()]);

impl Sorts {
	/// Returns the numbers of all kinds.
	pub fn all(&self) -> impl Iterator<Item = (Sort, Count)> + '_ {
		Sort::ALL.into_iter().zip(self.0)
	}

	/// Returns the numbers of a kind, to change them.
	pub(super) fn of(&mut self, sort: Sort) -> &mut Count {
		let place = Sort::ALL.iter().position(|it| *it == sort).expect("one of all");
		&mut self.0[place]
	}
}

impl AddAssign for Sorts {
	fn add_assign(&mut self, other: Self) {
		for (count, more) in self.0.iter_mut().zip(other.0) {
			count.committed += more.committed;
			count.reported += more.reported;
			count.convicted += more.convicted;
		}
	}
}

/// The numbers of each kind in a few signs: committed, reported, convicted.
impl fmt::Display for Sorts {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		let one = |(sort, it): (Sort, Count)| {
			let Count { committed, reported, convicted } = it;
			format!("{sort:?} {committed}/{reported}/{convicted}")
		};
		to.write_str(&self.all().map(one).collect::<Vec<_>>().join(" "))
	}
}
