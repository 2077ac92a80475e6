//! Settlement: positions take the losses and the closing that their assignments' logs hold.

use super::{staker::PositionLiability, OpenStaker};
use crate::{pallet::*, weight::Work, Marks, SettlementOf, MAX_LOG};
use alloc::vec::Vec;
use frame_support::ensure;
use restaking_math::{
	calendar::released, next_era, renew, settle, settle_short, sum, Exited, Funds, Loss, Position,
	Renewal,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex};
use sp_runtime::{DispatchError, DispatchResult};

/// `(funds, liability)` of a staker whose liability exceeds its funds.
type Shortfall = Option<(Balance, Balance)>;

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Settles one position, before it is changed. All of them, if a base-chain slash left too little.
	/// Returns true if there was anything to settle.
	pub fn settle(&mut self, id: AssignmentId) -> Result<bool, DispatchError> {
		match self.shortfall()? {
			Some(_) => self.settle_all(),
			None => self.settle_one(id, None),
		}
	}

	/// Returns the shortfall, if a base-chain slash took more than its reserve.
	pub fn shortfall(&mut self) -> Result<Shortfall, DispatchError> {
		let funds = self.funds();
		// Mostly this record is enough, without its assignments.
		if !funds.is_short(self.max_liability()) {
			return Ok(None);
		}
		let liability = self.liability()?;
		Ok(funds.is_short(liability).then_some((funds.total(), liability)))
	}

	/// Settles all positions, if that takes no more losses, and finishes no more requests, than one call may.
	/// Returns true if there was anything to settle.
	pub fn settle_all(&mut self) -> Result<bool, DispatchError> {
		self.work.saw_positions(self.record.positions.len());
		let mut losses = usize::try_from(self.work.losses).unwrap_or(usize::MAX);
		for id in self.assignment_ids() {
			let (position, assignment) = self.at(id)?;
			let log = &assignment.record.log;
			let own = log.since(position.settled_up_to).map_err(Error::<T, I>::from)?.len();
			// The last member finishes the requests of the whole log.
			let is_last = own > 0 && assignment.record.waiting() == 1;
			losses = losses.saturating_add(if is_last { log.entries.len() } else { own });
		}
		let max = usize::try_from(MAX_LOG).unwrap_or(usize::MAX);
		ensure!(losses <= max, Error::<T, I>::TooManyLosses);
		self.settle_whole()
	}

	/// Settles all positions, however many losses wait. Returns true if there was anything to settle.
	pub fn settle_whole(&mut self) -> Result<bool, DispatchError> {
		self.work.saw_positions(self.record.positions.len());
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

	/// Returns true if the log holds anything for a position.
	pub fn is_behind(&mut self, id: AssignmentId) -> Result<bool, DispatchError> {
		let (position, assignment) = self.at(id)?;
		Ok(position.settled_up_to != assignment.record.log.head)
	}

	/// Settles one position: takes its losses, and pledges again for a standing order. Returns true if
	/// the log held anything for it.
	fn settle_one(&mut self, id: AssignmentId, cut: Shortfall) -> Result<bool, DispatchError> {
		let now = self.now;
		let behind = self.is_behind(id)?;
		let (position, assignment) = self.at(id)?;
		let (log, least) = (&assignment.record.log, assignment.service.least_counted);
		let serves = &assignment.record.serves.list;
		let settlement: SettlementOf = match cut {
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
		let stash = self.stash.clone();
		let (position, assignment) = self.at(id)?;
		assignment.recount(&stash, settlement.before, position.counted(), now)?;
		if behind {
			let finished = assignment.note_settled(now)?;
			self.work.saw_positions(1);
			self.work.add_finished(finished);
		}
		self.report_closing(id, &settlement)?;
		Ok(behind)
	}

	/// Emits the exit that the closing of an assignment was.
	fn report_closing(&mut self, id: AssignmentId, settlement: &SettlementOf) -> DispatchResult {
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
	fn renew(&mut self, id: AssignmentId, settlement: &SettlementOf) -> DispatchResult {
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
		&self,
		id: AssignmentId,
		settlement: &SettlementOf,
		funds: &Funds,
		liabilities: Vec<PositionLiability>,
	) -> Result<(Position<Marks<T, I>>, Balance), DispatchError> {
		let entry = self.position(id)?;
		let mut position = entry.record.clone();
		let liability = sum(liabilities.iter().map(|it| it.liability));
		let in_service = liabilities.iter().filter(|it| it.service == entry.service);
		let counted_in_service = sum(in_service.map(|it| it.counted));
		let limits = Renewal {
			active: funds.active,
			counted_in_service,
			headroom: funds.headroom(self.limit.of_entry(), liability),
			min_pledge: self.min_pledge_at(id),
		};
		let serves = &self.loaded(id).ok_or(Error::<T, I>::Inconsistent)?.record.serves.list;
		let amount = renew(&mut position, settlement, &limits, serves, self.now);
		let amount = amount.map_err(Error::<T, I>::from)?;
		Ok((position, amount))
	}

	/// Returns the minimum pledge at a loaded assignment.
	pub fn min_pledge_at(&self, id: AssignmentId) -> Balance {
		let terms = self.loaded(id).map_or(0, |it| it.service.conditions.min_pledge);
		terms.max(self.parameters.min_pledge)
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_settle_staker(stash: &T::AccountId, work: &mut Work) -> DispatchResult {
		let mut staker = OpenStaker::<T, I>::load(stash, work)?;
		ensure!(staker.settle_whole()?, Error::<T, I>::NothingToSettle);
		staker.finish()
	}
}
