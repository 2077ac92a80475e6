//! The standing of an assignment: suspended by slashes, back, and closed.

use super::OpenAssignment;
use crate::{
	pallet::*,
	store::{AgendaStore, EraStore, JailStore, QueueStore, RequestStore, ServiceStore},
	types::{AssignmentStage, Task},
	AssignmentOf, CapOf,
};
use frame_support::{ensure, traits::Get};
use restaking_math::{eras_after, next_era, LogEvent};
use restaking_primitives::{EraIndex, RequestId, ServiceId};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Counts for nothing from the next era on. So many members wait to be settled.
	fn suspend(&mut self, waiting: u32, now: EraIndex) -> DispatchResult {
		self.stop_counting(now)?;
		self.record.suspend(waiting, now);
		self.changed = true;
		self.follow_fall(now)?;
		let (assignment, from_era) = (self.id, next_era(now));
		Pallet::<T, I>::deposit_event(Event::AssignmentSuspended { assignment, from_era });
		Ok(())
	}

	/// Counts again from the next era on, if it has a place. Everything is settled.
	fn resume(&mut self, now: EraIndex) -> DispatchResult {
		JailStore::<T, I>::end(self.record.service, &self.record.operator);
		if self.record.place.is_some() {
			self.start_counting(now)?;
		}
		self.record.resume();
		self.changed = true;
		if self.record.is_below_note() {
			// It took its place in an earlier era: nobody gets it back.
			let _noted = self.note_place(now);
		}
		let (assignment, from_era) = (self.id, next_era(now));
		Pallet::<T, I>::deposit_event(Event::AssignmentResumed { assignment, from_era });
		Ok(())
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
		let room = usize::try_from(T::MaxLog::get()).unwrap_or(usize::MAX).saturating_sub(1);
		let entries = self.record.log.entries.len();
		ensure!(self.record.is_closed() || entries < room, Error::<T, I>::LogFull);
		let slash = LogEvent::Slash { offence_era, fraction, request, undone: false };
		self.record.log.append(slash, now).map_err(Error::<T, I>::from)?;
		self.changed = true;
		let members = self.record.members;
		match &mut self.record.stage {
			AssignmentStage::Live => self.suspend(members, now)?,
			AssignmentStage::Suspended { waiting } | AssignmentStage::Closed { waiting, .. } => {
				*waiting = members
			},
		}
		Ok(())
	}

	/// Marks a slash as undone: who has not settled it yet loses nothing.
	pub fn undo_slash(&mut self, request: RequestId) {
		self.changed |= self.record.log.undo(request);
	}

	/// Records that a member has settled the whole log. The last one empties it, and then the assignment
	/// counts again, if it may. Returns the number of requests that this has finished; `None` if others wait.
	pub fn note_settled(&mut self, now: EraIndex) -> Result<Option<u32>, DispatchError> {
		let (AssignmentStage::Suspended { waiting } | AssignmentStage::Closed { waiting, .. }) =
			&mut self.record.stage
		else {
			return Err(Error::<T, I>::Inconsistent.into());
		};
		*waiting = waiting.checked_sub(1).ok_or(Error::<T, I>::Inconsistent)?;
		self.changed = true;
		if self.record.waiting() > 0 {
			return Ok(None);
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
		Ok(Some(finished))
	}

	/// Refuses a pledge to an assignment that is suspended or closed, or of a service that is paused or over. One
	/// that waits for a place takes it.
	pub fn ensure_takes_pledges(&self) -> DispatchResult {
		ServiceStore::<T, I>::ensure_open(&self.service)?;
		ensure!(!self.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(self.record.log.entries.is_empty(), Error::<T, I>::SuspendedAssignment);
		self.ensure_can_be_slashed()?;
		ensure!(!self.record.is_suspended(), Error::<T, I>::SuspendedAssignment);
		Ok(())
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

	/// Gives the cap that became free to proofs that ask for more, and follows that. Returns true if there were
	/// any.
	pub fn raise_proofs(&mut self, now: EraIndex) -> Result<bool, DispatchError> {
		let rules = self.service.conditions.slash_rules();
		let raised = RequestStore::<T, I>::raise_proofs(self.id, &rules, now);
		self.recap(now)?;
		Ok(raised)
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

	/// Closes the open assignment of an operator at a service as of this era, or as of the service's
	/// retirement. Its members are settled by themselves.
	pub fn close_of(service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		let mut assignment = Self::load(Self::id_of(service, operator)?)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		assignment = assignment.sync_retirement()?;
		if !assignment.record.is_closed() {
			let now = EraStore::<T, I>::now();
			assignment.close(now)?;
			assignment.follow_fall(now)?;
		}
		if assignment.record.waiting() > 0 {
			assignment.enqueue();
		}
		assignment.save()?;
		Ok(())
	}
}
