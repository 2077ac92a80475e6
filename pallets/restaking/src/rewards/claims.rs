//! Claims: payment of earnings and commissions to the payees on record.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	stake::OpenStaker,
	store::{EraStore, OperatorStore, PotStore},
	types::Payee,
	work::{add, Work},
	StakerOf, StakerPositionOf, MAX_CLAIMED,
};
use alloc::collections::BTreeSet;
use frame_support::{ensure, storage::with_storage_layer, traits::Get};
use restaking_primitives::{Balance, ServiceId, SlashableStake};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Records the payee of an account, as staker and as operator. Refuses one for an account that is
	/// neither.
	pub(crate) fn do_set_payee(who: &T::AccountId, payee: Payee<T::AccountId>) -> DispatchResult {
		let staker = OpenStaker::<T, I>::set_payee(who, &payee);
		let operator = OperatorStore::<T, I>::set_payee(who, &payee);
		let changed = [staker, operator].into_iter().flatten().reduce(|one, other| one || other);
		ensure!(changed.ok_or(Error::<T, I>::NothingToEarn)?, Error::<T, I>::NothingToChange);
		Self::deposit_event(Event::PayeeSet { who: who.clone(), payee });
		Ok(())
	}

	/// Returns the payee of what an account has earned as a staker, given its record. Of an account without
	/// one: as an operator, or the account itself.
	pub(crate) fn payee_of(
		who: &T::AccountId,
		staker: Option<StakerOf<T, I>>,
	) -> Payee<T::AccountId> {
		let operator = || Operators::<T, I>::get(who).map(|record| record.payee);
		staker.map(|record| record.payee).or_else(operator).unwrap_or_default()
	}

	/// Returns the payee of what an account has earned as an operator. Of an account that is none: as a
	/// staker, or the account itself.
	fn payee_of_operator(who: &T::AccountId) -> Payee<T::AccountId> {
		let staker = || Stakers::<T, I>::get(who).map(|record| record.payee);
		let operator = Operators::<T, I>::get(who).map(|record| record.payee);
		operator.or_else(staker).unwrap_or_default()
	}

	pub(crate) fn do_claim(
		who: &T::AccountId,
		service: ServiceId,
		work: &mut Work,
	) -> DispatchResult {
		Self::claim_at(who, service, MAX_CLAIMED, work)
	}

	/// Claims what an account has earned at a service, with at most so many positions there.
	fn claim_at(
		who: &T::AccountId,
		service: ServiceId,
		most: u32,
		work: &mut Work,
	) -> DispatchResult {
		let mut staker = Stakers::<T, I>::get(who);
		let earned = match &mut staker {
			Some(record) => {
				let at = record.positions.iter().filter(|entry| entry.service == service).count();
				let few = u32::try_from(at).is_ok_and(|at| at <= most);
				ensure!(few, Error::<T, I>::MorePositions);
				add(&mut work.claimed, at);
				Self::take_earned_at(who, record, service)?
			},
			None => 0,
		};
		Self::pay(who, service, earned, || Self::payee_of(who, staker), work)
	}

	/// Takes the earnings of all positions of a staker at a service out of its record, and writes it.
	pub(crate) fn take_earned_at(
		who: &T::AccountId,
		staker: &mut StakerOf<T, I>,
		service: ServiceId,
	) -> Result<Balance, DispatchError> {
		let mut sum: Balance = 0;
		for entry in staker.positions.iter_mut().filter(|entry| entry.service == service) {
			// Parts of one pot.
			sum = sum.saturating_add(Self::take_earned(entry)?);
		}
		// Without whole units nothing is taken, and what is credited now is credited next time.
		if sum > 0 {
			OpenStaker::<T, I>::store_earnings(who, staker);
		}
		Ok(sum)
	}

	/// Takes the earnings of a position.
	///
	/// The amount that counts is that of the record, settled or not: since a slash the assignment earns
	/// nothing until all have settled it. A service that has retired pays nothing any more, whether its
	/// assignments have noted it or not.
	fn take_earned(entry: &mut StakerPositionOf<T, I>) -> Result<Balance, DispatchError> {
		let mut assignment = OpenAssignment::<T, I>::load(entry.assignment())?;
		let (now, counted) = (EraStore::<T, I>::now(), entry.record.counted());
		assignment.with_stream(now, |stream, weight, service| {
			let touched = entry.earnings.touch(stream, &mut service.stream, weight, counted, now);
			touched.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		assignment.store();
		Ok(entry.earnings.take())
	}

	pub(crate) fn do_claim_all(
		who: &T::AccountId,
		positions: u32,
		work: &mut Work,
	) -> DispatchResult {
		let staker = Stakers::<T, I>::get(who).ok_or(Error::<T, I>::NoPosition)?;
		let number = u32::try_from(staker.positions.len()).unwrap_or(u32::MAX);
		ensure!(number <= positions, Error::<T, I>::MorePositions);
		let services: BTreeSet<_> = staker.positions.iter().map(|entry| entry.service).collect();
		let mut paid = false;
		for service in services {
			paid |= with_storage_layer(|| Self::claim_at(who, service, u32::MAX, work)).is_ok();
		}
		ensure!(paid, Error::<T, I>::NothingToClaim);
		Ok(())
	}

	pub(crate) fn do_claim_commission(
		who: &T::AccountId,
		service: ServiceId,
		work: &mut Work,
	) -> DispatchResult {
		let commission = Self::take_commission(who, service)?;
		Self::pay(who, service, commission, || Self::payee_of_operator(who), work)
	}

	/// Takes the commission of an operator at a service.
	pub(crate) fn take_commission(
		who: &T::AccountId,
		service: ServiceId,
	) -> Result<Balance, DispatchError> {
		let Some(id) = AssignmentFor::<T, I>::get(service, who) else { return Ok(0) };
		let mut assignment = OpenAssignment::<T, I>::load(id)?;
		let fee = assignment
			.with_stream(EraStore::<T, I>::now(), |stream, _, _| Ok(stream.take_fee()))?;
		assignment.store();
		Ok(fee)
	}

	/// Pays what an account has `earned` at a service, and what it is owed there, to its payee.
	fn pay(
		who: &T::AccountId,
		service: ServiceId,
		earned: Balance,
		payee: impl FnOnce() -> Payee<T::AccountId>,
		work: &mut Work,
	) -> DispatchResult {
		let (pot, unclaimed) = PotStore::<T, I>::take_unclaimed(service, who)?;
		add(&mut work.unclaimed, u32::from(unclaimed > 0));
		// Parts of one pot.
		let amount = unclaimed.saturating_add(earned);
		ensure!(amount > 0, Error::<T, I>::NothingToClaim);
		let payee = payee();
		if unclaimed > 0 {
			OpenStaker::<T, I>::forget_paid(who);
		}
		let to = match &payee {
			Payee::Account(other) => other.clone(),
			Payee::Own | Payee::Bonded => who.clone(),
		};
		let asset = pot.asset.clone();
		let native = asset == T::NativeAsset::get();
		// Everything is written before staking can call back.
		PotStore::<T, I>::pay_out(service, pot, &to, amount)?;
		let bonds = payee == Payee::Bonded && native;
		add(&mut work.bonded, u32::from(bonds));
		let bonded = bonds && T::Stake::bond_extra(&to, amount).is_ok_and(|rose| rose == amount);
		let who = who.clone();
		Self::deposit_event(Event::RewardPaid { who, service, asset, to, amount, bonded });
		Ok(())
	}
}
