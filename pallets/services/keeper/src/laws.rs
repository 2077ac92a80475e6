//! What holds in every state.

use crate::{pallet::*, Job};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::fungible::InspectHold};
use restaking_primitives::{are_remembered, slots, Balance, Forgotten, PledgeInspect, ServiceId};
use sp_runtime::TryRuntimeError;

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Refuses a state that breaks a law.
	///
	/// Law 1, of jobs: what is held for a job is at least what this era may still cost, and what an account
	/// has on hold is what is held for its jobs. Law 2: the load of a service is the sum of its jobs', and no
	/// more than its rules allow. Law 3, of turns: nobody missed more turns than it was dealt, eras ascend,
	/// and none is to come. Law 4: no record is about something that is forgotten, and whoever is suspected
	/// is looked at.
	pub fn check_state() -> Outcome {
		let mut held: BTreeMap<T::AccountId, (Balance, Balance)> = BTreeMap::new();
		let mut loads: BTreeMap<ServiceId, u64> = BTreeMap::new();
		for (service, _, job) in Jobs::<T>::iter() {
			Self::this_era_is_paid(&job)?;
			let (funds, deposit) = held.entry(job.owner.clone()).or_default();
			*funds = funds.saturating_add(job.funds).saturating_add(job.added);
			*deposit = deposit.saturating_add(job.deposit);
			let load = loads.entry(service).or_default();
			*load = load.saturating_add(job.load);
		}
		for (owner, (funds, deposit)) in held {
			let on_hold = |reason: HoldReason| T::Currency::balance_on_hold(&reason.into(), &owner);
			ensure!(on_hold(HoldReason::Job) == funds, "not the funds of jobs are on hold");
			ensure!(on_hold(HoldReason::JobDeposit) == deposit, "not the deposits are on hold");
		}
		let noted: BTreeMap<_, _> = Loads::<T>::iter().collect();
		ensure!(noted == loads, "the load is not the sum of the jobs'");
		for (service, load) in loads {
			let rules = T::Pledges::service_by::<crate::Liveness>(service).map(|it| it.hook);
			let most = rules.map_or(u64::MAX, |rules| slots::max_load(rules.max_load));
			ensure!(load <= most, "a service has too much load");
		}
		Self::turns_add_up()?;
		Self::nothing_is_left()
	}

	fn nothing_is_left() -> Outcome {
		for (service, _) in Suspects::<T>::iter_keys() {
			ensure!(Cursors::<T>::contains_key(service), "nobody looks at the suspects");
		}
		let services = Jobs::<T>::iter_keys().map(|(service, _)| service);
		let services = services.chain(Creators::<T>::iter_keys()).chain(Cursors::<T>::iter_keys());
		are_remembered::<T::AccountId, T::Pledges>(services.chain(LastVisited::<T>::get()))?;
		for assignment in Dealt::<T>::iter_keys() {
			let known = T::Pledges::remembers(Forgotten::Assignment(assignment));
			ensure!(known, "turns of an assignment that is forgotten");
		}
		Ok(())
	}

	fn this_era_is_paid(job: &Job<T::AccountId>) -> Outcome {
		let most = job.terms.most().saturating_mul(job.left.into());
		ensure!(job.funds >= most, "a job can not pay what this era may cost");
		ensure!(job.era <= T::Pledges::era(), "a job is in an era to come");
		Ok(())
	}

	fn turns_add_up() -> Outcome {
		let now = T::Pledges::era();
		for (_, turns) in Dealt::<T>::iter() {
			let eras: BTreeSet<_> = turns.eras.iter().map(|it| it.era).collect();
			ensure!(eras.iter().copied().eq(turns.eras.iter().map(|it| it.era)), "eras disorderly");
			ensure!(eras.last().is_none_or(|last| *last <= now), "turns of an era to come");
			let sound = turns.eras.iter().all(|it| it.missed <= it.dealt && it.dealt > 0);
			ensure!(sound, "more turns were missed than dealt");
		}
		Ok(())
	}
}
