//! The terms that a staker signs.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{Balance, EraIndex, Shares, SlashRules};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_arithmetic::Perbill;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

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
