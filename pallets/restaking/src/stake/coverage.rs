//! Coverage: the liability of a staker stays within reach, by custody of funds that leave the stake.

use super::OpenStaker;
use crate::{pallet::*, store::LimitStore};
use frame_support::{
	ensure,
	traits::{
		fungible::{hold::Mutate as _, Inspect as _},
		tokens::{Fortitude::Force, Precision::BestEffort, Preservation::Protect},
		Get,
	},
};
use restaking_primitives::Balance;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_note_limit() -> DispatchResult {
		let limit = LimitStore::<T, I>::get(T::Parameters::get().exposure_limit);
		let noted = LimitStore::<T, I>::keep(limit);
		ensure!(noted, Error::<T, I>::NothingToChange);
		Ok(())
	}
}

impl<T: Config<I>, I: 'static> OpenStaker<'_, T, I> {
	/// Takes up to `amount` of free funds into custody. Returns the amount taken.
	pub fn take_in(&mut self, amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let free = T::Currency::reducible_balance(&self.stash, Protect, Force);
		let amount = amount.min(free);
		let reason = HoldReason::<I>::Custody.into();
		if amount == 0 || T::Currency::hold(&reason, &self.stash, amount).is_err() {
			return 0;
		}
		self.work.moved = true;
		// A part of one account's balance.
		self.record.custody = self.record.custody.saturating_add(amount);
		let stash = self.stash.clone();
		Pallet::<T, I>::deposit_event(Event::TakenIntoCustody { stash, amount });
		amount
	}

	/// Makes a part of the custody free. Who calls it counts that as work, where it is not the usual case.
	pub fn let_out(&mut self, amount: Balance) -> DispatchResult {
		let left = self.record.custody.checked_sub(amount).ok_or(Error::<T, I>::Inconsistent)?;
		let reason = HoldReason::<I>::Custody.into();
		T::Currency::release(&reason, &self.stash, amount, BestEffort)?;
		self.record.custody = left;
		Ok(())
	}

	/// Holds the part of `freed` that may still be slashed. Returns true if custody or the shortfall
	/// flag changed.
	fn cover(&mut self, liability: Balance, freed: Balance) -> bool {
		let limit = self.limit().now;
		let taken = self.take_in(self.funds().to_hold(limit, liability, freed));
		self.note_coverage(liability) || taken > 0
	}

	/// Holds what liability needs of funds that have just become free, and writes that. Returns the amount
	/// held, or nothing if a look showed that whatever is liable is within reach without it.
	pub fn cover_freed(mut self, freed: Balance) -> Option<Balance> {
		let (most, limit) = (self.max_liability(), self.limit().now);
		if most <= self.funds().kept(limit) && !self.record.short {
			return None;
		}
		// If the records contradict each other, the most they can mean is held.
		let liability = self.liability().unwrap_or(most);
		let before = self.record.custody;
		let changed = self.cover(liability, freed);
		let held = self.record.custody.saturating_sub(before);
		if changed {
			self.store();
		}
		Some(held)
	}

	/// Records whether the liability is within reach. Returns true if that changed.
	pub fn note_coverage(&mut self, liability: Balance) -> bool {
		let funds = self.funds();
		let short = funds.is_short(liability);
		if short == self.record.short {
			return false;
		}
		self.record.short = short;
		let stash = self.stash.clone();
		Pallet::<T, I>::deposit_event(match short {
			// Above zero, as it is short.
			true => Event::CoverageLost { stash, missing: liability.saturating_sub(funds.total()) },
			false => Event::CoverageRestored { stash },
		});
		true
	}

	/// Releases custody that no liability needs and updates the shortfall flag. Works on unsettled
	/// positions, too. Returns the amount released: nothing, if the account cannot receive it now.
	pub fn release_custody(&mut self) -> Result<Balance, DispatchError> {
		if self.record.custody == 0 && !self.record.short {
			return Ok(0);
		}
		let liability = self.liability()?;
		self.note_coverage(liability);
		if self.record.custody == 0 {
			return Ok(0);
		}
		let limit = self.limit().now;
		let amount = self.funds().to_release(limit, liability);
		if amount > 0 {
			if self.let_out(amount).is_err() {
				return Ok(0);
			}
			self.work.moved = true;
			let stash = self.stash.clone();
			Pallet::<T, I>::deposit_event(Event::CustodyReleased { stash, amount });
		}
		Ok(amount)
	}

	/// Releases custody, removes up to `most` finished positions, and writes everything.
	pub fn finish(mut self, most: u32) -> DispatchResult {
		self.release_custody()?;
		self.drop_finished(most)?;
		self.save()
	}
}
