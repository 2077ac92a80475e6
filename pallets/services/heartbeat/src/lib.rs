#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
mod duties;
mod judge;
mod silence;
#[cfg(test)]
mod tests;
mod visits;
mod work;

pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays},
	pallet_prelude::*,
	weights::WeightMeter,
};
use restaking_primitives::{
	least_notice, AssignmentId, Cursor, EraIndex, FreeDuties, HasRules, OffenceSink, PledgeInspect,
	RewardSink, ServiceId, Visits,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

/// Number of eras whose heartbeats are remembered, the present one included. An older silence cannot be
/// reported, even if the report window of the terms is longer.
pub const REMEMBERED: u32 = 32;

/// Returns the number of ticks that an era must have had for its silence to be a fault: twice the minimum
/// that everybody has for a duty, in eras of `era_ticks`.
pub fn least_ticks(era_ticks: u64) -> u64 {
	least_notice(era_ticks).saturating_mul(2)
}

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
#[serde(rename_all = "camelCase")]
pub struct Silence {
	/// Part of the stake counted in a silent era that the silence costs: at least a 1,024th part and at
	/// most half of the largest slash of the terms.
	pub fraction: Perbill,
	/// True if an operator is rewarded for the eras in which it was heard. Then the owner sets no multipliers,
	/// and a new operator earns nothing until an era of its work is recorded. One of several rules of a
	/// service may say so.
	pub pays_work: bool,
}

/// The services that the chain visits in turn.
pub(crate) type Watched<T> = Visits<Cursors<T>, LastVisited<T>>;

#[frame_support::pallet]
// The pallet macros expand to these, for metadata, bounds and codecs.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_system::{
		ensure_signed,
		pallet_prelude::{BlockNumberFor, OriginFor},
	};

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Source of services, operators and counted stake: `pallet-restaking` in a runtime. It also takes
		/// accusations and the work that was done, and says which duties cost nothing.
		///
		/// Its hook must have a variant for [`Silence`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Silence> + HasRules<Silence>>
			+ OffenceSink
			+ RewardSink
			+ FreeDuties;

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
	/// first heartbeat, is bounded, and is forgotten with the assignment.
	#[pallet::storage]
	pub type Beats<T> = StorageMap<
		_,
		Twox64Concat,
		AssignmentId,
		BoundedVec<EraIndex, ConstU32<REMEMBERED>>,
		ValueQuery,
	>;

	/// What the chain has seen of the members of each service.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. An entry begins when the first
	/// operator joins the service, and is forgotten with it.
	#[pallet::storage]
	pub type Cursors<T> = StorageMap<_, Twox64Concat, ServiceId, Cursor>;

	/// The service whose members the chain has looked at last. Absent if it is gone.
	#[pallet::storage]
	pub type LastVisited<T> = StorageValue<_, ServiceId>;

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
		/// The work of an operator was recorded by a call, for its rewards.
		WorkSettled {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// The era, which is the last one.
			era: EraIndex,
			/// One if it was heard.
			points: u32,
			/// One: a heartbeat.
			most: u32,
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
		/// Eras of this chain are of one block, in which silence proves nothing. Use a chain with longer eras.
		EraTooShort,
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
		/// The era had too few blocks in which a heartbeat could have been sent. Nobody is at fault for it.
		TooFewTicks,
		/// The operator was heard in that era. Report an era in which it was silent.
		WasHeard,
		/// The terms of the service pay for no heartbeats. Nothing can be settled.
		WorkNotPaid,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::visit_some(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Records that the signer is there in the present era.
		///
		/// - `origin`: Signed by an operator that serves `service` in the present era. Free of charge the first
		///   time in an era, within the part of a block that duties have, if enough stake counts through the
		///   operator.
		/// - `service`: Id of a service whose terms have these rules, alone or among others.
		///
		/// Emits `Heard`.
		///
		/// Errors: `NotHeartbeat`, `NotServing`; `AlreadyHeard` from the second call in an era on.
		///
		/// Cost: one record of at most 32 eras.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::beat())]
		pub fn beat(origin: OriginFor<T>, service: ServiceId) -> DispatchResultWithPostInfo {
			let operator = ensure_signed(origin)?;
			let ours = T::Pledges::service_by::<Silence>(service).is_some();
			ensure!(ours, Error::<T>::NotHeartbeat);
			let era = T::Pledges::era();
			let serving = T::Pledges::serving(service, &operator, era);
			let serving = serving.ok_or(Error::<T>::NotServing)?;
			let assignment = serving.assignment;
			Beats::<T>::try_mutate(assignment, |eras| {
				ensure!(eras.last() != Some(&era), Error::<T>::AlreadyHeard);
				if eras.is_full() {
					eras.remove(0);
				}
				eras.try_push(era).map_err(|_| Error::<T>::AlreadyHeard)
			})?;
			Self::deposit_event(Event::Heard { assignment, era });
			let free = T::Pledges::take_free(serving.counted, T::WeightInfo::beat());
			Ok(if free { Pays::No } else { Pays::Yes }.into())
		}

		/// Records whether an operator was heard in the last era, for its rewards.
		///
		/// The chain does it by itself where it comes to the service in time.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of a service whose terms have the hook `Silence` that pays for work.
		/// - `assignment`: Id of an assignment at it that served in the last era.
		///
		/// Emits `WorkSettled`.
		///
		/// Errors: `NotHeartbeat`, `WorkNotPaid`, `NotServing`, `EraNotOver`, `TooFewTicks` (nobody could be heard),
		/// `TooOld`; the error of the pallet that rewards work, as for a second time.
		///
		/// Cost: seven records, and what the pallet that rewards work writes.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::settle_work().saturating_add(T::Pledges::credit_weight()))]
		pub fn settle_work(
			origin: OriginFor<T>,
			service: ServiceId,
			assignment: AssignmentId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle_work(service, assignment)
		}
	}
}
