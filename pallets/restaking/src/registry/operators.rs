//! Operators: registered, joining and leaving services.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, JailStore, KeyStore, OperatorStore, ServiceStore},
	types::{JoinPolicy, Operator, Payee},
	Metadata, MAX_METADATA_LEN,
};
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint, Get},
};
use restaking_math::{eras_after, next_era};
use restaking_primitives::{EraIndex, KeyProof, Newcomer, ServiceId, ServiceKey};
use sp_runtime::{DispatchResult, Perbill, Saturating};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_register_operator(who: &T::AccountId, metadata: Metadata) -> DispatchResult {
		ensure!(!Operators::<T, I>::contains_key(who), Error::<T, I>::AlreadyOperator);
		// Each assignment pays for its place in the list.
		let size = T::OperatorConsideration::max_encoded_len()
			.saturating_add(usize::try_from(MAX_METADATA_LEN).unwrap_or(usize::MAX));
		let record = Operator {
			assignments: Default::default(),
			payee: Payee::Own,
			deposit: T::OperatorConsideration::new(who, Footprint::from_parts(2, size))?,
		};
		OperatorStore::<T, I>::insert(who, record, metadata);
		Self::deposit_event(Event::OperatorRegistered { operator: who.clone() });
		Ok(())
	}

	pub(crate) fn do_set_operator_metadata(
		who: &T::AccountId,
		metadata: Metadata,
	) -> DispatchResult {
		OperatorStore::<T, I>::set_metadata(who, metadata)?;
		Self::deposit_event(Event::OperatorMetadataSet { operator: who.clone() });
		Ok(())
	}

	pub(crate) fn do_set_commission(
		who: &T::AccountId,
		service: ServiceId,
		commission: Perbill,
	) -> DispatchResult {
		let id = OpenAssignment::<T, I>::id_of(service, who)?;
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		let now = EraStore::<T, I>::now();
		let from_era = assignment.with_stream(now, |stream, weight, service| {
			let announced = stream.pending.map_or(stream.commission, |next| next.commission);
			ensure!(commission != announced, Error::<T, I>::NothingToChange);
			let step = commission.saturating_sub(stream.commission);
			let max_step = T::TermBounds::get().max_commission_step;
			ensure!(step <= max_step, Error::<T, I>::CommissionStepTooLarge);
			let soon = next_era(now);
			let due_era = eras_after(soon, T::MaxExitWindow::get());
			stream
				.set_commission(&mut service.stream, weight, commission, due_era, now)
				.map_err(Error::<T, I>::from)?;
			Ok(if step.is_zero() { soon } else { due_era })
		})?;
		assignment.save()?;
		Self::deposit_event(Event::CommissionSet { assignment: id, commission, from_era });
		Ok(())
	}

	pub(crate) fn do_join_service(
		who: &T::AccountId,
		service: ServiceId,
		commission: Perbill,
		key: ServiceKey,
		proof: KeyProof,
	) -> DispatchResult {
		ensure!(key.signed(&Self::key_message(service, who), &proof), Error::<T, I>::BadKeyProof);
		Self::join(who, service, commission, key)
	}

	/// Joins with a key whose possession was proven.
	pub(crate) fn join(
		who: &T::AccountId,
		service: ServiceId,
		commission: Perbill,
		key: ServiceKey,
	) -> DispatchResult {
		let record = ServiceStore::<T, I>::get(service)?;
		ServiceStore::<T, I>::ensure_open(&record)?;
		ensure!(!OpenAssignment::<T, I>::is_open(service, who), Error::<T, I>::AlreadyJoined);
		ensure!(Self::rejoin_from(service, who).is_none(), Error::<T, I>::RejoinTooEarly);
		JailStore::<T, I>::ensure_free(service, who)?;
		// Who joins is back.
		JailStore::<T, I>::end(service, who);
		OperatorStore::<T, I>::ensure_room(who)?;
		if record.join_policy == JoinPolicy::Approval {
			ServiceStore::<T, I>::take_approval(service, who)?;
		}
		ServiceStore::<T, I>::add_assignment(service)?;
		let assignment = OpenAssignment::<T, I>::create(service, who, commission)?;
		OperatorStore::<T, I>::add_assignment(who, assignment)?;
		KeyStore::<T, I>::enter_first(service, assignment, who, &key)?;
		let opened = OpenAssignment::<T, I>::load(assignment)?;
		opened.ensure_admitted(&Newcomer::Operator)?;
		opened.tell_of_join()?;
		let (operator, waits) = (who.clone(), opened.record.place.is_none());
		let joined = Event::ServiceJoined { service, operator, assignment, commission, key, waits };
		Self::deposit_event(joined);
		Ok(())
	}

	/// Returns the first era in which an operator may join a service again; `None` if its last assignment
	/// there is no obstacle (any more).
	///
	/// An assignment that has closed bars the way as long as something that counted in it can be slashed:
	/// so cap, jail, suspension and keys are those of the operator, whatever it leaves and joins.
	pub fn rejoin_from(service: ServiceId, operator: &T::AccountId) -> Option<EraIndex> {
		let latest = AssignmentFor::<T, I>::get(service, operator)?;
		let record = Assignments::<T, I>::get(latest).filter(|it| it.is_closed())?;
		let rules = Services::<T, I>::get(service)?.conditions.slash_rules();
		let last = record.last_slashable_era(rules.exit_window, EraStore::<T, I>::now())?;
		Some(rules.released(last))
	}

	pub(crate) fn do_rotate_key(
		who: &T::AccountId,
		service: ServiceId,
		key: ServiceKey,
		proof: KeyProof,
	) -> DispatchResult {
		let OpenAssignment { id: assignment, record, service: terms, .. } =
			OpenAssignment::<T, I>::load(OpenAssignment::<T, I>::id_of(service, who)?)?;
		ServiceStore::<T, I>::ensure_not_retired(&terms)?;
		ensure!(!record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(key.signed(&Self::key_message(service, who), &proof), Error::<T, I>::BadKeyProof);
		let (now, window) = (EraStore::<T, I>::now(), terms.conditions.exit_window);
		let from_era = KeyStore::<T, I>::enter_next(service, assignment, who, &key, window, now)?;
		Self::deposit_event(Event::KeyRotated { assignment, key, from_era });
		Ok(())
	}

	pub(crate) fn do_leave_service(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		OpenAssignment::<T, I>::close_of(service, who)
	}

	pub(crate) fn do_dismiss_operator(
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		ServiceStore::<T, I>::ensure_exists(service)?;
		OpenAssignment::<T, I>::close_of(service, &operator)
	}

	pub(crate) fn do_deregister_operator(who: &T::AccountId) -> DispatchResult {
		let record = OperatorStore::<T, I>::get(who)?;
		ensure!(record.assignments.is_empty(), Error::<T, I>::OperatorInUse);
		OperatorStore::<T, I>::remove(who);
		if record.deposit.drop(who).is_err() {
			defensive!("a deposit could not be returned");
		}
		Self::deposit_event(Event::OperatorDeregistered { operator: who.clone() });
		Ok(())
	}
}
