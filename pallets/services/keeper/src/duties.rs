//! The turns that operators owe now, and the faults that are recorded: for clients.

use crate::{
	calls::{slot_now, weight_to_name},
	jobs::JobStore,
	pallet::*,
	service::KeeperService,
	Call,
};
use alloc::vec::Vec;
use restaking_primitives::{AssignmentId, Duties, Duty, Fault, PledgeInspect, ServiceId};

impl<T: Config> Duties<T::AccountId> for Pallet<T> {
	type Call = Call<T>;

	fn duties(service: ServiceId, operator: &T::AccountId) -> Vec<Duty<Call<T>>> {
		let serving = T::Pledges::serving(service, operator, T::Pledges::era());
		let (Ok(keeper), Some(serving)) = (KeeperService::<T>::load(service), serving) else {
			return Vec::new();
		};
		let clock = T::Pledges::clock();
		let due = |(id, job)| {
			let job = JobStore::<T>::entered(id, job);
			let (from, turn) = slot_now(&keeper, id, &job).ok()?;
			let due = from.saturating_add(keeper.rules.window.into());
			let call = Call::perform { service, job: id, most: weight_to_name::<T>(&job) };
			let assignment = turn?.assignment;
			let theirs = assignment == serving.assignment && clock < due;
			// The job pays the fee of its turn.
			theirs.then_some(Duty { assignment, from, due, free: true, call })
		};
		Jobs::<T>::iter_prefix(service).filter_map(due).collect()
	}

	fn faults(service: ServiceId) -> Vec<Fault> {
		let Ok(keeper) = KeeperService::<T>::load(service) else { return Vec::new() };
		let now = T::Pledges::era();
		let of = |assignment: AssignmentId, turns: crate::EraTurns| {
			let crate::EraTurns { era, .. } = turns;
			let last_era = era.saturating_add(keeper.report_window);
			let judged = era < now && now <= last_era && keeper.rules.convict(turns);
			let served = judged && T::Pledges::served(assignment, era).is_some_and(|it| it > 0);
			let evidence = keeper.evidence_of(era).filter(|_| served)?;
			let (kind, step, fraction) = (b"liveness".to_vec(), None, keeper.rules.fraction);
			Some(Fault { assignment, era, kind, step, fraction, last_era, evidence })
		};
		let of_service = Dealt::<T>::iter().filter(|(_, turns)| turns.service == service);
		of_service
			.flat_map(|(assignment, turns)| {
				turns.eras.into_iter().filter_map(move |it| of(assignment, it))
			})
			.collect()
	}
}
