//! What is told. All fields have names: wallets show them.

use crate::types::{JoinPolicy, Handle, Jail, Payee, Phase, SlashBond};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use restaking_math::PendingCommission;
use restaking_primitives::{
	AssignmentId, Balance, Conditions, EraIndex, GroupId, RequestId, ServiceId, ServiceKey,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{FixedI128, Perbill, Perquintill};

/// What a staker has, owes and may lose.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct StakerInfo<AccountId> {
	/// The era that this speaks of.
	pub era: EraIndex,
	/// Its stake, active and unlocking.
	pub ledger: Balance,
	/// The active part of its stake.
	pub active: Balance,
	/// What is held of funds that left the stake while they were liable.
	pub custody: Balance,
	/// How much of the custody nothing can take any more, so that `release` gives it back.
	pub releasable: Balance,
	/// The most that services may still take of it, exits not yet released included.
	pub liability: Balance,
	/// By how much a pledge may still raise the liability.
	pub headroom: Balance,
	/// Whether less than the liability was within reach when it was looked at last.
	pub short: bool,
	/// What it loses if services take all they may.
	pub worst: WorstLoss,
	/// Where its rewards go.
	pub payee: Payee<AccountId>,
	/// Its pledges, in order of entry.
	pub positions: Vec<PositionInfo<AccountId>>,
}

/// What a staker loses if services take all they may, at most what it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct WorstLoss {
	/// The one that may take most.
	pub one: Balance,
	/// The two that may take most.
	pub two: Balance,
	/// All of them.
	pub all: Balance,
}

/// One pledge, as if everything were settled.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PositionInfo<AccountId> {
	/// The assignment that is pledged to.
	pub assignment: AssignmentId,
	/// Its service.
	pub service: ServiceId,
	/// Its operator.
	pub operator: AccountId,
	/// What counts in this era.
	pub counts_now: Balance,
	/// What counts from the next era on.
	pub counts_next: Balance,
	/// The largest part that the service may take.
	pub max_slash: Perbill,
	/// What executed slashes take when they are settled.
	pub due: Balance,
	/// What may still be taken of what counts.
	pub budget: Balance,
	/// What has left and may still be taken, oldest first.
	pub leaving: Vec<Leaving>,
	/// The most that may still be taken, all of the above.
	pub liability: Balance,
	/// The last era for whose offences it can be slashed; none while it goes on counting, or if it
	/// never counted.
	pub last_slashable: Option<EraIndex>,
	/// From which era on nothing of it can be taken; none while it goes on counting.
	pub released: Option<EraIndex>,
	/// Whether it is pledged again after a slash.
	pub standing: bool,
	/// Whether its operator counts for nothing since a slash.
	pub suspended: bool,
	/// The last era in which its assignment counted, if that has closed.
	pub closed: Option<EraIndex>,
}

/// What left a position and may still be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Leaving {
	/// The most that may be taken of it.
	pub amount: Balance,
	/// The last era in which it counted.
	pub until: EraIndex,
	/// From which era on it is free.
	pub released: EraIndex,
}

/// A service, as people judge it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ServiceInfo<AccountId, Asset, Hook> {
	/// The service.
	pub id: ServiceId,
	/// The hash of its owner's origin.
	pub owner: Handle,
	/// Where it is in its life.
	pub phase: Phase,
	/// What it may take, when, and where it goes.
	pub conditions: Conditions<AccountId>,
	/// How it finds fault, if that can still be read.
	pub hook: Option<Hook>,
	/// The hash of its terms: what a pledge signs.
	pub terms_hash: H256,
	/// The hash of the origin that requests slashes for offences of this era.
	pub slasher: Option<Handle>,
	/// The hash of the origin that may veto them, besides governance.
	pub resolver: Option<Handle>,
	/// Which operators may join.
	pub join_policy: JoinPolicy,
	/// The group of which a stash may back one service only.
	pub group: Option<GroupId>,
	/// Where its stakers may move their pledges.
	pub successor: Option<ServiceId>,
	/// What people should know about it: a link, or a hash.
	pub metadata: Vec<u8>,
	/// How many stays of operators have a record.
	pub assignments: u32,
	/// What stands behind it.
	pub security: SecurityInfo,
	/// What it pays, if it has a pot.
	pub pot: Option<PotInfo<Asset>>,
	/// What is set aside for vetoed requests.
	pub bond: Option<SlashBond<AccountId>>,
}

/// What stands behind a service.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SecurityInfo {
	/// What counts in this era.
	pub counts_now: Balance,
	/// What counts from the next era on, exits and new pledges included.
	pub counts_next: Balance,
	/// The most that can be slashed for what happens in this era.
	pub slashable: Balance,
	/// The most that may be at risk in this era.
	pub certified_now: Balance,
	/// The most that may be at risk from the next era on.
	pub certified_next: Balance,
	/// How much it says is at risk.
	pub value_at_risk: Balance,
	/// Whether that is more than is certified from the next era on.
	pub under_secured: bool,
	/// By which part the cost of corrupting it exceeds what is at risk; negative if it falls short;
	/// none if nothing is at risk.
	pub slack: Option<FixedI128>,
	/// How much may stop counting while what is at risk stays certified.
	pub releasable: Balance,
	/// The same as a part of what counts.
	pub tolerance: Perquintill,
}

/// How what counts in a service is spread over its operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct Concentration {
	/// How many operators count from the next era on.
	pub operators: u32,
	/// How many positions stand behind them.
	pub positions: u32,
	/// What counts with the largest of them.
	pub largest: Balance,
	/// The fewest that together have the quorum.
	pub to_quorum: u32,
}

/// What a service pays.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PotInfo<Asset> {
	/// The asset it pays in.
	pub asset: Asset,
	/// What is there, owed or still to be paid.
	pub held: Balance,
	/// What is paid for each era from the next one on.
	pub rate: Balance,
	/// What is still to be paid for coming eras.
	pub left: Balance,
}

/// An operator and where it serves.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OperatorInfo<AccountId> {
	/// The operator.
	pub account: AccountId,
	/// What people should know about it: a link, or a hash.
	pub metadata: Vec<u8>,
	/// How many of its stays have a record, closed ones included.
	pub records: u32,
	/// Its open stays.
	pub assignments: Vec<AssignmentInfo<AccountId>>,
}

/// One stay of one operator at one service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AssignmentInfo<AccountId> {
	/// The assignment.
	pub id: AssignmentId,
	/// Its service.
	pub service: ServiceId,
	/// Its operator.
	pub operator: AccountId,
	/// How many positions there are.
	pub members: u32,
	/// How many of them have to settle a slash or the closing.
	pub waiting: u32,
	/// What counts with it in this era.
	pub counts_now: Balance,
	/// What counts with it from the next era on, also while it is suspended.
	pub counts_next: Balance,
	/// Since which era it counts without a break.
	pub since: EraIndex,
	/// Whether it counts for nothing from the next era on, since a slash.
	pub suspended: bool,
	/// The last era in which it counted, if it has closed.
	pub closed: Option<EraIndex>,
	/// Since when its operator may serve again, if it is jailed.
	pub jail: Option<Jail>,
	/// What its operator keeps of rewards.
	pub commission: Perbill,
	/// A higher commission that was announced.
	pub announced: Option<PendingCommission>,
	/// Which part of its share it earns, by its performance.
	pub multiplier: Perbill,
	/// The key of this era.
	pub key: Option<ServiceKey>,
	/// How many requests to slash it are pending.
	pub requests: u32,
	/// How much may still be slashed for offences of this era, beside what is executed or proven.
	pub cap_left: Perbill,
}

/// A slash that an account has to expect.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PendingSlash {
	/// The request.
	pub request: RequestId,
	/// The service.
	pub service: ServiceId,
	/// The operator's stay that is slashed.
	pub assignment: AssignmentId,
	/// Names the offence.
	pub offence: H256,
	/// The hash of the evidence.
	pub evidence: H256,
	/// The era of the offence.
	pub era: EraIndex,
	/// The part that is taken of what counted in that era, as far as can be said now.
	pub fraction: Perbill,
	/// Whether the evidence was judged on chain.
	pub proven: bool,
	/// Whether it is executed, so that nobody can veto it any more and only the settlement is left.
	pub executed: bool,
	/// The hash of the origin that may veto it, besides governance.
	pub resolver: Option<Handle>,
	/// From which era on it is executed, or when it was.
	pub due: EraIndex,
	/// The last era in which it can be executed.
	pub last: EraIndex,
	/// What the account itself loses by it, after those that are due before.
	pub loses: Balance,
}

/// What an account may claim at one service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Claimable<Asset> {
	/// The service.
	pub service: ServiceId,
	/// The asset it pays in.
	pub asset: Asset,
	/// What its positions have earned: by `claim`.
	pub earned: Balance,
	/// What it has kept as operator: by `claim_commission`.
	pub commission: Balance,
	/// What is owed for positions and stays that are over: with either call.
	pub unclaimed: Balance,
}

/// What a slash would do to one staker.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SlashOutcome<AccountId> {
	/// The part that would be taken, as far as the cap allows.
	pub fraction: Perbill,
	/// The most that it could take of all members together.
	pub at_most: Balance,
	/// What it would take of this staker.
	pub taken: Balance,
	/// What would be left.
	pub after: StakerInfo<AccountId>,
}

/// All services together.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NetworkInfo {
	/// The era that this speaks of.
	pub era: EraIndex,
	/// How many services have not retired.
	pub services: u32,
	/// All active stake of the chain.
	pub staked: Balance,
	/// What counts in services in this era. The same stake counts in several.
	pub counted: Balance,
	/// The most that all of them can take for what happens in this era.
	pub slashable: Balance,
	/// All that is at risk.
	pub value_at_risk: Balance,
	/// Those with more at risk than is certified.
	pub under_secured: Vec<ServiceId>,
	/// By which part the cost of corrupting any of them exceeds at least what is at risk there; none
	/// if nothing is at risk.
	pub slack: Option<FixedI128>,
	/// The part that may stop counting everywhere while everything at risk stays certified.
	pub tolerance: Perquintill,
	/// What is lost at most when a part of the stake is, attacks that follow included.
	pub shocks: Vec<Shock>,
}

/// A sudden loss of stake, and what follows at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Shock {
	/// The part of all stake that is lost at once.
	pub lost: Perquintill,
	/// The part that is lost in the end at most.
	pub at_most: Perquintill,
}
