//! The stake counted in an assignment, in each era that can still be slashed.
//!
//! No function here rounds.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	types::{Balance, EraIndex},
};

/// The end of a stretch of eras with the same total.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Total {
	/// The last era of the stretch.
	pub until_era: EraIndex,
	/// The stake that counted in each of its eras.
	pub total: Balance,
}

/// The stake counted in an assignment, by era. `K` bounds the list: the largest exit window plus two.
///
/// The total of an era is fixed when the era begins. A slash that is settled late lowers it from the
/// era after its settlement on; until then the assignment is suspended.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(K: Get<u32>))]
#[scale_info(skip_type_params(K))]
pub struct Totals<K> {
	/// The total from the next era on: the exact sum of all members' counted stake.
	pub next: Balance,
	/// The totals of earlier eras, ascending, one entry for each era of change.
	pub past: BoundedVec<Total, K>,
}

without_bounds!(Totals<K> { next, past });

impl<K: Get<u32>> Default for Totals<K> {
	fn default() -> Self {
		Self { next: 0, past: BoundedVec::new() }
	}
}

impl<K: Get<u32>> Totals<K> {
	/// Returns the stake that counts or counted in `era`.
	pub fn total_at(&self, era: EraIndex) -> Balance {
		match self.past.iter().find(|total| era <= total.until_era) {
			Some(total) => total.total,
			None => self.next,
		}
	}

	/// Replaces a member's counted stake `before` by `after`, from the era after `now` on.
	///
	/// Drops eras that can no longer be slashed. Complexity: O(`exit_window`).
	pub fn change(
		&mut self,
		before: Balance,
		after: Balance,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Result<(), Error> {
		let others = self.next.checked_sub(before).ok_or(Error::Inconsistent)?;
		let next = others.checked_add(after).ok_or(Error::Overflow)?;
		if next == self.next {
			return Ok(());
		}
		self.mark(exit_window, now)?;
		self.next = next;
		Ok(())
	}

	/// Adds `more` to the total of `now` itself. Later eras keep theirs.
	pub fn raise_now(
		&mut self,
		more: Balance,
		exit_window: EraIndex,
		now: EraIndex,
	) -> Result<(), Error> {
		if more == 0 {
			return Ok(());
		}
		let mark = self.mark(exit_window, now)?;
		mark.total = mark.total.checked_add(more).ok_or(Error::Overflow)?;
		Ok(())
	}

	/// Records that the present total counts until `now`, and returns that entry. Drops eras that can no
	/// longer be slashed.
	fn mark(&mut self, exit_window: EraIndex, now: EraIndex) -> Result<&mut Total, Error> {
		let first = now.saturating_sub(exit_window);
		self.past.retain(|total| total.until_era >= first);
		if self.past.last().map(|total| total.until_era) != Some(now) {
			let total = Total { until_era: now, total: self.next };
			self.past.try_push(total).map_err(|_| Error::TooManyMarks)?;
		}
		self.past.last_mut().ok_or(Error::Inconsistent)
	}
}
