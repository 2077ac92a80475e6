//! Assignments: opt-ins of operators to services. The only writer of them.

use crate::{
	pallet::*,
	store::{
		AgendaStore, JailStore, KeyStore, OperatorStore, PotStore, QueueStore, RequestStore,
		ServiceStore,
	},
	types::{Assignment, AssignmentStage, Task, Turn},
	AssignmentOf, CapOf, KeysOf, Marks, ServiceOf, MAX_LOG,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint},
};
use restaking_math::{
	eras_after, next_era, preview, AssignmentStream, Log, LogEntry, LogEvent, Position, Preview,
	Totals,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// An assignment and its service, as one operation sees them.
pub(crate) struct OpenAssignment<T: Config<I>, I: 'static> {
	/// The id of the assignment.
	pub id: AssignmentId,
	/// The record of the assignment.
	pub record: AssignmentOf<T, I>,
	/// The record of the service, to be read only: its sums are written through.
	pub service: ServiceOf<T, I>,
	/// True if the record of the assignment was changed.
	changed: bool,
}

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Returns the id of the latest assignment of an operator at a service.
	pub fn id_of(
		service: ServiceId,
		operator: &T::AccountId,
	) -> Result<AssignmentId, DispatchError> {
		AssignmentFor::<T, I>::get(service, operator).ok_or_else(|| Error::<T, I>::NotJoined.into())
	}

	/// Returns the service of an assignment.
	pub fn service_of(id: AssignmentId) -> Result<ServiceId, DispatchError> {
		let record = Assignments::<T, I>::get(id);
		Ok(record.ok_or(Error::<T, I>::NoSuchAssignment)?.service)
	}

	/// Returns the log that a position has not settled, with a retirement that is not recorded yet, and the
	/// least amount that counts there.
	pub fn unsettled(
		position: &Position<Marks<T, I>>,
	) -> Result<(Vec<LogEntry>, Balance), DispatchError> {
		let record =
			Assignments::<T, I>::get(position.assignment).ok_or(Error::<T, I>::Inconsistent)?;
		let log = record.log.since(position.settled_up_to).map_err(Error::<T, I>::from)?;
		let service = ServiceStore::<T, I>::get(record.service)?;
		let mut entries = log.to_vec();
		if let (false, Some(at_era)) = (record.is_closed(), service.last_era()) {
			entries.push(LogEntry { at_era, event: LogEvent::Close });
		}
		Ok((entries, service.least_counted))
	}

	/// Returns a stored position as its settlement will leave it.
	pub fn preview(
		position: &Position<Marks<T, I>>,
	) -> Result<Preview<Marks<T, I>>, DispatchError> {
		let (log, least) = Self::unsettled(position)?;
		Ok(preview(position, &log, least).map_err(Error::<T, I>::from)?)
	}

	/// Returns true if an operator has an assignment at a service that is not known to be over.
	pub fn is_open(service: ServiceId, operator: &T::AccountId) -> bool {
		let latest = AssignmentFor::<T, I>::get(service, operator);
		latest.and_then(Assignments::<T, I>::get).is_some_and(|it| !it.is_closed())
	}

	/// Creates an assignment of `operator` at `service`. The operator pays its deposit.
	pub fn create(
		service: ServiceId,
		operator: &T::AccountId,
		commission: Perbill,
	) -> Result<AssignmentId, DispatchError> {
		let size = AssignmentOf::<T, I>::max_encoded_len()
			.saturating_add(KeysOf::<T, I>::max_encoded_len())
			.saturating_add(CapOf::<T, I>::max_encoded_len());
		let now = T::Stake::era();
		let (stream, left) = ServiceStore::<T, I>::mutate(service, |record| {
			record.pay_until(now).map_err(Error::<T, I>::from)?;
			let whole = Perbill::one();
			let stream = AssignmentStream::open(&mut record.stream, whole, commission, now);
			Ok((stream.map_err(Error::<T, I>::from)?, record.conditions.max_slash))
		})?;
		let record = Assignment {
			service,
			operator: operator.clone(),
			members: 0,
			stage: AssignmentStage::Live,
			// Nobody counts in the era of joining.
			first_era: next_era(now),
			gaps: Default::default(),
			left,
			recap_era: None,
			queued: false,
			totals: Totals::default(),
			log: Log::default(),
			stream,
			deposit: T::OperatorConsideration::new(operator, Footprint::from_parts(5, size))?,
		};
		let id = NextAssignmentId::<T, I>::get();
		NextAssignmentId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		Assignments::<T, I>::insert(id, record);
		AssignmentFor::<T, I>::insert(service, operator, id);
		Ok(id)
	}

	/// Loads an assignment and its service, as they are stored.
	pub fn load(id: AssignmentId) -> Result<Self, DispatchError> {
		let record = Assignments::<T, I>::get(id).ok_or(Error::<T, I>::NoSuchAssignment)?;
		let service = ServiceStore::<T, I>::get(record.service)?;
		Ok(Self { id, record, service, changed: false })
	}

	/// Loads an assignment and its service. Closes it, in storage, if its service has retired.
	pub fn current(id: AssignmentId) -> Result<Self, DispatchError> {
		Self::load(id)?.sync_retirement()
	}

	/// Closes the assignment, in storage, if its service has retired.
	pub fn sync_retirement(mut self) -> Result<Self, DispatchError> {
		if let (false, Some(last_era)) = (self.record.is_closed(), self.service.last_era()) {
			self.close(last_era)?;
			// The sums of the service are written already: every other reader must see this too.
			self.store();
		}
		Ok(self)
	}

	/// Changes the stream of the assignment, with the stored record of its service. All eras up to and
	/// including `now` are paid before. The change is given the weight of the assignment.
	pub fn with_stream<R>(
		&mut self,
		now: EraIndex,
		change: impl FnOnce(
			&mut AssignmentStream,
			Option<Balance>,
			&mut ServiceOf<T, I>,
		) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let weight = self.record.weight();
		self.with_stream_at(weight, now, |stream, service| change(stream, weight, service))
	}

	fn with_stream_at<R>(
		&mut self,
		weight: Option<Balance>,
		now: EraIndex,
		change: impl FnOnce(&mut AssignmentStream, &mut ServiceOf<T, I>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		self.changed = true;
		let stream = &mut self.record.stream;
		ServiceStore::<T, I>::mutate(self.record.service, |service| {
			service.pay_until(now).map_err(Error::<T, I>::from)?;
			stream.roll(&mut service.stream, weight, now).map_err(Error::<T, I>::from)?;
			change(stream, service)
		})
	}

	/// Takes the assignment out of the sums of its service from the next era on. Does nothing if it does
	/// not count there.
	fn stop_counting(&mut self, now: EraIndex) -> DispatchResult {
		let Some(counted) = self.record.weight() else { return Ok(()) };
		let (id, used) = (self.record.service, self.record.used(self.max_slash()));
		self.with_stream_at(Some(counted), now, |stream, service| {
			ServiceStore::<T, I>::recount(id, service, (counted, 0), (used, 0), now)?;
			let stopped = stream.suspend(&mut service.stream, counted, now);
			stopped.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Counts for nothing from the next era on. So many members wait to be settled.
	fn suspend(&mut self, waiting: u32, now: EraIndex) -> DispatchResult {
		self.stop_counting(now)?;
		self.record.suspend(waiting, now);
		self.changed = true;
		let (assignment, from_era) = (self.id, next_era(now));
		Pallet::<T, I>::deposit_event(Event::AssignmentSuspended { assignment, from_era });
		Ok(())
	}

	/// Counts again from the next era on. Everything is settled.
	fn resume(&mut self, now: EraIndex) -> DispatchResult {
		JailStore::<T, I>::end(self.record.service, &self.record.operator);
		let (id, counted) = (self.record.service, self.record.totals.next);
		let used = self.record.used_of(counted, self.max_slash());
		self.with_stream_at(None, now, |stream, service| {
			ServiceStore::<T, I>::recount(id, service, (0, counted), (0, used), now)?;
			let resumed = stream.resume(&mut service.stream, counted, now);
			resumed.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		self.record.resume(self.exit_window(), now).map_err(Error::<T, I>::from)?;
		let (assignment, from_era) = (self.id, next_era(now));
		Pallet::<T, I>::deposit_event(Event::AssignmentResumed { assignment, from_era });
		Ok(())
	}

	/// Closes the assignment as of `last_era`: its members exit in that era.
	pub fn close(&mut self, last_era: EraIndex) -> DispatchResult {
		let now = T::Stake::era();
		self.stop_counting(now)?;
		let closed = self.record.close(last_era, self.exit_window(), now);
		closed.map_err(Error::<T, I>::from)?;
		self.record.recap_era = None;
		let fee = self.record.stream.take_fee();
		PotStore::<T, I>::set_aside(self.record.service, &self.record.operator, fee)?;
		JailStore::<T, I>::end(self.record.service, &self.record.operator);
		if self.record.waiting() > 0 {
			self.record.log.append(LogEvent::Close, last_era).map_err(Error::<T, I>::from)?;
		}
		self.changed = true;
		let assignment = self.id;
		Pallet::<T, I>::deposit_event(Event::AssignmentClosed { assignment, last_era });
		Ok(())
	}

	/// Returns the maximum slash of the terms.
	fn max_slash(&self) -> Perbill {
		self.service.conditions.max_slash
	}

	/// Returns the exit window of the terms.
	pub fn exit_window(&self) -> EraIndex {
		self.service.conditions.exit_window
	}

	/// Replaces `before` of a member by `after`, from the era after `now` on. Returns the amounts that
	/// count in the service, and with this operator in it; `None` unless the assignment is live.
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
		let (window, most, old) = (self.exit_window(), self.max_slash(), self.record.weight());
		let used_before = self.record.used(most);
		let changed = self.record.totals.change(before, after, window, now);
		changed.map_err(Error::<T, I>::from)?;
		let (id, of, new) = (self.id, self.record.service, self.record.weight());
		let used = (used_before, self.record.used(most));
		self.with_stream_at(old, now, |stream, service| {
			let earned = &mut service.stream;
			PotStore::<T, I>::credit((id, stash), stream, old, earned, before, now)?;
			stream.change(earned, old, new, now).map_err(Error::<T, I>::from)?;
			let Some(with_operator) = new else { return Ok(None) };
			let in_service =
				ServiceStore::<T, I>::recount(of, service, (before, after), used, now)?;
			Ok(Some((in_service, with_operator)))
		})
	}

	/// Enters an executed slash in the log: every member has to settle it. The assignment counts for
	/// nothing from the next era on.
	pub fn enter_slash(
		&mut self,
		request: RequestId,
		offence_era: EraIndex,
		fraction: Perbill,
		now: EraIndex,
	) -> DispatchResult {
		// The last place is for the closing.
		let room = usize::try_from(MAX_LOG).unwrap_or(usize::MAX).saturating_sub(1);
		let entries = self.record.log.entries.len();
		ensure!(self.record.is_closed() || entries < room, Error::<T, I>::LogFull);
		let slash = LogEvent::Slash { offence_era, fraction, request, undone: false };
		self.record.log.append(slash, now).map_err(Error::<T, I>::from)?;
		self.changed = true;
		let members = self.record.members;
		match &mut self.record.stage {
			AssignmentStage::Live => self.suspend(members, now)?,
			AssignmentStage::Suspended { waiting, .. }
			| AssignmentStage::Closed { waiting, .. } => *waiting = members,
		}
		Ok(())
	}

	/// Marks a slash as undone: who has not settled it yet loses nothing.
	pub fn undo_slash(&mut self, request: RequestId) {
		self.changed |= self.record.log.undo(request);
	}

	/// Records that a member has settled the whole log. The last one empties it, and then the assignment
	/// counts again, if it may. Returns the number of requests that this has finished.
	pub fn note_settled(&mut self, now: EraIndex) -> Result<u32, DispatchError> {
		let (AssignmentStage::Suspended { waiting, .. } | AssignmentStage::Closed { waiting, .. }) =
			&mut self.record.stage
		else {
			return Err(Error::<T, I>::Inconsistent.into());
		};
		*waiting = waiting.checked_sub(1).ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		if self.record.waiting() > 0 {
			return Ok(0);
		}
		let mut finished: u32 = 0;
		for entry in &self.record.log.entries {
			if let LogEvent::Slash { request, .. } = entry.event {
				RequestStore::<T, I>::finish(request)?;
				// At most one for each entry of a log.
				finished = finished.saturating_add(1);
			}
		}
		self.record.log.clear();
		QueueStore::<T, I>::reset_cursor(self.id);
		self.recap(now)?;
		Ok(finished)
	}

	/// Refuses an assignment of which slashes have used up more than half of the cap.
	pub fn ensure_can_be_slashed(&self) -> DispatchResult {
		ensure!(self.record.can_be_slashed(self.max_slash()), Error::<T, I>::CapUsedUp);
		Ok(())
	}

	/// Refuses an assignment that may not count again from the next era on.
	pub fn ensure_may_resume(&self) -> DispatchResult {
		ensure!(!self.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(self.record.is_suspended(), Error::<T, I>::NotSuspended);
		ensure!(self.record.waiting() == 0, Error::<T, I>::SuspendedAssignment);
		JailStore::<T, I>::ensure_back(self.record.service, &self.record.operator)?;
		self.ensure_can_be_slashed()
	}

	/// Follows a change of the firm part of the cap, of the jail or of the log: the assignment counts from
	/// the next era on exactly while it may and at least half of its cap is left. The agenda looks again
	/// when more of the cap is left.
	pub fn recap(&mut self, now: EraIndex) -> DispatchResult {
		let cap = Caps::<T, I>::get(self.id);
		self.note_left(&cap, now)?;
		if self.record.is_closed() {
			return Ok(());
		}
		if self.record.is_live() && self.ensure_can_be_slashed().is_err() {
			self.suspend(0, now)?;
		} else if self.ensure_may_resume().is_ok() {
			self.resume(now)?;
		}
		self.plan_recap(&cap, now)
	}

	/// Gives the cap that became free to proofs that ask for more, and follows that.
	pub fn raise_proofs(&mut self, now: EraIndex) -> DispatchResult {
		let rules = self.service.conditions.slash_rules();
		RequestStore::<T, I>::raise_proofs(self.id, &rules, now);
		self.recap(now)
	}

	/// Records the part of the cap that is left for the next era. If it is less than before, slashes take
	/// less of what counts in this era already; if it is more, from the next era on.
	fn note_left(&mut self, cap: &CapOf<T, I>, now: EraIndex) -> DispatchResult {
		let most = self.max_slash();
		let left = cap.left_next(&self.service.conditions.slash_rules(), now);
		if left == self.record.left {
			return Ok(());
		}
		let counts_now = self.record.served_in(now).unwrap_or_default();
		let used =
			|record: &AssignmentOf<T, I>| (record.used(most), record.used_of(counts_now, most));
		let (before, now_before) = used(&self.record);
		self.record.left = left;
		let (after, now_after) = used(&self.record);
		self.changed = true;
		let id = self.record.service;
		ServiceStore::<T, I>::mutate(id, |service| {
			// Zero if more is left than before.
			let at_once = now_after.saturating_sub(now_before);
			service.reuse((before, after), at_once, now).map_err(Error::<T, I>::from)?;
			ServiceStore::<T, I>::note_security(id, service, now);
			Ok(())
		})
	}

	/// Schedules the next look at the cap, for the first era in which more of it is left for the era after.
	///
	/// What is firm today leaves no window but by time, so that what is left only rises: a search by
	/// halves finds the era. All of it is left an exit window after the present era.
	fn plan_recap(&mut self, cap: &CapOf<T, I>, now: EraIndex) -> DispatchResult {
		let (mut before, mut after) = (now, eras_after(now, self.exit_window()));
		let rules = self.service.conditions.slash_rules();
		let more = |era: EraIndex| cap.left_next(&rules, era) > self.record.left;
		let next = more(after).then(|| {
			while after.saturating_sub(before) > 1 {
				let middle = before.midpoint(after);
				match more(middle) {
					true => after = middle,
					false => before = middle,
				}
			}
			after
		});
		if next == self.record.recap_era {
			return Ok(());
		}
		self.record.recap_era = next;
		self.changed = true;
		next.map_or(Ok(()), |era| AgendaStore::<T, I>::schedule(era, Task::Recap(self.id)))
	}

	/// Puts the assignment at the end of the queue of settlements, if it is not in it.
	pub fn enqueue(&mut self) {
		if self.record.queued {
			return QueueStore::<T, I>::mark_useful(self.id);
		}
		// It may have one of pages that somebody settled by a call.
		QueueStore::<T, I>::reset_cursor(self.id);
		self.set_queued(true);
		QueueStore::<T, I>::push(Turn::Settle(self.id));
	}

	/// Records whether it stands in the queue of settlements.
	pub fn set_queued(&mut self, queued: bool) {
		self.record.queued = queued;
		self.changed = true;
	}

	/// Counts a new member.
	pub fn add_member(&mut self) -> DispatchResult {
		let members = self.record.members.checked_add(1);
		self.record.members = members.ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		Ok(())
	}

	/// Counts a member less, which has settled everything.
	pub fn drop_member(&mut self) -> DispatchResult {
		let members = self.record.members.checked_sub(1);
		self.record.members = members.ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		Ok(())
	}

	/// Returns true if it would be over without the one member it has.
	pub fn is_last_member(&self) -> bool {
		self.record.is_closed() && self.record.members == 1
	}

	/// Writes the changes; or removes the assignment if it is closed, nobody is left, and no request
	/// waits. Returns true if it was removed.
	pub fn save(self) -> Result<bool, DispatchError> {
		let over = self.record.is_closed() && self.record.members == 0;
		if over && !RequestStore::<T, I>::has_open(self.id) {
			self.remove()?;
			return Ok(true);
		}
		self.store();
		Ok(false)
	}

	/// Writes the changes.
	pub fn store(&self) {
		if self.changed {
			Assignments::<T, I>::insert(self.id, &self.record);
		}
	}

	/// Removes a closed assignment without members, and returns the operator's deposit.
	fn remove(self) -> DispatchResult {
		let Assignment { service, operator, deposit, .. } = self.record;
		Assignments::<T, I>::remove(self.id);
		// The operator may have come back.
		if AssignmentFor::<T, I>::get(service, &operator) == Some(self.id) {
			AssignmentFor::<T, I>::remove(service, &operator);
		}
		KeyStore::<T, I>::clear(service, self.id);
		RequestStore::<T, I>::clear_cap(self.id);
		QueueStore::<T, I>::reset_cursor(self.id);
		ServiceStore::<T, I>::drop_assignment(service)?;
		OperatorStore::<T, I>::drop_assignment(&operator)?;
		if deposit.drop(&operator).is_err() {
			defensive!("a deposit could not be returned");
		}
		Pallet::<T, I>::deposit_event(Event::AssignmentRemoved { assignment: self.id });
		Ok(())
	}

	/// Closes the open assignment of an operator at a service as of this era, or as of the service's
	/// retirement. Its members are settled by themselves.
	pub fn close_of(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let mut assignment = Self::load(Self::id_of(service, operator)?)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		assignment = assignment.sync_retirement()?;
		if !assignment.record.is_closed() {
			assignment.close(T::Stake::era())?;
		}
		if assignment.record.waiting() > 0 {
			assignment.enqueue();
		}
		assignment.save()?;
		Ok(())
	}
}
