//! The terms that a staker signs.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{Balance, EraIndex, Shares, SlashRules};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_arithmetic::Perbill;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The largest number of places of a service: operators that count in one era.
pub const MAX_PLACES: u32 = 128;

/// The terms of a service, fixed at its registration. A service that needs others registers a
/// successor.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Terms<AccountId, Hook> {
	/// The conditions of slashes.
	pub conditions: Conditions<AccountId>,
	/// The rules by which the service finds fault.
	pub hook: Hook,
}

/// The conditions of a service's slashes: their size, their dates and their division.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Conditions<AccountId> {
	/// The maximum part of a pledge that all slashes together may take.
	pub max_slash: Perbill,
	/// The number of eras after an offence in which a slash may be requested.
	pub report_window: EraIndex,
	/// The number of eras after a request in which it may be vetoed.
	pub veto_window: EraIndex,
	/// The number of eras after its last counted era in which an exit stays liable.
	pub exit_window: EraIndex,
	/// The minimum stake that counts in one position.
	pub min_pledge: Balance,
	/// The part of the counted stake that has to misbehave to do harm.
	pub quorum: Perbill,
	/// The number of places: the operators that may count in one era, from 1 to [`MAX_PLACES`]. Others wait,
	/// and count for nothing.
	pub places: u16,
	/// The number of eras after an executed slash in which the operator may not serve.
	pub jail_term: EraIndex,
	/// The division of a slash. The rest is burned.
	pub shares: Shares,
	/// The account that receives the recipient's share, if there is one.
	pub recipient: Option<AccountId>,
	/// True if the resolver may also veto requests that the hook judged on chain. Governance may veto
	/// them in any case.
	pub resolver_may_veto_proofs: bool,
}

impl<AccountId> Conditions<AccountId> {
	/// Returns the part of the terms that slashes obey.
	pub fn slash_rules(&self) -> SlashRules {
		SlashRules {
			max_slash: self.max_slash,
			report_window: self.report_window,
			veto_window: self.veto_window,
			exit_window: self.exit_window,
		}
	}

	/// Returns what a hook's own numbers are compared with, on a chain with eras of `era_ticks` planned ticks.
	pub fn rule_limits(&self, era_ticks: u64) -> RuleLimits {
		RuleLimits {
			slashes: self.slash_rules(),
			quorum: self.quorum,
			min_pledge: self.min_pledge,
			era_ticks: era_ticks.max(1),
		}
	}
}

/// The numbers of a service within which its hook must be able to find fault: what
/// [`Judge::validate`](crate::Judge::validate) compares the hook's own numbers with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleLimits {
	/// The maximum slash and the windows of the terms, in eras.
	pub slashes: SlashRules,
	/// The part of the counted stake that has to misbehave to do harm.
	pub quorum: Perbill,
	/// The minimum stake that counts in one position, in base units.
	pub min_pledge: Balance,
	/// The planned number of ticks of an era, at least 1.
	pub era_ticks: u64,
}

/// Rounds down: the minimum number of ticks that everybody has for a duty, or to bring a proof: a quarter of
/// an era of `era_ticks`, at least 1 and at most 32. So a report window of one era leaves time for it. Who has a
/// third of all blocks keeps a transaction out of 32 of them with a probability of 5 in 10¹⁶.
pub fn least_notice(era_ticks: u64) -> u64 {
	(era_ticks >> 2).clamp(1, 32)
}

impl RuleLimits {
	/// Rounds down: the maximum number of ticks from a fault to the first one in which it can be
	/// proven: a quarter of those of the report window, and at most those of two eras, because what counted is
	/// known for two eras more. The rest is left to bring the proof.
	///
	/// The window is counted from the end of the era of the fault, because a fault in the last tick of
	/// an era has no more. It is zero if offences can be reported in their own era only.
	pub fn max_delay(&self) -> u64 {
		(u64::from(self.slashes.report_window).saturating_mul(self.era_ticks) >> 2)
			.min(self.era_ticks.saturating_mul(2))
	}

	/// Rounds down: the minimum number of ticks for which a fault can be proven, so that a reporter
	/// notices it: a quarter of an era, and 32 at most.
	pub fn min_notice(&self) -> u64 {
		least_notice(self.era_ticks)
	}

	/// Returns the number of ticks in which whoever pledges today stays liable if it exits at once. A
	/// duty that comes more rarely binds nobody.
	pub fn liable_ticks(&self) -> u64 {
		u64::from(self.slashes.exit_window).saturating_mul(self.era_ticks)
	}

	/// Returns true if any two quorums have stake in common.
	pub fn quorums_overlap(&self) -> bool {
		self.overlap() > 0
	}

	/// Returns true if a quorum does without a hundredth of the counted stake. Else one small operator that is
	/// silent would stop the service.
	pub fn quorum_spares_some(&self) -> bool {
		self.quorum <= Perbill::from_percent(99)
	}

	/// Rounds down: the part of a quorum that is in every other quorum too, `(2 · quorum − 1) / quorum`.
	pub fn quorum_in_both(&self) -> Perbill {
		let quorum = self.quorum.deconstruct();
		Perbill::from_rational(self.overlap(), quorum.max(1))
	}

	/// Returns the parts per billion of the counted stake that two quorums have in common at least.
	fn overlap(&self) -> u32 {
		let all = Perbill::one().deconstruct();
		// A quorum is one at most.
		self.quorum
			.deconstruct()
			.saturating_sub(all.saturating_sub(self.quorum.deconstruct()))
	}

	/// Returns true if an operator serves on after one fault of this price: an assignment counts while
	/// at least half of the maximum slash is left to take.
	pub fn serves_on_after(&self, price: Perbill) -> bool {
		let left = self.slashes.max_slash.deconstruct().checked_sub(price.deconstruct());
		left.is_some_and(|left| left >= price.deconstruct())
	}
}

impl<AccountId: Encode, Hook: Encode> Terms<AccountId, Hook> {
	/// Returns the Blake2-256 hash of the encoded terms, to which a pledge agrees.
	pub fn hash(&self) -> H256 {
		BlakeTwo256::hash_of(self)
	}

	/// Returns the hash to which a pledge agrees, if the terms also name a slasher: Blake2-256 of the encoded
	/// terms, followed by the 32 bytes that name it. Without one it is [`Self::hash`].
	pub fn hash_with(&self, slasher: Option<H256>) -> H256 {
		match slasher {
			Some(slasher) => BlakeTwo256::hash_of(&(self, slasher)),
			None => self.hash(),
		}
	}
}
