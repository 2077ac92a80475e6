//! What holds in every state.

use crate::{pallet::*, service::Layer, Holding, Item, Stage, MAX_OPEN};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::hold::Inspect};
use restaking_primitives::{
	are_apart, are_remembered, AssignmentId, Balance, Forgotten, PledgeInspect,
};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Refuses a state that breaks a law.
	///
	/// Law 1: the deposits of promises are on hold, in the accounts of their operators. Law 2: only draws that
	/// exist are answered. Law 3: of each open challenge the price is on hold, and no more are open than may
	/// be. Law 4: who is listed as a holder of a blob has promised it. Law 5: no record is about an
	/// assignment or a service that is forgotten.
	pub fn check_state() -> Outcome {
		Self::nothing_is_left()?;
		Self::deposits_are_held()?;
		Self::only_draws_are_answered()?;
		Self::prices_are_held()?;
		Self::holders_have_promised()
	}

	fn nothing_is_left() -> Outcome {
		let services = Holders::<T>::iter_keys().map(|it| it.0).chain(Cursors::<T>::iter_keys());
		are_remembered::<T::AccountId, T::Pledges>(services.chain(LastVisited::<T>::get()))?;
		let assignments = Held::<T>::iter_keys().chain(Shown::<T>::iter_keys());
		let assignments = assignments.chain(Challenges::<T>::iter_keys().map(|it| it.0));
		for assignment in assignments.chain(Open::<T>::iter_keys()) {
			let known = T::Pledges::remembers(Forgotten::Assignment(assignment));
			ensure!(known, "a record of an assignment that is forgotten");
		}
		Ok(())
	}

	fn deposits_are_held() -> Outcome {
		let mut deposits = BTreeMap::<T::AccountId, Balance>::new();
		for (_, holding) in Held::<T>::iter() {
			ensure!(!holding.items.is_empty(), "a record without a promise");
			Self::promises_are_apart(&holding)?;
			let sum = deposits.entry(holding.operator).or_default();
			let items = holding.items.iter().map(|item| item.deposit);
			*sum = items.fold(*sum, |sum, it| sum.saturating_add(it));
		}
		for (operator, sum) in deposits {
			let held = T::Currency::balance_on_hold(&HoldReason::Promise.into(), &operator);
			ensure!(held == sum, "the deposits are not those of the promises");
		}
		Ok(())
	}

	fn promises_are_apart(holding: &Holding<T::AccountId>) -> Outcome {
		for (at, item) in holding.items.iter().enumerate() {
			ensure!(item.blob.is_within_bounds(), "a blob out of bounds");
			ensure!(item.from_era <= item.until_era, "a promise of no era");
			let apart = |other: &Item| {
				other.blob != item.blob
					|| other.until_era < item.from_era
					|| item.until_era < other.from_era
			};
			let mut others = holding.items.iter().skip(at.saturating_add(1));
			ensure!(others.all(apart), "a blob is promised twice for an era");
		}
		Ok(())
	}

	fn only_draws_are_answered() -> Outcome {
		for (assignment, shown) in Shown::<T>::iter() {
			ensure!(are_apart(shown.iter().map(|it| it.0)), "an era is listed twice");
			let service = Held::<T>::get(assignment).map(|it| it.service);
			let Some(layer) = service.and_then(|it| Layer::<T>::load(it).ok()) else { continue };
			let now = T::Pledges::era();
			let judged = |era: u32| era.saturating_add(layer.exit_window) >= now;
			for (era, bits) in shown.into_iter().filter(|it| judged(it.0)) {
				let asked = layer.draws(assignment, era).bits();
				ensure!(bits & !asked == 0, "a draw is answered that does not exist");
			}
		}
		Ok(())
	}

	fn prices_are_held() -> Outcome {
		let mut open = BTreeMap::<AssignmentId, u32>::new();
		let mut prices = BTreeMap::<T::AccountId, Balance>::new();
		for (assignment, id, challenge) in Challenges::<T>::iter() {
			ensure!(id < NextChallengeId::<T>::get(), "a challenge to come");
			ensure!(challenge.chunk < challenge.blob.chunks, "a chunk that the blob has not");
			if challenge.stage == Stage::Open {
				let count = open.entry(assignment).or_default();
				*count = count.saturating_add(1);
				let sum = prices.entry(challenge.challenger).or_default();
				*sum = sum.saturating_add(challenge.held);
			}
		}
		ensure!(open == Open::<T>::iter().collect(), "open challenges are counted wrongly");
		ensure!(open.values().all(|count| *count <= MAX_OPEN), "too many challenges are open");
		for (challenger, sum) in prices {
			let held = T::Currency::balance_on_hold(&HoldReason::Challenge.into(), &challenger);
			ensure!(held == sum, "the price of a challenge is not on hold");
		}
		Ok(())
	}

	fn holders_have_promised() -> Outcome {
		for (service, blob, holders) in Holders::<T>::iter() {
			ensure!(!holders.is_empty(), "a list of nobody");
			for (at, holder) in holders.iter().enumerate() {
				let holding = Held::<T>::get(holder.assignment).ok_or("a holder of nothing")?;
				ensure!(holding.service == service, "a holder at another service");
				let is_it = |item: &Item| item.blob == blob && item.until_era == holder.until_era;
				ensure!(holding.items.iter().any(is_it), "a holder that has not promised");
				let mut others = holders.iter().skip(at.saturating_add(1));
				let once = others.all(|other| other.assignment != holder.assignment);
				ensure!(once, "a holder is listed twice");
			}
		}
		Ok(())
	}
}
