//! The dates of pledges, slashes and exits, in eras.
//!
//! ```text
//! era     o          o+1 ....... request ....... execution ....... o+1+exit_window
//!         |offence   |exit asked |≤ o+report     |≥ request+veto   |released
//!         |                                      |≤ o+exit_window
//!         |<------- liable for offences up to the last counted era ------>|
//! ```
//!
//! No slash reaches an exit that is released: a slash executed in `n` is for an offence in
//! `o ≥ n − exit_window`, and a released exit counted until `n − exit_window − 1` at the latest.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

use crate::{
	error::Error,
	rounding::split_ceil,
	types::{eras_after, next_era, EraIndex},
};

/// The number of smallest verdicts that use up the cap of a window.
pub const SMALLEST_VERDICTS: u32 = 1_024;

/// The part of a service's terms that slashes obey. It never changes.
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
	/// The maximum part of a pledge that slashes may take, and the cap of their fractions in one
	/// window.
	///
	/// See [`cap`](crate::cap).
	pub max_slash: Perbill,
	/// The number of eras after an offence in which it may be reported.
	pub report_window: EraIndex,
	/// The number of eras after a request in which it may be vetoed.
	pub veto_window: EraIndex,
	/// The number of eras after its last counted era in which an exit stays liable.
	pub exit_window: EraIndex,
}

impl SlashRules {
	/// Refuses rules outside the bounds of registration: `min_slash ≤ max_slash`,
	/// `min_veto ≤ veto_window` and `report_window + veto_window ≤ exit_window ≤ max_exit_window`.
	///
	/// Refuses a `max_slash` of zero in any case, because losses are divided by it.
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

	/// Rounds up: the minimum fraction of a request, `⌈max_slash / max_open⌉`. So
	/// `max_open` requests of one window use up the cap.
	pub fn min_fraction(&self, max_open: u32) -> Perbill {
		split_ceil(self.max_slash, max_open)
	}

	/// Rounds up: the minimum fraction of a verdict, `⌈max_slash / 1 024⌉`. Those below the minimum
	/// fraction of a word are pooled.
	///
	/// See [`cap`](crate::cap).
	pub fn min_proof_fraction(&self) -> Perbill {
		split_ceil(self.max_slash, SMALLEST_VERDICTS)
	}

	/// Refuses a request of `fraction`, made in `now`, for an offence in a future era, after the report
	/// window, or of a fraction outside `min ..= max_slash`.
	///
	/// Checks the fraction as it was requested: what the cap leaves of a verdict may be below the minimum.
	pub fn check_request(
		&self,
		offence_era: EraIndex,
		now: EraIndex,
		fraction: Perbill,
		min: Perbill,
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
		if fraction < min || fraction.deconstruct() == 0 {
			return Err(Error::SlashTooSmall);
		}
		Ok(())
	}

	/// Returns the first era in which a request made in `requested_era` may be executed.
	pub fn due(&self, requested_era: EraIndex) -> EraIndex {
		eras_after(requested_era, self.veto_window)
	}

	/// Returns the last era in which a request for an offence in `offence_era` may be executed.
	pub fn last_execution(&self, offence_era: EraIndex) -> EraIndex {
		eras_after(offence_era, self.exit_window)
	}

	/// Refuses to execute a request in `now` before it is due, or after its last era.
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

	/// Returns the first era in which an exit that counted until `until_era` is no longer liable.
	pub fn released(&self, until_era: EraIndex) -> EraIndex {
		released(until_era, self.exit_window)
	}
}

/// Returns the first era in which stake that counted until `until_era` is no longer liable.
pub fn released(until_era: EraIndex, exit_window: EraIndex) -> EraIndex {
	next_era(eras_after(until_era, exit_window))
}
