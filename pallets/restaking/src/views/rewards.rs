//! Claimable amounts of an account.

use super::{dry_run, Claimable};
use crate::{pallet::*, store::PotStore, weight::Work, AssetOf};
use alloc::{collections::BTreeSet, vec::Vec};
use restaking_primitives::ServiceId;
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Returns the claimable amounts of an account, by service; services without any are left out.
	///
	/// Cost: bounded by the maximum number of positions; all services, if the account is an operator.
	pub fn claimable(who: &T::AccountId) -> Vec<Claimable<AssetOf<T, I>>> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let mut services: BTreeSet<ServiceId> =
			staker.positions.iter().map(|entry| entry.service).collect();
		services.extend(Self::assignments_of(who).into_iter().map(|(service, _)| service));
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
		// First, as an assignment that closes on the way sets its commission aside in the pot.
		let mut work = Work::default();
		let earned = Self::take_earned_at(who, service, &mut work)?;
		let commission = Self::take_commission(who, service, &mut work)?;
		let mut pot = PotStore::<T, I>::get(service)?;
		let unclaimed = PotStore::<T, I>::take_unclaimed(service, who, &mut pot);
		Ok(Claimable { service, asset: pot.asset, earned, commission, unclaimed })
	}
}
