//! Faults that this chain finds: judged here, and told to the other chain. And duties that cost nothing.

use crate::{
	pallet::*,
	store::{CalendarStore, ClockStore, FreeStore, ReportStore, ServiceStore, SetStore},
	types::{Adopted, Stay},
	Outbox, Report, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchClass,
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::Get,
	weights::Weight,
};
use restaking_primitives::{
	AssignmentId, Balance, Context, DatedKey, EraIndex, EraStart, FreeDuties, Judge, OffenceSink,
	RequestId, RewardSink, ServiceId, Verdict,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, SaturatedConversion,
};

/// The word of this chain, where it is the slasher of a service: without a reporter, and without a signature.
impl<T: Config> OffenceSink for Pallet<T> {
	fn accuse(assignment: AssignmentId, evidence: Vec<u8>) -> Result<RequestId, DispatchError> {
		ensure!(ClockStore::<T>::get().current, Error::<T>::Behind);
		let stay = SetStore::<T>::stay(assignment).ok_or(Error::<T>::NoSuchAssignment)?;
		let service = stay.service;
		let adopted = ServiceStore::<T>::get(service)?;
		ensure!(!adopted.stopped, Error::<T>::ServiceStopped);
		ensure!(adopted.has_word, Error::<T>::NoWord);
		let verdict = Self::judged(&adopted, (assignment, stay), &evidence)?;
		Self::check_verdict(&adopted, (service, assignment), &verdict)?;
		let Verdict { offence_id, offence_era, fraction } = verdict;
		let fraction = fraction.min(adopted.max_slash);
		let evidence_hash = BlakeTwo256::hash(&evidence);
		let said = Report { assignment, offence_era, fraction, offence_id, evidence_hash };
		T::Outbox::request_slash(&said).map_err(|_| Error::<T>::NotSent)?;
		let report = ReportStore::<T>::next();
		Self::deposit_event(Event::Reported {
			report,
			service,
			assignment,
			offence_era,
			fraction,
			offence_id,
		});
		Ok(report)
	}

	/// True until something is proven, and while no message can be sent.
	fn refused_for_now(error: &DispatchError) -> bool {
		let passing = [Error::<T>::Behind, Error::<T>::NotShown, Error::<T>::NotSent];
		passing.into_iter().any(|it| *error == DispatchError::from(it))
	}

	fn accuse_weight() -> Weight {
		T::WeightInfo::accuse()
			.saturating_add(T::SlashingHook::judge_weight())
			.saturating_add(T::Outbox::weight())
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the verdict of the rules on evidence against an operator. Whatever they write is taken back.
	fn judged(
		adopted: &Adopted<T::SlashingHook>,
		(assignment, stay): (AssignmentId, Stay),
		evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let (service, clock) = (stay.service, ClockStore::<T>::get());
		let now = clock.era.ok_or(Error::<T>::Behind)?;
		let set = SetStore::<T>::of_era(service, stay.until);
		let seat = set.as_ref().and_then(|set| set.seat_of(assignment));
		let operator = &seat.ok_or(Error::<T>::NoSuchAssignment)?.operator;
		let keys = Self::keys_of((service, assignment), now, adopted.exit_window)?;
		let calendar = CalendarStore::<T>::get().ok_or(Error::<T>::Behind)?;
		let kept = |start: &&EraStart| start.era <= now && adopted.judges(start.era, now);
		let eras: Vec<EraStart> = calendar.starts.iter().filter(kept).copied().collect();
		let clock = clock.duty.ticks;
		let context =
			Context { service, assignment, operator, now, clock, eras: &eras, keys: &keys };
		with_transaction(|| {
			let judged = T::SlashingHook::judge(&adopted.rules, &context, evidence);
			TransactionOutcome::Rollback(judged)
		})
	}

	/// Returns the keys of an operator, oldest first, as far back as every set was proven: nobody knows the keys of an
	/// era between. Fails if that of the present era was not.
	fn keys_of(
		(service, assignment): (ServiceId, AssignmentId),
		now: EraIndex,
		exit_window: EraIndex,
	) -> Result<Vec<DatedKey>, DispatchError> {
		let eras = (now.saturating_sub(exit_window)..=now).rev();
		let sets: Vec<_> = eras.map_while(|era| SetStore::<T>::of_era(service, era)).collect();
		ensure!(!sets.is_empty(), Error::<T>::NotShown);
		let dated = sets.iter().rev().filter_map(|set| {
			let key = set.seat_of(assignment)?.key.clone();
			Some(DatedKey { from_era: set.era, key })
		});
		Ok(dated.collect())
	}

	/// Refuses a verdict that the other chain would not hear any more, or about an era in which the operator did not
	/// serve.
	fn check_verdict(
		adopted: &Adopted<T::SlashingHook>,
		(service, assignment): (ServiceId, AssignmentId),
		verdict: &Verdict,
	) -> DispatchResult {
		let (era, now) = (verdict.offence_era, CalendarStore::<T>::latest_era());
		ensure!(adopted.may_report(era, now), Error::<T>::TooLate);
		let set = SetStore::<T>::of_era(service, era);
		let served = set.is_some_and(|set| set.seat_of(assignment).is_some());
		ensure!(served, Error::<T>::NotServing);
		Ok(())
	}

	/// Rounds down: the weight that all free duties of a block may have together.
	fn free_weight() -> Weight {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal).max_total.unwrap_or(blocks.max_block);
		let part = |all: u64| T::FreeShare::get().mul_floor(all);
		Weight::from_parts(part(normal.ref_time()), part(normal.proof_size()))
	}
}

/// Nothing: no work can be told to the other chain. A service that pays for work is not adopted.
impl<T: Config> RewardSink for Pallet<T> {
	fn credit(_: AssignmentId, _: EraIndex, _: u32, _: u32) -> DispatchResult {
		Err(Error::<T>::WorkNotPaid.into())
	}

	fn credit_weight() -> Weight {
		Weight::zero()
	}
}

impl<T: Config> FreeDuties for Pallet<T> {
	fn take_free(counted: Balance, weight: Weight) -> bool {
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		Self::may_be_free(counted) && FreeStore::<T>::take(block, weight, Self::free_weight())
	}

	fn may_be_free(counted: Balance) -> bool {
		counted >= T::FreeStake::get()
	}
}
