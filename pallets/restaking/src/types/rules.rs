//! What the runtime decides.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::Get;
use restaking_primitives::{Balance, EraIndex};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// Limits that governance may move while the chain runs. They bind who enters, never who is in.
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
	/// The part of a staker's active stake that all its worst cases together may reach.
	pub exposure_limit: Perbill,
	/// The least amount that terms may name as least pledge, and that may count after a pledge.
	pub min_pledge: Balance,
	/// The part of all active stake that may count in one service.
	pub max_service_share: Perbill,
	/// The part of all active stake that may count with one operator in one service.
	pub max_operator_share: Perbill,
}

/// Rules that terms and commissions obey, fixed in the runtime.
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
	/// The shortest veto window of any service, in eras.
	pub min_veto_window: EraIndex,
	/// The smallest largest slash of any service.
	pub min_max_slash: Perbill,
	/// By how much a commission may rise at once.
	pub max_commission_step: Perbill,
	/// The longest jail term of any service, in eras.
	pub max_jail_term: EraIndex,
	/// The least bond for a slasher's request.
	pub min_slash_bond: Balance,
	/// The bond for a slasher's request, as a part of what it could take.
	pub slash_bond_share: Perbill,
	/// The part of what a block has left that due slashes and their settlement take before
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
