//! Assignments: opt-ins of operators to services. The only writer of them.

use crate::{
	pallet::*,
	store::{JailStore, KeyStore, OperatorStore, PotStore, QueueStore, RequestStore, ServiceStore},
	types::{Assignment, AssignmentStage},
	AssignmentOf, CapOf, KeysOf, Marks, ServiceOf, MAX_LOG,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint},
};
use restaking_math::{next_era, AssignmentStream, Log, LogEntry, LogEvent, Position, Totals};
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
	/// Returns the id of the open assignment of an operator at a service.
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

	/// Returns the log that a position has not settled, with a retirement that is not recorded yet.
	pub fn unsettled(position: &Position<Marks<T, I>>) -> Result<Vec<LogEntry>, DispatchError> {
		let record =
			Assignments::<T, I>::get(position.assignment).ok_or(Error::<T, I>::Inconsistent)?;
		let log = record.log.since(position.settled_up_to).map_err(Error::<T, I>::from)?;
		let mut entries = log.to_vec();
		if !record.is_closed() {
			if let Some(at_era) = ServiceStore::<T, I>::get(record.service)?.last_era() {
				entries.push(LogEntry { at_era, event: LogEvent::Close });
			}
		}
		Ok(entries)
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
		let stream = ServiceStore::<T, I>::mutate(service, |record| {
			record.pay_until(now).map_err(Error::<T, I>::from)?;
			AssignmentStream::open(&mut record.stream, Perbill::one(), commission, now)
				.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		let record = Assignment {
			service,
			operator: operator.clone(),
			members: 0,
			// Nobody counts in the era of joining.
			stage: AssignmentStage::Live { since_era: next_era(now) },
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

	/// Takes the assignment out of the sum of its service from the next era on. Does nothing if it does
	/// not count there.
	fn stop_counting(&mut self, now: EraIndex) -> DispatchResult {
		let Some(counted) = self.record.weight() else { return Ok(()) };
		let id = self.record.service;
		self.with_stream_at(Some(counted), now, |stream, service| {
			ServiceStore::<T, I>::recount(id, service, (counted, 0), now)?;
			let stopped = stream.suspend(&mut service.stream, counted, now);
			stopped.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Counts again from the next era on. Everything is settled.
	pub fn resume(&mut self, now: EraIndex) -> DispatchResult {
		let (id, counted) = (self.record.service, self.record.totals.next);
		self.with_stream_at(None, now, |stream, service| {
			ServiceStore::<T, I>::recount(id, service, (0, counted), now)?;
			let resumed = stream.resume(&mut service.stream, counted, now);
			resumed.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		let (assignment, from_era) = (self.id, next_era(now));
		self.record.stage = AssignmentStage::Live { since_era: from_era };
		Pallet::<T, I>::deposit_event(Event::AssignmentResumed { assignment, from_era });
		Ok(())
	}

	/// Closes the assignment as of `last_era`: its members exit in that era.
	pub fn close(&mut self, last_era: EraIndex) -> DispatchResult {
		self.stop_counting(T::Stake::era())?;
		let waiting = self.record.members;
		let since_era = self.record.since_era();
		self.record.stage = AssignmentStage::Closed { last_era, since_era, waiting };
		let fee = self.record.stream.take_fee();
		PotStore::<T, I>::set_aside(self.record.service, &self.record.operator, fee)?;
		AssignmentFor::<T, I>::remove(self.record.service, &self.record.operator);
		if waiting > 0 {
			self.record.log.append(LogEvent::Close, last_era).map_err(Error::<T, I>::from)?;
		}
		self.changed = true;
		let assignment = self.id;
		Pallet::<T, I>::deposit_event(Event::AssignmentClosed { assignment, last_era });
		Ok(())
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
		let (window, old) = (self.service.conditions.exit_window, self.record.weight());
		let changed = self.record.totals.change(before, after, window, now);
		changed.map_err(Error::<T, I>::from)?;
		let (id, of, new) = (self.id, self.record.service, self.record.weight());
		self.with_stream_at(old, now, |stream, service| {
			let earned = &mut service.stream;
			PotStore::<T, I>::credit((id, stash), stream, old, earned, before, now)?;
			stream.change(earned, old, new, now).map_err(Error::<T, I>::from)?;
			let Some(with_operator) = new else { return Ok(None) };
			let in_service = ServiceStore::<T, I>::recount(of, service, (before, after), now)?;
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
		let slash = LogEvent::Slash { offence_era, fraction, request };
		self.record.log.append(slash, now).map_err(Error::<T, I>::from)?;
		self.changed = true;
		self.stop_counting(now)?;
		let (assignment, members) = (self.id, self.record.members);
		match &mut self.record.stage {
			AssignmentStage::Suspended { waiting } | AssignmentStage::Closed { waiting, .. } => {
				*waiting = members;
			},
			live => {
				*live = AssignmentStage::Suspended { waiting: members };
				let from_era = next_era(now);
				Pallet::<T, I>::deposit_event(Event::AssignmentSuspended { assignment, from_era });
			},
		}
		Ok(())
	}

	/// Records that a member has settled the whole log. The last one empties it, and then the assignment
	/// counts again, if its operator may serve and its cap is not used up. Returns the number of requests
	/// that this has finished.
	pub fn note_settled(&mut self, now: EraIndex) -> Result<u32, DispatchError> {
		let (AssignmentStage::Suspended { waiting } | AssignmentStage::Closed { waiting, .. }) =
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
		if self.record.is_suspended() && self.ensure_may_serve().is_ok() {
			self.resume(now)?;
		}
		Ok(finished)
	}

	/// Refuses an operator that is jailed, or cannot be slashed any further in the next era.
	pub fn ensure_may_serve(&self) -> DispatchResult {
		JailStore::<T, I>::ensure_free(self.record.service, &self.record.operator)?;
		let (rules, now) = (self.service.conditions.slash_rules(), T::Stake::era());
		let left = RequestStore::<T, I>::left_next(self.id, &rules, now);
		ensure!(!left.is_zero(), Error::<T, I>::CapUsedUp);
		Ok(())
	}

	/// Follows a change of the part of the cap that is used or proven.
	pub fn recap(&mut self, _now: EraIndex) -> DispatchResult {
		Ok(())
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
	/// retirement.
	pub fn close_of(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let mut assignment = Self::load(Self::id_of(service, operator)?)?.sync_retirement()?;
		if !assignment.record.is_closed() {
			assignment.close(T::Stake::era())?;
		}
		assignment.save()?;
		Ok(())
	}
}
