//! Pots, earnings and payees. The only writer of them.
//!
//! Earning credits a record and moves no funds, so that no asset can stand in the way of an exit.

use crate::{
	pallet::*,
	types::{Payee, Pot},
	AssetOf, ServiceOf,
};
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{
		fungibles::Mutate,
		tokens::{
			Fortitude::Force,
			Precision::BestEffort,
			Preservation::{Expendable, Preserve},
		},
		Get,
	},
};
use restaking_math::{AssignmentStream, ServiceStream};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use sp_runtime::{
	traits::{AccountIdConversion, Zero},
	DispatchError, DispatchResult,
};

/// The pot of each service, the earnings of positions, and the payee of each account.
pub(crate) struct PotStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> PotStore<T, I> {
	/// Returns the account that holds the pots of all services.
	pub fn account() -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(b"rewards")
	}

	/// Returns the pot of a service.
	pub fn get(service: ServiceId) -> Result<Pot<AssetOf<T, I>>, DispatchError> {
		Pots::<T, I>::get(service).ok_or_else(|| Error::<T, I>::NoPot.into())
	}

	/// Opens an empty pot. Refuses a second one.
	pub fn open(service: ServiceId, asset: AssetOf<T, I>) -> DispatchResult {
		ensure!(!Pots::<T, I>::contains_key(service), Error::<T, I>::PotOpen);
		Pots::<T, I>::insert(service, Pot { asset, held: 0, unclaimed: 0 });
		Ok(())
	}

	/// Moves `amount` from an account into a pot.
	pub fn pay_in(
		service: ServiceId,
		mut pot: Pot<AssetOf<T, I>>,
		from: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		pot.held = pot.held.checked_add(amount).ok_or(Error::<T, I>::TooMuchFunded)?;
		let asset = pot.asset.clone();
		T::RewardAssets::transfer(asset, from, &Self::account(), amount, Preserve)?;
		Pots::<T, I>::insert(service, pot);
		Ok(())
	}

	/// Moves `amount` out of a pot, which is removed if it is empty and its service is gone.
	pub fn pay_out(
		service: ServiceId,
		mut pot: Pot<AssetOf<T, I>>,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::transfer(&mut pot, to, amount)?;
		if pot.held == 0 && !Services::<T, I>::contains_key(service) {
			Pots::<T, I>::remove(service);
			Pallet::<T, I>::deposit_event(Event::PotClosed { service, rest: 0 });
		} else {
			Pots::<T, I>::insert(service, pot);
		}
		Ok(())
	}

	fn transfer(
		pot: &mut Pot<AssetOf<T, I>>,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		pot.held = pot.held.checked_sub(amount).ok_or(Error::<T, I>::Inconsistent)?;
		let (asset, from) = (pot.asset.clone(), Self::account());
		T::RewardAssets::transfer(asset, &from, to, amount, Expendable)?;
		Ok(())
	}

	/// Closes the pot of a service that is removed: debts stay, remainders too small to be shared go to
	/// the treasury.
	pub fn close(service: ServiceId, record: &ServiceOf<T, I>) -> DispatchResult {
		let Some(mut pot) = Pots::<T, I>::get(service) else { return Ok(()) };
		ensure!(record.stream.left == 0, Error::<T, I>::PotNotEmpty);
		// Debts are a part of the amount held.
		let rest = pot.held.saturating_sub(pot.unclaimed);
		if rest > 0 && Self::transfer(&mut pot, &T::Treasury::get(), rest).is_err() {
			let (asset, from) = (pot.asset.clone(), Self::account());
			T::RewardAssets::burn_from(asset, &from, rest, Expendable, BestEffort, Force)?;
		}
		pot.held = pot.unclaimed;
		match pot.held.is_zero() {
			true => Pots::<T, I>::remove(service),
			false => Pots::<T, I>::insert(service, pot),
		}
		Pallet::<T, I>::deposit_event(Event::PotClosed { service, rest });
		Ok(())
	}

	/// Credits the earnings of a member that `counted` since it was last touched.
	///
	/// As long as nothing was ever paid everybody stands at the beginning, and needs no record.
	pub fn credit(
		(id, stash): (AssignmentId, &T::AccountId),
		stream: &mut AssignmentStream,
		weight: Option<Balance>,
		service: &mut ServiceStream,
		counted: Balance,
		now: EraIndex,
	) -> DispatchResult {
		if stream.index.is_zero() {
			return Ok(());
		}
		PositionEarnings::<T, I>::try_mutate(id, stash, |earnings| {
			let touched = earnings.touch(stream, service, weight, counted, now);
			touched.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Takes the credited earnings of a member, to be paid.
	pub fn take_earnings(id: AssignmentId, stash: &T::AccountId) -> Balance {
		PositionEarnings::<T, I>::mutate(id, stash, |earnings| earnings.take())
	}

	/// Keeps the earnings of a member that leaves. They were credited before.
	pub fn set_earnings_aside(
		service: ServiceId,
		id: AssignmentId,
		stash: &T::AccountId,
	) -> DispatchResult {
		let due = PositionEarnings::<T, I>::take(id, stash).due;
		Self::set_aside(service, stash, due)
	}

	/// Keeps an amount owed to an account whose record is going.
	pub fn set_aside(service: ServiceId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Pots::<T, I>::try_mutate(service, |pot| {
			let pot = pot.as_mut().ok_or(Error::<T, I>::Inconsistent)?;
			let unclaimed = pot.unclaimed.checked_add(amount);
			pot.unclaimed = unclaimed.ok_or(Error::<T, I>::Inconsistent)?;
			// Parts of one pot.
			Unclaimed::<T, I>::mutate(who, service, |owed| *owed = owed.saturating_add(amount));
			Ok(())
		})
	}

	/// Takes the amount that was kept for an account, to be paid.
	pub fn take_unclaimed(
		service: ServiceId,
		who: &T::AccountId,
		pot: &mut Pot<AssetOf<T, I>>,
	) -> Balance {
		let amount = Unclaimed::<T, I>::take(who, service);
		// A part of the sum.
		pot.unclaimed = pot.unclaimed.saturating_sub(amount);
		amount
	}

	/// Returns true if an account may be paid rewards: a staker, an operator, or one to which some are owed.
	pub fn may_earn(who: &T::AccountId) -> bool {
		Stakers::<T, I>::contains_key(who)
			|| Operators::<T, I>::contains_key(who)
			|| Unclaimed::<T, I>::iter_key_prefix(who).next().is_some()
	}

	/// Forgets the payee of an account that lost a record, if that was its last.
	pub fn forget_payee(who: &T::AccountId) {
		if Payees::<T, I>::contains_key(who) && !Self::may_earn(who) {
			Payees::<T, I>::remove(who);
		}
	}

	/// Records the payee of an account. Refuses one for an account that cannot earn.
	pub fn set_payee(who: &T::AccountId, payee: &Payee<T::AccountId>) -> DispatchResult {
		ensure!(Payees::<T, I>::get(who) != *payee, Error::<T, I>::NothingToChange);
		ensure!(Self::may_earn(who), Error::<T, I>::NothingToEarn);
		match payee {
			Payee::Own => Payees::<T, I>::remove(who),
			_ => Payees::<T, I>::insert(who, payee),
		}
		Ok(())
	}
}
