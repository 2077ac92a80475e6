//! Bonds as stake.

use crate::{ledger::free_era, pallet::*, LedgerOf};
use alloc::collections::BTreeMap;
use frame_support::{
	traits::{
		fungible::{hold::Balanced as _, Credit},
		Get, Imbalance,
	},
	weights::Weight,
};
use restaking_primitives::{
	Balance, EraIndex, Refusal, SlashableStake, Slashed, Stake, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchResult};
use sp_staking::OnStakingUpdate;

impl<T: Config<I>, I: 'static> StakeInspect<T::AccountId> for Pallet<T, I> {
	fn era() -> EraIndex {
		CurrentEra::<T, I>::get().index
	}

	fn bonding_duration() -> EraIndex {
		T::BondingDuration::get()
	}

	/// All active stake of this moment: nobody is elected.
	fn total_active() -> Balance {
		TotalActive::<T, I>::get()
	}

	fn stake(who: &T::AccountId) -> Stake {
		let ledger = Self::ledger(who);
		Stake { total: ledger.total(), active: ledger.active }
	}

	/// No base chain slashes bonds.
	fn spoken(_who: &T::AccountId) -> Balance {
		0
	}

	fn spoken_weight() -> Weight {
		Weight::zero()
	}

	fn check(who: &T::AccountId) -> Result<(), Refusal> {
		match Ledgers::<T, I>::contains_key(who) {
			true => Ok(()),
			false => Err(Refusal::NotStash),
		}
	}

	fn stash_of(account: &T::AccountId) -> T::AccountId {
		account.clone()
	}
}

impl<T: Config<I>, I: 'static> SlashableStake<T::AccountId> for Pallet<T, I> {
	type Currency = T::Currency;

	fn burns() -> bool {
		T::Burns::get()
	}

	/// Takes active stake first, then what was unbonded, the newest first: so what was unbonded before the
	/// offence is touched last, in whichever era it was. A ledger of which less is on hold falls all the same.
	fn slash(
		who: &T::AccountId,
		amount: Balance,
		_offence_era: EraIndex,
	) -> Slashed<Credit<T::AccountId, T::Currency>> {
		let before = Self::ledger(who);
		let mut ledger = before.clone();
		let (from_active, from_queue) = ledger.cut(amount);
		// Parts of one ledger.
		let taken = from_active.saturating_add(from_queue);
		let left = Stake { total: ledger.total(), active: ledger.active };
		if taken == 0 {
			let credit = Credit::<T::AccountId, T::Currency>::zero();
			return Slashed { amount: 0, from_active: 0, credit, refunded: 0, left };
		}
		let (credit, _missing) = T::Currency::slash(&HoldReason::<I>::Bonded.into(), who, taken);
		let cut = Self::cut_chunks(&before, &ledger);
		Self::store(who, before.active, ledger);
		Self::deposit_event(Event::Slashed { who: who.clone(), amount: taken, from_active });
		// Everything is written before a listener looks.
		T::Listener::on_slash(who, left.active, &cut, taken);
		Slashed { amount: taken, from_active, credit, refunded: 0, left }
	}

	fn unbond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::do_unbond(who, amount)
	}

	fn bond_extra(who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		Self::do_bond(who, amount)?;
		Ok(amount)
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns what is left of the chunks that a slash has cut, by the eras in which they are free.
	fn cut_chunks(before: &LedgerOf<T, I>, after: &LedgerOf<T, I>) -> BTreeMap<EraIndex, Balance> {
		let chunks = before
			.unlocking
			.iter()
			.map(|chunk| (chunk, after.unbonded_in(chunk.unbonded_era)));
		let cut = chunks.filter(|(chunk, left)| *left < chunk.amount);
		let duration = T::BondingDuration::get();
		cut.map(|(chunk, left)| (free_era(chunk.unbonded_era, duration), left))
			.collect()
	}
}
