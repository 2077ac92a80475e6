//! Parameters and bounds that the runtime chooses.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::Get;
use restaking_primitives::{Balance, EraIndex};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// Parameters that governance may move while the chain runs. They bind new entries, never existing
/// positions.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Parameters {
	/// The part of a staker's active stake that its liability may reach.
	pub exposure_limit: Perbill,
	/// The minimum that terms may name as minimum pledge, and that must count after a pledge.
	pub min_pledge: Balance,
	/// The maximum part of all active stake that counts in one service.
	pub max_service_share: Perbill,
	/// The maximum part of all active stake that counts with one operator in one service.
	pub max_operator_share: Perbill,
}

/// Bounds of terms, commissions and bonds, fixed in the runtime.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct TermBounds {
	/// The minimum veto window of any service, in eras.
	pub min_veto_window: EraIndex,
	/// The minimum of any service's maximum slash.
	pub min_max_slash: Perbill,
	/// The maximum by which a commission rises at once.
	pub max_commission_step: Perbill,
	/// The maximum jail term of any service, in eras.
	pub max_jail_term: EraIndex,
	/// The minimum bond for a slasher's request.
	pub min_slash_bond: Balance,
	/// The bond for a slasher's request, as a part of its maximum proceeds.
	pub slash_bond_share: Perbill,
	/// The part of a block's remaining weight that due slashes and their settlement take before
	/// transactions. The rest is for vetoes and exits, however long the queue is.
	pub work_share: Perbill,
}

/// The length of dated lists: one entry for each era of the longest exit window, and two.
pub struct MarksOf<MaxExitWindow>(PhantomData<MaxExitWindow>);

impl<MaxExitWindow: Get<u32>> Get<u32> for MarksOf<MaxExitWindow> {
	fn get() -> u32 {
		// The integrity test keeps the window far from where this would saturate.
		MaxExitWindow::get().saturating_add(2)
	}
}

/// The length of the list of an assignment's suspensions. Between two of them it counts for at least one
/// era, so that of the eras of a window and the next one they begin in every other.
pub struct GapsOf<MaxExitWindow>(PhantomData<MaxExitWindow>);

impl<MaxExitWindow: Get<u32>> Get<u32> for GapsOf<MaxExitWindow> {
	fn get() -> u32 {
		MarksOf::<MaxExitWindow>::get().div_ceil(2)
	}
}
