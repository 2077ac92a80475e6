//! What operators owe, who holds what, and what is known to be withheld: for buyers of the service, and for
//! programs that show and report.

use crate::{
	holdings::HoldingStore, pallet::*, service::Layer, shown::ShownStore, Asked, Asker, Backer,
	Blob, Evidence, Question, Stage, Withholding,
};
use alloc::vec::Vec;
use codec::Encode;
use restaking_primitives::{
	AssignmentId, Balance, Duties, Duty, EraIndex, Fault, FreeDuties, PledgeInspect, ServiceId,
};
use sp_runtime::Perbill;

impl<T: Config> Pallet<T> {
	/// Returns the stake that counts in an era behind operators that have promised a blob for it. Zero for an
	/// era that is too old to judge. Reads three records of each of the holders, at most 128.
	///
	/// An operator whose place in the list of holders was taken while it did not serve is left out until it
	/// extends its promise.
	pub fn held(service: ServiceId, blob: Blob, era: EraIndex) -> Balance {
		let backers = Self::backers(service, blob, era).into_iter();
		backers.fold(0, |sum: Balance, it| sum.saturating_add(it.counted))
	}

	/// Returns the operators behind which that stake counts, each with its part of it.
	pub fn backers(service: ServiceId, blob: Blob, era: EraIndex) -> Vec<Backer<T::AccountId>> {
		let backer = |id: AssignmentId| {
			let holding = HoldingStore::<T>::get(id)?;
			let counted = T::Pledges::served(id, era).filter(|_| holding.covers(blob, era))?;
			Some(Backer { operator: holding.operator, assignment: id, counted })
		};
		let holders = Holders::<T>::get(service, blob);
		holders.iter().filter_map(|it| backer(it.assignment)).collect()
	}

	/// Returns the chunks that an operator is asked for now and has not shown, by draws and by challenges.
	pub fn questions(service: ServiceId, operator: &T::AccountId) -> Vec<Question> {
		let assignment = T::Pledges::assignment_of(service, operator);
		assignment.map(|id| Self::questions_to(service, id)).unwrap_or_default()
	}

	fn questions_to(service: ServiceId, assignment: AssignmentId) -> Vec<Question> {
		let drawn = Self::asked_of(service, assignment).into_iter().filter(|it| !it.shown);
		let drawn = drawn.map(|Asked { era, draw, blob, chunk, due, .. }| Question {
			asker: Asker::Draw { era, draw },
			blob,
			chunk,
			due,
		});
		let open = Challenges::<T>::iter_prefix(assignment);
		let open = open.filter(|(_, it)| it.stage == Stage::Open);
		let open = open.map(|(challenge, it)| {
			let asker = Asker::Challenge { challenge };
			Question { asker, blob: it.blob, chunk: it.chunk, due: it.due_tick }
		});
		let clock = T::Pledges::clock();
		drawn.chain(open).filter(|it| clock < it.due).collect()
	}

	/// Returns the part of a quorum that is certainly slashed if a blob is lost in an era: the quorum of the
	/// terms if at least as much has promised it, and nothing otherwise. `None` if it is not known what
	/// counted in that era.
	pub fn attributable_to(service: ServiceId, blob: Blob, era: EraIndex) -> Option<Perbill> {
		let quorum = T::Pledges::service(service)?.quorum;
		let counted = T::Pledges::counted(service, era)?;
		let enough = counted > 0 && Self::held(service, blob, era) >= quorum.mul_ceil(counted);
		Some(if enough { quorum } else { Perbill::zero() })
	}

	/// Returns the chunks that the chain has drawn at an operator, in the eras that can be judged, the
	/// latest first. Of an era whose seed is not known yet there are none.
	pub fn asked(service: ServiceId, operator: &T::AccountId) -> Vec<Asked> {
		let assignment = T::Pledges::assignment_of(service, operator);
		assignment.map(|id| Self::asked_of(service, id)).unwrap_or_default()
	}

	fn asked_of(service: ServiceId, assignment: AssignmentId) -> Vec<Asked> {
		let Ok(layer) = Layer::<T>::load(service) else { return Vec::new() };
		let now = T::Pledges::era();
		let eras = (now.saturating_sub(layer.exit_window)..=now).rev();
		let serves = |era: &EraIndex| T::Pledges::served(assignment, *era).unwrap_or(0) > 0;
		let mut all = Vec::new();
		for era in eras.filter(serves) {
			let Ok((seed, due)) = layer.seed_of(era) else { continue };
			let draws = layer.draws(assignment, era);
			let bits = ShownStore::<T>::bits(assignment, era);
			for draw in 0..draws.count() {
				let Some((blob, chunk)) = draws.chunk(seed.value, draw) else { continue };
				let shown = bits.checked_shr(draw).unwrap_or(0) & 1 == 1;
				all.push(Asked { era, draw, blob, chunk, from: seed.since, due, shown });
			}
		}
		all
	}
}

impl<T: Config> Duties<T::AccountId> for Pallet<T> {
	type Call = Call<T>;

	/// Returns the draws and challenges that wait for an answer.
	fn duties(service: ServiceId, operator: &T::AccountId) -> Vec<Duty<Call<T>>> {
		let Ok(layer) = Layer::<T>::load(service) else { return Vec::new() };
		let Some(assignment) = T::Pledges::assignment_of(service, operator) else {
			return Vec::new();
		};
		let duty = |Question { asker, due, .. }: Question| {
			let (chunk, proof) = Default::default();
			let (era, call) = match asker {
				Asker::Draw { era, draw } => {
					(Some(era), Call::answer { service, era, draw, chunk, proof })
				},
				Asker::Challenge { challenge } => {
					let asked = Challenges::<T>::get(assignment, challenge);
					let call = Call::answer_challenge { assignment, challenge, chunk, proof };
					(asked.map(|it| it.asked_era), call)
				},
			};
			let from = due.saturating_sub(layer.rules.response.into());
			let counted = era.and_then(|era| T::Pledges::served(assignment, era)).unwrap_or(0);
			Duty { assignment, from, due, free: T::Pledges::may_be_free(counted), call }
		};
		Self::questions_to(service, assignment).into_iter().map(duty).collect()
	}

	fn faults(service: ServiceId) -> Vec<Fault> {
		let Ok(layer) = Layer::<T>::load(service) else { return Vec::new() };
		let (clock, now) = (T::Pledges::clock(), T::Pledges::era());
		let ours = Held::<T>::iter().filter(|(_, holding)| holding.service == service);
		let mut all = Vec::new();
		for (assignment, _) in ours {
			let mut found = |era: EraIndex, evidence: Evidence| {
				let kind = match evidence {
					Evidence::Withheld { .. } => b"withheld".to_vec(),
					Evidence::Denied { .. } => b"denied".to_vec(),
				};
				let last_era = era.saturating_add(layer.report_window);
				let evidence = T::Pledges::evidence_by::<Withholding>(service, evidence.encode());
				let (step, fraction) = (None, layer.rules.fraction);
				let fault =
					|evidence| Fault { assignment, era, kind, step, fraction, last_era, evidence };
				all.extend(evidence.filter(|_| now <= last_era).map(fault));
			};
			let mut missed: Vec<EraIndex> = Self::asked_of(service, assignment)
				.into_iter()
				.filter(|it| !it.shown && clock >= it.due)
				.map(|it| it.era)
				.collect();
			missed.dedup();
			missed.into_iter().for_each(|era| found(era, Evidence::Withheld { era }));
			let mut denied: Vec<(EraIndex, Blob)> = Vec::new();
			for (challenge, it) in Challenges::<T>::iter_prefix(assignment) {
				let offence = (it.asked_era, it.blob);
				if clock >= it.due_tick && !denied.contains(&offence) {
					denied.push(offence);
					found(it.asked_era, Evidence::Denied { challenge });
				}
			}
		}
		all
	}
}
