//! The judgement of chunks that were not shown.

use crate::{
	challenges::ChallengeStore,
	holdings::HoldingStore,
	pallet::*,
	service::{counted, Layer},
	shown::ShownStore,
	Evidence, Watched, WeightInfo, Withholding, ERAS_KEPT, MAX_DOUBLING, MAX_DRAWS,
};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, traits::Get, weights::Weight};
use restaking_primitives::{
	AssignmentId, Context, EraIndex, Forgotten, Judge, PledgeInspect, RuleLimits, ServiceId,
	Verdict,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

impl<T: Config> Judge<T::AccountId, Withholding> for Pallet<T> {
	fn validate(rules: &Withholding, limits: &RuleLimits) -> DispatchResult {
		ensure!((1..=MAX_DRAWS).contains(&rules.draws), Error::<T>::BadDraws);
		let response = u64::from(rules.response);
		ensure!(response >= limits.min_notice(), Error::<T>::ResponseTooShort);
		let in_time = response <= limits.era_ticks >> 1 && response <= limits.max_delay();
		ensure!(in_time, Error::<T>::ResponseTooLong);
		let payable = rules.price >= T::MinPrice::get() && rules.price <= limits.min_pledge;
		ensure!(payable && rules.price > 0, Error::<T>::BadPrice);
		ensure!(rules.doubling <= MAX_DOUBLING, Error::<T>::BadDoubling);
		ensure!(limits.slashes.exit_window < ERAS_KEPT, Error::<T>::ExitWindowTooLong);
		Ok(())
	}

	fn min_fraction(rules: &Withholding) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Withholding) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Nothing for the service as a whole: operators promise as they please, so a blob may be lost with less
	/// than a quorum. [`Pallet::attributable_to`] tells it of one blob.
	fn attributable(_: &Withholding, _: &RuleLimits) -> Perbill {
		Perbill::zero()
	}

	/// The price of the draws. Each blob that somebody pays to ask for in that time costs as much again.
	fn one_outage(rules: &Withholding) -> Perbill {
		rules.fraction
	}

	/// True: the chain looks at all who served, by itself.
	fn needs_roster(_: &Withholding) -> bool {
		true
	}

	/// Judges by the chain's own records. All draws of an era are one offence, and so are all challenges for
	/// one blob in an era.
	fn judge(
		rules: &Withholding,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let accused = context.assignment;
		let (offence_id, offence_era) = match evidence {
			Evidence::Withheld { era } => {
				ensure_withheld(&Layer::<T>::load(context.service)?, accused, era)?;
				(id_of(&(b"withheld", accused, era)), era)
			},
			Evidence::Denied { challenge } => {
				let challenge = ChallengeStore::<T>::known(accused, challenge)?;
				ensure!(T::Pledges::clock() >= challenge.due_tick, Error::<T>::NotDue);
				let era = challenge.asked_era;
				(id_of(&(b"denied", accused, challenge.blob, era)), era)
			},
		};
		Ok(Verdict { offence_id, offence_era, fraction: rules.fraction })
	}

	/// False: a slash changes nothing of what is recorded here.
	fn hears_slashes(_: &Withholding) -> bool {
		false
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}

	fn forget(_: &Withholding, what: Forgotten, most: u32) -> u32 {
		match what {
			Forgotten::Service(service) => forget_service::<T>(service, most),
			Forgotten::Assignment(assignment) => forget_assignment::<T>(assignment, most),
		}
	}

	fn forget_weight() -> Weight {
		T::WeightInfo::forget()
	}
}

fn id_of(offence: &impl Encode) -> H256 {
	BlakeTwo256::hash(&offence.encode())
}

/// Checks that an operator has let a draw of an era pass, for which it had all the time that its terms give.
pub(crate) fn ensure_withheld<T: Config>(
	layer: &Layer<T>,
	assignment: AssignmentId,
	era: EraIndex,
) -> DispatchResult {
	counted::<T>(assignment, era)?;
	let (seed, due) = layer.seed_of(era)?;
	let had = T::Pledges::could_act(seed.since, due);
	ensure!(had >= layer.rules.response.into(), Error::<T>::NotDue);
	let asked = layer.draws(assignment, era).bits();
	let shown = ShownStore::<T>::bits(assignment, era);
	ensure!(asked & !shown != 0, Error::<T>::WasShown);
	Ok(())
}

fn forget_service<T: Config>(service: ServiceId, most: u32) -> u32 {
	let removed = HoldingStore::<T>::forget_holders(service, most);
	let watched = removed < most && Watched::<T>::stop(service);
	// At most `most`.
	removed.saturating_add(watched.into())
}

fn forget_assignment<T: Config>(assignment: AssignmentId, most: u32) -> u32 {
	let mut removed = HoldingStore::<T>::forget(assignment, most);
	let left = |removed: u32| most.saturating_sub(removed);
	removed = removed.saturating_add(ChallengeStore::<T>::forget(assignment, left(removed)));
	if left(removed) > 0 {
		removed = removed.saturating_add(ShownStore::<T>::forget(assignment));
	}
	removed
}
