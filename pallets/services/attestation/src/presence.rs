//! The presence of operators: how many heights of an era each of them signed. The only writer of it.

use crate::{pallet::*, Ballot, Equivocation};
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{
	answer::is_attempted, place_of_era, AssignmentId, Balance, Context, EraIndex, EraWork,
	PledgeInspect, ServiceId,
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, SaturatedConversion};

/// What was attempted and done in each era.
pub(crate) struct WorkStore<T>(PhantomData<T>);

impl<T: Config> WorkStore<T> {
	/// Counts new signers of a ballot. A height is attempted once operators with half of the stake have signed
	/// anything for it: then all its signers are counted, and each one that comes later.
	pub fn count(service: ServiceId, ballot: &Ballot, before: Balance, new: &[AssignmentId]) {
		let was = is_attempted(before, ballot.total);
		if !is_attempted(ballot.signed(), ballot.total) {
			return;
		}
		let all: &[AssignmentId] = &ballot.signers;
		let counted = if was { new } else { all };
		Work::<T>::mutate(service, place_of_era(ballot.era), |work| {
			work.count(ballot.era, !was, counted.iter().copied());
		});
	}

	/// Returns what was attempted and done in an era. `None` if nothing was.
	pub fn of_era(service: ServiceId, era: EraIndex) -> Option<EraWork> {
		Some(Work::<T>::get(service, place_of_era(era))).filter(|work| work.era == era)
	}

	/// Removes at most `most` records of a service. Returns how many.
	pub fn forget(service: ServiceId, most: u32) -> u32 {
		Work::<T>::drain_prefix(service)
			.take(most.saturated_into())
			.count()
			.saturated_into()
	}
}

/// What was attempted and done in an era, no height of which can be signed any more.
pub(crate) struct Presence {
	era: EraIndex,
	/// The number of heights that were due.
	heights: u64,
	work: EraWork,
}

impl Presence {
	/// Returns what was done in an era with so many heights. Fails if none of them was attempted, or the number
	/// is not known.
	pub fn in_era<T: Config>(
		service: ServiceId,
		heights: Option<u64>,
		era: EraIndex,
	) -> Result<Self, DispatchError> {
		let heights = heights.ok_or(Error::<T>::NotJudged)?;
		let work = WorkStore::<T>::of_era(service, era).ok_or(Error::<T>::NotAttempted)?;
		Ok(Self { era, heights, work })
	}

	/// Returns whether an operator signed for too few of the attempted heights. Fails if it did not serve, or
	/// less than half of the heights were attempted.
	pub fn is_absent<T: Config>(
		&self,
		assignment: AssignmentId,
		most_missed: Perbill,
	) -> Result<bool, DispatchError> {
		let served = T::Pledges::served(assignment, self.era).unwrap_or(0);
		ensure!(served > 0, Error::<T>::NotServing);
		let absent = self.work.absent(assignment, self.heights, most_missed);
		Ok(absent.ok_or(Error::<T>::NotAttempted)?)
	}

	/// Returns how many of the attempted heights an operator signed, and how many were attempted. `None` if that
	/// is not known.
	pub fn credit_of(&self, assignment: AssignmentId) -> Option<(u32, u32)> {
		self.work.credit_of(assignment)
	}
}

/// Checks that an operator signed for too few of the attempted heights of an era, of which at least half were
/// attempted. No height of it may be open.
pub(crate) fn ensure_absent<T: Config>(
	rules: &Equivocation,
	context: &Context<'_, T::AccountId>,
	era: EraIndex,
) -> DispatchResult {
	let span = context.span_of(era).ok_or(Error::<T>::NotJudged)?;
	ensure!(rules.is_closed(span, context.clock), Error::<T>::VotingOpen);
	let presence = Presence::in_era::<T>(context.service, rules.heights_in(span), era)?;
	let absent = presence.is_absent::<T>(context.assignment, rules.most_missed)?;
	ensure!(absent, Error::<T>::WasPresent);
	Ok(())
}
