#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

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
	AssignmentId, Context, EraIndex, Judge, PledgeInspect, RuleLimits, ServiceId, Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill,
};

/// Number of eras whose heartbeats are remembered, the present one included. Silence in an older era
/// cannot be reported, even if the report window of the terms is longer.
pub const REMEMBERED: u32 = 32;

/// Rules of a heartbeat service: an era without a heartbeat is an offence.
///
/// This value is part of the terms that stakers sign, so it never changes.
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
	/// Part of the stake counted in a silent era that the silence costs: at least a 1,024th part and at
	/// most half of the largest slash of the terms.
	pub fraction: Perbill,
}

#[frame_support::pallet]
// The pallet macros expand to these, for metadata, bounds and codecs.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
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
		/// Source of services, operators and counted stake: `pallet-restaking` in a runtime.
		///
		/// Its hook must have a variant for [`Silence`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Silence>>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services and operators for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Silence>;
	}

	/// Eras in which the operator of an assignment was heard: ascending, each once, the latest
	/// [`REMEMBERED`] of them.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. An entry begins with the
	/// first heartbeat, is bounded, and is never removed.
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
		/// An operator was heard in an era, so it is not at fault for that era.
		Heard {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// Index of the era.
			era: EraIndex,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no heartbeat service. Look up its id and the hook of its
		/// terms.
		NotHeartbeat,
		/// The silence of an era is proven after it, and can only be reported in it. Set the report window
		/// to at least 1.
		ReportWindowTooShort,
		/// One silent era would suspend the operator until its exit window is over. Set `fraction` to at
		/// most half of the maximum slash, or raise that.
		TooDear,
		/// The operator does not serve this service in this era. Join it, or wait for the next era.
		NotServing,
		/// The signer was heard in this era already. Send the next heartbeat in the next era.
		AlreadyHeard,
		/// The evidence is no SCALE-encoded era. Encode the era as a `u32`, and nothing after it.
		BadEvidence,
		/// The era is not over. Report it from the next era on.
		EraNotOver,
		/// The era is older than the heartbeats that are remembered. Report silence sooner.
		TooOld,
		/// The operator was heard in that era. Report an era in which it was silent.
		WasHeard,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Records that the signer is there in the present era.
		///
		/// - `origin`: Signed by an operator that serves `service` in the present era.
		/// - `service`: Id of a service whose terms have the hook `Silence`.
		///
		/// Emits `Heard`.
		///
		/// Errors: `NotHeartbeat`, `NotServing`; `AlreadyHeard` from the second call in an era on.
		///
		/// Cost: one record of at most 32 eras.
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
	fn validate(rules: &Silence, limits: &RuleLimits) -> DispatchResult {
		ensure!(limits.slashes.report_window > 0, Error::<T>::ReportWindowTooShort);
		ensure!(limits.serves_on_after(rules.fraction), Error::<T>::TooDear);
		Ok(())
	}

	fn min_fraction(rules: &Silence) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Silence) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Judges the silence of one era, by the chain's own record of heartbeats. The evidence is the
	/// SCALE encoding of that era. The offence is named by assignment and era, so each silent era
	/// counts once.
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
		let offence_id = BlakeTwo256::hash(&(b"silence", context.assignment, era).encode());
		Ok(Verdict { offence_id, offence_era: era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
