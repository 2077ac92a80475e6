//! The calls: owners make, change and cancel jobs, keepers perform them, and work is settled.

use crate::{
	creators::CreatorStore,
	jobs::{JobStore, NewJob},
	pallet::*,
	service::{fee_now, load_of, usual_fee, weight_of, KeeperService},
	turns::TurnStore,
	Admission, Job, JobId, JobTerms, Turn, WeightInfo,
};
use codec::{DecodeLimit, Encode};
use frame_support::{
	dispatch::{
		extract_actual_weight, DispatchResultWithPostInfo, GetDispatchInfo, Pays, PostDispatchInfo,
	},
	ensure,
	traits::{Contains, Get, IsType, OriginTrait},
	weights::Weight,
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use restaking_primitives::{
	next_era, refusal,
	slots::{least_price, open_to, OpenTo},
	AssignmentId, Balance, PledgeInspect, RewardSink, ServiceId, WorkDone,
};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

/// Maximum depth to which a job's call may be nested.
const DEPTH: u32 = 8;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_approve_creator(service: ServiceId, who: T::AccountId) -> DispatchResult {
		KeeperService::<T>::load(service)?;
		CreatorStore::<T>::add(service, who.clone())?;
		Self::deposit_event(Event::CreatorApproved { service, who });
		Ok(())
	}

	pub(crate) fn do_remove_creator(service: ServiceId, who: T::AccountId) -> DispatchResult {
		CreatorStore::<T>::remove(service, &who)?;
		Self::deposit_event(Event::CreatorRemoved { service, who });
		Ok(())
	}

	pub(crate) fn do_create_job(
		origin: OriginFor<T>,
		service: ServiceId,
		call: T::JobCall,
		every: u32,
		(until, price, cap): (u64, Balance, Balance),
		funds: Balance,
	) -> DispatchResult {
		let owner = ensure_signed(origin.clone())?;
		let keeper = KeeperService::<T>::load(service)?;
		ensure!(every >= keeper.rules.min_every, Error::<T>::TooOften);
		let load = load_of::<T>(weight_of::<T>(&call), every);
		let terms = terms_of(&keeper, &origin, &owner, &call, (until, price, cap))?;
		ensure!(funds >= terms.most(), Error::<T>::BadFunds);
		let deposit = match keeper.rules.jobs {
			Admission::Approved => T::LeastDeposit::get(),
			Admission::Deposit(deposit) => deposit,
		};
		let new = NewJob { owner: owner.clone(), every, load, terms, deposit, funds };
		let job = JobStore::<T>::open(&keeper, new)?;
		Self::deposit_event(Event::JobCreated { service, job, owner, funds, deposit });
		Ok(())
	}

	pub(crate) fn do_change_job(
		origin: OriginFor<T>,
		service: ServiceId,
		id: JobId,
		call: T::JobCall,
		terms: (u64, Balance, Balance),
	) -> DispatchResult {
		let owner = ensure_signed(origin.clone())?;
		let keeper = KeeperService::<T>::load(service)?;
		let mut job = own_job::<T>(&owner, service, id)?;
		ensure!(job.last_era.is_none(), Error::<T>::JobIsOver);
		job.next = Some(terms_of(&keeper, &origin, &owner, &call, terms)?);
		let load = load_of::<T>(weight_of::<T>(&call), job.every);
		ensure!(load <= job.load, Error::<T>::TooMuchLoad);
		let from_era = next_era(job.era);
		JobStore::<T>::put(service, id, job);
		Self::deposit_event(Event::JobChanged { service, job: id, from_era });
		Ok(())
	}

	pub(crate) fn do_fund_job(
		owner: &T::AccountId,
		service: ServiceId,
		id: JobId,
		amount: Balance,
	) -> DispatchResult {
		let mut job = own_job::<T>(owner, service, id)?;
		ensure!(job.last_era.is_none(), Error::<T>::JobIsOver);
		JobStore::<T>::fund(&mut job, amount)?;
		let from_era = next_era(job.era);
		JobStore::<T>::put(service, id, job);
		Self::deposit_event(Event::JobFunded { service, job: id, amount, from_era });
		Ok(())
	}

	pub(crate) fn do_cancel_job(
		owner: &T::AccountId,
		service: ServiceId,
		id: JobId,
	) -> DispatchResult {
		let mut job = own_job::<T>(owner, service, id)?;
		ensure!(job.last_era.is_none(), Error::<T>::JobIsOver);
		let last_era = job.era;
		job.last_era = Some(last_era);
		JobStore::<T>::put(service, id, job);
		Self::deposit_event(Event::JobCancelled { service, job: id, last_era });
		Ok(())
	}

	pub(crate) fn do_end_job(service: ServiceId, id: JobId) -> DispatchResult {
		let job = JobStore::<T>::job(service, id)?;
		ensure!(is_over::<T>(service, &job), Error::<T>::JobGoesOn);
		let returned = JobStore::<T>::close(service, id, &job)?;
		Self::deposit_event(Event::JobEnded { service, job: id, returned });
		Ok(())
	}

	/// Takes the slot of a job that has begun. The fee is the job's, so a performance is free. A refusal comes
	/// before the job's call, and is charged without it.
	pub(crate) fn do_perform(
		who: T::AccountId,
		service: ServiceId,
		id: JobId,
		most: Weight,
	) -> DispatchResultWithPostInfo {
		let done = Self::take_slot(who, service, id, most);
		done.map_err(|error| refusal(error, T::WeightInfo::perform()))
	}

	fn take_slot(
		who: T::AccountId,
		service: ServiceId,
		id: JobId,
		most: Weight,
	) -> Result<PostDispatchInfo, DispatchError> {
		let keeper = KeeperService::<T>::load(service)?;
		let mut job = JobStore::<T>::job(service, id)?;
		let (slot, turn) = slot_now(&keeper, id, &job)?;
		let missed = ensure_open(&keeper, &who, slot, turn)?;
		let call = decode::<T>(&job.terms.call);
		let weight = call.as_ref().map_or(T::WeightInfo::perform(), weight_of::<T>);
		let fee = fee_now::<T>(weight);
		if fee > job.terms.cap {
			// Nobody can perform it any more in this era, so nobody misses it.
			job.left = 0;
			let era = job.era;
			JobStore::<T>::put(service, id, job);
			Self::deposit_event(Event::JobPaused { service, job: id, era, fee });
			return Ok(free(T::WeightInfo::perform()));
		}
		let call = call.filter(is_allowed::<T>);
		ensure!(weight_in::<T>(call.as_ref()).all_lte(most), Error::<T>::CallTooHeavy);
		if let Some(turn) = turn {
			let turns = TurnStore::<T>::count(&keeper, turn, missed);
			let assignment = turn.assignment;
			Self::deposit_event(Event::TurnCounted { service, job: id, assignment, turns, missed });
		}
		job.taken = Some(slot);
		let price = JobStore::<T>::pay(&mut job, &who, fee)?;
		let owner = job.owner.clone();
		JobStore::<T>::put(service, id, job);
		let (result, used) = dispatch::<T>(owner, call);
		Self::deposit_event(Event::JobDone { service, job: id, slot, who, price, fee, result });
		Ok(free(T::WeightInfo::perform().saturating_add(used)))
	}

	pub(crate) fn do_settle_work(service: ServiceId, assignment: AssignmentId) -> DispatchResult {
		let WorkDone { era, points, most } = Self::work_of(service, assignment)?;
		T::Pledges::credit(assignment, era, points, most)?;
		Self::deposit_event(Event::WorkSettled { assignment, era, points, most });
		Ok(())
	}

	/// Returns the turns that an operator did in the last era. Fails if it was dealt none, or its service does not
	/// pay for them.
	pub(crate) fn work_of(
		service: ServiceId,
		assignment: AssignmentId,
	) -> Result<WorkDone, DispatchError> {
		let era = T::Pledges::era().checked_sub(1).ok_or(Error::<T>::NoTurns)?;
		let turns = TurnStore::<T>::of(service, assignment, era).ok_or(Error::<T>::NoTurns)?;
		let rules = KeeperService::<T>::load(service)?.rules;
		ensure!(rules.pays_work, Error::<T>::WorkNotPaid);
		let points = turns.dealt.saturating_sub(turns.missed);
		Ok(WorkDone { era, points, most: turns.dealt })
	}
}

/// Returns the post-dispatch information of a call without a fee.
fn free(weight: Weight) -> PostDispatchInfo {
	PostDispatchInfo { actual_weight: Some(weight), pays_fee: Pays::No }
}

/// Returns a job of its owner, as it stands in the present era.
fn own_job<T: Config>(
	owner: &T::AccountId,
	service: ServiceId,
	id: JobId,
) -> Result<Job<T::AccountId>, DispatchError> {
	let job = JobStore::<T>::job(service, id)?;
	ensure!(job.owner == *owner, Error::<T>::NotOwner);
	Ok(job)
}

/// Returns the terms that an owner asks for. Fails if the service or the chain does not take them from this
/// origin: it must be allowed to make the call itself, now and by the way it came.
fn terms_of<T: Config>(
	keeper: &KeeperService<T>,
	origin: &OriginFor<T>,
	owner: &T::AccountId,
	call: &T::JobCall,
	(until, price, cap): (u64, Balance, Balance),
) -> Result<JobTerms, DispatchError> {
	let approved =
		keeper.rules.jobs != Admission::Approved || CreatorStore::<T>::contains(keeper.id, owner);
	ensure!(approved, Error::<T>::NotApproved);
	ensure!(until > T::Pledges::clock(), Error::<T>::EndsTooSoon);
	let filtered = origin.filter_call(IsType::into_ref(call)) && T::AllowedCalls::contains(call);
	ensure!(filtered, Error::<T>::CallNotAllowed);
	let light = call.get_dispatch_info().call_weight.all_lte(T::MaxCallWeight::get());
	ensure!(light, Error::<T>::CallTooLarge);
	let fee = usual_fee::<T>(weight_of::<T>(call));
	let least = least_price(fee, keeper.rules.markup);
	ensure!(least.is_some_and(|least| price >= least), Error::<T>::PriceTooLow);
	ensure!(cap >= fee, Error::<T>::CapTooLow);
	let call = call.encode().try_into().map_err(|_| Error::<T>::CallTooLarge)?;
	Ok(JobTerms { call, until, price, cap })
}

/// Returns the slot of a job that can be taken now, and whose turn it is. A slot of an era that is over is
/// lost: what an era counts is final when it ends.
pub(crate) fn slot_now<T: Config>(
	keeper: &KeeperService<T>,
	id: JobId,
	job: &Job<T::AccountId>,
) -> Result<(u64, Option<Turn>), DispatchError> {
	let ended = job.last_era.is_some_and(|last| last < job.era);
	ensure!(!ended, Error::<T>::JobIsOver);
	let slot = job.slot_at(T::Pledges::clock()).ok_or(Error::<T>::NotDue)?;
	ensure!(T::Pledges::era_of_tick(slot) == Some(job.era), Error::<T>::NotDue);
	ensure!(job.left > 0, Error::<T>::NotPaid);
	Ok((slot, keeper.turn_of(id, slot, job.era)))
}

/// Fails if somebody can not take a slot yet. Returns true if whose turn it was has missed it.
fn ensure_open<T: Config>(
	keeper: &KeeperService<T>,
	who: &T::AccountId,
	slot: u64,
	turn: Option<Turn>,
) -> Result<bool, DispatchError> {
	let Some(Turn { assignment, era }) = turn else { return Ok(false) };
	let serving = T::Pledges::serving(keeper.id, who, era).filter(|serving| serving.counted > 0);
	if serving.is_some_and(|serving| serving.assignment == assignment) {
		return Ok(false);
	}
	match open_to(T::Pledges::could_act(slot, T::Pledges::clock()), keeper.rules.window) {
		OpenTo::Turn => Err(Error::<T>::NotYourTurn.into()),
		OpenTo::Operators if serving.is_none() => Err(Error::<T>::NotServing.into()),
		OpenTo::Operators | OpenTo::Everybody => Ok(true),
	}
}

/// Returns true if nothing is due any more: the job was cancelled or has come to its end in an earlier era,
/// it has no funds for another performance, or its service is gone.
fn is_over<T: Config>(service: ServiceId, job: &Job<T::AccountId>) -> bool {
	let now = job.era;
	let gone = KeeperService::<T>::load(service).is_err();
	// A job that was made in this era has no slot in it.
	let cancelled = job.last_era.is_some_and(|last| last < now || now < job.since);
	let ended = job.terms.until < T::Pledges::clock()
		&& job.next.is_none()
		&& T::Pledges::era_of_tick(job.terms.until) != Some(now);
	gone || cancelled || ended || (job.since <= now && job.is_broke())
}

/// Returns the call of a job. `None` if the chain has no such call any more.
fn decode<T: Config>(call: &[u8]) -> Option<T::JobCall> {
	T::JobCall::decode_all_with_depth_limit(DEPTH, &mut &call[..]).ok()
}

/// Returns true if a call can be dispatched now. It was checked when the job got it: the rules for calls may have
/// changed since.
fn is_allowed<T: Config>(call: &T::JobCall) -> bool {
	let weight = call.get_dispatch_info().call_weight;
	weight.all_lte(T::MaxCallWeight::get()) && T::AllowedCalls::contains(call)
}

/// Returns the weight that a call declares, or nothing if there is none.
fn weight_in<T: Config>(call: Option<&T::JobCall>) -> Weight {
	call.map_or(Weight::zero(), |call| call.get_dispatch_info().call_weight)
}

/// Returns the weight that has to be named to perform a job as it stands.
pub(crate) fn weight_to_name<T: Config>(job: &Job<T::AccountId>) -> Weight {
	let call = decode::<T>(&job.terms.call).filter(is_allowed::<T>);
	weight_in::<T>(call.as_ref())
}

/// Dispatches a call as its owner. Fails if there is none that can be.
fn dispatch<T: Config>(owner: T::AccountId, call: Option<T::JobCall>) -> (DispatchResult, Weight) {
	let Some(call) = call else {
		return (Err(Error::<T>::CallNotAllowed.into()), Weight::zero());
	};
	let info = call.get_dispatch_info();
	let done = call.dispatch(T::RuntimeOrigin::signed(owner));
	let used = extract_actual_weight(&done, &info);
	(done.map(|_| ()).map_err(|error| error.error), used)
}
