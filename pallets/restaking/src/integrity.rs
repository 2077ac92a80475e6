//! Integrity of the runtime's constants, checked when a runtime is tested or built.

use crate::{pallet::*, WeightInfo, LEAST_VETO_WINDOW, MAX_LOG, MAX_PAGE};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};

/// The maximum of [`Config::MaxPositions`]: a staker's record is read with each of its calls.
const MAX_POSITIONS: u32 = 64;

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
		let parameters = T::Parameters::get();
		assert!(parameters.min_pledge > 0, "a pledge of zero: raise the minimum pledge");
		Self::check_clock();
		Self::check_weights();
	}

	/// Refuses a runtime in which the clock of duties would stand in every block.
	fn check_clock() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let (call, _) = Self::room_in_blocks();
		let begun = blocks.base_block.saturating_add(Self::begin_weight());
		let left = blocks.max_block.saturating_sub(begun);
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
		let (call, work) = Self::room_in_blocks();
		let positions = T::MaxPositions::get();
		for (name, weight, room) in Self::worst_cases(positions, call, work) {
			assert!(
				weight.all_lte(room),
				"{name} may take {weight:?}, and a block has {room:?} for it: at most {} positions fit. \
				 Lower MaxPositions, make blocks larger, or the hook lighter",
				Self::positions_that_fit(call, work),
			);
		}
	}

	/// Returns the largest weight with which a block begins.
	fn begin_weight() -> Weight {
		T::WeightInfo::on_initialize()
			.saturating_add(Self::weight_of_looks())
			.saturating_add(T::WeightInfo::note_seed())
	}

	/// Returns the weight that this runtime's blocks have for one ordinary call, and for due work.
	fn room_in_blocks() -> (Weight, Weight) {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let part = |all: u64| T::TermBounds::get().work_share.mul_floor(all);
		// What an empty block leaves when it is this pallet's turn.
		let block = blocks.max_block;
		let left = block
			.saturating_sub(blocks.base_block)
			.saturating_sub(Self::begin_weight())
			.saturating_sub(T::WeightInfo::look_at_agenda())
			.saturating_sub(Self::turn_weight());
		let work = Weight::from_parts(part(left.ref_time()), part(left.proof_size()));
		(normal.max_extrinsic.unwrap_or(block), work)
	}

	/// Returns what is heaviest if a staker may have so many positions: its name, its weight, and the
	/// room for it.
	fn worst_cases(
		positions: u32,
		call: Weight,
		work: Weight,
	) -> [(&'static str, Weight, Weight); 6] {
		let whole = Self::max_heard_settlement(positions, positions.saturating_mul(MAX_LOG));
		[
			("exit_all", Self::max_on_exit_all_of(positions), call),
			("report_offence", Self::max_on_report(), call),
			("settle_staker", whole, call),
			("a page of settle_assignment", Self::page_weight(MAX_PAGE), call),
			("the settlement of a member by the chain", whole, work),
			("the execution of a slash by the chain", Self::max_on_execution(), work),
		]
	}

	/// Returns the maximum number of positions of one staker, at most 64, with which every call fits into
	/// `call` and due work into `work`. Zero if one of them is too heavy by itself.
	///
	/// Helps to choose [`Config::MaxPositions`] for blocks that are small, such as those of a parachain:
	/// 5 MiB of proof, and half a second or two.
	pub fn positions_that_fit(call: Weight, work: Weight) -> u32 {
		let fits = |positions: &u32| {
			let cases = Self::worst_cases(*positions, call, work);
			cases.iter().all(|(_, weight, room)| weight.all_lte(*room))
		};
		(1..=MAX_POSITIONS).rev().find(fits).unwrap_or(0)
	}
}
