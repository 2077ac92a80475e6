//! A service.

use super::{Handle, TimelockedRole};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use restaking_math::{Error as MathError, Schedule, ServiceStream, Totals};
use restaking_primitives::{Balance, Conditions, EraIndex, GroupId, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{traits::Member, Perquintill};

/// For how many eras before the present one a service remembers what counted in it: so long may a
/// service take to gather what its operators say.
pub const RECENT_ERAS: EraIndex = 2;

/// The bound of that memory.
const SERVICE_MARKS: u32 = RECENT_ERAS + 2;

/// The part of what corrupting a service costs that may be at risk there: so much that the cost
/// exceeds it by a tenth.
pub const VALUE_AT_RISK_MARGIN: Perquintill = Perquintill::from_parts(909_090_909_090_909_090);

/// The most eras over which a stream of rewards runs.
pub const MAX_STREAM_ERAS: u32 = 64;

/// Which operators may join a service.
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
pub enum JoinPolicy {
	/// Every operator.
	#[default]
	Open,
	/// Those whom the owner approved.
	Approval,
}

/// Where a service is in its life.
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
pub enum Phase {
	/// Operators and stakers may enter.
	Open,
	/// Nobody may enter; leaving works as always.
	Paused {
		/// Only governance may resume what governance paused.
		by_governance: bool,
	},
	/// Over for good. Everybody counted through this era and is liable for the exit window.
	Retired {
		/// The era of retirement.
		at: EraIndex,
	},
}

/// A deposit and who paid it.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Deposit<AccountId: Member, Ticket: Member> {
	/// Who paid it and gets it back.
	pub payer: AccountId,
	/// What was paid.
	pub ticket: Ticket,
}

/// A service: something that stake stands behind.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Service<AccountId: Member, Ticket: Member> {
	/// Who manages it.
	pub owner: Handle,
	/// To whom it was offered, until accepted.
	pub offered: Option<Handle>,
	/// Where it is in its life.
	pub phase: Phase,
	/// What its stakers signed, besides the hook. Never changes.
	pub terms: Conditions<AccountId>,
	/// The hash of the whole terms, with the hook.
	pub terms_hash: H256,
	/// Whether the hook is asked who may enter.
	pub guarded: bool,
	/// Who may request slashes, by offence era.
	pub slasher: TimelockedRole,
	/// Who may veto slashes, by offence era. Governance always may.
	pub resolver: TimelockedRole,
	/// Which operators may join.
	pub join_policy: JoinPolicy,
	/// The group of which a stash may back one service only. Never changes.
	pub group: Option<GroupId>,
	/// Where its stakers may move their pledges.
	pub successor: Option<ServiceId>,
	/// How many assignments have a record, closed ones included.
	pub assignments: u32,
	/// What counts in its assignments that are neither closed nor suspended, in the latest eras.
	pub totals: Totals<ConstU32<SERVICE_MARKS>>,
	/// How much it says is at risk with it.
	pub value_at_risk: Balance,
	/// Whether that is more than what counts from the next era on certifies.
	pub under_secured: bool,
	/// What it pays, and how much has a part in it.
	pub stream: ServiceStream,
	/// When the streams of its pot end.
	pub schedule: Schedule<ConstU32<MAX_STREAM_ERAS>>,
	/// Whether all its requests were ever vetoed at once.
	pub mass_vetoed: bool,
	/// The deposit for this record, if anybody paid one.
	pub deposit: Option<Deposit<AccountId, Ticket>>,
}

impl<AccountId: Member, Ticket: Member> Service<AccountId, Ticket> {
	/// Exact: `before` of what counts in `now` is `after` from the next era on. Gives the sum.
	pub fn recount(
		&mut self,
		before: Balance,
		after: Balance,
		now: EraIndex,
	) -> Result<Balance, MathError> {
		self.totals.change(before, after, RECENT_ERAS, now)?;
		Ok(self.totals.next)
	}
}
