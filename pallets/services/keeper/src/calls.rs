//! The calls: operators enlist and resign, owners make and cancel jobs, and operators do them.

use crate::{
	jobs::JobStore,
	keepers::KeeperStore,
	misses::MissStore,
	pallet::*,
	service::{ensure_serves, rules},
	Job, JobId, Turn,
};
use codec::{DecodeLimit, Encode};
use frame_support::{
	dispatch::{extract_actual_weight, GetDispatchInfo},
	ensure,
	traits::{Contains, Get, OriginTrait},
	weights::Weight,
};
use restaking_primitives::{AssignmentId, Balance, PledgeInspect, ServiceId};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, SaturatedConversion};

/// Maximum depth to which a job's call may be nested.
const DEPTH: u32 = 8;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_enlist(keeper: T::AccountId, service: ServiceId) -> DispatchResult {
		rules::<T>(service)?;
		ensure_serves::<T>(service, &keeper)?;
		KeeperStore::<T>::add(service, keeper.clone())?;
		Self::deposit_event(Event::Enlisted { service, keeper });
		Ok(())
	}

	pub(crate) fn do_resign(
		who: &T::AccountId,
		service: ServiceId,
		keeper: T::AccountId,
	) -> DispatchResult {
		let left = T::Pledges::has_left(service, &keeper);
		ensure!(*who == keeper || left, Error::<T>::NotYours);
		KeeperStore::<T>::remove(service, &keeper)?;
		Self::deposit_event(Event::Resigned { service, keeper });
		Ok(())
	}

	pub(crate) fn do_create_job(
		owner: T::AccountId,
		service: ServiceId,
		call: T::JobCall,
		every_blocks: u32,
		times: u32,
		price: Balance,
	) -> DispatchResult {
		rules::<T>(service)?;
		ensure!(every_blocks > 0 && times > 0 && price > 0, Error::<T>::BadJob);
		ensure!(T::AllowedCalls::contains(&call), Error::<T>::CallNotAllowed);
		let light = call.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get());
		ensure!(light, Error::<T>::CallTooLarge);
		let call = call.encode().try_into().map_err(|_| Error::<T>::CallTooLarge)?;
		let id = JobStore::<T>::fund(&owner, price, times)?;
		let due_block = block_now::<T>().saturating_add(every_blocks.into());
		Self::deposit_event(Event::JobCreated { job: id, service, owner: owner.clone() });
		let (times_left, turn) = (times, None);
		deal_next::<T>(
			id,
			Job { service, owner, call, every_blocks, price, times_left, due_block, turn },
		);
		Ok(())
	}

	pub(crate) fn do_cancel_job(owner: &T::AccountId, id: JobId) -> DispatchResult {
		let job = JobStore::<T>::job(id)?;
		ensure!(job.owner == *owner, Error::<T>::NotOwner);
		end::<T>(id, &job)
	}

	/// Returns the weight of the job's call.
	pub(crate) fn do_perform(keeper: T::AccountId, id: JobId) -> Result<Weight, DispatchError> {
		let mut job = JobStore::<T>::job(id)?;
		let (rules, now) = (rules::<T>(job.service)?, block_now::<T>());
		let late = now.checked_sub(job.due_block).ok_or(Error::<T>::NotDue)?;
		ensure_serves::<T>(job.service, &keeper)?;
		match job.turn.take() {
			Some(turn) if turn.keeper != keeper => {
				ensure!(late >= rules.window.into(), Error::<T>::NotYourTurn);
				note_miss::<T>(id, &turn, job.due_block);
			},
			_own_turn_or_open_to_all => {},
		}
		let price = JobStore::<T>::pay(&job, &keeper)?;
		job.times_left = job.times_left.saturating_sub(1);
		job.due_block = next_due(&job, late);
		let (owner, call) = (job.owner.clone(), job.call.clone());
		match job.times_left {
			0 => end::<T>(id, &job)?,
			_ => deal_next::<T>(id, job),
		}
		let (result, used) = dispatch::<T>(owner, &call);
		Self::deposit_event(Event::JobDone { job: id, keeper, price, result });
		Ok(used)
	}

	pub(crate) fn do_forget_misses(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		MissStore::<T>::remove(service, assignment)
	}
}

/// Returns the number of the present block.
fn block_now<T: Config>() -> u64 {
	frame_system::Pallet::<T>::block_number().saturated_into()
}

/// Returns the next block in the rhythm of a job, `late` blocks after it was due, that is not over.
fn next_due<AccountId>(job: &Job<AccountId>, late: u64) -> u64 {
	let missed = late.checked_div(job.every_blocks.into()).unwrap_or(0);
	let steps = missed.saturating_add(1).saturating_mul(job.every_blocks.into());
	job.due_block.saturating_add(steps)
}

/// Deals the next turn of a job and writes the job.
fn deal_next<T: Config>(id: JobId, mut job: Job<T::AccountId>) {
	job.turn = KeeperStore::<T>::deal(job.service, id, job.times_left);
	let keeper = job.turn.as_ref().map(|turn| turn.keeper.clone());
	Pallet::<T>::deposit_event(Event::TurnDealt { job: id, keeper, due_block: job.due_block });
	JobStore::<T>::put(id, job);
}

/// Ends a job and releases the rest of its funds.
fn end<T: Config>(id: JobId, job: &Job<T::AccountId>) -> DispatchResult {
	let returned = JobStore::<T>::end(id, job)?;
	Pallet::<T>::deposit_event(Event::JobEnded { job: id, returned });
	Ok(())
}

/// Records that an operator has missed its turn, in the era in which the job was due. An operator that did
/// not serve in that era could not do the job and has missed nothing.
fn note_miss<T: Config>(id: JobId, turn: &Turn<T::AccountId>, due_block: u64) {
	let assignment = turn.assignment;
	let Some(era) = T::Pledges::era_of(due_block) else { return };
	if T::Pledges::served(assignment, era).is_none() {
		return;
	}
	let turns = MissStore::<T>::add(assignment, era);
	Pallet::<T>::deposit_event(Event::TurnMissed { job: id, assignment, era, turns });
}

/// Dispatches a call as its owner. It is checked again: the rules for calls may have changed since.
fn dispatch<T: Config>(owner: T::AccountId, call: &[u8]) -> (DispatchResult, Weight) {
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
