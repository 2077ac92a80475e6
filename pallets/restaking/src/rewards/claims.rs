//! Claims: payment of earnings and commissions to the payees on record.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::PotStore,
	types::{Payee, Pot},
	weight::Work,
	AssetOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, storage::with_storage_layer, traits::Get};
use restaking_primitives::{AssignmentId, Balance, ServiceId, SlashableStake, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_set_payee(who: &T::AccountId, payee: Payee<T::AccountId>) -> DispatchResult {
		PotStore::<T, I>::set_payee(who, &payee)?;
		Self::deposit_event(Event::PayeeSet { who: who.clone(), payee });
		Ok(())
	}

	pub(crate) fn do_claim(
		who: &T::AccountId,
		service: ServiceId,
		work: &mut Work,
	) -> DispatchResult {
		// First, as an assignment that closes on the way sets its commission aside in the pot.
		let earned = Self::take_earned_at(who, service, work)?;
		let mut pot = PotStore::<T, I>::get(service)?;
		let unclaimed = PotStore::<T, I>::take_unclaimed(service, who, &mut pot);
		// Parts of one pot.
		Self::pay(who, service, pot, unclaimed.saturating_add(earned))
	}

	/// Takes the earnings of all positions of a staker at a service.
	pub(crate) fn take_earned_at(
		who: &T::AccountId,
		service: ServiceId,
		work: &mut Work,
	) -> Result<Balance, DispatchError> {
		let mut positions = Self::positions_at(who, service).into_iter();
		positions.try_fold(0, |sum: Balance, (id, counted)| {
			work.add_position();
			// Parts of one pot.
			Ok(sum.saturating_add(Self::take_earned(who, id, counted)?))
		})
	}

	/// Returns the positions of a staker at a service, and the amount that counts in each.
	fn positions_at(who: &T::AccountId, service: ServiceId) -> Vec<(AssignmentId, Balance)> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let positions = staker.positions.iter().filter(|entry| entry.service == service);
		positions.map(|entry| (entry.assignment(), entry.record.counted())).collect()
	}

	/// Takes the earnings of a position.
	///
	/// The amount that counts is that of the record, settled or not: since a slash the assignment earns
	/// nothing until all have settled it.
	fn take_earned(
		who: &T::AccountId,
		id: AssignmentId,
		counted: Balance,
	) -> Result<Balance, DispatchError> {
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		let now = T::Stake::era();
		let earned = assignment.with_stream(now, |stream, weight, service| {
			let of_service = &mut service.stream;
			PotStore::<T, I>::credit((id, who), stream, weight, of_service, counted, now)?;
			Ok(match stream.index.is_zero() {
				true => 0,
				false => PotStore::<T, I>::take_earnings(id, who),
			})
		})?;
		assignment.save()?;
		Ok(earned)
	}

	pub(crate) fn do_claim_all(who: &T::AccountId, work: &mut Work) -> DispatchResult {
		let staker = Stakers::<T, I>::get(who).ok_or(Error::<T, I>::NoPosition)?;
		let services: BTreeSet<_> = staker.positions.iter().map(|entry| entry.service).collect();
		let mut paid = false;
		for service in services {
			paid |= with_storage_layer(|| Self::do_claim(who, service, work)).is_ok();
		}
		ensure!(paid, Error::<T, I>::NothingToClaim);
		Ok(())
	}

	pub(crate) fn do_claim_commission(
		who: &T::AccountId,
		service: ServiceId,
		work: &mut Work,
	) -> DispatchResult {
		// First, as an assignment that closes on the way sets its commission aside in the pot.
		let commission = Self::take_commission(who, service, work)?;
		let mut pot = PotStore::<T, I>::get(service)?;
		let unclaimed = PotStore::<T, I>::take_unclaimed(service, who, &mut pot);
		// Parts of one pot.
		Self::pay(who, service, pot, unclaimed.saturating_add(commission))
	}

	/// Takes the commission of an operator at a service. An assignment that is over may go on the way.
	pub(crate) fn take_commission(
		who: &T::AccountId,
		service: ServiceId,
		work: &mut Work,
	) -> Result<Balance, DispatchError> {
		let Some(id) = AssignmentFor::<T, I>::get(service, who) else { return Ok(0) };
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		let fee = assignment.with_stream(T::Stake::era(), |stream, _, _| Ok(stream.take_fee()))?;
		if assignment.save()? {
			work.add_removed();
		}
		Ok(fee)
	}

	/// Pays an amount that an account has earned to its payee.
	fn pay(
		who: &T::AccountId,
		service: ServiceId,
		pot: Pot<AssetOf<T, I>>,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T, I>::NothingToClaim);
		let payee = Payees::<T, I>::get(who);
		let to = match &payee {
			Payee::Account(other) => other.clone(),
			Payee::Own | Payee::Bonded => who.clone(),
		};
		let asset = pot.asset.clone();
		let native = asset == T::NativeAsset::get();
		// Everything is written before staking can call back.
		PotStore::<T, I>::pay_out(service, pot, &to, amount)?;
		let bonded = payee == Payee::Bonded
			&& native && T::Stake::bond_extra(&to, amount)
			.is_ok_and(|rose| rose == amount);
		PotStore::<T, I>::forget_payee(who);
		let who = who.clone();
		Self::deposit_event(Event::RewardPaid { who, service, asset, to, amount, bonded });
		Ok(())
	}
}
