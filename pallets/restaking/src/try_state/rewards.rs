//! The laws of rewards.

use crate::{pallet::*, store::PotStore, types::Pot, AssetOf};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, traits::Get};
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

/// The pot of a service.
type PotOf<T, I> = Pot<AssetOf<T, I>>;

/// Services, each with the asset of its pot.
type PotsOf<T, I> = Vec<(ServiceId, AssetOf<T, I>)>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the laws of rewards.
	pub(super) fn check_rewards() -> Outcome {
		Self::law_8_shares_add_up()?;
		Self::law_8_pots_hold_what_they_owe()
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

	/// Law 8: the account of every pot in the native currency has the rest to pay and the debts of that pot. From
	/// those in other assets their admins may take: see [`short_pots`](Self::short_pots).
	fn law_8_pots_hold_what_they_owe() -> Outcome {
		let short = Self::pots_that_owe_more()?;
		let native = short.iter().any(|(_, asset)| *asset == T::NativeAsset::get());
		ensure!(!native, "a pot owes more than it holds");
		if !short.is_empty() {
			sp_runtime::print("restaking: an admin has taken an asset from a pot");
		}
		Ok(())
	}

	/// Returns the services whose pots owe more than they hold.
	///
	/// Who administers an asset can burn it, or transfer it away, wherever it is. Nothing else makes such a pot.
	pub fn short_pots() -> Vec<ServiceId> {
		let short = Self::pots_that_owe_more().unwrap_or_default();
		short.into_iter().map(|(service, _)| service).collect()
	}

	/// Checks that each pot knows its debts. Returns those that owe more than they hold, with their assets.
	fn pots_that_owe_more() -> Result<PotsOf<T, I>, TryRuntimeError> {
		let mut short = Vec::new();
		let mut earned = Self::earned_by_service()?;
		let mut unclaimed = BTreeMap::<ServiceId, Balance>::new();
		for (_, service, amount) in Unclaimed::<T, I>::iter() {
			ensure!(amount > 0, "nothing is owed, and kept");
			let sum = unclaimed.entry(service).or_default();
			*sum = sum.saturating_add(amount);
		}
		let mut check = |id, pot: PotOf<T, I>, left: Balance| -> Outcome {
			ensure!(pot.unclaimed == unclaimed.remove(&id).unwrap_or_default(), "unclaimed");
			let owed = earned.remove(&id).unwrap_or_default().saturating_add(pot.unclaimed);
			if owed.saturating_add(left) > PotStore::<T, I>::balance(id, pot.asset.clone()) {
				short.push((id, pot.asset));
			}
			Ok(())
		};
		for (id, service) in Services::<T, I>::iter() {
			if let Some(pot) = service.pot {
				check(id, pot, service.stream.left)?;
			}
		}
		for (id, pot) in OrphanedPots::<T, I>::iter() {
			ensure!(!Services::<T, I>::contains_key(id), "two pots of one service");
			ensure!(pot.unclaimed > 0, "a pot without service and debts");
			check(id, pot, 0)?;
		}
		ensure!(unclaimed.is_empty(), "owed without a pot");
		ensure!(earned.values().all(|sum| *sum == 0), "earned without a pot");
		Ok(short)
	}

	/// Returns what positions and operators have earned at each service, and not claimed. No position has
	/// earned more than its assignment.
	fn earned_by_service() -> Result<BTreeMap<ServiceId, Balance>, TryRuntimeError> {
		let mut earned = BTreeMap::<ServiceId, Balance>::new();
		let mut add = |service, amount: Balance| {
			let sum: &mut Balance = earned.entry(service).or_default();
			*sum = sum.saturating_add(amount);
		};
		for assignment in Assignments::<T, I>::iter_values() {
			add(assignment.service, assignment.stream.fee);
		}
		for staker in Stakers::<T, I>::iter_values() {
			for entry in &staker.positions {
				let assignment = Assignments::<T, I>::get(entry.assignment());
				let assignment = assignment.ok_or("earnings without assignment")?;
				ensure!(entry.earnings.seen <= assignment.stream.index, "earned ahead");
				add(entry.service, entry.earnings.due);
			}
		}
		Ok(earned)
	}
}
