//! Jobs, made, done and ended. The only writer of jobs and misses.

use crate::{pallet::*, Job, JobId, Missed, Turn};
use codec::{DecodeLimit, Encode};
use frame_support::{
	dispatch::{extract_actual_weight, GetDispatchInfo},
	ensure,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
		Contains, Get, OriginTrait,
	},
	weights::Weight,
};
use restaking_primitives::{AssignmentId, Balance, PledgeInspect, ServiceId};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, SaturatedConversion};

/// How deep a job's call may be nested.
const DEPTH: u32 = 8;

impl<T: Config> Pallet<T> {
	/// The present block.
	fn now() -> u64 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	fn job(id: JobId) -> Result<Job<T::AccountId>, DispatchError> {
		Jobs::<T>::get(id).ok_or_else(|| Error::<T>::NoSuchJob.into())
	}

	pub(crate) fn do_create_job(
		owner: T::AccountId,
		service: ServiceId,
		call: T::JobCall,
		every: u32,
		times: u32,
		price: Balance,
	) -> DispatchResult {
		Self::rules(service)?;
		ensure!(every > 0 && times > 0 && price > 0, Error::<T>::BadJob);
		ensure!(T::AllowedCalls::contains(&call), Error::<T>::CallNotAllowed);
		let light = call.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get());
		ensure!(light, Error::<T>::CallTooLarge);
		let call = call.encode().try_into().map_err(|_| Error::<T>::CallTooLarge)?;
		let all = price.checked_mul(times.into()).ok_or(Error::<T>::BadJob)?;
		T::Currency::hold(&HoldReason::Job.into(), &owner, all)?;
		let id = NextJobId::<T>::get();
		NextJobId::<T>::put(id.checked_add(1).ok_or(Error::<T>::BadJob)?);
		let due = Self::now().saturating_add(every.into());
		let told = owner.clone();
		let job = Job { service, owner, call, every, price, left: times, due, turn: None };
		Self::deposit_event(Event::JobCreated { job: id, service, owner: told });
		Self::deal_next(id, job);
		Ok(())
	}

	/// Deals the next turn of a job and writes it.
	fn deal_next(id: JobId, mut job: Job<T::AccountId>) {
		job.turn = Self::deal(job.service, id, job.left);
		let keeper = job.turn.as_ref().map(|turn| turn.keeper.clone());
		Self::deposit_event(Event::TurnDealt { job: id, keeper, due: job.due });
		Jobs::<T>::insert(id, job);
	}

	pub(crate) fn do_cancel_job(owner: &T::AccountId, id: JobId) -> DispatchResult {
		let job = Self::job(id)?;
		ensure!(job.owner == *owner, Error::<T>::NotOwner);
		Self::end_job(id, &job)
	}

	/// Ends a job. What is left of its funds is free.
	fn end_job(id: JobId, job: &Job<T::AccountId>) -> DispatchResult {
		let rest = job.price.saturating_mul(job.left.into());
		let reason = HoldReason::Job.into();
		let returned = T::Currency::release(&reason, &job.owner, rest, Precision::BestEffort)?;
		Jobs::<T>::remove(id);
		Self::deposit_event(Event::JobEnded { job: id, returned });
		Ok(())
	}

	/// Does a job once, and gives what its call weighed.
	pub(crate) fn do_perform(keeper: T::AccountId, id: JobId) -> Result<Weight, DispatchError> {
		let mut job = Self::job(id)?;
		let (rules, now) = (Self::rules(job.service)?, Self::now());
		ensure!(now >= job.due, Error::<T>::NotDue);
		Self::ensure_serves(job.service, &keeper)?;
		let others = now.checked_sub(job.due).is_some_and(|late| late >= rules.window.into());
		match job.turn.take() {
			Some(turn) if turn.keeper != keeper => {
				ensure!(others, Error::<T>::NotYourTurn);
				Self::note_miss(id, &turn, job.due);
			},
			_mine_or_anybodys => {},
		}
		let price = Self::pay(&job, &keeper)?;
		job.left = job.left.saturating_sub(1);
		// The next time in its rhythm that is not over.
		let late = now.saturating_sub(job.due).checked_div(job.every.into()).unwrap_or(0);
		let steps = late.saturating_add(1).saturating_mul(job.every.into());
		job.due = job.due.saturating_add(steps);
		let (owner, call) = (job.owner.clone(), job.call.clone());
		match job.left {
			0 => Self::end_job(id, &job)?,
			_ => Self::deal_next(id, job),
		}
		let (result, used) = Self::dispatch(owner, &call);
		Self::deposit_event(Event::JobDone { job: id, keeper, price, result });
		Ok(used)
	}

	/// Pays for one time, and gives what arrived. What can not arrive is the owner's again.
	fn pay(job: &Job<T::AccountId>, keeper: &T::AccountId) -> Result<Balance, DispatchError> {
		let (reason, price) = (HoldReason::Job.into(), job.price);
		let paid = T::Currency::transfer_on_hold(
			&reason,
			&job.owner,
			keeper,
			price,
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Force,
		);
		if let Ok(paid) = paid {
			return Ok(paid);
		}
		T::Currency::release(&reason, &job.owner, price, Precision::BestEffort)?;
		Ok(0)
	}

	/// Dispatches a call in the name of its owner. The rules of calls may have changed meanwhile.
	fn dispatch(owner: T::AccountId, call: &[u8]) -> (DispatchResult, Weight) {
		let Ok(call) = T::JobCall::decode_all_with_depth_limit(DEPTH, &mut &call[..]) else {
			return (Err(Error::<T>::CallNotAllowed.into()), Weight::zero());
		};
		let info = call.get_dispatch_info();
		if !info.call_weight.all_lte(T::MaxCallWeight::get()) || !T::AllowedCalls::contains(&call) {
			return (Err(Error::<T>::CallNotAllowed.into()), Weight::zero());
		}
		let done = call.dispatch(T::RuntimeOrigin::signed(owner));
		let used = extract_actual_weight(&done, &info);
		(done.map(|_| ()).map_err(|error| error.error), used)
	}

	/// Notes that an operator has missed its turn, in the era in which the job was due.
	fn note_miss(id: JobId, turn: &Turn<T::AccountId>, due: u64) {
		let assignment = turn.assignment;
		let Some(era) = T::Pledges::era_of(due) else { return };
		// Whoever has left meanwhile, or is suspended, could not do it.
		if T::Pledges::served(assignment, era).is_none() {
			return;
		}
		let turns = Misses::<T>::mutate(assignment, |eras| {
			if let Some(missed) = eras.iter_mut().find(|missed| missed.era == era) {
				missed.turns = missed.turns.saturating_add(1);
				return missed.turns;
			}
			if eras.is_full() {
				eras.remove(0);
			}
			let noted = eras.try_push(Missed { era, turns: 1 });
			u32::from(noted.is_ok())
		});
		Self::deposit_event(Event::TurnMissed { job: id, assignment, era, turns });
	}

	pub(crate) fn do_forget_misses(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		let last = Misses::<T>::get(assignment).last().map(|missed| missed.era);
		let last = last.ok_or(Error::<T>::NotEnoughMissed)?;
		let window = T::Pledges::service(service).map_or(0, |service| service.exit_window);
		let over = T::Pledges::era() > last.saturating_add(window);
		ensure!(over, Error::<T>::StillReportable);
		Misses::<T>::remove(assignment);
		Ok(())
	}
}
