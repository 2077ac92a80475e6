//! What the chain does by itself: it accuses who has not shown what was drawn or asked for, and was not reported.
//!
//! It visits up to 8 services in a block, in turn, and looks at no more than 8 members of each, and at 8 challenges
//! of whatever service. So no service keeps another waiting, whatever stands in the way of its faults.

use crate::{
	challenges::ChallengeStore, pallet::*, service::Layer, withholding::ensure_withheld, Challenge,
	ChallengeId, Evidence, Watched, WeightInfo, Withholding,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{
	accuse_if, members_of, AssignmentId, Cursor, EraIndex, OffenceSink, PledgeInspect, ServiceId,
	Visit, MAX_LOOKS,
};

impl<T: Config> Pallet<T> {
	/// Visits the services after the last one, and the challenges after the last one, as far as the meter allows.
	pub(crate) fn visit_some(meter: &mut WeightMeter) {
		let (look, visit) = (T::DbWeight::get().reads(3), T::WeightInfo::visit());
		let visits = Watched::<T>::visit_some(meter, (look, visit), |service, cursor, meter| {
			Some(Self::visit(service, cursor, meter))
		});
		// A visit weighs as much as one and a look at the challenges.
		let paid =
			visits > 0 || (ChallengeStore::<T>::has_some() && meter.try_consume(visit).is_ok());
		if paid {
			Self::look_at_challenges(meter);
		}
	}

	/// The largest weight of a look at a member or a challenge.
	fn look_weight() -> Weight {
		T::WeightInfo::judge().saturating_add(T::Pledges::accuse_weight())
	}

	/// Looks at members of an era that is over. Returns the first that it has not seen.
	fn visit(service: ServiceId, cursor: Cursor, meter: &mut WeightMeter) -> Cursor {
		let Ok(layer) = Layer::<T>::load(service) else { return cursor };
		let (look, more) = (T::WeightInfo::judge(), T::Pledges::accuse_weight());
		let visit = Visit { cursor, report_window: layer.report_window, meter, look, more };
		visit.walk::<T::AccountId, T::Pledges, _>(
			|era| Self::asked_members(service, &layer, era),
			|era, member, meter| Self::look_at(service, &layer, member, era, meter),
		)
	}

	/// Returns who had to show what was drawn in an era that is over. `None` as long as somebody can show it, or
	/// reporters come first.
	fn asked_members(
		service: ServiceId,
		layer: &Layer<T>,
		era: EraIndex,
	) -> Option<Vec<AssignmentId>> {
		// In an era without a seed nothing is drawn.
		let Ok((_, due)) = layer.seed_of(era) else { return Some(Vec::new()) };
		T::Pledges::had_notice_since(due)
			.then(|| members_of::<T::AccountId, T::Pledges>(service, era))
	}

	/// Accuses an operator that has not shown what was drawn. Returns false if it has to be looked at again.
	fn look_at(
		service: ServiceId,
		layer: &Layer<T>,
		assignment: AssignmentId,
		era: EraIndex,
		meter: &mut WeightMeter,
	) -> bool {
		let guilty = ensure_withheld::<T>(layer, assignment, era).is_ok();
		!guilty || try_accuse::<T>(meter, service, assignment, Evidence::Withheld { era })
	}

	/// Looks at the challenges after the last one. After the last of all comes the first.
	fn look_at_challenges(meter: &mut WeightMeter) {
		let (mut rest, mut last) = ChallengeStore::<T>::after_last();
		for _ in 0..MAX_LOOKS {
			let Some((assignment, id, challenge)) = rest.next() else {
				last = None;
				break;
			};
			let guilty = !challenge.accused && T::Pledges::had_notice_since(challenge.due_tick);
			if guilty && !meter.can_consume(Self::look_weight()) {
				break;
			}
			if guilty {
				meter.consume(T::WeightInfo::judge());
				Self::accuse_of_silence(assignment, id, challenge, meter);
			}
			last = Some((assignment, id));
		}
		ChallengeStore::<T>::note_last(last);
	}

	/// Accuses an operator that has not answered a challenge, and notes it unless it has to be tried again.
	fn accuse_of_silence(
		assignment: AssignmentId,
		id: ChallengeId,
		challenge: Challenge<T::AccountId>,
		meter: &mut WeightMeter,
	) {
		let evidence = Evidence::Denied { challenge: id };
		if try_accuse::<T>(meter, challenge.service, assignment, evidence) {
			ChallengeStore::<T>::set_accused(assignment, id, challenge);
		}
	}
}

/// Accuses an operator. Returns false if that has to be tried again.
fn try_accuse<T: Config>(
	meter: &mut WeightMeter,
	service: ServiceId,
	assignment: AssignmentId,
	evidence: Evidence,
) -> bool {
	let evidence = T::Pledges::evidence_by::<Withholding>(service, evidence.encode());
	accuse_if::<T::Pledges>(meter, assignment, evidence)
}
