//! Claimable amounts of an account.

use super::{dry_run, Claimable};
use crate::{assignment::OpenAssignment, pallet::*, store::PotStore, AssetOf};
use alloc::{collections::BTreeSet, vec::Vec};
use restaking_primitives::ServiceId;
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the claimable amounts of an account, by service; services without any are left out.
	///
	/// Cost: bounded by the maximum numbers of positions and of assignments of an operator, and by what is unclaimed.
	pub fn claimable(who: &T::AccountId) -> Vec<Claimable<AssetOf<T, I>>> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let mut services: BTreeSet<ServiceId> =
			staker.positions.iter().map(|entry| entry.service).collect();
		let stays = Self::assignments_of(who).into_iter();
		services.extend(stays.filter_map(|id| OpenAssignment::<T, I>::service_of(id).ok()));
		services.extend(Unclaimed::<T, I>::iter_key_prefix(who));
		let amounts = services
			.into_iter()
			.filter_map(|service| dry_run(|| Self::claimable_at(who, service)).ok());
		amounts
			.filter(|it| it.earned > 0 || it.commission > 0 || it.unclaimed > 0)
			.collect()
	}

	/// Takes the earnings of an account at a service, without paying them.
	fn claimable_at(
		who: &T::AccountId,
		service: ServiceId,
	) -> Result<Claimable<AssetOf<T, I>>, DispatchError> {
		let earned = match Stakers::<T, I>::get(who) {
			Some(mut record) => Self::take_earned_at(who, &mut record, service)?,
			None => 0,
		};
		let commission = Self::take_commission(who, service)?;
		let (pot, unclaimed) = PotStore::<T, I>::take_unclaimed(service, who)?;
		Ok(Claimable { service, asset: pot.asset, earned, commission, unclaimed })
	}
}
