//! One keeper service: its rules, its fees, and whose turn a slot is.

use crate::{pallet::*, Grid, Job, JobId, Liveness, Turn, WeightInfo, PERFORM_LENGTH};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Get,
	weights::{Weight, WeightToFee},
};
use restaking_primitives::{slots, Balance, EraIndex, PledgeInspect, ServiceId};
use sp_core::{H256, U256};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, FixedPointNumber,
};

/// A service whose terms have the hook [`Liveness`].
pub(crate) struct KeeperService<T> {
	/// Id of the service.
	pub id: ServiceId,
	/// Rules of its terms.
	pub rules: Liveness,
	/// Number of eras after an offence in which stake is liable for it.
	pub exit_window: EraIndex,
	/// Number of eras after an offence in which it can be reported.
	pub report_window: EraIndex,
	marker: PhantomData<T>,
}

impl<T: Config> KeeperService<T> {
	/// Returns the service. Fails if it is gone or has another hook.
	pub fn load(id: ServiceId) -> Result<Self, DispatchError> {
		let view = T::Pledges::service_by(id).ok_or(Error::<T>::NotKeeper)?;
		Ok(Self {
			id,
			rules: view.hook,
			exit_window: view.exit_window,
			report_window: view.report_window,
			marker: PhantomData,
		})
	}

	/// Returns the evidence of missed turns in an era, as the service takes it.
	pub fn evidence_of(&self, era: EraIndex) -> Option<Vec<u8>> {
		T::Pledges::evidence_by::<Liveness>(self.id, era.encode())
	}

	/// Returns whose turn a slot of an era is. `None` if it is anybody's: it began before all was known by
	/// which turns are drawn, or nobody serves.
	///
	/// The seed comes after the era has begun, so whoever made the job, pledged or joined did not know it.
	pub fn turn_of(&self, job: JobId, slot: u64, era: EraIndex) -> Option<Turn> {
		let seed = T::Pledges::seed(era).filter(|seed| seed.since <= slot)?;
		let roster = T::Pledges::roster(self.id, era).filter(|roster| roster.since <= slot)?;
		let assignment = roster.pick(draw(&(b"turn", seed.value, job, slot)))?;
		Some(Turn { assignment, era })
	}
}

/// Returns the slots of a job. `None` until the seed of its first era is known, or that era is over.
///
/// The seed keeps anybody from making jobs whose slots fall together. Without one the number of the job gives
/// them: turns are still drawn with the seed of their own era, or are anybody's.
pub(crate) fn grid_of<T: Config>(
	id: JobId,
	job: &Job<T::AccountId>,
	now: EraIndex,
) -> Option<Grid> {
	let (seed, start) = match T::Pledges::seed(job.since) {
		Some(seed) => (seed.value, seed.since),
		None if job.since < now => (H256::zero(), 0),
		None => return None,
	};
	Some(Grid { start, phase: slots::phase(draw(&(b"phase", seed, id)), job.every) })
}

fn draw(subject: &impl Encode) -> U256 {
	U256::from_big_endian(BlakeTwo256::hash_of(subject).as_bytes())
}

/// Returns the weight of performing a job with this call.
pub(crate) fn weight_of<T: Config>(call: &T::JobCall) -> Weight {
	T::WeightInfo::perform().saturating_add(call.get_dispatch_info().call_weight)
}

/// Rounds up: the part of every block that a performance of this weight takes, in parts of 2³². In the
/// dimension of weight in which it is larger.
pub(crate) fn load_of<T: Config>(weight: Weight, every: u32) -> u64 {
	let weights = T::BlockWeights::get();
	let block = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
	let time = slots::load(weight.ref_time(), block.ref_time(), every);
	let proof = slots::load(weight.proof_size(), block.proof_size(), every);
	time.max(proof)
}

/// Returns the fee that a transaction of this weight would cost, when blocks are neither full nor empty.
pub(crate) fn usual_fee<T: Config>(weight: Weight) -> Balance {
	fixed_fee::<T>().saturating_add(T::WeightToFee::weight_to_fee(&weight))
}

/// Returns the fee that a transaction of this weight costs now.
pub(crate) fn fee_now<T: Config>(weight: Weight) -> Balance {
	let fee = T::WeightToFee::weight_to_fee(&weight);
	fixed_fee::<T>().saturating_add(T::FeeMultiplier::get().saturating_mul_int(fee))
}

fn fixed_fee<T: Config>() -> Balance {
	let base = T::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
	let length = T::LengthToFee::weight_to_fee(&Weight::from_parts(PERFORM_LENGTH.into(), 0));
	T::WeightToFee::weight_to_fee(&base).saturating_add(length)
}
