//! What a call had to do beyond its usual work: counted while it runs, so that the signer pays for no
//! more than was done.
//!
//! The weight that a call declares is that of its worst case, which is rare: all positions are behind, and as
//! many losses wait as a call takes. Only `settle` takes them all.

use crate::{pallet::*, WeightInfo, MAX_LOG, MAX_OPEN, MAX_REMOVED};
use frame_support::{dispatch::DispatchResultWithPostInfo, traits::Get, weights::Weight};
use restaking_primitives::SlashingHook;
use sp_runtime::DispatchResult;

// Not storage: it must cost nothing.
environmental::environmental!(tally: Tally);

/// How much was done.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
	/// How many positions were settled, or looked at with their assignments.
	pub positions: u32,
	/// How many losses were taken.
	pub losses: u32,
	/// How many dead requests were ended.
	pub ended: u32,
	/// How many assignments were removed.
	pub removed: u32,
}

impl Tally {
	/// Counts what `work` does.
	pub fn of<R>(work: impl FnOnce() -> R) -> (Self, R) {
		let mut counted = Self::default();
		let result = tally::using(&mut counted, work);
		(counted, result)
	}

	/// Notes that so many positions of one staker were looked at, perhaps once more.
	pub fn saw_positions(number: usize) {
		let number = u32::try_from(number).unwrap_or(u32::MAX);
		tally::with(|tally| tally.positions = tally.positions.max(number));
	}

	/// Notes another position. Far from the end of its type, as all that is counted here.
	pub fn add_position() {
		tally::with(|tally| tally.positions = tally.positions.saturating_add(1));
	}

	/// Notes another loss.
	pub fn add_loss() {
		tally::with(|tally| tally.losses = tally.losses.saturating_add(1));
	}

	/// Notes another assignment that was removed.
	pub fn add_removed() {
		tally::with(|tally| tally.removed = tally.removed.saturating_add(1));
	}

	/// Notes another dead request that was ended.
	pub fn add_ended() {
		tally::with(|tally| tally.ended = tally.ended.saturating_add(1));
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// The most that the settlement of one staker costs: all positions, each by a whole log.
	pub(crate) fn most_settlement() -> Weight {
		Self::settlement_of(T::MaxPositions::get().saturating_mul(MAX_LOG))
	}

	/// What the settlement of all positions costs, with so many losses.
	fn settlement_of(losses: u32) -> Weight {
		let positions = T::MaxPositions::get();
		let removed = MAX_REMOVED.min(positions);
		Self::settlement(Tally { positions, losses, removed, ..Default::default() })
	}

	/// What the settlement that was counted costs.
	pub(crate) fn settlement(tally: Tally) -> Weight {
		let settled = match (tally.positions, tally.losses) {
			(0, 0) => Weight::zero(),
			(0 | 1, losses) => T::WeightInfo::settle_one(losses),
			(positions, losses) => T::WeightInfo::settle_positions(positions, losses),
		};
		settled.saturating_add(Self::removal(tally))
	}

	/// What the removal of the assignments that were counted costs.
	fn removal(tally: Tally) -> Weight {
		T::WeightInfo::remove_assignment().saturating_mul(tally.removed.into())
	}

	/// The most that a request costs, whose cost is `weight` of the number of dead requests that it ends: as many
	/// as can be open, and with the last one the assignment.
	pub(crate) fn most_on_request(weight: fn(u32) -> Weight) -> Weight {
		weight(MAX_OPEN).saturating_add(T::WeightInfo::remove_assignment())
	}

	/// The most that a call on a staker costs, whose own work costs `own`: with as many losses as one position
	/// may have to take.
	pub(crate) fn most_on_staker(own: Weight) -> Weight {
		own.saturating_add(Self::settlement_of(MAX_LOG))
	}

	/// The most that the call costs that settles everything.
	pub(crate) fn most_on_settle() -> Weight {
		T::WeightInfo::settle().saturating_add(Self::most_settlement())
	}

	/// The most that an entry of a staker costs, with what the hook may cost that is asked.
	pub(crate) fn most_on_entry(own: Weight) -> Weight {
		Self::most_on_staker(Self::entry_weight(own))
	}

	/// Does a call on a staker, whose own work costs `own`, and tells what it has cost.
	pub(crate) fn on_staker(
		own: Weight,
		work: impl FnOnce() -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		Self::weighed(|tally| own.saturating_add(Self::settlement(tally)), work)
	}

	/// Does a claim, whose cost is `weight` of the number of positions.
	pub(crate) fn on_claims(
		weight: fn(u32) -> Weight,
		work: impl FnOnce() -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		Self::weighed(|tally| weight(tally.positions), work)
	}

	/// Does a call and tells what it has cost, whether it failed or not.
	fn weighed(
		weight: impl FnOnce(Tally) -> Weight,
		work: impl FnOnce() -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		let (tally, done) = Tally::of(work);
		let cost = weight(tally);
		match done {
			Ok(()) => Ok(Some(cost).into()),
			Err(error) => {
				Err(sp_runtime::DispatchErrorWithPostInfo { post_info: Some(cost).into(), error })
			},
		}
	}

	/// Does a request, whose cost is `weight` of the number of dead requests that it ends.
	pub(crate) fn on_request(
		weight: fn(u32) -> Weight,
		work: impl FnOnce() -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		Self::weighed(|tally| weight(tally.ended).saturating_add(Self::removal(tally)), work)
	}

	/// What a report costs that ends so many dead requests, the judgement of the hook included.
	pub(crate) fn report_weight(ended: u32) -> Weight {
		T::WeightInfo::report_offence(ended).saturating_add(T::SlashingHook::judge_weight())
	}

	/// The cost of an entry, with what the hook may cost that is asked.
	pub(crate) fn entry_weight(own: Weight) -> Weight {
		own.saturating_add(T::SlashingHook::entry_weight())
	}
}
