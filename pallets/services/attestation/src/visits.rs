//! What the chain does by itself once all heights of an era are closed: it accuses who was absent and was not
//! reported, and records who signed. Two contents, and a statement of a wrong era, somebody has to report: the chain
//! does not see what was signed elsewhere.
//!
//! It visits up to 8 services in a block, in turn, and looks at no more than 8 members of each. So no service keeps
//! another waiting, whatever stands in the way of its faults.

use crate::{
	pallet::*, presence::Presence, service::AttestationService, Equivocation, Evidence, Watched,
	WeightInfo,
};
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
		let Ok(attesting) = AttestationService::<T>::load(service) else { return cursor };
		let look = T::WeightInfo::judge();
		let more = T::Pledges::accuse_weight().saturating_add(T::Pledges::credit_weight());
		let visit = Visit { cursor, report_window: attesting.report_window, meter, look, more };
		visit.walk::<T::AccountId, T::Pledges, _>(
			|era| {
				// As long as a height can be signed it is not known who is absent.
				attesting.heights_in(era)?;
				Some(members_of::<T::AccountId, T::Pledges>(service, era))
			},
			|era, member, meter| Self::look_at(service, &attesting, member, era, meter),
		)
	}

	/// Accuses a member that was absent in an era, and records its work. Returns false if it has to be looked at
	/// again.
	fn look_at(
		service: ServiceId,
		attesting: &AttestationService<T>,
		member: AssignmentId,
		era: EraIndex,
		meter: &mut WeightMeter,
	) -> bool {
		let presence = Presence::in_era::<T>(service, attesting.heights_in(era), era);
		// Where nothing was attempted nobody is missed, and nothing is to be recorded.
		let Ok(presence) = presence else { return true };
		let rules = &attesting.rules;
		let absent = presence.is_absent::<T>(member, rules.most_missed) == Ok(true);
		let evidence = Evidence::Absence { era }.encode();
		let evidence = T::Pledges::evidence_by::<Equivocation>(service, evidence);
		let work = presence.credit_of(member).filter(|_| rules.pays_work);
		accuse_and_credit::<T::Pledges>(meter, member, era, evidence.filter(|_| absent), work)
	}
}
