#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::pallet_prelude::*;
use restaking_primitives::{
	AssignmentId, Context, EraIndex, Judge, PledgeInspect, ServiceId, Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill,
};

/// For how many eras heartbeats are remembered.
pub const REMEMBERED: u32 = 32;

/// The rules that stakers sign: an era without a heartbeat costs this part of what counts.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Silence {
	/// The part.
	pub fraction: Perbill,
}

#[frame_support::pallet]
// What the pallet macros write for metadata and bounds.
#[allow(clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_system::{ensure_signed, pallet_prelude::OriginFor};

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who serves, with how much behind it.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Silence>>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets up what the benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Silence>;
	}

	/// The latest eras in which an operator was heard, ascending.
	#[pallet::storage]
	pub type Beats<T> = StorageMap<
		_,
		Twox64Concat,
		AssignmentId,
		BoundedVec<EraIndex, ConstU32<REMEMBERED>>,
		ValueQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator was heard in an era.
		Heard {
			/// The operator's stay.
			assignment: AssignmentId,
			/// The era.
			era: EraIndex,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such heartbeat service. Look up its id and its terms.
		NotHeartbeat,
		/// Silence would cost nothing. Name a fraction.
		NothingAtStake,
		/// The signer does not serve this service in this era. Join it, or wait.
		NotServing,
		/// The signer was heard in this era. Nothing to do.
		AlreadyHeard,
		/// The bytes are no era.
		BadEvidence,
		/// The era is not over.
		EraNotOver,
		/// The era is too old to be remembered.
		TooOld,
		/// The operator was heard in that era.
		WasHeard,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Is heard, once in an era. By an operator.
		///
		/// Errors: no heartbeat service; not serving; heard already. Cost: one record.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::beat())]
		pub fn beat(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			let ours = T::Pledges::service_by::<Silence>(service).is_some();
			ensure!(ours, Error::<T>::NotHeartbeat);
			let era = T::Pledges::era();
			let serving = T::Pledges::serving(service, &operator, era);
			let assignment = serving.ok_or(Error::<T>::NotServing)?.assignment;
			Beats::<T>::try_mutate(assignment, |eras| {
				ensure!(eras.last() != Some(&era), Error::<T>::AlreadyHeard);
				if eras.is_full() {
					eras.remove(0);
				}
				eras.try_push(era).map_err(|_| Error::<T>::AlreadyHeard)
			})?;
			Self::deposit_event(Event::Heard { assignment, era });
			Ok(())
		}
	}
}

impl<T: Config> Judge<T::AccountId, Silence> for Pallet<T> {
	fn validate(rules: &Silence) -> DispatchResult {
		ensure!(!rules.fraction.is_zero(), Error::<T>::NothingAtStake);
		Ok(())
	}

	/// Evidence is an era: silence in it proves itself.
	fn judge(
		rules: &Silence,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let era = EraIndex::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		ensure!(era < context.now, Error::<T>::EraNotOver);
		ensure!(era.saturating_add(REMEMBERED) > context.now, Error::<T>::TooOld);
		let served = T::Pledges::served(context.assignment, era);
		ensure!(served.is_some(), Error::<T>::NotServing);
		let heard = Beats::<T>::get(context.assignment).contains(&era);
		ensure!(!heard, Error::<T>::WasHeard);
		let offence = BlakeTwo256::hash(&(b"silence", context.assignment, era).encode());
		Ok(Verdict { offence, era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
