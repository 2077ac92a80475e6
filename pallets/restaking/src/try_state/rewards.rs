//! The laws of rewards.

use crate::{pallet::*, store::PotStore, AssetOf};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, traits::fungibles::Inspect};
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the laws of rewards.
	pub(super) fn check_rewards() -> Outcome {
		Self::law_8_shares_add_up()?;
		Self::law_8_pots_hold_what_they_owe()?;
		Self::payees_may_earn()?;
		Self::earnings_have_members()
	}

	/// Law 8: the weight of a service's stream is the sum of its assignments' shares.
	fn law_8_shares_add_up() -> Outcome {
		let mut shares = BTreeMap::<ServiceId, Balance>::new();
		for assignment in Assignments::<T, I>::iter_values() {
			let sum = shares.entry(assignment.service).or_default();
			*sum = sum.saturating_add(assignment.stream.share(assignment.weight()));
		}
		for (id, service) in Services::<T, I>::iter() {
			let sum = shares.remove(&id).unwrap_or_default();
			ensure!(service.stream.weight == sum, "shares do not add up");
			ensure!(
				service.schedule.is_sound(&service.stream),
				"streams promise other than is left"
			);
			ensure!(!service.is_retired() || service.stream.rate == 0, "retired, and pays");
		}
		Ok(())
	}

	/// Law 8: every pot holds the rest to pay and the debts, and all together are in the account.
	fn law_8_pots_hold_what_they_owe() -> Outcome {
		let mut owed = BTreeMap::<ServiceId, Balance>::new();
		for (id, _, earnings) in PositionEarnings::<T, I>::iter() {
			let assignment = Assignments::<T, I>::get(id).ok_or("earnings without assignment")?;
			let sum = owed.entry(assignment.service).or_default();
			*sum = sum.saturating_add(earnings.due);
		}
		for assignment in Assignments::<T, I>::iter_values() {
			let sum = owed.entry(assignment.service).or_default();
			*sum = sum.saturating_add(assignment.stream.fee);
		}
		let mut unclaimed = BTreeMap::<ServiceId, Balance>::new();
		for (_, service, amount) in Unclaimed::<T, I>::iter() {
			ensure!(amount > 0, "nothing is owed, and kept");
			let sum = unclaimed.entry(service).or_default();
			*sum = sum.saturating_add(amount);
		}
		let mut held = Vec::<(AssetOf<T, I>, Balance)>::new();
		for (id, pot) in Pots::<T, I>::iter() {
			ensure!(pot.unclaimed == unclaimed.remove(&id).unwrap_or_default(), "unclaimed");
			let left = Services::<T, I>::get(id).map_or(0, |service| service.stream.left);
			let all = owed.remove(&id).unwrap_or_default().saturating_add(left);
			ensure!(all.saturating_add(pot.unclaimed) <= pot.held, "a pot owes more than it holds");
			match held.iter_mut().find(|(asset, _)| *asset == pot.asset) {
				Some((_, sum)) => *sum = sum.saturating_add(pot.held),
				None => held.push((pot.asset, pot.held)),
			}
		}
		ensure!(unclaimed.is_empty(), "owed without a pot");
		ensure!(owed.values().all(|sum| *sum == 0), "earned without a pot");
		for (asset, sum) in held {
			let there = T::RewardAssets::balance(asset, &PotStore::<T, I>::account());
			ensure!(sum <= there, "the pots are not there");
		}
		Ok(())
	}

	/// Only accounts that may earn have a payee.
	fn payees_may_earn() -> Outcome {
		for who in Payees::<T, I>::iter_keys() {
			ensure!(PotStore::<T, I>::may_earn(&who), "a payee of nobody");
		}
		Ok(())
	}

	/// Only members earn.
	fn earnings_have_members() -> Outcome {
		for (id, stash, _) in PositionEarnings::<T, I>::iter() {
			ensure!(Members::<T, I>::contains_key(id, stash), "earnings without member");
		}
		Ok(())
	}
}
