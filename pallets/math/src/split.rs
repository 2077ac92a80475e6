//! The division of slashed funds.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_arithmetic::Perbill;

use crate::{error::Error, rounding::mul_floor, types::Balance};

/// The division of a slash, fixed in the terms of a service. The rest is burned.
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Shares {
	/// The part of the treasury, paid at once.
	pub treasury: Perbill,
	/// The part of the recipient named in the terms, paid from escrow.
	pub recipient: Perbill,
	/// The part of the reporter that brought the proof, paid from escrow.
	pub reporter: Perbill,
}

/// The parts of a slash, in units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Split {
	/// The amount burned at once.
	pub burned: Balance,
	/// The amount paid to the treasury at once.
	pub treasury: Balance,
	/// The amount put into escrow for the recipient.
	pub recipient: Balance,
	/// The amount put into escrow for the reporter.
	pub reporter: Balance,
}

impl Shares {
	/// The maximum share of a reporter: 5 %.
	pub const MAX_REPORTER: Perbill = Perbill::from_percent(5);

	/// The maximum share of recipient and reporter together: half.
	pub const MAX_ESCROW: Perbill = Perbill::from_percent(50);

	/// Refuses shares above 5 % for a reporter, above half for recipient and reporter together, or
	/// above the whole.
	pub fn check(&self) -> Result<(), Error> {
		let parts = |share: Perbill| u64::from(share.deconstruct());
		// Three numbers of at most 10⁹.
		let escrow = parts(self.recipient).saturating_add(parts(self.reporter));
		let all = escrow.saturating_add(parts(self.treasury));
		let good = self.reporter <= Self::MAX_REPORTER
			&& escrow <= parts(Self::MAX_ESCROW)
			&& all <= parts(Perbill::one());
		good.then_some(()).ok_or(Error::BadShares)
	}

	/// Rounds down the parts of treasury, recipient and reporter, and burns the rest. So the parts add
	/// up to `taken` exactly, and at least half of it is burned or paid to the treasury.
	///
	/// Burns the share of the reporter if there is none. Fails for shares that [`Self::check`] refuses.
	pub fn split(&self, taken: Balance, reported: bool) -> Result<Split, Error> {
		self.check()?;
		let treasury = mul_floor(self.treasury, taken);
		let recipient = mul_floor(self.recipient, taken);
		let reporter = if reported { mul_floor(self.reporter, taken) } else { 0 };
		let burned = [treasury, recipient, reporter]
			.into_iter()
			.try_fold(taken, |rest, part| rest.checked_sub(part))
			.ok_or(Error::BadShares)?;
		Ok(Split { burned, treasury, recipient, reporter })
	}
}
