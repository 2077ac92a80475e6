//! Staking pallets that keep ledgers: the common part of their adapters.

use frame_support::{
	defensive, ensure,
	traits::{
		fungible::{Balanced, Credit},
		Imbalance,
	},
};
use restaking_primitives::{Balance, EraIndex, Refusal, Slashed, Stake};
use sp_runtime::{DispatchError, DispatchResult};
use sp_staking::StakingInterface;

/// A staking pallet that keeps a ledger for each stash, and holds its funds.
pub(crate) trait LedgerStaking {
	/// The accounts.
	type AccountId: Clone + PartialEq;
	/// The currency that the pallet holds.
	type Currency: Balanced<Self::AccountId, Balance = Balance>;
	/// The pallet.
	type Interface: StakingInterface<AccountId = Self::AccountId, Balance = Balance>;

	/// Returns the ledger of a stash, with its controller. `None` if there is none, or if it contradicts its stash.
	fn ledger(stash: &Self::AccountId) -> Option<(Stake, Option<Self::AccountId>)>;

	/// Returns true if an account controls a ledger, its own or not.
	fn has_ledger(account: &Self::AccountId) -> bool;

	/// Returns the funds of an account that the pallet holds.
	fn held(account: &Self::AccountId) -> Balance;

	/// Takes `amount` of a ledger, as slashes of the pallet do, and the dust that would be left. Returns the funds.
	fn take(
		stash: &Self::AccountId,
		amount: Balance,
		offence_era: EraIndex,
	) -> Credit<Self::AccountId, Self::Currency>;

	/// Returns the error by which the pallet refuses a virtual staker.
	fn virtual_staker() -> DispatchError;
}

/// Returns the stake of an account.
///
/// Without a ledger, or with one that contradicts its stash, nothing of it is active, and the funds are those on hold:
/// governance can restore the ledger, and no claim is cut before.
pub(crate) fn stake<S: LedgerStaking>(who: &S::AccountId) -> Stake {
	match S::ledger(who) {
		Some((stake, _)) => stake,
		None => Stake { total: S::held(who), active: 0 },
	}
}

/// Refuses an account that is no stash, or not its own controller, or whose funds another pallet keeps.
pub(crate) fn check<S: LedgerStaking>(who: &S::AccountId) -> Result<(), Refusal> {
	ensure!(!S::Interface::is_virtual_staker(who), Refusal::Virtual);
	match S::ledger(who) {
		Some((_, controller)) if controller.as_ref() == Some(who) => Ok(()),
		Some(_) => Err(Refusal::Controller),
		None if S::has_ledger(who) => Err(Refusal::Controller),
		None => Err(Refusal::NotStash),
	}
}

/// Returns the stash that an account controls, or the account if it controls none.
pub(crate) fn stash_of<S: LedgerStaking>(account: &S::AccountId) -> S::AccountId {
	S::Interface::stash_by_ctrl(account).unwrap_or_else(|_| account.clone())
}

/// Slashes up to `amount` of a ledger, and pays dust back that the pallet takes beyond it.
///
/// The voters' list is left alone: a slashed voter keeps its place, as after a slash of the staking pallet, and a list
/// that is locked stops nothing.
pub(crate) fn slash<S: LedgerStaking>(
	who: &S::AccountId,
	amount: Balance,
	offence_era: EraIndex,
) -> Slashed<Credit<S::AccountId, S::Currency>> {
	let before = stake::<S>(who);
	let want = amount.min(before.total);
	if want == 0 {
		let credit = Credit::<S::AccountId, S::Currency>::zero();
		return Slashed { amount: 0, from_active: 0, credit, refunded: 0, left: before };
	}
	// The remainder below the existential deposit is taken too: it is the staker's.
	let (credit, beyond) = S::take(who, want, offence_era).split(want);
	let refunded = beyond.peek();
	if refunded > 0 {
		if let Err(unpaid) = S::Currency::resolve(who, beyond) {
			defensive!("the account of a stash is gone");
			drop(unpaid);
		}
	}
	let left = stake::<S>(who);
	let amount = before.total.saturating_sub(left.total).min(want);
	// Up to the dust that was active: of what comes back one day, rather more is bonded than less.
	let from_active = before.active.saturating_sub(left.active).min(amount);
	Slashed { amount, from_active, credit, refunded, left }
}

/// Begins to unbond active stake.
pub(crate) fn unbond<S: LedgerStaking>(who: &S::AccountId, amount: Balance) -> DispatchResult {
	S::Interface::unbond(who, amount)
}

/// Bonds up to `amount` of the free funds of a stash. Returns by how much its active stake rose.
pub(crate) fn bond_extra<S: LedgerStaking>(
	who: &S::AccountId,
	amount: Balance,
) -> Result<Balance, DispatchError> {
	// The ledger of a virtual staker would rise, and nothing of its own would be held.
	ensure!(!S::Interface::is_virtual_staker(who), S::virtual_staker());
	let before = stake::<S>(who).active;
	S::Interface::bond_extra(who, amount)?;
	// Bonding lowers no stake.
	Ok(stake::<S>(who).active.saturating_sub(before))
}
