//! What a staker signs.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{Balance, EraIndex, Shares, SlashRules};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_arithmetic::Perbill;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The terms of a service. Fixed when it registers; a service that needs others registers a
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
	/// What the service may take, when, and where it goes.
	pub conditions: Conditions<AccountId>,
	/// How the service finds fault.
	pub hook: Hook,
}

/// What a service may take, when, and where it goes: all of its terms but the hook.
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
	/// The largest part of a pledge that all slashes together may take.
	pub max_slash: Perbill,
	/// For how many eras after an offence a slash may be requested.
	pub report_window: EraIndex,
	/// For how many eras after the request it may be vetoed.
	pub veto_window: EraIndex,
	/// For how many eras after its last counted era an exit stays liable.
	pub exit_window: EraIndex,
	/// The least that may count in one position.
	pub min_pledge: Balance,
	/// The part of what counts that must misbehave to do harm.
	pub quorum: Perbill,
	/// For how many eras after an executed slash the operator may not serve.
	pub jail_term: EraIndex,
	/// How a slash is divided. What is not named here is burned.
	pub shares: Shares,
	/// Who gets the recipient's share, if there is one.
	pub recipient: Option<AccountId>,
	/// Whether the resolver may veto also what the hook judged on chain. Governance always may.
	pub resolver_may_veto_proofs: bool,
}

impl<AccountId> Conditions<AccountId> {
	/// The part of the terms that slashes obey.
	pub fn slash_rules(&self) -> SlashRules {
		SlashRules {
			max_slash: self.max_slash,
			report_window: self.report_window,
			veto_window: self.veto_window,
			exit_window: self.exit_window,
		}
	}
}

impl<AccountId: Encode, Hook: Encode> Terms<AccountId, Hook> {
	/// Blake2-256 of the encoded terms: what a pledge agrees to.
	pub fn hash(&self) -> H256 {
		BlakeTwo256::hash_of(self)
	}
}
