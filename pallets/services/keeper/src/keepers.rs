//! The operators that take turns, and the rotation of the present era. The only writer of both.

use crate::{pallet::*, JobId, Rotation, Share, Turn};
use codec::Encode;
use core::marker::PhantomData;
use frame_support::{ensure, traits::Randomness, BoundedVec};
use restaking_primitives::{Balance, PledgeInspect, ServiceId};
use sp_runtime::DispatchResult;

/// Lists of keepers and rotations, one of each for a service.
pub(crate) struct KeeperStore<T>(PhantomData<T>);

impl<T: Config> KeeperStore<T> {
	/// Adds an operator to those that take turns.
	pub fn add(service: ServiceId, keeper: T::AccountId) -> DispatchResult {
		Keepers::<T>::try_mutate(service, |keepers| {
			ensure!(!keepers.contains(&keeper), Error::<T>::AlreadyEnlisted);
			keepers.try_push(keeper).map_err(|_| Error::<T>::TooManyKeepers.into())
		})
	}

	/// Removes an operator from those that take turns.
	pub fn remove(service: ServiceId, keeper: &T::AccountId) -> DispatchResult {
		let mut keepers = Keepers::<T>::get(service);
		let before = keepers.len();
		keepers.retain(|other| other != keeper);
		ensure!(keepers.len() < before, Error::<T>::NotEnlisted);
		match keepers.is_empty() {
			true => Keepers::<T>::remove(service),
			false => Keepers::<T>::insert(service, keepers),
		}
		Ok(())
	}

	/// Deals the turn for one time of a job, by the stake of the present era. `None` if nobody takes
	/// turns.
	pub fn deal(service: ServiceId, job: JobId, times_left: u32) -> Option<Turn<T::AccountId>> {
		let (random, _) = T::Randomness::random(&(b"keeper", job, times_left).encode());
		let rotation = Self::rotation(service);
		let share = rotation.pick(random)?;
		Some(Turn { keeper: share.keeper.clone(), assignment: share.assignment })
	}

	/// Returns the rotation of the present era, which is made once in an era.
	fn rotation(service: ServiceId) -> Rotation<T::AccountId> {
		let era = T::Pledges::era();
		if let Some(rotation) = Rotations::<T>::get(service).filter(|it| it.era == era) {
			return rotation;
		}
		let (mut shares, mut upto) = (BoundedVec::new(), Balance::default());
		for keeper in Keepers::<T>::get(service) {
			let Some(serving) = T::Pledges::serving(service, &keeper, era) else { continue };
			if serving.counted == 0 {
				continue;
			}
			// Saturates only beyond all stake there is.
			upto = upto.saturating_add(serving.counted);
			let share = Share { keeper, assignment: serving.assignment, upto };
			if shares.try_push(share).is_err() {
				break;
			}
		}
		let rotation = Rotation { era, shares };
		Rotations::<T>::insert(service, &rotation);
		rotation
	}
}
