//! Jail: operators that may not serve a service after a slash, or ever again. And the way back.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, EraStore, JailStore, ServiceStore},
	types::Task,
};
use frame_support::ensure;
use restaking_math::{eras_after, next_era};
use restaking_primitives::{AssignmentId, EraIndex, RequestId, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Jails the operator for the term of its service, from the era after `now` on, because of a slash.
	pub fn jail_operator(&self, by: RequestId, now: EraIndex) -> DispatchResult {
		let term = self.service.conditions.jail_term;
		if term == 0 {
			return Ok(());
		}
		let (service, operator) = (self.record.service, self.record.operator.clone());
		let last_era = eras_after(now, term);
		let until_era = next_era(last_era);
		if !JailStore::<T, I>::jail(service, &operator, until_era, by) {
			return Ok(());
		}
		// In the last era of the term, so that it counts from the first era after it on.
		AgendaStore::<T, I>::schedule(last_era, Task::EndJail(service, operator.clone()))?;
		Pallet::<T, I>::deposit_event(Event::Jailed { service, operator, until_era });
		Ok(())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_unjail(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		let id = OpenAssignment::<T, I>::id_of(service, who)?;
		let assignment = OpenAssignment::<T, I>::current(id)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		JailStore::<T, I>::hear(service, who)?;
		Self::deposit_event(Event::OperatorIsBack { service, operator: who.clone() });
		Self::end_term(assignment)
	}

	pub(crate) fn do_resume_assignment(id: AssignmentId) -> DispatchResult {
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(assignment.record.is_suspended(), Error::<T, I>::NotSuspended);
		assignment.recap(EraStore::<T, I>::now())?;
		if assignment.record.is_suspended() {
			assignment.ensure_may_resume()?;
		}
		assignment.save()?;
		Ok(())
	}

	/// Ends the term of an operator, if it is over. The assignment counts again, if the operator has said
	/// that it is back. Until it does, an open one keeps the term on record.
	pub(crate) fn end_jail(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let latest = AssignmentFor::<T, I>::get(service, operator);
		let open = match latest {
			Some(id) => Some(OpenAssignment::<T, I>::current(id)?),
			None => None,
		};
		match open.filter(|it| !it.record.is_closed()) {
			Some(assignment) => Self::end_term(assignment),
			None => {
				JailStore::<T, I>::end(service, operator);
				Ok(())
			},
		}
	}

	/// Ends a term that is over and after which the operator is back.
	fn end_term(mut assignment: OpenAssignment<T, I>) -> DispatchResult {
		let (service, operator) = (assignment.record.service, &assignment.record.operator);
		if JailStore::<T, I>::is_served(service, operator) {
			JailStore::<T, I>::end(service, operator);
			assignment.recap(EraStore::<T, I>::now())?;
		}
		assignment.save()?;
		Ok(())
	}

	pub(crate) fn do_ban_operator(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		ServiceStore::<T, I>::ensure_exists(service)?;
		JailStore::<T, I>::ban(service, operator)?;
		if OpenAssignment::<T, I>::is_open(service, operator) {
			OpenAssignment::<T, I>::close_of(service, operator)?;
		}
		let operator = operator.clone();
		Self::deposit_event(Event::OperatorBanned { service, operator });
		Ok(())
	}

	pub(crate) fn do_unban_operator(service: ServiceId, operator: T::AccountId) -> DispatchResult {
		ServiceStore::<T, I>::ensure_exists(service)?;
		JailStore::<T, I>::lift_ban(service, &operator)?;
		Self::deposit_event(Event::OperatorUnbanned { service, operator });
		Ok(())
	}
}
