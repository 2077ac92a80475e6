//! The jails of services: operators that may not serve, for a term or for good. The only writer of
//! them.

use crate::{
	pallet::*,
	store::EraStore,
	types::{Jail, JailTerm},
	MAX_FORGOTTEN,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{ensure, BoundedVec};
use restaking_math::next_era;
use restaking_primitives::{EraIndex, RequestId, ServiceId};
use sp_runtime::{DispatchError, DispatchResult};

/// The jail of each service.
///
/// The record of a term that is over stays until the operator says that it is back, or its assignment
/// closes: without one, nothing is asked of it.
pub(crate) struct JailStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> JailStore<T, I> {
	/// Adds the term for which a slash jails an operator. It has to say anew that it is back. Returns false
	/// for one that is banned.
	pub fn jail(
		service: ServiceId,
		operator: &T::AccountId,
		until_era: EraIndex,
		by: RequestId,
	) -> bool {
		let jail = Jails::<T, I>::get(service, operator);
		let mut jail = jail.unwrap_or(Jail::Until { terms: BoundedVec::new() });
		if jail == Jail::ForGood {
			return false;
		}
		jail.add(JailTerm { until_era, by: Some(by), back: false });
		Jails::<T, I>::insert(service, operator, jail);
		true
	}

	/// Ends the term of a slash that is undone. Those of others stay, with what the operator has said since.
	pub fn spare(service: ServiceId, operator: &T::AccountId, request: RequestId) {
		let Some(mut jail) = Jails::<T, I>::get(service, operator) else { return };
		let over = jail.remove(request) || (jail.is_back() && Self::is_free(Some(&jail)));
		match over {
			true => Jails::<T, I>::remove(service, operator),
			false => Jails::<T, I>::insert(service, operator, jail),
		}
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
			Some(jail) => {
				ensure!(jail.hear(), Error::<T, I>::NothingToChange);
				Ok(())
			},
		})
	}

	/// Returns true if a term is over, and the operator has said that it is back.
	pub fn is_served(service: ServiceId, operator: &T::AccountId) -> bool {
		let jail = Jails::<T, I>::get(service, operator);
		jail.is_some_and(|jail| jail.is_back() && Self::is_free(Some(&jail)))
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
		jail.is_none_or(|jail| jail.is_over(next_era(EraStore::<T, I>::now())))
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
		let back = Self::free(service, operator)?.is_none_or(|jail| jail.is_back());
		ensure!(back, Error::<T, I>::SilentOperator);
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
