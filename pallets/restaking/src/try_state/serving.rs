//! The laws of serving: who counts, for how long, and how much of it can be slashed.

use crate::{
	pallet::*,
	store::{EraStore, RequestStore},
	types::{Jail, Task, RECENT_ERAS},
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use restaking_math::{eras_after, Stretch};
use restaking_primitives::{AssignmentId, Balance, EraIndex, PledgeInspect, ServiceId};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the laws of serving.
	pub(super) fn check_serving() -> Outcome {
		Self::what_serves_counts()?;
		Self::what_counts_can_be_slashed()?;
		Self::what_is_used_up_is_known()?;
		Self::caps_are_looked_at()?;
		Self::stretches_are_apart()?;
		Self::jailed_is_suspended()
	}

	/// Law 9: the amounts that serve in an era, as the pallets of services see them, add up to the amount
	/// that counts in it.
	fn what_serves_counts() -> Outcome {
		let now = EraStore::<T, I>::now();
		for era in now.saturating_sub(RECENT_ERAS)..=now {
			let mut serving = BTreeMap::<ServiceId, Balance>::new();
			for (id, record) in Assignments::<T, I>::iter() {
				let sum = serving.entry(record.service).or_default();
				let served = <Self as PledgeInspect<T::AccountId>>::served(id, era);
				*sum = sum.saturating_add(served.unwrap_or_default());
			}
			for service in Services::<T, I>::iter_keys() {
				let sum = serving.get(&service).copied().unwrap_or_default();
				let counted = <Self as PledgeInspect<T::AccountId>>::counted(service, era);
				ensure!(counted.is_none_or(|all| sum == all), "other serves than counts");
			}
		}
		Ok(())
	}

	/// Of what counts from the next era on, slashes can take at least half of the maximum slash.
	fn what_counts_can_be_slashed() -> Outcome {
		let now = EraStore::<T, I>::now();
		for (id, record) in Assignments::<T, I>::iter() {
			let service = Services::<T, I>::get(record.service).ok_or("stay without service")?;
			if service.is_retired() || !record.is_live() {
				continue;
			}
			let most = service.conditions.max_slash;
			let left = RequestStore::<T, I>::left_next(id, &service.conditions.slash_rules(), now);
			ensure!(left >= record.left, "less is left than is recorded");
			ensure!(record.can_be_slashed(most), "what counts can not be slashed");
		}
		Ok(())
	}

	/// Law 9: what slashes have used up of a service is the sum over its live assignments.
	fn what_is_used_up_is_known() -> Outcome {
		let mut used = BTreeMap::<ServiceId, Balance>::new();
		for record in Assignments::<T, I>::iter_values() {
			let service = Services::<T, I>::get(record.service).ok_or("stay without service")?;
			let sum = used.entry(record.service).or_default();
			*sum = sum.saturating_add(record.used(service.conditions.max_slash));
		}
		for (id, service) in Services::<T, I>::iter() {
			let sum = used.get(&id).copied().unwrap_or_default();
			ensure!(service.used.next == sum, "another part of the caps is used up");
		}
		Ok(())
	}

	/// An assignment of whose cap something is used up is looked at again when more of it is left, and not
	/// before.
	fn caps_are_looked_at() -> Outcome {
		let now = EraStore::<T, I>::now();
		let tasks: BTreeSet<(EraIndex, AssignmentId)> = Agenda::<T, I>::iter()
			.filter_map(|(key, task)| match task {
				Task::Recap(id) => Some((key.era(), id)),
				_ => None,
			})
			.collect();
		for (id, record) in Assignments::<T, I>::iter() {
			let service = Services::<T, I>::get(record.service).ok_or("stay without service")?;
			let rules = service.conditions.slash_rules();
			if record.is_closed() {
				ensure!(record.recap_era.is_none(), "a closed one is looked at");
				continue;
			}
			let left = |era: EraIndex| RequestStore::<T, I>::left_next(id, &rules, era);
			let Some(era) = record.recap_era else {
				let end = eras_after(now, rules.exit_window);
				ensure!(left(end) == record.left, "nobody looks at the cap");
				continue;
			};
			ensure!(tasks.contains(&(era, id)), "a look at the cap is not scheduled");
			ensure!(left(era) > record.left, "a look at the cap comes too early");
			let before = era.saturating_sub(1);
			ensure!(era <= now || left(before) == record.left, "a look comes too late");
		}
		Ok(())
	}

	/// The stretches of an assignment are in order, with an era between two of them, and end with it. It is in
	/// the set from the next era on exactly while it counts.
	fn stretches_are_apart() -> Outcome {
		for record in Assignments::<T, I>::iter_values() {
			let serves = &record.serves;
			ensure!(serves.are_sound(), "stretches without an era between them");
			let is_open = serves.list.last().is_some_and(Stretch::is_open);
			ensure!(is_open == record.counts(), "other serves than counts");
			let until = serves.list.last().map(|it| it.until_era);
			let ends = record.last_era().is_none_or(|last| until.is_none_or(|it| it <= last));
			ensure!(ends, "serves after its end");
		}
		Ok(())
	}

	/// A jailed operator has no assignment that counts.
	fn jailed_is_suspended() -> Outcome {
		for (service, operator, jail) in Jails::<T, I>::iter() {
			let latest = AssignmentFor::<T, I>::get(service, &operator);
			let Some(record) = latest.and_then(Assignments::<T, I>::get) else { continue };
			ensure!(!record.is_live(), "a jailed operator counts");
			ensure!(jail != Jail::ForGood || record.is_closed(), "a banned operator stays");
		}
		Ok(())
	}
}
