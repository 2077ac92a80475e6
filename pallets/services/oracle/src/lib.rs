#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod faults;
mod rounds;
mod types;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use types::{
	Answer, Deviation, Entry, Evidence, FeedId, Name, Round, MAX_ANSWERS, MAX_FEEDS, MAX_KEPT,
	MAX_MISSES, MAX_NAME,
};
pub use weights::WeightInfo;

use frame_support::{pallet_prelude::*, traits::EnsureOriginWithArg};
use restaking_primitives::{PledgeInspect, ServiceId};

/// Lets other pallets read answers.
pub trait Answers {
	/// The answer of the latest round that is over and in which operators agreed.
	fn latest(service: ServiceId, feed: FeedId) -> Option<Answer>;

	/// The answer of a round that is over, if operators agreed and it is not too old.
	fn answer(service: ServiceId, feed: FeedId, round: u64) -> Option<Answer>;
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
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Deviation>>;

		/// Who opens and closes the feeds of a service.
		type ManagerOrigin: EnsureOriginWithArg<Self::RuntimeOrigin, ServiceId>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets up what the benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Deviation>;
	}

	/// The names of a service's feeds, each in the place of its number.
	#[pallet::storage]
	pub type Feeds<T: Config> =
		StorageMap<_, Twox64Concat, ServiceId, BoundedVec<Name, ConstU32<MAX_FEEDS>>, ValueQuery>;

	/// The latest rounds of a feed: each in the place of its number modulo the number that is kept.
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

	/// The latest round of a feed in which somebody answered.
	#[pallet::storage]
	pub type Latest<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, FeedId, u64>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A feed was opened.
		FeedOpened {
			/// The service.
			service: ServiceId,
			/// The feed.
			feed: FeedId,
			/// Its name.
			name: Name,
		},
		/// A feed was closed: nobody answers any more.
		FeedClosed {
			/// The service.
			service: ServiceId,
			/// The feed.
			feed: FeedId,
		},
		/// An operator has answered.
		Answered {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The round.
			round: u64,
			/// The feeds and its answers.
			values: BoundedVec<(FeedId, u128), ConstU32<MAX_FEEDS>>,
		},
		/// A round is over, and its operators agreed. Told when the next round has its first answer;
		/// the answer is known before.
		Agreed {
			/// The service.
			service: ServiceId,
			/// The feed.
			feed: FeedId,
			/// What they agreed on.
			answer: Answer,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such oracle service. Look up its id and its terms.
		NotOracle,
		/// A round needs at least one block, and a service keeps some rounds, but not too many. Choose
		/// others.
		BadCalendar,
		/// A fault would cost nothing. Name a fraction.
		NothingAtStake,
		/// More missed rounds are asked for than can be proven. Ask for fewer.
		TooManyMisses,
		/// The feed needs a name. Give it one.
		NoName,
		/// A feed of the service has this name. Use that one.
		NameTaken,
		/// The service has as many feeds as can be. Register another service.
		TooManyFeeds,
		/// There is no such feed, or it is closed. Look up its number.
		NoSuchFeed,
		/// There is no answer. Send at least one.
		NoAnswers,
		/// The signer did not serve in the era of this round, or is suspended. Wait for the next era,
		/// or be released first.
		NotServing,
		/// The signer has too small a part of what counts to be heard. Gather more pledges.
		TooLittleStake,
		/// No stake counts in the era of this round. Wait for the next era.
		NothingCounted,
		/// The signer has answered in this round. Wait for the next one.
		AlreadyAnswered,
		/// The bytes are no evidence. Encode them as the documentation says.
		BadEvidence,
		/// The round is not over. Wait for its last block.
		RoundOpen,
		/// The chain keeps no such round: nobody answered in it, or it is too old.
		NoSuchRound,
		/// The operators did not agree in this round, so there is nothing to measure by.
		NoAgreement,
		/// The operator did not answer in this round.
		NotAnswered,
		/// The answer is within the tolerance: that is no fault.
		WithinTolerance,
		/// These are not as many rounds of one era, ascending, as the rules ask for.
		BadRounds,
		/// The operator did answer in one of these rounds.
		WasPresent,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a feed of a service.
		///
		/// Errors: not the owner; no oracle service; no name, or taken; too many feeds.
		///
		/// Cost: one record.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_feed())]
		pub fn open_feed(origin: OriginFor<T>, service: ServiceId, name: Name) -> DispatchResult {
			T::ManagerOrigin::ensure_origin(origin, &service)?;
			Self::do_open_feed(service, name)
		}

		/// Closes a feed of a service. Its last answer stays.
		///
		/// Errors: not the owner; no such feed. Cost: one record.
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

		/// Answers in the present round, for one feed or several. By an operator.
		///
		/// Errors: no oracle service, or no such feed; not serving; too little stake; answered before.
		/// Then none of the answers is taken.
		///
		/// Cost: the operator's records, and two records of each feed.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::submit(values.len() as u32))] // cast: bounded
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
