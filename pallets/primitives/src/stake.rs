//! The stake that stands behind pledges, wherever it is kept.

use frame_support::traits::fungible::{Balanced, Credit};
use restaking_math::{Balance, EraIndex};
use sp_runtime::DispatchResult;

/// What one account has staked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stake {
	/// Active and unlocking together: all that a slash can reach.
	pub total: Balance,
	/// The active part: what may back new pledges.
	pub active: Balance,
}

/// Why an account may not pledge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// It has no stake of its own.
	NotStash,
	/// Its funds are kept by another pallet, so a slash of it yields nothing.
	Virtual,
	/// Stash and controller are two accounts.
	Controller,
}

/// Reads stake.
pub trait StakeInspect<AccountId> {
	/// The one clock: the era in which stake is unbonded now.
	fn era() -> EraIndex;

	/// For how many eras unbonded stake stays within reach.
	fn bonding_duration() -> EraIndex;

	/// The stake that the election counts in the current era, all accounts together.
	fn total_active() -> Balance;

	/// What `who` has staked; nothing for an account without stake.
	fn stake(who: &AccountId) -> Stake;

	/// Whether `who` may pledge its stake.
	fn check(who: &AccountId) -> Result<(), Refusal>;

	/// The account whose stake `account` controls; itself, if it controls none.
	fn stash_of(account: &AccountId) -> AccountId;
}

/// What a slash took of somebody's stake.
pub struct Slashed<Credit> {
	/// By how much the stake fell, without what was refunded.
	pub amount: Balance,
	/// The funds. Less than the amount where another pallet keeps them.
	pub credit: Credit,
	/// What was taken beyond the slash, as dust, and is free again.
	pub refunded: Balance,
}

/// Stake that slashes can reach.
pub trait SlashableStake<AccountId>: StakeInspect<AccountId> {
	/// The currency of the stake.
	type Currency: Balanced<AccountId, Balance = Balance>;

	/// Takes `amount` of the stake of `who`, or all there is, active and unlocking, as of an offence
	/// in `offence`: what was unbonded before it is touched last.
	///
	/// Never fails and never gives more than `amount`.
	fn slash(
		who: &AccountId,
		amount: Balance,
		offence_era: EraIndex,
	) -> Slashed<Credit<AccountId, Self::Currency>>;

	/// Begins to unbond `amount` of the active stake of `who`.
	fn unbond(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Adds up to `amount` of the free funds of `who` to its active stake.
	fn bond_extra(who: &AccountId, amount: Balance) -> DispatchResult;
}
