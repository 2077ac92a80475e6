//! The laws of rewards.

use crate::{pallet::*, store::PotStore, types::Pot, AssetOf};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use restaking_primitives::{Balance, ServiceId};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

/// The pot of a service.
type PotOf<T, I> = Pot<AssetOf<T, I>>;

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

	/// Law 8: the account of every pot has the rest to pay and the debts of that pot.
	fn law_8_pots_hold_what_they_owe() -> Outcome {
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
			let held = PotStore::<T, I>::balance(id, pot.asset);
			ensure!(owed.saturating_add(left) <= held, "a pot owes more than it holds");
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
		Ok(())
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
