//! Pots: opened and refunded by owners, funded by anybody; and the multipliers that share them.

use crate::{
	access::Manager,
	assignment::OpenAssignment,
	pallet::*,
	store::{EraStore, PotStore, ServiceStore},
	AssetOf,
};
use frame_support::{
	ensure,
	traits::{fungibles::Inspect, Contains},
};
use restaking_primitives::{AssignmentId, Balance, ServiceId};
use sp_runtime::{DispatchResult, Perbill};

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	pub(crate) fn do_open_pot(
		service: ServiceId,
		asset: AssetOf<T, I>,
		min_weight: Balance,
	) -> DispatchResult {
		ServiceStore::<T, I>::mutate_living(service, |record| {
			ensure!(T::AllowedAssets::contains(&asset), Error::<T, I>::AssetNotAllowed);
			record.stream.min_weight = min_weight;
			PotStore::<T, I>::open(service, record, asset.clone())
		})?;
		Self::deposit_event(Event::PotOpened { service, asset, min_weight });
		Ok(())
	}

	pub(crate) fn do_fund_rewards(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
		eras: u32,
	) -> DispatchResult {
		let pot = PotStore::<T, I>::get(service)?;
		let minimum = T::RewardAssets::minimum_balance(pot.asset.clone());
		ensure!(amount >= minimum && amount > 0, Error::<T, I>::TooLittleFunded);
		let rate = ServiceStore::<T, I>::mutate_living(service, |record| {
			record
				.schedule
				.fund(&mut record.stream, amount, eras, EraStore::<T, I>::now())
				.map_err(Error::<T, I>::from)?;
			Ok(record.stream.rate)
		})?;
		let reserve = PotStore::<T, I>::pay_in(service, pot.asset, who, amount)?;
		let payer = who.clone();
		Self::deposit_event(Event::RewardsFunded { service, payer, amount, reserve, eras, rate });
		Ok(())
	}

	/// Takes back what nobody can earn any more. The owner's notice is its retirement: until the exit
	/// window after it is over, only governance may name who gets the rest, for example whoever paid it.
	pub(crate) fn do_refund_rewards(
		service: ServiceId,
		to: &T::AccountId,
		manager: Manager,
	) -> DispatchResult {
		let (pot, now) = (PotStore::<T, I>::get(service)?, EraStore::<T, I>::now());
		let amount = ServiceStore::<T, I>::mutate(service, |record| {
			let last = record.last_era().ok_or(Error::<T, I>::NotRetired)?;
			let noticed = now >= record.conditions.slash_rules().released(last);
			ensure!(noticed || manager == Manager::Governance, Error::<T, I>::RefundedTooEarly);
			record
				.stream
				.take_back(Balance::MAX, now)
				.map_err(|error| Error::<T, I>::from(error).into())
		})?;
		ensure!(amount > 0, Error::<T, I>::NothingToRefund);
		PotStore::<T, I>::pay_out(service, pot, to, amount)?;
		let to = to.clone();
		Self::deposit_event(Event::RewardsRefunded { service, to, amount });
		Ok(())
	}

	pub(crate) fn do_set_multiplier(id: AssignmentId, multiplier: Perbill) -> DispatchResult {
		let mut assignment = OpenAssignment::<T, I>::current(id)?;
		ensure!(!assignment.record.is_closed(), Error::<T, I>::ClosedAssignment);
		ensure!(!assignment.service.pays_work, Error::<T, I>::WorkIsPaid);
		let changed = assignment.set_multiplier(multiplier, EraStore::<T, I>::now())?;
		ensure!(changed, Error::<T, I>::NothingToChange);
		assignment.save()?;
		Ok(())
	}
}
