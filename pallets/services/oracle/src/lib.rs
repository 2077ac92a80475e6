#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod answers;
mod calls;
mod faults;
mod feeds;
mod rounds;
mod service;
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
	Answer, Deviation, Entry, Evidence, FeedId, Name, Round, MAX_ANSWERS, MAX_FEEDS, MAX_KEPT,
	MAX_MISSES, MAX_NAME,
};
pub use weights::WeightInfo;

use frame_support::{pallet_prelude::*, traits::EnsureOriginWithArg};
use restaking_primitives::{PledgeInspect, ServiceId};
use sp_runtime::SaturatedConversion;

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
		/// Its hook must have a variant for [`Deviation`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Deviation>>;

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

	/// Names of a service's feeds, each in the place of its number. A closed feed has an empty name.
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. The list only grows, to at
	/// most [`MAX_FEEDS`], so a number is never used again.
	#[pallet::storage]
	pub type Feeds<T: Config> =
		StorageMap<_, Twox64Concat, ServiceId, BoundedVec<Name, ConstU32<MAX_FEEDS>>, ValueQuery>;

	/// Latest rounds of a feed: by service, feed, and the round's number modulo `kept` of the rules.
	///
	/// `Twox64Concat`: services and feeds are counted by the chain, and the third key is below
	/// [`MAX_KEPT`], so nobody can choose keys. An entry begins with the first answer in a round, is
	/// overwritten by that of a later round in its place, and is never removed.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ServiceId>,
			NMapKey<Twox64Concat, FeedId>,
			NMapKey<Twox64Concat, u32>,
		),
		Round,
	>;

	/// Number of the latest round of a feed that has an answer. The round is in [`Rounds`].
	///
	/// `Twox64Concat`: the chain counts services and feeds. The number only grows; the entry is
	/// never removed.
	#[pallet::storage]
	pub type Latest<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, FeedId, u64>;

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
		},
		/// A feed was closed: it accepts no more answers.
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
			/// Feeds with their answers, each in the unit of its feed.
			values: BoundedVec<(FeedId, u128), ConstU32<MAX_FEEDS>>,
		},
		/// A round that is over has reached the quorum. Emitted with the first answer in a later round;
		/// the answer can be read from the end of its round on.
		Agreed {
			/// Id of the service.
			service: ServiceId,
			/// Number of the feed within the service.
			feed: FeedId,
			/// The answer: round, median and answering stake.
			answer: Answer,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no oracle service. Look up its id and the hook of its terms.
		NotOracle,
		/// A round has no block, or too few or too many rounds are kept. Set `round` to at least 1 and
		/// `kept` to at least 2 and at most 1,024.
		BadCalendar,
		/// The rules ask for more missed rounds than can be proven. Set `misses` below `kept`, to at most
		/// 32, and to at most the rounds that begin in one era.
		TooManyMisses,
		/// A round would end when half of the report window is over. Set `round` to at most half of the
		/// blocks of the report window, or make that longer.
		RoundTooLong,
		/// Rounds would be overwritten before anybody notices a fault. Raise `kept`, so that the rounds of
		/// a quarter of an era, or of 32 blocks, stay besides the missed ones.
		TooFewKept,
		/// The median could be that of a minority. Set the quorum of the terms above 50 %.
		QuorumTooLow,
		/// An answer of zero would always be within the tolerance. Set `tolerance` below 100 %.
		ToleratesAll,
		/// One absence would suspend the operator until its exit window is over. Set `absence` to at most
		/// half of the maximum slash, or raise that.
		TooDear,
		/// The feed has no name. Give it one of 1 to 32 bytes.
		NoName,
		/// An open feed of the service has this name. Use that feed.
		NameTaken,
		/// The service has 32 feeds, closed ones included. Register another service.
		TooManyFeeds,
		/// The feed does not exist or is closed. Look up its number.
		NoSuchFeed,
		/// The call has no answer. Send at least one.
		NoAnswers,
		/// The signer did not serve in the era of this round, or is suspended. Wait for the next era,
		/// or be released first.
		NotServing,
		/// The operator has less than a 64th part of the counted stake, so it is not heard. Gather more
		/// pledges.
		TooLittleStake,
		/// No stake counts in the era of this round. Wait for an era with pledges.
		NothingCounted,
		/// The signer has answered in this round. Wait for the next one.
		AlreadyAnswered,
		/// The bytes are no evidence. Encode them as the documentation says.
		BadEvidence,
		/// The round is not over. Wait for its last block.
		RoundOpen,
		/// The chain keeps no such round: nobody answered in it, or it is too old. Report another one.
		NoSuchRound,
		/// The round did not reach the quorum, so it has no median. Report another one.
		NoAgreement,
		/// The operator did not answer in this round. Report absence instead.
		NotAnswered,
		/// The answer is within the tolerance, which is no fault. Report a greater difference.
		WithinTolerance,
		/// The rounds are not as many as `misses`, ascending and all in one era. Choose others.
		BadRounds,
		/// The operator answered in one of these rounds. Choose rounds that it missed.
		WasPresent,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a feed: a question that operators of the service answer in every round from now on.
		///
		/// - `origin`: `ManagerOrigin` for `service`, usually its owner.
		/// - `service`: Id of a service whose terms have the hook `Deviation`.
		/// - `name`: Name of the feed, 1 to 32 bytes, that no open feed of the service has.
		///
		/// Emits `FeedOpened` with the number of the feed.
		///
		/// Errors: `BadOrigin`, `NotOracle`, `NoName`, `NameTaken`, `TooManyFeeds` (32, closed ones
		/// included).
		///
		/// Cost: one record.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_feed())]
		pub fn open_feed(origin: OriginFor<T>, service: ServiceId, name: Name) -> DispatchResult {
			T::ManagerOrigin::ensure_origin(origin, &service)?;
			Self::do_open_feed(service, name)
		}

		/// Closes a feed for answers. Its last answer can still be read, and its number is not used
		/// again.
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

		/// Answers in the present round, for one feed or several.
		///
		/// - `origin`: Signed by an operator that serves `service` since the era of the round's first
		///   block, with at least a 64th part of the stake counted in it.
		/// - `service`: Id of a service whose terms have the hook `Deviation`.
		/// - `values`: Open feeds, each once, with a value in the unit of the feed: at least 1 and at
		///   most 32.
		///
		/// Emits `Answered`; for each feed `Agreed`, if this is the first answer since a round that
		/// reached the quorum.
		///
		/// Errors: `NoAnswers`, `NotOracle`, `NotServing`, `NoSuchFeed`, `NothingCounted`,
		/// `TooLittleStake`, `AlreadyAnswered`. One answer refused refuses all of them.
		///
		/// Cost: the operator's records, and two records of each feed.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::submit(values.len().saturated_into()))]
		pub fn submit(
			origin: OriginFor<T>,
			service: ServiceId,
			values: BoundedVec<(FeedId, u128), ConstU32<MAX_FEEDS>>,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_submit(operator, service, values)
		}
	}
}
