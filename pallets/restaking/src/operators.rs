//! What operators do. The only writer of operators and their metadata.

use crate::{
	assignments::Home,
	pallet::*,
	types::{JoinPolicy, Operator},
	Metadata, OperatorOf, MAX_METADATA_LEN,
};
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint, Get},
};
use restaking_primitives::{KeyProof, Newcomer, ServiceId, ServiceKey, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, Perbill, Saturating};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// The record of an operator.
	pub(crate) fn operator(who: &T::AccountId) -> Result<OperatorOf<T, I>, DispatchError> {
		Operators::<T, I>::get(who).ok_or_else(|| Error::<T, I>::NotOperator.into())
	}

	/// Changes the record of an operator.
	fn with_operator<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut OperatorOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Operators::<T, I>::try_mutate(who, |record| {
			change(record.as_mut().ok_or(Error::<T, I>::NotOperator)?)
		})
	}

	pub(crate) fn do_register_operator(who: &T::AccountId, metadata: Metadata) -> DispatchResult {
		ensure!(!Operators::<T, I>::contains_key(who), Error::<T, I>::AlreadyOperator);
		let size = OperatorOf::<T, I>::max_encoded_len()
			.saturating_add(usize::try_from(MAX_METADATA_LEN).unwrap_or(usize::MAX));
		let record = Operator {
			assignments: 0,
			deposit: T::OperatorConsideration::new(who, Footprint::from_parts(2, size))?,
		};
		Operators::<T, I>::insert(who, record);
		if !metadata.is_empty() {
			OperatorMetadata::<T, I>::insert(who, metadata);
		}
		Self::deposit_event(Event::OperatorRegistered { operator: who.clone() });
		Ok(())
	}

	pub(crate) fn do_set_operator_metadata(
		who: &T::AccountId,
		metadata: Metadata,
	) -> DispatchResult {
		ensure!(Operators::<T, I>::contains_key(who), Error::<T, I>::NotOperator);
		ensure!(OperatorMetadata::<T, I>::get(who) != metadata, Error::<T, I>::NothingToChange);
		match metadata.is_empty() {
			true => OperatorMetadata::<T, I>::remove(who),
			false => OperatorMetadata::<T, I>::insert(who, metadata),
		}
		Self::deposit_event(Event::OperatorMetadataSet { operator: who.clone() });
		Ok(())
	}

	pub(crate) fn do_set_commission(
		who: &T::AccountId,
		service: ServiceId,
		commission: Perbill,
	) -> DispatchResult {
		let id = AssignmentFor::<T, I>::get(service, who).ok_or(Error::<T, I>::NotJoined)?;
		let mut home = Home::<T, I>::open(id)?;
		ensure!(home.record.closed.is_none(), Error::<T, I>::ClosedAssignment);
		let now = T::Stake::era();
		let from = home.with_stream(now, |stream, service| {
			let announced = stream.pending.map_or(stream.commission, |next| next.commission);
			ensure!(commission != announced, Error::<T, I>::NothingToChange);
			let step = commission.saturating_sub(stream.commission);
			let most = T::TermBounds::get().max_commission_step;
			ensure!(step <= most, Error::<T, I>::CommissionStepTooLarge);
			// Eras near the end of their type never come: saturating there only delays the change.
			let soon = now.saturating_add(1);
			let due = soon.saturating_add(T::MaxExitWindow::get());
			stream
				.set_commission(&mut service.stream, commission, due, now)
				.map_err(Error::<T, I>::from)?;
			Ok(if step.is_zero() { soon } else { due })
		})?;
		home.save()?;
		Self::deposit_event(Event::CommissionSet { assignment: id, commission, from });
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

	/// Joins with a key that was proven.
	pub(crate) fn join(
		who: &T::AccountId,
		service: ServiceId,
		commission: Perbill,
		key: ServiceKey,
	) -> DispatchResult {
		let record = Self::service(service)?;
		Self::ensure_open(&record)?;
		ensure!(!AssignmentFor::<T, I>::contains_key(service, who), Error::<T, I>::AlreadyJoined);
		Self::ensure_not_jailed(service, who)?;
		Self::with_operator(who, |operator| {
			let more = operator.assignments.checked_add(1);
			operator.assignments = more.ok_or(Error::<T, I>::Inconsistent)?;
			Ok(())
		})?;
		if record.join_policy == JoinPolicy::Approval {
			Self::take_approval(service, who)?;
		}
		Self::note_assignment_of_service(service)?;
		let assignment = Self::open_assignment(service, who, commission)?;
		Self::claim_first_key(service, assignment, who, &key)?;
		Self::ask_hook(&Home::open(assignment)?, &Newcomer::Operator)?;
		let operator = who.clone();
		let joined = Event::ServiceJoined { service, operator, assignment, commission, key };
		Self::deposit_event(joined);
		Ok(())
	}

	pub(crate) fn do_rotate_key(
		who: &T::AccountId,
		service: ServiceId,
		key: ServiceKey,
		proof: KeyProof,
	) -> DispatchResult {
		let assignment =
			AssignmentFor::<T, I>::get(service, who).ok_or(Error::<T, I>::NotJoined)?;
		let record = Self::service(service)?;
		Self::ensure_not_retired(&record)?;
		ensure!(key.signed(&Self::key_message(service, who), &proof), Error::<T, I>::BadKeyProof);
		let now = T::Stake::era();
		let from =
			Self::claim_next_key(service, assignment, who, &key, record.terms.exit_window, now)?;
		Self::deposit_event(Event::KeyRotated { assignment, key, from });
		Ok(())
	}

	pub(crate) fn do_leave_service(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		Self::close_assignment(service, who)
	}

	pub(crate) fn do_dismiss_operator(
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		ensure!(Services::<T, I>::contains_key(service), Error::<T, I>::NoSuchService);
		Self::close_assignment(service, &operator)
	}

	/// Closes an open assignment as of this era, or notes that its service had retired before.
	pub(crate) fn close_assignment(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let id = AssignmentFor::<T, I>::get(service, operator).ok_or(Error::<T, I>::NotJoined)?;
		let now = T::Stake::era();
		let mut home = Home::<T, I>::open(id)?;
		if home.record.closed.is_none() {
			home.close(now)?;
		}
		home.save()
	}

	pub(crate) fn do_deregister_operator(who: &T::AccountId) -> DispatchResult {
		let record = Self::operator(who)?;
		ensure!(record.assignments == 0, Error::<T, I>::OperatorInUse);
		Operators::<T, I>::remove(who);
		OperatorMetadata::<T, I>::remove(who);
		if record.deposit.drop(who).is_err() {
			defensive!("a deposit could not be returned");
		}
		Self::deposit_event(Event::OperatorDeregistered { operator: who.clone() });
		Ok(())
	}

	/// Notes that an operator has one assignment less.
	pub(crate) fn forget_assignment_of_operator(who: &T::AccountId) -> DispatchResult {
		Self::with_operator(who, |record| {
			let less = record.assignments.checked_sub(1);
			record.assignments = less.ok_or(Error::<T, I>::Inconsistent)?;
			Ok(())
		})
	}
}
