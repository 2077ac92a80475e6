//! Parameters and bounds that the runtime chooses.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::Get;
use restaking_math::{eras_after, next_era};
use restaking_primitives::{Balance, EraIndex};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// Parameters that governance may move while the chain runs. They bind new entries, never existing
/// positions: a lower exposure limit is in force for those after [`LimitInForce`]'s notice only.
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
	/// The part of a staker's active stake that its liability may reach, unless the base chain spares its stake.
	pub exposure_limit: Perbill,
	/// The minimum that terms may name as minimum pledge, and that must count after a pledge.
	pub min_pledge: Balance,
	/// The maximum part of all active stake that counts in one service.
	pub max_service_share: Perbill,
	/// The maximum part of all active stake that counts with one operator in one service.
	pub max_operator_share: Perbill,
}

/// The exposure limit in force, and a lower one that was announced.
///
/// A higher limit is in force at once. A lower one binds new pledges at once, and existing positions
/// only after the longest exit window and an era: whoever is in can leave before.
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
pub struct LimitInForce {
	/// The limit for those who are in.
	pub now: Perbill,
	/// The lower limit that was announced, and the era from which it is in force.
	pub next: Option<(Perbill, EraIndex)>,
}

impl LimitInForce {
	/// Returns a limit without any announced.
	pub fn new(limit: Perbill) -> Self {
		Self { now: limit, next: None }
	}

	/// Returns the limit for new pledges and renewals: the lower of the limits in force and announced.
	pub fn of_entry(&self) -> Perbill {
		self.next.map_or(self.now, |(next, _)| next.min(self.now))
	}

	/// Returns what is in force in `era`, in which the parameter is `limit`, with a notice of the longest
	/// exit window and an era.
	///
	/// Another lower limit keeps the date if it is above the announced one, and else has a notice of its
	/// own.
	pub fn noted(self, limit: Perbill, era: EraIndex, max_exit_window: EraIndex) -> Self {
		let in_force = match self.next {
			Some((next, from_era)) if from_era <= era => Self::new(next),
			_ => self,
		};
		if limit >= in_force.now {
			return Self::new(limit);
		}
		let later = eras_after(eras_after(era, 1), max_exit_window);
		let from_era = match in_force.next {
			Some((next, from_era)) if next <= limit => from_era,
			_ => later,
		};
		Self { next: Some((limit, from_era)), ..in_force }
	}

	/// Returns the limit of a staker that the base chain has spared, and may slash now: this one, from an era on.
	pub fn of_once_spared(self, from_era: EraIndex) -> Self {
		Self { now: Perbill::one(), next: Some((self.of_entry(), from_era)) }
	}
}

/// The notice of a staker that the base chain was seen to spare. Its exposure limit is all of its active stake.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Spared {
	/// The era from which the limit of all stakers binds it again, if the base chain was seen to slash it since.
	pub until_era: Option<EraIndex>,
}

impl Spared {
	/// Returns the notice in `era`, in which the base chain may slash the staker. It begins when that is seen first, and
	/// lasts for the longest exit window and an era. `None` once it is over.
	pub fn turned(self, era: EraIndex, max_exit_window: EraIndex) -> Option<Self> {
		let ends = || eras_after(next_era(era), max_exit_window);
		let until_era = self.until_era.unwrap_or_else(ends);
		(until_era > era).then_some(Self { until_era: Some(until_era) })
	}
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

/// The length of the list of an assignment's stretches. Between two of them lies at least one era, so that
/// of the eras of a window and the next one they begin in every other.
pub struct ServedOf<MaxExitWindow>(PhantomData<MaxExitWindow>);

impl<MaxExitWindow: Get<u32>> Get<u32> for ServedOf<MaxExitWindow> {
	fn get() -> u32 {
		MarksOf::<MaxExitWindow>::get().div_ceil(2)
	}
}
