//! The draws that operators have answered. The only writer of them.

use crate::pallet::*;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{AssignmentId, EraIndex, PledgeInspect};
use sp_runtime::{DispatchError, DispatchResult};

/// The draws that each assignment has answered: a bit for each, by era.
pub(crate) struct ShownStore<T>(PhantomData<T>);

impl<T: Config> ShownStore<T> {
	/// Returns a bit for each draw of an era that was answered.
	pub fn bits(assignment: AssignmentId, era: EraIndex) -> u64 {
		let shown = Shown::<T>::get(assignment);
		shown.iter().find(|it| it.0 == era).map_or(0, |it| it.1)
	}

	/// Notes that a draw was answered, and forgets the eras that can not be judged any more. Fails if it was
	/// answered before.
	pub fn note(
		assignment: AssignmentId,
		era: EraIndex,
		draw: u32,
		exit_window: EraIndex,
	) -> DispatchResult {
		let bit = 1u64.checked_shl(draw).ok_or(Error::<T>::NoSuchDraw)?;
		Shown::<T>::try_mutate(assignment, |shown| {
			let now = T::Pledges::era();
			shown.retain(|it| it.0.saturating_add(exit_window) >= now);
			match shown.iter_mut().find(|it| it.0 == era) {
				Some((_, bits)) => {
					ensure!(*bits & bit == 0, Error::<T>::AlreadyShown);
					*bits |= bit;
				},
				None => {
					let full = Error::<T>::ExitWindowTooLong;
					shown.try_push((era, bit)).map_err(|_| full)?;
				},
			}
			Ok::<_, DispatchError>(())
		})
	}

	/// Removes the record of an assignment that is gone. Returns how many were removed.
	pub fn forget(assignment: AssignmentId) -> u32 {
		u32::from(!Shown::<T>::take(assignment).is_empty())
	}
}
