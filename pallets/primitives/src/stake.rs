//! The stake behind pledges, and its source.

use frame_support::{
	traits::fungible::{Balanced, Credit},
	weights::Weight,
};
use restaking_math::{Balance, EraIndex, RequestId};
use sp_runtime::{DispatchError, DispatchResult};

/// The stake of one account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stake {
	/// The active and unlocking stake together, all that a slash can reach.
	pub total: Balance,
	/// The active part, which may stand behind new pledges.
	pub active: Balance,
}

/// The reason for which an account may not pledge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// The account has no stake of its own.
	NotStash,
	/// Another pallet keeps the funds of the account, so that a slash takes none.
	Virtual,
	/// The account is a stash with another controller, or such a controller.
	Controller,
}

/// Reads the stake of accounts, and the clock.
pub trait StakeInspect<AccountId> {
	/// True if the base chain may spare stakers: if [`base_slashable`](Self::base_slashable) is false for some, at some
	/// time. Else nobody asks for it, and the exposure limit of all is the parameter of the runtime.
	const SPARES: bool = false;

	/// Returns the present era, by which unbonding is dated too. The only clock of the system.
	///
	/// It rises by one at a time, once in a block at most, and never falls. It may rise after a block was
	/// initialized, and before its transactions. The core believes no source that does otherwise: eras that are
	/// passed over count as one, so that no window is shorter and no slash expires for want of a block; and one that
	/// goes back, as another source in the place of the first, is followed from there on.
	fn era() -> EraIndex;

	/// Returns the number of eras in which unbonded stake stays within reach: that of validators. A base chain may free
	/// the stake sooner that it spares.
	fn bonding_duration() -> EraIndex;

	/// Returns the least number of eras for which the proceeds of a slash wait before they are paid.
	///
	/// The core waits longer if the longest exit window and one more era are longer.
	fn escrow_delay() -> EraIndex {
		Self::bonding_duration()
	}

	/// Returns the stake elected for the current era, all accounts together.
	fn total_active() -> Balance;

	/// Returns the stake of `who`, zero for an account without stake.
	fn stake(who: &AccountId) -> Stake;

	/// Returns true if the base chain may slash the stake of `who`, now or for what was done in an era of which offences
	/// can still come.
	///
	/// While it is false no part of the stake is kept for the base chain: the exposure limit of `who` is all of its
	/// active stake. Asked whenever that limit is, and never stored. A source without a base chain leaves it true: the
	/// parameter alone decides there.
	fn base_slashable(_who: &AccountId) -> bool {
		true
	}

	/// Returns true if the base chain spares nobody at present: if [`base_slashable`](Self::base_slashable) is true of
	/// every account, whatever it does.
	fn spares_nobody() -> bool {
		true
	}

	/// Returns the maximum weight of [`base_slashable`](Self::base_slashable), which is also more than that of
	/// [`spares_nobody`](Self::spares_nobody).
	fn base_slashable_weight() -> Weight {
		Weight::zero()
	}

	/// Returns an upper bound of the stake of `who` that the base chain may still take for offences that
	/// were reported to it: at most the active stake.
	///
	/// No new pledge and no renewal counts on it. It lowers nothing that was pledged before.
	fn spoken(who: &AccountId) -> Balance;

	/// Returns true if [`spoken`](Self::spoken) may read more than once for an account of which nothing is spoken for,
	/// as slashes of others wait.
	fn slashes_wait() -> bool {
		false
	}

	/// Returns the maximum weight of [`spoken`](Self::spoken) beyond its first read, for an account of
	/// which something is spoken for, or while slashes wait.
	fn spoken_weight() -> Weight;

	/// Refuses an account that may not pledge its stake.
	fn check(who: &AccountId) -> Result<(), Refusal>;

	/// Returns the stash that `account` controls, or `account` if it controls none.
	fn stash_of(account: &AccountId) -> AccountId;
}

/// The result of a slash.
pub struct Slashed<Credit> {
	/// The fall of the stake, without the refund.
	pub amount: Balance,
	/// The part of `amount` by which the active stake fell. The rest was unlocking.
	pub from_active: Balance,
	/// The funds taken, less than `amount` if another pallet keeps a part of them.
	pub credit: Credit,
	/// The dust taken beyond the slash, which is free again.
	pub refunded: Balance,
	/// The stake that is left.
	pub left: Stake,
}

/// Stake that slashes can reach.
pub trait SlashableStake<AccountId>: StakeInspect<AccountId> {
	/// The currency of the stake.
	type Currency: Balanced<AccountId, Balance = Balance>;

	/// Returns true if the core may burn what is for nobody, and mint the least balance of its accounts: if the
	/// chain issues the currency.
	///
	/// False for assets of others. To burn a receipt would give the loss to its other holders, to burn a bridged
	/// asset would strand what stands behind it, and to mint either is money out of nothing. Then all that is
	/// for nobody goes to the treasury.
	fn burns() -> bool {
		true
	}

	/// Takes up to `amount` of the stake of `who`, active and unlocking, for an offence in `offence_era`.
	/// Stake unbonded before that era is taken last, and so may be what was unbonded since.
	///
	/// Never fails, and never returns more than `amount`.
	fn slash(
		who: &AccountId,
		amount: Balance,
		offence_era: EraIndex,
	) -> Slashed<Credit<AccountId, Self::Currency>>;

	/// Begins to unbond `amount` of the active stake of `who`.
	fn unbond(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Adds up to `amount` of the free funds of `who` to its active stake. Returns by how much it rose.
	///
	/// Refuses an account whose stake is not made of its own funds.
	fn bond_extra(who: &AccountId, amount: Balance) -> Result<Balance, DispatchError>;
}

/// Hears what happens to the losses of stashes. `()` hears nothing.
///
/// For pallets that keep stakes of many people behind one stash, such as vaults. It is told about every stash, and must
/// not fail. It returns the weight of what it did: nothing for a stash of others.
pub trait LossListener<AccountId> {
	/// Returns true if the stash is one of its own, by the account's id alone. Only calls on such a stash declare
	/// what hearing of it weighs; it has no key, so it signs none.
	fn hears(_stash: &AccountId) -> bool {
		false
	}

	/// A stash lost `active` of its active stake and `rest` of other funds by a request. They wait.
	fn lost(_stash: &AccountId, _request: RequestId, _active: Balance, _rest: Balance) -> Weight {
		Weight::zero()
	}

	/// A stash lost something by a request, and nothing of it waits. Dust that was taken beyond it may be in custody.
	fn lost_for_good(_stash: &AccountId) -> Weight {
		Weight::zero()
	}

	/// A part of a stash's loss came back: `bonded` as active stake and `freed` as free funds, of which
	/// `held` went into custody.
	fn returned(
		_stash: &AccountId,
		_request: RequestId,
		_bonded: Balance,
		_freed: Balance,
		_held: Balance,
	) -> Weight {
		Weight::zero()
	}

	/// A stash's loss does not come back: the proceeds were divided, or went to the treasury.
	fn forgotten(
		_stash: &AccountId,
		_request: RequestId,
		_active: Balance,
		_rest: Balance,
	) -> Weight {
		Weight::zero()
	}

	/// The largest weight of hearing of so many losses of one stash in one call. A call is charged no more than this,
	/// whatever each of them tells.
	fn losses_weight(_losses: u32) -> Weight {
		Weight::zero()
	}

	/// The largest weight of hearing that one loss came back, or does not.
	fn end_weight() -> Weight {
		Weight::zero()
	}
}

impl<AccountId> LossListener<AccountId> for () {}

/// The pallet that hears of withdrawals from the stake in the same call, and says what that weighs.
///
/// For sources that know their listener: their calls declare it, and are charged for it.
pub trait WithdrawalListener<AccountId> {
	/// Hears of `amount`, which has just left the stake of an account, and is free. Returns the weight of what was
	/// done then, at most [`max_on_withdrawn`](Self::max_on_withdrawn).
	fn on_withdrawn(who: &AccountId, amount: Balance) -> Weight;

	/// Returns the maximum weight of hearing of a withdrawal.
	fn max_on_withdrawn() -> Weight;
}

impl<AccountId> WithdrawalListener<AccountId> for () {
	fn on_withdrawn(_who: &AccountId, _amount: Balance) -> Weight {
		Weight::zero()
	}

	fn max_on_withdrawn() -> Weight {
		Weight::zero()
	}
}

impl<AccountId, One, Other> WithdrawalListener<AccountId> for (One, Other)
where
	One: WithdrawalListener<AccountId>,
	Other: WithdrawalListener<AccountId>,
{
	fn on_withdrawn(who: &AccountId, amount: Balance) -> Weight {
		let heard = One::on_withdrawn(who, amount);
		heard.saturating_add(Other::on_withdrawn(who, amount))
	}

	fn max_on_withdrawn() -> Weight {
		One::max_on_withdrawn().saturating_add(Other::max_on_withdrawn())
	}
}
