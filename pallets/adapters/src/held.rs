//! Stake that is a plain hold.

use core::marker::PhantomData;
use frame_support::traits::{
	fungible::{hold, Credit, Inspect},
	tokens::Precision::Exact,
	Get, Imbalance,
};
use restaking_primitives::{
	Balance, EraIndex, Refusal, SlashableStake, Slashed, Stake, StakeInspect,
};
use sp_runtime::DispatchResult;
use sp_staking::OnStakingUpdate;

/// Stake that is what `F` holds for `Reason`: for chains without a staking pallet.
///
/// `Era` is the clock, `Total` the stake of everybody. There is no unbonding period: what is unbonded
/// is free at once, and `Listener` hears of it in the same call, in time to take what is liable into
/// custody. A pallet that releases the hold by other ways must tell the listener too.
pub struct HeldStake<F, Reason, Era, Total, Listener>(
	PhantomData<(F, Reason, Era, Total, Listener)>,
);

impl<AccountId, F, Reason, Era, Total, Listener> StakeInspect<AccountId>
	for HeldStake<F, Reason, Era, Total, Listener>
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

impl<AccountId, F, Reason, Era, Total, Listener> SlashableStake<AccountId>
	for HeldStake<F, Reason, Era, Total, Listener>
where
	AccountId: Clone,
	F: hold::Mutate<AccountId> + hold::Balanced<AccountId> + Inspect<AccountId, Balance = Balance>,
	Reason: Get<F::Reason>,
	Era: Get<EraIndex>,
	Total: Get<Balance>,
	Listener: OnStakingUpdate<AccountId, Balance>,
{
	type Currency = F;

	fn slash(
		who: &AccountId,
		amount: Balance,
		_offence_era: EraIndex,
	) -> Slashed<Credit<AccountId, F>> {
		let (credit, _missing) =
			<F as hold::Balanced<AccountId>>::slash(&Reason::get(), who, amount);
		Slashed { amount: credit.peek(), credit, refunded: 0 }
	}

	fn unbond(who: &AccountId, amount: Balance) -> DispatchResult {
		let freed = F::release(&Reason::get(), who, amount, Exact)?;
		Listener::on_withdraw(who, freed);
		Ok(())
	}

	fn bond_extra(who: &AccountId, amount: Balance) -> DispatchResult {
		F::hold(&Reason::get(), who, amount)
	}
}
