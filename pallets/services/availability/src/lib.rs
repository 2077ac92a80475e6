#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod challenges;
mod promises;
mod types;
mod withholding;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
#[cfg(test)]
mod tests;

pub mod weights;

pub use pallet::*;
pub use types::{
	Blob, Challenge, ChallengeId, Chunk, Promise, Proof, Stage, Withholding, MAX_CHUNK, MAX_CHUNKS,
	MAX_OPEN, MAX_PROOF, MIN_CHUNK,
};
pub use weights::WeightInfo;

use frame_support::{
	pallet_prelude::*,
	traits::{fungible, Consideration, Footprint, Randomness},
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, PledgeInspect, ServiceId};
use sp_core::H256;
use sp_runtime::SaturatedConversion;

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
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Withholding>>;

		/// The currency in which challenges are paid.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// The deposit of an operator for a promise.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// Which chunk is asked for when the challenger leaves it to chance.
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets up what the benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Withholding>;
	}

	/// Why funds are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a challenge that is open.
		Challenge,
		/// For a promise.
		Promise,
	}

	/// What operators of a service have promised to hold.
	#[pallet::storage]
	pub type Promises<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ServiceId>,
			NMapKey<Blake2_128Concat, Blob>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		Promise<T::Consideration>,
	>;

	/// Challenges that are open, and those that failed and can still be reported.
	#[pallet::storage]
	pub type Challenges<T: Config> =
		StorageMap<_, Twox64Concat, ChallengeId, Challenge<T::AccountId>>;

	/// The number of the next challenge.
	#[pallet::storage]
	pub type NextChallengeId<T> = StorageValue<_, ChallengeId, ValueQuery>;

	/// How many challenges of an operator are open.
	#[pallet::storage]
	pub type Open<T> = StorageMap<_, Twox64Concat, AssignmentId, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator has promised to hold a blob.
		Promised {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
			/// The last era in which it is held.
			until: EraIndex,
		},
		/// A promise is over, and its deposit is free.
		PromiseEnded {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
		},
		/// Somebody asks an operator for a chunk.
		Challenged {
			/// The challenge.
			challenge: ChallengeId,
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
			/// Which of its chunks.
			chunk: u32,
			/// The last block in which it can be answered.
			due: u64,
		},
		/// An operator has shown the chunk, and has the price.
		ChallengeAnswered {
			/// The challenge.
			challenge: ChallengeId,
			/// What the operator got.
			price: Balance,
		},
		/// No answer came in time. The challenger has its price back, and anybody may report it.
		ChallengeFailed {
			/// The challenge.
			challenge: ChallengeId,
		},
		/// A challenge that failed can not be reported any more, and is forgotten.
		ChallengeForgotten {
			/// The challenge.
			challenge: ChallengeId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such availability service. Look up its id and its terms.
		NotAvailability,
		/// A challenge needs time to be answered, and some may be open, but not too many. Choose
		/// others.
		BadRules,
		/// Silence would cost nothing. Name a fraction.
		NothingAtStake,
		/// The blob has no chunk, or too many, or they are too small or too large. Divide it otherwise.
		BadBlob,
		/// The signer or operator does not serve this service, or is suspended. Choose another.
		NotServing,
		/// The promise would be over already, or end no later than before. Name a later era.
		TooShort,
		/// The operator did not promise this blob to this service, or not any more. Choose another.
		NotPromised,
		/// The promise is not over. Wait for its last era.
		NotOver,
		/// The blob has no such chunk. Choose another, or leave it to chance.
		NoSuchChunk,
		/// As many challenges of the operator are open as its rules allow. Wait until one is over.
		TooManyChallenges,
		/// There is no such challenge: it was answered, or is long over. Look up its number.
		NoSuchChallenge,
		/// The challenge is of another operator. Ask that one.
		NotYours,
		/// It is too late to answer.
		TooLate,
		/// The bytes are not that chunk of that blob, or the hashes do not lead to its root.
		BadProof,
		/// The challenge can still be answered. Wait until it is due.
		NotDue,
		/// The challenge failed and can still be reported. Wait until its era is long over.
		StillReportable,
		/// The bytes are no number of a challenge.
		BadEvidence,
		/// The challenge is of another operator or service.
		NotOfOperator,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Promises to hold a blob until an era, that included, or for longer. By an operator.
		///
		/// Errors: no availability service; not serving; a blob out of bounds; over already; no funds for
		/// the deposit.
		///
		/// Cost: one record and its deposit.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::promise())]
		pub fn promise(
			origin: OriginFor<T>,
			service: ServiceId,
			blob: Blob,
			until: EraIndex,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_promise(operator, service, blob, until)
		}

		/// Removes a promise that is over, or whose operator serves no more. By anybody; the operator
		/// gets the deposit back.
		///
		/// Errors: not promised; not over. Cost: one record.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::end_promise())]
		pub fn end_promise(
			origin: OriginFor<T>,
			service: ServiceId,
			blob: Blob,
			operator: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_end_promise(service, blob, operator)
		}

		/// Asks an operator for a chunk of a blob that it has promised: for a certain one, or for one
		/// that chance picks. By anybody, for the price of the rules, which is held until it is over.
		///
		/// Errors: no availability service; not promised; not serving; no such chunk; too many challenges;
		/// no funds for the price.
		///
		/// Cost: three records and a hold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::challenge())]
		pub fn challenge(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
			blob: Blob,
			chunk: Option<u32>,
		) -> DispatchResult {
			let challenger = ensure_signed(origin)?;
			Self::do_challenge(challenger, service, operator, blob, chunk)
		}

		/// Shows the chunk that a challenge asks for, with the hashes that lead to the blob's root. By
		/// the operator, who gets the price.
		///
		/// Errors: no such challenge; somebody else's; too late; a bad proof.
		///
		/// Cost: two records, a payment, and a hash of the chunk and of each level.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::answer(
			chunk.len().saturated_into(),
			proof.len().saturated_into(),
		))]
		pub fn answer(
			origin: OriginFor<T>,
			challenge: ChallengeId,
			chunk: Chunk,
			proof: Proof,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_answer(operator, challenge, chunk, proof)
		}

		/// Ends a challenge that was not answered in time, so that the challenger has its price back;
		/// or forgets one that failed and can not be reported any more. By anybody.
		///
		/// Errors: no such challenge; not due; still reportable. Cost: two records and a hold.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::fail_challenge().max(T::WeightInfo::forget_challenge())
		)]
		pub fn close_challenge(origin: OriginFor<T>, challenge: ChallengeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_challenge(challenge)
		}
	}
}
