//! What the chain does by itself once an era is over: it accuses who was silent and was not reported, and records
//! who was heard, if the terms pay for that.
//!
//! It visits up to 8 services in a block, in turn, and looks at no more than 8 members of each. So no service keeps
//! another waiting, whatever stands in the way of its faults.

use crate::{pallet::*, Silence, Watched, WeightInfo};
use codec::Encode;
use frame_support::{traits::Get, weights::WeightMeter};
use restaking_primitives::{
	accuse_and_credit, members_of, AssignmentId, Cursor, EraIndex, OffenceSink, PledgeInspect,
	RewardSink, ServiceId, Visit,
};

impl<T: Config> Pallet<T> {
	/// Visits the services after the last one, as far as the meter allows.
	pub(crate) fn visit_some(meter: &mut WeightMeter) {
		let weights = (T::DbWeight::get().reads(2), T::WeightInfo::visit());
		let _visits = Watched::<T>::visit_some(meter, weights, |service, cursor, meter| {
			Some(Self::visit(service, cursor, meter))
		});
	}

	/// Looks at members of an era that is over. Returns the first that it has not seen.
	fn visit(service: ServiceId, cursor: Cursor, meter: &mut WeightMeter) -> Cursor {
		let Some(view) = T::Pledges::service_by::<Silence>(service) else { return cursor };
		let look = T::WeightInfo::judge();
		let more = T::Pledges::accuse_weight().saturating_add(T::Pledges::credit_weight());
		let visit = Visit { cursor, report_window: view.report_window, meter, look, more };
		visit.walk::<T::AccountId, T::Pledges, _>(
			|era| Some(members_of::<T::AccountId, T::Pledges>(service, era)),
			|era, member, meter| Self::look_at(service, &view.hook, member, era, meter),
		)
	}

	/// Accuses an operator that was silent in an era, and records its work. Returns false if it has to be looked
	/// at again.
	fn look_at(
		service: ServiceId,
		rules: &Silence,
		assignment: AssignmentId,
		era: EraIndex,
		meter: &mut WeightMeter,
	) -> bool {
		let heard = Beats::<T>::get(assignment).contains(&era);
		let silent = Self::ensure_silent(assignment, era, T::Pledges::era()).is_ok();
		let evidence = T::Pledges::evidence_by::<Silence>(service, era.encode());
		let work = (heard || silent).then_some((heard.into(), 1));
		let work = work.filter(|_| rules.pays_work);
		let evidence = evidence.filter(|_| silent);
		accuse_and_credit::<T::Pledges>(meter, assignment, era, evidence, work)
	}

	/// Law: no record is about something that is forgotten.
	#[cfg(any(feature = "try-runtime", test))]
	pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		use restaking_primitives::{are_remembered, Forgotten};
		for assignment in Beats::<T>::iter_keys() {
			let known = T::Pledges::remembers(Forgotten::Assignment(assignment));
			frame_support::ensure!(known, "heartbeats of an assignment that is forgotten");
		}
		let services = Cursors::<T>::iter_keys().chain(LastVisited::<T>::get());
		are_remembered::<T::AccountId, T::Pledges>(services)
	}
}
