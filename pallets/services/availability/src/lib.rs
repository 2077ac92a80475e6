#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod calls;
mod challenges;
mod promises;
mod service;
// The codec's derive for enums expands to `as`.
#[allow(clippy::as_conversions)]
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
		/// Its hook must have a variant for [`Withholding`]; services with another hook are refused.
		type Pledges: PledgeInspect<Self::AccountId, Hook: TryInto<Withholding>>;

		/// Currency in which challenges are paid: held from the challenger, paid to the operator.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason>>;

		/// Deposit of an operator for the record of a promise. It bounds the number of promises, so it
		/// must cost something; changing it later changes new promises only.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// Randomness that picks the chunk of a challenge that names none. An operator that knows it in
		/// advance can drop the other chunks, so use one that is unknown before the block.
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// Weights of the calls and of a judgement, measured in the runtime that uses them.
		type WeightInfo: WeightInfo;

		/// Set-up of services and operators for the benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: restaking_primitives::BenchmarkHelper<Self::AccountId, Withholding>;
	}

	/// Reasons of this pallet to hold funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Price of an open challenge, in its challenger's account.
		Challenge,
		/// Deposit for a promise, in its operator's account.
		Promise,
	}

	/// Promises of operators to hold blobs, by service, blob and operator.
	///
	/// `Twox64Concat` for the service, which the chain counts; `Blake2_128Concat` for blob and operator,
	/// which anybody can choose. Each entry has its deposit. Removed by `end_promise`.
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

	/// Challenges that are open, and those that have failed and may still be reported.
	///
	/// `Twox64Concat`: the chain counts the numbers. Removed by an answer, or by `close_challenge` once
	/// a failed one cannot be reported any more.
	#[pallet::storage]
	pub type Challenges<T: Config> =
		StorageMap<_, Twox64Concat, ChallengeId, Challenge<T::AccountId>>;

	/// Number of the next challenge. Only grows, so a number is never used again.
	#[pallet::storage]
	pub type NextChallengeId<T> = StorageValue<_, ChallengeId, ValueQuery>;

	/// Number of open challenges of an operator: those of [`Challenges`] in [`Stage::Open`].
	///
	/// `Twox64Concat`: the chain counts the ids, so nobody can choose them. Never zero: removed with the
	/// last open challenge.
	#[pallet::storage]
	pub type Open<T> = StorageMap<_, Twox64Concat, AssignmentId, u32, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator has promised to hold a blob, or extended its promise.
		Promised {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
			/// Last era in which the blob is held.
			until_era: EraIndex,
		},
		/// A promise was removed, and its deposit returned to the operator.
		PromiseEnded {
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
		},
		/// An operator is asked for a chunk.
		Challenged {
			/// Number of the challenge.
			challenge: ChallengeId,
			/// Id of the service.
			service: ServiceId,
			/// Account of the operator.
			operator: T::AccountId,
			/// The blob.
			blob: Blob,
			/// Position of the chunk in the blob, from zero on.
			chunk: u32,
			/// Last block in which the challenge can be answered.
			due_block: u64,
		},
		/// An operator has shown the chunk, and has the price.
		ChallengeAnswered {
			/// Number of the challenge.
			challenge: ChallengeId,
			/// Amount that the operator got, in the smallest unit of the currency.
			price: Balance,
		},
		/// No answer came in time. The challenger has its price back, and the challenge can be reported.
		ChallengeFailed {
			/// Number of the challenge.
			challenge: ChallengeId,
		},
		/// A failed challenge that cannot be reported any more was removed.
		ChallengeForgotten {
			/// Number of the challenge.
			challenge: ChallengeId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service does not exist or is no availability service. Look up its id and the hook of its
		/// terms.
		NotAvailability,
		/// The time to answer is zero, or the number of open challenges out of bounds. Set `response` to
		/// at least 1 and `open` to at least 1 and at most 64.
		BadRules,
		/// An answer would be due when half of the report window is over. Set `response` to at most half of
		/// the blocks of the report window, or make that longer.
		ResponseTooLong,
		/// Anybody could keep an operator busy for nothing, or nobody could pay for a challenge. Set
		/// `price` above zero and to at most the minimum pledge of the terms.
		BadPrice,
		/// The blob has no chunk, or too many, or they are too small or too large. Divide it otherwise.
		BadBlob,
		/// The signer or operator does not serve this service, or is suspended. Choose another.
		NotServing,
		/// The promise would be over already, or end no later than before. Name a later era.
		TooShort,
		/// The operator did not promise this blob to this service, or not any more. Choose another.
		NotPromised,
		/// The promise is not over. Wait until the era after its last one.
		NotOver,
		/// The blob has no such chunk. Choose another, or leave it to chance.
		NoSuchChunk,
		/// The operator has the maximum number of open challenges of its rules. Wait until one is over.
		TooManyChallenges,
		/// There is no such challenge: it was answered, or is long over. Look up its number.
		NoSuchChallenge,
		/// The challenge is of another operator. Sign with the account that was asked.
		NotYours,
		/// The last block to answer is over. Answer the next challenge in time.
		TooLate,
		/// The bytes are not that chunk of that blob, or the hashes do not lead to its root. Show the
		/// chunk that the challenge names, with its own proof.
		BadProof,
		/// The challenge can still be answered. Wait until it is due.
		NotDue,
		/// The failed challenge can still be reported. Wait until the exit window after its era is over.
		StillReportable,
		/// The evidence is no SCALE-encoded number of a challenge. Encode it as a `u32`, and nothing
		/// after it.
		BadEvidence,
		/// The challenge is of another operator or service. Report the assignment that it names.
		NotOfOperator,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Promises to hold a blob through an era, or extends such a promise.
		///
		/// - `origin`: Signed by an operator that serves `service` in the present era. It pays the
		///   deposit for a new promise.
		/// - `service`: Id of a service whose terms have the hook `Withholding`.
		/// - `blob`: Merkle root, number of chunks (1 to 2²⁰) and their length in bytes (128 to 4,096).
		/// - `until_era`: Last era in which the blob is held: the present one or later, and later than
		///   in an earlier promise of the same blob.
		///
		/// Emits `Promised`.
		///
		/// Errors: `NotAvailability`, `BadBlob`, `NotServing`, `TooShort`; the currency's error if the
		/// funds do not suffice for the deposit.
		///
		/// Cost: one record and its deposit.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::promise())]
		pub fn promise(
			origin: OriginFor<T>,
			service: ServiceId,
			blob: Blob,
			until_era: EraIndex,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_promise(operator, service, blob, until_era)
		}

		/// Removes a promise that is over, or whose operator has left, and returns its deposit.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `service`: Id of the service.
		/// - `blob`: Blob of the promise.
		/// - `operator`: Account of the operator, which gets the deposit.
		///
		/// Emits `PromiseEnded`.
		///
		/// Errors: `NotPromised`, `NotOver`.
		///
		/// Cost: one record.
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

		/// Asks an operator for a chunk of a blob that it has promised.
		///
		/// - `origin`: Signed by any account: permissionless. The price of the rules is held from it
		///   until the challenge is over.
		/// - `service`: Id of a service whose terms have the hook `Withholding`.
		/// - `operator`: Operator that serves in the present era and has promised the blob for it.
		/// - `blob`: Blob of the promise.
		/// - `chunk`: Position of the chunk, below the number of chunks. `None` picks one at random.
		///
		/// Emits `Challenged` with the number of the challenge, the chunk and the last block to answer.
		///
		/// Errors: `NotAvailability`, `NotPromised`, `NotServing`, `NoSuchChunk`, `TooManyChallenges`;
		/// the currency's error if the funds do not suffice for the price.
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

		/// Answers a challenge: shows the chunk it asks for, and gets its price.
		///
		/// - `origin`: Signed by the operator that is asked.
		/// - `challenge`: Number of an open challenge, at the latest in its last block.
		/// - `chunk`: Bytes of the chunk, exactly as long as the chunks of the blob.
		/// - `proof`: Hashes that lead from the chunk to the root, lowest level first, at most 20.
		///
		/// Emits `ChallengeAnswered` with the amount that the operator got.
		///
		/// Errors: `NoSuchChallenge`, `NotYours`, `TooLate`, `BadProof`.
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

		/// Ends a challenge without an answer and releases its price to the challenger. Called once
		/// more, when the challenge cannot be reported any more, removes its record.
		///
		/// - `origin`: Signed by any account: permissionless.
		/// - `challenge`: Number of a challenge that is past its last block; if it has failed already,
		///   the exit window of the service's terms must be over since the era in which it was asked.
		///
		/// Emits `ChallengeFailed`, or `ChallengeForgotten` the second time.
		///
		/// Errors: `NoSuchChallenge`, `NotDue`, `StillReportable`.
		///
		/// Cost: two records and a hold.
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
