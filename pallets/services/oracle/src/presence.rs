//! Who was present in an era, as far as that is known.

use crate::{pallet::*, rounds::RoundStore, service::OracleService};
use restaking_primitives::{units_between, AssignmentId, EraIndex, EraWork, PledgeInspect};
use sp_runtime::DispatchError;

/// What was attempted and done in an era, all rounds of which are closed.
pub(crate) struct Presence {
	era: EraIndex,
	/// The number of rounds that were planned.
	rounds: u64,
	work: EraWork,
}

impl Presence {
	/// Returns what was done in an era that began in the first tick of `span`, and ended before the other. Fails
	/// if a round of it is open, or none was attempted.
	pub fn in_era<T: Config>(
		oracle: &OracleService<T>,
		era: EraIndex,
		span: Option<(u64, u64)>,
	) -> Result<Self, DispatchError> {
		let closed = era < T::Pledges::era() && !RoundStore::has_open(oracle, era);
		frame_support::ensure!(closed, Error::<T>::RoundOpen);
		let span = span.ok_or(Error::<T>::TooOld)?;
		let rounds = units_between(span, 0, oracle.rules.round.into());
		let rounds = rounds.ok_or(Error::<T>::TooOld)?;
		let work = RoundStore::work_in(oracle, era).ok_or(Error::<T>::NotAttempted)?;
		Ok(Self { era, rounds, work })
	}

	/// Returns whether an operator was absent in too many of the attempted rounds. Fails if it did not serve, or
	/// less than half of the planned rounds were attempted.
	pub fn is_absent<T: Config>(
		&self,
		oracle: &OracleService<T>,
		assignment: AssignmentId,
	) -> Result<bool, DispatchError> {
		let served = T::Pledges::served(assignment, self.era).unwrap_or(0);
		frame_support::ensure!(served > 0, Error::<T>::NotServing);
		let absent = self.work.absent(assignment, self.rounds, oracle.rules.most_missed);
		Ok(absent.ok_or(Error::<T>::NotAttempted)?)
	}

	/// Returns in how many rounds an operator was present, and how many were attempted. `None` if that is not
	/// known.
	pub fn credit_of(&self, assignment: AssignmentId) -> Option<(u32, u32)> {
		self.work.credit_of(assignment)
	}
}
