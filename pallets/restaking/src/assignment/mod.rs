//! Assignments: opt-ins of operators to services. The only writer of them.

mod places;
mod standing;

use crate::{
	pallet::*,
	store::{
		AgendaStore, EraStore, ForgettingStore, JailStore, OperatorStore, PlaceStore, PotStore,
		QueueStore, RequestStore, ServiceStore,
	},
	types::{Assignment, AssignmentStage, Leftover, Task, Turn},
	work::{add, Work},
	AssignmentOf, CapOf, KeysOf, Marks, ServesOf, ServiceOf,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint},
};
use restaking_math::{
	next_era, preview, AssignmentStream, Earnings, Log, LogEntry, LogEvent, Position, Preview,
	Stretches, Totals,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, Forgotten, ServiceId};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// What a position has not settled: entries of the log, the least amount that counts, and the eras of the
/// set.
type Unsettled<T, I> = (Vec<LogEntry>, Balance, ServesOf<T, I>);

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
	/// True if less counts than is noted at its place. Once no other assignment is open,
	/// [`Self::follow_fall`] has to follow.
	pub fell: bool,
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

	/// Returns the log that a position has not settled, with a retirement that is not recorded yet, the
	/// least amount that counts there, and the eras in which the assignment is in the set.
	pub fn unsettled(position: &Position<Marks<T, I>>) -> Result<Unsettled<T, I>, DispatchError> {
		let loaded = Self::load(position.assignment).map_err(|_| Error::<T, I>::Inconsistent)?;
		let entries = loaded.log_since(position)?;
		Ok((entries, loaded.service.least_counted, loaded.record.serves))
	}

	/// Returns the log that a position has not settled, with a retirement that is not recorded yet.
	fn log_since(&self, position: &Position<Marks<T, I>>) -> Result<Vec<LogEntry>, DispatchError> {
		let log = self.record.log.since(position.settled_up_to).map_err(Error::<T, I>::from)?;
		let mut entries = log.to_vec();
		if let Some(at_era) = self.unnoted_end() {
			entries.push(LogEntry { at_era, event: LogEvent::Close });
		}
		Ok(entries)
	}

	/// Returns the last era of its service, if that has retired and the assignment has not noted it.
	fn unnoted_end(&self) -> Option<EraIndex> {
		self.service.last_era().filter(|_| !self.record.is_closed())
	}

	/// Returns the last era in which it serves, whether that is noted or not; `None` if it goes on.
	pub fn last_era(&self) -> Option<EraIndex> {
		self.record.last_era().or(self.unnoted_end())
	}

	/// Returns true if there is anything to settle for a position.
	pub fn is_ahead_of(&self, position: &Position<Marks<T, I>>) -> bool {
		position.settled_up_to != self.record.log.head || self.unnoted_end().is_some()
	}

	/// Returns the number of losses for which the settlement of a position counts: the entries of the log that
	/// it has not settled, or of the whole log, as its last member finishes their requests. A closing that
	/// was not noted counts as two.
	pub fn losses_of(&self, position: &Position<Marks<T, I>>) -> Result<u32, DispatchError> {
		let log = &self.record.log;
		let own = log.since(position.settled_up_to).map_err(Error::<T, I>::from)?.len();
		let is_last = own > 0 && self.record.waiting() == 1;
		let entries = if is_last { log.entries.len() } else { own };
		let closing = if self.unnoted_end().is_some() { 2 } else { 0 };
		Ok(u32::try_from(entries).unwrap_or(u32::MAX).saturating_add(closing))
	}

	/// Returns a position as its settlement will leave it.
	pub fn preview_of(
		&self,
		position: &Position<Marks<T, I>>,
	) -> Result<Preview<Marks<T, I>>, DispatchError> {
		let (log, least) = (self.log_since(position)?, self.service.least_counted);
		let settled = preview(position, &log, least, &self.record.serves.list);
		Ok(settled.map_err(Error::<T, I>::from)?)
	}

	/// Returns a stored position as its settlement will leave it.
	pub fn preview(
		position: &Position<Marks<T, I>>,
	) -> Result<Preview<Marks<T, I>>, DispatchError> {
		let (log, least, serves) = Self::unsettled(position)?;
		Ok(preview(position, &log, least, &serves.list).map_err(Error::<T, I>::from)?)
	}

	/// Returns true if an operator has an assignment at a service that is not known to be over.
	pub fn is_open(service: ServiceId, operator: &T::AccountId) -> bool {
		let latest = AssignmentFor::<T, I>::get(service, operator);
		latest.and_then(Assignments::<T, I>::get).is_some_and(|it| !it.is_closed())
	}

	/// Creates an assignment of `operator` at `service`, with a place if one is free. The operator pays its
	/// deposit.
	pub fn create(
		service: ServiceId,
		operator: &T::AccountId,
		commission: Perbill,
	) -> Result<AssignmentId, DispatchError> {
		let size = AssignmentOf::<T, I>::max_encoded_len()
			.saturating_add(AssignmentId::max_encoded_len())
			.saturating_add(KeysOf::<T, I>::max_encoded_len())
			.saturating_add(CapOf::<T, I>::max_encoded_len());
		let now = EraStore::<T, I>::now();
		let (stream, left, places) = ServiceStore::<T, I>::mutate(service, |record| {
			record.pay_until(now).map_err(Error::<T, I>::from)?;
			let begins = record.first_multiplier();
			let stream = AssignmentStream::open(&mut record.stream, begins, commission, now);
			let stream = stream.map_err(Error::<T, I>::from)?;
			Ok((stream, record.conditions.max_slash, record.conditions.places))
		})?;
		let id = NextAssignmentId::<T, I>::get();
		NextAssignmentId::<T, I>::put(id.next().ok_or(Error::<T, I>::Inconsistent)?);
		let place = PlaceStore::<T, I>::join(service, id, places)?.then_some(0);
		let mut serves = Stretches::default();
		if place.is_some() {
			// Nobody counts in the era of joining.
			serves.open(0, now).map_err(Error::<T, I>::from)?;
		}
		let record = Assignment {
			service,
			operator: operator.clone(),
			members: 0,
			stage: AssignmentStage::Live,
			serves,
			place,
			ready: true,
			left,
			recap_era: None,
			queued: false,
			totals: Totals::default(),
			log: Log::default(),
			stream,
			worked_era: None,
			deposit: T::OperatorConsideration::new(operator, Footprint::from_parts(5, size))?,
		};
		Assignments::<T, I>::insert(id, record);
		AssignmentFor::<T, I>::insert(service, operator, id);
		Ok(id)
	}

	/// Loads an assignment and its service, as they are stored.
	pub fn load(id: AssignmentId) -> Result<Self, DispatchError> {
		let record = Assignments::<T, I>::get(id).ok_or(Error::<T, I>::NoSuchAssignment)?;
		let service = ServiceStore::<T, I>::get(record.service)?;
		Ok(Self { id, record, service, changed: false, fell: false })
	}

	/// Returns the amount that counts or counted in an era, above zero; `None` if it did not serve in it, or the
	/// era is too old to judge.
	pub fn served_in(&self, era: EraIndex) -> Option<Balance> {
		// A retirement ends it, whether that is recorded here or not.
		let within = self.service.last_era().is_none_or(|last| era <= last);
		let released = self.service.conditions.slash_rules().released(era);
		(within && EraStore::<T, I>::now() < released)
			.then(|| self.record.served_in(era))
			.flatten()
	}

	/// Loads an assignment and its service. Closes it, in storage, if its service has retired.
	pub fn current(id: AssignmentId) -> Result<Self, DispatchError> {
		Self::load(id)?.sync_retirement()
	}

	/// Loads an assignment and its service, and counts that it is closed if its service has retired.
	pub fn current_by(id: AssignmentId, work: &mut Work) -> Result<Self, DispatchError> {
		let mut loaded = Self::load(id)?;
		if loaded.note_retirement()? {
			add(&mut work.closed, 1u32);
		}
		Ok(loaded)
	}

	/// Closes the assignment, in storage, if its service has retired.
	pub fn sync_retirement(mut self) -> Result<Self, DispatchError> {
		self.note_retirement()?;
		Ok(self)
	}

	/// Closes the assignment, in storage, if its service has retired. Returns true if it did.
	pub fn note_retirement(&mut self) -> Result<bool, DispatchError> {
		let Some(last_era) = self.unnoted_end() else { return Ok(false) };
		self.close(last_era)?;
		// Nobody takes a place of a service that is over.
		self.record.place = None;
		// The sums of the service are written already: every other reader must see this too.
		self.store();
		Ok(true)
	}

	/// Changes the stream of the assignment, with the stored record of its service. All eras up to and
	/// including `now` are paid before. The change is given the weight of the assignment. What is as it was
	/// is not written.
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
		let (before, stream) = (self.record.stream.clone(), &mut self.record.stream);
		let result = ServiceStore::<T, I>::mutate(self.record.service, |service| {
			service.pay_until(now).map_err(Error::<T, I>::from)?;
			stream.roll(&mut service.stream, weight, now).map_err(Error::<T, I>::from)?;
			change(stream, service)
		})?;
		self.changed |= self.record.stream != before;
		Ok(result)
	}

	/// Changes the part of its share that it earns, from the next era on. Returns false if it is so already.
	pub fn set_multiplier(
		&mut self,
		multiplier: Perbill,
		now: EraIndex,
	) -> Result<bool, DispatchError> {
		self.set_multiplier_at(self.record.weight(), multiplier, now)
	}

	fn set_multiplier_at(
		&mut self,
		weight: Option<Balance>,
		multiplier: Perbill,
		now: EraIndex,
	) -> Result<bool, DispatchError> {
		if self.record.stream.multiplier == multiplier {
			return Ok(false);
		}
		self.with_stream_at(weight, now, |stream, service| {
			let set = stream.set_multiplier(&mut service.stream, weight, multiplier, now);
			set.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		let (assignment, from_era) = (self.id, next_era(now));
		Pallet::<T, I>::deposit_event(Event::MultiplierSet { assignment, multiplier, from_era });
		Ok(true)
	}

	/// Lets an operator that comes back after more than an era earn as one that has just joined, where its work
	/// is paid for. It does not count yet.
	fn restart_work(&mut self, now: EraIndex) -> DispatchResult {
		let last = self.record.serves.list.last().map_or(now, |stretch| stretch.until_era);
		if self.service.pays_work && next_era(last) < now {
			self.set_multiplier_at(None, self.service.first_multiplier(), now)?;
		}
		Ok(())
	}

	/// Records the work of an era. Refuses a second word about an era, or about an earlier one.
	pub fn note_work(&mut self, era: EraIndex) -> DispatchResult {
		let fresh = self.record.worked_era.is_none_or(|last| last < era);
		ensure!(fresh, Error::<T, I>::WorkKnown);
		self.record.worked_era = Some(era);
		self.changed = true;
		Ok(())
	}

	/// Takes the assignment out of the sums of its service from the next era on. Does nothing if it does
	/// not count there.
	fn stop_counting(&mut self, now: EraIndex) -> DispatchResult {
		let Some(counted) = self.record.weight() else { return Ok(()) };
		self.changed = true;
		let (id, used) = (self.record.service, self.record.used(self.max_slash()));
		self.with_stream_at(Some(counted), now, |stream, service| {
			ServiceStore::<T, I>::recount(id, service, (counted, 0), (used, 0), now)?;
			let stopped = stream.suspend(&mut service.stream, counted, now);
			stopped.map_err(|error| Error::<T, I>::from(error).into())
		})
	}

	/// Puts the assignment into the sums of its service from the next era on. It does not count yet.
	fn start_counting(&mut self, now: EraIndex) -> DispatchResult {
		self.restart_work(now)?;
		self.changed = true;
		let (id, counted) = (self.record.service, self.record.totals.next);
		let used = self.record.used_of(counted, self.max_slash());
		self.with_stream_at(None, now, |stream, service| {
			ServiceStore::<T, I>::recount(id, service, (0, counted), (0, used), now)?;
			let resumed = stream.resume(&mut service.stream, counted, now);
			resumed.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		let opened = self.record.serves.open(self.exit_window(), now);
		opened.map_err(|error| Error::<T, I>::from(error).into())
	}

	/// Records a lower bound of the amount by which an assignment holds its place.
	fn write_note(id: AssignmentId, noted: Balance) {
		Assignments::<T, I>::mutate_extant(id, |record| record.place = Some(noted));
	}

	/// Closes the assignment as of `last_era`: its members exit in that era. It leaves its place to the caller.
	fn close(&mut self, last_era: EraIndex) -> DispatchResult {
		let now = EraStore::<T, I>::now();
		self.stop_counting(now)?;
		self.record.close(last_era);
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

	/// Credits what a member earned while `before` of it counted, and replaces that by `after`, from the era
	/// after `now` on. Returns the amount that counts in the service; `None` if this assignment does not
	/// count, or counts as before.
	pub fn recount(
		&mut self,
		earnings: &mut Earnings,
		before: Balance,
		after: Balance,
		now: EraIndex,
	) -> Result<Option<Balance>, DispatchError> {
		if before == after {
			return Ok(None);
		}
		let (window, most, old) = (self.exit_window(), self.max_slash(), self.record.weight());
		let used_before = self.record.used(most);
		let changed = self.record.totals.change(before, after, window, now);
		changed.map_err(Error::<T, I>::from)?;
		self.changed = true;
		let (of, new) = (self.record.service, self.record.weight());
		let used = (used_before, self.record.used(most));
		self.fell |= self.record.is_below_note();
		self.with_stream_at(old, now, |stream, service| {
			let paid = &mut service.stream;
			earnings.touch(stream, paid, old, before, now).map_err(Error::<T, I>::from)?;
			stream.change(paid, old, new, now).map_err(Error::<T, I>::from)?;
			if new.is_none() {
				return Ok(None);
			}
			ServiceStore::<T, I>::recount(of, service, (before, after), used, now).map(Some)
		})
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
		self.changed |= self.record.queued != queued;
		self.record.queued = queued;
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
		// As many as eras of an exit window: too many for the call that removes it.
		let forget = Task::ForgetKeys(service, self.id);
		AgendaStore::<T, I>::schedule(next_era(EraStore::<T, I>::now()), forget)?;
		RequestStore::<T, I>::clear_cap(self.id);
		QueueStore::<T, I>::reset_cursor(self.id);
		if self.service.judged {
			// One that does not decode any more has no pallet.
			if let Ok(hook) = ServiceStore::<T, I>::hook(service) {
				let what = Forgotten::Assignment(self.id);
				ForgettingStore::<T, I>::push(Leftover { what, deposit: None }, &hook);
			}
		}
		ServiceStore::<T, I>::drop_assignment(service)?;
		OperatorStore::<T, I>::drop_assignment(&operator, self.id)?;
		if deposit.drop(&operator).is_err() {
			defensive!("a deposit could not be returned");
		}
		Pallet::<T, I>::deposit_event(Event::AssignmentRemoved { assignment: self.id });
		Ok(())
	}
}
