//! Payment of what was earned. The only writer of payees.

use crate::{assignments::Home, pallet::*, tally::Tally, types::Payee, types::Pot, AssetOf};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, storage::with_storage_layer, traits::Get};
use restaking_primitives::{AssignmentId, Balance, ServiceId, SlashableStake, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_set_payee(who: &T::AccountId, payee: Payee<T::AccountId>) -> DispatchResult {
		ensure!(Payees::<T, I>::get(who) != payee, Error::<T, I>::NothingToChange);
		match payee {
			Payee::Own => Payees::<T, I>::remove(who),
			_ => Payees::<T, I>::insert(who, &payee),
		}
		Self::deposit_event(Event::PayeeSet { who: who.clone(), payee });
		Ok(())
	}

	pub(crate) fn do_claim(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		// First, as an assignment that closes on the way sets its commission aside in the pot.
		let earned = Self::take_earned_at(who, service)?;
		let mut pot = Self::pot(service)?;
		let unclaimed = Self::take_unclaimed(service, who, &mut pot);
		// Parts of what one pot holds.
		Self::pay(who, service, pot, unclaimed.saturating_add(earned))
	}

	/// Takes what all positions of a staker at a service have earned.
	pub(crate) fn take_earned_at(
		who: &T::AccountId,
		service: ServiceId,
	) -> Result<Balance, DispatchError> {
		let mut positions = Self::positions_at(who, service).into_iter();
		positions.try_fold(0, |sum: Balance, (id, counted)| {
			// Parts of what one pot holds.
			Ok(sum.saturating_add(Self::take_earned(who, id, counted)?))
		})
	}

	/// The positions of a staker at a service, and what counts in each.
	fn positions_at(who: &T::AccountId, service: ServiceId) -> Vec<(AssignmentId, Balance)> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let positions = staker.positions.iter().filter(|entry| entry.service == service);
		positions.map(|entry| (entry.assignment(), entry.record.counted())).collect()
	}

	/// Takes what a position has earned.
	///
	/// What counts is what the record says, settled or not: since a slash the assignment earns
	/// nothing until all have settled it.
	fn take_earned(
		who: &T::AccountId,
		id: AssignmentId,
		counted: Balance,
	) -> Result<Balance, DispatchError> {
		Tally::add_position();
		let mut home = Home::<T, I>::open(id)?;
		let now = T::Stake::era();
		let earned = home.with_stream(now, |stream, service| {
			Self::earn(id, who, stream, &mut service.stream, counted, now)?;
			Ok(match stream.index.is_zero() {
				true => 0,
				false => PositionEarnings::<T, I>::mutate(id, who, |earnings| earnings.take()),
			})
		})?;
		home.save()?;
		Ok(earned)
	}

	pub(crate) fn do_claim_all(who: &T::AccountId) -> DispatchResult {
		let staker = Stakers::<T, I>::get(who).ok_or(Error::<T, I>::NoPosition)?;
		let services: BTreeSet<_> = staker.positions.iter().map(|entry| entry.service).collect();
		let mut paid = false;
		for service in services {
			paid |= with_storage_layer(|| Self::do_claim(who, service)).is_ok();
		}
		ensure!(paid, Error::<T, I>::NothingToClaim);
		Ok(())
	}

	pub(crate) fn do_claim_commission(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		// First, as an assignment that closes on the way sets its commission aside in the pot.
		let commission = Self::take_commission(who, service)?;
		let mut pot = Self::pot(service)?;
		let unclaimed = Self::take_unclaimed(service, who, &mut pot);
		// Parts of what one pot holds.
		Self::pay(who, service, pot, unclaimed.saturating_add(commission))
	}

	/// Takes what an operator has kept at a service.
	pub(crate) fn take_commission(
		who: &T::AccountId,
		service: ServiceId,
	) -> Result<Balance, DispatchError> {
		let Some(id) = AssignmentFor::<T, I>::get(service, who) else { return Ok(0) };
		let mut home = Home::<T, I>::open(id)?;
		let fee = home.with_stream(T::Stake::era(), |stream, _| Ok(stream.take_fee()))?;
		home.save()?;
		Ok(fee)
	}

	/// Pays what somebody has earned to its payee.
	fn pay(
		who: &T::AccountId,
		service: ServiceId,
		mut pot: Pot<AssetOf<T, I>>,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::NothingToClaim);
		let payee = Payees::<T, I>::get(who);
		let to = match &payee {
			Payee::Account(other) => other.clone(),
			Payee::Own | Payee::Bonded => who.clone(),
		};
		Self::pay_from(&mut pot, &to, amount)?;
		let native = pot.asset == T::NativeAsset::get();
		// Everything is written before staking can call back.
		Self::store_pot(service, pot);
		let bonded = payee == Payee::Bonded && native && T::Stake::bond_extra(&to, amount).is_ok();
		let who = who.clone();
		Self::deposit_event(Event::RewardPaid { who, service, to, amount, bonded });
		Ok(())
	}
}
