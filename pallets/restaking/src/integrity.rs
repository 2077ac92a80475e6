//! Integrity of the runtime's constants, checked when a runtime is tested or built.

use crate::{pallet::*, WeightInfo, LEAST_VETO_WINDOW, MAX_PAGE};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};

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
		assert!(positions > 0, "nobody could pledge: allow positions");
		assert!(positions <= 64, "a staker's record would be too long: allow fewer positions");
		let parameters = T::Parameters::get();
		assert!(parameters.min_pledge > 0, "a pledge of zero: raise the minimum pledge");
		Self::check_weights();
	}

	/// Refuses a runtime into whose blocks the worst case does not fit.
	fn check_weights() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let (block, advice) = (blocks.max_block, "allow fewer positions, or make blocks larger");
		let worst = Self::max_on_entry(T::WeightInfo::move_pledge())
			.max(Self::max_on_request(Self::report_weight))
			.max(Self::max_on_settle())
			.max(Self::page_weight(MAX_PAGE));
		let fits = worst.all_lte(normal.max_extrinsic.unwrap_or(block));
		assert!(fits, "some calls would never fit into a block: {advice}");
		let part = |all: u64| T::TermBounds::get().work_share.mul_floor(all);
		// What an empty block leaves when it is this pallet's turn.
		let left = block
			.saturating_sub(blocks.base_block)
			.saturating_sub(T::WeightInfo::on_initialize())
			.saturating_sub(T::WeightInfo::look_at_agenda())
			.saturating_sub(T::WeightInfo::turn_of_queue());
		let share = Weight::from_parts(part(left.ref_time()), part(left.proof_size()));
		let fits = Self::max_settlement().max(Self::execution_weight()).all_lte(share);
		assert!(fits, "some members would never be settled by themselves: {advice}");
	}
}
