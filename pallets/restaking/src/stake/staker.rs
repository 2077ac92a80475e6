//! One staker, open for one operation. The only writer of stakers and members.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, LimitStore, PotStore, StakerLimit},
	types::{LimitInForce, Parameters, Payee},
	work::{add, Work},
	Marks, StakerOf, StakerPositionOf, MAX_REMOVED,
};
use alloc::vec::Vec;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	traits::{Consideration, Footprint, Get},
};
use restaking_math::{sum, Earnings, Funds, Position};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// The record of a position and the assignment it belongs to.
type PositionAndAssignment<'a, T, I> =
	(&'a mut Position<Marks<T, I>>, &'a mut OpenAssignment<T, I>);

/// The liability of one position, and the amount that counts in it.
#[derive(Clone, Copy)]
pub(crate) struct PositionLiability {
	/// The service that is pledged to.
	pub service: ServiceId,
	/// The maximum that may still be taken.
	pub liability: Balance,
	/// The amount that counts from the next era on.
	pub counted: Balance,
}

/// One staker, open for one operation.
pub(crate) struct OpenStaker<'w, T: Config<I>, I: 'static> {
	/// The stash.
	pub stash: T::AccountId,
	/// The present era.
	pub now: EraIndex,
	/// The parameters of this block, once they were asked for.
	parameters: Option<Parameters>,
	/// The exposure limit in this block, once it was asked for.
	limit: Option<StakerLimit>,
	/// The record: positions and custody.
	pub record: StakerOf<T, I>,
	/// The amount staked, active and unlocking.
	pub staked: Balance,
	/// The active part of it.
	pub active: Balance,
	/// The active part that the base chain may still take, once it was asked for.
	spoken: Option<Balance>,
	/// The assignments that this operation loaded.
	pub assignments: Vec<OpenAssignment<T, I>>,
	/// The work that this operation has done.
	pub work: &'w mut Work,
}

impl<'w, T: Config<I>, I: 'static> OpenStaker<'w, T, I> {
	/// Loads a staker. Refuses an account without a record, with the reason.
	pub fn load(stash: &T::AccountId, work: &'w mut Work) -> Result<Self, DispatchError> {
		match Stakers::<T, I>::get(stash) {
			Some(record) => Ok(Self::new(stash, record, work)),
			// A controller or a virtual staker has a reason of its own.
			None => match Pallet::<T, I>::ensure_stash(stash) {
				Err(refusal) if refusal != Error::<T, I>::NotStash.into() => Err(refusal),
				_ => Err(Error::<T, I>::NoPosition.into()),
			},
		}
	}

	/// Loads an account that may have no record yet.
	pub fn load_or_new(stash: &T::AccountId, work: &'w mut Work) -> Self {
		Self::new(stash, Stakers::<T, I>::get(stash).unwrap_or_default(), work)
	}

	/// Opens a record that was read.
	pub fn new(stash: &T::AccountId, record: StakerOf<T, I>, work: &'w mut Work) -> Self {
		let stake = T::Stake::stake(stash);
		Self {
			stash: stash.clone(),
			now: EraStore::<T, I>::now(),
			parameters: None,
			limit: None,
			record,
			staked: stake.total,
			active: stake.active,
			spoken: None,
			assignments: Vec::new(),
			work,
		}
	}

	/// Returns the funds that slashes can reach.
	pub fn funds(&self) -> Funds {
		Funds { staked: self.staked, active: self.active, custody: self.record.custody }
	}

	/// Returns the funds by which a pledge or a renewal is judged: without the active stake that the base
	/// chain may still take for a reported offence.
	pub fn funds_of_entry(&mut self) -> Funds {
		let spoken = *self.spoken.get_or_insert_with(|| T::Stake::spoken(&self.stash));
		self.work.spoken |= spoken > 0 || T::Stake::slashes_wait();
		// Below zero is zero: nothing is left to pledge.
		Funds { active: self.active.saturating_sub(spoken), ..self.funds() }
	}

	/// Returns the parameters of this block. They are read when something depends on them.
	pub fn parameters(&mut self) -> Parameters {
		*self.parameters.get_or_insert_with(T::Parameters::get)
	}

	/// Returns the exposure limit of this staker in this block. It is read when something depends on it.
	pub fn limit(&mut self) -> LimitInForce {
		self.whole_limit().own
	}

	fn whole_limit(&mut self) -> StakerLimit {
		self.work.limited = true;
		let parameter = self.parameters().exposure_limit;
		let stash = &self.stash;
		*self.limit.get_or_insert_with(|| LimitStore::<T, I>::of(stash, parameter))
	}

	/// Records the exposure limit, without anything else. Returns true if the notice of this staker changed.
	pub fn keep_limit(&mut self) -> bool {
		let limit = self.whole_limit();
		LimitStore::<T, I>::keep_of(&self.stash, self.on_record(limit))
	}

	/// Returns a limit as it is to be recorded: who has nothing left needs no notice.
	fn on_record(&self, limit: StakerLimit) -> StakerLimit {
		let spared = limit.spared.filter(|_| !self.is_empty());
		StakerLimit { spared, ..limit }
	}

	/// Returns true if no position and no custody is left.
	fn is_empty(&self) -> bool {
		self.record.positions.is_empty() && self.record.custody == 0
	}

	/// Returns the assignments of all positions.
	pub fn assignment_ids(&self) -> Vec<AssignmentId> {
		self.record.positions.iter().map(|entry| entry.assignment()).collect()
	}

	/// Returns a position.
	pub fn position(&self, id: AssignmentId) -> Result<&StakerPositionOf<T, I>, DispatchError> {
		let mut positions = self.record.positions.iter();
		positions
			.find(|entry| entry.assignment() == id)
			.ok_or_else(|| Error::<T, I>::NoPosition.into())
	}

	/// Returns true if there is a position at an assignment.
	pub fn has(&self, id: AssignmentId) -> bool {
		self.position(id).is_ok()
	}

	/// Loads an assignment once, whether there is a position at it or not. A retirement that it has not noted
	/// stays for [`Self::current`].
	pub fn assignment(
		&mut self,
		id: AssignmentId,
	) -> Result<&mut OpenAssignment<T, I>, DispatchError> {
		if self.loaded(id).is_none() {
			self.assignments.push(OpenAssignment::load(id)?);
		}
		let loaded = self.assignments.iter_mut().find(|assignment| assignment.id == id);
		loaded.ok_or_else(|| Error::<T, I>::Inconsistent.into())
	}

	/// Loads an assignment once. Closes it, in storage, if its service has retired.
	pub fn current(
		&mut self,
		id: AssignmentId,
	) -> Result<&mut OpenAssignment<T, I>, DispatchError> {
		self.assignment(id)?;
		let Self { assignments, work, .. } = self;
		let loaded = assignments.iter_mut().find(|assignment| assignment.id == id);
		let assignment = loaded.ok_or(Error::<T, I>::Inconsistent)?;
		if assignment.note_retirement()? {
			add(&mut work.closed, 1u32);
		}
		Ok(assignment)
	}

	/// Returns an assignment that this operation loaded.
	pub fn loaded(&self, id: AssignmentId) -> Option<&OpenAssignment<T, I>> {
		self.assignments.iter().find(|assignment| assignment.id == id)
	}

	/// Returns the record of a position and its assignment.
	pub fn at(
		&mut self,
		id: AssignmentId,
	) -> Result<PositionAndAssignment<'_, T, I>, DispatchError> {
		self.assignment(id)?;
		let assignment = self.assignments.iter_mut().find(|assignment| assignment.id == id);
		let entry = self.record.positions.iter_mut().find(|entry| entry.assignment() == id);
		match (entry, assignment) {
			(Some(entry), Some(assignment)) => Ok((&mut entry.record, assignment)),
			_ => Err(Error::<T, I>::NoPosition.into()),
		}
	}

	/// Credits what a position earned while `before` counted in it, and replaces that in the sums by what
	/// counts now. Returns what [`OpenAssignment::recount`] does.
	pub fn recount(
		&mut self,
		id: AssignmentId,
		before: Balance,
	) -> Result<Option<Balance>, DispatchError> {
		let now = self.now;
		self.assignment(id)?;
		let assignment = self.assignments.iter_mut().find(|assignment| assignment.id == id);
		let entry = self.record.positions.iter_mut().find(|entry| entry.assignment() == id);
		match (entry, assignment) {
			(Some(entry), Some(assignment)) => {
				assignment.recount(&mut entry.earnings, before, entry.record.counted(), now)
			},
			_ => Err(Error::<T, I>::NoPosition.into()),
		}
	}

	/// Returns an upper bound of the liability, from this record alone.
	///
	/// It includes amounts that left and were not pruned, released or not, because a slash that was
	/// executed in time may still wait.
	pub fn max_liability(&self) -> Balance {
		sum(self.upper_bounds().iter().map(|it| it.liability))
	}

	/// Returns an upper bound of the liability of each position, from this record alone.
	pub fn upper_bounds(&self) -> Vec<PositionLiability> {
		let positions = self.record.positions.iter();
		positions
			.map(|entry| PositionLiability {
				service: entry.service,
				liability: entry.record.room(0),
				counted: entry.record.counted(),
			})
			.collect()
	}

	/// Returns the exact liability of each position, from copies that are settled in memory.
	pub fn settled_copies(&mut self) -> Result<Vec<PositionLiability>, DispatchError> {
		self.work.look(self.record.positions.len());
		let mut liabilities = Vec::with_capacity(self.record.positions.len());
		for entry in &self.record.positions {
			// A loaded assignment is newer than the stored one.
			let settled = match self.loaded(entry.assignment()) {
				Some(loaded) => loaded.preview_of(&entry.record)?,
				None => OpenAssignment::<T, I>::preview(&entry.record)?,
			};
			liabilities.push(PositionLiability {
				service: entry.service,
				liability: settled.liability(self.now),
				counted: settled.after.counted(),
			});
		}
		Ok(liabilities)
	}

	/// Returns the exact liability.
	pub fn liability(&mut self) -> Result<Balance, DispatchError> {
		Ok(sum(self.settled_copies()?.iter().map(|it| it.liability)))
	}

	/// Adds an empty position and pays its deposit. Refuses if there is no room.
	pub fn add_position(&mut self, id: AssignmentId, standing: bool) -> DispatchResult {
		let size = StakerPositionOf::<T, I>::max_encoded_len();
		let deposit = T::PositionConsideration::new(&self.stash, Footprint::from_parts(2, size))?;
		let assignment = self.assignment(id)?;
		assignment.add_member()?;
		let (service, conditions) = (assignment.record.service, &assignment.service.conditions);
		let (group, head) = (assignment.service.group, assignment.record.log.head);
		let (max_slash, exit_window) = (conditions.max_slash, conditions.exit_window);
		let record = Position::new(id, max_slash, exit_window, head, standing);
		let earnings = Earnings::default();
		let entry = StakerPositionOf::<T, I> { service, group, record, earnings, deposit };
		let added = self.record.positions.try_push(entry);
		added.map_err(|_| Error::<T, I>::TooManyPositions)?;
		Members::<T, I>::insert(id, &self.stash, ());
		self.work.entered = true;
		Ok(())
	}

	/// Returns the number of positions.
	pub fn positions(&self) -> u32 {
		u32::try_from(self.record.positions.len()).unwrap_or(u32::MAX)
	}

	/// Refuses a staker with more than `most` positions.
	pub fn ensure_no_more_than(&self, most: u32) -> DispatchResult {
		ensure!(self.positions() <= most, Error::<T, I>::MorePositions);
		Ok(())
	}

	/// Loads the assignments of up to `most` positions of which nothing counts or is liable any more, as far as
	/// the record alone tells.
	pub fn load_finished(&mut self, most: u32) -> DispatchResult {
		let (now, most) = (self.now, usize::try_from(most).unwrap_or(usize::MAX));
		let done = self.record.positions.iter().filter(|entry| entry.record.is_done(now));
		let done: Vec<_> = done.take(most).map(|entry| entry.assignment()).collect();
		let loaded = done.len();
		for id in done {
			self.assignment(id)?;
		}
		self.work.look(loaded);
		Ok(())
	}

	/// Removes up to `most` settled positions of which nothing counts or is liable any more, and returns
	/// their deposits. Considers positions of loaded assignments only, and at most `MAX_REMOVED` that close
	/// their assignment; the rest wait for another call. Returns the number removed.
	pub fn drop_finished(&mut self, most: u32) -> Result<u32, DispatchError> {
		let mut dropped: u32 = 0;
		for assignment in self.assignments.iter_mut() {
			if dropped >= most {
				break;
			}
			let finished = self.record.positions.iter().position(|entry| {
				entry.assignment() == assignment.id
					&& entry.record.settled_up_to == assignment.record.log.head
					&& entry.record.is_done(self.now)
			});
			let Some(index) = finished else { continue };
			if assignment.is_last_member() {
				if self.work.removed >= MAX_REMOVED {
					continue;
				}
				add(&mut self.work.removed, 1u32);
			}
			add(&mut self.work.dropped, 1u32);
			let entry = self.record.positions.remove(index);
			assignment.drop_member()?;
			Members::<T, I>::remove(assignment.id, &self.stash);
			let (stash, service, id) = (&self.stash, assignment.record.service, assignment.id);
			PotStore::<T, I>::set_aside(service, stash, entry.earnings.due)?;
			if entry.deposit.drop(stash).is_err() {
				defensive!("a deposit could not be returned");
			}
			let (stash, assignment) = (stash.clone(), id);
			Pallet::<T, I>::deposit_event(Event::PositionRemoved { stash, assignment });
			// At most as many as there are positions.
			dropped = dropped.saturating_add(1);
		}
		Ok(dropped)
	}

	/// Writes the assignments and the staker.
	pub fn save(mut self) -> DispatchResult {
		let (now, mut fallen) = (self.now, Vec::new());
		for assignment in self.assignments.drain(..) {
			let fell = assignment.fell.then_some(assignment.id);
			if !assignment.save()? {
				fallen.extend(fell);
			}
		}
		add(&mut self.work.fallen, fallen.len());
		self.store();
		OpenAssignment::<T, I>::follow_falls(&fallen, now)
	}

	/// Writes the staker, or removes a record in which nothing is left. One whose rewards are bonded stays until what
	/// was kept for it is paid. Records the exposure limit, if anything depended on it.
	pub fn store(self) {
		let empty = self.is_empty();
		match self.limit.map(|limit| self.on_record(limit)) {
			Some(limit) => drop(LimitStore::<T, I>::keep_of(&self.stash, limit)),
			None if empty => LimitStore::<T, I>::forget(&self.stash),
			None => {},
		}
		self.work.limited |= empty;
		let (stash, record) = (self.stash, self.record);
		if empty && (record.payee != Payee::Bonded || !PotStore::<T, I>::owes(&stash)) {
			Stakers::<T, I>::remove(&stash);
		} else {
			Stakers::<T, I>::insert(stash, record);
		}
	}

	/// Removes a record that was kept for its rewards alone, once all of them are paid.
	pub fn forget_paid(stash: &T::AccountId) {
		let empty = |record: StakerOf<T, I>| record.positions.is_empty() && record.custody == 0;
		if Stakers::<T, I>::get(stash).is_some_and(empty) && !PotStore::<T, I>::owes(stash) {
			Stakers::<T, I>::remove(stash);
		}
	}

	/// Writes a record whose positions have earned, and nothing else.
	pub fn store_earnings(stash: &T::AccountId, record: &StakerOf<T, I>) {
		Stakers::<T, I>::insert(stash, record);
	}

	/// Lets rewards in the currency of the stake be bonded.
	pub fn bond_rewards(&mut self) {
		if self.record.payee == Payee::Bonded {
			return;
		}
		self.record.payee = Payee::Bonded;
		let who = self.stash.clone();
		Pallet::<T, I>::deposit_event(Event::PayeeSet { who, payee: Payee::Bonded });
	}

	/// Records the payee of a staker. Returns false if it is so already; `None` for another account.
	pub fn set_payee(stash: &T::AccountId, payee: &Payee<T::AccountId>) -> Option<bool> {
		let mut record = Stakers::<T, I>::get(stash)?;
		let changed = record.payee != *payee;
		if changed {
			record.payee = payee.clone();
			Stakers::<T, I>::insert(stash, record);
		}
		Some(changed)
	}
}
