//! The jails of services: operators that may not serve, for a term or for good. The only writer of
//! them.

use crate::{pallet::*, types::Jail, MAX_FORGOTTEN};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_math::next_era;
use restaking_primitives::{EraIndex, ServiceId, StakeInspect};
use sp_runtime::DispatchResult;

/// The jail of each service.
pub(crate) struct JailStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> JailStore<T, I> {
	/// Jails an operator until an era. Returns false if it is in jail for at least as long.
	pub fn extend(service: ServiceId, operator: &T::AccountId, until_era: EraIndex) -> bool {
		match Jails::<T, I>::get(service, operator) {
			Some(Jail::ForGood) => return false,
			Some(Jail::Until(before)) if before >= until_era => return false,
			_ => Jails::<T, I>::insert(service, operator, Jail::Until(until_era)),
		}
		true
	}

	/// Bans an operator for good. Refuses one that is banned.
	pub fn ban(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let jail = Jails::<T, I>::get(service, operator);
		ensure!(jail != Some(Jail::ForGood), Error::<T, I>::NothingToChange);
		Jails::<T, I>::insert(service, operator, Jail::ForGood);
		Ok(())
	}

	/// Removes a jail whose term is over.
	pub fn end(service: ServiceId, operator: &T::AccountId) {
		let now = T::Stake::era();
		if let Some(Jail::Until(until_era)) = Jails::<T, I>::get(service, operator) {
			if until_era <= now {
				Jails::<T, I>::remove(service, operator);
			}
		}
	}

	/// Refuses an operator that may not serve from the next era on.
	pub fn ensure_free(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		match Jails::<T, I>::get(service, operator) {
			Some(Jail::ForGood) => Err(Error::<T, I>::BannedOperator.into()),
			Some(Jail::Until(until_era)) if until_era > next_era(T::Stake::era()) => {
				Err(Error::<T, I>::JailedOperator.into())
			},
			_ => Ok(()),
		}
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
