//! The ballots of each service and its latest accepted statement. The only writer of both.

use crate::{pallet::*, Accepted, Ballot, KEPT};
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{EraIndex, PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, SaturatedConversion};

/// Ballots, each in the place of its height.
pub(crate) struct BallotStore<T>(PhantomData<T>);

impl<T: Config> BallotStore<T> {
	/// Returns the ballot of a height, or an empty one if the height has none.
	pub fn load(service: ServiceId, height: u64, era: EraIndex) -> Result<Ballot, DispatchError> {
		if let Some(ballot) = Self::ballot(service, height) {
			return Ok(ballot);
		}
		let total = T::Pledges::counted(service, era).ok_or(Error::<T>::VotingOver)?;
		ensure!(total > 0, Error::<T>::NothingCounted);
		Ok(Ballot::empty(height, era, total))
	}

	/// Writes a ballot, over that of an earlier height in the same place.
	pub fn put(service: ServiceId, ballot: Ballot) {
		Ballots::<T>::insert(service, place_of(ballot.height), ballot);
	}

	/// Returns the statement accepted for a height. `None` if there is none, or if it is no longer kept.
	pub fn accepted(service: ServiceId, height: u64) -> Option<Accepted> {
		Self::ballot(service, height)?.accepted
	}

	/// Records an accepted statement as the latest one, unless a higher one was accepted before.
	pub fn set_latest(service: ServiceId, accepted: Accepted) {
		if Self::latest(service).is_none_or(|latest| latest.height < accepted.height) {
			Latest::<T>::insert(service, accepted);
		}
	}

	/// Returns the accepted statement with the greatest height. `None` if none was ever accepted.
	pub fn latest(service: ServiceId) -> Option<Accepted> {
		Latest::<T>::get(service)
	}

	/// Removes at most `most` records of a service: its ballots and its latest statement. Returns how many.
	pub fn forget(service: ServiceId, most: u32) -> u32 {
		let ballots = Ballots::<T>::drain_prefix(service).take(most.saturated_into());
		let mut removed: u32 = ballots.count().saturated_into();
		if removed < most && Latest::<T>::take(service).is_some() {
			removed = removed.saturating_add(1);
		}
		removed
	}

	fn ballot(service: ServiceId, height: u64) -> Option<Ballot> {
		let kept = Ballots::<T>::get(service, place_of(height));
		kept.filter(|ballot| ballot.height == height)
	}
}

/// Returns the place of a height among those that are kept.
pub(crate) fn place_of(height: u64) -> u32 {
	height.checked_rem(KEPT.into()).map_or(0, |place| place.saturated_into())
}
