//! The services that this chain has adopted, and the stays of operators at them.

use codec::{Decode, Encode, MaxEncodedLen};
use restaking_primitives::{EraIndex, ServiceId, ServiceView};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// A service of the other chain that this chain has adopted, with the part of its terms that is needed here.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Adopted<Hook> {
	/// The rules by which fault is found here.
	pub rules: Hook,
	/// The part of the counted stake that has to agree.
	pub quorum: Perbill,
	/// The maximum part of a pledge that all slashes together may take.
	pub max_slash: Perbill,
	/// The number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
	/// The number of eras after an offence in which stake is liable for it.
	pub exit_window: EraIndex,
	/// True if the terms name a slasher, so that the word of this chain may be heard there.
	pub has_word: bool,
	/// True once two sets of one era were proven. Then nothing counts any more.
	pub stopped: bool,
	/// The height of the highest head of which a set of the service was proven.
	pub height: u32,
	/// The slot of the relay chain in which that head was seen.
	pub slot: u64,
}

impl<Hook> Adopted<Hook> {
	/// Returns what the pallet of its kind sees of it.
	pub fn into_view(self) -> ServiceView<Hook> {
		let Self { rules: hook, quorum, report_window, exit_window, .. } = self;
		ServiceView { hook, quorum, report_window, exit_window }
	}

	/// Returns true if an era can still be judged in `now`.
	pub fn judges(&self, era: EraIndex, now: EraIndex) -> bool {
		era.saturating_add(self.exit_window) >= now
	}

	/// Returns true if a verdict about an era can still be asked for in `now`.
	pub fn may_report(&self, era: EraIndex, now: EraIndex) -> bool {
		era <= now && era.saturating_add(self.report_window) >= now
	}
}

/// The stay of an operator at a service, as far as sets tell of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stay {
	/// The service.
	pub service: ServiceId,
	/// The latest era whose set it is in.
	pub until: EraIndex,
}

/// Rounds up: the number of eras, of so many slots each, that news may be old.
pub fn lag_in_eras(max_lag: u64, era_slots: u64) -> EraIndex {
	EraIndex::try_from(max_lag.div_ceil(era_slots.max(1))).unwrap_or(EraIndex::MAX)
}
