//! The challenges, the number that is open at each assignment, the one that the chain has looked at last, and the
//! funds held for them. The only writer of all four.

use crate::{pallet::*, Challenge, ChallengeId, Stage, MAX_OPEN};
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{
		fungible::{hold::Mutate as _, Mutate as _},
		tokens::{Fortitude, Precision, Preservation, Restriction},
	},
};
use restaking_primitives::{AssignmentId, Balance};
use sp_runtime::{DispatchError, DispatchResult};

/// A challenge: its assignment and its number.
type Key = (AssignmentId, ChallengeId);

/// A challenge with its assignment and its number.
type ChallengeOf<T> =
	(AssignmentId, ChallengeId, Challenge<<T as frame_system::Config>::AccountId>);

/// Challenges by assignment and number. Half of the price of each open one is held in its challenger's
/// account.
pub(crate) struct ChallengeStore<T>(PhantomData<T>);

impl<T: Config> ChallengeStore<T> {
	/// Returns a challenge that is open or has failed.
	pub fn known(
		assignment: AssignmentId,
		id: ChallengeId,
	) -> Result<Challenge<T::AccountId>, DispatchError> {
		Challenges::<T>::get(assignment, id).ok_or_else(|| Error::<T>::NoSuchChallenge.into())
	}

	/// Returns the number of challenges that are open at an assignment.
	pub fn open_at(assignment: AssignmentId) -> u32 {
		Open::<T>::get(assignment)
	}

	/// Writes a new challenge under the next number, burns a part of its price, and holds the other. Fails
	/// if as many as there may be are open. Returns the number.
	pub fn open(
		assignment: AssignmentId,
		challenge: Challenge<T::AccountId>,
		burned: Balance,
	) -> Result<ChallengeId, DispatchError> {
		let open = Self::open_at(assignment);
		ensure!(open < MAX_OPEN, Error::<T>::TooManyChallenges);
		let (exact, polite) = (Precision::Exact, Fortitude::Polite);
		let who = &challenge.challenger;
		T::Currency::burn_from(who, burned, Preservation::Preserve, exact, polite)?;
		T::Currency::hold(&HoldReason::Challenge.into(), who, challenge.held)?;
		let id = NextChallengeId::<T>::get();
		NextChallengeId::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManyChallenges)?);
		Open::<T>::insert(assignment, open.saturating_add(1));
		Challenges::<T>::insert(assignment, id, challenge);
		Ok(id)
	}

	/// Removes a challenge that was answered and pays its operator. Returns the amount that arrived. What
	/// can not arrive is released to the challenger: the operator is not at fault.
	pub fn settle(
		assignment: AssignmentId,
		id: ChallengeId,
		challenge: &Challenge<T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let paid = T::Currency::transfer_on_hold(
			&HoldReason::Challenge.into(),
			&challenge.challenger,
			&challenge.operator,
			challenge.held,
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
		Self::remove(assignment, id, challenge);
		Ok(paid)
	}

	/// Marks a challenge as failed and releases what is held to the challenger.
	pub fn fail(
		assignment: AssignmentId,
		id: ChallengeId,
		challenge: Challenge<T::AccountId>,
	) -> DispatchResult {
		Self::release(&challenge)?;
		Self::count_down(assignment);
		Challenges::<T>::insert(assignment, id, Challenge { stage: Stage::Failed, ..challenge });
		Ok(())
	}

	/// Notes that the chain has accused the operator of a challenge, and need not do it again.
	pub fn set_accused(
		assignment: AssignmentId,
		id: ChallengeId,
		challenge: Challenge<T::AccountId>,
	) {
		Challenges::<T>::insert(assignment, id, Challenge { accused: true, ..challenge });
	}

	/// Returns true if there is a challenge, or the chain still knows at which it has looked last.
	pub fn has_some() -> bool {
		LastLooked::<T>::exists() || Challenges::<T>::iter_keys().next().is_some()
	}

	/// Returns the challenges after the one that the chain has looked at last, and that one.
	pub fn after_last() -> (impl Iterator<Item = ChallengeOf<T>>, Option<Key>) {
		let last = LastLooked::<T>::get();
		let after = match last {
			Some((assignment, id)) => {
				Challenges::<T>::iter_from(Challenges::<T>::hashed_key_for(assignment, id))
			},
			None => Challenges::<T>::iter(),
		};
		(after, last)
	}

	/// Notes the challenge that the chain has looked at last. `None` if it begins anew.
	pub fn note_last(last: Option<Key>) {
		if LastLooked::<T>::get() != last {
			LastLooked::<T>::set(last);
		}
	}

	/// Removes a challenge.
	pub fn remove(assignment: AssignmentId, id: ChallengeId, challenge: &Challenge<T::AccountId>) {
		if challenge.stage == Stage::Open {
			Self::count_down(assignment);
		}
		Challenges::<T>::remove(assignment, id);
	}

	/// Removes at most `most` challenges of an assignment that is gone, and releases what is held for them.
	/// Returns how many were removed.
	pub fn forget(assignment: AssignmentId, most: u32) -> u32 {
		let mut removed = 0u32;
		while removed < most {
			let mut known = Challenges::<T>::iter_prefix(assignment);
			let Some((id, challenge)) = known.next() else { break };
			if challenge.stage == Stage::Open {
				// Funds that can not be released stay where they are: in the challenger's account.
				let released = Self::release(&challenge);
				frame_support::defensive_assert!(released.is_ok(), "a price can not return");
			}
			Self::remove(assignment, id, &challenge);
			removed = removed.saturating_add(1);
		}
		removed
	}

	fn release(challenge: &Challenge<T::AccountId>) -> DispatchResult {
		let Challenge { challenger, held, .. } = challenge;
		let reason = HoldReason::Challenge.into();
		T::Currency::release(&reason, challenger, *held, Precision::BestEffort)?;
		Ok(())
	}

	fn count_down(assignment: AssignmentId) {
		Open::<T>::mutate_exists(assignment, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
	}
}
