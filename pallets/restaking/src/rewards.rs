//! Rewards: pots, streams, and what everybody earns of them. The only writer of pots and earnings.
//!
//! Earning credits a record and moves no funds, so that no asset can stand in the way of an exit.

use crate::{assignments::Home, pallet::*, types::Phase, types::Pot, AssetOf, ServiceOf};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{
			Fortitude::Force,
			Precision::BestEffort,
			Preservation::{Expendable, Preserve},
		},
		Contains, Get,
	},
};
use restaking_math::{AssignmentStream, ServiceStream};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId, StakeInspect};
use sp_runtime::{
	traits::{AccountIdConversion, Zero},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Whose funds the rewards of all services are.
	pub fn rewards_account() -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(b"rewards")
	}

	/// The pot of a service.
	pub(crate) fn pot(service: ServiceId) -> Result<Pot<AssetOf<T, I>>, DispatchError> {
		Pots::<T, I>::get(service).ok_or_else(|| Error::<T, I>::NoPot.into())
	}

	/// Pays the streams of a service for all eras up to and including `now`.
	pub(crate) fn pay_until(service: &mut ServiceOf<T, I>, now: EraIndex) -> DispatchResult {
		let rolled = service.schedule.roll(&mut service.stream, now);
		rolled.map_err(|error| Error::<T, I>::from(error).into())
	}

	/// Ends the streams of a service after `now`.
	pub(crate) fn stop_streams(service: &mut ServiceOf<T, I>, now: EraIndex) -> DispatchResult {
		let stopped = service.schedule.stop(&mut service.stream, now);
		stopped.map_err(|error| Error::<T, I>::from(error).into())
	}

	/// The stream of an assignment that opens now.
	pub(crate) fn open_stream(
		service: ServiceId,
		commission: Perbill,
	) -> Result<AssignmentStream, DispatchError> {
		let now = T::Stake::era();
		Self::with_service(service, |record| {
			Self::pay_until(record, now)?;
			AssignmentStream::open(&mut record.stream, Perbill::one(), commission, now)
				.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Credits what a member has earned for what `counted` since it was looked at last.
	///
	/// As long as nothing was ever paid everybody stands at the beginning, and needs no record.
	pub(crate) fn earn(
		id: AssignmentId,
		stash: &T::AccountId,
		stream: &mut AssignmentStream,
		service: &mut ServiceStream,
		counted: Balance,
		now: EraIndex,
	) -> DispatchResult {
		if stream.index.is_zero() {
			return Ok(());
		}
		PositionEarnings::<T, I>::try_mutate(id, stash, |earnings| {
			let touched = earnings.touch(stream, service, counted, now);
			touched.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Keeps what a member has earned that is no member any more. Everything was credited before.
	pub(crate) fn set_earnings_aside(home: &Home<T, I>, stash: &T::AccountId) -> DispatchResult {
		let due = PositionEarnings::<T, I>::take(home.id, stash).due;
		Self::set_aside(home.record.service, stash, due)
	}

	/// Keeps what the operator of an assignment has earned that is closed.
	pub(crate) fn set_fee_aside(home: &mut Home<T, I>) -> DispatchResult {
		let fee = home.record.stream.take_fee();
		Self::set_aside(home.record.service, &home.record.operator, fee)
	}

	/// Keeps what is owed beside the record that is going.
	fn set_aside(service: ServiceId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Pots::<T, I>::try_mutate(service, |pot| {
			let pot = pot.as_mut().ok_or(Error::<T, I>::Inconsistent)?;
			let unclaimed = pot.unclaimed.checked_add(amount);
			pot.unclaimed = unclaimed.ok_or(Error::<T, I>::Inconsistent)?;
			// Parts of what one pot holds.
			Unclaimed::<T, I>::mutate(who, service, |owed| *owed = owed.saturating_add(amount));
			Ok(())
		})
	}

	/// Takes what was kept for somebody.
	pub(crate) fn take_unclaimed(
		service: ServiceId,
		who: &T::AccountId,
		pot: &mut Pot<AssetOf<T, I>>,
	) -> Balance {
		let amount = Unclaimed::<T, I>::take(who, service);
		// A part of the sum.
		pot.unclaimed = pot.unclaimed.saturating_sub(amount);
		amount
	}

	/// Writes a pot after a payment, or removes the empty one of a service that is gone.
	pub(crate) fn store_pot(service: ServiceId, pot: Pot<AssetOf<T, I>>) {
		if pot.held == 0 && !Services::<T, I>::contains_key(service) {
			Pots::<T, I>::remove(service);
			Self::deposit_event(Event::PotClosed { service, rest: 0 });
		} else {
			Pots::<T, I>::insert(service, pot);
		}
	}

	/// Pays `amount` out of a pot.
	pub(crate) fn pay_from(
		pot: &mut Pot<AssetOf<T, I>>,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		pot.held = pot.held.checked_sub(amount).ok_or(Error::<T, I>::Inconsistent)?;
		let (asset, from) = (pot.asset.clone(), Self::rewards_account());
		T::RewardAssets::transfer(asset, &from, to, amount, Expendable)?;
		Ok(())
	}

	pub(crate) fn do_open_pot(service: ServiceId, asset: AssetOf<T, I>) -> DispatchResult {
		Self::ensure_not_retired(&Self::service(service)?)?;
		ensure!(!Pots::<T, I>::contains_key(service), Error::<T, I>::PotOpen);
		ensure!(T::AllowedAssets::contains(&asset), Error::<T, I>::AssetNotAllowed);
		Pots::<T, I>::insert(service, Pot { asset: asset.clone(), held: 0, unclaimed: 0 });
		Self::deposit_event(Event::PotOpened { service, asset });
		Ok(())
	}

	pub(crate) fn do_fund_rewards(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
		eras: u32,
	) -> DispatchResult {
		let mut pot = Self::pot(service)?;
		let asset = pot.asset.clone();
		let least = T::RewardAssets::minimum_balance(asset.clone());
		ensure!(amount >= least && amount > 0, Error::<T, I>::TooLittleFunded);
		let rate = Self::with_service(service, |record| {
			Self::ensure_not_retired(record)?;
			record
				.schedule
				.fund(&mut record.stream, amount, eras, T::Stake::era())
				.map_err(Error::<T, I>::from)?;
			Ok(record.stream.rate)
		})?;
		pot.held = pot.held.checked_add(amount).ok_or(Error::<T, I>::TooMuchFunded)?;
		T::RewardAssets::transfer(asset, who, &Self::rewards_account(), amount, Preserve)?;
		Pots::<T, I>::insert(service, pot);
		let payer = who.clone();
		Self::deposit_event(Event::RewardsFunded { service, payer, amount, eras, rate });
		Ok(())
	}

	pub(crate) fn do_refund_rewards(service: ServiceId, to: &T::AccountId) -> DispatchResult {
		let mut pot = Self::pot(service)?;
		let amount = Self::with_service(service, |record| {
			let retired = matches!(record.phase, Phase::Retired { .. });
			ensure!(retired, Error::<T, I>::NotRetired);
			record
				.stream
				.take_back(Balance::MAX, T::Stake::era())
				.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		ensure!(amount > 0, Error::<T, I>::NothingToRefund);
		Self::pay_from(&mut pot, to, amount)?;
		Pots::<T, I>::insert(service, pot);
		let to = to.clone();
		Self::deposit_event(Event::RewardsRefunded { service, to, amount });
		Ok(())
	}

	/// Closes the pot of a service that is removed: what is owed stays, what was too little to be
	/// shared goes to the treasury.
	pub(crate) fn close_pot(service: ServiceId, record: &ServiceOf<T, I>) -> DispatchResult {
		let Some(mut pot) = Pots::<T, I>::get(service) else { return Ok(()) };
		ensure!(record.stream.left == 0, Error::<T, I>::PotNotEmpty);
		// What is owed is a part of what is held.
		let rest = pot.held.saturating_sub(pot.unclaimed);
		if rest > 0 && Self::pay_from(&mut pot, &T::Treasury::get(), rest).is_err() {
			let (asset, from) = (pot.asset.clone(), Self::rewards_account());
			T::RewardAssets::burn_from(asset, &from, rest, Expendable, BestEffort, Force)?;
		}
		pot.held = pot.unclaimed;
		match pot.held.is_zero() {
			true => Pots::<T, I>::remove(service),
			false => Pots::<T, I>::insert(service, pot),
		}
		Self::deposit_event(Event::PotClosed { service, rest });
		Ok(())
	}

	/// The service of an assignment.
	pub(crate) fn service_of(assignment: AssignmentId) -> Result<ServiceId, DispatchError> {
		let record = Assignments::<T, I>::get(assignment);
		Ok(record.ok_or(Error::<T, I>::NoSuchAssignment)?.service)
	}

	pub(crate) fn do_set_multiplier(
		assignment: AssignmentId,
		multiplier: Perbill,
	) -> DispatchResult {
		let mut home = Home::<T, I>::open(assignment)?;
		ensure!(home.record.closed.is_none(), Error::<T, I>::ClosedAssignment);
		let now = T::Stake::era();
		home.with_stream(now, |stream, service| {
			ensure!(stream.multiplier != multiplier, Error::<T, I>::NothingToChange);
			stream
				.set_multiplier(&mut service.stream, multiplier, now)
				.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		home.save()?;
		let from = now.saturating_add(1);
		Self::deposit_event(Event::MultiplierSet { assignment, multiplier, from });
		Ok(())
	}
}
