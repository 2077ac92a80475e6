//! Requests to slash, the caps of assignments, and the offences that were named or proven. The only
//! writer of them.

use crate::{
	pallet::*,
	types::{Execution, Proceeds, ProvenOffence, SaidOffence, Stage},
	CapOf, RequestOf,
};
use core::marker::PhantomData;
use frame_support::{defensive, ensure};
use restaking_math::{Admission, Judged, Offence, SlashRules};
use restaking_primitives::{AssignmentId, EraIndex, RequestId};
use sp_core::H256;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult, Perbill};

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

	/// Raises the proofs to which requests that ended leave more of the cap. Returns true if there are any.
	pub fn raise_proofs(assignment: AssignmentId, rules: &SlashRules, now: EraIndex) -> bool {
		let raised = Caps::<T, I>::mutate(assignment, |cap| cap.raise_proofs(rules, now));
		let any = !raised.is_empty();
		for (request, fraction) in raised {
			Pallet::<T, I>::deposit_event(Event::SlashRaised { request, fraction });
		}
		any
	}

	/// Returns a request whose proceeds wait in escrow, and its sums.
	pub fn waiting(id: RequestId) -> Result<(RequestOf<T>, Execution), DispatchError> {
		let (request, execution) = Self::executed(id)?;
		match execution.proceeds {
			Proceeds::Waiting => Ok((request, execution)),
			Proceeds::Undone { .. } => Err(Error::<T, I>::AlreadyUndone.into()),
			Proceeds::Divided => Err(Error::<T, I>::AlreadyDivided.into()),
		}
	}

	/// Writes the sums of an executed request, or removes it if it is over.
	pub fn put_executed(id: RequestId, mut request: RequestOf<T>, execution: Execution) {
		request.stage = Stage::Executed(execution);
		Self::put(id, request);
	}

	/// Removes a request that was executed and of which nothing is left.
	pub fn forget(id: RequestId) {
		SlashRequests::<T, I>::remove(id);
	}

	/// Gives the cap back what an executed request has used of it, and lets no offence count what it took.
	pub fn free_cap(id: RequestId, request: &RequestOf<T>, fraction: Perbill) {
		ExecutedFractions::<T, I>::remove(id);
		if Caps::<T, I>::contains_key(request.assignment) {
			Caps::<T, I>::mutate(request.assignment, |cap| {
				cap.undo(request.offence_era, fraction);
			});
		}
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
			waiting: execution.waiting,
			payable_era: execution.payable_era,
		});
		Self::put(id, request);
		Ok(())
	}

	/// Enters a word in the cap of its assignment.
	pub fn admit_word(
		assignment: AssignmentId,
		rules: &SlashRules,
		id: RequestId,
		(offence, asked): (Offence, Perbill),
		now: EraIndex,
	) -> DispatchResult {
		Caps::<T, I>::try_mutate(assignment, |cap| {
			let admitted = cap.admit_word(rules, id, offence, asked, now);
			admitted.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Enters a verdict in the cap of its assignment, as a request of its own or in a pool.
	pub fn admit_proof(
		assignment: AssignmentId,
		rules: &SlashRules,
		id: RequestId,
		(offence, judged): (Offence, Judged),
		now: EraIndex,
	) -> Result<Admission, DispatchError> {
		Caps::<T, I>::try_mutate(assignment, |cap| {
			let admitted = cap.admit_proof(rules, id, offence, judged, now);
			admitted.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Lowers an open word by the part that a proof of the same offence takes. Returns what is left of it;
	/// `None` if it is not open.
	pub fn lower_word(assignment: AssignmentId, word: RequestId, by: Perbill) -> Option<Perbill> {
		Caps::<T, I>::mutate(assignment, |cap| cap.lower_word(word, by))
	}

	/// Executes a request within the cap of its assignment. Returns its fraction, lowered to the free
	/// part.
	pub fn use_cap(
		id: RequestId,
		request: &RequestOf<T>,
		rules: &SlashRules,
		now: EraIndex,
	) -> Result<Perbill, DispatchError> {
		let fraction = Caps::<T, I>::try_mutate(request.assignment, |cap| {
			Self::lower_to_rest(cap, id, request);
			cap.execute(rules, id, now).map_err(Error::<T, I>::from)
		})?;
		if !fraction.is_zero() {
			ExecutedFractions::<T, I>::insert(id, fraction);
		}
		Ok(fraction)
	}

	/// Returns the part of the cap that slashes which are proven or executed leave for offences of the era
	/// after `now`.
	#[cfg(any(feature = "try-runtime", test))]
	pub fn left_next(assignment: AssignmentId, rules: &SlashRules, now: EraIndex) -> Perbill {
		Caps::<T, I>::get(assignment).left_next(rules, now)
	}

	/// Returns true if a request of an assignment may still come due.
	pub fn has_open(assignment: AssignmentId) -> bool {
		!Caps::<T, I>::get(assignment).open.is_empty()
	}

	/// Removes the cap of an assignment that is removed, if a request ever needed one.
	pub fn clear_cap(assignment: AssignmentId) {
		if Caps::<T, I>::contains_key(assignment) {
			Caps::<T, I>::remove(assignment);
		}
	}

	/// Records that a slasher named an offence.
	pub fn say(assignment: AssignmentId, offence_id: H256, said: SaidOffence) {
		Said::<T, I>::insert(assignment, offence_id, said);
	}

	/// Records that an offence was proven.
	pub fn prove(assignment: AssignmentId, offence_id: H256, proven: ProvenOffence) {
		Proven::<T, I>::insert(assignment, offence_id, proven);
	}

	/// Returns the request of an offence that was proven in this block, and of which no copy came yet.
	pub fn race_of(assignment: AssignmentId, offence_id: H256, block: u64) -> Option<RequestId> {
		let proven = Proven::<T, I>::get(assignment, offence_id);
		proven.filter(|it| it.race_block == Some(block)).map(|it| it.request)
	}

	/// Records that the first copy of a proof came.
	pub fn end_race(assignment: AssignmentId, offence_id: H256) {
		if let Some(proven) = Proven::<T, I>::get(assignment, offence_id) {
			let over = ProvenOffence { race_block: None, ..proven };
			Proven::<T, I>::insert(assignment, offence_id, over);
		}
	}

	/// Records on the slasher's executed word on an offence that a proof of it asks for less.
	pub fn note_shielded(assignment: AssignmentId, offence_id: H256, proven: ProvenOffence) {
		let Some(said) = Self::word_on(assignment, offence_id, proven.offence_era) else { return };
		// Nothing can be undone any more if it is gone.
		if let Ok((request, mut execution)) = Self::executed(said.request) {
			execution.shields = Some(ProvenOffence { race_block: None, ..proven });
			Self::put_executed(said.request, request, execution);
		}
	}

	/// Returns the word on an offence of this name and era; `None` if there was none.
	pub fn word_on(
		assignment: AssignmentId,
		offence_id: H256,
		offence_era: EraIndex,
	) -> Option<SaidOffence> {
		Said::<T, I>::get(assignment, offence_id).filter(|it| it.offence_era == offence_era)
	}

	/// Refuses an offence that the slasher named before. Returns the part that the word may ask: less
	/// what stands of a proof of the same offence.
	pub fn word_may_ask(
		assignment: AssignmentId,
		offence_id: H256,
		offence_era: EraIndex,
		fraction: Perbill,
	) -> Result<Perbill, DispatchError> {
		let said = Said::<T, I>::contains_key(assignment, offence_id);
		ensure!(!said, Error::<T, I>::OffenceSeen);
		Self::some_is_left(fraction, Self::proven_part(assignment, offence_id, offence_era))
	}

	/// Returns the part that a proof of an offence of this name and era takes: what was executed, or is
	/// firm.
	fn proven_part(assignment: AssignmentId, offence_id: H256, offence_era: EraIndex) -> Perbill {
		let proven = Proven::<T, I>::get(assignment, offence_id)
			.filter(|proven| proven.offence_era == offence_era);
		let Some(proven) = proven else { return Perbill::zero() };
		let open = Caps::<T, I>::get(assignment).open;
		let open = open.iter().find(|open| open.id == proven.request);
		let executed = ExecutedFractions::<T, I>::get(proven.request);
		let whole = executed.or(open.map(|open| open.fraction)).unwrap_or_default();
		// Others may have asked the same request for more.
		whole.min(proven.asked)
	}

	/// Lowers a word that is going to be executed, in a cap, to what a proof of the same offence has left of
	/// it. The proof may have been raised since either came.
	pub fn lower_to_rest(cap: &mut CapOf<T, I>, id: RequestId, request: &RequestOf<T>) {
		let (assignment, name) = (request.assignment, request.offence_id);
		let said = Self::word_on(assignment, name, request.offence_era);
		let Some(said) = said.filter(|said| said.request == id) else { return };
		let proven = Self::proven_part(assignment, name, request.offence_era);
		let rest = said.fraction.saturating_sub(proven);
		let open = cap.open.iter().find(|open| open.id == id);
		let now = open.map_or(Perbill::zero(), |open| open.fraction);
		cap.lower_word(id, now.saturating_sub(rest));
	}

	/// Refuses an offence that was proven before. Returns the part that the proof may ask: less what was
	/// executed on the slasher's word on the same offence.
	pub fn proof_may_ask(
		assignment: AssignmentId,
		offence_id: H256,
		offence_era: EraIndex,
		fraction: Perbill,
	) -> Result<Perbill, DispatchError> {
		let proven = Proven::<T, I>::contains_key(assignment, offence_id);
		ensure!(!proven, Error::<T, I>::OffenceSeen);
		let stands = Self::word_on(assignment, offence_id, offence_era)
			.and_then(|said| ExecutedFractions::<T, I>::get(said.request));
		Self::some_is_left(fraction, stands.unwrap_or_default())
	}

	/// Returns the fraction less the part that stands already. Refuses it if nothing is left.
	fn some_is_left(fraction: Perbill, stands: Perbill) -> Result<Perbill, DispatchError> {
		let asked = fraction.saturating_sub(stands);
		ensure!(!asked.is_zero(), Error::<T, I>::OffenceSeen);
		Ok(asked)
	}

	/// Forgets an offence that the slasher can not name again in time, and what was executed for it.
	pub fn forget_word(assignment: AssignmentId, offence_id: H256) {
		if let Some(said) = Said::<T, I>::take(assignment, offence_id) {
			ExecutedFractions::<T, I>::remove(said.request);
		}
	}

	/// Forgets an offence that can not be proven in time, and what was executed for it.
	///
	/// The other offences of a pool happened in the same era, and are forgotten in the same one.
	pub fn forget_proof(assignment: AssignmentId, offence_id: H256) {
		if let Some(proven) = Proven::<T, I>::take(assignment, offence_id) {
			ExecutedFractions::<T, I>::remove(proven.request);
		}
	}
}
