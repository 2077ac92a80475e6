//! Pots and the debts of services to accounts whose records are gone. The only writer of both.
//!
//! Earning credits a record and moves no funds, so that no asset can stand in the way of an exit. Each pot
//! has an account of its own, so that no pot can pay with the funds of another.

use super::ServiceStore;
use crate::{pallet::*, types::Pot, AssetOf, ServiceOf};
use codec::Decode;
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{
			Fortitude::Force,
			Precision::BestEffort,
			Preservation::{Expendable, Preserve},
		},
		Get,
	},
};
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::{
	traits::{AccountIdConversion, BlakeTwo256, Hash, TrailingZeroInput},
	DispatchError, DispatchResult,
};

/// The pot of each service, and what it owes to accounts whose records are gone.
pub(crate) struct PotStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> PotStore<T, I> {
	/// Returns the account of the pot of a service.
	pub fn account(service: ServiceId) -> T::AccountId {
		let (id, seed) = (T::PalletId::get(), (b"pot", service));
		let whole: Option<T::AccountId> = id.try_into_sub_account(seed);
		whole.unwrap_or_else(|| {
			// Ids of accounts that are too short for the seed are a part of its hash: cut off, all would be
			// the same.
			let hash = BlakeTwo256::hash_of(&(id, seed));
			let short = T::AccountId::decode(&mut TrailingZeroInput::new(hash.as_bytes()));
			short.unwrap_or_else(|_| id.into_sub_account_truncating(seed))
		})
	}

	/// Returns the balance of the account of a pot: what is left and owed, its least balance, gifts, and
	/// remainders too small to be shared.
	pub fn balance(service: ServiceId, asset: AssetOf<T, I>) -> Balance {
		T::RewardAssets::balance(asset, &Self::account(service))
	}

	/// Returns the pot of a service, which may be gone.
	pub fn get(service: ServiceId) -> Result<Pot<AssetOf<T, I>>, DispatchError> {
		let pot = match Services::<T, I>::get(service) {
			Some(record) => record.pot,
			None => OrphanedPots::<T, I>::get(service),
		};
		pot.ok_or_else(|| Error::<T, I>::NoPot.into())
	}

	/// Opens an empty pot. Refuses a second one.
	///
	/// Its account exists from now on, whatever is in it: an asset may need that.
	pub fn open(
		service: ServiceId,
		record: &mut ServiceOf<T, I>,
		asset: AssetOf<T, I>,
	) -> DispatchResult {
		ensure!(record.pot.is_none(), Error::<T, I>::PotOpen);
		record.pot = Some(Pot { asset, unclaimed: 0 });
		frame_system::Pallet::<T>::inc_providers(&Self::account(service));
		Ok(())
	}

	/// Moves `amount` from an account into a pot, and what its account lacks of the least balance of the
	/// asset. Returns that.
	///
	/// The least balance stays until the pot is closed. So no payment leaves less than an account may
	/// have, which would be gone.
	pub fn pay_in(
		service: ServiceId,
		asset: AssetOf<T, I>,
		from: &T::AccountId,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let least = T::RewardAssets::minimum_balance(asset.clone());
		// Below zero is zero: it is there.
		let missing = least.saturating_sub(Self::balance(service, asset.clone()));
		let whole = amount.checked_add(missing).ok_or(Error::<T, I>::TooMuchFunded)?;
		T::RewardAssets::transfer(asset, from, &Self::account(service), whole, Preserve)?;
		Ok(missing)
	}

	/// Moves `amount` out of a pot. Closes a pot that owes nothing any more and whose service is gone.
	pub fn pay_out(
		service: ServiceId,
		pot: Pot<AssetOf<T, I>>,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let from = Self::account(service);
		T::RewardAssets::transfer(pot.asset.clone(), &from, to, amount, Preserve)?;
		if pot.unclaimed == 0 && !Services::<T, I>::contains_key(service) {
			OrphanedPots::<T, I>::remove(service);
			Self::close(service, pot.asset);
		}
		Ok(())
	}

	/// Takes leave of the pot of a service that is removed: it is closed, unless it still owes. Refuses one
	/// with funds for coming eras that its owner can have back. What nobody can move keeps no service.
	pub fn orphan(service: ServiceId, record: &ServiceOf<T, I>) -> DispatchResult {
		let Some(pot) = record.pot.clone() else { return Ok(()) };
		let (account, left) = (Self::account(service), record.stream.left);
		let leaves = || T::RewardAssets::can_withdraw(pot.asset.clone(), &account, left);
		let may_go = left == 0 || leaves().into_result(true).is_err();
		ensure!(may_go, Error::<T, I>::PotNotEmpty);
		match pot.unclaimed {
			0 => Self::close(service, pot.asset),
			_ => OrphanedPots::<T, I>::insert(service, pot),
		}
		Ok(())
	}

	/// Sends what is in a pot that owes nothing to the treasury, and lets its account go.
	fn close(service: ServiceId, asset: AssetOf<T, I>) {
		let account = Self::account(service);
		let rest = match Self::balance(service, asset.clone()) {
			0 => 0,
			all => Self::sweep(asset, &account, all),
		};
		// An account with something in it stays.
		let _stays = frame_system::Pallet::<T>::dec_providers(&account);
		Pallet::<T, I>::deposit_event(Event::PotClosed { service, rest });
	}

	/// Sends `amount` to the treasury, or burns what cannot arrive. Returns what is gone.
	///
	/// Where the asset is frozen that is nothing: it stays in an account for which nobody waits.
	fn sweep(asset: AssetOf<T, I>, from: &T::AccountId, amount: Balance) -> Balance {
		let to = T::Treasury::get();
		let sent = T::RewardAssets::transfer(asset.clone(), from, &to, amount, Expendable);
		let gone = sent.or_else(|_| {
			T::RewardAssets::burn_from(asset, from, amount, Expendable, BestEffort, Force)
		});
		gone.unwrap_or(0)
	}

	/// Keeps an amount owed to an account whose record is going.
	pub fn set_aside(service: ServiceId, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		ServiceStore::<T, I>::mutate(service, |record| {
			let pot = record.pot.as_mut().ok_or(Error::<T, I>::Inconsistent)?;
			let unclaimed = pot.unclaimed.checked_add(amount);
			pot.unclaimed = unclaimed.ok_or(Error::<T, I>::Inconsistent)?;
			// Parts of one pot.
			Unclaimed::<T, I>::mutate(who, service, |owed| *owed = owed.saturating_add(amount));
			Ok(())
		})
	}

	/// Returns true if a service owes an account an amount that was kept for it.
	pub fn owes(who: &T::AccountId) -> bool {
		Unclaimed::<T, I>::iter_key_prefix(who).next().is_some()
	}

	/// Takes the amount that was kept for an account, to be paid. Returns the pot without it, and the
	/// amount.
	pub fn take_unclaimed(
		service: ServiceId,
		who: &T::AccountId,
	) -> Result<(Pot<AssetOf<T, I>>, Balance), DispatchError> {
		let mut pot = Self::get(service)?;
		if pot.unclaimed == 0 {
			return Ok((pot, 0));
		}
		let amount = Unclaimed::<T, I>::take(who, service);
		if amount > 0 {
			// A part of the sum.
			pot.unclaimed = pot.unclaimed.saturating_sub(amount);
			Self::put(service, pot.clone())?;
		}
		Ok((pot, amount))
	}

	/// Writes a pot where it was read.
	fn put(service: ServiceId, pot: Pot<AssetOf<T, I>>) -> DispatchResult {
		if !Services::<T, I>::contains_key(service) {
			OrphanedPots::<T, I>::insert(service, pot);
			return Ok(());
		}
		ServiceStore::<T, I>::mutate(service, |record| {
			record.pot = Some(pot);
			Ok(())
		})
	}
}
