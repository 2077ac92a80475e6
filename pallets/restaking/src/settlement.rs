//! Brings positions up to date with what happened to their assignments.

use crate::{
	ledger::{Book, PositionLiability},
	pallet::*,
	tally::Tally,
	Marks, SettlementOf, MAX_LOG,
};
use alloc::vec::Vec;
use frame_support::ensure;
use restaking_math::{calendar::released, renew, settle, settle_short, Exited, Position, Renewal};
use restaking_primitives::{AssignmentId, Balance};
use sp_runtime::{DispatchError, DispatchResult};

/// What is left for claims on a staker, and what they are, if that is more.
type Shortfall = Option<(Balance, Balance)>;

impl<T: Config<I>, I: 'static> Book<T, I> {
	/// Settles one position, before it is changed. All of them, if a base-chain slash left too little.
	pub fn settle(&mut self, id: AssignmentId) -> DispatchResult {
		match self.shortfall()? {
			Some(_) => self.settle_all()?,
			None => self.settle_one(id, None)?,
		};
		Ok(())
	}

	/// What is left for claims, and what they are, if a base-chain slash took more than its reserve.
	pub fn shortfall(&self) -> Result<Shortfall, DispatchError> {
		let funds = self.funds();
		// Mostly this record alone tells, without its assignments.
		if !funds.is_short(self.most_liability()) {
			return Ok(None);
		}
		let liability = self.liability()?;
		Ok(funds.is_short(liability).then_some((funds.total(), liability)))
	}

	/// Settles all positions, if that takes no more losses than one call may. Gives whether there was anything to
	/// settle.
	pub fn settle_all(&mut self) -> Result<bool, DispatchError> {
		Tally::saw_positions(self.staker.positions.len());
		let mut losses = self.losses;
		for id in self.assignments() {
			let (position, home) = self.at(id)?;
			let log = home.record.log.since(position.settled).map_err(Error::<T, I>::from)?;
			losses = losses.saturating_add(log.len());
		}
		let most = usize::try_from(MAX_LOG).unwrap_or(usize::MAX);
		ensure!(losses <= most, Error::<T, I>::TooManyLosses);
		self.settle_whole()
	}

	/// Settles all positions, however many losses wait. Gives whether there was anything to settle.
	pub fn settle_whole(&mut self) -> Result<bool, DispatchError> {
		Tally::saw_positions(self.staker.positions.len());
		let cut = self.shortfall()?;
		if let Some((funds, liability)) = cut {
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::ClaimsCut { stash, funds, liability });
		}
		let mut worked = cut.is_some();
		for id in self.assignments() {
			worked |= self.settle_one(id, cut)?;
		}
		// Claims never exceed the funds now.
		if self.staker.short {
			self.staker.short = false;
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::CoverageRestored { stash });
		}
		Ok(worked)
	}

	/// Whether the log holds anything for a position.
	pub fn is_behind(&mut self, id: AssignmentId) -> Result<bool, DispatchError> {
		let (position, home) = self.at(id)?;
		Ok(position.settled != home.record.log.head)
	}

	/// Settles one position: takes its losses, and pledges again what a standing order renews. Gives
	/// whether the log held anything for it.
	fn settle_one(&mut self, id: AssignmentId, cut: Shortfall) -> Result<bool, DispatchError> {
		let now = self.now;
		let behind = self.is_behind(id)?;
		let (position, home) = self.at(id)?;
		let log = &home.record.log;
		let settlement: SettlementOf = match cut {
			Some((funds, liability)) => settle_short(position, log, funds, liability, now),
			None => settle(position, log),
		}
		.map_err(Error::<T, I>::from)?;
		position.prune(now);
		for loss in &settlement.losses {
			self.take(loss)?;
		}
		if cut.is_none() {
			self.renew(id, &settlement)?;
		}
		let stash = self.stash.clone();
		let (position, home) = self.at(id)?;
		home.recount(&stash, settlement.before, position.counted(), now)?;
		if behind {
			Tally::saw_positions(1);
			home.note_settled(now)?;
		}
		self.tell_closing(id, &settlement)?;
		Ok(behind)
	}

	/// Tells of the exit that the closing of an assignment was.
	fn tell_closing(&mut self, id: AssignmentId, settlement: &SettlementOf) -> DispatchResult {
		let stash = self.stash.clone();
		let (position, home) = self.at(id)?;
		if let (Some(exited), Some(until)) = (settlement.exited, home.record.closed) {
			Pallet::<T, I>::tell_exit(stash, id, exited, until, position.exit_window);
		}
		Ok(())
	}

	/// Pledges again what a slash took of a standing order, as far as the limits allow.
	///
	/// First with the most that the staker's other positions can owe and count, from its own record.
	/// Only if that is too much are their assignments read.
	fn renew(&mut self, id: AssignmentId, settlement: &SettlementOf) -> DispatchResult {
		let wanted = settlement.to_renew(&self.position(id)?.record);
		if wanted == 0 {
			return Ok(());
		}
		let (mut renewed, mut amount) = self.renewed(id, settlement, self.at_most())?;
		if amount < wanted {
			(renewed, amount) = self.renewed(id, settlement, self.settled()?)?;
		}
		if amount == 0 {
			return Ok(());
		}
		let (now, stash, counted) = (self.now, self.stash.clone(), renewed.counted());
		*self.at(id)?.0 = renewed;
		let from = now.saturating_add(1);
		let assignment = id;
		let renewed = Event::PledgeRenewed { stash, assignment, amount, counted, from };
		Pallet::<T, I>::deposit_event(renewed);
		Ok(())
	}

	/// A position with its pledge renewed, and by how much, if all positions owe and count `owing`.
	fn renewed(
		&self,
		id: AssignmentId,
		settlement: &SettlementOf,
		owing: Vec<PositionLiability>,
	) -> Result<(Position<Marks<T, I>>, Balance), DispatchError> {
		let entry = self.position(id)?;
		let mut position = entry.record.clone();
		let liability = owing.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.liability));
		let counted_in_service = owing
			.iter()
			.filter(|it| it.service == entry.service)
			.fold(0, |sum: Balance, it| sum.saturating_add(it.counted));
		let home = self.homes.iter().find(|home| home.id == id);
		let terms_min = home.map_or(0, |home| home.service.terms.min_pledge);
		let limits = Renewal {
			active: self.active,
			counted_in_service,
			headroom: self.funds().headroom(self.limits.exposure_limit, liability),
			min_pledge: terms_min.max(self.limits.min_pledge),
		};
		let amount =
			renew(&mut position, settlement, &limits, self.now).map_err(Error::<T, I>::from)?;
		Ok((position, amount))
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Tells of an exit that counts through `until`.
	pub(crate) fn tell_exit(
		stash: T::AccountId,
		assignment: AssignmentId,
		exited: Exited,
		until: restaking_primitives::EraIndex,
		exit_window: restaking_primitives::EraIndex,
	) {
		let Exited { amount, fresh } = exited;
		let released = released(until, exit_window);
		if amount > 0 {
			let exited = Event::Exited { stash, assignment, amount, fresh, until, released };
			Self::deposit_event(exited);
		}
	}

	pub(crate) fn do_settle(stash: &T::AccountId) -> DispatchResult {
		let mut book = Book::<T, I>::open(stash)?;
		ensure!(book.settle_whole()?, Error::<T, I>::NothingToSettle);
		book.finish()
	}
}
