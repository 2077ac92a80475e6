//! When things count, may be asked, may be done and are over. All in eras.
//!
//! ```text
//! era     o          o+1 ....... request ....... execution ....... o+1+exit_window
//!         |offence   |exit asked |≤ o+report     |≥ request+veto   |released
//!         |                                      |≤ o+exit_window
//!         |<------- liable for offences up to the last counted era ------>|
//! ```
//!
//! A released exit cannot be hit: a slash executed in `n` has `o ≥ n − exit_window ≥ until + 1`.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

use crate::{
	error::Error,
	rounding::split_ceil,
	types::{eras_after, next_era, EraIndex},
};

/// The terms of a service that its slashes obey. They never change.
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
pub struct SlashRules {
	/// The most that may be taken of a pledge, and the cap of all fractions in one window.
	pub max_slash: Perbill,
	/// For how many eras after an offence it may be reported.
	pub report_window: EraIndex,
	/// For how many eras after a request it may be vetoed.
	pub veto_window: EraIndex,
	/// For how many eras after its last counted era an exit stays liable.
	pub exit_window: EraIndex,
}

impl SlashRules {
	/// Refuses terms that break the rules of registration:
	/// `min_slash ≤ max_slash`, `min_veto ≤ veto` and `report + veto ≤ exit ≤ max_exit_window`.
	///
	/// A `max_slash` of zero is always refused: nothing could be divided by it.
	pub fn check(
		&self,
		min_slash: Perbill,
		min_veto: EraIndex,
		max_exit_window: EraIndex,
	) -> Result<(), Error> {
		let window = self.report_window.checked_add(self.veto_window).ok_or(Error::BadTerms)?;
		let good = self.max_slash >= min_slash
			&& self.max_slash.deconstruct() > 0
			&& self.veto_window >= min_veto
			&& window <= self.exit_window
			&& self.exit_window <= max_exit_window;
		good.then_some(()).ok_or(Error::BadTerms)
	}

	/// Rounds up: `⌈max_slash / max_open⌉`, the least fraction of a request, so that when all slots
	/// are taken the cap is too.
	pub fn min_fraction(&self, max_open: u32) -> Perbill {
		split_ceil(self.max_slash, max_open)
	}

	/// Refuses a request made in `now` for an offence in `offence` that comes too early, too late,
	/// or asks for too much or too little.
	///
	/// A verdict that was lowered to what the cap leaves may be below the least fraction: check the
	/// fraction that was asked.
	pub fn check_request(
		&self,
		offence_era: EraIndex,
		now: EraIndex,
		fraction: Perbill,
		max_open: u32,
	) -> Result<(), Error> {
		if offence_era > now {
			return Err(Error::OffenceInTheFuture);
		}
		if now > eras_after(offence_era, self.report_window) {
			return Err(Error::ReportedTooLate);
		}
		if fraction > self.max_slash {
			return Err(Error::AboveMaxSlash);
		}
		if fraction < self.min_fraction(max_open) || fraction.deconstruct() == 0 {
			return Err(Error::SlashTooSmall);
		}
		Ok(())
	}

	/// The first era in which a request made in `requested` may be executed.
	pub fn due(&self, requested_era: EraIndex) -> EraIndex {
		eras_after(requested_era, self.veto_window)
	}

	/// The last era in which a request for an offence in `offence` may be executed.
	pub fn last_execution(&self, offence_era: EraIndex) -> EraIndex {
		eras_after(offence_era, self.exit_window)
	}

	/// Refuses the execution in `now` of a request that is over, or not due yet.
	pub fn check_execution(
		&self,
		requested_era: EraIndex,
		offence_era: EraIndex,
		now: EraIndex,
	) -> Result<(), Error> {
		if now > self.last_execution(offence_era) {
			return Err(Error::Expired);
		}
		if now < self.due(requested_era) {
			return Err(Error::StillDisputable);
		}
		Ok(())
	}

	/// The first era in which an exit that counted through `until` is not liable any more.
	pub fn released(&self, until_era: EraIndex) -> EraIndex {
		released(until_era, self.exit_window)
	}
}

/// The first era in which what counted through `until` is not liable any more. Eras near the end of
/// their type never come.
pub fn released(until_era: EraIndex, exit_window: EraIndex) -> EraIndex {
	next_era(eras_after(until_era, exit_window))
}
