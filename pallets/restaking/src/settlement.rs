//! Brings positions up to date with what happened to their assignments.

use crate::{ledger::Book, pallet::*};
use frame_support::ensure;
use restaking_math::{settle, settle_short, Exited};
use restaking_primitives::{AssignmentId, Balance};
use sp_runtime::{DispatchError, DispatchResult};

/// What is left for claims on a staker, and what they are, if they have to be cut.
type Cut = Option<(Balance, Balance)>;

impl<T: Config<I>, I: 'static> Book<T, I> {
	/// Settles one position, before it is changed. All of them, if a base-chain slash left too little.
	pub fn settle(&mut self, id: AssignmentId) -> DispatchResult {
		if self.funds().is_short(self.most_liability()) {
			self.settle_all()?;
			return Ok(());
		}
		self.settle_one(id, None)?;
		Ok(())
	}

	/// Settles all positions. Gives whether there was anything to settle.
	pub fn settle_all(&mut self) -> Result<bool, DispatchError> {
		let cut = self.cut()?;
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

	/// Whether claims have to be cut, because a base-chain slash took more than its reserve.
	fn cut(&self) -> Result<Cut, DispatchError> {
		let (funds, liability) = (self.funds(), self.liability()?);
		if !funds.is_short(liability) {
			return Ok(None);
		}
		let (stash, funds) = (self.stash.clone(), funds.total());
		Pallet::<T, I>::deposit_event(Event::ClaimsCut { stash, funds, liability });
		Ok(Some((funds, liability)))
	}

	/// Settles one position. Gives whether the log held anything for it.
	///
	/// Nothing but closings is in the log yet, so there is nothing to take and nothing to renew.
	fn settle_one(&mut self, id: AssignmentId, cut: Cut) -> Result<bool, DispatchError> {
		let now = self.now;
		let stash = self.stash.clone();
		let (position, home) = self.at(id)?;
		let unsettled = position.settled != home.record.log.head;
		let log = &home.record.log;
		let settlement = match cut {
			Some((funds, liability)) => settle_short(position, log, funds, liability, now),
			None => settle(position, log),
		}
		.map_err(Error::<T, I>::from)?;
		position.prune(now);
		home.recount(settlement.before, position.counted(), now)?;
		if unsettled {
			home.note_settled()?;
		}
		if let (true, Some(until)) = (settlement.closed, home.record.closed) {
			let amount = settlement.before;
			// What never counted was free at once.
			let fresh = amount.saturating_sub(position.amount_at(until));
			let window = position.exit_window;
			let exited = Exited { amount, fresh };
			Pallet::<T, I>::tell_exit(stash, id, exited, until, window);
		}
		Ok(unsettled)
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
		// Eras near the end of their type never come.
		let released = until.saturating_add(exit_window).saturating_add(1);
		if amount > 0 {
			let exited = Event::Exited { stash, assignment, amount, fresh, until, released };
			Self::deposit_event(exited);
		}
	}

	pub(crate) fn do_settle(stash: &T::AccountId) -> DispatchResult {
		let mut book = Book::<T, I>::open(stash)?;
		ensure!(book.settle_all()?, Error::<T, I>::NothingToSettle);
		book.finish()
	}
}
