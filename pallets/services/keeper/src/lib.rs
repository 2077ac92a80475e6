#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod calls;
mod creators;
mod duties;
mod jobs;
#[cfg(any(feature = "try-runtime", test))]
mod laws;
mod liveness;
mod service;
mod turns;
// The codec's derive for enums expands to `as`.
#[allow(clippy::as_conversions)]
mod types;
mod visits;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use types::{
	Admission, EraTurns, Grid, Job, JobId, JobTerms, Liveness, Turn, Turns, MAX_CALL, MAX_CREATORS,
	PERFORM_LENGTH,
};
pub use weights::WeightInfo;

use alloc::boxed::Box;
use frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	pallet_prelude::*,
	traits::{fungible, Contains, EnsureOriginWithArg, IsType, OnUnbalanced},
	weights::{WeightMeter, WeightToFee},
};
use restaking_primitives::{
	AssignmentId, Balance, Cursor, EraIndex, HasRules, OffenceSink, PledgeInspect, RewardSink,
	ServiceId, Visits, MAX_PLACES,
};
use sp_runtime::{traits::Dispatchable, FixedU128, SaturatedConversion};

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
		/// Source of services, operators, counted stake and seeds: `pallet-restaking` in a runtime.
		///
		/// Its hook must have a variant for [`Liveness`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Liveness> + HasRules<Liveness>>
			+ OffenceSink
			+ RewardSink;

		/// Origin that approves the creators of jobs of the service it is checked with: usually the owner
		/// of the service.
		type ManagerOrigin: EnsureOriginWithArg<Self::RuntimeOrigin, ServiceId>;

		/// Currency in which jobs are paid: held when a job is made, and paid each time it is done.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>
			+ fungible::BalancedHold<Self::AccountId>;

		/// Receiver of the fees that jobs pay: the one of transactions' fees.
		type OnFee: OnUnbalanced<fungible::Credit<Self::AccountId, Self::Currency>>;

		/// Fee of a weight, as for transactions, before the multiplier.
		type WeightToFee: WeightToFee<Balance = Balance>;

		/// Fee of a length in bytes, as for transactions.
		type LengthToFee: WeightToFee<Balance = Balance>;

		/// Multiplier by which full blocks raise the fee of a weight: that of the next block.
		type FeeMultiplier: Get<FixedU128>;

		/// Deposit that covers the record of a job with a call of [`MAX_CALL`] bytes. No service asks for
		/// less.
		#[pallet::constant]
		type LeastDeposit: Get<Balance>;

		/// All calls of the runtime.
		type JobCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>
			+ IsType<<Self as frame_system::Config>::RuntimeCall>;

		/// Filter of the calls that may be jobs. A job is dispatched as its owner, at a moment that an
		/// operator chooses: allow a call only if that moment can do no harm. Checked when a job is made
		/// and each time it is done, so a filter that narrows later stops old jobs.
		type AllowedCalls: Contains<Self::JobCall>;

		/// Maximum declared weight of a job's call. `perform` may declare this much, so keep it at a small part
		/// of a block. Jobs above a value that was lowered later fail, and are paid.
		#[pallet::constant]
		type MaxCallWeight: Get<Weight>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services and operators for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Liveness>;
	}

	/// Reasons of this pallet to hold funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Prices and fees of the performances of a job.
		Job,
		/// Deposit for a job.
		JobDeposit,
	}

	/// Jobs that are not over, by service and number. [`Job::funds`], [`Job::added`] and [`Job::deposit`]
	/// of each are held in its owner's account.
	///
	/// `Twox64Concat`: the chain counts services and jobs. Removed by `end_job`, or with the service.
	#[pallet::storage]
	pub type Jobs<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, JobId, Job<T::AccountId>>;

	/// Number of the next job. Only grows, so a number is never used again.
	#[pallet::storage]
	pub type NextJobId<T> = StorageValue<_, JobId, ValueQuery>;

	/// Sum of [`Job::load`] of a service's jobs.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. Removed with the last job.
	#[pallet::storage]
	pub type Loads<T> = StorageMap<_, Twox64Concat, ServiceId, u64>;

	/// Accounts that may make jobs at a service with [`Admission::Approved`].
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. Removed with the last account,
	/// or with the service.
	#[pallet::storage]
	pub type Creators<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ServiceId,
		BoundedVec<T::AccountId, ConstU32<MAX_CREATORS>>,
		ValueQuery,
	>;

	/// Turns that an assignment was dealt and missed, by era, as long as it is liable for them.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. Removed with the assignment.
	#[pallet::storage]
	pub type Dealt<T> = StorageMap<_, Twox64Concat, AssignmentId, Turns>;

	/// Assignments that missed as many turns in an era as may be a fault: by service and era.
	///
	/// `Twox64Concat`: the chain counts services and eras. An entry ends when the chain has looked at it, or
	/// with the service.
	#[pallet::storage]
	pub type Suspects<T> = StorageDoubleMap<
		_,
		Twox64Concat,
		ServiceId,
		Twox64Concat,
		EraIndex,
		BoundedVec<AssignmentId, ConstU32<MAX_PLACES>>,
		ValueQuery,
	>;

	/// How far the chain has looked at the suspects of a service.
	///
	/// `Twox64Concat`: the chain counts services. An entry begins with a suspect and ends when there is none.
	#[pallet::storage]
	pub type Cursors<T> = StorageMap<_, Twox64Concat, ServiceId, Cursor>;

	/// Service that was visited last.
	#[pallet::storage]
	pub type LastVisited<T> = StorageValue<_, ServiceId>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account may make jobs at a service.
		CreatorApproved {
			/// Id of the service.
			service: ServiceId,
			/// The account.
			who: T::AccountId,
		},
		/// An account may make no more jobs at a service. Those that it made go on.
		CreatorRemoved {
			/// Id of the service.
			service: ServiceId,
			/// The account.
			who: T::AccountId,
		},
		/// A job was made. Its slots begin in the next era.
		JobCreated {
			/// Id of the service whose operators do it.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// Account that pays, and as which the call is dispatched.
			owner: T::AccountId,
			/// Funds held to pay for it.
			funds: Balance,
			/// Deposit held until it is over.
			deposit: Balance,
		},
		/// A job has other terms from an era on.
		JobChanged {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// First era with the new terms.
			from_era: EraIndex,
		},
		/// More funds are held for a job.
		JobFunded {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// Amount added, in the smallest unit of the currency.
			amount: Balance,
			/// First era in which they pay.
			from_era: EraIndex,
		},
		/// A job was cancelled. What is due in this era stays due.
		JobCancelled {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// Last era with slots.
			last_era: EraIndex,
		},
		/// A job can not pay the present fee, so nobody can do it in the rest of this era, and nobody
		/// misses a turn.
		JobPaused {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// The era.
			era: EraIndex,
			/// Fee that it would cost, above the job's cap.
			fee: Balance,
		},
		/// A turn was counted: the slot was taken.
		TurnCounted {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// Id of the assignment of the operator whose turn it was.
			assignment: AssignmentId,
			/// Its turns of this era so far.
			turns: EraTurns,
			/// True if another took the slot, so the turn was missed.
			missed: bool,
		},
		/// A job was done once.
		JobDone {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// Tick in which the slot began.
			slot: u64,
			/// Account that did it.
			who: T::AccountId,
			/// Amount that it got, in the smallest unit of the currency.
			price: Balance,
			/// Fee that the job paid, in the smallest unit of the currency.
			fee: Balance,
			/// Result of the job's call. A failed call is paid as well.
			result: DispatchResult,
		},
		/// A job is over, and its deposit and funds were released.
		JobEnded {
			/// Id of the service.
			service: ServiceId,
			/// Number of the job.
			job: JobId,
			/// Amount released to the owner, in the smallest unit of the currency.
			returned: Balance,
		},
		/// The work of an operator in an era was recorded by a call, for its rewards.
		WorkSettled {
			/// Id of the assignment of the operator.
			assignment: AssignmentId,
			/// The era.
			era: EraIndex,
			/// Number of its turns that it did not miss.
			points: u32,
			/// Number of its turns.
			most: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no keeper service. Look up its id and the hook of its terms.
		NotKeeper,
		/// Missed turns are proven when their era is over, and can only be reported in it. Set the report
		/// window to at least 1.
		ReportWindowTooShort,
		/// The exit window is longer than turns are remembered. Set it to at most 30 eras.
		ExitWindowTooLong,
		/// Bad luck or a few authors would keep an honest operator from its turn. Set `window` to at least 8
		/// ticks, or to a quarter of an era if that is less.
		WindowTooShort,
		/// No turn could be missed within an era. Set `window` to at most a quarter of an era.
		WindowTooLong,
		/// Windows of one job could overlap. Set `minEvery` to at least four windows.
		EveryTooShort,
		/// The rules expect too much presence or none. Set `mostMissed` from 10 % to 90 %.
		BadMostMissed,
		/// An accident would be an offence. Set `leastMisses` to at least 3.
		TooFewMisses,
		/// All jobs that fit have fewer turns in an era. Lower `leastMisses` or `minEvery`, or raise
		/// `maxLoad`.
		TooManyMisses,
		/// One fault would suspend the operator until its exit window is over. Set `fraction` to at most
		/// half of the maximum slash, or raise that.
		TooDear,
		/// Jobs could pay less than a performance costs. Set `markup` to at least 100 per cent.
		MarkupTooLow,
		/// Jobs could fill the blocks, or not one job fits. Set `maxLoad` above zero, to at most 25 %.
		BadLoad,
		/// Jobs could leave more records than their deposits pay for. Set the deposit to at least the
		/// constant `leastDeposit`.
		DepositTooSmall,
		/// The account is approved already. Make a job with it.
		AlreadyApproved,
		/// The account is not approved to make jobs here. Ask the manager of the service.
		NotApproved,
		/// The service has 32 approved accounts. Remove one first.
		TooManyCreators,
		/// The signer may not make this call in this way, or it may not be a job. Choose another, or sign
		/// without a proxy.
		CallNotAllowed,
		/// The call is too heavy, or longer than 1,024 bytes. Divide it.
		CallTooLarge,
		/// The interval is shorter than the rules of the service allow. Raise `every` to their `minEvery`.
		TooOften,
		/// The jobs of the service would take too much of each block, or the new call is heavier than the
		/// job's first one. Raise `every`, or wait until a job ends.
		TooMuchLoad,
		/// The price is below what the rules of the service ask for this call. Raise it to their `markup`
		/// times the usual fee.
		PriceTooLow,
		/// The cap is below the usual fee of a performance. Raise it well above, since full blocks raise
		/// fees.
		CapTooLow,
		/// The end is not in the future. Choose a later tick.
		EndsTooSoon,
		/// The funds do not pay for one performance, price and cap together, or they are too large. Choose
		/// another amount.
		BadFunds,
		/// All numbers of jobs are used. Nothing can be done.
		NoMoreJobs,
		/// There is no such job: it never existed, or is over. Look up its service and number.
		NoSuchJob,
		/// Only the account that made the job can do this. Sign with that account.
		NotOwner,
		/// The job was cancelled. Make another one.
		JobIsOver,
		/// The job goes on. Cancel it, and end it in the next era.
		JobGoesOn,
		/// No slot of the job is open: the next has not begun, or somebody has taken it. Wait for the next.
		NotDue,
		/// The job has no funds left for this era, or was paused in it. Wait for the next era; its owner can
		/// fund it.
		NotPaid,
		/// It is another operator's turn. Wait until its window is over.
		NotYourTurn,
		/// The signer does not serve this service with stake in this era. Wait until two windows are over.
		NotServing,
		/// No turn of the operator was counted in the last era. Nothing can be settled.
		NoTurns,
		/// The operator has not missed enough turns in this era. Report another era.
		NotEnoughMissed,
		/// The evidence is no SCALE-encoded era. Encode the era as a `u32`, and nothing after it.
		BadEvidence,
		/// The era is not over, so turns of it may still come. Report it from the next era on.
		EraNotOver,
		/// The terms of the service pay for no turns. Nothing can be settled.
		WorkNotPaid,
		/// The job's call declares more weight than `most`. Name what it declares.
		CallTooHeavy,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::visit_some(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a job: a call that operators of a service dispatch as the signer, in fixed intervals. Its
		/// slots begin in the next era, at a place that is drawn then.
		///
		/// - `origin`: Signed by an account that the service admits: it pays, and is the origin of the call.
		///   It must be allowed to make `call` itself, in the way in which this call came.
		/// - `service`: Id of a service whose terms have the hook `Liveness`.
		/// - `call`: Call that the runtime allows as a job, at most 1,024 bytes long and at most as heavy
		///   as `MaxCallWeight`.
		/// - `every`: Number of ticks from one slot to the next, at least the `min_every` of the rules.
		/// - `until`: First tick in which no slot begins any more.
		/// - `price`: Price of each performance, in the smallest unit of the currency: at least the `markup`
		///   of the rules times its usual fee.
		/// - `cap`: Highest fee that the job pays for a performance, at least the usual one. Above it the job
		///   pauses.
		/// - `funds`: Amount held to pay prices and fees, at least `price + cap`.
		///
		/// Emits `JobCreated` with the job's number.
		///
		/// Errors: `NotKeeper`, `TooOften`, `NotApproved`, `EndsTooSoon`, `CallNotAllowed`, `CallTooLarge`,
		/// `PriceTooLow`, `CapTooLow`, `BadFunds`, `TooMuchLoad`; the currency's error if the funds do not
		/// suffice.
		///
		/// Cost: four records and two holds, by the length of the call. A deposit.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::create_job(call.encoded_size().saturated_into()))]
		#[allow(clippy::too_many_arguments)]
		pub fn create_job(
			origin: OriginFor<T>,
			service: ServiceId,
			call: Box<T::JobCall>,
			every: u32,
			until: u64,
			price: Balance,
			cap: Balance,
			funds: Balance,
		) -> DispatchResult {
			Self::do_create_job(origin, service, *call, every, (until, price, cap), funds)
		}

		/// Cancels a job. What is due in this era stays due, and is paid; `end_job` releases the rest in the
		/// next one. A job that was made in this era can be ended at once.
		///
		/// - `origin`: Signed by the account that made the job.
		/// - `service`: Id of the job's service.
		/// - `job`: Number of the job.
		///
		/// Emits `JobCancelled`.
		///
		/// Errors: `NoSuchJob`, `NotOwner`, `JobIsOver` if it was cancelled before.
		///
		/// Cost: one record.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel_job())]
		pub fn cancel_job(origin: OriginFor<T>, service: ServiceId, job: JobId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel_job(&owner, service, job)
		}

		/// Does a job for its price, once for each slot and within the era of the slot.
		///
		/// - `origin`: Signed by the operator whose turn it is; after a window by any operator that serves
		///   the service with stake in this era; after two windows by anybody. If another than the operator
		///   whose turn it was does it, the turn is missed. Slots that began before the seed and the roster
		///   of their era were known are nobody's turn, and anybody's.
		/// - `service`: Id of the job's service.
		/// - `job`: Number of a job with a slot that has begun and is not taken.
		/// - `most`: Weight that the job's call may declare at most: what it declares, or more. `duties` tells
		///   it. Above `MaxCallWeight` it counts as that.
		///
		/// Emits `TurnCounted` if it was somebody's turn, and `JobDone` with the result of the call: it is
		/// paid even if it fails. Emits `JobPaused` instead of both if the job can not pay the fee.
		///
		/// Errors: `NotKeeper`, `NoSuchJob`, `JobIsOver`, `NotDue`, `NotPaid`, `NotYourTurn`, `NotServing`,
		/// `CallTooHeavy`.
		///
		/// Cost: the job, the roster and the turns of an operator, two payments, and the call. Free of fee if
		/// it succeeds: the job pays that.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::perform().saturating_add((*most).min(T::MaxCallWeight::get())))]
		pub fn perform(
			origin: OriginFor<T>,
			service: ServiceId,
			job: JobId,
			most: Weight,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_perform(who, service, job, most)
		}

		/// Lets an account make jobs at a service that admits approved accounts only.
		///
		/// - `origin`: `ManagerOrigin` for `service`, usually its owner.
		/// - `service`: Id of a service whose terms have the hook `Liveness`.
		/// - `who`: Account to approve.
		///
		/// Emits `CreatorApproved`.
		///
		/// Errors: `BadOrigin`, `NotKeeper`, `AlreadyApproved`, `TooManyCreators` (32).
		///
		/// Cost: one record.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::approve_creator())]
		pub fn approve_creator(
			origin: OriginFor<T>,
			service: ServiceId,
			who: T::AccountId,
		) -> DispatchResult {
			T::ManagerOrigin::ensure_origin(origin, &service)?;
			Self::do_approve_creator(service, who)
		}

		/// Lets an account make no more jobs at a service, and change none. Those that it made go on.
		///
		/// - `origin`: `ManagerOrigin` for `service`, usually its owner.
		/// - `service`: Id of the service.
		/// - `who`: Account that is approved.
		///
		/// Emits `CreatorRemoved`.
		///
		/// Errors: `BadOrigin`, `NotApproved`.
		///
		/// Cost: one record.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_creator())]
		pub fn remove_creator(
			origin: OriginFor<T>,
			service: ServiceId,
			who: T::AccountId,
		) -> DispatchResult {
			T::ManagerOrigin::ensure_origin(origin, &service)?;
			Self::do_remove_creator(service, who)
		}

		/// Gives a job other terms, all of them, from the next era on. The slots stay where they are.
		///
		/// - `origin`: Signed by the account that made the job, which the service still admits. It must be
		///   allowed to make `call` itself, in the way in which this call came.
		/// - `service`: Id of the job's service.
		/// - `job`: Number of a job that was not cancelled.
		/// - `call`: Call as in `create_job`, and no heavier than the job's first one.
		/// - `until`: First tick in which no slot begins any more.
		/// - `price`: Price of each performance, as in `create_job`.
		/// - `cap`: Highest fee that the job pays for a performance, as in `create_job`.
		///
		/// Emits `JobChanged`.
		///
		/// Errors: `NotKeeper`, `NoSuchJob`, `NotOwner`, `JobIsOver`, `TooMuchLoad`, `NotApproved`,
		/// `EndsTooSoon`, `CallNotAllowed`, `CallTooLarge`, `PriceTooLow`, `CapTooLow`.
		///
		/// Cost: two records, by the length of the call.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::change_job(call.encoded_size().saturated_into()))]
		pub fn change_job(
			origin: OriginFor<T>,
			service: ServiceId,
			job: JobId,
			call: Box<T::JobCall>,
			until: u64,
			price: Balance,
			cap: Balance,
		) -> DispatchResult {
			Self::do_change_job(origin, service, job, *call, (until, price, cap))
		}

		/// Holds more funds for a job. They pay from the next era on.
		///
		/// - `origin`: Signed by the account that made the job.
		/// - `service`: Id of the job's service.
		/// - `job`: Number of a job that was not cancelled.
		/// - `amount`: Amount in the smallest unit of the currency.
		///
		/// Emits `JobFunded`.
		///
		/// Errors: `NoSuchJob`, `NotOwner`, `JobIsOver`, `BadFunds`; the currency's error if the funds do
		/// not suffice.
		///
		/// Cost: one record and a hold.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::fund_job())]
		pub fn fund_job(
			origin: OriginFor<T>,
			service: ServiceId,
			job: JobId,
			amount: Balance,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_fund_job(&owner, service, job, amount)
		}

		/// Removes a job that is over, and releases its deposit and funds to its owner. It is over from the
		/// era after its last one on, or when its funds pay for no performance any more.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of the job's service.
		/// - `job`: Number of the job.
		///
		/// Emits `JobEnded` with the amount released.
		///
		/// Errors: `NoSuchJob`, `JobGoesOn`.
		///
		/// Cost: two records and two holds.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::end_job())]
		pub fn end_job(origin: OriginFor<T>, service: ServiceId, job: JobId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_end_job(service, job)
		}

		/// Records the turns that an operator did in the last era, for its rewards.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of the operator's service.
		/// - `assignment`: Id of its assignment, which was dealt a turn in the last era.
		///
		/// Emits `WorkSettled`.
		///
		/// Errors: `NoTurns`, `NotKeeper`, `WorkNotPaid`; the error of the pallet that rewards work, as for a
		/// second time.
		///
		/// Cost: four records, and what the pallet that rewards work writes.
		#[pallet::call_index(11)]
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
