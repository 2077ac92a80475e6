//! What operators owe, and the silence that can still be reported: for programs, through the runtime API.

use crate::{pallet::*, Silence, REMEMBERED};
use alloc::vec::Vec;
use codec::Encode;
use restaking_primitives::{Duties, Duty, Fault, FreeDuties, PledgeInspect, ServiceId, Serving};

impl<T: Config> Duties<T::AccountId> for Pallet<T> {
	type Call = Call<T>;

	/// One heartbeat in each era. The last tick of the present era is not known, so it is the planned one.
	fn duties(service: ServiceId, operator: &T::AccountId) -> Vec<Duty<Call<T>>> {
		let era = T::Pledges::era();
		let serving = T::Pledges::serving(service, operator, era);
		let ours = T::Pledges::service_by::<Silence>(service).is_some();
		let due = serving.filter(|it| ours && !Beats::<T>::get(it.assignment).contains(&era));
		// The present era has begun.
		let from = T::Pledges::era_start(era).unwrap_or_else(T::Pledges::clock);
		let duty = |Serving { assignment, counted }| Duty {
			assignment,
			from,
			due: from.saturating_add(T::Pledges::era_ticks()),
			free: T::Pledges::may_be_free(counted),
			call: Call::beat { service },
		};
		due.into_iter().map(duty).collect()
	}

	fn faults(service: ServiceId) -> Vec<Fault> {
		let Some(view) = T::Pledges::service_by::<Silence>(service) else { return Vec::new() };
		let (now, mut found) = (T::Pledges::era(), Vec::new());
		let members = T::Pledges::members(service);
		for era in now.saturating_sub(view.report_window.min(REMEMBERED))..now {
			for assignment in members.iter().copied() {
				let evidence = T::Pledges::evidence_by::<Silence>(service, era.encode());
				let silent = Self::ensure_silent(assignment, era, now).is_ok();
				let Some(evidence) = evidence.filter(|_| silent) else { continue };
				let last_era = era.saturating_add(view.report_window);
				let (kind, step, fraction) = (b"silence".to_vec(), None, view.hook.fraction);
				found.push(Fault { assignment, era, kind, step, fraction, last_era, evidence });
			}
		}
		found
	}
}
