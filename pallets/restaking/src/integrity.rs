//! Integrity of the runtime's constants, checked when a runtime is tested or built.

use crate::{pallet::*, WeightInfo, LEAST_VETO_WINDOW};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use frame_system::limits::BlockWeights;
use restaking_primitives::LossListener;

/// The maximum of [`Config::MaxPositions`]: a staker's record is read with each of its calls.
const MAX_POSITIONS: u32 = 64;

/// The bounds of [`Config::MaxLog`]: some slashes, those of small pools among them, and the closing; and no more
/// than one call settles.
const LOG_BOUNDS: core::ops::RangeInclusive<u32> = 8..=64;

/// The room that blocks have for this pallet.
#[derive(Clone, Copy)]
struct Rooms {
	/// For one ordinary call.
	call: Weight,
	/// For due work, in a block in which nothing else happens.
	quiet: Weight,
	/// For due work, in the fullest block.
	full: Weight,
}

/// A piece of work: its name, its maximum weight, and the room for it.
type Case = (&'static str, Weight, Weight);

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Refuses a runtime whose constants contradict each other.
	pub(crate) fn check_constants() {
		let bounds = T::TermBounds::get();
		let (window, positions) = (T::MaxExitWindow::get(), T::MaxPositions::get());
		assert!(
			bounds.min_veto_window >= LEAST_VETO_WINDOW,
			"some slashes could not be vetoed: make the minimum veto window two eras or longer"
		);
		assert!(
			bounds.min_veto_window <= window,
			"no terms would do: make the maximum exit window longer than the minimum veto window"
		);
		assert!(window <= 1_000, "dated lists would be too long: make the exit window shorter");
		assert!(
			bounds.min_max_slash.deconstruct() > 0,
			"a pledge of which nothing can be taken: raise the minimum of the maximum slashes"
		);
		assert!(
			bounds.min_slash_bond > 0,
			"requests that cost nothing when vetoed: ask for a bond"
		);
		assert!(!bounds.work_share.is_zero(), "nothing would ever be executed: give it a share");
		assert!(T::EraBlocks::get() > 0, "an era without a block: say how many it has");
		assert!(T::MaxEvidenceLen::get() > 0, "nothing could be proven: allow evidence");
		assert!(positions > 0, "nobody could pledge: allow positions");
		assert!(
			positions <= MAX_POSITIONS,
			"a staker's record would be too long: allow fewer positions"
		);
		assert!(
			LOG_BOUNDS.contains(&T::MaxLog::get()),
			"logs would be too short or too long: make MaxLog 8 to 64"
		);
		assert!(T::MaxPage::get() > 0, "nobody would be settled: let a page have members");
		let parameters = T::Parameters::get();
		assert!(parameters.min_pledge > 0, "a pledge of zero: raise the minimum pledge");
		Self::check_clock();
		Self::check_weights();
	}

	/// Refuses a runtime in which the clock of duties would stand in every block.
	fn check_clock() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let call = normal.max_extrinsic.unwrap_or(blocks.max_block);
		let left = Self::left_when_begun(&blocks);
		let duty = T::DutyRoom::get().saturating_add(normal.base_extrinsic);
		assert!(
			T::DutyRoom::get().all_lte(call) && duty.all_lte(left),
			"no duty would ever have room: make DutyRoom smaller, or blocks larger"
		);
		let lengths = <T as frame_system::Config>::BlockLength::get();
		assert!(
			T::DutyLength::get() < *lengths.max.get(DispatchClass::Normal),
			"no duty would ever have room: make DutyLength smaller, or blocks longer"
		);
	}

	/// Refuses a runtime into whose blocks the worst case does not fit.
	fn check_weights() {
		let (blocks, poll) = (<T as frame_system::Config>::BlockWeights::get(), T::PollRoom::get());
		assert!(
			poll.all_lte(Self::left_when_begun(&blocks)),
			"no block has so much room: make PollRoom smaller, or blocks larger"
		);
		let (rooms, log) = (Self::rooms(&blocks, poll), T::MaxLog::get());
		for (name, weight, room) in Self::worst_cases(T::MaxPositions::get(), log, rooms) {
			assert!(
				weight.all_lte(room),
				"{name} may take {weight:?}, and a block has {room:?} for it: at most {} positions fit. \
				 Lower MaxPositions or MaxLog, make blocks or PollRoom larger, or the hook lighter",
				Self::positions_that_fit(&blocks, poll, log),
			);
		}
	}

	/// Returns the largest weight with which a block begins.
	fn begin_weight() -> Weight {
		Self::era_weight()
			.saturating_add(Self::weight_of_looks())
			.saturating_add(T::WeightInfo::note_seed())
	}

	/// Returns what a block has left when it has begun, and nothing else has happened in it.
	pub(crate) fn left_when_begun(blocks: &BlockWeights) -> Weight {
		let begun = blocks.base_block.saturating_add(Self::begin_weight());
		blocks.max_block.saturating_sub(begun)
	}

	/// Returns the room that such blocks have, of which the fullest leaves `poll` to those that poll.
	fn rooms(blocks: &BlockWeights, poll: Weight) -> Rooms {
		let share = T::TermBounds::get().work_share;
		let part = |left: Weight| {
			let (time, proof) = (left.ref_time(), left.proof_size());
			Weight::from_parts(share.mul_floor(time), share.mul_floor(proof))
		};
		let call = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
		let quiet = part(Self::left_when_begun(blocks));
		Rooms { call, quiet, full: part(poll) }
	}

	/// Returns what is heaviest if a staker may have so many positions, and a log so many entries.
	///
	/// The chain does by itself, in every block, what has no other time: tasks, and members with what they lost by
	/// one assignment. Who was left short by the base chain may have to wait for a quiet block, or for a call.
	fn worst_cases(positions: u32, log: u32, rooms: Rooms) -> [Case; 10] {
		let Rooms { call, quiet, full } = rooms;
		let (look, turn) = (T::WeightInfo::look_at_agenda(), Self::turn_weight());
		let all = positions.saturating_mul(log);
		// Stashes of which a listener hears are settled and given back to like others.
		let heard = T::LossListener::losses_weight;
		let in_turn =
			|weight: Weight, times| turn.saturating_add(weight).saturating_add(heard(times));
		let settled = Self::max_heard_settlement(positions, all);
		let member = in_turn(Self::max_member_weight(positions, log), log);
		let short = in_turn(Self::max_short_member(positions, all), all);
		let back = turn
			.saturating_add(Self::max_return_of(positions))
			.saturating_add(T::LossListener::end_weight());
		let task = look.saturating_add(Self::max_task_weight());
		[
			("exit_all", Self::max_on_exit_all_of(positions, log), call),
			("report_offence", Self::max_on_report(), call),
			("settle_staker", settled, call),
			("settle_assignment for one member", Self::page_weight_of(1, positions), call),
			("one task of work", Self::work_weight(1), call),
			("a task of the chain", task, full),
			("the settlement of a member by the chain", member, full),
			("the settlement of a member that is short by the chain", short, quiet),
			("the return of a loss by the chain", back, full),
			("the forgetting of a record by the chain", Self::forget_weight(1), full),
		]
	}

	/// Returns the maximum number of positions of one staker, at most 64, with which every call and all due work fit
	/// into such blocks, if the fullest leaves `poll_room` to those that poll, and logs have so many entries. Zero if
	/// something is too heavy by itself.
	///
	/// Helps to choose [`Config::MaxPositions`], [`Config::MaxLog`] and [`Config::PollRoom`] for blocks that are small,
	/// such as those of a parachain that makes several for each core.
	pub fn positions_that_fit(blocks: &BlockWeights, poll_room: Weight, max_log: u32) -> u32 {
		let rooms = Self::rooms(blocks, poll_room);
		let fits = |positions: &u32| {
			let cases = Self::worst_cases(*positions, max_log, rooms);
			cases.iter().all(|(_, weight, room)| weight.all_lte(*room))
		};
		(1..=MAX_POSITIONS).rev().find(fits).unwrap_or(0)
	}
}
