//! The jails of services: operators that may not serve, for a term or for good. The only writer of
//! them.

use crate::{pallet::*, types::Jail, MAX_FORGOTTEN};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_math::next_era;
use restaking_primitives::{EraIndex, RequestId, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// The jail of each service.
///
/// The record of a term that is over stays until the operator says that it is back, or its assignment
/// closes: without one, nothing is asked of it.
pub(crate) struct JailStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> JailStore<T, I> {
	/// Jails an operator until an era, or longer if it is jailed for longer. It has to say anew that it is
	/// back. Returns false for one that is banned.
	pub fn jail(
		service: ServiceId,
		operator: &T::AccountId,
		until_era: EraIndex,
		by: RequestId,
	) -> bool {
		let until_era = match Jails::<T, I>::get(service, operator) {
			Some(Jail::ForGood) => return false,
			Some(Jail::Until { until_era: before, .. }) => before.max(until_era),
			None => until_era,
		};
		Jails::<T, I>::insert(service, operator, Jail::Until { until_era, by, back: false });
		true
	}

	/// Bans an operator for good. Refuses one that is banned.
	pub fn ban(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let jail = Jails::<T, I>::get(service, operator);
		ensure!(jail != Some(Jail::ForGood), Error::<T, I>::NothingToChange);
		Jails::<T, I>::insert(service, operator, Jail::ForGood);
		Ok(())
	}

	/// Lifts a ban. Refuses an operator that is not banned.
	pub fn lift_ban(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let jail = Jails::<T, I>::get(service, operator);
		ensure!(jail == Some(Jail::ForGood), Error::<T, I>::NothingToChange);
		Jails::<T, I>::remove(service, operator);
		Ok(())
	}

	/// Records that a jailed operator is back. Refuses to hear it twice.
	pub fn hear(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		Jails::<T, I>::try_mutate(service, operator, |jail| match jail {
			None => Err(Error::<T, I>::NotJailed.into()),
			Some(Jail::ForGood) => Err(Error::<T, I>::BannedOperator.into()),
			Some(Jail::Until { back: true, .. }) => Err(Error::<T, I>::NothingToChange.into()),
			Some(Jail::Until { back, .. }) => {
				*back = true;
				Ok(())
			},
		})
	}

	/// Returns true if a term is over, and the operator has said that it is back.
	pub fn is_served(service: ServiceId, operator: &T::AccountId) -> bool {
		let jail = Jails::<T, I>::get(service, operator);
		matches!(jail, Some(Jail::Until { back: true, .. })) && Self::is_free(jail.as_ref())
	}

	/// Removes a term that is over from the next era on.
	pub fn end(service: ServiceId, operator: &T::AccountId) {
		let jail = Jails::<T, I>::get(service, operator);
		if jail.is_some() && Self::is_free(jail.as_ref()) {
			Jails::<T, I>::remove(service, operator);
		}
	}

	/// Returns true if an operator may serve from the next era on.
	fn is_free(jail: Option<&Jail>) -> bool {
		match jail {
			None => true,
			Some(Jail::ForGood) => false,
			Some(Jail::Until { until_era, .. }) => *until_era <= next_era(T::Stake::era()),
		}
	}

	/// Refuses an operator that may not serve from the next era on.
	pub fn ensure_free(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		Self::free(service, operator).map(|_| ())
	}

	/// Returns the term on record of an operator that may serve from the next era on. Refuses another.
	fn free(service: ServiceId, operator: &T::AccountId) -> Result<Option<Jail>, DispatchError> {
		let jail = Jails::<T, I>::get(service, operator);
		ensure!(jail != Some(Jail::ForGood), Error::<T, I>::BannedOperator);
		ensure!(Self::is_free(jail.as_ref()), Error::<T, I>::JailedOperator);
		Ok(jail)
	}

	/// Refuses an operator that may not serve from the next era on, or has not said that it is back.
	pub fn ensure_back(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let silent =
			matches!(Self::free(service, operator)?, Some(Jail::Until { back: false, .. }));
		ensure!(!silent, Error::<T, I>::SilentOperator);
		Ok(())
	}

	/// Removes a page of the jails of a service that is removed. Returns true if more may be left.
	pub fn clear(service: ServiceId) -> bool {
		let page = usize::try_from(MAX_FORGOTTEN).unwrap_or(usize::MAX);
		let jailed: Vec<_> = Jails::<T, I>::iter_key_prefix(service).take(page).collect();
		for operator in &jailed {
			Jails::<T, I>::remove(service, operator);
		}
		jailed.len() == page
	}
}
