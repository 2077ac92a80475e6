//! What operators have to answer, and who was at fault, for programs off chain.

use crate::{
	feeds::FeedStore, pallet::*, presence::Presence, rounds::RoundStore, service::OracleService,
	Deviation, Evidence,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::BoundedVec;
use restaking_primitives::{
	place_of_era, AssignmentId, Duties, Duty, EraIndex, Fault, FreeDuties, PledgeInspect, ServiceId,
};
use sp_runtime::Perbill;

impl<T: Config> Duties<T::AccountId> for Pallet<T> {
	type Call = Call<T>;

	/// Returns the present round, if the operator has not given a value for each feed that takes some. The call
	/// names these feeds with the value zero, which is the operator's to replace.
	fn duties(service: ServiceId, operator: &T::AccountId) -> Vec<Duty<Call<T>>> {
		open_round::<T>(service, operator).into_iter().collect()
	}

	/// Returns who deviated, each step by itself, and who was absent, in the eras that can still be reported.
	/// Rounds that nobody has closed yet are left out.
	fn faults(service: ServiceId) -> Vec<Fault> {
		let Ok(oracle) = OracleService::<T>::load(service) else { return Vec::new() };
		let now = T::Pledges::era();
		let first = now.saturating_sub(oracle.report_window);
		let members = T::Pledges::members(service);
		let of_era = |era| {
			let far = deviations::<T>(&oracle, era);
			far.into_iter().chain(absences::<T>(&oracle, &members, era))
		};
		(first..=now).flat_map(of_era).collect()
	}
}

fn open_round<T: Config>(service: ServiceId, operator: &T::AccountId) -> Option<Duty<Call<T>>> {
	let oracle = OracleService::<T>::load(service).ok()?;
	let number = oracle.round_now();
	let era = oracle.era_of(number)?;
	let serving = T::Pledges::serving(service, operator, era).filter(|it| it.counted > 0)?;
	let given = RoundStore::given(&oracle, number, serving.assignment);
	let feeds = (0..).zip(FeedStore::<T>::all(service));
	let asked = feeds.filter(|(id, feed)| feed.takes(era) && !given.contains(id));
	let asked: Vec<_> = asked.map(|(id, _)| (id, 0)).collect();
	let values = BoundedVec::try_from(asked).ok().filter(|values| !values.is_empty())?;
	Some(Duty {
		assignment: serving.assignment,
		from: oracle.end_of(number).saturating_sub(oracle.rules.round.into()),
		due: oracle.end_of(number),
		// Only the first answer of a round, and if it is whole.
		free: given.is_empty() && T::Pledges::may_be_free(serving.counted),
		call: Call::submit { service, values },
	})
}

/// Returns the steps that operators reached in an era, as far as its rounds are closed.
pub(crate) fn deviations<T: Config>(oracle: &OracleService<T>, era: EraIndex) -> Vec<Fault> {
	let faults = Faults::<T>::get(oracle.id, place_of_era(era));
	let found = faults.steps.into_iter().filter(|_| faults.era == era);
	let each = found.flat_map(|(assignment, farthest)| {
		(1..=farthest).filter_map(move |step| {
			let fraction = oracle.rules.price_of(step)?;
			fault(oracle, assignment, fraction, (era, Evidence::Deviation { era, step }))
		})
	});
	each.collect()
}

/// Returns which of these members were absent in an era that is over, all rounds of which are closed.
fn absences<T: Config>(
	oracle: &OracleService<T>,
	members: &[AssignmentId],
	era: EraIndex,
) -> Vec<Fault> {
	let presence = Presence::in_era(oracle, era, T::Pledges::span_of(era));
	let Ok(presence) = presence else { return Vec::new() };
	let absent = |id: &AssignmentId| presence.is_absent(oracle, *id) == Ok(true);
	let price = oracle.rules.absence;
	members
		.iter()
		.copied()
		.filter(absent)
		.filter_map(|id| fault(oracle, id, price, (era, Evidence::Absence { era })))
		.collect()
}

/// Returns a fault with its evidence, as the service takes it. `None` if the service is of another kind.
fn fault<T: Config>(
	oracle: &OracleService<T>,
	assignment: AssignmentId,
	fraction: Perbill,
	(era, evidence): (EraIndex, Evidence),
) -> Option<Fault> {
	let (kind, step) = match evidence {
		Evidence::Deviation { step, .. } => (b"deviation".to_vec(), Some(step)),
		Evidence::Absence { .. } => (b"absence".to_vec(), None),
	};
	let last_era = era.saturating_add(oracle.report_window);
	let evidence = T::Pledges::evidence_by::<Deviation>(oracle.id, evidence.encode())?;
	Some(Fault { assignment, era, kind, step, fraction, last_era, evidence })
}
