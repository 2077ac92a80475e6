//! The challenges, the number that is open for each operator, and the funds held for them. The only
//! writer of all three.

use crate::{pallet::*, Challenge, ChallengeId, Stage};
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use restaking_primitives::{AssignmentId, Balance};
use sp_runtime::{DispatchError, DispatchResult};

/// Challenges by number. The price of each open one is held in its challenger's account.
pub(crate) struct ChallengeStore<T>(PhantomData<T>);

impl<T: Config> ChallengeStore<T> {
	/// Returns a challenge that is open or has failed.
	pub fn known(id: ChallengeId) -> Result<Challenge<T::AccountId>, DispatchError> {
		Challenges::<T>::get(id).ok_or_else(|| Error::<T>::NoSuchChallenge.into())
	}

	/// Returns the number of the next challenge.
	pub fn next_id() -> ChallengeId {
		NextChallengeId::<T>::get()
	}

	/// Writes a new challenge under the next number and holds its price. Fails if `max_open` challenges
	/// of the operator are open.
	pub fn open(challenge: Challenge<T::AccountId>, max_open: u32) -> DispatchResult {
		Open::<T>::try_mutate(challenge.assignment, |open| {
			ensure!(*open < max_open, Error::<T>::TooManyChallenges);
			*open = open.saturating_add(1);
			Ok::<_, DispatchError>(())
		})?;
		let reason = HoldReason::Challenge.into();
		T::Currency::hold(&reason, &challenge.challenger, challenge.price)?;
		let id = Self::next_id();
		NextChallengeId::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManyChallenges)?);
		Challenges::<T>::insert(id, challenge);
		Ok(())
	}

	/// Removes a challenge that was answered and pays its price to the operator. Returns the amount
	/// that arrived. A price that cannot arrive is released to the challenger: the operator is not at
	/// fault.
	pub fn settle(
		id: ChallengeId,
		challenge: &Challenge<T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let paid = T::Currency::transfer_on_hold(
			&HoldReason::Challenge.into(),
			&challenge.challenger,
			&challenge.operator,
			challenge.price,
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Force,
		);
		let paid = match paid {
			Ok(paid) => paid,
			Err(_) => {
				Self::release(challenge)?;
				0
			},
		};
		Self::count_down(challenge.assignment);
		Challenges::<T>::remove(id);
		Ok(paid)
	}

	/// Marks a challenge as failed and releases its price to the challenger.
	pub fn fail(id: ChallengeId, challenge: Challenge<T::AccountId>) -> DispatchResult {
		Self::release(&challenge)?;
		Self::count_down(challenge.assignment);
		Challenges::<T>::insert(id, Challenge { stage: Stage::Failed, ..challenge });
		Ok(())
	}

	/// Removes a challenge that has failed.
	pub fn remove(id: ChallengeId) {
		Challenges::<T>::remove(id);
	}

	fn release(challenge: &Challenge<T::AccountId>) -> DispatchResult {
		let Challenge { challenger, price, .. } = challenge;
		let reason = HoldReason::Challenge.into();
		T::Currency::release(&reason, challenger, *price, Precision::BestEffort)?;
		Ok(())
	}

	fn count_down(assignment: AssignmentId) {
		Open::<T>::mutate_exists(assignment, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
	}
}
