//! Requests to slash: asked, proven, cancelled, ended.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{AgendaStore, BondStore, RequestStore, ServiceStore, VetoStore},
	types::{Phase, SlashRequest, Source, Stage, Task, Vetoer},
	weight::Work,
	Evidence, RequestOf, ServiceOf, MAX_OPEN,
};
use frame_support::ensure;
use restaking_math::{eras_after, rounding::mul_ceil, OpenRequest};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, StakeInspect};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

/// The accusation that a request makes.
#[derive(Clone, Copy)]
pub(crate) struct Accusation {
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The part to take.
	pub fraction: Perbill,
	/// The name of the offence.
	pub offence_id: H256,
	/// The hash of the evidence.
	pub evidence_hash: H256,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_request_slash(
		caller: &T::PalletsOrigin,
		id: AssignmentId,
		accusation: Accusation,
		work: &mut Work,
	) -> DispatchResult {
		Self::end_dead_requests(id, work)?;
		let assignment = OpenAssignment::<T, I>::load(id)?.sync_retirement()?;
		let (slasher, era) = (Self::handle(caller), accusation.offence_era);
		let holder = assignment.service.slasher.at(era);
		ensure!(holder == Some(slasher), Error::<T, I>::NotSlasher);
		Self::check_accusation(&assignment, &accusation)?;
		let proceeds = mul_ceil(accusation.fraction, assignment.record.totals.total_at(era));
		let bond = BondStore::<T, I>::required_for(proceeds);
		Self::admit(assignment, accusation, Source::Slasher { slasher, bond }).map(|_| ())
	}

	pub(crate) fn do_report_offence(
		reporter: T::AccountId,
		id: AssignmentId,
		evidence: Evidence,
		work: &mut Work,
	) -> DispatchResult {
		Self::end_dead_requests(id, work)?;
		let assignment = OpenAssignment::<T, I>::load(id)?.sync_retirement()?;
		Self::ensure_takes_requests(&assignment)?;
		let verdict = assignment.judge(&evidence)?;
		let accusation = Accusation {
			offence_era: verdict.offence_era,
			fraction: verdict.fraction.min(assignment.service.conditions.max_slash),
			offence_id: verdict.offence_id,
			evidence_hash: BlakeTwo256::hash(&evidence),
		};
		Self::bring_proven(assignment, accusation, reporter).map(|_| ())
	}

	/// Enters a request for an offence that was judged, and returns its id.
	pub(crate) fn bring_proven(
		assignment: OpenAssignment<T, I>,
		accusation: Accusation,
		reporter: T::AccountId,
	) -> Result<RequestId, DispatchError> {
		Self::check_accusation(&assignment, &accusation)?;
		Self::admit(assignment, accusation, Source::Proof { reporter })
	}

	/// Refuses requests while a service is paused.
	fn ensure_takes_requests(assignment: &OpenAssignment<T, I>) -> DispatchResult {
		let paused = matches!(assignment.service.phase, Phase::Paused { .. });
		ensure!(!paused, Error::<T, I>::PausedService);
		Ok(())
	}

	/// Refuses an accusation that the terms do not allow, or for which nobody could answer.
	fn check_accusation(
		assignment: &OpenAssignment<T, I>,
		accusation: &Accusation,
	) -> DispatchResult {
		Self::ensure_takes_requests(assignment)?;
		let (record, era) = (&assignment.record, accusation.offence_era);
		let open = record.last_era().is_none_or(|last| era <= last);
		ensure!(open, Error::<T, I>::ClosedAssignment);
		let rules = assignment.service.conditions.slash_rules();
		rules
			.check_request(era, T::Stake::era(), accusation.fraction, MAX_OPEN)
			.map_err(Error::<T, I>::from)?;
		ensure!(record.totals.total_at(era) > 0, Error::<T, I>::NothingCounted);
		RequestStore::<T, I>::ensure_unseen(record.service, accusation.offence_id)
	}

	/// Enters a request, as far as the cap allows, and returns its id.
	fn admit(
		mut assignment: OpenAssignment<T, I>,
		accusation: Accusation,
		source: Source<T::AccountId>,
	) -> Result<RequestId, DispatchError> {
		let (now, rules) = (T::Stake::era(), assignment.service.conditions.slash_rules());
		let service = assignment.record.service;
		let id = RequestStore::<T, I>::new_id()?;
		let proven = matches!(source, Source::Proof { .. });
		let Accusation { offence_era, fraction, offence_id, .. } = accusation;
		let open = OpenRequest { id, offence_era, fraction, proven };
		let fraction = RequestStore::<T, I>::admit(assignment.id, &rules, open, now)?;
		let request = Self::new_request(&assignment, &accusation, fraction, source, now);
		BondStore::<T, I>::lock(service, request.bond())?;
		RequestStore::<T, I>::see(service, offence_id);
		let forget = rules.released(eras_after(offence_era, rules.report_window));
		AgendaStore::<T, I>::schedule(forget, Task::ForgetOffence(service, offence_id))?;
		AgendaStore::<T, I>::schedule(rules.due(now), Task::Execute(id))?;
		let (due_era, last_era) = (rules.due(now), rules.last_execution(offence_era));
		Self::report_request(id, &request, due_era, last_era);
		RequestStore::<T, I>::put(id, request);
		if proven {
			assignment.recap(now)?;
		}
		assignment.save()?;
		Ok(id)
	}

	/// Returns a request with the authorities, destination and shares of this moment.
	fn new_request(
		assignment: &OpenAssignment<T, I>,
		accusation: &Accusation,
		fraction: Perbill,
		source: Source<T::AccountId>,
		requested_era: EraIndex,
	) -> RequestOf<T> {
		let (service, conditions) = (&assignment.service, &assignment.service.conditions);
		let by_slasher = matches!(source, Source::Slasher { .. });
		let vetoable = by_slasher || conditions.resolver_may_veto_proofs;
		SlashRequest {
			service: assignment.record.service,
			assignment: assignment.id,
			offence_id: accusation.offence_id,
			offence_era: accusation.offence_era,
			fraction,
			evidence_hash: accusation.evidence_hash,
			requested_era,
			source,
			resolver: service.resolver.at(accusation.offence_era).filter(|_| vetoable),
			shares: conditions.shares,
			recipient: conditions.recipient.clone(),
			stage: Stage::Pending,
		}
	}

	fn report_request(
		id: RequestId,
		request: &RequestOf<T>,
		due_era: EraIndex,
		last_era: EraIndex,
	) {
		Self::deposit_event(Event::SlashRequested {
			request: id,
			service: request.service,
			assignment: request.assignment,
			offence_id: request.offence_id,
			offence_era: request.offence_era,
			fraction: request.fraction,
			evidence_hash: request.evidence_hash,
			reporter: request.reporter().cloned(),
			bond: request.bond(),
			due_era,
			last_era,
		});
	}

	pub(crate) fn do_cancel_request(caller: &T::PalletsOrigin, id: RequestId) -> DispatchResult {
		let mut work = Work::default();
		let request = RequestStore::<T, I>::pending(id)?;
		ensure!(request.slasher() == Some(Self::handle(caller)), Error::<T, I>::NotRequester);
		// A cancellation after a mass veto does not save half of the bond.
		let service = ServiceStore::<T, I>::get(request.service)?;
		if Self::end_if_mass_vetoed(&service, id, &request, &mut work)? {
			return Ok(());
		}
		let half = Perbill::from_percent(50);
		let forfeited = Self::end_request(id, &request, half, &mut work)?;
		Self::deposit_event(Event::SlashCancelled { request: id, forfeited });
		Ok(())
	}

	/// Ends a request that is not executed: its part of the cap is free again, and the part of its bond
	/// that is not forfeited. Returns the forfeited amount.
	fn end_request(
		id: RequestId,
		request: &RequestOf<T>,
		forfeited: Perbill,
		work: &mut Work,
	) -> Result<Balance, DispatchError> {
		RequestStore::<T, I>::remove(id, request.assignment);
		let lost = BondStore::<T, I>::unlock(request.service, request.bond(), forfeited);
		let mut assignment = OpenAssignment::<T, I>::load(request.assignment)?.sync_retirement()?;
		if request.is_proven() {
			assignment.recap(T::Stake::era())?;
		}
		// A closed assignment without members has only waited for this.
		if assignment.save()? {
			work.add_removed();
		}
		Ok(lost)
	}

	/// Ends a vetoed request. Its bond is forfeited.
	pub(crate) fn end_vetoed(
		id: RequestId,
		request: &RequestOf<T>,
		vetoer: Vetoer,
		work: &mut Work,
	) -> DispatchResult {
		let forfeited = Self::end_request(id, request, Perbill::one(), work)?;
		let by_governance = vetoer == Vetoer::Governance;
		Self::deposit_event(Event::SlashVetoed { request: id, by_governance, forfeited });
		Ok(())
	}

	/// Ends a request that was vetoed together with others. Returns true if it was.
	pub(crate) fn end_if_mass_vetoed(
		service: &ServiceOf<T, I>,
		id: RequestId,
		request: &RequestOf<T>,
		work: &mut Work,
	) -> Result<bool, DispatchError> {
		match VetoStore::<T, I>::vetoer_of(service, id, request) {
			Some(vetoer) => Self::end_vetoed(id, request, vetoer, work).map(|()| true),
			None => Ok(false),
		}
	}

	/// Ends a request that was not executed in time.
	pub(crate) fn end_expired(
		id: RequestId,
		request: &RequestOf<T>,
		work: &mut Work,
	) -> DispatchResult {
		Self::end_request(id, request, Perbill::zero(), work)?;
		Self::deposit_event(Event::SlashExpired { request: id });
		Ok(())
	}

	/// Ends a request whose execution would take nothing.
	pub(crate) fn end_lapsed(id: RequestId, request: &RequestOf<T>) -> DispatchResult {
		Self::end_request(id, request, Perbill::zero(), &mut Work::default())?;
		Self::deposit_event(Event::SlashLapsed { request: id });
		Ok(())
	}

	/// Ends the open requests of an assignment that were vetoed together with others, or are expired, so
	/// that their place in the cap is free. Runs before the assignment is loaded, which it may remove.
	pub(crate) fn end_dead_requests(id: AssignmentId, work: &mut Work) -> DispatchResult {
		let service = ServiceStore::<T, I>::get(OpenAssignment::<T, I>::service_of(id)?)?;
		let (rules, cap) = (service.conditions.slash_rules(), Caps::<T, I>::get(id));
		if service.mass_vetoed {
			for id in cap.open.iter().map(|open| open.id) {
				let request = RequestStore::<T, I>::pending(id)?;
				if Self::end_if_mass_vetoed(&service, id, &request, work)? {
					work.add_ended();
				}
			}
		}
		for id in cap.expired(&rules, T::Stake::era()) {
			if let Some(request) = SlashRequests::<T, I>::get(id) {
				Self::end_expired(id, &request, work)?;
				work.add_ended();
			}
		}
		Ok(())
	}
}
