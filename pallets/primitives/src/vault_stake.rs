//! Stake that a pallet keeps for many people.

use crate::StakeInspect;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_math::{eras_after, Balance, EraIndex};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_runtime::{DispatchError, DispatchResult};

/// A validator that is to be nominated.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Choice<AccountId> {
	/// The validator.
	pub validator: AccountId,
	/// The highest commission with which it is nominated.
	pub max_commission: Perbill,
}

/// The terms of a validator for who nominates it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ValidatorTerms {
	/// The part of the rewards that it keeps. It may change it at any time.
	pub commission: Perbill,
	/// True if it takes no new nominations.
	pub blocked: bool,
}

/// Stake in accounts without keys, of which a pallet disposes. In the source of stake, or beside it.
///
/// A call that fails changes nothing. No amount is taken for another: what can not be done to the unit is
/// refused.
///
/// [`stake`](StakeInspect::stake) is the ledger's own: what a reported offence may have forfeited is in it
/// until the slash is applied, so that leavers and stayers pay it once. Pledges have to go without
/// [`spoken`](StakeInspect::spoken).
pub trait VaultStake<AccountId>: StakeInspect<AccountId> {
	/// Bonds exactly `amount` of the free funds of `who`: for the first time, again after its stake was
	/// gone, or in addition. Rewards of the stake are added to it.
	///
	/// Refuses less than [`least_active`](Self::least_active) altogether.
	fn bond_exact(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Begins to unbond exactly `amount`. It is the only stake of `who` that is free from
	/// [`next_chunk`](Self::next_chunk) on: refuses a second one of that era.
	///
	/// Refuses to leave more than nothing and less than [`least_active`](Self::least_active), and less than
	/// [`least_nominating`](Self::least_nominating) to who nominates.
	fn unbond_exact(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Returns the era from which is free what is unbonded now.
	fn next_chunk() -> EraIndex {
		eras_after(Self::era(), Self::bonding_duration())
	}

	/// Returns what unbonds, by the era from which it is free, in the order in which it was unbonded. Usually one
	/// entry an era, ascending; another length of unbonding may change that.
	fn unbonding(who: &AccountId) -> Vec<(EraIndex, Balance)>;

	/// Frees all that is due, and tells the listener, which may hold a part of it. Returns the amount by
	/// which the stake fell, the held part included: that of the entries of [`unbonding`](Self::unbonding)
	/// that are due, and what is left below the least stake if it ends. Nothing due is fine.
	fn withdraw(who: &AccountId) -> Result<Balance, DispatchError>;

	/// Forgets a stake of nothing, as a slash of all leaves it: without that, a late payout would still be added to it.
	/// No stake at all is fine.
	///
	/// Refuses a stake of something.
	fn reap(who: &AccountId) -> DispatchResult;

	/// Nominates those of `choices` that are validators, do not block, and ask no more than their
	/// `max_commission`: in order, up to [`most_nominated`](Self::most_nominated). Nobody, if there is none.
	/// Writes nothing if it is so already. Returns who is nominated now.
	///
	/// Refuses less active stake than [`least_nominating`](Self::least_nominating).
	fn nominate(
		who: &AccountId,
		choices: &[Choice<AccountId>],
	) -> Result<Vec<AccountId>, DispatchError>;

	/// Ends all nominations. None is fine.
	fn chill(who: &AccountId) -> DispatchResult;

	/// Returns whom `who` nominates.
	fn nominated(who: &AccountId) -> Vec<AccountId>;

	/// Returns what a validator asks. `None` if the account is none now.
	fn validator(who: &AccountId) -> Option<ValidatorTerms>;

	/// Returns the least active stake, unless it is nothing.
	fn least_active() -> Balance;

	/// Returns the least active stake of who nominates.
	fn least_nominating() -> Balance;

	/// Returns the most validators that so much active stake may nominate.
	fn most_nominated(active: Balance) -> u32;

	/// Returns the most entries of [`unbonding`](Self::unbonding). With so many, nothing is unbonded.
	fn most_unbonding() -> u32;
}
