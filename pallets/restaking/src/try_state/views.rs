//! The answers of the runtime API agree with the records.

use crate::{pallet::*, store::RequestStore, types::Proceeds, views::StakerInfo};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use restaking_primitives::Balance;
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the answers of the runtime API.
	pub(super) fn check_views() -> Outcome {
		for stash in Stakers::<T, I>::iter_keys() {
			let told = Self::staker_info(&stash).ok_or("a staker of whom nothing is told")?;
			ensure!(told.liability == Self::liability_of(&stash), "another liability is told");
			Self::worst_is_ordered(&told)?;
			Self::what_is_due_is_told(&stash, &told)?;
		}
		Self::what_waits_is_told()?;
		Self::certificates_agree()
	}

	/// The losses that stakers are told to wait for are those on record, but for what is divided.
	fn what_waits_is_told() -> Outcome {
		let (mut recorded, mut told): (Balance, Balance) = (0, 0);
		let mut losers = BTreeSet::new();
		for (id, stash, loss) in Losses::<T, I>::iter() {
			let (_, execution) = RequestStore::<T, I>::executed(id)?;
			if execution.proceeds != Proceeds::Divided {
				recorded = recorded.saturating_add(loss.total());
			}
			losers.insert(stash);
		}
		for loss in losers.iter().flat_map(Self::waiting) {
			told = told.saturating_add(loss.active).saturating_add(loss.rest);
		}
		ensure!(recorded == told, "another sum waits than is told");
		Ok(())
	}

	/// The worst losses are ordered, and the largest is the liability, as far as there are funds.
	fn worst_is_ordered(told: &StakerInfo<T::AccountId>) -> Outcome {
		let worst = &told.worst;
		ensure!(worst.one <= worst.two && worst.two <= worst.all, "the worst is out of order");
		let has = told.staked.saturating_add(told.custody);
		ensure!(worst.all == told.liability.min(has), "the worst is not the liability");
		Ok(())
	}

	/// The liability of a position is its due sum, its leaving amounts and its budget; and the due sum is
	/// that of the executed slashes.
	fn what_is_due_is_told(stash: &T::AccountId, told: &StakerInfo<T::AccountId>) -> Outcome {
		let pending = Self::pending_slashes(stash);
		let sum = |amounts: &mut dyn Iterator<Item = Balance>| {
			amounts.fold(0, |sum: Balance, amount| sum.saturating_add(amount))
		};
		for position in &told.positions {
			let executed =
				pending.iter().filter(|it| it.executed && it.assignment == position.assignment);
			let due = sum(&mut executed.map(|it| it.loses));
			ensure!(due == position.due, "another sum is due than slashes take");
			let leaving = sum(&mut position.leaving.iter().map(|it| it.amount));
			let most = due.saturating_add(position.budget).saturating_add(leaving);
			ensure!(position.liability <= most, "a position owes more than it is told to");
		}
		Ok(())
	}

	/// A service that declares more than it certifies is known to.
	fn certificates_agree() -> Outcome {
		for (id, record) in Services::<T, I>::iter() {
			let told = Self::service_info(id).ok_or("a service of which nothing is told")?.security;
			let under = told.value_at_risk > told.certified_next;
			ensure!(
				told.under_secured == under || record.is_retired(),
				"another certificate is told"
			);
		}
		Ok(())
	}
}
