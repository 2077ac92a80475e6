//! The answers of the runtime API. All fields have names: wallets show them.
//!
//! Unless said otherwise, amounts are in units of the stake, fractions in parts per billion, and eras are
//! era indices.

use crate::types::{Jail, JoinPolicy, Pauses, Payee, Phase, Proceeds};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use restaking_math::PendingCommission;
use restaking_primitives::{
	AssignmentId, Balance, Conditions, EraIndex, GroupId, RequestId, ServiceId, ServiceKey,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{FixedI128, Perbill, Perquintill};

/// The funds, liability and possible losses of a staker.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct StakerInfo<AccountId> {
	/// The present era.
	pub era: EraIndex,
	/// Its stake, active and unlocking.
	pub staked: Balance,
	/// The active part of its stake.
	pub active: Balance,
	/// The amount held of funds that left the stake while they were liable.
	pub custody: Balance,
	/// The part of the custody that nothing can take any more: `release_custody` returns it.
	pub releasable_custody: Balance,
	/// The maximum that services may still take of it, exits not yet released included.
	pub liability: Balance,
	/// The part of the active stake that the base chain may still take for reported offences: no pledge
	/// counts on it.
	pub spoken: Balance,
	/// The maximum by which a pledge may still raise the liability.
	pub headroom: Balance,
	/// True if less than the liability was within reach when that was last recorded.
	pub short: bool,
	/// The number of losses that wait to be settled, as `settle_staker` counts them.
	pub waiting_losses: u32,
	/// Its losses if services take all they may.
	pub worst: WorstLoss,
	/// The destination of its rewards.
	pub payee: Payee<AccountId>,
	/// Its pledges, in order of entry.
	pub positions: Vec<PositionInfo<AccountId>>,
}

/// The losses of a staker if services take all they may, at most its funds.
///
/// Without standing orders they take this much once. A standing order pledges again after a slash, so
/// each exit window may cost as much again of what is left.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct WorstLoss {
	/// The loss to the one service that may take most.
	pub one: Balance,
	/// The loss to the two services that may take most.
	pub two: Balance,
	/// The loss to all of them.
	pub all: Balance,
	/// True if a pledge is a standing order: the losses are those of one exit window, not of all time.
	pub per_window: bool,
}

/// One position, as if everything were settled.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PositionInfo<AccountId> {
	/// The assignment that is pledged to.
	pub assignment: AssignmentId,
	/// Its service.
	pub service: ServiceId,
	/// Its operator.
	pub operator: AccountId,
	/// The amount that counts in this era.
	pub counts_now: Balance,
	/// The amount that counts from the next era on.
	pub counts_next: Balance,
	/// The maximum part that the service may take.
	pub max_slash: Perbill,
	/// The part of the amount that counts that is lost if the operator does nothing at all for one era, by all rules
	/// of the service together. Zero where only a slasher says what is a fault.
	pub one_outage: Perbill,
	/// The part of its share of rewards that its assignment earns. Zero until its first work is recorded, where the
	/// service pays for work: for two eras at least.
	pub multiplier: Perbill,
	/// The amount that executed slashes take when they are settled.
	pub due: Balance,
	/// The maximum that may still be taken of the amount that counts.
	pub budget: Balance,
	/// The amounts that have left and may still be taken, oldest first.
	pub leaving: Vec<Leaving>,
	/// The maximum that may still be taken, all of the above.
	pub liability: Balance,
	/// The last era for whose offences it can be slashed; `None` while it goes on counting, or if it was in no
	/// era of the set that can still be slashed.
	pub last_slashable_era: Option<EraIndex>,
	/// The first era in which nothing of it can be taken; `None` while it goes on counting.
	pub released_era: Option<EraIndex>,
	/// True if it is pledged again after a slash.
	pub standing: bool,
	/// True if its assignment is suspended since a slash.
	pub suspended: bool,
	/// True if its assignment waits for a place. Then it counts for nothing and earns nothing; its budget is in
	/// use all the same.
	pub waits: bool,
	/// The last era in which its assignment counted; `None` unless that has closed.
	pub closed_era: Option<EraIndex>,
}

/// An amount that left a position and may still be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Leaving {
	/// The maximum that may be taken of it.
	pub amount: Balance,
	/// The last era in which it counted.
	pub until_era: EraIndex,
	/// The first era in which it is free.
	pub released_era: EraIndex,
}

/// A service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ServiceInfo<AccountId, Asset, Hook, Caller> {
	/// The service.
	pub id: ServiceId,
	/// The origin that manages it; `None` if this runtime cannot read it any more.
	pub owner: Option<Caller>,
	/// The origin to which it is offered.
	pub offered: Option<Caller>,
	/// The phase of its life.
	pub phase: Phase,
	/// Its pauses, by the side that declared them.
	pub pauses: Pauses,
	/// Its terms, without the hook.
	pub conditions: Conditions<AccountId>,
	/// Its hook; `None` if that does not decode any more.
	pub hook: Option<Hook>,
	/// The part that an operator's stakers lose if it does nothing at all for one era, by all rules together.
	pub one_outage: Perbill,
	/// The hash of its terms, which a pledge signs.
	pub terms_hash: H256,
	/// The origin that may request slashes for offences of this era on its word.
	pub slasher: Option<Caller>,
	/// The origin that may veto them, besides governance.
	pub resolver: Option<Caller>,
	/// The rule for operators that join.
	pub join_policy: JoinPolicy,
	/// The group of which a stash may back one service only.
	pub group: Option<GroupId>,
	/// The service to which its stakers may move their pledges.
	pub successor: Option<ServiceId>,
	/// A link for people, or a hash of one.
	pub metadata: Vec<u8>,
	/// The number of assignments that have a record.
	pub assignments: u32,
	/// Its security.
	pub security: SecurityInfo,
	/// Its pot, if it has one.
	pub pot: Option<PotInfo<AccountId, Asset>>,
}

/// The slash bond of a payer at a service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BondInfo<AccountId, Caller> {
	/// The account whose funds are held.
	pub payer: AccountId,
	/// The slasher whose requests it pays for; `None` if this runtime cannot read its origin any more.
	pub slasher: Option<Caller>,
	/// The amount held.
	pub amount: Balance,
	/// The part that pending requests need.
	pub locked: Balance,
}

/// The security of a service: its stake, and the value that it certifies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SecurityInfo {
	/// The amount that counts in this era.
	pub counts_now: Balance,
	/// The amount that counts from the next era on, exits and new pledges included.
	pub counts_next: Balance,
	/// The maximum that can be slashed for offences of this era, beside what slashes have used up.
	pub slashable: Balance,
	/// The maximum value at risk in this era.
	pub certified_now: Balance,
	/// The maximum value at risk from the next era on.
	pub certified_next: Balance,
	/// The value at risk that it declares.
	pub value_at_risk: Balance,
	/// True if that is more than is certified from the next era on.
	pub under_secured: bool,
	/// The part by which the cost of corrupting it exceeds the value at risk, negative if it falls short;
	/// `None` if nothing is at risk.
	pub slack: Option<FixedI128>,
	/// The stake that may leave while the value at risk stays certified.
	pub may_leave: Balance,
	/// The same as a part of the stake that counts.
	pub tolerance: Perquintill,
}

/// The concentration of a service's stake on its operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct Concentration {
	/// The number of operators that count from the next era on.
	pub operators: u32,
	/// The number of their positions.
	pub positions: u32,
	/// The amount that counts with the largest of them.
	pub largest: Balance,
	/// The minimum number that together have the quorum.
	pub to_quorum: u32,
}

/// The pot of a service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PotInfo<AccountId, Asset> {
	/// The asset it pays in.
	pub asset: Asset,
	/// Its account.
	pub account: AccountId,
	/// The balance of that: owed, still to be paid, the asset's minimum balance, gifts, and remainders.
	pub held: Balance,
	/// The amount paid for each era from the next one on.
	pub rate: Balance,
	/// The amount still to be paid for coming eras.
	pub left: Balance,
	/// The minimum weight at which an era is paid: units of the stake, each times its multiplier.
	pub min_weight: Balance,
}

/// An operator and its open assignments.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OperatorInfo<AccountId> {
	/// The operator.
	pub account: AccountId,
	/// A link for people, or a hash of one.
	pub metadata: Vec<u8>,
	/// The number of its assignments that have a record, closed ones included.
	pub records: u32,
	/// The destination of its commission.
	pub payee: Payee<AccountId>,
	/// Its open assignments, in order of joining.
	pub assignments: Vec<AssignmentInfo<AccountId>>,
}

/// One opt-in of one operator to one service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AssignmentInfo<AccountId> {
	/// The assignment.
	pub id: AssignmentId,
	/// Its service.
	pub service: ServiceId,
	/// Its operator.
	pub operator: AccountId,
	/// The number of positions.
	pub members: u32,
	/// The number of members that have to settle a slash or the closing.
	pub waiting: u32,
	/// The amount that counts with it in this era.
	pub counts_now: Balance,
	/// The amount that counts with it from the next era on, also while it is suspended or waits: its rank among
	/// those who hold places and those who wait.
	pub counts_next: Balance,
	/// The first era in which it counts without a break; `None` while it is suspended or waits.
	pub since_era: Option<EraIndex>,
	/// True if it counts for nothing from the next era on, because of slashes.
	pub suspended: bool,
	/// True if it counts for nothing from the next era on, because it waits for a place.
	pub waits: bool,
	/// True if its operator is ready to serve, so that anybody may take a place for it.
	pub ready: bool,
	/// The last era in which it counted; `None` unless it has closed.
	pub closed_era: Option<EraIndex>,
	/// The jail term of its operator, if it is jailed. One that is over stays until the operator says that
	/// it is back.
	pub jail: Option<Jail>,
	/// The era since which the assignment could count again if its operator said that it is back; `None`
	/// unless that is awaited.
	pub silent_since_era: Option<EraIndex>,
	/// The part of rewards that its operator keeps.
	pub commission: Perbill,
	/// A higher commission that was announced.
	pub announced: Option<PendingCommission>,
	/// The part of its share that it earns, by its performance.
	pub multiplier: Perbill,
	/// The key of this era.
	pub key: Option<ServiceKey>,
	/// The number of pending requests to slash it.
	pub requests: u32,
	/// The part that may still be slashed for offences of this era, beside executed and proven slashes.
	pub cap_left: Perbill,
	/// The part that may still be slashed for offences of the next era, as last recorded. It counts only
	/// while that is at least half of the maximum slash.
	pub cap_left_next: Perbill,
	/// The era in which more of it is left, as slashes leave the window; `None` if all of it is.
	pub recap_era: Option<EraIndex>,
}

/// The operators that serve in an era, and the root that other chains know.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OperatorSet<AccountId> {
	/// The era. The set of the next one is as it stands.
	pub era: EraIndex,
	/// The amount that counts in it.
	pub total: Balance,
	/// The part of it that has to agree.
	pub quorum: Perbill,
	/// The root.
	pub root: H256,
	/// True if the root is on record.
	pub published: bool,
	/// The members, those with more stake first, and of equals the older one. A leaf names its place here.
	pub members: Vec<SetMember<AccountId>>,
}

/// An operator that serves in an era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SetMember<AccountId> {
	/// Its assignment at the service.
	pub assignment: AssignmentId,
	/// The operator.
	pub operator: AccountId,
	/// Its key in that era.
	pub key: ServiceKey,
	/// The amount that counts in it.
	pub weight: Balance,
	/// The proof of its leaf: the hashes beside its way up, from the bottom.
	pub proof: Vec<H256>,
}

/// A pending slash of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PendingSlash<AccountId, Caller> {
	/// The request.
	pub request: RequestId,
	/// The service.
	pub service: ServiceId,
	/// The assignment that is slashed.
	pub assignment: AssignmentId,
	/// The name of the offence. Of a pool: of the first offence in it.
	pub offence_id: H256,
	/// The hash of the evidence. Of a pool: of the first evidence.
	pub evidence_hash: H256,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part asked of the amount that counted in that era. Of a pool: the sum.
	pub asked: Perbill,
	/// The part taken of it, as far as is known now.
	pub fraction: Perbill,
	/// True if the evidence was judged on chain.
	pub proven: bool,
	/// True if several offences of one era may be in it, each too small for a request of its own.
	pub pooled: bool,
	/// True if it is executed, so that it cannot be vetoed any more and only the settlement is left.
	pub executed: bool,
	/// The slasher that asked on its word; `None` for a proof, or if nothing names its origin any more.
	pub requester: Option<Caller>,
	/// The account that pays the bond; `None` for a proof.
	pub payer: Option<AccountId>,
	/// The accounts whose evidence was judged on chain; none for a slasher's word, or if the chain brought it
	/// by itself.
	pub reporters: Vec<AccountId>,
	/// The origin that may veto it, besides governance.
	pub resolver: Option<Caller>,
	/// The era in which it is due, or in which it was executed.
	pub due_era: EraIndex,
	/// The last era in which it can be executed.
	pub last_era: EraIndex,
	/// True if governance undid it. Then the account settles it without a loss.
	pub undone: bool,
	/// The loss of the account itself, after slashes that are due before.
	pub loses: Balance,
}

/// What waits of a staker's loss by one slash. If the slash is undone it comes back; if not, it is divided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct WaitingLoss {
	/// The request.
	pub request: RequestId,
	/// The service.
	pub service: ServiceId,
	/// The assignment that was slashed.
	pub assignment: AssignmentId,
	/// The part that the active stake lost. After an order it is bonded again, at once.
	pub active: Balance,
	/// The part that unlocking stake and custody lost. After an order it is free from the payable era on.
	pub rest: Balance,
	/// The first era in which the proceeds may be divided, or in which all of an undone loss may come back.
	/// It moves on with each further loss by the request.
	pub payable_era: EraIndex,
	/// The era in which the slash was undone; `None` if it was not.
	pub ordered_era: Option<EraIndex>,
	/// The first era in which a loss that cannot come back goes to the treasury; `None` if the slash was not
	/// undone.
	pub last_call_era: Option<EraIndex>,
}

/// An executed slash, and the effect of an order to undo it.
///
/// What an order leaves is told as it is if an order would be refused.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct UndoPreview {
	/// The service.
	pub service: ServiceId,
	/// The assignment that was slashed.
	pub assignment: AssignmentId,
	/// The part that was taken of the amount that counted in the era of the offence.
	pub fraction: Perbill,
	/// The fate of the proceeds. Only what waits can be undone.
	pub proceeds: Proceeds,
	/// The number of stakers with a loss that can come back.
	pub losers: u32,
	/// True once every member has settled it.
	pub fully_settled: bool,
	/// The maximum number of members that have not settled it. They lose nothing after an order.
	pub unsettled: u32,
	/// The sum that waits.
	pub waiting: Balance,
	/// The first era in which it is too late to undo it; `None` while a member has not settled it, as it can
	/// be undone until then.
	pub until_era: Option<EraIndex>,
	/// The part of the cap that an order leaves for offences of the next era; `None` if the assignment has no
	/// record any more.
	pub cap_after: Option<Perbill>,
	/// The jail of the operator that an order leaves; `None` if it leaves none, or the assignment has no
	/// record any more.
	pub jail_after: Option<Jail>,
	/// The request of a proof of the same offence, which asked for less because of this word. An order has to
	/// say that the rest may lapse.
	pub shields: Option<RequestId>,
	/// The stake of the losers that the base chain may still take for reported offences: an upper bound, of
	/// the first 1,024 losers in the order of storage. While a loss waits, the base chain cannot take it.
	pub spoken: Balance,
}

/// The claimable amounts of an account at one service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Claimable<Asset> {
	/// The service.
	pub service: ServiceId,
	/// The asset it pays in.
	pub asset: Asset,
	/// The earnings of its positions, paid by `claim`.
	pub earned: Balance,
	/// Its commission as operator, paid by `claim_commission`.
	pub commission: Balance,
	/// The amount owed for positions and assignments that are over, paid by either call.
	pub unclaimed: Balance,
}

/// The effect of a slash on one staker.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SlashOutcome<AccountId> {
	/// The part that would be taken, as far as the cap allows.
	pub fraction: Perbill,
	/// The maximum that it could take of all members together.
	pub at_most: Balance,
	/// The amount that it would take of this staker.
	pub taken: Balance,
	/// The staker afterwards.
	pub after: StakerInfo<AccountId>,
}

/// All services together.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NetworkInfo {
	/// The present era.
	pub era: EraIndex,
	/// The number of services that have not retired.
	pub services: u32,
	/// All active stake of the chain.
	pub staked: Balance,
	/// The sum of the amounts that count in services in this era. The same stake counts in several.
	pub counted: Balance,
	/// The maximum that all of them can take for offences of this era.
	pub slashable: Balance,
	/// The sum of the values at risk.
	pub value_at_risk: Balance,
	/// The services with more at risk than is certified.
	pub under_secured: Vec<ServiceId>,
	/// The minimum part by which the cost of corrupting one of them exceeds the value at risk there; `None`
	/// if nothing is at risk.
	pub slack: Option<FixedI128>,
	/// The part of all stake that may stop counting while every value at risk stays certified.
	pub tolerance: Perquintill,
	/// Upper bounds of the total loss after a sudden one, attacks that follow included.
	pub shocks: Vec<Shock>,
}

/// A sudden loss of stake, and the upper bound of the total loss.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Shock {
	/// The part of all stake that is lost at once.
	pub lost: Perquintill,
	/// The maximum part that is lost in the end.
	pub at_most: Perquintill,
}
