//! Pending slashes of an account.

use super::PendingSlash;
use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, OriginStore, RequestStore, ServiceStore, VetoStore},
	types::{Execution, Source, Stage},
	CallerOf, CapOf, RequestOf, ServiceOf, StakerPositionOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use restaking_math::{preview, LogEntry, LogEvent};
use restaking_primitives::{AssignmentId, Balance, RequestId};
use sp_runtime::{DispatchError, Perbill};

/// A pending slash as this runtime's types make it.
pub type PendingSlashOf<T, I = ()> =
	PendingSlash<<T as frame_system::Config>::AccountId, CallerOf<T, I>>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the pending slashes of an account, as a staker or as an operator: those that can still be
	/// vetoed, and those executed that it has not settled. By assignment, in order of execution.
	///
	/// Cost: bounded by the maximum numbers of positions, assignments of an operator, and open requests.
	pub fn pending_slashes(who: &T::AccountId) -> Vec<PendingSlashOf<T, I>> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let mut assignments: BTreeSet<AssignmentId> =
			staker.positions.iter().map(|entry| entry.assignment()).collect();
		assignments.extend(Self::assignments_of(who));
		let position =
			|id: &AssignmentId| staker.positions.iter().find(|entry| entry.assignment() == *id);
		let slashes = assignments.iter().filter_map(|id| Self::slashes_of(position(id), *id).ok());
		slashes.flatten().collect()
	}

	/// Returns the pending slashes of one assignment, for an account that may have a position in it.
	fn slashes_of(
		position: Option<&StakerPositionOf<T, I>>,
		id: AssignmentId,
	) -> Result<Vec<PendingSlashOf<T, I>>, DispatchError> {
		let (executed, least, serves) = match position {
			Some(entry) => OpenAssignment::<T, I>::unsettled(&entry.record)?,
			None => Default::default(),
		};
		let entries = [executed, Self::entries_to_come(id)?].concat();
		let mut slashes = Vec::new();
		let mut lost: Balance = 0;
		for (place, entry) in entries.iter().enumerate() {
			let LogEvent::Slash { fraction, request, undone, .. } = entry.event else { continue };
			let due = match position {
				Some(position) => {
					let until = entries.iter().take(place.saturating_add(1));
					let settled = preview(&position.record, until, least, &serves.list);
					settled.map_err(Error::<T, I>::from)?.due
				},
				None => 0,
			};
			let loses = due.saturating_sub(lost);
			lost = due;
			slashes.push(Self::pending_slash(request, (fraction, undone), loses)?);
		}
		Ok(slashes)
	}

	/// Returns the log entries that the open requests of an assignment become, if nobody vetoes them: in
	/// order of execution, and each as far as the cap allows.
	fn entries_to_come(id: AssignmentId) -> Result<Vec<LogEntry>, DispatchError> {
		let service = ServiceStore::<T, I>::get(OpenAssignment::<T, I>::service_of(id)?)?;
		let rules = service.conditions.slash_rules();
		let mut cap = Caps::<T, I>::get(id);
		let mut open = Self::alive(&service, &cap)?;
		open.sort_by_key(|(id, request)| (rules.due(request.requested_era), *id));
		let mut entries = Vec::with_capacity(open.len());
		for (id, request) in open {
			let at_era = rules.due(request.requested_era);
			RequestStore::<T, I>::lower_to_rest(&mut cap, id, &request);
			let fraction = cap.execute(&rules, id, at_era).map_err(Error::<T, I>::from)?;
			if fraction > Perbill::zero() {
				let offence_era = request.offence_era;
				let event = LogEvent::Slash { offence_era, fraction, request: id, undone: false };
				entries.push(LogEntry { at_era, event });
			}
		}
		Ok(entries)
	}

	/// Returns the open requests that can still be executed.
	fn alive(
		service: &ServiceOf<T, I>,
		cap: &CapOf<T, I>,
	) -> Result<Vec<(RequestId, RequestOf<T>)>, DispatchError> {
		let expired = cap.expired(&service.conditions.slash_rules(), EraStore::<T, I>::now());
		let mut alive = Vec::new();
		for id in cap.open.iter().map(|open| open.id).filter(|id| !expired.contains(id)) {
			let request = RequestStore::<T, I>::pending(id)?;
			if VetoStore::<T, I>::vetoer_of(service, id, &request).is_none() {
				alive.push((id, request));
			}
		}
		Ok(alive)
	}

	fn pending_slash(
		id: RequestId,
		(fraction, undone): (Perbill, bool),
		loses: Balance,
	) -> Result<PendingSlashOf<T, I>, DispatchError> {
		let request = RequestStore::<T, I>::get(id)?;
		let rules = ServiceStore::<T, I>::get(request.service)?.conditions.slash_rules();
		let executed = match &request.stage {
			Stage::Executed(Execution { executed_era, .. }) => Some(*executed_era),
			Stage::Pending => None,
		};
		Ok(PendingSlash {
			request: id,
			service: request.service,
			assignment: request.assignment,
			offence_id: request.offence_id,
			evidence_hash: request.evidence_hash,
			offence_era: request.offence_era,
			asked: request.asked,
			fraction,
			proven: request.is_proven(),
			pooled: matches!(request.source, Source::Pool { .. }),
			executed: executed.is_some(),
			requester: request.slasher().and_then(OriginStore::<T, I>::get),
			payer: request.payer().cloned(),
			reporters: request.reporters().iter().flatten().cloned().collect(),
			resolver: request.resolver.and_then(OriginStore::<T, I>::get),
			due_era: executed.unwrap_or_else(|| rules.due(request.requested_era)),
			last_era: rules.last_execution(request.offence_era),
			undone,
			loses,
		})
	}
}
