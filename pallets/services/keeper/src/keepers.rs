//! Who takes turns. The only writer of keepers and rotations.

use crate::{pallet::*, JobId, Liveness, Rotation, Share, Turn};
use codec::Encode;
use frame_support::{ensure, traits::Randomness, BoundedVec};
use restaking_primitives::{Balance, PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The rules of a keeper service.
	pub(crate) fn rules(service: ServiceId) -> Result<Liveness, DispatchError> {
		Ok(T::Pledges::service_by(service).ok_or(Error::<T>::NotKeeper)?.hook)
	}

	pub(crate) fn do_enlist(keeper: T::AccountId, service: ServiceId) -> DispatchResult {
		Self::rules(service)?;
		Self::ensure_serves(service, &keeper)?;
		Keepers::<T>::try_mutate(service, |keepers| {
			ensure!(!keepers.contains(&keeper), Error::<T>::AlreadyEnlisted);
			let pushed = keepers.try_push(keeper.clone());
			pushed.map_err(|_| Error::<T>::TooManyKeepers)
		})?;
		Self::deposit_event(Event::Enlisted { service, keeper });
		Ok(())
	}

	pub(crate) fn do_resign(
		who: &T::AccountId,
		service: ServiceId,
		keeper: T::AccountId,
	) -> DispatchResult {
		let left = T::Pledges::stay(service, &keeper).is_none();
		ensure!(*who == keeper || left, Error::<T>::NotYours);
		let mut keepers = Keepers::<T>::get(service);
		let before = keepers.len();
		keepers.retain(|other| *other != keeper);
		ensure!(keepers.len() < before, Error::<T>::NotEnlisted);
		match keepers.is_empty() {
			true => Keepers::<T>::remove(service),
			false => Keepers::<T>::insert(service, keepers),
		}
		Self::deposit_event(Event::Resigned { service, keeper });
		Ok(())
	}

	/// Refuses who does not serve in the present era.
	pub(crate) fn ensure_serves(service: ServiceId, who: &T::AccountId) -> DispatchResult {
		let serving = T::Pledges::serving(service, who, T::Pledges::era());
		ensure!(serving.is_some_and(|it| it.counted > 0), Error::<T>::NotServing);
		Ok(())
	}

	/// Deals the turn for one time of a job, with the weights of the present era.
	pub(crate) fn deal(service: ServiceId, job: JobId, left: u32) -> Option<Turn<T::AccountId>> {
		let (random, _) = T::Randomness::random(&(b"keeper", job, left).encode());
		let rotation = Self::rotation(service);
		let share = rotation.pick(random)?;
		Some(Turn { keeper: share.keeper.clone(), assignment: share.assignment })
	}

	/// Among whom turns are dealt in the present era. It is made once in an era.
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
