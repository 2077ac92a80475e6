//! A service.

use super::{Handle, Pot, TimelockedRole};
use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::{tokens::AssetId, ConstU32},
	CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use restaking_math::{next_era, Error as MathError, Schedule, Security, ServiceStream, Totals};
use restaking_primitives::{Balance, Conditions, EraIndex, GroupId, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{traits::Member, Perbill, Perquintill};

/// The number of eras before the present one for which a service remembers the amount that counted in
/// it: the time a service has to gather what its operators say.
pub const RECENT_ERAS: EraIndex = 2;

/// The bound of that memory.
const SERVICE_MARKS: u32 = RECENT_ERAS + 2;

/// The part of the cost of corrupting a service that may be at risk there. The cost exceeds it by a
/// tenth.
pub const VALUE_AT_RISK_MARGIN: Perquintill = Perquintill::from_parts(909_090_909_090_909_090);

/// The maximum number of eras over which a stream of rewards runs.
pub const MAX_STREAM_ERAS: u32 = 64;

/// The rule for operators that join a service.
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
	/// The operators that the owner approved.
	Approval,
}

/// The phase of a service's life.
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
	/// Operators and stakers may enter, unless it is paused.
	Open,
	/// Over for good. Everybody counted through this era and is liable for the exit window.
	Retired {
		/// The era of retirement, the last in which anybody counted.
		last_era: EraIndex,
	},
}

/// The pauses of a service. Each is lifted by the side that declared it, and by no other.
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
pub struct Pauses {
	/// The owner's: it refuses entry, and the words of a slasher that is the owner itself.
	pub owner: bool,
	/// Governance's: it refuses entry, words and proofs. Windows run on meanwhile.
	pub governance: bool,
}

impl Pauses {
	/// Returns true if either side has paused.
	pub fn any(&self) -> bool {
		self.owner || self.governance
	}

	/// Returns the pause of one side.
	pub fn of(&mut self, governance: bool) -> &mut bool {
		match governance {
			true => &mut self.governance,
			false => &mut self.owner,
		}
	}
}

/// A deposit and its payer.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Deposit<AccountId: Member, Ticket: Member> {
	/// The account that paid it and gets it back.
	pub payer: AccountId,
	/// The deposit.
	pub ticket: Ticket,
}

/// A service: software of operators with stake behind it.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
pub struct Service<AccountId: Member, Ticket: Member, Asset: AssetId> {
	/// The origin that manages it.
	pub owner: Handle,
	/// The origin to which it is offered, until accepted.
	pub offered: Option<Handle>,
	/// The phase of its life.
	pub phase: Phase,
	/// Its pauses, by the side that declared them.
	pub pauses: Pauses,
	/// The terms that its stakers signed, without the hook. They never change.
	pub conditions: Conditions<AccountId>,
	/// The hash of the whole terms, with the hook, and with the slasher if the hook judges.
	pub terms_hash: H256,
	/// True if the hook judges evidence. Then its slasher is part of the terms, and no other can come.
	pub judged: bool,
	/// The slasher that the terms name; `None` if they name none, or the hook judges nothing.
	pub signed_slasher: Option<Handle>,
	/// True if the hook decides about entries.
	pub guarded: bool,
	/// True if the pallet of the hook records the work of operators, by which rewards are shared.
	pub pays_work: bool,
	/// The part of the largest slash of a quorum that is certain if that quorum corrupts the service, as
	/// its hook says: how much of the quorum pays, and at which price.
	pub attributable: Perbill,
	/// The least amount of a member that counts: of less, the cheapest slash would take a loss too small for
	/// a record.
	pub least_counted: Balance,
	/// The role that may request slashes, by offence era.
	pub slasher: TimelockedRole,
	/// The role that may veto slashes, by offence era. Governance always may.
	pub resolver: TimelockedRole,
	/// The rule for operators that join.
	pub join_policy: JoinPolicy,
	/// The group of which a stash may back one service only. It never changes.
	pub group: Option<GroupId>,
	/// The service to which its stakers may move their pledges.
	pub successor: Option<ServiceId>,
	/// The number of assignments that have a record, closed ones included.
	pub assignments: u32,
	/// The amount that counts in its live assignments, in the latest eras.
	pub totals: Totals<ConstU32<SERVICE_MARKS>>,
	/// The part of that which slashes cannot take any more, as they have used up the caps: of each live
	/// assignment, rounded up, the used part of its maximum slash.
	pub used: Totals<ConstU32<SERVICE_MARKS>>,
	/// The value at risk that it declares.
	pub value_at_risk: Balance,
	/// True if that is more than the amount counting from the next era on certifies.
	pub under_secured: bool,
	/// The pot of its rewards; `None` until it is opened.
	pub pot: Option<Pot<Asset>>,
	/// The rewards it pays, and the weight that shares them.
	pub stream: ServiceStream,
	/// The ends of the streams of its pot.
	pub schedule: Schedule<ConstU32<MAX_STREAM_ERAS>>,
	/// True if all its requests were ever vetoed at once.
	pub mass_vetoed: bool,
	/// The deposit for this record; `None` if nobody paid one.
	pub deposit: Option<Deposit<AccountId, Ticket>>,
}

impl<AccountId: Member, Ticket: Member, Asset: AssetId> Service<AccountId, Ticket, Asset> {
	/// Replaces `before` of the amount that counts in `now` by `after` from the next era on. Returns
	/// the sum.
	pub fn recount(
		&mut self,
		before: Balance,
		after: Balance,
		now: EraIndex,
	) -> Result<Balance, MathError> {
		self.totals.change(before, after, RECENT_ERAS, now)?;
		Ok(self.totals.next)
	}

	/// Returns the part of its share that an operator earns at first: nothing where its work is paid for, as
	/// none is recorded yet.
	pub fn first_multiplier(&self) -> Perbill {
		match self.pays_work {
			true => Perbill::zero(),
			false => Perbill::one(),
		}
	}

	/// Returns the handles of all origins that it names.
	pub fn handles(&self) -> BTreeSet<Handle> {
		let roles = self.slasher.holders().chain(self.resolver.holders());
		let one = [Some(self.owner), self.offered, self.signed_slasher];
		roles.chain(one.into_iter().flatten()).collect()
	}

	/// Returns true if operators and stakers may enter.
	pub fn is_open(&self) -> bool {
		self.phase == Phase::Open && !self.pauses.any()
	}

	/// Replaces `before` of what slashes cannot take any more by `after` from the next era on. Adds
	/// `at_once` to that of `now` itself.
	pub fn reuse(
		&mut self,
		(before, after): (Balance, Balance),
		at_once: Balance,
		now: EraIndex,
	) -> Result<(), MathError> {
		self.used.change(before, after, RECENT_ERAS, now)?;
		self.used.raise_now(at_once, RECENT_ERAS, now)
	}

	/// Returns true if it takes no request on the word of a slasher that is its owner, or somebody else.
	pub fn refuses_word(&self, of_owner: impl FnOnce() -> bool) -> bool {
		self.pauses.governance || (self.pauses.owner && of_owner())
	}

	/// Returns true if it takes no proof.
	pub fn refuses_proofs(&self) -> bool {
		self.pauses.governance
	}

	/// Returns true if it is over for good.
	pub fn is_retired(&self) -> bool {
		self.last_era().is_some()
	}

	/// Returns the last era in which anybody counted; `None` if it has not retired.
	pub fn last_era(&self) -> Option<EraIndex> {
		match self.phase {
			Phase::Retired { last_era } => Some(last_era),
			Phase::Open => None,
		}
	}

	/// Returns the amount that counts in it in an era, one of the latest or a coming one. A retired
	/// service has nothing after its last.
	pub fn counted_in(&self, era: EraIndex) -> Balance {
		match self.last_era() {
			Some(last) if era > last => 0,
			_ => self.totals.total_at(era),
		}
	}

	/// Returns its security by what counted in an era, the present one or a recent one.
	pub fn security_in(&self, era: EraIndex) -> Security {
		self.fresh_security(era).after(self.used.total_at(era))
	}

	/// Returns its security by what counts from the era after `now` on. Then every operator that counts has
	/// at least half of its cap left.
	pub fn security_next(&self, now: EraIndex) -> Security {
		self.fresh_security(next_era(now)).after_at_most_half(self.used.next)
	}

	fn fresh_security(&self, era: EraIndex) -> Security {
		let (stake, conditions) = (self.counted_in(era), &self.conditions);
		Security::of(stake, conditions.quorum, conditions.max_slash).attributable(self.attributable)
	}

	/// Rounds down: returns the maximum value at risk that it certifies from the era after `now` on. Stake
	/// that counts in an era can be slashed for offences of it, until its exit window is over.
	pub fn certified_next(&self, now: EraIndex) -> Balance {
		self.security_next(now).certified(VALUE_AT_RISK_MARGIN)
	}

	/// Pays its streams for all eras up to and including `now`.
	pub fn pay_until(&mut self, now: EraIndex) -> Result<(), MathError> {
		self.schedule.roll(&mut self.stream, now)
	}

	/// Ends its streams after `now`.
	pub fn stop_streams(&mut self, now: EraIndex) -> Result<(), MathError> {
		self.schedule.stop(&mut self.stream, now)
	}
}
