//! Requests to slash on a slasher's word, and the end of requests that are not executed.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{
		AgendaStore, BondStore, EraStore, Forfeit, OriginStore, RequestStore, ServiceStore,
		VetoStore,
	},
	types::{SaidOffence, SlashRequest, Source, Stage, Task, Vetoer},
	work::{add, Work},
	RequestOf, ServiceOf, MAX_DEAD, MAX_OPEN,
};
use alloc::vec::Vec;
use frame_support::ensure;
use restaking_math::{eras_after, rounding::mul_ceil, Ground, Offence};
use restaking_primitives::{AssignmentId, EraIndex, RequestId};
use sp_core::H256;
use sp_runtime::{DispatchResult, Perbill};

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
		(caller, payer): (T::PalletsOrigin, Option<T::AccountId>),
		id: AssignmentId,
		accusation: Accusation,
		work: &mut Work,
	) -> DispatchResult {
		Self::end_dead_requests(id, true, work)?;
		let assignment = OpenAssignment::<T, I>::load(id)?;
		let Accusation { offence_era, fraction, offence_id, .. } = accusation;
		let slasher = Self::handle(&caller);
		let holder = assignment.service.slasher.at(offence_era);
		ensure!(holder == Some(slasher), Error::<T, I>::NotSlasher);
		let of_owner = || Self::is_one_with(&caller, assignment.service.owner);
		ensure!(!assignment.service.refuses_word(of_owner), Error::<T, I>::PausedService);
		let payer = payer.ok_or(Error::<T, I>::NoPayer)?;
		let least = assignment.service.conditions.slash_rules().min_fraction(MAX_OPEN);
		Self::check_accusation(&assignment, &accusation, least)?;
		let asked = RequestStore::<T, I>::word_may_ask(id, offence_id, offence_era, fraction)?;
		let proceeds = mul_ceil(asked, assignment.record.totals.total_at(offence_era));
		let bond = BondStore::<T, I>::required_for(proceeds);
		let accusation = Accusation { fraction: asked, ..accusation };
		let source = Source::Slasher { slasher, payer, bond };
		Self::admit_word(assignment, &accusation, fraction, source)
	}

	/// Refuses an accusation that the terms do not allow, or for which nobody could answer.
	pub(crate) fn check_accusation(
		assignment: &OpenAssignment<T, I>,
		accusation: &Accusation,
		least: Perbill,
	) -> DispatchResult {
		let era = accusation.offence_era;
		let open = assignment.last_era().is_none_or(|last| era <= last);
		ensure!(open, Error::<T, I>::ClosedAssignment);
		let rules = assignment.service.conditions.slash_rules();
		rules
			.check_request(era, EraStore::<T, I>::now(), accusation.fraction, least)
			.map_err(Error::<T, I>::from)?;
		ensure!(assignment.record.served_in(era).is_some(), Error::<T, I>::NotServing);
		Ok(())
	}

	/// Returns the era of an accusation, and the stake that counted in it.
	pub(crate) fn offence(assignment: &OpenAssignment<T, I>, accusation: &Accusation) -> Offence {
		let era = accusation.offence_era;
		Offence { era, counted: assignment.record.totals.total_at(era) }
	}

	/// Enters a word that named `fraction`, if the cap allows all that it asks.
	fn admit_word(
		assignment: OpenAssignment<T, I>,
		accusation: &Accusation,
		fraction: Perbill,
		source: Source<T::AccountId>,
	) -> DispatchResult {
		let (now, rules) = (EraStore::<T, I>::now(), assignment.service.conditions.slash_rules());
		let id = RequestStore::<T, I>::new_id()?;
		let asked = (Self::offence(&assignment, accusation), accusation.fraction);
		RequestStore::<T, I>::admit_word(assignment.id, &rules, id, asked, now)?;
		let request = Self::new_request(&assignment, accusation, source, now);
		Self::lock_bond(&request)?;
		let Accusation { offence_era, offence_id, .. } = *accusation;
		let said = SaidOffence { request: id, offence_era, fraction };
		RequestStore::<T, I>::say(assignment.id, offence_id, said);
		let forget = rules.released(eras_after(offence_era, rules.report_window));
		AgendaStore::<T, I>::schedule(forget, Task::ForgetWord(assignment.id, offence_id))?;
		Self::open_request(id, request, accusation.fraction, &assignment)?;
		assignment.save()?;
		Ok(())
	}

	/// Writes a new request, and schedules its execution.
	pub(crate) fn open_request(
		id: RequestId,
		request: RequestOf<T>,
		fraction: Perbill,
		assignment: &OpenAssignment<T, I>,
	) -> DispatchResult {
		let rules = assignment.service.conditions.slash_rules();
		let due_era = rules.due(request.requested_era);
		AgendaStore::<T, I>::schedule(due_era, Task::Execute(id))?;
		Self::deposit_event(Event::SlashRequested {
			request: id,
			service: request.service,
			assignment: request.assignment,
			offence_id: request.offence_id,
			offence_era: request.offence_era,
			asked: request.asked,
			fraction,
			evidence_hash: request.evidence_hash,
			requester: request.slasher().and_then(OriginStore::<T, I>::get),
			payer: request.payer().cloned(),
			reporter: request.reporters().first().cloned().flatten(),
			resolver: request.resolver.and_then(OriginStore::<T, I>::get),
			bond: request.bond(),
			due_era,
			last_era: rules.last_execution(request.offence_era),
		});
		RequestStore::<T, I>::put(id, request);
		Ok(())
	}

	/// Returns a request with the authorities, destination and shares of this moment.
	pub(crate) fn new_request(
		assignment: &OpenAssignment<T, I>,
		accusation: &Accusation,
		source: Source<T::AccountId>,
		requested_era: EraIndex,
	) -> RequestOf<T> {
		let (service, conditions) = (&assignment.service, &assignment.service.conditions);
		let by_slasher = matches!(source, Source::Slasher { .. });
		let vetoable = by_slasher || conditions.resolver_may_veto_proofs;
		SlashRequest {
			service: assignment.record.service,
			assignment: assignment.id,
			operator: assignment.record.operator.clone(),
			offence_id: accusation.offence_id,
			offence_era: accusation.offence_era,
			asked: accusation.fraction,
			evidence_hash: accusation.evidence_hash,
			requested_era,
			source,
			resolver: service.resolver.at(accusation.offence_era).filter(|_| vetoable),
			shares: conditions.shares,
			recipient: conditions.recipient.clone(),
			stage: Stage::Pending,
		}
	}

	pub(crate) fn do_cancel_request(
		caller: &T::PalletsOrigin,
		id: RequestId,
		work: &mut Work,
	) -> DispatchResult {
		let request = RequestStore::<T, I>::pending(id)?;
		ensure!(request.slasher() == Some(Self::handle(caller)), Error::<T, I>::NotRequester);
		// A cancellation after a mass veto does not save half of the bond.
		let service = ServiceStore::<T, I>::get(request.service)?;
		if !Self::end_if_mass_vetoed(&service, id, &request) {
			let lost = Self::end_request(id, &request, Perbill::from_percent(50));
			Self::deposit_event(Event::SlashCancelled {
				request: id,
				service: request.service,
				assignment: request.assignment,
				forfeited: lost.amount,
				burned: lost.burned,
			});
		}
		Self::after_end(request.assignment, request.is_proven(), work)
	}

	/// Ends a request that is not executed: its part of the cap is free again, and the part of its bond
	/// that is not forfeited. Returns the forfeited part. The caller ends with [`Self::after_end`].
	fn end_request(id: RequestId, request: &RequestOf<T>, forfeited: Perbill) -> Forfeit {
		RequestStore::<T, I>::remove(id, request.assignment);
		Self::unlock_bond(request, forfeited)
	}

	/// Gives the cap that proofs have left to those that ask for more, and removes a closed assignment
	/// without members, which has only waited for its last request.
	pub(crate) fn after_end(id: AssignmentId, proven: bool, work: &mut Work) -> DispatchResult {
		let mut assignment = OpenAssignment::<T, I>::current_by(id, work)?;
		if proven {
			match assignment.raise_proofs(EraStore::<T, I>::now())? {
				true => add(&mut work.raised, 1u32),
				false => add(&mut work.recapped, 1u32),
			}
		}
		if assignment.save()? {
			add(&mut work.removed, 1u32);
		}
		Ok(())
	}

	/// Ends a vetoed request. Its bond is forfeited. The caller ends with [`Self::after_end`].
	pub(crate) fn end_vetoed(id: RequestId, request: &RequestOf<T>, vetoer: Vetoer) {
		let lost = Self::end_request(id, request, Perbill::one());
		Self::deposit_event(Event::SlashVetoed {
			request: id,
			service: request.service,
			assignment: request.assignment,
			by_governance: vetoer == Vetoer::Governance,
			forfeited: lost.amount,
			burned: lost.burned,
		});
	}

	/// Ends a request that was vetoed together with others. Returns true if it was; the caller ends with
	/// [`Self::after_end`] then.
	pub(crate) fn end_if_mass_vetoed(
		service: &ServiceOf<T, I>,
		id: RequestId,
		request: &RequestOf<T>,
	) -> bool {
		let vetoer = VetoStore::<T, I>::vetoer_of(service, id, request);
		if let Some(vetoer) = vetoer {
			Self::end_vetoed(id, request, vetoer);
		}
		vetoer.is_some()
	}

	/// Ends a request that was not executed in time. The caller ends with [`Self::after_end`].
	pub(crate) fn end_expired(id: RequestId, request: &RequestOf<T>) {
		Self::end_request(id, request, Perbill::zero());
		let (service, assignment) = (request.service, request.assignment);
		Self::deposit_event(Event::SlashExpired { request: id, service, assignment });
	}

	/// Ends a request whose execution would take nothing.
	pub(crate) fn end_lapsed(
		id: RequestId,
		request: &RequestOf<T>,
		work: &mut Work,
	) -> DispatchResult {
		Self::end_request(id, request, Perbill::zero());
		let (service, assignment) = (request.service, request.assignment);
		Self::deposit_event(Event::SlashLapsed { request: id, service, assignment });
		Self::after_end(request.assignment, request.is_proven(), work)
	}

	/// Ends an open request of an assignment that was vetoed together with others, or is expired, so that
	/// its place and its part of the cap are free: one of the kind to come, if there is any. Runs before the
	/// assignment is loaded, which it may remove.
	///
	/// Other dead requests only delay: a proof that they clip is raised as they end. Anybody ends them by
	/// [`Pallet::execute_slash`], free of charge.
	pub(crate) fn end_dead_requests(
		id: AssignmentId,
		words_first: bool,
		work: &mut Work,
	) -> DispatchResult {
		let service = ServiceStore::<T, I>::get(OpenAssignment::<T, I>::service_of(id)?)?;
		let (rules, cap) = (service.conditions.slash_rules(), Caps::<T, I>::get(id));
		let expired = cap.expired(&rules, EraStore::<T, I>::now());
		let (first, then): (Vec<_>, Vec<_>) = cap
			.open
			.iter()
			.filter(|open| service.mass_vetoed || expired.contains(&open.id))
			.partition(|open| (open.ground == Ground::Word) == words_first);
		let most = usize::try_from(MAX_DEAD).unwrap_or(usize::MAX);
		let (mut ended, mut proven) = (false, false);
		for open in first.into_iter().chain(then).take(most) {
			add(&mut work.ended, 1u32);
			let request = RequestStore::<T, I>::pending(open.id)?;
			let vetoed = Self::end_if_mass_vetoed(&service, open.id, &request);
			let late = !vetoed && expired.contains(&open.id);
			if late {
				Self::end_expired(open.id, &request);
			}
			ended |= vetoed || late;
			proven |= (vetoed || late) && request.is_proven();
		}
		if ended {
			Self::after_end(id, proven, work)?;
		}
		Ok(())
	}
}
