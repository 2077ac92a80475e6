//! Requests to slash: asked, proven, cancelled. The only writer of requests, caps and seen offences.

use crate::{
	assignments::Home,
	pallet::*,
	tally::Tally,
	types::{Phase, SlashRequest, Source, Stage, Task},
	Evidence, RequestOf, MAX_OPEN,
};
use frame_support::ensure;
use restaking_math::{rounding::part_up, OpenRequest};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId, StakeInspect};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

/// What a request accuses an operator of.
#[derive(Clone, Copy)]
pub(crate) struct Accusation {
	/// The era of the offence.
	pub era: EraIndex,
	/// The part to take.
	pub fraction: Perbill,
	/// Names the offence.
	pub offence: H256,
	/// The hash of the evidence.
	pub evidence: H256,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// A request that can still be vetoed or executed.
	pub(crate) fn pending_request(id: RequestId) -> Result<RequestOf<T>, DispatchError> {
		let request = Self::request(id)?;
		ensure!(request.is_pending(), Error::<T, I>::AlreadyExecuted);
		Ok(request)
	}

	/// A request.
	pub(crate) fn request(id: RequestId) -> Result<RequestOf<T>, DispatchError> {
		SlashRequests::<T, I>::get(id).ok_or_else(|| Error::<T, I>::NoSuchRequest.into())
	}

	/// Writes a request, or removes it when nothing of it is left to do.
	pub(crate) fn store_request(id: RequestId, request: RequestOf<T>) {
		let over = match &request.stage {
			Stage::Pending => false,
			Stage::Executed(execution) => execution.settled && execution.escrow() == 0,
		};
		match over {
			true => SlashRequests::<T, I>::remove(id),
			false => SlashRequests::<T, I>::insert(id, request),
		}
	}

	pub(crate) fn do_request_slash(
		caller: &T::PalletsOrigin,
		assignment: AssignmentId,
		charge: Accusation,
	) -> DispatchResult {
		Self::end_dead_requests(assignment)?;
		let home = Home::<T, I>::open(assignment)?;
		let slasher = Self::handle(caller);
		ensure!(home.service.slasher.at(charge.era) == Some(slasher), Error::<T, I>::NotSlasher);
		Self::check_accusation(&home, &charge)?;
		let most = part_up(charge.fraction, home.record.totals.total_at(charge.era));
		let bond = Self::bond_for(most);
		Self::admit(home, charge, Source::Slasher { slasher, bond }).map(|_| ())
	}

	pub(crate) fn do_report_offence(
		reporter: T::AccountId,
		assignment: AssignmentId,
		evidence: Evidence,
	) -> DispatchResult {
		Self::end_dead_requests(assignment)?;
		let home = Home::<T, I>::open(assignment)?;
		Self::ensure_takes_requests(&home)?;
		let verdict = Self::judge(&home, &evidence)?;
		let charge = Accusation {
			era: verdict.era,
			fraction: verdict.fraction.min(home.service.terms.max_slash),
			offence: verdict.offence,
			evidence: BlakeTwo256::hash(&evidence),
		};
		Self::bring_proven(home, charge, reporter).map(|_| ())
	}

	/// Brings an offence that was judged, and gives the request.
	pub(crate) fn bring_proven(
		home: Home<T, I>,
		charge: Accusation,
		reporter: T::AccountId,
	) -> Result<RequestId, DispatchError> {
		Self::check_accusation(&home, &charge)?;
		Self::admit(home, charge, Source::Proof { reporter })
	}

	/// Refuses requests while a service is paused.
	fn ensure_takes_requests(home: &Home<T, I>) -> DispatchResult {
		let paused = matches!(home.service.phase, Phase::Paused { .. });
		ensure!(!paused, Error::<T, I>::PausedService);
		Ok(())
	}

	/// Refuses a charge that the terms do not allow, or for which nobody could answer.
	fn check_accusation(home: &Home<T, I>, charge: &Accusation) -> DispatchResult {
		Self::ensure_takes_requests(home)?;
		let open = home.record.closed.is_none_or(|last| charge.era <= last);
		ensure!(open, Error::<T, I>::ClosedAssignment);
		let terms = home.service.terms.slash();
		terms
			.check_request(charge.era, T::Stake::era(), charge.fraction, MAX_OPEN)
			.map_err(Error::<T, I>::from)?;
		ensure!(home.record.totals.total_at(charge.era) > 0, Error::<T, I>::NothingCounted);
		let seen = SeenOffences::<T, I>::contains_key(home.record.service, charge.offence);
		ensure!(!seen, Error::<T, I>::OffenceSeen);
		Ok(())
	}

	/// Enters a request, as far as the cap allows, and gives it.
	fn admit(
		home: Home<T, I>,
		charge: Accusation,
		source: Source<T::AccountId>,
	) -> Result<RequestId, DispatchError> {
		let (now, terms) = (T::Stake::era(), home.service.terms.slash());
		let service = home.record.service;
		let id = NextRequestId::<T, I>::get();
		NextRequestId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		let proven = matches!(source, Source::Proof { .. });
		let fraction = Caps::<T, I>::try_mutate(home.id, |cap| {
			let (offence, fraction) = (charge.era, charge.fraction);
			let open = OpenRequest { id: id.0, offence, fraction, proven };
			cap.admit(&terms, open, now).map_err(Error::<T, I>::from)
		})?;
		let request = Self::new_request(&home, &charge, fraction, source, now);
		Self::lock_bond(service, request.bond())?;
		SeenOffences::<T, I>::insert(service, charge.offence, ());
		// Eras near the end of their type never come.
		let forget = terms.released(charge.era.saturating_add(terms.report_window));
		Self::schedule(forget, Task::ForgetOffence(service, charge.offence))?;
		Self::schedule(terms.due(now), Task::Execute(id))?;
		Self::tell_request(id, &request, terms.due(now), terms.last_execution(charge.era));
		Self::store_request(id, request);
		home.save()?;
		Ok(id)
	}

	/// A request with the authorities, destination and shares of this moment.
	fn new_request(
		home: &Home<T, I>,
		charge: &Accusation,
		fraction: Perbill,
		source: Source<T::AccountId>,
		requested: EraIndex,
	) -> RequestOf<T> {
		let (service, terms) = (&home.service, &home.service.terms);
		let vetoable = matches!(source, Source::Slasher { .. }) || terms.resolver_may_veto_proofs;
		SlashRequest {
			service: home.record.service,
			assignment: home.id,
			offence: charge.offence,
			era: charge.era,
			fraction,
			evidence: charge.evidence,
			requested,
			source,
			resolver: service.resolver.at(charge.era).filter(|_| vetoable),
			shares: terms.shares,
			recipient: terms.recipient.clone(),
			stage: Stage::Pending,
		}
	}

	fn tell_request(id: RequestId, request: &RequestOf<T>, due: EraIndex, last: EraIndex) {
		Self::deposit_event(Event::SlashRequested {
			request: id,
			service: request.service,
			assignment: request.assignment,
			offence: request.offence,
			era: request.era,
			fraction: request.fraction,
			evidence: request.evidence,
			reporter: match &request.source {
				Source::Proof { reporter } => Some(reporter.clone()),
				Source::Slasher { .. } => None,
			},
			bond: request.bond(),
			due,
			last,
		});
	}

	pub(crate) fn do_cancel_request(caller: &T::PalletsOrigin, id: RequestId) -> DispatchResult {
		let request = Self::pending_request(id)?;
		let asked = match &request.source {
			Source::Slasher { slasher, .. } => Some(*slasher),
			Source::Proof { .. } => None,
		};
		ensure!(asked == Some(Self::handle(caller)), Error::<T, I>::NotRequester);
		// Whoever was vetoed together with others does not save half of the bond.
		if Self::end_if_mass_vetoed(&Self::service(request.service)?, id, &request)? {
			return Ok(());
		}
		let forfeited = Self::end_request(id, &request, Perbill::from_percent(50))?;
		Self::deposit_event(Event::SlashCancelled { request: id, forfeited });
		Ok(())
	}

	/// Ends a request that is not executed: its part of the cap is free again, and of its bond what
	/// is not forfeited. Gives what is.
	pub(crate) fn end_request(
		id: RequestId,
		request: &RequestOf<T>,
		forfeited: Perbill,
	) -> Result<Balance, DispatchError> {
		SlashRequests::<T, I>::remove(id);
		Caps::<T, I>::mutate(request.assignment, |cap| cap.remove(id.0));
		let lost = Self::end_bond(request.service, request.bond(), forfeited);
		// A closed assignment without members has only waited for this.
		Home::<T, I>::open(request.assignment)?.save()?;
		Ok(lost)
	}

	/// Ends a request that was not executed in time.
	pub(crate) fn end_expired(id: RequestId, request: &RequestOf<T>) -> DispatchResult {
		Self::end_request(id, request, Perbill::zero())?;
		Self::deposit_event(Event::SlashExpired { request: id });
		Ok(())
	}

	/// Ends the open requests of an assignment that were vetoed together with others, or are expired,
	/// so that their place in the cap is free. Done before the assignment is opened: it may be the end
	/// of it.
	pub(crate) fn end_dead_requests(assignment: AssignmentId) -> DispatchResult {
		let service = Self::service(Self::service_of(assignment)?)?;
		let (terms, cap) = (service.terms.slash(), Caps::<T, I>::get(assignment));
		if service.mass_vetoed {
			for id in cap.open.iter().map(|open| RequestId(open.id)) {
				if Self::end_if_mass_vetoed(&service, id, &Self::pending_request(id)?)? {
					Tally::add_ended();
				}
			}
		}
		for id in cap.expired(&terms, T::Stake::era()).into_iter().map(RequestId) {
			if let Some(request) = SlashRequests::<T, I>::get(id) {
				Self::end_expired(id, &request)?;
				Tally::add_ended();
			}
		}
		Ok(())
	}

	/// Executes a request within the cap, and gives its fraction, lowered to what is left.
	pub(crate) fn use_cap(
		home: &Home<T, I>,
		id: RequestId,
		now: EraIndex,
	) -> Result<Perbill, DispatchError> {
		let terms = home.service.terms.slash();
		Caps::<T, I>::try_mutate(home.id, |cap| {
			cap.execute(&terms, id.0, now)
				.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Forgets the cap of an assignment that is removed.
	pub(crate) fn forget_cap(assignment: AssignmentId) {
		Caps::<T, I>::remove(assignment);
	}

	/// Forgets an offence that can not be reported any more.
	pub(crate) fn forget_offence(service: ServiceId, offence: H256) {
		SeenOffences::<T, I>::remove(service, offence);
	}

	/// Whether a request of the service may still come due.
	pub(crate) fn has_open_requests(assignment: AssignmentId) -> bool {
		!Caps::<T, I>::get(assignment).open.is_empty()
	}
}
