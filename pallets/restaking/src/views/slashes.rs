//! The slashes that an account has to expect.

use super::PendingSlash;
use crate::{
	pallet::*,
	types::{Execution, Stage},
	CapOf, RequestOf, ServiceOf, StakerPositionOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use restaking_math::{preview, LogEntry, LogEvent};
use restaking_primitives::{AssignmentId, Balance, RequestId, StakeInspect};
use sp_runtime::{DispatchError, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// The slashes that an account has to expect, as a staker or as an operator: those that can still
	/// be vetoed, and those executed that it has not settled. By assignment, in order of execution.
	///
	/// Cost: bounded by the most positions and open requests; all services, if it is an operator.
	pub fn pending_slashes(who: &T::AccountId) -> Vec<PendingSlash> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let mut assignments: BTreeSet<AssignmentId> =
			staker.positions.iter().map(|entry| entry.assignment()).collect();
		assignments.extend(Self::stays_of(who).into_iter().map(|(_, id)| id));
		let position =
			|id: &AssignmentId| staker.positions.iter().find(|entry| entry.assignment() == *id);
		let slashes = assignments.iter().filter_map(|id| Self::slashes_of(position(id), *id).ok());
		slashes.flatten().collect()
	}

	/// What an account has to expect of one assignment, in which it may have a position.
	fn slashes_of(
		position: Option<&StakerPositionOf<T, I>>,
		id: AssignmentId,
	) -> Result<Vec<PendingSlash>, DispatchError> {
		let executed = match position {
			Some(entry) => Self::unsettled(&entry.record)?,
			None => Vec::new(),
		};
		let entries = [executed, Self::entries_to_come(id)?].concat();
		let mut slashes = Vec::new();
		let mut lost: Balance = 0;
		for (place, entry) in entries.iter().enumerate() {
			let LogEvent::Slash { fraction, request, .. } = entry.event else { continue };
			let due = match position {
				Some(position) => {
					let until = entries.iter().take(place.saturating_add(1));
					preview(&position.record, until).map_err(Error::<T, I>::from)?.due
				},
				None => 0,
			};
			let loses = due.saturating_sub(lost);
			lost = due;
			slashes.push(Self::pending_slash(RequestId(request), fraction, loses)?);
		}
		Ok(slashes)
	}

	/// The log entries that the open requests of an assignment become, if nobody vetoes them: in
	/// order of execution, and each as far as the cap allows.
	fn entries_to_come(id: AssignmentId) -> Result<Vec<LogEntry>, DispatchError> {
		let service = Self::service(Self::service_of(id)?)?;
		let terms = service.terms.slash();
		let mut cap = Caps::<T, I>::get(id);
		let mut open = Self::alive(&service, &cap)?;
		open.sort_by_key(|(id, request)| (terms.due(request.requested), *id));
		let mut entries = Vec::with_capacity(open.len());
		for (id, request) in open {
			let at = terms.due(request.requested);
			let fraction = cap.execute(&terms, id.0, at).map_err(Error::<T, I>::from)?;
			if fraction > Perbill::zero() {
				let event = LogEvent::Slash { offence: request.era, fraction, request: id.0 };
				entries.push(LogEntry { at, event });
			}
		}
		Ok(entries)
	}

	/// The open requests that can still be executed.
	fn alive(
		service: &ServiceOf<T, I>,
		cap: &CapOf<T, I>,
	) -> Result<Vec<(RequestId, RequestOf<T>)>, DispatchError> {
		let expired = cap.expired(&service.terms.slash(), T::Stake::era());
		let mut alive = Vec::new();
		for id in cap.open.iter().map(|open| open.id).filter(|id| !expired.contains(id)) {
			let id = RequestId(id);
			let request = Self::pending_request(id)?;
			if Self::mass_vetoer(service, id, &request).is_none() {
				alive.push((id, request));
			}
		}
		Ok(alive)
	}

	fn pending_slash(
		id: RequestId,
		fraction: Perbill,
		loses: Balance,
	) -> Result<PendingSlash, DispatchError> {
		let request = Self::request(id)?;
		let terms = Self::service(request.service)?.terms.slash();
		let executed = match &request.stage {
			Stage::Executed(Execution { at, .. }) => Some(*at),
			Stage::Pending => None,
		};
		Ok(PendingSlash {
			request: id,
			service: request.service,
			assignment: request.assignment,
			offence: request.offence,
			evidence: request.evidence,
			era: request.era,
			fraction,
			proven: request.is_proven(),
			executed: executed.is_some(),
			resolver: request.resolver,
			due: executed.unwrap_or_else(|| terms.due(request.requested)),
			last: terms.last_execution(request.era),
			loses,
		})
	}
}
