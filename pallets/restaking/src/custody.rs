//! What is held of funds that left the stake while they were liable.

use crate::{ledger::Book, pallet::*};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{
		fungible::{hold::Mutate as _, Inspect as _},
		tokens::{Fortitude::Force, Precision::BestEffort, Preservation::Protect},
	},
};
use restaking_math::{rounding::whole_down, trim, Exited, TrimItem};
use restaking_primitives::{Balance, SlashableStake, StakeInspect};
use sp_runtime::{DispatchError, DispatchResult, PerThing};

impl<T: Config<I>, I: 'static> Book<T, I> {
	/// Takes up to `amount` of free funds into custody, as far as there are any. Gives how much.
	pub fn take_in(&mut self, amount: Balance) -> Balance {
		let free = T::Currency::reducible_balance(&self.stash, Protect, Force);
		let amount = amount.min(free);
		let reason = HoldReason::<I>::Custody.into();
		if amount == 0 || T::Currency::hold(&reason, &self.stash, amount).is_err() {
			return 0;
		}
		// A part of one account's balance.
		self.staker.custody = self.staker.custody.saturating_add(amount);
		let stash = self.stash.clone();
		Pallet::<T, I>::deposit_event(Event::TakenIntoCustody { stash, amount });
		amount
	}

	/// Holds what `freed` funds must stay within reach. Gives whether anything changed.
	pub fn cover(&mut self, liability: Balance, freed: Balance) -> bool {
		let limit = self.limits.exposure_limit;
		let taken = self.take_in(self.funds().to_hold(limit, liability, freed));
		self.note_coverage(liability) || taken > 0
	}

	/// Writes down whether the liability is within reach. Gives whether that is new.
	fn note_coverage(&mut self, liability: Balance) -> bool {
		let funds = self.funds();
		let short = funds.is_short(liability);
		if short == self.staker.short {
			return false;
		}
		self.staker.short = short;
		let stash = self.stash.clone();
		Pallet::<T, I>::deposit_event(match short {
			// Above zero, as it is short.
			true => Event::FoundShort { stash, missing: liability.saturating_sub(funds.total()) },
			false => Event::CoverageRestored { stash },
		});
		true
	}

	/// Gives back what custody is not needed any more, and writes down if all is within reach again,
	/// whether everything was settled or not. Gives how much.
	pub fn release(&mut self) -> Result<Balance, DispatchError> {
		if self.staker.custody == 0 && !self.staker.short {
			return Ok(0);
		}
		let liability = self.liability()?;
		self.note_coverage(liability);
		let amount = self.funds().to_release(self.limits.exposure_limit, liability);
		if amount > 0 {
			self.let_out(amount)?;
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::Released { stash, amount });
		}
		Ok(amount)
	}

	/// Rounds down: how much custody may become stake, so that the reserve of the base chain holds
	/// afterwards. Everything was settled before.
	///
	/// Of each unit that moves, only the limit's part still stands for the liability.
	fn restakable(&self) -> Balance {
		let limit = self.limits.exposure_limit;
		let spare = self.funds().kept(limit).saturating_sub(self.most_liability());
		whole_down(spare, limit.left_from_one())
	}

	/// Makes a part of the custody free.
	fn let_out(&mut self, amount: Balance) -> DispatchResult {
		let left = self.staker.custody.checked_sub(amount).ok_or(Error::<T, I>::Inconsistent)?;
		let reason = HoldReason::<I>::Custody.into();
		T::Currency::release(&reason, &self.stash, amount, BestEffort)?;
		self.staker.custody = left;
		Ok(())
	}

	/// Exits what counts without stake behind it. Gives its sum.
	fn trim(&mut self) -> Result<Balance, DispatchError> {
		let (funds, limit, now) = (self.funds(), self.limits.exposure_limit, self.now);
		let before: Vec<Balance> =
			self.staker.positions.iter().map(|entry| entry.record.counted()).collect();
		let mut items: Vec<_> = self
			.staker
			.positions
			.iter_mut()
			// Without a least pledge: never more than the excess.
			.map(|entry| TrimItem {
				position: &mut entry.record,
				service: entry.service.0,
				min_pledge: 0,
			})
			.collect();
		let exited = trim(&mut items, &funds, limit, now).map_err(Error::<T, I>::from)?;
		drop(items);
		for (id, before) in self.assignments().into_iter().zip(before) {
			let stash = self.stash.clone();
			let (position, home) = self.at(id)?;
			let after = position.counted();
			home.recount(&stash, before, after, now)?;
			// A trim only lowers what counts; what never counted is free at once.
			let amount = before.saturating_sub(after);
			let fresh = amount.min(before.saturating_sub(position.amount_at(now)));
			let window = position.exit_window;
			Pallet::<T, I>::tell_exit(stash, id, Exited { amount, fresh }, now, window);
		}
		Ok(exited)
	}
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Takes into custody what must stay of `amount` that has just left the stake.
	///
	/// Never fails: what could not be held is noted as shortfall.
	pub(crate) fn cover_withdrawal(stash: &T::AccountId, amount: Balance) {
		let Some(staker) = Stakers::<T, I>::get(stash) else { return };
		let mut book = Book::<T, I>::new(stash, staker);
		let (most, limit) = (book.most_liability(), book.limits.exposure_limit);
		if most <= book.funds().kept(limit) && !book.staker.short {
			return;
		}
		// If the records contradict each other, the most they can mean is held.
		let liability = book.liability().unwrap_or(most);
		if book.cover(liability, amount) {
			book.store();
		}
	}

	pub(crate) fn do_release(stash: &T::AccountId) -> DispatchResult {
		let mut book = Book::<T, I>::open(stash)?;
		book.settle_all()?;
		let released = book.release()?;
		let dropped = book.drop_finished()?;
		ensure!(released > 0 || dropped > 0, Error::<T, I>::NothingToRelease);
		book.save()
	}

	pub(crate) fn do_trim(stash: &T::AccountId) -> DispatchResult {
		let mut book = Book::<T, I>::open(stash)?;
		book.settle_all()?;
		let exited = book.trim()?;
		ensure!(exited > 0, Error::<T, I>::NothingToTrim);
		book.finish()
	}

	pub(crate) fn do_enforce(stash: &T::AccountId, take: bool) -> DispatchResult {
		let mut book = Book::<T, I>::open(stash)?;
		let liability = book.liability()?;
		let missing = liability.saturating_sub(book.funds().total());
		let taken = if take { book.take_in(missing) } else { 0 };
		let noted = book.note_coverage(liability);
		ensure!(taken > 0 || noted, Error::<T, I>::NothingToEnforce);
		book.store();
		Ok(())
	}

	pub(crate) fn do_restake_custody(who: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::ensure_some(amount)?;
		Self::ensure_stash(who)?;
		let mut book = Book::<T, I>::open(who)?;
		ensure!(book.staker.custody > 0, Error::<T, I>::NothingInCustody);
		book.settle_all()?;
		let (liability, limit) = (book.most_liability(), book.limits.exposure_limit);
		let amount = amount.min(book.staker.custody).min(book.restakable());
		ensure!(amount > 0, Error::<T, I>::StillLiable);
		book.let_out(amount)?;
		let mut funds = book.funds();
		// Everything is written before staking can call back.
		book.drop_finished()?;
		book.save()?;
		T::Stake::bond_extra(who, amount)?;
		funds.ledger = T::Stake::stake(who).total;
		ensure!(liability <= funds.kept(limit), Error::<T, I>::StillLiable);
		Self::deposit_event(Event::Restaked { stash: who.clone(), amount });
		Ok(())
	}

	/// What is on hold as custody.
	#[cfg(any(test, feature = "try-runtime"))]
	pub(crate) fn held(stash: &T::AccountId) -> Balance {
		use frame_support::traits::fungible::hold::Inspect as _;
		T::Currency::balance_on_hold(&HoldReason::<I>::Custody.into(), stash)
	}
}
