//! What operators have to sign, and who was absent, for programs off chain.

use crate::{
	ballots::BallotStore, pallet::*, presence::Presence, service::AttestationService, Equivocation,
	Evidence, Statement,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::BoundedVec;
use restaking_primitives::{
	Duties, Duty, EraIndex, Fault, FreeDuties, PledgeInspect, ServiceId, Serving,
};
use sp_core::H256;

impl<T: Config> Duties<T::AccountId> for Pallet<T> {
	type Call = Call<T>;

	/// Returns the heights that an operator can sign now and has not signed. The call names no content and
	/// has no signature: both are the operator's to add.
	fn duties(service: ServiceId, operator: &T::AccountId) -> Vec<Duty<Call<T>>> {
		let Ok(attesting) = AttestationService::<T>::load(service) else { return Vec::new() };
		let heights = attesting.rules.open_heights(T::Pledges::clock());
		let due = heights.filter_map(|height| {
			let era = attesting.voting_era(height).ok()?;
			let Serving { assignment, counted } = T::Pledges::serving(service, operator, era)?;
			let ballot = BallotStore::<T>::load(service, height, era).ok()?;
			let open = counted > 0 && !ballot.signers.contains(&assignment);
			let from = attesting.rules.tick_of(height)?;
			let due = from.saturating_add(attesting.rules.voting.into());
			let statement = Statement { era, height, content: H256::zero() };
			let call = Call::attest { service, statement, signatures: BoundedVec::new() };
			let free = T::Pledges::may_be_free(counted);
			open.then_some(Duty { assignment, from, due, free, call })
		});
		due.collect()
	}

	/// Returns who was absent in an era that can still be reported. Equivocations and misdated statements are
	/// proven by signatures that the chain may never have seen, so they are not listed.
	fn faults(service: ServiceId) -> Vec<Fault> {
		let Ok(attesting) = AttestationService::<T>::load(service) else { return Vec::new() };
		let rules = attesting.rules;
		let now = T::Pledges::era();
		let first = now.saturating_sub(attesting.report_window);
		let members = T::Pledges::members(service);
		let absent = |era: EraIndex| {
			let presence = Presence::in_era::<T>(service, attesting.heights_in(era), era);
			members.iter().filter_map(move |id| {
				let presence = presence.as_ref().ok()?;
				let absent = presence.is_absent::<T>(*id, rules.most_missed).ok()?;
				let evidence = Evidence::Absence { era }.encode();
				let evidence = T::Pledges::evidence_by::<Equivocation>(service, evidence)?;
				let last_era = era.saturating_add(attesting.report_window);
				absent.then(|| Fault {
					assignment: *id,
					era,
					kind: b"absence".to_vec(),
					step: None,
					fraction: rules.absence,
					last_era,
					evidence,
				})
			})
		};
		(first..now).flat_map(absent).collect()
	}
}
