//! Stake in the form of a plain hold.

use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungible::{hold, Credit, Inspect},
		tokens::Precision::Exact,
		ConstBool, Get, Imbalance,
	},
	weights::Weight,
};
use restaking_primitives::{
	Balance, EraIndex, Refusal, SlashableStake, Slashed, Stake, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchResult};
use sp_staking::OnStakingUpdate;

/// Stake in the form of funds that `F` holds for `Reason`, for pallets that hold funds of their own. A chain without a
/// staking pallet takes `pallet-bond`.
///
/// `Era` is the clock: it keeps the rule of [`StakeInspect::era`]. `Total` is the stake of all accounts together. There
/// is no unbonding period: unbonded stake is free at once. The proceeds of slashes wait for the longest exit window and
/// an era all the same. `Listener` is called in the same call, so that it can take liable stake into custody. A pallet
/// that releases the hold in other ways has to call it too.
///
/// `Burns` is false where `F` is an asset of others: see [`SlashableStake::burns`].
pub struct HeldStake<F, Reason, Era, Total, Listener, Burns = ConstBool<true>>(
	PhantomData<(F, Reason, Era, Total, Listener, Burns)>,
);

impl<AccountId, F, Reason, Era, Total, Listener, Burns> StakeInspect<AccountId>
	for HeldStake<F, Reason, Era, Total, Listener, Burns>
where
	AccountId: Clone,
	F: hold::Inspect<AccountId> + Inspect<AccountId, Balance = Balance>,
	Reason: Get<F::Reason>,
	Era: Get<EraIndex>,
	Total: Get<Balance>,
{
	fn era() -> EraIndex {
		Era::get()
	}

	fn bonding_duration() -> EraIndex {
		0
	}

	fn total_active() -> Balance {
		Total::get()
	}

	fn stake(who: &AccountId) -> Stake {
		let held = F::balance_on_hold(&Reason::get(), who);
		Stake { total: held, active: held }
	}

	/// There is no base chain that slashes.
	fn spoken(_who: &AccountId) -> Balance {
		0
	}

	fn spoken_weight() -> Weight {
		Weight::zero()
	}

	fn check(who: &AccountId) -> Result<(), Refusal> {
		match F::balance_on_hold(&Reason::get(), who) {
			0 => Err(Refusal::NotStash),
			_ => Ok(()),
		}
	}

	fn stash_of(account: &AccountId) -> AccountId {
		account.clone()
	}
}

impl<AccountId, F, Reason, Era, Total, Listener, Burns> SlashableStake<AccountId>
	for HeldStake<F, Reason, Era, Total, Listener, Burns>
where
	AccountId: Clone,
	F: hold::Mutate<AccountId> + hold::Balanced<AccountId> + Inspect<AccountId, Balance = Balance>,
	Reason: Get<F::Reason>,
	Era: Get<EraIndex>,
	Total: Get<Balance>,
	Listener: OnStakingUpdate<AccountId, Balance>,
	Burns: Get<bool>,
{
	type Currency = F;

	fn burns() -> bool {
		Burns::get()
	}

	fn slash(
		who: &AccountId,
		amount: Balance,
		_offence_era: EraIndex,
	) -> Slashed<Credit<AccountId, F>> {
		let (credit, _missing) =
			<F as hold::Balanced<AccountId>>::slash(&Reason::get(), who, amount);
		let amount = credit.peek();
		let left = Self::stake(who);
		Slashed { amount, from_active: amount, credit, refunded: 0, left }
	}

	fn unbond(who: &AccountId, amount: Balance) -> DispatchResult {
		let freed = F::release(&Reason::get(), who, amount, Exact)?;
		Listener::on_withdraw(who, freed);
		Ok(())
	}

	fn bond_extra(who: &AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		F::hold(&Reason::get(), who, amount)?;
		Ok(amount)
	}
}
