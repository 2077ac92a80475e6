//! Offences that a service's hook judges on chain: a request of their own, or a part of a pool.

use super::Accusation;
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, EraStore, RequestStore},
	types::{ProvenOffence, Source, Task},
	work::Work,
	WeightInfo, MAX_OPEN,
};
use alloc::vec::Vec;
use frame_support::{
	defensive, dispatch::Pays, ensure, storage::with_storage_layer, weights::Weight,
};
use restaking_math::{eras_after, Admission, Ground, Judged};
use restaking_primitives::{AssignmentId, FreeDuties, OffenceSink, RequestId};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	BoundedVec, DispatchError, DispatchResult, Perbill, SaturatedConversion,
};

/// What the pallets of services accuse operators of, because the chain itself has recorded it.
impl<T: Config<I>, I: 'static> OffenceSink for Pallet<T, I> {
	fn accuse(id: AssignmentId, evidence: Vec<u8>) -> Result<RequestId, DispatchError> {
		Self::ensure_no_hook_runs()?;
		// Without a reporter, its share is burned.
		with_storage_layer(|| {
			let work = &mut Work::default();
			let (assignment, accusation, large) = Self::judged(id, &evidence, work)?;
			Self::bring_proven(assignment, accusation, large, None)
		})
	}

	fn refused_for_now(error: &DispatchError) -> bool {
		let passes = [Error::<T, I>::PausedService, Error::<T, I>::TooManyOpenRequests];
		passes.into_iter().any(|it| *error == it.into())
	}

	fn accuse_weight() -> Weight {
		// It ends no dead requests, as a report does; but its service may have retired.
		Self::with_fall(Self::report_weight()).saturating_add(T::WeightInfo::note_retirement())
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_report_offence(
		reporter: T::AccountId,
		id: AssignmentId,
		evidence: &[u8],
		work: &mut Work,
	) -> Result<Pays, DispatchError> {
		Self::end_dead_requests(id, false, work)?;
		let (assignment, accusation, large) = Self::judged(id, evidence, work)?;
		if let Some(request) = Self::excused(&assignment, &accusation) {
			let offence_id = accusation.offence_id;
			let known = Event::AlreadyReported { request, assignment: id, offence_id, reporter };
			Self::deposit_event(known);
			return Ok(Pays::No);
		}
		Self::bring_proven(assignment, accusation, large, Some(reporter))?;
		Ok(Pays::Yes)
	}

	/// Returns the request of an offence whose first copy this is, in the block of its report. It costs
	/// nothing, while the block has room for free duties, if enough counted to be slashed.
	///
	/// A refusal could not be remembered, and every copy would be free.
	fn excused(assignment: &OpenAssignment<T, I>, accusation: &Accusation) -> Option<RequestId> {
		let (id, name) = (assignment.id, accusation.offence_id);
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		let request = RequestStore::<T, I>::race_of(id, name, block)?;
		let counted = assignment.record.served_in(accusation.offence_era).unwrap_or_default();
		let free = Self::take_free(counted, Self::report_weight());
		free.then(|| RequestStore::<T, I>::end_race(id, name))?;
		Some(request)
	}

	/// Returns the offence that evidence proves, and true if it is large enough for a request of its own.
	fn judged(
		id: AssignmentId,
		evidence: &[u8],
		work: &mut Work,
	) -> Result<(OpenAssignment<T, I>, Accusation, bool), DispatchError> {
		let assignment = OpenAssignment::<T, I>::current_by(id, work)?;
		let service = &assignment.service;
		ensure!(!service.refuses_proofs(), Error::<T, I>::PausedService);
		let verdict = assignment.judge(evidence)?;
		let fraction = verdict.fraction.min(service.conditions.max_slash);
		let large = fraction >= service.conditions.slash_rules().min_fraction(MAX_OPEN);
		let accusation = Accusation {
			offence_era: verdict.offence_era,
			fraction,
			offence_id: verdict.offence_id,
			evidence_hash: BlakeTwo256::hash(evidence),
		};
		Ok((assignment, accusation, large))
	}

	/// Enters an offence that was judged. Returns the id of its request.
	pub(crate) fn bring_proven(
		mut assignment: OpenAssignment<T, I>,
		mut accusation: Accusation,
		large: bool,
		reporter: Option<T::AccountId>,
	) -> Result<RequestId, DispatchError> {
		let (now, rules) = (EraStore::<T, I>::now(), assignment.service.conditions.slash_rules());
		Self::check_accusation(&assignment, &accusation, rules.min_proof_fraction())?;
		let (id, name, era) = (assignment.id, accusation.offence_id, accusation.offence_era);
		let asked = RequestStore::<T, I>::proof_may_ask(id, name, era, accusation.fraction)?;
		let less = asked < accusation.fraction;
		accusation.fraction = asked;
		let verdict = (Self::offence(&assignment, &accusation), Judged { asked, large });
		let next = NextRequestId::<T, I>::get();
		let admission = RequestStore::<T, I>::admit_proof(id, &rules, next, verdict, now)?;
		match admission.joined {
			true => Self::join_pool(&admission, &accusation, reporter)?,
			false => Self::open_proof(&assignment, &admission, &accusation, reporter)?,
		}
		let race_block = Some(frame_system::Pallet::<T>::block_number().saturated_into());
		let request = admission.request;
		let proven = ProvenOffence { request, offence_era: era, asked, race_block };
		RequestStore::<T, I>::prove(id, name, proven);
		if less {
			RequestStore::<T, I>::note_shielded(id, name, proven);
		}
		let forget = rules.released(eras_after(era, rules.report_window));
		AgendaStore::<T, I>::schedule(forget, Task::ForgetProof(id, name))?;
		Self::lower_word(&assignment, &accusation, &admission)?;
		assignment.recap(now)?;
		assignment.save()?;
		Ok(admission.request)
	}

	/// Makes a request of a verdict.
	fn open_proof(
		assignment: &OpenAssignment<T, I>,
		admission: &Admission,
		accusation: &Accusation,
		reporter: Option<T::AccountId>,
	) -> DispatchResult {
		let id = RequestStore::<T, I>::new_id()?;
		let source = match admission.ground {
			Ground::Pool { .. } => {
				let mut reporters = BoundedVec::new();
				let entered = reporters.try_push(reporter);
				entered.map_err(|_| Error::<T, I>::Inconsistent)?;
				Source::Pool { reporters }
			},
			_ => Source::Proof { reporter },
		};
		let now = EraStore::<T, I>::now();
		let request = Self::new_request(assignment, accusation, source, now);
		Self::open_request(id, request, admission.fraction, assignment)
	}

	/// Adds a verdict to the request of a pool.
	fn join_pool(
		admission: &Admission,
		accusation: &Accusation,
		reporter: Option<T::AccountId>,
	) -> DispatchResult {
		let id = admission.request;
		let mut request = RequestStore::<T, I>::pending(id)?;
		let Source::Pool { reporters } = &mut request.source else {
			defensive!("a pool of the cap has another request");
			return Err(Error::<T, I>::Inconsistent.into());
		};
		if !reporters.contains(&reporter) {
			// The first ones share the reward.
			let _full = reporters.try_push(reporter.clone());
		}
		request.asked = admission.asked;
		Self::deposit_event(Event::SlashJoined {
			request: id,
			service: request.service,
			assignment: request.assignment,
			offence_id: accusation.offence_id,
			offence_era: accusation.offence_era,
			asked: accusation.fraction,
			evidence_hash: accusation.evidence_hash,
			reporter,
			sum: admission.asked,
			fraction: admission.fraction,
		});
		RequestStore::<T, I>::put(id, request);
		Ok(())
	}

	/// Lowers the slasher's open request for the same offence by what the proof takes, and ends it if
	/// nothing is left of it. Its bond is free then.
	fn lower_word(
		assignment: &OpenAssignment<T, I>,
		accusation: &Accusation,
		admission: &Admission,
	) -> DispatchResult {
		let (id, by) = (assignment.id, admission.request);
		let Accusation { offence_id, offence_era, .. } = *accusation;
		let Some(said) = RequestStore::<T, I>::word_on(id, offence_id, offence_era) else {
			return Ok(());
		};
		if admission.added.is_zero() {
			return Ok(());
		}
		let word = said.request;
		let Some(fraction) = RequestStore::<T, I>::lower_word(id, word, admission.added) else {
			return Ok(());
		};
		Self::deposit_event(Event::SlashLowered { request: word, by, fraction });
		if fraction.is_zero() {
			let request = RequestStore::<T, I>::pending(word)?;
			RequestStore::<T, I>::remove(word, id);
			Self::unlock_bond(&request, Perbill::zero());
		}
		Ok(())
	}
}
