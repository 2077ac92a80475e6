#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod calls;
mod jobs;
mod keepers;
mod liveness;
mod misses;
mod service;
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
		/// Source of services, operators and counted stake: `pallet-restaking` in a runtime.
		///
		/// Its hook must have a variant for [`Liveness`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Liveness>>;

		/// Currency in which jobs are paid: held when a job is made, and paid each time it is done.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// All calls of the runtime.
		type JobCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Filter of the calls that may be jobs. A job is dispatched as its owner, at a moment that an
		/// operator chooses: allow a call only if that moment can do no harm. Checked when a job is made
		/// and each time it is done, so a filter that narrows later stops old jobs.
		type AllowedCalls: Contains<Self::JobCall>;

		/// Maximum declared weight of a job's call. `perform` is charged this much in advance, so keep
		/// it at a small part of a block. Jobs above a value that was lowered later fail, and are paid.
		#[pallet::constant]
		type MaxCallWeight: Get<Weight>;

		/// Randomness that deals the turns. Use one that is the same for a whole epoch: then nobody
		/// can gain a turn by choosing the block in which a job is done.
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services and operators for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Liveness>;
	}

	/// Reasons of this pallet to hold funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Price of the times that a job is still to be done.
		Job,
	}

	/// Operators of a service that take turns, in the order in which they enlisted, each once.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. An operator that has left the
	/// service is in the list until a call of `resign` removes it; the entry is removed with the last one.
	#[pallet::storage]
	pub type Keepers<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ServiceId,
		BoundedVec<T::AccountId, ConstU32<MAX_KEEPERS>>,
		ValueQuery,
	>;

	/// Operators among whom the turns of an era are dealt: those of [`Keepers`] that served when the
	/// first turn of the era was dealt.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. Overwritten in each era in
	/// which a turn is dealt; never removed.
	#[pallet::storage]
	pub type Rotations<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Rotation<T::AccountId>>;

	/// Jobs that are not over. `price × times_left` of each is held in its owner's account.
	///
	/// `Twox64Concat`: the chain counts the numbers. Removed when the job was done the last time, or is
	/// cancelled.
	#[pallet::storage]
	pub type Jobs<T: Config> = StorageMap<_, Twox64Concat, JobId, Job<T::AccountId>>;

	/// Number of the next job. Only grows, so a number is never used again.
	#[pallet::storage]
	pub type NextJobId<T> = StorageValue<_, JobId, ValueQuery>;

	/// Missed turns of an assignment, by era: each era once, the latest [`MAX_ERAS`] of them.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. Removed by `forget_misses`
	/// once none of the turns can be reported any more.
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
		/// An operator takes turns, at the latest from the next era on.
		Enlisted {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			keeper: T::AccountId,
		},
		/// An operator takes no more turns, at the latest from the next era on.
		Resigned {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			keeper: T::AccountId,
		},
		/// A job was made, and the price of all its times is held.
		JobCreated {
			/// Number of the job.
			job: JobId,
			/// Id of the service whose operators do it.
			service: ServiceId,
			/// Account that pays, and as which the call is dispatched.
			owner: T::AccountId,
		},
		/// The turn for the next time of a job was dealt.
		TurnDealt {
			/// Number of the job.
			job: JobId,
			/// Account of the operator whose turn it is. `None` if any operator that serves may do it.
			keeper: Option<T::AccountId>,
			/// First block in which the job can be done.
			due_block: u64,
		},
		/// A job was done once.
		JobDone {
			/// Number of the job.
			job: JobId,
			/// Account of the operator that did it.
			keeper: T::AccountId,
			/// Amount that the operator got, in the smallest unit of the currency.
			price: Balance,
			/// Result of the job's call. A failed call is paid as well.
			result: DispatchResult,
		},
		/// An operator has missed its turn: another one did the job after the window.
		TurnMissed {
			/// Number of the job.
			job: JobId,
			/// Id of the assignment of the operator that missed it.
			assignment: AssignmentId,
			/// Index of the era in which the job was due.
			era: EraIndex,
			/// Number of turns that the operator has missed in this era so far.
			turns: u32,
		},
		/// A job was done the last time, or was cancelled.
		JobEnded {
			/// Number of the job.
			job: JobId,
			/// Amount released to the owner, in the smallest unit of the currency.
			returned: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no keeper service. Look up its id and the hook of its terms.
		NotKeeper,
		/// The window or the number of missed turns is zero. Set both to at least 1.
		BadRules,
		/// A missed turn would be noted when half of the report window is over. Set `window` to at most
		/// half of the blocks of the report window, or make that longer.
		WindowTooLong,
		/// An operator that does nothing would not miss as many turns of one job in an era. Set `misses`
		/// to at most the blocks of an era divided by `window + 1`.
		TooManyMisses,
		/// An offence could be forgotten before its report window is over. Set the report window to at
		/// most 15 eras.
		ReportWindowTooLong,
		/// One fault would suspend the operator until its exit window is over. Set `fraction` to at most
		/// half of the maximum slash, or raise that.
		TooDear,
		/// The signer does not serve this service, or is suspended. Join it, or wait for the next era.
		NotServing,
		/// The operator takes turns already. Do its jobs.
		AlreadyEnlisted,
		/// The service has 32 operators that take turns. Wait until one resigns.
		TooManyKeepers,
		/// The operator takes no turns. Look up the list of keepers.
		NotEnlisted,
		/// The operator serves, so only it can resign. Sign with its account.
		NotYours,
		/// This call may not be a job. Choose another.
		CallNotAllowed,
		/// The call is too heavy, or longer than 1,024 bytes. Divide it.
		CallTooLarge,
		/// The interval, the number of times or the price is zero, or their product is too large. Choose
		/// others.
		BadJob,
		/// There is no such job: it never existed, or is over. Look up its number.
		NoSuchJob,
		/// Only the account that made the job can cancel it. Sign with that account.
		NotOwner,
		/// The job is not due. Wait for its block.
		NotDue,
		/// It is another operator's turn. Wait until its window is over.
		NotYourTurn,
		/// The operator has not missed enough turns in this era. Report another era.
		NotEnoughMissed,
		/// The evidence is no SCALE-encoded era. Encode the era as a `u32`, and nothing after it.
		BadEvidence,
		/// The missed turns can still be reported. Wait until the exit window after their last era is
		/// over.
		StillReportable,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Takes turns in the jobs of a service, at the latest from the next era on.
		///
		/// - `origin`: Signed by an operator that serves `service` in the present era, with stake behind
		///   it.
		/// - `service`: Id of a service whose terms have the hook `Liveness`.
		///
		/// Emits `Enlisted`.
		///
		/// Errors: `NotKeeper`, `NotServing`, `AlreadyEnlisted`, `TooManyKeepers` (32).
		///
		/// Cost: one record.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::enlist())]
		pub fn enlist(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let keeper = ensure_signed(origin)?;
			Self::do_enlist(keeper, service)
		}

		/// Takes no more turns, at the latest from the next era on. Turns already dealt remain due.
		///
		/// - `origin`: Signed by `keeper`; by any account if `keeper` has left the service.
		/// - `service`: Id of the service.
		/// - `keeper`: Operator that takes turns.
		///
		/// Emits `Resigned`.
		///
		/// Errors: `NotYours`, `NotEnlisted`.
		///
		/// Cost: one record.
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

		/// Makes a job: a call that operators of a service dispatch as the signer, in fixed intervals.
		///
		/// - `origin`: Signed by any account: it pays, and is the origin of the call.
		/// - `service`: Id of a service whose terms have the hook `Liveness`.
		/// - `call`: Call that the runtime allows as a job, at most 1,024 bytes long and at most as heavy
		///   as `MaxCallWeight`.
		/// - `every_blocks`: Number of blocks from one time to the next, at least 1. The first time is
		///   due this many blocks from now.
		/// - `times`: Number of times, at least 1.
		/// - `price`: Price of each time, at least 1 smallest unit of the currency. `price × times` is
		///   held until the job ends.
		///
		/// Emits `JobCreated` with the job's number, and `TurnDealt`.
		///
		/// Errors: `NotKeeper`, `BadJob`, `CallNotAllowed`, `CallTooLarge`; the currency's error if the
		/// funds do not suffice.
		///
		/// Cost: three records and a hold, by the length of the call; once in an era the assignments of
		/// all operators that take turns.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::create_job(call.encoded_size().saturated_into()))]
		pub fn create_job(
			origin: OriginFor<T>,
			service: ServiceId,
			call: Box<T::JobCall>,
			every_blocks: u32,
			times: u32,
			price: Balance,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_create_job(owner, service, *call, every_blocks, times, price)
		}

		/// Ends a job and releases the rest of its funds.
		///
		/// - `origin`: Signed by the account that made the job.
		/// - `job`: Number of the job.
		///
		/// Emits `JobEnded` with the amount released.
		///
		/// Errors: `NoSuchJob`, `NotOwner`.
		///
		/// Cost: one record and a hold.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel_job())]
		pub fn cancel_job(origin: OriginFor<T>, job: JobId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel_job(&owner, job)
		}

		/// Does a job that is due, once, for its price.
		///
		/// - `origin`: Signed by the operator whose turn it is; once its window is over, by any operator
		///   that serves the job's service in the present era, and the turn counts as missed.
		/// - `job`: Number of a job that is due.
		///
		/// Emits `JobDone` with the result of the call: it is paid even if it fails. Emits `TurnDealt`
		/// for the next time, or `JobEnded` after the last; `TurnMissed` if it was another's turn.
		///
		/// Errors: `NoSuchJob`, `NotKeeper`, `NotDue`, `NotServing`, `NotYourTurn`.
		///
		/// Cost: four records, a payment, and the call; once in an era the assignments of all operators
		/// that take turns.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::perform().saturating_add(T::MaxCallWeight::get()))]
		pub fn perform(origin: OriginFor<T>, job: JobId) -> DispatchResultWithPostInfo {
			let keeper = ensure_signed(origin)?;
			let used = Self::do_perform(keeper, job)?;
			Ok(Some(T::WeightInfo::perform().saturating_add(used)).into())
		}

		/// Removes the missed turns of an assignment once they cannot be reported any more.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of the service of the assignment.
		/// - `assignment`: Id of an assignment that has missed turns. The exit window of the service's
		///   terms must be over since the last era with a missed turn.
		///
		/// Emits nothing.
		///
		/// Errors: `NotEnoughMissed` if no turn is recorded, `StillReportable`.
		///
		/// Cost: one record.
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
