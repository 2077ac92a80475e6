//! Jail: operators that may not serve a service after a slash, or ever again.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, JailStore, ServiceStore},
	types::Task,
};
use frame_support::ensure;
use restaking_math::eras_after;
use restaking_primitives::{EraIndex, ServiceId, StakeInspect};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Jails the operator for the term of its service, from the era after `now` on.
	pub fn jail_operator(&self, now: EraIndex) -> DispatchResult {
		let term = self.service.conditions.jail_term;
		if term == 0 {
			return Ok(());
		}
		let (service, operator) = (self.record.service, self.record.operator.clone());
		let until_era = eras_after(now, term.saturating_add(1));
		if !JailStore::<T, I>::extend(service, &operator, until_era) {
			return Ok(());
		}
		AgendaStore::<T, I>::schedule(until_era, Task::EndJail(service, operator.clone()))?;
		Pallet::<T, I>::deposit_event(Event::Jailed { service, operator, until_era });
		Ok(())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_unjail(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		let id = OpenAssignment::<T, I>::id_of(service, who)?;
		let mut assignment = OpenAssignment::<T, I>::load(id)?.sync_retirement()?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(assignment.record.is_suspended(), Error::<T, I>::NotSuspended);
		ensure!(assignment.record.waiting() == 0, Error::<T, I>::SuspendedAssignment);
		assignment.ensure_may_serve()?;
		assignment.resume(T::Stake::era())?;
		assignment.save()?;
		Ok(())
	}

	pub(crate) fn do_ban_operator(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		ServiceStore::<T, I>::ensure_exists(service)?;
		JailStore::<T, I>::ban(service, operator)?;
		if AssignmentFor::<T, I>::contains_key(service, operator) {
			OpenAssignment::<T, I>::close_of(service, operator)?;
		}
		let operator = operator.clone();
		Self::deposit_event(Event::OperatorBanned { service, operator });
		Ok(())
	}
}
