//! Operators that may not serve a service, for a term or for good. The only writer of jails.

use crate::{
	assignments::Home,
	pallet::*,
	types::{Jail, Task},
};
use frame_support::ensure;
use restaking_math::cap::Beside;
use restaking_primitives::{EraIndex, ServiceId, StakeInspect};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Jails the operator of an assignment for the term of its service, from the next era on.
	pub(crate) fn jail(home: &Home<T, I>, now: EraIndex) -> DispatchResult {
		let term = home.service.terms.jail_term;
		if term == 0 {
			return Ok(());
		}
		let (service, operator) = (home.record.service, home.record.operator.clone());
		// Eras near the end of their type never come.
		let until = now.saturating_add(1).saturating_add(term);
		match Jails::<T, I>::get(service, &operator) {
			Some(Jail::ForGood) => return Ok(()),
			Some(Jail::Until(before)) if before >= until => return Ok(()),
			_ => Jails::<T, I>::insert(service, &operator, Jail::Until(until)),
		}
		Self::schedule(until, Task::EndJail(service, operator.clone()))?;
		Self::deposit_event(Event::Jailed { service, operator, until });
		Ok(())
	}

	/// Removes a jail whose term is over.
	pub(crate) fn end_jail(service: ServiceId, operator: &T::AccountId) {
		let now = T::Stake::era();
		if let Some(Jail::Until(until)) = Jails::<T, I>::get(service, operator) {
			if until <= now {
				Jails::<T, I>::remove(service, operator);
			}
		}
	}

	/// Refuses an operator that may not serve from the next era on.
	pub(crate) fn ensure_not_jailed(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		match Jails::<T, I>::get(service, operator) {
			Some(Jail::ForGood) => Err(Error::<T, I>::BannedOperator.into()),
			Some(Jail::Until(until)) if until > T::Stake::era().saturating_add(1) => {
				Err(Error::<T, I>::JailedOperator.into())
			},
			_ => Ok(()),
		}
	}

	/// Refuses an operator of whose pledges nothing can be taken from the next era on, because its
	/// slashes have used up the cap.
	pub(crate) fn ensure_cap_left(home: &Home<T, I>) -> DispatchResult {
		let (terms, now) = (home.service.terms.slash(), T::Stake::era());
		let next = now.saturating_add(1);
		let left = Caps::<T, I>::get(home.id).left(&terms, next, Beside::Firm, None, now);
		ensure!(!left.is_zero(), Error::<T, I>::CapUsedUp);
		Ok(())
	}

	pub(crate) fn do_unjail(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		let id = AssignmentFor::<T, I>::get(service, who).ok_or(Error::<T, I>::NotJoined)?;
		let mut home = Home::<T, I>::open(id)?;
		ensure!(home.record.closed.is_none(), Error::<T, I>::ClosedAssignment);
		ensure!(home.record.suspended, Error::<T, I>::NotSuspended);
		ensure!(home.record.waiting == 0, Error::<T, I>::SuspendedAssignment);
		Self::ensure_not_jailed(service, who)?;
		Self::ensure_cap_left(&home)?;
		home.resume(T::Stake::era())?;
		home.save()
	}

	pub(crate) fn do_ban_operator(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		ensure!(Services::<T, I>::contains_key(service), Error::<T, I>::NoSuchService);
		let jail = Jails::<T, I>::get(service, operator);
		ensure!(jail != Some(Jail::ForGood), Error::<T, I>::NothingToChange);
		if AssignmentFor::<T, I>::contains_key(service, operator) {
			Self::close_assignment(service, operator)?;
		}
		Jails::<T, I>::insert(service, operator, Jail::ForGood);
		let operator = operator.clone();
		Self::deposit_event(Event::OperatorBanned { service, operator });
		Ok(())
	}

	/// Forgets the jails of a service that is removed.
	pub(crate) fn forget_jails(service: ServiceId) {
		let _more = Jails::<T, I>::clear_prefix(service, crate::MAX_FORGOTTEN, None);
	}
}
