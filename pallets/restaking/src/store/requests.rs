//! Requests to slash, the caps of assignments, and the offences that were brought. The only writer of
//! them.

use crate::{
	pallet::*,
	types::{Execution, Stage},
	RequestOf,
};
use core::marker::PhantomData;
use frame_support::{defensive, ensure};
use restaking_math::{cap::Beside, next_era, OpenRequest, SlashRules};
use restaking_primitives::{AssignmentId, EraIndex, RequestId, ServiceId};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// The requests, and the offences and caps that bound them.
pub(crate) struct RequestStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> RequestStore<T, I> {
	/// Returns a request.
	pub fn get(id: RequestId) -> Result<RequestOf<T>, DispatchError> {
		SlashRequests::<T, I>::get(id).ok_or_else(|| Error::<T, I>::NoSuchRequest.into())
	}

	/// Returns a request that can still be vetoed or executed.
	pub fn pending(id: RequestId) -> Result<RequestOf<T>, DispatchError> {
		let request = Self::get(id)?;
		ensure!(request.is_pending(), Error::<T, I>::AlreadyExecuted);
		Ok(request)
	}

	/// Returns a request that was executed, and its sums.
	pub fn executed(id: RequestId) -> Result<(RequestOf<T>, Execution), DispatchError> {
		let request = Self::get(id)?;
		match request.stage.clone() {
			Stage::Executed(execution) => Ok((request, execution)),
			Stage::Pending => Err(Error::<T, I>::NotExecuted.into()),
		}
	}

	/// Writes a request, or removes it if it is over.
	pub fn put(id: RequestId, request: RequestOf<T>) {
		match request.is_over() {
			true => SlashRequests::<T, I>::remove(id),
			false => SlashRequests::<T, I>::insert(id, request),
		}
	}

	/// Returns the id of a new request.
	pub fn new_id() -> Result<RequestId, DispatchError> {
		let id = NextRequestId::<T, I>::get();
		NextRequestId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		Ok(id)
	}

	/// Removes a request that ends without execution. Its part of the cap is free again.
	pub fn remove(id: RequestId, assignment: AssignmentId) {
		SlashRequests::<T, I>::remove(id);
		Caps::<T, I>::mutate(assignment, |cap| cap.remove(id));
	}

	/// Records that every member has settled a request.
	pub fn finish(id: RequestId) -> DispatchResult {
		let mut request = Self::get(id)?;
		let Stage::Executed(execution) = &mut request.stage else {
			defensive!("a request in a log was not executed");
			return Err(Error::<T, I>::Inconsistent.into());
		};
		execution.fully_settled = true;
		Pallet::<T, I>::deposit_event(Event::SlashSettled {
			request: id,
			service: request.service,
			assignment: request.assignment,
			asked: execution.asked,
			taken: execution.taken,
			burned: execution.burned,
			treasury: execution.treasury,
			recipient: execution.recipient,
			reporter: execution.reporter,
			payable_era: execution.payable_era,
		});
		Self::put(id, request);
		Ok(())
	}

	/// Enters a request in the cap of its assignment. Returns its fraction, lowered to the free part if
	/// it is proven.
	pub fn admit(
		assignment: AssignmentId,
		rules: &SlashRules,
		open: OpenRequest,
		now: EraIndex,
	) -> Result<Perbill, DispatchError> {
		Caps::<T, I>::try_mutate(assignment, |cap| {
			cap.admit(rules, open, now).map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Executes a request within the cap of its assignment. Returns its fraction, lowered to the free
	/// part.
	pub fn use_cap(
		assignment: AssignmentId,
		rules: &SlashRules,
		id: RequestId,
		now: EraIndex,
	) -> Result<Perbill, DispatchError> {
		Caps::<T, I>::try_mutate(assignment, |cap| {
			cap.execute(rules, id, now).map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Returns the part of the cap that slashes which are proven or executed leave for offences of the era
	/// after `now`.
	pub fn left_next(assignment: AssignmentId, rules: &SlashRules, now: EraIndex) -> Perbill {
		let cap = Caps::<T, I>::get(assignment);
		cap.left(rules, next_era(now), Beside::Firm, None, now)
	}

	/// Returns true if a request of an assignment may still come due.
	pub fn has_open(assignment: AssignmentId) -> bool {
		!Caps::<T, I>::get(assignment).open.is_empty()
	}

	/// Removes the cap of an assignment that is removed.
	pub fn clear_cap(assignment: AssignmentId) {
		Caps::<T, I>::remove(assignment);
	}

	/// Refuses an offence that was brought before.
	pub fn ensure_unseen(service: ServiceId, offence_id: H256) -> DispatchResult {
		let seen = SeenOffences::<T, I>::contains_key(service, offence_id);
		ensure!(!seen, Error::<T, I>::OffenceSeen);
		Ok(())
	}

	/// Records that an offence was brought.
	pub fn see(service: ServiceId, offence_id: H256) {
		SeenOffences::<T, I>::insert(service, offence_id, ());
	}

	/// Forgets an offence that cannot be reported any more.
	pub fn forget(service: ServiceId, offence_id: H256) {
		SeenOffences::<T, I>::remove(service, offence_id);
	}
}
