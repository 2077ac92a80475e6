//! What an account may claim.

use super::{in_vain, Claimable};
use crate::{pallet::*, AssetOf};
use alloc::{collections::BTreeSet, vec::Vec};
use restaking_primitives::ServiceId;
use sp_runtime::DispatchError;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// What an account may claim, by service; services at which there is nothing are left out.
	///
	/// Cost: bounded by the most positions; all services, if the account is an operator.
	pub fn claimable(who: &T::AccountId) -> Vec<Claimable<AssetOf<T, I>>> {
		let staker = Stakers::<T, I>::get(who).unwrap_or_default();
		let mut services: BTreeSet<ServiceId> =
			staker.positions.iter().map(|entry| entry.service).collect();
		services.extend(Self::stays_of(who).into_iter().map(|(service, _)| service));
		services.extend(Unclaimed::<T, I>::iter_key_prefix(who));
		let amounts = services
			.into_iter()
			.filter_map(|service| in_vain(|| Self::claimable_at(who, service)).ok());
		amounts
			.filter(|it| it.earned > 0 || it.commission > 0 || it.unclaimed > 0)
			.collect()
	}

	/// Takes what an account has earned at a service, without paying it.
	fn claimable_at(
		who: &T::AccountId,
		service: ServiceId,
	) -> Result<Claimable<AssetOf<T, I>>, DispatchError> {
		// First, as an assignment that closes on the way sets its commission aside in the pot.
		let earned = Self::take_earned_at(who, service)?;
		let commission = Self::take_commission(who, service)?;
		let mut pot = Self::pot(service)?;
		let unclaimed = Self::take_unclaimed(service, who, &mut pot);
		Ok(Claimable { service, asset: pot.asset, earned, commission, unclaimed })
	}
}
