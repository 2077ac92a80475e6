#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod answers;
mod calls;
mod duties;
mod faults;
mod feeds;
#[cfg(any(feature = "try-runtime", test))]
mod laws;
mod presence;
mod rounds;
mod service;
mod visits;
// The codec's derive for enums expands to `as`.
#[allow(clippy::as_conversions)]
mod types;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use answers::Answers;
pub use pallet::*;
pub use types::{
	Answer, Counted, Deviation, Entry, EraFaults, Evidence, Feed, FeedId, Member, Name, RollCall,
	Slot, Step, Unit, MAX_FEEDS, MAX_NAME, MAX_STEPS,
};
pub use weights::WeightInfo;

use frame_support::{pallet_prelude::*, traits::EnsureOriginWithArg};
use restaking_primitives::{
	AssignmentId, Cursor, EraIndex, EraWork, FreeDuties, HasRules, OffenceSink, PledgeInspect,
	RewardSink, ServiceId, Visits,
};

/// The services that the chain visits in turn.
pub(crate) type Watched<T> = Visits<Cursors<T>, LastVisited<T>>;

#[frame_support::pallet]
// The pallet macros expand to these, for metadata, bounds and codecs.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_support::weights::WeightMeter;
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
		/// accusations and the work that was done.
		///
		/// Its hook must have a variant for [`Deviation`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Deviation> + HasRules<Deviation>>
			+ FreeDuties
			+ OffenceSink
			+ RewardSink;

		/// Origin that opens and closes the feeds of the service it is checked with: usually the owner
		/// of the service. It decides which questions operators must answer, so an origin that is too
		/// wide lets strangers fill the list of feeds, which never shrinks.
		type ManagerOrigin: EnsureOriginWithArg<Self::RuntimeOrigin, ServiceId>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services and operators for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Deviation>;
	}

	/// Feeds of a service, each in the place of its number.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. The list only grows, to at
	/// most [`MAX_FEEDS`], so a number is never used again. It ends with the service.
	#[pallet::storage]
	pub type Feeds<T: Config> =
		StorageMap<_, Twox64Concat, ServiceId, BoundedVec<Feed, ConstU32<MAX_FEEDS>>, ValueQuery>;

	/// Operators that take part in a round: by service, and the round's number modulo 2.
	///
	/// `Twox64Concat`: the chain counts services, and the second key is 0 or 1. An entry begins with the
	/// first value in a round and ends when the round is closed.
	#[pallet::storage]
	pub type Rolls<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u8, RollCall>;

	/// Values of a round: by service, feed, and the round's number modulo 2.
	///
	/// `Twox64Concat`: the chain counts services and feeds, and the third key is 0 or 1. An entry begins
	/// with the first value for the feed in a round and ends when the round is closed.
	#[pallet::storage]
	pub type Slots<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ServiceId>,
			NMapKey<Twox64Concat, FeedId>,
			NMapKey<Twox64Concat, u8>,
		),
		Slot,
	>;

	/// Answer of the latest closed round of a feed that has one.
	///
	/// `Twox64Concat`: the chain counts services and feeds. The entry ends with the service.
	#[pallet::storage]
	pub type Latest<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, FeedId, Answer>;

	/// Who deviated: by service, and the era modulo [`ERAS_KEPT`](restaking_primitives::ERAS_KEPT).
	///
	/// `Twox64Concat`: the chain counts services and eras. An entry is overwritten by a later era.
	#[pallet::storage]
	pub type Faults<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, EraFaults, ValueQuery>;

	/// Who was present: by service, and the era modulo [`ERAS_KEPT`](restaking_primitives::ERAS_KEPT).
	///
	/// `Twox64Concat`: the chain counts services and eras. An entry is overwritten by a later era.
	#[pallet::storage]
	pub type Work<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, u32, EraWork, ValueQuery>;

	/// What the chain has seen of the faults and the members of each service.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. An entry begins with the first
	/// answer, and is forgotten with the service.
	#[pallet::storage]
	pub type Cursors<T> = StorageMap<_, Twox64Concat, ServiceId, Cursor>;

	/// The service that the chain has visited last. Absent if it is gone.
	#[pallet::storage]
	pub type LastVisited<T> = StorageValue<_, ServiceId>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A feed was opened.
		FeedOpened {
			/// Id of the service.
			service: ServiceId,
			/// Number of the feed within the service.
			feed: FeedId,
			/// Name of the feed, in bytes.
			name: Name,
			/// Era from which values are taken. From the next one on operators have to give them.
			since: EraIndex,
		},
		/// A feed was closed: it takes no more values.
		FeedClosed {
			/// Id of the service.
			service: ServiceId,
			/// Number of the feed within the service.
			feed: FeedId,
		},
		/// An operator has answered.
		Answered {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// Number of the round.
			round: u64,
			/// Feeds with the values that were taken, each in the last decimal of its feed.
			values: BoundedVec<(FeedId, i128), ConstU32<MAX_FEEDS>>,
		},
		/// A round was closed with an answer. It could be read from the end of the round on.
		Agreed {
			/// Id of the service.
			service: ServiceId,
			/// Number of the feed within the service.
			feed: FeedId,
			/// The answer: round, era, block, median, agreeing stake and all stake.
			answer: Answer,
		},
		/// An operator was farther from the answer than ever before in this era.
		Deviated {
			/// Id of the service.
			service: ServiceId,
			/// Assignment of the operator.
			assignment: AssignmentId,
			/// Era of the round.
			era: EraIndex,
			/// Farthest step that it reached, counted from one.
			step: u8,
		},
		/// A round was closed, and presence in it was counted.
		RoundClosed {
			/// Id of the service.
			service: ServiceId,
			/// Number of the round.
			round: u64,
			/// Era of the round.
			era: EraIndex,
			/// True if operators with half of the stake were present, so that others are missed.
			attempted: bool,
		},
		/// The work of an operator was recorded by a call, for its rewards.
		WorkSettled {
			/// Id of the operator's assignment.
			assignment: AssignmentId,
			/// The era, which is the last one.
			era: EraIndex,
			/// Number of attempted rounds in which it was present.
			points: u32,
			/// Number of attempted rounds.
			most: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no oracle service. Look up its id and the hook of its terms.
		NotOracle,
		/// A round has no tick. Set `round` to at least 1.
		NoRound,
		/// A round is longer than a quarter of an era or of the report window. Lower `round`.
		RoundTooLong,
		/// The exit window is longer than faults are kept. Set it to at most 30 eras.
		ExitWindowTooLong,
		/// The median could be that of a minority. Set the quorum of the terms above 50 %.
		QuorumTooLow,
		/// A single silent operator would stop every answer. Set the quorum of the terms to at most 99 %.
		QuorumTooHigh,
		/// The tolerance is zero, or honest operators could be far from each other. Set `tolerance` above
		/// zero and below 25 %.
		BadTolerance,
		/// An honest operator could be beyond the first step. Set it to at least 3 tolerances.
		StepTooNear,
		/// The steps do not ascend in distance and in price, or there is none. List one to four, the
		/// nearest first.
		BadSteps,
		/// The rules expect too much presence or none. Set `mostMissed` from 10 % to 90 %.
		BadPresence,
		/// A step costs more than the maximum slash, or one absence would suspend the operator until its
		/// exit window is over. Lower `absence` to half of the maximum slash, and the steps to all of it.
		TooDear,
		/// The number of feeds is zero or above 32. Set `maxFeeds` from 1 to 32.
		BadMaxFeeds,
		/// The feed has no name. Give it one of 1 to 32 bytes.
		NoName,
		/// The feed has no least tolerance. Set `least` to at least 1.
		NoLeast,
		/// An open feed of the service has this name. Use that feed.
		NameTaken,
		/// The service has as many open feeds as its rules allow, or 32 closed ones included. Close a feed,
		/// or register another service.
		TooManyFeeds,
		/// The feed does not exist or is closed. Look up its number.
		NoSuchFeed,
		/// No value was taken: each feed is unknown, closed, not yet open, or answered in this round. Send
		/// a value for an open feed, once in a round.
		NothingNew,
		/// The signer did not serve with stake in the era of this round, or is suspended. Wait for the next
		/// era, or be released first.
		NotServing,
		/// No stake counts in the era of this round. Wait for an era with pledges.
		NothingCounted,
		/// The service has more operators than places. Wait until one has left.
		TooManyOperators,
		/// The bytes are no evidence. Encode them as the documentation says.
		BadEvidence,
		/// The round is not over, or one of the era is not closed. Wait for its end, and close it.
		RoundOpen,
		/// Nothing of the round is open: it is closed, or nobody answered in it. Close another one.
		NoSuchRound,
		/// The operator did not reach this step in this era, or its rounds are not closed. Close them, or
		/// report a lesser step.
		NotDeviated,
		/// The rules have no such step. Count steps from one.
		NoSuchStep,
		/// The chain does not know any more when the era began. Report sooner.
		TooOld,
		/// Less than half of the era's rounds had half of the stake present, so nobody is missed.
		/// Report another era.
		NotAttempted,
		/// The operator was present often enough. Report another one.
		WasPresent,
		/// The terms of the service pay for no presence. Nothing can be settled.
		WorkNotPaid,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::visit_some(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a feed: a question that operators of the service answer in every round. Values are taken
		/// from the next era on. From the one after it nobody who gives none is present.
		///
		/// - `origin`: `ManagerOrigin` for `service`, usually its owner.
		/// - `service`: Id of a service whose terms have the hook `Deviation`.
		/// - `name`: Name of the feed, 1 to 32 bytes, that no open feed of the service has.
		/// - `decimals`: Number of decimals of a value: `v` means `v / 10^decimals` units.
		/// - `unit`: Unit of the values, padded with zeros.
		/// - `least`: Least distance between values that is tolerated, in the last decimal. At least 1.
		///
		/// Emits `FeedOpened` with the number of the feed.
		///
		/// Errors: `BadOrigin`, `NotOracle`, `NoName`, `NoLeast`, `NameTaken`, `TooManyFeeds` (as many open
		/// ones as the rules allow, or 32, closed ones included).
		///
		/// Cost: one record.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_feed())]
		pub fn open_feed(
			origin: OriginFor<T>,
			service: ServiceId,
			name: Name,
			decimals: u8,
			unit: Unit,
			least: u128,
		) -> DispatchResult {
			T::ManagerOrigin::ensure_origin(origin, &service)?;
			Self::do_open_feed(service, name, (decimals, unit, least))
		}

		/// Closes a feed at once. Values for it are skipped, and nobody is missed in the present round. Its
		/// last answer can still be read, and its number is not used again.
		///
		/// - `origin`: `ManagerOrigin` for `service`, usually its owner.
		/// - `service`: Id of the service.
		/// - `feed`: Number of an open feed.
		///
		/// Emits `FeedClosed`.
		///
		/// Errors: `BadOrigin`, `NoSuchFeed`.
		///
		/// Cost: one record.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::close_feed())]
		pub fn close_feed(
			origin: OriginFor<T>,
			service: ServiceId,
			feed: FeedId,
		) -> DispatchResult {
			T::ManagerOrigin::ensure_origin(origin, &service)?;
			Self::do_close_feed(service, feed)
		}

		/// Answers in the present round, for one feed or several. The first value for a feed stands. Values
		/// for feeds that are unknown, closed, not yet open or answered are skipped.
		///
		/// - `origin`: Signed by an operator that serves `service` with stake in the era of the round's
		///   first tick.
		/// - `service`: Id of a service whose terms have the hook `Deviation`.
		/// - `values`: Feeds with a value in the last decimal of the feed, at most 32.
		///
		/// Emits `Answered`; and what closing emits, for rounds before the last one that nobody has closed.
		///
		/// Errors: `NotOracle`, `NotServing`, `NothingCounted`, `NothingNew` (no value was taken),
		/// `TooManyOperators`.
		///
		/// Cost: the operator's records, two records for each feed with a value or of an old round. The rest of
		/// 32 feeds is refunded.
		/// Free of fee if it gives a value for each feed that takes some, the operator gave none before in this
		/// round, and the block has room for free duties.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::submit(MAX_FEEDS))]
		pub fn submit(
			origin: OriginFor<T>,
			service: ServiceId,
			values: BoundedVec<(FeedId, i128), ConstU32<MAX_FEEDS>>,
		) -> DispatchResultWithPostInfo {
			let operator = ensure_signed(origin)?;
			Self::do_submit(operator, service, values)
		}

		/// Closes a round that is over: records its answers, who is far from them, and who was present.
		/// Rounds before the last one are also closed by operators that answer.
		///
		/// - `origin`: Signed by anybody.
		/// - `service`: Id of a service whose terms have the hook `Deviation`.
		/// - `round`: Number of the round.
		///
		/// Emits `Agreed` for each feed with an answer, `Deviated` and `RoundClosed`.
		///
		/// Errors: `NotOracle`, `RoundOpen`, `NoSuchRound` (it is closed, or nobody answered in it).
		///
		/// Cost: for each feed with values a record of them. The rest is refunded.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::close_round(MAX_FEEDS))]
		pub fn close_round(
			origin: OriginFor<T>,
			service: ServiceId,
			round: u64,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_close_round(service, round)
		}

		/// Records in how many rounds an operator was present in the last era, for its rewards.
		///
		/// The chain does it by itself where it comes to the service in time.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of a service whose terms have the hook `Deviation` that pays for work.
		/// - `assignment`: Id of an assignment at it that served in the last era.
		///
		/// Emits `WorkSettled`.
		///
		/// Errors: `NotOracle`, `WorkNotPaid`, `NotServing`, `RoundOpen` (a round of the era is not closed), `TooOld`,
		/// `NotAttempted`; the error of the pallet that rewards work, as for a second time.
		///
		/// Cost: nine records, and what the pallet that rewards work writes.
		#[pallet::call_index(4)]
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
