//! The jobs, the funds held for them, and the load of each service. The only writer of them.

use crate::{
	pallet::*,
	service::{grid_of, KeeperService},
	Job, JobId, JobTerms,
};
use core::marker::PhantomData;
use frame_support::{
	ensure,
	traits::{
		fungible::{hold::Mutate, BalancedHold},
		tokens::{Fortitude, Precision, Restriction},
		OnUnbalanced,
	},
};
use restaking_primitives::{next_era, slots, Balance, PledgeInspect, ServiceId};
use sp_runtime::{DispatchError, DispatchResult};

/// What an owner asks for.
pub(crate) struct NewJob<AccountId> {
	/// Account that pays.
	pub owner: AccountId,
	/// Number of ticks from one slot to the next.
	pub every: u32,
	/// Part of every block that it takes.
	pub load: u64,
	/// Call, end, price and cap.
	pub terms: JobTerms,
	/// Deposit, held until it is over.
	pub deposit: Balance,
	/// Funds to pay for performances.
	pub funds: Balance,
}

/// Jobs by service and number, with funds on hold in their owners' accounts.
pub(crate) struct JobStore<T>(PhantomData<T>);

impl<T: Config> JobStore<T> {
	/// Returns a job as it stands in the present era.
	pub fn job(service: ServiceId, id: JobId) -> Result<Job<T::AccountId>, DispatchError> {
		let job = Jobs::<T>::get(service, id).ok_or(Error::<T>::NoSuchJob)?;
		Ok(Self::entered(id, job))
	}

	/// Returns a job as it stands in the present era. Draws its slots, if they can be drawn.
	pub fn entered(id: JobId, mut job: Job<T::AccountId>) -> Job<T::AccountId> {
		let now = T::Pledges::era();
		job.enter(now, T::Pledges::era_ticks());
		if job.grid.is_none() && job.since <= now {
			job.grid = grid_of::<T>(id, &job, now);
		}
		job
	}

	/// Adds a job, and holds its deposit and funds. Returns its number.
	pub fn open(
		keeper: &KeeperService<T>,
		new: NewJob<T::AccountId>,
	) -> Result<JobId, DispatchError> {
		let NewJob { owner, every, load, terms, deposit, funds } = new;
		let sum = Loads::<T>::get(keeper.id).unwrap_or(0).saturating_add(load);
		ensure!(sum <= slots::max_load(keeper.rules.max_load), Error::<T>::TooMuchLoad);
		Loads::<T>::insert(keeper.id, sum);
		T::Currency::hold(&HoldReason::JobDeposit.into(), &owner, deposit)?;
		T::Currency::hold(&HoldReason::Job.into(), &owner, funds)?;
		let id = NextJobId::<T>::get();
		NextJobId::<T>::put(id.checked_add(1).ok_or(Error::<T>::NoMoreJobs)?);
		let era = T::Pledges::era();
		let job = Job {
			owner,
			every,
			load,
			deposit,
			since: next_era(era),
			grid: None,
			era,
			terms,
			next: None,
			funds,
			added: 0,
			left: 0,
			taken: None,
			last_era: None,
		};
		Jobs::<T>::insert(keeper.id, id, job);
		Ok(id)
	}

	/// Writes a job of this service.
	pub fn put(service: ServiceId, id: JobId, job: Job<T::AccountId>) {
		Jobs::<T>::insert(service, id, job);
	}

	/// Holds more funds for a job. They pay from the next era on.
	pub fn fund(job: &mut Job<T::AccountId>, amount: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Job.into(), &job.owner, amount)?;
		job.added = job.added.checked_add(amount).ok_or(Error::<T>::BadFunds)?;
		Ok(())
	}

	/// Pays a performance: the price to whoever did it, and the fee. Both are within what the job has left
	/// for this era. A price that can not arrive is released to the owner. Returns what arrived.
	pub fn pay(
		job: &mut Job<T::AccountId>,
		keeper: &T::AccountId,
		fee: Balance,
	) -> Result<Balance, DispatchError> {
		let (reason, price) = (HoldReason::Job.into(), job.terms.price);
		job.left = job.left.saturating_sub(1);
		job.funds = job.funds.saturating_sub(price).saturating_sub(fee);
		let (credit, _) = T::Currency::slash(&reason, &job.owner, fee);
		T::OnFee::on_unbalanced(credit);
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

	/// Removes a job, and releases its deposit and funds. Returns the amount released.
	pub fn close(
		service: ServiceId,
		id: JobId,
		job: &Job<T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let release = |reason: HoldReason, amount| {
			T::Currency::release(&reason.into(), &job.owner, amount, Precision::BestEffort)
		};
		let funds = release(HoldReason::Job, job.funds.saturating_add(job.added))?;
		let deposit = release(HoldReason::JobDeposit, job.deposit)?;
		Loads::<T>::mutate_exists(service, |sum| {
			let rest = sum.unwrap_or(0).saturating_sub(job.load);
			*sum = (rest > 0).then_some(rest);
		});
		Jobs::<T>::remove(service, id);
		Ok(funds.saturating_add(deposit))
	}

	/// Removes at most `most` jobs of a service that is gone. Returns their number.
	pub fn forget(service: ServiceId, most: u32) -> u32 {
		let some =
			Jobs::<T>::iter_prefix(service).take(usize::try_from(most).unwrap_or(usize::MAX));
		let some: alloc::vec::Vec<_> = some.collect();
		let mut removed = 0u32;
		for (id, job) in some {
			if Self::close(service, id, &job).is_err() {
				// A hold that can not be released stays with its owner; the record goes.
				Jobs::<T>::remove(service, id);
			}
			// At most `most`.
			removed = removed.saturating_add(1);
		}
		removed
	}
}
