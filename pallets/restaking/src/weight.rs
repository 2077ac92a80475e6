//! The work of a call beyond its usual one, and the weights made of it.
//!
//! A call declares its worst case, which is rare: all positions are behind, and as many losses wait as
//! one call takes. It counts its work while it runs, so that the signer pays for no more. Only
//! `settle_staker` takes all losses there are.

use crate::{
	pallet::*, types::MAX_CANDIDATES, WeightInfo, MAX_LOG, MAX_OPEN, MAX_PAGE, MAX_REMOVED,
	PUBLISH_PAGE,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	traits::Get,
	weights::Weight,
};
use restaking_primitives::{Judge, LossListener, StakeInspect, MAX_PLACES};
use sp_runtime::{DispatchError, DispatchErrorWithPostInfo, DispatchResult};

/// The work that an operation has done.
///
/// It outlives the operation, so that a call that fails pays for its work, too. Its numbers are far from
/// the end of their type.
#[derive(Clone, Copy, Default)]
pub(crate) struct Work {
	/// The positions that were settled, or looked at with their assignments.
	pub positions: u32,
	/// The losses that were taken.
	pub losses: u32,
	/// The requests that were finished, as their last member settled them.
	pub finished: u32,
	/// The open requests that were looked at because they might be dead, and ended if they were.
	pub looked_at: u32,
	/// The assignments that were removed.
	pub removed: u32,
	/// The assignments in which less counts than was noted at their places.
	pub fallen: u32,
	/// True if the base chain may still take stake of the staker, for which more was read.
	pub spoken: bool,
}

impl Work {
	/// Counts a look at so many positions of one staker, perhaps once more.
	pub fn saw_positions(&mut self, number: usize) {
		self.positions = self.positions.max(u32::try_from(number).unwrap_or(u32::MAX));
	}

	/// Counts another position.
	pub fn add_position(&mut self) {
		self.positions = self.positions.saturating_add(1);
	}

	/// Counts another loss.
	pub fn add_loss(&mut self) {
		self.losses = self.losses.saturating_add(1);
	}

	/// Counts so many requests that were finished.
	pub fn add_finished(&mut self, number: u32) {
		self.finished = self.finished.saturating_add(number);
	}

	/// Counts so many assignments in which less counts than was noted at their places.
	pub fn add_fallen(&mut self, number: usize) {
		self.fallen = self.fallen.saturating_add(u32::try_from(number).unwrap_or(u32::MAX));
	}

	/// Counts another open request that was looked at.
	pub fn add_looked_at(&mut self) {
		self.looked_at = self.looked_at.saturating_add(1);
	}

	/// Counts another assignment that was removed.
	pub fn add_removed(&mut self) {
		self.removed = self.removed.saturating_add(1);
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the weight of settlement that was counted.
	pub(crate) fn settlement_weight(work: Work) -> Weight {
		let settled = match (work.positions, work.losses) {
			(0, 0) => Weight::zero(),
			(0 | 1, losses) => T::WeightInfo::settle_one(losses),
			(positions, losses) => T::WeightInfo::settle_positions(positions, losses),
		};
		let looked = if work.spoken { T::Stake::spoken_weight() } else { Weight::zero() };
		// A member that takes a loss by a request and finishes it pays for both by the loss.
		let finished = work.finished.saturating_sub(work.losses);
		settled
			.saturating_add(T::WeightInfo::finish_request().saturating_mul(finished.into()))
			.saturating_add(Self::removal_weight(work))
			.saturating_add(T::WeightInfo::follow_fall().saturating_mul(work.fallen.into()))
			.saturating_add(T::LossListener::weight().saturating_mul(work.losses.into()))
			.saturating_add(looked)
	}

	/// Returns the maximum weight of the settlement of one staker: all positions, each by a whole log.
	pub(crate) fn max_settlement() -> Weight {
		Self::whole_settlement_of(T::MaxPositions::get())
	}

	/// Returns the maximum weight of the settlement of a staker with so many positions.
	pub(crate) fn whole_settlement_of(positions: u32) -> Weight {
		Self::max_settlement_with(positions, positions.saturating_mul(MAX_LOG))
	}

	fn max_settlement_with(positions: u32, losses: u32) -> Weight {
		let removed = MAX_REMOVED.min(positions);
		// No more requests are finished than losses allowed for, each for less.
		let fallen = positions;
		let most = Work { positions, losses, removed, fallen, spoken: true, ..Default::default() };
		Self::settlement_weight(most)
	}

	fn removal_weight(work: Work) -> Weight {
		T::WeightInfo::remove_assignment().saturating_mul(work.removed.into())
	}

	/// Returns the declared weight of a call on a staker, with as many losses as one position may have to
	/// take.
	pub(crate) fn max_on_staker(own: Weight) -> Weight {
		Self::max_on_staker_with(T::MaxPositions::get(), own)
	}

	/// Returns the declared weight of a call on a staker if it may have so many positions.
	pub(crate) fn max_on_staker_with(positions: u32, own: Weight) -> Weight {
		own.saturating_add(Self::max_settlement_with(positions, MAX_LOG))
	}

	/// Returns the declared weight of the call that settles everything.
	pub(crate) fn max_on_settle() -> Weight {
		T::WeightInfo::settle_staker().saturating_add(Self::max_settlement())
	}

	/// Returns the declared weight of an entry of a staker, with that of the hook.
	pub(crate) fn max_on_entry(own: Weight) -> Weight {
		Self::max_on_staker(Self::entry_weight(own))
	}

	/// Returns the declared weight of a slash request: it may first clean up `MAX_OPEN` dead requests and
	/// one assignment.
	pub(crate) fn max_on_request(weight: fn(u32) -> Weight) -> Weight {
		weight(MAX_OPEN).saturating_add(T::WeightInfo::remove_assignment())
	}

	/// Returns the declared weight of a claim of commission: it may remove the assignment.
	pub(crate) fn max_on_commission() -> Weight {
		T::WeightInfo::claim_commission().saturating_add(T::WeightInfo::remove_assignment())
	}

	/// Returns the weight of an entry, with that of the hook.
	pub(crate) fn entry_weight(own: Weight) -> Weight {
		own.saturating_add(T::SlashingHook::entry_weight())
	}

	/// Returns the weight of a slasher's request that looks at so many open requests. Those that end may
	/// raise others.
	pub(crate) fn request_weight(looked_at: u32) -> Weight {
		T::WeightInfo::request_slash(looked_at)
			.saturating_add(Self::with_fall(T::WeightInfo::raise_proofs()))
	}

	/// Returns the weight of a report that looks at so many open requests, with that of the hook's
	/// judgement.
	pub(crate) fn report_weight(looked_at: u32) -> Weight {
		T::WeightInfo::report_offence(looked_at)
			.saturating_add(Self::with_fall(T::WeightInfo::raise_proofs()))
			.saturating_add(T::SlashingHook::judge_weight())
	}

	/// Returns the maximum weight of a veto: the last request of an assignment ends with it, or proofs that
	/// it has clipped are raised.
	pub(crate) fn veto_weight() -> Weight {
		T::WeightInfo::veto().saturating_add(Self::with_fall(T::WeightInfo::raise_proofs()))
	}

	/// Returns the maximum weight of the execution of a request with its hook, or of its end, which costs
	/// as much as a veto.
	pub(crate) fn execution_weight() -> Weight {
		Self::with_fall(T::WeightInfo::execute_slash())
			.saturating_add(T::SlashingHook::notice_weight())
			.max(Self::veto_weight())
	}

	/// Returns the maximum weight of the end of a request's proceeds by the agenda, which may enter it there
	/// again.
	pub(crate) fn ending_weight() -> Weight {
		T::WeightInfo::divide().saturating_add(T::WeightInfo::look_at_agenda())
	}

	/// Returns the weight of an order that undoes a slash, with that of the hook.
	pub(crate) fn undo_weight() -> Weight {
		T::WeightInfo::undo()
			.saturating_add(Self::with_fall(T::WeightInfo::raise_proofs()))
			.saturating_add(T::SlashingHook::notice_weight())
	}

	/// Returns the weight of giving back one loss to a staker of whom so many positions are looked at.
	pub(crate) fn return_weight(work: Work) -> Weight {
		T::WeightInfo::give_back()
			.saturating_add(T::LossListener::weight())
			.saturating_add(Self::settlement_weight(work))
	}

	/// Returns the maximum weight of giving back one loss.
	pub(crate) fn max_return_weight() -> Weight {
		Self::return_weight(Work { positions: T::MaxPositions::get(), ..Default::default() })
	}

	/// Returns the maximum weight of a turn in the queue of pages, without what is settled or given back in it.
	pub(crate) fn turn_weight() -> Weight {
		T::WeightInfo::turn_of_queue().max(T::WeightInfo::turn_of_losses())
	}

	/// Returns the weight of forgetting one loss.
	pub(crate) fn forget_loss_weight() -> Weight {
		T::WeightInfo::forget_loss().saturating_add(T::LossListener::weight())
	}

	/// Returns the maximum weight of one task.
	pub(crate) fn max_task_weight() -> Weight {
		Self::execution_weight()
			.max(T::WeightInfo::forget_offence())
			.max(Self::with_fall(T::WeightInfo::end_jail()))
			.max(Self::with_fall(T::WeightInfo::recap()))
			.max(Self::ending_weight())
			.max(T::WeightInfo::forget_service())
			.max(Self::publish_weight(PUBLISH_PAGE))
	}

	/// Returns the declared weight of so many tasks that are due, at most a page of them.
	pub(crate) fn work_weight(max_tasks: u32) -> Weight {
		let (look, tasks) = (T::WeightInfo::look_at_agenda(), max_tasks.min(MAX_PAGE));
		let one = look.saturating_add(Self::max_task_weight());
		look.saturating_add(one.saturating_mul(tasks.into()))
	}

	/// Returns the maximum weight of the settlement of one member of an assignment with so many slashes:
	/// of its position there, with a look at all others.
	pub(crate) fn max_member_weight(losses: u32) -> Weight {
		let positions = T::MaxPositions::get();
		let (removed, fallen) = (1, 1);
		let most = Work { positions, losses, removed, fallen, spoken: true, ..Default::default() };
		Self::settlement_weight(most)
	}

	/// Returns the weight of an operation that may suspend or close an assignment, which then loses its place.
	pub(crate) fn with_fall(own: Weight) -> Weight {
		own.saturating_add(T::WeightInfo::follow_fall())
	}

	/// Returns the declared weight of a call that looks for a place, with so many notes to raise at most.
	pub(crate) fn place_weight(most: u32) -> Weight {
		T::WeightInfo::take_place(most.min(MAX_PLACES))
	}

	/// Returns the weight of looking at so many assignments of a set, at most all that may serve.
	pub(crate) fn publish_weight(looked_at: u32) -> Weight {
		T::WeightInfo::publish_set(looked_at.min(MAX_CANDIDATES))
	}

	/// Returns the maximum weight of a page of up to `max_members`: one member with every loss, the others
	/// with one loss per position.
	pub(crate) fn page_weight(max_members: u32) -> Weight {
		Self::page_weight_with(T::MaxPositions::get(), max_members)
	}

	/// Returns the maximum weight of a page if a staker may have so many positions.
	pub(crate) fn page_weight_with(positions: u32, max_members: u32) -> Weight {
		let others = max_members.min(MAX_PAGE).saturating_sub(1);
		// A member that costs more than this ends the page earlier: the meter has to have room for it.
		let other = T::WeightInfo::settle_positions(positions, positions);
		T::WeightInfo::settle_assignment()
			.saturating_add(Self::whole_settlement_of(positions))
			.saturating_add(other.saturating_mul(others.into()))
	}

	/// Runs a call on a staker and returns the actual weight: `own` plus the settlement it did.
	pub(crate) fn on_staker(
		own: Weight,
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		weighed(|work| own.saturating_add(Self::settlement_weight(work)), call)
	}

	/// Runs a claim, whose weight depends on the number of positions.
	pub(crate) fn on_claims(
		weight: fn(u32) -> Weight,
		call: impl FnOnce(&mut Work) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		weighed(|work| weight(work.positions), call)
	}

	/// Runs a request, whose weight depends on the number of open requests that it looks at first. It says
	/// whether it costs a fee.
	pub(crate) fn on_request(
		weight: fn(u32) -> Weight,
		call: impl FnOnce(&mut Work) -> Result<Pays, DispatchError>,
	) -> DispatchResultWithPostInfo {
		let all = |work: Work| weight(work.looked_at).saturating_add(Self::removal_weight(work));
		let mut pays_fee = Pays::Yes;
		let done = weighed(all, |work| call(work).map(|pays| pays_fee = pays));
		done.map(|info| PostDispatchInfo { pays_fee, ..info })
	}
}

/// Runs a call and returns the weight of its work, also if it fails.
fn weighed(
	weight: impl FnOnce(Work) -> Weight,
	call: impl FnOnce(&mut Work) -> DispatchResult,
) -> DispatchResultWithPostInfo {
	let mut work = Work::default();
	let done = call(&mut work);
	let post_info = Some(weight(work)).into();
	match done {
		Ok(()) => Ok(post_info),
		Err(error) => Err(DispatchErrorWithPostInfo { post_info, error }),
	}
}
