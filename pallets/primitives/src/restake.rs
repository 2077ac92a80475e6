//! Pledges of stake that a pallet keeps for many people.

use crate::{AssignmentId, GroupId, RequestId, ServiceId};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::weights::Weight;
use restaking_math::{Balance, EraIndex};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The entry of stake to an assignment.
// The derived codec casts the index of a variant.
#[allow(clippy::as_conversions)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Entry {
	/// It takes pledges, and they count from the next era on.
	Open,
	/// It takes pledges, but has no place in the set of its service: they bear the risk of the eras in which it
	/// served, count for nothing and earn nothing until it has one.
	Waiting,
	/// Not now: it is suspended or jailed, its service is paused, or its cap is used up. Who is in stays in.
	Shut,
	/// Never again: it is closed, or its service has retired.
	Over,
}

/// The part of an assignment's record that who pledges needs.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AssignmentView<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The group of the service, in which a unit of stake counts once.
	pub group: Option<GroupId>,
	/// The operator.
	pub operator: AccountId,
	/// The hash of the terms, with which a pledge agrees.
	pub terms_hash: H256,
	/// The largest slash.
	pub max_slash: Perbill,
	/// The number of eras after an exit in which it is liable.
	pub exit_window: EraIndex,
	/// The least that may count, by the terms and by the chain.
	pub min_pledge: Balance,
	/// The operator's commission: the higher of those in force and announced.
	pub commission: Perbill,
	/// The entry of stake.
	pub entry: Entry,
	/// The number of slashes that were executed here, and of closings. It only rises: whoever knows an earlier one
	/// sees that something happened since, also if stake has paid that does not count any more.
	pub events: u32,
}

/// A position of a stash.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Pledged {
	/// The assignment.
	pub assignment: AssignmentId,
	/// The service.
	pub service: ServiceId,
	/// The amount that counts from the next era on, as far as it is settled. A position of which nothing counts
	/// may still be liable.
	pub counted: Balance,
}

/// The extent of a settlement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
	/// No executed slash waits for it any more.
	All,
	/// Some were settled or none, and some wait: for another call, or for the pages by which the chain settles.
	/// What was settled stays so.
	Part,
}

/// An executed slash whose proceeds wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WaitingSlash {
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// True if it was ordered that all of it comes back.
	pub is_undone: bool,
}

/// The largest weights of the calls of [`Restake`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RestakeWeights {
	/// One settlement, with as many losses as one call can.
	pub settle: Weight,
	/// One claim, of what all positions that a stash may have have earned.
	pub claim: Weight,
	/// One pledge.
	pub pledge: Weight,
	/// The exits from all positions that a stash may have, one by one.
	pub exits: Weight,
	/// One release, of all positions that a stash may have.
	pub release: Weight,
}

/// The pledges of stake that a pallet keeps, as if the stash had signed.
///
/// Implemented by the restaking pallet. It is for accounts without keys: whoever calls it decides for the
/// stash. Reads take unsettled records as they are, unless they say otherwise. A call that fails changes
/// nothing; a call from within a service's hook or a [`LossListener`](crate::LossListener) fails.
///
/// Each call adds to `spent` the weight of what it has done, hooks and the listener included, also if it
/// fails: at most that of [`weights`](Restake::weights).
pub trait Restake<AccountId> {
	/// Returns an assignment. `None` if it has no record.
	fn assignment(assignment: AssignmentId) -> Option<AssignmentView<AccountId>>;

	/// Returns the positions of a stash, those of which nothing counts any more too.
	fn positions(who: &AccountId) -> Vec<Pledged>;

	/// Returns what is in custody.
	fn custody(who: &AccountId) -> Balance;

	/// Returns the sum that executed slashes will take and have not taken yet.
	///
	/// Never less than that: if the records contradict each other, all money there is.
	fn due(who: &AccountId) -> Balance;

	/// Returns true if an executed slash waits for the stash, whatever it takes. A closing that waits is none.
	///
	/// One read of the stash, and one for each position.
	fn is_behind(who: &AccountId) -> bool;

	/// Takes the losses of executed slashes, position by position, as many as one call can. Nothing to settle is
	/// fine.
	///
	/// Tells the [`LossListener`](crate::LossListener) meanwhile.
	fn settle(who: &AccountId, spent: &mut Weight) -> Result<Settled, DispatchError>;

	/// Pledges `amount` more to an assignment, or what of it the exposure limit and the active stake admit, from
	/// the next era on. Returns the amount pledged, above zero. No slash is renewed by a standing order, and
	/// what it earns in the currency of the stake is added to the stake.
	///
	/// Refuses an assignment that is shut or over, other terms, a higher commission, a second service of a
	/// group, more than the chain's share of a service or an operator, what the hook refuses, and a stash that
	/// is behind.
	fn pledge(
		who: &AccountId,
		assignment: AssignmentId,
		amount: Balance,
		terms_hash: H256,
		max_commission: Perbill,
		spent: &mut Weight,
	) -> Result<Balance, DispatchError>;

	/// Takes `amount` of a position out, from the next era on; all of it, if less than the minimum pledge would
	/// be left. Returns the amount taken out.
	///
	/// Refuses nothing to exit, and a position that is behind.
	fn exit(
		who: &AccountId,
		assignment: AssignmentId,
		amount: Balance,
		spent: &mut Weight,
	) -> Result<Balance, DispatchError>;

	/// Claims what all positions have earned. What cannot arrive stays owed. Nothing to claim is fine.
	fn claim(who: &AccountId, spent: &mut Weight) -> DispatchResult;

	/// Frees custody that no slash can take any more, and removes positions that are over, of which it claims before.
	/// Nothing to release is fine.
	fn release(who: &AccountId, spent: &mut Weight) -> DispatchResult;

	/// Returns the largest weights of these calls.
	fn weights() -> RestakeWeights;

	/// Returns the exposure limit of new pledges of a stash: the lower of those in force and announced.
	fn exposure_limit(who: &AccountId) -> Perbill;

	/// Returns an executed slash of which something may still come back. `None` once it was divided or given
	/// back, and if there is no such request.
	fn waiting_slash(request: RequestId) -> Option<WaitingSlash>;
}
