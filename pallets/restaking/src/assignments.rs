//! Stays of operators at services. The only writer of assignments.

use crate::{
	pallet::*,
	tally::Tally,
	types::{Assignment, Phase},
	AssignmentOf, CapOf, KeysOf, Marks, ServiceOf, MAX_LOG,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint},
};
use restaking_math::{AssignmentStream, LogEntry, LogEvent, Log, Position, Totals};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// An assignment and its service, as one operation sees them.
///
/// Opening it notes the retirement of the service, at once; saving it writes the assignment, or
/// removes it if it is closed and nobody is left.
pub(crate) struct Home<T: Config<I>, I: 'static> {
	/// The id of the assignment.
	pub id: AssignmentId,
	/// The record of the assignment.
	pub record: AssignmentOf<T, I>,
	/// The record of the service, to be read only: its sums are written through.
	pub service: ServiceOf<T, I>,
	/// Whether the record of the assignment was changed.
	changed: bool,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Opens an assignment of `operator` at `service`. The operator pays for it.
	pub(crate) fn open_assignment(
		service: ServiceId,
		operator: &T::AccountId,
		commission: Perbill,
	) -> Result<AssignmentId, DispatchError> {
		let size = AssignmentOf::<T, I>::max_encoded_len()
			.saturating_add(KeysOf::<T, I>::max_encoded_len())
			.saturating_add(CapOf::<T, I>::max_encoded_len());
		let record = Assignment {
			service,
			operator: operator.clone(),
			closed: None,
			members: 0,
			waiting: 0,
			suspended: false,
			// Nobody counts in the era of joining.
			since: T::Stake::era().saturating_add(1),
			queued: false,
			totals: Totals::default(),
			log: Log::default(),
			stream: Self::open_stream(service, commission)?,
			deposit: T::OperatorConsideration::new(operator, Footprint::from_parts(5, size))?,
		};
		let id = NextAssignmentId::<T, I>::get();
		NextAssignmentId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		Assignments::<T, I>::insert(id, record);
		AssignmentFor::<T, I>::insert(service, operator, id);
		Ok(id)
	}

	/// The log that a position has not settled, with a retirement that nobody noted yet.
	pub(crate) fn unsettled(position: &Position<Marks<T, I>>) -> Result<Vec<LogEntry>, DispatchError> {
		let record = Assignments::<T, I>::get(AssignmentId(position.assignment))
			.ok_or(Error::<T, I>::Inconsistent)?;
		let mut entries = record.log.since(position.settled).map_err(Error::<T, I>::from)?.to_vec();
		if record.closed.is_none() {
			if let Phase::Retired { at } = Self::service(record.service)?.phase {
				entries.push(LogEntry { at, event: LogEvent::Close });
			}
		}
		Ok(entries)
	}
}

impl<T: Config<I>, I: 'static> Home<T, I> {
	/// Reads an assignment and its service.
	pub fn open(id: AssignmentId) -> Result<Self, DispatchError> {
		let record = Assignments::<T, I>::get(id).ok_or(Error::<T, I>::NoSuchAssignment)?;
		let service = Pallet::<T, I>::service(record.service)?;
		let mut home = Self { id, record, service, changed: false };
		if let (None, Phase::Retired { at }) = (home.record.closed, home.service.phase) {
			home.close(at)?;
			// The sums of the service are written already: whoever opens it again must see this too.
			home.store();
		}
		Ok(home)
	}

	/// Whether it counts in its service.
	fn is_live(&self) -> bool {
		self.record.closed.is_none() && !self.record.suspended
	}

	/// Changes the stream of the assignment, with the stored record of its service. Everything up to
	/// this era is paid before.
	pub fn with_stream<R>(
		&mut self,
		now: EraIndex,
		change: impl FnOnce(&mut AssignmentStream, &mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		self.changed = true;
		let stream = &mut self.record.stream;
		Pallet::<T, I>::with_service(self.record.service, |service| {
			Pallet::<T, I>::pay_until(service, now)?;
			stream.roll(&mut service.stream, now).map_err(Error::<T, I>::from)?;
			change(stream, service)
		})
	}

	/// Takes what counts out of the sum of the service, or puts it back, from the next era on.
	fn count_in_service(&mut self, counts: bool, now: EraIndex) -> DispatchResult {
		let (of, counted) = (self.record.service, self.record.totals.next);
		self.with_stream(now, |stream, service| {
			let (before, after) = if counts { (0, counted) } else { (counted, 0) };
			Pallet::<T, I>::recount_service(of, service, (before, after), now)?;
			let done = match counts {
				true => stream.resume(&mut service.stream, now),
				false => stream.suspend(&mut service.stream, now),
			};
			done.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Closes the assignment as of `at`: whoever counts exits in that era.
	pub fn close(&mut self, at: EraIndex) -> DispatchResult {
		if self.is_live() {
			self.count_in_service(false, T::Stake::era())?;
		}
		self.record.closed = Some(at);
		Pallet::<T, I>::set_fee_aside(self)?;
		AssignmentFor::<T, I>::remove(self.record.service, &self.record.operator);
		if self.record.members > 0 {
			self.record.log.append(LogEvent::Close, at).map_err(Error::<T, I>::from)?;
			self.record.waiting = self.record.members;
		}
		self.changed = true;
		Pallet::<T, I>::deposit_event(Event::AssignmentClosed { assignment: self.id, era: at });
		Ok(())
	}

	/// Notes that a member counted `before` and counts `after`, in `now`. Gives what counts in the
	/// service, and with this operator in it, unless the assignment is closed or suspended.
	pub fn recount(
		&mut self,
		stash: &T::AccountId,
		before: Balance,
		after: Balance,
		now: EraIndex,
	) -> Result<Option<(Balance, Balance)>, DispatchError> {
		if before == after {
			return Ok(None);
		}
		let window = self.service.terms.exit_window;
		self.record
			.totals
			.change(before, after, window, now)
			.map_err(Error::<T, I>::from)?;
		let (id, of) = (self.id, self.record.service);
		let (live, total) = (self.is_live(), self.record.totals.next);
		self.with_stream(now, |stream, service| {
			Pallet::<T, I>::earn(id, stash, stream, &mut service.stream, before, now)?;
			stream
				.change(&mut service.stream, before, after, now)
				.map_err(Error::<T, I>::from)?;
			if !live {
				return Ok(None);
			}
			let counted = Pallet::<T, I>::recount_service(of, service, (before, after), now)?;
			Ok(Some((counted, total)))
		})
	}

	/// Enters an executed slash in the log: every member has to settle it. The assignment counts for
	/// nothing from the next era on.
	pub fn enter_slash(
		&mut self,
		request: RequestId,
		offence: EraIndex,
		fraction: Perbill,
		now: EraIndex,
	) -> DispatchResult {
		// The last place is for the closing.
		let room = usize::try_from(MAX_LOG).unwrap_or(usize::MAX).saturating_sub(1);
		let closed = self.record.closed.is_some();
		ensure!(closed || self.record.log.entries.len() < room, Error::<T, I>::LogFull);
		let slash = LogEvent::Slash { offence, fraction, request: request.0 };
		self.record.log.append(slash, now).map_err(Error::<T, I>::from)?;
		self.record.waiting = self.record.members;
		self.suspend(now)
	}

	fn suspend(&mut self, now: EraIndex) -> DispatchResult {
		self.changed = true;
		if self.record.suspended || self.record.closed.is_some() {
			return Ok(());
		}
		self.count_in_service(false, now)?;
		self.record.suspended = true;
		let from = now.saturating_add(1);
		Pallet::<T, I>::deposit_event(Event::AssignmentSuspended { assignment: self.id, from });
		Ok(())
	}

	/// Counts again from the next era on. Everything is settled.
	pub fn resume(&mut self, now: EraIndex) -> DispatchResult {
		self.record.suspended = false;
		self.count_in_service(true, now)?;
		let from = now.saturating_add(1);
		self.record.since = from;
		Pallet::<T, I>::deposit_event(Event::AssignmentResumed { assignment: self.id, from });
		Ok(())
	}

	/// Notes that a member has settled the whole log. The last one empties it, and then the
	/// assignment counts again, if its operator may serve and its cap is not used up.
	pub fn note_settled(&mut self, now: EraIndex) -> DispatchResult {
		let waiting = self.record.waiting.checked_sub(1);
		self.record.waiting = waiting.ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		if self.record.waiting > 0 {
			return Ok(());
		}
		for entry in &self.record.log.entries {
			if let LogEvent::Slash { request, .. } = entry.event {
				Pallet::<T, I>::finish_request(RequestId(request))?;
			}
		}
		self.record.log.clear();
		if self.record.suspended && self.record.closed.is_none() && self.may_serve() {
			self.resume(now)?;
		}
		Ok(())
	}

	fn may_serve(&self) -> bool {
		Pallet::<T, I>::ensure_not_jailed(self.record.service, &self.record.operator).is_ok()
			&& Pallet::<T, I>::ensure_cap_left(self).is_ok()
	}

	/// Notes whether it stands in the queue of settlements.
	pub fn set_queued(&mut self, queued: bool) {
		self.record.queued = queued;
		self.changed = true;
	}

	/// Notes a new member.
	pub fn admit_member(&mut self) -> DispatchResult {
		let members = self.record.members.checked_add(1);
		self.record.members = members.ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		Ok(())
	}

	/// Notes that a member has gone, with everything settled.
	pub fn dismiss_member(&mut self) -> DispatchResult {
		let members = self.record.members.checked_sub(1);
		self.record.members = members.ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		Ok(())
	}

	/// Whether it would be over without the one member it has.
	pub fn is_last_member(&self) -> bool {
		self.record.closed.is_some() && self.record.members == 1
	}

	/// Writes what changed; or removes it all, if it is closed, nobody is left, and no request waits.
	pub fn save(self) -> DispatchResult {
		let over = self.record.closed.is_some() && self.record.members == 0;
		if over && !Pallet::<T, I>::has_open_requests(self.id) {
			return self.remove();
		}
		self.store();
		Ok(())
	}

	/// Writes what changed.
	pub fn store(&self) {
		if self.changed {
			Assignments::<T, I>::insert(self.id, &self.record);
		}
	}

	/// Removes a closed assignment without members, and returns the operator's deposit.
	fn remove(self) -> DispatchResult {
		Tally::add_removed();
		let Assignment { service, operator, deposit, .. } = self.record;
		Assignments::<T, I>::remove(self.id);
		Pallet::<T, I>::forget_keys(service, self.id);
		Pallet::<T, I>::forget_cap(self.id);
		Pallet::<T, I>::forget_assignment_of_service(service)?;
		Pallet::<T, I>::forget_assignment_of_operator(&operator)?;
		if deposit.drop(&operator).is_err() {
			defensive!("a deposit could not be returned");
		}
		Pallet::<T, I>::deposit_event(Event::AssignmentRemoved { assignment: self.id });
		Ok(())
	}
}
