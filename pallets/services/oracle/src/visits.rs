//! What the chain does by itself: it closes rounds that are over, accuses who deviated or was absent and was not
//! reported, and records who was present.
//!
//! It visits up to 8 services in a block, in turn, and looks at no more than 8 faults and members of each. So no
//! service keeps another waiting, whatever stands in the way of its faults.

use crate::{
	duties::deviations, pallet::*, presence::Presence, rounds::RoundStore, service::OracleService,
	Deviation, Evidence, Watched, WeightInfo, MAX_FEEDS,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{traits::Get, weights::WeightMeter};
use restaking_primitives::{
	accuse_and_credit, accuse_if, members_of, AssignmentId, Cursor, EraIndex, Fault, OffenceSink,
	PledgeInspect, RewardSink, Visit,
};

impl<T: Config> Pallet<T> {
	/// Visits the services after the last one, as far as the meter allows.
	pub(crate) fn visit_some(meter: &mut WeightMeter) {
		let weights = (T::DbWeight::get().reads(2), T::WeightInfo::visit());
		let _visits = Watched::<T>::visit_some(meter, weights, |service, cursor, meter| {
			let Ok(oracle) = OracleService::<T>::load(service) else { return Some(cursor) };
			Self::close_what_is_over(&oracle, meter);
			Some(Self::look_back(&oracle, cursor, meter))
		});
	}

	/// Closes the rounds that are over.
	fn close_what_is_over(oracle: &OracleService<T>, meter: &mut WeightMeter) {
		for number in RoundStore::open_rounds(oracle) {
			let most = T::WeightInfo::close_round(MAX_FEEDS);
			if number >= oracle.round_now() || !meter.can_consume(most) {
				continue;
			}
			let closed = RoundStore::close(oracle, number).unwrap_or(0);
			meter.consume(T::WeightInfo::close_round(closed));
		}
	}

	/// Looks at who deviated in an era that is over, and then at all members. Returns the first that was not
	/// seen.
	fn look_back(oracle: &OracleService<T>, cursor: Cursor, meter: &mut WeightMeter) -> Cursor {
		let look = T::WeightInfo::judge();
		let more = T::Pledges::accuse_weight().saturating_add(T::Pledges::credit_weight());
		let visit = Visit { cursor, report_window: oracle.report_window, meter, look, more };
		visit.walk::<T::AccountId, T::Pledges, _>(
			|era| suspects(oracle, era),
			|era, suspect, meter| match suspect {
				Suspect::Far(Fault { assignment, evidence, .. }) => {
					accuse_if::<T::Pledges>(meter, assignment, Some(evidence))
				},
				Suspect::Member(member) => Self::look_at(oracle, member, era, meter),
			},
		)
	}

	/// Accuses a member that was absent in an era, and records its work. Returns false if it has to be looked at
	/// again.
	fn look_at(
		oracle: &OracleService<T>,
		member: AssignmentId,
		era: EraIndex,
		meter: &mut WeightMeter,
	) -> bool {
		let presence = Presence::in_era(oracle, era, T::Pledges::span_of(era));
		// Where nothing was attempted nobody is missed, and nothing is to be recorded.
		let Ok(presence) = presence else { return true };
		let absent = presence.is_absent(oracle, member) == Ok(true);
		let evidence = Evidence::Absence { era }.encode();
		let evidence = T::Pledges::evidence_by::<Deviation>(oracle.id, evidence);
		let work = presence.credit_of(member).filter(|_| oracle.rules.pays_work);
		accuse_and_credit::<T::Pledges>(meter, member, era, evidence.filter(|_| absent), work)
	}
}

/// What a visit looks at.
enum Suspect {
	/// A recorded fault of somebody that deviated.
	Far(Fault),
	/// Somebody that may have been absent.
	Member(AssignmentId),
}

/// Returns whom a visit looks at for an era that is over. `None` while a round of it is open.
fn suspects<T: Config>(oracle: &OracleService<T>, era: EraIndex) -> Option<Vec<Suspect>> {
	if RoundStore::has_open(oracle, era) {
		return None;
	}
	let far = deviations(oracle, era).into_iter().map(Suspect::Far);
	let members = members_of::<T::AccountId, T::Pledges>(oracle.id, era);
	Some(far.chain(members.into_iter().map(Suspect::Member)).collect())
}
