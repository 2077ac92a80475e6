//! The jobs and the funds held for them. The only writer of both.

use crate::{pallet::*, Job, JobId};
use core::marker::PhantomData;
use frame_support::traits::{
	fungible::hold::Mutate,
	tokens::{Fortitude, Precision, Restriction},
};
use restaking_primitives::Balance;
use sp_runtime::DispatchError;

/// Jobs by number. `price × times_left` of each is held in its owner's account.
pub(crate) struct JobStore<T>(PhantomData<T>);

impl<T: Config> JobStore<T> {
	/// Returns a job.
	pub fn job(id: JobId) -> Result<Job<T::AccountId>, DispatchError> {
		Jobs::<T>::get(id).ok_or_else(|| Error::<T>::NoSuchJob.into())
	}

	/// Holds the price of all times of a new job in its owner's account and returns its number.
	pub fn fund(owner: &T::AccountId, price: Balance, times: u32) -> Result<JobId, DispatchError> {
		let total = price.checked_mul(times.into()).ok_or(Error::<T>::BadJob)?;
		T::Currency::hold(&HoldReason::Job.into(), owner, total)?;
		let id = NextJobId::<T>::get();
		NextJobId::<T>::put(id.checked_add(1).ok_or(Error::<T>::BadJob)?);
		Ok(id)
	}

	/// Writes a job.
	pub fn put(id: JobId, job: Job<T::AccountId>) {
		Jobs::<T>::insert(id, job);
	}

	/// Pays the price of one time and returns the amount that arrived. A price that cannot arrive is
	/// released to the owner.
	pub fn pay(job: &Job<T::AccountId>, keeper: &T::AccountId) -> Result<Balance, DispatchError> {
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

	/// Removes a job and releases the rest of its funds. Returns the amount released.
	pub fn end(id: JobId, job: &Job<T::AccountId>) -> Result<Balance, DispatchError> {
		let rest = job.price.saturating_mul(job.times_left.into());
		let reason = HoldReason::Job.into();
		let returned = T::Currency::release(&reason, &job.owner, rest, Precision::BestEffort)?;
		Jobs::<T>::remove(id);
		Ok(returned)
	}
}
