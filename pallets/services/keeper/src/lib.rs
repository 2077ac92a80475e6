#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod jobs;
mod keepers;
mod liveness;
mod types;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use types::{
	Job, JobId, Liveness, Missed, Rotation, Share, Turn, MAX_CALL, MAX_ERAS, MAX_KEEPERS,
};
pub use weights::WeightInfo;

use alloc::boxed::Box;
use frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	pallet_prelude::*,
	traits::{fungible, Contains, Randomness},
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, PledgeInspect, ServiceId};
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, SaturatedConversion};

#[frame_support::pallet]
// What the pallet macros write for metadata and bounds.
#[allow(clippy::expect_used, clippy::unreachable)]
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
		/// Who serves, with how much behind it.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Liveness>>;

		/// The currency in which jobs are paid.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// The calls of the runtime.
		type JobCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Which of them may be jobs: dispatched in the name of the account that made the job, when an
		/// operator says so.
		type AllowedCalls: Contains<Self::JobCall>;

		/// The most that a job's call may weigh.
		#[pallet::constant]
		type MaxCallWeight: Get<Weight>;

		/// Whose turn it is. Best one that is the same all through an epoch, so that nobody can pick the
		/// moment.
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets up what the benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Liveness>;
	}

	/// Why funds are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the times that a job is still to be done.
		Job,
	}

	/// The operators of a service that take turns.
	#[pallet::storage]
	pub type Keepers<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ServiceId,
		BoundedVec<T::AccountId, ConstU32<MAX_KEEPERS>>,
		ValueQuery,
	>;

	/// Among whom turns are dealt in the present era.
	#[pallet::storage]
	pub type Rotations<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Rotation<T::AccountId>>;

	/// The jobs.
	#[pallet::storage]
	pub type Jobs<T: Config> = StorageMap<_, Twox64Concat, JobId, Job<T::AccountId>>;

	/// The number of the next job.
	#[pallet::storage]
	pub type NextJobId<T> = StorageValue<_, JobId, ValueQuery>;

	/// The turns that operators have missed, by era.
	#[pallet::storage]
	pub type Misses<T> = StorageMap<
		_,
		Twox64Concat,
		AssignmentId,
		BoundedVec<Missed, ConstU32<MAX_ERAS>>,
		ValueQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator takes turns, from the next era on.
		Enlisted {
			/// The service.
			service: ServiceId,
			/// The operator.
			keeper: T::AccountId,
		},
		/// An operator takes no more turns from the next era on.
		Resigned {
			/// The service.
			service: ServiceId,
			/// The operator.
			keeper: T::AccountId,
		},
		/// A job was made and paid for.
		JobCreated {
			/// The job.
			job: JobId,
			/// The service.
			service: ServiceId,
			/// Who pays.
			owner: T::AccountId,
		},
		/// An operator is to do a job the next time.
		TurnDealt {
			/// The job.
			job: JobId,
			/// The operator; anybody who serves, for nobody.
			keeper: Option<T::AccountId>,
			/// The block from which it is to be done.
			due: u64,
		},
		/// A job was done once.
		JobDone {
			/// The job.
			job: JobId,
			/// Who did it.
			keeper: T::AccountId,
			/// What that paid.
			price: Balance,
			/// What came of the call.
			result: DispatchResult,
		},
		/// An operator has missed its turn.
		TurnMissed {
			/// The job.
			job: JobId,
			/// The operator's stay.
			assignment: AssignmentId,
			/// The era.
			era: EraIndex,
			/// How many it has missed in this era.
			turns: u32,
		},
		/// A job is over, or was cancelled.
		JobEnded {
			/// The job.
			job: JobId,
			/// What its owner got back.
			returned: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such keeper service. Look up its id and its terms.
		NotKeeper,
		/// A turn needs at least one block, and some misses are an offence. Choose others.
		BadRules,
		/// Missing turns would cost nothing. Name a fraction.
		NothingAtStake,
		/// The signer does not serve this service, or is suspended. Join it, or wait for the next era.
		NotServing,
		/// The operator takes turns already. Nothing to do.
		AlreadyEnlisted,
		/// As many operators take turns as can. Wait until one resigns.
		TooManyKeepers,
		/// The operator takes no turns. Nothing to do.
		NotEnlisted,
		/// The operator serves, so only it can resign.
		NotYours,
		/// This call may not be a job. Choose another.
		CallNotAllowed,
		/// The call is too heavy or too long to be a job. Divide it.
		CallTooLarge,
		/// A job is done at least once, some blocks apart, for a price. Choose others.
		BadJob,
		/// There is no such job. Look up its number.
		NoSuchJob,
		/// Only who made the job can cancel it.
		NotOwner,
		/// The job is not due. Wait for its block.
		NotDue,
		/// It is another operator's turn. Wait until its window is over.
		NotYourTurn,
		/// The operator has not missed enough turns in this era.
		NotEnoughMissed,
		/// The bytes are no era.
		BadEvidence,
		/// Turns that were missed can still be reported. Wait until their era is long over.
		StillReportable,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Takes turns, from the next era on. By an operator.
		///
		/// Errors: no keeper service; not serving; enlisted already; too many operators.
		///
		/// Cost: one record.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::enlist())]
		pub fn enlist(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let keeper = ensure_signed(origin)?;
			Self::do_enlist(keeper, service)
		}

		/// Takes no more turns from the next era on: of the signer, or of an operator that has left the
		/// service, by anybody.
		///
		/// Errors: not enlisted; somebody else's. Cost: one record.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(
			origin: OriginFor<T>,
			service: ServiceId,
			keeper: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(&who, service, keeper)
		}

		/// Makes a job: a call that operators dispatch in the signer's name, some blocks apart. What all
		/// of its times pay is held.
		///
		/// Errors: no keeper service; the call may not be a job, or is too large; never, or for nothing;
		/// no funds.
		///
		/// Cost: three records and a hold; the operators' stays once in an era.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::create_job(call.encoded_size().saturated_into()))]
		pub fn create_job(
			origin: OriginFor<T>,
			service: ServiceId,
			call: Box<T::JobCall>,
			every: u32,
			times: u32,
			price: Balance,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_create_job(owner, service, *call, every, times, price)
		}

		/// Ends a job that the signer made. What is left of its funds is free.
		///
		/// Errors: no such job; not the owner's. Cost: one record and a hold.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel_job())]
		pub fn cancel_job(origin: OriginFor<T>, job: JobId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel_job(&owner, job)
		}

		/// Does a job that is due, and gets its price, whatever comes of the call. By the operator whose
		/// turn it is; when its window is over by any that serves, and the turn counts as missed.
		///
		/// Errors: no such job; not due; another's turn; not serving.
		///
		/// Cost: four records, a payment, and the call; the operators' stays once in an era.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::perform().saturating_add(T::MaxCallWeight::get()))]
		pub fn perform(origin: OriginFor<T>, job: JobId) -> DispatchResultWithPostInfo {
			let keeper = ensure_signed(origin)?;
			let used = Self::do_perform(keeper, job)?;
			Ok(Some(T::WeightInfo::perform().saturating_add(used)).into())
		}

		/// Forgets the turns that a stay has missed, when they can not be reported any more. By anybody.
		///
		/// Errors: nothing missed; still reportable. Cost: one record.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::forget_misses())]
		pub fn forget_misses(
			origin: OriginFor<T>,
			service: ServiceId,
			assignment: AssignmentId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_forget_misses(service, assignment)
		}
	}
}
