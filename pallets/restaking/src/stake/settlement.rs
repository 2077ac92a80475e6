//! Settlement: positions take the losses and the closing that their assignments' logs hold.

use super::{staker::PositionLiability, OpenStaker};
use crate::{
	pallet::*,
	work::{add, Work},
	Marks, SettlementOf,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, weights::Weight};
use restaking_math::{
	calendar::released, next_era, renew, settle, settle_short, sum, Exited, Funds, Loss, Position,
	Renewal,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex};
use sp_runtime::{DispatchError, DispatchResult};

/// `(funds, liability)` of a staker whose liability exceeds its funds.
type Shortfall = Option<(Balance, Balance)>;

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Refuses a position that has losses to settle.
	///
	/// That is enough for what adds no claim: where a base-chain slash left too little, all claims are cut when
	/// they are settled, exited or not.
	pub fn ensure_not_behind(&mut self, id: AssignmentId) -> DispatchResult {
		ensure!(self.has(id), Error::<T, I>::NoPosition);
		ensure!(!self.is_behind(id)?, Error::<T, I>::TooManyLosses);
		Ok(())
	}

	/// Returns true if the record alone tells that the funds cover the liability.
	pub fn is_plainly_covered(&self) -> bool {
		!self.funds().is_short(self.max_liability())
	}

	/// Refuses a position that has losses to settle, or a staker of which a base-chain slash left too little.
	pub fn ensure_settled(&mut self, id: AssignmentId) -> DispatchResult {
		self.ensure_not_behind(id)?;
		ensure!(self.shortfall()?.is_none(), Error::<T, I>::TooManyLosses);
		Ok(())
	}

	/// Refuses a staker with losses to settle, or of which a base-chain slash left too little. Forgets what
	/// is liable no more, so that the record alone tells the liability.
	pub fn ensure_all_settled(&mut self) -> DispatchResult {
		self.work.look(self.record.positions.len());
		for id in self.assignment_ids() {
			ensure!(!self.is_behind(id)?, Error::<T, I>::TooManyLosses);
		}
		ensure!(self.shortfall()?.is_none(), Error::<T, I>::TooManyLosses);
		let now = self.now;
		self.record.positions.iter_mut().for_each(|entry| entry.record.prune(now));
		Ok(())
	}

	/// Settles one position for a page; all of them, if a base-chain slash left too little. Returns false if a
	/// meter that has `left` has no room for what that needs: a look at all positions, and the losses that wait.
	pub fn settle_for_page(
		&mut self,
		id: AssignmentId,
		left: Weight,
	) -> Result<bool, DispatchError> {
		let positions = self.positions();
		if !self.is_plainly_covered() && !Pallet::<T, I>::member_look(positions).all_lte(left) {
			return Ok(false);
		}
		let short = self.shortfall()?.is_some();
		let (losses, need) = if short {
			// A closing that was noted just now is one entry of its log, and counts as two.
			let losses = self.waiting_losses()?.saturating_add(self.work.closed);
			(losses, Pallet::<T, I>::max_short_member(positions, losses))
		} else {
			let (position, assignment) = self.at(id)?;
			let losses = assignment.losses_of(position)?;
			(losses, Pallet::<T, I>::max_member_weight(positions, losses))
		};
		let heard = Pallet::<T, I>::heard_weight(&self.stash, losses);
		if !need.saturating_add(heard).all_lte(left) {
			return Ok(false);
		}
		match short {
			true => self.settle_whole()?,
			false => self.settle_one(id, None)?,
		};
		Ok(true)
	}

	/// Settles one position, unless a base-chain slash left too little. Returns true if it did.
	fn settle_unless_short(&mut self, id: AssignmentId) -> Result<bool, DispatchError> {
		if self.shortfall()?.is_some() {
			return Ok(false);
		}
		self.settle_one(id, None)?;
		Ok(true)
	}

	/// Returns the shortfall, if a base-chain slash took more than its reserve.
	pub fn shortfall(&mut self) -> Result<Shortfall, DispatchError> {
		// Mostly this record is enough, without its assignments.
		if self.is_plainly_covered() {
			return Ok(None);
		}
		let (liability, funds) = (self.liability()?, self.funds());
		Ok(funds.is_short(liability).then_some((funds.total(), liability)))
	}

	/// Settles all positions, if no more than `most` losses wait. Returns true if there was anything to settle.
	pub fn settle_all(&mut self, most: u32) -> Result<bool, DispatchError> {
		ensure!(self.waiting_losses()? <= most, Error::<T, I>::TooManyLosses);
		self.settle_whole()
	}

	/// Settles all positions, if no more than `most` losses wait; else one after the other, as many as that
	/// allows, and in any case the first, whose log is bounded. Who is short settles all at once, so that it
	/// waits for a page then. Returns true if nothing waits any more.
	pub fn settle_most(&mut self, most: u32) -> Result<bool, DispatchError> {
		if self.waiting_losses()? <= most {
			self.settle_whole()?;
			return Ok(true);
		}
		if self.shortfall()?.is_some() {
			return Ok(false);
		}
		let (mut left, mut all) = (most, true);
		for id in self.assignment_ids() {
			let (position, assignment) = self.at(id)?;
			let losses = assignment.losses_of(position)?;
			if losses == 0 {
				continue;
			}
			let room = losses <= left || left == most;
			if room {
				self.current(id)?;
			}
			if room && self.settle_unless_short(id)? {
				// Below zero is zero: only the first is settled in any case.
				left = left.saturating_sub(losses);
			} else {
				all = false;
			}
		}
		Ok(all)
	}

	/// Returns the number of losses that wait for a settlement of all positions.
	pub fn waiting_losses(&mut self) -> Result<u32, DispatchError> {
		self.work.look(self.record.positions.len());
		let mut losses: u32 = 0;
		for id in self.assignment_ids() {
			let (position, assignment) = self.at(id)?;
			losses = losses.saturating_add(assignment.losses_of(position)?);
		}
		Ok(losses)
	}

	/// Settles all positions, however many losses wait. Returns true if there was anything to settle.
	fn settle_whole(&mut self) -> Result<bool, DispatchError> {
		self.work.look(self.record.positions.len());
		for id in self.assignment_ids() {
			self.current(id)?;
		}
		let cut = self.shortfall()?;
		if let Some((funds, liability)) = cut {
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::ClaimsCut { stash, funds, liability });
		}
		let mut worked = cut.is_some();
		for id in self.assignment_ids() {
			worked |= self.settle_one(id, cut)?;
		}
		// Claims never exceed the funds now.
		if self.record.short {
			self.record.short = false;
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::CoverageRestored { stash });
		}
		Ok(worked)
	}

	/// Returns true if there is anything to settle for a position.
	pub fn is_behind(&mut self, id: AssignmentId) -> Result<bool, DispatchError> {
		let (position, assignment) = self.at(id)?;
		Ok(assignment.is_ahead_of(position))
	}

	/// Settles one position: takes its losses, and pledges again for a standing order. Returns true if
	/// the log held anything for it.
	fn settle_one(&mut self, id: AssignmentId, cut: Shortfall) -> Result<bool, DispatchError> {
		let now = self.now;
		let behind = self.is_behind(id)?;
		let (position, assignment) = self.at(id)?;
		let (log, least) = (&assignment.record.log, assignment.service.least_counted);
		let serves = &assignment.record.serves.list;
		let settlement: SettlementOf<T, I> = match cut {
			Some(cut) => settle_short(position, log, least, serves, cut, now),
			None => settle(position, log, least, serves),
		}
		.map_err(Error::<T, I>::from)?;
		position.prune(now);
		for loss in &settlement.losses {
			self.take(loss)?;
		}
		for Loss { request, amount, .. } in settlement.spared.iter().copied() {
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::SlashSpared { request, stash, amount });
		}
		if cut.is_none() {
			self.renew(id, &settlement)?;
		}
		self.recount(id, settlement.before)?;
		if behind {
			let finished = self.assignment(id)?.note_settled(now)?;
			add(&mut self.work.settled, 1u32);
			add(&mut self.work.finished, finished.unwrap_or_default());
			add(&mut self.work.recapped, u32::from(finished.is_some()));
		}
		self.report_closing(id, &settlement)?;
		Ok(behind)
	}

	/// Emits the exit that the closing of an assignment was.
	fn report_closing(
		&mut self,
		id: AssignmentId,
		settlement: &SettlementOf<T, I>,
	) -> DispatchResult {
		let (position, assignment) = self.at(id)?;
		if let (Some(exited), Some(last_era)) = (settlement.exited, assignment.record.last_era()) {
			let window = position.exit_window;
			self.report_exit(id, exited, last_era, window);
		}
		Ok(())
	}

	/// Emits an exit that counts through `until_era`.
	pub fn report_exit(
		&self,
		assignment: AssignmentId,
		exited: Exited,
		until_era: EraIndex,
		exit_window: EraIndex,
	) {
		let Exited { amount, fresh } = exited;
		let (stash, released_era) = (self.stash.clone(), released(until_era, exit_window));
		if amount > 0 {
			Pallet::<T, I>::deposit_event(Event::Exited {
				stash,
				assignment,
				amount,
				fresh,
				until_era,
				released_era,
			});
		}
	}

	/// Pledges again the part of a standing order that a slash took, as far as the limits allow.
	///
	/// First with the upper bounds of the staker's other positions, from its own record. Only if that is
	/// too much are their assignments read.
	fn renew(&mut self, id: AssignmentId, settlement: &SettlementOf<T, I>) -> DispatchResult {
		let wanted = settlement.to_renew(&self.position(id)?.record);
		if wanted == 0 {
			return Ok(());
		}
		let funds = self.funds_of_entry();
		let bounds = self.upper_bounds();
		let (mut renewed, mut amount) = self.renewed(id, settlement, &funds, bounds)?;
		if amount < wanted {
			let exact = self.settled_copies()?;
			(renewed, amount) = self.renewed(id, settlement, &funds, exact)?;
		}
		if amount == 0 {
			return Ok(());
		}
		let (now, stash, counted) = (self.now, self.stash.clone(), renewed.counted());
		*self.at(id)?.0 = renewed;
		let (assignment, from_era) = (id, next_era(now));
		let renewed = Event::PledgeRenewed { stash, assignment, amount, counted, from_era };
		Pallet::<T, I>::deposit_event(renewed);
		Ok(())
	}

	/// Returns a position with its pledge renewed, and the amount, given the funds that may be pledged and
	/// the liabilities of all positions.
	fn renewed(
		&mut self,
		id: AssignmentId,
		settlement: &SettlementOf<T, I>,
		funds: &Funds,
		liabilities: Vec<PositionLiability>,
	) -> Result<(Position<Marks<T, I>>, Balance), DispatchError> {
		let (limit, min_pledge) = (self.limit().of_entry(), self.min_pledge_at(id));
		let entry = self.position(id)?;
		let mut position = entry.record.clone();
		let liability = sum(liabilities.iter().map(|it| it.liability));
		let in_service = liabilities.iter().filter(|it| it.service == entry.service);
		let counted_in_service = sum(in_service.map(|it| it.counted));
		let limits = Renewal {
			active: funds.active,
			counted_in_service,
			headroom: funds.headroom(limit, liability),
			min_pledge,
		};
		let serves = &self.loaded(id).ok_or(Error::<T, I>::Inconsistent)?.record.serves.list;
		let amount = renew(&mut position, settlement, &limits, serves, self.now);
		let amount = amount.map_err(Error::<T, I>::from)?;
		Ok((position, amount))
	}

	/// Returns the minimum pledge at a loaded assignment.
	pub fn min_pledge_at(&mut self, id: AssignmentId) -> Balance {
		let terms = self.loaded(id).map_or(0, |it| it.service.conditions.min_pledge);
		terms.max(self.parameters().min_pledge)
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Settles as much of a staker as one call can, and releases custody. Returns true if nothing waits any
	/// more.
	pub(crate) fn do_settle_most(
		stash: &T::AccountId,
		work: &mut Work,
	) -> Result<bool, DispatchError> {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		let all = staker.settle_most(T::MaxLog::get())?;
		staker.release_custody()?;
		staker.save()?;
		Ok(all)
	}

	pub(crate) fn do_settle_staker(
		stash: &T::AccountId,
		losses: u32,
		work: &mut Work,
	) -> DispatchResult {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		ensure!(staker.settle_all(losses)?, Error::<T, I>::NothingToSettle);
		// Positions of which nothing is left have a call of their own.
		staker.release_custody()?;
		staker.save()
	}
}
